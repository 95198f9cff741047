// The rows of the table with every cell in its role.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "recognise/alignment.hpp"
#include "recognise/roles.hpp"
#include "renaksi/plan/builder.hpp"

namespace renaksi::recognise {

struct placed_cell {
    std::string_view text;    ///< empty where the cell is blank
    std::int32_t column = 0;  ///< 1-based, as it stands in the input
    io::cell_type type = io::cell_type::text;

    [[nodiscard]] bool blank() const noexcept { return text.empty(); }
};

struct table_row {
    std::size_t row = 0;  ///< of the grid
    std::int64_t line = 0;
    placed_cell no;
    placed_cell kode;
    placed_cell sasaran;
    placed_cell indikator;
    placed_cell satuan;
    placed_cell nama;
    placed_cell penanggung_jawab;
    placed_cell level;
    std::array<placed_cell, plan_column_count> target;
    std::array<placed_cell, plan_column_count> money;

    [[nodiscard]] bool has_money() const noexcept;   ///< any money cell, "-" counted
    [[nodiscard]] bool has_amount() const noexcept;  ///< one that says more than "-"
    [[nodiscard]] bool has_target() const noexcept;  ///< a target that says more than "-"
    /// Nobody stands alone in a row: such a text is the rest of the one above.
    [[nodiscard]] bool says_only_penanggung_jawab() const noexcept;
    [[nodiscard]] bool has_indikator() const noexcept;  ///< any cell of an indikator, "-" counted
};

/// Reads one row by its roles, moved as `shift` says.
[[nodiscard]] table_row read_table_row(const classified_grid& cells, const column_roles& roles, std::size_t row, row_shift shift);
/// The same; a move and text without a role become notes.
[[nodiscard]] table_row read_table_row(const classified_grid& cells, const column_roles& roles, std::size_t row, row_shift shift,
                                       plan_builder& builder);

}  // namespace renaksi::recognise
