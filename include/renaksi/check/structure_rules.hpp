/// \file
/// Rules about the rows themselves: what stands below what, what a reader had to mend, and what it could not place (R0xx).
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/plan/kode.hpp"

namespace renaksi {

namespace detail {

inline void programs_without_sasaran(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    std::vector<finding> without;
    bool any_sasaran = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        any_sasaran = any_sasaran || row.level() == level::sasaran || !row.sasaran().empty();
        if (row.level() != level::program || row.parent() || !row.sasaran().empty()) continue;
        without.push_back(about(row, cell_column::sasaran));
    }
    rows_or_document(std::move(without), !any_sasaran, out);
}

inline void sasaran_without_programs(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        bool any_program = row.level() != level::sasaran;
        for (std::size_t k = i + 1; k < row.subtree_end().position() && !any_program; ++k) any_program = p[k].level() == level::program;
        if (!any_program) out.push_back(about(row, cell_column::sasaran));
    }
}

/// Rows of `child` that no row of `parent` stands above.
inline void rows_without(const plan& p, level child, level parent, std::vector<finding>& out) {
    std::vector<finding> without;
    bool any_parent = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        any_parent = any_parent || p[i].level() == parent;
        if (p[i].level() != child || p.ancestor(p[i].index(), parent)) continue;
        without.push_back(about(p[i]));
        without.back().text = std::string(to_string(parent));
        without.back().found = std::string(child == level::kegiatan ? "kegiatan" : "sub kegiatan");
    }
    rows_or_document(std::move(without), !any_parent, out);
}

inline void rows_without_parent(const check_context& about_plan, std::vector<finding>& out) {
    rows_without(about_plan.plan, level::kegiatan, level::program, out);
    rows_without(about_plan.plan, level::sub_kegiatan, level::kegiatan, out);
}

/// The row's kode, nothing where it has none or where it is no kode.
[[nodiscard]] inline std::optional<kode> kode_of(const plan_row& row) {
    if (row.kode().empty()) return std::nullopt;
    const result<kode> read = parse_kode(row.kode());
    return read ? std::optional<kode>(*read) : std::nullopt;
}

/// The nearest row above with a kode.
[[nodiscard]] inline std::optional<row_index> coded_above(const plan& p, const plan_row& row) {
    std::optional<row_index> above = row.parent();
    while (above && !kode_of(p.row(*above))) above = p.row(*above).parent();
    return above;
}

/// A row whose kode does not stand below its parent's. Where the parent's own kode is out of place and the row fits the one above it, only
/// the parent is to be mended.
inline void misplaced_kode(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    std::vector<bool> misplaced(p.body_size(), false);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        const std::optional<kode> own = kode_of(row);
        const std::optional<row_index> above = own ? coded_above(p, row) : std::nullopt;
        if (!above || kode_of(p.row(*above))->is_prefix_of(*own)) continue;
        if (misplaced[above->position()]) {
            const std::optional<row_index> higher = coded_above(p, p.row(*above));
            if (higher && kode_of(p.row(*higher))->is_prefix_of(*own)) continue;
        }
        misplaced[i] = true;
        finding f = about(row, cell_column::kode);
        f.found = std::string(row.kode());
        f.expected = std::string(p.row(*above).kode());
        f.text = std::to_string(p.row(*above).line());
        out.push_back(std::move(f));
    }
}

inline void mended_kode(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    from_notes(p, note_kind::repaired_kode, out, [&p](const note& one, finding& f) {
        f.column = cell_column::kode;
        f.found = one.text;
        if (f.row && !p.row(*f.row).kode().empty()) f.expected = std::string(p.row(*f.row).kode());
        f.text = one.text;
    });
}

/// The first row under the same parent, of the same level, with the same text in the column.
class sibling_texts {
public:
    [[nodiscard]] std::optional<row_index> first_of(const plan_row& row, std::string_view text) {
        const std::string key =
            std::to_string(row.parent().value_or(row_index{-1}).value) + ' ' + std::string(to_string(row.level())) + ' ' + normalised(text);
        const auto [place, added] = at_.try_emplace(key, row.index());
        return added ? std::nullopt : std::optional<row_index>(place->second);
    }

private:
    std::map<std::string, row_index> at_;
};

inline void duplicate_siblings(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    sibling_texts kode;
    sibling_texts nama;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        const bool budget = is_budget(row.level());
        const auto same_kode = budget && !row.kode().empty() ? kode.first_of(row, row.kode()) : std::nullopt;
        const auto same_nama = budget && !row.nama().empty() ? nama.first_of(row, row.nama()) : std::nullopt;
        if (!same_kode && !same_nama) continue;
        finding f = about(row, same_kode ? cell_column::kode : cell_column::nama);
        f.found = std::string(same_kode ? row.kode() : row.nama());
        f.text = std::to_string(p.row(same_kode ? *same_kode : *same_nama).line());
        out.push_back(std::move(f));
    }
}

/// A list number: `3`, `3.`, `1.2`, `(4)`. Not a kode, whose groups have leading zeros or several digits, and not a letter.
[[nodiscard]] inline std::vector<std::int64_t> list_number(std::string_view text) {
    constexpr std::size_t most_digits = 4;
    text = trim(text);
    if (text.starts_with('(')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
    std::vector<std::int64_t> groups;
    std::size_t digits = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && is_digit(text[i])) {
            if (digits++ == 0) groups.push_back(0);
            groups.back() = groups.back() * 10 + (text[i] - '0');
            if (digits > most_digits || (digits > 1 && text[i - digits + 1] == '0')) return {};
        } else if ((i < text.size() && text[i] != '.') || digits == 0) {
            return {};
        } else {
            digits = 0;
        }
    }
    return groups;
}

/// The numbers met so far: one count over all rows and one of each level, or for numbers of several groups of what stands before the last.
class numbering {
public:
    /// What the number should have been; nothing where one of its counts goes on, or a new one from 1. A count may begin anywhere where
    /// nothing has been counted before it, and a merged cell repeats its number.
    [[nodiscard]] std::optional<std::int64_t> expected(level which, std::vector<std::int64_t> groups) {
        const std::int64_t number = groups.back();
        groups.back() = groups.size() == 1 ? static_cast<std::int64_t>(which) : 0;
        count fresh;
        count& over_all = groups.size() == 1 ? rows_ : fresh;
        count& own = counts_[groups];
        const bool fits = number <= 1 || own.takes(number) || over_all.takes(number) || (groups.size() == 1 && !rows_.begun);
        const std::int64_t due = (own.begun ? own.last : over_all.last) + 1;
        own.add(number);
        over_all.add(number);
        return fits ? std::nullopt : std::optional<std::int64_t>(due);
    }

private:
    /// A number that does not fit may be a slip of the pen, behind which the count goes on as if it were right or not there, or the first
    /// after a gap.
    struct count {
        std::int64_t last = 0;
        std::optional<std::int64_t> before_slip;
        bool begun = false;

        [[nodiscard]] bool takes(std::int64_t number) const noexcept {
            if (!begun) return false;
            if (number == last || number == last + 1) return true;
            return before_slip && (number == *before_slip + 1 || number == *before_slip + 2);
        }
        void add(std::int64_t number) noexcept {
            const bool slipped = begun && !takes(number) && number > 1;
            before_slip = slipped ? std::optional<std::int64_t>(last) : std::nullopt;
            last = number;
            begun = true;
        }
    };

    std::map<std::vector<std::int64_t>, count> counts_;
    count rows_;
};

inline void numbering_gaps(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    numbering counts;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        std::vector<std::int64_t> number = list_number(p[i].no());
        if (number.empty()) continue;
        const std::optional<std::int64_t> due = counts.expected(p[i].level(), number);
        if (!due) continue;
        finding f = about(p[i], cell_column::no);
        f.found = std::string(trim(p[i].no()));
        number.back() = *due;
        std::string text;
        for (const std::int64_t group : number) text.append(text.empty() ? "" : ".").append(std::to_string(group));
        f.expected = std::move(text);
        out.push_back(std::move(f));
    }
}

inline void repeated_headers(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::repeated_header, out, [](const note& one, finding& f) { f.text = std::to_string(one.amount); });
}

inline void shifted_rows(const check_context& about_plan, std::vector<finding>& out) {
    const auto moved = [](const note& one, finding& f) { f.text = (one.amount > 0 ? "+" : "") + std::to_string(one.amount); };
    from_notes(about_plan.plan, note_kind::shifted_row, out, moved);
    from_notes(about_plan.plan, note_kind::shifted_amounts, out, moved);
}

inline void unplaced_texts(const check_context& about_plan, std::vector<finding>& out) {
    const auto quote = [](const note& one, finding& f) {
        f.found = one.text;
        f.text = one.text;
    };
    from_notes(about_plan.plan, note_kind::unplaced_text, out, quote);
    from_notes(about_plan.plan, note_kind::extra_total, out, quote);
}

inline void converted_encoding(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::encoding_converted, out, [](const note& one, finding& f) { f.text = one.text; });
}

inline void ambiguous_levels(const check_context& about_plan, std::vector<finding>& out) {
    const std::size_t before = out.size();
    from_notes(about_plan.plan, note_kind::ambiguous_levels, out, [](const note& one, finding& f) { f.text = std::to_string(one.amount); });
    if (out.size() > before || about_plan.plan.info().levels.status != level_status::ambiguous) return;
    out.push_back(about_document());
    out.back().text = ">= 2";
}

inline void joined_rows(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::joined_row, out, [](const note& one, finding& f) { f.text = one.text; });
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 13> structure_rules{{
    {{1},
     "program-without-sasaran",
     severity::error,
     {"Program tanpa sasaran", "Program without a sasaran"},
     "Perpres 29/2014; PermenPANRB 53/2014",
     {"{label}: program belum dikaitkan dengan sasaran", "{label}: no sasaran is given for the program"},
     detail::programs_without_sasaran,
     sight::program | sight::sasaran},
    {{2},
     "sasaran-without-program",
     severity::warning,
     {"Sasaran tanpa program", "Sasaran without a program"},
     "Perpres 29/2014; PermenPANRB 53/2014",
     {"{label}: belum ada program untuk sasaran ini", "{label}: no program serves this sasaran"},
     detail::sasaran_without_programs,
     sight::sasaran | sight::program},
    {{3},
     "row-without-parent",
     severity::error,
     {"Kegiatan atau sub kegiatan tanpa induk", "Kegiatan or sub kegiatan without its parent"},
     "Permendagri 90/2019",
     {"{label}: {found} tanpa {text} di atasnya", "{label}: {found} without a {text} above it"},
     detail::rows_without_parent,
     sight_budget_rows},
    {{4},
     "misplaced-kode",
     severity::error,
     {"Kode tidak di bawah kode induknya", "Kode not below its parent's"},
     "Permendagri 90/2019",
     {"{label}: kode {found} tidak di bawah kode {expected} (baris {text})",
      "{label}: kode {found} is not below kode {expected} (line {text})"},
     detail::misplaced_kode,
     sight_budget_rows | sight::kode},
    {{5},
     "repaired-kode",
     severity::warning,
     {"Kode rusak yang diperbaiki", "Damaged kode that was mended"},
     "Permendagri 90/2019",
     {"{label}: kode tertulis {text}, dibaca {expected}", "{label}: kode {text} was read as {expected}"},
     detail::mended_kode,
     sight_budget_rows | sight::kode},
    {{8},
     "duplicate-row",
     severity::warning,
     {"Kode atau nama ganda", "Duplicate kode or nama"},
     "Permendagri 90/2019",
     {"{label}: {column} sama dengan baris {text}", "{label}: same {column} as line {text}"},
     detail::duplicate_siblings,
     sight_budget_rows | sight::kode | sight::nama},
    {{9},
     "numbering-gap",
     severity::warning,
     {"Nomor tidak berurutan", "Numbers out of order"},
     "",
     {"{label}: nomor {found}, seharusnya {expected}", "{label}: number {found}, {expected} is due"},
     detail::numbering_gaps,
     sight::no},
    {{10},
     "repeated-header",
     severity::info,
     {"Kepala tabel berulang", "Repeated table header"},
     "",
     {"Kepala tabel berulang dilewati ({text} baris)", "Repeated table header left out ({text} lines)"},
     detail::repeated_headers,
     sight::layout},
    {{11},
     "shifted-row",
     severity::warning,
     {"Isi baris bergeser", "Cells of a row shifted"},
     "",
     {"{label}: isi bergeser, dibaca dengan geseran {text} kolom", "{label}: cells are out of place and were read moved by {text} columns"},
     detail::shifted_rows,
     sight::layout},
    {{12},
     "unplaced-text",
     severity::warning,
     {"Teks di luar kolom", "Text outside the columns"},
     "",
     {"\"{text}\" tidak termasuk kolom mana pun dan tidak dihitung", "\"{text}\" fits no column and is not counted"},
     detail::unplaced_texts,
     sight::layout},
    {{13},
     "encoding-converted",
     severity::info,
     {"Pengodean teks diubah", "Text encoding converted"},
     "",
     {"Berkas diubah dari {text} ke UTF-8", "The file was converted from {text} to UTF-8"},
     detail::converted_encoding,
     sight::layout},
    {{14},
     "ambiguous-levels",
     severity::warning,
     {"Jenjang baris tidak pasti", "Levels of rows not certain"},
     "",
     {"Jenjang baris dapat dibaca dengan {text} cara yang sama baiknya; dipakai yang pertama",
      "The rows' levels can be read in {text} equally good ways; the first was taken"},
     detail::ambiguous_levels,
     sight_budget_rows | sight::layout},
    {{15},
     "joined-row",
     severity::info,
     {"Sambungan baris digabung", "Continuation joined"},
     "",
     {"{label}: sambungan teks digabung ke baris ini", "{label}: the rest of its text was joined to this row"},
     detail::joined_rows,
     sight::layout},
}};

}  // namespace renaksi
