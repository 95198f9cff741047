/// \file
/// The digits of an amount as a person types them, and how two such amounts differ by a slip of the fingers.
///
/// Contract: plain values and pure functions, from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "renaksi/base/int128.hpp"

namespace renaksi::detail {

/// The digits of an absolute amount: of the Rupiah where it is whole, of the sen where it is not.
class amount_digits {
public:
    amount_digits(int128 sen, bool with_sen) noexcept {
        const auto size = static_cast<uint128>(sen < 0 ? -sen : sen);
        // Nearly all amounts fit into 64 bits, whose divisions are much cheaper.
        if (size <= std::numeric_limits<std::uint64_t>::max()) {
            const auto small = static_cast<std::uint64_t>(size);
            write(with_sen ? small : small / 100U);
        } else {
            write(with_sen ? size : size / 100U);
        }
    }

    [[nodiscard]] std::string_view text() const noexcept { return {text_.data() + begin_, text_.size() - begin_}; }

private:
    template <typename Unsigned>
    void write(Unsigned rest) noexcept {
        for (; rest > 0; rest /= 10U) text_[--begin_] = static_cast<char>('0' + static_cast<int>(rest % 10U));
    }

    std::array<char, 40> text_;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled from its end
    std::size_t begin_ = 40;
};

[[nodiscard]] constexpr bool is_whole(int128 sen) noexcept {
    const auto small = narrow(sen);
    return small ? *small % 100 == 0 : sen % 100 == 0;
}

/// What makes an amount look round or drawn.
struct digit_count {
    std::size_t zeros = 0;        ///< at the end of the amount in Rupiah; none where it has sen
    std::size_t significant = 0;  ///< digits between the first one and the last that is not 0
};

namespace digit_counting {

template <typename Unsigned>
[[nodiscard]] constexpr digit_count of(Unsigned sen) noexcept {
    digit_count out;
    if (sen == 0) return out;
    Unsigned rest = sen;
    if (sen % 100U == 0) {
        for (rest /= 100U; rest % 10U == 0; rest /= 10U) ++out.zeros;
    }
    for (; rest > 0; rest /= 10U) ++out.significant;
    return out;
}

}  // namespace digit_counting

/// O(digits).
[[nodiscard]] constexpr digit_count count_digits(int128 sen) noexcept {
    const auto size = static_cast<uint128>(sen < 0 ? -sen : sen);
    if (size > std::numeric_limits<std::uint64_t>::max()) return digit_counting::of(size);
    return digit_counting::of(static_cast<std::uint64_t>(size));
}

/// Whether one amount is 10, 100 … 1,000,000 times the other, by their digits. O(digits).
[[nodiscard]] inline bool is_magnitude(std::string_view one, std::string_view other) noexcept {
    if (one.size() < other.size()) std::swap(one, other);
    const std::size_t more = one.size() - other.size();
    if (more == 0 || more > 6 || other.empty() || one.substr(0, other.size()) != other) return false;
    return one.find_first_not_of('0', other.size()) == std::string_view::npos;
}

enum class digit_slip : std::uint8_t { none = 0, swapped, changed, dropped, added, two };

/// How `seen` comes from `right` by typing: one slip, or two of the kind that keep the length. O(digits).
[[nodiscard]] inline digit_slip digit_slip_between(std::string_view right, std::string_view seen) noexcept {
    const auto differ_from = [](std::string_view a, std::string_view b) {
        std::size_t at = 0;
        while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
        return at;
    };
    const std::size_t first = differ_from(right, seen);
    if (right.size() == seen.size()) {
        if (first == right.size()) return digit_slip::none;
        std::size_t last = right.size() - 1;
        while (right[last] == seen[last]) --last;
        if (first == last) return digit_slip::changed;
        if (last == first + 1 && right[first] == seen[last] && right[last] == seen[first]) return digit_slip::swapped;
        std::size_t differences = 0;
        for (std::size_t i = first; i <= last; ++i) differences += right[i] != seen[i] ? 1U : 0U;
        return differences == 2 ? digit_slip::two : digit_slip::none;
    }
    if (right.size() == seen.size() + 1 && right.substr(first + 1) == seen.substr(first)) return digit_slip::dropped;
    if (right.size() + 1 == seen.size() && right.substr(first) == seen.substr(first + 1)) return digit_slip::added;
    return digit_slip::none;
}

}  // namespace renaksi::detail
