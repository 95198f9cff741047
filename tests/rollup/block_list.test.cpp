// A list in blocks against a vector, and the order in which roots are told against a plain sort.
#include "renaksi/rollup/detail/block_list.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/rollup/detail/rekap_roots.hpp"
#include "support/catch.hpp"

using renaksi::detail::block_list;
using renaksi::detail::stored_root;

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

TEST_CASE("roots are told in one order, by offices and within each") {
    CHECK(rc::check([] {
        const auto offices = *rc::gen::inRange<std::uint32_t>(1, 9);
        const auto count = *rc::gen::inRange<std::size_t>(0, 60);
        block_list<stored_root> roots;
        std::vector<stored_root> expected;
        for (std::size_t i = 0; i < count; ++i) {
            stored_root root;
            root.office = *rc::gen::inRange<std::uint32_t>(0, offices);
            root.line = *rc::gen::inRange<std::uint64_t>(0, 4);
            root.column = static_cast<std::uint8_t>(*rc::gen::inRange(0, 3));
            root.is_row = *rc::gen::arbitrary<bool>();
            root.found_sen = static_cast<std::int64_t>(i);
            roots.push_back(root);
            expected.push_back(root);
        }
        put_in_told_order(roots, offices);
        std::sort(expected.begin(), expected.end(), renaksi::detail::told_before);
        RC_ASSERT(roots.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) RC_ASSERT(roots[i].found_sen == expected[i].found_sen);
    }));
}
