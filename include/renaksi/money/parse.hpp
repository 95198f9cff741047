/// \file
/// Reading a money cell: `32,535,393` · `32.535.393,00` · `Rp 1.234.567` · `Rp. 1.544.000.000,-` · `(1.000)` · `-`.
///
/// Contract: pure functions. Nothing is rounded and nothing is guessed: every refusal carries the column (code points from 1) of the first
/// character that does not fit, and what was expected there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "renaksi/base/number_style.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/money/amount.hpp"

namespace renaksi {

namespace detail {

/// Offset after `Rp`, `Rp.` or `IDR` and the blanks behind it; `at` where no currency stands.
[[nodiscard]] constexpr std::size_t skip_currency(std::string_view text, std::size_t at) noexcept {
    const std::string_view rest = text.substr(at);
    const std::size_t length = starts_with_nocase(rest, "rp") ? 2 : starts_with_nocase(rest, "idr") ? 3 : 0;
    if (length == 0) return at;
    const bool point = rest.substr(length).starts_with('.');
    return skip_blanks(text, at + length + (point ? 1 : 0));
}

/// Offset after a run of dashes.
[[nodiscard]] constexpr std::size_t skip_dashes(std::string_view text, std::size_t at) noexcept {
    while (const std::size_t length = dash_length(text.substr(at))) at += length;
    return at;
}

/// Offset where the cell's own text begins: behind blanks and the apostrophe with which Excel marks a number kept as text.
[[nodiscard]] constexpr std::size_t cell_begin(std::string_view text) noexcept {
    const std::size_t at = skip_blanks(text, 0);
    return text.substr(at).starts_with('\'') ? skip_blanks(text, at + 1) : at;
}

[[nodiscard]] constexpr bool is_dash_cell(std::string_view text, std::size_t begin) noexcept {
    const std::size_t from = skip_currency(text, begin);
    const std::size_t to = skip_dashes(text, from);
    return to > from && skip_blanks(text, to) == text.size();
}

/// What stands before the digits of an amount.
struct amount_lead {
    std::size_t digits = 0;
    bool negative = false;
    bool bracket = false;
};

[[nodiscard]] constexpr amount_lead read_lead(std::string_view text, std::size_t at) noexcept {
    amount_lead lead;
    const auto sign = [&] {
        if (lead.negative) return;
        const std::size_t dash = dash_length(text.substr(at));
        lead.bracket = dash == 0 && text.substr(at).starts_with('(');
        lead.negative = dash > 0 || lead.bracket;
        if (lead.negative) at = skip_blanks(text, at + (lead.bracket ? 1 : dash));
    };
    sign();
    at = skip_currency(text, at);
    sign();
    lead.digits = at;
    return lead;
}

/// Offset after the ending `,-` or `,--`, which says "no sen"; `at` where there is none.
[[nodiscard]] constexpr std::size_t skip_no_sen(std::string_view text, std::size_t at) noexcept {
    const std::size_t mark = skip_blanks(text, at);
    if (mark >= text.size() || (text[mark] != ',' && text[mark] != '.')) return at;
    const std::size_t one = dash_length(text.substr(mark + 1));
    if (one == 0) return at;
    return mark + 1 + one + dash_length(text.substr(mark + 1 + one));
}

}  // namespace detail

/// Reads one cell. A blank cell and one with only a dash (also behind `Rp`) are values of their own. Accepted around the digits:
/// `Rp`, `Rp.`, `IDR`, a minus sign, brackets for negative amounts, the ending `,-`, U+00A0 wherever a blank may stand; between
/// them groups of exactly three digits parted by '.', ',' or one blank, and up to two decimals.
///
/// With `number_style::automatic` a single mark before three digits parts a group, since no amount has three decimals (`1.234` is 1234),
/// and one before one or two digits parts decimals. A given style refuses texts of another one.
///
/// `unit` is how many Rupiah a printed 1 stands for, a power of ten up to 10^9: `1.234,5` in thousands is 1,234,500 Rupiah. There may be as
/// many decimals as sen allow then.
/// Errors: `bad_number`, `too_many_decimals`, `overflow`. O(length).
[[nodiscard]] inline result<amount> parse_amount(std::string_view text, number_style style = number_style::automatic,
                                                 std::int64_t unit = 1) {
    const std::size_t begin = detail::cell_begin(text);
    if (begin == text.size()) return amount{};
    if (detail::is_dash_cell(text, begin)) return amount::dash();

    const detail::amount_lead lead = detail::read_lead(text, begin);
    unsigned sen_decimals = 2;
    for (std::int64_t rest = unit; rest >= 10; rest /= 10) ++sen_decimals;
    const detail::scanned_number number = detail::scan_number(text, lead.digits, {style, sen_decimals, true, style != number_style::plain});
    if (number.failure != detail::scan_failure::none) return detail::scan_error(text, number);

    const bool may_end = number.decimals == 0 && style != number_style::plain;
    std::size_t at = detail::skip_blanks(text, may_end ? detail::skip_no_sen(text, number.end) : number.end);
    if (lead.bracket) {
        if (!text.substr(at).starts_with(')')) return detail::unexpected(text, at, "')'");
        at = detail::skip_blanks(text, at + 1);
    }
    if (at != text.size()) return detail::unexpected(text, at, "the end of the amount");

    int128 sen = number.value;
    for (unsigned i = number.decimals; i < sen_decimals; ++i) sen *= 10;
    const std::optional<std::int64_t> narrowed = narrow(lead.negative ? -sen : sen);
    if (!narrowed) {
        return make_error(errc::overflow, "an amount has at most 17 digits before its decimals", detail::column_of(text, lead.digits));
    }
    return amount::of(rupiah::from_sen(*narrowed));
}

/// True for a cell that belongs into a column of money by its characters: a dash, or digits with marks, blanks between groups, currency
/// and sign, even where `parse_amount` would refuse them (`1.2345`). A blank cell, a NIP, a date and a percentage do not. O(length).
[[nodiscard]] constexpr bool looks_like_amount(std::string_view text) noexcept {
    const std::size_t begin = detail::cell_begin(text);
    if (begin == text.size()) return false;
    if (detail::is_dash_cell(text, begin)) return true;
    const detail::amount_lead lead = detail::read_lead(text, begin);
    std::size_t at = lead.digits;
    std::size_t run = 0;
    bool after_blank = false;
    if (at >= text.size() || !is_digit(text[at])) return false;
    while (at < text.size()) {
        const char c = text[at];
        if (is_digit(c)) {
            ++run;
            ++at;
            continue;
        }
        if (after_blank && run != 3) return false;
        run = 0;
        const std::size_t next = c == '.' || c == ',' ? 0 : detail::skip_blanks(text, at);
        after_blank = next > at;
        if (c != '.' && c != ',' && (!after_blank || next == text.size() || !is_digit(text[next]))) break;
        if (!after_blank && detail::dash_length(text.substr(at + 1)) > 0) break;
        at = after_blank ? next : at + 1;
    }
    if (after_blank && at == text.size() && run != 3) return false;
    at = detail::skip_blanks(text, detail::skip_no_sen(text, at));
    if (lead.bracket && text.substr(at).starts_with(')')) at = detail::skip_blanks(text, at + 1);
    return at == text.size();
}

}  // namespace renaksi
