/// \file
/// JSON out of Boost.JSON values in the two layouts of the reports, and the values that all shapes share. Boost.JSON keeps the keys of an
/// object in the order in which they were put in; that order is part of the contract.
#pragma once

#include <array>
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::report {

/// Valid UTF-8: each byte that is none becomes U+FFFD.
[[nodiscard]] boost::json::string json_string(std::string_view text);

/// null for a missing (empty) text.
[[nodiscard]] boost::json::value text_or_null(std::string_view text);

/// null for a line or row that is not known (0).
[[nodiscard]] boost::json::value line_or_null(std::int64_t line);

[[nodiscard]] boost::json::value money(int128 sen);
/// null where the cell is blank or "-".
[[nodiscard]] boost::json::value money(const amount& printed);

/// Puts `pagu`, `tw1` … `tw4` into `object`; `value(column)` gives what stands there.
template <typename Value>
void put_money(boost::json::object& object, Value value) {
    for (const plan_column column : plan_columns_all) object[money_column_name(column)] = value(column);
}

[[nodiscard]] boost::json::object money_object(const money_totals& totals);
/// What a row prints.
[[nodiscard]] boost::json::object money_object(const plan_row& row);

/// The document's text, with a line feed at its end. Indented: two blanks a level; a container of plain values that fits into 120 columns
/// stands on one line.
[[nodiscard]] std::string serialise(const boost::json::value& document, json_layout layout);

}  // namespace renaksi::report
