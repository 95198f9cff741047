/// \file
/// Totals of which several columns do not hold, with the rows below them, and how rows of amounts compare: what
/// repair/detail/row_hypotheses.hpp works with.
///
/// Contract: plain values and pure functions of the network; from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "renaksi/repair/detail/cell_network.hpp"

namespace renaksi::detail {

using row_amounts = std::array<int128, plan_column_count>;
/// Rounding steps by column: amounts that differ by no more than half of them count as the same.
using row_steps = std::array<std::int64_t, plan_column_count>;

/// A total with more than one broken column, and what its row has more than the rows below.
struct broken_total {
    std::size_t row = 0;
    row_amounts surplus{};
    row_steps steps{};  ///< what rounding may make of the surplus
    std::vector<std::size_t> children;
    std::vector<std::size_t> reached;  ///< rows below whose row_amounts come up unhindered: all totals in between hold
};

/// Fills in the rows below a total. O(rows below).
inline void find_rows(const cell_network& network, broken_total& one) {
    const plan& p = network.of_plan();
    const bool is_jumlah = p[one.row].level() == level::jumlah;
    const std::size_t end = is_jumlah ? p.body_size() : p[one.row].subtree_end().position();
    const std::size_t begin = is_jumlah ? 0 : one.row + 1;
    std::vector<bool> reaches(end - begin, false);
    for (std::size_t i = begin; i < end; ++i) {
        const auto above = network.above(i);
        if (!above) continue;
        const std::size_t parent = above->position();
        if (parent == one.row) one.children.push_back(i);
        const bool is_between = parent >= begin && parent < end;
        reaches[i - begin] = parent == one.row || (is_between && reaches[parent - begin] && network.broken_columns(parent) == 0);
        if (reaches[i - begin]) one.reached.push_back(i);
    }
}

/// The totals of which several columns are broken, in row order. `violated` is what the network says.
[[nodiscard]] inline std::vector<broken_total> find_broken_totals(const cell_network& network,
                                                                  const std::vector<network_vertex>& violated) {
    std::map<std::size_t, std::size_t> broken;
    for (const network_vertex v : violated) {
        if (!v.is_row()) ++broken[v.row()];
    }
    std::vector<broken_total> out;
    for (const auto& [row, columns] : broken) {
        const identity_row& v = network.values(row);
        const auto is_checked = [](column_claim claim) { return claim == column_claim::checked; };
        if (columns < 2 || !std::all_of(v.claims.begin(), v.claims.end(), is_checked)) continue;
        broken_total& one = out.emplace_back();
        one.row = row;
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            one.surplus[c] = v.value[c] - v.below[c];
            one.steps[c] = v.column_steps(c);
        }
        find_rows(network, one);
    }
    return out;
}

[[nodiscard]] inline row_amounts negative(row_amounts of) noexcept {
    for (int128& one : of) one = -one;
    return of;
}
[[nodiscard]] inline row_steps sum_of(row_steps a, const row_steps& b) noexcept {
    for (std::size_t c = 0; c < plan_column_count; ++c) a[c] = add_steps(a[c], b[c]);
    return a;
}
[[nodiscard]] inline bool adds_up(const row_amounts& row, const row_steps& steps) noexcept {
    std::int64_t together = 0;
    for (const std::int64_t one : steps) together = add_steps(together, one);
    return is_within_rounding(row[0] - (row[1] + row[2] + row[3] + row[4]), together);
}
[[nodiscard]] inline bool is_nothing(const row_amounts& row) noexcept { return row == row_amounts{}; }
[[nodiscard]] inline bool is_same(const row_amounts& a, const row_amounts& b, const row_steps& steps) noexcept {
    for (std::size_t c = 0; c < plan_column_count; ++c) {
        if (!is_within_rounding(a[c] - b[c], steps[c])) return false;
    }
    return true;
}
/// Whether a plan could have such a row: it adds up, is worth something, and each amount fits a cell.
[[nodiscard]] inline bool is_row(const row_amounts& row, const row_steps& steps) noexcept {
    if (!adds_up(row, steps) || row[0] <= 0 || is_within_rounding(row[0], steps[0])) return false;
    for (std::size_t c = 0; c < plan_column_count; ++c) {
        if (!narrow(row[c]) || (row[c] < 0 && !is_within_rounding(row[c], steps[c]))) return false;
    }
    return true;
}

/// Columns in which `seen` is `row`, where `row` says something; 0 unless these are at least two and all but one: another mistake may
/// hide one column. An amount that rounding could make of nothing says nothing.
[[nodiscard]] inline std::size_t agreement(const row_amounts& seen, const row_amounts& row, const row_steps& steps) noexcept {
    std::size_t said = 0;
    std::size_t same = 0;
    for (std::size_t c = 0; c < plan_column_count; ++c) {
        const bool says = !is_within_rounding(row[c], steps[c]);
        said += says ? 1U : 0U;
        same += says && is_within_rounding(seen[c] - row[c], steps[c]) ? 1U : 0U;
    }
    return same >= 2 && (same == said || (same + 1 == said && said >= 3)) ? same : 0;
}

/// The same amounts in another order, or all cells one further with at most the last one lost.
[[nodiscard]] inline bool is_moved(const row_amounts& seen, const row_amounts& right) {
    row_amounts a = seen;
    row_amounts b = right;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    if (a == b) return true;
    for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) {
        if (std::equal(right.begin() + static_cast<std::ptrdiff_t>(first), right.end() - 1,
                       seen.begin() + static_cast<std::ptrdiff_t>(first) + 1) ||
            std::equal(right.begin() + static_cast<std::ptrdiff_t>(first) + 1, right.end(),
                       seen.begin() + static_cast<std::ptrdiff_t>(first))) {
            return true;
        }
    }
    return false;
}

}  // namespace renaksi::detail
