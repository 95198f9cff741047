// Numbers for the made-up nation, the same on every machine: integers only, a generator of a few lines, no distribution of the standard
// library, which differ from one library to the next.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace renaksi::national {

/// Spreads a number over 64 bits (the finaliser of splitmix64).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

/// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class dice {
public:
    explicit constexpr dice(std::uint64_t seed) noexcept : state_(seed) {}

    /// 0 … n - 1; the modulo's bias is below n / 2^64.
    constexpr std::uint64_t below(std::uint64_t n) noexcept { return mix(state_ += 0x9E3779B97F4A7C15U) % n; }
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    constexpr bool percent(std::uint64_t n) noexcept { return below(100) < n; }

    template <typename T, std::size_t N>
    constexpr const T& one_of(const std::array<T, N>& choices) noexcept {
        return choices[below(N)];
    }

private:
    std::uint64_t state_;
};

}  // namespace renaksi::national
