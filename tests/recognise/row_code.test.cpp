#include "recognise/row_code.hpp"

#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;

namespace {

row_code code_of(std::string_view kode, std::string_view nama) {
    table_row row;
    row.kode = placed_cell{kode, 1};
    row.nama = placed_cell{nama, 2};
    return read_row_code(row);
}

}  // namespace

TEST_CASE("a code of its column, and one before the name") {
    const row_code own = code_of("2.23.02", "PROGRAM PEMBINAAN");
    REQUIRE(own.value);
    CHECK(own.value->value.text() == "2.23.02");
    CHECK(own.cell.column == 1);
    CHECK(own.nama == "PROGRAM PEMBINAAN");
    const row_code before = code_of("", "2.23.02 PROGRAM PEMBINAAN");
    REQUIRE(before.value);
    CHECK(before.cell.column == 2);
    CHECK(before.nama == "PROGRAM PEMBINAAN");
}

TEST_CASE("a code in both places is no part of the name, another one is") {
    CHECK(code_of("2.23.02.0.00.00.01", "2.23.02 PROGRAM PEMBINAAN").nama == "PROGRAM PEMBINAAN");
    CHECK(code_of("X.XX.01", "X.XX.01 PROGRAM PENUNJANG").nama == "PROGRAM PENUNJANG");
    CHECK(code_of("2.23.02", "2.23.03 PROGRAM PEMBINAAN").nama == "2.23.03 PROGRAM PEMBINAAN");
    CHECK(code_of("2.23.02", "3 Program").nama == "3 Program");
}

TEST_CASE("what a code tells about its row") {
    CHECK(code_of("X.XX", "Non Urusan").is_heading());
    CHECK(code_of("4.01", "SEKRETARIAT DAERAH").is_heading());
    CHECK_FALSE(code_of("4.01.02", "PROGRAM").is_heading());
    CHECK(code_of("4.01.02.2.03.00.01", "").has_indicator_number());
    CHECK_FALSE(code_of("4.01.02.2.03", "").has_indicator_number());
    const row_code other = code_of("A.1", "Layanan");
    CHECK_FALSE(other.value);
    CHECK_FALSE(other.cell.blank());
    CHECK_FALSE(other.is_heading());
}
