// Text with tabs into a grid.
#pragma once

#include <string_view>

#include "io/grid.hpp"

namespace renaksi::io {

/// One row a line (LF, CRLF or CR), one cell between tabs. A cell in double quotes as spreadsheets write it may hold line ends and
/// doubled quotes; a quote that is not closed at a cell's end is an ordinary character.
/// Errors: limit_exceeded with line and column.
[[nodiscard]] result<grid> read_tabbed_text(std::string_view utf8, const read_limits& limits);

}  // namespace renaksi::io
