// One sheet of an Office Open XML workbook.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "io/spreadsheet_sheet.hpp"
#include "io/xlsx_styles.hpp"
#include "io/xlsx_text.hpp"
#include "io/xml_document.hpp"

namespace renaksi::io {

/// What the sheets of a workbook share.
struct xlsx_shared {
    xlsx_strings strings;
    xlsx_styles styles;
    date_system dates = date_system::from_1900;
    std::size_t linked_files = 0;  ///< other files that formulas look into: `[1]` … `[linked_files]`
};

/// True for a formula that looks into one of that many other files: `[1]Sheet!A1`, `'[2]Two words'!A1`, not `Table[1]`.
[[nodiscard]] bool is_linked_formula(std::string_view formula, std::size_t linked_files);

/// Puts the cells of a part (`root`, its outermost element) into a sheet. Errors: damaged_file, limit_exceeded, with row and column.
[[nodiscard]] std::optional<error> read_xlsx_sheet(const pugi::xml_node& root, const xlsx_shared& shared, sheet_builder& into);

}  // namespace renaksi::io
