#include "report/plan_workbook_totals.hpp"

#include <algorithm>

#include "renaksi/base/int128.hpp"
#include "report/plan_workbook_book.hpp"

namespace renaksi::report {

namespace {

/// What spreadsheets take in one formula.
constexpr std::size_t most_arguments = 255;
constexpr std::size_t most_formula_characters = 8'000;

/// Whether the terms, as the sheet has them, come to the amount.
[[nodiscard]] bool adds_up(const plan& p, const std::vector<row_index>& terms, plan_column column, rupiah total) {
    int128 sum = 0;
    for (const row_index term : terms) {
        const amount cell = p.row(term).money(column);
        if (cell.has_value() && !fits_number(cell.value, p.info().satuan_uang)) return false;
        sum += cell.addend().sen();
    }
    return sum == total.sen();
}

}  // namespace

bool fits_number(rupiah value, std::int64_t unit) noexcept {
    constexpr std::int64_t fifteen_digits = 1'000'000'000'000'000;
    const std::int64_t sen = value.sen();
    const std::int64_t printed = sen % (unit * sen_per_rupiah) == 0 ? sen / (unit * sen_per_rupiah) : sen;
    return printed > -fifteen_digits && printed < fifteen_digits;
}

total_formulas::total_formulas(const plan& p, const sheet_layout& layout) : plan_(p), layout_(layout), below_(p.size()) {
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        if (!is_budget(row.level())) continue;
        const auto parent = row.parent();
        const bool inside = parent && is_budget(p.row(*parent).level());
        const auto above = inside ? parent : p.jumlah();
        if (above) below_[above->position()].push_back(row.index());
    }
}

std::string total_formulas::of(row_index at, plan_column column) const {
    const plan_row row = plan_.row(at);
    const amount total = row.money(column);
    if (!total.has_value() || !fits_number(total.value, plan_.info().satuan_uang)) return {};
    const std::vector<row_index> terms = terms_of(at, column);
    if (!terms.empty()) return adds_up(plan_, terms, column, total.value) ? sum_of_rows(row, column, terms) : std::string{};
    return column == plan_column::year ? sum_of_triwulan(row) : std::string{};
}

/// The nearest rows below that print something in the column; a level that prints nothing is passed over.
std::vector<row_index> total_formulas::terms_of(row_index row, plan_column column) const {
    std::vector<row_index> out;
    for (const row_index below : below_[row.position()]) {
        if (plan_.row(below).money(column).state != amount_state::blank) {
            out.push_back(below);
        } else {
            const std::vector<row_index> deeper = terms_of(below, column);
            out.insert(out.end(), deeper.begin(), deeper.end());
        }
    }
    return out;
}

std::string total_formulas::sum_of_triwulan(const plan_row& row) const {
    int128 sum = 0;
    bool any = false;
    for (const plan_column column : plan_columns_all) {
        if (column == plan_column::year) continue;
        const amount cell = row.money(column);
        if (cell.has_value() && !fits_number(cell.value, plan_.info().satuan_uang)) return {};
        any = any || cell.has_value();
        sum += cell.addend().sen();
    }
    if (!any || sum != row.money(plan_column::year).value.sen()) return {};
    const std::uint32_t at = layout_.blocks[row.index().position()].first;
    return "=SUM(" + cell_name(at, layout_.columns.money_of(plan_column::tw1)) + ":" +
           cell_name(at, layout_.columns.money_of(plan_column::tw4)) + ")";
}

/// One range where nothing but the terms stands in it; else all rows of their level, which also takes in rows that an office adds later;
/// else the cells one by one.
std::string total_formulas::sum_of_rows(const plan_row& row, plan_column column, const std::vector<row_index>& terms) const {
    const std::uint16_t at = layout_.columns.money_of(column);
    const auto block = [this](row_index which) { return layout_.blocks[which.position()]; };
    const auto prints = [this, column](std::size_t i) { return plan_[i].money(column).state != amount_state::blank; };
    std::size_t inside = 0;
    for (std::size_t i = terms.front().position(); i <= terms.back().position(); ++i) inside += prints(i) ? 1U : 0U;
    if (inside == terms.size()) return "=SUM(" + range(block(terms.front()).first, block(terms.back()).first, at) + ")";

    const bool is_jumlah = row.level() == level::jumlah;
    const std::size_t begin = is_jumlah ? 0 : row.index().position() + 1;
    const std::size_t end = is_jumlah ? plan_.body_size() : row.subtree_end().position();
    const level which = plan_.row(terms.front()).level();
    const bool one_level = std::all_of(terms.begin(), terms.end(), [&](row_index term) { return plan_.row(term).level() == which; });
    std::size_t of_level = 0;
    for (std::size_t i = begin; i < end; ++i) of_level += plan_[i].level() == which && prints(i) ? 1U : 0U;
    if (one_level && of_level == terms.size()) {
        const std::uint32_t first = is_jumlah ? layout_.body : block(row.index()).first + 1;
        const std::uint32_t last = layout_.blocks[end - 1].last;
        const std::string levels = column_name_of(layout_.columns.jenjang);
        return "=SUMIFS(" + range(first, last, at) + ",$" + levels + std::to_string(first + 1) + ":$" + levels + std::to_string(last + 1) +
               ",\"" + std::string(jenjang_text(which)) + "\")";
    }
    std::string out = "=SUM(";
    for (const row_index term : terms) out.append(out.back() == '(' ? "" : ",").append(cell_name(block(term).first, at));
    out.append(")");
    return terms.size() <= most_arguments && out.size() <= most_formula_characters ? out : std::string{};
}

std::string total_formulas::range(std::uint32_t first, std::uint32_t last, std::uint16_t column) const {
    if (first == last) return cell_name(first, column);
    return cell_name(first, column) + ":" + cell_name(last, column);
}

}  // namespace renaksi::report
