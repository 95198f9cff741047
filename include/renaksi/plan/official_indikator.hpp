/// \file
/// Where a sub kegiatan's indicator and unit are not those that the official list prescribes (Kepmendagri 050-5889/2021 and later), and how
/// two names differ, in few words.
///
/// Contract: pure functions, from any thread. All are O(length) but for `name_difference`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/plan/detail/name_text.hpp"
#include "renaksi/plan/nomenklatur.hpp"
#include "renaksi/plan/official_rows.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi {

/// An indicator's cell, and what the list has in its place.
struct unofficial_text {
    std::size_t indikator = 0;
    std::string official;
};

/// Whether two units are the same: in another spelling, another sign for percent, or one of several that the list leaves open
/// (`Laporan/Dokumen`). A rate such as `Orang/Bulan` leaves nothing open.
[[nodiscard]] inline bool is_same_satuan(std::string_view printed, std::string_view official) {
    const std::string left = normalised_satuan(printed);
    const std::string right = normalised_satuan(official);
    if (left == right || (is_percent_satuan(left) && is_percent_satuan(right))) return true;
    if (detail::read_satuan(right).rate) return false;
    for (std::size_t begin = 0; begin < right.size();) {
        const std::size_t end = std::min(right.find('/', begin), right.size());
        if (trim(std::string_view(right).substr(begin, end - begin)) == left) return true;
        begin = end + 1;
    }
    return false;
}

namespace detail {

/// The text that all entries of the row have in a field; nothing where they differ or one lacks it.
[[nodiscard]] inline std::optional<std::string> shared_text(const official_row& row, const nomenklatur& names,
                                                            std::string nomenklatur_entry::*field) {
    if (row.entries.empty()) return std::nullopt;
    const std::string& first = names[row.entries.front()].*field;
    for (const std::size_t at : row.entries) {
        if ((names[at].*field).empty() || normalised_nama(names[at].*field) != normalised_nama(first)) return std::nullopt;
    }
    return first;
}

/// A row whose name is not that of its code is a mistake of its own, and says nothing about which indicator is due.
[[nodiscard]] inline bool is_identified(const official_row& row) noexcept { return row.how != nama_match::none; }

[[nodiscard]] inline std::vector<std::string_view> name_words(std::string_view text) {
    std::vector<std::string_view> out;
    for_each_name_word(text, [&out](std::string_view word) { out.push_back(word); });
    return out;
}

[[nodiscard]] inline std::string joined_words(std::string_view text, const std::vector<std::string_view>& words, std::size_t from,
                                              std::size_t to) {
    if (from >= to) return {};
    const auto begin = static_cast<std::size_t>(words[from].data() - text.data());
    const auto end = static_cast<std::size_t>(words[to - 1].data() - text.data()) + words[to - 1].size();
    return std::string(text.substr(begin, end - begin));
}

/// Words of one text in place of words of another.
struct word_hunk {
    std::size_t left_begin = 0;
    std::size_t left_end = 0;
    std::size_t right_begin = 0;
    std::size_t right_end = 0;
};

/// Lengths of the longest common subsequences of all tails, of `left.size() + 1` rows.
[[nodiscard]] inline std::vector<std::uint32_t> common_tails(const std::vector<std::string_view>& left,
                                                             const std::vector<std::string_view>& right) {
    const std::size_t width = right.size() + 1;
    std::vector<std::uint32_t> out((left.size() + 1) * width, 0);
    for (std::size_t i = left.size(); i-- > 0;) {
        for (std::size_t k = right.size(); k-- > 0;) {
            const std::uint32_t skipped = std::max(out[(i + 1) * width + k], out[i * width + k + 1]);
            out[i * width + k] = equal_nocase(left[i], right[k]) ? out[(i + 1) * width + k + 1] + 1 : skipped;
        }
    }
    return out;
}

/// Where the texts differ, by their longest common subsequence; as one stretch where they are too long for that.
[[nodiscard]] inline std::vector<word_hunk> differing_words(const std::vector<std::string_view>& left,
                                                            const std::vector<std::string_view>& right) {
    constexpr std::size_t most_cells = 250'000;
    if ((left.size() + 1) * (right.size() + 1) > most_cells) return {{0, left.size(), 0, right.size()}};
    const std::vector<std::uint32_t> tails = common_tails(left, right);
    const std::size_t width = right.size() + 1;
    std::vector<word_hunk> out;
    std::size_t i = 0;
    std::size_t k = 0;
    const auto at_same = [&] { return i < left.size() && k < right.size() && equal_nocase(left[i], right[k]); };
    while (i < left.size() || k < right.size()) {
        if (at_same()) {
            ++i;
            ++k;
            continue;
        }
        word_hunk next{i, i, k, k};
        while ((i < left.size() || k < right.size()) && !at_same()) {
            const bool drop = k == right.size() || (i < left.size() && tails[(i + 1) * width + k] >= tails[i * width + k + 1]);
            ++(drop ? i : k);
        }
        next.left_end = i;
        next.right_end = k;
        out.push_back(next);
    }
    return out;
}

}  // namespace detail

/// The first unit of the row that is not the prescribed one; nothing where some indicator of the row has that one, where none has a unit,
/// or where the list prescribes none. Several indicators of a sub kegiatan are judged together: one of them is the official one.
[[nodiscard]] inline std::optional<unofficial_text> wrong_satuan(const plan_row& row, const official_row& found, const nomenklatur& names) {
    const auto official = detail::shared_text(found, names, &nomenklatur_entry::satuan);
    if (!official || !detail::is_identified(found)) return std::nullopt;
    std::optional<unofficial_text> out;
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const std::string_view printed = row.indikator(k).satuan();
        if (printed.empty()) continue;
        if (is_same_satuan(printed, *official)) return std::nullopt;
        if (!out) out = unofficial_text{k, *official};
    }
    return out;
}

/// The same for the indicator's text.
[[nodiscard]] inline std::optional<unofficial_text> wrong_indikator(const plan_row& row, const official_row& found,
                                                                    const nomenklatur& names) {
    const auto official = detail::shared_text(found, names, &nomenklatur_entry::indikator);
    if (!official || !detail::is_identified(found)) return std::nullopt;
    const std::string wanted = detail::normalised_nama(*official);
    std::optional<unofficial_text> out;
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const std::string_view printed = row.indikator(k).nama();
        if (printed.empty()) continue;
        if (detail::normalised_nama(printed) == wanted) return std::nullopt;
        if (!out) out = unofficial_text{k, *official};
    }
    return out;
}

/// How a printed name differs from the official one, in signs that every language reads: `LATHAN → LATIHAN` for words that differ, `…
/// Kantor` for words that are missing behind others, `Kinerja → ∅` for words too many; several with commas between them. O(words²), and
/// less exact beyond some hundreds of words.
[[nodiscard]] inline std::string name_difference(std::string_view printed, std::string_view official) {
    const std::vector<std::string_view> left = detail::name_words(printed);
    const std::vector<std::string_view> right = detail::name_words(official);
    std::string out;
    for (const detail::word_hunk& hunk : detail::differing_words(left, right)) {
        if (!out.empty()) out.append(", ");
        const std::string was = detail::joined_words(printed, left, hunk.left_begin, hunk.left_end);
        const std::string is = detail::joined_words(official, right, hunk.right_begin, hunk.right_end);
        if (!was.empty()) {
            out.append(was).append(" → ").append(is.empty() ? "∅" : is);
            continue;
        }
        if (hunk.right_begin > 0) out.append("… ");
        out.append(is);
        if (hunk.right_end < right.size()) out.append(" …");
    }
    return out;
}

}  // namespace renaksi
