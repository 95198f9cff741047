#include "renaksi/plan/builder.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "renaksi/plan/invariants.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;

namespace {

row_draft bare_row(level which, std::int64_t line = 0) {
    row_draft row;
    row.level = which;
    row.line = line;
    return row;
}

/// The parent by its definition: the nearest row above of a higher level.
std::int32_t parent_by_search(const std::vector<level>& levels, std::size_t row) {
    for (std::size_t above = row; above-- > 0;) {
        if (is_above(levels[above], levels[row])) return static_cast<std::int32_t>(above);
    }
    return -1;
}

}  // namespace

TEST_CASE("builder: a row stands below the nearest row above it of a higher level") {
    CHECK(rc::check([] {
        const auto levels =
            *rc::gen::container<std::vector<level>>(rc::gen::element(level::sasaran, level::program, level::kegiatan, level::sub_kegiatan));
        plan_builder builder;
        for (const level which : levels) RC_ASSERT(builder.add_row(bare_row(which)).has_value());
        const auto made = std::move(builder).finish();
        RC_ASSERT(made.has_value());
        RC_ASSERT(!broken_invariant(*made));
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto parent = (*made)[i].parent();
            RC_ASSERT((parent ? parent->value : -1) == parent_by_search(levels, i));
            std::size_t end = i + 1;
            while (end < levels.size() && is_above(levels[i], levels[end])) ++end;
            RC_ASSERT((*made)[i].subtree_end().position() == end);
        }
    }));
}

TEST_CASE("builder: Jumlah is kept for the end, below nothing and above nothing") {
    plan_builder builder;
    REQUIRE(builder.add_row(bare_row(level::jumlah, 9)));
    REQUIRE(builder.add_row(bare_row(level::program, 1)));
    REQUIRE(builder.add_row(bare_row(level::kegiatan, 2)));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    REQUIRE(made->jumlah());
    CHECK(made->row(*made->jumlah()).line() == 9);
    CHECK_FALSE(made->row(*made->jumlah()).parent());
    CHECK((*made)[0].subtree_end().value == 2);
    CHECK(made->body_size() == 2);
    CHECK_FALSE(broken_invariant(*made));
}

TEST_CASE("builder: refuses what no plan can have, with the line") {
    plan_builder builder;
    REQUIRE(builder.add_row(bare_row(level::jumlah, 9)));
    const auto second = builder.add_row(bare_row(level::jumlah, 12));
    REQUIRE_FALSE(second);
    CHECK(second.error().code == errc::bad_structure);
    CHECK(second.error().where.line == 12);

    row_draft sasaran = bare_row(level::sasaran, 3);
    sasaran.money[1] = test::money_cell_of("0");
    const auto refused = builder.add_row(sasaran);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::bad_structure);
    CHECK(refused.error().where.line == 3);
}

TEST_CASE("builder: an empty plan is a plan") {
    const auto made = plan_builder().finish();
    REQUIRE(made);
    CHECK(made->size() == 0);
    CHECK_FALSE(made->jumlah());
    CHECK_FALSE(broken_invariant(*made));
}
