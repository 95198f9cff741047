/// \file
/// Official names as words: what separates them, which of them say nothing by themselves, and which stand for themselves as a whole. An
/// implementation detail of `plan/nomenklatur.hpp`.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/edit_distance.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::detail {

/// Length of what separates words at the start of `text`: white space, punctuation, and the dashes and quotation marks of word processors
/// (U+2010 to U+201F); 0 where a word goes on. A hyphen and a slash separate, so that blanks around them make no difference.
[[nodiscard]] constexpr std::size_t name_gap(std::string_view text) noexcept {
    const char c = text.front();
    if (is_digit(c) || is_alpha(c) || c == '%' || c == '&') return 0;
    if (static_cast<unsigned char>(c) < 0x80) return 1;
    if (text.starts_with(no_break_space)) return 2;
    const bool dash_or_quote = text.starts_with("\xE2\x80") && text.size() > 2 && static_cast<unsigned char>(text[2]) >= 0x90 &&
                               static_cast<unsigned char>(text[2]) <= 0x9F;
    return dash_or_quote ? 3 : 0;
}

/// Calls `visit(word)` for each word of a name, as written; `&` is a word of its own.
template <typename Visit>
constexpr void for_each_name_word(std::string_view text, Visit visit) {
    std::size_t i = 0;
    while (i < text.size()) {
        if (const std::size_t gap = name_gap(text.substr(i)); gap > 0) {
            i += gap;
            continue;
        }
        std::size_t end = i + 1;
        if (text[i] != '&') {
            while (end < text.size() && text[end] != '&' && name_gap(text.substr(end)) == 0) ++end;
        }
        visit(text.substr(i, end - i));
        i = end;
    }
}

/// Appends the word in the form in which words are compared: lower case, `&` as `dan`.
inline void append_name_word(std::string& out, std::string_view word) {
    if (word == "&") {
        out.append("dan");
        return;
    }
    for (const char c : word) out.push_back(to_lower(c));
}

/// The words of a name in lower case with one blank between them: two names are the same when these texts are.
[[nodiscard]] inline std::string normalised_nama(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_name_word(text, [&out](std::string_view word) {
        if (!out.empty()) out.push_back(' ');
        append_name_word(out, word);
    });
    return out;
}

/// Words that join others and say nothing by themselves; lists and documents put in, leave out and exchange them freely. Lower case,
/// sorted.
// clang-format off
inline constexpr std::array<std::string_view, 19> joining_words{
    "agar", "antara", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "melalui", "oleh", "pada", "para", "secara", "serta",
    "terhadap", "untuk", "yang"};
// clang-format on

[[nodiscard]] inline bool is_joining_word(std::string_view lower_case) noexcept {
    return lower_case.size() <= 8 && std::binary_search(joining_words.begin(), joining_words.end(), lower_case);
}

/// Whether a word that no name has is a joining word with two letters swapped or one dropped ("adn", "yng").
[[nodiscard]] inline bool is_slipped_joining_word(std::string_view lower_case) {
    return std::any_of(joining_words.begin(), joining_words.end(), [lower_case](std::string_view right) {
        const bool swapped = lower_case.size() == right.size() && std::is_permutation(right.begin(), right.end(), lower_case.begin());
        const bool dropped = lower_case.size() + 1 == right.size() && right.size() > 3;
        return right.size() > 2 && (swapped || dropped) && edit_distance(lower_case, right, 1) == 1;
    });
}

/// What a word may have before it and be almost the same word ("Latihan", "Pelatihan"); "Prasarana" is not "Sarana".
[[nodiscard]] constexpr bool is_affix_before(std::string_view lower_case) noexcept {
    constexpr std::array<std::string_view, 15> affixes{"pe",  "pel",  "pem", "pen", "peng", "per", "me", "mem",
                                                       "men", "meng", "ber", "ke",  "ter",  "di",  "se"};
    return std::find(affixes.begin(), affixes.end(), lower_case) != affixes.end();
}

/// Acronyms of the field, for lists that are written in capitals throughout and so do not show which words are acronyms. Sorted.
// clang-format off
inline constexpr std::array<std::string_view, 33> known_acronyms{
    "apbd", "apbn", "asn", "blud", "bmd", "bumd", "dpa", "dppa", "dprd", "ikm", "kdrt", "ksp", "kua", "lkjip", "lkpj", "opd", "p3k",
    "paud", "pns", "ppas", "ppid", "rka", "rkpd", "rpjmd", "rpjpd", "sakip", "sdm", "skpd", "spbe", "spm", "ukm", "umkm", "usp"};
// clang-format on

static_assert(std::is_sorted(joining_words.begin(), joining_words.end()) && std::is_sorted(known_acronyms.begin(), known_acronyms.end()));

/// Whether a word written this way in a text of small letters is an acronym.
[[nodiscard]] constexpr bool is_in_capitals(std::string_view word) noexcept {
    if (word.size() < 2 || word.size() > 6) return false;
    return std::all_of(word.begin(), word.end(), is_upper);
}

/// Whether capitals stand out in the text.
[[nodiscard]] constexpr bool is_in_small_letters(std::string_view text) noexcept {
    std::size_t small = 0;
    std::size_t capital = 0;
    for (const char c : text) {
        small += is_lower(c) ? 1U : 0U;
        capital += is_upper(c) ? 1U : 0U;
    }
    return small > capital;
}

/// Numbers, single letters and known acronyms are taken as a whole: one that differs makes another name, however near it is.
[[nodiscard]] inline bool is_whole_word(std::string_view lower_case) noexcept {
    if (lower_case.size() < 2 || std::any_of(lower_case.begin(), lower_case.end(), is_digit)) return true;
    return std::binary_search(known_acronyms.begin(), known_acronyms.end(), lower_case);
}

}  // namespace renaksi::detail
