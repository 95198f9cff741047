/// \file
/// All rules, in the order of their ids, and how to find one.
///
/// Contract: constants in static storage and pure functions, from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "renaksi/base/text.hpp"
#include "renaksi/check/money_rules.hpp"
#include "renaksi/check/nomenklatur_rules.hpp"
#include "renaksi/check/note_rules.hpp"
#include "renaksi/check/people_rules.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/check/series_rules.hpp"
#include "renaksi/check/smart_rules.hpp"
#include "renaksi/check/structure_rules.hpp"
#include "renaksi/check/target_rules.hpp"

namespace renaksi {

inline constexpr std::size_t rule_count = structure_rules.size() + money_rules.size() + target_rules.size() + series_rules.size() +
                                          smart_rules.size() + people_rules.size() + nomenklatur_rules.size() + note_rules.size();

namespace detail {

/// The families one after the other, then by id: a family may have ids in several hundreds.
[[nodiscard]] constexpr std::array<const rule*, rule_count> join_rules() noexcept {
    std::array<const rule*, rule_count> all{};
    std::size_t at = 0;
    const auto put = [&](const auto& family) {
        for (const rule& one : family) all[at++] = &one;
    };
    put(structure_rules);
    put(money_rules);
    put(target_rules);
    put(series_rules);
    put(smart_rules);
    put(people_rules);
    put(nomenklatur_rules);
    put(note_rules);
    std::sort(all.begin(), all.end(), [](const rule* a, const rule* b) { return a->id < b->id; });
    return all;
}

}  // namespace detail

/// Every rule, ids ascending.
inline constexpr std::array<const rule*, rule_count> rule_catalogue = detail::join_rules();

namespace detail {
[[nodiscard]] constexpr bool ids_ascend() noexcept {
    for (std::size_t i = 1; i < rule_count; ++i) {
        if (rule_catalogue[i - 1]->id >= rule_catalogue[i]->id) return false;
    }
    return true;
}
static_assert(ids_ascend(), "a lookup by id searches the catalogue in halves");
}  // namespace detail

/// The rule of that id, null when there is none. O(log rules).
[[nodiscard]] constexpr const rule* find_rule(rule_id id) noexcept {
    const auto* const at = std::lower_bound(rule_catalogue.begin(), rule_catalogue.end(), id,
                                            [](const rule* one, rule_id wanted) { return one->id < wanted; });
    return at != rule_catalogue.end() && (*at)->id == id ? *at : nullptr;
}

/// Reads `R101` without regard to case; nothing when the text is no id, whether or not there is such a rule.
[[nodiscard]] constexpr std::optional<rule_id> parse_rule_id(std::string_view text) noexcept {
    if (text.size() != 4 || to_lower(text[0]) != 'r') return std::nullopt;
    unsigned number = 0;
    for (const char c : text.substr(1)) {
        if (!is_digit(c)) return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return rule_id{static_cast<std::uint16_t>(number)};
}

/// The rule of that id (`R101`) or slug, without regard to case; null when there is none. O(rules).
[[nodiscard]] constexpr const rule* find_rule(std::string_view id_or_slug) noexcept {
    if (const auto id = parse_rule_id(id_or_slug)) return find_rule(*id);
    for (const rule* one : rule_catalogue) {
        if (equal_nocase(one->slug, id_or_slug)) return one;
    }
    return nullptr;
}

}  // namespace renaksi
