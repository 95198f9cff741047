/// \file
/// Writing money: the canonical form of the JSON contract, and the two ways people group digits.
///
/// Contract: pure functions, no locale. Decimals are written only where there are sen, and then both of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/money/rupiah.hpp"

namespace renaksi {

enum class grouping : std::uint8_t {
    none = 0,   ///< `1234.50`, the form of JSON and CSV
    dot = 1,    ///< Indonesian, `1.234,50`
    comma = 2,  ///< English, `1,234.50`
};

/// An amount of sen, also one that only a total reaches. O(digits).
[[nodiscard]] inline std::string format_sen(int128 sen, grouping style) {
    const uint128 size = detail::magnitude(sen);
    const std::string whole = detail::to_digits(size / static_cast<uint128>(sen_per_rupiah));
    const auto part = static_cast<unsigned>(size % static_cast<uint128>(sen_per_rupiah));
    std::string text;
    text.reserve(whole.size() + whole.size() / 3 + 4);
    if (sen < 0) text.push_back('-');
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (style != grouping::none && i > 0 && (whole.size() - i) % 3 == 0) text.push_back(style == grouping::dot ? '.' : ',');
        text.push_back(whole[i]);
    }
    if (part > 0) {
        text.push_back(style == grouping::dot ? ',' : '.');
        text.push_back(static_cast<char>('0' + part / 10));
        text.push_back(static_cast<char>('0' + part % 10));
    }
    return text;
}

[[nodiscard]] inline std::string format_rupiah(rupiah value, grouping style) { return format_sen(value.sen(), style); }

/// The canonical form: `26005473`, `0.50`, `-12`.
[[nodiscard]] inline std::string to_plain(rupiah value) { return format_sen(value.sen(), grouping::none); }

namespace detail {

/// Writes a number's digits so that they end before `end`; returns where they begin. Two at a time: the divisions take most of the time.
inline char* put_digits(char* end, std::uint64_t value) noexcept {
    constexpr auto pairs = [] {
        std::array<char, 200> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
        return out;
    }();
    while (value >= 100) {
        end -= 2;
        std::copy_n(pairs.data() + 2 * (value % 100), 2, end);
        value /= 100;
    }
    if (value >= 10) *--end = pairs[2 * value + 1];
    *--end = static_cast<char>('0' + (value >= 10 ? value / 10 : value));
    return end;
}

inline void append_digits(std::string& out, std::uint64_t value) {
    std::array<char, 20> buffer{};
    char* const end = buffer.data() + buffer.size();
    const char* const begin = put_digits(end, value);
    out.append(begin, static_cast<std::size_t>(end - begin));
}

}  // namespace detail

/// Adds the canonical form of a number of sen in 128 bits. O(digits).
inline void append_plain_sen(std::string& out, int128 sen) {
    constexpr auto in_rupiah = static_cast<std::uint64_t>(sen_per_rupiah);
    std::array<char, 48> buffer{};
    char* const end = buffer.data() + buffer.size();
    char* begin = end;
    const auto put = [&begin](std::uint64_t digit) { *--begin = static_cast<char>('0' + digit); };
    const auto put_part = [&](std::uint64_t part) {
        if (part == 0) return;
        put(part % 10);
        put(part / 10);
        *--begin = '.';
    };
    const uint128 size = detail::magnitude(sen);
    if (size <= static_cast<std::uint64_t>(-1)) {
        const auto low = static_cast<std::uint64_t>(size);
        put_part(low % in_rupiah);
        begin = detail::put_digits(begin, low / in_rupiah);
    } else {
        put_part(static_cast<std::uint64_t>(size % in_rupiah));
        uint128 whole = size / in_rupiah;
        for (; whole > static_cast<std::uint64_t>(-1); whole /= 10) put(static_cast<std::uint64_t>(whole % 10));
        begin = detail::put_digits(begin, static_cast<std::uint64_t>(whole));
    }
    if (sen < 0) *--begin = '-';
    out.append(begin, static_cast<std::size_t>(end - begin));
}

/// The canonical form of a number of sen in 128 bits.
[[nodiscard]] inline std::string to_plain_sen(int128 sen) {
    std::string out;
    append_plain_sen(out, sen);
    return out;
}

}  // namespace renaksi
