/// \file
/// Writing money: the canonical form of the JSON contract, and the two ways people group digits.
///
/// Contract: pure functions, no locale. Decimals are written only where there are sen, and then both of them.
#pragma once

#include <algorithm>
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

/// Adds the canonical form of a number of sen in 128 bits. O(digits).
inline void append_plain_sen(std::string& out, int128 sen) {
    const uint128 size = detail::magnitude(sen);
    const auto part = static_cast<unsigned>(size % static_cast<uint128>(sen_per_rupiah));
    if (sen < 0) out.push_back('-');
    detail::append_digits(out, size / static_cast<uint128>(sen_per_rupiah));
    if (part == 0) return;
    out.push_back('.');
    out.push_back(static_cast<char>('0' + part / 10));
    out.push_back(static_cast<char>('0' + part % 10));
}

/// The canonical form of a number of sen in 128 bits.
[[nodiscard]] inline std::string to_plain_sen(int128 sen) {
    std::string out;
    append_plain_sen(out, sen);
    return out;
}

/// An amount of sen, also one that only a total reaches. O(digits).
[[nodiscard]] inline std::string format_sen(int128 sen, grouping style) {
    std::string plain = to_plain_sen(sen);
    if (style == grouping::none) return plain;
    const std::size_t begin = sen < 0 ? 1 : 0;
    const std::size_t end = std::min(plain.find('.'), plain.size());
    std::string text;
    text.reserve(plain.size() + plain.size() / 3);
    for (std::size_t i = 0; i < end; ++i) {
        if (i > begin && (end - i) % 3 == 0) text.push_back(style == grouping::dot ? '.' : ',');
        text.push_back(plain[i]);
    }
    if (end == plain.size()) return text;
    text.push_back(style == grouping::dot ? ',' : '.');
    return text.append(plain, end + 1);
}

[[nodiscard]] inline std::string format_rupiah(rupiah value, grouping style) { return format_sen(value.sen(), style); }

/// The canonical form: `26005473`, `0.50`, `-12`.
[[nodiscard]] inline std::string to_plain(rupiah value) { return format_sen(value.sen(), grouping::none); }

}  // namespace renaksi
