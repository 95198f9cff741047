/// \file
/// Slips with whole rows: before single cells are blamed, the columns in which the rows below a total do not add up are looked at together.
/// What they lack or have too much is then often itself a row: one that is missing, stands there twice, belongs below another parent, or
/// has its amounts in the wrong cells.
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
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::detail {

/// A mistake with a row: what may mend it, best first, and the broken sums that it explains.
struct row_hypothesis {
    std::vector<candidate> candidates;
    std::vector<network_vertex> roots;
};

class row_search {
public:
    explicit row_search(const cell_network& network) : network_(&network) {}

    /// In row order of the totals; no broken sum is explained twice.
    [[nodiscard]] std::vector<row_hypothesis> find(const std::vector<network_vertex>& violated) {
        collect(violated);
        used_.assign(network_->of_plan().size(), false);
        std::vector<row_hypothesis> out;
        // What one total has too much and another lacks settles both; so these are looked for first.
        for (const auto look : {&row_search::total_moved_below, &row_search::misplaced, &row_search::header_missing, &row_search::doubled, &row_search::total_moved, &row_search::moved,
                                &row_search::missing}) {
            // From the bottom up: what a row below explains is none of the rows above.
            for (auto at = totals_.rbegin(); at != totals_.rend(); ++at) {
                const total& one = *at;
                if (used_[one.row]) continue;
                row_hypothesis found = (this->*look)(one);
                if (found.candidates.empty()) continue;
                rank(found.candidates);
                used_[one.row] = true;
                out.push_back(std::move(found));
            }
        }
        return out;
    }

private:
    using amounts = std::array<int128, plan_column_count>;

    /// A total with more than one broken column, and what its row has more than the rows below.
    struct total {
        std::size_t row = 0;
        amounts surplus{};
        std::vector<std::size_t> children;
        std::vector<std::size_t> reached;  ///< rows below whose amounts come up unhindered: all totals in between hold
    };

    void collect(const std::vector<network_vertex>& violated) {
        std::map<std::size_t, std::size_t> broken;
        for (const network_vertex v : violated) {
            if (!v.is_row()) ++broken[v.row()];
        }
        totals_.clear();
        for (const auto& [row, columns] : broken) {
            const identity_row& v = network_->values(row);
            const bool all_claimed =
                std::all_of(v.claims.begin(), v.claims.end(), [](column_claim claim) { return claim == column_claim::checked; });
            if (columns < 2 || !all_claimed) continue;
            total one;
            one.row = row;
            for (std::size_t c = 0; c < plan_column_count; ++c) one.surplus[c] = v.value[c] - v.below[c];
            find_rows(one);
            by_surplus_[one.surplus].push_back(row);
            totals_.push_back(std::move(one));
        }
    }

    void find_rows(total& one) const {
        const plan& p = network_->of_plan();
        const bool is_jumlah = p[one.row].level() == level::jumlah;
        const std::size_t end = is_jumlah ? p.body_size() : p[one.row].subtree_end().position();
        const std::size_t begin = is_jumlah ? 0 : one.row + 1;
        std::vector<bool> reaches(end - begin, false);
        for (std::size_t i = begin; i < end; ++i) {
            const auto above = network_->above(i);
            if (!above) continue;
            const std::size_t parent = above->position();
            if (parent == one.row) one.children.push_back(i);
            reaches[i - begin] = parent == one.row || (parent >= begin && parent < end && reaches[parent - begin] && holds(parent));
            if (reaches[i - begin]) one.reached.push_back(i);
        }
    }
    [[nodiscard]] bool holds(std::size_t row) const noexcept {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (network_->values(row).column_violated(c)) return false;
        }
        return true;
    }
    /// The totals between a row and the one that shows its mistake change along.
    void add_follows(candidate& proposed, std::size_t from, std::size_t until, const amounts& change) const {
        for (auto above = network_->above(from); above && above->position() != until; above = network_->above(above->position())) {
            const plan_row row = network_->of_plan().row(*above);
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                if (change[c] == 0 || network_->values(above->position()).claims[c] != column_claim::checked) continue;
                const int128 right = values(above->position())[c] + change[c];
                proposed.follows.push_back({row.index(), plan_columns_all[c], row.money(plan_columns_all[c]), as_amount(right)});
            }
        }
    }

    [[nodiscard]] const amounts& values(std::size_t row) const noexcept { return network_->values(row).value; }
    [[nodiscard]] static amounts negative(amounts of) noexcept {
        for (int128& one : of) one = -one;
        return of;
    }
    [[nodiscard]] static bool adds_up(const amounts& row) noexcept { return row[0] == row[1] + row[2] + row[3] + row[4]; }
    [[nodiscard]] static bool is_nothing(const amounts& row) noexcept { return row == amounts{}; }
    [[nodiscard]] static bool is_row(const amounts& row) noexcept {
        return adds_up(row) && row[0] > 0 && std::all_of(row.begin(), row.end(), [](int128 one) { return one >= 0; });
    }

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
            if (values(proposed.row.position())[c] == right[c]) continue;
            proposed.changes.push_back({row.index(), plan_columns_all[c], row.money(plan_columns_all[c]), as_amount(right[c])});
        }
    }
    [[nodiscard]] static amount as_amount(int128 sen) noexcept {
        const auto narrowed = narrow(sen);
        return amount::of(rupiah::from_sen(narrowed ? *narrowed : 0));
    }

    void add_columns(std::size_t row, row_hypothesis& to) const {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (network_->values(row).column_violated(c)) to.roots.push_back(network_vertex::of_column(row, c));
        }
    }

    [[nodiscard]] row_hypothesis misplaced(const total& one) {
        row_hypothesis out;
        const auto lacking = by_surplus_.find(negative(one.surplus));
        if (lacking == by_surplus_.end() || !is_row(negative(one.surplus))) return out;
        std::optional<std::size_t> settled;
        for (const std::size_t child : one.children) {
            if (values(child) != negative(one.surplus)) continue;
            for (const std::size_t other : lacking->second) {
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

    /// The last rows below `one` are too much here and lacking one level up: the row that they belong to is gone.
    [[nodiscard]] row_hypothesis header_missing(const total& one) {
        row_hypothesis out;
        const auto above = network_->above(one.row);
        if (!above || used_[above->position()]) return out;
        const std::size_t parent = above->position();
        const amounts lost = negative(one.surplus);
        const auto lacking = by_surplus_.find(lost);
        if (lacking == by_surplus_.end() || !is_row(lost)) return out;
        if (std::find(lacking->second.begin(), lacking->second.end(), parent) == lacking->second.end()) return out;
        amounts tail{};
        for (std::size_t i = one.children.size(); i-- > 1;) {
            for (std::size_t c = 0; c < plan_column_count; ++c) tail[c] += values(one.children[i])[c];
            if (tail != lost) continue;
            candidate proposed = of_row(repair_kind::missing_row, parent, cost_model::row_missing, repair_reason::header_missing);
            proposed.other = network_->of_plan()[one.children[i]].index();
            add_lacking(proposed, lost);
            out.candidates.push_back(std::move(proposed));
        }
        if (out.candidates.empty()) return out;
        used_[parent] = true;
        add_columns(one.row, out);
        add_columns(parent, out);
        return out;
    }

    [[nodiscard]] row_hypothesis doubled(const total& one) {
        row_hypothesis out;
        const amounts extra = negative(one.surplus);
        if (!is_row(extra)) return out;
        std::vector<std::size_t> same;
        for (const std::size_t row : one.reached) {
            if (values(row) == extra) same.push_back(row);
        }
        for (std::size_t i = 0; i < same.size(); ++i) {
            const bool is_child = network_->above(same[i])->position() == one.row;
            const bool is_later = has_twin(same, 0, i, same[i]);
            // Of two equal rows the later one goes; a row that has no equal may still be one too many where it shows.
            if (!is_later && (!is_child || has_twin(same, i + 1, same.size(), same[i]))) continue;
            const std::int64_t cost = cost_model::row_twice + (is_later ? 0 : cost_model::row_without_twin);
            candidate proposed = of_row(repair_kind::doubled_row, same[i], cost, repair_reason::row_twice);
            add_follows(proposed, same[i], one.row, one.surplus);
            out.candidates.push_back(std::move(proposed));
        }
        if (!out.candidates.empty()) add_columns(one.row, out);
        return out;
    }
    /// Whether one of rows[begin, end) stands below the same total as `row` and has its name.
    [[nodiscard]] bool has_twin(const std::vector<std::size_t>& rows, std::size_t begin, std::size_t end, std::size_t row) const {
        const plan& p = network_->of_plan();
        for (std::size_t i = begin; i < end; ++i) {
            if (network_->above(rows[i]) == network_->above(row) && normalised(p[rows[i]].nama()) == normalised(p[row].nama())) return true;
        }
        return false;
    }

    /// The total's own cells stand in the wrong places, and the next total that does not hold shows the same difference.
    [[nodiscard]] row_hypothesis total_moved_below(const total& one) {
        row_hypothesis out;
        auto above = network_->above(one.row);
        while (above && holds(above->position())) above = network_->above(above->position());
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
        auto above = network_->above(one.row);
        while (above && holds(above->position())) above = network_->above(above->position());
        if (above || !is_own_row_moved(one)) return out;
        out = moved(one);
        out.candidates.push_back(own_row(one, network_->of_plan().size(), cost_model::row_moved + cost_model::totals_repeat_it));
        if (out.roots.empty()) add_columns(one.row, out);
        return out;
    }

    [[nodiscard]] bool is_own_row_moved(const total& one) const {
        const amounts& right = network_->values(one.row).below;
        return is_row(right) && is_moved(values(one.row), right);
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
        if (is_row(one.surplus) || is_row(negative(one.surplus))) return out;
        std::vector<network_vertex> rows;
        for (const std::size_t child : one.reached) {
            if (!network_->has_row_identity(child)) continue;
            const amounts& seen = values(child);
            amounts right = seen;
            for (std::size_t c = 0; c < plan_column_count; ++c) right[c] += one.surplus[c];
            if (!is_row(right) || !is_moved(seen, right)) continue;
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

    /// The same amounts in another order, or all cells one further with at most the last one lost.
    [[nodiscard]] static bool is_moved(const amounts& seen, const amounts& right) {
        amounts a = seen;
        amounts b = right;
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        if (a == b) return true;
        for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) {
            if (std::equal(right.begin() + static_cast<std::ptrdiff_t>(first), right.end() - 1,
                           seen.begin() + static_cast<std::ptrdiff_t>(first) + 1) ||
                std::equal(right.begin() + static_cast<std::ptrdiff_t>(first) + 1, right.end(),
                           seen.begin() + static_cast<std::ptrdiff_t>(first))) {
                return true;
            }
        }
        return false;
    }

    void add_lacking(candidate& proposed, const amounts& lacking) const {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (lacking[c] != 0) proposed.changes.push_back({proposed.row, plan_columns_all[c], amount{}, as_amount(lacking[c])});
        }
    }

    [[nodiscard]] row_hypothesis missing(const total& one) {
        row_hypothesis out;
        if (!is_row(one.surplus)) return out;
        candidate lost = of_row(repair_kind::missing_row, one.row, cost_model::row_missing, repair_reason::row_missing);
        add_lacking(lost, one.surplus);
        for (const std::size_t child : one.children) {
            if (!is_nothing(values(child)) || !network_->has_row_identity(child)) continue;
            candidate filled = of_row(repair_kind::row_cells, child, cost_model::row_empty, repair_reason::row_left_empty);
            set_cells(filled, one.surplus);
            out.candidates.push_back(std::move(filled));
        }
        out.candidates.push_back(std::move(lost));
        add_columns(one.row, out);
        return out;
    }

    static void rank(std::vector<candidate>& candidates) {
        std::stable_sort(candidates.begin(), candidates.end(), [](const candidate& a, const candidate& b) { return a.cost < b.cost; });
    }

    const cell_network* network_;
    std::vector<total> totals_;
    std::map<amounts, std::vector<std::size_t>> by_surplus_;
    std::vector<bool> used_;
};

}  // namespace renaksi::detail
