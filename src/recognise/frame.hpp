// What stands around the table: title, office and year above it, the signature block below.
#pragma once

#include "recognise/cells.hpp"
#include "recognise/sections.hpp"
#include "renaksi/plan/builder.hpp"

namespace renaksi::recognise {

/// Fills judul, perangkat_daerah and tahun from the rows above the table. Other fields in cells (`Program : | …`) are no part of the title.
void read_title(const classified_grid& cells, row_range rows, plan_info& info);

/// Notes the fields above the table that `read_title` has no place for.
void note_other_fields(const classified_grid& cells, row_range rows, plan_builder& builder);

/// Fills the pengesahan from the rows below the table; text that is no part of it becomes a note.
void read_closing(const classified_grid& cells, row_range rows, plan_builder& builder);

}  // namespace renaksi::recognise
