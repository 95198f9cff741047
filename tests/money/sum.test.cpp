#include "renaksi/money/sum.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

int128 one_by_one(const std::vector<std::int64_t>& cells) {
    int128 sum = 0;
    for (const std::int64_t cell : cells) sum += cell;
    return sum;
}

}  // namespace

TEST_CASE("a sum may pass 64 bits on its way and is narrowed once") {
    rupiah_sum sum;
    sum.add(rupiah::from_sen(highest));
    sum.add(rupiah::from_sen(highest));
    CHECK_FALSE(sum.total().has_value());
    CHECK(sum.sen() == static_cast<int128>(highest) * 2);
    sum.add(rupiah::from_sen(-highest));
    CHECK(sum.total() == rupiah::from_sen(highest));
}

TEST_CASE("cells without a value add nothing") {
    rupiah_sum sum;
    sum.add(amount{});
    sum.add(amount::dash());
    sum.add(amount::of(rupiah::from_sen(7)));
    sum.add_sen(-2);
    CHECK(sum.total() == rupiah::from_sen(5));
}

TEST_CASE("columns of every length and of extreme cells") {
    CHECK(sum_sen(nullptr, 0) == 0);
    for (const std::size_t count : {1U, 2U, 1023U, 1024U, 1025U, 5000U}) {
        for (const std::int64_t cell : {lowest, highest, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}}) {
            const std::vector<std::int64_t> cells(count, cell);
            CHECK(sum_sen(cells.data(), count) == static_cast<int128>(cell) * static_cast<int128>(count));
        }
    }
}

TEST_CASE("sums against an oracle in 128 bits, in any order and partition") {
    const auto cell =
        rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(), rc::gen::element(lowest, highest, std::int64_t{0}, std::int64_t{-1}));
    CHECK(rc::check("order and partition do not matter", [cell] {
        auto cells = *rc::gen::container<std::vector<std::int64_t>>(cell);
        const int128 exact = one_by_one(cells);
        RC_ASSERT(sum_sen(cells.data(), cells.size()) == exact);

        const auto cut = static_cast<std::size_t>(*rc::gen::inRange<std::size_t>(0, cells.size() + 1));
        rupiah_sum left;
        rupiah_sum right;
        for (std::size_t i = 0; i < cells.size(); ++i) (i < cut ? left : right).add_sen(cells[i]);
        right.merge(left);
        RC_ASSERT(right.sen() == exact);
        RC_ASSERT(sum_sen(cells.data(), cut) + sum_sen(cells.data() + cut, cells.size() - cut) == exact);
        RC_ASSERT(right.total().has_value() == (exact >= lowest && exact <= highest));

        std::reverse(cells.begin(), cells.end());
        RC_ASSERT(sum_sen(cells.data(), cells.size()) == exact);
    }));
    CHECK(rc::check("long columns", [](std::int64_t seed) {
        const auto count = *rc::gen::inRange<std::size_t>(1000, 4000);
        std::vector<std::int64_t> cells;
        auto state = static_cast<std::uint64_t>(seed);
        for (std::size_t i = 0; i < count; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            cells.push_back(static_cast<std::int64_t>(state));
        }
        RC_ASSERT(sum_sen(cells.data(), cells.size()) == one_by_one(cells));
    }));
}
