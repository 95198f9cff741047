#include "renaksi/base/decimal.hpp"

#include <rapidcheck.h>

#include <limits>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

std::string read(std::string_view text, number_style style = number_style::automatic) {
    const result<decimal> number = parse_decimal(text, style);
    return number ? to_string(*number) : message(number.error(), language::en);
}
errc code(std::string_view text, number_style style = number_style::automatic) {
    const result<decimal> number = parse_decimal(text, style);
    REQUIRE_FALSE(number);
    return number.error().code;
}
std::int64_t column(std::string_view text, number_style style = number_style::automatic) {
    const result<decimal> number = parse_decimal(text, style);
    REQUIRE_FALSE(number);
    return number.error().where.column;
}

rc::Gen<decimal> any_decimal() {
    return rc::gen::apply(
        [](std::int64_t unscaled, int scale) {
            return decimal{unscaled, static_cast<std::uint8_t>(scale)};
        },
        rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange(0, 19));
}

/// unscaled · 10^(18 − scale), by repeated multiplication.
int128 at_eighteen(decimal value) {
    int128 out = value.unscaled;
    for (int i = value.scale; i < 18; ++i) out *= 10;
    return out;
}

}  // namespace

TEST_CASE("a target that reads in one way is read without a style") {
    CHECK(read("12") == "12");
    CHECK(read(" 12,5 ") == "12.5");
    CHECK(read("12.5") == "12.5");
    CHECK(read("0.37") == "0.37");
    CHECK(read("0,375") == "0.375");
    CHECK(read("1.234.567") == "1234567");
    CHECK(read("1,234.5") == "1234.5");
    CHECK(read("1.234,50") == "1234.50");
    CHECK(read("1234.567") == "1234.567");
    CHECK(read("12.3456") == "12.3456");
    CHECK(read("-3,5") == "-3.5");
    CHECK(read("\xE2\x88\x92"
               "3") == "-3");
    CHECK(read("100.00") == "100.00");
}

TEST_CASE("a number that reads in two ways is refused unless the column's style is known") {
    CHECK(code("1.234") == errc::ambiguous_number);
    CHECK(code("1,234") == errc::ambiguous_number);
    CHECK(column("12,345") == 3);
    CHECK(read("1.234", number_style::dot_groups) == "1234");
    CHECK(read("1.234", number_style::comma_groups) == "1.234");
    CHECK(read("1.234", number_style::plain) == "1.234");
    CHECK(read("1,234", number_style::dot_groups) == "1.234");
    CHECK(read("1,234", number_style::comma_groups) == "1234");
    CHECK(code("1,234", number_style::plain) == errc::bad_number);
}

TEST_CASE("what is no number is refused at the character that does not fit") {
    CHECK(column("12x") == 3);
    CHECK(column("  x") == 3);
    CHECK(column("1.") == 3);
    CHECK(column("1..2") == 3);
    CHECK(column("12.34.56") == 6);
    CHECK(column("1.234,567.8") == 10);
    CHECK(column("1 234") == 3);
    CHECK(column("12%") == 3);
    CHECK(column(".5") == 1);
    CHECK(code("") == errc::empty_input);
    CHECK(code(" \xC2\xA0") == errc::empty_input);
    CHECK(code("-") == errc::bad_number);
}

TEST_CASE("digits beyond the type are refused, never cut") {
    CHECK(read("9223372036854775807") == "9223372036854775807");
    CHECK(read("-9223372036854775808") == "-9223372036854775808");
    CHECK(code("9223372036854775808") == errc::overflow);
    CHECK(code(std::string(40, '7')) == errc::overflow);
    CHECK(read("0.123456789012345678") == "0.123456789012345678");
    CHECK(code("0.1234567890123456789") == errc::too_many_decimals);
    CHECK(column("0.1234567890123456789") == 21);
}

TEST_CASE("decimals are compared by value") {
    CHECK(decimal{20, 1} == decimal{2, 0});
    CHECK(decimal{0, 5} == decimal{});
    CHECK(decimal{199, 2} < decimal{2, 0});
    CHECK(decimal{-21, 1} < decimal{-2, 0});
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    CHECK(decimal{highest, 18} < decimal{highest, 0});
    CHECK(decimal{-highest, 0} < decimal{-highest, 18});
}

TEST_CASE("a decimal is an integer when nothing stands behind its mark") {
    CHECK(is_integer(decimal{1200, 2}));
    CHECK_FALSE(is_integer(decimal{1250, 2}));
    CHECK(is_integer(decimal{0, 9}));
    CHECK(to_string(reduced(decimal{1250, 2})) == "12.5");
    CHECK(to_string(reduced(decimal{1000, 0})) == "1000");
    CHECK(to_string(decimal{-5, 2}) == "-0.05");
    CHECK(to_string(decimal{std::numeric_limits<std::int64_t>::min(), 18}) == "-9.223372036854775808");
}

TEST_CASE("addition keeps the decimals and refuses what does not fit") {
    CHECK(to_string(*add({15, 2}, {20, 2})) == "0.35");
    CHECK(to_string(*add({3, 0}, {25, 1})) == "5.5");
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    REQUIRE_FALSE(add({highest, 0}, {1, 0}));
    CHECK(add({highest, 0}, {1, 0}).error().code == errc::overflow);
    CHECK(*add({highest - 1, 0}, {10, 1}) == decimal{highest, 0});
    CHECK_FALSE(add({highest, 0}, {1, 18}));
}

TEST_CASE("decimals against an oracle in 128 bits") {
    CHECK(rc::check("text and back, decimals included", [] {
        const decimal value = *any_decimal();
        const result<decimal> back = parse_decimal(to_string(value), number_style::plain);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->unscaled == value.unscaled);
        RC_ASSERT(back->scale == value.scale);
    }));
    CHECK(rc::check("order is the order of the values", [] {
        const decimal a = *any_decimal();
        const decimal b = *any_decimal();
        RC_ASSERT((a < b) == (at_eighteen(a) < at_eighteen(b)));
        RC_ASSERT((a == b) == (at_eighteen(a) == at_eighteen(b)));
        RC_ASSERT(reduced(a) == a);
    }));
    CHECK(rc::check("a sum is exact or refused", [] {
        const decimal a = *any_decimal();
        const decimal b = *any_decimal();
        const int128 exact = at_eighteen(a) + at_eighteen(b);
        const result<decimal> sum = add(a, b);
        if (sum) {
            RC_ASSERT(at_eighteen(*sum) == exact);
        } else {
            int128 least = exact;
            int scale = 18;
            while (scale > 0 && least % 10 == 0) {
                least /= 10;
                --scale;
            }
            RC_ASSERT(!narrow(least).has_value());
        }
    }));
}
