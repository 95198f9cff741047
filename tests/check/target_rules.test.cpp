#include "renaksi/check/target_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

/// One sub kegiatan of that money with that indicator.
std::vector<finding> of_row(std::string_view rule, const std::string& indikator, const std::string& money = "10 10 0 0 0") {
    return findings_of(rule, "U Sub | " + money + " | " + indikator);
}

}  // namespace

TEST_CASE("R201 the triwulan do not make up the year's target in any way") {
    for (const char* fine :
         {"Jumlah laporan; Laporan; 12; 3 3 3 3", "Persentase; Persen; 90%; 20% 50% 70% 90%", "Jumlah koperasi; Unit; 30; - 30 - -",
          "Nilai; Poin; B; - - - B", "Jumlah; Unit; 30; - - - -", "Jumlah; Unit; _; 1 2 - -", "Persentase; Persen; 100; 40% 20% 20% 20%"}) {
        INFO(fine);
        CHECK(of_row("R201", fine).empty());
    }
    const auto found = of_row("R201", "Persentase IKU; Persen; 100; 95 - - -");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == severity::warning);
    CHECK(plain(found[0].expected) == "100");
    CHECK(plain(found[0].found) == "95");
    CHECK(plain(found[0].difference) == "-5");
    CHECK(found[0].text == "95 / – / – / –");
    CHECK(plain(of_row("R201", "Jumlah; Unit; 10; 2.5 2 3 -")[0].found) == "7.5");
}

TEST_CASE("R202 text where the unit wants a number") {
    CHECK(of_row("R202", "Nilai SAKIP; Poin; B; - - - B").empty());
    CHECK(of_row("R202", "Opini; Predikat; WTP; - - - WTP").empty());
    CHECK(of_row("R202", "Jumlah; Unit; 3; - 3 - -").empty());
    CHECK(of_row("R202", "Apa saja; Satuan lokal yang panjang sekali; ada; - - - ada").empty());
    const auto found = of_row("R202", "Jumlah dokumen; Dokumen; ada; - - - B");
    REQUIRE(found.size() == 2);
    CHECK(found[0].column == cell_column::target);
    CHECK(found[1].column == cell_column::target_tw4);
    CHECK(plain(found[1].found) == "B");
}

TEST_CASE("R203 percentages above 100, and fractions among percentages") {
    CHECK(of_row("R203", "Persentase; Persen; 100; - - - 100").empty());
    CHECK(of_row("R203", "Jumlah; Unit; 504; - 504 - -").empty());
    CHECK(of_row("R203", "Persentase; Persen; 0.37; - - - 0.37").empty());
    CHECK(of_row("R203", "Persentase; Persen; 0.37%; - - - 43%").empty());
    CHECK(of_row("R203", "Persentase; Persen; 120; - - - 100").size() == 1);
    CHECK(of_row("R203", "Capaian; %; 90; - - - 90-101%")[0].column == cell_column::target_tw4);
    const auto found = findings_of("R203", "U A | A; Persen; 43%; - - - 43%\nU B | B; Persen; 0.37; - - 0.37 -");
    REQUIRE(lines_of(found) == lines{2});
    CHECK(plain(found[0].found) == "0.37");
}

TEST_CASE("R204 the unit contradicts the indicator") {
    CHECK(of_row("R204", "Jumlah koperasi; Unit; 3; - 3 - -").empty());
    CHECK(of_row("R204", "Persentase koperasi; Persen; 3; - 3 - -").empty());
    CHECK(of_row("R204", "Persentase koperasi; Dokumen; 3; - 3 - -").size() == 1);
    CHECK(of_row("R204", "Jumlah koperasi; Persen; 3; - 3 - -").size() == 1);
    CHECK(of_row("R204", "Jumlah laporan keuangan; Dokumen; 3; - 3 - -")[0].column == cell_column::satuan);
}

TEST_CASE("R205 a budget without a measure") {
    CHECK(of_row("R205", "Jumlah; Unit; 3; - 3 - -").empty());
    CHECK(of_row("R205", "Jumlah; Unit; _; - 3 - -").empty());
    CHECK(findings_of("R205", "S Satu\nU A | 0 - - - -\nU B | 1 1 0 0 0 | Jumlah; Unit; 1; 1 - - -").empty());
    CHECK(of_row("R205", "; Unit; 3; - 3 - -")[0].text == "indikator");
    CHECK(of_row("R205", "Jumlah; ; 3; - 3 - -")[0].text == "satuan");
    CHECK(of_row("R205", "Jumlah; Unit; _; - - - -")[0].text == "target");
    const auto found = findings_of("R205", "K A | 1 1 0 0 0\nU B | 1 1 0 0 0 | Jumlah; Unit; 1; 1 - - -");
    REQUIRE(lines_of(found) == lines{1});
    CHECK(found[0].severity == severity::error);
    CHECK(found[0].text == "indikator, satuan, target");
    CHECK(lines_of(findings_of("R205", "K A | 1 1 0 0 0\nU B | 1 1 0 0 0")) == lines{0});
}

TEST_CASE("R206 targets that are blank or zero") {
    CHECK(of_row("R206", "Jumlah; Unit; 3; - 3 - -").empty());
    CHECK(of_row("R206", "Nilai; Poin; B; - - - B").empty());
    // Without any target R205 says so, and a row without an indicator has none to miss.
    CHECK(of_row("R206", "Jumlah; Unit; _; - - - -").empty());
    CHECK(of_row("R206", "; ; _; - - - -", "0 - - - -").empty());

    CHECK(of_row("R206", "Jumlah; Unit; 0; 1 - - -")[0].column == cell_column::target);
    CHECK(of_row("R206", "Jumlah; Unit; -; - 3 - -")[0].text == "target");
    CHECK(of_row("R206", "Jumlah; Unit; _; - - - -", "0 - - - -").size() == 1);
    const auto found = findings_of("R206", "S Satu | Persentase; Persen; 16%; _ _ _ _");
    REQUIRE(found.size() == 1);
    CHECK(found[0].column == cell_column::target_tw1);
    CHECK(plain(found[0].found) == "16%");
    CHECK(found[0].text == "target TW I–IV");
}

TEST_CASE("R207 fractions of units that are counted") {
    CHECK(of_row("R207", "Panjang jalan; km; 3.5; - 3.5 - -").empty());
    CHECK(of_row("R207", "Jumlah; Dokumen; 3.0; - 3 - -").empty());
    const auto found = of_row("R207", "Jumlah; Dokumen; 3; 1.5 1.5 - -");
    REQUIRE(found.size() == 1);
    CHECK(found[0].column == cell_column::target_tw1);
}

TEST_CASE("R208 budget and target in different triwulan, one finding a direction") {
    CHECK(of_row("R208", "Jumlah; Unit; 3; 3 - - -").empty());
    CHECK(of_row("R208", "Jumlah; Unit; 3; 3 0 - -").empty());
    const auto found = of_row("R208", "Jumlah; Unit; 3; - 1 - 2", "30 10 0 20 -");
    REQUIRE(found.size() == 2);
    CHECK(found[0].severity == severity::info);
    CHECK(found[0].column == cell_column::tw1);
    CHECK(found[0].text == "TW I, TW III");
    CHECK(plain(found[0].expected) == "target");
    CHECK(found[1].column == cell_column::target_tw2);
    CHECK(found[1].text == "TW II, TW IV");
    CHECK(plain(found[1].expected) == "pagu");
    // A second indicator may have the target that the first lacks.
    CHECK(findings_of("R208", "U A | 2 1 1 0 0 | A; Unit; 1; 1 - - - | B; Unit; 1; - 1 - -").empty());
}

TEST_CASE("R209 the same indicator on two rows") {
    CHECK(findings_of(
              "R209",
              "U A | Jumlah satu; Unit; 1; 1 - - -\nU B | Jumlah dua; Unit; 1; 1 - - -\nU C | ; Unit; 1; - - - -\nU D | ; Unit; 1; - - - -")
              .empty());
    const auto found = findings_of("R209", "U A | Jumlah satu; Unit; 1; 1 - - -\nU B\nU C | JUMLAH  satu; Unit; 1; 1 - - -");
    REQUIRE(lines_of(found) == lines{3});
    CHECK(found[0].text == "1");
}

TEST_CASE("R215 percent signs on some of a row's targets") {
    CHECK(of_row("R215", "Persentase; Persen; 95%; - - 95% -").empty());
    CHECK(of_row("R215", "Persentase; Persen; 95; - - 95 -").empty());
    const auto found = of_row("R215", "Persentase; Persen; 100; 40% 60% - -");
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].found) == "100");
    CHECK(found[0].text == "40%, 60%");
}
