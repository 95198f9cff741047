#include "report/layout.hpp"

#include <array>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::report {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// The code point of a valid sequence of that length.
char32_t code_point(std::string_view text, std::size_t length) noexcept {
    const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (length == 1) return byte(0);
    char32_t value = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte(i) & 0x3FU);
    return value;
}

struct code_range {
    char32_t first;
    char32_t last;
};

template <std::size_t Count>
constexpr bool is_in(const std::array<code_range, Count>& ranges, char32_t c) noexcept {
    for (const code_range& range : ranges) {
        if (c >= range.first && c <= range.last) return true;
    }
    return false;
}

// Cc of Unicode, the line separators, and the marks that turn or isolate the direction of writing.
constexpr std::array<code_range, 6> steering{
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}}};
constexpr std::array<code_range, 5> combining{{{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
constexpr std::array<code_range, 8> wide{{{0x1100, 0x115F},
                                          {0x2E80, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF00, 0xFF60},
                                          {0x1F300, 0x1FAFF},
                                          {0x20000, 0x3FFFD}}};

std::size_t columns_of(char32_t c) noexcept {
    if (c < 0x300) return 1;
    if (is_in(combining, c)) return 0;
    return is_in(wide, c) ? 2 : 1;
}

/// Length in bytes of the longest start of `text` that takes at most `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) noexcept {
    std::size_t at = 0;
    std::size_t used = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_sequence(text.substr(at));
        const std::size_t step = length == 0 ? 1 : length;
        used += length == 0 ? 1 : columns_of(code_point(text.substr(at), length));
        if (used > width) break;
        at += step;
    }
    return at;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_sequence(text.substr(i));
        if (length == 0) {
            out.append(replacement);
            ++i;
            continue;
        }
        if (is_in(steering, code_point(text.substr(i), length))) {
            out.push_back(' ');
        } else {
            out.append(text.substr(i, length));
        }
        i += length;
    }
    return out;
}

std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_sequence(text.substr(i));
        width += length == 0 ? 1 : columns_of(code_point(text.substr(i), length));
        i += length == 0 ? 1 : length;
    }
    return width;
}

std::string pad_right(std::string text, std::size_t width) {
    const std::size_t used = width_of(text);
    if (used < width) text.append(width - used, ' ');
    return text;
}

std::string pad_left(std::string text, std::size_t width) {
    const std::size_t used = width_of(text);
    if (used < width) text.insert(0, width - used, ' ');
    return text;
}

std::string shorten(std::string_view text, std::size_t width) {
    if (width_of(text) <= width) return std::string(text);
    if (width == 0) return {};
    std::string out(trim(text.substr(0, fitting(text, width - 1))));
    out.append(ellipsis);
    return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    if (width == 0) width = 1;
    for_each_word(text, [&lines, width](std::string_view word) {
        // A line may hold something and have no width: a mark that combines with nothing.
        if (!lines.back().empty() && width_of(lines.back()) + 1 + width_of(word) > width) lines.emplace_back();
        while (lines.back().empty() && width_of(word) > width) {
            const std::size_t fits = fitting(word, width);
            const std::size_t cut = fits > 0 ? fits : word.size();
            lines.back() = word.substr(0, cut);
            word.remove_prefix(cut);
            if (!word.empty()) lines.emplace_back();
        }
        if (word.empty()) return true;
        if (!lines.back().empty()) lines.back().push_back(' ');
        lines.back().append(word);
        return true;
    });
    return lines;
}

std::string painter::operator()(style which, std::string_view text) const {
    if (!on_ || which == style::plain || text.empty()) return std::string(text);
    constexpr std::array<std::string_view, 6> codes{"", "1", "2", "1;31", "33", "32"};
    std::string out = "\x1B[";
    out.append(codes[static_cast<std::size_t>(which)]).append("m").append(text).append("\x1B[0m");
    return out;
}

}  // namespace renaksi::report
