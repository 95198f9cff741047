/// \file
/// Broken sums that hang together, as a small network of their own: which cells may mend them, and the least explanation of all of them.
///
/// Vertices are the violated identities and the ground; an arc holds the cells that lead from one to the other. A violated total's own
/// cell costs the same whatever flows through it: it was typed beside the sum that stands above its column, and a leaf's mistake below it
/// came along before. So a total that is mended also lets pass what other repairs change below it.
///
/// In a document that rounds its amounts a residual tells the right value of a cell only within the rounding of the sums that it is part
/// of. The cell is then held against every value that all these sums allow, in whole steps; the likeliest is proposed, and the others are
/// rivals, so that a value is only sure where the slip tells it.
///
/// Contract: views the network and the judge, which must outlive it; one thread at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "renaksi/repair/cost_model.hpp"
#include "renaksi/repair/detail/cell_judge.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/least_flow.hpp"

namespace renaksi::detail {

struct cell_place {
    std::size_t row = 0;
    std::size_t column = 0;
};

/// Cells that lead from one vertex to another.
struct cell_arc {
    std::size_t from = 0;
    std::size_t to = 0;
    bool is_total = false;
    std::vector<cell_place> cells;
    std::vector<cell_judge::leaf_cell> leaves;  ///< the same cells prepared, unless it is a total
    std::int64_t total_cost = impossible;       ///< of a total, whatever flows
    std::int64_t steps_around = 0;              ///< how many steps more or less a flow may be than it seems
};

/// A cell that a repair may change, with the change's cost.
struct cell_option {
    cell_place cell;
    int128 flow = 0;  ///< from the cell's own to its upper vertex
    bool is_total = false;
    std::int64_t cost = impossible;
    std::int64_t others = impossible;  ///< of other values that rounding lets the same cell have, taken together
};

class root_component {
public:
    root_component(const cell_network& network, const cell_judge& judge, std::vector<network_vertex> roots,
                   const std::map<network_vertex, std::vector<cell_place>>& loose_cells)
        : network_(&network), judge_(&judge), roots_(std::move(roots)) {
        for (std::size_t v = 0; v < roots_.size(); ++v) {
            const network_vertex root = roots_[v];
            if (!root.is_row()) {
                add_cell(v, vertex_of(network.upper_region(root.row(), root.column())), {root.row(), root.column()}, true);
                const auto loose = loose_cells.find(root);
                if (loose == loose_cells.end()) continue;
                for (const cell_place& cell : loose->second) add_cell(ground(), v, cell, false);
                continue;
            }
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (network.own(root.row(), c) != root) continue;
                add_cell(v, vertex_of(network.upper_region(root.row(), c)), {root.row(), c}, false);
            }
        }
    }

    [[nodiscard]] std::size_t ground() const noexcept { return roots_.size(); }
    [[nodiscard]] const std::vector<network_vertex>& roots() const noexcept { return roots_; }
    [[nodiscard]] const std::vector<cell_arc>& arcs() const noexcept { return arcs_; }

    /// The local vertex of a region; what is no root of this component is the ground.
    [[nodiscard]] std::size_t vertex_of(network_vertex region) const noexcept {
        const auto at = std::lower_bound(roots_.begin(), roots_.end(), region);
        return at != roots_.end() && *at == region ? static_cast<std::size_t>(at - roots_.begin()) : ground();
    }

    /// Whether the number of roots allows an exact search.
    [[nodiscard]] bool is_searchable() const noexcept { return roots_.size() <= cost_model::exact_roots; }

    /// The least explanation; exact where `is_searchable`. Without a cost it has no explanation.
    [[nodiscard]] flow_solution explain() const { return is_searchable() ? search() : pair_up(); }

    /// Where the repairs of `solution` other than `without` let changes pass: vertices of one class are one for everything else.
    [[nodiscard]] std::vector<std::size_t> classes(const flow_solution& solution, std::size_t without) const {
        std::vector<std::size_t> out(roots_.size() + 1);
        for (std::size_t v = 0; v < out.size(); ++v) out[v] = v;
        const auto find = [&out](std::size_t v) {
            while (out[v] != v) v = out[v];
            return v;
        };
        for (const arc_flow& used : solution.arcs) {
            const cell_arc& arc = arcs_[used.arc];
            if (!arc.is_total || used.arc == without) continue;
            const std::size_t a = find(arc.from);
            const std::size_t b = find(arc.to);
            out[std::max(a, b) == ground() ? std::min(a, b) : a] = std::max(a, b) == ground() ? ground() : b;
        }
        for (std::size_t v = 0; v < out.size(); ++v) out[v] = find(v);
        return out;
    }

    /// Cells that could do alone what `used` does while the rest of the solution stays, cheapest first.
    [[nodiscard]] std::vector<cell_option> options(const flow_solution& solution, const arc_flow& used) const {
        const std::vector<std::size_t> same = classes(solution, used.arc);
        const std::size_t from = same[arcs_[used.arc].from];
        const std::size_t to = same[arcs_[used.arc].to];
        const flow_range range = allowed(solution, used, same);
        std::vector<cell_option> out;
        for (const cell_arc& arc : arcs_) {
            const bool forward = same[arc.from] == from && same[arc.to] == to;
            const bool backward = same[arc.from] == to && same[arc.to] == from;
            if (!forward && !backward) continue;
            for (std::size_t i = 0; i < arc.cells.size(); ++i) {
                const flow_range own = arc.is_total ? allowed_total(arc.cells[i]) : forward ? range : range.reversed();
                const cell_option option = likeliest(arc, i, own);
                if (option.cost < impossible) out.push_back(option);
            }
        }
        std::stable_sort(out.begin(), out.end(), [](const cell_option& a, const cell_option& b) { return a.cost < b.cost; });
        return out;
    }

    /// The cost of the cheapest way round: several cells that together do what `used` does. `impossible` where there is none, and where the
    /// search was not exact: then nothing is confident anyway.
    [[nodiscard]] std::int64_t way_round(const flow_solution& solution, const arc_flow& used) const {
        if (!is_searchable()) return impossible;
        const std::vector<std::size_t> same = classes(solution, used.arc);
        const std::size_t from = same[arcs_[used.arc].from];
        const std::size_t to = same[arcs_[used.arc].to];
        std::vector<std::int64_t> cost(roots_.size() + 1, impossible);
        std::vector<bool> done(roots_.size() + 1, false);
        cost[from] = 0;
        for (;;) {
            std::size_t nearest = cost.size();
            for (std::size_t v = 0; v < cost.size(); ++v) {
                if (!done[v] && cost[v] < impossible && (nearest == cost.size() || cost[v] < cost[nearest])) nearest = v;
            }
            if (nearest == cost.size() || nearest == to) return cost[to];
            done[nearest] = true;
            for (std::size_t a = 0; a < arcs_.size(); ++a) {
                const std::size_t one = same[arcs_[a].from];
                const std::size_t two = same[arcs_[a].to];
                if (one == two || (one != nearest && two != nearest)) continue;
                // One step from end to end is an option of its own, not a way round.
                if ((one == from && two == to) || (one == to && two == from)) continue;
                const bool forward = one == nearest;
                const std::int64_t step = arc_cost(a, forward ? used.flow : -used.flow);
                const std::size_t next = forward ? two : one;
                if (step < impossible && cost[nearest] + step < cost[next]) cost[next] = cost[nearest] + step;
            }
        }
    }

private:
    /// More values than this many steps to either side are not looked at; then none of them is sure.
    static constexpr std::int64_t most_steps_around = 8;

    /// What may flow: `flow` as it seems, and how far it may be off.
    struct flow_range {
        int128 flow = 0;
        int128 least = 0;
        int128 most = 0;
        bool is_sure = true;  ///< false where no flow fits all sums

        [[nodiscard]] flow_range reversed() const noexcept { return {-flow, -most, -least, is_sure}; }
        /// Only what a residual of `seen` known to half of `steps` allows.
        void limit(int128 seen, std::int64_t steps) noexcept {
            least = std::max(least, seen - steps / 2);
            most = std::min(most, seen + steps / 2);
        }
    };

    /// What may flow where `used` does, by all sums at its two ends, when the other repairs are as in the solution.
    [[nodiscard]] flow_range allowed(const flow_solution& solution, const arc_flow& used, const std::vector<std::size_t>& same) const {
        if (network_->step_sen() == 0) return {used.flow, used.flow, used.flow};
        constexpr int128 any = int128{1} << 100U;
        flow_range out{used.flow, -any, any};
        for (const bool is_from : {true, false}) {
            const std::size_t end = same[is_from ? arcs_[used.arc].from : arcs_[used.arc].to];
            if (end == same[ground()]) continue;
            int128 needed = 0;
            std::int64_t steps = 0;
            for (std::size_t v = 0; v < roots_.size(); ++v) {
                if (same[v] != end) continue;
                needed += network_->residual(roots_[v]);
                steps = add_steps(steps, network_->steps(roots_[v]));
            }
            for (const arc_flow& other : solution.arcs) {
                const std::size_t a = same[arcs_[other.arc].from];
                const std::size_t b = same[arcs_[other.arc].to];
                if (other.arc == used.arc || a == b) continue;
                if (a == end) needed -= other.flow;
                if (b == end) needed += other.flow;
            }
            out.limit(is_from ? needed : -needed, steps);
        }
        out.is_sure = out.least <= out.most;
        if (!out.is_sure) out.least = out.most = used.flow;
        return out;
    }
    /// What a total's own cell may be off by: what its own sum says.
    [[nodiscard]] flow_range allowed_total(const cell_place& cell) const noexcept {
        const int128 flow = own_flow(cell);
        flow_range out{flow, flow, flow};
        if (network_->step_sen() == 0) return out;
        const std::int64_t steps = network_->steps(network_vertex::of_column(cell.row, cell.column));
        out.least = flow - steps / 2;
        out.most = flow + steps / 2;
        return out;
    }

    /// The likeliest flow through a cell of those that a range allows, in whole steps from what it seems.
    [[nodiscard]] cell_option likeliest(const cell_arc& arc, std::size_t i, const flow_range& range) const {
        const std::int64_t step = network_->step_sen();
        cell_option out{arc.cells[i], range.flow, arc.is_total, impossible, impossible};
        if (step == 0) {
            out.cost = cell_cost(arc, i, range.flow, impossible);
            return out;
        }
        std::vector<std::pair<std::int64_t, int128>> found;
        bool is_whole = range.is_sure;
        for (std::int64_t away = 0; away <= 2 * most_steps_around; ++away) {
            const int128 flow = range.flow + (away % 2 == 0 ? away / 2 : -(away + 1) / 2) * int128{step};
            if (flow < range.least || flow > range.most) continue;
            const std::int64_t cost = value_cost(arc, i, flow);
            if (cost < impossible) found.emplace_back(cost, flow);
        }
        is_whole = is_whole && range.flow - range.least <= most_steps_around * int128{step} &&
                   range.most - range.flow <= most_steps_around * int128{step};
        if (found.empty()) return out;
        const auto cheaper = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(found.begin(), found.end(), cheaper);
        out.cost = found.front().first;
        out.flow = found.front().second;
        if (found.size() > 1) {
            const std::int64_t second = found[1].first;
            const auto alike =
                std::count_if(found.begin() + 1, found.end(), [second](const auto& one) { return one.first - second < 1'000; });
            out.others = second - log_cost(static_cast<std::uint64_t>(alike));
        }
        if (!is_whole) out.others = out.cost;
        return out;
    }
    [[nodiscard]] std::int64_t value_cost(const cell_arc& arc, std::size_t i, int128 flow) const {
        const cell_place& cell = arc.cells[i];
        const int128 right = network_->values(cell.row).value[cell.column] + cell_network::change_of(cell.column, flow);
        if (arc.is_total) return judge_->total_cost(cell.row, cell.column, right);
        return arc.leaves[i].cost(right, impossible);
    }

    /// How far a flow between two vertices may be from what it seems, by the sum that knows it best.
    [[nodiscard]] std::int64_t steps_around(std::size_t from, std::size_t to) const noexcept {
        if (network_->step_sen() == 0) return 0;
        std::int64_t steps = 2 * most_steps_around * network_->step_sen();
        for (const std::size_t end : {from, to}) {
            if (end != ground()) steps = std::min(steps, network_->steps(roots_[end]));
        }
        return steps / 2 / network_->step_sen();
    }

    void add_cell(std::size_t from, std::size_t to, cell_place cell, bool is_total) {
        if (is_total) {
            arcs_.push_back({from, to, true, {cell}, {}, judge_->total_cost(cell.row, cell.column)});
            if (network_->step_sen() != 0) arcs_.back().total_cost = likeliest(arcs_.back(), 0, allowed_total(cell)).cost;
            return;
        }
        const auto add_to = [&](cell_arc& arc) {
            arc.cells.push_back(cell);
            arc.leaves.push_back(judge_->leaf(cell.row, cell.column));
        };
        for (std::size_t a = arcs_.size(); a-- > 0;) {
            cell_arc& arc = arcs_[a];
            if (arc.from == from && arc.to == to && !arc.is_total) return add_to(arc);
            // Cells of one vertex are added one after the other.
            if (from != ground() && arc.from != from) break;
            if (from == ground() && arc.from == ground() && arc.to != to) break;
        }
        arcs_.push_back({from, to, false, {}, {}, impossible, steps_around(from, to)});
        add_to(arcs_.back());
    }

    [[nodiscard]] int128 own_flow(const cell_place& total) const noexcept {
        return network_->residual(network_vertex::of_column(total.row, total.column));
    }
    /// Of the values that rounding allows the cheapest; what costs `limit` or more may be called impossible.
    [[nodiscard]] std::int64_t cell_cost(const cell_arc& arc, std::size_t cell, int128 flow, std::int64_t limit) const {
        if (arc.is_total) return arc.total_cost;
        const cell_judge::leaf_cell& leaf = arc.leaves[cell];
        const int128 right = leaf.seen() + cell_network::change_of(arc.cells[cell].column, flow);
        std::int64_t least = leaf.cost(right, limit);
        for (std::int64_t away = 1; away <= arc.steps_around; ++away) {
            for (const int128 off : {away * int128{network_->step_sen()}, -away * int128{network_->step_sen()}}) {
                least = std::min(least, leaf.cost(right + off, std::min(least, limit)));
            }
        }
        return least;
    }
    /// The cheapest cell of an arc; what costs `limit` or more may be called impossible.
    [[nodiscard]] std::int64_t arc_cost(std::size_t a, int128 flow, std::int64_t limit = impossible) const {
        const cell_arc& arc = arcs_[a];
        std::int64_t least = impossible;
        for (std::size_t i = 0; i < arc.cells.size(); ++i) {
            least = std::min(least, cell_cost(arc, i, flow, std::min(least, limit)));
        }
        return least;
    }

    [[nodiscard]] flow_solution search() const {
        std::vector<flow_arc> arcs;
        for (const cell_arc& arc : arcs_) arcs.push_back({arc.from, arc.to});
        std::vector<int128> residuals;
        std::vector<std::int64_t> steps;
        for (const network_vertex root : roots_) {
            residuals.push_back(network_->residual(root));
            steps.push_back(network_->steps(root));
        }
        residuals.push_back(0);
        steps.push_back(0);
        const auto cost = [this](std::size_t arc, int128 flow, std::int64_t limit) { return arc_cost(arc, flow, limit); };
        return least_flow(std::move(arcs), std::move(residuals), std::move(steps), cost).solve();
    }

    /// More roots than can be searched: two that one cell joins and whose residuals cancel are taken as one mistake, in document order;
    /// every other one is explained alone, a total by its own cell unless the others make it right. O(roots · arcs of a root).
    [[nodiscard]] flow_solution pair_up() const {
        flow_solution out;
        out.cost = 0;
        std::vector<bool> solved(roots_.size(), false);
        std::vector<bool> closed(roots_.size() + 1, false);
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            const cell_arc& arc = arcs_[a];
            if (arc.from == ground() || arc.to == ground() || solved[arc.from] || solved[arc.to]) continue;
            const int128 flow = network_->residual(roots_[arc.from]);
            const std::int64_t steps = add_steps(network_->steps(roots_[arc.from]), network_->steps(roots_[arc.to]));
            if (!is_within_rounding(flow + network_->residual(roots_[arc.to]), steps) || arc_cost(a, flow) >= impossible) continue;
            solved[arc.from] = solved[arc.to] = true;
            closed[arc.to] = true;
            if (!roots_[arc.from].is_row()) closed[arc.from] = true;
            take(a, flow, out);
        }
        std::vector<std::size_t> best(roots_.size(), arcs_.size());
        std::vector<std::int64_t> cost(roots_.size(), impossible);
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            const cell_arc& arc = arcs_[a];
            if (arc.from == ground() || solved[arc.from] || closed[arc.to]) continue;
            const std::int64_t alone = arc_cost(a, network_->residual(roots_[arc.from]));
            if (alone < cost[arc.from]) {
                cost[arc.from] = alone;
                best[arc.from] = a;
            }
        }
        // A total that all repairs below it together make right needs none of its own.
        std::vector<int128> left(roots_.size() + 1, 0);
        std::vector<std::int64_t> left_steps(roots_.size() + 1, 0);
        const auto add = [&](std::size_t to, std::size_t v) {
            left[to] += network_->residual(roots_[v]);
            left_steps[to] = add_steps(left_steps[to], network_->steps(roots_[v]));
        };
        for (std::size_t v = 0; v < roots_.size(); ++v) {
            add(v, v);
            if (best[v] != arcs_.size() && roots_[v].is_row()) add(arcs_[best[v]].to, v);
        }
        for (std::size_t v = 0; v < roots_.size(); ++v) {
            const bool is_needed = roots_[v].is_row() || !is_within_rounding(left[v], left_steps[v]);
            if (best[v] != arcs_.size() && is_needed) take(best[v], network_->residual(roots_[v]), out);
        }
        return out;
    }

    void take(std::size_t arc, int128 flow, flow_solution& out) const {
        out.cost += arc_cost(arc, flow);
        out.arcs.push_back({arc, flow});
    }

    const cell_network* network_;
    const cell_judge* judge_;
    std::vector<network_vertex> roots_;  ///< ascending
    std::vector<cell_arc> arcs_;
};

}  // namespace renaksi::detail
