// Sheets as text that a test can spell out: a line a row, cells between ` | `, `#` before a number by its format, `\n` for a line feed.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "io/workbook.hpp"

namespace renaksi::test {

inline std::string shown_cell(const io::grid& cells, std::size_t row, std::size_t column) {
    std::string out = cells.type(row, column) == io::cell_type::number ? "#" : "";
    for (const char c : cells.cell(row, column)) out.append(c == '\n' ? "\\n" : std::string(1, c));
    return out;
}

inline std::vector<std::string> shown_rows(const io::grid& cells) {
    std::vector<std::string> out;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        std::string line;
        for (std::size_t column = 0; column < cells.columns(row); ++column) {
            line.append(column == 0 ? "" : " | ").append(shown_cell(cells, row, column));
        }
        out.push_back(std::move(line));
    }
    return out;
}

/// `row,column rows×columns`, from 0, in order.
inline std::vector<std::string> shown_merges(const io::grid& cells) {
    std::vector<io::merged_cells> merges = cells.merges();
    std::sort(merges.begin(), merges.end(),
              [](const io::merged_cells& a, const io::merged_cells& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    std::vector<std::string> out;
    for (const io::merged_cells& one : merges) {
        out.push_back(std::to_string(one.row) + "," + std::to_string(one.column) + " " + std::to_string(one.rows) + "x" +
                      std::to_string(one.columns));
    }
    return out;
}

/// The rows of all sheets, `### name` before each; or the error.
inline std::vector<std::string> shown_sheets(const result<io::workbook>& read) {
    if (!read) return {"refused: " + message(read.error(), language::en)};
    std::vector<std::string> out;
    for (const io::sheet& one : read->sheets) {
        out.push_back("###" + (one.name.empty() ? "" : " " + one.name) + (one.hidden ? " (hidden)" : ""));
        for (std::string& row : shown_rows(one.cells)) out.push_back(std::move(row));
    }
    return out;
}

}  // namespace renaksi::test
