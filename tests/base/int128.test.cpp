#include "renaksi/base/int128.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace renaksi;

namespace {
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
}  // namespace

TEST_CASE("narrow keeps what fits and refuses the first value that does not") {
    CHECK(narrow(highest) == highest);
    CHECK(narrow(lowest) == lowest);
    CHECK_FALSE(narrow(static_cast<int128>(highest) + 1).has_value());
    CHECK_FALSE(narrow(static_cast<int128>(lowest) - 1).has_value());
}

TEST_CASE("checked arithmetic never wraps") {
    CHECK(checked_add(highest, 0) == highest);
    CHECK_FALSE(checked_add(highest, 1).has_value());
    CHECK(checked_add(highest, lowest) == -1);
    CHECK_FALSE(checked_subtract(lowest, 1).has_value());
    CHECK_FALSE(checked_subtract(0, lowest).has_value());
    CHECK(checked_subtract(-1, lowest) == highest);
    CHECK(checked_multiply(highest, -1) == -highest);
    CHECK_FALSE(checked_multiply(lowest, -1).has_value());
    CHECK_FALSE(checked_multiply(highest / 2 + 1, 2).has_value());
}
