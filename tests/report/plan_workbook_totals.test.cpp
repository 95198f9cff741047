#include "report/plan_workbook_totals.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::report::lay_out;
using renaksi::report::total_formulas;
using renaksi::test::make_plan;

namespace {

/// The formula of a cell, by the row's position. The first row of these plans stands in row 4; pagu and triwulan in L to P, the levels in
/// D.
std::string formula_at(const plan& p, std::int32_t row, plan_column column = plan_column::year) {
    const auto layout = lay_out(p);
    REQUIRE(layout);
    return total_formulas(p, *layout).of(row_index{row}, column);
}

}  // namespace

TEST_CASE("the year's pagu of a lowest row adds up its triwulan, where that is so", "[workbook]") {
    CHECK(formula_at(make_plan("P A | 10 1 2 3 4"), 0) == "=SUM(M4:P4)");
    CHECK(formula_at(make_plan("P A | 11 1 2 3 4"), 0).empty());
    CHECK(formula_at(make_plan("P A | 10 _ 10 - _"), 0) == "=SUM(M4:P4)");
    CHECK(formula_at(make_plan("P A | 0 - - - -"), 0).empty());
    CHECK(formula_at(make_plan("P A | 10 1 2 3 4"), 0, plan_column::tw1).empty());
}

TEST_CASE("a total over rows that stand together is one range, also where indicators stand between them", "[workbook]") {
    const plan p =
        make_plan("P A | 3 3 _ _ _\nK B | 3 3 _ _ _\nU C | 1 1 _ _ _ | x; Unit; 1; 1 _ _ _ | y; Unit; 1; 1 _ _ _\nU D | 2 2 _ _ _");
    CHECK(formula_at(p, 1) == "=SUM(L6:L8)");
    CHECK(formula_at(p, 1, plan_column::tw1) == "=SUM(M6:M8)");
    CHECK(formula_at(p, 0) == "=SUM(L5)");
    CHECK(formula_at(p, 2) == "=SUM(M6:P6)");
}

TEST_CASE("a total over rows with others between them goes by their level", "[workbook]") {
    const plan p =
        make_plan("P A | 3 3 _ _ _\nK B | 1 1 _ _ _\nU C | 1 1 _ _ _\nK D | 2 2 _ _ _\nU E | 2 2 _ _ _\nP F | 4 4 _ _ _\nJ | 7 7 _ _ _");
    CHECK(formula_at(p, 0) == "=SUMIFS(L5:L8,$D5:$D8,\"Kegiatan\")");
    CHECK(formula_at(p, 6, plan_column::tw1) == "=SUMIFS(M4:M9,$D4:$D9,\"Program\")");
}

TEST_CASE("a level that prints nothing is passed over, and rows of several levels are named one by one", "[workbook]") {
    CHECK(formula_at(make_plan("P A | 3 3 _ _ _\nK B\nU C | 1 1 _ _ _\nU D | 2 2 _ _ _"), 0) == "=SUM(L6:L7)");
    const plan p = make_plan("P A | 7 7 _ _ _\nU X | 4 4 _ _ _\nK B | 3 3 _ _ _\nU C | 3 3 _ _ _\nK D | 0 0 _ _ _");
    CHECK(formula_at(p, 0) == "=SUM(L5,L6,L8)");
}

TEST_CASE("a total that does not hold has no formula, and its triwulan do not stand in for the rows below", "[workbook]") {
    const plan p = make_plan("P A | 4 4 _ _ _\nK B | 3 3 _ _ _\nK C | 2 2 _ _ _\nJ | 4 4 _ _ _");
    CHECK(formula_at(p, 0).empty());
    CHECK(formula_at(p, 3) == "=SUM(L4)");
}

TEST_CASE("an amount that a spreadsheet would round is in no formula", "[workbook]") {
    CHECK(report::fits_number(*rupiah::from_rupiah(999'999'999'999'999), 1));
    CHECK_FALSE(report::fits_number(*rupiah::from_rupiah(1'000'000'000'000'000), 1));
    CHECK(report::fits_number(rupiah::from_sen(999'999'999'999'999), 1));
    CHECK_FALSE(report::fits_number(rupiah::from_sen(1'000'000'000'000'001), 1));
    CHECK(report::fits_number(*rupiah::from_rupiah(1'000'000'000'000'000), 1'000));
    CHECK(formula_at(make_plan("P A | 1000000000000001 1000000000000001 _ _ _"), 0).empty());
    CHECK(formula_at(make_plan("P A | 5 5 _ _ _\nK B | 1000000000000001 _ _ _ _"), 0).empty());
}
