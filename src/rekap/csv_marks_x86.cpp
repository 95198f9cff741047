// What only processors of the x86-64 family have. Every function that uses their newer instructions says so itself, so that nothing else of
// the program is compiled for them.
#include "rekap/csv_marks.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include "rekap/targets_x86.hpp"

namespace renaksi::rekap_detail {
namespace {

struct avx2_marks {
    RENAKSI_AVX2 [[nodiscard]] static inline std::uint64_t equal(__m256i low, __m256i high, __m256i c) noexcept {
        const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, c)));
        const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, c)));
        return first | (std::uint64_t{second} << 32U);
    }
    /// Multiplied without carries by all ones, a number gives for each bit the parity of those up to and with it.
    RENAKSI_AVX2 [[nodiscard]] static inline std::uint64_t parity(std::uint64_t bits) noexcept {
        const __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<std::int64_t>(bits)), _mm_set1_epi8(-1), 0);
        return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
    }
    RENAKSI_AVX2 [[nodiscard]] static inline csv_bits bits(const char* text) noexcept {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 32));
        csv_bits out;
        out.comma = equal(low, high, _mm256_set1_epi8(','));
        out.line_feed = equal(low, high, _mm256_set1_epi8('\n'));
        out.quote = equal(low, high, _mm256_set1_epi8('"'));
        out.inside = parity(out.quote);
        return out;
    }
    RENAKSI_AVX2 [[nodiscard]] static inline std::size_t population(std::uint64_t bits) noexcept {
        return static_cast<std::size_t>(_mm_popcnt_u64(bits));
    }
    /// In steps of as many as 64 bytes seldom have more of: the number of steps is then nearly always the same, and foreseen.
    RENAKSI_AVX2 static inline void put(std::uint32_t* to, std::uint64_t bits, std::uint32_t base) noexcept {
        do {
            for (unsigned i = 0; i < 6; ++i) {
                to[i] = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
                bits = _blsr_u64(bits);
            }
            to += 6;
        } while (bits != 0);
    }
};

struct avx512_marks {
    RENAKSI_AVX512 [[nodiscard]] static inline csv_bits bits(const char* text) noexcept {
        const __m512i all = _mm512_loadu_si512(text);
        csv_bits out;
        out.comma = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8(','));
        out.line_feed = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n'));
        out.quote = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('"'));
        const __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<std::int64_t>(out.quote)), _mm_set1_epi8(-1), 0);
        out.inside = static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
        return out;
    }
    RENAKSI_AVX512 [[nodiscard]] static inline std::size_t population(std::uint64_t bits) noexcept {
        return static_cast<std::size_t>(_mm_popcnt_u64(bits));
    }
    /// The bits' numbers come out of a row of 64 numbers in one step; sixteen are widened at a time.
    RENAKSI_AVX512 static inline void put(std::uint32_t* to, std::uint64_t bits, std::uint32_t base) noexcept {
        alignas(64) static constexpr char numbers[64] = {
            0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
            32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
        const __m512i chosen = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(numbers));
        const __m512i first = _mm512_set1_epi32(static_cast<int>(base));
        _mm512_storeu_si512(to, _mm512_add_epi32(widened<0>(chosen), first));
        if (population(bits) <= 16) return;
        _mm512_storeu_si512(to + 16, _mm512_add_epi32(widened<1>(chosen), first));
        if (population(bits) <= 32) return;
        _mm512_storeu_si512(to + 32, _mm512_add_epi32(widened<2>(chosen), first));
        _mm512_storeu_si512(to + 48, _mm512_add_epi32(widened<3>(chosen), first));
    }

private:
    /// With masks that leave nothing out: g++ 12 takes the undefined source of the forms without a mask for a mistake.
    template <int Quarter>
    RENAKSI_AVX512 [[nodiscard]] static inline __m512i widened(__m512i bytes) noexcept {
        return _mm512_maskz_cvtepu8_epi32(0xFFFF, _mm512_maskz_extracti32x4_epi32(0xF, bytes, Quarter));
    }
};

}  // namespace

RENAKSI_AVX2_ROOT void find_marks_avx2(const char* text, std::size_t bytes, csv_marks& out) noexcept {
    find_marks_with<avx2_marks>(text, bytes, out);
}

RENAKSI_AVX512_ROOT void find_marks_avx512(const char* text, std::size_t bytes, csv_marks& out) noexcept {
    find_marks_with<avx512_marks>(text, bytes, out);
}

}  // namespace renaksi::rekap_detail

#endif
