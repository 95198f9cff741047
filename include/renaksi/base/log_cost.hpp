/// \file
/// Costs of chances: how unlikely something is, as a whole number of thousandths of a nat (−1000 ln p), so that chances multiply by adding
/// and every machine gets the same result. No floating point.
///
/// Contract: pure functions, from any thread.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>

namespace renaksi {

/// 1000 · ln(n), rounded down to the precision of 16 binary digits of the logarithm; n ≥ 1. O(1).
[[nodiscard]] constexpr std::int64_t log_cost(std::uint64_t n) noexcept {
    assert(n >= 1);
    const int exponent = 63 - std::countl_zero(n);
    // The mantissa in [1, 2) as a fraction of 2^31; each squaring gives one more binary digit of its logarithm.
    std::uint64_t mantissa = exponent <= 31 ? n << (31 - exponent) : n >> (exponent - 31);
    std::int64_t log2 = exponent;
    for (int digit = 0; digit < 16; ++digit) {
        mantissa = (mantissa * mantissa) >> 31;
        log2 *= 2;
        if (mantissa >= (std::uint64_t{1} << 32)) {
            mantissa >>= 1;
            ++log2;
        }
    }
    return (log2 * 693'147) / (65'536'000);  // ln 2 = 0.693147
}

/// −1000 · ln(part / whole), for 1 ≤ part ≤ whole.
[[nodiscard]] constexpr std::int64_t chance_cost(std::uint64_t part, std::uint64_t whole) noexcept {
    return log_cost(whole) - log_cost(part);
}

}  // namespace renaksi
