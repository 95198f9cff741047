#include "renaksi/check/nomenklatur_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

nomenklatur rules_list() {
    std::vector<nomenklatur_entry> e;
    const auto add = [&e](std::string_view code, std::string nama, std::string indikator = {}, std::string satuan = {}) {
        e.push_back({*parse_kode(code), std::move(nama), std::move(indikator), std::move(satuan), jenis_pemda::unknown, std::nullopt});
    };
    add("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN");
    add("2.17.05.2.01", "Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota");
    add("2.17.05.2.01.0001", "Penyusunan Dokumen RKA-SKPD", "Jumlah Dokumen RKA-SKPD", "Dokumen");
    add("2.17.05.2.01.0005", "Pembinaan Pelaku Usaha", "Jumlah Pelaku Usaha yang Dibina", "Orang");
    e.back().sebelumnya = *parse_kode("2.17.05.2.01.0002");
    add("2.17.05.2.02.0001", "Pembinaan Ruang Kelas Sekolah Dasar");
    add("2.17.05.2.02.0002", "Pembinaan Ruang Kelas Sekolah Menengah");
    return nomenklatur::make(std::move(e));
}

std::vector<finding> nomenklatur_findings(unsigned id, const plan& p, const nomenklatur* names) {
    const identity_report identities = check_identities(p);
    const auto* const one =
        std::find_if(nomenklatur_rules.begin(), nomenklatur_rules.end(), [id](const rule& r) { return r.id.number == id; });
    REQUIRE(one != nomenklatur_rules.end());
    std::vector<finding> out;
    one->look(check_context{p, identities, names}, out);
    return out;
}

std::vector<finding> nomenklatur_findings(unsigned id, const std::string& table) {
    const nomenklatur names = rules_list();
    return nomenklatur_findings(id, make_plan(table), &names);
}

const std::string parents =
    "P PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN | kode=2.17.05\n"
    "K Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota | kode=2.17.05.2.01\n";

}  // namespace

TEST_CASE("without a list the rules about it say nothing") {
    const plan p = make_plan("P PROGRAM APA SAJA | kode=9.09.09\nK B\nU C | Jumlah; Unit; 4; 4");
    for (const rule& one : nomenklatur_rules) CHECK(nomenklatur_findings(one.id.number, p, nullptr).empty());
}

TEST_CASE("R006 retired or unknown code") {
    CHECK(nomenklatur_findings(6, parents + "U Penyusunan Dokumen RKA-SKPD | kode=2.17.05.2.01.01").empty());
    const auto found = nomenklatur_findings(6, parents +
                                                   "U Pembinaan Lama | kode=2.17.05.2.01.0002\nU Entah apa | kode=2.17.05.2.01.0099\n"
                                                   "U Pembinaan Pelaku Usaha | kode=2.17.05.2.01.0098");
    REQUIRE(lines_of(found) == lines{3, 4, 5});
    CHECK(plain(found[0].expected) == "2.17.05.2.01.0005");
    CHECK(found[0].text == "2.17.05.2.01.0002 → 2.17.05.2.01.0005");
    CHECK(found[0].column == cell_column::kode);
    CHECK(plain(found[1].expected).empty());
    CHECK(plain(found[1].found) == "2.17.05.2.01.0099");
    // Its name tells which code it must be.
    CHECK(plain(found[2].expected) == "2.17.05.2.01.0005");
    // A plan of which the list knows nothing is one matter, not one a row.
    CHECK(lines_of(nomenklatur_findings(6, "P A | kode=1.01.02\nK B | kode=1.01.02.2.01")) == lines{0});
}

TEST_CASE("R007 name other than the official one") {
    CHECK(nomenklatur_findings(7, parents + "U penyusunan dokumen RKA - SKPD").empty());
    const auto found = nomenklatur_findings(7,
                                            "P PROGRAM PENDIDIKAN DAN LATHAN PERKOPERASIAN\nK Pendidikan dan Latihan bagi Koperasi yang\n"
                                            "U Penyusunan Dokumen DPA-SKPD\nU Rapat | kode=2.17.05.2.01.0005");
    REQUIRE(lines_of(found) == lines{1, 2, 4});
    CHECK(plain(found[0].expected) == "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN");
    CHECK(found[0].text == "LATHAN → LATIHAN");
    CHECK(found[0].column == cell_column::nama);
    CHECK(found[1].text == "… Keanggotaannya dalam Daerah Kabupaten/Kota");
    CHECK(plain(found[2].expected) == "Pembinaan Pelaku Usaha");
    // Which of two names was cut off cannot be told; both codes are given.
    const auto either = nomenklatur_findings(7, "P PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN\nK Lain\nU Pembinaan Ruang Kelas Sekolah");
    REQUIRE(lines_of(either) == lines{3});
    CHECK(plain(either[0].expected).empty());
    CHECK(either[0].text == "2.17.05.2.02.0001, 2.17.05.2.02.0002");
}

TEST_CASE("R016 the code that a row without one must have") {
    CHECK(nomenklatur_findings(16, parents).empty());
    const auto found = nomenklatur_findings(16, parents + "U Penyusunan Dokumen RKA-SKPD\nU Tidak dikenal");
    REQUIRE(lines_of(found) == lines{3});
    CHECK(plain(found[0].expected) == "2.17.05.2.01.0001");
    CHECK(found[0].column == cell_column::kode);
}

TEST_CASE("R017 name that the list does not have") {
    CHECK(nomenklatur_findings(17, parents + "U Penyusunan Dokumen RKA-SKPD\nU Apa pun | kode=2.17.05.2.01.0005").empty());
    CHECK(lines_of(nomenklatur_findings(17, parents + "U Penyusunan Dokumen DPA-SKPD")) == lines{3});
    CHECK(lines_of(nomenklatur_findings(17, "P A\nK B\nU C")) == lines{0});
}

TEST_CASE("R212 unit other than the prescribed one") {
    CHECK(nomenklatur_findings(212, parents + "U Pembinaan Pelaku Usaha | Jumlah; orang; 4; 4").empty());
    const auto found = nomenklatur_findings(212, parents + "U Pembinaan Pelaku Usaha | Jumlah; Unit; 4; 4");
    REQUIRE(lines_of(found) == lines{3});
    CHECK(plain(found[0].found) == "Unit");
    CHECK(plain(found[0].expected) == "Orang");
    CHECK(found[0].text == "2.17.05.2.01.0005");
}

TEST_CASE("R216 indicator other than the prescribed one") {
    CHECK(nomenklatur_findings(216, parents + "U Penyusunan Dokumen RKA-SKPD | jumlah dokumen RKA - SKPD; Dokumen; 1; 1").empty());
    const auto found = nomenklatur_findings(216, parents +
                                                     "U Penyusunan Dokumen RKA-SKPD | Jumlah Dokumen DPA-SKPD; Dokumen; 1; 1\n"
                                                     "U Pembinaan Pelaku Usaha | Tersedianya layanan; Orang; 1; 1");
    REQUIRE(lines_of(found) == lines{3, 4});
    CHECK(found[0].text == "DPA → RKA");
    CHECK(plain(found[0].expected) == "Jumlah Dokumen RKA-SKPD");
    // Texts without a word in common are shown with the code, not word for word.
    CHECK(found[1].text == "2.17.05.2.01.0005");
}

TEST_CASE("rules about the list ascend by id and have texts in both languages") {
    for (std::size_t i = 0; i < nomenklatur_rules.size(); ++i) {
        const rule& one = nomenklatur_rules[i];
        if (i > 0) CHECK(nomenklatur_rules[i - 1].id < one.id);
        CHECK(one.looks_at.has(sight::nomenklatur));
        for (const language lang : {language::id, language::en}) {
            CHECK_FALSE(one.title.in(lang).empty());
            CHECK_FALSE(one.message.in(lang).empty());
        }
    }
}
