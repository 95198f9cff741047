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
/// Contract: a pure function of the plan; views its identity system, which must outlive it.
#pragma once

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
    cell_network(const plan& p, const identity_system& identities) : plan_(&p), identities_(&identities), regions_(p.size() * 6) {
        contract();
    }

    /// Joins what holds; again after the identity system was adjusted. O(rows).
    void contract() {
        if (const auto jumlah = plan_->jumlah()) contract(jumlah->position());
        for (std::size_t i = 0; i < plan_->body_size(); ++i) contract(i);
    }

    [[nodiscard]] const plan& of_plan() const noexcept { return *plan_; }
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

    /// The residual of a vertex, in the network's sign.
    [[nodiscard]] int128 residual(network_vertex v) const noexcept {
        if (v.is_ground()) return 0;
        const identity_row& row = values(v.row());
        if (v.is_row()) return row.residual();
        const int128 difference = row.value[v.column()] - row.below[v.column()];
        return v.column() == 0 ? difference : -difference;
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
    void contract(std::size_t row) {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const network_vertex self = network_vertex::of_column(row, c);
            regions_[static_cast<std::size_t>(self.id)] = values(row).column_violated(c) ? self : upper_region(row, c);
        }
    }

    const plan* plan_;
    const identity_system* identities_;
    std::vector<network_vertex> regions_;
};

}  // namespace renaksi::detail
