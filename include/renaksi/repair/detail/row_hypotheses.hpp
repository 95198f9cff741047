/// \file
/// Slips with whole rows: before single cells are blamed, the columns in which the rows below a total do not add up are looked at together.
/// What they lack or have too much is then often itself a row: one that is missing, stands there twice, belongs below another parent, or
/// has its amounts in the wrong cells.
///
/// In a document that rounds its amounts rows are compared within the rounding of the sums. Rows with moved cells are not looked for there:
/// what the sums say is then no longer the amounts of the cells themselves.
///
/// Contract: a pure function of the network, which must outlive it. O(rows · levels) in the rows below violated totals, plus
/// O(k log k) for k such totals.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/cost_model.hpp"
#include "renaksi/repair/detail/broken_totals.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/least_flow.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::detail {

/// A mistake with a row: what may mend it, best first, and the broken sums that it explains.
struct row_hypothesis {
    std::vector<candidate> candidates;
    std::vector<network_vertex> roots;
};

class row_search {
public:
    explicit row_search(const cell_network& network) : network_(&network), rounds_(network.step_sen() != 0) {}

    /// In row order of the totals; no broken sum is explained twice.
    [[nodiscard]] std::vector<row_hypothesis> find(const std::vector<network_vertex>& violated) {
        totals_ = find_broken_totals(*network_, violated);
        by_surplus_.clear();
        for (const total& one : totals_) by_surplus_[one.surplus].push_back(one.row);
        used_.assign(network_->of_plan().size(), false);
        std::vector<row_hypothesis> out;
        // What one total has too much and another lacks settles both; so these are looked for first.
        for (const auto look : {&row_search::total_moved_below, &row_search::misplaced, &row_search::header_missing, &row_search::doubled,
                                &row_search::total_moved, &row_search::moved, &row_search::missing}) {
            // From the bottom up: what a row below explains is none of the rows above.
            for (auto at = totals_.rbegin(); at != totals_.rend(); ++at) {
                const total& one = *at;
                if (used_[one.row]) continue;
                row_hypothesis found = (this->*look)(one);
                found.candidates.erase(std::remove_if(found.candidates.begin(), found.candidates.end(),
                                                      [](const candidate& tried) { return tried.cost >= impossible; }),
                                       found.candidates.end());
                if (found.candidates.empty()) continue;
                rank(found.candidates);
                used_[one.row] = true;
                out.push_back(std::move(found));
            }
        }
        return out;
    }

private:
    using amounts = row_amounts;
    using total = broken_total;

    /// The totals between a row and the one that shows its mistake change along.
    void add_follows(candidate& proposed, std::size_t from, std::size_t until, const amounts& change) const {
        for (auto above = network_->above(from); above && above->position() != until; above = network_->above(above->position())) {
            const plan_row row = network_->of_plan().row(*above);
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (change[c] == 0 || network_->values(above->position()).claims[c] != column_claim::checked) continue;
                add_change(proposed, proposed.follows, row, c, change[c]);
            }
        }
    }

    [[nodiscard]] const amounts& values(std::size_t row) const noexcept { return network_->values(row).value; }
    [[nodiscard]] candidate of_row(repair_kind kind, std::size_t row, std::int64_t cost, repair_reason why) const {
        candidate out;
        out.kind = kind;
        out.row = network_->of_plan()[row].index();
        out.cost = cost;
        out.reasons.push_back(why);
        return out;
    }
    /// The cells of a row that change to `right`.
    void set_cells(candidate& proposed, const amounts& right) const {
        const plan_row row = network_->of_plan().row(proposed.row);
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const int128 change = right[c] - values(proposed.row.position())[c];
            if (change != 0) add_change(proposed, proposed.changes, row, c, change);
        }
    }
    /// A repair that needs an amount which no cell holds is none.
    static void add_change(candidate& proposed, std::vector<cell_change>& to, const plan_row& row, std::size_t c, int128 change) {
        const amount old_value = row.money(plan_columns_all[c]);
        const auto sen = narrow(old_value.addend().sen() + change);
        if (!sen) {
            proposed.cost = impossible;
            return;
        }
        to.push_back({row.index(), plan_columns_all[c], old_value, amount::of(rupiah::from_sen(*sen))});
    }

    void add_columns(std::size_t row, row_hypothesis& to) const {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (network_->values(row).column_violated(c)) to.roots.push_back(network_vertex::of_column(row, c));
        }
    }

    /// The totals that lack just what this one has too much.
    [[nodiscard]] std::vector<std::size_t> lacking_what(const total& one) const {
        if (!rounds_) {
            const auto found = by_surplus_.find(negative(one.surplus));
            return found == by_surplus_.end() ? std::vector<std::size_t>{} : found->second;
        }
        std::vector<std::size_t> out;
        for (const total& other : totals_) {
            const row_steps steps = sum_of(one.steps, other.steps);
            if (other.row != one.row && is_same(other.surplus, negative(one.surplus), steps)) out.push_back(other.row);
        }
        return out;
    }

    [[nodiscard]] row_hypothesis misplaced(const total& one) {
        row_hypothesis out;
        if (!is_row(negative(one.surplus), one.steps)) return out;
        const std::vector<std::size_t> lacking = lacking_what(one);
        if (lacking.empty()) return out;
        std::optional<std::size_t> settled;
        for (const std::size_t child : one.children) {
            if (!is_same(values(child), negative(one.surplus), one.steps)) continue;
            for (const std::size_t other : lacking) {
                // A row finds its place below another row of the same level, not above it.
                if (used_[other] || other == one.row || (settled && *settled != other)) continue;
                if (network_->of_plan()[other].level() != network_->of_plan()[one.row].level()) continue;
                settled = other;
                candidate proposed = of_row(repair_kind::misplaced_row, child, cost_model::row_misplaced, repair_reason::other_parent);
                proposed.other = network_->of_plan()[other].index();
                out.candidates.push_back(std::move(proposed));
            }
        }
        if (!settled) return out;
        used_[*settled] = true;
        add_columns(one.row, out);
        add_columns(*settled, out);
        return out;
    }

    /// The columns of a total that such a row explains.
    void add_agreeing(std::size_t total_row, const amounts& surplus, const amounts& row, row_hypothesis& to) const {
        const identity_row& v = network_->values(total_row);
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const bool is_seen = is_within_rounding(surplus[c] - row[c], v.column_steps(c));
            const bool explains = row[c] != 0 && is_seen && v.column_violated(c);
            if (explains) to.roots.push_back(network_vertex::of_column(total_row, c));
        }
    }

    /// The last rows below `one` are too much here and lacking one level up: the row that they belong to is gone.
    [[nodiscard]] row_hypothesis header_missing(const total& one) {
        row_hypothesis out;
        const auto above = network_->above(one.row);
        if (!above || used_[above->position()]) return out;
        const std::size_t parent = above->position();
        amounts lacking{};
        row_steps steps{};
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            lacking[c] = network_->values(parent).value[c] - network_->values(parent).below[c];
            steps[c] = network_->values(parent).column_steps(c);
        }
        const row_steps both = sum_of(one.steps, steps);
        const amounts extra = negative(one.surplus);
        std::size_t best = 0;
        std::size_t first = 0;
        amounts lost{};
        amounts tail{};
        for (std::size_t i = one.children.size(); i-- > 1;) {
            for (std::size_t c = 0; c < plan_column_count; ++c) tail[c] += values(one.children[i])[c];
            if (!is_row(tail, one.steps)) continue;
            const std::size_t here = agreement(extra, tail, one.steps);
            const std::size_t there = agreement(lacking, tail, both);
            if (here == 0 || there == 0 || here + there <= best) continue;
            best = here + there;
            first = one.children[i];
            lost = tail;
        }
        if (best == 0 && is_same(extra, lacking, both) && is_row(extra, one.steps) && one.children.size() > 1) {
            // One of the rows that lost their header is wrong itself; which is the first of them is not told.
            first = one.children.back();
            lost = extra;
        } else if (best == 0) {
            return out;
        }
        candidate proposed = of_row(repair_kind::missing_row, parent, cost_model::row_missing, repair_reason::header_missing);
        proposed.other = network_->of_plan()[first].index();
        add_lacking(proposed, lost);
        out.candidates.push_back(std::move(proposed));
        used_[parent] = true;
        add_agreeing(one.row, extra, lost, out);
        add_agreeing(parent, lacking, lost, out);
        return out;
    }

    [[nodiscard]] row_hypothesis doubled(const total& one) {
        row_hypothesis out;
        const amounts extra = negative(one.surplus);
        std::vector<std::size_t> same;
        for (const std::size_t row : one.reached) {
            if (is_row(values(row), one.steps) && agreement(extra, values(row), one.steps) != 0) same.push_back(row);
        }
        amounts explained{};
        for (std::size_t i = 0; i < same.size(); ++i) {
            const bool is_child = network_->above(same[i])->position() == one.row;
            const bool is_later = has_twin(same, 0, i, same[i]);
            // Of two equal rows the later one goes; a row that has no equal may still be one too many where it shows.
            const bool is_all = is_same(values(same[i]), extra, one.steps);
            if (!is_later && (!is_child || !is_all || has_twin(same, i + 1, same.size(), same[i]))) continue;
            const std::int64_t cost = cost_model::row_twice + (is_later ? 0 : cost_model::row_without_twin);
            candidate proposed = of_row(repair_kind::doubled_row, same[i], cost, repair_reason::row_twice);
            add_follows(proposed, same[i], one.row, negative(values(same[i])));
            if (out.candidates.empty()) explained = values(same[i]);
            out.candidates.push_back(std::move(proposed));
        }
        if (!out.candidates.empty()) add_agreeing(one.row, extra, explained, out);
        return out;
    }
    /// Whether one of rows[begin, end) stands below the same total as `row` and has its name.
    [[nodiscard]] bool has_twin(const std::vector<std::size_t>& rows, std::size_t begin, std::size_t end, std::size_t row) const {
        const plan& p = network_->of_plan();
        for (std::size_t i = begin; i < end; ++i) {
            if (values(rows[i]) != values(row)) continue;
            if (network_->above(rows[i]) == network_->above(row) && normalised(p[rows[i]].nama()) == normalised(p[row].nama())) return true;
        }
        return false;
    }

    /// The total's own cells stand in the wrong places, and the next total that does not hold shows the same difference.
    [[nodiscard]] row_hypothesis total_moved_below(const total& one) {
        row_hypothesis out;
        if (rounds_) return out;
        auto above = network_->above(one.row);
        while (above && network_->broken_columns(above->position()) == 0) above = network_->above(above->position());
        if (!above || used_[above->position()] || !is_own_row_moved(one)) return out;
        const std::size_t shows = above->position();
        // Another mistake may hide one of the differences.
        std::size_t moved_columns = 0;
        std::vector<network_vertex> same;
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (one.surplus[c] == 0) continue;
            ++moved_columns;
            const identity_row& v = network_->values(shows);
            if (v.value[c] - v.below[c] == -one.surplus[c]) same.push_back(network_vertex::of_column(shows, c));
        }
        if (same.size() < 2 || same.size() + 1 < moved_columns) return out;
        used_[shows] = true;
        out.candidates.push_back(own_row(one, shows, cost_model::row_moved));
        add_columns(one.row, out);
        out.roots.insert(out.roots.end(), same.begin(), same.end());
        return out;
    }

    /// The total's own cells stand in the wrong places, and the totals above were computed with them; or a row below it has moved.
    [[nodiscard]] row_hypothesis total_moved(const total& one) {
        row_hypothesis out;
        if (rounds_) return out;
        auto above = network_->above(one.row);
        while (above && network_->broken_columns(above->position()) == 0) above = network_->above(above->position());
        if (above || !is_own_row_moved(one)) return out;
        out = moved(one);
        out.candidates.push_back(own_row(one, network_->of_plan().size(), cost_model::row_moved + cost_model::totals_repeat_it));
        if (out.roots.empty()) add_columns(one.row, out);
        return out;
    }

    [[nodiscard]] bool is_own_row_moved(const total& one) const {
        const amounts& right = network_->values(one.row).below;
        return is_row(right, one.steps) && is_moved(values(one.row), right);
    }
    [[nodiscard]] candidate own_row(const total& one, std::size_t until, std::int64_t cost) const {
        candidate out = of_row(repair_kind::row_cells, one.row, cost, repair_reason::cells_moved);
        set_cells(out, network_->values(one.row).below);
        add_follows(out, one.row, until, negative(one.surplus));
        return out;
    }

    [[nodiscard]] row_hypothesis moved(const total& one) {
        row_hypothesis out;
        // Cells that change places leave the rest as it is: what is itself a row, lacking or too much, was not moved.
        if (rounds_ || is_row(one.surplus, one.steps) || is_row(negative(one.surplus), one.steps)) return out;
        std::vector<network_vertex> rows;
        for (const std::size_t child : one.reached) {
            if (!network_->has_row_identity(child)) continue;
            const amounts& seen = values(child);
            amounts right = seen;
            for (std::size_t c = 0; c < plan_column_count; ++c) right[c] += one.surplus[c];
            if (!is_row(right, one.steps) || !is_moved(seen, right)) continue;
            candidate proposed = of_row(repair_kind::row_cells, child, cost_model::row_moved, repair_reason::cells_moved);
            set_cells(proposed, right);
            add_follows(proposed, child, one.row, one.surplus);
            out.candidates.push_back(std::move(proposed));
            if (network_->values(child).row_violated()) rows.push_back(network_vertex::of_row(child));
        }
        if (out.candidates.empty()) return out;
        add_columns(one.row, out);
        if (out.candidates.size() == 1) out.roots.insert(out.roots.begin(), rows.begin(), rows.end());
        return out;
    }

    void add_lacking(candidate& proposed, const amounts& lacking) const {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const auto sen = narrow(lacking[c]);
            if (!sen) proposed.cost = impossible;
            if (!sen || *sen == 0) continue;
            proposed.changes.push_back({proposed.row, plan_columns_all[c], amount{}, amount::of(rupiah::from_sen(*sen))});
        }
    }

    /// Rows elsewhere that are just what is lacking: they may belong here, though their own total does not say so.
    void add_lookalikes(const total& one, row_hypothesis& to) {
        constexpr std::size_t most = 3;
        const plan& p = network_->of_plan();
        if (one.children.empty() || rounds_) return;
        if (by_amounts_.empty()) {
            for (std::size_t i = 0; i < p.body_size(); ++i) {
                if (is_budget(p[i].level())) by_amounts_[values(i)].push_back(i);
            }
        }
        const auto same = by_amounts_.find(one.surplus);
        if (same == by_amounts_.end()) return;
        std::size_t said = 0;
        for (const std::size_t row : same->second) {
            const auto above = network_->above(row);
            if (said == most || p[row].level() != p[one.children.front()].level() || (above && above->position() == one.row)) continue;
            candidate moved_here = of_row(repair_kind::misplaced_row, row, cost_model::row_misplaced + cost_model::row_not_lacking,
                                          repair_reason::other_parent);
            moved_here.other = p[one.row].index();
            to.candidates.push_back(std::move(moved_here));
            ++said;
        }
    }

    [[nodiscard]] row_hypothesis missing(const total& one) {
        row_hypothesis out;
        if (!is_row(one.surplus, one.steps)) return out;
        candidate lost = of_row(repair_kind::missing_row, one.row, cost_model::row_missing, repair_reason::row_missing);
        amounts lacking = one.surplus;
        for (std::size_t c = 0; c < plan_column_count; ++c) lacking[c] = is_within_rounding(lacking[c], one.steps[c]) ? 0 : lacking[c];
        add_lacking(lost, lacking);
        for (const std::size_t child : one.children) {
            if (!is_nothing(values(child)) || !network_->has_row_identity(child)) continue;
            candidate filled = of_row(repair_kind::row_cells, child, cost_model::row_empty, repair_reason::row_left_empty);
            set_cells(filled, lacking);
            out.candidates.push_back(std::move(filled));
        }
        out.candidates.push_back(std::move(lost));
        add_lookalikes(one, out);
        add_columns(one.row, out);
        return out;
    }

    static void rank(std::vector<candidate>& candidates) {
        std::stable_sort(candidates.begin(), candidates.end(), [](const candidate& a, const candidate& b) { return a.cost < b.cost; });
    }

    const cell_network* network_;
    bool rounds_;
    std::vector<total> totals_;
    std::map<amounts, std::vector<std::size_t>> by_surplus_;
    std::map<amounts, std::vector<std::size_t>> by_amounts_;
    std::vector<bool> used_;
};

}  // namespace renaksi::detail
