#include "renaksi/check/people_rules.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

plan signed_plan(const std::function<void(plan_info&)>& change = {}) {
    return make_plan("P A | 1 1 0 0 0 | pj=Sekretaris", [&](plan_builder& b) {
        plan_info& info = b.info();
        info.judul = "RENCANA AKSI KINERJA DINAS SOSIAL KABUPATEN CONTOH TAHUN 2023";
        info.tahun = 2023;
        info.pengesahan = {"Contoh", "5 Januari 2023", "Kepala Dinas Sosial Kabupaten Contoh", "A. B.", "197001011995031001", 90};
        if (change) change(info);
    });
}

}  // namespace

TEST_CASE("R301 program without a penanggung jawab") {
    CHECK(findings_of("R301", "P A | pj=Sekretaris\nK B\nP C | pj=Kepala Bidang").empty());
    CHECK(lines_of(findings_of("R301", "P A | pj=Sekretaris\nP C")) == lines{2});
    CHECK(findings_of("R301", "S Satu | pj=Sekretaris\nP A").empty());
    CHECK(lines_of(findings_of("R301", "P A\nP B\nK C | pj=Analis")) == lines{0});
}

TEST_CASE("R302 a NIP that is none, without telling the number") {
    CHECK(findings_of("R302", signed_plan()).empty());
    CHECK(findings_of("R302", signed_plan([](plan_info& i) { i.pengesahan.nip.clear(); })).empty());
    const plan p = signed_plan([](plan_info& i) { i.pengesahan.nip = "19701301 199503 1 001"; });
    const auto found = findings_of("R302", p);
    REQUIRE(lines_of(found) == lines{90});
    CHECK(found[0].severity == severity::error);
    CHECK(found[0].text == "1970***********001");
    CHECK(message(found[0], p, language::en).find("1970***********001") != std::string::npos);
    CHECK(findings_of("R302", signed_plan([](plan_info& i) { i.pengesahan.nip = "12345"; }))[0].text == "*****");
}

TEST_CASE("R303 parts that the signature block lacks") {
    CHECK(findings_of("R303", signed_plan()).empty());
    const auto without_nip = [](plan_info& i) { i.pengesahan.nip.clear(); };
    CHECK(findings_of("R303", signed_plan(without_nip)).empty());
    const auto found = findings_of("R303", signed_plan([](plan_info& i) {
                                       i.pengesahan.tempat.clear();
                                       i.pengesahan.tanggal = " ";
                                   }));
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "tempat, tanggal");
    CHECK(findings_of("R303", "P A")[0].text == "tempat, tanggal, nama");
}

TEST_CASE("R304 the title names another office than the signature") {
    const auto jabatan = [](const char* text) {
        return findings_of("R304", signed_plan([text](plan_info& i) { i.pengesahan.jabatan = text; }));
    };
    CHECK(jabatan("Kepala Dinas Sosial Kabupaten Contoh").empty());
    CHECK(jabatan("Plt. KEPALA DINAS SOSIAL").empty());
    CHECK(jabatan("Bupati Contoh").empty());
    CHECK(jabatan("Kepala Bidang Rehabilitasi").empty());
    CHECK(jabatan("").empty());
    const auto found = jabatan("Kepala Dinas Sosial dan Tenaga Kerja Kabupaten Contoh");
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].expected) == "DINAS SOSIAL KABUPATEN CONTOH");
    CHECK(plain(found[0].found) == "Dinas Sosial dan Tenaga Kerja Kabupaten Contoh");
    CHECK(jabatan("Kepala Dinas Sosial Kabupaten Lain").size() == 1);

    const auto untitled = [](const char* office) {
        return findings_of("R304", signed_plan([office](plan_info& i) {
                               i.judul = "RENCANA AKSI KINERJA TAHUN 2023";
                               i.perangkat_daerah = office;
                           }));
    };
    CHECK(untitled("").empty());
    CHECK(untitled("Dinas Sosial").empty());
    CHECK(untitled("Badan Keuangan").size() == 1);
}

TEST_CASE("R305 the title's year is not that of the signature") {
    CHECK(findings_of("R305", signed_plan()).empty());
    CHECK(findings_of("R305", signed_plan([](plan_info& i) { i.tahun.reset(); })).empty());
    CHECK(findings_of("R305", signed_plan([](plan_info& i) { i.pengesahan.tanggal = "kemarin"; })).empty());
    const auto found = findings_of("R305", signed_plan([](plan_info& i) { i.pengesahan.tanggal = "Maret 2022"; }));
    REQUIRE(found.size() == 1);
    CHECK(plain(found[0].expected) == "2023");
    CHECK(plain(found[0].found) == "2022");
}

TEST_CASE("the office in a title and in a jabatan") {
    using namespace renaksi::detail;
    CHECK(office_in_title("RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2022 BADAN X KOTA Y") == "BADAN X KOTA Y");
    CHECK(office_in_title("Rencana Aksi Kecamatan Z T.A. 2022") == "Kecamatan Z");
    CHECK(office_in_title("RENCANA AKSI KINERJA").empty());
    CHECK(same_office("PEMERINTAH KABUPATEN X DINAS Y", "Dinas Y Kab. X"));
    CHECK(same_office("Dinas Koperasi & UKM", "DINAS KOPERASI DAN UKM,"));
    CHECK_FALSE(same_office("Dinas Y Kota X", "Dinas Y Kota Z"));
}
