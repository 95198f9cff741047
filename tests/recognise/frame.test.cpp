#include "recognise/frame.hpp"

#include "recognise/documents.hpp"
#include "renaksi/calendar/nip.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;
using renaksi::test::document;

namespace {

plan_info titled(std::string_view text) {
    const document lines(text);
    plan_info info;
    read_title(lines.cells(), {0, lines.grid().rows()}, info);
    return info;
}

struct closing {
    renaksi::pengesahan pengesahan;
    std::vector<std::string> unplaced;
};

closing closed(std::string_view text) {
    const document lines(text);
    plan_builder builder;
    read_closing(lines.cells(), {0, lines.grid().rows()}, builder);
    closing out;
    out.pengesahan = builder.info().pengesahan;
    const auto made = std::move(builder).finish();
    for (const note& one : made->notes()) out.unplaced.push_back(one.text);
    return out;
}

using unplaced_texts = std::vector<std::string>;

}  // namespace

TEST_CASE("title, office and year in lines") {
    const plan_info info = titled("\n\n**RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH\nTAHUN 2022\n");
    CHECK(info.judul == "RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
    CHECK(info.perangkat_daerah == "DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
    CHECK(info.tahun == 2022);
}

TEST_CASE("spellings of the year") {
    CHECK(titled("RENCANA AKSI TAHUN ANGGARAN 2024").tahun == 2024);
    CHECK(titled("RENCANA AKSI TAHUN ANGGARAN 2024").judul == "RENCANA AKSI");
    CHECK(titled("RENCANA AKSI T.A. 2023").tahun == 2023);
    CHECK(titled("RENCANA AKSI\nTahun : 2025").tahun == 2025);
    CHECK(titled("RENCANA AKSI 2021").tahun == 2021);
    CHECK_FALSE(titled("RENCANA AKSI").tahun);
    CHECK_FALSE(titled("RENCANA AKSI 12345").tahun);
    // The year that is named as one beats a year that only stands there.
    CHECK(titled("RENSTRA 2021 RENCANA AKSI TAHUN 2023").tahun == 2023);
}

TEST_CASE("the office as a field") {
    const plan_info info = titled("RENCANA AKSI KINERJA\nNama OPD : Dinas Kesehatan\nTahun : 2024");
    CHECK(info.perangkat_daerah == "Dinas Kesehatan");
    CHECK(info.judul == "RENCANA AKSI KINERJA");
    CHECK(titled("RENCANA AKSI\nPerangkat Daerah: Badan Pendapatan").perangkat_daerah == "Badan Pendapatan");
    CHECK(titled("RENCANA AKSI\nSKPD|:|Kecamatan Praya").perangkat_daerah == "Kecamatan Praya");
}

TEST_CASE("a signature block in one column") {
    const closing read = closed("Praya, Maret 2022\nKepala Dinas Koperasi\n\n\nIKSAN, S.Hut\nNIP. 196707271995031006\n");
    CHECK(read.pengesahan.tempat == "Praya");
    CHECK(read.pengesahan.tanggal == "Maret 2022");
    CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
    CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
    CHECK(read.pengesahan.nip == "196707271995031006");
    CHECK(read.pengesahan.line == 1);
    CHECK(read.unplaced.empty());
}

TEST_CASE("labels of the NIP") {
    for (const char* label : {"NIP. ", "NIP ", "NIP : ", "NIP", "Nip.", "NIPPPK. ", "NIPPPK ", "NIP PPPK "}) {
        INFO(label);
        const closing read = closed("Praya, 2 Maret 2022\nKepala Dinas\nIKSAN\n" + std::string(label) + "197203152021212003\n");
        CHECK(read.pengesahan.nip == "197203152021212003");
        CHECK(parse_nip(read.pengesahan.nip));
        CHECK(read.pengesahan.nama == "IKSAN");
    }
    CHECK(closed("Praya, 2 Maret 2022\nKepala Dinas\nIKSAN\nNIP. 19670727 199503 1 006").pengesahan.nip == "19670727 199503 1 006");
}

TEST_CASE("a signature block without some of its parts") {
    SECTION("no date") {
        const closing read = closed("Kepala Dinas Koperasi\nIKSAN, S.Hut\nNIP. 196707271995031006");
        CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
        CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
        CHECK(read.pengesahan.tanggal.empty());
    }
    SECTION("no NIP") {
        const closing read = closed("Praya, Maret 2022\nKepala Dinas Koperasi\nIKSAN, S.Hut");
        CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
        CHECK(read.pengesahan.nip.empty());
    }
    SECTION("no name") {
        const closing read = closed("Praya, Maret 2022\nKepala Dinas Koperasi\n");
        CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
        CHECK(read.pengesahan.nama.empty());
    }
    SECTION("nothing") { CHECK(closed("\n\n").pengesahan.empty()); }
}

TEST_CASE("a jabatan over several lines") {
    const closing read =
        closed("Praya, 1 Maret 2022\nPlt. KEPALA DINAS KOPERASI\nKABUPATEN LOMBOK TENGAH\n\nIKSAN, S.Hut\nNIP. 196707271995031006");
    CHECK(read.pengesahan.jabatan == "Plt. KEPALA DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
    CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
}

TEST_CASE("the pangkat below a name is not the name") {
    for (const char* pangkat : {"Pembina Utama Muda", "Pembina Tk. I", "Pembina Tingkat I (IV/b)", "Penata Tk. I"}) {
        INFO(pangkat);
        const closing read =
            closed("Praya, 1 Maret 2022\nKepala Dinas Koperasi\n\nIKSAN, S.Hut\n" + std::string(pangkat) + "\nNIP. 196707271995031006");
        CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
        CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
    }
}

TEST_CASE("of two signatures the office's own is the one under the date") {
    const closing read = closed(
        "Mengetahui,||Praya, 1 Maret 2022\nBupati Lombok Tengah||Kepala Dinas Koperasi\n\nH. LALU PATHUL BAHRI||IKSAN, S.Hut\n"
        "||NIP. 196707271995031006");
    CHECK(read.pengesahan.tempat == "Praya");
    CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
    CHECK(read.pengesahan.nama == "IKSAN, S.Hut");
    CHECK(read.pengesahan.nip == "196707271995031006");
    CHECK(read.unplaced == unplaced_texts{"Mengetahui,", "Bupati Lombok Tengah", "H. LALU PATHUL BAHRI"});
}

TEST_CASE("text that is no part of a signature is kept") {
    CHECK(closed("Catatan: angka sementara").unplaced == unplaced_texts{"Catatan: angka sementara"});
    CHECK(closed("Praya, Maret 2022\nKepala Dinas\nIKSAN\nNIP. 196707271995031006\nTembusan: Bupati").unplaced ==
          unplaced_texts{"Tembusan: Bupati"});
}

TEST_CASE("place and date on two lines") {
    const closing read =
        closed("Ditetapkan di Praya\npada tanggal 1 Maret 2022\nKepala Dinas Koperasi\nIKSAN, S.Hut\nNIP. 196707271995031006");
    CHECK(read.pengesahan.tempat == "Praya");
    CHECK(read.pengesahan.tanggal == "1 Maret 2022");
    CHECK(read.pengesahan.jabatan == "Kepala Dinas Koperasi");
}
