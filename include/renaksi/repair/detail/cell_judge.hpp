/// \file
/// How unlikely it is that a cell is wrong and should have another value: −1000 ln of the chance of the slip, and of how usual its row is
/// with the new value against the old one.
///
/// Contract: pure functions of what the constructor was given, which must outlive it; from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "renaksi/base/log_cost.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/cost_model.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/digits.hpp"
#include "renaksi/repair/detail/document_habits.hpp"
#include "renaksi/repair/detail/least_flow.hpp"
#include "renaksi/repair/reason.hpp"

namespace renaksi::detail {

/// A slip with its cost and its name; a slip of no kind has no name.
struct slip {
    std::int64_t cost = impossible;
    std::optional<repair_reason> reason;

    void or_else(std::int64_t other_cost, repair_reason why) noexcept {
        if (other_cost < cost) *this = slip{other_cost, why};
    }
};

/// A row whose cells stood in other places, and how unlikely that is.
struct moved_row {
    std::array<int128, plan_column_count> right{};
    std::int64_t cost = impossible;
};

class cell_judge {
public:
    cell_judge(const cell_network& network, const document_habits& habits) : network_(&network), habits_(&habits) {
        const plan& p = network.of_plan();
        row_above_.assign(p.size(), none);
        row_below_.assign(p.size(), none);
        std::size_t last = none;
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i].level() == level::sasaran) continue;
            // A total repeats the row below it whenever that is the only one; only leaves say something about each other.
            const bool both_leaves = last != none && network.has_row_identity(last) && network.has_row_identity(i);
            if (both_leaves) {
                row_above_[i] = last;
                row_below_[last] = i;
            }
            last = i;
        }
    }

    /// A cell of a leaf row, prepared to be asked what many values would cost.
    class leaf_cell {
    public:
        leaf_cell(const cell_judge& judge, std::size_t row, std::size_t column)
            : judge_(&judge), row_(row), column_(column), seen_(judge.value(row, column)), quarters_(judge.quarters(row)) {
            unmoved_ = judge.slip_but_typing(row, column).cost;
            const document_habits& habits = *judge.habits_;
            if (column == 0) {
                base_ = cost_model::pagu_slip - judge.pagu_cost(seen_, row);
                return;
            }
            drawn_ = judge.amount_costs(row, quarters_);
            const target_hint hint = target_hints(judge.network_->of_plan()[row])[column - 1];
            by_money_ = {habits.target_cost(hint, false), habits.target_cost(hint, true)};
            base_ = cost_model::triwulan_slip - judge.row_cost(quarters_, drawn_) - by_money_[seen_ != 0 ? 1 : 0];
            // A cell without money is written in some way: by habit, or by the slip.
            if (seen_ == 0) base_ -= habits.empty_cost(judge.state(row, column));
        }

        [[nodiscard]] int128 seen() const noexcept { return seen_; }

        /// The cost of the cell when it should be `right`; `impossible` for what no plan may say, and maybe for what costs `limit` or more.
        [[nodiscard]] std::int64_t cost(int128 right, std::int64_t limit) const {
            if (right < 0 || right == seen_ || !narrow(right)) return impossible;
            const std::int64_t usual = base_ + (column_ == 0 ? judge_->pagu_cost(right, row_) : quarter_cost(right));
            if (usual + std::min(unmoved_, least_typing) >= limit) return impossible;
            slip slipped{unmoved_, std::nullopt};
            if (seen_ != 0 && right != 0) typing(right, seen_, slipped);
            return std::max<std::int64_t>(1, usual + slipped.cost);
        }

    private:
        [[nodiscard]] std::int64_t quarter_cost(int128 right) const {
            const std::size_t q = column_ - 1;
            quarter_values after = quarters_;
            after[q] = right;
            std::array<std::int64_t, 4> drawn = drawn_;
            drawn[q] = judge_->amount_cost(row_, column_, right);
            return judge_->row_cost(after, drawn) + by_money_[right != 0 ? 1 : 0];
        }

        const cell_judge* judge_;
        std::size_t row_;
        std::size_t column_;
        int128 seen_;
        quarter_values quarters_;
        std::array<std::int64_t, 4> drawn_{};
        std::array<std::int64_t, 2> by_money_{};  ///< the target's word on no money and on money
        std::int64_t unmoved_ = impossible;       ///< the likeliest slip whatever the right value
        std::int64_t base_ = 0;
    };

    [[nodiscard]] leaf_cell leaf(std::size_t row, std::size_t column) const { return {*this, row, column}; }

    /// The cost of a printed total that should be the sum of the rows below.
    [[nodiscard]] std::int64_t total_cost(std::size_t row, std::size_t column) const {
        return total_cost(row, column, network_->values(row).below[column]);
    }
    /// The same of one that should be `right`, which rounding lets differ from that sum.
    [[nodiscard]] std::int64_t total_cost(std::size_t row, std::size_t column, int128 right) const {
        if (!narrow(right) || right == value(row, column)) return impossible;
        return cost_model::total_slip + slip_of(row, column, right).cost;
    }

    /// Rows that a leaf row may have been before its cells moved by one, the amount that fell out filled in from the rest; those that add
    /// up.
    [[nodiscard]] std::vector<moved_row> moved(std::size_t row) const {
        const auto& x = network_->values(row).value;
        std::vector<moved_row> out;
        const auto add = [&](const std::array<int128, plan_column_count>& right) {
            const bool is_row = right[0] == right[1] + right[2] + right[3] + right[4] && right[0] > 0 &&
                                std::all_of(right.begin(), right.end(), [](int128 one) { return one >= 0 && narrow(one); });
            const auto same = [&right](const moved_row& other) { return other.right == right; };
            if (!is_row || right == x || std::any_of(out.begin(), out.end(), same)) return;
            const quarter_values quarters_after{right[1], right[2], right[3], right[4]};
            const std::int64_t after = pagu_cost(right[0], row) + row_cost(row, quarters_after) + targets_cost(row, quarters_after);
            const std::int64_t before = pagu_cost(x[0], row) + row_cost(row, quarters(row)) + targets_cost(row, quarters(row));
            out.push_back({right, std::max<std::int64_t>(1, cost_model::row_moved + log_cost(6) + after - before)});
        };
        add({x[1], x[2], x[3], x[4], x[0]});
        add({x[4], x[0], x[1], x[2], x[3]});
        if (x[0] == 0) add({x[1], x[2], x[3], x[4], x[1] - x[2] - x[3] - x[4]});
        if (x[4] == 0) add({x[0] + x[1] + x[2] + x[3], x[0], x[1], x[2], x[3]});
        if (x[1] == 0) add({x[0], x[2], x[3], x[4], x[0] - x[2] - x[3] - x[4]});
        if (x[4] == 0) add({x[0], x[0] - x[1] - x[2] - x[3], x[1], x[2], x[3]});
        return out;
    }

    /// Why a person should believe it; best reason first.
    [[nodiscard]] std::vector<repair_reason> reasons(std::size_t row, std::size_t column, int128 right, bool is_total) const {
        std::vector<repair_reason> out;
        if (const auto why = slip_of(row, column, right).reason) out.push_back(*why);
        if (is_total) {
            out.push_back(repair_reason::sum_of_rows_below);
            return out;
        }
        if (column == 0) {
            const quarter_values planned = quarters(row);
            const bool is_planned = std::any_of(planned.begin(), planned.end(), [](int128 part) { return part != 0; });
            if (is_planned || right == 0) out.push_back(repair_reason::sum_of_triwulan);
            return out;
        }
        const std::size_t q = column - 1;
        quarter_values after = quarters(row);
        after[q] = right;
        if (right != 0 && std::count(after.begin(), after.end(), int128{0}) == 3) out.push_back(repair_reason::only_quarter_with_money);
        if (right != 0 && std::count(after.begin(), after.end(), right) > 1) out.push_back(repair_reason::same_as_other_triwulan);
        if (like_neighbour(row, q, after)) out.push_back(repair_reason::like_neighbouring_row);
        const target_hint hint = target_hints(network_->of_plan()[row])[q];
        if (hint == target_hint::present && right != 0) out.push_back(repair_reason::quarter_with_target);
        if (hint == target_hint::absent && right == 0) out.push_back(repair_reason::quarter_without_target);
        return out;
    }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] int128 value(std::size_t row, std::size_t column) const noexcept { return network_->values(row).value[column]; }
    [[nodiscard]] amount_state state(std::size_t row, std::size_t column) const noexcept {
        return network_->of_plan()[row].money(plan_columns_all[column]).state;
    }
    [[nodiscard]] quarter_values quarters(std::size_t row) const noexcept {
        const auto& v = network_->values(row).value;
        return {v[1], v[2], v[3], v[4]};
    }

    /// How unusual an amount is: each digit that means something is one of ten, unless a neighbouring row has the same amount.
    [[nodiscard]] std::int64_t amount_cost(std::size_t row, std::size_t column, int128 amount) const {
        if (amount == 0) return 0;
        const digit_count digits = count_digits(amount);
        const std::int64_t drawn = static_cast<std::int64_t>(digits.significant) * cost_model::digit + habits_->zeros_cost(digits.zeros);
        const bool is_twin = neighbour_has(row_above_[row], column, amount) || neighbour_has(row_below_[row], column, amount);
        return is_twin ? std::min(drawn, habits_->twin_cost()) : drawn;
    }
    [[nodiscard]] bool neighbour_has(std::size_t neighbour, std::size_t column, int128 amount) const noexcept {
        return neighbour != none && value(neighbour, column) == amount;
    }

    [[nodiscard]] std::array<std::int64_t, 4> amount_costs(std::size_t row, const quarter_values& quarters) const {
        std::array<std::int64_t, 4> out{};
        for (std::size_t q = 0; q < 4; ++q) out[q] = amount_cost(row, q + 1, quarters[q]);
        return out;
    }

    /// How unusual it is to part a pagu into these quarters: their pattern, and each different amount once, but for one that takes what
    /// the others leave of the pagu. `drawn` is the cost of each amount by itself.
    [[nodiscard]] std::int64_t row_cost(const quarter_values& quarters, const std::array<std::int64_t, 4>& drawn) const noexcept {
        std::int64_t cost = habits_->pattern_cost(quarter_pattern(quarters));
        std::int64_t remainder = 0;
        for (std::size_t q = 0; q < 4; ++q) {
            if (std::find(quarters.begin(), quarters.begin() + q, quarters[q]) != quarters.begin() + q) continue;
            std::int64_t least = drawn[q];
            for (std::size_t same = q + 1; same < 4; ++same) {
                if (quarters[same] == quarters[q]) least = std::min(least, drawn[same]);
            }
            cost += least;
            remainder = std::max(remainder, least);
        }
        return cost - remainder;
    }
    [[nodiscard]] std::int64_t row_cost(std::size_t row, const quarter_values& quarters) const {
        return row_cost(quarters, amount_costs(row, quarters));
    }

    /// How unusual it is that just these quarters have money, by their targets.
    [[nodiscard]] std::int64_t targets_cost(std::size_t row, const quarter_values& quarters) const {
        const std::array<target_hint, 4> hints = target_hints(network_->of_plan()[row]);
        std::int64_t cost = 0;
        for (std::size_t q = 0; q < 4; ++q) cost += habits_->target_cost(hints[q], quarters[q] != 0);
        return cost;
    }

    /// How unusual a pagu is by itself.
    [[nodiscard]] std::int64_t pagu_cost(int128 pagu, std::size_t row) const {
        if (pagu == 0) return habits_->pattern_cost(0);
        const digit_count digits = count_digits(pagu);
        const std::int64_t drawn = static_cast<std::int64_t>(digits.significant) * cost_model::digit;
        const bool is_twin = neighbour_has(row_above_[row], 0, pagu) || neighbour_has(row_below_[row], 0, pagu);
        return is_twin ? std::min(drawn, habits_->twin_cost()) : drawn + habits_->pagu_zeros_cost(digits.zeros);
    }

    template <std::uint64_t Kind>
    static constexpr std::int64_t of_slips = chance_cost(Kind, cost_model::all_slips);

    /// log_cost(twofold/2 · n^power) by n: an amount has at most 39 digits.
    [[nodiscard]] static constexpr std::array<std::int64_t, 41> by_length(std::uint64_t twofold, int power) noexcept {
        std::array<std::int64_t, 41> out{};
        for (std::size_t n = 1; n < out.size(); ++n) out[n] = log_cost(twofold * n * (power == 2 ? n : 1) / 2);
        return out;
    }

    /// The likeliest slip that makes the cell read what it reads where it should be `right`.
    [[nodiscard]] slip slip_of(std::size_t row, std::size_t column, int128 right) const {
        slip best = slip_but_typing(row, column);
        const int128 seen = value(row, column);
        if (seen == 0) return best;
        if (right == 0 && !best.reason) best.reason = repair_reason::should_be_empty;
        if (right != 0) typing(right, seen, best);
        return best;
    }

    /// The likeliest slip of those that do not depend on what the cell should be.
    [[nodiscard]] slip slip_but_typing(std::size_t row, std::size_t column) const {
        const int128 seen = value(row, column);
        slip best;
        if (seen == 0) {
            // How an empty cell is written by habit is taken off elsewhere; one that was forgotten has mostly nothing in it.
            constexpr std::int64_t blank = chance_cost(cost_model::forgotten_blank, cost_model::all_slips);
            constexpr std::int64_t other = chance_cost(cost_model::forgotten_other, cost_model::all_slips);
            const bool is_blank = state(row, column) == amount_state::blank;
            best.or_else(of_slips<cost_model::left_empty> + (is_blank ? blank : other), repair_reason::cell_left_empty);
            return best;
        }
        best.cost = of_slips<cost_model::anything> + amount_cost(row, column, seen);
        copies(row, column, seen, best);
        return best;
    }

    void copies(std::size_t row, std::size_t column, int128 seen, slip& best) const {
        if (column > 0 && value(row, column - 1) == seen) best.or_else(of_slips<cost_model::copied_left>, repair_reason::repeats_left);
        if (neighbour_has(row_above_[row], column, seen)) best.or_else(of_slips<cost_model::copied_above>, repair_reason::repeats_above);
        if (column + 1 < plan_column_count && value(row, column + 1) == seen) {
            best.or_else(of_slips<cost_model::copied_right>, repair_reason::repeats_right);
        }
        if (neighbour_has(row_below_[row], column, seen)) best.or_else(of_slips<cost_model::copied_below>, repair_reason::repeats_below);
    }

    /// No slip of the fingers costs less.
    static constexpr std::int64_t least_typing =
        std::min({of_slips<cost_model::sign>, of_slips<cost_model::magnitude>, of_slips<cost_model::digits_swapped>,
                  of_slips<cost_model::digit_changed>, of_slips<cost_model::digit_dropped>, of_slips<cost_model::digit_added>,
                  of_slips<cost_model::two_digits>});

    static void typing(int128 right, int128 seen, slip& best) {
        if (right == -seen) best.or_else(of_slips<cost_model::sign>, repair_reason::wrong_sign);
        if ((seen < 0) != (right < 0)) return;
        const bool with_sen = !is_whole(right) || !is_whole(seen);
        const amount_digits right_digits(right, with_sen);
        const amount_digits seen_digits(seen, with_sen);
        if (is_magnitude(right_digits.text(), seen_digits.text())) {
            constexpr std::int64_t cost = of_slips<cost_model::magnitude> + log_cost(6);
            best.or_else(cost, repair_reason::wrong_magnitude);
        }
        constexpr auto once = by_length(2, 1);
        constexpr auto nine = by_length(18, 1);
        constexpr auto ten = by_length(20, 1);
        constexpr auto twice = by_length(81, 2);
        const std::size_t length = right_digits.text().size();
        switch (digit_slip_between(right_digits.text(), seen_digits.text())) {
            case digit_slip::swapped:
                return best.or_else(of_slips<cost_model::digits_swapped> + once[length], repair_reason::digits_swapped);
            case digit_slip::changed:
                return best.or_else(of_slips<cost_model::digit_changed> + nine[length], repair_reason::digit_changed);
            case digit_slip::dropped:
                return best.or_else(of_slips<cost_model::digit_dropped> + once[length], repair_reason::digit_dropped);
            case digit_slip::added:
                return best.or_else(of_slips<cost_model::digit_added> + ten[length], repair_reason::digit_added);
            case digit_slip::two:
                return best.or_else(of_slips<cost_model::two_digits> + twice[length], repair_reason::two_digits_off);
            case digit_slip::none:
                return;
        }
    }

    [[nodiscard]] bool like_neighbour(std::size_t row, std::size_t q, const quarter_values& after) const {
        for (const std::size_t near : {row_above_[row], row_below_[row]}) {
            if (near == none || !network_->has_row_identity(near)) continue;
            const quarter_values theirs = quarters(near);
            if (after[q] != 0 && theirs[q] == after[q]) return true;
            if (quarter_pattern(theirs) == quarter_pattern(after) && quarter_pattern(theirs) != quarter_pattern(quarters(row))) return true;
        }
        return false;
    }

    const cell_network* network_;
    const document_habits* habits_;
    std::vector<std::size_t> row_above_;  ///< the document's row directly above, of any level with money
    std::vector<std::size_t> row_below_;
};

}  // namespace renaksi::detail
