/// \file
/// The sentences of findings, for planners, in Indonesian or English; the domain's nouns are Indonesian in both.
///
/// Contract: pure functions, no locale. Amounts are grouped as the language does it (`Rp1.234`, `Rp1,234`); a NIP is masked already.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "renaksi/base/language.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// How people call a column: `pagu`, `TW I`, `target`, `target TW I`, `penanggung jawab`; the same in both languages.
[[nodiscard]] constexpr std::string_view column_label(cell_column column) noexcept {
    constexpr std::array<std::string_view, 18> names{
        "",       "pagu",        "TW I",         "TW II",         "TW III",       "TW IV",
        "target", "target TW I", "target TW II", "target TW III", "target TW IV", "No",
        "kode",   "sasaran",     "nama",         "indikator",     "satuan",       "penanggung jawab"};
    return names[static_cast<std::size_t>(column)];
}

namespace detail {

[[nodiscard]] constexpr grouping grouping_of(language lang) noexcept { return lang == language::id ? grouping::dot : grouping::comma; }

/// `Rp1.234`, `-Rp1.234`: the sign stands before the mark of the currency, as both languages write it.
[[nodiscard]] inline std::string money_text(rupiah value, language lang) {
    std::string digits = format_rupiah(value, grouping_of(lang));
    return digits.insert(value.is_negative() ? 1 : 0, "Rp");
}

/// Cut to what fits a sentence.
[[nodiscard]] inline std::string shortened(std::string_view text, std::size_t longest) {
    std::string whole = collapse(text);
    const std::string_view head = utf8_prefix(whole, longest);
    return head.size() == whole.size() ? whole : std::string(trim(head)) + "…";
}

inline constexpr std::size_t longest_label = 60;
inline constexpr std::size_t longest_quote = 80;

[[nodiscard]] inline std::string value_text(const finding_value& value, language lang) {
    if (const auto* money = std::get_if<rupiah>(&value)) return money_text(*money, lang);
    if (const auto* written = std::get_if<finding_text>(&value)) return shortened(written->text, longest_quote);
    if (const auto* number = std::get_if<decimal>(&value)) {
        std::string digits = to_string(*number);
        const std::size_t point = digits.find('.');
        if (lang == language::id && point != std::string::npos) digits[point] = ',';
        return digits;
    }
    return std::string(bilingual{"(kosong)", "(blank)"}.in(lang));
}

/// How a row without a name is called.
[[nodiscard]] constexpr std::string_view unnamed_label(level which) noexcept {
    if (which == level::jumlah) return "Jumlah";
    return which == level::sub_kegiatan ? std::string_view("sub kegiatan") : to_string(which);
}

/// What the row is called, cut to what fits a line; the document where the finding is about no row.
[[nodiscard]] inline std::string finding_label(const finding& f, const plan& p, language lang) {
    if (!f.row) {
        if (f.line == 0) return std::string(bilingual{"Seluruh dokumen", "The whole document"}.in(lang));
        return std::string(bilingual{"Baris ", "Line "}.in(lang)) + std::to_string(f.line);
    }
    const plan_row row = p.row(*f.row);
    std::string label = shortened(row.label(), longest_label);
    if (label.empty()) label = unnamed_label(row.level());
    return label;
}

[[nodiscard]] inline std::string lines_text(const finding& f) {
    std::string out;
    for (const std::int64_t line : f.roots) append_part(out, std::to_string(line));
    return out;
}

/// The text of one slot; the slot itself when there is no such one.
[[nodiscard]] inline std::string slot_text(std::string_view name, const finding& f, const plan& p, language lang) {
    if (name == "label") return finding_label(f, p, lang);
    if (name == "column") return std::string(column_label(f.column));
    if (name == "expected") return value_text(f.expected, lang);
    if (name == "found") return value_text(f.found, lang);
    if (name == "difference") return value_text(f.difference, lang);
    if (name == "roots") return lines_text(f);
    if (name == "text") return shortened(f.text, longest_quote);
    return '{' + std::string(name) + '}';
}

}  // namespace detail

/// The sentence of a finding about that plan, without a full stop. An inherited finding ends with the lines that it follows from.
/// Empty for a rule that the catalogue does not list. O(length).
[[nodiscard]] inline std::string message(const finding& f, const plan& p, language lang) {
    const rule* const from = find_rule(f.rule);
    if (from == nullptr) return {};
    std::string out;
    for (std::string_view rest = from->message.in(lang); !rest.empty();) {
        const std::size_t open = rest.find('{');
        const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) {
            out.append(rest);
            break;
        }
        out.append(rest.substr(0, open));
        out.append(detail::slot_text(rest.substr(open + 1, close - open - 1), f, p, lang));
        rest.remove_prefix(close + 1);
    }
    if (f.cause == finding_cause::inherited) {
        const bool many = f.roots.size() > 1;
        out.append(bilingual{"; akibat dari baris ", many ? "; it follows from lines " : "; it follows from line "}.in(lang));
        out.append(detail::lines_text(f));
    }
    return out;
}

}  // namespace renaksi
