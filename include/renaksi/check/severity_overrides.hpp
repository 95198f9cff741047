/// \file
/// Which severities rules have in place of those of the catalogue: a local habit, an inspectorate's instruction.
///
/// Contract: a plain value, safe to share between threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/check/rule_selection.hpp"

namespace renaksi {

/// A severity in place of another, or off: a rule that is off is left out.
struct severity_choice {
    bool off = false;
    renaksi::severity severity = severity::warning;

    friend constexpr bool operator==(severity_choice, severity_choice) noexcept = default;
};

/// `error`, `warning`, `info`, `off`, without regard to case; nothing for another text.
[[nodiscard]] constexpr std::optional<severity_choice> parse_severity_choice(std::string_view text) noexcept {
    for (const severity one : {severity::error, severity::warning, severity::info}) {
        if (equal_nocase(to_string(one), text)) return severity_choice{false, one};
    }
    if (equal_nocase(text, "off")) return severity_choice{true, severity::info};
    return std::nullopt;
}

/// By default none: every rule has its own severity.
class severity_overrides {
public:
    /// A comma-separated list of `R106=warning`, with ids, slugs and families (`R2xx`) as in `rule_selection`. What is said of a rule goes
    /// before what is said of its family, whatever their order; of two that name the same the later holds. An empty list is an error.
    /// Errors: unknown_rule, and invalid_argument for a severity that is none, with the word and its column.
    [[nodiscard]] static result<severity_overrides> parse(std::string_view list);

    /// Sets what a word (an id, a slug, a family) names. False when no rule fits it. O(rules).
    [[nodiscard]] bool set(std::string_view rules, severity_choice choice);

    /// What `later` says goes before what is said here, also of its families. O(rules).
    void add(const severity_overrides& later);

    /// Nothing when the rule keeps its own severity. O(log rules).
    [[nodiscard]] std::optional<severity_choice> of(rule_id id) const noexcept {
        const auto at = place(id);
        return at != entries_.end() && at->id == id ? std::optional<severity_choice>(at->choice) : std::nullopt;
    }

private:
    struct entry {
        rule_id id;
        severity_choice choice;
        bool by_family = false;
    };

    [[nodiscard]] std::vector<entry>::const_iterator place(rule_id id) const noexcept {
        return std::lower_bound(entries_.begin(), entries_.end(), id, [](const entry& e, rule_id wanted) { return e.id < wanted; });
    }
    /// Puts an entry in; one that is said of a family leaves alone what is said of the rule, unless `always`.
    void put(const entry& one, bool always) {
        const auto at = entries_.begin() + (place(one.id) - entries_.cbegin());
        if (at == entries_.end() || at->id != one.id) {
            entries_.insert(at, one);
        } else if (always || at->by_family || !one.by_family) {
            *at = one;
        }
    }

    std::vector<entry> entries_;  ///< ascending
};

inline bool severity_overrides::set(std::string_view rules, severity_choice choice) {
    const std::vector<rule_id> ids = detail::rules_named(rules);
    const bool family = find_rule(rules) == nullptr;
    for (const rule_id id : ids) put({id, choice, family}, false);
    return !ids.empty();
}

inline void severity_overrides::add(const severity_overrides& later) {
    for (const entry& one : later.entries_) put(one, true);
}

inline result<severity_overrides> severity_overrides::parse(std::string_view list) {
    severity_overrides out;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string_view entry = list.substr(at, end - at);
        const std::size_t sign = std::min(entry.find('='), entry.size());
        const std::string_view word = trim(entry.substr(0, sign));
        const std::string_view value = sign < entry.size() ? trim(entry.substr(sign + 1)) : std::string_view{};
        const auto column = [&](std::string_view part) {
            return detail::column_of(list, part.empty() ? at : static_cast<std::size_t>(part.data() - list.data()));
        };
        if (detail::rules_named(word).empty()) return make_error(errc::unknown_rule, "'" + std::string(word) + "'", column(word));
        const std::optional<severity_choice> choice = parse_severity_choice(value);
        if (!choice) {
            return make_error(errc::invalid_argument, std::string(word) + "='" + std::string(value) + "' (error, warning, info, off)",
                              column(value));
        }
        static_cast<void>(out.set(word, *choice));  // some rule fits, see above
        at = end + 1;
    }
    return out;
}

}  // namespace renaksi
