#include "recognise/cells.hpp"

#include <algorithm>
#include <array>

#include "renaksi/base/text.hpp"
#include "renaksi/calendar/nip.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi::recognise {
namespace {

/// Longest text that is tried as a number, a unit or a predicate.
constexpr std::size_t short_cell_bytes = 64;

[[nodiscard]] bool is_roman(std::string_view cell) {
    return cell.size() <= 4 && std::all_of(cell.begin(), cell.end(), [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
}

/// The error values of spreadsheets (ECMA-376 part 1, 18.17.3).
[[nodiscard]] bool is_broken(std::string_view cell) {
    constexpr std::array<std::string_view, 7> values{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"};
    return std::find(values.begin(), values.end(), cell) != values.end();
}

[[nodiscard]] bool is_ordinal(std::string_view cell) {
    if (is_roman(cell)) return true;
    if (cell.size() < 2 || cell.size() > 4) return false;
    const char last = cell.back();
    cell.remove_suffix(1);
    const bool figures = std::all_of(cell.begin(), cell.end(), is_digit);
    return (last == '.' || last == ')') && (figures || (cell.size() == 1 && is_alpha(cell.front())));
}

/// Eighteen digits and a birth date: nobody plans an amount like that. The nine digits of an old NIP are no such sign.
[[nodiscard]] bool is_nip(std::string_view cell) {
    const auto digits = std::count_if(cell.begin(), cell.end(), is_digit);
    return digits == 18 && parse_nip(cell).has_value();
}

[[nodiscard]] cell_class classify_amount(std::string_view cell, number_style style) {
    const auto parsed = parse_amount(cell, style);
    if (!parsed) {
        // Digits beyond any Rupiah still stand where an amount stands.
        return parsed.error().code == errc::overflow ? cell_class::money : cell_class::text;
    }
    if (parsed->state == amount_state::dash) return cell_class::dash;
    const std::int64_t sen = parsed->value.sen();
    const bool large = sen >= smallest_money_sen || sen <= -smallest_money_sen;
    return large || starts_with_nocase(cell, "rp") ? cell_class::money : cell_class::number;
}

/// A number by its format is no code and no number of a list, however it looks.
[[nodiscard]] cell_class classify_number(std::string_view cell) {
    if (is_nip(cell)) return cell_class::text;
    const cell_class amount = classify_amount(cell, number_style::plain);
    if (amount != cell_class::text) return amount;
    switch (parse_target(cell, number_style::plain).kind) {
        case target_kind::percent:
            return cell_class::percent;
        case target_kind::number:
            return cell_class::number;
        default:
            return cell_class::text;
    }
}

}  // namespace

cell_class classify(std::string_view cell, io::cell_type type) {
    cell = trim(cell);
    if (cell.empty()) return cell_class::blank;
    if (type == io::cell_type::date) return cell_class::text;
    if (type == io::cell_type::number && !is_broken(cell)) return classify_number(cell);
    if (is_ordinal(cell)) return cell_class::ordinal;
    if (is_broken(cell)) return cell_class::broken;
    if (is_nip(cell)) return cell_class::text;
    if (looks_like_kode(cell)) return cell_class::kode;
    if (looks_like_amount(cell)) {
        const cell_class amount = classify_amount(cell, number_style::automatic);
        if (amount != cell_class::text) return amount;
    }
    if (cell.size() > short_cell_bytes) return cell_class::text;
    switch (parse_target(cell).kind) {
        case target_kind::percent:
            return cell_class::percent;
        case target_kind::number:
        case target_kind::range:
            return cell_class::number;
        case target_kind::predicate:
            return cell_class::predicate;
        default:
            break;
    }
    return is_known_satuan(cell) ? cell_class::satuan : cell_class::text;
}

classified_grid::classified_grid(const io::grid& cells) : classified_grid(cells, {}) {}

classified_grid::classified_grid(const io::grid& cells, std::vector<cell_class> classes) : cells_(&cells), classes_(std::move(classes)) {
    if (classes_.empty()) {
        classes_.reserve(cells.filled());
        for (std::size_t at = 0; at < cells.filled(); ++at) classes_.push_back(classify(cells.text_of(at), cells.type_of(at)));
    }
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        if (cells.filled(row) > 0) width_ = std::max(width_, cells.column_of(cells.filled_end(row) - 1) + 1);
    }
}

std::size_t classified_grid::count(std::size_t row, cell_class wanted) const noexcept {
    if (wanted == cell_class::blank) return cells_->columns(row) - filled(row);
    const auto first = classes_.begin() + static_cast<std::ptrdiff_t>(cells_->filled_begin(row));
    return static_cast<std::size_t>(std::count(first, first + static_cast<std::ptrdiff_t>(filled(row)), wanted));
}

void classified_grid::take_for_money(std::size_t column, std::size_t row) {
    small_money_.push_back(column);
    for (; row < rows(); ++row) {
        const auto number = cells_->number_of(row, column);
        if (number && classes_[*number] == cell_class::number) classes_[*number] = cell_class::money;
    }
}

}  // namespace renaksi::recognise
