/// \file
/// What the target rules ask about an indicator.
///
/// Contract: pure functions, from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi::detail {

/// Calls `visit(row, indicator)` for every indicator in row order.
template <typename Visit>
void for_each_indicator(const plan& p, Visit visit) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        const plan_row row = p[i];
        for (std::size_t k = 0; k < row.indikator_count(); ++k) visit(row, row.indikator(k));
    }
}

/// Units whose targets are numbers; an index may be given as its predicate, and of an unknown unit nothing is known.
[[nodiscard]] inline bool wants_number(std::string_view satuan) {
    switch (classify_satuan(satuan)) {
        case satuan_kind::count:
        case satuan_kind::measure:
        case satuan_kind::percent:
        case satuan_kind::time:
        case satuan_kind::money:
            return true;
        case satuan_kind::unknown:
        case satuan_kind::index:
        case satuan_kind::predicate:
            break;
    }
    return false;
}

/// A number or range that means a percentage: it has the sign, or its satuan says so.
[[nodiscard]] inline bool is_percentage(const indikator_view& one, const target& t) {
    return is_percent(t) || ((is_numeric(t) || is_range(t)) && is_percent_satuan(one.satuan()));
}

[[nodiscard]] inline bool has_any_quarter(const indikator_view& one) noexcept {
    for (const target& quarter : one.triwulan()) {
        if (has_value(quarter)) return true;
    }
    return false;
}

[[nodiscard]] inline bool has_any_target(const indikator_view& one) noexcept {
    return has_value(one.target(plan_column::year)) || has_any_quarter(one);
}

/// Whether one of the row's indicators plans something other than zero in that triwulan.
[[nodiscard]] inline bool has_target_in(const plan_row& row, plan_column column) noexcept {
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const target t = row.indikator(k).target(column);
        if (has_value(t) && !(is_numeric(t) && t.value == decimal{})) return true;
    }
    return false;
}

/// The numbers among four quarters: their sum where it fits, and the last one.
struct quarter_numbers {
    std::optional<decimal> sum;
    decimal last;
};

/// a − b, nothing when it does not fit.
[[nodiscard]] inline std::optional<decimal> subtract(decimal a, decimal b) {
    const std::optional<std::int64_t> negated = checked_subtract(0, b.unscaled);
    if (!negated) return std::nullopt;
    const result<decimal> difference = add(a, decimal{*negated, b.scale});
    return difference ? std::optional<decimal>(*difference) : std::nullopt;
}

/// Nothing when no quarter is a number.
[[nodiscard]] inline std::optional<quarter_numbers> numbers_of(const std::array<target, 4>& quarters) {
    std::optional<quarter_numbers> out;
    for (const target& quarter : quarters) {
        if (!is_numeric(quarter)) continue;
        if (!out) {
            out = quarter_numbers{quarter.value, quarter.value};
            continue;
        }
        if (out->sum) {
            const result<decimal> sum = add(*out->sum, quarter.value);
            out->sum = sum ? std::optional<decimal>(*sum) : std::nullopt;
        }
        out->last = quarter.value;
    }
    return out;
}

/// The four quarters as written, `–` where nothing stands: `95 / – / – / –`.
[[nodiscard]] inline std::string quarters_text(const indikator_view& one) {
    std::string out;
    for (const plan_column column : triwulan_columns) {
        if (!out.empty()) out.append(" / ");
        const bool given = has_value(one.target(column));
        out.append(given ? one.written(column) : std::string_view("–"));
    }
    return out;
}

}  // namespace renaksi::detail
