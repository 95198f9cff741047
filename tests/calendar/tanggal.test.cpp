#include "renaksi/calendar/tanggal.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

std::string iso(std::string_view text) {
    const result<tanggal> when = parse_tanggal(text);
    return when ? to_iso(*when) : message(when.error(), language::en);
}
std::int64_t refused_at(std::string_view text) {
    const result<tanggal> when = parse_tanggal(text);
    INFO(text);
    REQUIRE_FALSE(when);
    CHECK(when.error().code == errc::bad_date);
    CHECK_FALSE(when.error().detail.empty());
    return when.error().where.column;
}

}  // namespace

TEST_CASE("dates as documents write them") {
    CHECK(iso("Maret 2022") == "2022-03");
    CHECK(iso("12 Maret 2022") == "2022-03-12");
    CHECK(iso(" 12  MARET\xC2\xA0"
              "2022 ") == "2022-03-12");
    CHECK(iso("12-03-2022") == "2022-03-12");
    CHECK(iso("12/3/2022") == "2022-03-12");
    CHECK(iso("12.03.2022") == "2022-03-12");
    CHECK(iso("2022-03-12") == "2022-03-12");
    CHECK(iso("2022-03") == "2022-03");
    CHECK(iso("3/2022") == "2022-03");
    CHECK(iso("12-Mar-2022") == "2022-03-12");
    CHECK(iso("March 12, 2022") == "2022-03-12");
    CHECK(iso("1 Nopember 1998") == "1998-11-01");
    CHECK(iso("29 Pebruari 2024") == "2024-02-29");
    CHECK(iso("17 Agst 2022") == "2022-08-17");
}

TEST_CASE("every month in every spelling") {
    const std::vector<std::vector<std::string>> spellings{{"Januari", "January", "Jan"},
                                                          {"Februari", "Pebruari", "February", "Feb", "Peb"},
                                                          {"Maret", "March", "Mar"},
                                                          {"April", "Apr"},
                                                          {"Mei", "May"},
                                                          {"Juni", "June", "Jun"},
                                                          {"Juli", "July", "Jul"},
                                                          {"Agustus", "August", "Agu", "Agt", "Agst", "Aug"},
                                                          {"September", "Sep", "Sept"},
                                                          {"Oktober", "October", "Okt", "Oct"},
                                                          {"November", "Nopember", "Nov", "Nop"},
                                                          {"Desember", "December", "Des", "Dec"}};
    for (std::size_t i = 0; i < spellings.size(); ++i) {
        for (const std::string& word : spellings[i]) {
            INFO(word);
            CHECK(parse_bulan(word) == i + 1);
            CHECK(parse_bulan(lower(word)) == i + 1);
        }
    }
    CHECK_FALSE(parse_bulan("Mart"));
    CHECK_FALSE(parse_bulan(""));
}

TEST_CASE("days that do not exist are refused at the part that fails") {
    CHECK(refused_at("31 April 2022") == 1);
    CHECK(refused_at("29 Februari 2023") == 1);
    CHECK(refused_at("29-02-1900") == 1);
    CHECK(refused_at("12-13-2022") == 4);
    CHECK(refused_at("12 Foo 2022") == 4);
    CHECK(refused_at("0 Maret 2022") == 1);
    CHECK(refused_at("12 Maret 1022") == 10);
    CHECK(refused_at("2022-02-30") == 9);
    CHECK(parse_tanggal("31 April 2022").error().detail == "day 31, the month has 30");
    CHECK(parse_tanggal("12 Foo 2022").error().detail == "no month 'Foo'");
}

TEST_CASE("what is no date is refused") {
    CHECK(refused_at("") == 1);
    CHECK(refused_at("2022") == 1);
    CHECK(refused_at("Maret") == 1);
    CHECK(refused_at("12 Maret 22") == 1);
    CHECK(refused_at("12,2022") == 1);
    CHECK(refused_at("12 03 2022") == 1);
    CHECK(refused_at("12 Maret 2022 x") == 15);
    CHECK(refused_at("12--03-2022") == 4);
    CHECK(refused_at("12 Maret 2022?") == 14);
    CHECK(refused_at(std::string(500, '1')) == 1);
}

TEST_CASE("a date without a day stands for its month") {
    const tanggal march{2022, 3, 0};
    CHECK(format(march) == "Maret 2022");
    CHECK(format(march, language::en) == "March 2022");
    CHECK_FALSE(to_date(march));
    CHECK(period(march).length().days() == 31);
    CHECK(period(*parse_tanggal("Februari 2024")).length().days() == 29);
    CHECK(march < tanggal{2022, 3, 1});
    CHECK(tanggal{2022, 2, 28} < march);
    CHECK(to_date(tanggal{2022, 3, 12}) == boost::gregorian::date(2022, 3, 12));
    CHECK(period(tanggal{2022, 3, 12}).length().days() == 1);
    CHECK(format(tanggal{2022, 3, 12}) == "12 Maret 2022");
}

TEST_CASE("every date survives being printed") {
    CHECK(rc::check("Indonesian, English and ISO, with and without a day", [] {
        const boost::gregorian::date first(1900, 1, 1);
        const boost::gregorian::date day = first + boost::gregorian::days(*rc::gen::inRange(0, 401767));  // to 2999-12-31
        const auto [year, month, number] = day.year_month_day();
        for (const int hari : {static_cast<int>(number), 0}) {
            const result<tanggal> when = make_tanggal(year, month, hari);
            RC_ASSERT(when.has_value());
            for (const std::string& text : {format(*when), format(*when, language::en), to_iso(*when)}) {
                const result<tanggal> back = parse_tanggal(text);
                RC_ASSERT(back.has_value());
                RC_ASSERT(*back == *when);
            }
            RC_ASSERT(period(*when).contains(day));
        }
    }));
}
