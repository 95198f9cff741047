/// \file
/// Rules that compare a plan with the official list of programs, kegiatan and sub kegiatan. Without a list they have nothing to say.
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/plan/nomenklatur.hpp"
#include "renaksi/plan/official_indikator.hpp"
#include "renaksi/plan/official_rows.hpp"

namespace renaksi {

namespace detail {

/// What the check found once for all rules, or `own`, filled for who asks one rule alone.
[[nodiscard]] inline const std::vector<official_row>& official_rows_of(const check_context& about_plan, std::vector<official_row>& own) {
    if (about_plan.official != nullptr) return *about_plan.official;
    own = find_official_rows(about_plan.plan, *about_plan.names);
    return own;
}

/// Codes of entries for people, each once: `2.17.02.2.01.0001, …`, at most a few.
[[nodiscard]] inline std::string kode_list(const nomenklatur& names, const std::vector<std::size_t>& entries) {
    constexpr std::size_t most = 4;
    std::vector<kode> codes;
    for (const std::size_t at : entries) {
        if (std::find(codes.begin(), codes.end(), names[at].kode) == codes.end()) codes.push_back(names[at].kode);
    }
    std::string out;
    for (std::size_t i = 0; i < codes.size() && i < most; ++i) append_part(out, codes[i].text());
    if (codes.size() > most) append_part(out, "…");
    return out;
}

/// The codes of a row: the one that it must have, else those among which nothing decides.
[[nodiscard]] inline std::string official_codes(const official_row& row, const nomenklatur& names) {
    return row.official_kode ? row.official_kode->text() : kode_list(names, row.entries);
}

/// What differs between two texts; the row's code where they have nothing in common.
[[nodiscard]] inline std::string difference_or_kode(std::string_view printed, std::string_view official, const official_row& row,
                                                    const nomenklatur& names) {
    const std::vector<std::string_view> left = name_words(printed);
    const std::vector<std::string_view> right = name_words(official);
    const std::vector<word_hunk> hunks = differing_words(left, right);
    const bool nothing_common = hunks.size() == 1 && hunks[0].left_end - hunks[0].left_begin == left.size();
    return nothing_common && left.size() > 1 ? official_codes(row, names) : name_difference(printed, official);
}

/// Codes that the list does not have, or has no more, with what they have become where the list or the row's name tells.
inline void unofficial_codes(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    std::vector<finding> wrong;
    bool any_known = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const official_row& row = rows[i];
        if (!row.kode || !is_budget(p[i].level())) continue;
        any_known = any_known || row.printed != kode_status::unknown;
        if (row.printed == kode_status::known) continue;
        finding f = about(p[i], cell_column::kode);
        f.found = std::string(p[i].kode());
        const std::vector<std::size_t>& now = row.successors.empty() ? row.entries : row.successors;
        const bool one = now.size() == 1 || (row.successors.empty() && row.official_kode);
        if (one) f.expected = row.successors.empty() ? row.official_kode->text() : (*about_plan.names)[now.front()].kode.text();
        f.text = std::string(p[i].kode());
        if (!now.empty()) f.text.append(" → ").append(kode_list(*about_plan.names, now));
        wrong.push_back(std::move(f));
    }
    rows_or_document(std::move(wrong), !any_known, out);
}

/// Names that are not as the list has them. A name that is cut off at the foot of a page is shown with what is missing.
inline void unofficial_names(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const official_row& row = rows[i];
        if (row.entries.empty() || row.how == nama_match::exact || p[i].nama().empty()) continue;
        finding f = about(p[i], cell_column::nama);
        f.found = std::string(p[i].nama());
        if (row.one_name) {
            const std::string& official = (*about_plan.names)[*row.one_name].nama;
            f.expected = official;
            f.text = difference_or_kode(p[i].nama(), official, row, *about_plan.names);
        } else {
            f.text = kode_list(*about_plan.names, row.entries);
        }
        out.push_back(std::move(f));
    }
}

/// Rows without a code whose name has one.
inline void codes_to_print(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!p[i].kode().empty() || rows[i].entries.empty()) continue;
        finding f = about(p[i], cell_column::kode);
        if (rows[i].official_kode) f.expected = rows[i].official_kode->text();
        f.text = official_codes(rows[i], *about_plan.names);
        out.push_back(std::move(f));
    }
}

/// Names that the list does not have, in rows that no code identifies.
inline void unknown_names(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    std::vector<finding> unknown;
    bool any_known = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        if (!is_budget(row.level()) || row.nama().empty() || !about_plan.names->has(row.level())) continue;
        const bool known = !rows[i].entries.empty() || rows[i].is_official_name || !rows[i].successors.empty();
        any_known = any_known || known;
        if (known) continue;
        finding f = about(row, cell_column::nama);
        f.found = std::string(row.nama());
        unknown.push_back(std::move(f));
    }
    rows_or_document(std::move(unknown), !any_known, out);
}

/// Units other than the prescribed one.
inline void unofficial_units(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const auto wrong = wrong_satuan(p[i], rows[i], *about_plan.names);
        if (!wrong) continue;
        finding f = about(p[i], cell_column::satuan);
        f.found = std::string(p[i].indikator(wrong->indikator).satuan());
        f.expected = wrong->official;
        f.text = official_codes(rows[i], *about_plan.names);
        out.push_back(std::move(f));
    }
}

/// Indicators other than the prescribed one.
inline void unofficial_indicators(const check_context& about_plan, std::vector<finding>& out) {
    if (about_plan.names == nullptr) return;
    const plan& p = about_plan.plan;
    std::vector<official_row> own;
    const std::vector<official_row>& rows = official_rows_of(about_plan, own);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const auto wrong = wrong_indikator(p[i], rows[i], *about_plan.names);
        if (!wrong) continue;
        finding f = about(p[i], cell_column::indikator);
        f.found = std::string(p[i].indikator(wrong->indikator).nama());
        f.expected = wrong->official;
        f.text = difference_or_kode(p[i].indikator(wrong->indikator).nama(), wrong->official, rows[i], *about_plan.names);
        out.push_back(std::move(f));
    }
}

inline constexpr std::string_view nomenklatur_basis = "Permendagri 90/2019; Kepmendagri 900.1.15.5-1317/2023";

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 6> nomenklatur_rules{{
    {{6},
     "unofficial-kode",
     severity::warning,
     {"Kode tidak ada atau tidak berlaku lagi", "Kode retired or unknown"},
     detail::nomenklatur_basis,
     {"{label}: kode tidak ada atau tidak berlaku lagi dalam nomenklatur ({text})",
      "{label}: the nomenklatur has no such kode, or has it no more ({text})"},
     detail::unofficial_codes,
     sight_budget_rows | sights(sight::kode) | sights(sight::nama) | sights(sight::nomenklatur)},
    {{7},
     "unofficial-nama",
     severity::warning,
     {"Nama berbeda dari nomenklatur", "Nama differs from the nomenklatur"},
     detail::nomenklatur_basis,
     {"{label}: nama resmi \"{expected}\" ({text})", "{label}: the official nama is \"{expected}\" ({text})"},
     detail::unofficial_names,
     sight_budget_rows | sights(sight::kode) | sights(sight::nama) | sights(sight::nomenklatur)},
    {{16},
     "kode-to-print",
     severity::info,
     {"Kode yang seharusnya tercantum", "Kode that the row should print"},
     detail::nomenklatur_basis,
     {"{label}: kode menurut nomenklatur {text}", "{label}: its kode in the nomenklatur is {text}"},
     detail::codes_to_print,
     sight_budget_rows | sights(sight::kode) | sights(sight::nama) | sights(sight::nomenklatur)},
    {{17},
     "unknown-nama",
     severity::info,
     {"Nama tidak ada dalam nomenklatur", "Nama not in the nomenklatur"},
     detail::nomenklatur_basis,
     {"{label}: nama ini tidak ada dalam nomenklatur yang dipakai", "{label}: the nomenklatur at hand has no such nama"},
     detail::unknown_names,
     sight_budget_rows | sights(sight::kode) | sights(sight::nama) | sights(sight::nomenklatur)},
    {{212},
     "unofficial-satuan",
     severity::warning,
     {"Satuan berbeda dari nomenklatur", "Satuan differs from the nomenklatur"},
     "Kepmendagri 050-5889/2021; Kepmendagri 900.1.15.5-1317/2023",
     {"{label}: satuan tertulis {found}, dalam nomenklatur {expected} ({text})",
      "{label}: the satuan is {found}, in the nomenklatur {expected} ({text})"},
     detail::unofficial_units,
     sights(sight::sub_kegiatan) | sights(sight::satuan) | sights(sight::nomenklatur)},
    {{216},
     "unofficial-indikator",
     severity::warning,
     {"Indikator berbeda dari nomenklatur", "Indikator differs from the nomenklatur"},
     "Kepmendagri 050-5889/2021; Kepmendagri 900.1.15.5-1317/2023",
     {"{label}: indikator menurut nomenklatur \"{expected}\" ({text})",
      "{label}: the indikator in the nomenklatur is \"{expected}\" ({text})"},
     detail::unofficial_indicators,
     sights(sight::sub_kegiatan) | sights(sight::indikator) | sights(sight::nomenklatur)},
}};

}  // namespace renaksi
