/// \file
/// The work of `explain` (repair/explain.hpp): rows, then components of broken sums, then candidates with what follows from them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/cost_model.hpp"
#include "renaksi/repair/detail/cell_judge.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/document_habits.hpp"
#include "renaksi/repair/detail/root_component.hpp"
#include "renaksi/repair/detail/row_hypotheses.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::detail {

class explainer {
public:
    explainer(const plan& p, const check_result& checked)
        : plan_(p),
          checked_(checked),
          identities_(p, blank_totals::as_nothing),
          network_(p, identities_),
          habits_(network_),
          judge_(network_, habits_) {}

    [[nodiscard]] std::vector<mistake> mistakes() {
        std::vector<network_vertex> violated = network_.violated();
        explain_rows(violated);
        for (const std::vector<network_vertex>& roots : hang_together(violated)) explain_cells(roots);
        doubt_crowded_rows();
        drop_unselected();
        add_pulls();
        const auto place = [this](const mistake& m) { return std::tuple(plan_.row(m.row).line(), m.row, m.column); };
        std::stable_sort(out_.begin(), out_.end(), [&place](const mistake& a, const mistake& b) { return place(a) < place(b); });
        for (std::size_t i = 0; i < out_.size(); ++i) out_[i].id = static_cast<std::int64_t>(i) + 1;
        return std::move(out_);
    }

private:
    [[nodiscard]] broken_sum sum_of(network_vertex root) const {
        const row_index row = plan_[root.row()].index();
        if (root.is_row()) return {row, plan_column::year, true};
        return {row, plan_columns_all[root.column()], false};
    }
    [[nodiscard]] static std::int64_t nearest_sen(int128 difference) noexcept {
        if (const auto sen = narrow(difference)) return *sen;
        return difference < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    }
    /// A mistake that shows at `roots.front()`.
    [[nodiscard]] mistake shown_at(const std::vector<network_vertex>& roots) const {
        mistake out;
        for (const network_vertex root : roots) out.roots.push_back(sum_of(root));
        const network_vertex shown = roots.front();
        out.row = out.roots.front().row;
        out.column = out.roots.front().column;
        const identity_row& v = network_.values(shown.row());
        out.difference_sen = nearest_sen(shown.is_row() ? v.residual() : v.value[shown.column()] - v.below[shown.column()]);
        return out;
    }

    /// Slips with whole rows. Each is mended in the identity system, so that what it hid is seen by the next look.
    void explain_rows(std::vector<network_vertex>& violated) {
        constexpr int looks = 4;
        for (int look = 0; look < looks && !violated.empty(); ++look) {
            std::vector<row_hypothesis> found = row_search(network_).find(violated);
            if (found.empty()) return;
            for (row_hypothesis& one : found) {
                mistake shown = shown_at(one.roots);
                shown.status = row_status(one);
                mend(one.candidates.front());
                shown.candidates = std::move(one.candidates);
                set_ranks(shown.candidates);
                out_.push_back(std::move(shown));
            }
            network_.contract();
            violated = network_.violated();
        }
    }

    void mend(const candidate& repair) {
        const std::size_t row = repair.row.position();
        const auto change_of = [](const cell_change& cell) {
            return int128{cell.new_value.addend().sen()} - int128{cell.old_value.addend().sen()};
        };
        switch (repair.kind) {
            case repair_kind::cell:
            case repair_kind::row_cells:
                for (const cell_change& cell : repair.changes) identities_.adjust(row, position(cell.column), change_of(cell));
                break;
            case repair_kind::doubled_row:
            case repair_kind::misplaced_row:
                for (std::size_t c = 0; c < plan_column_count; ++c) {
                    identities_.adjust_below(network_.above(row), c, -network_.values(row).value[c]);
                    if (repair.other) identities_.adjust_below(repair.other, c, network_.values(row).value[c]);
                }
                break;
            case repair_kind::missing_row:
                for (const cell_change& cell : repair.changes) {
                    const std::size_t c = position(cell.column);
                    identities_.adjust_below(repair.row, c, change_of(cell));
                    // Rows that lost their header leave the total that they were counted into.
                    if (repair.other) identities_.adjust_below(network_.above(repair.other->position()), c, -change_of(cell));
                }
                break;
        }
        for (const cell_change& cell : repair.follows) identities_.adjust(cell.row.position(), position(cell.column), change_of(cell));
    }

    [[nodiscard]] mistake_status row_status(const row_hypothesis& found) const {
        const std::vector<candidate>& all = found.candidates;
        // The amounts that cells of a row would get are what rounded sums say, not what the row said.
        if (network_.step_sen() != 0 && all.front().kind == repair_kind::row_cells) return mistake_status::ambiguous;
        std::int64_t other = all.size() > 1 ? all[1].cost : impossible;
        // The cells of the totals could each be wrong by themselves, and where only a pagu and one triwulan are, so could those of a leaf.
        std::int64_t cells = 0;
        for (const network_vertex root : found.roots) {
            if (!root.is_row()) cells = std::min(impossible, cells + judge_.total_cost(root.row(), root.column()));
        }
        other = std::min(other, cells);
        if (found.roots.size() == 2 && all.front().kind == repair_kind::missing_row) other = std::min(other, cost_model::row_revised);
        return other - all.front().cost >= cost_model::clear_margin ? mistake_status::confident : mistake_status::ambiguous;
    }

    /// Roots that share a cell, or that cells of one lead to, transitively; each group ascending, groups by their first root.
    [[nodiscard]] std::vector<std::vector<network_vertex>> hang_together(const std::vector<network_vertex>& violated) {
        std::vector<std::size_t> group(violated.size());
        for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
        const auto find = [&group](std::size_t i) {
            while (group[i] != i) i = group[i] = group[group[i]];
            return i;
        };
        const auto join = [&](std::size_t i, network_vertex region) {
            const auto at = std::lower_bound(violated.begin(), violated.end(), region);
            if (at == violated.end() || *at != region) return;
            const std::size_t a = find(i);
            const std::size_t b = find(static_cast<std::size_t>(at - violated.begin()));
            group[std::max(a, b)] = std::min(a, b);
        };
        for (std::size_t i = 0; i < violated.size(); ++i) {
            const network_vertex root = violated[i];
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (root.is_row() ? network_.own(root.row(), c) == root : c == root.column()) {
                    join(i, network_.upper_region(root.row(), c));
                }
            }
        }
        find_loose_cells();
        std::map<std::size_t, std::vector<network_vertex>> groups;
        for (std::size_t i = 0; i < violated.size(); ++i) groups[find(i)].push_back(violated[i]);
        std::vector<std::vector<network_vertex>> out;
        out.reserve(groups.size());
        for (auto& [first, roots] : groups) out.push_back(std::move(roots));
        return out;
    }

    /// Cells that are in no row identity: they may be wrong without any row showing it.
    void find_loose_cells() {
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            if (!is_budget(plan_[i].level())) continue;
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (!network_.is_leaf_cell(i, c) || !network_.own(i, c).is_ground()) continue;
                const network_vertex region = network_.upper_region(i, c);
                if (!region.is_ground()) loose_cells_[region].push_back({i, c});
            }
        }
    }

    void explain_cells(const std::vector<network_vertex>& roots) {
        const root_component component(network_, judge_, roots, loose_cells_);
        const flow_solution solution = component.explain();
        std::vector<bool> passes(roots.size(), false);
        for (const arc_flow& used : solution.arcs) {
            const cell_arc& arc = component.arcs()[used.arc];
            if (arc.is_total) passes[arc.from] = true;
        }
        std::vector<bool> explained(roots.size(), false);
        for (const arc_flow& used : solution.arcs) explain_cell(component, solution, used, passes, explained);
        for (std::size_t v = 0; v < roots.size(); ++v) {
            // Nothing that a plan may say mends it; it is shown all the same.
            if (!explained[v]) out_.push_back(shown_at({roots[v]}));
        }
    }

    void explain_cell(const root_component& component, const flow_solution& solution, const arc_flow& used, const std::vector<bool>& passes,
                      std::vector<bool>& explained) {
        const cell_arc& arc = component.arcs()[used.arc];
        std::vector<network_vertex> roots;
        for (const std::size_t end : {arc.from, arc.to}) {
            // A total that is mended by its own cell is its own mistake.
            const bool is_own = end != component.ground() && !(passes[end] && !(arc.is_total && end == arc.from));
            if (is_own && !explained[end]) roots.push_back(component.roots()[end]);
            if (is_own) explained[end] = true;
        }
        if (roots.empty()) roots.push_back(component.roots()[arc.from != component.ground() ? arc.from : arc.to]);
        mistake one = shown_at(roots);
        one.is_least = component.is_searchable();
        const std::vector<cell_option> options = component.options(solution, used);
        std::int64_t other_values = impossible;
        for (const cell_option& option : options) {
            auto proposed = propose(option, component, passes, roots.size() > 1);
            if (proposed && one.candidates.empty()) other_values = option.others;
            if (proposed) one.candidates.push_back(std::move(*proposed));
        }
        // Which amount fell out of a row that moved is only known where all the others are.
        if (roots.front().is_row() && network_.step_sen() == 0)
            propose_moved(roots.front().row(), component, solution, used, passes, one.candidates);
        set_ranks(one.candidates);
        if (!one.candidates.empty()) {
            std::int64_t rivals = std::min(rivals_cost(one.candidates, component.way_round(solution, used)), other_values);
            const std::int64_t unthought = arc.is_total ? cost_model::unthought_total : cost_model::unthought;
            rivals = std::min(rivals, unthought * static_cast<std::int64_t>(roots.size()));
            if (arc.is_total && network_.broken_columns(roots.front().row()) > 1) rivals = std::min(rivals, cost_model::several_columns);
            const bool is_clear = rivals - one.candidates.front().cost >= cost_model::clear_margin;
            one.status = is_clear && one.is_least ? mistake_status::confident : mistake_status::ambiguous;
        }
        out_.push_back(std::move(one));
    }

    /// The cost of all explanations but the first together: each that is about as likely as the likeliest of them adds to its chance.
    [[nodiscard]] static std::int64_t rivals_cost(const std::vector<candidate>& candidates, std::int64_t way_round) {
        std::int64_t least = way_round;
        for (std::size_t i = 1; i < candidates.size(); ++i) least = std::min(least, candidates[i].cost);
        if (least >= impossible) return least;
        std::uint64_t alike = way_round - least < 1'000 ? 1 : 0;
        for (std::size_t i = 1; i < candidates.size(); ++i) alike += candidates[i].cost - least < 1'000 ? 1U : 0U;
        return least - log_cost(alike);
    }

    /// The cells of the row may have moved by one instead, where all its sums pass to the same place as the cell that would be blamed.
    void propose_moved(std::size_t row, const root_component& component, const flow_solution& solution, const arc_flow& used,
                       const std::vector<bool>& passes, std::vector<candidate>& candidates) const {
        const std::vector<std::size_t> same = component.classes(solution, used.arc);
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (same[component.vertex_of(network_.upper_region(row, c))] != same[component.arcs()[used.arc].to]) return;
        }
        for (const moved_row& moved : judge_.moved(row)) {
            // Any row with an empty cell can be read as moved; worth saying is only what competes.
            if (!candidates.empty() && moved.cost > candidates.front().cost + cost_model::worth_saying) continue;
            candidate out;
            out.kind = repair_kind::row_cells;
            out.row = plan_[row].index();
            out.cost = moved.cost;
            out.reasons.push_back(repair_reason::cells_moved);
            bool fits = true;
            for (std::size_t c = 0; c < plan_column_count && fits; ++c) {
                const int128 change = moved.right[c] - network_.values(row).value[c];
                if (change != 0) fits = add_change(row, c, change, component, passes, out);
            }
            if (!fits) continue;
            const auto place = std::upper_bound(candidates.begin(), candidates.end(), out,
                                                [](const candidate& a, const candidate& b) { return a.cost < b.cost; });
            candidates.insert(place, std::move(out));
        }
    }

    [[nodiscard]] std::optional<candidate> propose(const cell_option& option, const root_component& component,
                                                   const std::vector<bool>& passes, bool mends_two) const {
        const auto [row, column] = option.cell;
        const int128 change = cell_network::change_of(column, option.flow);
        const int128 right = network_.values(row).value[column] + change;
        candidate out;
        out.row = plan_[row].index();
        out.cost = option.cost;
        if (!add_change(row, column, change, component, passes, out)) return std::nullopt;
        out.reasons = judge_.reasons(row, column, right, option.is_total);
        if (mends_two) out.reasons.push_back(repair_reason::mends_two_sums);
        return out;
    }

    /// Adds the change of a cell and of the totals above it: they were computed with the wrong value, up to the first that does not hold
    /// and is not mended by itself. False where an amount would not fit.
    [[nodiscard]] bool add_change(std::size_t row, std::size_t column, int128 change, const root_component& component,
                                  const std::vector<bool>& passes, candidate& out) const {
        const auto changed = change_to(row, column, change);
        if (!changed) return false;
        out.changes.push_back(*changed);
        for (auto above = network_.above(row); above; above = network_.above(above->position())) {
            const std::size_t i = above->position();
            if (network_.is_leaf_cell(i, column)) break;
            const network_vertex total = network_vertex::of_column(i, column);
            if (network_.region(total) == total) {
                const std::size_t at = component.vertex_of(total);
                if (at == component.ground() || !passes[at]) break;
            }
            if (network_.values(i).claims[column] != column_claim::checked) continue;
            auto follows = change_to(i, column, change);
            if (!follows) return false;
            out.follows.push_back(*follows);
        }
        return true;
    }

    [[nodiscard]] std::optional<cell_change> change_to(std::size_t row, std::size_t column, int128 change) const {
        const plan_row at = plan_[row];
        const amount old_value = at.money(plan_columns_all[column]);
        const auto sen = narrow(old_value.addend().sen() + change);
        if (!sen) return std::nullopt;
        return cell_change{at.index(), plan_columns_all[column], old_value, amount::of(rupiah::from_sen(*sen))};
    }

    /// Candidates that say the same of different cells are one rank, in the order of the columns; the best stands alone.
    static void set_ranks(std::vector<candidate>& candidates) {
        const auto same = [](const candidate& a, const candidate& b) {
            return a.kind == repair_kind::cell && b.kind == repair_kind::cell && a.row == b.row && a.reasons == b.reasons &&
                   a.changes.front().new_value == b.changes.front().new_value;
        };
        for (std::size_t i = 1; i < candidates.size(); ++i) {
            std::size_t end = i + 1;
            for (std::size_t k = end; k < candidates.size(); ++k) {
                if (!same(candidates[i], candidates[k])) continue;
                std::rotate(candidates.begin() + static_cast<std::ptrdiff_t>(end), candidates.begin() + static_cast<std::ptrdiff_t>(k),
                            candidates.begin() + static_cast<std::ptrdiff_t>(k) + 1);
                ++end;
            }
            std::sort(candidates.begin() + static_cast<std::ptrdiff_t>(i), candidates.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const candidate& a, const candidate& b) { return a.changes.front().column < b.changes.front().column; });
            for (std::size_t k = i; k < end; ++k) candidates[k].rank = static_cast<std::int32_t>(i) + 1;
            i = end - 1;
        }
    }

    /// Several slips in one row: more likely something happened to the row that was not thought of.
    void doubt_crowded_rows() {
        std::map<row_index, std::size_t> mended;
        for (const mistake& one : out_) {
            if (!one.candidates.empty() && one.candidates.front().kind != repair_kind::missing_row) ++mended[one.candidates.front().row];
        }
        for (mistake& one : out_) {
            const auto row = one.candidates.empty() ? mended.end() : mended.find(one.candidates.front().row);
            if (row != mended.end() && row->second > 1) one.status = mistake_status::ambiguous;
        }
    }

    /// A total that was computed over an empty cell is no broken sum here, but the check, which fills the cell in its mind, reports it.
    static void add_reported(const std::set<broken_sum>& reported, mistake& one) {
        if (one.candidates.empty()) return;
        for (const cell_change& total : one.candidates.front().follows) {
            const broken_sum sum{total.row, total.column, false};
            if (reported.count(sum) == 0 || std::find(one.roots.begin(), one.roots.end(), sum) != one.roots.end()) continue;
            one.roots.push_back(sum);
        }
    }

    /// Rules that the user left out bring no mistakes.
    void drop_unselected() {
        std::set<broken_sum> selected;
        for (const finding& f : checked_.findings) {
            if (f.cause != finding_cause::root || !f.row || f.rule < rule_id{101} || f.rule > rule_id{103}) continue;
            selected.insert({*f.row, money_column_of(f.column), f.rule == rule_id{101}});
        }
        for (mistake& one : out_) add_reported(selected, one);
        out_.erase(std::remove_if(out_.begin(), out_.end(),
                                  [&selected](const mistake& m) {
                                      return std::none_of(m.roots.begin(), m.roots.end(),
                                                          [&selected](const broken_sum& sum) { return selected.count(sum) > 0; });
                                  }),
                   out_.end());
    }

    /// The rows whose broken sums follow from each mistake.
    void add_pulls() {
        std::map<row_index, std::vector<row_index>> by_root;
        for (const identity_violation& wrong : checked_.identities.violations) {
            if (wrong.root) continue;
            for (const row_index root : wrong.roots) by_root[root].push_back(wrong.row);
        }
        for (mistake& one : out_) {
            std::set<row_index> pulled;
            for (const broken_sum& root : one.roots) {
                if (root.row != one.row) pulled.insert(root.row);
                const auto rows = by_root.find(root.row);
                if (rows != by_root.end()) pulled.insert(rows->second.begin(), rows->second.end());
            }
            one.pulls.assign(pulled.begin(), pulled.end());
        }
    }

    const plan& plan_;
    const check_result& checked_;
    identity_system identities_;
    cell_network network_;
    document_habits habits_;
    cell_judge judge_;
    std::map<network_vertex, std::vector<cell_place>> loose_cells_;
    std::vector<mistake> out_;
};

}  // namespace renaksi::detail
