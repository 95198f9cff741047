#include "renaksi/check/smart_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

bool speaks_of(std::string_view rule, const std::string& indikator) {
    const auto found = findings_of(rule, "U Sub | 1 1 0 0 0 | " + indikator + "; Unit; 1; 1 - - -");
    for (const finding& f : found) {
        CHECK(f.severity == severity::info);
        CHECK(plain(f.found) == indikator);
    }
    return !found.empty();
}

}  // namespace

TEST_CASE("R220 an indicator that names no measure") {
    for (const char* fine :
         {"Jumlah koperasi", "1. Persentase UMKM", "Capaian nilai SAKIP", "Prevalensi stunting", "Rasio/jumlah guru", "Laporan keuangan",
          "Terlaksananya rapat",  // R222
          "Kontribusi sektor pertanian terhadap PDRB"}) {
        INFO(fine);
        CHECK_FALSE(speaks_of("R220", fine));
    }
    CHECK(findings_of("R220", "U Sub | ; Unit; 1; 1 - - -").empty());
    CHECK(speaks_of("R220", "Layanan pemerintahan daerah"));
    CHECK(speaks_of("R220", "Peserta pelatihan"));
}

TEST_CASE("R221 two measures joined by a word") {
    for (const char* fine : {"Jumlah dokumen RKA-SKPD dan laporan hasil koordinasi", "Persentase pertumbuhan aset dan omset",
                             "Jumlah usaha dengan mutu dan nilai tambah", "Layanan dan jumlah pegawai", "Jumlah guru SD dan SMP"}) {
        INFO(fine);
        CHECK_FALSE(speaks_of("R221", fine));
    }
    CHECK(speaks_of("R221", "Jumlah koperasi aktif dan persentase koperasi sehat"));
    CHECK(speaks_of("R221", "Indeks kepuasan serta jumlah pengaduan"));
}

TEST_CASE("R222 an activity in place of a measure") {
    for (const char* fine :
         {"Jumlah rapat yang terlaksana", "Persentase pelaksanaan rapat", "Ternak yang divaksin", "Media yang dikelola", "Metode"}) {
        INFO(fine);
        CHECK_FALSE(speaks_of("R222", fine));
    }
    for (const char* activity : {"Terlaksananya rapat koordinasi", "Meningkatnya kualitas layanan", "Melaksanakan pembinaan",
                                 "Pelaksanaan rapat", "TERSEDIANYA listrik"}) {
        INFO(activity);
        CHECK(speaks_of("R222", activity));
    }
}

TEST_CASE("R223 more indicators on a row than are usual") {
    const std::string five =
        " | Jumlah A; Unit; 1; 1 - - - | Jumlah B; Unit; 1; 1 - - - | Jumlah C; Unit; 1; 1 - - - | Jumlah D; Unit; 1; 1 - - - | Jumlah E; "
        "Unit; 1; 1 - - -";
    CHECK(findings_of("R223", "S Satu" + five).empty());
    const auto found = findings_of("R223", "S Satu" + five + " | Jumlah F; Unit; 1; 1 - - -");
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].found) == "6");
    CHECK(plain(found[0].expected) == "5");
    check_options few;
    few.rules = rule_selection::parse("R223").value();
    few.settings.most_indicators = 4;
    CHECK(check(make_plan("S Satu" + five), few).findings.size() == 1);
}

TEST_CASE("R224 an indicator without a satuan where R205 has nothing to say") {
    CHECK(findings_of("R224", "S Satu | Persentase; Persen; 5; - - - 5").empty());
    CHECK(findings_of("R224", "U A | 1 1 0 0 0 | Jumlah; ; 5; - - - 5").empty());
    CHECK(findings_of("R224", "S Satu | ; ; 5; - - - 5").empty());
    const auto found = findings_of("R224", "S Satu | Persentase; ; 5; - - - 5");
    REQUIRE(found.size() == 1);
    CHECK(found[0].column == cell_column::satuan);
    CHECK(findings_of("R224", "U A | 0 - - - - | Jumlah; ; 5; - - - 5").size() == 1);
}
