// A sheet's cells while they are being arranged: they can be written, moved and cleared, and rows can be added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/grid.hpp"

namespace renaksi::recognise {

class sheet_copy {
public:
    sheet_copy() = default;
    explicit sheet_copy(const io::grid& from);

    [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const noexcept;
    [[nodiscard]] std::int64_t line(std::size_t row) const noexcept { return rows_[row].line; }
    /// 1-based cell of the input, as `io::grid::origin`.
    [[nodiscard]] std::int32_t origin(std::size_t row, std::size_t column) const noexcept;

    /// Writes a cell that comes from the cell `origin` of the input; the row grows as far as needed.
    void set(std::size_t row, std::size_t column, std::string text, io::cell_type type, std::int32_t origin);
    void clear(std::size_t row, std::size_t column);
    /// Moves a cell with its origin to another place; it overwrites what is there.
    void carry(std::size_t row, std::size_t column, std::size_t to_row, std::size_t to_column);
    /// Moves all cells of a row by `by` columns; the cells that leave it on the left must be blank.
    void shift(std::size_t row, std::ptrdiff_t by);
    /// A blank row under `row` and under those added under it before, with its line. Its cells are set by the index that is returned, which
    /// is beyond the rows of the sheet that was copied.
    [[nodiscard]] std::size_t add_row_below(std::size_t row);

    /// The cells as a grid; merges of the sheet that was copied stay with their rows.
    [[nodiscard]] io::grid write(const io::grid& from) const;

private:
    struct cell {
        std::string text;
        std::int32_t origin = 0;
        io::cell_type type = io::cell_type::text;
    };
    struct sheet_row {
        std::int64_t line = 0;
        std::vector<cell> cells;
        std::vector<std::size_t> added;  ///< rows below this one
    };

    std::vector<sheet_row> rows_;
    std::size_t copied_ = 0;  ///< the rows before this one are those of the sheet that was copied
};

}  // namespace renaksi::recognise
