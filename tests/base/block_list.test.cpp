// A list in blocks against a vector.
#include "renaksi/base/block_list.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using renaksi::detail::block_list;

namespace {

using short_blocks = block_list<std::string, 4>;

[[nodiscard]] short_blocks list_of(const std::vector<std::string>& texts) {
    short_blocks out;
    for (const std::string& text : texts) out.push_back(text);
    return out;
}

[[nodiscard]] std::vector<std::string> texts_of(const short_blocks& list) { return {list.begin(), list.end()}; }

[[nodiscard]] std::vector<std::string> sorted(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    return texts;
}

}  // namespace

TEST_CASE("a list in blocks holds what was put into it, in that order, by place and from end to end") {
    CHECK(rc::check([](const std::vector<std::string>& texts) {
        const short_blocks list = list_of(texts);
        RC_ASSERT(list.size() == texts.size());
        RC_ASSERT(list.empty() == texts.empty());
        RC_ASSERT(texts_of(list) == texts);
        for (std::size_t i = 0; i < texts.size(); ++i) RC_ASSERT(list[i] == texts[i]);
    }));
}

TEST_CASE("joining lists in blocks loses and doubles nothing, whatever their last blocks hold, and they go on growing") {
    CHECK(rc::check([](const std::vector<std::vector<std::string>>& parts) {
        short_blocks all;
        std::vector<std::string> expected;
        for (const std::vector<std::string>& part : parts) {
            all.take(list_of(part));
            all.push_back("one more");
            expected.insert(expected.end(), part.begin(), part.end());
            expected.emplace_back("one more");
            RC_ASSERT(all.size() == expected.size());
            RC_ASSERT(sorted(texts_of(all)) == sorted(expected));
        }
    }));
}

TEST_CASE("cutting a list in blocks leaves its beginning, and it sorts in place") {
    CHECK(rc::check([](const std::vector<std::string>& texts) {
        const auto kept = *rc::gen::inRange<std::size_t>(0, texts.size() + 1);
        short_blocks list = list_of(texts);
        list.cut(kept);
        std::vector<std::string> expected(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(kept));
        RC_ASSERT(texts_of(list) == expected);
        std::sort(list.begin(), list.end());
        RC_ASSERT(texts_of(list) == sorted(expected));
        list.push_back("behind");
        expected = sorted(expected);
        expected.emplace_back("behind");
        RC_ASSERT(texts_of(list) == expected);
    }));
}

TEST_CASE("a list in blocks that lets its beginning go keeps the rest, and grows") {
    CHECK(rc::check([](const std::vector<std::string>& texts) {
        short_blocks list;
        std::size_t first = 0;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            list.push_back(texts[i]);
            first = std::max(first, *rc::gen::inRange<std::size_t>(0, i + 2));
            list.let_go_before(first);
            RC_ASSERT(list.size() == i + 1);
            for (std::size_t at = first; at <= i; ++at) RC_ASSERT(list[at] == texts[at]);
        }
    }));
}
