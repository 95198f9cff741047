// The formulas of a workbook: a total that holds is written as the sum that it is, so that an office can go on working with the sheet.
#pragma once

#include <string>
#include <vector>

#include "renaksi/plan/plan.hpp"
#include "report/plan_workbook_layout.hpp"

namespace renaksi::report {

/// Whether an amount, printed in that unit (plan/satuan_uang.hpp), stands on the sheet as a number: a spreadsheet keeps fifteen digits and
/// rounds what is beyond.
[[nodiscard]] bool fits_number(rupiah value, std::int64_t unit) noexcept;

/// Sums always point downwards or to the right, so no formula ever depends on itself: a row with rows below it adds those up in each
/// column, the year's pagu of a lowest row adds up its triwulan. Refers to its arguments.
class total_formulas {
public:
    total_formulas(const plan& p, const sheet_layout& layout);

    /// `=SUM(M8:M12)`; empty where the amount is none, no total, or a total that does not hold. O(rows below).
    [[nodiscard]] std::string of(row_index row, plan_column column) const;

private:
    [[nodiscard]] std::vector<row_index> terms_of(row_index row, plan_column column) const;
    [[nodiscard]] std::string sum_of_triwulan(const plan_row& row) const;
    [[nodiscard]] std::string sum_of_rows(const plan_row& row, plan_column column, const std::vector<row_index>& terms) const;
    [[nodiscard]] std::string range(std::uint32_t first, std::uint32_t last, std::uint16_t column) const;

    const plan& plan_;
    const sheet_layout& layout_;
    std::vector<std::vector<row_index>> below_;  ///< by row, the budget rows next below
};

}  // namespace renaksi::report
