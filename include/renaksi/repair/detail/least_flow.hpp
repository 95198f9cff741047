/// \file
/// The cheapest set of arcs whose flows absorb all residuals of a small network: exact dynamic programming over subsets of the vertices
/// with residuals, after Dreyfus and Wagner's Steiner tree algorithm (Networks 1, 1971), with arcs that may cost differently by flow.
///
/// The flow on an arc of a tree is known when the subset behind it is: the sum of its residuals. A tree that does not touch the ground has
/// residuals that sum to zero; several trees may share the ground for nothing. Residuals that are known only within half of their `steps`
/// sum to zero when their sum is at most half of their steps together.
///
///     dp[S][v]   cheapest tree that joins the vertices of S at v
///     comp[S]    cheapest closed component: through the ground, or of zero sum
///     F[S]       cheapest partition into closed components
///
/// O(3^t · N + 2^t · N²) for t vertices with residuals among N. Contract: pure functions, from any thread.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi::detail {

/// No repair of this arc by this flow.
inline constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max() / 4;

struct flow_arc {
    std::size_t from = 0;
    std::size_t to = 0;
};

struct arc_flow {
    std::size_t arc = 0;
    int128 flow = 0;  ///< in the arc's direction
};

struct flow_solution {
    std::int64_t cost = impossible;
    std::vector<arc_flow> arcs;  ///< by arc, each once, none with a flow of zero
};

/// `Cost` is called as cost(arc, flow, limit) and gives at least 0, or `impossible`; what costs `limit` or more it may call `impossible`.
template <typename Cost>
class least_flow {
public:
    /// `residuals` and `steps` by vertex, the last vertex is the ground; at most 16 of the other residuals may be non-zero.
    least_flow(std::vector<flow_arc> arcs, std::vector<int128> residuals, std::vector<std::int64_t> steps, Cost cost)
        : arcs_(std::move(arcs)),
          residuals_(std::move(residuals)),
          steps_(std::move(steps)),
          cost_(std::move(cost)),
          vertices_(residuals_.size()) {
        assert(steps_.size() == vertices_);
        for (std::size_t v = 0; v + 1 < vertices_; ++v) {
            if (residuals_[v] != 0) roots_.push_back(v);
        }
        assert(roots_.size() <= 16);
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            if (arcs_[a].from == arcs_[a].to) continue;
            touching_.resize(vertices_);
            touching_[arcs_[a].from].push_back(a);
            touching_[arcs_[a].to].push_back(a);
        }
        touching_.resize(vertices_);
    }

    [[nodiscard]] flow_solution solve() {
        if (roots_.empty()) return {0, {}};
        const std::size_t all = (std::size_t{1} << roots_.size()) - 1;
        sum_.assign(all + 1, 0);
        sum_steps_.assign(all + 1, 0);
        table_.assign((all + 1) * vertices_, cell{});
        least_.assign(all + 1, impossible);
        for (std::size_t set = 1; set <= all; ++set) {
            const std::size_t root = roots_[lowest(set)];
            sum_[set] = sum_[set & (set - 1)] + residuals_[root];
            sum_steps_[set] = add_steps(sum_steps_[set & (set - 1)], steps_[root]);
        }
        for (std::size_t root = 0; root < roots_.size(); ++root) grow(std::size_t{1} << root);
        most_ = 1;
        for (std::size_t root = 0; root < roots_.size(); ++root) {
            most_ = std::min(impossible, most_ + at(std::size_t{1} << root, vertices_ - 1).cost);
        }
        for (std::size_t set = 1; set <= all; ++set) {
            if ((set & (set - 1)) != 0) grow(set);
        }
        close(all);
        flow_solution out;
        if (partition_[all].cost >= impossible) return out;
        flows_.assign(arcs_.size(), 0);
        for (std::size_t rest = all; rest != 0;) {
            const closed_set& last = partition_[rest];
            collect(last.component, closed_[last.component].at);
            rest &= ~last.component;
        }
        out.cost = 0;
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            if (flows_[a] == 0) continue;
            // An arc that several trees use carries the sum of their flows, and that is what it costs.
            out.cost = std::min(impossible, out.cost + cost_(a, flows_[a], impossible));
            out.arcs.push_back({a, flows_[a]});
        }
        return out;
    }

private:
    struct cell {
        std::int64_t cost = impossible;
        std::uint32_t part = 0;  ///< merged from this subset and the rest, or
        std::int32_t arc = -1;   ///< reached along this arc
    };
    struct closed_component {
        std::int64_t cost = impossible;
        std::size_t at = 0;
    };
    struct closed_set {
        std::int64_t cost = impossible;
        std::size_t component = 0;
    };

    [[nodiscard]] static std::size_t lowest(std::size_t set) noexcept {
        std::size_t bit = 0;
        while (((set >> bit) & 1U) == 0) ++bit;
        return bit;
    }
    [[nodiscard]] bool is_even(std::size_t set) const noexcept { return is_within_rounding(sum_[set], sum_steps_[set]); }
    [[nodiscard]] cell& at(std::size_t set, std::size_t vertex) noexcept { return table_[set * vertices_ + vertex]; }

    void grow(std::size_t set) {
        cell* const here = &at(set, 0);
        if ((set & (set - 1)) == 0) here[roots_[lowest(set)]].cost = 0;
        for (std::size_t part = (set - 1) & set; part > 0; part = (part - 1) & set) {
            const std::size_t other = set ^ part;
            if (part < other) break;  // each split once
            if (least_[part] + least_[other] >= most_) continue;
            const cell* const one = &at(part, 0);
            const cell* const two = &at(other, 0);
            for (std::size_t v = 0; v < vertices_; ++v) {
                const std::int64_t cost = one[v].cost + two[v].cost;
                if (cost < std::min(here[v].cost, most_)) here[v] = cell{cost, static_cast<std::uint32_t>(part), -1};
            }
        }
        relax(set, here);
        for (std::size_t v = 0; v < vertices_; ++v) least_[set] = std::min(least_[set], here[v].cost);
    }

    /// Dijkstra over the vertices; they are few, so that a scan finds the nearest.
    void relax(std::size_t set, cell* here) {
        if (is_even(set)) return;  // nothing flows on: the tree is closed
        done_.assign(vertices_, 0);
        for (;;) {
            std::size_t nearest = vertices_;
            for (std::size_t v = 0; v < vertices_; ++v) {
                if (done_[v] != 0 || here[v].cost >= impossible) continue;
                if (nearest == vertices_ || here[v].cost < here[nearest].cost) nearest = v;
            }
            if (nearest == vertices_) return;
            done_[nearest] = 1;
            for (const std::size_t a : touching_[nearest]) {
                const bool forward = arcs_[a].from == nearest;
                const std::size_t next = forward ? arcs_[a].to : arcs_[a].from;
                if (done_[next] != 0) continue;
                // What costs no less than every root alone at the ground can be no part of a least explanation.
                const std::int64_t limit = std::min(here[next].cost, most_) - here[nearest].cost;
                if (limit <= 0) continue;
                const std::int64_t step = cost_(a, forward ? sum_[set] : -sum_[set], limit);
                if (step < limit) here[next] = cell{here[nearest].cost + step, 0, static_cast<std::int32_t>(a)};
            }
        }
    }

    void close(std::size_t all) {
        closed_.assign(all + 1, {});
        partition_.assign(all + 1, {});
        partition_[0].cost = 0;
        for (std::size_t set = 1; set <= all; ++set) {
            for (std::size_t v = 0; v < vertices_; ++v) {
                const bool is_closed = v + 1 == vertices_ || is_even(set);
                if (is_closed && at(set, v).cost < closed_[set].cost) closed_[set] = {at(set, v).cost, v};
            }
            const std::size_t low = std::size_t{1} << lowest(set);
            for (std::size_t part = set; part > 0; part = (part - 1) & set) {
                if ((part & low) == 0 || closed_[part].cost >= impossible) continue;
                const std::int64_t cost = closed_[part].cost + partition_[set ^ part].cost;
                if (cost < partition_[set].cost) partition_[set] = {cost, part};
            }
        }
    }

    /// Adds the flows of the tree that joins `set` at `vertex`.
    void collect(std::size_t set, std::size_t vertex) {
        struct open_tree {
            std::size_t set;
            std::size_t vertex;
        };
        std::vector<open_tree> open{{set, vertex}};
        while (!open.empty()) {
            const open_tree tree = open.back();
            open.pop_back();
            const cell& how = at(tree.set, tree.vertex);
            if (how.arc >= 0) {
                const flow_arc& arc = arcs_[static_cast<std::size_t>(how.arc)];
                const bool forward = arc.to == tree.vertex;
                flows_[static_cast<std::size_t>(how.arc)] += forward ? sum_[tree.set] : -sum_[tree.set];
                open.push_back({tree.set, forward ? arc.from : arc.to});
            } else if (how.part != 0) {
                open.push_back({how.part, tree.vertex});
                open.push_back({tree.set ^ how.part, tree.vertex});
            }
        }
    }

    std::vector<flow_arc> arcs_;
    std::vector<int128> residuals_;
    std::vector<std::int64_t> steps_;
    Cost cost_;
    std::size_t vertices_;
    std::vector<std::size_t> roots_;
    std::vector<std::vector<std::size_t>> touching_;
    std::int64_t most_ = impossible;
    std::vector<int128> sum_;
    std::vector<std::int64_t> sum_steps_;
    std::vector<cell> table_;          ///< by set and vertex
    std::vector<std::int64_t> least_;  ///< by set, of all vertices
    std::vector<char> done_;
    std::vector<closed_component> closed_;
    std::vector<closed_set> partition_;
    std::vector<int128> flows_;
};

}  // namespace renaksi::detail
