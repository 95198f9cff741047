/// \file
/// Rules about how the targets of one indicator go together: a running total, a monthly service, a scale of predicates (R210, R211, R213).
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// The filled quarters, without those whose target is a planned nothing.
[[nodiscard]] inline std::vector<decimal> filled_quarters(const indikator_view& one) {
    std::vector<decimal> out;
    for (const target& quarter : one.triwulan()) {
        if (is_numeric(quarter) && quarter.value != decimal{}) out.push_back(quarter.value);
    }
    return out;
}

/// A running total rises, or falls where less is better; one that does both is neither. Only where the last quarter is the year's target:
/// quarters that add up are free.
inline void wavering_series(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        const std::array<target, 4> quarters = one.triwulan();
        if (infer_quarter_kind(one.target(plan_column::year), quarters) != quarter_kind::last) return;
        const std::vector<decimal> filled = filled_quarters(one);
        if (std::is_sorted(filled.begin(), filled.end()) || std::is_sorted(filled.rbegin(), filled.rend())) return;
        out.push_back(about(row, cell_column::target_tw1));
        out.back().text = quarters_text(one);
    });
}

/// A service of twelve months is given in three of each triwulan, written by triwulan or as a running total.
inline void uneven_months(const check_context& about_plan, std::vector<finding>& out) {
    const decimal months{12, 0};
    for_each_indicator(about_plan.plan, [&](const plan_row& row, const indikator_view& one) {
        const std::string unit = normalised_satuan(one.satuan());
        const bool monthly = unit == "bulan" || unit == "bln" || unit.ends_with("/bulan") || unit.ends_with("/bln");
        const target annual = one.target(plan_column::year);
        if (!monthly || !is_numeric(annual) || annual.value != months || !has_any_quarter(one)) return;
        bool even = true;
        bool running = true;
        std::int64_t reached = 0;
        for (const target& quarter : one.triwulan()) {
            reached += 3;
            even = even && is_numeric(quarter) && quarter.value == decimal{3, 0};
            running = running && is_numeric(quarter) && quarter.value == decimal{reached, 0};
        }
        if (even || running || !quarters_consistent(annual, one.triwulan())) return;  // the last is R201
        out.push_back(about(row, cell_column::target_tw1));
        out.back().text = quarters_text(one);
    });
}

/// The scale that the indicator's words name, if any.
[[nodiscard]] inline std::optional<predicate_scale> named_scale(std::string_view indikator) {
    std::optional<predicate_scale> out;
    for_each_word(indikator, [&out](std::string_view word) {
        word = bare_word(word);
        if (is_one_of(word, std::array<std::string_view, 4>{"sakip", "akip", "lkjip", "lakip"})) out = predicate_scale::akip;
        if (is_one_of(word, std::array<std::string_view, 3>{"opini", "wtp", "bpk"})) out = predicate_scale::opini;
        return !out;
    });
    return out;
}

[[nodiscard]] constexpr std::string_view scale_text(predicate_scale scale) noexcept {
    switch (scale) {
        case predicate_scale::akip:
            return "AA, A, BB, B, CC, C, D";
        case predicate_scale::opini:
            return "WTP, WDP, TW, TMP";
        case predicate_scale::peringkat:
            return "Sangat Tinggi – Sangat Rendah";
    }
    return {};
}

/// The scale is that of the indicator's words, else that of its first predicate; an unknown scale has nothing off it.
inline void predicates_off_scale(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        std::optional<predicate_scale> scale = named_scale(one.nama());
        const bool graded = !wants_number(one.satuan());
        for (const plan_column column : plan_columns_all) {
            const target t = one.target(column);
            const bool is_predicate = t.kind == target_kind::predicate;
            if (!graded || (!is_predicate && !(scale && t.kind == target_kind::text))) continue;
            if (!scale) scale = static_cast<predicate_scale>(t.upper.unscaled);
            if (is_predicate && t.upper == decimal{static_cast<std::int64_t>(*scale), 0}) continue;
            out.push_back(about(row, target_cell_of(column)));
            out.back().found = std::string(one.written(column));
            out.back().expected = std::string(scale_text(*scale));
            return;
        }
    });
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 3> series_rules{{
    {{210},
     "wavering-series",
     severity::warning,
     {"Target kumulatif naik turun", "Running total that rises and falls"},
     "Permendagri 86/2017",
     {"{label}: target triwulan naik turun ({text}), padahal TW terakhir sama dengan target setahun",
      "{label}: the targets of the triwulan rise and fall ({text}) although the last is the year's target"},
     detail::wavering_series,
     sight_targets},
    {{211},
     "uneven-months",
     severity::warning,
     {"Layanan bulanan tidak merata", "Monthly service spread unevenly"},
     "",
     {"{label}: layanan 12 bulan dengan target TW {text}, bukan 3 bulan tiap TW",
      "{label}: a service of 12 bulan with {text} in the triwulan, not 3 bulan in each"},
     detail::uneven_months,
     sight::satuan | sight_targets},
    {{213},
     "predicate-off-scale",
     severity::warning,
     {"Predikat di luar skalanya", "Predicate off its scale"},
     "PermenPANRB 88/2021",
     {"{label}: {column} \"{found}\" tidak ada pada skala {expected}", "{label}: {column} \"{found}\" is not on the scale {expected}"},
     detail::predicates_off_scale,
     sight::indikator | sight_targets},
}};

}  // namespace renaksi
