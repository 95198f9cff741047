// The sheet `Rencana Aksi`: the plan as its office would hand it in.
#pragma once

#include "renaksi/plan/plan.hpp"
#include "report/plan_workbook_book.hpp"
#include "report/plan_workbook_findings.hpp"
#include "report/plan_workbook_layout.hpp"

namespace renaksi::report {

inline constexpr const char* table_sheet_name = "Rencana Aksi";

/// Adds the sheet. O(rows · log rows).
void write_table_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, const sheet_findings& findings);

}  // namespace renaksi::report
