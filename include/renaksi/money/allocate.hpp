/// \file
/// Splitting a pagu over triwulan or children. The parts always add up to the whole, exactly.
///
/// Contract: pure functions; the parts come in the order of the weights. A weight of zero gets nothing in every mode.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/money/rupiah.hpp"

namespace renaksi {

enum class allocation : std::uint8_t {
    largest_remainder = 0,     ///< what is left over goes, a unit each, to the parts that lost most by rounding down; of equals the first
    last_takes_remainder = 1,  ///< every part is rounded down, the last one takes what is left: the habit of the offices
    first_takes_remainder = 2,
    cumulative = 3,  ///< the running totals are rounded to the nearest unit, half up; a part is the difference of two of them
};

namespace detail {

/// A split of a whole that is not negative, in sen. whole ≤ 2^63, unit and total < 2^63: products of two stay within 2^126.
struct allocation_task {
    int128 whole = 0;
    int128 unit = 1;
    int128 total = 0;
    std::span<const std::int64_t> weights;
};

/// Each exact quota rounded down to whole units, and what that leaves.
struct floor_parts {
    std::vector<int128> parts;
    int128 left = 0;
};

[[nodiscard]] inline floor_parts round_down(const allocation_task& task) {
    floor_parts out;
    out.parts.reserve(task.weights.size());
    out.left = task.whole;
    for (const std::int64_t weight : task.weights) {
        out.parts.push_back(task.whole * weight / task.total / task.unit * task.unit);
        out.left -= out.parts.back();
    }
    return out;
}

[[nodiscard]] inline std::vector<int128> by_largest_remainder(const allocation_task& task) {
    floor_parts floors = round_down(task);
    const auto lost = [&](std::size_t i) { return task.whole * task.weights[i] - floors.parts[i] * task.total; };
    std::vector<std::pair<int128, std::size_t>> order;
    order.reserve(floors.parts.size());
    for (std::size_t i = 0; i < floors.parts.size(); ++i) order.emplace_back(lost(i), i);
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    // What is left is less than a unit for each part that lost something; the last grant is the piece below a unit.
    for (std::size_t k = 0; floors.left > 0; ++k) {
        const int128 grant = std::min(task.unit, floors.left);
        floors.parts[order[k].second] += grant;
        floors.left -= grant;
    }
    return std::move(floors.parts);
}

[[nodiscard]] inline std::vector<int128> by_one_taker(const allocation_task& task, bool last) {
    floor_parts floors = round_down(task);
    const auto has_weight = [](std::int64_t weight) { return weight > 0; };
    const auto& weights = task.weights;
    const std::ptrdiff_t first_at = std::find_if(weights.begin(), weights.end(), has_weight) - weights.begin();
    const std::ptrdiff_t last_at = weights.rend() - std::find_if(weights.rbegin(), weights.rend(), has_weight) - 1;
    floors.parts[static_cast<std::size_t>(last ? last_at : first_at)] += floors.left;
    return std::move(floors.parts);
}

[[nodiscard]] inline std::vector<int128> by_running_total(const allocation_task& task) {
    std::vector<int128> parts;
    parts.reserve(task.weights.size());
    int128 weight_so_far = 0;
    int128 given = 0;
    for (const std::int64_t weight : task.weights) {
        weight_so_far += weight;
        int128 reached = task.whole;
        if (weight_so_far < task.total) {
            const int128 exact = task.whole * weight_so_far;  // times total
            const int128 down = exact / task.total / task.unit * task.unit;
            const bool up = 2 * (exact - down * task.total) >= task.unit * task.total;
            // The last step may be shorter than a unit, and rounding up must not pass the whole.
            reached = up ? std::min(down + task.unit, task.whole) : down;
        }
        parts.push_back(reached - given);
        given = reached;
    }
    return parts;
}

}  // namespace detail

/// Splits `whole` in the ratio of `weights`, in multiples of `unit_sen` (100: whole Rupiah) as far as the mode allows. What is below a unit
/// goes to the part that the mode names. A negative whole is split like its opposite.
/// Errors: `invalid_argument` for no weights, a negative weight, only zero weights, a unit below 1; `overflow` when the weights add up to
/// more than 64 bits. O(n), O(n log n) for the largest remainder.
[[nodiscard]] inline result<std::vector<rupiah>> allocate(rupiah whole, std::span<const std::int64_t> weights,
                                                          allocation mode = allocation::largest_remainder,
                                                          std::int64_t unit_sen = sen_per_rupiah) {
    if (weights.empty()) return make_error(errc::invalid_argument, "no weights");
    if (unit_sen < 1) return make_error(errc::invalid_argument, "unit " + std::to_string(unit_sen));
    int128 total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] < 0) return make_error(errc::invalid_argument, "weight " + std::to_string(i + 1) + " is negative");
        total += weights[i];
    }
    if (total == 0) return make_error(errc::invalid_argument, "every weight is 0");
    if (!narrow(total)) return make_error(errc::overflow, "the weights add up to more than 64 bits");

    const detail::allocation_task task{static_cast<int128>(detail::magnitude(whole.sen())), unit_sen, total, weights};
    std::vector<int128> parts;
    switch (mode) {
        case allocation::largest_remainder:
            parts = detail::by_largest_remainder(task);
            break;
        case allocation::last_takes_remainder:
            parts = detail::by_one_taker(task, true);
            break;
        case allocation::first_takes_remainder:
            parts = detail::by_one_taker(task, false);
            break;
        case allocation::cumulative:
            parts = detail::by_running_total(task);
            break;
    }
    std::vector<rupiah> out;
    out.reserve(parts.size());
    for (const int128 part : parts) out.push_back(rupiah::from_sen(static_cast<std::int64_t>(whole.is_negative() ? -part : part)));
    return out;
}

/// Splits `whole` into `count` equal parts (four triwulan, twelve months). Errors and cost as `allocate`, and
/// `limit_exceeded` for 2^31 parts or more.
[[nodiscard]] inline result<std::vector<rupiah>> allocate_equal(rupiah whole, std::size_t count,
                                                                allocation mode = allocation::largest_remainder,
                                                                std::int64_t unit_sen = sen_per_rupiah) {
    if (count > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        return make_error(errc::limit_exceeded, std::to_string(count) + " parts");
    }
    const std::vector<std::int64_t> weights(count, 1);
    return allocate(whole, weights, mode, unit_sen);
}

}  // namespace renaksi
