#include "recognise/sheet_copy.hpp"

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using renaksi::recognise::sheet_copy;
using renaksi::test::document;

TEST_CASE("a copied sheet is written as it was") {
    const document text("a|b\n\nc||d\n");
    const auto out = sheet_copy(text.grid()).write(text.grid());
    REQUIRE(out.rows() == text.grid().rows());
    for (std::size_t row = 0; row < out.rows(); ++row) {
        CHECK(out.line(row) == text.grid().line(row));
        for (std::size_t column = 0; column < 3; ++column) CHECK(out.cell(row, column) == text.grid().cell(row, column));
    }
}

TEST_CASE("a cell that moves keeps its place in the input, and a row that is added keeps the line") {
    const document text("a|b|c\nd|e|f\n");
    sheet_copy sheet(text.grid());
    const std::size_t below = sheet.add_row_below(0);
    sheet.carry(0, 2, below, 0);
    sheet.shift(1, 1);
    const auto out = sheet.write(text.grid());
    REQUIRE(out.rows() == 3);
    CHECK(out.cell(0, 2).empty());
    CHECK(out.cell(1, 0) == "c");
    CHECK(out.origin(1, 0) == 3);
    CHECK(out.line(1) == 1);
    CHECK(out.cell(2, 1) == "d");
    CHECK(out.origin(2, 1) == 1);
}
