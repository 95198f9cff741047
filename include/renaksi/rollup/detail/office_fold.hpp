/// \file
/// One office's rows → what they add to groups, totals and roots. Most offices are plain: every row has a kode of its own and every level
/// that they have prints pagu and triwulan. Then one pass over the rows in order of their kode, with a stack of the rows above, says the
/// same as `office_tree`, which takes the others.
///
/// Contract: belongs to one thread; memory is kept from office to office.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "renaksi/rollup/detail/office_output.hpp"
#include "renaksi/rollup/detail/office_pass.hpp"
#include "renaksi/rollup/detail/office_tree.hpp"

namespace renaksi::detail {

class office_fold {
public:
    /// Adds the rows of a complete office to `out` and leaves `rows` in any state. `in_place_order`: they stand in the order of their
    /// places. O(rows) where they are in order of their kode, else O(rows log rows).
    void fold(std::span<rekap_row> rows, bool in_place_order, office_output& out) {
        survey seen = look_at(rows);
        jumlah_.clear();
        if (seen.has_others()) {
            rows = take_others_out(rows);
            const survey all = seen;
            seen = look_at(rows);
            seen.printed |= all.printed & 0xFFU;
            seen.magnitudes = all.magnitudes;
        }
        std::size_t turn = 0;
        if (!seen.has_rows_without_kode && !seen.is_ascending) {
            turn = turned_at(rows);
            seen.is_ascending = turn > 0 || sort_by_kode(rows);
        } else if (seen.has_rows_without_kode && !in_place_order) {
            std::stable_sort(rows.begin(), rows.end(), [&out](const rekap_row& a, const rekap_row& b) { return out.place_before(a, b); });
        }
        const std::span<const rekap_row> first = rows.subspan(turn);
        const std::span<const rekap_row> second = rows.first(turn);
        const bool is_plain = !seen.has_rows_without_kode && seen.is_ascending && seen.all_levels_print() && jumlah_.size() <= 1 &&
                              !rows.empty() && !(mixes_penunjang(first, second) && office_tree::penunjang_bidang(rows) != 0);
        if (!is_plain) return tree_.fold(rows, jumlah_, !seen.has_rows_without_kode, out);
        const rekap_row* const jumlah = jumlah_.empty() ? nullptr : jumlah_.data();
        if (seen.sums_fit(rows.size() + 1)) {
            office_pass<std::int64_t>(out).read(first, second, jumlah);
        } else {
            office_pass<int128>(out).read(first, second, jumlah);
        }
    }

private:
    struct survey {
        std::uint64_t printed = 0;     ///< a byte a level: columns that some row of it prints, and the top bit where the level is there
        std::uint64_t magnitudes = 0;  ///< no amount is below -2^n or above 2^n, n the width of this
        bool is_ascending = true;
        bool has_rows_without_kode = false;

        /// Whether 64 bits hold four times the magnitudes of so many amounts.
        [[nodiscard]] bool sums_fit(std::size_t count) const noexcept { return std::bit_width(magnitudes) + std::bit_width(count) <= 60; }

        /// Jumlah or sasaran.
        [[nodiscard]] bool has_others() const noexcept { return (printed & 0xFFFFU) != 0; }
        [[nodiscard]] bool all_levels_print() const noexcept {
            for (unsigned shift = 0; shift < 56; shift += 8) {
                const std::uint64_t of_level = (printed >> shift) & 0xFFU;
                if (of_level != 0 && ((of_level & 0x01U) == 0 || (of_level & 0x1EU) == 0)) return false;
            }
            return true;
        }
    };

    [[nodiscard]] static survey look_at(std::span<const rekap_row> rows) noexcept {
        survey out;
        std::uint64_t before = 0;
        for (const rekap_row& row : rows) {
            out.printed |= std::uint64_t{row.printed | 0x80U} << (8U * static_cast<unsigned>(row.level));
            out.is_ascending &= row.kode.bits() > before;
            before = row.kode.bits();
            out.has_rows_without_kode |= before == 0;
            for (const std::int64_t sen : row.sen) out.magnitudes |= static_cast<std::uint64_t>(sen);
        }
        if ((out.magnitudes >> 63U) != 0) out.magnitudes = magnitudes_of(rows);
        return out;
    }

    /// The same of rows where some amounts are negative, which are few.
    [[nodiscard]] static std::uint64_t magnitudes_of(std::span<const rekap_row> rows) noexcept {
        std::uint64_t out = 0;
        for (const rekap_row& row : rows) {
            for (const std::int64_t sen : row.sen) out |= static_cast<std::uint64_t>(sen < 0 ? ~sen : sen);
        }
        return out;
    }

    /// Takes Jumlah out, and sasaran too where the kode tells what is part of what; else a sasaran ends what stands before it. Gives those
    /// that are left.
    [[nodiscard]] std::span<rekap_row> take_others_out(std::span<rekap_row> rows) {
        const auto is_budget = [](const rekap_row& row) { return row.level > rekap_level::sasaran; };
        bool by_kode = true;
        for (const rekap_row& row : rows) {
            if (row.level == rekap_level::jumlah) jumlah_.push_back(row);
            by_kode &= !is_budget(row) || !row.kode.is_none();
        }
        const auto is_other = [&](const rekap_row& row) { return by_kode ? !is_budget(row) : row.level == rekap_level::jumlah; };
        return rows.first(static_cast<std::size_t>(std::remove_if(rows.begin(), rows.end(), is_other) - rows.begin()));
    }

    /// Offices write `X.XX.01` first, which stands last here. Where rows are two stretches in order of their kode, all of the second before
    /// the first and its last row not above the first one's, how many the first stretch has; else 0.
    [[nodiscard]] static std::size_t turned_at(std::span<const rekap_row> rows) noexcept {
        const auto not_before = [](const rekap_row& a, const rekap_row& b) { return a.kode >= b.kode; };
        const auto turn = std::adjacent_find(rows.begin(), rows.end(), not_before);
        if (turn == rows.end() || rows.back().kode >= rows.front().kode || rows.back().kode.is_above(rows.front().kode)) return 0;
        const bool is_ordered = std::adjacent_find(turn + 1, rows.end(), not_before) == rows.end();
        return is_ordered ? static_cast<std::size_t>(turn - rows.begin()) + 1 : 0;
    }

    /// Whether every row has a kode of its own.
    [[nodiscard]] static bool sort_by_kode(std::span<rekap_row> rows) {
        std::sort(rows.begin(), rows.end(), [](const rekap_row& a, const rekap_row& b) { return a.kode < b.kode; });
        return std::adjacent_find(rows.begin(), rows.end(), [](const rekap_row& a, const rekap_row& b) { return a.kode == b.kode; }) ==
               rows.end();
    }

    /// Of rows in order of their kode: `X.XX` stands behind all other codes.
    [[nodiscard]] static bool mixes_penunjang(std::span<const rekap_row> first, std::span<const rekap_row> second) noexcept {
        const rekap_row& last = second.empty() ? first.back() : second.back();
        return last.kode.is_generic() && !first.front().kode.is_generic();
    }

    std::vector<rekap_row> jumlah_;
    office_tree tree_;
};

}  // namespace renaksi::detail
