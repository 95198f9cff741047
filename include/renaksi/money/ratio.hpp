/// \file
/// `ratio`: an exact quotient (capaian, serapan, bobot, means of them), rounded once, at the edge, with the mode as an argument.
///
/// Contract: pure functions; a ratio allocates when it outgrows its inline limbs. This is the header that brings in Boost.Multiprecision,
/// about two seconds of compile time a file: include it where ratios are, not where amounts are.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>
#include <cstdint>
#include <limits>
#include <string>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/money/rupiah.hpp"

namespace renaksi {

using ratio = boost::multiprecision::cpp_rational;

/// Where a value between two neighbours goes. The domain's habit is two decimals, half away from zero.
enum class rounding : std::uint8_t {
    half_away_from_zero = 0,
    half_even = 1,
    toward_zero = 2,
    away_from_zero = 3,
    floor = 4,
    ceiling = 5,
};

/// numerator / denominator, without a unit. Error: `invalid_argument` for a denominator of zero; there is no infinity.
[[nodiscard]] inline result<ratio> make_ratio(rupiah numerator, rupiah denominator) {
    if (denominator.is_zero()) return make_error(errc::invalid_argument, "denominator 0");
    return ratio(numerator.sen(), denominator.sen());
}

[[nodiscard]] inline ratio to_ratio(decimal value) {
    assert(value.scale <= decimal::max_scale);
    return ratio(value.unscaled, boost::multiprecision::pow(boost::multiprecision::cpp_int(10), value.scale));
}

/// An amount in Rupiah (not sen).
[[nodiscard]] inline ratio to_ratio(rupiah value) { return ratio(value.sen(), sen_per_rupiah); }

/// The quotient of two exact numbers. Error: `invalid_argument` for a denominator of zero.
[[nodiscard]] inline result<ratio> make_ratio(decimal numerator, decimal denominator) {
    if (denominator.unscaled == 0) return make_error(errc::invalid_argument, "denominator 0");
    return ratio(to_ratio(numerator) / to_ratio(denominator));
}

namespace detail {

/// value · 10^decimals as a whole number.
[[nodiscard]] inline boost::multiprecision::cpp_int scaled_and_rounded(const ratio& value, unsigned decimals, rounding mode) {
    using boost::multiprecision::cpp_int;
    const cpp_int over = boost::multiprecision::numerator(value) * boost::multiprecision::pow(cpp_int(10), decimals);
    const cpp_int under = boost::multiprecision::denominator(value);
    cpp_int quotient;
    cpp_int remainder;
    boost::multiprecision::divide_qr(over, under, quotient, remainder);
    if (remainder.is_zero()) return quotient;
    const bool negative = over.sign() < 0;
    const int half = cpp_int(2 * boost::multiprecision::abs(remainder)).compare(under);
    bool away = false;
    switch (mode) {
        case rounding::half_away_from_zero:
            away = half >= 0;
            break;
        case rounding::half_even:
            away = half > 0 || (half == 0 && boost::multiprecision::bit_test(quotient, 0));
            break;
        case rounding::toward_zero:
            break;
        case rounding::away_from_zero:
            away = true;
            break;
        case rounding::floor:
            away = negative;
            break;
        case rounding::ceiling:
            away = !negative;
            break;
    }
    if (away) quotient += negative ? -1 : 1;
    return quotient;
}

[[nodiscard]] inline result<std::int64_t> narrow_integer(const boost::multiprecision::cpp_int& value) {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max()) {
        return make_error(errc::overflow, "more than 64 bits");
    }
    return static_cast<std::int64_t>(value);
}

}  // namespace detail

/// The value with exactly `decimals` decimals: `93.75`, `-0.50`, `100.00`. A value that rounds to zero has no sign.
[[nodiscard]] inline std::string format_fixed(const ratio& value, unsigned decimals = 2, rounding mode = rounding::half_away_from_zero,
                                              char decimal_mark = '.') {
    const boost::multiprecision::cpp_int scaled = detail::scaled_and_rounded(value, decimals, mode);
    std::string digits = boost::multiprecision::cpp_int(boost::multiprecision::abs(scaled)).str();
    if (digits.size() <= decimals) digits.insert(0, decimals + 1U - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, 1, decimal_mark);
    if (scaled.sign() < 0) digits.insert(0, 1, '-');
    return digits;
}

/// The value rounded to `decimals` decimals. Errors: `invalid_argument` for more than 18 decimals, `overflow`.
[[nodiscard]] inline result<decimal> round_to(const ratio& value, unsigned decimals, rounding mode = rounding::half_away_from_zero) {
    if (decimals > decimal::max_scale) return make_error(errc::invalid_argument, "more than 18 decimals");
    const result<std::int64_t> unscaled = detail::narrow_integer(detail::scaled_and_rounded(value, decimals, mode));
    if (!unscaled) return unscaled.error();
    return decimal{*unscaled, static_cast<std::uint8_t>(decimals)};
}

/// An amount in Rupiah, rounded to whole sen. Error: `overflow`.
[[nodiscard]] inline result<rupiah> round_to_sen(const ratio& in_rupiah, rounding mode = rounding::half_away_from_zero) {
    const result<std::int64_t> sen = detail::narrow_integer(detail::scaled_and_rounded(in_rupiah, 2, mode));
    if (!sen) return sen.error();
    return rupiah::from_sen(*sen);
}

}  // namespace renaksi
