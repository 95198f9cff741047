/// \file
/// What is usual in one document: learned from its leaf rows that add up, so that a repair can be judged by the document's own habits.
///
/// Every habit is a frequency with a prior of a few imagined rows, so that short documents are judged by common sense and long ones by
/// themselves. Costs are −1000 ln of the frequency.
///
/// Contract: a pure function of the plan; a value that may be shared between threads. O(rows).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "renaksi/base/log_cost.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/detail/cell_network.hpp"
#include "renaksi/repair/detail/digits.hpp"

namespace renaksi::detail {

using quarter_values = std::array<int128, 4>;

/// Which quarters have money and which of them the same: 0 for none, else the number of the value in order of appearance.
[[nodiscard]] inline std::size_t quarter_pattern(const quarter_values& quarters) noexcept {
    std::array<std::size_t, 4> part{};
    std::size_t values = 0;
    std::size_t code = 0;
    for (std::size_t q = 0; q < 4; ++q) {
        if (quarters[q] != 0) {
            part[q] = ++values;
            for (std::size_t before = 0; before < q; ++before) {
                if (quarters[before] != quarters[q]) continue;
                part[q] = part[before];
                --values;
                break;
            }
        }
        code = code * 5 + part[q];
    }
    return code;
}

/// What a quarter's target says about its money.
enum class target_hint : std::uint8_t { unknown = 0, absent = 1, present = 2 };

/// The hints of a row's first indicator; unknown where no quarter has a target.
[[nodiscard]] inline std::array<target_hint, 4> target_hints(const plan_row& row) noexcept {
    std::array<target_hint, 4> out{};
    if (row.indikator_count() == 0) return out;
    const std::array<target, 4> targets = row.indikator(0).triwulan();
    const auto says = [](const target& t) {
        if (t.kind == target_kind::blank || t.kind == target_kind::dash) return false;
        const bool is_number = t.kind == target_kind::number || t.kind == target_kind::percent;
        return !is_number || t.value.unscaled != 0;
    };
    if (std::none_of(targets.begin(), targets.end(), says)) return out;
    for (std::size_t q = 0; q < 4; ++q) out[q] = says(targets[q]) ? target_hint::present : target_hint::absent;
    return out;
}

class document_habits {
public:
    explicit document_habits(const cell_network& network) {
        const plan& p = network.of_plan();
        std::optional<std::size_t> before;
        for (std::size_t i = 0; i < p.body_size(); ++i) {
            if (!is_budget(p[i].level())) continue;
            if (network.has_row_identity(i) && !network.values(i).row_violated()) learn(network, i, before);
            before = i;
        }
        weigh();
    }

    /// A pattern of quarters; `code` from `quarter_pattern`. Rows of one document are alike for reasons that targets and twins count too,
    /// so that a pattern weighs two thirds.
    [[nodiscard]] std::int64_t pattern_cost(std::size_t code) const noexcept { return pattern_costs_[code]; }
    /// Whether a quarter has money, where its target is known.
    [[nodiscard]] std::int64_t target_cost(target_hint hint, bool has_money) const noexcept {
        return target_costs_[static_cast<std::size_t>(hint)][has_money ? 1 : 0];
    }
    /// How a quarter without money is written.
    [[nodiscard]] std::int64_t empty_cost(amount_state state) const noexcept { return empty_costs_[static_cast<std::size_t>(state)]; }
    /// Zeros at the end of an amount.
    [[nodiscard]] std::int64_t zeros_cost(std::size_t zeros) const noexcept {
        return zeros_costs_[std::min(zeros, zeros_costs_.size() - 1)];
    }
    /// Zeros at the end of a pagu.
    [[nodiscard]] std::int64_t pagu_zeros_cost(std::size_t zeros) const noexcept {
        return pagu_zeros_costs_[std::min(zeros, pagu_zeros_costs_.size() - 1)];
    }
    /// That an amount is the one of a neighbouring row by itself.
    [[nodiscard]] std::int64_t twin_cost() const noexcept { return twin_cost_; }

private:
    static constexpr std::array<std::uint64_t, 8> common_zeros{250, 130, 90, 230, 120, 100, 60, 20};

    /// Priors are of a thousand rows.
    static constexpr std::uint64_t prior_rows = 1'000;
    static constexpr std::uint64_t pattern_weight = 6;

    /// −1000 ln((count + weight · prior/1000) / (total + weight)).
    [[nodiscard]] static std::int64_t blend(std::uint64_t count, std::uint64_t total, std::uint64_t prior, std::uint64_t weight) noexcept {
        return chance_cost(count * prior_rows + weight * prior, (total + weight) * prior_rows);
    }

    /// The costs of what was counted: logarithms are dear, and each cost is asked for again and again.
    void weigh() noexcept {
        const std::int64_t rows = log_cost((rows_ + pattern_weight) * prior_rows);
        for (std::size_t code = 0; code < patterns_.size(); ++code) {
            const std::uint64_t seen = patterns_[code];
            const std::int64_t part =
                seen == 0 ? unseen_patterns[code] : log_cost(seen * prior_rows + pattern_weight * common_pattern(code));
            pattern_costs_[code] = (rows - part) * 2 / 3;
        }
        for (const target_hint hint : {target_hint::absent, target_hint::present}) {
            const auto& counts = money_by_target_[static_cast<std::size_t>(hint)];
            for (std::size_t money = 0; money < 2; ++money) {
                const bool fits = (hint == target_hint::present) == (money == 1);
                target_costs_[static_cast<std::size_t>(hint)][money] = blend(counts[money], counts[0] + counts[1], fits ? 800U : 200U, 10);
            }
        }
        for (std::size_t i = 0; i < empty_.size(); ++i) empty_costs_[i] = blend(empty_[i], empty_[0] + empty_[1] + empty_[2], 333, 6);
        for (std::size_t i = 0; i < zeros_.size(); ++i) {
            zeros_costs_[i] = blend(zeros_[i], amounts_, common_zeros[i], 10);
            pagu_zeros_costs_[i] = blend(pagu_zeros_[i], rows_, common_zeros[i], 10);
        }
        twin_cost_ = blend(twins_, amounts_, 50, 20) + 700;
    }

    /// In a thousand rows of any document: few patterns are common, the rest share what is left.
    [[nodiscard]] static constexpr std::uint64_t common_pattern(std::size_t code) noexcept {
        std::array<std::size_t, 4> part{};
        for (std::size_t q = 4; q-- > 0; code /= 5) part[q] = code % 5;
        std::size_t filled = 0;
        std::size_t values = 0;
        for (const std::size_t value : part) {
            filled += value != 0 ? 1U : 0U;
            values = std::max(values, value);
        }
        if (filled == 0) return 20;
        if (filled == 1) return 40;
        if (filled == 4 && values == 4) return 170;
        if (filled == 4 && values == 1) return 90;
        const bool alternates = part[0] == part[2] && part[1] == part[3];
        if (alternates) return 45;
        const std::size_t repeats = filled - values;
        if (filled == 4) return repeats == 1 ? 14 : 6;
        return repeats == 0 ? 22 : 6;
    }

    static const std::array<std::int64_t, 625> unseen_patterns;

    void learn(const cell_network& network, std::size_t i, std::optional<std::size_t> before) {
        const identity_row& v = network.values(i);
        const plan_row row = network.of_plan()[i];
        const quarter_values quarters{v.value[1], v.value[2], v.value[3], v.value[4]};
        if (v.value[0] == 0) return;
        ++rows_;
        ++patterns_[quarter_pattern(quarters)];
        const std::array<target_hint, 4> hints = target_hints(row);
        for (std::size_t q = 0; q < 4; ++q) {
            ++money_by_target_[static_cast<std::size_t>(hints[q])][quarters[q] != 0 ? 1 : 0];
            if (quarters[q] == 0) {
                ++empty_[static_cast<std::size_t>(row.money(plan_columns_all[q + 1]).state)];
                continue;
            }
            const std::size_t zeros = count_digits(quarters[q]).zeros;
            ++amounts_;
            ++zeros_[std::min(zeros, zeros_.size() - 1)];
            if (before && network.values(*before).value[q + 1] == quarters[q]) ++twins_;
        }
        ++pagu_zeros_[std::min(count_digits(v.value[0]).zeros, pagu_zeros_.size() - 1)];
    }

    std::uint64_t rows_ = 0;
    std::uint64_t amounts_ = 0;
    std::uint64_t twins_ = 0;
    std::array<std::uint64_t, 625> patterns_{};
    std::array<std::array<std::uint64_t, 2>, 3> money_by_target_{};
    std::array<std::uint64_t, 3> empty_{};
    std::array<std::uint64_t, 8> zeros_{};
    std::array<std::uint64_t, 8> pagu_zeros_{};

    std::array<std::int64_t, 625> pattern_costs_{};
    std::array<std::array<std::int64_t, 2>, 3> target_costs_{};
    std::array<std::int64_t, 3> empty_costs_{};
    std::array<std::int64_t, 8> zeros_costs_{};
    std::array<std::int64_t, 8> pagu_zeros_costs_{};
    std::int64_t twin_cost_ = 0;
};

/// The logarithms of the patterns' priors alone.
inline constexpr std::array<std::int64_t, 625> document_habits::unseen_patterns = [] {
    std::array<std::int64_t, 625> out{};
    for (std::size_t code = 0; code < out.size(); ++code) out[code] = log_cost(pattern_weight * common_pattern(code));
    return out;
}();

}  // namespace renaksi::detail
