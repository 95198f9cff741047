#include "renaksi/plan/official_indikator.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

nomenklatur indikator_list() {
    std::vector<nomenklatur_entry> e;
    e.push_back({*parse_kode("2.17.05.2.01.0001"), "Peningkatan Pengetahuan Perkoperasian", "Jumlah SDM yang Memahami", "Orang",
                 jenis_pemda::unknown, std::nullopt});
    e.push_back({*parse_kode("2.17.05.2.01.0002"), "Tanpa Indikator", "", "", jenis_pemda::unknown, std::nullopt});
    return nomenklatur::make(std::move(e));
}

std::optional<unofficial_text> satuan_of(const std::string& table) {
    const nomenklatur list = indikator_list();
    const plan p = make_plan(table);
    return wrong_satuan(p[0], find_official_rows(p, list)[0], list);
}

std::optional<unofficial_text> indikator_text_of(const std::string& table) {
    const nomenklatur list = indikator_list();
    const plan p = make_plan(table);
    return wrong_indikator(p[0], find_official_rows(p, list)[0], list);
}

}  // namespace

TEST_CASE("units are the same in any spelling, and where the list leaves several open") {
    CHECK(is_same_satuan("orang / bulan", "Orang/Bulan"));
    CHECK(is_same_satuan("%", "Persen"));
    CHECK(is_same_satuan("laporan", "Dokumen/Laporan"));
    CHECK_FALSE(is_same_satuan("Orang", "Orang/Bulan"));
    CHECK_FALSE(is_same_satuan("Unit", "Unit Usaha"));
    CHECK_FALSE(is_same_satuan("", "Dokumen"));
}

TEST_CASE("a unit other than the prescribed one") {
    const std::string name = "U Peningkatan Pengetahuan Perkoperasian";
    CHECK_FALSE(satuan_of(name + " | Jumlah; ORANG; 4; 4"));
    CHECK_FALSE(satuan_of(name));
    CHECK_FALSE(satuan_of(name + " | Jumlah; ; 4; 4"));
    CHECK_FALSE(satuan_of("U Nama lain | Jumlah; Unit; 4; 4"));
    CHECK_FALSE(satuan_of("U Tanpa Indikator | Jumlah; Unit; 4; 4"));
    const auto wrong = satuan_of(name + " | Jumlah; Unit; 4; 4");
    REQUIRE(wrong);
    CHECK(wrong->official == "Orang");
    // One of several indicators is the official one.
    CHECK_FALSE(satuan_of(name + " | Jumlah; Unit; 4; 4 | Jumlah; Orang; 4; 4"));
}

TEST_CASE("an indicator other than the prescribed one") {
    const std::string name = "U Peningkatan Pengetahuan Perkoperasian";
    CHECK_FALSE(indikator_text_of(name + " | jumlah SDM  yang memahami; Orang; 4; 4"));
    CHECK_FALSE(indikator_text_of(name));
    const auto wrong = indikator_text_of(name + " | Jumlah SDM; Orang; 4; 4 | Jumlah Orang; Orang; 4; 4");
    REQUIRE(wrong);
    CHECK(wrong->indikator == 0);
    CHECK(wrong->official == "Jumlah SDM yang Memahami");
    // The code says which indicator is due only where the name agrees.
    CHECK_FALSE(indikator_text_of("U Nama lain | Jumlah SDM; Orang; 4; 4 | kode=2.17.05.2.01.0001"));
}

TEST_CASE("the difference of two names in few words") {
    CHECK(name_difference("PENDIDIKAN DAN LATHAN", "Pendidikan dan Latihan") == "LATHAN → Latihan");
    CHECK(name_difference("Penilaian Koperasi yang", "Penilaian Koperasi yang Sehat") == "… Sehat");
    CHECK(name_difference("Kapasitas dan", "Peningkatan Kapasitas dan Mutu") == "Peningkatan …, … Mutu");
    CHECK(name_difference("Kabupaten/Kota Kinerja", "Kabupaten/Kota") == "Kinerja → ∅");
    CHECK(name_difference("A B D", "A B C D") == "… C …");
    CHECK(name_difference("Dokumen RKA-SKPD", "Dokumen DPA - SKPD") == "RKA → DPA");
    CHECK(name_difference("sama saja", "Sama  Saja").empty());
    CHECK(name_difference("", "").empty());
    CHECK(name_difference("", "Nama") == "Nama");
}

TEST_CASE("two names differ in words exactly when their normalised texts do", "[property]") {
    CHECK(rc::check([] {
        const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("aAb -/,")));
        const std::string a = *letters;
        const std::string b = *letters;
        RC_ASSERT(name_difference(a, b).empty() == (detail::normalised_nama(a) == detail::normalised_nama(b)));
        const std::string many = std::string(4000, 'a') + a;
        std::string words;
        for (int i = 0; i < 600; ++i) words.append("a ");
        RC_ASSERT(!name_difference(words + "b", words + "c").empty());
        RC_ASSERT(name_difference(many, many).empty());
    }));
}
