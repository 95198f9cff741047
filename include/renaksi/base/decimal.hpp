/// \file
/// `decimal`: the exact number of a target (`12`, `93.75`, `0.370`), which keeps the decimals that were printed.
///
/// Contract: a plain value, 16 bytes, safe to share between threads; `scale` is at most `decimal::max_scale`, which is asserted.
/// Nothing is rounded and nothing wraps: what does not fit is an error.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/number_style.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"

namespace renaksi {

/// unscaled / 10^scale. Two decimals are equal when their values are: 2.0 == 2.
struct decimal {
    static constexpr std::uint8_t max_scale = 18;

    std::int64_t unscaled = 0;
    std::uint8_t scale = 0;

    friend constexpr std::strong_ordering operator<=>(decimal a, decimal b) noexcept {
        // 2^63 · 10^18 < 2^127, so bringing both to the larger scale cannot overflow.
        const std::uint8_t common = a.scale > b.scale ? a.scale : b.scale;
        const int128 left = a.scaled_to(common);
        const int128 right = b.scaled_to(common);
        if (left == right) return std::strong_ordering::equal;
        return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    friend constexpr bool operator==(decimal a, decimal b) noexcept { return (a <=> b) == 0; }

    /// The unscaled value at another scale that is not smaller.
    [[nodiscard]] constexpr int128 scaled_to(std::uint8_t other) const noexcept {
        assert(scale <= other && other <= max_scale);
        int128 value = unscaled;
        for (std::uint8_t i = scale; i < other; ++i) value *= 10;
        return value;
    }
};

/// The same value without zeros at the end of its decimals.
[[nodiscard]] constexpr decimal reduced(decimal value) noexcept {
    while (value.scale > 0 && value.unscaled % 10 == 0) {
        value.unscaled /= 10;
        --value.scale;
    }
    return value;
}

[[nodiscard]] constexpr bool is_integer(decimal value) noexcept { return reduced(value).scale == 0; }

/// Plain digits with '.' and exactly `scale` decimals: `-0.50`, `12`.
[[nodiscard]] inline std::string to_string(decimal value) {
    assert(value.scale <= decimal::max_scale);
    std::string digits = detail::to_digits(detail::magnitude(value.unscaled));
    if (digits.size() <= value.scale) digits.insert(0, value.scale + 1U - digits.size(), '0');
    if (value.scale > 0) digits.insert(digits.size() - value.scale, 1, '.');
    if (value.unscaled < 0) digits.insert(0, 1, '-');
    return digits;
}

/// a + b, exact, at the larger of both scales, or at a smaller one when only that fits. Error: `overflow`.
[[nodiscard]] inline result<decimal> add(decimal a, decimal b) {
    std::uint8_t scale = a.scale > b.scale ? a.scale : b.scale;
    int128 sum = a.scaled_to(scale) + b.scaled_to(scale);
    while (scale > 0 && !narrow(sum) && sum % 10 == 0) {
        sum /= 10;
        --scale;
    }
    const std::optional<std::int64_t> unscaled = narrow(sum);
    if (!unscaled) return make_error(errc::overflow, to_string(a) + " + " + to_string(b));
    return decimal{*unscaled, scale};
}

/// Reads a number, with white space and a sign before it. The decimals that stand there are kept (`2.50` has scale 2).
///
/// With `number_style::automatic` a single mark followed by exactly three digits reads in two ways (`1.234`, `1,234`) and is refused as
/// `ambiguous_number`; a zero or more than three digits before it (`0.375`, `1234.567`) settle that it is a decimal mark.
/// Errors: `bad_number` and `too_many_decimals` with the column of the first character that does not fit, `overflow`, `ambiguous_number`,
/// `empty_input` for a blank text. O(length).
[[nodiscard]] inline result<decimal> parse_decimal(std::string_view text, number_style style = number_style::automatic) {
    std::size_t at = detail::skip_blanks(text, 0);
    if (at == text.size()) return make_error(errc::empty_input, "expected a number");
    const std::size_t minus = detail::dash_length(text.substr(at));
    at = detail::skip_blanks(text, at + minus);
    const detail::scanned_number number = detail::scan_number(text, at, {style, decimal::max_scale, false, false});
    if (number.failure != detail::scan_failure::none) return detail::scan_error(text, number);
    const std::size_t end = detail::skip_blanks(text, number.end);
    if (end != text.size()) return detail::unexpected(text, end, "the end of the number");
    const int128 value = minus > 0 ? -static_cast<int128>(number.value) : static_cast<int128>(number.value);
    const std::optional<std::int64_t> unscaled = narrow(value);
    if (!unscaled) return make_error(errc::overflow, "more than 64 bits", detail::column_of(text, at));
    return decimal{*unscaled, static_cast<std::uint8_t>(number.decimals)};
}

}  // namespace renaksi
