#include "renaksi/check/note_rules.hpp"

#include <string>
#include <utility>

#include "check/findings.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

/// One sub kegiatan of 100 with a note; in thousands where `unit` says so.
plan noted_plan(note about, std::int64_t unit = 1) {
    return make_plan("U A | 100000 10000 20000 30000 40000", [&](plan_builder& builder) {
        builder.info().satuan_uang = unit;
        builder.add_note(std::move(about));
    });
}

finding only_noted(std::string_view rule, note about, std::int64_t unit = 1) {
    const auto found = findings_of(rule, noted_plan(std::move(about), unit));
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("what a reader set aside is told with its text and its number") {
    const finding column = only_noted("R018", {note_kind::set_aside_column, 3, 7, 12, "Realisasi"});
    CHECK(column.line == 3);
    CHECK(plain(column.found) == "12");
    CHECK(column.text == "Realisasi");
    CHECK(plain(only_noted("R019", {note_kind::set_aside_row, 9, 0, 0, "a | b"}).found) == "a | b");
    CHECK(only_noted("R020", {note_kind::other_sheet, 0, 0, 40, "Lampiran"}).text == "Lampiran");
    CHECK(plain(only_noted("R023", {note_kind::hidden_cells, 0, 0, 2, {}}).found) == "2");
    CHECK(findings_of("R018,R019,R020,R022,R023", noted_plan({note_kind::joined_row, 1, 0, 0, {}})).empty());
}

TEST_CASE("the columns taken and those left are told apart") {
    const finding one = only_noted("R022", {note_kind::chosen_columns, 5, 3, 0, "2025 / 2024, 2026"});
    CHECK(plain(one.found) == "2025");
    CHECK(one.text == "2024, 2026");
}

TEST_CASE("a unit is told in Rupiah, units that contradict each other by a rule of their own") {
    const note thousands{note_kind::scaled_amounts, 4, 1, 1'000, "(dalam ribuan rupiah)"};
    CHECK(plain(only_noted("R021", thousands).found) == "1000");
    CHECK(findings_of("R026", noted_plan(thousands)).empty());
    const note both{note_kind::scaled_amounts, 4, 1, 0, "ribu / juta"};
    CHECK(plain(only_noted("R026", both).found) == "ribu / juta");
    CHECK(findings_of("R021", noted_plan(both)).empty());
}

TEST_CASE("a formula is told with its cell") {
    CHECK(only_noted("R024", {note_kind::unknown_formula, 12, 28, 0, "=SUM(A1:A2)"}).text == "AB12");
    CHECK(only_noted("R025", {note_kind::linked_formula, 12, 26, 0, "=[1]X!A1"}).text == "Z12");
}

TEST_CASE("a triwulan that is not the sum of its months") {
    const finding one = only_noted("R108", {note_kind::months_differ, 1, 4, 0, "20.000 / 21.000"});
    CHECK(one.column == cell_column::tw2);
    CHECK(plain(one.found) == "20000");
    CHECK(plain(one.expected) == "21000");
    CHECK(plain(one.difference) == "-1000");
    SECTION("of which no cell is known keeps what the note says") {
        const finding other = only_noted("R108", {note_kind::months_differ, 1, 4, 0, "7 / 8"});
        CHECK(other.column == cell_column::none);
        CHECK(plain(other.found) == "7");
    }
    SECTION("in a document in thousands may be off by two of them") {
        CHECK(findings_of("R108", noted_plan({note_kind::months_differ, 1, 4, 0, "20 / 22"}, 1'000)).empty());
        CHECK(findings_of("R108", noted_plan({note_kind::months_differ, 1, 4, 0, "20 / 23"}, 1'000)).size() == 1);
    }
}

TEST_CASE("sums of rounded amounts hold within half of their steps") {
    const auto violated = [](const std::string& table, std::int64_t unit) {
        const plan p = make_plan(table, [unit](plan_builder& builder) { builder.info().satuan_uang = unit; });
        return check(p).identities.violations.size();
    };
    // Five numbers of a thousand each: at most 2,500 off.
    CHECK(violated("U A | 102000 25000 25000 25000 25000", 1'000) == 0);
    CHECK(violated("U A | 103000 25000 25000 25000 25000", 1'000) == 1);
    CHECK(violated("U A | 102000 25000 25000 25000 25000", 1) == 1);
    // One decimal of thousands is a hundred: at most 250 off.
    CHECK(violated("U A | 100300 25100 25100 25100 24800", 1'000) == 0);
    CHECK(violated("U A | 100400 25100 25100 25100 24800", 1'000) == 1);
    // "-" is exactly nothing and adds no doubt.
    CHECK(violated("U A | 26000 25000 - - -", 1'000) == 0);
    CHECK(violated("U A | 27000 25000 - - -", 1'000) == 1);
}
