/// \file
/// All that a rekap holds, and what happens to it: filling, joining, closing.
///
/// Contract: belongs to one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/rollup/detail/office_fold.hpp"
#include "renaksi/rollup/detail/office_output.hpp"
#include "renaksi/rollup/detail/rekap_group_key.hpp"
#include "renaksi/rollup/detail/rekap_groups.hpp"
#include "renaksi/rollup/detail/rekap_names.hpp"
#include "renaksi/rollup/detail/rekap_roots.hpp"
#include "renaksi/rollup/detail/rekap_sources.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

enum class office_status : std::uint8_t { unseen = 0, open = 1, closed = 2 };

struct rekap_office {
    office_status status = office_status::unseen;
    bool is_kept = false;       ///< stays open until `close`
    bool is_scattered = false;  ///< had rows again after it was closed
    std::uint32_t open = 0;     ///< while it is open: which of the open ones
};

/// An office that is not complete.
struct open_office {
    std::uint32_t office = 0;
    std::uint32_t holds = 0;  ///< edges of parts over which it may go on
    std::vector<rekap_row> rows;
};

struct rekap_state {
    explicit rekap_state(const rekap_settings& given) : settings(given), plan(given), groups(plan.has_opd()) {}

    rekap_settings settings;
    rekap_key_plan plan;
    rekap_names names;  ///< of offices
    std::vector<rekap_office> offices;
    std::vector<open_office> open;
    rekap_sources sources;
    rekap_groups groups;
    office_sums leaves{};  ///< sums of lowest rows where groups are told apart by level
    rekap_roots roots;
    first_of_many<stored_error> errors;
    std::uint64_t error_count = 0;
    bool is_closed = false;

    [[nodiscard]] root_priority roots_by_priority() const noexcept { return {names, sources.order()}; }
    [[nodiscard]] error_order errors_in_order() const noexcept { return {sources.order()}; }

    std::uint32_t office_of(std::string_view name) {
        const std::uint32_t office = names.add(name);
        if (office == offices.size()) offices.emplace_back();
        return office;
    }

    open_office& opened(std::uint32_t office) {
        rekap_office& o = offices[office];
        if (o.status != office_status::open) {
            o.status = office_status::open;
            o.open = static_cast<std::uint32_t>(open.size());
            open.push_back({office, 0, {}});
        }
        return open[o.open];
    }

    /// What an office's rows add. `source`: where they all came from, in the order of their places; `rekap_names::none` where each says so
    /// itself and their order is any.
    void fold(std::uint32_t office, std::span<rekap_row> rows, std::uint32_t source, office_fold& with) {
        office_output out(plan, groups, leaves, roots, roots_by_priority(), settings.roots_limit, office, source);
        with.fold(rows, source != rekap_names::none, out);
        offices[office].status = office_status::closed;
    }

    void fold_open(std::uint32_t office, office_fold& with) {
        const std::uint32_t at = offices[office].open;
        fold(office, open[at].rows, rekap_names::none, with);
        if (at + 1 != open.size()) {
            open[at] = std::move(open.back());
            offices[open[at].office].open = at;
        }
        open.pop_back();
    }

    /// One edge less over which the office may go on.
    void release(std::uint32_t office, office_fold& with) {
        rekap_office& o = offices[office];
        if (o.status != office_status::open) return;
        open_office& rows = open[o.open];
        if (rows.holds > 0) --rows.holds;
        if (rows.holds == 0 && !o.is_kept && !settings.scattered) fold_open(office, with);
    }

    void place_source(std::uint32_t source, office_fold& with) {
        sources.place(source, [&](std::uint32_t office) { release(office, with); });
    }

    [[nodiscard]] std::vector<std::string> scattered() const {
        std::vector<std::string> out;
        for (std::uint32_t i = 0; i < offices.size(); ++i) {
            if (offices[i].is_scattered) out.emplace_back(names[i]);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    /// Offices of `smaller` that are closed here or there and have rows in both. O(offices of `smaller`).
    [[nodiscard]] std::vector<std::string> clashes(const rekap_state& smaller) const {
        std::vector<std::string> out;
        for (std::uint32_t i = 0; i < smaller.offices.size(); ++i) {
            const std::uint32_t here = names.find(smaller.names[i]);
            if (here == rekap_names::none) continue;
            const office_status a = offices[here].status;
            const office_status b = smaller.offices[i].status;
            const bool both = a != office_status::unseen && b != office_status::unseen;
            if (both && (a == office_status::closed || b == office_status::closed)) out.emplace_back(smaller.names[i]);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    /// How much there is to go over when this is merged into another.
    [[nodiscard]] std::size_t weight() const noexcept {
        std::size_t rows = 0;
        for (const open_office& one : open) rows += one.rows.size();
        return offices.size() + groups.size() + roots.named.items().size() + sources.size() + rows;
    }
};

/// Adds `from`, which clashes with nothing in `into`. O(weight of `from`), and O(roots) each time as many were added as there may be.
inline void merge_states(rekap_state& into, rekap_state&& from, office_fold& with) {
    into.is_closed = false;
    std::vector<std::uint32_t> offices(from.offices.size());
    for (std::uint32_t i = 0; i < offices.size(); ++i) {
        offices[i] = into.office_of(from.names[i]);
        rekap_office& here = into.offices[offices[i]];
        here.is_kept = here.is_kept || from.offices[i].is_kept;
        here.is_scattered = here.is_scattered || from.offices[i].is_scattered;
        if (from.offices[i].status == office_status::closed) here.status = office_status::closed;
    }
    const auto first_source = static_cast<std::uint32_t>(into.sources.size());
    from.sources.renumber_offices(offices);
    for (std::size_t i = 0; i < from.sources.size(); ++i) into.sources.add(from.sources.all()[i], from.sources.edges()[i]);
    into.groups.merge(std::move(from.groups), offices);
    for (std::size_t c = 0; c < plan_column_count; ++c) into.leaves[c] = wrapped_plus(into.leaves[c], from.leaves[c]);
    for (stored_root& root : from.roots.named.items()) {
        root.office = offices[root.office];
        root.source += first_source;
    }
    into.roots.named.take(std::move(from.roots.named), into.settings.roots_limit, into.roots_by_priority());
    into.roots.count += from.roots.count;
    for (stored_error& one : from.errors.items()) one.source += first_source;
    into.errors.take(std::move(from.errors), errors_limit, into.errors_in_order());
    into.error_count += from.error_count;
    for (open_office& theirs : from.open) {
        open_office& ours = into.opened(offices[theirs.office]);
        ours.holds += theirs.holds;
        for (rekap_row& row : theirs.rows) row.source += first_source;
        if (ours.rows.size() < theirs.rows.size()) ours.rows.swap(theirs.rows);
        ours.rows.insert(ours.rows.end(), theirs.rows.begin(), theirs.rows.end());
    }
    for (auto i = first_source; i < into.sources.size(); ++i) into.place_source(i, with);
}

/// The order of groups: part by part of their keys. Offices are in order of their numbers.
struct group_order {
    const rekap_state& state;

    [[nodiscard]] bool operator()(const rekap_group& a, const rekap_group& b) const noexcept {
        for (std::size_t i = 0; i < state.plan.by().size(); ++i) {
            const rekap_part part = state.plan.by()[i];
            const std::uint64_t rank_a = state.plan.rank(a.key, part, opd(a));
            const std::uint64_t rank_b = state.plan.rank(b.key, part, opd(b));
            if (rank_a != rank_b) return rank_a < rank_b;
        }
        return false;
    }

private:
    [[nodiscard]] std::string_view opd(const rekap_group& group) const noexcept {
        return state.plan.has_opd() ? state.names[group.key.office] : std::string_view{};
    }
};

/// Puts offices, sources, groups, roots and errors in an order that depends on nothing but what they are. Where `joins_parts`, the parts of
/// files, which have no gap, become files. O(n log n).
inline void put_in_order(rekap_state& s, bool joins_parts) {
    s.roots.named.cut(s.settings.roots_limit, s.roots_by_priority());
    s.errors.cut(errors_limit, s.errors_in_order());
    const std::vector<rekap_sources::moved> moved = joins_parts ? s.sources.make_whole() : s.sources.sort();
    const auto is_known = [&s](std::uint32_t i) { return s.offices[i].status != office_status::unseen || s.offices[i].is_kept; };
    const std::vector<std::uint32_t> rank = s.names.sort(is_known);
    std::vector<rekap_office> offices(s.names.size());
    for (std::uint32_t i = 0; i < rank.size(); ++i) {
        if (rank[i] != rekap_names::none) offices[rank[i]] = s.offices[i];
    }
    s.offices = std::move(offices);
    s.sources.renumber_offices(rank);
    for (open_office& one : s.open) {
        one.office = rank[one.office];
        for (rekap_row& row : one.rows) row.source = moved[row.source].source;
    }
    std::sort(s.open.begin(), s.open.end(), [](const open_office& a, const open_office& b) { return a.office < b.office; });
    for (std::uint32_t i = 0; i < s.open.size(); ++i) s.offices[s.open[i].office].open = i;
    s.groups.renumber(rank);
    s.groups.sort(group_order{s});
    const auto line_of = [&moved](std::uint32_t source, std::uint64_t line) { return line == 0 ? 0 : line + moved[source].lines_before; };
    for (stored_root& root : s.roots.named.items()) {
        root.office = rank[root.office];
        root.line = line_of(root.source, root.line);
        root.source = moved[root.source].source;
    }
    put_in_told_order(s.roots.named.items(), s.offices.size());
    for (stored_error& one : s.errors.items()) {
        one.line = line_of(one.source, one.line);
        one.source = moved[one.source].source;
    }
    std::sort(s.errors.items().begin(), s.errors.items().end(), s.errors_in_order());
}

/// Folds what is open and puts everything in order. Errors: `bad_structure` for an office that was in two places and for parts that do not
/// make whole files; the state is then as before. O(n log n).
[[nodiscard]] inline std::optional<error> close_state(rekap_state& s, office_fold& with) {
    if (s.is_closed) return std::nullopt;
    const std::vector<std::string> scattered = s.scattered();
    if (!scattered.empty()) return make_error(errc::bad_structure, "the rows of opd '" + scattered.front() + "' stand in several places");
    if (std::optional<error> gap = s.sources.gap()) return gap;
    while (!s.open.empty()) s.fold_open(s.open.back().office, with);
    for (rekap_office& office : s.offices) office.is_kept = false;
    put_in_order(s, true);
    s.settings.scattered = false;  // of a closed one nobody can tell any more
    s.is_closed = true;
    return std::nullopt;
}

}  // namespace renaksi::detail
