#include <string>
#include <vector>

#include "renaksi/io/write.hpp"
#include "renaksi/plan/draft.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

/// `field count line before>after`.
std::vector<std::string> lost_between(const plan& before, const plan& after) {
    std::vector<std::string> out;
    for (const plan_loss& one : losses(before, after)) {
        out.push_back(one.field + " " + std::to_string(one.count) + " " + std::to_string(one.line) + " " + one.before + ">" + one.after);
    }
    return out;
}

using lost = std::vector<std::string>;

}  // namespace

TEST_CASE("the same plan on other lines has lost nothing", "[losses]") {
    const std::string table = "S Sasaran\nP A | 4 1 1 1 1 | Nilai; Unit; 4; 1 1 1 1 | pj=Kepala\nU B | 4 1 1 1 1\nJ | 4 1 1 1 1";
    CHECK(lost_between(make_plan(table), make_plan("\n" + table)).empty());
}

TEST_CASE("how digits are grouped is no loss, what they say is", "[losses]") {
    const plan grouped = make_plan("P A | 4000 _ _ _ - | Nilai; Unit; 1000; _ _ _ _", [](plan_builder&) {});
    plan_builder builder;
    row_draft row = draft_of(grouped[0]);
    row.money[0].written = "4.000";
    row.indikator[0].targets[0].written = "1.000";
    REQUIRE(builder.add_row(row));
    const auto same = std::move(builder).finish();
    REQUIRE(same);
    CHECK(lost_between(grouped, *same).empty());
    CHECK(lost_between(grouped, make_plan("P A | 4000 _ _ _ 0 | Nilai; Unit; 1000; _ _ _ _")) == lost{"tw4 1 1 ->0"});
    CHECK(lost_between(grouped, make_plan("P A | 4000 _ _ _ - | Nilai; Unit; 1000%; _ _ _ _")) == lost{"indikator.target 1 1 1000>1000%"});
}

TEST_CASE("each field is counted and its first place kept, in the order of a plan's columns", "[losses]") {
    const auto about = [](plan_builder& b) {
        b.info().judul = "JUDUL";
        b.info().pengesahan.nip = "196707271995031006";
    };
    const plan before =
        make_plan("P A | 4 1 1 1 1 | N; Unit; 4; 1 1 1 1 | pj=X\nK B | 4 1 1 1 1 | M; Unit; 4; 1 1 1 1\nU C | 4 1 1 1 1 | pj=Y", about);
    const plan after = make_plan("P A | 4 1 1 1 1\nK B | 4 1 1 1 1\nK C | 5 1 1 1 1");
    CHECK(lost_between(before, after) == lost{"judul 1 0 JUDUL>", "pengesahan.nip 1 0 196707271995031006>",
                                              "level 1 3 sub_kegiatan>kegiatan", "indikator 2 1 N>", "pagu 1 3 4>5",
                                              "penanggung_jawab 2 1 X>"});
}

TEST_CASE("a row that is gone or new is one loss and the rows behind it still meet", "[losses]") {
    const plan all = make_plan("P A | 4 1 1 1 1\nK B | 4 1 1 1 1\nU C | 1 1 _ _ _\nU D | 3 _ 1 1 1");
    const plan less = make_plan("P A | 4 1 1 1 1\nK B | 4 1 1 1 1\nU D | 3 _ 1 1 1");
    CHECK(lost_between(all, less) == lost{"row 1 3 C>"});
    CHECK(lost_between(less, all) == lost{"row 1 3 >C"});
}

TEST_CASE("the words for forms are those of the command", "[losses]") {
    CHECK(parse_plan_form("json").value() == plan_form::json);
    CHECK(parse_plan_form("csv").value() == plan_form::csv);
    CHECK(parse_plan_form("xlsx").value() == plan_form::xlsx);
    CHECK(parse_plan_form("txt").value() == plan_form::txt);
    REQUIRE_FALSE(parse_plan_form("XLSX"));
    CHECK(parse_plan_form("docx").error().code == errc::unknown_format);
}
