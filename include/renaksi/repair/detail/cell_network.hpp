/// \file
/// The identities of a plan as a network: one vertex per independent identity and one for the ground, one arc per printed cell.
///
/// A cell x(v,c) leads from its own identity (R(v) of a leaf, C(v,c) of an inner row) to C(parent,c), or to the ground where nothing sums
/// it. With C(·,c) of the triwulan taken negative every column of the system has one +1 and one −1, so that a correction is a flow: a flow
/// f from own to upper changes the cell by −f for the pagu and by +f for a triwulan, lowers its own residual by f and raises the upper one
/// by f.
///
/// Totals that hold as printed were computed: they follow whatever happens below them and cost nothing. Contracting them leaves the
/// violated identities and the ground, with the cells of violated leaves and of violated totals between them.
///
/// Where the document rounds its amounts, a residual is known only within the rounding of its identity's cells (`steps`), and one that
/// rounding explains is none.
///
/// Contract: a pure function of the plan; views its identity system, which must outlive it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::detail {

/// A vertex: R(row), C(row, column), or the ground.
struct network_vertex {
    std::int32_t id = -1;

    [[nodiscard]] static network_vertex of_row(std::size_t row) noexcept { return {static_cast<std::int32_t>(row * 6)}; }
    [[nodiscard]] static network_vertex of_column(std::size_t row, std::size_t column) noexcept {
        return {static_cast<std::int32_t>(row * 6 + 1 + column)};
    }
    [[nodiscard]] static constexpr network_vertex ground() noexcept { return {-1}; }

    [[nodiscard]] bool is_ground() const noexcept { return id < 0; }
    [[nodiscard]] bool is_row() const noexcept { return id % 6 == 0; }
    [[nodiscard]] std::size_t row() const noexcept { return static_cast<std::size_t>(id) / 6; }
    [[nodiscard]] std::size_t column() const noexcept { return static_cast<std::size_t>(id) % 6 - 1; }

    friend auto operator<=>(network_vertex, network_vertex) noexcept = default;
};

class cell_network {
public:
    cell_network(const plan& p, const identity_system& identities)
        : plan_(&p), identities_(&identities), regions_(p.size() * 6), step_sen_(finest_step(p)) {
        contract();
    }

    /// Joins what holds; again after the identity system was adjusted. O(rows).
    void contract() {
        if (const auto jumlah = plan_->jumlah()) contract(jumlah->position());
        for (std::size_t i = 0; i < plan_->body_size(); ++i) contract(i);
    }

    [[nodiscard]] const plan& of_plan() const noexcept { return *plan_; }
    /// The finest step that the document rounds an amount to: what its amounts are multiples of. 0 where it does not round.
    [[nodiscard]] std::int64_t step_sen() const noexcept { return step_sen_; }
    [[nodiscard]] const identity_row& values(std::size_t row) const noexcept { return identities_->row(row); }
    [[nodiscard]] std::optional<row_index> above(std::size_t row) const noexcept { return identities_->above(row); }

    /// Whether R(row) is an identity of its own.
    [[nodiscard]] bool has_row_identity(std::size_t row) const noexcept { return values(row).row_checked && !values(row).dependent; }
    [[nodiscard]] bool is_leaf_cell(std::size_t row, std::size_t column) const noexcept {
        return values(row).claims[column] == column_claim::none;
    }

    /// The identity that a cell is a term of within its row or as a total.
    [[nodiscard]] network_vertex own(std::size_t row, std::size_t column) const noexcept {
        if (!is_leaf_cell(row, column)) return network_vertex::of_column(row, column);
        return has_row_identity(row) ? network_vertex::of_row(row) : network_vertex::ground();
    }
    /// The identity of the total that a cell is summed into.
    [[nodiscard]] network_vertex upper(std::size_t row, std::size_t column) const noexcept {
        const auto parent = above(row);
        if (!parent || is_leaf_cell(parent->position(), column)) return network_vertex::ground();
        return network_vertex::of_column(parent->position(), column);
    }

    /// What is left of a vertex after contraction: itself when it is violated, else the violated total or ground that takes its flow.
    [[nodiscard]] network_vertex region(network_vertex v) const noexcept {
        return v.is_ground() || v.is_row() ? v : regions_[static_cast<std::size_t>(v.id)];
    }
    [[nodiscard]] network_vertex upper_region(std::size_t row, std::size_t column) const noexcept { return region(upper(row, column)); }

    /// The residual of a vertex, in the network's sign; 0 where rounding explains it.
    [[nodiscard]] int128 residual(network_vertex v) const noexcept {
        if (v.is_ground()) return 0;
        const identity_row& row = values(v.row());
        if (v.is_row()) return row.is_off() ? row.residual() : 0;
        const int128 difference = row.value[v.column()] - row.below[v.column()];
        if (is_within_rounding(difference, row.column_steps(v.column()))) return 0;
        return v.column() == 0 ? difference : -difference;
    }
    /// The rounding steps of the cells of a vertex: its residual is known to half of them.
    [[nodiscard]] std::int64_t steps(network_vertex v) const noexcept {
        if (v.is_ground()) return 0;
        const identity_row& row = values(v.row());
        return v.is_row() ? row.row_steps : row.column_steps(v.column());
    }
    /// The change of a cell of `column` under a flow from its own to its upper vertex.
    [[nodiscard]] static int128 change_of(std::size_t column, int128 flow) noexcept { return column == 0 ? -flow : flow; }

    /// Columns in which the rows below a total do not sum to it.
    [[nodiscard]] std::size_t broken_columns(std::size_t row) const noexcept {
        std::size_t broken = 0;
        for (std::size_t c = 0; c < plan_column_count; ++c) broken += values(row).column_violated(c) ? 1U : 0U;
        return broken;
    }

    /// Violated independent identities, in row order; of one row R first.
    [[nodiscard]] std::vector<network_vertex> violated() const {
        std::vector<network_vertex> out;
        for (std::size_t i = 0; i < plan_->size(); ++i) {
            if (has_row_identity(i) && values(i).row_violated()) out.push_back(network_vertex::of_row(i));
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (values(i).column_violated(c)) out.push_back(network_vertex::of_column(i, c));
            }
        }
        return out;
    }

private:
    [[nodiscard]] static std::int64_t finest_step(const plan& p) noexcept {
        const std::int64_t unit = p.info().satuan_uang;
        if (unit == 1) return 0;
        std::int64_t finest = unit * sen_per_rupiah;
        for (std::size_t i = 0; i < p.size(); ++i) {
            for (const plan_column c : plan_columns_all) {
                const std::int64_t step = rounding_step_sen(p[i].money(c), unit);
                if (step > 0) finest = std::min(finest, step);
            }
        }
        return finest;
    }

    void contract(std::size_t row) {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const network_vertex self = network_vertex::of_column(row, c);
            regions_[static_cast<std::size_t>(self.id)] = values(row).column_violated(c) ? self : upper_region(row, c);
        }
    }

    const plan* plan_;
    const identity_system* identities_;
    std::vector<network_vertex> regions_;
    std::int64_t step_sen_;
};

}  // namespace renaksi::detail
