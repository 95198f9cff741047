#include "recognise/row_words.hpp"

#include "support/catch.hpp"

using namespace renaksi::recognise;

TEST_CASE("words of a column of levels") {
    for (const char* const word : {"Program", "SUB KEGIATAN", "Sub-Kegiatan", "Subkegiatan", "Sasaran", "Jumlah", "Bidang", "Urusan",
                                   "Bidang Urusan", "Kinerja", "Predikat"}) {
        CHECK(is_level_word(word));
    }
    for (const char* const word : {"", "Dokumen", "Program Pembinaan", "Kinerja Program", "Sangat Tinggi"})
        CHECK_FALSE(is_level_word(word));
}

TEST_CASE("names of rows above the programs") {
    CHECK(names_heading("NON URUSAN"));
    CHECK(names_heading("Urusan Pemerintahan Wajib"));
    CHECK(names_heading("BIDANG URUSAN KESEHATAN"));
    CHECK_FALSE(names_heading("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"));
    CHECK_FALSE(names_heading("Urusan"));
    CHECK_FALSE(names_heading("Urusan Rumah Tangga"));
}

TEST_CASE("summaries and grades") {
    CHECK(names_summary("Rata-rata capaian kinerja (%)"));
    CHECK(names_summary("Predikat kinerja"));
    CHECK_FALSE(names_summary("Capaian kinerja"));
    CHECK_FALSE(names_summary("Predikat akuntabilitas kinerja"));
    CHECK(is_grade("Sangat Tinggi"));
    CHECK_FALSE(is_grade("Tinggi Badan"));
    CHECK_FALSE(is_grade(""));
}

TEST_CASE("parts of a budget") {
    CHECK(is_budget_part("PENDAPATAN"));
    CHECK(is_budget_part("Belanja Daerah"));
    CHECK_FALSE(is_budget_part("Belanja Pegawai"));
    CHECK_FALSE(is_budget_part("Peningkatan Pendapatan"));
}
