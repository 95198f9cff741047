/// \file
/// Which broken sums hang on which mistake: the mistakes' own identities, and the inherited ones that each pulls along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "renaksi/check/identities.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::report {

/// A broken sum that follows from a mistake, perhaps together with others.
struct pulled_sum {
    const identity_violation* violation = nullptr;
    std::vector<std::int64_t> others;  ///< ids of the other mistakes behind it, ascending
};

struct linked_mistake {
    const renaksi::mistake* mistake = nullptr;
    const identity_violation* violation = nullptr;  ///< its own; null when the report knows none
    std::vector<const identity_violation*> roots;   ///< the other independent sums that it breaks, in row order
    std::vector<pulled_sum> pulls;                  ///< from the bottom up
};

/// Views into its arguments. O((mistakes + links) · log mistakes), where an inherited sum of k mistakes counts as k links; no sum lists
/// more than `most_others` of the others.
[[nodiscard]] std::vector<linked_mistake> link_mistakes(const std::vector<mistake>& mistakes, const identity_report& identities);

inline constexpr std::size_t most_others = 6;

}  // namespace renaksi::report
