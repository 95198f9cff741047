// Cells with spans, as pages and text documents have them, put into a grid.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "io/grid.hpp"

namespace renaksi::io {

/// What a cell says about its size and about its neighbours.
struct cell_span {
    std::size_t columns = 1;
    std::size_t rows = 1;    ///< 0: down to the end of its group of rows
    bool opens = false;      ///< the first of cells that each go on in the row below (`w:vMerge="restart"`)
    bool continues = false;  ///< goes on from the cell above, where that opened or goes on itself; else a cell of its own
};

/// Cells go into the next place of their row that no span from above covers (HTML, "forming a table"). A span that would run into such a
/// place ends before it, and one that is larger than the table ends with it: spans alone never make rows or columns, so a cell that says it
/// spans a million of them costs nothing. Cells that only fill a place under a span are counted, and too many of them are refused.
class span_table {
public:
    explicit span_table(const read_limits& limits) : limits_(&limits), most_columns_(std::min(limits.columns, grid::most_columns)) {}

    /// Errors: limit_exceeded.
    [[nodiscard]] std::optional<error> begin_row();
    /// Errors: limit_exceeded with row and column: columns, the cell's bytes, cells that only fill places.
    [[nodiscard]] std::optional<error> add_cell(std::string_view text, const cell_span& span = {}, cell_type type = cell_type::text);
    /// Leaves places of the row free. Errors: as `add_cell`.
    [[nodiscard]] std::optional<error> skip_places(std::size_t columns);
    /// Ends a group of rows: no span goes beyond it.
    void end_group();

    [[nodiscard]] std::size_t rows() const noexcept { return cells_.rows(); }
    /// The place of the cell that was added last, from 0.
    [[nodiscard]] std::size_t column() const noexcept { return column_; }
    /// The table, its rows numbered from 1. Not to be used after that.
    [[nodiscard]] grid finish();

private:
    struct place {
        std::size_t covered_to = 0;  ///< number of the last row, from 1, that a cell above reaches over it
        std::size_t merge = 0;       ///< 1 + index of the merge that a cell in the row below may continue
    };
    [[nodiscard]] error over_limit(std::string_view what, std::size_t limit, std::size_t column) const;
    [[nodiscard]] bool is_covered(std::size_t column) const noexcept {
        return column < places_.size() && places_[column].covered_to >= cells_.rows();
    }
    [[nodiscard]] std::optional<error> fill_to(std::size_t column);
    void extend(const cell_span& span, std::size_t columns);

    const read_limits* limits_;
    std::size_t most_columns_;
    grid cells_;
    std::vector<place> places_;
    std::vector<merged_cells> merges_;
    std::size_t group_merges_ = 0;  ///< merges before the group
    std::size_t next_ = 0;          ///< where in the row the next cell may stand
    std::size_t column_ = 0;
    std::size_t width_ = 0;
    std::size_t fillers_ = 0;
};

}  // namespace renaksi::io
