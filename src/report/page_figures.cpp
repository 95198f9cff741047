#include "report/page_figures.hpp"

#include <algorithm>

#include "renaksi/money/ratio.hpp"
#include "renaksi/plan/indikator.hpp"
#include "renaksi/rollup/roll_up.hpp"

namespace renaksi::page {

namespace {

using quarter_parts = std::array<ratio, quarter_count>;

/// Each quarter's part of the year's target; nothing where the targets do not tell.
std::optional<quarter_parts> parts_of_year(const target& year, const std::array<target, quarter_count>& quarters) {
    const quarter_kind kind = infer_quarter_kind(year, quarters);
    const bool told = kind == quarter_kind::sum || kind == quarter_kind::event || kind == quarter_kind::last || kind == quarter_kind::mean;
    if (!told || !is_numeric(year) || year.value.unscaled == 0) return std::nullopt;
    const ratio whole = to_ratio(year.value);
    quarter_parts parts;
    const target* before = nullptr;
    bool held = true;
    std::int64_t filled = 0;
    for (std::size_t q = 0; q < quarter_count; ++q) {
        if (!has_value(quarters[q])) continue;
        ++filled;
        parts[q] = to_ratio(quarters[q].value) / whole;
        if (kind == quarter_kind::last && before != nullptr) parts[q] -= to_ratio(before->value) / whole;
        held = held && (before == nullptr || before->value == quarters[q].value);
        before = &quarters[q];
    }
    const bool spread = kind == quarter_kind::last && held && filled > 1;
    if (!spread && kind != quarter_kind::mean) return parts;
    for (std::size_t q = 0; q < quarter_count; ++q) {
        if (!has_value(quarters[q])) continue;
        if (spread) parts[q] = ratio(1);
        parts[q] /= filled;
    }
    return parts;
}

/// Adds up parts of many indicators. Exact sums of fractions with ever new denominators grow without end, so each part is taken to twelve
/// decimals; a mean in tenths of a per cent does not see the rest.
class mean_of_parts {
public:
    void add(const target& year, const std::array<target, quarter_count>& quarters) {
        ++looked_at_;
        const std::optional<quarter_parts> parts = parts_of_year(year, quarters);
        if (!parts) return;
        std::array<std::int64_t, quarter_count> rounded{};
        for (std::size_t q = 0; q < quarter_count; ++q) {
            const result<decimal> part = round_to((*parts)[q], decimals);
            if (!part) return;
            rounded[q] = part->unscaled;
        }
        for (std::size_t q = 0; q < quarter_count; ++q) sums_[q] += rounded[q];
        ++counted_;
    }

    [[nodiscard]] target_progress mean(bool of_leaves) const {
        target_progress out;
        out.counted = counted_;
        out.indicators = looked_at_;
        out.of_leaves = of_leaves;
        if (counted_ == 0) return out;
        const int128 half = unit_per_mille * counted_ / 2;
        for (std::size_t q = 0; q < quarter_count; ++q) {
            const int128 away = sums_[q] < 0 ? -half : half;
            out.per_mille[q] = static_cast<std::int64_t>((sums_[q] + away) / (unit_per_mille * counted_));
        }
        return out;
    }

private:
    static constexpr unsigned decimals = 12;
    static constexpr int128 unit_per_mille = 1'000'000'000;  // of 10^12

    std::array<int128, quarter_count> sums_{};
    std::int64_t counted_ = 0;
    std::int64_t looked_at_ = 0;
};

target_progress progress_over(const plan& p, bool leaves_only) {
    mean_of_parts mean;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        if (leaves_only && !is_leaf(row)) continue;
        for (std::size_t k = 0; k < row.indikator_count(); ++k) {
            mean.add(row.indikator(k).target(plan_column::year), row.indikator(k).triwulan());
        }
    }
    return mean.mean(leaves_only);
}

}  // namespace

std::array<int128, quarter_count> running_sums(const money_totals& of) noexcept {
    std::array<int128, quarter_count> out{};
    int128 sum = 0;
    for (std::size_t q = 0; q < quarter_count; ++q) out[q] = sum += quarter_of(of, q);
    return out;
}

int128 quarters_sum(const money_totals& of) noexcept { return running_sums(of).back(); }

int128 year_of(const money_totals& of) noexcept {
    return of[position(plan_column::year)] != 0 ? of[position(plan_column::year)] : quarters_sum(of);
}

std::vector<program_money> money_by_program(const plan& p) {
    std::vector<program_money> out;
    for (const roll_up_group& group : roll_up(p, roll_up_key::program).groups) {
        out.push_back({group.nama ? *group.nama : group.key.value_or(std::string{}), group.totals});
    }
    return out;
}

std::optional<money_totals> differing_jumlah(const plan& p, const money_totals& leaves) {
    const std::optional<row_index> at = p.jumlah();
    if (!at) return std::nullopt;
    const plan_row jumlah = p.row(*at);
    const money_totals printed = printed_amounts(jumlah);
    bool prints = false;
    bool differs = false;
    for (std::size_t q = 0; q < quarter_count; ++q) {
        prints = prints || jumlah.money(plan_columns_all[q + 1]).has_value();
        differs = differs || quarter_of(printed, q) != quarter_of(leaves, q);
    }
    return prints && differs ? std::optional(printed) : std::nullopt;
}

target_progress progress_of_targets(const plan& p) {
    target_progress out = progress_over(p, true);
    return out.counted > 0 ? out : progress_over(p, false);
}

}  // namespace renaksi::page
