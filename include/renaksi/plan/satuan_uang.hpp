/// \file
/// The unit that a document prints its amounts in: Rupiah, thousands (`dalam ribuan rupiah`), millions or milliards of them. A plan keeps
/// its amounts in Rupiah whatever the unit; what the unit leaves behind is that a printed amount is only as exact as its last printed
/// digit.
///
/// A unit is the number of Rupiah that a printed 1 stands for: 1, 1'000, 1'000'000 or 1'000'000'000.
///
/// Contract: pure functions, from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi {

inline constexpr std::array<std::int64_t, 4> satuan_uang_all{1, 1'000, 1'000'000, 1'000'000'000};

[[nodiscard]] constexpr bool is_satuan_uang(std::int64_t unit) noexcept {
    return std::find(satuan_uang_all.begin(), satuan_uang_all.end(), unit) != satuan_uang_all.end();
}

/// How a title says it: `dalam ribuan rupiah`; empty for Rupiah and for what is no unit.
[[nodiscard]] constexpr std::string_view satuan_uang_phrase(std::int64_t unit) noexcept {
    constexpr std::array<std::string_view, 4> phrases{"", "dalam ribuan rupiah", "dalam jutaan rupiah", "dalam miliaran rupiah"};
    const auto* const at = std::find(satuan_uang_all.begin(), satuan_uang_all.end(), unit);
    return at == satuan_uang_all.end() ? std::string_view{} : phrases[static_cast<std::size_t>(at - satuan_uang_all.begin())];
}

/// The step in sen that an amount was rounded to: the largest of the unit and its tenths of which it is a multiple, so that `1.234,5` in
/// thousands was rounded to 100 Rupiah and `1.234` to 1,000. Zeros at the end of decimals say nothing: the step is then too large, never
/// too small. 0 where nothing was rounded: a document in Rupiah, a cell that says nothing.
[[nodiscard]] constexpr std::int64_t rounding_step_sen(const amount& cell, std::int64_t unit) noexcept {
    if (unit == 1 || !cell.has_value()) return 0;
    std::int64_t step = unit * sen_per_rupiah;
    while (step > 1 && cell.value.sen() % step != 0) step /= 10;
    return step;
}

/// Whether a sum that does not come out exactly may still be right. A number rounded to a step is at most half a step from what it stands
/// for, so the difference between a rounded total and the sum of its rounded parts is at most half of all their steps together.
[[nodiscard]] constexpr bool is_within_rounding(int128 difference_sen, std::int64_t steps_sen) noexcept {
    return 2 * (difference_sen < 0 ? -difference_sen : difference_sen) <= steps_sen;
}

/// The steps of several amounts together. They stop growing at 2^61 sen, which is more than all money there is.
[[nodiscard]] constexpr std::int64_t add_steps(std::int64_t a, std::int64_t b) noexcept {
    constexpr std::int64_t most = std::int64_t{1} << 61U;
    return std::min(a + b, most);
}

/// The amount as a document in that unit prints it, with all decimals that it needs: 1,234,500 Rupiah in thousands are `1.234,5`. The mark
/// of decimals is the one that goes with the grouping. O(digits).
[[nodiscard]] inline std::string format_in_unit(rupiah value, std::int64_t unit, grouping style) {
    if (unit == 1) return format_rupiah(value, style);
    const std::int64_t unit_sen = unit * sen_per_rupiah;
    const std::int64_t rest = value.sen() % unit_sen;
    const rupiah whole = rupiah::from_sen((value.sen() - rest) / unit_sen * sen_per_rupiah);
    std::string out = format_rupiah(whole, style);
    if (rest == 0) return out;
    if (value.is_negative() && whole.is_zero()) out.insert(0, 1, '-');
    std::string decimals = std::to_string(unit_sen + (rest < 0 ? -rest : rest)).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return out.append(1, style == grouping::dot ? ',' : '.').append(decimals);
}

}  // namespace renaksi
