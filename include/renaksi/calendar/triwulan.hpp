/// \file
/// `triwulan`: a quarter of the fiscal year, the step in which a rencana aksi plans and reports.
///
/// Contract: pure functions over plain values.
#pragma once

#include <array>
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/calendar/tahun_anggaran.hpp"

namespace renaksi {

enum class triwulan : std::uint8_t { i = 1, ii = 2, iii = 3, iv = 4 };

inline constexpr std::array<triwulan, 4> every_triwulan{triwulan::i, triwulan::ii, triwulan::iii, triwulan::iv};

/// 1..4.
[[nodiscard]] constexpr std::int32_t number(triwulan quarter) noexcept { return static_cast<std::int32_t>(quarter); }

/// `I`, `II`, `III`, `IV`; static storage.
[[nodiscard]] constexpr std::string_view roman(triwulan quarter) noexcept {
    constexpr std::array<std::string_view, 5> names{"", "I", "II", "III", "IV"};
    const auto at = static_cast<std::size_t>(quarter);
    return at < names.size() ? names[at] : std::string_view{};
}

/// The quarter of a month 1..12, nothing for another number.
[[nodiscard]] constexpr std::optional<triwulan> triwulan_of(std::int32_t month) noexcept {
    if (month < 1 || month > 12) return std::nullopt;
    return static_cast<triwulan>((month - 1) / 3 + 1);
}

/// The three months of the quarter.
[[nodiscard]] inline boost::gregorian::date_period period(tahun_anggaran year, triwulan quarter) {
    const auto month = static_cast<std::uint16_t>(number(quarter) * 3 - 2);
    const boost::gregorian::date begin(static_cast<std::uint16_t>(year.value()), month, 1);
    return {begin, begin + boost::gregorian::months(3)};
}

/// Reads `I`, `1`, `TW I`, `TW-1`, `Tw. II`, `Triwulan 3`, `Triwulan ke-3`. Error: `bad_date` with the column.
[[nodiscard]] inline result<triwulan> parse_triwulan(std::string_view text) {
    std::size_t at = detail::skip_blanks(text, 0);
    const auto skip = [&](std::string_view lead) {
        if (starts_with_nocase(text.substr(at), lead)) at = detail::skip_blanks(text, at + lead.size());
    };
    for (const std::string_view lead : {"triwulan", "tw", ".", "ke", "-"}) skip(lead);
    const std::string_view rest = trim(text.substr(at));
    for (const triwulan quarter : every_triwulan) {
        const char digit = static_cast<char>('0' + number(quarter));
        if (equal_nocase(rest, roman(quarter)) || rest == std::string_view(&digit, 1)) return quarter;
    }
    return detail::unexpected(text, at, "I to IV or 1 to 4", errc::bad_date);
}

}  // namespace renaksi
