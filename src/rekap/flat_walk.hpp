// The way along the rows of a stretch of text whose separators are known: the part of the scanner that is compiled once for each kernel.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "rekap/flat_cells.hpp"
#include "rekap/packed_fields.hpp"
#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi::rekap_detail {

/// Where a cell stands in a row. A column that is not there is the first one without its bytes.
struct flat_place {
    std::uint32_t at = 0;
    std::uint32_t present = 0;  ///< all bits, or none
    std::uint32_t last = 0;     ///< 1 for the last cell, behind which a CR may stand
};

/// Words of levels as long as this are known again.
inline constexpr std::size_t longest_level_word = 16;

/// Where the walk is, and what it knows.
struct flat_walk {
    std::array<flat_place, flat_cell_count> places{};
    std::uint32_t cells = 0;
    bool are_adjacent = false;          ///< opd, kode and level stand behind one another, and another cell behind them
    bool are_consecutive = false;       ///< all five amounts are there, one behind the other
    std::array<level_word, 8> words{};  ///< by number of groups of the kode: how its level is written

    const char* text = nullptr;                 ///< the stretch
    const std::uint32_t* separators = nullptr;  ///< as in `csv_marks`; the one before the first is the byte before the stretch
    const std::uint32_t* rows = nullptr;
    std::size_t row = 0;
    std::size_t row_count = 0;
    std::uint32_t first = 0;                     ///< separator: the first of the row
    const std::uint32_t* inner_lines = nullptr;  ///< places of line feeds inside quotes, and behind them one that is never reached
    std::uint64_t line = 0;                      ///< of the row
    std::uint32_t carriage_return = 0;           ///< 1 where lines end with CR LF; told by the last row that was not read at a glance
    bool has_quotes = false;                     ///< numbers or codes stand between quotes
    const char* office = nullptr;                ///< the cell of the row before, as written
    std::uint32_t office_length = 0;
    rekap_row* out = nullptr;

    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

    /// First byte of the row that stands next.
    [[nodiscard]] std::uint32_t begin() const noexcept { return *(separators + first - 1) + 1; }
    /// Goes over `count` rows.
    void pass_rows(std::size_t count) noexcept {
        row += count;
        line += count;
        if (count > 0) first = rows[row - 1] + 1;
        for (; first > 0 && *inner_lines < begin(); ++inner_lines) ++line;
    }
};

/// Reads on to the first row that is not read at a glance or that begins another office.
using walk_flat_rows = void (*)(flat_walk& walk) noexcept;

void walk_rows_portable(flat_walk& walk) noexcept;
#if defined(__x86_64__)
void walk_rows_avx2(flat_walk& walk) noexcept;
void walk_rows_avx512(flat_walk& walk) noexcept;
#endif

/// Rows are read so many at a time, first what they are and then their amounts: two short loops keep what they need in registers.
inline constexpr std::size_t rows_at_a_time = 32;

/// A cell of the row whose first separator is `*separators`. With `Quotes` it may stand between them.
template <bool Quotes>
[[nodiscard, gnu::always_inline]] inline const char* cell_of(const flat_walk& walk, const std::uint32_t* separators,
                                                             const flat_place& place, std::uint32_t& length) noexcept {
    const std::uint32_t* const before = separators + place.at - 1;
    const std::uint32_t begin = before[0] + 1;
    length = (before[1] - begin - (place.last & walk.carriage_return)) & place.present;
    const char* const text = walk.text + begin;
    if (!Quotes || length < 2 || *text != '"') return text;
    length -= 2;
    return text + 1;
}

/// What a row is, where its three cells are given by their bytes and lengths. False where it is not as expected.
template <typename Fields>
[[nodiscard, gnu::always_inline]] inline bool read_identity(const flat_walk& walk, const char* opd, std::uint32_t opd_length,
                                                            const char* kode, std::uint32_t kode_length, const char* level,
                                                            std::uint32_t level_length, rekap_row& out) noexcept {
    constexpr std::array<rekap_level, 8> levels{rekap_level::urusan, rekap_level::urusan,   rekap_level::bidang,       rekap_level::program,
                                                rekap_level::urusan, rekap_level::kegiatan, rekap_level::sub_kegiatan, rekap_level::urusan};
    if (opd_length != walk.office_length || !Fields::same(opd, walk.office, opd_length)) return false;
    const std::uint64_t code = Fields::kode(kode, kode_length);
    const std::size_t groups = (code >> packed_kode::group_shift) & 7U;
    out.kode = packed_kode(code);
    out.level = levels[groups];
    return (code != 0) & ((level_length == 0) | Fields::same_word(level, level_length, walk.words[groups]));
}

/// Reads offices, codes and levels of at most `count` rows; returns how many rows were as expected.
template <typename Fields, bool Quotes, bool Adjacent>
[[nodiscard, gnu::always_inline]] inline std::size_t read_identities(const flat_walk& walk, std::size_t count) noexcept {
    static_assert(!(Quotes && Adjacent));
    const flat_place opd = walk.places[static_cast<std::size_t>(flat_cell::opd)];
    const flat_place kode = walk.places[static_cast<std::size_t>(flat_cell::kode)];
    const flat_place level = walk.places[static_cast<std::size_t>(flat_cell::level)];
    const std::uint32_t* const rows = walk.rows + walk.row;
    const std::uint32_t* separators = walk.separators + walk.first;
    const std::uint32_t* inner_lines = walk.inner_lines;
    std::uint32_t next = walk.first;
    auto line = static_cast<std::uint32_t>(walk.line);
    for (std::size_t i = 0; i < count; ++i, separators += walk.cells, ++line) {
        next += walk.cells;
        if (rows[i] + 1 != next) return i;
        const std::uint32_t end = separators[walk.cells - 1];
        // A CR where none is expected is part of a cell, which is then not as expected, or is not read.
        if (walk.carriage_return != 0 && walk.text[end - 1] != '\r') return i;
        rekap_row& out = walk.out[i];
        if constexpr (Adjacent) {
            const std::uint32_t* const at = separators + opd.at;
            const std::uint32_t begin = at[-1] + 1;
            const std::uint32_t second = at[0] + 1;
            const std::uint32_t third = at[1] + 1;
            if (!read_identity<Fields>(walk, walk.text + begin, second - begin - 1, walk.text + second, third - second - 1,
                                       walk.text + third, at[2] - third, out)) {
                return i;
            }
        } else {
            std::array<std::uint32_t, 3> lengths{};
            const char* const office = cell_of<false>(walk, separators, opd, lengths[0]);
            const char* const code = cell_of<Quotes>(walk, separators, kode, lengths[1]);
            const char* const word = cell_of<Quotes>(walk, separators, level, lengths[2]);
            if (!read_identity<Fields>(walk, office, lengths[0], code, lengths[1], word, lengths[2], out)) return i;
        }
        out.line = line;
        out.source = 0;
        for (; *inner_lines < end; ++inner_lines) ++line;
    }
    return count;
}

/// Reads the amounts of at most `count` rows; returns how many rows were as expected.
template <typename Fields, bool Quotes>
[[nodiscard, gnu::always_inline]] inline std::size_t read_amounts(const flat_walk& walk, std::size_t count) noexcept {
    const std::uint32_t* separators = walk.separators + walk.first;
    constexpr std::size_t pagu = static_cast<std::size_t>(flat_cell::pagu);
    for (std::size_t i = 0; i < count; ++i, separators += walk.cells) {
        rekap_row& out = walk.out[i];
        std::array<std::uint32_t, plan_column_count> lengths{};
        std::array<const char*, plan_column_count> texts{};
        for (std::size_t c = 0; c < plan_column_count; ++c) texts[c] = cell_of<Quotes>(walk, separators, walk.places[pagu + c], lengths[c]);
        unsigned wrong = 0;
        unsigned printed = 0;
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            wrong |= static_cast<unsigned>(!Fields::amount(texts[c], lengths[c], out.sen[c]));
            printed |= static_cast<unsigned>(lengths[c] != 0) << c;
        }
        out.printed = static_cast<std::uint8_t>(printed);
        if (wrong != 0) return i;
    }
    return count;
}

/// The loop of every kernel, put into a function that is compiled for the kernel's instructions.
template <typename Fields>
[[gnu::always_inline]] inline void walk_rows_with(flat_walk& shared) noexcept {
    // A copy of its own, which nothing that is written can change.
    flat_walk walk = shared;
    while (walk.row < walk.row_count) {
        const std::size_t wanted = walk.row_count - walk.row < rows_at_a_time ? walk.row_count - walk.row : rows_at_a_time;
        std::size_t count = 0;
        if (!walk.has_quotes) {
            count = walk.are_adjacent ? read_identities<Fields, false, true>(walk, wanted)
                                      : read_identities<Fields, false, false>(walk, wanted);
            count = walk.are_consecutive ? Fields::consecutive_amounts(walk, count) : read_amounts<Fields, false>(walk, count);
        }
        if (count < wanted) {
            // What stopped the loop may have been quotes.
            walk.pass_rows(count);
            walk.out += count;
            count = read_identities<Fields, true, false>(walk, wanted - count);
            count = read_amounts<Fields, true>(walk, count);
            walk.has_quotes = count > 0;
            if (count == 0) break;
        }
        walk.pass_rows(count);
        walk.out += count;
    }
    shared.row = walk.row;
    shared.first = walk.first;
    shared.inner_lines = walk.inner_lines;
    shared.line = walk.line;
    shared.has_quotes = walk.has_quotes;
    shared.out = walk.out;
}

}  // namespace renaksi::rekap_detail
