#include "cli/repair_choice.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::cli {

namespace {

template <typename Number>
[[nodiscard]] std::optional<Number> positive(std::string_view text) {
    Number out = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || out < 1) return std::nullopt;
    return out;
}

[[nodiscard]] error no_such(std::string detail) { return make_error(errc::invalid_argument, std::move(detail)); }

[[nodiscard]] bool can_apply(const candidate& repair) noexcept { return repair.kind != repair_kind::missing_row; }

/// What a group takes of a mistake.
[[nodiscard]] std::optional<std::size_t> taken_by(repair_choice::group of, const mistake& one) {
    if (of == repair_choice::group::none || one.candidates.empty()) return std::nullopt;
    if (of == repair_choice::group::confident) {
        const bool sure = one.status == mistake_status::confident && can_apply(one.candidates.front());
        return sure ? std::optional<std::size_t>(0) : std::nullopt;
    }
    const auto first = std::find_if(one.candidates.begin(), one.candidates.end(), can_apply);
    if (first == one.candidates.end()) return std::nullopt;
    return static_cast<std::size_t>(first - one.candidates.begin());
}

[[nodiscard]] std::optional<error> refusal(const repair_choice::one& named, const std::vector<mistake>& mistakes, language lang) {
    const bool id = lang == language::id;
    const std::string number = std::to_string(named.mistake);
    const auto of = std::find_if(mistakes.begin(), mistakes.end(), [&named](const mistake& one) { return one.id == named.mistake; });
    if (of == mistakes.end()) return no_such(id ? "tidak ada kesalahan " + number : "there is no mistake " + number);
    const std::string candidate = number + ":" + std::to_string(named.candidate);
    if (named.candidate > of->candidates.size()) return no_such(id ? "tidak ada usul " + candidate : "there is no proposal " + candidate);
    if (can_apply(of->candidates[named.candidate - 1])) return std::nullopt;
    return no_such(id ? "usul " + candidate + " adalah baris hilang yang harus dicari di dokumen asalnya"
                      : "proposal " + candidate + " is a missing row, which has to be looked up in the original document");
}

}  // namespace

result<repair_choice> repair_choice::parse(std::string_view text) {
    repair_choice out;
    while (true) {
        const std::size_t comma = text.find(',');
        const std::string_view part = trim(text.substr(0, comma));
        const std::size_t colon = part.find(':');
        if (part == "confident" || part == "all") {
            out.of = std::max(out.of, part == "all" ? group::all : group::confident);
        } else {
            const auto mistake = positive<std::int64_t>(part.substr(0, colon));
            const auto candidate =
                colon == std::string_view::npos ? std::optional<std::size_t>(1) : positive<std::size_t>(part.substr(colon + 1));
            if (!mistake || !candidate) return no_such("'" + std::string(part) + "'");
            const bool twice =
                std::any_of(out.named.begin(), out.named.end(), [&](const one& before) { return before.mistake == *mistake; });
            if (twice) return no_such("'" + std::string(part) + "'");
            out.named.push_back({*mistake, *candidate});
        }
        if (comma == std::string_view::npos) return out;
        text.remove_prefix(comma + 1);
    }
}

result<std::vector<applied_repair>> chosen_repairs(const repair_choice& choice, const std::vector<mistake>& mistakes, language lang) {
    for (const repair_choice::one& named : choice.named) {
        if (auto refused = refusal(named, mistakes, lang)) return std::move(*refused);
    }
    std::vector<applied_repair> out;
    for (const mistake& one : mistakes) {
        const auto named = std::find_if(choice.named.begin(), choice.named.end(),
                                        [&one](const repair_choice::one& wanted) { return wanted.mistake == one.id; });
        const auto taken = named != choice.named.end() ? std::optional(named->candidate - 1) : taken_by(choice.of, one);
        if (taken) out.push_back({&one, *taken});
    }
    return out;
}

}  // namespace renaksi::cli
