/// \file
/// `explain`: the few mistakes behind all broken sums of a plan, each with the repairs that would mend it.
///
/// Whole rows are looked at first (one missing, doubled, misplaced, moved by a cell), then cells: the network of the identities is solved
/// for the least explanation, where totals that hold as printed follow whatever is below them. Costs are chances (repair/cost_model.hpp);
/// what is not clearly the likeliest explanation is called ambiguous.
///
/// The idea of the least change that makes a record consistent is Fellegi and Holt's (Journal of the American Statistical Association 71,
/// 1976); that of pricing it by the slip behind it is this library's.
///
/// Contract: a pure function of the plan and its check, from any thread; the result owns what it holds.
#pragma once

#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/detail/explainer.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi {

/// The mistakes, in document order; broken sums whose rule the check's selection left out bring none. `checked` is the check of this plan.
/// Exact where at most `cost_model::exact_roots` broken sums hang together; mistakes beyond that say so (`is_least`).
/// O(rows + Σ 3^t · t) for groups of t broken sums that hang together.
[[nodiscard]] inline std::vector<mistake> explain(const plan& p, const check_result& checked) {
    if (checked.identities.violations.empty()) return {};
    return detail::explainer(p, checked).mistakes();
}

}  // namespace renaksi
