// A page looked at tag by tag before any tree of it is built: whether a tree would be too large, and which rows can be parsed apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"

namespace renaksi::io {

/// Bytes [begin, end) of a page: rows that stand below each other in one group of rows, from a `<tr` to before the tag behind the last.
struct html_rows {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Deeper than browsers build a tree themselves.
inline constexpr std::size_t most_html_levels = 512;
inline constexpr std::size_t most_html_attributes = 512;

/// Rows that say the same parsed by themselves as in the page, in its order. They have no tables in them and nothing else that a parser's
/// state survives: scripts, comments, drawings, templates. Every piece has at least `piece_bytes`, and ends with the row that reaches them;
/// rows that make no such piece are not among them. Text between cells, which a page shows before the table, is not seen here.
/// Errors: limit_exceeded with the line where a tree would grow too deep or a tag has too many attributes. O(bytes) but for tags that end
/// nothing, which look through those that are open.
[[nodiscard]] result<std::vector<html_rows>> scan_html(std::string_view page, std::size_t piece_bytes);

}  // namespace renaksi::io
