/// \file
/// Exact sums of money: accumulated in 128 bits, narrowed once at the end. The result depends neither on the order of the cells nor on how
/// they were divided among accumulators or threads.
///
/// Contract: no function here allocates or throws. `rupiah_sum` is a plain value; one accumulator belongs to one thread, `merge` joins
/// them.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "renaksi/base/int128.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/money/rupiah.hpp"

namespace renaksi {

/// Fewer than 2^64 cells cannot overflow it.
class rupiah_sum {
public:
    constexpr void add(rupiah value) noexcept { sen_ += value.sen(); }
    constexpr void add(const amount& cell) noexcept { sen_ += cell.addend().sen(); }
    constexpr void add_sen(std::int64_t sen) noexcept { sen_ += sen; }
    constexpr void merge(rupiah_sum other) noexcept { sen_ += other.sen_; }

    [[nodiscard]] constexpr int128 sen() const noexcept { return sen_; }

    /// The total, or nothing when it does not fit an amount.
    [[nodiscard]] constexpr std::optional<rupiah> total() const noexcept {
        const std::optional<std::int64_t> narrowed = narrow(sen_);
        if (!narrowed) return std::nullopt;
        return rupiah::from_sen(*narrowed);
    }

    friend constexpr bool operator==(const rupiah_sum&, const rupiah_sum&) noexcept = default;

private:
    int128 sen_ = 0;
};

/// The sum of `count` cells of sen; `values` may be null when `count` is 0. Fewer than 2^32 cells. O(count), at the speed of memory.
[[nodiscard]] inline int128 sum_sen(const std::int64_t* values, std::size_t count) noexcept {
    assert(count >> 32U == 0);
    // Every cell is raised by 2^63, so that it is unsigned: vector units shift unsigned 64-bit lanes at once, signed ones not. Of the sum
    // of the raised cells one lane keeps the low 64 bits, another the exact sum of the upper halves. The sum of the lower halves is below
    // 2^64, so the difference of the two gives it exactly. Lanes without a carry between them are what the compilers vectorise.
    constexpr std::uint64_t raise = std::uint64_t{1} << 63U;
    std::uint64_t wrapped = 0;
    std::uint64_t upper = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t raised = static_cast<std::uint64_t>(values[i]) ^ raise;
        wrapped += raised;
        upper += raised >> 32U;
    }
    const std::uint64_t lower = wrapped - (upper << 32U);
    return (static_cast<int128>(upper) << 32U) + static_cast<int128>(lower) - (static_cast<int128>(count) << 63U);
}

}  // namespace renaksi
