#include "renaksi/calendar/nip.hpp"

#include <rapidcheck.h>

#include <string>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

struct refusal {
    std::string detail;
    std::int64_t column = 0;
};

refusal refused(std::string_view text) {
    const result<nip> number = parse_nip(text);
    INFO(text);
    REQUIRE_FALSE(number);
    CHECK(number.error().code == errc::bad_nip);
    return {number.error().detail, number.error().where.column};
}

}  // namespace

TEST_CASE("a civil servant's number tells birth, appointment, sex and sequence") {
    const result<nip> number = parse_nip("19670727 199503 1 006");
    REQUIRE(number);
    CHECK(number->digits() == "196707271995031006");
    CHECK(number->kind() == nip_kind::pns);
    CHECK(number->birth() == tanggal{1967, 7, 27});
    CHECK(number->appointment_year() == 1995);
    CHECK(number->appointment_month() == 3);
    CHECK_FALSE(number->agreement_number());
    CHECK(number->sex() == jenis_kelamin::laki_laki);
    CHECK(number->sequence() == 6);
    CHECK(number->plausible_age());
    CHECK(format(*number) == "19670727 199503 1 006");
}

TEST_CASE("labels, blanks and dots around the digits do not matter") {
    for (const char* text : {"196707271995031006", "NIP. 19670727 199503 1 006", "NIP 196707271995031006", "NIP : 19670727 199503 1 006",
                             "NIP.19670727.199503.1.006",
                             "nip.\xC2\xA0"
                             "19670727\xC2\xA0"
                             "199503\xC2\xA0"
                             "1 006",
                             "NIPPPK 196707271995031006", "NI PPPK. 196707271995031006", " NIP:196707271995031006 "}) {
        INFO(text);
        const result<nip> number = parse_nip(text);
        REQUIRE(number);
        CHECK(number->digits() == "196707271995031006");
    }
}

TEST_CASE("a work agreement's number stands where the month would") {
    const result<nip> number = parse_nip("199001012022212003");
    REQUIRE(number);
    CHECK(number->kind() == nip_kind::pppk);
    CHECK(number->appointment_year() == 2022);
    CHECK_FALSE(number->appointment_month());
    CHECK(number->agreement_number() == 21);
    CHECK(number->sex() == jenis_kelamin::perempuan);
    CHECK(number->plausible_age());
}

TEST_CASE("old numbers have nine digits and no parts") {
    const result<nip> number = parse_nip("NIP. 130 900 001");
    REQUIRE(number);
    CHECK(number->kind() == nip_kind::lama);
    CHECK_FALSE(number->birth());
    CHECK_FALSE(number->appointment_year());
    CHECK_FALSE(number->sex());
    CHECK_FALSE(number->sequence());
    CHECK(number->plausible_age());
    CHECK(format(*number) == "130 900 001");
    CHECK(masked(*number) == "1309**001");
}

TEST_CASE("a refusal names the part that fails and where it stands") {
    CHECK(refused("18670727 199503 1 006").detail == "birth year 1867");
    CHECK(refused("18670727 199503 1 006").column == 1);
    CHECK(refused("19671327 199503 1 006").detail == "birth month 13");
    CHECK(refused("19671327 199503 1 006").column == 5);
    CHECK(refused("19670230 199503 1 006").detail == "birth day 30");
    CHECK(refused("NIP. 19670200 199503 1 006").column == 12);
    CHECK(refused("19670727 099503 1 006").column == 10);
    CHECK(refused("19670727 199500 1 006").detail == "month of appointment 00");
    CHECK(refused("19670727 199500 1 006").column == 14);
    CHECK(refused("19670727 199503 3 006").detail == "sex 3");
    CHECK(refused("19670727 199503 3 006").column == 17);
    CHECK(refused("19670727 199503 1 000").column == 19);
    CHECK(refused("19670727 199503 1 0061").column == 22);
    CHECK(refused("19670727 199503 1 00").column == 21);
    CHECK(refused("19670727 199503 1 0O6").column == 20);
    CHECK(refused("").column == 1);
    CHECK(refused("NIP.").detail == "0 digits, expected 18 (or 9 of an old number)");
    CHECK(refused("-").column == 1);
}

TEST_CASE("an appointment in childhood is odd, not malformed") {
    CHECK_FALSE(parse_nip("19670727 198206 1 006")->plausible_age());
    CHECK(parse_nip("19670727 198207 1 006")->plausible_age());
    CHECK_FALSE(parse_nip("19900101 200421 2 003")->plausible_age());
}

TEST_CASE("a masked number keeps its length and hides the day, the appointment and the sex") {
    CHECK(masked(*parse_nip("19670727 199503 1 006")) == "1967***********006");
}

TEST_CASE("every well-formed number is read back from its print") {
    CHECK(rc::check("parts in, parts out", [] {
        const int year = *rc::gen::inRange(1940, 2010);
        const int month = *rc::gen::inRange(1, 13);
        const int day = *rc::gen::inRange(1, 29);
        const int from = *rc::gen::inRange(1960, 2030);
        const int when = *rc::gen::inRange(1, 100);
        const int sex = *rc::gen::inRange(1, 3);
        const int sequence = *rc::gen::inRange(1, 1000);
        const auto padded = [](int value, std::size_t width) {
            const std::string digits = std::to_string(value);
            return std::string(width - digits.size(), '0') + digits;
        };
        const std::string text =
            padded(year, 4) + padded(month, 2) + padded(day, 2) + padded(from, 4) + padded(when, 2) + padded(sex, 1) + padded(sequence, 3);
        const result<nip> number = parse_nip(text);
        RC_ASSERT(number.has_value());
        RC_ASSERT(number->digits() == text);
        RC_ASSERT((number->birth() ==
                   tanggal{static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)}));
        RC_ASSERT((number->kind() == nip_kind::pppk) == (when > 12));
        RC_ASSERT((when > 12 ? number->agreement_number() : number->appointment_month()) == when);
        RC_ASSERT(number->sequence() == sequence);
        const result<nip> back = parse_nip("NIP. " + format(*number));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == *number);
    }));
}
