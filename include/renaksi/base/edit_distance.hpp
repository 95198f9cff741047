/// \file
/// Edit distance: how many slips of the keyboard lie between two texts. One slip inserts, drops or changes a byte or swaps two that stand
/// side by side; no part of a text is edited twice (the restricted Damerau-Levenshtein distance, or optimal string alignment).
///
/// Contract: a pure function, from any thread; it throws nothing but `std::bad_alloc`, and that only for limits above 32.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace renaksi {

namespace detail {

/// What both texts begin and end with costs nothing and is not looked at again.
constexpr void drop_common_ends(std::string_view& a, std::string_view& b) noexcept {
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
    a.remove_prefix(head);
    b.remove_prefix(head);
    std::size_t tail = 0;
    while (tail < a.size() && tail < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    a.remove_suffix(tail);
    b.remove_suffix(tail);
}

/// The table of distances between the heads of two texts, of which only the cells within `limit` of the diagonal are kept, three rows at a
/// time. A row's cell `c` is about the first `i` bytes of `a` and the first `i + c - (limit + 1)` of `b`; one cell on either side is a
/// wall.
class distance_band {
public:
    distance_band(std::string_view a, std::string_view b, std::size_t limit, std::size_t* cells) noexcept
        : a_(a), b_(b), limit_(limit), before_(cells), above_(cells + width(limit)), row_(cells + 2 * width(limit)) {}

    [[nodiscard]] static constexpr std::size_t width(std::size_t limit) noexcept { return 2 * limit + 3; }

    [[nodiscard]] std::size_t distance() noexcept {
        const std::size_t beyond = limit_ + 1;
        std::fill_n(before_, 3 * width(limit_), beyond);
        for (std::size_t j = 0; j <= limit_ && j <= b_.size(); ++j) row_[limit_ + 1 + j] = j;
        for (std::size_t i = 1; i <= a_.size(); ++i) {
            std::size_t* const oldest = std::exchange(before_, std::exchange(above_, row_));
            row_ = oldest;
            if (fill_row(i) > limit_) return beyond;
        }
        return std::min(row_[limit_ + 1 + b_.size() - a_.size()], beyond);
    }

private:
    /// The least distance of the row. A swap reaches over a row, but from a row above whose least is one lower at best.
    std::size_t fill_row(std::size_t i) noexcept {
        const std::size_t beyond = limit_ + 1;
        std::fill_n(row_, width(limit_), beyond);
        std::size_t least = beyond;
        const std::size_t last = std::min(b_.size(), i + limit_);
        for (std::size_t j = i > limit_ ? i - limit_ : 0; j <= last; ++j) {
            const std::size_t c = j + limit_ + 1 - i;
            std::size_t best = std::min(above_[c + 1], row_[c - 1]) + 1;
            if (j > 0) best = std::min(best, above_[c] + (a_[i - 1] == b_[j - 1] ? 0U : 1U));
            const bool swapped = i > 1 && j > 1 && a_[i - 1] == b_[j - 2] && a_[i - 2] == b_[j - 1];
            if (swapped) best = std::min(best, before_[c] + 1);
            row_[c] = std::min(best, beyond);
            least = std::min(least, row_[c]);
        }
        return least;
    }

    std::string_view a_;
    std::string_view b_;
    std::size_t limit_;
    std::size_t* before_;
    std::size_t* above_;
    std::size_t* row_;
};

}  // namespace detail

/// The distance between two texts, in bytes; `limit + 1` when it is more than `limit`. O(limit · length) time, O(limit) memory, none of it
/// allocated for limits up to 32.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    detail::drop_common_ends(a, b);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    if (a.empty()) return b.size();
    if (limit == 0) return 1;
    // No distance is longer than the longer text, so a limit above that is none.
    limit = std::min(limit, b.size());
    constexpr std::size_t small_limit = 32;
    if (limit <= small_limit) {
        std::array<std::size_t, 3 * detail::distance_band::width(small_limit)> cells;
        return detail::distance_band(a, b, limit, cells.data()).distance();
    }
    std::vector<std::size_t> cells(3 * detail::distance_band::width(limit));
    return detail::distance_band(a, b, limit, cells.data()).distance();
}

}  // namespace renaksi
