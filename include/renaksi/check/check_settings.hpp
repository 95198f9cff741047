/// \file
/// The figures that rules go by where the regulations leave one open, each with its name, its bounds and what it means.
///
/// Contract: a plain value and constants in static storage; whole numbers only. Safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "renaksi/base/language.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {

/// What the rules go by. The values given here are the defaults.
struct check_settings {
    std::int64_t largest_triwulan_percent = 90;  ///< R106: a triwulan with more than this part of the pagu, in percent
    std::int64_t highest_percentage = 100;       ///< R203: a target above it is odd for a percentage
    std::int64_t most_indicators = 5;            ///< R223: more indicators than this on one row

    friend constexpr bool operator==(const check_settings&, const check_settings&) noexcept = default;
};

/// One of the settings: how it is called in a file, what it may be, and what it is for.
struct check_setting {
    std::string_view name;
    std::int64_t check_settings::*field;
    std::int64_t least;
    std::int64_t most;
    std::uint16_t rule;  ///< number of the rule that goes by it
    bilingual meaning;
};

/// In the order of their rules.
inline constexpr std::array<check_setting, 3> check_settings_all{{
    {"largest_triwulan_percent",
     &check_settings::largest_triwulan_percent,
     1,
     100,
     106,
     {"Bagian pagu terbesar yang wajar dalam satu triwulan, dalam persen",
      "The largest part of a pagu that is usual in one triwulan, in percent"}},
    {"highest_percentage",
     &check_settings::highest_percentage,
     1,
     100'000,
     203,
     {"Target persentase tertinggi yang wajar", "The highest target that is usual for a percentage"}},
    {"most_indicators",
     &check_settings::most_indicators,
     1,
     1'000,
     223,
     {"Banyaknya indikator yang wajar pada satu baris", "How many indikator are usual on one row"}},
}};

/// The setting of that name, without regard to case; null when there is none. O(settings).
[[nodiscard]] constexpr const check_setting* find_check_setting(std::string_view name) noexcept {
    for (const check_setting& one : check_settings_all) {
        if (equal_nocase(one.name, name)) return &one;
    }
    return nullptr;
}

}  // namespace renaksi
