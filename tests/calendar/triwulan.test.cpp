#include "renaksi/calendar/triwulan.hpp"

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("the four quarters cover the fiscal year without gap or overlap") {
    const tahun_anggaran year = *tahun_anggaran::make(2022);
    boost::gregorian::date next = year.period().begin();
    for (const triwulan quarter : every_triwulan) {
        CHECK(period(year, quarter).begin() == next);
        next = period(year, quarter).end();
    }
    CHECK(next == year.period().end());
    CHECK(period(year, triwulan::iii).last() == boost::gregorian::date(2022, 9, 30));
}

TEST_CASE("a month lies in the quarter whose period holds it") {
    const tahun_anggaran year = *tahun_anggaran::make(2023);
    for (std::uint16_t month = 1; month <= 12; ++month) {
        const std::optional<triwulan> quarter = triwulan_of(month);
        REQUIRE(quarter);
        CHECK(period(year, *quarter).contains(boost::gregorian::date(2023, month, 15)));
    }
    CHECK_FALSE(triwulan_of(0));
    CHECK_FALSE(triwulan_of(13));
}

TEST_CASE("quarters as people write them") {
    CHECK(*parse_triwulan("I") == triwulan::i);
    CHECK(*parse_triwulan(" 1 ") == triwulan::i);
    CHECK(*parse_triwulan("TW I") == triwulan::i);
    CHECK(*parse_triwulan("TW4") == triwulan::iv);
    CHECK(*parse_triwulan("Tw. ii") == triwulan::ii);
    CHECK(*parse_triwulan("TW-IV") == triwulan::iv);
    CHECK(*parse_triwulan("Triwulan 3") == triwulan::iii);
    CHECK(*parse_triwulan("TRIWULAN ke-3") == triwulan::iii);
    for (const triwulan quarter : every_triwulan) CHECK(*parse_triwulan(roman(quarter)) == quarter);
}

TEST_CASE("what is no quarter is refused at its place") {
    CHECK(parse_triwulan("TW V").error().where.column == 4);
    CHECK(parse_triwulan("5").error().code == errc::bad_date);
    CHECK_FALSE(parse_triwulan(""));
    CHECK_FALSE(parse_triwulan("TW"));
    CHECK_FALSE(parse_triwulan("IIII"));
    CHECK_FALSE(parse_triwulan("12"));
}
