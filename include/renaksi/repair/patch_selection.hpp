/// \file
/// Which repairs are applied: the list that a user gives.
///
///     confident      the first candidates of all confident mistakes
///     all            the first candidates of all mistakes
///     2,3:2          of mistake 2 the first candidate, of mistake 3 the second
///     confident,3:2  the same of mistake 3, and of the other mistakes those that are confident
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

#include "renaksi/base/language.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "renaksi/repair/patch.hpp"

namespace renaksi {

/// A candidate by its place.
struct selected_repair {
    std::size_t mistake = 0;    ///< position in the list of mistakes
    std::size_t candidate = 0;  ///< position in the mistake's candidates
};

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

class repair_selector {
public:
    repair_selector(const std::vector<mistake>& mistakes, std::string_view list, language lang)
        : mistakes_(mistakes), list_(list), lang_(lang) {}

    [[nodiscard]] result<std::vector<selected_repair>> select() {
        for (std::size_t at = 0; at <= list_.size();) {
            const std::size_t end = std::min(list_.find(',', at), list_.size());
            if (auto refused = take(trim(list_.substr(at, end - at)), at)) return std::move(*refused);
            at = end + 1;
        }
        for (std::size_t i = 0; i < mistakes_.size(); ++i) take_by_group(i);
        return std::move(selected_);
    }

private:
    /// `part` is a piece of the list; an empty one is refused where its entry begins.
    [[nodiscard]] error refusal(std::string_view part, std::size_t entry, const bilingual& why, std::string_view detail = {}) const {
        const std::size_t offset = part.empty() ? entry : static_cast<std::size_t>(part.data() - list_.data());
        std::string text = "'" + std::string(part) + "': ";
        text.append(why.in(lang_)).append(detail);
        return make_error(errc::invalid_argument, std::move(text), column_of(list_, offset));
    }

    [[nodiscard]] std::optional<error> take(std::string_view entry, std::size_t at) {
        if (equal_nocase(entry, "confident") || equal_nocase(entry, "all")) {
            group_ = std::max(group_, equal_nocase(entry, "all") ? group::all : group::confident);
            return std::nullopt;
        }
        const std::size_t colon = std::min(entry.find(':'), entry.size());
        const std::string_view id_text = trim(entry.substr(0, colon));
        const auto id = parse_ordinal(id_text);
        if (!id) {
            return refusal(
                entry, at,
                {"seharusnya confident, all, atau daftar ID atau ID:USUL", "expected confident, all, or a list of ID or ID:CANDIDATE"});
        }
        const auto by_id = [](const mistake& one, std::int64_t wanted) { return one.id < wanted; };
        const auto of = std::lower_bound(mistakes_.begin(), mistakes_.end(), *id, by_id);
        if (of == mistakes_.end() || of->id != *id) {
            return refusal(id_text, at, {"tidak ada kesalahan itu; seluruhnya ", "no such mistake, of "}, std::to_string(mistakes_.size()));
        }
        if (!named_.insert(*id).second) return refusal(id_text, at, {"kesalahan ini disebut dua kali", "the mistake is named twice"});
        return take_candidate(*of, entry, colon, at);
    }

    [[nodiscard]] std::optional<error> take_candidate(const mistake& of, std::string_view entry, std::size_t colon, std::size_t at) {
        const std::string_view id_text = trim(entry.substr(0, colon));
        const std::string_view chosen_text = colon < entry.size() ? trim(entry.substr(colon + 1)) : std::string_view{};
        const auto chosen = colon < entry.size() ? parse_ordinal(chosen_text) : std::int64_t{1};
        const auto count = static_cast<std::int64_t>(of.candidates.size());
        const std::string_view part = chosen_text.empty() ? id_text : chosen_text;
        if (!chosen) {
            return refusal(part, at, {"seharusnya nomor usul sesudah titik dua", "expected the number of a candidate after the colon"});
        }
        if (*chosen < 1 || *chosen > count) {
            const std::string_view joint = bilingual{" dari kesalahan ", " of mistake "}.in(lang_);
            return refusal(part, at, {"tidak ada usul itu; seluruhnya ", "no such candidate, of "},
                           std::to_string(count) + std::string(joint) + std::to_string(of.id));
        }
        const auto candidate = static_cast<std::size_t>(*chosen - 1);
        if (of.candidates[candidate].kind == repair_kind::missing_row) {
            return refusal(part, at, {"baris yang hilang harus dicari di dokumen asalnya", "the missing row has to be looked up"});
        }
        selected_.push_back({static_cast<std::size_t>(&of - mistakes_.data()), candidate});
        return std::nullopt;
    }

    void take_by_group(std::size_t i) {
        const mistake& one = mistakes_[i];
        const bool wanted = group_ == group::all || (group_ == group::confident && one.status == mistake_status::confident);
        if (!wanted || one.candidates.empty() || named_.count(one.id) > 0) return;
        if (one.candidates.front().kind != repair_kind::missing_row) selected_.push_back({i, 0});
    }

    enum class group : std::uint8_t { none, confident, all };

    const std::vector<mistake>& mistakes_;
    std::string_view list_;
    language lang_;
    group group_ = group::none;
    std::set<std::int64_t> named_;
    std::vector<selected_repair> selected_;
};

}  // namespace detail

/// The repairs that `list` names, in its order, then those of its groups in the order of the mistakes. The list is `confident`, `all` (both
/// without regard to case), `ID`, `ID:CANDIDATE`, or several of these with commas between; what is named goes before what a group says of
/// it. `mistakes` are by id, as `explain` gives them. The groups pass over a mistake whose first candidate is a missing row, because a
/// person has to look that up, and over one without candidates. Errors: invalid_argument for a list that is none, an unknown mistake or
/// candidate, a mistake named twice and a missing row, with the column in `list`; their details are in `lang`. O(list · log mistakes +
/// mistakes).
[[nodiscard]] inline result<std::vector<selected_repair>> select_repairs(const std::vector<mistake>& mistakes, std::string_view list,
                                                                         language lang = language::en) {
    return detail::repair_selector(mistakes, list, lang).select();
}

/// The same as patches of `p`, whose mistakes they are. Errors and cost: as `select_repairs`.
[[nodiscard]] inline result<std::vector<patch>> select_patches(const plan& p, const std::vector<mistake>& mistakes, std::string_view list,
                                                               language lang = language::en) {
    const auto selected = select_repairs(mistakes, list, lang);
    if (!selected) return selected.error();
    std::vector<patch> out;
    for (const selected_repair& one : *selected) {
        out.push_back(make_patch(p, mistakes[one.mistake], mistakes[one.mistake].candidates[one.candidate]));
    }
    return out;
}

}  // namespace renaksi
