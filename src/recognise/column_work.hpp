// The columns of a sheet while they are being arranged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "recognise/column_names.hpp"
#include "recognise/roles.hpp"
#include "recognise/sections.hpp"
#include "recognise/sheet_copy.hpp"
#include "renaksi/plan/note.hpp"

namespace renaksi::recognise {

struct column_work {
    const classified_grid& cells;  ///< as they were before the columns were arranged
    const sections& parts;
    std::vector<column_content> contents;
    std::vector<named_column> names;  ///< by column
    known_roles known;                ///< by column
    std::vector<note> notes;
    sheet_copy sheet;

    [[nodiscard]] std::size_t width() const noexcept { return names.size(); }
    /// A column of targets or money that belongs to the plan and has no role yet.
    [[nodiscard]] bool is_open(std::size_t column, column_name name) const {
        return !known[column] && names[column].name == name && names[column].time == column_time::plan;
    }
    [[nodiscard]] std::int64_t header_line() const { return parts.headers.empty() ? 0 : cells.grid().line(parts.headers.front().begin); }
    /// Leaves a column out, with a note where any of its cells says something.
    void set_aside(std::size_t column);
};

/// A column's role in the row, by its name; nothing for names without one.
[[nodiscard]] std::optional<column_role> role_of(const named_column& column);

/// Joins codes that stand over several columns into the first of `at`. Rows that stand one cell beside their places are moved, rows of an
/// urusan or bidang are set aside, both with notes; what is no code stays together in the first column.
void join_code_columns(column_work& work, column_range at);

/// True where the columns hold months that can be folded: at least one triwulan with its three months.
[[nodiscard]] bool has_months(const column_work& work);

/// Folds months into triwulan. A triwulan that is printed stays, and becomes a note where it is not the sum of its months. Targets of
/// months are folded where the row's year tells how: they add up to it, or the last one is it; others are set aside with a note. Columns of
/// single months of a triwulan are set aside.
void fold_months(column_work& work);

}  // namespace renaksi::recognise
