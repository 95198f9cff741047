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

TEST_CASE("R004 a kode that is not below its parent's") {
    const std::string program = "P A | kode=1.02.02\n";
    CHECK(findings_of("R004", program + "K B | kode=1.02.02.2.01\nU C | kode=1.02.02.2.01.0001").empty());
    CHECK(findings_of("R004", program + "K B\nU C | kode=1.02.02.2.01.0001").empty());
    CHECK(findings_of("R004", "P A | kode=X.XX.01\nK B | kode=2.17.01.2.01").empty());
    CHECK(findings_of("R004", "S Satu\nP A | kode=1.02.02\nP B | kode=1.02.03").empty());
    CHECK(findings_of("R004", program + "K B | kode=apa").empty());

    const auto found = findings_of("R004", program + "K B | kode=1.02.03.2.01");
    REQUIRE(lines_of(found) == lines{2});
    CHECK(found[0].severity == severity::error);
    CHECK(found[0].column == cell_column::kode);
    CHECK(plain(found[0].found) == "1.02.03.2.01");
    CHECK(plain(found[0].expected) == "1.02.02");
    CHECK(found[0].text == "1");
    // Over a row without kode, the next one above counts.
    CHECK(lines_of(findings_of("R004", program + "K B\nU C | kode=1.02.01.2.01.0001")) == lines{3});
    // A slip in the kegiatan is one finding, although nothing below it fits it; what fits neither is another.
    CHECK(lines_of(findings_of("R004", program + "K B | kode=1.20.02.2.01\nU C | kode=1.02.02.2.01.0001\nU D | kode=1.20.02.2.01.0002")) ==
          lines{2});
    CHECK(lines_of(findings_of("R004", program + "K B | kode=1.20.02.2.01\nU C | kode=1.03.02.2.01.0001")) == lines{2, 3});
}

TEST_CASE("R009 list numbers that go on nowhere") {
    // One count over all rows, one a level that begins anew, groups, merged cells that repeat theirs, blanks, letters, kode.
    for (const char* fine :
         {"P A | no=1\nK B | no=2\nU C | no=3\nU D | no=4.", "P A | no=1\nK B | no=1\nK C | no=2\nP D | no=2\nK E | no=1",
          "P A | no=1\nK B | no=1.1\nU C | no=1.1.1\nU D | no=1.1.2\nK E | no=1.2", "S A | no=1\nP B | no=1\nS C | no=2\nS D | no=3.",
          "P A | no=4\nP B\nP C | no=5)", "P A | no=a\nP B | no=d", "P A | no=1.02.01\nP B | no=1.02.07", "P A | no=2022\nP B"}) {
        INFO(fine);
        CHECK(findings_of("R009", fine).empty());
    }
    const auto found = findings_of("R009", "S A | no=1\nS B | no=2.\nU C | no=4\nS D | no=3.\nK E | no=7\nS F | no=4");
    REQUIRE(lines_of(found) == lines{3, 5});
    CHECK(found[0].column == cell_column::no);
    CHECK(plain(found[0].found) == "4");
    CHECK(plain(found[0].expected) == "3");
    CHECK(plain(found[1].expected) == "4");
    // A gap is named once, a slip too.
    CHECK(lines_of(findings_of("R009", "P A | no=1\nP B | no=3\nP C | no=4")) == lines{2});
    CHECK(lines_of(findings_of("R009", "P A | no=1\nP B | no=2\nP C | no=33\nP D | no=4\nP E | no=5")) == lines{3});
    CHECK(lines_of(findings_of("R009", "P A | no=1\nP B | no=2\nP C | no=7\nP D | no=3\nP E | no=4")) == lines{3});
    const auto groups = findings_of("R009", "P A | no=1\nK B | no=1.1\nK C | no=1.3");
    REQUIRE(lines_of(groups) == lines{3});
    CHECK(plain(groups[0].expected) == "1.2");
}
