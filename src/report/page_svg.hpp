/// \file
/// What the page's charts share: an axis of round steps, coordinates without floating point, the frame of a figure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace renaksi::page {

/// An axis in tenths of a per cent from `low` to `high`, both multiples of `step`; 0 is on it.
struct axis {
    std::int64_t low = 0;
    std::int64_t high = 1000;
    std::int64_t step = 250;
};

/// The axis with the fewest round steps (1, 2, 5, 10, 20, 25, 50 % …) of at most five that holds both values and 0.
[[nodiscard]] axis axis_for(std::int64_t lowest, std::int64_t highest) noexcept;

/// The drawing area in the user units of the charts: 360 wide, so that letters of 11 units stay readable on a telephone.
struct chart_frame {
    static constexpr std::int64_t width = 360;
    static constexpr std::int64_t height = 226;
    static constexpr std::int64_t left = 40;
    static constexpr std::int64_t top = 38;
    static constexpr std::int64_t bottom = 196;
    static constexpr std::int64_t quarter = 74;  ///< a triwulan's width

    axis values;

    /// Tenths of a unit.
    [[nodiscard]] std::int64_t y_tenths(std::int64_t per_mille) const noexcept;
    /// Grid lines, the labels at them and the names of the triwulan, `shift` units right of where each begins.
    [[nodiscard]] std::string grid(std::int64_t shift) const;
};

/// `123.4`: a coordinate of tenths of a unit.
[[nodiscard]] std::string coordinate(std::int64_t tenths);

/// `<text …>`; `more` is put among its attributes as it is, `label` is escaped.
[[nodiscard]] std::string svg_text(std::int64_t x_tenths, std::int64_t y_tenths, std::string_view more, std::string_view label);

/// The opening of a chart that says what it shows: `<svg …><title>…</title><desc>…</desc>`.
[[nodiscard]] std::string open_chart(std::string_view id, std::string_view title, std::string_view description);

/// A figure under its heading and sentence; both are HTML already. `body` may be empty.
[[nodiscard]] std::string figure(std::string_view id, std::string_view title, std::string_view sentence, std::string_view body);

}  // namespace renaksi::page
