/// \file
/// What a plan's rows add up to, from the leaves: the totals that stand beside those that a document prints.
///
/// A leaf is a budget row (program, kegiatan, sub kegiatan) without rows below it; only leaves are added, so that each Rupiah counts once
/// and a wrong total further up changes nothing. Blank and "-" add as nothing. Sums run in 128 bits and cannot overflow.
///
/// Contract: pure functions of a plan, from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// Sen by column: pagu, tw1 … tw4.
using money_totals = std::array<int128, plan_column_count>;

/// Whether a row's own amounts count in totals: a budget row without rows below it.
[[nodiscard]] inline bool is_leaf(const plan_row& row) noexcept { return is_budget(row.level()) && !row.has_children(); }

/// What a row prints, as it adds to sums.
[[nodiscard]] inline money_totals printed_amounts(const plan_row& row) noexcept {
    money_totals sen{};
    for (const plan_column column : plan_columns_all) sen[position(column)] = row.money(column).addend().sen();
    return sen;
}

namespace detail {
inline void add_to(money_totals& sum, const money_totals& part) noexcept {
    for (std::size_t c = 0; c < plan_column_count; ++c) sum[c] += part[c];
}
}  // namespace detail

/// Sums of the leaves of the whole plan. O(rows).
[[nodiscard]] inline money_totals total(const plan& p) {
    money_totals sum{};
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (is_leaf(p[i])) detail::add_to(sum, printed_amounts(p[i]));
    }
    return sum;
}

/// For every row the sums of the leaves below it (a leaf: its own amounts; Jumlah: the whole plan). One backward pass. O(rows).
[[nodiscard]] inline std::vector<money_totals> computed_totals(const plan& p) {
    std::vector<money_totals> sums(p.size(), money_totals{});
    for (std::size_t i = p.body_size(); i-- > 0;) {
        const plan_row row = p[i];
        if (is_leaf(row)) sums[i] = printed_amounts(row);
        if (const auto parent = row.parent()) detail::add_to(sums[parent->position()], sums[i]);
    }
    if (const auto jumlah = p.jumlah()) sums[jumlah->position()] = total(p);
    return sums;
}

}  // namespace renaksi
