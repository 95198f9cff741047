/// \file
/// Which repairs are applied: the list that a user gives.
///
///     confident      the first candidates of all confident mistakes
///     all            the first candidates of all mistakes
///     2,3:2          of mistake 2 the first candidate, of mistake 3 the second
///
/// Candidates are counted from 1 within their mistake, best first. Where nothing tells two apart they share a rank, so a number names one
/// candidate and a rank may name several; for a rank that one candidate has alone the two are the same.
///
/// Contract: a pure function, from any thread; the result owns what it holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "renaksi/repair/patch.hpp"

namespace renaksi {

namespace detail {

/// Digits alone; a number beyond 64 bits is the largest one, which nothing is numbered with.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_ordinal(std::string_view text) noexcept {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (text.empty()) return std::nullopt;
    std::int64_t out = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        out = out > (most - 9) / 10 ? most : out * 10 + (c - '0');
    }
    return out;
}

class patch_selector {
public:
    patch_selector(const plan& p, const std::vector<mistake>& mistakes, std::string_view list)
        : plan_(p), mistakes_(mistakes), list_(list) {}

    [[nodiscard]] result<std::vector<patch>> select() {
        for (std::size_t at = 0; at <= list_.size();) {
            const std::size_t end = std::min(list_.find(',', at), list_.size());
            if (auto refused = take(trim(list_.substr(at, end - at)), at)) return std::move(*refused);
            at = end + 1;
        }
        return std::move(selected_);
    }

private:
    /// `part` is a piece of the list; an empty one is refused where its entry begins.
    [[nodiscard]] error refusal(std::string_view part, std::size_t entry, std::string why) const {
        const std::size_t offset = part.empty() ? entry : static_cast<std::size_t>(part.data() - list_.data());
        return make_error(errc::invalid_argument, "'" + std::string(part) + "': " + std::move(why), column_of(list_, offset));
    }

    [[nodiscard]] std::optional<error> take(std::string_view entry, std::size_t at) {
        const std::size_t colon = std::min(entry.find(':'), entry.size());
        const std::string_view id_text = trim(entry.substr(0, colon));
        const auto id = parse_ordinal(id_text);
        if (!id) return refusal(entry, at, "expected confident, all, or a list of ID or ID:CANDIDATE");
        const auto by_id = [](const mistake& one, std::int64_t wanted) { return one.id < wanted; };
        const auto of = std::lower_bound(mistakes_.begin(), mistakes_.end(), *id, by_id);
        if (of == mistakes_.end() || of->id != *id) return refusal(id_text, at, "no such mistake, of " + std::to_string(mistakes_.size()));
        if (!taken_.insert(*id).second) return refusal(id_text, at, "the mistake is named twice");

        const std::string_view chosen_text = colon < entry.size() ? trim(entry.substr(colon + 1)) : std::string_view{};
        const auto chosen = colon < entry.size() ? parse_ordinal(chosen_text) : std::int64_t{1};
        const auto count = static_cast<std::int64_t>(of->candidates.size());
        const std::string_view part = chosen_text.empty() ? id_text : chosen_text;
        if (!chosen) return refusal(part, at, "expected the number of a candidate after the colon");
        if (*chosen < 1 || *chosen > count)
            return refusal(part, at, "no such candidate, of " + std::to_string(count) + " of mistake " + std::to_string(*id));
        const candidate& repair = of->candidates[static_cast<std::size_t>(*chosen - 1)];
        if (repair.kind == repair_kind::missing_row) return refusal(part, at, "the missing row has to be looked up");
        selected_.push_back(make_patch(plan_, *of, repair));
        return std::nullopt;
    }

    const plan& plan_;
    const std::vector<mistake>& mistakes_;
    std::string_view list_;
    std::set<std::int64_t> taken_;
    std::vector<patch> selected_;
};

}  // namespace detail

/// The patches that `list` names, in its order: `confident`, `all` (both without regard to case), or a comma-separated list of `ID` or
/// `ID:CANDIDATE`. `mistakes` are those of `p`, by id, as `explain` gives them. `confident` and `all` pass over a mistake whose first
/// candidate is a missing row, because a person has to look that up, and over one without candidates.
/// Errors: invalid_argument for a list that is none, an unknown mistake or candidate, a mistake named twice and a missing row, with the
/// column in `list`. O(list · log mistakes), and O(mistakes) for the two words.
[[nodiscard]] inline result<std::vector<patch>> select_patches(const plan& p, const std::vector<mistake>& mistakes, std::string_view list) {
    const std::string_view word = trim(list);
    if (equal_nocase(word, "confident")) return confident_patches(p, mistakes);
    if (!equal_nocase(word, "all")) return detail::patch_selector(p, mistakes, list).select();
    std::vector<patch> out;
    for (const mistake& one : mistakes) {
        if (one.candidates.empty() || one.candidates.front().kind == repair_kind::missing_row) continue;
        out.push_back(make_patch(p, one, one.candidates.front()));
    }
    return out;
}

}  // namespace renaksi
