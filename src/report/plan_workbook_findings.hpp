// What is said about a plan on its workbook: sentences in which a line is a row of the sheet, and which cells they belong to.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/plan/plan.hpp"
#include "report/plan_workbook_layout.hpp"
#include "report/review_notes.hpp"

namespace renaksi::report {

/// Row and column of the sheet, from 0.
using sheet_cell = std::pair<std::uint32_t, std::uint16_t>;

struct sheet_findings {
    std::vector<review_note> notes;              ///< of the whole plan
    std::map<sheet_cell, std::string> comments;  ///< what is said about a cell, a paragraph a finding
    std::set<sheet_cell> wrong;                  ///< cells with a finding of severity error
};

/// Errors: those of making the plan anew with other lines. O(findings · log findings + rows).
[[nodiscard]] result<sheet_findings> findings_on_sheet(const plan& p, const sheet_layout& layout, const write_options& options);

}  // namespace renaksi::report
