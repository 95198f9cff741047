/// \file
/// `least_cells`: the fewest printed amounts whose change makes every identity of a plan hold, each cell counting one, totals like any
/// other: the textbook minimum of Fellegi and Holt (Journal of the American Statistical Association 71, 1976). It tells how far a plan is
/// from adding up; what probably happened to it is what repair/explain.hpp says.
///
/// Each cell is a term of two identities of opposite sign, so that a correction is a flow in the network of the identities
/// (repair/detail/cell_network.hpp) and the fewest cells are a forest in it, found exactly (repair/detail/least_flow.hpp).
///
/// A blank cell of a level that prints amounts counts as nothing and may be filled, which is a change; a level that prints none has no
/// cells. Amounts may become negative. Where a row's own sum is independent although some of its cells are totals (the rows below print
/// a pagu and no triwulan, say), such a cell is in three identities and the plan is no network: then nothing is found and `is_exact` is
/// false.
///
/// Contract: a pure function of the plan, from any thread; the result owns what it holds.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/cost_model.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/least_flow.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi {

/// One of the least sets of cells; several may be as small.
struct least_change {
    std::vector<cell_change> changes;  ///< in row order
    /// False where the least was not searched for, and nothing is in `changes`: more than `cost_model::exact_roots` independent identities
    /// are violated, a plan too large for so many, no network, or no change of amounts that 64 bits hold.
    bool is_exact = true;

    [[nodiscard]] std::size_t count() const noexcept { return changes.size(); }
};

namespace detail {

class least_cell_search {
public:
    explicit least_cell_search(const plan& p) : plan_(p), identities_(p, blank_totals::as_nothing), network_(p, identities_) {
        for (std::size_t i = 0; i < p.size(); ++i) {
            for (const plan_column c : plan_columns_all) {
                if (p[i].money(c).state != amount_state::blank) prints_[static_cast<std::size_t>(p[i].level())][block_of(c)] = true;
            }
        }
    }

    [[nodiscard]] least_change find() {
        const std::vector<network_vertex> violated = network_.violated();
        if (violated.empty()) return {};
        if (violated.size() > cost_model::exact_roots || !is_network()) return {{}, false};
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            if (plan_[i].level() != level::sasaran) add_cells(i);
        }
        constexpr std::size_t most_states = std::size_t{1} << 20U;
        if ((vertices_.size() + 1) << violated.size() > most_states) return {{}, false};
        return solve();
    }

private:
    [[nodiscard]] bool prints(std::size_t row, std::size_t column) const noexcept {
        return prints_[static_cast<std::size_t>(plan_[row].level())][block_of(plan_columns_all[column])];
    }
    /// Whether the row's own sum is an identity of its own as soon as the row says something.
    [[nodiscard]] bool has_own_sum(std::size_t row) const noexcept {
        return prints(row, 0) && prints(row, 1) && !network_.values(row).dependent;
    }
    [[nodiscard]] bool is_network() const noexcept {
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            if (plan_[i].level() == level::sasaran || !has_own_sum(i)) continue;
            const auto& claims = network_.values(i).claims;
            if (std::any_of(claims.begin(), claims.end(), [](column_claim claim) { return claim != column_claim::none; })) return false;
        }
        return true;
    }

    void add_cells(std::size_t row) {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (!prints(row, c)) continue;
            network_vertex own = network_vertex::of_column(row, c);
            if (network_.is_leaf_cell(row, c)) own = has_own_sum(row) ? network_vertex::of_row(row) : network_vertex::ground();
            network_vertex upper = network_.upper(row, c);
            // A total that is not printed hands on what it is given.
            while (!upper.is_ground() && network_.values(upper.row()).claims[c] == column_claim::defined) {
                upper = network_.upper(upper.row(), c);
            }
            if (own != upper) cells_.push_back({row, c, number_of(own), number_of(upper)});
        }
    }
    [[nodiscard]] std::size_t number_of(network_vertex v) {
        if (v.is_ground()) return ground;
        const auto [at, is_new] = numbers_.emplace(v, vertices_.size());
        if (is_new) vertices_.push_back(v);
        return at->second;
    }

    [[nodiscard]] least_change solve() const {
        std::vector<flow_arc> arcs;
        const auto vertex = [this](std::size_t number) { return number == ground ? vertices_.size() : number; };
        for (const cell& one : cells_) arcs.push_back({vertex(one.own), vertex(one.upper)});
        std::vector<int128> residuals;
        std::vector<std::int64_t> steps;
        for (const network_vertex v : vertices_) {
            residuals.push_back(network_.residual(v));
            steps.push_back(network_.steps(v));
        }
        residuals.push_back(0);
        steps.push_back(0);
        const auto cost = [this](std::size_t arc, int128 flow, std::int64_t) -> std::int64_t {
            return changed(cells_[arc], flow) ? 1 : impossible;
        };
        const flow_solution found = least_flow(std::move(arcs), std::move(residuals), std::move(steps), cost).solve();
        if (found.cost >= impossible) return {{}, false};
        least_change out;
        for (const arc_flow& used : found.arcs) {
            const cell& one = cells_[used.arc];
            const plan_row row = plan_[one.row];
            const plan_column column = plan_columns_all[one.column];
            out.changes.push_back({row.index(), column, row.money(column), amount::of(*changed(one, used.flow))});
        }
        return out;
    }

    struct cell {
        std::size_t row;
        std::size_t column;
        std::size_t own;
        std::size_t upper;
    };
    [[nodiscard]] std::optional<rupiah> changed(const cell& one, int128 flow) const noexcept {
        const auto sen = narrow(network_.values(one.row).value[one.column] + cell_network::change_of(one.column, flow));
        if (!sen) return std::nullopt;
        return rupiah::from_sen(*sen);
    }

    static constexpr std::size_t ground = static_cast<std::size_t>(-1);

    const plan& plan_;
    identity_system identities_;
    cell_network network_;
    std::array<std::array<bool, 2>, level_count> prints_{};
    std::vector<cell> cells_;
    std::vector<network_vertex> vertices_;
    std::map<network_vertex, std::size_t> numbers_;
};

}  // namespace detail

/// The fewest cells to change, and to what. Exact up to `cost_model::exact_roots` violated independent identities; says so where it is not.
/// O(3^t · N + 2^t · N²) for t violated among N independent identities, at most about a million of 2^t · N.
[[nodiscard]] inline least_change least_cells(const plan& p) { return detail::least_cell_search(p).find(); }

}  // namespace renaksi
