// Damage as it happens to plans, one slip at a time, with the truth about it. What changes nothing or breaks no sum is no damage: nobody
// could find it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "accuracy/random_plan.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::accuracy {

enum class damage_kind : std::uint8_t {
    transposed = 0,  ///< two neighbouring digits
    dropped_digit,
    added_digit,
    replaced_digit,
    copied_left,  ///< the cell takes what stands to its left
    copied_right,
    copied_above,
    copied_below,
    blanked,
    factor_10,  ///< ten times too much or too little
    factor_1000,
    wrong_sign,
    arbitrary,    ///< another amount of the same size
    shifted_row,  ///< the amounts of a row stand one cell further left or right
    doubled_row,
    missing_row,
    missing_header,  ///< a total, not the rows that it sums up
    misplaced_row,   ///< a row stands below the neighbouring total
};

inline constexpr std::size_t damage_kind_count = 18;

[[nodiscard]] constexpr std::string_view to_string(damage_kind kind) noexcept {
    constexpr std::array<std::string_view, damage_kind_count> names{
        "transposed",   "dropped_digit", "added_digit", "replaced_digit", "copied_left",    "copied_right",
        "copied_above", "copied_below",  "blanked",     "factor_10",      "factor_1000",    "wrong_sign",
        "arbitrary",    "shifted_row",   "doubled_row", "missing_row",    "missing_header", "misplaced_row"};
    return names[static_cast<std::size_t>(kind)];
}

/// Whether rows come, go or move, so that no cell is wrong.
[[nodiscard]] constexpr bool is_of_rows(damage_kind kind) noexcept { return kind >= damage_kind::doubled_row; }

/// How far the totals above were computed anew with the damage in it.
enum class recomputed : std::uint8_t {
    none = 0,
    some = 1,  ///< up to a total that others stand above
    all = 2,   ///< to the top; rows that come, go or move would not show, and of those only a doubled one can be computed in part
};

[[nodiscard]] constexpr std::string_view to_string(recomputed how) noexcept {
    constexpr std::array<std::string_view, 3> names{"no", "in part", "to the top"};
    return names[static_cast<std::size_t>(how)];
}

/// What was done, and so what mends it.
struct truth {
    damage_kind kind = damage_kind::transposed;
    repair_kind repair = repair_kind::cell;
    std::vector<std::int32_t> keys;  ///< of the rows that a repair may name, of which the first is the damaged one
    /// What mends the row's cells when it is added to them, in sen; the amounts of a missing row.
    std::array<std::int64_t, plan_column_count> mends{};
    std::int32_t other = -1;            ///< key of a moved row's right parent, of the first row that lost its header
    std::optional<document_row> taken;  ///< the missing row
    std::size_t taken_from = 0;         ///< and where it stood
};

/// Damages the document, or leaves it as it is where this kind does not show in it.
[[nodiscard]] std::optional<truth> damage(document& rows, damage_kind kind, recomputed how, dice& die);

}  // namespace renaksi::accuracy
