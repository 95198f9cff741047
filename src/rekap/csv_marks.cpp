#include "rekap/csv_marks.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace renaksi::rekap_detail {
namespace {

/// Eight bytes at a time in an ordinary register.
struct portable_marks {
    static constexpr std::uint64_t low_bits = 0x7F7F'7F7F'7F7F'7F7FU;

    [[nodiscard]] static std::uint64_t load(const char* text) noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, text, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        return word;
    }
    /// A bit for each byte of the word that is `c`.
    [[nodiscard]] static std::uint64_t equal(std::uint64_t word, char c) noexcept {
        const std::uint64_t differing = word ^ (0x0101'0101'0101'0101U * static_cast<std::uint8_t>(c));
        const std::uint64_t zeros = ~(((differing & low_bits) + low_bits) | differing | low_bits);
        return ((zeros >> 7U) * 0x0102'0408'1020'4080U) >> 56U;
    }

    [[nodiscard]] static csv_bits bits(const char* text) noexcept {
        csv_bits out;
        for (unsigned i = 0; i < 8; ++i) {
            const std::uint64_t word = load(text + std::size_t{i} * 8);
            out.comma |= equal(word, ',') << (i * 8);
            out.line_feed |= equal(word, '\n') << (i * 8);
            out.quote |= equal(word, '"') << (i * 8);
        }
        out.inside = out.quote;
        for (unsigned shift = 1; shift < 64; shift *= 2) out.inside ^= out.inside << shift;
        return out;
    }
    [[nodiscard]] static std::size_t population(std::uint64_t bits) noexcept { return static_cast<std::size_t>(std::popcount(bits)); }
    static void put(std::uint32_t* to, std::uint64_t bits, std::uint32_t base) noexcept {
        for (; bits != 0; bits &= bits - 1) *to++ = base + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
};

[[nodiscard]] bool has_kernel_in_processor(scan_kernel kernel) noexcept {
#if defined(__x86_64__)
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                      __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
    if (kernel == scan_kernel::avx2) return avx2;
    if (kernel == scan_kernel::avx512) return avx512;
#endif
    return kernel == scan_kernel::portable;
}

}  // namespace

[[gnu::flatten]] void find_marks_portable(const char* text, std::size_t bytes, csv_marks& out) noexcept {
    find_marks_with<portable_marks>(text, bytes, out);
}

bool has_kernel(scan_kernel kernel) noexcept {
    static const std::array<bool, 3> known{has_kernel_in_processor(scan_kernel::portable), has_kernel_in_processor(scan_kernel::avx2),
                                           has_kernel_in_processor(scan_kernel::avx512)};
    return known[static_cast<std::size_t>(kernel)];
}

scan_kernel best_kernel() noexcept {
    if (has_kernel(scan_kernel::avx512)) return scan_kernel::avx512;
    return has_kernel(scan_kernel::avx2) ? scan_kernel::avx2 : scan_kernel::portable;
}

find_csv_marks marks_finder([[maybe_unused]] scan_kernel kernel) noexcept {
#if defined(__x86_64__)
    if (kernel == scan_kernel::avx2) return find_marks_avx2;
    if (kernel == scan_kernel::avx512) return find_marks_avx512;
#endif
    return find_marks_portable;
}

}  // namespace renaksi::rekap_detail
