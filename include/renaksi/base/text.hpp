/// \file
/// UTF-8 text without a locale: trimming, ASCII case, words, validity. Functions that return views keep the life of their argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renaksi {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_alpha(char c) noexcept { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
[[nodiscard]] constexpr char to_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// U+00A0, the blank that Word and Excel put between a sign and its number.
inline constexpr std::string_view no_break_space = "\xC2\xA0";

namespace detail {
/// Bytes of the white space with which a text begins: ASCII or U+00A0.
[[nodiscard]] constexpr std::size_t space_at_begin(std::string_view text) noexcept {
    if (text.empty()) return 0;
    if (is_space(text[0])) return 1;
    return text.size() >= 2 && text[0] == no_break_space[0] && text[1] == no_break_space[1] ? 2 : 0;
}
/// The same at its end.
[[nodiscard]] constexpr std::size_t space_at_end(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const std::size_t last = text.size() - 1;
    if (is_space(text[last])) return 1;
    return last >= 1 && text[last] == no_break_space[1] && text[last - 1] == no_break_space[0] ? 2 : 0;
}
}  // namespace detail

/// The text without white space (ASCII and U+00A0) at both ends.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
    while (const std::size_t length = detail::space_at_begin(text)) text.remove_prefix(length);
    while (const std::size_t length = detail::space_at_end(text)) text.remove_suffix(length);
    return text;
}

/// ASCII letters in lower case; other bytes unchanged.
[[nodiscard]] inline std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = to_lower(c);
    return out;
}

/// Trimmed, every run of white space one blank.
[[nodiscard]] inline std::string collapse(std::string_view text) {
    text = trim(text);
    std::string out(text.size(), ' ');
    std::size_t size = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = detail::space_at_begin(text.substr(i));
        if (length == 0) {
            out[size++] = text[i++];
        } else {
            if (out[size - 1] != ' ') ++size;
            i += length;
        }
    }
    out.resize(size);
    return out;
}

/// Trimmed, collapsed, ASCII lower case: the form in which two names are compared.
[[nodiscard]] inline std::string normalised(std::string_view text) { return lower(collapse(text)); }

/// ASCII case-insensitive prefix test.
[[nodiscard]] constexpr bool starts_with_nocase(std::string_view text, std::string_view prefix) noexcept {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        if (to_lower(text[i]) != to_lower(prefix[i])) return false;
    }
    return true;
}

/// ASCII case-insensitive equality.
[[nodiscard]] constexpr bool equal_nocase(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && starts_with_nocase(a, b);
}

/// Calls `visit(word)` for each maximal run of characters other than white space, until it returns false.
template <typename Visit>
constexpr void for_each_word(std::string_view text, Visit visit) {
    std::size_t i = 0;
    while (i < text.size()) {
        while (i < text.size() && is_space(text[i])) ++i;
        const std::size_t begin = i;
        while (i < text.size() && !is_space(text[i])) ++i;
        if (i > begin && !visit(text.substr(begin, i - begin))) return;
    }
}

/// Length of the valid UTF-8 sequence at the start of `text`, 0 when there is none (Unicode 15, table 3-7).
[[nodiscard]] constexpr std::size_t utf8_sequence(std::string_view text) noexcept {
    const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (text.empty()) return 0;
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    std::size_t length = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        if (first == 0xE0) low = 0xA0;
        if (first == 0xED) high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        if (first == 0xF0) low = 0x90;
        if (first == 0xF4) high = 0x8F;
    }
    if (length == 0 || text.size() < length) return 0;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return length;
}

/// Offset of the first byte that is not valid UTF-8, or nothing when all of it is.
[[nodiscard]] constexpr std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t length = utf8_sequence(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

/// Number of code points of valid UTF-8.
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

/// The first `count` code points, never half of one.
[[nodiscard]] constexpr std::string_view utf8_prefix(std::string_view text, std::size_t count) noexcept {
    std::size_t i = 0;
    while (i < text.size() && count > 0) {
        ++i;
        while (i < text.size() && (static_cast<std::uint8_t>(text[i]) & 0xC0U) == 0x80U) ++i;
        --count;
    }
    return text.substr(0, i);
}

}  // namespace renaksi
