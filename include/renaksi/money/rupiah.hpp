/// \file
/// `rupiah`: an exact amount of money, a signed 64-bit number of sen (1/100 Rupiah), so up to 92 quadrillion Rupiah either way.
///
/// Contract: a value without hidden state, safe to share between threads. It comes from no number and goes to no number implicitly, and
/// from or to floating point not at all. Nothing wraps: arithmetic that may not fit gives an optional. Sums of many amounts belong in
/// `money/sum.hpp`, which narrows only once.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <type_traits>

#include "renaksi/base/int128.hpp"

namespace renaksi {

inline constexpr std::int64_t sen_per_rupiah = 100;

class rupiah {
public:
    constexpr rupiah() noexcept = default;

    [[nodiscard]] static constexpr rupiah from_sen(std::int64_t sen) noexcept { return rupiah(sen); }

    /// Whole Rupiah; nothing when that many sen do not fit.
    [[nodiscard]] static constexpr std::optional<rupiah> from_rupiah(std::int64_t whole) noexcept {
        const std::optional<std::int64_t> sen = checked_multiply(whole, sen_per_rupiah);
        if (!sen) return std::nullopt;
        return rupiah(*sen);
    }

    // A floating point or boolean argument would otherwise convert to the integer silently.
    template <typename Other>
    requires(!std::is_integral_v<Other> || std::is_same_v<Other, bool>) static rupiah from_sen(Other) = delete;
    template <typename Other>
    requires(!std::is_integral_v<Other> || std::is_same_v<Other, bool>) static std::optional<rupiah> from_rupiah(Other) = delete;

    [[nodiscard]] constexpr std::int64_t sen() const noexcept { return sen_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return sen_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return sen_ < 0; }

    friend constexpr auto operator<=>(rupiah, rupiah) noexcept = default;

private:
    constexpr explicit rupiah(std::int64_t sen) noexcept : sen_(sen) {}

    std::int64_t sen_ = 0;
};

/// a + b, or nothing when it does not fit.
[[nodiscard]] constexpr std::optional<rupiah> checked_plus(rupiah a, rupiah b) noexcept {
    const std::optional<std::int64_t> sen = checked_add(a.sen(), b.sen());
    if (!sen) return std::nullopt;
    return rupiah::from_sen(*sen);
}

/// a − b, or nothing when it does not fit.
[[nodiscard]] constexpr std::optional<rupiah> checked_minus(rupiah a, rupiah b) noexcept {
    const std::optional<std::int64_t> sen = checked_subtract(a.sen(), b.sen());
    if (!sen) return std::nullopt;
    return rupiah::from_sen(*sen);
}

/// −a, or nothing for the one amount that has no opposite.
[[nodiscard]] constexpr std::optional<rupiah> checked_negated(rupiah a) noexcept { return checked_minus(rupiah{}, a); }

}  // namespace renaksi
