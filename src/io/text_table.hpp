// Text with tabs, and text with other delimiters, into a grid.
#pragma once

#include <string_view>

#include "io/grid.hpp"

namespace renaksi::io {

/// One row a line (LF, CRLF or CR), one cell between tabs. A cell in double quotes as spreadsheets write it may hold line ends and
/// doubled quotes; a quote that is not closed at a cell's end is an ordinary character.
/// Errors: limit_exceeded with line and column.
[[nodiscard]] result<grid> read_tabbed_text(std::string_view utf8, const read_limits& limits);

/// The same for another delimiter (`,`, `;`, `|`) by RFC 4180: a cell that begins with a quote ends with one, delimiters and line ends
/// inside included; what stands between that quote and the next delimiter belongs to the cell. A line end inside a cell becomes a blank. A
/// tab as delimiter is read as by `read_tabbed_text`. Errors with line and column: limit_exceeded; unknown_format where a quote is not
/// closed.
[[nodiscard]] result<grid> read_delimited_text(std::string_view utf8, char delimiter, const read_limits& limits);

}  // namespace renaksi::io
