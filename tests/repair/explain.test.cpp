#include "renaksi/repair/explain.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "renaksi/check/identities.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

using lines = std::vector<std::int64_t>;
using texts = std::vector<std::string>;

lines lines_of(const plan& p, const std::vector<row_index>& rows) {
    lines out;
    for (const row_index row : rows) out.push_back(p.row(row).line());
    return out;
}

/// Changes as `line.column=Rupiah`, the columns from 0.
std::string changes_text(const plan& p, const std::vector<cell_change>& changes) {
    std::string out;
    for (const cell_change& one : changes) {
        out += " " + std::to_string(p.row(one.row).line()) + "." + std::to_string(position(one.column)) + "=" +
               std::to_string(one.new_value.addend().sen() / 100);
    }
    return out;
}
std::string follows_text(const plan& p, const candidate& c) { return changes_text(p, c.follows); }

/// The kind, the row's line, the other row's and the changes.
std::string candidate_text(const plan& p, const candidate& c) {
    std::string out = std::string(to_string(c.kind)) + " " + std::to_string(p.row(c.row).line());
    if (c.other) out += " other " + std::to_string(p.row(*c.other).line());
    return out + ":" + changes_text(p, c.changes);
}

bool has_reason(const candidate& c, repair_reason why) { return std::find(c.reasons.begin(), c.reasons.end(), why) != c.reasons.end(); }

/// The only mistake of a plan.
mistake only_mistake(const plan& p) {
    std::vector<mistake> all = explain(p, check(p));
    REQUIRE(all.size() == 1);
    return all.front();
}

/// A leaf's digits swapped, and totals that were computed with it or not.
plan swapped(const std::string& program, const std::string& kegiatan, const std::string& jumlah) {
    return make_plan("P A | 50000000 " + program + " 12655000 12500000 12500000\n" +   //
                     "K B | 50000000 " + kegiatan + " 12655000 12500000 12500000\n" +  //
                     "U C | 50000000 13245000 12655000 12500000 12500000\n" +          //
                     "J   | 50000000 " + jumlah + " 12655000 12500000 12500000");
}

}  // namespace

TEST_CASE("a plan that adds up has no mistakes, whatever else is found") {
    const plan p = make_plan("K A | 30 10 20 0 0\nU B | 30 10 20 0 0");
    const check_result checked = check(p);
    CHECK_FALSE(checked.findings.empty());
    CHECK(explain(p, checked).empty());
}

TEST_CASE("a cell whose totals were computed with it takes them along") {
    const std::string wrong = "13245000";
    const std::string right = "12345000";
    SECTION("to the top: one sum is broken, and the cell's own slip tells") {
        const plan p = swapped(wrong, wrong, wrong);
        const mistake one = only_mistake(p);
        REQUIRE(one.candidates.size() == 5);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.1=12345000");
        CHECK(follows_text(p, one.candidates[0]) == " 2.1=12345000 1.1=12345000 4.1=12345000");
        CHECK(one.candidates[0].reasons.front() == repair_reason::digits_swapped);
        CHECK(lines_of(p, one.pulls) == lines{1, 2, 4});
    }
    SECTION("as far as they repeat it: the total that does not is the second sum that it mends") {
        const plan p = swapped(right, wrong, right);
        const mistake one = only_mistake(p);
        CHECK(one.status == mistake_status::confident);
        REQUIRE(one.roots.size() == 2);
        CHECK(one.roots[0].is_row_identity);
        CHECK(p.row(one.roots[1].row).line() == 1);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.1=12345000");
        CHECK(follows_text(p, one.candidates[0]) == " 2.1=12345000");
        CHECK(has_reason(one.candidates[0], repair_reason::mends_two_sums));
    }
    SECTION("none: nothing follows") {
        const plan p = swapped(right, right, right);
        const mistake one = only_mistake(p);
        CHECK(one.status == mistake_status::confident);
        CHECK(one.difference_sen == -90'000'000);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.1=12345000");
        CHECK(one.candidates[0].follows.empty());
    }
}

TEST_CASE("a typed total is mended where it stands") {
    SECTION("below another total: one cell explains both sums") {
        const plan p = make_plan(R"(
            P A | 83000000 20000000 21000000 21000000 21000000
            K B | 83000000 20000000 21000000 12000000 21000000
            U C | 48000000 12000000 12000000 12000000 12000000
            U D | 35000000 8000000 9000000 9000000 9000000)");
        const mistake one = only_mistake(p);
        CHECK(one.status == mistake_status::confident);
        CHECK(one.roots.size() == 2);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 2: 2.3=21000000");
        CHECK(one.candidates[0].follows.empty());
        CHECK(has_reason(one.candidates[0], repair_reason::sum_of_rows_below));
        CHECK(has_reason(one.candidates[0], repair_reason::mends_two_sums));
    }
    SECTION("at the top") {
        const plan p = make_plan(R"(
            K B | 83000000 20000000 21000000 21000000 21000000
            U C | 48000000 12000000 12000000 12000000 12000000
            U D | 35000000 8000000 9000000 9000000 9000000
            J   | 83000000 20000000 21000000 21000000 12000000)");
        const mistake one = only_mistake(p);
        CHECK(one.status == mistake_status::confident);
        CHECK(one.column == plan_column::tw4);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 4: 4.4=21000000");
    }
}

TEST_CASE("a row that stands there twice is taken out, the later one") {
    const plan p = make_plan(R"(
        K A | 83000000 20000000 21000000 21000000 21000000
        U B | 48000000 12000000 12000000 12000000 12000000
        U C | 35000000 8000000 9000000 9000000 9000000
        U C | 35000000 8000000 9000000 9000000 9000000)");
    const mistake one = only_mistake(p);
    CHECK(one.status == mistake_status::confident);
    CHECK(one.roots.size() == 5);
    CHECK(candidate_text(p, one.candidates[0]) == "doubled_row 4:");
}

TEST_CASE("what the rows below lack, a row that adds up, is a missing row") {
    const plan p = make_plan(R"(
        K A | 83000000 20000000 21000000 21000000 21000000
        U B | 48000000 12000000 12000000 12000000 12000000)");
    const mistake one = only_mistake(p);
    CHECK(candidate_text(p, one.candidates[0]) == "missing_row 1: 1.0=35000000 1.1=8000000 1.2=9000000 1.3=9000000 1.4=9000000");
    CHECK(one.candidates[0].reasons == std::vector<repair_reason>{repair_reason::row_missing});
}

TEST_CASE("a row that one total has too much and another lacks moves") {
    const plan p = make_plan(R"(
        K A | 48000000 12000000 12000000 12000000 12000000
        U B | 48000000 12000000 12000000 12000000 12000000
        U C | 35000000 8000000 9000000 9000000 9000000
        K D | 52000000 13000000 13000000 13000000 13000000
        U E | 17000000 5000000 4000000 4000000 4000000)");
    const mistake one = only_mistake(p);
    CHECK(one.roots.size() == 10);
    CHECK(candidate_text(p, one.candidates[0]) == "misplaced_row 3 other 4:");
}

TEST_CASE("rows that lost the row that they belong to") {
    const plan p = make_plan(R"(
        P A | 100000000 25000000 25000000 25000000 25000000
        K B | 48000000 12000000 12000000 12000000 12000000
        U C | 48000000 12000000 12000000 12000000 12000000
        U D | 35000000 8000000 9000000 9000000 9000000
        U E | 17000000 5000000 4000000 4000000 4000000)");
    const mistake one = only_mistake(p);
    CHECK(candidate_text(p, one.candidates[0]) ==
          "missing_row 1 other 4: 1.0=52000000 1.1=13000000 1.2=13000000 1.3=13000000 1.4=13000000");
    CHECK(has_reason(one.candidates[0], repair_reason::header_missing));
}

TEST_CASE("cells that stand one further are moved back") {
    SECTION("of a leaf, the pagu last") {
        const plan p = make_plan(R"(
            K A | 83000000 20000000 21000000 21000000 21000000
            U B | 48000000 12000000 12000000 12000000 12000000
            U C | 8000000 9000000 9000000 9000000 35000000)");
        CHECK(candidate_text(p, only_mistake(p).candidates[0]) == "row_cells 3: 3.0=35000000 3.1=8000000 3.4=9000000");
    }
    SECTION("of a leaf, the last one lost") {
        const plan p = make_plan(R"(
            K A | 83000000 20000000 21000000 21000000 21000000
            U B | 48000000 12000000 12000000 12000000 12000000
            U C | _ 35000000 8000000 9000000 9000000)");
        CHECK(candidate_text(p, only_mistake(p).candidates[0]) == "row_cells 3: 3.0=35000000 3.1=8000000 3.2=9000000");
    }
    SECTION("of a total") {
        const plan p = make_plan(R"(
            P A | 83000000 20000000 21000000 21000000 21000000
            K B | 20000000 21000000 21000000 21000000 83000000
            U C | 48000000 12000000 12000000 12000000 12000000
            U D | 35000000 8000000 9000000 9000000 9000000)");
        CHECK(candidate_text(p, only_mistake(p).candidates[0]) == "row_cells 2: 2.0=83000000 2.1=20000000 2.4=21000000");
    }
}

TEST_CASE("an empty cell is filled") {
    SECTION("a triwulan that the totals counted") {
        const plan p = make_plan(R"(
            K A | 83000000 20000000 21000000 21000000 21000000
            U B | 48000000 12000000 12000000 12000000 12000000
            U C | 35000000 8000000 9000000 _ 9000000)");
        const mistake one = only_mistake(p);
        CHECK(one.status == mistake_status::confident);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.3=9000000");
        CHECK(one.candidates[0].reasons.front() == repair_reason::cell_left_empty);
    }
    SECTION("a pagu that the totals did not count") {
        const plan p = make_plan(R"(
            K A | 48000000 20000000 21000000 21000000 21000000
            U B | 48000000 12000000 12000000 12000000 12000000
            U C | _ 8000000 9000000 9000000 9000000)");
        const mistake one = only_mistake(p);
        CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.0=35000000");
        CHECK(follows_text(p, one.candidates[0]) == " 1.0=83000000");
        CHECK(has_reason(one.candidates[0], repair_reason::sum_of_triwulan));
    }
}

TEST_CASE("a document without triwulan: the leaves' pagu and the total's compete") {
    const plan p = make_plan(R"(
        K A | 83000000 _ _ _ _
        U B | 48000000 _ _ _ _
        U C | 53000000 _ _ _ _)");
    const mistake one = only_mistake(p);
    for (const candidate& each : one.candidates) CHECK_FALSE(has_reason(each, repair_reason::sum_of_triwulan));
    CHECK(one.status == mistake_status::ambiguous);
    texts all;
    for (const candidate& c : one.candidates) all.push_back(candidate_text(p, c));
    CHECK(all == texts{"cell 3: 3.0=35000000", "cell 1: 1.0=101000000", "cell 2: 2.0=30000000"});
}

TEST_CASE("a change passes totals that are not printed") {
    const plan p = make_plan(R"(
        P A | 83000000 20000000 21000000 21000000 21000000
        K B | _ _ _ _ _
        U C | 48000000 12000000 12000000 12000000 12000000
        U D | 35000000 8000000 9000000 6000000 9000000)");
    const mistake one = only_mistake(p);
    CHECK(candidate_text(p, one.candidates[0]) == "cell 4: 4.3=9000000");
    CHECK(one.candidates[0].follows.empty());
}

TEST_CASE("where the document does not decide, what says the same of several cells is one rank") {
    const plan p = make_plan(R"(
        U A | 40000000 10000000 10000000 10000000 10000000
        U B | 20000000 5000000 5000000 5000000 5000000
        U C | 40000000 12123456 12123456 12123456 12123456)");
    const mistake one = only_mistake(p);
    CHECK(one.status == mistake_status::ambiguous);
    REQUIRE(one.candidates.size() == 5);
    CHECK(candidate_text(p, one.candidates[0]) == "cell 3: 3.0=48493824");
    std::vector<std::int32_t> ranks;
    for (const candidate& c : one.candidates) ranks.push_back(c.rank);
    CHECK(ranks == std::vector<std::int32_t>{1, 2, 2, 2, 5});
    for (std::size_t i = 1; i < one.candidates.size(); ++i) {
        CHECK(one.candidates[i].cost >= one.candidates[i - 1].cost);
        CHECK(one.candidates[i].changes.front().new_value == amount::of(rupiah::from_sen(362'963'200)));
    }
}

TEST_CASE("mistakes that hang together are told apart, in document order") {
    const plan p = make_plan(R"(
        K A | 118000000 29500000 29500000 29500000 29500000
        U B | 48000000 12000000 12000000 12000000 12000000
        U C | 35000000 8000000 9000000 90000000 9000000
        U D | 35000000 9500000 8050000 8500000 8500000)");
    const std::vector<mistake> all = explain(p, check(p));
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == 1);
    CHECK(candidate_text(p, all[0].candidates[0]) == "cell 3: 3.3=9000000");
    CHECK(all[1].id == 2);
    CHECK(candidate_text(p, all[1].candidates[0]) == "cell 4: 4.2=8500000");
    for (const mistake& one : all) CHECK(one.is_least);
}

TEST_CASE("more broken sums than are searched exactly are explained all the same, and nothing of it is sure") {
    std::string table = "K A | 480000000 120000000 120000000 120000000 120000000\n";
    for (int i = 0; i < 10; ++i) {
        std::string cells;
        for (int c = 1; c < 5; ++c) cells += c == 1 + i % 4 ? " 21000000" : " 12000000";
        table += "U B" + std::to_string(i) + " | 48000000" + cells + "\n";
    }
    const plan p = make_plan(table);
    const std::vector<mistake> all = explain(p, check(p));
    REQUIRE(all.size() >= 10);
    std::set<broken_sum> roots;
    for (const mistake& one : all) {
        CHECK_FALSE(one.is_least);
        CHECK(one.status == mistake_status::ambiguous);
        roots.insert(one.roots.begin(), one.roots.end());
    }
    // The ten leaves' own and the four columns above them.
    CHECK(roots.size() == 14);
}

TEST_CASE("rules that were left out bring no mistakes") {
    // One cell mends a row and a column, so that either rule shows it.
    const plan leaf = swapped("12345000", "12345000", "12345000");
    CHECK(explain(leaf, check(leaf, *rule_selection::parse("R101"))).size() == 1);
    CHECK(explain(leaf, check(leaf, *rule_selection::parse("R102,R103"))).size() == 1);
    CHECK(explain(leaf, check(leaf, *rule_selection::parse("-R101,-R102,-R103"))).empty());
    const plan total = make_plan("K A | 30 10 19 0 0\nU B | 30 10 20 0 0");
    CHECK(explain(total, check(total, *rule_selection::parse("R102,R103"))).size() == 1);
    CHECK(explain(total, check(total, *rule_selection::parse("R101"))).empty());
}

TEST_CASE("amounts at the end of 64 bits") {
    const std::string most = "92233720368547758.07";
    SECTION("a difference that no amount holds becomes the nearest one, and no repair is offered") {
        const plan p = make_plan("U A | -" + most + " " + most + " " + most + " 0 0");
        const mistake one = only_mistake(p);
        CHECK(one.difference_sen == INT64_MIN);
        CHECK(one.candidates.empty());
        CHECK(one.status == mistake_status::ambiguous);
    }
    SECTION("a sum that no amount holds is no repair of a total") {
        const plan p = make_plan("K A | " + most + " " + most + " 0 0 0\nU B | " + most + " " + most + " 0 0 0\nU C | " + most + " " +
                                 most + " 0 0 0");
        for (const mistake& one : explain(p, check(p))) {
            for (const candidate& c : one.candidates) CHECK(c.kind != repair_kind::cell);
        }
    }
}

TEST_CASE("a row that no cell could hold is not said to be missing") {
    const std::string most = "92233720368547758";
    const plan p = make_plan("K A | " + most + " " + most + " 0 0 0\nU B | -" + most + " -" + most + " 0 0 0");
    const std::vector<mistake> mistakes = explain(p, check(p));
    REQUIRE_FALSE(mistakes.empty());
    for (const mistake& one : mistakes) {
        for (const candidate& proposed : one.candidates) CHECK(proposed.kind != repair_kind::missing_row);
    }
}
