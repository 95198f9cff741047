/// \file
/// A table of names with the five money columns, for a screen: aligned, and readable also where names are long and the screen is narrow.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "report/layout.hpp"

namespace renaksi::report {

struct money_table_row {
    std::string left;        ///< what stands before the name, already padded; all rows the same width
    std::size_t indent = 0;  ///< columns before the name
    std::string name;        ///< printable
    std::array<std::string, plan_column_count> cells;
    report::style style = report::style::plain;
    bool aside = false;  ///< a remark on the row above: its name stands right before the amounts, and `left` and `indent` do not count
};

/// The rows under the names of the columns. A name that does not fit beside its amounts is wrapped; where less than
/// `least_name_columns` are left for names, it stands above them.
[[nodiscard]] std::string lay_out(const money_table_row& heading, const std::vector<money_table_row>& rows, std::size_t width,
                                  const painter& paint);

inline constexpr std::size_t least_name_columns = 40;

}  // namespace renaksi::report
