/// \file
/// How texts become codes: first the groups between the dots, then their meaning. An implementation detail of
/// `plan/kode.hpp`, but for `kode_damage`.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {

/// What was wrong with a text that could still be read as a code; bits of `repaired_kode::damage`.
enum class kode_damage : std::uint16_t {
    decimal_comma = 1,       ///< `2,01` for `2.01`
    lost_zero = 2,           ///< `1` for `01`
    read_as_number = 4,      ///< `2.1` for `2.10`
    extra_zero = 8,          ///< `02.01` for `2.01`
    trailing_dot = 16,       ///< `1.01.02.`
    blanks = 32,             ///< white space between the groups
    lower_case = 64,         ///< `x.xx`
    zero_groups = 128,       ///< `4.01.02.0.00.00` for `4.01.02`: the levels that are not there are written as zeros
    indicator_number = 256,  ///< a seventh group, the number of the row's indicator, which is not part of the code
    apostrophe = 512,        ///< the sign by which a spreadsheet keeps a number as text
};

}  // namespace renaksi

namespace renaksi::detail {

/// The groups of a code as numbers. X is above 9 and XX above 99, so that the numbers order as the canonical texts do.
struct kode_parts {
    static constexpr std::uint16_t any_urusan = 10;
    static constexpr std::uint16_t any_bidang = 100;

    std::array<std::uint16_t, 6> group{};
    std::uint8_t size = 0;       ///< 1, 2, 3, 5 or 6
    std::uint8_t sub_width = 0;  ///< digits of the sub kegiatan: 2 or 4; 0 where there is none

    friend constexpr auto operator<=>(const kode_parts&, const kode_parts&) noexcept = default;
};

struct kode_group {
    std::string_view text;
    std::int64_t column = 0;
    std::size_t cell = 0;
};

[[nodiscard]] constexpr bool is_kode_character(char c) noexcept { return is_digit(c) || to_lower(c) == 'x'; }

/// Where a text stops being a code, and what would have had to stand there.
struct kode_misfit {
    std::int64_t column = 0;  ///< 0: nothing is wrong
    std::string_view found;
    std::string_view expected;

    [[nodiscard]] error to_error() const {
        constexpr std::size_t longest = 24;
        std::size_t run = 0;
        while (run < found.size() && run < longest && is_kode_character(found[run])) ++run;
        std::string detail = "expected " + std::string(expected) + ", found ";
        detail.append(run > 0 ? "'" + std::string(found.substr(0, run)) + "'" : shown(found, 0));
        return make_error(errc::bad_kode, std::move(detail), column);
    }
};

inline constexpr std::string_view expected_urusan = "urusan 1-9 or X";
inline constexpr std::string_view expected_bidang = "bidang 01-99";
inline constexpr std::string_view expected_any_bidang = "bidang XX after urusan X";
inline constexpr std::string_view expected_program = "program 01-99";
inline constexpr std::string_view expected_pemerintahan = "kegiatan 1-9, the level of government";
inline constexpr std::string_view expected_kegiatan = "kegiatan 01-99";
inline constexpr std::string_view expected_sub = "sub kegiatan 01-99 or 0001-9999";
inline constexpr std::string_view expected_zero = "zeros below a level that is zero";
inline constexpr std::string_view expected_end = "the end of the kode";

/// The groups of a code, from one text or from several cells, and the damage seen on the way. The first damage's place is kept for the
/// strict parser, which accepts none.
class kode_groups {
public:
    static constexpr std::size_t limit = 7;

    /// Adds the groups of one text; with `cell` 0 columns are characters, else they are the cell's number.
    constexpr void read(std::string_view text, std::size_t cell) noexcept {
        text_ = text;
        cell_ = cell;
        std::size_t at = skip_blanks(text, 0);
        if (at > 0) first_damage(0, expected_urusan);
        if (at < text.size() && text[at] == '\'') add(kode_damage::apostrophe, at++, expected_urusan);
        while (!misfit.column && at < text.size()) {
            const std::size_t begin = at;
            while (at < text.size() && is_kode_character(text[at])) ++at;
            if (at == begin) return fail(at, "a digit or X");
            if (size == limit) return fail(begin, expected_end);
            items[size++] = {text.substr(begin, at - begin), column(begin), cell};
            at = separator(at);
        }
    }

    constexpr void add(kode_damage which, std::size_t offset, std::string_view expected) noexcept {
        damage = static_cast<std::uint16_t>(damage | static_cast<std::uint16_t>(which));
        first_damage(offset, expected);
    }
    constexpr void add(kode_damage which, const kode_group& group, std::string_view expected) noexcept {
        damage = static_cast<std::uint16_t>(damage | static_cast<std::uint16_t>(which));
        if (!first.column || group.column < first.column) first = {group.column, group.text, expected};
    }

    std::array<kode_group, limit> items{};
    std::size_t size = 0;
    std::uint16_t damage = 0;
    bool odd_comma = false;  ///< a comma elsewhere than inside the kegiatan
    kode_misfit first{};     ///< the first thing that the strict form does not allow
    kode_misfit misfit{};    ///< what cannot be mended

private:
    [[nodiscard]] constexpr std::int64_t column(std::size_t offset) const noexcept {
        return cell_ > 0 ? static_cast<std::int64_t>(cell_) : column_of(text_, offset);
    }

    /// Passes what stands between two groups and returns the offset of the next one, or the end.
    constexpr std::size_t separator(std::size_t at) noexcept {
        const std::size_t mark = skip_blanks(text_, at);
        if (mark == text_.size()) {
            if (mark > at) first_damage(at, expected_end);
            return mark;
        }
        if (mark > at) add(kode_damage::blanks, at, "'.'");
        if (text_[mark] != '.' && text_[mark] != ',') {
            if (mark == at || !is_kode_character(text_[mark])) fail(mark, "'.'");
            return mark;
        }
        if (text_[mark] == ',') {
            add(kode_damage::decimal_comma, mark, "'.'");
            odd_comma = odd_comma || size != 4;
        }
        const std::size_t next = skip_blanks(text_, mark + 1);
        if (next == text_.size()) {
            add(kode_damage::trailing_dot, mark, expected_end);
        } else if (next > mark + 1) {
            add(kode_damage::blanks, mark + 1, "a digit or X");
        }
        return next;
    }

    constexpr void first_damage(std::size_t offset, std::string_view expected) noexcept {
        if (!first.column || column(offset) < first.column) first = {column(offset), text_.substr(offset), expected};
    }
    constexpr void fail(std::size_t offset, std::string_view expected) noexcept {
        misfit = {column(offset), text_.substr(offset), expected};
    }

    std::string_view text_{};
    std::size_t cell_ = 0;
};

/// Gives the groups their meaning.
class kode_reader {
public:
    constexpr explicit kode_reader(kode_groups& groups) noexcept : groups_(groups) {}

    /// Fills `parts` and perhaps `alternative`, or `groups.misfit`.
    constexpr void read() noexcept {
        if (groups_.misfit.column) return;
        urusan();
        if (ok() && groups_.size > 1) bidang();
        if (ok() && groups_.size > 2) program();
        if (ok() && groups_.size > 3) kegiatan();
        if (ok() && groups_.size > 5) sub_kegiatan();
        if (ok() && groups_.size > 6) indicator_number();
    }

    kode_parts parts{};
    std::optional<kode_parts> alternative{};

private:
    [[nodiscard]] constexpr bool ok() const noexcept { return groups_.misfit.column == 0; }
    [[nodiscard]] constexpr const kode_group& at(std::size_t i) const noexcept { return groups_.items[i]; }
    constexpr void fail(const kode_group& group, std::string_view expected) noexcept {
        groups_.misfit = {group.column, group.text, expected};
    }

    /// The number of a group of at most four digits; nothing for letters and longer ones.
    [[nodiscard]] static constexpr std::optional<std::uint16_t> number(std::string_view text) noexcept {
        std::uint16_t value = 0;
        if (text.empty() || text.size() > 4) return std::nullopt;
        for (const char c : text) {
            if (!is_digit(c)) return std::nullopt;
            value = static_cast<std::uint16_t>(value * 10 + (c - '0'));
        }
        return value;
    }
    [[nodiscard]] constexpr bool is_zero(std::size_t i) const noexcept { return number(at(i).text) == std::uint16_t{0}; }

    constexpr void push(std::uint16_t value) noexcept { parts.group[parts.size++] = value; }

    /// A group that has one digit in the canonical form.
    constexpr void one_digit(std::size_t i, std::string_view expected) noexcept {
        const std::optional<std::uint16_t> value = number(at(i).text);
        if (!value || *value < 1 || *value > 9 || at(i).text.size() > 2) return fail(at(i), expected);
        if (at(i).text.size() == 2) groups_.add(kode_damage::extra_zero, at(i), expected);
        push(*value);
    }

    /// A group that has two digits in the canonical form.
    constexpr void two_digits(std::size_t i, std::string_view expected) noexcept {
        const std::optional<std::uint16_t> value = number(at(i).text);
        if (!value || *value < 1 || at(i).text.size() > 2) return fail(at(i), expected);
        if (at(i).text.size() == 1) groups_.add(kode_damage::lost_zero, at(i), expected);
        push(*value);
    }

    constexpr void urusan() noexcept {
        if (groups_.size == 0) {
            groups_.misfit = {1, {}, expected_urusan};
        } else if (equal_nocase(at(0).text, "X")) {
            if (at(0).text != "X") groups_.add(kode_damage::lower_case, at(0), expected_urusan);
            push(kode_parts::any_urusan);
        } else {
            one_digit(0, expected_urusan);
        }
    }

    constexpr void bidang() noexcept {
        if (parts.group[0] == kode_parts::any_urusan) {
            if (!equal_nocase(at(1).text, "XX")) return fail(at(1), expected_any_bidang);
            if (at(1).text != "XX") groups_.add(kode_damage::lower_case, at(1), expected_any_bidang);
            return push(kode_parts::any_bidang);
        }
        const bool rekening = groups_.size >= 5 && at(1).text.size() == 1 && at(2).text.size() == 2 && at(3).text.size() == 2;
        if (rekening) return fail(at(1), "bidang 01-99, not a kode rekening");
        const std::optional<std::uint16_t> value = number(at(1).text);
        // Bidang are numbered through over urusan 2 (07 to 24) and 3 (25 to 32), so `2.1` can only have been 2.10.
        const unsigned low = parts.group[0] == 2 ? 7U : parts.group[0] == 3 ? 25U : 1U;
        if (value && at(1).text.size() == 1 && *value > 0 && *value < low && *value * 10U >= low) {
            groups_.add(kode_damage::read_as_number, at(1), expected_bidang);
            return push(static_cast<std::uint16_t>(*value * 10));
        }
        two_digits(1, expected_bidang);
    }

    constexpr void program() noexcept {
        if (at(2).text != "00") return two_digits(2, expected_program);
        zeros_from(2);
    }

    constexpr void kegiatan() noexcept {
        if (groups_.size > 4 && parts.size < 3) return;
        if (groups_.size > 4 && is_zero(3)) return zeros_from(3);
        one_digit(3, expected_pemerintahan);
        if (!ok()) return;
        if (groups_.size > 4) return kegiatan_number();
        const std::size_t beyond = at(3).cell > 0 ? 0 : at(3).text.size();
        groups_.misfit = {at(3).column + static_cast<std::int64_t>(beyond), {}, expected_kegiatan};
    }

    /// `2.1` is 2.01 without its zero, or 2.10 after it was a number. A cell that holds nothing else was a number; in one text the other
    /// groups tell whether zeros are missing.
    constexpr void kegiatan_number() noexcept {
        const bool doubtful = at(4).text.size() == 1 && !is_zero(4) && at(3).cell == at(4).cell;
        if (!doubtful) return two_digits(4, expected_kegiatan);
        const std::optional<std::uint16_t> value = number(at(4).text);
        if (!value) return fail(at(4), expected_kegiatan);
        bool alone = at(4).cell > 0;
        bool zeros_missing = false;
        for (std::size_t i = 0; i < groups_.size; ++i) {
            if (i == 3 || i == 4) continue;
            const std::size_t length = at(i).text.size();
            if (at(i).cell == at(4).cell) alone = false;
            if (i > 0 && i < 6 && (length == 1 || length == 3)) zeros_missing = true;
        }
        const bool was_number = alone || !zeros_missing;
        const auto tens = static_cast<std::uint16_t>(*value * 10);
        groups_.add(was_number ? kode_damage::read_as_number : kode_damage::lost_zero, at(4), expected_kegiatan);
        push(was_number ? tens : *value);
        alternative = parts;
        alternative->group[4] = was_number ? *value : tens;
    }

    constexpr void sub_kegiatan() noexcept {
        if (parts.size < 5) return;
        const std::optional<std::uint16_t> value = number(at(5).text);
        if (!value) return fail(at(5), expected_sub);
        if (*value == 0) return zeros_from(5);
        const std::size_t width = at(5).text.size();
        if (width % 2 != 0) groups_.add(kode_damage::lost_zero, at(5), expected_sub);
        push(*value);
        parts.sub_width = width <= 2 ? 2 : 4;
        if (!alternative) return;
        const std::uint16_t other = alternative->group[4];
        alternative = parts;
        alternative->group[4] = other;
    }

    /// The groups of the levels that are not there must all be zeros; a seventh group is the indicator's number and free.
    constexpr void zeros_from(std::size_t i) noexcept {
        groups_.add(kode_damage::zero_groups, at(i), expected_end);
        for (; i < groups_.size && i < 6; ++i) {
            if (!is_zero(i)) return fail(at(i), expected_zero);
        }
    }

    constexpr void indicator_number() noexcept {
        if (!number(at(6).text) || at(6).text.size() > 2) return fail(at(6), expected_end);
        groups_.add(kode_damage::indicator_number, at(6), expected_end);
    }

    kode_groups& groups_;
};

}  // namespace renaksi::detail
