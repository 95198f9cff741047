/// \file
/// `target`: what stands in a target cell. An indicator's target is not always a number: it may be a percentage, a predicate (`B`, `WTP`),
/// a range, other text, or nothing; blank, `-` and `0` stay apart, for a quarter without a target is not a quarter whose target is zero.
///
/// Contract: plain values without texts, so that columns can hold them; the cell's text is kept beside them. Reading never fails: what is
/// no number is a predicate or text. Functions are pure and safe from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/number_style.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi {

/// Stable numbers: they stand in columns and files; new ones are appended.
enum class target_kind : std::uint8_t {
    blank = 0,
    dash = 1,
    number = 2,         ///< also with a unit behind it (`12 Bulan`), spelled out (`1 (satu)`) or as a bound (`≥ 80`)
    percent = 3,        ///< with a percent sign; the value is the printed one, 43% is 43
    predicate = 4,      ///< a word of a scale; `value` is its rank, `upper` the number of its `predicate_scale`
    range = 5,          ///< `value` to `upper`
    text = 6,           ///< anything else, and a number that reads in two ways
    percent_range = 7,  ///< a range with a percent sign
};

struct target {
    target_kind kind = target_kind::blank;
    decimal value{};
    decimal upper{};

    friend constexpr bool operator==(const target&, const target&) noexcept = default;
};

/// Whether something is planned there: neither blank nor `-`. A zero is a value.
[[nodiscard]] constexpr bool has_value(const target& t) noexcept { return t.kind != target_kind::blank && t.kind != target_kind::dash; }

/// Whether it is one number, with or without a percent sign.
[[nodiscard]] constexpr bool is_numeric(const target& t) noexcept {
    return t.kind == target_kind::number || t.kind == target_kind::percent;
}

[[nodiscard]] constexpr bool is_range(const target& t) noexcept {
    return t.kind == target_kind::range || t.kind == target_kind::percent_range;
}

/// Whether it has a percent sign.
[[nodiscard]] constexpr bool is_percent(const target& t) noexcept {
    return t.kind == target_kind::percent || t.kind == target_kind::percent_range;
}

/// The scales that predicates stand on. Ranks of different scales do not compare.
enum class predicate_scale : std::uint8_t {
    akip = 1,       ///< evaluation of AKIP: D 1, C 2, CC 3, B 4, BB 5, A 6, AA 7, or their words (PermenPANRB 88/2021)
    opini = 2,      ///< opinion of the BPK: TMP 1, TW 2, WDP 3, WTP 4
    peringkat = 3,  ///< Sangat Rendah 1 to Sangat Tinggi 5 (Permendagri 86/2017)
};

struct predicate {
    predicate_scale scale = predicate_scale::akip;
    int rank = 0;  ///< from 1, the best highest

    friend constexpr bool operator==(predicate, predicate) noexcept = default;
};

namespace detail {

struct named_predicate {
    std::string_view name;
    predicate value;
};

inline constexpr std::array<named_predicate, 28> predicates{{
    {"aa", {predicate_scale::akip, 7}},
    {"a", {predicate_scale::akip, 6}},
    {"bb", {predicate_scale::akip, 5}},
    {"b", {predicate_scale::akip, 4}},
    {"cc", {predicate_scale::akip, 3}},
    {"c", {predicate_scale::akip, 2}},
    {"d", {predicate_scale::akip, 1}},
    {"sangat memuaskan", {predicate_scale::akip, 7}},
    {"memuaskan", {predicate_scale::akip, 6}},
    {"sangat baik", {predicate_scale::akip, 5}},
    {"baik", {predicate_scale::akip, 4}},
    {"cukup", {predicate_scale::akip, 3}},
    {"kurang", {predicate_scale::akip, 2}},
    {"sangat kurang", {predicate_scale::akip, 1}},
    {"wtp", {predicate_scale::opini, 4}},
    {"wdp", {predicate_scale::opini, 3}},
    {"tw", {predicate_scale::opini, 2}},
    {"tmp", {predicate_scale::opini, 1}},
    {"wajar tanpa pengecualian", {predicate_scale::opini, 4}},
    {"wajar dengan pengecualian", {predicate_scale::opini, 3}},
    {"tidak wajar", {predicate_scale::opini, 2}},
    {"tidak menyatakan pendapat", {predicate_scale::opini, 1}},
    {"tidak memberikan pendapat", {predicate_scale::opini, 1}},
    {"sangat tinggi", {predicate_scale::peringkat, 5}},
    {"tinggi", {predicate_scale::peringkat, 4}},
    {"sedang", {predicate_scale::peringkat, 3}},
    {"rendah", {predicate_scale::peringkat, 2}},
    {"sangat rendah", {predicate_scale::peringkat, 1}},
}};

[[nodiscard]] constexpr std::string_view without_prefix(std::string_view text, std::string_view prefix) noexcept {
    return starts_with_nocase(text, prefix) ? trim(text.substr(prefix.size())) : text;
}

/// The text without an explanation in brackets at its end, if the explanation has no digit.
[[nodiscard]] constexpr std::string_view without_explanation(std::string_view text) noexcept {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return text;
    for (const char c : text.substr(open)) {
        if (is_digit(c)) return text;
    }
    return trim(text.substr(0, open));
}

}  // namespace detail

/// The place of a predicate on its scale: `BB`, `wtp`, `Sangat Tinggi`, also as `Predikat B`, `Opini WTP`, `A (Memuaskan)`. Nothing where
/// the text is none.
[[nodiscard]] inline std::optional<predicate> find_predicate(std::string_view text) {
    constexpr std::size_t longest = 60;
    text = detail::without_explanation(trim(text));
    for (const std::string_view word : {"predikat ", "nilai ", "opini ", "kategori ", "peringkat "})
        text = detail::without_prefix(text, word);
    if (text.size() > longest) return std::nullopt;
    const std::string name = normalised(text);
    const auto found =
        std::find_if(detail::predicates.begin(), detail::predicates.end(), [&name](const auto& known) { return known.name == name; });
    return found == detail::predicates.end() ? std::nullopt : std::optional(found->value);
}

/// The rank alone, from 1, the best highest. Compare ranks of one scale only.
[[nodiscard]] inline std::optional<int> predicate_rank(std::string_view text) {
    const std::optional<predicate> found = find_predicate(text);
    return found ? std::optional(found->rank) : std::nullopt;
}

namespace detail {

struct target_reading {
    target value{};
    bool ambiguous = false;
};

/// Fills `out` with a number, perhaps with a unit or an explanation behind it. Returns whether there is one.
[[nodiscard]] inline bool read_quantity(std::string_view text, number_style style, target_reading& out) {
    const std::size_t sign = skip_blanks(text, dash_length(text));
    if (sign >= text.size() || !is_digit(text[sign])) return false;
    std::string_view number = without_explanation(text);
    bool percent = false;
    if (const auto parts = split_number_and_satuan(text.substr(sign))) {
        number = text.substr(0, sign + parts->number.size());
        percent = parts->satuan == "%" || is_percent_satuan(parts->satuan);
    }
    const result<decimal> read = parse_decimal(number, style);
    if (read) {
        out.value = {percent ? target_kind::percent : target_kind::number, *read, {}};
    } else {
        out.ambiguous = out.ambiguous || read.error().code == errc::ambiguous_number;
    }
    return static_cast<bool>(read);
}

/// Offset behind a word or sign that parts the ends of a range, or nothing.
[[nodiscard]] constexpr std::size_t range_mark_length(std::string_view text) noexcept {
    if (const std::size_t dash = dash_length(text); dash > 0) return dash;
    for (const std::string_view word : {"s/d", "s.d.", "s.d", "sd ", "sampai dengan", "sampai", "hingga"}) {
        if (starts_with_nocase(text, word)) return word.size();
    }
    return 0;
}

/// `80-90`, `80 – 90 %`, `80% s/d 90%`, `5-10 Orang`. Returns whether the text has that form, read or not.
[[nodiscard]] inline bool read_range(std::string_view text, number_style style, target_reading& out) {
    std::size_t at = 0;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ',')) ++at;
    if (at == 0 || !is_digit(text.front())) return false;
    std::size_t mark = skip_blanks(text, at);
    if (mark < text.size() && text[mark] == '%') at = mark + 1;
    mark = skip_blanks(text, at);
    const std::size_t length = range_mark_length(text.substr(mark));
    const std::string_view rest = trim(text.substr(mark + length));
    if (length == 0 || rest.empty() || !is_digit(rest.front())) return false;
    target_reading low;
    target_reading high;
    const bool both = read_quantity(text.substr(0, at), style, low) && read_quantity(rest, style, high);
    out.ambiguous = low.ambiguous || high.ambiguous;
    if (!both || high.value.value < low.value.value) return true;
    const bool percent = is_percent(low.value) || is_percent(high.value);
    out.value = {percent ? target_kind::percent_range : target_kind::range, low.value.value, high.value.value};
    return true;
}

/// The text behind a sign or word that makes a number a bound; the text itself where there is none.
[[nodiscard]] constexpr std::string_view without_bound(std::string_view text) noexcept {
    for (const std::string_view bound :
         {"\xE2\x89\xA5", "\xE2\x89\xA4", ">=", "<=", ">", "<", "minimal ", "min. ", "min ", "maksimal ", "maks. ", "maks "}) {
        const std::string_view rest = without_prefix(text, bound);
        if (rest.size() < text.size() && !rest.empty() && is_digit(rest.front())) return rest;
    }
    return text;
}

[[nodiscard]] constexpr bool is_dash(std::string_view text) noexcept {
    std::size_t at = 0;
    while (const std::size_t length = dash_length(text.substr(at))) at += length;
    return at > 0 && at == text.size();
}

[[nodiscard]] inline target_reading read_target(std::string_view text, number_style style) {
    target_reading out;
    text = trim(text);
    if (text.empty()) return out;
    out.value.kind = target_kind::dash;
    if (is_dash(text)) return out;
    out.value.kind = target_kind::text;
    const std::string_view bare = without_bound(text);
    if (read_range(bare, style, out) || read_quantity(bare, style, out)) return out;
    if (const std::optional<predicate> found = find_predicate(text)) {
        out.value = {target_kind::predicate, decimal{found->rank, 0}, decimal{static_cast<std::int64_t>(found->scale), 0}};
    }
    return out;
}

}  // namespace detail

/// Reads a target cell. Never fails: what is no number, predicate or range is `target_kind::text`, and so is a number that reads in two
/// ways
/// (`1.234` with `number_style::automatic`, see `is_ambiguous_number`) or that is too long. O(length).
[[nodiscard]] inline target parse_target(std::string_view text, number_style style = number_style::automatic) {
    return detail::read_target(text, style).value;
}

/// Whether the cell holds a number, or a range of numbers, that only the style of its column can settle: `1.234`, `1,250 Orang`.
[[nodiscard]] inline bool is_ambiguous_number(std::string_view text) {
    return detail::read_target(text, number_style::automatic).ambiguous;
}

}  // namespace renaksi
