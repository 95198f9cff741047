/// \file
/// The five columns that a plan prints twice: once in Rupiah (the year's pagu and the four triwulan) and once as target (the year and
/// the four triwulan).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace renaksi {

enum class plan_column : std::uint8_t { year = 0, tw1 = 1, tw2 = 2, tw3 = 3, tw4 = 4 };

inline constexpr std::size_t plan_column_count = 5;
inline constexpr std::array<plan_column, plan_column_count> plan_columns_all{plan_column::year, plan_column::tw1, plan_column::tw2,
                                                                             plan_column::tw3, plan_column::tw4};

[[nodiscard]] constexpr std::size_t position(plan_column column) noexcept { return static_cast<std::size_t>(column); }

/// `pagu`, `tw1` … `tw4`: the names of the money columns everywhere outside C++.
[[nodiscard]] constexpr std::string_view money_column_name(plan_column column) noexcept {
    constexpr std::array<std::string_view, plan_column_count> names{"pagu", "tw1", "tw2", "tw3", "tw4"};
    return names[position(column)];
}

/// `target`, `tw1` … `tw4`: the names of an indicator's columns.
[[nodiscard]] constexpr std::string_view target_column_name(plan_column column) noexcept {
    constexpr std::array<std::string_view, plan_column_count> names{"target", "tw1", "tw2", "tw3", "tw4"};
    return names[position(column)];
}

}  // namespace renaksi
