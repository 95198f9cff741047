// Amounts as they are written for machines.
#pragma once

#include <string_view>

#include "renaksi/base/result.hpp"
#include "renaksi/money/amount.hpp"

namespace renaksi::io {

/// `1250000`, `1250000.50`, `-3`: digits, at most a minus before and a dot with one or two decimals behind; nothing else, no blank text and
/// no dash. Errors: bad_number with the text and what to write instead, too_many_decimals, overflow. O(length).
[[nodiscard]] result<amount> parse_plain_amount(std::string_view text);

}  // namespace renaksi::io
