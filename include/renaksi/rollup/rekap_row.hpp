/// \file
/// A row of a flat table as a rekap takes it: the kode packed into one number, five amounts in sen, where it stands.
///
/// Contract: plain values without allocation, safe to share between threads.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi {

/// What a row of a flat table is. Urusan and bidang are no rows of a plan, but tables at national size have them.
enum class rekap_level : std::uint8_t { jumlah = 0, sasaran = 1, urusan = 2, bidang = 3, program = 4, kegiatan = 5, sub_kegiatan = 6 };

/// `jumlah`, `sasaran`, `urusan`, `bidang`, `program`, `kegiatan`, `sub_kegiatan`.
[[nodiscard]] constexpr std::string_view to_string(rekap_level level) noexcept {
    constexpr std::array<std::string_view, 7> names{"jumlah", "sasaran", "urusan", "bidang", "program", "kegiatan", "sub_kegiatan"};
    return names[static_cast<std::size_t>(level)];
}

/// A `kode` in 64 bits, or none. Twelve decimal digits, four bits each, from the top: urusan 1, bidang 2, program 2, kegiatan 1 + 2, sub
/// kegiatan 4; X is 10. Below them four bits for the number of groups (1, 2, 3, 5, 6) and four for the digits of the sub kegiatan (2, 4).
/// What has no group has zeros, so that numbers order as `kode` does: a code stands before all that is below it.
class packed_kode {
public:
    constexpr packed_kode() noexcept = default;
    constexpr explicit packed_kode(std::uint64_t bits) noexcept : bits_(bits) {}

    [[nodiscard]] constexpr std::uint64_t bits() const noexcept { return bits_; }
    [[nodiscard]] constexpr bool is_none() const noexcept { return bits_ == 0; }
    /// Number of groups between dots; 0 for none.
    [[nodiscard]] constexpr std::size_t groups() const noexcept { return (bits_ >> group_shift) & 0xFU; }
    [[nodiscard]] constexpr bool is_generic() const noexcept { return bits_ >> 60U == 0xAU; }

    /// The first `groups` groups of it (1, 2, 3, 5); itself where it has no more than those.
    [[nodiscard]] constexpr packed_kode prefix(std::size_t count) const noexcept {
        if (groups() <= count) return *this;
        return packed_kode((bits_ & digit_masks[count]) | (std::uint64_t{count} << group_shift));
    }
    /// Whether `child` stands below this code at any depth. `X.XX` is a code of its own here.
    [[nodiscard]] constexpr bool is_above(packed_kode child) const noexcept {
        return groups() < child.groups() && ((bits_ ^ child.bits_) & digit_masks[groups()]) == 0;
    }
    /// Whether it is a program 01 or below one: that is the penunjang program of every bidang.
    [[nodiscard]] constexpr bool is_penunjang() const noexcept {
        constexpr std::uint64_t program_mask = std::uint64_t{0xFF} << 44U;
        return groups() >= 3 && (bits_ & program_mask) == std::uint64_t{0x01} << 44U;
    }
    /// A penunjang program and what is below it as `X.XX.01...`; any other code unchanged.
    [[nodiscard]] constexpr packed_kode folded_penunjang() const noexcept {
        if (!is_penunjang()) return *this;
        return packed_kode((bits_ & ~digit_masks[2]) | (std::uint64_t{0xAAA} << 52U));
    }

    /// Whether the bits are those of some `kode`, as `pack` makes them.
    [[nodiscard]] constexpr bool is_well_formed() const noexcept {
        const std::size_t count = groups();
        if (count == 0 || count == 4 || count > 6) return false;
        const std::uint64_t digits = bits_ >> 16U;
        if ((bits_ & 0xFFU) != 0 || ((digits << 16U) & ~digit_masks[count]) != 0) return false;
        const std::uint64_t width = (bits_ >> width_shift) & 0xFU;
        if (count == 6 ? width != 4 && (width != 2 || (digits & 0xFF00U) != 0) : width != 0) return false;
        const std::size_t open = !is_generic() ? 0 : count == 1 ? 1 : 3;
        for (std::size_t i = 0; i < 12; ++i) {
            const std::uint64_t digit = (digits >> (44U - 4 * i)) & 0xFU;
            if (i < open ? digit != 0xAU : digit > 9) return false;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if ((bits_ & group_masks[i]) == 0) return false;
        }
        return true;
    }

    /// A number that orders as the canonical texts do, byte by byte; `kode` itself has a sub kegiatan's two digits before its four.
    [[nodiscard]] constexpr std::uint64_t text_rank() const noexcept {
        if (((bits_ >> width_shift) & 0xFU) != 2) return bits_;
        return (bits_ & ~std::uint64_t{0xFFFF'0000}) | ((bits_ & 0xFF'0000U) << 8U);
    }

    /// Adds the canonical text, such as `2.17.01.2.01.0001`; nothing for none.
    void append_to(std::string& out) const {
        const std::size_t digits = groups() < 6 ? digit_ends[groups()] : 12;
        std::array<char, 17> text{};
        std::size_t size = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (i == 1 || i == 3 || i == 5 || i == 6 || i == 8) text[size++] = '.';
            if (i == 8 && ((bits_ >> width_shift) & 0xFU) == 2) i += 2;
            const std::uint64_t digit = (bits_ >> (60U - 4 * i)) & 0xFU;
            text[size++] = digit == 0xAU ? 'X' : static_cast<char>('0' + digit);
        }
        out.append(text.data(), size);
    }

    friend constexpr auto operator<=>(packed_kode, packed_kode) noexcept = default;
    friend constexpr bool operator==(packed_kode, packed_kode) noexcept = default;

    static constexpr unsigned group_shift = 12;
    static constexpr unsigned width_shift = 8;
    /// By number of groups: the digits that so many groups take.
    static constexpr std::array<std::uint64_t, 7> digit_masks{0,
                                                              0xF000'0000'0000'0000U,
                                                              0xFFF0'0000'0000'0000U,
                                                              0xFFFF'F000'0000'0000U,
                                                              0xFFFF'F000'0000'0000U,
                                                              0xFFFF'FFFF'0000'0000U,
                                                              0xFFFF'FFFF'FFFF'0000U};

private:
    static constexpr std::array<std::uint8_t, 6> digit_ends{0, 1, 3, 5, 6, 8};
    static constexpr std::array<std::uint64_t, 6> group_masks{0xF000'0000'0000'0000U, 0x0FF0'0000'0000'0000U, 0x000F'F000'0000'0000U,
                                                              0x0000'0F00'0000'0000U, 0x0000'00FF'0000'0000U, 0x0000'0000'FFFF'0000U};

    std::uint64_t bits_ = 0;
};

/// The code in 64 bits.
[[nodiscard]] constexpr packed_kode pack(const kode& code) noexcept {
    constexpr std::array<unsigned, 6> digits{1, 2, 2, 1, 2, 4};
    const detail::kode_parts& parts = code.parts();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        std::uint64_t value = parts.group[i];
        std::uint64_t group = 0;
        for (unsigned at = 0; at < digits[i]; ++at, value /= 10) group |= (value % 10) << (4 * at);
        if (i < 2 && i < parts.size && code.is_generic()) group = i == 0 ? 0xA : 0xAA;
        bits = (bits << (4 * digits[i])) | group;
    }
    return packed_kode((bits << 16U) | (std::uint64_t{parts.size} << packed_kode::group_shift) |
                       (std::uint64_t{parts.sub_width} << packed_kode::width_shift));
}

/// Packs a code that is written exactly in its canonical form. Error: `bad_kode`. O(length); readers of whole tables have faster ways.
[[nodiscard]] inline result<packed_kode> parse_packed_kode(std::string_view text) {
    const result<kode> read = parse_kode(text);
    if (!read) return read.error();
    std::uint64_t bits = 0;
    std::uint64_t groups = 1;
    unsigned shift = 60;
    std::size_t in_group = 0;
    for (const char c : text) {
        if (c == '.') {
            ++groups;
            in_group = 0;
            continue;
        }
        bits |= static_cast<std::uint64_t>(c == 'X' ? 10 : c - '0') << shift;
        shift -= 4;
        ++in_group;
    }
    if (groups == 6) {
        if (in_group == 2) bits = (bits & packed_kode::digit_masks[5]) | ((bits & 0xFF00'0000U) >> 8U);
        bits |= std::uint64_t{in_group} << packed_kode::width_shift;
    }
    return packed_kode(bits | groups << packed_kode::group_shift);
}

/// A row. Amounts are in sen, 0 where the cell is blank.
struct rekap_row {
    packed_kode kode;  ///< none: the level and the order of the rows tell what it is part of
    std::array<std::int64_t, plan_column_count> sen{};
    std::uint32_t line = 0;    ///< counted from the source's first; 0: not known
    std::uint32_t source = 0;  ///< which source of the rekap it came from; filled in by the rekap
    std::uint8_t printed = 0;  ///< bit c: column c has an amount
    rekap_level level = rekap_level::program;

    static constexpr std::uint8_t all_printed = 0x1F;
};

}  // namespace renaksi
