// The grid: cells with their place, and nothing about what they mean. Every reader fills one; recognition knows nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/io/read.hpp"

namespace renaksi::io {

/// What a document's format knows about a cell besides its text.
enum class cell_type : std::uint8_t {
    text = 0,    ///< words, or figures as somebody typed them
    number = 1,  ///< a number by its format: the text is in plain style (`1234.5`), whatever the column's hand-typed cells look like
    date = 2,    ///< a date by its format: the text is `31 Desember 2024`
};

/// Cells [row, row + rows) × [column, column + columns) that the document shows as one. The first holds the text, the others are empty.
struct merged_cells {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

/// Rows of cells. All text lives in one arena; cells are trimmed of white space at both ends.
class grid {
public:
    [[nodiscard]] std::size_t rows() const noexcept { return row_begin_.size(); }
    /// Number of cells of a row; rows differ in length.
    [[nodiscard]] std::size_t columns(std::size_t row) const noexcept { return row_end(row) - row_begin_[row]; }
    /// A cell's text; empty beyond the end of its row.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept {
        if (column >= columns(row)) return {};
        const span& s = cells_[row_begin_[row] + column];
        return {arena_.data() + s.begin, s.length};
    }
    [[nodiscard]] cell_type type(std::size_t row, std::size_t column) const noexcept {
        return column < columns(row) ? cells_[row_begin_[row] + column].type : cell_type::text;
    }
    /// Line ends that stood in front of the text and were trimmed away with the white space there; 65,535 at most.
    [[nodiscard]] std::size_t lines_before(std::size_t row, std::size_t column) const noexcept {
        return column < columns(row) ? cells_[row_begin_[row] + column].lines_before : 0;
    }
    /// 1-based cell of the input that the text stood in: `column + 1` unless the cells were arranged anew since.
    [[nodiscard]] std::int32_t origin(std::size_t row, std::size_t column) const noexcept {
        const std::int32_t moved = column < columns(row) ? cells_[row_begin_[row] + column].origin : 0;
        return moved > 0 ? moved : static_cast<std::int32_t>(column) + 1;
    }
    /// 1-based line (text) or row (sheets) of the input.
    [[nodiscard]] std::int64_t line(std::size_t row) const noexcept { return lines_[row]; }
    /// In no particular order; they do not overlap.
    [[nodiscard]] const std::vector<merged_cells>& merges() const noexcept { return merges_; }

    void begin_row(std::int64_t line) {
        row_begin_.push_back(cells_.size());
        lines_.push_back(line);
    }
    /// Adds a cell to the last row. `origin`: 0 for its own place. `lines_before`: see above, for a text that is trimmed already.
    void add_cell(std::string_view text, cell_type type = cell_type::text, std::int32_t origin = 0, std::uint16_t lines_before = 0);
    void add_merge(const merged_cells& cells) { merges_.push_back(cells); }

private:
    struct span {
        std::size_t begin = 0;
        std::uint32_t length = 0;
        std::int32_t origin = 0;
        cell_type type = cell_type::text;
        std::uint16_t lines_before = 0;
    };
    [[nodiscard]] std::size_t row_end(std::size_t row) const noexcept {
        return row + 1 < row_begin_.size() ? row_begin_[row + 1] : cells_.size();
    }

    std::string arena_;
    std::vector<span> cells_;
    std::vector<std::size_t> row_begin_;
    std::vector<std::int64_t> lines_;
    std::vector<merged_cells> merges_;
};

}  // namespace renaksi::io
