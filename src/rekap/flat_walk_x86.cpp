#include "rekap/flat_walk.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include "rekap/packed_fields_x86.hpp"
#include "rekap/targets_x86.hpp"

namespace renaksi::rekap_detail {
namespace {

/// The four cells of the triwulan, row by row.
struct triwulan_walk : avx2_fields {
    /// Where they end in the first row.
    struct places {
        const std::uint32_t* separators;
        std::uint32_t step;             ///< to the next row's
        std::uint32_t carriage_return;  ///< 1 where a CR stands between the last cell and its end

        explicit places(const flat_walk& walk) noexcept
            : separators(walk.separators + walk.first + walk.places[static_cast<std::size_t>(flat_cell::tw1)].at),
              step(walk.cells),
              carriage_return(walk.carriage_return & walk.places[static_cast<std::size_t>(flat_cell::tw4)].last) {}
    };

    /// Their lengths in the row whose first of them ends at `*separators`; `last_ends`: by how much each ends before its separator.
    RENAKSI_AVX2 [[nodiscard]] static inline __m128i lengths_of(const std::uint32_t* separators, __m128i last_ends) noexcept {
        const __m128i begins = _mm_add_epi32(load(separators - 1), _mm_set1_epi32(1));
        return _mm_sub_epi32(_mm_sub_epi32(load(separators), last_ends), begins);
    }
};

/// The amounts of the four triwulan at a time, two in a register.
struct avx2_walk : triwulan_walk {
    RENAKSI_AVX2 [[nodiscard]] static inline std::size_t consecutive_amounts(const flat_walk& walk, std::size_t count) noexcept {
        auto [separators, step, carriage_return] = places(walk);
        const char* const last_bytes = walk.text - 16;
        rekap_row* out = walk.out;
        const __m128i last_ends = _mm_set_epi32(static_cast<int>(carriage_return), 0, 0, 0);
        for (std::size_t i = 0; i < count; ++i, separators += step, ++out) {
            const __m128i lengths = lengths_of(separators, last_ends);
            const __m256i kept = _mm256_broadcastsi128_si256(lengths);
            const two_amounts first(last_bytes + separators[0], last_bytes + separators[1], _mm256_shuffle_epi8(kept, owners(0)));
            const two_amounts second(last_bytes + separators[2], last_bytes + separators[3] - carriage_return,
                                     _mm256_shuffle_epi8(kept, owners(8)));
            const __m256i eights = _mm256_madd_epi16(_mm256_packus_epi32(first.fours, second.fours), _mm256_set1_epi32(0x0001'2710));
            const __m256i sen = _mm256_add_epi64(_mm256_mul_epu32(eights, _mm256_set1_epi64x(100'000'000)), _mm256_srli_epi64(eights, 32));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out->sen.data() + 1), _mm256_permute4x64_epi64(sen, 0b11'01'10'00));
            const auto right = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_and_si256(first.right, second.right)));
            const __m128i too_long = _mm_cmpgt_epi32(lengths, _mm_set1_epi32(16));
            bool fits = (~right | mask(too_long)) == 0;
            const std::uint32_t begin = separators[-2] + 1;
            const std::uint32_t length = separators[-1] - begin;
            fits &= amount(walk.text + begin, length, out->sen[0]);
            const auto blank = static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(lengths, _mm_setzero_si128()))));
            out->printed = static_cast<std::uint8_t>(((blank ^ 0xFU) << 1U) | static_cast<std::uint32_t>(length != 0));
            if (!fits) return i;
        }
        return count;
    }

private:
    /// The bytes of four lengths that count for the lower half and the upper one, from the one at `first`.
    RENAKSI_AVX2 [[nodiscard]] static inline __m256i owners(char first) noexcept {
        return _mm256_setr_m128i(_mm_set1_epi8(first), _mm_set1_epi8(static_cast<char>(first + 4)));
    }

    /// Two amounts by where their last sixteen bytes begin, each on its way to a number of sen of sixteen digits.
    struct two_amounts {
        __m256i fours;  ///< the digits, four in each number
        __m256i right;  ///< all bits, where both are read here

        RENAKSI_AVX2 inline two_amounts(const char* low, const char* high, __m256i lengths) noexcept {
            const __m256i written = _mm256_inserti128_si256(_mm256_castsi128_si256(load(low)), load(high), 1);
            const __m256i from_end = both(_mm_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
            const __m256i inside = _mm256_cmpgt_epi8(lengths, from_end);
            const __m256i digits = _mm256_and_si256(_mm256_sub_epi8(written, _mm256_set1_epi8('0')), inside);
            const __m256i are_digits = _mm256_cmpeq_epi8(_mm256_min_epu8(digits, _mm256_set1_epi8(9)), digits);
            const __m256i dots = _mm256_cmpeq_epi8(digits, _mm256_set1_epi8('.' - '0'));
            const __m256i two_decimals = _mm256_shuffle_epi8(dots, _mm256_set1_epi8(13));
            const __m256i one_decimal = _mm256_shuffle_epi8(dots, _mm256_set1_epi8(14));
            // Two zeros are missing behind a number without a dot, one behind a single decimal; the places differ by so much.
            constexpr char none = static_cast<char>(0x80);
            constexpr char two = static_cast<char>(14 - 0x80);
            constexpr char last = static_cast<char>(15 - 0x80);
            __m256i places = both(_mm_setr_epi8(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, none, none));
            places = _mm256_add_epi8(
                places,
                _mm256_and_si256(two_decimals, both(_mm_setr_epi8(-3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, two, last))));
            places = _mm256_add_epi8(
                places,
                _mm256_and_si256(one_decimal, both(_mm_setr_epi8(-2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, last, 0))));
            const __m256i pairs = _mm256_maddubs_epi16(_mm256_shuffle_epi8(digits, places), _mm256_set1_epi16(0x010A));
            fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x0001'0064));
            // A dot may stand in those two places, behind a digit. Without one the first two of sixteen digits would be lost.
            const __m256i may_be_dots = both(_mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0));
            const __m256i first_two = both(_mm_setr_epi8(-1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            const __m256i no_digit_before = _mm256_andnot_si256(_mm256_and_si256(are_digits, inside), _mm256_srli_si256(dots, 1));
            const __m256i lost = _mm256_andnot_si256(_mm256_or_si256(two_decimals, one_decimal), _mm256_and_si256(inside, first_two));
            right = _mm256_andnot_si256(_mm256_or_si256(no_digit_before, lost),
                                        _mm256_or_si256(are_digits, _mm256_and_si256(dots, may_be_dots)));
        }

    private:
        RENAKSI_AVX2 [[nodiscard]] static inline __m256i both(__m128i half) noexcept { return _mm256_broadcastsi128_si256(half); }
    };
};

/// The amounts of the four triwulan at a time.
struct avx512_walk : triwulan_walk {
    RENAKSI_AVX512 [[nodiscard]] static inline std::size_t consecutive_amounts(const flat_walk& walk, std::size_t count) noexcept {
        auto [separators, step, carriage_return] = places(walk);
        const char* const text = walk.text;
        rekap_row* out = walk.out;
        const __m128i last_ends = _mm_set_epi32(static_cast<int>(carriage_return), 0, 0, 0);
        for (std::size_t i = 0; i < count; ++i, separators += step, ++out) {
            const __m128i lengths = lengths_of(separators, last_ends);
            bool fits = four_amounts(text + separators[0], text + separators[1], text + separators[2],
                                     text + (separators[3] - carriage_return), lengths, out->sen.data() + 1);
            const std::uint32_t begin = separators[-2] + 1;
            const std::uint32_t length = separators[-1] - begin;
            fits &= amount(text + begin, length, out->sen[0]);
            const std::uint32_t printed = _mm_test_epi32_mask(lengths, lengths);
            out->printed = static_cast<std::uint8_t>((printed << 1U) | static_cast<std::uint32_t>(length != 0));
            if (!fits) return i;
        }
        return count;
    }

private:
    /// The amounts that end at four places, as `avx2_fields::amount` reads them.
    RENAKSI_AVX512 [[nodiscard]] static inline bool four_amounts(const char* end0, const char* end1, const char* end2, const char* end3,
                                                                 __m128i lengths, std::int64_t* sen) noexcept {
        const __m256i low = _mm256_inserti128_si256(_mm256_castsi128_si256(load(end0 - 16)), load(end1 - 16), 1);
        const __m256i high = _mm256_inserti128_si256(_mm256_castsi128_si256(load(end2 - 16)), load(end3 - 16), 1);
        const __m512i written = _mm512_maskz_inserti64x4(0xFF, _mm512_castsi256_si512(low), high, 1);
        // The number of each byte in its sixteen, and for each of the four the byte of `lengths` that counts.
        const __m512i places = _mm512_maskz_broadcast_i32x4(0xFFFF, _mm_set_epi64x(0x0F0E0D0C0B0A0908, 0x0706050403020100));
        const __m512i owners = _mm512_set_epi64(0x0C0C0C0C0C0C0C0C, 0x0C0C0C0C0C0C0C0C, 0x0808080808080808, 0x0808080808080808,
                                                0x0404040404040404, 0x0404040404040404, 0, 0);
        const __m512i kept = _mm512_shuffle_epi8(_mm512_maskz_broadcast_i32x4(0xFFFF, lengths), owners);
        const __mmask64 inside = _mm512_cmpge_epu8_mask(_mm512_add_epi8(places, kept), _mm512_set1_epi8(16));
        const __m512i digits = _mm512_maskz_sub_epi8(inside, written, _mm512_set1_epi8('0'));
        const std::uint64_t others = _mm512_cmpgt_epu8_mask(digits, _mm512_set1_epi8(9));
        const std::uint64_t dots = _mm512_cmpeq_epi8_mask(digits, _mm512_set1_epi8('.' - '0'));
        constexpr std::uint64_t lowest = 0x0001'0001'0001'0001U;
        constexpr std::uint64_t two_decimals = lowest << 13U;
        constexpr std::uint64_t one_decimal = lowest << 14U;
        std::uint64_t wrong = others & ~(dots & (two_decimals | one_decimal));
        wrong |= (dots >> 1U) & (dots | ~inside);
        wrong |= _mm_cmpgt_epu32_mask(lengths, _mm_set1_epi32(16));
        // The bytes up to the dot move up by one place.
        const std::uint64_t have_dot = ((dots >> 13U) | (dots >> 14U)) & lowest;
        const std::uint64_t moving = dots | (dots - have_dot);
        const __m512i sources = _mm512_mask_sub_epi8(places, moving, places, _mm512_set1_epi8(1));
        const __m512i joined = _mm512_shuffle_epi8(digits, sources);
        const __m512i pairs = _mm512_maddubs_epi16(joined, _mm512_set1_epi16(0x010A));
        const __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x0001'0064));
        const __m512i eights = _mm512_madd_epi16(_mm512_packus_epi32(fours, fours), _mm512_set1_epi32(0x0001'2710));
        const __m512i numbers = _mm512_add_epi64(_mm512_maskz_mul_epu32(0xFF, eights, _mm512_set1_epi64(100'000'000)),
                                                 _mm512_maskz_srli_epi64(0xFF, eights, 32));
        const __m256i values = _mm512_maskz_extracti64x4_epi64(
            0xF, _mm512_maskz_permutexvar_epi64(0xFF, _mm512_set_epi64(0, 0, 0, 0, 6, 4, 2, 0), numbers), 0);
        __m256i scale = _mm256_set1_epi64x(100);
        scale = _mm256_mask_mov_epi64(scale, static_cast<__mmask8>(_pext_u64(dots, two_decimals)), _mm256_set1_epi64x(1));
        scale = _mm256_mask_mov_epi64(scale, static_cast<__mmask8>(_pext_u64(dots, one_decimal)), _mm256_set1_epi64x(10));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sen), _mm256_mullo_epi64(values, scale));
        return wrong == 0;
    }
};

}  // namespace

RENAKSI_AVX2_ROOT void walk_rows_avx2(flat_walk& walk) noexcept { walk_rows_with<avx2_walk>(walk); }

RENAKSI_AVX512_ROOT void walk_rows_avx512(flat_walk& walk) noexcept { walk_rows_with<avx512_walk>(walk); }

}  // namespace renaksi::rekap_detail

#endif
