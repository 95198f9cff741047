/// \file
/// Exact sums of money: accumulated in 128 bits, narrowed once at the end. The result depends neither on the order of the cells nor on how
/// they were divided among accumulators or threads.
///
/// Contract: no function here allocates or throws. `rupiah_sum` is a plain value; one accumulator belongs to one thread, `merge` joins
/// them.
#pragma once

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

namespace detail {

/// Sums of the upper and lower halves of values that were raised by 2^63, so that both halves are unsigned: baseline vector units shift
/// unsigned 64-bit lanes but not signed ones.
struct half_sums {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    constexpr void add(std::int64_t value) noexcept {
        const std::uint64_t raised = static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63U);
        low += raised & 0xFFFFFFFFU;
        high += raised >> 32U;
    }
};

}  // namespace detail

/// The sum of `count` cells of sen; `values` may be null when `count` is 0. Fewer than 2^32 cells. O(count), at the speed of memory.
[[nodiscard]] inline int128 sum_sen(const std::int64_t* values, std::size_t count) noexcept {
    // Blocks of constant length let the compiler drop the scalar epilogue and vectorise at -O2 already.
    constexpr std::size_t block = 1024;
    detail::half_sums sums;
    std::size_t at = 0;
    for (; count - at >= block; at += block) {
        const std::int64_t* cells = values + at;
        detail::half_sums part;
        for (std::size_t i = 0; i < block; ++i) part.add(cells[i]);
        sums.low += part.low;
        sums.high += part.high;
    }
    for (; at < count; ++at) sums.add(values[at]);
    const int128 raised = (static_cast<int128>(sums.high) << 32U) + static_cast<int128>(sums.low);
    return raised - (static_cast<int128>(count) << 63U);
}

}  // namespace renaksi
