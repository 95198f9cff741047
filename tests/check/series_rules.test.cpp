#include "renaksi/check/series_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

std::vector<finding> of_series(std::string_view rule, const std::string& indikator) { return findings_of(rule, "U Sub | " + indikator); }

}  // namespace

TEST_CASE("R210 a running total that rises and falls") {
    for (const char* fine :
         {"Persentase; Persen; 90; 20 50 70 90", "Persentase; Persen; 90; 20 - 50 90", "Angka kemiskinan; Persen; 10; 13 12 11 10",
          "Persentase; Persen; 90; 20 0 50 90",  // a planned nothing is no step back
          "Jumlah; Unit; 12; 4 2 5 1",           // these add up
          "Jumlah; Unit; 5; 2 1 4 9",            // R201 speaks
          "Nilai; Nilai; B; CC B CC B"}) {
        INFO(fine);
        CHECK(of_series("R210", fine).empty());
    }
    const auto found = of_series("R210", "Persentase; Persen; 90; 20 60 50 90");
    REQUIRE(found.size() == 1);
    CHECK(found[0].column == cell_column::target_tw1);
    CHECK(found[0].text == "20 / 60 / 50 / 90");
}

TEST_CASE("R211 twelve months that are not three a triwulan") {
    for (const char* fine :
         {"Layanan; Bulan; 12; 3 3 3 3", "Layanan; Bulan; 12; 3 6 9 12", "Gaji; Orang/bulan; 12; 3 3 3 3", "Layanan; Bulan; 10; 1 3 3 3",
          "Jumlah; Dokumen; 12; 12 - - -", "Layanan; Bulan; 12; - - - -", "Layanan; Bulan; 12; 3 3 3 2"}) {  // the last is R201
        INFO(fine);
        CHECK(of_series("R211", fine).empty());
    }
    const auto found = of_series("R211", "Layanan kantor; bln; 12; 2 4 3 3");
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "2 / 4 / 3 / 3");
    CHECK(of_series("R211", "Gaji; Orang / Bulan; 12; - - - 12").size() == 1);
}

TEST_CASE("R213 a predicate that is not on its scale") {
    for (const char* fine : {"Nilai SAKIP; Poin; BB; B - - BB", "Opini BPK; Opini; WTP; - WTP - -", "Predikat; Predikat; A; - - - A",
                             "Nilai SAKIP; Nilai; 70; - - - 70",
                             "Akreditasi; Predikat; Paripurna; - - - Utama",      // a scale that nothing is known of
                             "Jumlah dokumen SAKIP; Dokumen; ada; - - - ada"}) {  // R202
        INFO(fine);
        CHECK(of_series("R213", fine).empty());
    }
    const auto other = of_series("R213", "Opini BPK; Opini; BB; - - - BB");
    REQUIRE(other.size() == 1);
    CHECK(other[0].column == cell_column::target);
    CHECK(plain(other[0].found) == "BB");
    CHECK(plain(other[0].expected) == "WTP, WDP, TW, TMP");
    CHECK(plain(of_series("R213", "Nilai SAKIP; Predikat; BB; - - - bagus")[0].found) == "bagus");
    const auto mixed = of_series("R213", "Hasil penilaian; Predikat; Sangat Tinggi; - - - WTP");
    REQUIRE(mixed.size() == 1);
    CHECK(mixed[0].column == cell_column::target_tw4);
}
