/// \file
/// The grammar that amounts and targets share: groups of three, decimals, the style they are written in, and the place of the first
/// character that does not fit. Everything here is an implementation detail of `base/decimal.hpp`, `money/` and `calendar/`.
///
/// Contract: no allocation but in the functions that return strings or errors; offsets are bytes, columns code points from 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/number_style.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::detail {

/// |value|, also for the smallest one.
[[nodiscard]] constexpr uint128 magnitude(int128 value) noexcept {
    return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value);
}

/// Adds a number's digits. O(digits).
inline void append_digits(std::string& out, uint128 value) {
    // Divisions take most of the time: in 64 bits they are many times as fast, and two digits need only one.
    constexpr auto pairs = [] {
        std::array<char, 200> text{};
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
        return text;
    }();
    std::array<char, 40> buffer{};
    std::size_t at = buffer.size();
    for (; value > static_cast<std::uint64_t>(-1); value /= 10) buffer[--at] = static_cast<char>('0' + static_cast<int>(value % 10));
    auto low = static_cast<std::uint64_t>(value);
    for (; low >= 10; low /= 100) {
        const std::size_t pair = 2 * static_cast<std::size_t>(low % 100);
        buffer[--at] = pairs[pair + 1];
        buffer[--at] = pairs[pair];
    }
    if (low > 0 || at == buffer.size()) buffer[--at] = static_cast<char>('0' + low);
    out.append(buffer.data() + at, buffer.size() - at);
}

[[nodiscard]] inline std::string to_digits(uint128 value) {
    std::string out;
    append_digits(out, value);
    return out;
}

/// Bytes of the white space at the start of `text`: ASCII, U+00A0, and the narrow blanks that typesetters group digits with.
[[nodiscard]] constexpr std::size_t blank_length(std::string_view text) noexcept {
    if (const std::size_t length = space_at_begin(text)) return length;
    if (text.empty() || text.front() != '\xE2') return 0;
    if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) return 3;  // U+202F, U+2009
    return 0;
}

[[nodiscard]] constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) noexcept {
    while (const std::size_t length = blank_length(text.substr(at))) at += length;
    return at;
}

/// Bytes of the dash at the start of `text`: hyphens, en and em dash, minus sign. Word turns one into another at will.
[[nodiscard]] constexpr std::size_t dash_length(std::string_view text) noexcept {
    if (text.empty() || (text.front() != '-' && text.front() != '\xE2')) return 0;
    if (text.front() == '-') return 1;
    for (const std::string_view dash : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"}) {
        if (text.starts_with(dash)) return dash.size();
    }
    return 0;
}

/// Position of the character at a byte offset.
[[nodiscard]] constexpr std::int64_t column_of(std::string_view text, std::size_t offset) noexcept {
    return static_cast<std::int64_t>(utf8_length(text.substr(0, offset))) + 1;
}

/// The character at an offset, in a form that can stand in a one-line message: `'x'`, `U+0000`, `byte 0xFF`, `the end`.
[[nodiscard]] inline std::string shown(std::string_view text, std::size_t offset) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    if (offset >= text.size()) return "the end";
    const std::string_view rest = text.substr(offset);
    const std::size_t length = utf8_sequence(rest);
    const auto first = static_cast<std::uint8_t>(rest.front());
    const auto two = [hex](unsigned value) { return std::string{hex[(value >> 4U) & 15U], hex[value & 15U]}; };
    if (length == 0) return "byte 0x" + two(first);
    if (length == 1 && (first < 0x20 || first == 0x7F)) return "U+00" + two(first);
    if (length == 2 && first == 0xC2 && static_cast<std::uint8_t>(rest[1]) <= 0xA0) return "U+00" + two(static_cast<std::uint8_t>(rest[1]));
    return "'" + std::string(rest.substr(0, length)) + "'";
}

/// `found …, expected …`, with the column.
[[nodiscard]] inline error unexpected(std::string_view text, std::size_t offset, std::string_view expected, errc code = errc::bad_number) {
    return make_error(code, "found " + shown(text, offset) + ", expected " + std::string(expected), column_of(text, offset));
}

struct scan_options {
    number_style style = number_style::automatic;
    unsigned max_decimals = 0;
    bool three_are_a_group = false;  ///< money: a single mark before three digits parts a group, for there is no third decimal
    bool blank_groups = false;       ///< `1 234 567`
};

enum class scan_failure : std::uint8_t { none = 0, unexpected, too_many_decimals, overflow, ambiguous };

/// What a scan found: magnitude / 10^decimals, up to `end`; or a failure at offset `at`.
struct scanned_number {
    std::uint64_t value = 0;
    unsigned decimals = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    scan_failure failure = scan_failure::none;
    std::size_t at = 0;
    std::string_view expected{};
    unsigned max_decimals = 0;
};

/// The marks of a number in the order in which they stand, as far as the choice of their meaning needs them.
struct number_marks {
    std::size_t end = 0;
    char first = 0;  ///< '.', ',' or ' ' for any blank; 0 where there is none
    char other = 0;  ///< the first of '.' and ',' that differs from `first`
    std::size_t firsts = 0;
    std::size_t digits_before = 0;  ///< before the first mark
    std::size_t digits_after = 0;   ///< between the first mark and the next or the end
};

/// Runs over digits and marks from an offset where a digit stands. A mark before a dash belongs to the ending `,-`, not to the number.
[[nodiscard]] constexpr number_marks find_marks(std::string_view text, std::size_t at, bool blank_groups) noexcept {
    number_marks marks;
    std::size_t seen = 0;
    for (marks.end = at; marks.end < text.size();) {
        const char c = text[marks.end];
        if (is_digit(c)) {
            if (seen == 0) ++marks.digits_before;
            if (seen == 1) ++marks.digits_after;
            ++marks.end;
            continue;
        }
        const bool mark = c == '.' || c == ',';
        const std::size_t length = mark ? 1 : blank_length(text.substr(marks.end));
        const std::string_view rest = text.substr(marks.end + length);
        if (length == 0 || (mark && dash_length(rest) > 0)) break;
        if (!mark && (!blank_groups || rest.empty() || !is_digit(rest.front()))) break;
        const char kind = mark ? c : ' ';
        if (seen == 0) marks.first = kind;
        if (kind == marks.first) ++marks.firsts;
        if (mark && kind != marks.first && marks.other == 0) marks.other = kind;
        ++seen;
        marks.end += length;
    }
    return marks;
}

struct mark_roles {
    char group = 0;
    char decimal = 0;
    bool ambiguous = false;
};

/// Which mark parts groups and which decimals. Of two kinds the first one parts groups; a repeated one can only part groups.
[[nodiscard]] constexpr mark_roles choose_roles(const number_marks& marks, char first_digit, const scan_options& options) noexcept {
    const bool blanks = marks.first == ' ';
    switch (options.style) {
        case number_style::dot_groups:
            return {blanks ? ' ' : '.', ','};
        case number_style::comma_groups:
            return {blanks ? ' ' : ',', '.'};
        case number_style::plain:
            return {0, '.'};
        case number_style::automatic:
            break;
    }
    if (marks.firsts != 1 || blanks || marks.other != 0) return {marks.first, marks.other};
    const bool group_like = marks.digits_after == 3 && marks.digits_before >= 1 && marks.digits_before <= 3 && first_digit != '0';
    if (!group_like) return {0, marks.first};
    if (options.three_are_a_group) return {marks.first, 0};
    return {0, marks.first, true};
}

/// Reads the digits by the roles of their marks and stops at the first character that breaks them.
class number_reader {
public:
    constexpr number_reader(std::string_view text, std::size_t at, mark_roles roles, std::size_t end) noexcept
        : text_(text), roles_(roles), end_(end) {
        found_.begin = at;
        found_.end = end;
    }

    [[nodiscard]] constexpr scanned_number read(unsigned max_decimals) noexcept {
        found_.max_decimals = max_decimals;
        for (std::size_t i = found_.begin; i < end_ && found_.failure == scan_failure::none;) {
            if (is_digit(text_[i])) {
                digit(i++, max_decimals);
            } else {
                i += mark(i);
            }
        }
        if (found_.failure != scan_failure::none) return found_;
        if (in_decimals_ ? found_.decimals == 0 : (grouped_ && run_ != 3)) fail(end_, "a digit");
        if (found_.failure == scan_failure::none && too_many_at_ > 0) {
            fail(too_many_at_, {});
            found_.failure = scan_failure::too_many_decimals;
        } else if (found_.failure == scan_failure::none && overflow_) {
            fail(found_.begin, {});
            found_.failure = scan_failure::overflow;
        }
        return found_;
    }

private:
    constexpr void fail(std::size_t at, std::string_view expected) noexcept {
        found_.failure = scan_failure::unexpected;
        found_.at = at;
        found_.expected = expected;
    }

    constexpr void digit(std::size_t at, unsigned max_decimals) noexcept {
        if (in_decimals_) {
            ++found_.decimals;
            if (found_.decimals > max_decimals && too_many_at_ == 0) too_many_at_ = at;
        } else {
            if (grouped_ && run_ == 3) return fail(at, "a group of three digits to end here");
            ++run_;
        }
        const auto value = static_cast<std::uint64_t>(text_[at] - '0');
        if (found_.value > (std::numeric_limits<std::uint64_t>::max() - value) / 10) overflow_ = true;
        if (!overflow_) found_.value = found_.value * 10 + value;
    }

    /// Takes a mark and gives its length.
    constexpr std::size_t mark(std::size_t at) noexcept {
        const char c = text_[at];
        const bool point = c == '.' || c == ',';
        const char kind = point ? c : ' ';
        const std::size_t length = point ? 1 : blank_length(text_.substr(at));
        const bool whole_group = grouped_ ? run_ == 3 : run_ > 0;
        if (in_decimals_) {
            fail(at, "a decimal or the end of the number");
        } else if (!whole_group) {
            fail(at, "a digit");
        } else if (kind == roles_.decimal) {
            in_decimals_ = true;
        } else if (kind != roles_.group) {
            fail(at, roles_.decimal == ',' ? "a digit, ',' or the end of the number" : "a digit, '.' or the end of the number");
        } else if (!grouped_ && (run_ > 3 || text_[found_.begin] == '0')) {
            fail(at, run_ > 3 ? "no groups after more than three digits" : "no groups after a zero");
        } else {
            grouped_ = true;
            run_ = 0;
        }
        return length;
    }

    std::string_view text_;
    mark_roles roles_;
    std::size_t end_;
    scanned_number found_{};
    std::size_t run_ = 0;
    std::size_t too_many_at_ = 0;
    bool grouped_ = false;
    bool in_decimals_ = false;
    bool overflow_ = false;
};

/// Scans the digits at an offset. O(length), no allocation.
[[nodiscard]] constexpr scanned_number scan_number(std::string_view text, std::size_t at, const scan_options& options) noexcept {
    scanned_number found;
    found.begin = found.end = found.at = at;
    if (at >= text.size() || !is_digit(text[at])) {
        found.failure = scan_failure::unexpected;
        found.expected = "a digit";
        return found;
    }
    const number_marks marks = find_marks(text, at, options.blank_groups);
    const mark_roles roles = choose_roles(marks, text[at], options);
    found = number_reader(text, at, roles, marks.end).read(options.max_decimals);
    if (found.failure == scan_failure::none && roles.ambiguous) {
        found.failure = scan_failure::ambiguous;
        found.at = at + marks.digits_before;
    }
    return found;
}

/// The error of a failed scan, with its column.
[[nodiscard]] inline error scan_error(std::string_view text, const scanned_number& found) {
    const std::int64_t column = column_of(text, found.at);
    switch (found.failure) {
        case scan_failure::too_many_decimals:
            return make_error(errc::too_many_decimals, "at most " + std::to_string(found.max_decimals), column);
        case scan_failure::overflow:
            return make_error(errc::overflow, "more than 64 bits", column);
        case scan_failure::ambiguous:
            return make_error(
                errc::ambiguous_number,
                shown(text, found.at) + " parts a group or decimals in " + std::string(text.substr(found.begin, found.end - found.begin)),
                column);
        case scan_failure::none:
        case scan_failure::unexpected:
            break;
    }
    return unexpected(text, found.at, found.expected);
}

}  // namespace renaksi::detail
