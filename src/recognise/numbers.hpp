// Amounts and targets of the table, read in the style of their columns.
#pragma once

#include "recognise/table_rows.hpp"
#include "renaksi/base/number_style.hpp"

namespace renaksi::recognise {

struct number_styles {
    number_style money = number_style::automatic;
    number_style targets = number_style::automatic;
};

/// What a number's dots and commas say about its style.
class style_votes {
public:
    /// A number by its format is in plain style always and tells nothing about what hands typed.
    void add(const placed_cell& cell) {
        if (cell.type != io::cell_type::number) add(cell.text);
    }
    [[nodiscard]] number_style winner() const noexcept;

private:
    void add(std::string_view text);

    std::int64_t dot_groups_ = 0;
    std::int64_t comma_groups_ = 0;
    std::int64_t plain_ = 0;  ///< a dot before decimals, and thousands that are not grouped
};

/// Which style the cells of a table are written in, where their dots and commas tell.
class number_votes {
public:
    void add(const table_row& row);
    /// `chosen` wins unless it is automatic.
    [[nodiscard]] number_styles styles(number_style chosen) const noexcept;

private:
    style_votes money_;
    style_votes targets_;
};

/// The amount of a cell in Rupiah, printed in the unit that the builder's plan says. What is no amount is kept as text and becomes a note.
/// Errors: overflow with the cell's place.
[[nodiscard]] result<amount_cell> read_amount(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder);

[[nodiscard]] target_cell read_target(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder);

}  // namespace renaksi::recognise
