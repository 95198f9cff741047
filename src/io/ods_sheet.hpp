// One sheet of an OpenDocument spreadsheet.
#pragma once

#include <optional>
#include <string>

#include "io/spreadsheet_sheet.hpp"
#include "io/xml_document.hpp"

namespace renaksi::io {

/// The paragraphs of a cell, a line each, without comments and drawings. Blanks that are only counted do not make a text longer once it has
/// more than `most_bytes`.
[[nodiscard]] std::string ods_cell_text(const pugi::xml_node& cell, std::size_t most_bytes);

/// Puts the cells of a `table:table` into a sheet. Errors: limit_exceeded with row and column.
[[nodiscard]] std::optional<error> read_ods_sheet(const pugi::xml_node& table, sheet_builder& into);

}  // namespace renaksi::io
