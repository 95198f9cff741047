// Fixed lists of words that every cell of a table is held against.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/text.hpp"

namespace renaksi::recognise {

/// Words in lower case. Asking for one looks at a place or two and seldom at a word; the table is made by the compiler.
template <std::size_t N>
class word_set {
public:
    explicit constexpr word_set(const std::array<std::string_view, N>& words) noexcept : words_(words) {
        for (std::size_t i = 0; i < N; ++i) {
            std::size_t place = place_of(words[i]);
            while (places_[place] != 0) place = (place + 1) % places_.size();
            places_[place] = static_cast<std::uint16_t>(i + 1);
            if (words[i].size() > longest_) longest_ = words[i].size();
        }
    }

    /// O(length).
    [[nodiscard]] constexpr bool contains(std::string_view word) const noexcept {
        if (word.empty() || word.size() > longest_) return false;
        for (std::size_t place = place_of(word); places_[place] != 0; place = (place + 1) % places_.size()) {
            if (words_[places_[place] - std::size_t{1}] == word) return true;
        }
        return false;
    }

private:
    [[nodiscard]] static constexpr std::size_t capacity() noexcept {
        std::size_t out = 16;
        while (out < 4 * N) out *= 2;
        return out;
    }
    [[nodiscard]] static constexpr std::size_t place_of(std::string_view word) noexcept {
        std::uint32_t mixed = static_cast<std::uint32_t>(word.size());
        for (const std::size_t i : {std::size_t{0}, word.size() / 2, word.size() - 1}) {
            mixed = (mixed ^ static_cast<std::uint8_t>(word[i])) * 0x0100'0193U;
        }
        return (mixed ^ (mixed >> 15U)) % capacity();
    }

    std::array<std::string_view, N> words_;
    std::array<std::uint16_t, capacity()> places_{};
    std::size_t longest_ = 0;
};

template <std::size_t N>
word_set(const std::array<std::string_view, N>&) -> word_set<N>;

/// Calls `visit` with each word in lower case, without what is no letter at its ends, until it returns false; words without letters are
/// left out. The word lives until the next one.
template <typename Visit>
void for_each_small_word(std::string_view text, Visit visit) {
    std::string small;
    for_each_word(text, [&](std::string_view word) {
        while (!word.empty() && !is_alpha(word.back())) word.remove_suffix(1);
        while (!word.empty() && !is_alpha(word.front())) word.remove_prefix(1);
        if (word.empty()) return true;
        small.assign(word);
        for (char& c : small) c = to_lower(c);
        return visit(std::string_view(small));
    });
}

}  // namespace renaksi::recognise
