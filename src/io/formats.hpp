// The readers, one a format, and which of them a document is for.
#pragma once

#include <string_view>

#include "io/workbook.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::io {

/// Tells a document's format from its first bytes and, for packed ones, from the parts inside; never from a name. Text that is neither
/// JSON nor HTML is `csv` where another delimiter than the tab holds it together, else `tsv`.
/// Errors: binary_input for bytes of no format that is known; damaged_file for a packed document whose directory cannot be read;
/// password_protected; unknown_format for a packed document of another kind (a presentation, say), which the detail names.
[[nodiscard]] result<input_format> tell_format(std::string_view bytes, const read_limits& limits);

// Each reads one format. Limits hold for each sheet, bytes for all of the document. Errors: limit_exceeded, damaged_file with the name of
// the part (and row and cell where they are known), password_protected, and those named beside. Each is made to take twenty times the bytes
// at most, of packed documents unpacked: what would take more (repeated cells by the million, ten thousand sheets, twenty thousand tables)
// is limit_exceeded.
[[nodiscard]] result<workbook> read_xlsx(std::string_view bytes, const read_limits& limits);
[[nodiscard]] result<workbook> read_ods(std::string_view bytes, const read_limits& limits);
[[nodiscard]] result<workbook> read_xls(std::string_view bytes, const read_limits& limits);
/// All tables of the text, each a sheet; one that goes on after a page break (same columns, nothing but a repeated header between) is
/// joined. What stands before and after the tables belongs to the sheet of the nearest one, a paragraph a row.
[[nodiscard]] result<workbook> read_docx(std::string_view bytes, const read_limits& limits);
/// The same for a page. `utf8` is the page decoded. Errors: no_table where it has none.
[[nodiscard]] result<workbook> read_html(std::string_view utf8, const read_limits& limits);
/// Text with tabs or other delimiters. A line `### SHEET name` begins a sheet of that name.
[[nodiscard]] result<workbook> read_text(std::string_view utf8, input_format format, const read_limits& limits);

/// `renaksi-plan/1`, lossless. `builder` may hold notes already. Errors: bad_structure with the place of what is no such plan; those of the
/// builder.
[[nodiscard]] result<plan> read_plan_json(std::string_view utf8, const read_options& options, plan_builder builder);

/// True for cells whose first row names the columns of the flat table: at least `nama`, `pagu` and one of `level` and `kode`, spelt as they
/// are there.
[[nodiscard]] bool is_flat_table(const grid& cells);
/// Cells that are a flat table. `builder` may hold notes already. Errors: bad_number and others with line and column.
[[nodiscard]] result<plan> read_flat_table(grid cells, const read_options& options, plan_builder builder);

}  // namespace renaksi::io
