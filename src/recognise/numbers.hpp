// Amounts and targets of the table, read in the style of their columns.
#pragma once

#include <deque>

#include "recognise/table_rows.hpp"
#include "renaksi/base/number_style.hpp"

namespace renaksi::recognise {

struct number_styles {
    number_style money = number_style::automatic;
    number_style targets = number_style::automatic;
};

/// Which style the cells of the table are written in, where their dots and commas tell; `chosen` wins unless it is automatic.
[[nodiscard]] number_styles find_number_styles(const std::deque<table_row>& rows, number_style chosen);

/// The amount of a cell in Rupiah, printed in the unit that the builder's plan says. What is no amount is kept as text and becomes a note.
/// Errors: overflow with the cell's place.
[[nodiscard]] result<amount_cell> read_amount(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder);

[[nodiscard]] target_cell read_target(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder);

}  // namespace renaksi::recognise
