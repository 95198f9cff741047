#include "recognise/column_names.hpp"

#include "support/catch.hpp"

using namespace renaksi::recognise;

namespace {

column_content content_of_numbers() {
    column_content out;
    out.filled = 10;
    out.numbers = 10;
    return out;
}

named_column named_path(const label_path& path) { return name_column(path, content_of_numbers()); }

}  // namespace

TEST_CASE("what a label names") {
    CHECK(name_of_label("Kode Rekening") == column_name::kode);
    CHECK(name_of_label("Program/Kegiatan") == column_name::nama);
    CHECK(name_of_label("Tolak Ukur Keluaran") == column_name::indikator);
    CHECK(name_of_label("Indikator Kinerja Tujuan, Sasaran, Program") == column_name::indikator);
    CHECK(name_of_label("Target Kinerja Capaian Keg.") == column_name::target);
    CHECK(name_of_label("Target Kinerja dan Anggaran") == column_name::none);
    CHECK(name_of_label("K") == column_name::target);
    CHECK(name_of_label("Rp.") == column_name::money);
    CHECK(name_of_label("Sumber Dana") == column_name::other);
    CHECK(name_of_label("Unit Kerja Perangkat Daerah Penanggung Jawab") == column_name::penanggung_jawab);
    CHECK(name_of_label("Keluaran Sub Keg.") == column_name::none);
}

TEST_CASE("a column of the plan is told from what came of it and from other times") {
    CHECK(named_path({"Target", "TW I"}).time == column_time::plan);
    CHECK(named_path({"Target dan Realisasi Kinerja", "TW I", "Target"}).time == column_time::plan);
    CHECK(named_path({"Target dan Realisasi Kinerja", "TW I", "Realisasi"}).time == column_time::realised);
    CHECK(named_path({"Anggaran dan Realisasi", "Rencana"}).time == column_time::plan);
    CHECK(named_path({"Tingkat Capaian Kinerja dan Realisasi Anggaran (%)", "K"}).time == column_time::realised);
    CHECK(named_path({"Target Kinerja dan Anggaran Tahun Berjalan (2021)", "K"}).time == column_time::plan);
    CHECK(named_path({"Target RPJMD pada Tahun 2023 (Akhir Periode RPJMD)", "K"}).time == column_time::period);
    CHECK(named_path({"Realisasi s/d Tahun 2020"}).time == column_time::realised);
    CHECK(named_path({"Target s/d Triwulan II"}).time == column_time::plan);
    CHECK(named_path({"Prakiraan Maju Tahun 2025", "Target"}).time == column_time::forward);
    CHECK(named_path({"Bertambah/(Berkurang)"}).time == column_time::change);
}

TEST_CASE("the year, triwulan and month of a column") {
    CHECK(named_path({"Tahun 2024", "Target"}).tahun == 2024);
    CHECK(named_path({"Target", "Triwulan III"}).triwulan == 3);
    CHECK(named_path({"Anggaran Triwulan 2 (Rp)"}).triwulan == 2);
    CHECK(named_path({"Anggaran Kas", "Nop"}).bulan == 11);
    CHECK(named_path({"Target"}).triwulan == 0);
    CHECK(named_path({"Pagu", "Sebelum Perubahan"}).stage == column_stage::before);
    CHECK(named_path({"Pagu", "Sesudah Perubahan"}).stage == column_stage::after);
}
