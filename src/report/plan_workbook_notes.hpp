// The sheet `Catatan Hasil Reviu`: the findings as an inspector's notes.
#pragma once

#include "renaksi/plan/plan.hpp"
#include "report/plan_workbook_book.hpp"
#include "report/plan_workbook_findings.hpp"
#include "report/plan_workbook_layout.hpp"

namespace renaksi::report {

/// Adds the sheet; where there is nothing to say, it says that. O(notes).
void write_notes_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, const sheet_findings& findings, language lang);

}  // namespace renaksi::report
