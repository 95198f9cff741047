/// \file
/// The 128-bit integer in which money is summed, and checked 64-bit arithmetic. `__int128` is used where g++ and clang have it: the
/// portable `cpp_int` costs 32 bytes a value and two seconds of compile time a file.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace renaksi {

__extension__ using int128 = __int128;
__extension__ using uint128 = unsigned __int128;

/// The value as 64 bits, or nothing when it does not fit.
[[nodiscard]] constexpr std::optional<std::int64_t> narrow(int128 value) noexcept {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

[[nodiscard]] constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) noexcept {
    return narrow(static_cast<int128>(a) + b);
}
[[nodiscard]] constexpr std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b) noexcept {
    return narrow(static_cast<int128>(a) - b);
}
[[nodiscard]] constexpr std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) noexcept {
    return narrow(static_cast<int128>(a) * b);
}

}  // namespace renaksi
