#include "renaksi/plan/target.hpp"

#include <rapidcheck.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using renaksi::decimal;
using renaksi::find_predicate;
using renaksi::has_value;
using renaksi::is_ambiguous_number;
using renaksi::is_numeric;
using renaksi::number_style;
using renaksi::parse_target;
using renaksi::predicate_rank;
using renaksi::predicate_scale;
using renaksi::target;
using renaksi::target_kind;

namespace {

void check_number(std::string_view text, target_kind kind, std::string_view value, number_style style = number_style::automatic) {
    INFO(text);
    const target read = parse_target(text, style);
    CHECK(read.kind == kind);
    CHECK(to_string(read.value) == value);
    CHECK(has_value(read));
    CHECK(is_numeric(read));
}

void check_range(std::string_view text, target_kind kind, std::string_view low, std::string_view high) {
    INFO(text);
    const target read = parse_target(text);
    CHECK(read.kind == kind);
    CHECK(to_string(read.value) == low);
    CHECK(to_string(read.upper) == high);
    CHECK(is_range(read));
    CHECK_FALSE(is_numeric(read));
}

void check_kind(std::string_view text, target_kind kind) {
    INFO(text);
    CHECK(parse_target(text).kind == kind);
}

}  // namespace

TEST_CASE("target keeps blank and dash and zero apart") {
    check_kind("", target_kind::blank);
    check_kind(" \t\xC2\xA0", target_kind::blank);
    for (const std::string_view dash : {"-", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "--"}) check_kind(dash, target_kind::dash);
    CHECK_FALSE(has_value(parse_target("")));
    CHECK_FALSE(has_value(parse_target("-")));
    check_number("0", target_kind::number, "0");
    check_number("0%", target_kind::percent, "0");
    CHECK(target{} == parse_target(""));
}

TEST_CASE("target reads numbers and keeps their decimals") {
    check_number("95", target_kind::number, "95");
    check_number("0.37", target_kind::number, "0.37");
    check_number("2,5", target_kind::number, "2.5");
    check_number("93.750", target_kind::number, "93.750", number_style::plain);
    check_number("-5", target_kind::number, "-5");
    check_number("1.234.567", target_kind::number, "1234567");
    check_number("12 Bulan", target_kind::number, "12");
    check_number("3 Laporan", target_kind::number, "3");
    check_number("1 (satu)", target_kind::number, "1");
    check_number("12 (dua belas) Bulan", target_kind::number, "12");
    check_number("\xE2\x89\xA5 80", target_kind::number, "80");
    check_number("minimal 3 Dokumen", target_kind::number, "3");
}

TEST_CASE("target reads percentages by their sign or word") {
    check_number("16%", target_kind::percent, "16");
    check_number("43 %", target_kind::percent, "43");
    check_number("9,60%", target_kind::percent, "9.60");
    check_number("100 persen", target_kind::percent, "100");
    check_number("100 (%)", target_kind::percent, "100");
    check_number("> 80%", target_kind::percent, "80");
    check_number("-2 %", target_kind::percent, "-2");
    CHECK(is_percent(parse_target("16%")));
    CHECK_FALSE(is_percent(parse_target("16")));
}

TEST_CASE("target does not guess a number that reads in two ways") {
    for (const std::string_view text : {"1.234", "1,234", "1.234 Orang", "1.234%", "1.234 - 2.000", "\xE2\x89\xA5 1.500"}) {
        INFO(text);
        CHECK(parse_target(text).kind == target_kind::text);
        CHECK(is_ambiguous_number(text));
    }
    for (const std::string_view text : {"", "-", "95", "0.375", "1.234.567", "1.234,5", "B", "Tersedia", "80-90"}) {
        INFO(text);
        CHECK_FALSE(is_ambiguous_number(text));
    }
    check_number("1.234", target_kind::number, "1234", number_style::dot_groups);
    check_number("1.234 Orang", target_kind::number, "1234", number_style::dot_groups);
    check_number("1.234", target_kind::number, "1.234", number_style::comma_groups);
    CHECK(parse_target("2,5", number_style::comma_groups).kind == target_kind::text);
}

TEST_CASE("target reads ranges") {
    check_range("80-90", target_kind::range, "80", "90");
    check_range("80 \xE2\x80\x93 90 %", target_kind::percent_range, "80", "90");
    check_range("80% s/d 90%", target_kind::percent_range, "80", "90");
    check_range("80% - 90", target_kind::percent_range, "80", "90");
    check_range("1,5 - 2,5", target_kind::range, "1.5", "2.5");
    check_range("5-10 Orang", target_kind::range, "5", "10");
    check_range("3 sampai dengan 4", target_kind::range, "3", "4");
    for (const std::string_view text : {"90-80", "1-2-3", "80-", "80 90", "2,4 4,9"}) check_kind(text, target_kind::text);
}

TEST_CASE("target knows predicates and their ranks") {
    CHECK(parse_target("B").kind == target_kind::predicate);
    CHECK(parse_target("B").value == decimal{4, 0});
    CHECK(parse_target("B").upper == decimal{static_cast<std::int64_t>(predicate_scale::akip), 0});
    CHECK(has_value(parse_target("B")));
    CHECK_FALSE(is_numeric(parse_target("B")));
    constexpr std::array<std::string_view, 7> letters{"D", "C", "CC", "B", "BB", "A", "AA"};
    for (std::size_t i = 0; i < letters.size(); ++i) CHECK(predicate_rank(letters[i]) == static_cast<int>(i) + 1);
    constexpr std::array<std::string_view, 4> opinions{"TMP", "TW", "WDP", "WTP"};
    for (std::size_t i = 0; i < opinions.size(); ++i) CHECK(predicate_rank(opinions[i]) == static_cast<int>(i) + 1);
    CHECK(predicate_rank("Sangat Rendah") == 1);
    CHECK(predicate_rank("sangat  TINGGI") == 5);
    CHECK(predicate_rank("Baik") == predicate_rank("B"));
    CHECK(predicate_rank("Predikat BB") == 5);
    CHECK(predicate_rank("A (Memuaskan)") == 6);
    CHECK(predicate_rank("Wajar Tanpa Pengecualian") == 4);
    CHECK(find_predicate("WTP")->scale == predicate_scale::opini);
    CHECK(find_predicate("Tinggi")->scale == predicate_scale::peringkat);
    for (const std::string_view text : {"", "E", "AAA", "Baik sekali", "WTP-DPP", "12", "Nilai", "B (65,5)"}) {
        INFO(text);
        CHECK_FALSE(predicate_rank(text));
    }
}

TEST_CASE("target calls everything else text") {
    for (const std::string_view text : {"Tersedia", "satu", "2 dari 5", "12.", "5 besar di tingkat provinsi Jawa", "99999999999999999999",
                                        "1.2.3.4", "#DIV/0!", "\xFF", "80 (delapan puluh"}) {
        check_kind(text, target_kind::text);
    }
    CHECK(parse_target(std::string(100000, '7')).kind == target_kind::text);
}

TEST_CASE("target properties hold") {
    CHECK(rc::check("a printed decimal is read back, with and without a sign behind it", [] {
        const auto unscaled = *rc::gen::inRange<std::int64_t>(-1000000000, 1000000000);
        const auto scale = static_cast<std::uint8_t>(*rc::gen::inRange(0, 7));
        const decimal value{unscaled, scale};
        const std::string text = to_string(value);
        const target number = parse_target(text, number_style::plain);
        const target percent = parse_target(text + " %", number_style::plain);
        RC_ASSERT(number.kind == target_kind::number && percent.kind == target_kind::percent);
        RC_ASSERT(number.value == value && number.value.scale == scale && percent.value == value);
    }));
    CHECK(rc::check("two numbers in order are a range", [] {
        const int a = *rc::gen::inRange(0, 1000);
        const int b = *rc::gen::inRange(0, 1000);
        const target read = parse_target(std::to_string(a) + " - " + std::to_string(b));
        RC_ASSERT(read.kind == (a <= b ? target_kind::range : target_kind::text));
    }));
    CHECK(rc::check("any bytes are read as something, and only blanks are blank", [] {
        const auto character =
            rc::gen::oneOf(rc::gen::elementOf(std::string("0123456789.,%- ()ABsd/\xC2\xA0")), rc::gen::arbitrary<char>());
        const auto text = *rc::gen::container<std::string>(character);
        const target read = parse_target(text);
        RC_ASSERT((read.kind == target_kind::blank) == renaksi::trim(text).empty());
        RC_ASSERT(read.value.scale <= decimal::max_scale && read.upper.scale <= decimal::max_scale);
        RC_ASSERT(!is_range(read) || read.value <= read.upper);
        RC_ASSERT(!is_ambiguous_number(text) || read.kind == target_kind::text);
    }));
}
