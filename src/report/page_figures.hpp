/// \file
/// The figures behind the page's pictures: money and physical targets over the quarters, money by program. Pure functions of a plan;
/// everything exact but the means, which are rounded to tenths of a per cent.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/rollup/totals.hpp"

namespace renaksi::page {

inline constexpr std::size_t quarter_count = 4;

/// Sen planned in a triwulan, 0 to 3.
[[nodiscard]] constexpr int128 quarter_of(const money_totals& of, std::size_t quarter) noexcept { return of[quarter + 1]; }

/// Sums of the triwulan from the first on.
[[nodiscard]] std::array<int128, quarter_count> running_sums(const money_totals& of) noexcept;

/// What the four triwulan come to.
[[nodiscard]] int128 quarters_sum(const money_totals& of) noexcept;

/// The amount that the year's shares refer to: the pagu, or where none is printed the sum of the triwulan.
[[nodiscard]] int128 year_of(const money_totals& of) noexcept;

struct program_money {
    std::string name;  ///< empty: rows without a program above them
    money_totals totals{};
};

/// Money of the leaves by program, in document order. O(rows log programs).
[[nodiscard]] std::vector<program_money> money_by_program(const plan& p);

/// The Jumlah row's amounts where it prints triwulan that differ from what the leaves come to.
[[nodiscard]] std::optional<money_totals> differing_jumlah(const plan& p, const money_totals& leaves);

/// How the year's physical targets fall into the quarters.
struct target_progress {
    std::array<std::int64_t, quarter_count> per_mille{};  ///< mean over the indicators counted
    std::int64_t counted = 0;
    std::int64_t indicators = 0;  ///< all that were looked at
    bool of_leaves = true;        ///< those of the lowest rows; else of all rows, because the lowest have none that counts
};

/// An indicator counts when its targets are numbers whose kind over the quarters is told by `infer_quarter_kind`. Sum and event: each
/// quarter's part of the year. Last: what each quarter adds to the level before; a level that is only held is spread evenly. Mean: each
/// quarter's part of the sum. Max and unknown tell nothing of the pace and do not count. O(indicators).
[[nodiscard]] target_progress progress_of_targets(const plan& p);

}  // namespace renaksi::page
