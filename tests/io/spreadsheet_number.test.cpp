#include "io/spreadsheet_number.hpp"

#include <rapidcheck.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace {

using renaksi::io::cell_type;
using renaksi::io::date_system;
using renaksi::io::parse_number_format;
using renaksi::io::plain_number;
using renaksi::io::show_number;

/// The text, marked `#` for a number and `@` for a date.
std::string shown(std::string_view number, std::string_view code, date_system dates = date_system::from_1900) {
    const auto cell = show_number(*plain_number(number), parse_number_format(code), dates);
    return cell.text + (cell.type == cell_type::number ? "#" : cell.type == cell_type::date ? "@" : "");
}

std::string preferred(std::string_view plain, std::string_view text) {
    const auto cell = renaksi::io::prefer_shown(plain, text);
    return cell.text + (cell.type == cell_type::number ? "#" : "");
}

}  // namespace

TEST_CASE("stored numbers come out as the digits that the program works with") {
    CHECK(plain_number("0.95999999999999996") == "0.96");
    CHECK(plain_number("1234567.0000000002") == "1234567");
    CHECK(plain_number("30000000000.000004") == "30000000000");
    CHECK(plain_number("1.1000000000000001E-2") == "0.011");
    CHECK(plain_number("1.234567890123457E+17") == "123456789012346000");
    CHECK(plain_number("123456789012345678") == "123456789012345678");
    CHECK(plain_number("-1234567.5") == "-1234567.5");
    CHECK(plain_number("007") == "7");
    CHECK(plain_number("-0") == "0");
    CHECK(plain_number("1E3") == "1000");
    CHECK(plain_number(" 5 ") == "5");
    for (const char* const none : {"", "abc", "1,5", "NaN", "inf", "1e999", "0x10", "--1", "1.2.3"}) CHECK_FALSE(plain_number(none));
}

TEST_CASE("any amount in sen survives being stored as a double of 17 digits") {
    CHECK(rc::check("sen", [] {
        const auto sen = *rc::gen::inRange<std::int64_t>(-99'999'999'999'999, 99'999'999'999'999);
        std::string exact = std::to_string(std::abs(sen) / 100) + "." + std::to_string(100 + std::abs(sen) % 100).substr(1);
        while (exact.back() == '0') exact.pop_back();
        if (exact.back() == '.') exact.pop_back();
        if (sen < 0) exact.insert(exact.begin(), '-');
        char stored[64];
        std::snprintf(stored, sizeof stored, "%.17g", std::strtod(exact.c_str(), nullptr));
        RC_ASSERT(plain_number(stored) == exact);
    }));
}

TEST_CASE("percent formats move the point and round nothing") {
    CHECK(shown("0.96", "0%") == "96%#");
    CHECK(shown("0.005", "0.00%") == "0.5%#");
    CHECK(shown("0.333333333333333", "0%") == "33.3333333333333%#");
    CHECK(shown("-1", "0%;[Red]-0%") == "-100%#");
    CHECK(shown("12.5", "0%") == "1250%#");
    CHECK(shown("96", "0\"%\"") == "96%#");
    CHECK(shown("96", "0\\%") == "96%#");
}

TEST_CASE("codes keep the zeros and points that their format gives them") {
    CHECK(shown("1", "00") == "01#");
    CHECK(shown("5.1", "0.00") == "5.10#");
    CHECK(shown("5.123", "0.00") == "5.123#");
    CHECK(shown("12345", "00") == "12345#");
    CHECK(shown("50101", "0\".\"00\".\"00") == "5.01.01");
    CHECK(shown("50101.5", "0\".\"00\".\"00") == "50101.5#");
    CHECK(shown("1", "0000") == "0001#");
}

TEST_CASE("grouping, currencies and colours leave a number a number") {
    for (const char* const code : {"#,##0", "#,##0.00", "_-\"Rp\"* #,##0_-;-\"Rp\"* #,##0_-;_-\"Rp\"* \"-\"_-;_-@_-", "General",
                                   "[$Rp-421]#,##0", "#,##0\\ \"Rp\"", "[Red]#,##0", "0.00E+00", "# ?/?", "@"}) {
        CHECK(shown("1250000", code) == "1250000#");
    }
    CHECK(shown("12", "0\" Laporan\"") == "12 Laporan");
    CHECK(shown("1250", "#,##0\\ \"Orang\"") == "1250 Orang");
}

TEST_CASE("dates of both systems, with what their format shows") {
    CHECK(shown("45657", "d mmmm yyyy") == "31 Desember 2024@");
    CHECK(shown("45292", "[$-421]dd/mm/yyyy;@") == "1 Januari 2024@");
    CHECK(shown("45657", "mmmm yyyy") == "Desember 2024@");
    CHECK(shown("45657", "yyyy") == "2024@");
    CHECK(shown("45657.354166666664", "d/m/yyyy h:mm") == "31 Desember 2024 08:30@");
    CHECK(shown("0.354166666666667", "h:mm") == "08:30");
    CHECK(shown("1.5", "[h]:mm") == "36:00");
    CHECK(shown("1", "d/m/yyyy") == "1 Januari 1900@");
    CHECK(shown("59", "d/m/yyyy") == "28 Februari 1900@");
    CHECK(shown("60", "d/m/yyyy") == "29 Februari 1900@");
    CHECK(shown("61", "d/m/yyyy") == "1 Maret 1900@");
    CHECK(shown("0", "d/m/yyyy", date_system::from_1904) == "1 Januari 1904@");
    CHECK(shown("44195", "d/m/yyyy", date_system::from_1904) == "31 Desember 2024@");
    CHECK(shown("2958465", "d/m/yyyy") == "31 Desember 9999@");
    for (const char* const none : {"0", "-5", "2958466", "1e300"}) CHECK(shown(none, "d/m/yyyy") == *plain_number(none) + "#");
    CHECK(renaksi::io::show_iso_date("2024-12-31T08:30:00") == "31 Desember 2024 08:30");
    CHECK_FALSE(renaksi::io::show_iso_date("31/12/2024"));
    CHECK(renaksi::io::show_iso_duration("PT08H30M05S") == "08:30:05");
}

TEST_CASE("what a document shows is taken where it is the same number with more to it") {
    CHECK(preferred("1", "01") == "01#");
    CHECK(preferred("5.1", "5,10") == "5.10#");
    CHECK(preferred("50101", "5.01.01") == "5.01.01");
    CHECK(preferred("12", "12 Laporan") == "12 Laporan");
    CHECK(preferred("1234567", "1.234.567") == "1234567#");
    CHECK(preferred("1234", "1.234") == "1234#");
    CHECK(preferred("1234", "Rp1.234") == "1234#");
    CHECK(preferred("12", "12 rp") == "12#");
    CHECK(preferred("0.333333", "0.33") == "0.333333#");
    CHECK(preferred("-5", "-05") == "-05#");
    CHECK(preferred("5", "") == "5#");
}
