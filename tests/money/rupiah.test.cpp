#include "renaksi/money/rupiah.hpp"

#include <limits>
#include <type_traits>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

template <typename From>
concept makes_sen = requires(From from) {
    rupiah::from_sen(from);
};
template <typename From>
concept makes_rupiah = requires(From from) {
    rupiah::from_rupiah(from);
};
template <typename Other>
concept adds_to_rupiah = requires(rupiah money, Other other) {
    money + other;
};
template <typename Other>
concept compares_to_rupiah = requires(rupiah money, Other other) {
    money == other;
};

// Conversions that must not exist: they are how sen and Rupiah, or exact and rounded, get mixed up.
static_assert(!std::is_convertible_v<int, rupiah> && !std::is_constructible_v<rupiah, int>);
static_assert(!std::is_convertible_v<std::int64_t, rupiah> && !std::is_constructible_v<rupiah, std::int64_t>);
static_assert(!std::is_convertible_v<double, rupiah> && !std::is_constructible_v<rupiah, double>);
static_assert(!std::is_constructible_v<double, rupiah> && !std::is_constructible_v<float, rupiah>);
static_assert(!std::is_constructible_v<std::int64_t, rupiah> && !std::is_constructible_v<bool, rupiah>);
static_assert(!makes_sen<double> && !makes_sen<float> && !makes_sen<long double> && !makes_sen<bool>);
static_assert(!makes_rupiah<double> && !makes_rupiah<float> && !makes_rupiah<bool>);
static_assert(makes_sen<int> && makes_sen<std::int64_t> && makes_sen<long long> && makes_rupiah<int>);
static_assert(!adds_to_rupiah<int> && !adds_to_rupiah<rupiah> && !compares_to_rupiah<int> && compares_to_rupiah<rupiah>);
static_assert(sizeof(rupiah) == 8 && std::is_trivially_copyable_v<rupiah>);

}  // namespace

TEST_CASE("an amount is its sen") {
    CHECK(rupiah{}.is_zero());
    CHECK(rupiah::from_sen(5).sen() == 5);
    CHECK(rupiah::from_rupiah(7)->sen() == 700);
    CHECK(rupiah::from_sen(-1).is_negative());
    CHECK(rupiah::from_sen(-1) < rupiah::from_sen(0));
}

TEST_CASE("Rupiah that do not fit as sen are refused") {
    CHECK(rupiah::from_rupiah(highest / 100).has_value());
    CHECK_FALSE(rupiah::from_rupiah(highest / 100 + 1).has_value());
    CHECK(rupiah::from_rupiah(lowest / 100).has_value());
    CHECK_FALSE(rupiah::from_rupiah(lowest / 100 - 1).has_value());
}

TEST_CASE("arithmetic on amounts never wraps") {
    const rupiah most = rupiah::from_sen(highest);
    const rupiah least = rupiah::from_sen(lowest);
    const rupiah one = rupiah::from_sen(1);
    CHECK(checked_plus(one, one) == rupiah::from_sen(2));
    CHECK_FALSE(checked_plus(most, one).has_value());
    CHECK(checked_minus(one, most) == rupiah::from_sen(1 - highest));
    CHECK_FALSE(checked_minus(least, one).has_value());
    CHECK(checked_negated(most) == rupiah::from_sen(-highest));
    CHECK_FALSE(checked_negated(least).has_value());
}
