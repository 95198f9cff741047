#include "renaksi/repair/patch.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

/// The second quarter of C was typed 1054 instead of 1045 and everything above was computed with it.
plan with_wrong_quarter() {
    return make_plan(R"(
        P A | 6000 1012 2054 1397 1546
        K B | 6000 1012 2054 1397 1546
        U C | 3000 512 1054 697 746
        U D | 3000 500 1000 700 800
        J   | 6000 1012 2054 1397 1546)");
}

std::vector<patch> best_of_all(const plan& p) {
    std::vector<patch> out;
    for (const mistake& one : explain(p, check(p))) out.push_back(make_patch(p, one, one.candidates.at(0)));
    return out;
}

std::string money_of(const plan& p) {
    std::string out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        out += std::to_string(p[i].id().value);
        for (const plan_column c : plan_columns_all) out.append(" ").append(p[i].written(c));
        out += "\n";
    }
    return out;
}

patch cell_patch(const plan& p, std::size_t row, plan_column column, std::int64_t new_sen) {
    patch out;
    out.mistake_id = 1;
    out.row = p[row].id();
    out.cells.push_back({p[row].id(), column, p[row].money(column), amount::of(rupiah::from_sen(new_sen))});
    return out;
}

}  // namespace

TEST_CASE("a patch mends the cell and the totals that follow, and leaves the plan it came from alone") {
    const plan p = with_wrong_quarter();
    const std::string before = money_of(p);
    const auto patched = apply_patches(p, best_of_all(p));
    REQUIRE(patched);
    CHECK(check_identities(patched->mended).violations.empty());
    CHECK(money_of(p) == before);
    REQUIRE(patched->cells.size() == 4);
    CHECK(patched->cells[0].follows);
    CHECK_FALSE(patched->cells[2].follows);
    CHECK(patched->cells[2].row == p[2].id());
    CHECK(patched->cells[2].old_written == "1054");
    CHECK(patched->cells[2].new_written == "1045");
    CHECK(patched->mended[4].written(plan_column::tw2) == "2045");
}

TEST_CASE("applying twice changes nothing, and reverting gives the plan back") {
    const plan p = with_wrong_quarter();
    const std::vector<patch> patches = best_of_all(p);
    const auto once = apply_patches(p, patches);
    REQUIRE(once);
    const auto twice = apply_patches(once->mended, patches);
    REQUIRE(twice);
    CHECK(twice->cells.empty());
    CHECK(money_of(twice->mended) == money_of(once->mended));
    const auto back = revert_patches(*once);
    REQUIRE(back);
    CHECK(money_of(*back) == money_of(p));
}

TEST_CASE("a row that stands there twice is taken out and comes back where it stood") {
    const plan p = make_plan(R"(
        P A | 60 10 20 15 15
        K B | 60 10 20 15 15
        U C | 30 5 10 7 8
        U C | 30 5 10 7 8
        U D | 30 5 10 8 7
        J   | 60 10 20 15 15)");
    const auto mistakes = explain(p, check(p));
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].candidates.at(0).kind == repair_kind::doubled_row);
    const auto patched = apply_patches(p, confident_patches(p, mistakes));
    REQUIRE(patched);
    CHECK(patched->mended.size() == p.size() - 1);
    CHECK(check_identities(patched->mended).violations.empty());
    CHECK(patched->mended[3].nama() == "D");
    REQUIRE(patched->rows.size() == 1);
    CHECK_FALSE(patched->rows[0].new_position);
    const auto back = revert_patches(*patched);
    REQUIRE(back);
    CHECK(money_of(*back) == money_of(p));
}

TEST_CASE("a row moves below its right parent and back") {
    const plan p = make_plan(R"(
        P A | 90 30 30 15 15
        K B | 60 20 20 10 10
        U C | 30 10 10 5 5
        K D | 30 10 10 5 5
        U E | 30 10 10 5 5
        U F | 30 10 10 6 4
        J   | 90 30 30 15 15)");
    patch move;
    move.mistake_id = 1;
    move.kind = repair_kind::misplaced_row;
    move.row = p[5].id();
    move.other = p[1].id();
    const auto patched = apply_patches(p, {move});
    REQUIRE(patched);
    CHECK(patched->mended[3].nama() == "F");
    CHECK(patched->mended[3].parent() == row_index{1});
    const auto again = apply_patches(patched->mended, {move});
    REQUIRE(again);
    CHECK(again->rows.empty());
    const auto back = revert_patches(*patched);
    REQUIRE(back);
    CHECK(money_of(*back) == money_of(p));
}

TEST_CASE("differences of several patches on one total add up") {
    const plan p = make_plan("P A | 100 100 0 0 0\nK B | 60 60 0 0 0\nK C | 40 40 0 0 0");
    patch first = cell_patch(p, 1, plan_column::tw1, 7000);
    first.follows.push_back({p[0].id(), plan_column::tw1, p[0].money(plan_column::tw1), amount::of(rupiah::from_sen(11000))});
    patch second = cell_patch(p, 2, plan_column::tw1, 3500);
    second.mistake_id = 2;
    second.follows.push_back({p[0].id(), plan_column::tw1, p[0].money(plan_column::tw1), amount::of(rupiah::from_sen(9500))});
    const auto patched = apply_patches(p, {first, second});
    REQUIRE(patched);
    CHECK(patched->mended[0].money(plan_column::tw1).value.sen() == 10500);
}

TEST_CASE("new amounts are written as the document writes its own") {
    const auto written = [](const std::string& pagu) {
        row_draft row;
        row.level = level::program;
        row.money[0] = {amount::of(rupiah::from_sen(123'456'700)), pagu};
        plan_builder builder;
        REQUIRE(builder.add_row(row));
        const auto p = std::move(builder).finish();
        REQUIRE(p);
        const auto patched = apply_patches(*p, {cell_patch(*p, 0, plan_column::tw1, 765'432'100)});
        REQUIRE(patched);
        return std::string(patched->mended[0].written(plan_column::tw1));
    };
    CHECK(written("1.234.567") == "7.654.321");
    CHECK(written("1.234.567,00") == "7.654.321");
    CHECK(written("1,234,567") == "7,654,321");
    CHECK(written("1234567") == "7654321");
}

TEST_CASE("a patch for another plan is refused with the line, and nothing is applied") {
    const plan p = with_wrong_quarter();
    patch stale = cell_patch(p, 2, plan_column::tw2, 1000);
    stale.cells[0].old_value = amount::of(rupiah::from_sen(42));
    const auto refused = apply_patches(p, {stale});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::invalid_argument);
    CHECK(refused.error().where.line == 3);

    patch nowhere = cell_patch(p, 2, plan_column::tw2, 1000);
    nowhere.row = node_id{99};
    nowhere.cells[0].row = node_id{99};
    CHECK_FALSE(apply_patches(p, {nowhere}));

    patch missing;
    missing.kind = repair_kind::missing_row;
    missing.row = p[1].id();
    CHECK_FALSE(apply_patches(p, {missing}));
}

TEST_CASE("patches that exclude each other are refused") {
    const plan p = make_plan("P A | 4 1 1 1 1\nK B | 4 1 1 1 1\nK B | 4 1 1 1 1");
    patch first;
    first.mistake_id = 1;
    first.kind = repair_kind::doubled_row;
    first.row = p[2].id();
    patch second = first;
    second.mistake_id = 2;
    CHECK(apply_patches(p, {first}));
    CHECK_FALSE(apply_patches(p, {first, second}));
}

TEST_CASE("an amount that would not fit is an error") {
    const plan p = with_wrong_quarter();
    patch first = cell_patch(p, 2, plan_column::tw2, INT64_MAX);
    first.follows.push_back({p[1].id(), plan_column::tw2, p[1].money(plan_column::tw2), amount::of(rupiah::from_sen(INT64_MAX))});
    patch second = cell_patch(p, 3, plan_column::tw2, INT64_MAX);
    second.mistake_id = 2;
    second.follows.push_back({p[1].id(), plan_column::tw2, p[1].money(plan_column::tw2), amount::of(rupiah::from_sen(INT64_MAX))});
    const auto refused = apply_patches(p, {first, second});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::overflow);
}
