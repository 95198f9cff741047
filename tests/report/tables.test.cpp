// The tables of candidates and of changes.
#include <cstdint>
#include <string>

#include "renaksi/io/table.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

std::string table_text_at(const table& of, const std::string& column, std::size_t row) {
    const table_column& c = of.column(of.find(column).value());
    if (c.validity != nullptr && ((static_cast<unsigned>(c.validity[row / 8]) >> (row % 8)) & 1U) == 0) return "null";
    const auto* const bytes = static_cast<const char*>(c.data);
    switch (c.type) {
        case column_type::text:
            return {bytes + c.offsets[row], bytes + c.offsets[row + 1]};
        case column_type::int32:
            return std::to_string(static_cast<const std::int32_t*>(c.data)[row]);
        default:
            return std::to_string(static_cast<const std::int64_t*>(c.data)[row]);
    }
}

std::string table_row(const table& of, std::size_t row) {
    std::string out;
    for (std::size_t c = 0; c < of.columns(); ++c) out += (c == 0 ? "" : " | ") + table_text_at(of, of.column(c).name, row);
    return out;
}

amount table_worth(std::int64_t whole) { return amount::of(*rupiah::from_rupiah(whole)); }

std::vector<mistake> two_mistakes() {
    std::vector<mistake> out(2);
    out[0].id = 1;
    candidate cell;
    cell.row = row_index{4};
    cell.changes = {{row_index{4}, plan_column::tw2, amount::dash(), table_worth(100000)}};
    cell.follows = {{row_index{2}, plan_column::tw2, table_worth(250000), table_worth(350000)}};
    cell.reasons = {repair_reason::cell_left_empty, repair_reason::quarter_with_target};
    out[0].candidates = {cell};
    out[1].id = 2;
    candidate row;
    row.kind = repair_kind::misplaced_row;
    row.row = row_index{3};
    row.other = row_index{1};
    out[1].candidates = {cell, row};
    out[1].candidates[1].rank = 2;
    return out;
}

}  // namespace

TEST_CASE("the table of candidates has a row for each cell, and one for a row that moves", "[report]") {
    const plan p = report_test::small_plan();
    const table of = candidates_table(p, two_mistakes());
    REQUIRE(of.rows() == 5);
    CHECK(table_row(of, 0) == "1 | 1 | 1 | cell | change | 6 | 4 | tw2 | null | 10000000 | null | cell_left_empty, quarter_with_target");
    CHECK(table_row(of, 1) ==
          "1 | 1 | 1 | cell | follows | 4 | 2 | tw2 | 25000000 | 35000000 | null | cell_left_empty, quarter_with_target");
    CHECK(table_row(of, 4) == "2 | 2 | 2 | misplaced_row | row | 5 | 3 | null | null | null | 3 | null");
    CHECK(candidates_table(p, {}).rows() == 0);
}

TEST_CASE("the table of changes names rows of the mended plan, and those that were taken out", "[report]") {
    const plan p = report_test::small_plan();
    std::vector<mistake> mistakes = two_mistakes();
    candidate gone;
    gone.kind = repair_kind::doubled_row;
    gone.row = row_index{3};
    mistakes[1].candidates = {gone};
    const auto done =
        apply_patches(p, {make_patch(p, mistakes[0], mistakes[0].candidates[0]), make_patch(p, mistakes[1], mistakes[1].candidates[0])});
    REQUIRE(done);
    const table of = changes_table(*done);
    REQUIRE(of.rows() == 3);
    CHECK(table_row(of, 0) == "1 | follows | 4 | 2 | tw2 | 25000000 | 35000000 | 250,000 | 350,000");
    CHECK(table_row(of, 1) == "1 | change | 6 | 3 | tw2 | null | 10000000 | - | 100,000");
    CHECK(table_row(of, 2) == "2 | removed | 5 | null | null | null | null | null | null");
}
