/// \file
/// The identities of one office whose rows are anything but plain: levels that print no pagu or no triwulan, several rows of one kode, rows
/// without a kode, `X.XX` beside a bidang's own 01. It says what `check/identities.hpp` says of a plan in Rupiah, for a tree of nodes that
/// may have several rows.
///
/// Of several rows with one kode the amounts are added, and each has a row identity of its own. Those follow from the identities below only
/// together: where one of them is violated it is inherited, where more are each is a root. Where the kode's amount of a column is taken
/// from below because none of the rows prints it, nothing tells which of them it belongs to, and none has a row identity.
///
/// Contract: belongs to one thread; memory is kept from office to office.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "renaksi/rollup/detail/office_output.hpp"

namespace renaksi::detail {

class office_tree {
public:
    /// Adds what the rows come to. `by_kode`: `rows` are budget rows whose kode tells what is part of what; else levels and
    /// order do, and there are sasaran among them, which end what stands before them. O(rows log rows).
    void fold(std::span<const rekap_row> rows, std::span<const rekap_row> jumlah, bool by_kode, office_output& out) {
        find_printing_levels(rows, jumlah);
        nodes_.clear();
        members_.clear();
        has_jumlah_ = !jumlah.empty();
        for (const rekap_row& row : jumlah) members_.push_back({&row, 0, office_output::no_group});
        if (has_jumlah_) push_node(0, members_.size(), no_node);
        by_kode ? add_by_kode(rows, out) : add_by_level(rows, out);
        for (std::size_t i = nodes_.size(); i-- > 0;) settle(nodes_[i]);
        for (const node& v : nodes_) tell(v, out);
    }

    /// `X.XX.01` is the 01 of the office's bidang where it has exactly one with an 01; 0 where it has none or several.
    [[nodiscard]] static std::uint64_t penunjang_bidang(std::span<const rekap_row> rows) noexcept {
        std::uint64_t found = 0;
        for (const rekap_row& row : rows) {
            if (row.kode.is_generic() || !row.kode.is_penunjang()) continue;
            const std::uint64_t bidang = row.kode.bits() & packed_kode::digit_masks[2];
            if (found != 0 && found != bidang) return 0;
            found = bidang;
        }
        return found;
    }

private:
    static constexpr std::uint32_t no_node = static_cast<std::uint32_t>(-1);
    enum class claim : std::uint8_t { none = 0, checked = 1, defined = 2 };

    struct member {
        const rekap_row* row = nullptr;
        std::uint64_t kode = 0;  ///< its place in the tree
        std::size_t group = 0;
        bool is_checked = false;  ///< its row identity is
    };

    struct node {
        std::uint32_t parent = no_node;
        std::uint32_t first = 0;  ///< of its members
        std::uint32_t size = 0;
        rekap_level level = rekap_level::jumlah;
        std::uint8_t printed = 0;
        bool inner = false;
        bool children_settled = true;
        bool follows = false;  ///< its row identity follows from others
        std::array<bool, 2> printed_below{};
        std::array<claim, plan_column_count> claims{};
        office_sums value{};
        office_sums below{};
    };

    [[nodiscard]] static constexpr std::size_t block_of(std::size_t column) noexcept { return column == 0 ? 0 : 1; }
    [[nodiscard]] static constexpr bool prints_column(std::uint8_t printed, std::size_t column) noexcept {
        return ((printed >> column) & 1U) != 0;
    }
    [[nodiscard]] static int128 triwulan_sum(const office_sums& value) noexcept { return value[1] + value[2] + value[3] + value[4]; }
    [[nodiscard]] static office_sums amounts_of(const rekap_row& row) noexcept {
        office_sums out{};
        for (std::size_t c = 0; c < plan_column_count; ++c) out[c] = row.sen[c];
        return out;
    }

    void find_printing_levels(std::span<const rekap_row> rows, std::span<const rekap_row> jumlah) {
        prints_ = {};
        for (const std::span<const rekap_row> list : {rows, jumlah}) {
            for (const rekap_row& row : list) {
                for (std::size_t c = 0; c < plan_column_count; ++c) {
                    if (prints_column(row.printed, c)) prints_[static_cast<std::size_t>(row.level)][block_of(c)] = true;
                }
            }
        }
    }
    [[nodiscard]] bool prints(const node& v, std::size_t block) const noexcept { return prints_[static_cast<std::size_t>(v.level)][block]; }

    void push_node(std::size_t first, std::size_t end, std::uint32_t parent) {
        node v;
        v.parent = parent;
        v.first = static_cast<std::uint32_t>(first);
        v.size = static_cast<std::uint32_t>(end - first);
        v.level = members_[first].row->level;
        for (std::size_t i = first; i < end; ++i) v.printed |= members_[i].row->printed;
        if (parent != no_node) nodes_[parent].inner = true;
        nodes_.push_back(v);
    }

    void add_by_kode(std::span<const rekap_row> rows, office_output& out) {
        const std::uint64_t bidang = penunjang_bidang(rows);
        const std::size_t begin = members_.size();
        for (const rekap_row& row : rows) {
            std::uint64_t kode = row.kode.bits();
            if (bidang != 0 && row.kode.is_generic() && row.kode.is_penunjang()) {
                kode = (kode & ~packed_kode::digit_masks[2]) | bidang;
            }
            const std::size_t group = out.group_of(row);
            out.add_row(group);
            members_.push_back({&row, kode, group});
        }
        // Among rows of one kode the first is the one that a column's root names.
        std::sort(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end(), [&out](const member& a, const member& b) {
            if (a.kode != b.kode) return a.kode < b.kode;
            if (a.row->kode != b.row->kode) return a.row->kode < b.row->kode;
            return out.place_before(*a.row, *b.row);
        });
        const std::uint32_t top = has_jumlah_ ? 0 : no_node;
        std::uint32_t at = top;
        for (std::size_t i = begin; i < members_.size();) {
            std::size_t end = i + 1;
            while (end < members_.size() && members_[end].kode == members_[i].kode) ++end;
            while (at != top && !packed_kode(members_[nodes_[at].first].kode).is_above(packed_kode(members_[i].kode))) {
                at = nodes_[at].parent;
            }
            push_node(i, end, at);
            at = static_cast<std::uint32_t>(nodes_.size() - 1);
            i = end;
        }
    }

    void add_by_level(std::span<const rekap_row> rows, office_output& out) {
        const std::uint32_t top = has_jumlah_ ? 0 : no_node;
        std::uint32_t at = top;
        for (const rekap_row& row : rows) {
            if (row.level == rekap_level::sasaran) {
                at = top;
                continue;
            }
            const std::size_t group = out.group_of(row);
            out.add_row(group);
            members_.push_back({&row, 0, group});
            while (at != top && nodes_[at].level >= row.level) at = nodes_[at].parent;
            push_node(members_.size() - 1, members_.size(), at);
            at = static_cast<std::uint32_t>(nodes_.size() - 1);
        }
    }

    /// Works out a node whose nodes below are done, and hands its values up.
    void settle(node& v) {
        for (std::size_t c = 0; c < plan_column_count; ++c) settle_cell(c, v);
        v.follows = v.inner && v.children_settled && std::find(v.claims.begin(), v.claims.end(), claim::none) == v.claims.end();
        bool rows_settled = true;
        const office_sums filled = v.value;
        for (std::size_t i = 0; i < v.size; ++i) rows_settled = settle_row(members_[v.first + i], filled, v) && rows_settled;
        if (v.parent == no_node) return;
        node& parent = nodes_[v.parent];
        for (std::size_t c = 0; c < plan_column_count; ++c) parent.below[c] += v.value[c];
        for (std::size_t block = 0; block < 2; ++block) {
            parent.printed_below[block] = parent.printed_below[block] || v.printed_below[block] || prints(v, block);
        }
        parent.children_settled = parent.children_settled && (v.follows || rows_settled);
    }

    void settle_cell(std::size_t c, node& v) const {
        const bool is_blank = !prints_column(v.printed, c);
        if (is_blank) {
            v.value[c] = v.below[c];
        } else {
            for (std::size_t i = 0; i < v.size; ++i) v.value[c] += members_[v.first + i].row->sen[c];
        }
        if (!v.printed_below[block_of(c)]) return;
        const bool is_claimed = !is_blank || (prints(v, block_of(c)) && v.below[c] == 0);
        v.claims[c] = is_claimed ? claim::checked : claim::defined;
    }

    /// Whether the row's identity is checked or holds because the row says nothing.
    [[nodiscard]] bool settle_row(member& one, const office_sums& filled, node& v) const {
        const bool prints_both = prints(v, 0) && prints(v, 1);
        const bool says_something = one.row->printed != 0;
        const int128 triwulan = triwulan_sum(v.size == 1 ? filled : amounts_of(*one.row));
        const bool pagu_missing = prints_both && !prints_column(one.row->printed, 0) && triwulan != 0;
        bool shares_below = false;
        for (std::size_t c = 0; c < plan_column_count && v.size > 1; ++c) {
            shares_below = shares_below || (!prints_column(v.printed, c) && filled[c] != 0);
        }
        // Of a row without a pagu its triwulan are all that is known.
        if (pagu_missing && v.claims[0] == claim::none) v.value[0] = (v.size == 1 ? 0 : v.value[0]) + triwulan;
        one.is_checked = prints_both && says_something && !pagu_missing && !shares_below;
        return one.is_checked || (!v.inner && (!says_something || pagu_missing));
    }

    /// Adds what is violated, and the amounts of rows with nothing below them.
    void tell(const node& v, office_output& out) const {
        const bool is_jumlah = v.level == rekap_level::jumlah;
        std::uint64_t off = 0;
        for (std::size_t i = 0; i < v.size; ++i) off += is_off(v, members_[v.first + i]) ? 1U : 0U;
        for (std::size_t i = 0; i < v.size; ++i) {
            const member& one = members_[v.first + i];
            if (!v.inner || out.has_level()) out.add_amounts(one.group, *one.row, !v.inner && !is_jumlah);
            if (!is_off(v, one)) continue;
            out.add_violations(one.group, *one.row, 1);
            const office_sums value = values_of(v, one);
            if (!v.follows || off > 1) out.add_root(*one.row, true, 0, triwulan_sum(value), value[0]);
        }
        const member& first = members_[v.first];
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (v.claims[c] != claim::checked || v.value[c] == v.below[c]) continue;
            out.add_violations(first.group, *first.row, 1);
            out.add_root(*first.row, false, c, v.below[c], v.value[c]);
        }
    }

    [[nodiscard]] static office_sums values_of(const node& v, const member& one) noexcept {
        return v.size == 1 ? v.value : amounts_of(*one.row);
    }
    [[nodiscard]] static bool is_off(const node& v, const member& one) noexcept {
        const office_sums value = values_of(v, one);
        return one.is_checked && value[0] != triwulan_sum(value);
    }

    std::vector<node> nodes_;  ///< Jumlah first, then a node before those below it
    std::vector<member> members_;
    std::array<std::array<bool, 2>, 7> prints_{};
    bool has_jumlah_ = false;
};

}  // namespace renaksi::detail
