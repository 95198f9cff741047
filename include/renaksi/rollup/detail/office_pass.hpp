/// \file
/// The identities of a plain office in one pass: every row has a kode of its own, they stand in order of it, and every level that there is
/// prints pagu and triwulan. A stack holds the rows above the one that is read. Then every row below which others stand has all five column
/// identities, or takes what stands below where it prints nothing, and its row identity follows from those; so roots are the row identities
/// of the lowest rows and the column identities.
///
/// Contract: belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "renaksi/rollup/detail/office_output.hpp"

namespace renaksi::detail {

/// `Sum` holds four times the sum of the magnitudes of all amounts of a column.
template <typename Sum>
class office_pass {
public:
    explicit office_pass(office_output& out) noexcept
        : out_(out), has_level_(out.plan().has_level()), has_runs_(!out.plan().has_sub_kegiatan()) {}

    /// Rows in order of their kode: `rows`, and behind them `more`, whose first is not below the last of `rows`. `jumlah` may be missing.
    /// O(rows).
    void read(std::span<const rekap_row> rows, std::span<const rekap_row> more, const rekap_row* jumlah) {
        open_row* top = stack_.data();
        top->row = jumlah;
        top->group = office_output::no_group;
        top->below = {};
        top = read_rows(rows, top);
        top = read_rows(more, top);
        for (; top != stack_.data(); --top) close(*top, *(top - 1));
        if (jumlah != nullptr) {
            open_row nothing{};
            close(*top, nothing);
            if (has_level_) out_.add_amounts(office_output::no_group, *jumlah, false);
        }
        for (pending_group& group : groups_) flush(group);
        out_.add_leaves(leaves_);
    }

private:
    using sums = std::array<Sum, plan_column_count>;
    struct open_row;

    /// `top` is the innermost row that is open; gives the one that is then.
    [[nodiscard]] open_row* read_rows(std::span<const rekap_row> rows, open_row* top) {
        const rekap_row* const end = rows.data() + rows.size();
        for (const rekap_row* row = rows.data(); row != end;) {
            const std::uint64_t kode = row->kode.bits();
            for (; top != stack_.data() && ((top->kode ^ kode) & top->mask) != 0; --top) close(*top, *(top - 1));
            pending_group& group = group_of(*row);
            const std::uint64_t mask = below_masks[row->kode.groups()];
            if (row + 1 == end || (((row + 1)->kode.bits() ^ kode) & mask) != 0) {
                row = add_leaves(row, end, group, *top);
                continue;
            }
            ++top;
            top->row = row;
            top->kode = kode;
            top->group = group.group;
            top->mask = mask;
            top->below = {};
            ++group.rows;
            if (has_level_) add_to(group.sen, *row);
            ++row;
        }
        return top;
    }

    /// By number of groups: the bits that a code shares with those below it, and with no other that stands behind it. Two sub kegiatan may
    /// have the same digits, but not the same number of them.
    static constexpr std::array<std::uint64_t, 7> below_masks{packed_kode::digit_masks[0],
                                                              packed_kode::digit_masks[1],
                                                              packed_kode::digit_masks[2],
                                                              packed_kode::digit_masks[3],
                                                              packed_kode::digit_masks[4],
                                                              packed_kode::digit_masks[5],
                                                              ~std::uint64_t{0}};

    /// The number of groups, and the digits down to the kegiatan: of two codes of as many groups, no more of them can be the same unless
    /// they are sub kegiatan of one kegiatan.
    static constexpr std::uint64_t run_mask = packed_kode::digit_masks[5] | (std::uint64_t{0xF} << packed_kode::group_shift);

    /// What is to be added to a group. Rows in order of their kode ask for the same few groups again and again, so that the last one of
    /// each depth, or level, is kept at hand.
    struct pending_group {
        std::uint64_t kode = ~std::uint64_t{0};  ///< the bits of no kode
        std::size_t group = 0;
        std::uint64_t rows = 0;
        sums sen{};
    };

    /// A row with rows below it, while those are read.
    struct open_row {
        const rekap_row* row;
        std::uint64_t kode;
        std::size_t group;
        std::uint64_t mask;
        sums below;
    };

    static void add_to(sums& sum, const rekap_row& row) noexcept {
        for (std::size_t c = 0; c < plan_column_count; ++c) sum[c] += row.sen[c];
    }

    static void add_to(sums& sum, const sums& more) noexcept {
        for (std::size_t c = 0; c < plan_column_count; ++c) sum[c] += more[c];
    }

    [[nodiscard]] pending_group& group_of(const rekap_row& row) {
        const std::uint64_t kode = out_.plan().kode_part(row.kode);
        pending_group& group = groups_[has_level_ ? static_cast<std::size_t>(row.level) : packed_kode(kode).groups()];
        if (group.kode != kode) {
            flush(group);
            group.kode = kode;
            group.group = out_.group_of(row);
        }
        return group;
    }

    void flush(pending_group& group) noexcept {
        if (group.rows == 0) return;
        out_.add(group.group, group.rows, group.sen);
        group.rows = 0;
        group.sen = {};
    }

    /// Adds a row below which nothing stands, and with it those that follow below the same kegiatan and in the same group: nearly all rows
    /// are such. Gives the row behind them.
    [[nodiscard]] const rekap_row* add_leaves(const rekap_row* row, const rekap_row* end, pending_group& group, open_row& above) {
        const rekap_row& first = *row;
        sums run{};
        do {
            add_to(run, *row);
            const Sum triwulan = Sum{row->sen[1]} + row->sen[2] + row->sen[3] + row->sen[4];
            if (row->sen[0] != triwulan) judge_leaf(*row, triwulan, group, above);
            ++row;
        } while (has_runs_ && row != end && ((row->kode.bits() ^ first.kode.bits()) & run_mask) == 0 && row->level == first.level);
        group.rows += static_cast<std::uint64_t>(row - &first);
        add_to(group.sen, run);
        add_to(above.below, run);
        if (has_level_) add_to(leaves_, run);
        return row;
    }

    void judge_leaf(const rekap_row& row, Sum triwulan, pending_group& group, open_row& above) {
        if ((row.printed & 1U) == 0) {
            // Without a pagu the triwulan are all that is known of the row.
            above.below[0] += triwulan;
            return;
        }
        out_.add_violations(group.group, row, 1);
        out_.add_root(row, true, 0, triwulan, row.sen[0]);
    }

    /// What is left to do for a row when all below it are read.
    void close(const open_row& v, open_row& above) {
        const rekap_row& row = *v.row;
        bool is_right = row.printed == rekap_row::all_printed && v.below[0] == triwulan_of(v.below);
        for (std::size_t c = 0; c < plan_column_count; ++c) is_right &= row.sen[c] == v.below[c];
        const sums value = is_right ? v.below : judge(v);
        add_to(above.below, value);
    }

    /// Tells what is wrong with a row and gives its amounts, blank ones as what stands below them.
    [[nodiscard]] sums judge(const open_row& v) {
        const rekap_row& row = *v.row;
        sums value = v.below;
        std::uint64_t violations = 0;
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (((row.printed >> c) & 1U) == 0 || row.sen[c] == value[c]) continue;
            value[c] = row.sen[c];
            ++violations;
            out_.add_root(row, false, c, v.below[c], value[c]);
        }
        const Sum triwulan = triwulan_of(value);
        const bool pagu_missing = (row.printed & 1U) == 0 && triwulan != 0;
        // It follows from the columns' identities and those of the rows below, whose roots are told.
        if (value[0] != triwulan && row.printed != 0 && !pagu_missing) ++violations;
        if (violations != 0) out_.add_violations(v.group, row, violations);
        return value;
    }

    [[nodiscard]] static Sum triwulan_of(const sums& value) noexcept { return value[1] + value[2] + value[3] + value[4]; }

    office_output& out_;
    bool has_level_ = false;
    bool has_runs_ = false;  ///< sub kegiatan of one kegiatan are in one group
    std::array<pending_group, 8> groups_{};
    std::array<open_row, 8> stack_;  ///< Jumlah or nothing, then at most four levels of codes
    sums leaves_{};
};

}  // namespace renaksi::detail
