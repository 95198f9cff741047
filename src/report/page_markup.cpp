#include "report/page_markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "renaksi/base/text.hpp"
#include "report/layout.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

constexpr std::size_t nip_digits = 18;
constexpr std::array<std::size_t, 4> nip_groups{8, 6, 1, 3};
constexpr std::size_t shown_before = 4;
constexpr std::size_t shown_after = 3;

struct digit_group {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool joined = false;  ///< only a blank, a dot or a dash stands between it and the group before
};

/// Length of what may part the groups of a number at that place; 0 where nothing of the kind stands there.
std::size_t joint_length(std::string_view rest) noexcept {
    if (rest.starts_with(no_break_space)) return no_break_space.size();
    return !rest.empty() && (rest.front() == ' ' || rest.front() == '.' || rest.front() == '-') ? 1 : 0;
}

std::vector<digit_group> digit_groups(std::string_view from) {
    std::vector<digit_group> groups;
    for (std::size_t i = 0; i < from.size();) {
        if (!is_digit(from[i])) {
            ++i;
            continue;
        }
        digit_group next{i, i, false};
        if (!groups.empty()) {
            const std::size_t gap = i - groups.back().end;
            next.joined = gap > 0 && joint_length(from.substr(groups.back().end)) == gap;
        }
        while (next.end < from.size() && is_digit(from[next.end])) ++next.end;
        i = next.end;
        groups.push_back(next);
    }
    return groups;
}

/// Groups that make up a NIP from `first` on; 0 where they do not.
std::size_t nip_length(const std::vector<digit_group>& groups, std::size_t first) noexcept {
    if (groups[first].end - groups[first].begin == nip_digits) return 1;
    if (groups.size() - first < nip_groups.size()) return 0;
    for (std::size_t k = 0; k < nip_groups.size(); ++k) {
        const digit_group& one = groups[first + k];
        if (one.end - one.begin != nip_groups[k] || (k > 0 && !one.joined)) return 0;
    }
    return nip_groups.size();
}

void append_escaped(std::string& out, std::string_view from) {
    for (const char c : from) {
        switch (c) {
            case '&':
                out.append("&amp;");
                break;
            case '<':
                out.append("&lt;");
                break;
            case '>':
                out.append("&gt;");
                break;
            case '"':
                out.append("&quot;");
                break;
            case '\'':
                out.append("&#39;");
                break;
            default:
                out.push_back(c);
        }
    }
}

/// The digits of value / 10^decimals in the language's form.
std::string fixed_text(uint128 value, unsigned decimals, language lang) {
    std::string digits = detail::to_digits(value);
    if (decimals == 0) return digits;
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    return digits.insert(digits.size() - decimals, 1, lang == language::id ? ',' : '.');
}

}  // namespace

std::string masked_number(std::string_view number) {
    std::string out(number);
    const auto digits = static_cast<std::size_t>(std::count_if(out.begin(), out.end(), is_digit));
    std::size_t seen = 0;
    for (char& c : out) {
        if (!is_digit(c)) continue;
        ++seen;
        if (seen > shown_before && seen + shown_after <= digits) c = '*';
    }
    return out;
}

std::string without_nips(std::string_view from) {
    std::string out(from);
    const std::vector<digit_group> groups = digit_groups(from);
    for (std::size_t i = 0; i < groups.size();) {
        const std::size_t length = nip_length(groups, i);
        if (length > 0) {
            const std::size_t begin = groups[i].begin;
            const std::size_t end = groups[i + length - 1].end;
            out.replace(begin, end - begin, masked_number(from.substr(begin, end - begin)));
        }
        i += length > 0 ? length : 1;
    }
    return out;
}

std::string text(std::string_view from) {
    std::string out;
    out.reserve(from.size() + from.size() / 8);
    append_escaped(out, without_nips(report::printable(from)));
    // The Arabic letter mark turns the direction of what follows as the marks do that `printable` leaves out.
    constexpr std::string_view letter_mark = "\xD8\x9C";
    for (std::size_t at = out.find(letter_mark); at != std::string::npos; at = out.find(letter_mark, at)) {
        out.replace(at, letter_mark.size(), " ");
    }
    return out;
}

std::int64_t per_mille(int128 part, int128 whole) noexcept {
    constexpr std::int64_t most = 10'000'000;
    if (whole == 0) return 0;
    const bool negative = (part < 0) != (whole < 0);
    const uint128 over = detail::magnitude(part);
    const uint128 under = detail::magnitude(whole);
    // Beyond that many times the whole nobody reads the figure, and the product below stays within 128 bits.
    if (over / under >= static_cast<uint128>(most) / 1000U) return negative ? -most : most;
    constexpr uint128 safe = static_cast<uint128>(1) << 115U;
    const uint128 shrink = over >= safe ? 1000U : 1U;
    const auto value = static_cast<std::int64_t>((over / shrink * 1000U + under / shrink / 2U) / (under / shrink));
    return negative ? -value : value;
}

std::string percent_text(std::int64_t per_mille, language lang) {
    return (per_mille < 0 ? "-" : "") + fixed_text(detail::magnitude(int128{per_mille}), 1, lang) + "%";
}

std::string rupiah_text(int128 sen, language lang) { return report::grouped(sen, lang).insert(sen < 0 ? 1 : 0, "Rp"); }

std::string short_rupiah(int128 sen, language lang) {
    struct unit {
        uint128 sen;
        std::string_view id;
        std::string_view en;
    };
    constexpr auto thousand = static_cast<uint128>(sen_per_rupiah) * 1000U;
    constexpr std::array<unit, 4> units{{{thousand * 1000U * 1000U * 1000U, "triliun", "trillion"},
                                         {thousand * 1000U * 1000U, "miliar", "billion"},
                                         {thousand * 1000U, "juta", "million"},
                                         {thousand, "ribu", "thousand"}}};
    const uint128 size = detail::magnitude(sen);
    for (const unit& one : units) {
        // What rounds up to a thousand of a unit is one of the next.
        if (size < one.sen - one.sen / 2000U) continue;
        unsigned decimals = 2;
        uint128 step = one.sen / 100U;
        for (; decimals > 0 && (size + step / 2U) / step >= 1000U; --decimals) step *= 10U;
        std::string out = sen < 0 ? "-Rp" : "Rp";
        return out.append(fixed_text((size + step / 2U) / step, decimals, lang)).append(" ").append(say(lang, one.id, one.en));
    }
    return rupiah_text(sen, lang);
}

std::string row_anchor(row_index row) { return fmt::format("r{}", row.value + 1); }

std::string cell_anchor(row_index row, plan_column column) { return row_anchor(row) + "-" + std::string(money_column_name(column)); }

std::string row_words(const plan_row& row, language lang) {
    if (row.line() > 0) return fmt::format("{} {}", say(lang, "baris", "line"), row.line());
    return std::string(report::level_word(row.level()));
}

std::string row_link(const plan_row& row, language lang) {
    return fmt::format("<a href=\"#{}\">{}</a>", row_anchor(row.index()), row_words(row, lang));
}

std::string label_html(const plan_row& row) {
    if (row.level() == level::jumlah) return "Jumlah";
    if (row.label().empty()) return std::string(report::level_word(row.level()));
    return "<bdi>" + text(row.label()) + "</bdi>";
}

}  // namespace renaksi::page
