/// \file
/// How a document writes its numbers: which mark parts the groups of three and which one the decimals. It is decided per column, not
/// per cell, and handed to the parsers of `base/decimal.hpp` and `money/parse.hpp`.
#pragma once

#include <cstdint>

namespace renaksi {

enum class number_style : std::uint8_t {
    automatic = 0,     ///< from the one text alone; what reads in two ways is refused (or, for money, settled by its two decimals)
    dot_groups = 1,    ///< Indonesian, `1.234,50`
    comma_groups = 2,  ///< English, `1,234.50`
    plain = 3,         ///< no groups, `1234.50`
};

}  // namespace renaksi
