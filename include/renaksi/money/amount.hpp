/// \file
/// `amount`: a money cell as it is printed. Blank, "-" and a number (0 is one) are three different things that survive a round trip and
/// all add as what they are worth: blank and "-" as nothing.
///
/// Contract: a plain value, 16 bytes, safe to share between threads. In a state other than `value`, `value` is zero.
#pragma once

#include <cstdint>

#include "renaksi/money/rupiah.hpp"

namespace renaksi {

enum class amount_state : std::uint8_t { blank = 0, dash = 1, value = 2 };

struct amount {
    amount_state state = amount_state::blank;
    rupiah value{};

    [[nodiscard]] static constexpr amount of(rupiah printed) noexcept { return amount{amount_state::value, printed}; }
    [[nodiscard]] static constexpr amount dash() noexcept { return amount{amount_state::dash, rupiah{}}; }

    [[nodiscard]] constexpr bool has_value() const noexcept { return state == amount_state::value; }

    /// What the cell adds to a sum.
    [[nodiscard]] constexpr rupiah addend() const noexcept { return has_value() ? value : rupiah{}; }

    friend constexpr bool operator==(const amount&, const amount&) noexcept = default;
};

}  // namespace renaksi
