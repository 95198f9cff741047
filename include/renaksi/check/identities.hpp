/// \file
/// The identity system of a plan: which sums a document claims, which of them fail, and which failures follow from others.
///
/// The tree is the Jumlah row, then program, kegiatan and sub kegiatan; a sasaran adds nothing. With x(v, c) the amount that row v prints
/// in column c (0 = the year's pagu, 1 … 4 = triwulan; blank and "-" add as nothing):
///
///     row identity     R(v)    x(v,0) = x(v,1) + x(v,2) + x(v,3) + x(v,4)
///     column identity  C(v,c)  x(v,c) = sum of x(u,c) over the rows u next below v
///
/// For an inner row R(v) follows from its five C(v,·) and the R of the rows below it, so only the R of leaves and the C are independent. A
/// violated independent identity is a root; a violated dependent one is inherited, and its residual is the sum of its roots' residuals.
///
/// A level that prints nothing in a column claims no sums there: its rows are passed over and the rows below them are summed by
/// the next level that does print. A blank cell of a level that does print, over rows with amounts, is a missing total, not a difference;
/// the sums above it take what it should say. See docs/adr/0009-identities.md.
///
/// In a document that rounds its amounts (`plan_info::satuan_uang`) an identity holds when rounding explains its residual: when that is at
/// most half of the steps of all its cells together (plan/satuan_uang.hpp). A dependent identity may be off by what all identities that it
/// follows from may be off, so that one is violated only where one of those is: totals that add up rounded parts are as right as totals
/// that round a sum. In a document in Rupiah every identity is exact.
///
/// Contract: pure functions of a plan, from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "renaksi/base/ids.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi {

enum class identity_kind : std::uint8_t { row = 0, column = 1 };

/// A violated identity. `found` is the printed total, `expected` what its parts give; `difference_sen` = found − expected.
struct identity_violation {
    identity_kind kind = identity_kind::row;
    row_index row;
    plan_column column = plan_column::year;  ///< the total's column; `year` for row identities
    int128 expected_sen = 0;
    int128 found_sen = 0;
    bool root = true;
    std::vector<row_index> roots;  ///< rows of the roots behind it, ascending; its own for a root

    [[nodiscard]] int128 difference_sen() const noexcept { return found_sen - expected_sen; }
};

/// A total cell that is blank although the rows below it (or, for a pagu, its own triwulan) have amounts.
struct missing_total {
    row_index row;
    plan_column column = plan_column::year;
    int128 computed_sen = 0;
};

struct identity_report {
    std::int64_t checked = 0;
    std::int64_t independent = 0;
    /// In row order; of one row the row identity first, then the columns.
    std::vector<identity_violation> violations;
    std::vector<missing_total> missing;
};

namespace detail {

/// A level prints its pagu or not, and its four triwulan together or not.
enum class money_block : std::uint8_t { pagu = 0, triwulan = 1 };

[[nodiscard]] constexpr std::size_t block_of(plan_column column) noexcept {
    return static_cast<std::size_t>(column == plan_column::year ? money_block::pagu : money_block::triwulan);
}

/// What is known of C(v,c) at one cell.
enum class column_claim : std::uint8_t {
    none = 0,     ///< nothing below prints here, or nobody stands below
    checked = 1,  ///< the cell is printed, or blank over nothing
    defined = 2,  ///< the cell is blank and takes what the rows below give
};

/// One row's part in the system.
struct identity_row {
    std::array<int128, plan_column_count> value{};              ///< x(v,c); for a blank cell what the rows below give
    std::array<int128, plan_column_count> below{};              ///< sum of x(u,c) over the rows next below
    std::array<std::int64_t, plan_column_count> value_steps{};  ///< rounding steps in `value`, 0 where nothing was rounded
    std::array<std::int64_t, plan_column_count> below_steps{};
    std::int64_t row_steps = 0;        ///< those that R(v) may be off by
    std::int64_t row_steps_below = 0;  ///< the same of the rows next below together
    std::array<column_claim, plan_column_count> claims{};
    std::array<bool, 2> printed_below{};  ///< some row further down prints in the block
    bool inner = false;
    bool children_settled = true;
    bool row_checked = false;
    bool dependent = false;  ///< R(v) follows from other identities
    bool settled = false;    ///< R(v) is checked, or follows, or holds because the row says nothing

    [[nodiscard]] int128 triwulan_sum() const noexcept { return value[1] + value[2] + value[3] + value[4]; }
    [[nodiscard]] int128 residual() const noexcept { return value[0] - triwulan_sum(); }
    [[nodiscard]] std::int64_t column_steps(std::size_t c) const noexcept { return add_steps(value_steps[c], below_steps[c]); }
    [[nodiscard]] bool column_violated(std::size_t c) const noexcept {
        return claims[c] == column_claim::checked && !is_within_rounding(value[c] - below[c], column_steps(c));
    }
    /// R(v) does not hold, whether or not it is checked.
    [[nodiscard]] bool is_off() const noexcept { return !is_within_rounding(residual(), row_steps); }
    [[nodiscard]] bool row_violated() const noexcept { return row_checked && is_off(); }
    [[nodiscard]] bool is_root() const noexcept {
        if (row_violated() && !dependent) return true;
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (column_violated(c)) return true;
        }
        return false;
    }
};

/// What a blank total over amounts counts as: what it should say (a missing total is a finding of its own), or the nothing that it says
/// (for those who look for the cells that are wrong).
enum class blank_totals : std::uint8_t { as_computed = 0, as_nothing = 1 };

class identity_system {
public:
    explicit identity_system(const plan& p, blank_totals blanks = blank_totals::as_computed)
        : plan_(p), rows_(p.size()), fills_blanks_(blanks == blank_totals::as_computed) {
        find_printing_levels();
        link();
        for (std::size_t i = p.body_size(); i-- > 0;) {
            if (is_budget(p[i].level())) settle(i);
        }
        if (const auto jumlah = p.jumlah()) settle(jumlah->position());
    }

    [[nodiscard]] const identity_row& row(std::size_t i) const noexcept { return rows_[i]; }
    /// The row whose sums row `i` is part of: the budget row above it, else Jumlah.
    [[nodiscard]] std::optional<row_index> above(std::size_t i) const noexcept { return above_[i]; }

    /// Lets a cell say `change` more, and the total above it see so. The claims stay. O(levels).
    void adjust(std::size_t i, std::size_t column, int128 change) noexcept {
        rows_[i].value[column] += change;
        adjust_below(above_[i], column, change);
    }
    /// Lets the rows below a total come to `change` more; a total that prints nothing hands it on.
    void adjust_below(std::optional<row_index> total, std::size_t column, int128 change) noexcept {
        while (total) {
            identity_row& v = rows_[total->position()];
            v.below[column] += change;
            if (v.claims[column] != column_claim::defined) return;
            v.value[column] += change;
            total = above_[total->position()];
        }
    }

    [[nodiscard]] identity_report report() const {
        const std::vector<std::vector<row_index>> roots = roots_of_inherited();
        identity_report out;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (plan_[i].level() != level::sasaran) add_row(i, roots[i], out);
        }
        return out;
    }

private:
    void find_printing_levels() {
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            const plan_row row = plan_[i];
            for (const plan_column c : plan_columns_all) {
                if (row.money(c).state != amount_state::blank) prints_[static_cast<std::size_t>(row.level())][block_of(c)] = true;
            }
        }
    }

    void link() {
        above_.assign(plan_.size(), std::nullopt);
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            if (!is_budget(plan_[i].level())) continue;
            const auto parent = plan_[i].parent();
            const bool below_budget = parent && is_budget(plan_.row(*parent).level());
            above_[i] = below_budget ? parent : plan_.jumlah();
            if (above_[i]) rows_[above_[i]->position()].inner = true;
        }
    }

    [[nodiscard]] bool prints(const plan_row& row, std::size_t block) const noexcept {
        return prints_[static_cast<std::size_t>(row.level())][block];
    }

    /// Works out one row whose rows below are done, and hands its values up.
    void settle(std::size_t i) {
        const plan_row row = plan_[i];
        identity_row& v = rows_[i];
        for (const plan_column c : plan_columns_all) settle_cell(row, c, v);
        settle_row(row, v);
        if (!above_[i]) return;
        identity_row& parent = rows_[above_[i]->position()];
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            parent.below[c] += v.value[c];
            parent.below_steps[c] = add_steps(parent.below_steps[c], v.value_steps[c]);
        }
        parent.row_steps_below = add_steps(parent.row_steps_below, v.row_steps);
        for (std::size_t block = 0; block < 2; ++block) {
            parent.printed_below[block] = parent.printed_below[block] || v.printed_below[block] || prints(row, block);
        }
        parent.children_settled = parent.children_settled && v.settled;
    }

    void settle_cell(const plan_row& row, plan_column column, identity_row& v) const {
        const std::size_t c = position(column);
        const amount cell = row.money(column);
        const bool blank = cell.state == amount_state::blank;
        const bool is_printed = prints(row, block_of(column)) && (!blank || !fills_blanks_);
        const bool is_own = is_printed || !blank;
        v.value[c] = is_own ? int128{cell.addend().sen()} : v.below[c];
        v.value_steps[c] = is_own ? rounding_step_sen(cell, plan_.info().satuan_uang) : v.below_steps[c];
        if (!v.printed_below[block_of(column)]) return;
        const bool claimed = is_printed || (prints(row, block_of(column)) && v.below[c] == 0);
        v.claims[c] = claimed ? column_claim::checked : column_claim::defined;
    }

    void settle_row(const plan_row& row, identity_row& v) const {
        const bool prints_both = prints(row, 0) && prints(row, 1);
        const bool no_pagu = row.money(plan_column::year).state == amount_state::blank;
        const bool says_something = row.has_money();
        // Without a pagu there is nothing that the triwulan could differ from; of a leaf they are then all that is known of it.
        const bool pagu_missing = fills_blanks_ && prints_both && no_pagu && v.triwulan_sum() != 0;
        std::int64_t triwulan_steps = 0;
        for (std::size_t c = 1; c < plan_column_count; ++c) triwulan_steps = add_steps(triwulan_steps, v.value_steps[c]);
        if (pagu_missing && v.claims[0] == column_claim::none) {
            v.value[0] = v.triwulan_sum();
            v.value_steps[0] = triwulan_steps;
        }
        v.row_checked = prints_both && says_something && !pagu_missing;
        bool follows = v.inner && v.children_settled;
        for (const column_claim claim : v.claims) follows = follows && claim != column_claim::none;
        v.dependent = follows;
        v.row_steps = follows ? v.row_steps_below : add_steps(v.value_steps[0], triwulan_steps);
        for (std::size_t c = 0; c < plan_column_count && follows; ++c) {
            if (v.claims[c] == column_claim::checked) v.row_steps = add_steps(v.row_steps, v.column_steps(c));
        }
        v.settled = v.row_checked || follows || (!v.inner && (!says_something || pagu_missing));
    }

    /// For each row the roots behind its R, filled only where R is dependent. Every root is carried up while sums are wrong, at most to
    /// Jumlah, so that the cost is roots times levels.
    [[nodiscard]] std::vector<std::vector<row_index>> roots_of_inherited() const {
        std::vector<std::vector<row_index>> roots(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!rows_[i].is_root()) continue;
            const row_index root = plan_[i].index();
            std::optional<row_index> at = root;
            if (!rows_[i].dependent) {
                // The root is this row's own R, or its R is not known: what is above takes it from here.
                at = carries(i) ? above_[i] : std::nullopt;
            }
            while (at && rows_[at->position()].dependent && rows_[at->position()].is_off()) {
                roots[at->position()].push_back(root);
                at = above_[at->position()];
            }
        }
        return roots;
    }

    [[nodiscard]] bool carries(std::size_t i) const noexcept { return rows_[i].settled && rows_[i].is_off(); }

    void add_row(std::size_t i, const std::vector<row_index>& roots, identity_report& out) const {
        const plan_row row = plan_[i];
        const identity_row& v = rows_[i];
        if (v.row_checked) {
            ++out.checked;
            if (!v.dependent) ++out.independent;
            if (v.is_off()) {
                identity_violation wrong;
                wrong.row = row.index();
                wrong.expected_sen = v.triwulan_sum();
                wrong.found_sen = v.value[0];
                wrong.root = !v.dependent;
                wrong.roots = wrong.root ? std::vector<row_index>{row.index()} : roots;
                out.violations.push_back(std::move(wrong));
            }
        }
        for (const plan_column column : plan_columns_all) add_cell(row, column, v, out);
    }

    void add_cell(const plan_row& row, plan_column column, const identity_row& v, identity_report& out) const {
        const std::size_t c = position(column);
        if (v.claims[c] == column_claim::checked) {
            ++out.checked;
            ++out.independent;
        }
        if (v.column_violated(c)) {
            identity_violation wrong;
            wrong.kind = identity_kind::column;
            wrong.row = row.index();
            wrong.column = column;
            wrong.expected_sen = v.below[c];
            wrong.found_sen = v.value[c];
            wrong.roots = {row.index()};
            out.violations.push_back(std::move(wrong));
        }
        if (row.money(column).state != amount_state::blank || !prints(row, block_of(column))) return;
        const bool own_triwulan = column == plan_column::year && v.value[0] == 0 && prints(row, 1);
        const int128 computed = own_triwulan ? v.triwulan_sum() : v.value[c];
        if (computed != 0) out.missing.push_back({row.index(), column, computed});
    }

    const plan& plan_;
    std::vector<identity_row> rows_;
    std::vector<std::optional<row_index>> above_;
    std::array<std::array<bool, 2>, level_count> prints_{};
    bool fills_blanks_;
};

}  // namespace detail

/// Checks every identity of the plan. O(rows · columns), no recursion. Never fails.
[[nodiscard]] inline identity_report check_identities(const plan& p) { return detail::identity_system(p).report(); }

}  // namespace renaksi
