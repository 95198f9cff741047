#include "renaksi/rollup/totals.hpp"

#include <rapidcheck.h>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

TEST_CASE("computed totals come from the leaves, whatever is printed above them") {
    const plan p = make_plan(R"(
        S Satu
        P A | 99 0 0 0 0
        K B
        U C | 2 1 1 - _
        U D | 3 0 0 3 0
        K E | 5 0 0 0 5
        J   | 1 1 1 1 1)");
    const auto sums = computed_totals(p);
    CHECK(sums[0] == money_totals{1000, 100, 100, 300, 500});
    CHECK(sums[1] == sums[0]);
    CHECK(sums[2] == money_totals{500, 100, 100, 300, 0});
    CHECK(sums[3] == money_totals{200, 100, 100, 0, 0});
    CHECK(sums[6] == sums[0]);
    CHECK(total(p) == sums[0]);
}

TEST_CASE("a computed total is the sum of the leaves of its slice, beyond 64 bits too") {
    CHECK(rc::check("slices", [] {
        plan_builder builder;
        for (int i = *rc::gen::inRange(0, 20); i > 0; --i) {
            row_draft row;
            row.level = static_cast<level>(*rc::gen::inRange(2, 5));
            for (amount_cell& cell : row.money) cell.value = amount::of(rupiah::from_sen(*rc::gen::arbitrary<std::int64_t>()));
            RC_ASSERT(static_cast<bool>(builder.add_row(row)));
        }
        const plan p = std::move(*std::move(builder).finish());
        const auto sums = computed_totals(p);
        for (std::size_t i = 0; i < p.size(); ++i) {
            money_totals expected{};
            for (std::size_t k = i; k < p[i].subtree_end().position(); ++k) {
                if (p[k].has_children()) continue;
                for (const plan_column c : plan_columns_all) expected[position(c)] += p[k].money(c).addend().sen();
            }
            RC_ASSERT(sums[i] == expected);
        }
    }));
}
