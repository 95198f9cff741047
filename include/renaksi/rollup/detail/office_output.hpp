/// \file
/// Where the rows of an office add what they say: groups, totals, roots.
///
/// Contract: belongs to one thread; refers to what a rekap holds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "renaksi/rollup/detail/rekap_group_key.hpp"
#include "renaksi/rollup/detail/rekap_groups.hpp"
#include "renaksi/rollup/detail/rekap_roots.hpp"
#include "renaksi/rollup/rekap_row.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

using office_sums = std::array<int128, plan_column_count>;

/// The roots of a rekap, those that are named and how many there are.
struct rekap_roots {
    first_of_many<stored_root> named;
    std::uint64_t count = 0;
};

class office_output {
public:
    /// `source`: where all the rows came from; `rekap_names::none` where each row says so itself.
    office_output(const rekap_key_plan& plan, rekap_groups& groups, office_sums& leaves, rekap_roots& roots, root_priority priority,
                  std::uint64_t roots_limit, std::uint32_t office, std::uint32_t source)
        : plan_(plan),
          groups_(groups),
          leaves_(leaves),
          roots_(roots),
          priority_(priority),
          roots_limit_(roots_limit),
          office_(office),
          source_(source),
          office_part_(plan.office_part(office, priority.offices[office])),
          has_level_(plan.has_level()) {
        groups.begin_office();
    }

    [[nodiscard]] const rekap_key_plan& plan() const noexcept { return plan_; }

    [[nodiscard]] std::size_t group_of(const rekap_row& row) {
        return groups_.of({plan_.kode_part(row.kode), office_part_, has_level_ ? static_cast<std::uint32_t>(row.level) : 0U});
    }

    /// Stands for the group of a Jumlah row, which is made only where the row has something to add.
    static constexpr std::size_t no_group = static_cast<std::size_t>(-1);

    void add_row(std::size_t group) noexcept { ++groups_[group].totals.rows; }
    void add_violations(std::size_t group, const rekap_row& row, std::uint64_t count) {
        groups_[group == no_group ? group_of(row) : group].totals.violations += count;
    }

    /// Whether groups are told apart by level: then each level's rows add to their own, and totals are kept beside them.
    [[nodiscard]] bool has_level() const noexcept { return has_level_; }

    /// Adds what a row prints, as far as it counts.
    void add_amounts(std::size_t group, const rekap_row& row, bool is_leaf) {
        if (is_leaf || has_level_) add_sums(groups_[group == no_group ? group_of(row) : group].totals.sen, row.sen);
        if (is_leaf && has_level_) add_sums(leaves_, row.sen);
    }
    /// Adds rows of a group and what they come to together.
    template <typename Sum>
    void add(std::size_t group, std::uint64_t rows, const std::array<Sum, plan_column_count>& sen) noexcept {
        groups_[group].totals.rows += rows;
        add_sums(groups_[group].totals.sen, sen);
    }
    /// Adds to the sums that are kept beside groups told apart by level.
    template <typename Sum>
    void add_leaves(const std::array<Sum, plan_column_count>& sen) noexcept {
        add_sums(leaves_, sen);
    }

    void add_root(const rekap_row& row, bool is_row, std::size_t column, int128 expected, int128 found) {
        stored_root root;
        root.expected_sen = expected;
        root.found_sen = found;
        root.kode = row.kode.bits();
        root.line = row.line;
        root.office = office_;
        root.source = source_of(row);
        root.level = row.level;
        root.is_row = is_row;
        root.column = static_cast<std::uint8_t>(column);
        ++roots_.count;
        roots_.named.add(root, roots_limit_, priority_);
    }

    [[nodiscard]] bool place_before(const rekap_row& a, const rekap_row& b) const noexcept {
        return priority_.sources.place_before(source_of(a), a.line, source_of(b), b.line);
    }

private:
    template <typename Sum>
    static void add_sums(office_sums& to, const std::array<Sum, plan_column_count>& sen) noexcept {
        for (std::size_t c = 0; c < plan_column_count; ++c) to[c] += sen[c];
    }
    [[nodiscard]] std::uint32_t source_of(const rekap_row& row) const noexcept {
        return source_ == rekap_names::none ? row.source : source_;
    }

    const rekap_key_plan& plan_;
    rekap_groups& groups_;
    office_sums& leaves_;
    rekap_roots& roots_;
    root_priority priority_;
    std::uint64_t roots_limit_ = 0;
    std::uint32_t office_ = 0;
    std::uint32_t source_ = 0;
    std::uint32_t office_part_ = 0;
    bool has_level_ = false;
};

}  // namespace renaksi::detail
