#include "io/span_table.hpp"

#include <rapidcheck.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/sheets.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"

namespace {

using renaksi::read_limits;
using renaksi::io::cell_span;
using renaksi::io::span_table;
using renaksi::test::shown_merges;
using renaksi::test::shown_rows;

using texts = std::vector<std::string>;

cell_span spanning(std::size_t columns, std::size_t rows) {
    cell_span span;
    span.columns = columns;
    span.rows = rows;
    return span;
}

cell_span vertical(bool opens, std::size_t columns = 1) {
    cell_span span;
    span.columns = columns;
    span.opens = opens;
    span.continues = !opens;
    return span;
}

}  // namespace

TEST_CASE("spans: cells that go on from above are one with them") {
    const read_limits limits;
    span_table table(limits);
    CHECK(!table.begin_row());
    CHECK(!table.add_cell("a", vertical(true)));
    CHECK(!table.add_cell("b", vertical(true, 2)));
    CHECK(!table.begin_row());
    CHECK(!table.add_cell("", vertical(false)));
    CHECK(!table.add_cell("", vertical(false, 2)));
    CHECK(!table.begin_row());
    CHECK(!table.add_cell("", vertical(false)));
    CHECK(!table.add_cell("c", vertical(true)));
    CHECK(!table.add_cell("d"));
    const auto cells = table.finish();
    CHECK(shown_rows(cells) == texts{"a | b", " | ", " | c | d"});
    CHECK(shown_merges(cells) == texts{"0,0 3x1", "0,1 2x2"});
}

TEST_CASE("spans: a cell that goes on from nothing is a cell of its own") {
    const read_limits limits;
    span_table table(limits);
    CHECK(!table.begin_row());
    CHECK(!table.add_cell("", vertical(false)));
    CHECK(!table.add_cell("x"));
    CHECK(!table.begin_row());
    CHECK(!table.add_cell("", vertical(false)));
    CHECK(!table.add_cell("", vertical(false)));
    const auto cells = table.finish();
    CHECK(shown_rows(cells) == texts{" | x", " | "});
    CHECK(cells.merges().empty());
}

// The oracle paints every place that a cell covers, one by one, as HTML's "forming a table" says it.
TEST_CASE("spans: cells stand where painting every place puts them") {
    CHECK(rc::check("cells stand where painting puts them", [] {
        const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 7);
        const read_limits limits;
        span_table table(limits);
        std::map<std::pair<std::size_t, std::size_t>, std::string> painted;
        std::map<std::pair<std::size_t, std::size_t>, std::string> expected;
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            RC_ASSERT(!table.begin_row());
            std::size_t column = 0;
            for (std::size_t cells = *rc::gen::inRange<std::size_t>(0, 5); cells > 0; --cells) {
                const std::size_t wide = *rc::gen::inRange<std::size_t>(1, 4);
                const std::size_t high = *rc::gen::inRange<std::size_t>(0, 4);
                const std::string name = std::to_string(++count);
                while (painted.count({row, column}) > 0) ++column;
                expected[{row, column}] = name;
                for (std::size_t c = column; c < column + wide && painted.count({row, c}) == 0; ++c) {
                    for (std::size_t r = row; r < (high == 0 ? rows : row + high); ++r) painted[{r, c}] = name;
                }
                RC_ASSERT(!table.add_cell(name, spanning(wide, high)));
            }
        }
        const auto grid = table.finish();
        std::map<std::pair<std::size_t, std::size_t>, std::string> found;
        for (std::size_t row = 0; row < grid.rows(); ++row) {
            for (std::size_t column = 0; column < grid.columns(row); ++column) {
                if (!grid.cell(row, column).empty()) found[{row, column}] = std::string(grid.cell(row, column));
            }
        }
        RC_ASSERT(found == expected);
        std::map<std::pair<std::size_t, std::size_t>, int> covered;
        for (const auto& merge : grid.merges()) {
            RC_ASSERT(merge.row + merge.rows <= rows);
            for (std::size_t r = merge.row; r < merge.row + merge.rows; ++r) {
                for (std::size_t c = merge.column; c < merge.column + merge.columns; ++c) {
                    RC_ASSERT((++covered[{r, c}] == 1));
                    RC_ASSERT((painted[{r, c}] == expected[{merge.row, merge.column}]));
                }
            }
        }
    }));
}
