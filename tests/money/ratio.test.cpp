#include "renaksi/money/ratio.hpp"

#include <rapidcheck.h>

#include <limits>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

constexpr rounding every_rounding[] = {rounding::half_away_from_zero, rounding::half_even, rounding::toward_zero,
                                       rounding::away_from_zero,      rounding::floor,     rounding::ceiling};

/// n/d · 10^decimals rounded by looking at both neighbours, in 128 bits.
int128 oracle(std::int64_t n, std::int64_t d, int decimals, rounding mode) {
    int128 over = n;
    int128 under = d;
    if (under < 0) {
        over = -over;
        under = -under;
    }
    for (int i = 0; i < decimals; ++i) over *= 10;
    int128 below = over / under;
    if (below * under > over) --below;
    if (below * under == over) return below;
    const int128 above = below + 1;
    const int128 to_below = over - below * under;
    const int128 to_above = above * under - over;
    const int128 toward = below >= 0 ? below : above;
    const int128 away = below >= 0 ? above : below;
    switch (mode) {
        case rounding::floor:
            return below;
        case rounding::ceiling:
            return above;
        case rounding::toward_zero:
            return toward;
        case rounding::away_from_zero:
            return away;
        case rounding::half_away_from_zero:
            return to_below == to_above ? away : to_below < to_above ? below : above;
        case rounding::half_even:
            return to_below == to_above ? (below % 2 == 0 ? below : above) : to_below < to_above ? below : above;
    }
    return 0;
}

}  // namespace

TEST_CASE("a serapan is exact until it is printed") {
    const result<ratio> third = make_ratio(rupiah::from_sen(100), rupiah::from_sen(300));
    REQUIRE(third);
    CHECK(*third * 3 == 1);
    CHECK(format_fixed(*third * 100) == "33.33");
    CHECK(format_fixed(*third * 100, 2, rounding::half_away_from_zero, ',') == "33,33");
    CHECK(format_fixed(*third * 100, 0) == "33");
    CHECK(format_fixed(ratio(-1, 3), 4) == "-0.3333");
}

TEST_CASE("nothing is divided by zero") {
    const result<ratio> undefined = make_ratio(rupiah::from_sen(1), rupiah{});
    REQUIRE_FALSE(undefined);
    CHECK(undefined.error().code == errc::invalid_argument);
    CHECK_FALSE(make_ratio(decimal{5, 0}, decimal{0, 2}));
}

TEST_CASE("ties go where the mode says") {
    const ratio tie(5, 1000);  // 0.005
    CHECK(format_fixed(tie) == "0.01");
    CHECK(format_fixed(-tie) == "-0.01");
    CHECK(format_fixed(tie, 2, rounding::half_even) == "0.00");
    CHECK(format_fixed(ratio(15, 1000), 2, rounding::half_even) == "0.02");
    CHECK(format_fixed(tie, 2, rounding::toward_zero) == "0.00");
    CHECK(format_fixed(tie, 2, rounding::ceiling) == "0.01");
    CHECK(format_fixed(-tie, 2, rounding::ceiling) == "0.00");
    CHECK(format_fixed(-tie, 2, rounding::floor) == "-0.01");
    CHECK(format_fixed(ratio(1, 1000), 2, rounding::away_from_zero) == "0.01");
    CHECK(format_fixed(ratio(9375, 100)) == "93.75");
    CHECK(format_fixed(ratio(100)) == "100.00");
}

TEST_CASE("targets and amounts become ratios of the same value") {
    CHECK(to_ratio(decimal{-125, 2}) == ratio(-5, 4));
    CHECK(to_ratio(rupiah::from_sen(150)) == ratio(3, 2));
    CHECK(*make_ratio(decimal{6, 0}, decimal{75, 1}) == ratio(4, 5));
    CHECK(*round_to(ratio(5, 4), 1, rounding::half_even) == decimal{12, 1});
    CHECK(round_to_sen(ratio(10, 3))->sen() == 333);
    CHECK(round_to_sen(to_ratio(rupiah::from_sen(std::numeric_limits<std::int64_t>::min())))->sen() ==
          std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("what does not fit its type is refused") {
    const ratio huge = to_ratio(rupiah::from_sen(std::numeric_limits<std::int64_t>::max()));
    REQUIRE_FALSE(round_to_sen(ratio(huge + 1)));
    CHECK(round_to_sen(ratio(huge + 1)).error().code == errc::overflow);
    CHECK_FALSE(round_to(huge, 3, rounding::half_even));
    CHECK(round_to(ratio(1), 19, rounding::half_even).error().code == errc::invalid_argument);
    CHECK(format_fixed(ratio(huge * 1000), 0) == "92233720368547758070");
}

TEST_CASE("rounding against an oracle in 128 bits") {
    CHECK(rc::check("every mode, any quotient", [](std::int64_t n, std::int64_t d) {
        RC_PRE(d != 0);
        const int decimals = *rc::gen::inRange(0, 10);
        for (const rounding mode : every_rounding) {
            const int128 exact = oracle(n, d, decimals, mode);
            const result<ratio> value = make_ratio(rupiah::from_sen(n), rupiah::from_sen(d));
            RC_ASSERT(value.has_value());
            const result<decimal> rounded = round_to(*value, static_cast<unsigned>(decimals), mode);
            RC_ASSERT(rounded.has_value() == narrow(exact).has_value());
            if (!rounded) continue;
            RC_ASSERT(rounded->unscaled == narrow(exact));
            RC_ASSERT(format_fixed(*value, static_cast<unsigned>(decimals), mode) == to_string(*rounded));
        }
    }));
    CHECK(rc::check("ties, which random quotients seldom are", [] {
        const std::int64_t n = *rc::gen::inRange<std::int64_t>(-4000, 4000);
        const std::int64_t d = *rc::gen::element<std::int64_t>(2, 8, 20, 200, 2000, -8);
        for (const rounding mode : every_rounding) {
            const result<decimal> rounded = round_to(*make_ratio(rupiah::from_sen(n), rupiah::from_sen(d)), 2, mode);
            RC_ASSERT(rounded.has_value());
            RC_ASSERT(rounded->unscaled == oracle(n, d, 2, mode));
        }
    }));
}
