// Text with tabs, and text with other delimiters, into a grid.
#pragma once

#include <cstdint>
#include <string_view>

#include "io/grid.hpp"

namespace renaksi::io {

/// What stands in a cell for a line end inside it, where line ends are kept. A line feed at a cell's end would be trimmed away, and with it
/// the blank value that it parts from the others.
inline constexpr char cell_line_end = '\x1E';

/// How a text is cut into cells.
struct text_shape {
    char delimiter = '\t';
    bool strict_quotes = false;   ///< by RFC 4180: a cell that begins with a quote ends with one
    bool keep_line_ends = false;  ///< inside a cell, as `cell_line_end`; else they become blanks
    std::int64_t first_line = 1;  ///< of the text, where it is a part of another
};

/// One row a line (LF, CRLF or CR), one cell between delimiters. With strict quotes delimiters and line ends inside a quoted cell belong to
/// it, and so does what stands between its closing quote and the next delimiter. Without, a quoted cell may hold line ends and doubled
/// quotes but no delimiter, and a quote that is not closed at a cell's end is an ordinary character: that is how text comes out of Word.
/// Errors with line and column: limit_exceeded; unknown_format where a strict quote is not closed. O(length).
[[nodiscard]] result<grid> read_text_table(std::string_view utf8, const text_shape& shape, const read_limits& limits);

/// Text with tabs, without strict quotes.
[[nodiscard]] result<grid> read_tabbed_text(std::string_view utf8, const read_limits& limits);

/// Text with another delimiter (`,`, `;`, `|`), with strict quotes. A tab as delimiter is read as by `read_tabbed_text`.
[[nodiscard]] result<grid> read_delimited_text(std::string_view utf8, char delimiter, const read_limits& limits);

}  // namespace renaksi::io
