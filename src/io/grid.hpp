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
    /// 1-based line (text) or row (sheets) of the input.
    [[nodiscard]] std::int64_t line(std::size_t row) const noexcept { return lines_[row]; }

    void begin_row(std::int64_t line) {
        row_begin_.push_back(cells_.size());
        lines_.push_back(line);
    }
    void add_cell(std::string_view text);

private:
    struct span {
        std::size_t begin = 0;
        std::size_t length = 0;
    };
    [[nodiscard]] std::size_t row_end(std::size_t row) const noexcept {
        return row + 1 < row_begin_.size() ? row_begin_[row + 1] : cells_.size();
    }

    std::string arena_;
    std::vector<span> cells_;
    std::vector<std::size_t> row_begin_;
    std::vector<std::int64_t> lines_;
};

}  // namespace renaksi::io
