// Where the cells and rows of a CSV text end: the separators outside quotes, as numbers, for a stretch of text at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rekap/flat_rows.hpp"

namespace renaksi::rekap_detail {

/// What was found in a stretch of text that begins where a row begins. Places are counted from its first byte.
struct csv_marks {
    static constexpr std::size_t stretch = std::size_t{16} << 10U;  ///< bytes at most: what is found of them stays in the nearest cache
    static constexpr std::size_t slack = 64;                        ///< kernels write so many numbers beyond those that they count

    csv_marks() : separators(stretch + slack + 1), rows(stretch + slack), inner_lines(stretch + slack) {
        separators[0] = static_cast<std::uint32_t>(-1);
    }
    /// Place of separator `i`; the byte before the stretch counts as separator -1.
    [[nodiscard]] std::uint32_t* separator() noexcept { return separators.data() + 1; }

    std::vector<std::uint32_t> separators;   ///< commas and line feeds outside quotes; `separator()` is the first
    std::vector<std::uint32_t> rows;         ///< which of the separators are line feeds
    std::vector<std::uint32_t> inner_lines;  ///< places of line feeds inside quotes
    std::size_t row_count = 0;
    std::size_t inner_count = 0;
};

/// Finds the marks of the first `bytes` bytes (at most `stretch`), up to the first quote that does not stand as RFC 4180 has it: opening
/// inside a cell, or closing with text behind. Rows that end before that are found. Up to 64 bytes before and behind are read and mean
/// nothing. O(bytes).
using find_csv_marks = void (*)(const char* text, std::size_t bytes, csv_marks& out) noexcept;

void find_marks_portable(const char* text, std::size_t bytes, csv_marks& out) noexcept;
#if defined(__x86_64__)
void find_marks_avx2(const char* text, std::size_t bytes, csv_marks& out) noexcept;
void find_marks_avx512(const char* text, std::size_t bytes, csv_marks& out) noexcept;
#endif

/// Of a kernel that this processor has.
[[nodiscard]] find_csv_marks marks_finder(scan_kernel kernel) noexcept;

/// The three sorts of bytes in 64 bytes of text, a bit a byte.
struct csv_bits {
    std::uint64_t comma = 0;
    std::uint64_t line_feed = 0;
    std::uint64_t quote = 0;
    std::uint64_t inside = 0;  ///< parity of the quotes up to and with each byte of these 64; what stood before them is not in it
};

/// Follows the quotes from one 64 bytes to the next.
class csv_quotes {
public:
    struct found {
        std::uint64_t separator = 0;
        std::uint64_t line_feed = 0;
        std::uint64_t inner_line = 0;
        bool broken = false;  ///< a quote stands wrong: what is behind it is not in the other three
    };

    /// `text` is where the 64 bytes stand, `valid` has a bit for each of them that is part of the stretch.
    [[nodiscard, gnu::always_inline]] inline found next(const char* text, csv_bits bits, std::uint64_t valid) noexcept {
        const std::uint64_t ends = bits.comma | bits.line_feed;
        if ((bits.quote | inside_ | closed_) == 0) [[likely]] {
            may_open_ = ends >> 63U;
            return {ends & valid, bits.line_feed & valid, 0, false};
        }
        const std::uint64_t inside = bits.inside ^ inside_;
        inside_ = std::uint64_t{0} - (inside >> 63U);
        const std::uint64_t opening = bits.quote & inside;
        const std::uint64_t closing = bits.quote & ~inside;
        // A quote before an opening one is closing: the two are a doubled quote, and the cell goes on.
        const std::uint64_t may_open = ((ends | bits.quote) << 1U) | may_open_;
        const std::uint64_t behind_closing = (closing << 1U) | closed_;
        may_open_ = (ends | bits.quote) >> 63U;
        closed_ = closing >> 63U;
        found out{ends & ~inside & valid, bits.line_feed & ~inside & valid, bits.line_feed & inside & valid, false};
        std::uint64_t wrong = ((opening & ~may_open) | (behind_closing & ~(ends | bits.quote))) & valid;
        if (wrong != 0) [[unlikely]] {
            wrong = without_line_ends(text, wrong, opening & ~may_open);
            if (wrong == 0) return out;
            const std::uint64_t before = (wrong & (0 - wrong)) - 1;
            out = {out.separator & before, out.line_feed & before, out.inner_line & before, true};
        }
        return out;
    }

private:
    /// CR LF may stand behind a closing quote. A CR that is the last byte of the stretch may be one: its row does not end in it.
    [[nodiscard, gnu::noinline]] static std::uint64_t without_line_ends(const char* text, std::uint64_t wrong,
                                                                        std::uint64_t opening) noexcept {
        std::uint64_t out = wrong;
        for (std::uint64_t rest = wrong & ~opening; rest != 0; rest &= rest - 1) {
            const auto at = static_cast<std::size_t>(__builtin_ctzll(rest));
            if (text[at] == '\r' && text[at + 1] == '\n') out &= ~(std::uint64_t{1} << at);
        }
        return out;
    }

    std::uint64_t inside_ = 0;
    std::uint64_t may_open_ = 1;
    std::uint64_t closed_ = 0;
};

/// The loop of every kernel. `Kernel::bits` looks at 64 bytes, `Kernel::put` writes the numbers of the bits of a mask, from `base`; it may
/// write up to `slack` numbers beyond them. It is put into a function that is compiled for the kernel's instructions.
template <typename Kernel>
[[gnu::always_inline]] inline void find_marks_with(const char* text, std::size_t bytes, csv_marks& out) noexcept {
    std::uint32_t* separators = out.separator();
    const std::uint32_t* const first_separator = separators;
    std::uint32_t* row = out.rows.data();
    std::uint32_t* inner = out.inner_lines.data();
    csv_quotes quotes;
    // Returns whether all is well; `valid` is all ones but for the last bytes.
    const auto look = [&](std::size_t base, std::uint64_t valid) __attribute__((always_inline)) {
        const csv_quotes::found found = quotes.next(text + base, Kernel::bits(text + base), valid);
        const auto before = static_cast<std::uint32_t>(separators - first_separator) - 1;
        // Most often 64 bytes have one line feed or none.
        std::uint64_t feeds = found.line_feed;
        std::uint64_t others = feeds & (feeds - 1);
        *row = before + static_cast<std::uint32_t>(Kernel::population(found.separator & (feeds ^ (feeds - 1))));
        row += feeds != 0 ? 1 : 0;
        while (others != 0) [[unlikely]] {
                *row++ = before + static_cast<std::uint32_t>(Kernel::population(found.separator & (others ^ (others - 1))));
                others &= others - 1;
            }
        Kernel::put(separators, found.separator, static_cast<std::uint32_t>(base));
        separators += Kernel::population(found.separator);
        if (found.inner_line != 0) [[unlikely]] {
            Kernel::put(inner, found.inner_line, static_cast<std::uint32_t>(base));
            inner += Kernel::population(found.inner_line);
        }
        return !found.broken;
    };
    std::size_t base = 0;
    bool is_well = true;
    for (; is_well && bytes - base >= 64; base += 64) is_well = look(base, ~std::uint64_t{0});
    if (is_well && base < bytes) static_cast<void>(look(base, (std::uint64_t{1} << (bytes - base)) - 1));
    out.row_count = static_cast<std::size_t>(row - out.rows.data());
    out.inner_count = static_cast<std::size_t>(inner - out.inner_lines.data());
}

}  // namespace renaksi::rekap_detail
