/// \file
/// Rules about amounts (R1xx): the identities of check/identities.hpp as findings, and what no plan's amounts should be.
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/check/rule.hpp"

namespace renaksi {

namespace detail {

[[nodiscard]] inline std::vector<std::int64_t> lines_of(const plan& p, const std::vector<row_index>& rows) {
    std::vector<std::int64_t> lines;
    lines.reserve(rows.size());
    for (const row_index row : rows) lines.push_back(p.row(row).line());
    std::sort(lines.begin(), lines.end());
    return lines;
}

[[nodiscard]] inline finding violation_finding(const plan& p, const identity_violation& wrong) {
    finding f = about(p.row(wrong.row), money_cell(wrong.column));
    f.cause = wrong.root ? finding_cause::root : finding_cause::inherited;
    f.expected = money_value(wrong.expected_sen);
    f.found = money_value(wrong.found_sen);
    f.difference = money_value(wrong.difference_sen());
    f.roots = lines_of(p, wrong.roots);
    return f;
}

inline void row_sums(const check_context& about_plan, std::vector<finding>& out) {
    for (const identity_violation& wrong : about_plan.identities.violations) {
        if (wrong.kind == identity_kind::row) out.push_back(violation_finding(about_plan.plan, wrong));
    }
}

inline void column_sums(const check_context& about_plan, bool of_jumlah, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    for (const identity_violation& wrong : about_plan.identities.violations) {
        if (wrong.kind != identity_kind::column || (p.row(wrong.row).level() == level::jumlah) != of_jumlah) continue;
        out.push_back(violation_finding(p, wrong));
    }
}

inline void parent_sums(const check_context& about_plan, std::vector<finding>& out) { column_sums(about_plan, false, out); }
inline void jumlah_sums(const check_context& about_plan, std::vector<finding>& out) { column_sums(about_plan, true, out); }

inline void negative_amounts(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (const plan_column column : plan_columns_all) {
            const rupiah printed = p[i].money(column).addend();
            if (!printed.is_negative()) continue;
            out.push_back(about(p[i], money_cell(column)));
            out.back().found = printed;
        }
    }
}

/// Whether some row of each level prints a pagu.
[[nodiscard]] inline std::array<bool, level_count> levels_with_pagu(const plan& p) {
    std::array<bool, level_count> prints{};
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i].money(plan_column::year).state != amount_state::blank) prints[static_cast<std::size_t>(p[i].level())] = true;
    }
    return prints;
}

/// Leaves that have no amounts at all; where their triwulan have some, R101 or R113 speaks. A level that prints no pagu claims none, and a
/// document without any is one finding.
inline void leaves_without_budget(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    const std::array<bool, level_count> prints = levels_with_pagu(p);
    bool any_leaf = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        if (!is_budget(row.level()) || row.has_children()) continue;
        any_leaf = true;
        if (!prints[static_cast<std::size_t>(row.level())] || has_budget(row)) continue;
        out.push_back(about(row, cell_column::pagu));
        if (row.money(plan_column::year).has_value()) out.back().found = row.money(plan_column::year).value;
    }
    if (any_leaf && std::find(prints.begin(), prints.end(), true) == prints.end()) {
        out.push_back(about_document());
        out.back().column = cell_column::pagu;
    }
}

/// One finding a row: a document that prints sen prints them in many cells.
inline void fractional_amounts(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (const plan_column column : plan_columns_all) {
            const rupiah printed = p[i].money(column).addend();
            if (printed.sen() % sen_per_rupiah == 0) continue;
            out.push_back(about(p[i], money_cell(column)));
            out.back().found = printed;
            break;
        }
    }
}

inline void missing_totals(const check_context& about_plan, std::vector<finding>& out) {
    for (const missing_total& one : about_plan.identities.missing) {
        out.push_back(about(about_plan.plan.row(one.row), money_cell(one.column)));
        out.back().expected = money_value(one.computed_sen);
    }
}

inline void unreadable_amounts(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::unreadable_amount, out, [](const note& one, finding& f) {
        f.found = one.text;
        f.text = one.text;
    });
}

inline void ambiguous_numbers(const check_context& about_plan, std::vector<finding>& out) {
    from_notes(about_plan.plan, note_kind::ambiguous_number, out, [](const note& one, finding& f) {
        f.found = one.text;
        f.text = one.text;
    });
}

/// The triwulan that has more than that part of the row's pagu, if any. More than all of it is what R101 speaks of.
[[nodiscard]] inline std::optional<plan_column> crowded_triwulan(const plan_row& row, std::int64_t percent) noexcept {
    const int128 pagu = row.money(plan_column::year).addend().sen();
    if (pagu <= 0) return std::nullopt;
    for (const plan_column column : triwulan_columns) {
        const int128 part = row.money(column).addend().sen();
        if (part <= pagu && part * 100 > pagu * percent) return column;
    }
    return std::nullopt;
}

/// Of a row and the rows below it that crowd into the same triwulan only the uppermost is named: the rest follows.
inline void crowded_triwulans(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    const std::int64_t percent = about_plan.settings.largest_triwulan_percent;
    std::vector<std::optional<plan_column>> crowded(p.body_size());
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        if (!is_budget(row.level())) continue;
        crowded[i] = crowded_triwulan(row, percent);
        if (!crowded[i]) continue;
        if (row.parent() && crowded[row.parent()->position()] == crowded[i]) continue;
        const int128 pagu = row.money(plan_column::year).addend().sen();
        const int128 part = row.money(*crowded[i]).addend().sen();
        finding f = about(row, money_cell(*crowded[i]));
        f.expected = decimal{percent, 0};
        // At most 100.00, so it fits.
        f.found = reduced(decimal{static_cast<std::int64_t>(part * 10'000 / pagu), 2});
        out.push_back(std::move(f));
    }
}

/// Sums that no amount can hold, although each of their parts is one. They are still compared exactly; but no real budget is that large,
/// and some programs can no longer take the total.
inline void overflowing_sums(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    std::vector<std::array<int128, plan_column_count>> below(p.size());
    std::array<int128, plan_column_count> programs{};
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        std::optional<row_index> above = row.parent();
        if (above && p.row(*above).level() == level::sasaran) above.reset();
        auto& sums = above ? below[above->position()] : programs;
        for (const plan_column column : plan_columns_all) sums[position(column)] += row.money(column).addend().sen();
    }
    if (const auto jumlah = p.jumlah()) below[jumlah->position()] = programs;
    const auto add = [&out](const std::array<int128, plan_column_count>& sums, const auto& place) {
        for (const plan_column column : plan_columns_all) {
            if (narrow(sums[position(column)])) continue;
            out.push_back(place(column));
            out.back().found = money_value(sums[position(column)]);
            return;
        }
    };
    for (std::size_t i = 0; i < p.size(); ++i) add(below[i], [&](plan_column column) { return about(p[i], money_cell(column)); });
    if (!p.jumlah()) {
        add(programs, [](plan_column column) {
            finding f = about_document();
            f.column = money_cell(column);
            return f;
        });
    }
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 11> money_rules{{
    {{101},
     "year-differs-from-triwulan",
     severity::error,
     {"Pagu setahun berbeda dari jumlah triwulan", "The year's pagu differs from its triwulan"},
     "Permendagri 77/2020",
     {"{label}: {column} {found}, jumlah TW I–IV {expected}, selisih {difference}",
      "{label}: {column} {found}, TW I–IV add up to {expected}, difference {difference}"},
     detail::row_sums,
     sight::jumlah | sight_budget_rows | sight_amounts},
    {{102},
     "parent-differs-from-children",
     severity::error,
     {"Jumlah rincian berbeda dari induknya", "A parent differs from its children"},
     "Permendagri 77/2020",
     {"{label}: {column} {found}, jumlah rinciannya {expected}, selisih {difference}",
      "{label}: {column} {found}, the rows below add up to {expected}, difference {difference}"},
     detail::parent_sums,
     sight_budget_rows | sight_amounts},
    {{103},
     "jumlah-differs-from-programs",
     severity::error,
     {"Baris Jumlah berbeda dari jumlah program", "Jumlah differs from the programs"},
     "Permendagri 77/2020",
     {"{label}: {column} {found}, jumlah program {expected}, selisih {difference}",
      "{label}: {column} {found}, the programs add up to {expected}, difference {difference}"},
     detail::jumlah_sums,
     sight::jumlah | sight::program | sight_amounts},
    {{104},
     "negative-amount",
     severity::error,
     {"Nilai negatif", "Negative amount"},
     "",
     {"{label}: {column} bernilai negatif, {found}", "{label}: {column} is negative, {found}"},
     detail::negative_amounts,
     sight::jumlah | sight_budget_rows | sight_amounts},
    {{105},
     "leaf-without-budget",
     severity::warning,
     {"Baris rincian tanpa anggaran", "Lowest row without a budget"},
     "",
     {"{label}: pagu kosong atau nol", "{label}: pagu is blank or zero"},
     detail::leaves_without_budget,
     sight_budget_rows | sight::pagu},
    {{106},
     "crowded-triwulan",
     severity::info,
     {"Anggaran menumpuk pada satu triwulan", "Budget crowded into one triwulan"},
     "",
     {"{label}: {found} % pagu pada {column}, lebih dari {expected} %",
      "{label}: {found} % of the pagu in {column}, more than {expected} %"},
     detail::crowded_triwulans,
     sight_budget_rows | sight_amounts},
    {{111},
     "fractional-rupiah",
     severity::warning,
     {"Nilai dengan sen", "Amount with sen"},
     "",
     {"{label}: {column} {found} tidak bulat dalam Rupiah", "{label}: {column} {found} is not in whole Rupiah"},
     detail::fractional_amounts,
     sight::jumlah | sight_budget_rows | sight_amounts},
    {{112},
     "sum-out-of-range",
     severity::error,
     {"Jumlah di luar jangkauan", "Sum out of range"},
     "",
     {"{label}: jumlah {column} dari rinciannya {found}, melampaui nilai Rupiah terbesar yang dapat disimpan",
      "{label}: the {column} of the rows below add up to {found}, more than any amount of Rupiah can be"},
     detail::overflowing_sums,
     sight::jumlah | sight_budget_rows | sight_amounts},
    {{113},
     "missing-total",
     severity::warning,
     {"Jumlah tidak dicantumkan", "Total left blank"},
     "",
     {"{label}: {column} kosong, seharusnya {expected}", "{label}: {column} is blank, it should be {expected}"},
     detail::missing_totals,
     sight::jumlah | sight_budget_rows | sight_amounts},
    {{114},
     "unreadable-amount",
     severity::error,
     {"Nilai tidak terbaca", "Amount not readable"},
     "",
     {"{label}: \"{text}\" bukan nilai Rupiah", "{label}: \"{text}\" is no amount of Rupiah"},
     detail::unreadable_amounts,
     sight_amounts},
    {{115},
     "ambiguous-number",
     severity::warning,
     {"Bilangan bermakna ganda", "Ambiguous number"},
     "",
     {"{label}: \"{text}\" dapat dibaca dengan dua cara (ribuan atau desimal)",
      "{label}: \"{text}\" reads in two ways (thousands or decimals)"},
     detail::ambiguous_numbers,
     sight_amounts | sight_targets},
}};

}  // namespace renaksi
