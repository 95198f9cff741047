/// \file
/// Writing money: the canonical form of the JSON contract, and the two ways people group digits.
///
/// Contract: pure functions, no locale. Decimals are written only where there are sen, and then both of them.
#pragma once

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

/// The canonical form of a number of sen in 128 bits.
[[nodiscard]] inline std::string to_plain_sen(int128 sen) { return format_sen(sen, grouping::none); }

}  // namespace renaksi
