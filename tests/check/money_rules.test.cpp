#include "renaksi/check/money_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

TEST_CASE("R101 names found, expected, difference and roots of a broken row sum") {
    CHECK(findings_of("R101", "K A | 30 10 20 - _\nU B | 30 10 20 0 0").empty());

    const auto found = findings_of("R101", "K A | 30 10 21 0 0\nU B | 30 10 21 0 0\nJ Jumlah | 30 10 21 0 0");
    REQUIRE(lines_of(found) == lines{2, 1, 3});
    CHECK(found[0].cause == finding_cause::root);
    CHECK(found[0].severity == severity::error);
    CHECK(found[0].column == cell_column::pagu);
    CHECK(plain(found[0].found) == "30");
    CHECK(plain(found[0].expected) == "31");
    CHECK(plain(found[0].difference) == "-1");
    CHECK(found[0].roots == lines{2});
    CHECK(found[2].cause == finding_cause::inherited);
    CHECK(found[2].roots == lines{2});
}

TEST_CASE("R102 a parent differs from its children, by column") {
    CHECK(findings_of("R102", "K A | 30 10 20 0 0\nU B | 30 10 20 0 0").empty());
    const auto found = findings_of("R102", "K A | 30 11 19 0 0\nU B | 30 10 20 0 0\nJ | 9 9 0 0 0");
    REQUIRE(found.size() == 2);
    CHECK(found[0].column == cell_column::tw1);
    CHECK(plain(found[0].difference) == "1");
    CHECK(found[0].roots == lines{1});
    CHECK(found[1].column == cell_column::tw2);
}

TEST_CASE("R103 Jumlah differs from the programs") {
    CHECK(findings_of("R103", "P A | 30 10 20 0 0\nJ | 30 10 20 0 0").empty());
    CHECK(findings_of("R103", "P A | 30 10 20 0 0\nK B | 29 10 19 0 0\nJ | 30 10 20 0 0").empty());
    const auto found = findings_of("R103", "P A | 30 10 20 0 0\nJ | 31 10 20 0 0");
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 2);
    CHECK(plain(found[0].expected) == "30");
}

TEST_CASE("R104 negative amounts, each cell") {
    CHECK(findings_of("R104", "U A | 0 0 - _ 0").empty());
    const auto found = findings_of("R104", "U A | 1 -1 2 0 0\nU B | -5 -5 0 0 0");
    CHECK(found.size() == 3);
    CHECK(found[0].column == cell_column::tw1);
    CHECK(plain(found[0].found) == "-1");
}

TEST_CASE("R105 lowest rows without a budget") {
    CHECK(findings_of("R105", "P A | 0 0 0 0 0\nU B | 1 1 0 0 0").empty());
    CHECK(lines_of(findings_of("R105", "P A | 1 1 0 0 0\nU B | 0 - - - -\nU C | _ _ _ _ _\nU D | 1 1 0 0 0\nU E | - 1 0 0 0")) ==
          lines{2, 3});
    // A level that prints no pagu claims none; a document without any is one matter.
    CHECK(findings_of("R105", "P A | 5\nU B\nU C").empty());
    CHECK(lines_of(findings_of("R105", "P A\nU B\nU C")) == lines{0});
}

TEST_CASE("R111 sen in an amount, once a row") {
    CHECK(findings_of("R111", "U A | 10.00 10 0 0 0").empty());
    const auto found = findings_of("R111", "U A | 10.50 10 0.50 0 0");
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].found) == "10.50");
}

TEST_CASE("R113 offers the total that is missing") {
    CHECK(findings_of("R113", "K A | 30 - _ 30 -\nU B | 30 - _ 30 -").empty());
    const auto found = findings_of("R113", "K A | 30 10 _ 0 0\nU B | 30 10 20 0 0");
    REQUIRE(found.size() == 1);
    CHECK(found[0].column == cell_column::tw2);
    CHECK(plain(found[0].expected) == "20");
    CHECK(plain(found[0].found).empty());
}

TEST_CASE("R114 and R115: amounts that a reader could not read") {
    const auto unreadable = [](plan_builder& b) { b.add_note({note_kind::unreadable_amount, 1, 11, 0, "1.2345"}); };
    const auto ambiguous = [](plan_builder& b) { b.add_note({note_kind::ambiguous_number, 1, 5, 0, "1.234"}); };
    CHECK(findings_of("R114", "U A | 1 1 0 0 0").empty());
    CHECK(findings_of("R115", make_plan("U A", unreadable)).empty());
    CHECK(findings_of("R114", make_plan("U A", unreadable))[0].severity == severity::error);
    CHECK(plain(findings_of("R114", make_plan("U A", unreadable))[0].found) == "1.2345");
    CHECK(findings_of("R115", make_plan("U A", ambiguous))[0].severity == severity::warning);
}

TEST_CASE("a difference that only 128 bits hold is given by its digits") {
    const std::string most = "92233720368547758.07";
    const auto found = findings_of("R101", "U A | -" + most + " " + most + " " + most + " " + most + " " + most);
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].difference) == "-461168601842738790.35");
}

TEST_CASE("R106 most of a pagu in one triwulan, named on the uppermost row only") {
    CHECK(findings_of("R106", "U A | 100 90 10 0 0").empty());
    CHECK(findings_of("R106", "U A | 0 0 0 0 0\nU B | _ _ _ _ _\nU C | -5 -5 0 0 0").empty());
    // More than all of it is R101's matter.
    CHECK(findings_of("R106", "U A | 100 120 0 0 0").empty());
    const auto found =
        findings_of("R106", "P A | 1000 0 950 50 0\nK B | 1000 0 950 50 0\nU C | 950 0 950 0 0\nU D | 50 0 0 50 0\nJ | 1000 0 950 50 0");
    REQUIRE(lines_of(found) == lines{1, 4});
    CHECK(found[0].severity == severity::info);
    CHECK(found[0].column == cell_column::tw2);
    CHECK(plain(found[0].found) == "95");
    CHECK(plain(found[0].expected) == "90");
    CHECK(plain(findings_of("R106", "U A | 3 2.75 0.25 0 0")[0].found) == "91.66");

    check_options half;
    half.rules = rule_selection::parse("R106").value();
    half.settings.largest_triwulan_percent = 50;
    CHECK(check(make_plan("U A | 100 60 40 0 0"), half).findings.size() == 1);
    CHECK(check(make_plan("U A | 100 50 50 0 0"), half).findings.empty());
}

TEST_CASE("R112 sums that no amount can hold") {
    const std::string large = "60000000000000000";
    CHECK(findings_of("R112", "P A | " + large + " 0 0 0 0\nP B | 30000000000000000 0 0 0 0").empty());
    const auto whole = findings_of("R112", "P A | " + large + " 0 0 0 0\nP B | " + large + " 0 0 0 0");
    REQUIRE(lines_of(whole) == lines{0});
    CHECK(whole[0].severity == severity::error);
    CHECK(whole[0].column == cell_column::pagu);
    CHECK(plain(whole[0].found) == "120000000000000000");
    // Below a sasaran too, and on the row that has to say the sum, once a row.
    const auto rows = findings_of(
        "R112", "S Satu\nP A | 1 1 0 0 0\nK B | " + large + " " + large + " 0 0 0\nK C | " + large + " " + large + " 0 0 0\nJ | 1 1 0 0 0");
    REQUIRE(lines_of(rows) == lines{2});
    const auto jumlah = findings_of("R112", "S Satu\nP A | " + large + " 0 0 0 0\nS Dua\nP B | " + large + " 0 0 0 0\nJ | 1 1 0 0 0");
    CHECK(lines_of(jumlah) == lines{5});
}
