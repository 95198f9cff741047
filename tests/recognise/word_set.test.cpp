#include "recognise/word_set.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi::recognise;

namespace {

// Many of one length, first, middle and last letter, which look for a place at the same spot.
constexpr std::array<std::string_view, 12> listed{"a",     "b",     "aa",    "aba",   "aca", "ada",
                                                  "abcba", "aacaa", "adcda", "aecea", "s/d", "sasaran"};
constexpr word_set set{listed};

std::vector<std::string> small_words_of(std::string_view text) {
    std::vector<std::string> out;
    for_each_small_word(text, [&out](std::string_view word) {
        out.emplace_back(word);
        return true;
    });
    return out;
}

}  // namespace

TEST_CASE("a set of words has its words and no others", "[recognise]") {
    for (const std::string_view word : listed) CHECK(set.contains(word));
    for (const std::string_view word : {"", "A", "ab", "aea", "abdba", "sasara", "sasarans", "s-d"}) CHECK_FALSE(set.contains(word));
    CHECK(rc::check("as a list says", [] {
        const auto word = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcde/s")));
        RC_ASSERT(set.contains(word) == (std::find(listed.begin(), listed.end(), word) != listed.end()));
    }));
}

TEST_CASE("words are handed over small, without what is no letter at their ends, until enough were seen", "[recognise]") {
    CHECK(small_words_of("  (Rata-Rata) 12 %\tKINERJA: b2 ") == std::vector<std::string>{"rata-rata", "kinerja", "b"});
    CHECK(small_words_of("").empty());
    int seen = 0;
    for_each_small_word("satu dua tiga", [&seen](std::string_view) { return ++seen < 2; });
    CHECK(seen == 2);
}
