#include "cli/size_text.hpp"

#include <limits>

#include "renaksi/base/text.hpp"

namespace renaksi::cli {

std::optional<std::size_t> parse_size(std::string_view text) noexcept {
    unsigned shift = 0;
    if (!text.empty() && is_alpha(text.back())) {
        const char unit = to_lower(text.back());
        shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        if (shift == 0) return std::nullopt;
        text.remove_suffix(1);
    }
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    std::size_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        const auto digit = static_cast<std::size_t>(c - '0');
        if (value > (most - digit) / 10) return std::nullopt;
        value = value * 10 + digit;
    }
    if (value == 0 || value > (most >> shift)) return std::nullopt;
    return value << shift;
}

std::string size_text(std::size_t size) {
    constexpr std::size_t step = 1024;
    std::string_view units = "KMG";
    std::string unit;
    while (!units.empty() && size % step == 0) {
        size /= step;
        unit = units.substr(0, 1);
        units.remove_prefix(1);
    }
    return std::to_string(size) + unit;
}

}  // namespace renaksi::cli
