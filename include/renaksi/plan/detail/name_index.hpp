/// \file
/// Official names by their words: which of them a text is, whole, cut off, or with slips of the keyboard in it. An implementation detail of
/// `plan/nomenklatur.hpp`.
///
/// Names are compared by the words that carry meaning; the ones that join them ("dan", "yang") may differ. Every other word must be the
/// same, or a plausible slip: a word that no official name has, and near the right one. A word of the vocabulary is no slip for another one
/// ("Pasar" for "Dasar") unless one is the other with an ending more ("Pemerintah", "Pemerintahan"), and an acronym never is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/edit_distance.hpp"
#include "renaksi/plan/detail/name_text.hpp"
#include "renaksi/plan/detail/text_ids.hpp"

namespace renaksi {

/// How a text is like an official name.
enum class nama_match : std::uint8_t {
    none = 0,
    exact = 1,  ///< the same words; case, blanks, hyphens, slashes and commas count for nothing
    cut = 2,    ///< a part of it: the rest was lost, as at a page break
    close = 3,  ///< the same but for slips of the keyboard, blanks inside words, or words such as "dan"
};

}  // namespace renaksi

namespace renaksi::detail {

/// A name that a text may be; the lower the rank, the better.
struct name_hit {
    std::uint32_t name = 0;
    nama_match how = nama_match::none;
    std::uint32_t rank = 0;
};

class name_index {
public:
    /// The number of the name, a new one where no name has the same words. O(length).
    std::uint32_t add(std::string_view text) {
        const std::size_t before = names_.size();
        const std::uint32_t name = names_.add(normalised_nama(text));
        if (names_.size() == before) return name;
        const bool shows_acronyms = is_in_small_letters(text);
        bool first = true;
        std::string word;
        for_each_name_word(text, [&](std::string_view written) {
            word.clear();
            append_name_word(word, written);
            if (!is_joining_word(word) && !(first && word == program_word)) count_word(word, shows_acronyms, is_in_capitals(written));
            first = false;
        });
        content_begin_.push_back(content_.size());
        return name;
    }

    /// To be called once, after the last `add`. O(words).
    void finish() {
        for (word_use& use : uses_) use.whole = use.whole || use.capitals * 2 > use.shown;
        posting_begin_.assign(words_.size() + 1, 0);
        for (const std::uint32_t word : content_) ++posting_begin_[word + 1];
        for (std::size_t i = 1; i < posting_begin_.size(); ++i) posting_begin_[i] += posting_begin_[i - 1];
        postings_.resize(content_.size());
        std::vector<std::size_t> next = posting_begin_;
        for (std::uint32_t name = 0; name < names_.size(); ++name) {
            for (std::size_t i = content_begin_[name]; i < content_begin_[name + 1]; ++i) postings_[next[content_[i]]++] = name;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

    /// The name with the same words; nothing when there is none. O(length).
    [[nodiscard]] std::optional<std::uint32_t> find_exact(std::string_view text) const {
        const std::string words = normalised_nama(text);
        const std::uint32_t name = words.empty() ? text_ids::none : names_.find(words);
        return name == text_ids::none ? std::nullopt : std::optional<std::uint32_t>(name);
    }

    /// The names that the text may be without having the same words, best first. O(names that have one of the text's rarest words).
    [[nodiscard]] std::vector<name_hit> find_near(std::string_view text) const {
        const query asked = read(text);
        std::vector<name_hit> out;
        for (const std::uint32_t name : candidates(asked)) {
            if (const name_hit hit = compare(asked, name); hit.how != nama_match::none) out.push_back(hit);
        }
        std::sort(out.begin(), out.end(),
                  [](const name_hit& a, const name_hit& b) { return std::pair(a.rank, a.name) < std::pair(b.rank, b.name); });
        return out;
    }

    /// How the text is like one name. O(length²) at worst.
    [[nodiscard]] nama_match compare(std::string_view text, std::uint32_t name) const {
        if (names_.find(normalised_nama(text)) == name) return nama_match::exact;
        return compare(read(text), name).how;
    }

private:
    static constexpr std::string_view program_word = "program";  ///< stands before every name of a program, or is left out
    static constexpr std::size_t most_slips = 3;
    static constexpr std::size_t longest_name =
        256;  ///< words; official names have up to 60, and a longer text is not compared word by word

    // Ranks. A text that ends in "dan" was cut there, even where a name without it exists.
    static constexpr std::uint32_t same_content = 0;
    static constexpr std::uint32_t clean_cut = 10;
    static constexpr std::uint32_t slips = 20;
    static constexpr std::uint32_t cut_with_slips = 40;
    static constexpr std::uint32_t same_but_cut = 50;

    struct word_use {
        std::uint32_t shown = 0;     ///< times in names that show which words are acronyms
        std::uint32_t capitals = 0;  ///< of these, times in capitals
        bool whole = false;
    };
    struct query_word {
        std::string text;
        std::uint32_t id = text_ids::none;
        bool whole = false;
    };
    struct query {
        std::vector<query_word> words;
        bool ends_in_joining_word = false;
    };

    void count_word(const std::string& word, bool shows_acronyms, bool capitals) {
        const std::uint32_t id = words_.add(word);
        if (id == uses_.size()) uses_.push_back({0, 0, is_whole_word(word)});
        uses_[id].shown += shows_acronyms ? 1U : 0U;
        uses_[id].capitals += shows_acronyms && capitals ? 1U : 0U;
        content_.push_back(id);
    }

    [[nodiscard]] query read(std::string_view text) const {
        query out;
        const bool shows_acronyms = is_in_small_letters(text);
        bool first = true;
        for_each_name_word(text, [&](std::string_view written) {
            query_word word;
            append_name_word(word.text, written);
            const bool label = std::exchange(first, false) && word.text == program_word;
            word.id = words_.find(word.text);
            out.ends_in_joining_word = is_joining_word(word.text) || (word.id == text_ids::none && is_slipped_joining_word(word.text));
            if (out.ends_in_joining_word || label) return;
            word.whole =
                word.id != text_ids::none ? uses_[word.id].whole : is_whole_word(word.text) || (shows_acronyms && is_in_capitals(written));
            out.words.push_back(std::move(word));
        });
        return out;
    }

    [[nodiscard]] static std::size_t slips_allowed(std::size_t words) noexcept { return std::min(1 + words / 8, most_slips); }

    [[nodiscard]] std::size_t names_with(std::uint32_t word) const noexcept { return posting_begin_[word + 1] - posting_begin_[word]; }

    /// The names with one of the text's rarest words: so many that slips, and a last word of which only a part is left, cannot be all.
    [[nodiscard]] std::vector<std::uint32_t> candidates(const query& asked) const {
        std::vector<std::uint32_t> known;
        for (const query_word& word : asked.words) {
            if (word.id != text_ids::none) known.push_back(word.id);
        }
        std::sort(known.begin(), known.end(),
                  [this](std::uint32_t a, std::uint32_t b) { return std::pair(names_with(a), a) < std::pair(names_with(b), b); });
        known.erase(std::unique(known.begin(), known.end()), known.end());
        known.resize(std::min(known.size(), slips_allowed(asked.words.size()) + 2));
        std::vector<std::uint32_t> out;
        for (const std::uint32_t word : known) {
            const auto at = [this](std::size_t i) { return postings_.begin() + static_cast<std::ptrdiff_t>(i); };
            out.insert(out.end(), at(posting_begin_[word]), at(posting_begin_[word + 1]));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// Lists have slips of their own: a long word that is rare beside one that is frequent may be one.
    [[nodiscard]] bool may_be_slip(std::uint32_t rare, std::uint32_t frequent) const noexcept {
        return words_[rare].size() >= 8 && names_with(rare) <= 2 && names_with(frequent) >= 20;
    }

    /// Slips between two words, nothing where it is another word.
    [[nodiscard]] std::optional<std::size_t> word_slips(const query_word& asked, std::uint32_t official) const {
        if (asked.id == official) return 0;
        if (asked.whole || uses_[official].whole) return std::nullopt;
        const std::string_view right = words_[official];
        std::string_view shorter = asked.text;
        std::string_view longer = right;
        if (shorter.size() > longer.size()) std::swap(shorter, longer);
        constexpr std::size_t shortest_stem = 5;
        constexpr std::size_t longest_ending = 4;
        const std::size_t more = longer.size() - shorter.size();
        const bool ending = longer.starts_with(shorter) && more <= longest_ending;
        const bool same_stem = ending || (longer.ends_with(shorter) && is_affix_before(longer.substr(0, more)));
        if (shorter.size() >= shortest_stem && same_stem) return more;
        if (asked.id != text_ids::none && !may_be_slip(asked.id, official)) return std::nullopt;
        const std::size_t limit = shorter.size() < 4 ? 0 : shorter.size() < 8 ? 1 : shorter.size() < 12 ? 2 : 3;
        const std::size_t distance = edit_distance(asked.text, right, limit);
        return distance <= limit ? std::optional<std::size_t>(distance) : std::nullopt;
    }

    /// The text's words against as many words of the name, from its word `from` on.
    struct window_fit {
        bool fits = false;
        bool last_is_part = false;  ///< the last word is the beginning of the name's
        std::size_t slipped = 0;    ///< words with slips
        std::size_t slips = 0;
    };
    [[nodiscard]] window_fit fit(const query& asked, std::size_t name, std::size_t from, std::size_t allowed) const {
        window_fit out;
        const std::uint32_t* const official = content_.data() + content_begin_[name] + from;
        for (std::size_t i = 0; i < asked.words.size(); ++i) {
            if (asked.words[i].id == official[i]) continue;
            if (const auto slips_here = word_slips(asked.words[i], official[i])) {
                out.slips += *slips_here;
                if (++out.slipped > allowed) return out;
                continue;
            }
            const bool last = i + 1 == asked.words.size() && !asked.ends_in_joining_word;
            if (!last || !words_[official[i]].starts_with(asked.words[i].text)) return out;
            out.last_is_part = true;
        }
        out.fits = true;
        return out;
    }

    [[nodiscard]] name_hit compare(const query& asked, std::uint32_t name) const {
        const std::size_t words = asked.words.size();
        const std::size_t official = content_begin_[name + 1] - content_begin_[name];
        name_hit out{name, nama_match::none, 0};
        if (words == 0 || words > longest_name || official > longest_name) return out;
        if (words == official) {
            const window_fit whole = fit(asked, name, 0, slips_allowed(words));
            if (whole.fits && !whole.last_is_part) {
                const std::uint32_t same = asked.ends_in_joining_word ? same_but_cut : same_content;
                return {name, nama_match::close,
                        whole.slips == 0 ? same : slips + static_cast<std::uint32_t>(std::min<std::size_t>(whole.slips, 19))};
            }
        }
        if (words <= official) {
            if (const name_hit hit = compare_cut(asked, name, official); hit.how != nama_match::none) return hit;
        }
        if (same_letters(asked, name)) return {name, nama_match::close, slips + 1};
        return out;
    }

    /// A part of a name must be long enough to be one: the beginning of a name more easily than its middle, and its end least of all, since
    /// many a name is another one's end.
    [[nodiscard]] name_hit compare_cut(const query& asked, std::uint32_t name, std::size_t official) const {
        const std::size_t words = asked.words.size();
        const std::size_t allowed = words / 8;
        name_hit best{name, nama_match::none, 0};
        for (std::size_t from = 0; from + words <= official; ++from) {
            const window_fit part = fit(asked, name, from, allowed);
            if (!part.fits) continue;
            const bool end_lost = part.last_is_part || from + words < official;
            const bool head = from == 0 && end_lost;
            if (!head && !end_lost && from == 0) continue;
            const std::size_t fewest = head ? (asked.ends_in_joining_word ? 2U : 3U) : end_lost ? 4U : 6U;
            if (words < fewest) continue;
            const std::uint32_t where = head ? 0U : end_lost ? 1U : 2U;
            const std::uint32_t rank = (part.slipped > 0 ? cut_with_slips : clean_cut) + where;
            if (best.how == nama_match::none || rank < best.rank) best = {name, nama_match::cut, rank};
        }
        return best;
    }

    /// Whether text and name differ in blanks alone, and in few of them: "AksesPasar".
    [[nodiscard]] bool same_letters(const query& asked, std::uint32_t name) const {
        const std::size_t first = content_begin_[name];
        const std::size_t official = content_begin_[name + 1] - first;
        if (official > asked.words.size() + 2 || asked.words.size() > official + 2) return false;
        std::string left;
        std::string right;
        for (const query_word& word : asked.words) left.append(word.text);
        for (std::size_t i = 0; i < official; ++i) right.append(words_[content_[first + i]]);
        return left == right;
    }

    text_ids names_;  ///< normalised
    text_ids words_;
    std::vector<word_use> uses_;
    std::vector<std::uint32_t> content_;  ///< the words of each name that carry meaning, one name after the other
    std::vector<std::size_t> content_begin_{0};
    std::vector<std::uint32_t> postings_;  ///< the names of each word
    std::vector<std::size_t> posting_begin_;
};

}  // namespace renaksi::detail
