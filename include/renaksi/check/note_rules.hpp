/// \file
/// Rules that hand on what a reader set aside or took for granted in documents of other layouts: columns, rows, sheets, units, formulas
/// (plan/note.hpp). The notes about single rows and cells are in check/structure_rules.hpp.
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/decimal.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi {

namespace detail {

/// A note with its text and its number.
inline void note_with_count(const note& one, finding& f) {
    f.found = decimal{one.amount, 0};
    f.text = one.text;
}

inline void set_aside_columns(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::set_aside_column, out, note_with_count);
}

inline void set_aside_rows(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::set_aside_row, out, [](const note& one, finding& f) {
        f.found = one.text;
        f.text = one.text;
    });
}

inline void other_sheets(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::other_sheet, out, note_with_count);
}

/// A note of an amount of 0 says that the document names several units.
inline void scaled_amounts(const check_context& about_plan, bool contradicting, std::vector<finding>& out) {
    std::vector<finding> all;
    std::vector<bool> wanted;
    from_notes(about_plan.plan, note_kind::scaled_amounts, all, [&](const note& one, finding& f) {
        wanted.push_back((one.amount == 0) == contradicting);
        f.text = one.text;
        if (contradicting) {
            f.found = one.text;
        } else if (const auto unit = rupiah::from_rupiah(one.amount)) {
            f.found = *unit;
        }
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (wanted[i]) out.push_back(std::move(all[i]));
    }
}
inline void units_taken(const check_context& about_plan, std::vector<finding>& out) { scaled_amounts(about_plan, false, out); }
inline void units_contradicting(const check_context& about_plan, std::vector<finding>& out) { scaled_amounts(about_plan, true, out); }

/// The two parts of a note's `a / b`; the second is empty where there is no mark.
[[nodiscard]] inline std::pair<std::string_view, std::string_view> note_parts(std::string_view text) noexcept {
    constexpr std::string_view mark = " / ";
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + mark.size())};
}

inline void chosen_columns(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::chosen_columns, out, [](const note& one, finding& f) {
        const auto [taken, others] = note_parts(one.text);
        f.found = std::string(taken);
        f.text = others;
    });
}

inline void hidden_cells(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::hidden_cells, out, note_with_count);
}

/// `AB12`; the line alone where the note names no cell.
[[nodiscard]] inline std::string cell_address(const note& at) {
    std::string letters;
    for (std::int32_t column = at.column; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters.append(std::to_string(at.line));
}

inline void formulas(const check_context& about_plan, note_kind kind, std::vector<finding>& out) {
    from_notes(about_plan.plan, kind, out, [](const note& one, finding& f) {
        f.found = one.text;
        f.text = cell_address(one);
    });
}
inline void formulas_without_value(const check_context& about_plan, std::vector<finding>& out) {
    formulas(about_plan, note_kind::unknown_formula, out);
}
inline void formulas_into_other_files(const check_context& about_plan, std::vector<finding>& out) {
    formulas(about_plan, note_kind::linked_formula, out);
}

/// The triwulan of the row that has this amount, if only one has.
[[nodiscard]] inline std::optional<plan_column> triwulan_with(const plan_row& row, const amount& printed) noexcept {
    std::optional<plan_column> out;
    for (const plan_column column : triwulan_columns) {
        if (row.money(column) != printed) continue;
        if (out) return std::nullopt;
        out = column;
    }
    return out;
}

/// The months of a triwulan are those of the anggaran kas. In a document of rounded amounts they and the triwulan are four rounded numbers.
inline void months_against_triwulan(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    const std::int64_t unit = p.info().satuan_uang;
    std::vector<finding> all;
    std::vector<bool> wrong;
    from_notes(p, note_kind::months_differ, all, [&](const note& one, finding& f) {
        const auto [printed, sum] = note_parts(one.text);
        f.found = std::string(printed);
        f.expected = std::string(sum);
        f.text = "triwulan";
        wrong.push_back(true);
        const auto found = parse_amount(printed, number_style::automatic, unit);
        const auto expected = parse_amount(sum, number_style::automatic, unit);
        if (!f.row || !found || !expected) return;
        const std::optional<plan_column> column = triwulan_with(p.row(*f.row), *found);
        if (!column) return;
        const int128 difference = int128{found->addend().sen()} - expected->addend().sen();
        const std::int64_t steps = std::max(rounding_step_sen(*found, unit), rounding_step_sen(*expected, unit));
        wrong.back() = !is_within_rounding(difference, 4 * steps);
        f.column = money_cell(*column);
        f.text = short_column_names[position(*column)];
        f.found = found->addend();
        f.expected = expected->addend();
        f.difference = money_value(difference);
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (wrong[i]) out.push_back(std::move(all[i]));
    }
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 10> note_rules{{
    {{18},
     "set-aside-column",
     severity::info,
     {"Kolom di luar rencana", "Column that no plan has"},
     "",
     {"Kolom \"{text}\" ({found} sel terisi) tidak termasuk rencana aksi dan tidak dihitung",
      "Column \"{text}\" ({found} filled cells) is no part of a plan and is not counted"},
     detail::set_aside_columns,
     sight::layout},
    {{19},
     "set-aside-row",
     severity::info,
     {"Baris di luar rencana", "Row that no plan has"},
     "",
     {"Baris \"{text}\" tidak termasuk rencana aksi dan tidak dihitung", "Row \"{text}\" is no part of a plan and is not counted"},
     detail::set_aside_rows,
     sight::layout},
    {{20},
     "other-sheet",
     severity::info,
     {"Lembar atau tabel lain", "Another sheet or table"},
     "",
     {"Lembar atau tabel \"{text}\" ({found} baris) tidak dibaca", "Sheet or table \"{text}\" ({found} rows) was not read"},
     detail::other_sheets,
     sight::layout},
    {{21},
     "scaled-amounts",
     severity::info,
     {"Nilai dalam ribuan atau jutaan", "Amounts in thousands or millions"},
     "",
     {"Nilai tercantum dalam satuan {found} (\"{text}\"), dibaca sebagai Rupiah penuh; selisih sebatas pembulatan bukan temuan",
      "Amounts are printed in units of {found} (\"{text}\") and read as full Rupiah; differences that rounding explains are no findings"},
     detail::units_taken,
     sight::layout | sight_amounts},
    {{22},
     "chosen-columns",
     severity::info,
     {"Satu dari beberapa tahun atau tahap", "One of several years or stages"},
     "",
     {"Dibaca kolom \"{found}\"; kolom \"{text}\" tidak dibaca", "The columns of \"{found}\" were read, those of \"{text}\" were not"},
     detail::chosen_columns,
     sight::layout},
    {{23},
     "hidden-cells",
     severity::info,
     {"Baris atau kolom tersembunyi", "Hidden rows or columns"},
     "",
     {"{found} baris atau kolom tersembunyi ikut dibaca", "{found} hidden rows or columns were read all the same"},
     detail::hidden_cells,
     sight::layout},
    {{24},
     "formula-without-value",
     severity::warning,
     {"Rumus tanpa nilai tersimpan", "Formula without a stored value"},
     "",
     {"Sel {text}: rumus {found} tidak menyimpan nilai dan dibaca kosong",
      "Cell {text}: formula {found} has no stored value and was read as blank"},
     detail::formulas_without_value,
     sight::layout | sight_amounts},
    {{25},
     "formula-into-other-file",
     severity::warning,
     {"Rumus ke berkas lain", "Formula into another file"},
     "",
     {"Sel {text}: rumus {found} mengacu ke berkas lain, dipakai nilai tersimpannya",
      "Cell {text}: formula {found} looks into another file, its stored value was taken"},
     detail::formulas_into_other_files,
     sight::layout | sight_amounts},
    {{26},
     "contradicting-units",
     severity::warning,
     {"Satuan uang tidak seragam", "Units of money that contradict each other"},
     "",
     {"Dokumen menyebut satuan uang yang berbeda ({text}); nilai dibaca dalam Rupiah",
      "The document names different units of money ({text}); amounts were read in Rupiah"},
     detail::units_contradicting,
     sight::layout | sight_amounts},
    {{108},
     "triwulan-differs-from-months",
     severity::warning,
     {"Triwulan berbeda dari jumlah bulannya", "A triwulan differs from its months"},
     "Permendagri 77/2020",
     {"{label}: {text} tercantum {found}, jumlah bulannya {expected}", "{label}: {text} says {found}, its months add up to {expected}"},
     detail::months_against_triwulan,
     sight_budget_rows | sight::triwulan},
}};

}  // namespace renaksi
