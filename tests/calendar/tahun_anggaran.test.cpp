#include "renaksi/calendar/tahun_anggaran.hpp"

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("the fiscal year runs from January to December") {
    const result<tahun_anggaran> year = tahun_anggaran::make(2024);
    REQUIRE(year);
    CHECK(year->value() == 2024);
    CHECK(year->period().begin() == boost::gregorian::date(2024, 1, 1));
    CHECK(year->period().last() == boost::gregorian::date(2024, 12, 31));
    CHECK(year->period().length().days() == 366);
}

TEST_CASE("years that no document names are refused") {
    CHECK(tahun_anggaran::make(1900));
    CHECK(tahun_anggaran::make(2999));
    CHECK(tahun_anggaran::make(2999)->period().length().days() == 365);
    CHECK_FALSE(tahun_anggaran::make(1899));
    CHECK_FALSE(tahun_anggaran::make(3000));
    CHECK(tahun_anggaran::make(-1).error().code == errc::bad_date);
}

TEST_CASE("a title's year") {
    for (const char* text : {"2022", " TA 2022", "T.A. 2022", "TA. 2022", "TAHUN 2022", "Tahun Anggaran 2022", "TA2022"}) {
        INFO(text);
        const result<tahun_anggaran> year = parse_tahun_anggaran(text);
        REQUIRE(year);
        CHECK(year->value() == 2022);
    }
    CHECK(parse_tahun_anggaran("Tahun 22").error().where.column == 9);
    CHECK(parse_tahun_anggaran("20222").error().where.column == 5);
    CHECK(parse_tahun_anggaran("TA 1022").error().where.column == 4);
    CHECK_FALSE(parse_tahun_anggaran(""));
    CHECK_FALSE(parse_tahun_anggaran("Tahun"));
}
