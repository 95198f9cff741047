// What `write_plan_text` writes is read back as the same plan.
#include <boost/json.hpp>

#include "cases/case.hpp"
#include "renaksi/io/report.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

namespace json = boost::json;

/// The plan as JSON without its lines: they are the document's, not the plan's.
json::value without_lines(const plan& p) {
    json::value out = json::parse(write_show_json({"x", p}));
    const auto strip = [](json::value& row) {
        if (!row.is_object()) return;
        row.as_object().erase("line");
        row.as_object().erase("parent_line");
    };
    for (json::value& row : out.as_object().at("rows").as_array()) strip(row);
    strip(out.as_object().at("jumlah"));
    strip(out.as_object().at("pengesahan"));
    return out;
}

/// What was written has one sheet, one year and one stage; only how numbers are read and the list of names go on.
std::string round_trip_difference(const plan& p, read_options options) {
    options.format = input_format::automatic;
    options.sheet.clear();
    options.tahun = 0;
    options.tahap = tahap::perubahan;
    const auto again = read_plan(write_plan_text(p), options);
    if (!again) return message(again.error(), language::en);
    return renaksi::test::mismatch(without_lines(p), without_lines(*again));
}

}  // namespace

TEST_CASE("the table of text of every case is read back as the same plan", "[report]") {
    std::size_t read = 0;
    for (const renaksi::test::test_case& one : renaksi::test::load_cases(RENAKSI_TEST_CASES)) {
        if (!one.error.empty()) continue;
        const auto p = read_plan(renaksi::test::read_text(one.input), one.read);
        REQUIRE(p);
        ++read;
        INFO(one.name);
        CHECK(round_trip_difference(*p, one.read) == "");
    }
    CHECK(read > 100);
}

TEST_CASE("the sample's table of text is the same plan, and writing it again gives the same bytes", "[report]") {
    const auto p = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    REQUIRE(p);
    CHECK(round_trip_difference(*p, {}) == "");
    const std::string text = write_plan_text(*p);
    const auto again = read_plan(text);
    REQUIRE(again);
    CHECK(write_plan_text(*again) == text);
}

TEST_CASE("a cell never breaks out of its place in the table of text", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM\tA\nB", {"10", "", "10", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 2, "\"Kutipan\" C", {"10", "", "10", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const std::string text = write_plan_text(*built);
    CHECK(text.find("PROGRAM A B\tProgram\t10\t\t10") != std::string::npos);
    CHECK(text.find("\"\"\"Kutipan\"\" C\"\tKegiatan\t10") != std::string::npos);
}
