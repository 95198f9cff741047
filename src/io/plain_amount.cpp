#include "io/plain_amount.hpp"

#include <algorithm>
#include <string>

#include "renaksi/base/text.hpp"
#include "renaksi/money/parse.hpp"

namespace renaksi::io {
namespace {

[[nodiscard]] bool is_plain_decimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t dot = std::min(text.find('.'), text.size());
    const auto are_digits = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_digit); };
    return are_digits(text.substr(0, dot)) && (dot == text.size() || are_digits(text.substr(dot + 1)));
}

}  // namespace

result<amount> parse_plain_amount(std::string_view text) {
    if (is_plain_decimal(text)) {
        auto read = parse_amount(text, number_style::plain);
        if (read) return read;
        error failure = std::move(read).error();
        failure.detail = "'" + std::string(text) + "'";
        failure.where.column = 0;
        return failure;
    }
    const std::size_t power = text.find_first_of("eE");
    const bool shortened = power != std::string_view::npos && power > 0 && is_digit(text[power - 1]);
    constexpr std::string_view lost =
        "a spreadsheet has shortened this number and digits of it may be lost; all of them are needed, as in 1250000000";
    constexpr std::string_view plain = "an amount here has no groups, and a dot before its decimals: 1250000 or 1250000.50";
    return make_error(errc::bad_number, "'" + std::string(text) + "': " + std::string(shortened ? lost : plain));
}

}  // namespace renaksi::io
