// The fields of a row, sixteen bytes at a time, for processors of the x86-64 family. See `packed_fields.hpp`.
#pragma once

#if defined(__x86_64__)

#include <immintrin.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "rekap/packed_fields.hpp"
#include "rekap/targets_x86.hpp"

namespace renaksi::rekap_detail {

namespace detail {
using sixteen_bytes = std::array<std::uint8_t, 16>;
inline constexpr std::uint8_t no_byte = 0x80;  ///< in a list of places: a zero

/// The last `n` of sixteen bytes stand at `n`.
alignas(32) inline constexpr std::array<std::uint8_t, 32> last_bytes{0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
                                                                     0,    0,    0,    0,    0,    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                                     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/// By the two bits that tell where an amount's dot stands: none, before two decimals, before one, in both places.
struct dot_form {
    alignas(16) sixteen_bytes places;  ///< which byte goes where, so that the digits stand together at the end
    std::uint32_t others;              ///< which bytes are no digits
    std::uint32_t shortest;            ///< bytes at least
    std::uint64_t scale;
};
inline constexpr std::array<dot_form, 4> dot_forms{{
    {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, 0, 0, 100},
    {{no_byte, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15}, 0x2000, 4, 1},
    {{no_byte, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15}, 0x4000, 3, 10},
    {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, 0xFFFF'FFFF, 0, 0},
}};

/// By its length: the places of a kode's digits in the order of `packed_kode` from the lowest pair, and which bytes are digits and dots.
struct kode_places {
    alignas(16) sixteen_bytes places;
    std::uint32_t digits;
    std::uint32_t dots;
    std::uint32_t last;        ///< which bits of a seventeenth character belong to it
    std::uint32_t generic;     ///< the digits of X.XX, where it is that long
    std::uint64_t group_tops;  ///< as in `kode_shape`; a bit that no code has where there is no code of that length
    std::uint64_t info;
};
[[nodiscard]] constexpr std::array<kode_places, 32> make_kode_places() noexcept {
    // Of a code of seventeen characters the last is in no register; it is added afterwards.
    constexpr std::uint8_t none = no_byte;
    std::array<kode_places, 32> out{};
    for (std::size_t length = 0; length < out.size(); ++length) {
        const kode_shape& shape = kode_shapes[length];
        kode_places& places = out[length];
        places.places = {15, none, 13, 14, 10, 11, 6, 8, 3, 5, 0, 2, none, none, none, none};
        if (length == 15) places.places = {13, 14, none, none, 10, 11, 6, 8, 3, 5, 0, 2, none, none, none, none};
        for (std::size_t i = 0; i < 16; ++i) {
            const auto shift = static_cast<unsigned>(i % 8 * 8);
            const auto c = static_cast<char>(((i < 8 ? shape.low_form : shape.high_form) >> shift) & 0xFFU);
            if (c == '0') places.digits |= 1U << i;
            if (c == '.') places.dots |= 1U << i;
        }
        for (std::uint8_t& place : places.places) {
            if (place != none && ((places.digits >> place) & 1U) == 0) place = none;
        }
        places.last = length == 17 ? 0xFF : 0;
        places.generic = length >= 4 ? 0b1101 : 0;
        places.group_tops = shape.is_known ? shape.group_tops : 1;
        places.info = shape.info;
    }
    return out;
}
inline constexpr std::array<kode_places, 32> kode_places_by_length = make_kode_places();
}  // namespace detail

struct avx2_fields {
    RENAKSI_AVX2 [[nodiscard]] static inline __m128i load(const void* bytes) noexcept {
        return _mm_loadu_si128(static_cast<const __m128i*>(bytes));
    }
    RENAKSI_AVX2 [[nodiscard]] static inline std::uint32_t mask(__m128i bytes) noexcept {
        return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
    }

    RENAKSI_AVX2 [[nodiscard]] static inline bool same(const char* a, const char* b, std::uint32_t length) noexcept {
        while (length > 32) {
            if (differing(a, b) != 0) return false;
            a += 32;
            b += 32;
            length -= 32;
        }
        return _bzhi_u64(differing(a, b), length) == 0;
    }

    RENAKSI_AVX2 [[nodiscard]] static inline bool same_word(const char* text, std::uint32_t length, const level_word& word) noexcept {
        const std::uint32_t equal = mask(_mm_cmpeq_epi8(load(text), load(&word)));
        return length == word.length && _bzhi_u32(~equal, length) == 0;
    }

    RENAKSI_AVX2 [[nodiscard]] static inline bool amount(const char* text, std::uint32_t length, std::int64_t& sen) noexcept {
        const std::uint32_t kept = length < 16 ? length : 16;
        const __m128i inside = load(detail::last_bytes.data() + kept);
        const __m128i written = load(text + length - 16);
        const __m128i digits = _mm_and_si128(_mm_sub_epi8(written, _mm_set1_epi8('0')), inside);
        const __m128i are_digits = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
        const std::uint32_t others = mask(are_digits) ^ 0xFFFFU;
        const std::uint32_t dots = mask(_mm_cmpeq_epi8(written, _mm_set1_epi8('.')));
        const detail::dot_form& form = detail::dot_forms[(others >> 13U) & 3U];
        const __m128i joined = _mm_shuffle_epi8(digits, load(&form.places));
        const __m128i pairs = _mm_maddubs_epi16(joined, _mm_set1_epi16(0x010A));
        const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x0001'0064));
        const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x0001'2710));
        const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
        sen = static_cast<std::int64_t>(((both & 0xFFFF'FFFFU) * 100'000'000 + (both >> 32U)) * form.scale);
        return (static_cast<std::uint32_t>(others != form.others) | (others & ~dots) | static_cast<std::uint32_t>(kept < form.shortest) |
                static_cast<std::uint32_t>(length > 16)) == 0;
    }

    RENAKSI_AVX2 [[nodiscard]] static inline std::uint64_t kode(const char* text, std::uint32_t length) noexcept {
        const detail::kode_places& places = detail::kode_places_by_length[length < 18 ? length : 0];
        const __m128i written = load(text);
        const __m128i crosses = _mm_cmpeq_epi8(written, _mm_set1_epi8('X'));
        const __m128i digits = _mm_sub_epi8(written, _mm_set1_epi8('0'));
        const std::uint32_t are_digits = mask(_mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits));
        const std::uint32_t are_dots = mask(_mm_cmpeq_epi8(written, _mm_set1_epi8('.')));
        const std::uint32_t are_crosses = mask(crosses) & places.digits;
        std::uint32_t wrong = (places.digits & ~(are_digits | are_crosses)) | (places.dots & ~are_dots);
        wrong |= static_cast<std::uint32_t>(are_crosses != 0) & static_cast<std::uint32_t>(are_crosses != places.generic);
        // X stands for 10.
        const __m128i values = _mm_blendv_epi8(digits, _mm_set1_epi8(10), crosses);
        const __m128i pairs = _mm_maddubs_epi16(_mm_shuffle_epi8(values, load(&places.places)), _mm_set1_epi16(0x0110));
        const auto most = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_packus_epi16(pairs, pairs))) << 16U;
        const std::uint32_t last = (std::uint32_t{static_cast<std::uint8_t>(text[16])} - '0') & places.last;
        const std::uint64_t packed = most | (std::uint64_t{last & 0xFU} << 16U);
        wrong |= static_cast<std::uint32_t>(last > 9) | static_cast<std::uint32_t>(!has_all_groups(packed, places.group_tops));
        return wrong == 0 ? packed | places.info : 0;
    }

private:
    RENAKSI_AVX2 [[nodiscard]] static inline std::uint32_t differing(const char* a, const char* b) noexcept {
        const __m256i equal = _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a)),
                                                _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)));
        return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(equal));
    }
};

}  // namespace renaksi::rekap_detail

#endif
