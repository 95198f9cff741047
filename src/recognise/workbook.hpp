// From the sheets of a document to a plan: which sheet holds it, its cells in the arrangement that recognition reads, and what is said
// about the sheets that were not read.
#pragma once

#include "io/workbook.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/plan/builder.hpp"

namespace renaksi::recognise {

/// `builder` may hold notes of the reader already. Reads the sheet that `options` names, else the visible one that gives the most rows of a
/// plan (the first of several; a hidden one only where no visible one gives any). Every other sheet with cells in it becomes a note.
/// O(cells).
/// Errors: not_found for a sheet that is not there, its detail lists those that are; else those of `recognise_plan`.
[[nodiscard]] result<plan> recognise_workbook(io::workbook from, const read_options& options, plan_builder builder);

}  // namespace renaksi::recognise
