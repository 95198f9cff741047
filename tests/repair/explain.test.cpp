#include "renaksi/repair/explain.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

using lines = std::vector<std::int64_t>;

lines lines_of(const plan& p, const std::vector<row_index>& rows) {
    lines out;
    for (const row_index row : rows) out.push_back(p.row(row).line());
    return out;
}

}  // namespace

TEST_CASE("each root is a mistake, in document order, with the sums that it pulls along") {
    const plan p = make_plan(R"(
        P A | 40 11 20 15 0
        K B | 30 5 10 15 0
        U C | 30 5 10 15 0
        K D | 10 5 10 0 0
        U E | 10 5 10 0 0
        J   | 40 11 20 15 0)");
    const std::vector<mistake> mistakes = explain(p, check(p));
    REQUIRE(mistakes.size() == 2);
    CHECK(mistakes[0].id == 1);
    CHECK(p.row(mistakes[0].row).line() == 1);
    CHECK(mistakes[0].column == plan_column::tw1);
    CHECK(mistakes[0].difference_sen == 100);
    CHECK(lines_of(p, mistakes[0].pulls) == lines{1, 6});
    CHECK(mistakes[1].id == 2);
    CHECK(p.row(mistakes[1].row).line() == 5);
    CHECK(mistakes[1].column == plan_column::year);
    CHECK(mistakes[1].difference_sen == -500);
    CHECK(lines_of(p, mistakes[1].pulls) == lines{1, 4, 6});
    for (const mistake& one : mistakes) {
        CHECK(one.status == mistake_status::ambiguous);
        CHECK(one.candidates.empty());
    }
}

TEST_CASE("a plan that adds up has no mistakes, whatever else is found") {
    const plan p = make_plan("K A | 30 10 20 0 0\nU B | 30 10 20 0 0");
    const check_result checked = check(p);
    CHECK_FALSE(checked.findings.empty());
    CHECK(explain(p, checked).empty());
}

TEST_CASE("rules that were left out bring no mistakes") {
    const plan p = make_plan("K A | 31 10 20 1 0\nU B | 30 10 21 0 0");
    CHECK(explain(p, check(p)).size() == 4);
    CHECK(explain(p, check(p, *rule_selection::parse("-R102"))).size() == 1);
}

TEST_CASE("a difference that no amount holds becomes the nearest one") {
    const std::string most = "92233720368547758.07";
    const plan p = make_plan("U A | -" + most + " " + most + " " + most + " 0 0");
    const std::vector<mistake> mistakes = explain(p, check(p));
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].difference_sen == INT64_MIN);
}
