// What the elements of a page say: which are read, which are hidden, what a cell holds.
#pragma once

#include <gumbo.h>

#include <optional>
#include <string>
#include <string_view>

#include "io/span_table.hpp"

namespace renaksi::io {

/// Elements that say nothing a reader of the page sees there: scripts, styles, the page's head, menus, choices that were not chosen.
[[nodiscard]] bool is_left_out(const GumboElement& element) noexcept;
/// Elements that begin on a line of their own.
[[nodiscard]] bool is_block(GumboTag tag) noexcept;
/// `hidden`, or `display: none` in its style.
[[nodiscard]] bool is_hidden(const GumboElement& element);
/// What a field of a form shows; empty for one that shows nothing.
[[nodiscard]] std::string_view input_value(const GumboElement& element) noexcept;

/// `rowspan` and `colspan`, cut to 65,534 and 1,000 as HTML has it.
[[nodiscard]] cell_span span_of_cell(const GumboElement& cell) noexcept;
/// The number that Excel (`x:num`) or LibreOffice (`sdval`) keep beside the text of a cell, in plain style. Nothing where the text is no
/// plain number: a share (`43%`), a date, `01`.
[[nodiscard]] std::optional<std::string> number_of_cell(const GumboElement& cell, std::string_view text);

/// `table0`, `table1` …
[[nodiscard]] bool is_sheet_anchor(std::string_view name) noexcept;
/// `Renja` of `Sheet 1: Renja`.
[[nodiscard]] std::string name_behind_colon(std::string_view heading);

}  // namespace renaksi::io
