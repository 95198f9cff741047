// How large the pieces are in which a page is parsed.
#pragma once

#include <cstddef>
#include <string_view>

#include "io/workbook.hpp"

namespace renaksi::io {

/// As `read_html`, which chooses the size itself: the rows of large tables are parsed `piece_bytes` at a time, so that the tree of a page
/// of bare cells, some seventy times its text, is never there as a whole. The sheets do not depend on it.
[[nodiscard]] result<workbook> read_html_in_pieces(std::string_view utf8, const read_limits& limits, std::size_t piece_bytes);

}  // namespace renaksi::io
