#include "recognise/numbers.hpp"

#include <algorithm>
#include <string>

#include "renaksi/base/text.hpp"
#include "renaksi/money/parse.hpp"

namespace renaksi::recognise {
namespace {

[[nodiscard]] std::size_t digits_after(std::string_view text, std::size_t at) {
    std::size_t n = 0;
    while (at + 1 + n < text.size() && is_digit(text[at + 1 + n])) ++n;
    return n;
}

}  // namespace

void style_votes::add(std::string_view text) {
    const auto dots = std::count(text.begin(), text.end(), '.');
    const auto commas = std::count(text.begin(), text.end(), ',');
    const std::size_t last_dot = text.rfind('.');
    const std::size_t last_comma = text.rfind(',');
    const bool comma_behind = dots > 0 && commas > 0 && last_comma > last_dot;
    const bool comma_alone = dots == 0 && commas == 1 && digits_after(text, last_comma) != 3;
    if (dots > 1 || comma_behind || comma_alone) {
        ++dot_groups_;
    } else if (commas > 1 || (dots > 0 && commas > 0)) {
        ++comma_groups_;
    } else if (dots == 1 && digits_after(text, last_dot) != 3) {
        ++plain_;
    }
}

number_style style_votes::winner() const noexcept {
    if (dot_groups_ > 0 && comma_groups_ == 0 && plain_ == 0) return number_style::dot_groups;
    if (comma_groups_ > 0 && dot_groups_ == 0) return number_style::comma_groups;
    if (plain_ > 0 && dot_groups_ == 0 && comma_groups_ == 0) return number_style::plain;
    return number_style::automatic;
}

void number_votes::add(const table_row& row) {
    for (const placed_cell& cell : row.money) money_.add(cell);
    for (const placed_cell& cell : row.target) targets_.add(cell);
}

number_styles number_votes::styles(number_style chosen) const noexcept {
    if (chosen != number_style::automatic) return {chosen, chosen};
    // One hand wrote the document: where the targets do not tell, the amounts beside them do.
    const number_style of_targets = targets_.winner();
    return {money_.winner(), of_targets == number_style::automatic ? money_.winner() : of_targets};
}

result<amount_cell> read_amount(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder) {
    amount_cell out;
    out.written = std::string(cell.text);
    if (cell.type == io::cell_type::number) style = number_style::plain;
    const std::int64_t unit = builder.info().satuan_uang;
    // Rupiah have no third decimal, so a single amount reads in one way only; the column's style matters where it groups nothing, or where
    // a printed 1 stands for more than a Rupiah.
    auto parsed = parse_amount(cell.text, style, unit);
    if (!parsed && style != number_style::plain) parsed = parse_amount(cell.text, number_style::automatic, unit);
    if (parsed) {
        out.value = *parsed;
        return out;
    }
    if (parsed.error().code == errc::overflow) {
        error failure = parsed.error();
        failure.where.line = line;
        failure.where.column = cell.column;
        return failure;
    }
    const bool two_ways = style == number_style::plain && cell.type != io::cell_type::number &&
                          parse_amount(cell.text, number_style::automatic, unit).has_value();
    builder.add_note(note{two_ways ? note_kind::ambiguous_number : note_kind::unreadable_amount, line, cell.column, 0, out.written});
    return out;
}

target_cell read_target(const placed_cell& cell, std::int64_t line, number_style style, plan_builder& builder) {
    target_cell out;
    out.written = std::string(cell.text);
    if (cell.type == io::cell_type::number) {
        out.value = parse_target(cell.text, number_style::plain);
        return out;
    }
    const bool two_ways = is_ambiguous_number(cell.text);
    out.value = parse_target(cell.text, two_ways ? style : number_style::automatic);
    if (two_ways && style == number_style::automatic) {
        builder.add_note(note{note_kind::ambiguous_number, line, cell.column, 0, out.written});
    }
    return out;
}

}  // namespace renaksi::recognise
