/// \file
/// What reports say of repairs: a mistake's candidates in words, and the rows of a mended plan by their identity.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "renaksi/base/ids.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "renaksi/repair/patch.hpp"

namespace renaksi::report {

/// Whether a repair does something to a whole row, not to cells of it.
[[nodiscard]] constexpr bool acts_on_row(repair_kind kind) noexcept {
    return kind == repair_kind::doubled_row || kind == repair_kind::misplaced_row;
}

/// `repeats_above, only_quarter_with_money`.
[[nodiscard]] std::string reason_names(const std::vector<repair_reason>& reasons);

/// Whether one of the mistake's candidates was taken. O(applied).
[[nodiscard]] bool is_applied(const std::vector<applied_repair>& applied, const mistake& one) noexcept;

/// Texts of the document that stand in no row of the plan. O(notes).
[[nodiscard]] std::int64_t unplaced_texts(const plan& p) noexcept;

/// The rows of a mended plan, also those that were taken out of it. O(rows · log rows) to make; it owns what it holds.
class rows_by_id {
public:
    explicit rows_by_id(const mended_plan& of);

    /// Where the row stands in the mended plan; nothing for one that was taken out. O(log rows).
    [[nodiscard]] std::optional<row_index> find(node_id id) const;
    /// The line of the document it stands in; 0 where there is none. O(log rows).
    [[nodiscard]] std::int64_t line(node_id id) const;

private:
    std::map<node_id, row_index> rows_;
    std::map<node_id, std::int64_t> lines_;
};

}  // namespace renaksi::report
