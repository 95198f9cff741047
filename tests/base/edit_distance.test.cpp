#include "renaksi/base/edit_distance.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.hpp"

using renaksi::edit_distance;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// The whole table, cell by cell, as the definition says.
std::size_t plain_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            std::size_t& cell = table[i][j];
            cell = std::max(i, j);
            if (i == 0 || j == 0) continue;
            cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cell = std::min(cell, table[i - 2][j - 2] + 1);
        }
    }
    return table[a.size()][b.size()];
}

rc::Gen<std::string> few_letters() { return rc::gen::container<std::string>(rc::gen::elementOf(std::string("aab c"))); }

}  // namespace

TEST_CASE("each slip of the keyboard counts once") {
    CHECK(edit_distance("pelatihan", "pelatihan", 3) == 0);
    CHECK(edit_distance("pelatihan", "pelathan", 3) == 1);    // dropped
    CHECK(edit_distance("pelatihan", "pelatiihan", 3) == 1);  // doubled
    CHECK(edit_distance("pelatihan", "pelatikan", 3) == 1);   // changed
    CHECK(edit_distance("pelatihan", "peltaihan", 3) == 1);   // swapped
    CHECK(edit_distance("", "", 0) == 0);
    CHECK(edit_distance("", "abc", 3) == 3);
    CHECK(edit_distance("abc", "", 3) == 3);
}

TEST_CASE("no part of a text is edited twice") {
    // Swapping and then inserting between the swapped would be two.
    CHECK(edit_distance("ca", "abc", 5) == 3);
}

TEST_CASE("a distance beyond the limit is the limit and one") {
    CHECK(edit_distance("abcdef", "ghijkl", 5) == 6);
    CHECK(edit_distance("abcdef", "ghijkl", 6) == 6);
    CHECK(edit_distance("a", "b", 0) == 1);
    CHECK(edit_distance("a", "abcdef", 2) == 3);
    CHECK(edit_distance("ab", "ba", 0) == 1);
    CHECK(edit_distance("abc", "xyz", no_limit) == 3);
}

TEST_CASE("long texts and wide limits") {
    const std::string a(500, 'a');
    const std::string b(460, 'b');
    CHECK(edit_distance(a, b, 500) == 500);
    CHECK(edit_distance(a, b, 499) == 500);
    CHECK(edit_distance(a, b, no_limit) == 500);
    CHECK(edit_distance("x" + a + "y", "z" + a + "w", 2) == 2);
}

TEST_CASE("edit distance agrees with the whole table", "[property]") {
    CHECK(rc::check("for any two texts and any limit", [] {
        const std::string a = *few_letters();
        const std::string b = *few_letters();
        const std::size_t limit = *rc::gen::inRange<std::size_t>(0, 45);
        RC_ASSERT(edit_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
        RC_ASSERT(edit_distance(a, b, no_limit) == plain_distance(a, b));
    }));
    CHECK(rc::check("for a text and itself with a few slips", [] {
        const std::string a = *few_letters();
        std::string b = a;
        for (int slips = *rc::gen::inRange(0, 4); slips > 0 && !b.empty(); --slips) {
            const auto at = *rc::gen::inRange<std::size_t>(0, b.size());
            if (at + 1 < b.size() && *rc::gen::arbitrary<bool>())
                std::swap(b[at], b[at + 1]);
            else
                b.erase(at, 1);
        }
        RC_ASSERT(edit_distance(a, b, 3) == std::min<std::size_t>(plain_distance(a, b), 4));
        RC_ASSERT(edit_distance(a, b, 3) == edit_distance(b, a, 3));
    }));
}
