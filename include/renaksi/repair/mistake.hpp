/// \file
/// Mistakes: the few causes behind all broken sums. Each root finding is one mistake; candidates say which cell may be wrong and what it
/// should probably be.
///
/// Contract: a pure function of the plan and its check, from any thread; the result owns what it holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

enum class mistake_status : std::uint8_t { confident = 0, ambiguous = 1 };

[[nodiscard]] constexpr std::string_view to_string(mistake_status status) noexcept {
    return status == mistake_status::confident ? "confident" : "ambiguous";
}

/// A cell and the value that it would get.
struct cell_change {
    row_index row;
    plan_column column = plan_column::year;
    amount old_value;
    amount new_value;
};

/// One way to mend a mistake, with the reasons for it and the cells that follow.
struct candidate {
    cell_change change;
    std::vector<std::string> reasons;
    std::vector<cell_change> follows;
};

struct mistake {
    std::int64_t id = 0;  ///< from 1, in document order
    row_index row;
    plan_column column = plan_column::year;
    std::int64_t difference_sen = 0;  ///< found − expected; the nearest amount where only 128 bits hold it
    mistake_status status = mistake_status::ambiguous;
    std::vector<candidate> candidates;  ///< best first; empty where nothing is proposed
    std::vector<row_index> pulls;       ///< rows whose broken sums follow from this mistake, ascending
};

namespace detail {

/// The findings that are mistakes: roots of the three rules about sums.
[[nodiscard]] inline bool is_mistake(const finding& f) noexcept {
    return f.cause == finding_cause::root && f.row && f.rule >= rule_id{101} && f.rule <= rule_id{103};
}

[[nodiscard]] inline std::int64_t nearest_sen(const finding_value& difference) noexcept {
    if (const auto* money = std::get_if<rupiah>(&difference)) return money->sen();
    const auto* digits = std::get_if<std::string>(&difference);
    if (digits == nullptr) return 0;
    return digits->starts_with('-') ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

/// For every root row the rows whose broken sums it is behind, ascending.
[[nodiscard]] inline std::map<row_index, std::vector<row_index>> pulled_rows(const identity_report& identities) {
    std::map<row_index, std::vector<row_index>> pulls;
    for (const identity_violation& wrong : identities.violations) {
        if (wrong.root) continue;
        for (const row_index root : wrong.roots) pulls[root].push_back(wrong.row);
    }
    return pulls;
}

}  // namespace detail

/// The mistakes behind the broken sums of a plan, in document order; those that the check's selection of rules left out are none here
/// either. `checked` is the check of this plan. O(findings log findings + pulls).
[[nodiscard]] inline std::vector<mistake> explain(const plan& p, const check_result& checked) {
    const std::map<row_index, std::vector<row_index>> pulls = detail::pulled_rows(checked.identities);
    std::vector<mistake> out;
    for (const finding& f : checked.findings) {
        if (!detail::is_mistake(f)) continue;
        mistake one;
        one.row = *f.row;
        one.column = money_column_of(f.column);
        one.difference_sen = detail::nearest_sen(f.difference);
        if (const auto pulled = pulls.find(*f.row); pulled != pulls.end()) one.pulls = pulled->second;
        out.push_back(std::move(one));
    }
    const auto place = [&p](const mistake& m) { return std::tuple(p.row(m.row).line(), m.row, m.column); };
    std::stable_sort(out.begin(), out.end(), [&place](const mistake& a, const mistake& b) { return place(a) < place(b); });
    for (std::size_t i = 0; i < out.size(); ++i) out[i].id = static_cast<std::int64_t>(i) + 1;
    return out;
}

}  // namespace renaksi
