/// \file
/// Which rules look: the list that a user gives, by id, slug or family.
///
/// Contract: a plain value, safe to share between threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/finding.hpp"

namespace renaksi {

/// Which rules look. By default all.
class rule_selection {
public:
    /// A comma-separated list of ids (`R101`), slugs, and families (`R1xx`), without regard to case; a leading `-` leaves one out, wherever
    /// it stands. A list that only leaves out starts from all rules. Errors: unknown_rule with the word and its column.
    [[nodiscard]] static result<rule_selection> parse(std::string_view list);

    [[nodiscard]] bool includes(rule_id id) const noexcept { return all_ != std::binary_search(chosen_.begin(), chosen_.end(), id); }

private:
    bool all_ = true;
    std::vector<rule_id> chosen_;  ///< ascending; what is chosen, or with `all_` what is left out
};

namespace detail {

/// The ids of a word: of one rule or of a family's rules; none when nothing in the catalogue fits.
[[nodiscard]] inline std::vector<rule_id> rules_named(std::string_view word) {
    std::vector<rule_id> ids;
    const bool family = word.size() == 4 && to_lower(word[0]) == 'r' && is_digit(word[1]) && equal_nocase(word.substr(2), "xx");
    if (!family) {
        if (const rule* const one = find_rule(word)) ids.push_back(one->id);
        return ids;
    }
    const auto hundred = static_cast<unsigned>(word[1] - '0');
    for (const rule* one : rule_catalogue) {
        if (one->id.number / 100U == hundred) ids.push_back(one->id);
    }
    return ids;
}

inline void sort_unique(std::vector<rule_id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace detail

inline result<rule_selection> rule_selection::parse(std::string_view list) {
    std::vector<rule_id> taken;
    std::vector<rule_id> left_out;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string_view entry = trim(list.substr(at, end - at));
        const bool out = entry.starts_with('-');
        const std::string_view word = trim(entry.substr(out ? 1 : 0));
        const std::vector<rule_id> ids = detail::rules_named(word);
        if (ids.empty()) {
            const std::size_t offset = word.empty() ? at : static_cast<std::size_t>(word.data() - list.data());
            return make_error(errc::unknown_rule, "'" + std::string(word) + "'", detail::column_of(list, offset));
        }
        std::vector<rule_id>& side = out ? left_out : taken;
        side.insert(side.end(), ids.begin(), ids.end());
        at = end + 1;
    }
    detail::sort_unique(taken);
    detail::sort_unique(left_out);
    rule_selection selected;
    selected.all_ = taken.empty();
    if (selected.all_) {
        selected.chosen_ = std::move(left_out);
    } else {
        std::set_difference(taken.begin(), taken.end(), left_out.begin(), left_out.end(), std::back_inserter(selected.chosen_));
    }
    return selected;
}

}  // namespace renaksi
