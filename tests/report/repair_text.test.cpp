#include "report/repair_text.hpp"

#include <string>

#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

amount worth(std::int64_t whole) { return amount::of(*rupiah::from_rupiah(whole)); }

candidate one_cell(row_index row, plan_column column, amount old_value, amount new_value) {
    candidate out;
    out.row = row;
    out.changes = {{row, column, old_value, new_value}};
    return out;
}

std::string shown(const mistake& of, const plan& p, language lang) {
    const report::painter plain(false);
    return report::candidates_text(of, p, {lang, 80, "   ", plain});
}

}  // namespace

TEST_CASE("a candidate says the cell, both values, the reasons and the totals that follow", "[report]") {
    const plan p = report_test::small_plan();
    mistake of;
    of.status = mistake_status::confident;
    of.candidates = {one_cell(row_index{4}, plan_column::tw3, {}, worth(100000))};
    of.candidates[0].reasons = {repair_reason::cell_left_empty};
    of.candidates[0].follows = {{row_index{2}, plan_column::tw3, worth(250000), worth(350000)},
                                {row_index{1}, plan_column::tw3, worth(250000), worth(350000)}};
    CHECK(shown(of, p, language::id) ==
          "   Usul perbaikan (yakin):\n"
          "     1) baris 6, TW III: kosong → 100.000\n"
          "        sel belum terisi; baris 4 dan 3 ikut berubah\n");
    CHECK(shown(of, p, language::en) ==
          "   Proposed repair (confident):\n"
          "     1) line 6, TW III: blank → 100,000\n"
          "        the cell was left empty; lines 4 and 3 change along\n");
}

TEST_CASE("of a mistake that the document decides only the best candidate is shown", "[report]") {
    const plan p = report_test::small_plan();
    mistake of;
    of.status = mistake_status::confident;
    of.candidates = {one_cell(row_index{4}, plan_column::tw3, {}, worth(100000)),
                     one_cell(row_index{4}, plan_column::tw1, worth(150000), worth(250000))};
    CHECK(shown(of, p, language::id) ==
          "   Usul perbaikan (yakin):\n"
          "     1) baris 6, TW III: kosong → 100.000\n"
          "     dan 1 lagi, jauh lebih kecil kemungkinannya\n");
    CHECK(shown(of, p, language::en).find("     and 1 more, far less likely\n") != std::string::npos);
}

TEST_CASE("candidates that nothing tells apart are called equally good, and no more than four are shown", "[report]") {
    const plan p = report_test::small_plan();
    mistake of;
    for (int i = 0; i < 6; ++i) {
        of.candidates.push_back(one_cell(row_index{4}, plan_column::tw1, worth(150000), worth(100000 + i)));
        of.candidates.back().rank = i < 2 ? 1 : i + 1;
    }
    const std::string text = shown(of, p, language::id);
    CHECK(text.find("Usul perbaikan (ragu, 2 usul pertama sama kuat):\n") != std::string::npos);
    CHECK(text.find("2) baris 6, TW I: 150.000 → 100.001 (sama kuat dengan usul 1)\n") != std::string::npos);
    CHECK(text.find("3) baris 6, TW I: 150.000 → 100.002\n") != std::string::npos);
    CHECK(text.find("5)") == std::string::npos);
    CHECK(text.find("     dan 2 lagi\n") != std::string::npos);
}

TEST_CASE("what happens to whole rows is said in words", "[report]") {
    const plan p = report_test::small_plan();
    candidate rows;
    rows.row = row_index{4};
    rows.kind = repair_kind::doubled_row;
    CHECK(report::repair_text(rows, p, language::id) == "baris 6 dihapus");
    CHECK(report::repair_text(rows, p, language::en) == "take out line 6");
    rows.kind = repair_kind::misplaced_row;
    rows.other = row_index{1};
    CHECK(report::repair_text(rows, p, language::id) == "baris 6 dipindah ke bawah baris 3");
    rows.kind = repair_kind::missing_row;
    rows.row = row_index{2};
    rows.other.reset();
    rows.changes = {{row_index{2}, plan_column::year, {}, worth(70000)}, {row_index{2}, plan_column::tw2, {}, worth(70000)}};
    CHECK(report::repair_text(rows, p, language::id) ==
          "di bawah baris 4 hilang satu baris: pagu 70.000, TW II 70.000; carilah di dokumen asalnya");
    rows.kind = repair_kind::row_cells;
    rows.row = row_index{4};
    rows.changes = {{row_index{4}, plan_column::tw1, worth(150000), worth(250000)},
                    {row_index{4}, plan_column::tw4, worth(250000), worth(150000)}};
    CHECK(report::repair_text(rows, p, language::en) == "line 6, several cells: TW I: 150,000 → 250,000; TW IV: 250,000 → 150,000");
}

TEST_CASE("a mistake without candidates, and one that was not searched exactly, say so", "[report]") {
    const plan p = report_test::small_plan();
    mistake of;
    of.is_least = false;
    const std::string text = shown(of, p, language::en);
    CHECK(text.find("No repair is proposed") != std::string::npos);
    CHECK(text.find("More broken sums hang together") != std::string::npos);
}

TEST_CASE("rows of no document are called by their names", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 0, "PROGRAM A", {"10", "5", "", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    CHECK(report::repair_text(one_cell(row_index{0}, plan_column::tw2, {}, worth(5)), *built, language::en) ==
          "program \"PROGRAM A\", TW II: blank → 5");
}
