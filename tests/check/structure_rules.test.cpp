#include "renaksi/check/structure_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

plan with_note(note about) {
    return make_plan("P Program satu | 1 1 0 0 0 | kode=2.17.01", [&](plan_builder& b) { b.add_note(about); });
}

}  // namespace

TEST_CASE("R001 program without a sasaran") {
    CHECK(findings_of("R001", "S Satu\nP A\nP B").empty());
    CHECK(findings_of("R001", "P A | sasaran=Satu").empty());
    CHECK(lines_of(findings_of("R001", "P A\nS Satu\nP B")) == lines{1});

    const auto whole = findings_of("R001", "P A\nP B\nP C");
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].line == 0);
    CHECK_FALSE(whole[0].row.has_value());
}

TEST_CASE("R002 sasaran without a program") {
    CHECK(findings_of("R002", "S Satu\nP A\nS Dua\nP B").empty());
    CHECK(lines_of(findings_of("R002", "S Satu\nS Dua\nP B\nS Tiga\nK C")) == lines{1, 4});
}

TEST_CASE("R003 kegiatan or sub kegiatan without its parent") {
    CHECK(findings_of("R003", "P A\nK B\nU C").empty());
    const auto found = findings_of("R003", "U Z\nK Y\nP A\nK B\nU C");
    CHECK(lines_of(found) == lines{1, 2});
    CHECK(found[0].text == "kegiatan");
    CHECK(found[1].text == "program");

    CHECK(lines_of(findings_of("R003", "P A\nU B\nU C")) == lines{0});
}

TEST_CASE("R005 repaired kode") {
    CHECK(findings_of("R005", "P A | kode=2.17.01").empty());
    const auto found = findings_of("R005", with_note({note_kind::repaired_kode, 1, 2, 0, "2,17.1"}));
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].found) == "2,17.1");
    CHECK(plain(found[0].expected) == "2.17.01");
    CHECK(found[0].row == row_index{0});
}

TEST_CASE("R008 duplicate kode or nama under one parent") {
    CHECK(findings_of("R008", "P A\nK B\nU C\nK D\nU C").empty());
    CHECK(findings_of("R008", "P A | kode=1.01.01\nP B | kode=1.01.02").empty());
    const auto found = findings_of("R008", "P A\nK Satu dua\nK SATU  Dua\nP B | kode=1.01.02\nP C | kode=1.01.02");
    CHECK(lines_of(found) == lines{3, 5});
    CHECK(found[0].column == cell_column::nama);
    CHECK(found[0].text == "2");
    CHECK(found[1].column == cell_column::kode);
    CHECK(found[1].text == "4");
}

TEST_CASE("R010, R011, R012, R013, R015: what a reader notes becomes a finding, and nothing else does") {
    for (const char* rule : {"R010", "R011", "R012", "R013", "R014", "R015"}) CHECK(findings_of(rule, "P A").empty());

    const auto header = findings_of("R010", with_note({note_kind::repeated_header, 17, 0, 6, ""}));
    REQUIRE(header.size() == 1);
    CHECK(header[0].severity == severity::info);
    CHECK(header[0].line == 17);
    CHECK(header[0].text == "6");

    const auto moved = findings_of("R011", with_note({note_kind::shifted_row, 1, 0, 1, ""}));
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].text == "+1");
    CHECK(moved[0].row == row_index{0});
    CHECK(findings_of("R011", with_note({note_kind::shifted_amounts, 1, 10, -1, ""}))[0].text == "-1");

    CHECK(findings_of("R012", with_note({note_kind::unplaced_text, 1, 3, 0, "Kinerja"}))[0].text == "Kinerja");
    CHECK(findings_of("R012", with_note({note_kind::extra_total, 9, 0, 0, "Total 5"})).size() == 1);
    CHECK(findings_of("R013", with_note({note_kind::encoding_converted, 0, 0, 0, "windows-1252"}))[0].text == "windows-1252");
    CHECK(findings_of("R015", with_note({note_kind::joined_row, 1, 0, 0, "dan"})).size() == 1);
}

TEST_CASE("R014 ambiguous levels, from the note or from the verdict, once") {
    CHECK(findings_of("R014", with_note({note_kind::ambiguous_levels, 0, 0, 3, ""}))[0].text == "3");
    const auto set_verdict = [](plan_builder& b) { b.info().levels.status = level_status::ambiguous; };
    CHECK(findings_of("R014", make_plan("P A", set_verdict)).size() == 1);
    const auto both = [&](plan_builder& b) {
        set_verdict(b);
        b.add_note({note_kind::ambiguous_levels, 0, 0, 2, ""});
    };
    CHECK(findings_of("R014", make_plan("P A", both)).size() == 1);
}

TEST_CASE("a note about a line that two rows share is about the program") {
    plan_builder b;
    row_draft sasaran;
    sasaran.level = level::sasaran;
    sasaran.line = 4;
    row_draft program;
    program.level = level::program;
    program.line = 4;
    REQUIRE(b.add_row(sasaran));
    REQUIRE(b.add_row(program));
    b.add_note({note_kind::shifted_row, 4, 0, 1, ""});
    const plan p = std::move(*std::move(b).finish());
    CHECK(findings_of("R011", p)[0].row == row_index{1});
}
