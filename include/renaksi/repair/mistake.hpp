/// \file
/// Mistakes and what may mend them, as values. A mistake is one slip of a person that explains one or two broken sums and all that follow
/// from them; its candidates are the repairs that would mend it, best first (repair/explain.hpp finds them, repair/patch.hpp applies them).
///
/// Contract: plain values that own what they hold; they may be handed between threads. Rows are positions in the plan they were found in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "renaksi/base/ids.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "renaksi/repair/reason.hpp"

namespace renaksi {

/// Confident: the best candidate beats every other explanation by a clear margin. Ambiguous: the document does not decide.
enum class mistake_status : std::uint8_t { confident = 0, ambiguous = 1 };

[[nodiscard]] constexpr std::string_view to_string(mistake_status status) noexcept {
    return status == mistake_status::confident ? "confident" : "ambiguous";
}

/// What a repair does.
enum class repair_kind : std::uint8_t {
    cell = 0,           ///< one cell gets another value
    row_cells = 1,      ///< several cells of one row do
    doubled_row = 2,    ///< the row is taken out
    misplaced_row = 3,  ///< the row moves below another parent
    missing_row = 4,    ///< a row has to be looked up: what it must amount to is known, what it is called is not
};

[[nodiscard]] constexpr std::string_view to_string(repair_kind kind) noexcept {
    constexpr std::array<std::string_view, 5> names{"cell", "row_cells", "doubled_row", "misplaced_row", "missing_row"};
    return names[static_cast<std::size_t>(kind)];
}

/// A cell and the value that it would get.
struct cell_change {
    row_index row;
    plan_column column = plan_column::year;
    amount old_value;
    amount new_value;

    friend bool operator==(const cell_change&, const cell_change&) noexcept = default;
};

/// One way to mend a mistake.
struct candidate {
    repair_kind kind = repair_kind::cell;
    /// The row that changes; for a missing row the one below which it is missing.
    row_index row;
    /// The cells that change for `cell` and `row_cells`; for a missing row what the five cells of `row` lack (from nothing to the amount).
    std::vector<cell_change> changes;
    /// For a misplaced row its right parent, for a missing row above others (a lost kegiatan, say) the first of those.
    std::optional<row_index> other;
    std::vector<repair_reason> reasons;
    /// Totals above that were computed with the wrong value and change along, from the bottom up.
    std::vector<cell_change> follows;
    /// How unlikely this is, in thousandths of a nat; only differences within a mistake mean something.
    std::int64_t cost = 0;
    /// From 1; candidates that nothing tells apart share one.
    std::int32_t rank = 1;
};

/// A root: an independent sum that does not hold.
struct broken_sum {
    row_index row;
    plan_column column = plan_column::year;
    bool is_row_identity = false;  ///< the year's pagu against its triwulan, else a total against the rows below

    friend auto operator<=>(const broken_sum&, const broken_sum&) noexcept = default;
};

struct mistake {
    std::int64_t id = 0;  ///< from 1, in document order
    row_index row;        ///< of the broken sum by which it shows
    plan_column column = plan_column::year;
    std::int64_t difference_sen = 0;  ///< found − expected of that sum; the nearest amount where only 128 bits hold it
    mistake_status status = mistake_status::ambiguous;
    /// False where more broken sums hang together than were searched exactly: there may be an explanation with fewer mistakes.
    bool is_least = true;
    std::vector<candidate> candidates;  ///< best first
    std::vector<broken_sum> roots;      ///< the broken independent sums that it explains, the first is its own
    std::vector<row_index> pulls;       ///< other rows whose broken sums follow from this mistake, ascending
};

}  // namespace renaksi
