// The code of a row, wherever it stands.
#pragma once

#include <optional>
#include <string_view>

#include "recognise/table_rows.hpp"
#include "renaksi/plan/kode.hpp"

namespace renaksi::recognise {

struct row_code {
    placed_cell cell;                    ///< blank where the row has no code
    std::optional<repaired_kode> value;  ///< nothing where the cell holds something else
    std::string_view nama;               ///< the row's name without a code before it

    /// A code above all programs: an urusan or a bidang.
    [[nodiscard]] bool is_heading() const noexcept { return value && !value->value.plan_level(); }
    [[nodiscard]] bool has_indicator_number() const noexcept { return value && value->has(kode_damage::indicator_number); }
};

/// The code of its column, or the one that stands before the name in one cell; one that stands in both places is no part of the name.
[[nodiscard]] row_code read_row_code(const table_row& row);

}  // namespace renaksi::recognise
