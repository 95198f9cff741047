#include "renaksi/money/amount.hpp"

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("blank, dash and zero are three cells that add as nothing") {
    const amount blank{};
    const amount zero = amount::of(rupiah{});
    CHECK(blank != amount::dash());
    CHECK(blank != zero);
    CHECK(amount::dash() != zero);
    CHECK(blank.addend().is_zero());
    CHECK(amount::dash().addend().is_zero());
    CHECK(zero.has_value());
    CHECK_FALSE(blank.has_value());
    CHECK_FALSE(amount::dash().has_value());
    CHECK(amount::of(rupiah::from_sen(250)).addend().sen() == 250);
}

TEST_CASE("a cell without a value adds nothing whatever it carries") {
    CHECK(amount{amount_state::dash, rupiah::from_sen(9)}.addend().is_zero());
}
