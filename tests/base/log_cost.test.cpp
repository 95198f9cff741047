#include "renaksi/base/log_cost.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include <rapidcheck.h>

#include "support/catch.hpp"

using renaksi::chance_cost;
using renaksi::log_cost;

static_assert(log_cost(1) == 0);
static_assert(chance_cost(7, 7) == 0);

TEST_CASE("log_cost is a thousand natural logarithms, to a thousandth") {
    CHECK(log_cost(2) == 693);
    CHECK(log_cost(10) == 2'302);
    CHECK(log_cost(1'000'000) == 13'815);
    CHECK(log_cost(std::numeric_limits<std::uint64_t>::max()) == 44'361);
    // The double stands here as the oracle only.
    CHECK(rc::check("within one of the floating logarithm", [](std::uint64_t n) {
        if (n == 0) return;
        RC_ASSERT(std::abs(static_cast<double>(log_cost(n)) - 1'000 * std::log(static_cast<double>(n))) <= 1.1);
    }));
}

TEST_CASE("log_cost never falls") {
    for (std::uint64_t n = 1; n < 100'000; ++n) REQUIRE(log_cost(n) <= log_cost(n + 1));
}

TEST_CASE("a smaller part of a whole costs more") {
    CHECK(chance_cost(1, 2) == 693);
    CHECK(chance_cost(1, 100) == chance_cost(1, 10) + log_cost(100) - log_cost(10));
    CHECK(chance_cost(3, 100) > chance_cost(4, 100));
}
