// The order in which roots are told against a plain sort.
#include "renaksi/rollup/detail/rekap_roots.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "renaksi/base/block_list.hpp"
#include "support/catch.hpp"

using renaksi::detail::block_list;
using renaksi::detail::stored_root;

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
