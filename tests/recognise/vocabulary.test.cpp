#include "recognise/vocabulary.hpp"

#include "support/catch.hpp"

using namespace renaksi::recognise;

TEST_CASE("texts of table headers") {
    for (const char* text : {"No",
                             "No.",
                             "NO",
                             "Sasaran Strategis",
                             "SasaranStrategis",
                             "Program/ Kegiatan",
                             "(Rp)",
                             "Target Kinerja",
                             "I",
                             "TW II",
                             "Triwulan III",
                             "Rencana Aksi per Triwulan",
                             "APBD",
                             "Penanggung Jawab",
                             "Target 2022",
                             "Januari",
                             "Februari",
                             "Maret",
                             "April",
                             "Mei",
                             "Juni",
                             "Juli",
                             "Agustus",
                             "September",
                             "Oktober",
                             "November",
                             "Desember",
                             "Indikator Kinerja Program (Outcome)",
                             "Sub Kegiatan",
                             "PAGU ANGGARAN (Rp.)"}) {
        INFO(text);
        CHECK(is_header_text(text));
    }
    for (const char* text : {"", "-", "1", "2022", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", "Jumlah dokumen", "Dokumen 1",
                             "Kepala Bidang Perpustakaan", "1.000.000"}) {
        INFO(text);
        CHECK_FALSE(is_header_text(text));
    }
}

TEST_CASE("what a header label names") {
    CHECK(label_of("No") == header_label::no);
    CHECK(label_of("Nomor Urut") == header_label::no);
    CHECK(label_of("Kode Rekening") == header_label::kode);
    CHECK(label_of("Sasaran Strategis") == header_label::sasaran);
    CHECK(label_of("Indikator Kinerja Program") == header_label::indikator);
    CHECK(label_of("Satuan") == header_label::satuan);
    CHECK(label_of("Target Kinerja") == header_label::target);
    CHECK(label_of("Program/ Kegiatan") == header_label::nama);
    CHECK(label_of("Uraian") == header_label::nama);
    CHECK(label_of("Pagu (Rp)") == header_label::pagu);
    CHECK(label_of("ANGGARAN") == header_label::pagu);
    CHECK(label_of("Penanggung Jawab Program") == header_label::penanggung_jawab);
    CHECK(label_of("Keterangan") == header_label::other);
    CHECK(label_of("Triwulan") == header_label::none);
    CHECK(label_of("") == header_label::none);
}

TEST_CASE("labels of the triwulan") {
    CHECK(triwulan_label("I") == 1);
    CHECK(triwulan_label("iv") == 4);
    CHECK(triwulan_label("TW II") == 2);
    CHECK(triwulan_label("TW.III") == 3);
    CHECK(triwulan_label("TWIII") == 3);
    CHECK(triwulan_label("Triwulan 3") == 3);
    CHECK(triwulan_label("TRIWULAN IV") == 4);
    CHECK(triwulan_label("(TW 1)") == 1);
    for (const char* text : {"1", "4", "V", "", "TW", "Triwulan", "I dan II", "Target I", "Semester I"}) {
        INFO(text);
        CHECK_FALSE(triwulan_label(text));
    }
}

TEST_CASE("openings of sasaran, indikator and jabatan") {
    for (const char* text : {"Terwujudnya koperasi berkualitas", "Meningkatnya minat baca", "MENURUNNYA angka kemiskinan",
                             "Tertatanya administrasi perkantoran", "Terlaksananya pemerintahan"})
        CHECK(opens_sasaran(text));
    CHECK_FALSE(opens_sasaran("Jumlah dokumen"));
    CHECK_FALSE(opens_sasaran(""));
    for (const char* text : {"Jumlah dokumen", "PERSENTASE koperasi", "Nilai SAKIP", "Indeks kepuasan", "Rata-rata lama sekolah"})
        CHECK(opens_indikator(text));
    CHECK_FALSE(opens_indikator("Penyusunan dokumen"));
    for (const char* text : {"Kepala Dinas Kesehatan", "Sekretaris", "KABID Perizinan", "Plt. Kepala Badan", "Camat Praya"})
        CHECK(opens_jabatan(text));
    CHECK_FALSE(opens_jabatan("IKSAN, S.Hut"));
}

TEST_CASE("names of programs stand in capitals") {
    CHECK(is_program_name("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"));
    CHECK(is_program_name("  PROGRAM PENGEMBANGAN UMKM"));
    CHECK(is_program_name("PROGRAM PEMBERDAYAAN UMKM (Usaha)"));
    CHECK_FALSE(is_program_name("Program Pengembangan UMKM"));
    CHECK_FALSE(is_program_name("PROGRAM pengembangan usaha mikro"));
    CHECK_FALSE(is_program_name("PROGRAM"));
    CHECK_FALSE(is_program_name("PROGRAMMER KOMPUTER"));
    CHECK_FALSE(is_program_name("Koordinasi PROGRAM KERJA"));
}

TEST_CASE("labels of total rows") {
    for (const char* text : {"Jumlah", "JUMLAH", "Total", "TOTAL ANGGARAN", "Jumlah Total", "Jumlah Seluruhnya", "Grand Total",
                             "JUMLAH (Rp)", "Jumlah Program", "Sub Total", "Subtotal", "Jumlah Kegiatan :"}) {
        INFO(text);
        CHECK(is_total_label(text));
    }
    for (const char* text : {"Jumlah dokumen", "Total aset koperasi", "Anggaran", "Program", ""}) {
        INFO(text);
        CHECK_FALSE(is_total_label(text));
    }
}

TEST_CASE("names that were cut off end in a function word") {
    CHECK(ends_in_function_word("Penilaian Kesehatan Koperasi yang"));
    CHECK(ends_in_function_word("Kapasitas dan "));
    CHECK(ends_in_function_word("DAN"));
    CHECK_FALSE(ends_in_function_word("Penyusunan Dokumen"));
    CHECK_FALSE(ends_in_function_word("Kabupaten Sidoarjodan"));
    CHECK_FALSE(ends_in_function_word(""));
}

TEST_CASE("where the name of an office begins") {
    CHECK(find_office("RENCANA AKSI KINERJA DINAS KOPERASI") == 21);
    CHECK(find_office("Kepala Badan Pendapatan") == 7);
    CHECK(find_office("Kecamatan Praya") == 0);
    CHECK_FALSE(find_office("RENCANA AKSI KINERJA"));
    CHECK_FALSE(find_office("Kedinasan"));
}

TEST_CASE("labels of months") {
    CHECK(month_label("Januari") == 1);
    CHECK(month_label("PEB") == 2);
    CHECK(month_label("Bulan Mei 2022") == 5);
    CHECK(month_label("Agt.") == 8);
    CHECK(month_label("Nopember") == 11);
    CHECK(month_label("Des") == 12);
    CHECK_FALSE(month_label("Januari s/d Maret"));
    CHECK_FALSE(month_label("Mesin"));
    CHECK_FALSE(month_label("2022"));
}
