// The fields of a row at a glance: what nearly every cell looks like is read without a loop and without a branch. What looks otherwise is
// left to `flat_cells.hpp`, which knows everything; so nothing here tells a wrong text from an unusual one.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi::rekap_detail {

/// What is known of a kode by its length: 1, 4, 7, 12, 15 or 17 characters.
struct kode_shape {
    std::uint64_t low_form = 0;   ///< what its first eight characters are with all digits 0, in the memory's order
    std::uint64_t high_form = 0;  ///< its second eight
    std::uint64_t low_bytes = 0;  ///< which of the eight belong to it
    std::uint64_t high_bytes = 0;
    std::uint64_t group_tops = 0;  ///< the highest bit of each group that it has, in `packed_kode`
    std::uint64_t info = 0;        ///< number of groups and width, where they stand in `packed_kode`
    bool is_known = false;
};

namespace detail {
[[nodiscard]] constexpr std::array<kode_shape, 32> make_kode_shapes() noexcept {
    constexpr std::string_view form = "0.00.00.0.00.0000";
    constexpr std::array<std::uint8_t, 7> lengths{0, 1, 4, 7, 0, 12, 17};
    constexpr std::array<unsigned, 6> tops{63, 59, 51, 43, 39, 31};
    std::array<kode_shape, 32> out{};
    const auto fill = [&](std::size_t length, std::size_t groups, std::uint64_t width) {
        kode_shape& shape = out[length];
        for (std::size_t i = 0; i < length && i < 16; ++i) {
            const auto shift = static_cast<unsigned>(i % 8 * 8);
            (i < 8 ? shape.low_form : shape.high_form) |= std::uint64_t{static_cast<std::uint8_t>(form[i])} << shift;
            (i < 8 ? shape.low_bytes : shape.high_bytes) |= std::uint64_t{0xFF} << shift;
        }
        for (std::size_t i = 0; i < groups; ++i) shape.group_tops |= std::uint64_t{1} << tops[i];
        shape.info = (std::uint64_t{groups} << packed_kode::group_shift) | (width << packed_kode::width_shift);
        shape.is_known = true;
    };
    for (std::size_t groups = 1; groups < lengths.size(); ++groups) {
        if (lengths[groups] > 0) fill(lengths[groups], groups, groups == 6 ? 4 : 0);
    }
    fill(15, 6, 2);
    return out;
}
}  // namespace detail

/// By length.
inline constexpr std::array<kode_shape, 32> kode_shapes = detail::make_kode_shapes();

/// All bits of the groups below their highest ones, so that adding them carries into the highest bit of each group that is not 0.
inline constexpr std::uint64_t kode_group_fill = 0x77F7'F77F'7FFF'0000U;

/// Whether each group of a shape is there and not zero; `digits` are those of a `packed_kode`.
[[nodiscard]] constexpr bool has_all_groups(std::uint64_t digits, std::uint64_t group_tops) noexcept {
    return ((((digits & kode_group_fill) + kode_group_fill) | digits) & group_tops) == group_tops;
}

/// The word of a level, in two numbers.
struct level_word {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t length = 0;
};

/// Eight bytes at a time in an ordinary register. Cells are given by their first byte and the byte behind, as offsets from `base`; sixteen
/// bytes before and behind them are readable.
struct portable_fields {
    [[nodiscard]] static std::uint64_t load(const char* text) noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, text, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        return word;
    }
    /// The lowest `bytes` bytes of a number; all of it for eight and more.
    [[nodiscard]] static constexpr std::uint64_t low_bytes(std::uint32_t bytes) noexcept {
        return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bytes * 8)) - 1;
    }

    /// Whether two texts of `length` bytes are the same.
    [[nodiscard]] static bool same(const char* a, const char* b, std::uint32_t length) noexcept {
        while (length > 8) {
            if (load(a) != load(b)) return false;
            a += 8;
            b += 8;
            length -= 8;
        }
        return ((load(a) ^ load(b)) & low_bytes(length)) == 0;
    }

    [[nodiscard]] static bool same_word(const char* text, std::uint32_t length, const level_word& word) noexcept {
        const std::uint64_t low = (load(text) ^ word.low) & low_bytes(length);
        const std::uint64_t high = (load(text + 8) ^ word.high) & low_bytes(length < 8 ? 0 : length - 8);
        return length == word.length && (low | high) == 0;
    }

    /// The number of eight digits, the first in the lowest byte: neighbours are joined to pairs, and one multiplication each gives the
    /// first and third pair their weights, and the second and fourth theirs.
    [[nodiscard]] static constexpr std::uint64_t eight_digits(std::uint64_t digits) noexcept {
        digits = (digits * 10) + (digits >> 8U);
        const std::uint64_t pairs = 0x0000'00FF'0000'00FFU;
        return (((digits & pairs) * 0x000F'4240'0000'0064U) + (((digits >> 16U) & pairs) * 0x0000'2710'0000'0001U)) >> 32U;
    }
    /// A bit set in each byte that is no digit, once '0' has been taken away from it by exclusive or.
    [[nodiscard]] static constexpr std::uint64_t no_digits(std::uint64_t digits) noexcept {
        constexpr std::uint64_t tops = 0x8080'8080'8080'8080U;
        return (((digits & ~tops) + 0x7676'7676'7676'7676U) | digits) & tops;
    }

    /// The amount in `[text, text + length)`, in sen; 0 for a blank one. False where it is not read here.
    [[nodiscard]] static bool amount(const char* text, std::uint32_t length, std::int64_t& sen) noexcept {
        constexpr std::uint64_t zeros = 0x3030'3030'3030'3030U;
        const char* const end = text + length;
        std::uint64_t high = (load(end - 8) ^ zeros) & ~low_bytes(8 - (length < 8 ? length : 8));
        std::uint64_t low = (load(end - 16) ^ zeros) & ~low_bytes(16 - (length < 8 ? 8 : length < 16 ? length : 16));
        std::uint64_t scale = 100;
        const std::uint64_t others = no_digits(high);
        const bool fits = length <= 16 && no_digits(low) == 0;
        if (others != 0) {
            // A dot in the third place from the end or in the second; the digits before it move up by one place.
            const unsigned decimals = others == std::uint64_t{0x80} << 40U ? 2 : others == std::uint64_t{0x80} << 48U ? 1 : 0;
            if (decimals == 0 || length < decimals + 2 || *(end - decimals - 1) != '.') return false;
            const std::uint64_t behind = ~low_bytes(8 - decimals);
            high = (high & behind) | (((high << 8U) | (low >> 56U)) & ~behind);
            low <<= 8U;
            scale = decimals == 2 ? 1 : 10;
        }
        sen = static_cast<std::int64_t>((eight_digits(low) * 100'000'000 + eight_digits(high)) * scale);
        return fits;
    }

    /// The bits of the code in `[text, text + length)`; 0 where it is not read here.
    [[nodiscard]] static std::uint64_t kode(const char* text, std::uint32_t length) noexcept {
        const kode_shape& shape = kode_shapes[length < 18 ? length : 0];
        constexpr std::uint64_t generic_bytes = 0xFFFF'FFFFU;
        constexpr std::uint64_t generic_form = 0x5858'2E58U;  // X.XX
        std::uint64_t low = load(text) & shape.low_bytes;
        const std::uint64_t high = (load(text + 8) & shape.high_bytes) ^ shape.high_form;
        const std::uint64_t last = length == 17 ? std::uint64_t{static_cast<std::uint8_t>(text[16])} ^ '0' : 0;
        // X in three places stands for 10.
        const bool is_generic = (low & generic_bytes) == generic_form;
        low ^= shape.low_form;
        if (is_generic) low &= ~generic_bytes;
        constexpr std::uint64_t low_digits = 0x000F'0F00'0F0F'000FU;
        constexpr std::uint64_t high_digits = 0x0F0F'0F00'0F0F'000FU;
        const std::uint64_t wrong = (low & ~low_digits) | (high & ~high_digits) | no_digits(low) | no_digits(high) | no_digits(last);
        // Of the last group's digits two stand in the second eight characters, and four do but for the last.
        std::uint64_t digits = is_generic ? std::uint64_t{0xAAA} << 52U
                                          : ((low & 0xFU) << 60U) | (((low >> 16U) & 0xFU) << 56U) | (((low >> 24U) & 0xFU) << 52U);
        digits |= (((low >> 40U) & 0xFU) << 48U) | (((low >> 48U) & 0xFU) << 44U) | ((high & 0xFU) << 40U);
        digits |= (((high >> 16U) & 0xFU) << 36U) | (((high >> 24U) & 0xFU) << 32U);
        const std::uint64_t first_three = (((high >> 40U) & 0xFU) << 8U) | (((high >> 48U) & 0xFU) << 4U) | ((high >> 56U) & 0xFU);
        const std::uint64_t sub = length == 17 ? (first_three << 4U) | last : first_three >> 4U;
        digits |= sub << 16U;
        const bool fits = shape.is_known && wrong == 0 && has_all_groups(digits, shape.group_tops);
        return fits ? digits | shape.info : 0;
    }
};

}  // namespace renaksi::rekap_detail
