#include "renaksi/base/result.hpp"

#include <memory>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

namespace {
result<int> half(int value) {
    if (value % 2 != 0) return make_error(errc::invalid_argument, "odd", 7);
    return value / 2;
}
}  // namespace

TEST_CASE("a result is a value or an error") {
    const result<int> good = half(8);
    REQUIRE(good);
    CHECK(*good == 4);
    CHECK(good.value_or(9) == 4);

    const result<int> bad = half(3);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == errc::invalid_argument);
    CHECK(bad.error().detail == "odd");
    CHECK(bad.error().where.column == 7);
    CHECK(bad.value_or(9) == 9);
}

TEST_CASE("a result can carry what only moves") {
    result<std::unique_ptr<std::string>> owner(std::make_unique<std::string>("isi"));
    REQUIRE(owner);
    CHECK((*owner)->size() == 3);
    const std::unique_ptr<std::string> taken = *std::move(owner);
    CHECK(*taken == "isi");
}

TEST_CASE("a result whose value is zero still holds a value") {
    CHECK(half(0).has_value());
    CHECK(*half(0) == 0);
}
