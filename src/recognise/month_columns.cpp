#include <algorithm>
#include <array>
#include <string>

#include "recognise/column_work.hpp"
#include "renaksi/base/decimal.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/money/sum.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi::recognise {
namespace {

constexpr std::size_t months_a_triwulan = 3;

using column_place = std::optional<std::size_t>;

/// The columns of the months, and of the triwulan and the year where they are printed, all of money or all of targets.
struct month_block {
    std::array<column_place, 12> month;
    std::array<column_place, 4> triwulan;
    column_place year;

    [[nodiscard]] bool is_whole(std::size_t quarter) const {
        const auto first = month.begin() + static_cast<std::ptrdiff_t>(quarter * months_a_triwulan);
        return std::all_of(first, first + months_a_triwulan, [](const column_place& one) { return one.has_value(); });
    }
    [[nodiscard]] bool is_whole() const { return is_whole(0) && is_whole(1) && is_whole(2) && is_whole(3); }
};

[[nodiscard]] month_block find_block(const column_work& work, column_name name) {
    month_block out;
    for (std::size_t column = 0; column < work.width(); ++column) {
        if (!work.is_open(column, name)) continue;
        const named_column& named = work.names[column];
        const bool is_month = named.bulan > 0;
        column_place& place = is_month             ? out.month[static_cast<std::size_t>(named.bulan) - 1]
                              : named.triwulan > 0 ? out.triwulan[static_cast<std::size_t>(named.triwulan) - 1]
                                                   : out.year;
        if (!place) place = column;
    }
    return out;
}

[[nodiscard]] result<amount> read_cell(const sheet_copy& sheet, const classified_grid& cells, std::size_t row, std::size_t column) {
    const bool plain = cells.type(row, column) == io::cell_type::number;
    return parse_amount(sheet.text(row, column), plain ? number_style::plain : number_style::automatic);
}

/// The three months of a row: their sum, or the text that says why there is none.
struct month_sum {
    rupiah_sum sum;
    bool says = false;   ///< one of them holds an amount
    bool dash = false;   ///< one of them holds a dash
    std::string broken;  ///< all three as written, where one of them is no amount
};

[[nodiscard]] month_sum add_months(const column_work& work, const month_block& block, std::size_t row, std::size_t quarter) {
    month_sum out;
    std::string written;
    bool broken = false;
    for (std::size_t i = 0; i < months_a_triwulan; ++i) {
        const std::size_t column = *block.month[quarter * months_a_triwulan + i];
        const auto cell = read_cell(work.sheet, work.cells, row, column);
        broken = broken || !cell;
        written.append(i > 0 ? " + " : "").append(work.sheet.text(row, column));
        if (!cell) continue;
        out.sum.add(*cell);
        out.says = out.says || cell->has_value();
        out.dash = out.dash || cell->state == amount_state::dash;
    }
    if (broken || !out.sum.total()) out.broken = std::move(written);
    return out;
}

/// Writes what the months say of a triwulan; a cell whose months are blank stays as it is.
void put_months(column_work& work, std::size_t row, std::size_t place, const month_sum& months, std::int32_t origin) {
    if (!months.broken.empty()) {
        work.sheet.set(row, place, months.broken, io::cell_type::text, origin);
    } else if (months.says) {
        work.sheet.set(row, place, to_plain(*months.sum.total()), io::cell_type::number, origin);
    } else if (months.dash) {
        work.sheet.set(row, place, "-", io::cell_type::text, origin);
    }
}

/// Compares a printed triwulan with its months; a blank one takes their sum.
void settle_printed(column_work& work, const month_block& block, std::size_t row, std::size_t quarter, const month_sum& months) {
    const std::size_t place = *block.triwulan[quarter];
    const auto printed = read_cell(work.sheet, work.cells, row, place);
    const std::string_view text = work.sheet.text(row, place);
    if (text.empty()) {
        const std::int32_t origin = work.sheet.origin(row, *block.month[quarter * months_a_triwulan + 2]);
        put_months(work, row, place, months, origin);
        return;
    }
    const bool agrees = months.broken.empty() && printed && printed->addend() == *months.sum.total();
    if (agrees || !printed || (!months.says && months.broken.empty())) return;
    const std::string sum = months.broken.empty() ? to_plain(*months.sum.total()) : months.broken;
    work.notes.push_back(
        note{note_kind::months_differ, work.sheet.line(row), work.sheet.origin(row, place), 0, std::string(text) + " / " + sum});
}

void fold_money_row(column_work& work, const month_block& block, std::size_t row, std::size_t quarter) {
    const month_sum months = add_months(work, block, row, quarter);
    if (block.triwulan[quarter]) return settle_printed(work, block, row, quarter, months);
    const std::size_t place = *block.month[quarter * months_a_triwulan + 2];
    const std::int32_t origin = work.sheet.origin(row, *block.month[quarter * months_a_triwulan]);
    put_months(work, row, place, months, origin);
}

[[nodiscard]] std::vector<std::size_t> table_rows(const column_work& work) {
    std::vector<std::size_t> out = work.parts.body;
    out.insert(out.end(), work.parts.totals.begin(), work.parts.totals.end());
    return out;
}

/// Gives the triwulan their role and leaves the months out.
void settle_roles(column_work& work, const month_block& block, role what) {
    for (std::size_t quarter = 0; quarter < block.triwulan.size(); ++quarter) {
        const auto part = static_cast<plan_column>(quarter + 1);
        for (std::size_t i = 0; i < months_a_triwulan; ++i) {
            const column_place& month = block.month[quarter * months_a_triwulan + i];
            if (month) work.known[*month] = column_role{};
        }
        const column_place place = block.triwulan[quarter]   ? block.triwulan[quarter]
                                   : block.is_whole(quarter) ? block.month[quarter * months_a_triwulan + 2]
                                                             : std::nullopt;
        if (place) work.known[*place] = column_role{what, part};
    }
}

void fold_money(column_work& work, const month_block& block) {
    for (std::size_t quarter = 0; quarter < block.triwulan.size(); ++quarter) {
        if (block.is_whole(quarter)) {
            for (const std::size_t row : table_rows(work)) fold_money_row(work, block, row, quarter);
            continue;
        }
        for (std::size_t i = 0; i < months_a_triwulan; ++i) {
            if (const column_place& month = block.month[quarter * months_a_triwulan + i]) work.set_aside(*month);
        }
    }
    settle_roles(work, block, role::money);
    if (block.year) work.known[*block.year] = column_role{role::money};
}

[[nodiscard]] std::optional<decimal> sum_of(const std::vector<target>& cells) {
    decimal sum{0, 0};
    for (const target& cell : cells) {
        if (!has_value(cell)) continue;
        const auto added = is_numeric(cell) ? add(sum, cell.value) : result<decimal>(make_error(errc::bad_number));
        if (!added) return std::nullopt;
        sum = *added;
    }
    return sum;
}

[[nodiscard]] bool same_number(const target& a, const target& b) {
    return is_numeric(a) && is_numeric(b) && a.kind == b.kind && a.value == b.value;
}

/// Folds the targets of a row's months: added up where they add up to the year, the last of each triwulan where the year is the last one.
/// False where the year tells neither.
[[nodiscard]] bool fold_target_row(column_work& work, const month_block& block, std::size_t row) {
    std::vector<target> months;
    for (const column_place& month : block.month) months.push_back(parse_target(work.sheet.text(row, *month)));
    const target year = parse_target(work.sheet.text(row, *block.year));
    const auto all = sum_of(months);
    target last;
    for (const target& month : months) last = has_value(month) ? month : last;
    const bool adds = all && is_numeric(year) && *all == year.value;
    if (!adds && !same_number(last, year)) return false;
    for (std::size_t quarter = 0; quarter < block.triwulan.size(); ++quarter) {
        const std::size_t first = quarter * months_a_triwulan;
        const std::vector<target> three(months.begin() + static_cast<std::ptrdiff_t>(first),
                                        months.begin() + static_cast<std::ptrdiff_t>(first + months_a_triwulan));
        std::size_t filled = months_a_triwulan;
        for (std::size_t i = 0; i < months_a_triwulan; ++i) filled = has_value(three[i]) ? i : filled;
        const std::size_t place = *block.month[first + 2];
        if (filled == months_a_triwulan) continue;  // blanks and dashes: what the last month says
        const std::size_t from = *block.month[first + filled];
        const std::string text =
            adds ? to_string(*sum_of(three)) + (is_percent(three[filled]) ? "%" : "") : std::string(work.sheet.text(row, from));
        work.sheet.set(row, place, text, adds ? io::cell_type::number : work.cells.type(row, from), work.sheet.origin(row, from));
    }
    return true;
}

/// Targets do not simply add up: of a printed triwulan the months are left out, others are folded row by row where the year tells how.
void fold_targets(column_work& work, const month_block& block) {
    const bool printed = std::any_of(block.triwulan.begin(), block.triwulan.end(), [](const auto& one) { return one.has_value(); });
    bool folded = false;
    bool left_out = printed || !block.year || !block.is_whole();
    if (!left_out) {
        for (const std::size_t row : work.parts.body) {
            const bool says = std::any_of(block.month.begin(), block.month.end(),
                                          [&](const column_place& month) { return !work.sheet.text(row, *month).empty(); });
            if (!says) continue;
            if (fold_target_row(work, block, row)) {
                folded = true;
                continue;
            }
            left_out = true;
            for (const column_place& month : block.month) work.sheet.clear(row, *month);
        }
    }
    for (const column_place& month : block.month) {
        if (month && left_out) work.set_aside(*month);
    }
    month_block roles = block;
    if (!folded && !printed) roles.month.fill(std::nullopt);
    settle_roles(work, roles, role::target);
    if (block.year) work.known[*block.year] = column_role{role::target};
}

[[nodiscard]] bool has_months(const month_block& block) {
    return block.is_whole(0) || block.is_whole(1) || block.is_whole(2) || block.is_whole(3);
}

}  // namespace

bool has_months(const column_work& work) {
    return has_months(find_block(work, column_name::money)) || has_months(find_block(work, column_name::target));
}

void fold_months(column_work& work) {
    if (const month_block money = find_block(work, column_name::money); has_months(money)) fold_money(work, money);
    if (const month_block targets = find_block(work, column_name::target); has_months(targets)) fold_targets(work, targets);
}

}  // namespace renaksi::recognise
