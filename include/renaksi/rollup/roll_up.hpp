/// \file
/// Totals of a plan by a key: level, sasaran, program, kegiatan or penanggung jawab.
///
/// For every key but the level, the amounts are those of the leaves (the lowest budget rows present), so that each Rupiah counts once and
/// a wrong total further up changes nothing. By level, each level's printed amounts are added up, so that the levels can be held
/// against each other. Blank and "-" add as nothing. Sums run in 128 bits.
///
/// Two rows belong to one group when their keys are equal without regard to case and runs of white space; the group is named as its
/// first row writes it. A kegiatan without a kode is told apart by its program, because offices name them alike.
///
/// Contract: pure functions of a plan, from any thread; the result owns its texts.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/rollup/totals.hpp"

namespace renaksi {

enum class roll_up_key : std::uint8_t { level = 0, sasaran = 1, program = 2, kegiatan = 3, penanggung_jawab = 4 };

namespace detail {
inline constexpr std::array<std::string_view, 5> roll_up_key_names{"level", "sasaran", "program", "kegiatan", "penanggung-jawab"};
}

/// `level`, `sasaran`, `program`, `kegiatan`, `penanggung-jawab`, as on the command line.
[[nodiscard]] constexpr std::string_view to_string(roll_up_key key) noexcept {
    return detail::roll_up_key_names[static_cast<std::size_t>(key)];
}

/// The key of that name; nothing when there is none.
[[nodiscard]] constexpr std::optional<roll_up_key> parse_roll_up_key(std::string_view text) noexcept {
    for (std::size_t i = 0; i < detail::roll_up_key_names.size(); ++i) {
        if (text == detail::roll_up_key_names[i]) return static_cast<roll_up_key>(i);
    }
    return std::nullopt;
}

struct roll_up_group {
    std::optional<std::string> key;   ///< kode or name; missing for rows that have none (no sasaran above, nobody responsible)
    std::optional<std::string> nama;  ///< the name beside a kode
    std::int64_t line = 0;            ///< line of the row that opens the group; 0 for a level
    std::int64_t rows = 0;            ///< budget rows in the group
    money_totals totals{};
};

struct roll_up_result {
    roll_up_key by = roll_up_key::level;
    std::vector<roll_up_group> groups;  ///< in document order of their first row; levels from the top
    money_totals totals{};              ///< of all leaves
};

namespace detail {

/// Gives every key its group, in order of first appearance.
class group_list {
public:
    explicit group_list(std::vector<roll_up_group>& groups) : groups_(groups) {}

    /// The group of `identity`; made from `fresh` when it is new. O(log groups).
    roll_up_group& of(std::string identity, const roll_up_group& fresh) {
        const auto [place, added] = at_.try_emplace(std::move(identity), groups_.size());
        if (added) groups_.push_back(fresh);
        return groups_[place->second];
    }

private:
    std::vector<roll_up_group>& groups_;
    std::map<std::string, std::size_t> at_;
};

/// What tells a group from others, and the group as its first row opens it. Rows without a key share the empty identity.
struct group_name {
    std::string identity;
    roll_up_group fresh;
};

[[nodiscard]] inline group_name unnamed_group(const plan_row& first) {
    group_name out;
    out.fresh.line = first.line();
    return out;
}

[[nodiscard]] inline group_name text_group(std::string_view text, std::int64_t line) {
    group_name out;
    // The prefix keeps a written key apart from the missing one.
    out.identity = "t" + normalised(text);
    out.fresh.key = std::string(text);
    out.fresh.line = line;
    return out;
}

[[nodiscard]] inline group_name kode_or_name_group(const plan_row& row) {
    if (row.kode().empty()) return row.label().empty() ? unnamed_group(row) : text_group(row.label(), row.line());
    group_name out;
    out.identity = "k" + normalised(row.kode());
    out.fresh.key = std::string(row.kode());
    if (!row.nama().empty()) out.fresh.nama = std::string(row.nama());
    out.fresh.line = row.line();
    return out;
}

[[nodiscard]] inline group_name kegiatan_group(const plan& p, const plan_row& row) {
    group_name out = kode_or_name_group(row);
    const auto program = p.ancestor(row.index(), level::program);
    if (row.kode().empty() && !out.identity.empty() && program) out.identity += '\n' + kode_or_name_group(p.row(*program)).identity;
    return out;
}

/// The sasaran that a budget row serves: the sasaran row above it, else what its program says.
[[nodiscard]] inline group_name sasaran_group(const plan& p, const plan_row& row) {
    if (const auto above = p.ancestor(row.index(), level::sasaran)) {
        const plan_row sasaran = p.row(*above);
        return sasaran.label().empty() ? unnamed_group(sasaran) : text_group(sasaran.label(), sasaran.line());
    }
    const auto program = p.ancestor(row.index(), level::program);
    if (program && !p.row(*program).sasaran().empty()) return text_group(p.row(*program).sasaran(), p.row(*program).line());
    return unnamed_group(row);
}

[[nodiscard]] inline group_name group_of(const plan& p, const plan_row& row, roll_up_key by) {
    switch (by) {
        case roll_up_key::sasaran:
            return sasaran_group(p, row);
        case roll_up_key::program:
            if (const auto above = p.ancestor(row.index(), level::program)) return kode_or_name_group(p.row(*above));
            break;
        case roll_up_key::kegiatan:
            if (const auto above = p.ancestor(row.index(), level::kegiatan)) return kegiatan_group(p, p.row(*above));
            break;
        case roll_up_key::penanggung_jawab:
            for (std::optional<row_index> at = row.index(); at; at = p.row(*at).parent()) {
                const std::string_view who = p.row(*at).penanggung_jawab();
                if (!trim(who).empty()) return text_group(who, row.line());
            }
            break;
        case roll_up_key::level:
            break;
    }
    return unnamed_group(row);
}

[[nodiscard]] inline std::vector<roll_up_group> groups_by_level(const plan& p) {
    std::vector<roll_up_group> groups;
    for (const level which : {level::program, level::kegiatan, level::sub_kegiatan}) {
        roll_up_group group;
        group.key = std::string(to_string(which));
        for (std::size_t i = 0; i < p.body_size(); ++i) {
            if (p[i].level() != which) continue;
            ++group.rows;
            add_to(group.totals, printed_amounts(p[i]));
        }
        if (group.rows > 0) groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace detail

/// Adds up a plan by a key. A sasaran without programs is a group of no rows; a level that no row has is no group.
/// The penanggung jawab of a row is the one of the nearest row above it that names one. O(rows log groups).
[[nodiscard]] inline roll_up_result roll_up(const plan& p, roll_up_key by) {
    roll_up_result out;
    out.by = by;
    out.totals = total(p);
    if (by == roll_up_key::level) {
        out.groups = detail::groups_by_level(p);
        return out;
    }
    detail::group_list groups(out.groups);
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        const plan_row row = p[i];
        const bool budget = is_budget(row.level());
        if (!budget && by != roll_up_key::sasaran) continue;
        // A program's own row is part of no kegiatan; only where it has none are its amounts missing elsewhere.
        if (by == roll_up_key::kegiatan && row.level() == level::program && row.has_children()) continue;
        detail::group_name name = detail::group_of(p, row, by);
        roll_up_group& group = groups.of(std::move(name.identity), name.fresh);
        if (!budget) continue;
        ++group.rows;
        if (is_leaf(row)) detail::add_to(group.totals, printed_amounts(row));
    }
    return out;
}

}  // namespace renaksi
