/// \file
/// Rules about indicators and their targets (R2xx).
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

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/detail/indicator_scan.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/plan/indikator.hpp"
#include "renaksi/plan/satuan.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi {

namespace detail {

inline void inconsistent_quarters(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        const target annual = one.target(plan_column::year);
        const std::optional<quarter_numbers> given = numbers_of(one.triwulan());
        if (!is_numeric(annual) || !given || quarters_consistent(annual, one.triwulan())) return;
        finding f = about(row, cell_column::target);
        const decimal reached = given->sum ? *given->sum : given->last;
        f.expected = annual.value;
        f.found = reached;
        if (const std::optional<decimal> difference = subtract(reached, annual.value)) f.difference = *difference;
        f.text = quarters_text(one);
        out.push_back(std::move(f));
    });
}

inline void targets_without_number(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (!wants_number(one.satuan())) return;
        for (const plan_column column : plan_columns_all) {
            const target_kind kind = one.target(column).kind;
            if (kind != target_kind::text && kind != target_kind::predicate) continue;
            finding f = about(row, target_cell_of(column));
            f.found = std::string(one.written(column));
            f.text = std::string(one.satuan());
            out.push_back(std::move(f));
        }
    });
}

[[nodiscard]] inline bool exceeds(const target& t, std::int64_t percentage) noexcept {
    const decimal highest = is_range(t) ? t.upper : t.value;
    return (is_numeric(t) || is_range(t)) && highest > decimal{percentage, 0};
}

/// Whether the plan writes a percentage as a number above one anywhere: then 0.37 beside it is either 37 % or a third of one percent.
[[nodiscard]] inline bool writes_percent_above_one(const plan& p) {
    bool any = false;
    for_each_indicator(p, [&any](const plan_row&, const indikator_view& one) {
        for (const plan_column column : plan_columns_all) {
            const target t = one.target(column);
            any = any || (is_percentage(one, t) && t.value > decimal{1, 0});
        }
    });
    return any;
}

/// One finding an indicator, about the first cell of the kind.
inline void odd_percentages(const check_context& about_plan, std::vector<finding>& out) {
    const bool others_above_one = writes_percent_above_one(about_plan.plan);
    const std::int64_t highest = about_plan.settings.highest_percentage;
    for_each_indicator(about_plan.plan, [&](const plan_row& row, const indikator_view& one) {
        for (const plan_column column : plan_columns_all) {
            const target t = one.target(column);
            if (!is_percentage(one, t)) continue;
            const bool fraction = t.kind == target_kind::number && !is_integer(t.value) && t.value <= decimal{1, 0};
            if (!exceeds(t, highest) && !(fraction && others_above_one)) continue;
            out.push_back(about(row, target_cell_of(column)));
            out.back().found = std::string(one.written(column));
            out.back().text = exceeds(t, highest) ? "> " + std::to_string(highest) + " %" : "≤ 1";
            return;
        }
    });
}

inline void contradicting_units(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (satuan_contradicts(one.nama(), one.satuan()) == satuan_conflict::none) return;
        out.push_back(about(row, cell_column::satuan));
        out.back().found = std::string(one.satuan());
        out.back().text = std::string(one.nama());
    });
}

/// What a budget row lacks to be measured; empty when it lacks nothing. Of several indicators each has to have its satuan and target.
[[nodiscard]] inline std::string missing_measure(const plan_row& row) {
    bool nama = false;
    bool satuan = row.indikator_count() > 0;
    bool target = row.indikator_count() > 0;
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const indikator_view one = row.indikator(k);
        nama = nama || !one.nama().empty();
        satuan = satuan && !one.satuan().empty();
        target = target && has_any_target(one);
    }
    std::string missing;
    if (!nama) append_part(missing, "indikator");
    if (!satuan) append_part(missing, "satuan");
    if (!target) append_part(missing, "target");
    return missing;
}

/// A document without any indicator is one finding.
inline void budget_without_indicator(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    std::vector<finding> without;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!is_budget(p[i].level()) || !has_budget(p[i])) continue;
        std::string missing = missing_measure(p[i]);
        if (missing.empty()) continue;
        without.push_back(about(p[i], cell_column::indikator));
        without.back().text = std::move(missing);
    }
    rows_or_document(std::move(without), p.columns().indikator.nama.size() == 0, out);
}

inline void empty_targets(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (one.nama().empty() && one.satuan().empty()) return;
        // Without any target at all, R205 says so for a row that has a budget.
        if (!has_any_target(one) && is_budget(row.level()) && has_budget(row)) return;
        const target annual = one.target(plan_column::year);
        const bool no_annual = !has_value(annual) || (is_numeric(annual) && annual.value == decimal{});
        if (!no_annual && has_any_quarter(one)) return;
        finding f = about(row, no_annual ? cell_column::target : cell_column::target_tw1);
        if (has_value(annual)) f.found = std::string(one.written(plan_column::year));
        f.text = no_annual ? "target" : "target TW I–IV";
        out.push_back(std::move(f));
    });
}

inline void fractions_of_whole_units(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (!is_integer_satuan(one.satuan())) return;
        for (const plan_column column : plan_columns_all) {
            const target t = one.target(column);
            if (t.kind != target_kind::number || is_integer(t.value)) continue;
            out.push_back(about(row, target_cell_of(column)));
            out.back().found = std::string(one.written(column));
            out.back().text = std::string(one.satuan());
            return;
        }
    });
}

/// The triwulan in which a row has one of the two and not the other.
[[nodiscard]] inline std::optional<finding> unmatched_quarters(const plan_row& row, bool money) {
    finding f;
    for (const plan_column column : triwulan_columns) {
        const bool has_money = !row.money(column).addend().is_zero();
        if (has_money != money || has_target_in(row, column) == money) continue;
        if (f.text.empty()) f = about(row, money ? money_cell(column) : target_cell_of(column));
        append_part(f.text, short_column_names[position(column)]);
    }
    if (f.text.empty()) return std::nullopt;
    f.found = std::string(money ? "pagu" : "target");
    f.expected = std::string(money ? "target" : "pagu");
    return f;
}

inline void money_beside_target(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!is_budget(p[i].level())) continue;
        for (const bool money : {true, false}) {
            if (auto f = unmatched_quarters(p[i], money)) out.push_back(std::move(*f));
        }
    }
}

inline void repeated_indicators(const check_context& about_plan, std::vector<finding>& out) {
    std::map<std::string, row_index> seen;
    const plan& p = about_plan.plan;
    for_each_indicator(p, [&](const plan_row& row, const indikator_view& one) {
        if (trim(one.nama()).empty()) return;
        const auto [first, added] = seen.try_emplace(normalised(one.nama()), row.index());
        if (added || first->second == row.index()) return;
        out.push_back(about(row, cell_column::indikator));
        out.back().found = std::string(one.nama());
        out.back().text = std::to_string(p.row(first->second).line());
    });
}

inline void mixed_percent_signs(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        std::string with;
        std::string without;
        for (const plan_column column : plan_columns_all) {
            const target t = one.target(column);
            if (!is_numeric(t) && !is_range(t)) continue;
            append_part(is_percent(t) ? with : without, one.written(column));
        }
        if (with.empty() || without.empty()) return;
        out.push_back(about(row, cell_column::target));
        out.back().found = without;
        out.back().expected = with;
        out.back().text = with;
    });
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 10> target_rules{{
    {{201},
     "target-differs-from-triwulan",
     severity::warning,
     {"Target setahun tidak sesuai target triwulan", "The year's target does not follow from its triwulan"},
     "PermenPANRB 53/2014; Permendagri 86/2017",
     {"{label}: target {expected}, tetapi target TW {text} (jumlah {found})",
      "{label}: target {expected}, but the triwulan are {text} (sum {found})"},
     detail::inconsistent_quarters,
     sight_targets},
    {{202},
     "target-not-a-number",
     severity::error,
     {"Target bukan angka", "Target is no number"},
     "PermenPANRB 53/2014",
     {"{label}: {column} \"{found}\" bukan angka, padahal satuannya {text}",
      "{label}: {column} \"{found}\" is no number although its satuan is {text}"},
     detail::targets_without_number,
     sight::satuan | sight_targets},
    {{203},
     "odd-percentage",
     severity::warning,
     {"Persentase tidak wajar", "Odd percentage"},
     "",
     {"{label}: {column} {found} janggal sebagai persentase ({text})", "{label}: {column} {found} is odd for a percentage ({text})"},
     detail::odd_percentages,
     sight::satuan | sight_targets},
    {{204},
     "satuan-contradicts-indikator",
     severity::warning,
     {"Satuan tidak sesuai indikator", "Satuan does not fit the indikator"},
     "PermenPANRB 53/2014; Kepmendagri 050-5889/2021",
     {"{label}: satuan {found} tidak sesuai indikator \"{text}\"", "{label}: satuan {found} does not fit the indikator \"{text}\""},
     detail::contradicting_units,
     sight::indikator | sight::satuan},
    {{205},
     "budget-without-indicator",
     severity::error,
     {"Anggaran tanpa ukuran kinerja", "Budget without a measure"},
     "PermenPANRB 53/2014; Permendagri 86/2017",
     {"{label}: ada pagu, tetapi belum ada {text}", "{label}: has a pagu but no {text}"},
     detail::budget_without_indicator,
     sight_budget_rows | sight::indikator | sight::satuan | sight_targets | sight_amounts},
    {{206},
     "empty-target",
     severity::warning,
     {"Target kosong atau nol", "Target blank or zero"},
     "PermenPANRB 53/2014",
     {"{label}: {text} kosong atau nol", "{label}: {text} blank or zero"},
     detail::empty_targets,
     sight_targets},
    {{207},
     "fraction-of-whole-unit",
     severity::warning,
     {"Target pecahan untuk satuan bulat", "Fraction of a whole unit"},
     "",
     {"{label}: {column} {found} {text} tidak bulat", "{label}: {column} {found} {text} is not whole"},
     detail::fractions_of_whole_units,
     sight::satuan | sight_targets},
    {{208},
     "budget-beside-target",
     severity::info,
     {"Anggaran dan target tidak seiring", "Budget and target in different triwulan"},
     "",
     {"{label}: {found} tanpa {expected} pada {text}", "{label}: {found} without {expected} in {text}"},
     detail::money_beside_target,
     sight_budget_rows | sight::target_triwulan | sight::triwulan},
    {{209},
     "repeated-indicator",
     severity::warning,
     {"Indikator berulang", "Repeated indikator"},
     "",
     {"{label}: indikator sama dengan baris {text}", "{label}: same indikator as line {text}"},
     detail::repeated_indicators,
     sight::indikator},
    {{215},
     "mixed-percent-signs",
     severity::warning,
     {"Tanda persen tidak seragam", "Percent signs not uniform"},
     "",
     {"{label}: target {found} tanpa tanda persen, {expected} dengan tanda persen",
      "{label}: target {found} without, {expected} with a percent sign"},
     detail::mixed_percent_signs,
     sight_targets},
}};

}  // namespace renaksi
