// What `fix` says of rows that were taken out or moved, of cells that several repairs change, and of what is left.
#include <boost/json.hpp>
#include <string>

#include "renaksi/io/report.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

candidate fix_candidate(repair_kind kind, std::int32_t row) {
    candidate out;
    out.kind = kind;
    out.row = row_index{row};
    return out;
}

struct fixed {
    std::string text;
    boost::json::value json;
};

fixed fix_report_of(const plan& p, const std::vector<mistake>& mistakes, const std::vector<applied_repair>& applied) {
    std::vector<patch> patches;
    for (const applied_repair& one : applied) patches.push_back(make_patch(p, *one.of, one.of->candidates[one.candidate]));
    const auto mended = apply_patches(p, patches);
    REQUIRE(mended);
    const check_result before = report_test::sums_only(p);
    const check_result after = report_test::sums_only(mended->mended);
    const std::vector<name_change> names;
    const fix_report report{"rencana.txt", p, before, mistakes, applied, *mended, after, names, false, {}};
    report_options options;
    options.lang = language::id;
    return {write_fix_text(report, options), boost::json::parse(write_fix_json(report, options))};
}

bool fix_says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a row that is taken out is named by its line, in text and JSON", "[report]") {
    const plan p = report_test::small_plan();
    std::vector<mistake> mistakes(1);
    mistakes[0].id = 1;
    mistakes[0].row = row_index{4};
    mistakes[0].candidates = {fix_candidate(repair_kind::doubled_row, 4)};
    mistakes[0].candidates[0].reasons = {repair_reason::row_twice};
    const fixed got = fix_report_of(p, mistakes, {{&mistakes[0], 0}});
    CHECK(fix_says(got.text, "Diperbaiki:\n  1. baris 6 dihapus\n     baris tercantum dua kali\n"));
    CHECK(got.json.at("applied").at(0).at("removed") == boost::json::parse(R"([{"line": 6, "nama": "Rapat Koordinasi"}])"));
    CHECK(got.json.at("applied").at(0).at("moved").as_array().empty());
}

TEST_CASE("a row that moves is named with its new place", "[report]") {
    const plan p = report_test::small_plan();
    std::vector<mistake> mistakes(1);
    mistakes[0].id = 1;
    mistakes[0].candidates = {fix_candidate(repair_kind::misplaced_row, 4)};
    mistakes[0].candidates[0].other = row_index{1};
    const fixed got = fix_report_of(p, mistakes, {{&mistakes[0], 0}});
    CHECK(fix_says(got.text, "  1. baris 6 dipindah ke bawah baris 3\n"));
    CHECK(got.json.at("applied").at(0).at("moved_below") == 3);
}

TEST_CASE("a total that two repairs change is shown once, with what it comes to", "[report]") {
    const plan p = report_test::small_plan();
    const auto worth = [](std::int64_t whole) { return amount::of(*rupiah::from_rupiah(whole)); };
    std::vector<mistake> mistakes(2);
    for (std::size_t i = 0; i < mistakes.size(); ++i) {
        const auto row = static_cast<std::int32_t>(3 + i);
        mistakes[i].id = static_cast<std::int64_t>(i) + 1;
        candidate repair = fix_candidate(repair_kind::cell, row);
        const amount old_value = p.row(row_index{row}).money(plan_column::tw1);
        repair.changes = {{row_index{row}, plan_column::tw1, old_value, amount::of(*rupiah::from_rupiah(200000))}};
        repair.follows = {
            {row_index{2}, plan_column::tw1, worth(400000), amount::of(rupiah::from_sen(40000000 + 20000000 - old_value.addend().sen()))}};
        mistakes[i].candidates = {repair};
    }
    const fixed got = fix_report_of(p, mistakes, {{&mistakes[0], 0}, {&mistakes[1], 0}});
    CHECK(fix_says(got.text, "  1. baris 5, TW I: 250.000 → 200.000\n"));
    CHECK(fix_says(got.text, "  2. baris 6, TW I: 150.000 → 200.000\n"));
    CHECK(fix_says(got.text, "Jumlah yang ikut berubah:\n  baris 4, kegiatan  TW I    400.000 → 400.000\n"));
    CHECK(fix_says(got.text, "Tidak ada berkas yang ditulis."));
}

TEST_CASE("what is left stands there with its candidates", "[report]") {
    const plan p = report_test::small_plan();
    std::vector<mistake> mistakes(1);
    mistakes[0].id = 1;
    mistakes[0].row = row_index{4};
    mistakes[0].difference_sen = 10000000;
    mistakes[0].candidates = {fix_candidate(repair_kind::missing_row, 2)};
    mistakes[0].candidates[0].changes = {{row_index{2}, plan_column::year, {}, amount::of(*rupiah::from_rupiah(100000))}};
    const fixed got = fix_report_of(p, mistakes, {});
    CHECK(fix_says(got.text, "Belum diperbaiki, perlu diputuskan:\n  1. Baris 6, sub kegiatan, pagu: selisih +100.000\n"));
    CHECK(fix_says(got.text, "di bawah baris 4 hilang satu baris: pagu 100.000; carilah di dokumen asalnya"));
    CHECK(got.json.at("left") == boost::json::array{1});
}
