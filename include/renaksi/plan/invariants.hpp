/// \file
/// What holds for every plan; used by tests and asserts, and by whoever imports columns made elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "renaksi/plan/plan.hpp"

namespace renaksi {

namespace detail {

[[nodiscard]] inline bool equal_lengths(const plan_columns& c) {
    const std::size_t rows = c.id.size();
    bool equal = c.line.size() == rows && c.level.size() == rows && c.parent.size() == rows && c.subtree_end.size() == rows;
    for (const text_column* column : {&c.no, &c.kode, &c.sasaran, &c.nama, &c.penanggung_jawab}) equal = equal && column->size() == rows;
    for (const money_cells& cells : c.money) {
        equal = equal && cells.sen.size() == rows && cells.state.size() == rows && cells.written.size() == rows;
    }
    const std::size_t indicators = c.indikator.nama.size();
    equal = equal && c.indikator.satuan.size() == indicators && c.indikator_begin.size() == rows + 1;
    for (const target_cells& cells : c.indikator.targets) {
        equal = equal && cells.kind.size() == indicators && cells.unscaled.size() == indicators && cells.scale.size() == indicators &&
                cells.upper_unscaled.size() == indicators && cells.upper_scale.size() == indicators && cells.written.size() == indicators;
    }
    return equal && c.indikator_begin.back() == static_cast<std::int32_t>(indicators);
}

}  // namespace detail

/// The first invariant that does not hold, as a sentence for developers; nothing when all hold. O(rows).
[[nodiscard]] inline std::optional<std::string> broken_invariant(const plan& p) {
    const plan_columns& c = p.columns();
    if (!detail::equal_lengths(c)) return "columns differ in length";
    for (std::size_t i = 0; i < p.size(); ++i) {
        const plan_row row = p[i];
        const std::string at = "row " + std::to_string(i) + ": ";
        const auto end = row.subtree_end().position();
        if (end <= i || end > p.size()) return at + "subtree_end out of range";
        if (row.level() == level::jumlah && (i + 1 != p.size() || row.parent())) return at + "jumlah is not the last row";
        if (c.indikator_begin[i] > c.indikator_begin[i + 1]) return at + "indikator_begin decreases";
        if (row.level() == level::sasaran && row.has_money()) return at + "sasaran declares amounts";
        for (const money_cells& cells : c.money) {
            if (cells.sen.has_value(i) != (static_cast<amount_state>(cells.state[i]) == amount_state::value)) {
                return at + "amount and its state disagree";
            }
        }
        if (const auto parent = row.parent()) {
            if (parent->value < 0 || parent->position() >= i) return at + "parent does not come before";
            if (!is_above(p.row(*parent).level(), row.level())) return at + "parent is not of a higher level";
            if (end > p.row(*parent).subtree_end().position()) return at + "subtree leaves its parent's";
        }
    }
    return std::nullopt;
}

}  // namespace renaksi
