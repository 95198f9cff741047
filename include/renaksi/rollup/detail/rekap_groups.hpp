/// \file
/// Groups by key. Where a key names the office, groups of different offices have nothing in common, so a group is looked for among those of
/// the current office only and the table of places stays small whatever the number of groups.
///
/// Contract: belongs to one thread. The order of groups is that of arrival until `sort`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/rollup/detail/rekap_group_key.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

struct rekap_group {
    rekap_group_key key;
    rekap_totals totals;
};

/// a + b. Sums of rows stay far below 128 bits; sums out of bytes that somebody made up may not, and then wrap.
[[nodiscard]] constexpr int128 wrapped_plus(int128 a, int128 b) noexcept {
    return static_cast<int128>(static_cast<uint128>(a) + static_cast<uint128>(b));
}

inline void add_to(rekap_totals& sum, const rekap_totals& part) noexcept {
    sum.rows += part.rows;
    sum.violations += part.violations;
    for (std::size_t c = 0; c < plan_column_count; ++c) sum.sen[c] = wrapped_plus(sum.sen[c], part.sen[c]);
}

class rekap_groups {
public:
    explicit rekap_groups(bool by_office) noexcept : by_office_(by_office) {}

    [[nodiscard]] std::size_t size() const noexcept { return groups_.size(); }
    [[nodiscard]] rekap_group& operator[](std::size_t i) noexcept { return groups_[i]; }
    [[nodiscard]] const rekap_group& operator[](std::size_t i) const noexcept { return groups_[i]; }
    [[nodiscard]] bool is_by_office() const noexcept { return by_office_; }

    /// To be called before keys of another office are looked for.
    void begin_office() {
        if (by_office_) {
            first_ = groups_.size();
            forget(least_slots);
        } else if (!indexed_) {
            index();
        }
    }

    /// The place of a key's group, which is made where it is not there.
    std::size_t of(const rekap_group_key& key) {
        for (std::size_t at = hash(key) & mask_;; at = (at + 1) & mask_) {
            const slot& there = slots_[at];
            if (there.epoch != epoch_) return insert(key, at);
            if (groups_[there.group].key == key) return there.group;
        }
    }

    /// Adds a group whose key is known to be new.
    void push(const rekap_group& fresh) {
        indexed_ = false;
        groups_.push_back(fresh);
    }
    void reserve(std::size_t count) { groups_.reserve(count); }

    /// Adds the groups of another, whose offices have other numbers; with `by_office` they have no key in common.
    void merge(rekap_groups&& other, const std::vector<std::uint32_t>& offices) {
        begin_office();
        for (const rekap_group& theirs : other.groups_) {
            rekap_group moved = theirs;
            if (by_office_) {
                moved.key.office = offices[moved.key.office];
                groups_.push_back(moved);
            } else {
                add_to(groups_[of(moved.key)].totals, moved.totals);
            }
        }
        other.groups_.clear();
    }

    /// Gives the offices of keys new numbers.
    void renumber(const std::vector<std::uint32_t>& offices) {
        if (!by_office_) return;
        for (rekap_group& group : groups_) group.key.office = offices[group.key.office];
    }

    template <typename Before>
    void sort(Before before) {
        if (std::is_sorted(groups_.begin(), groups_.end(), before)) return;
        indexed_ = false;
        std::sort(groups_.begin(), groups_.end(), before);
    }

private:
    struct slot {
        std::uint32_t epoch = 0;  ///< another one than the table's: the slot is free
        std::uint32_t group = 0;
    };
    static constexpr std::size_t least_slots = 64;

    [[nodiscard]] static std::size_t hash(const rekap_group_key& key) noexcept {
        std::uint64_t code = key.kode * 0x9E37'79B9'7F4A'7C15U;
        code ^= (std::uint64_t{key.office} << 3U ^ key.level) * 0xC2B2'AE3D'27D4'EB4FU;
        code = (code ^ (code >> 32U)) * 0xD6E8'FEB8'6659'FD93U;
        return static_cast<std::size_t>(code >> 32U);
    }

    std::size_t insert(const rekap_group_key& key, std::size_t at) {
        const std::size_t group = groups_.size();
        groups_.push_back({key, {}});
        if (2 * (group + 1 - first_) > mask_ + 1) {
            forget(2 * (mask_ + 1));
            reindex();
        } else {
            slots_[at] = {epoch_, static_cast<std::uint32_t>(group)};
        }
        return group;
    }

    /// Frees `count` slots at once: what was written before bears another epoch.
    void forget(std::size_t count) {
        mask_ = count - 1;
        if (slots_.size() < count) slots_.resize(count);
        if (++epoch_ != 0) return;
        std::fill(slots_.begin(), slots_.end(), slot{});
        epoch_ = 1;
    }

    void reindex() {
        for (std::size_t group = first_; group < groups_.size(); ++group) {
            std::size_t at = hash(groups_[group].key) & mask_;
            while (slots_[at].epoch == epoch_) at = (at + 1) & mask_;
            slots_[at] = {epoch_, static_cast<std::uint32_t>(group)};
        }
    }

    void index() {
        std::size_t count = least_slots;
        while (count < 2 * (groups_.size() + 1)) count *= 2;
        forget(count);
        reindex();
        indexed_ = true;
    }

    std::vector<rekap_group> groups_;
    std::vector<slot> slots_;
    std::size_t mask_ = 0;
    std::size_t first_ = 0;  ///< the groups before it are not in the table
    std::uint32_t epoch_ = 0;
    bool by_office_ = false;
    bool indexed_ = false;
};

}  // namespace renaksi::detail
