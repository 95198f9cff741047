#include "recognise/column_content.hpp"

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi::recognise;
using renaksi::test::document;

TEST_CASE("what the cells of a column are like") {
    const document text(
        "PROGRAM SATU|12 Bulan|45292|1.000.000\n"
        "Kegiatan satu|3 Laporan|45292|-\n");
    const auto contents = read_contents(text.cells(), {0, 1});
    REQUIRE(contents.size() == 4);
    CHECK(contents[0].wording == 2);
    CHECK(contents[1].with_unit == 2);
    CHECK(contents[2].serials == 2);
    CHECK(contents[3].money == 1);
    CHECK(contents[3].says() == 1);
}

TEST_CASE("a code over several columns is found, whole codes and single numbers are none") {
    const document spread("x|5|01|01||PROGRAM SATU\nx|5|01|01|2,01|Kegiatan satu\nx|5|01|01|2,02|Kegiatan dua\n");
    const auto found = find_code_columns(spread.cells(), {0, 1, 2});
    REQUIRE(found);
    CHECK(found->begin == 1);
    CHECK(found->end == 5);
    const document whole("5.01.01|PROGRAM SATU|1\n5.01.01.2.01|Kegiatan satu|1\n");
    CHECK_FALSE(find_code_columns(whole.cells(), {0, 1}));
}
