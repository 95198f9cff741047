/// \file
/// Patches: repairs that can be applied to a plan and taken back. A patch names rows by their identity, which stays when other patches
/// take rows out or move them; it says what each cell was, so that it is never applied to something else than it was made for.
///
/// A patch applied to a plan gives a new plan and the list of what changed; nothing else ever changes a plan. Patches of one plan may be
/// applied together or one after the other: where several change one total, their differences add up.
///
/// Contract: pure functions, from any thread; results own what they hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/draft.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi {

struct patch_cell {
    node_id row;
    plan_column column = plan_column::year;
    amount old_value;
    amount new_value;
};

/// A candidate of a mistake, cut loose from the plan it was found in.
struct patch {
    std::int64_t mistake_id = 0;
    repair_kind kind = repair_kind::cell;
    node_id row;
    std::optional<node_id> other;
    std::vector<patch_cell> cells;    ///< what is mended
    std::vector<patch_cell> follows;  ///< totals that change along
};

/// The patch of one of a mistake's candidates.
[[nodiscard]] inline patch make_patch(const plan& p, const mistake& of, const candidate& repair) {
    const auto cells = [&p](const std::vector<cell_change>& changes) {
        std::vector<patch_cell> out;
        out.reserve(changes.size());
        for (const cell_change& one : changes) out.push_back({p.row(one.row).id(), one.column, one.old_value, one.new_value});
        return out;
    };
    patch out{of.id, repair.kind, p.row(repair.row).id(), std::nullopt, cells(repair.changes), cells(repair.follows)};
    if (repair.other) out.other = p.row(*repair.other).id();
    return out;
}

/// The first candidates of all confident mistakes that can be applied: a missing row has to be looked up by a person.
[[nodiscard]] inline std::vector<patch> confident_patches(const plan& p, const std::vector<mistake>& mistakes) {
    std::vector<patch> out;
    for (const mistake& one : mistakes) {
        if (one.status != mistake_status::confident || one.candidates.empty()) continue;
        if (one.candidates.front().kind != repair_kind::missing_row) out.push_back(make_patch(p, one, one.candidates.front()));
    }
    return out;
}

/// A cell that a patch changed.
struct changed_cell {
    std::int64_t mistake_id = 0;  ///< the first patch that changed it
    bool follows = false;         ///< only as a total above what was mended
    node_id row;
    plan_column column = plan_column::year;
    amount old_value;
    amount new_value;
    std::string old_written;
    std::string new_written;
};

/// A row that a patch took out (no new place) or moved, with the rows below it.
struct changed_row {
    std::int64_t mistake_id = 0;
    std::size_t old_position = 0;
    std::optional<std::size_t> new_position;  ///< the first one's, counted without the moved rows themselves
    std::vector<row_draft> rows;
};

struct mended_plan {
    plan mended;
    std::vector<changed_cell> cells;  ///< by row and column
    std::vector<changed_row> rows;    ///< in the order in which they were changed
};

namespace detail {

/// Numbers are written as the document writes them: in its unit of money, grouped by dots, by commas or not at all.
[[nodiscard]] inline grouping grouping_of(const std::vector<row_draft>& rows) {
    std::size_t dots = 0;
    std::size_t commas = 0;
    for (const row_draft& row : rows) {
        for (const amount_cell& cell : row.money) {
            const std::string_view text = cell.written;
            if (!cell.value.has_value() || text.size() < 5) continue;
            const auto groups = [&text](char mark) {
                const std::size_t at = text.find(mark);
                return at != std::string_view::npos && text.size() - at >= 4 && text.find_first_not_of("0123456789", at + 1) >= at + 4;
            };
            dots += groups('.') ? 1U : 0U;
            commas += groups(',') ? 1U : 0U;
        }
    }
    if (dots == 0 && commas == 0) return grouping::none;
    return dots > commas ? grouping::dot : grouping::comma;
}

class patcher {
public:
    explicit patcher(const plan& p) : plan_(p), rows_(drafts_of(p)), style_(grouping_of(rows_)) { find_rows(); }

    [[nodiscard]] result<mended_plan> apply(const std::vector<patch>& patches) {
        for (const patch& one : patches) {
            if (auto refused = take(one)) return std::move(*refused);
        }
        if (auto refused = write_cells()) return std::move(*refused);
        for (const patch& one : patches) {
            if (auto refused = change_rows(one)) return std::move(*refused);
        }
        auto made = plan_of(plan_, rows_);
        if (!made) return std::move(made).error();
        return mended_plan{std::move(*made), std::move(cells_), std::move(changed_rows_)};
    }

private:
    void find_rows() {
        at_.clear();
        for (std::size_t i = 0; i < rows_.size(); ++i) at_[rows_[i].id] = i;
    }
    [[nodiscard]] const amount* cell(const patch_cell& place) const {
        const auto at = at_.find(place.row);
        return at == at_.end() ? nullptr : &rows_[at->second].money[position(place.column)].value;
    }
    [[nodiscard]] error refusal(const patch& one, std::string why) const {
        error e = make_error(errc::invalid_argument, "patch of mistake " + std::to_string(one.mistake_id) + ": " + std::move(why));
        if (const auto at = at_.find(one.row); at != at_.end()) e.where.line = rows_[at->second].line;
        return e;
    }

    /// Whether the plan is already as the patch would make it.
    [[nodiscard]] bool is_done(const patch& one) const {
        if (one.kind == repair_kind::doubled_row) return at_.count(one.row) == 0;
        if (one.kind == repair_kind::misplaced_row) {
            const auto row = at_.find(one.row);
            const auto other = one.other ? at_.find(*one.other) : at_.end();
            if (row == at_.end() || other == at_.end()) return false;
            const plan_row above = plan_[other->second];
            return row->second > other->second && row->second < above.subtree_end().position();
        }
        return std::all_of(one.cells.begin(), one.cells.end(), [this](const patch_cell& place) {
            const amount* const now = cell(place);
            return now != nullptr && now->addend() == place.new_value.addend() && now->has_value();
        });
    }

    [[nodiscard]] std::optional<error> take(const patch& one) {
        if (one.kind == repair_kind::missing_row) return refusal(one, "the missing row has to be looked up");
        if (is_done(one)) return std::nullopt;
        if (at_.count(one.row) == 0 || (one.other && at_.count(*one.other) == 0)) return refusal(one, "its row is not in the plan");
        for (const patch_cell& place : one.cells) {
            const amount* const now = cell(place);
            if (now == nullptr || *now != place.old_value) return refusal(one, "the plan is not the one that it was made for");
        }
        for (const bool follows : {false, true}) {
            for (const patch_cell& place : follows ? one.follows : one.cells) {
                if (cell(place) == nullptr) return refusal(one, "its row is not in the plan");
                cell_difference& to = changes_[{at_.at(place.row), place.column}];
                if (to.mistake_id == 0) to.mistake_id = one.mistake_id;
                to.follows = to.follows && follows;
                to.difference += int128{place.new_value.addend().sen()} - place.old_value.addend().sen();
            }
        }
        taken_.push_back(one.mistake_id);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> write_cells() {
        for (const auto& [place, change] : changes_) {
            row_draft& row = rows_[place.first];
            amount_cell& cell = row.money[position(place.second)];
            const auto sen = narrow(cell.value.addend().sen() + change.difference);
            if (!sen) {
                error e = make_error(errc::overflow, std::string(money_column_name(place.second)));
                e.where.line = row.line;
                return e;
            }
            const amount right = amount::of(rupiah::from_sen(*sen));
            std::string written = format_in_unit(right.value, plan_.info().satuan_uang, style_);
            cells_.push_back({change.mistake_id, change.follows, row.id, place.second, cell.value, right, cell.written, written});
            cell = amount_cell{right, std::move(written)};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> change_rows(const patch& one) {
        const bool is_row = one.kind == repair_kind::doubled_row || one.kind == repair_kind::misplaced_row;
        if (!is_row || std::find(taken_.begin(), taken_.end(), one.mistake_id) == taken_.end()) return std::nullopt;
        // Another of the patches may have taken it out.
        if (at_.count(one.row) == 0 || (one.other && at_.count(*one.other) == 0)) return refusal(one, "its row is not in the plan");
        changed_row change{one.mistake_id, at_.at(one.row), std::nullopt, {}};
        const std::size_t begin = change.old_position;
        std::size_t end = begin + 1;
        // A doubled header keeps the rows below it: they stand below its twin then.
        if (one.kind == repair_kind::misplaced_row) end = end_below(begin);
        change.rows.assign(rows_.begin() + static_cast<std::ptrdiff_t>(begin), rows_.begin() + static_cast<std::ptrdiff_t>(end));
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(begin), rows_.begin() + static_cast<std::ptrdiff_t>(end));
        find_rows();
        if (one.kind == repair_kind::misplaced_row) {
            change.new_position = end_below(at_.at(*one.other));
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(*change.new_position), change.rows.begin(), change.rows.end());
            find_rows();
        }
        changed_rows_.push_back(std::move(change));
        return std::nullopt;
    }
    [[nodiscard]] std::size_t end_below(std::size_t row) const {
        std::size_t end = row + 1;
        while (end < rows_.size() && rows_[end].level != level::jumlah && is_above(rows_[row].level, rows_[end].level)) ++end;
        return end;
    }

    struct cell_difference {
        std::int64_t mistake_id = 0;
        bool follows = true;
        int128 difference = 0;
    };

    const plan& plan_;
    std::vector<row_draft> rows_;
    grouping style_;
    std::map<node_id, std::size_t> at_;
    std::map<std::pair<std::size_t, plan_column>, cell_difference> changes_;
    std::vector<std::int64_t> taken_;
    std::vector<changed_cell> cells_;
    std::vector<changed_row> changed_rows_;
};

}  // namespace detail

/// The plan with all patches applied. A patch whose change is there already changes nothing. Errors: invalid_argument for a patch that was
/// made for another plan or for a missing row, overflow for an amount that would not fit; each with the line. O(rows · log rows).
[[nodiscard]] inline result<mended_plan> apply_patches(const plan& p, const std::vector<patch>& patches) {
    return detail::patcher(p).apply(patches);
}

/// The plan before `apply_patches` gave `of`: the same rows, amounts and texts. Errors: none for an unchanged `of`. O(rows · log rows).
[[nodiscard]] inline result<plan> revert_patches(const mended_plan& of) {
    std::vector<row_draft> rows = drafts_of(of.mended);
    const auto at = [&rows](std::size_t position) { return rows.begin() + static_cast<std::ptrdiff_t>(position); };
    for (auto change = of.rows.rbegin(); change != of.rows.rend(); ++change) {
        if (change->new_position) rows.erase(at(*change->new_position), at(*change->new_position + change->rows.size()));
        rows.insert(at(change->old_position), change->rows.begin(), change->rows.end());
    }
    std::map<node_id, row_draft*> by_id;
    for (row_draft& row : rows) by_id[row.id] = &row;
    for (const changed_cell& cell : of.cells) {
        const auto row = by_id.find(cell.row);
        if (row == by_id.end()) return make_error(errc::invalid_argument, "a row of the plan is gone");
        row->second->money[position(cell.column)] = amount_cell{cell.old_value, cell.old_written};
    }
    return plan_of(of.mended, std::move(rows));
}

}  // namespace renaksi
