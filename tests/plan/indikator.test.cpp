#include "renaksi/plan/indikator.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using renaksi::arah;
using renaksi::decimal;
using renaksi::infer_arah;
using renaksi::infer_quarter_kind;
using renaksi::measure_of;
using renaksi::parse_target;
using renaksi::quarter_kind;
using renaksi::quarters_consistent;
using renaksi::satuan_conflict;
using renaksi::satuan_contradicts;
using renaksi::target;
using renaksi::target_kind;
using renaksi::ukuran;

namespace {

using texts = std::array<std::string_view, 4>;

std::array<target, 4> quarters(const texts& cells) {
    std::array<target, 4> out;
    std::transform(cells.begin(), cells.end(), out.begin(), [](std::string_view cell) { return parse_target(cell); });
    return out;
}

quarter_kind kind_of(std::string_view annual, const texts& cells) { return infer_quarter_kind(parse_target(annual), quarters(cells)); }

bool consistent(std::string_view annual, const texts& cells, quarter_kind declared = quarter_kind::unknown) {
    return quarters_consistent(parse_target(annual), quarters(cells), declared);
}

}  // namespace

TEST_CASE("indikator infers how quarters make up the year") {
    CHECK(kind_of("30", {"-", "30", "-", "-"}) == quarter_kind::event);
    CHECK(kind_of("12", {"3", "3", "3", "3"}) == quarter_kind::sum);
    CHECK(kind_of("120", {"90", "30", "-", "-"}) == quarter_kind::sum);
    CHECK(kind_of("100", {"40%", "20%", "20%", "20%"}) == quarter_kind::sum);
    CHECK(kind_of("95", {"-", "-", "95%", "-"}) == quarter_kind::event);
    CHECK(kind_of("0.37", {"-", "-", "0.37", "-"}) == quarter_kind::event);
    CHECK(kind_of("9,7", {"2,4", "4,9", "7,5", "9,7"}) == quarter_kind::last);
    CHECK(kind_of("1", {"0.15", "0.285", "0.495", "1"}) == quarter_kind::last);
    CHECK(kind_of("100%", {"100%", "100%", "100%", "100%"}) == quarter_kind::last);
    CHECK(kind_of("80", {"70", "80", "90", "80"}) == quarter_kind::last);
    CHECK(kind_of("2,5", {"1", "4", "3", "2"}) == quarter_kind::mean);
    CHECK(kind_of("9", {"1", "9", "3", "2"}) == quarter_kind::max);
    CHECK(kind_of("B", {"-", "-", "-", "B"}) == quarter_kind::event);
    CHECK(kind_of("BB", {"B", "B", "B", "BB"}) == quarter_kind::last);
    CHECK(kind_of("80-90", {"80-90", "80-90", "80-90", "80-90"}) == quarter_kind::last);
    CHECK(kind_of("0", {"0", "0", "0", "0"}) == quarter_kind::sum);
    CHECK(kind_of("0,3", {"0,1", "0,2", "", ""}) == quarter_kind::sum);
}

TEST_CASE("indikator infers nothing where nothing holds or compares") {
    CHECK(kind_of("100", {"95", "-", "-", "-"}) == quarter_kind::unknown);
    CHECK(kind_of("16%", {"", "", "", ""}) == quarter_kind::unknown);
    CHECK(kind_of("", {"3", "3", "3", "3"}) == quarter_kind::unknown);
    CHECK(kind_of("37%", {"0.37", "", "", ""}) == quarter_kind::unknown);
    CHECK(kind_of("0.37", {"0.37%", "", "", ""}) == quarter_kind::unknown);
    CHECK(kind_of("B", {"", "", "", "WTP"}) == quarter_kind::unknown);
    CHECK(kind_of("4", {"", "", "", "B"}) == quarter_kind::unknown);
    CHECK(kind_of("80-90", {"", "", "", "80"}) == quarter_kind::unknown);
    CHECK(kind_of("12", {"3", "3", "tiga", "3"}) == quarter_kind::unknown);
    CHECK(kind_of("Tersedia", {"", "", "", "Tersedia"}) == quarter_kind::unknown);
}

TEST_CASE("indikator judges the quarters against what is declared") {
    CHECK_FALSE(consistent("100", {"95", "-", "-", "-"}));
    CHECK(consistent("100", {"95", "-", "-", "5"}));
    CHECK(consistent("12", {"3", "3", "3", "3"}, quarter_kind::sum));
    CHECK_FALSE(consistent("12", {"3", "3", "3", "3"}, quarter_kind::last));
    CHECK(consistent("12", {"12", "12", "12", "12"}, quarter_kind::mean));
    CHECK_FALSE(consistent("12", {"12", "12", "12", "12"}, quarter_kind::event));
    CHECK(consistent("30", {"-", "30", "-", "-"}, quarter_kind::event));
    CHECK(consistent("30", {"-", "30", "-", "-"}, quarter_kind::max));
    CHECK_FALSE(consistent("43%", {"0.43", "-", "-", "-"}));
    CHECK_FALSE(consistent("A", {"B", "-", "-", "-"}));
    // Nothing to judge: each is a finding of another rule.
    CHECK(consistent("16%", {"", "", "", ""}));
    CHECK(consistent("", {"-", "-", "-", "-"}, quarter_kind::sum));
    CHECK(consistent("12", {"3", "3", "tiga", "3"}, quarter_kind::sum));
}

TEST_CASE("indikator quarter kinds agree with a plain computation") {
    CHECK(rc::check("infer_quarter_kind", [] {
        const auto small = rc::gen::inRange(0, 7);
        const int annual = *small;
        std::array<target, 4> cells{};
        std::vector<int> filled;
        for (target& cell : cells) {
            if (*rc::gen::inRange(0, 4) == 0) continue;
            const int value = *small;
            // The same value at another scale, and with or without a percent sign, is the same target.
            const bool long_form = *rc::gen::arbitrary<bool>();
            cell.kind = *rc::gen::arbitrary<bool>() ? target_kind::number : target_kind::percent;
            cell.value = long_form ? decimal{value * 100, 2} : decimal{value, 0};
            filled.push_back(value);
        }
        quarter_kind expected = quarter_kind::unknown;
        if (!filled.empty()) {
            int sum = 0;
            for (const int value : filled) sum += value;
            if (*std::max_element(filled.begin(), filled.end()) == annual) expected = quarter_kind::max;
            if (sum == annual * static_cast<int>(filled.size())) expected = quarter_kind::mean;
            if (filled.back() == annual) expected = quarter_kind::last;
            if (sum == annual) expected = quarter_kind::sum;
            if (filled.size() == 1 && filled.back() == annual) expected = quarter_kind::event;
        }
        const target year{target_kind::number, decimal{annual, 0}, {}};
        RC_ASSERT(infer_quarter_kind(year, cells) == expected);
        RC_ASSERT(quarters_consistent(year, cells) == (filled.empty() || expected != quarter_kind::unknown));
    }));
}

TEST_CASE("indikator sums of the largest decimals do not wrap") {
    const std::int64_t most = 9223372036854775807;
    const target huge{target_kind::number, decimal{most, 0}, {}};
    const target tiny{target_kind::number, decimal{1, 18}, {}};
    CHECK(infer_quarter_kind(huge, std::array<target, 4>{huge, huge, huge, tiny}) == quarter_kind::max);
    CHECK(infer_quarter_kind(huge, std::array<target, 4>{huge, huge, huge, huge}) == quarter_kind::last);
    CHECK(infer_quarter_kind(huge, std::array<target, 4>{tiny, tiny, tiny, tiny}) == quarter_kind::unknown);
}

TEST_CASE("indikator measures by its first word") {
    CHECK(measure_of("Jumlah Dokumen Perencanaan Perangkat Daerah") == ukuran::jumlah);
    CHECK(measure_of("persentase umkm yang diberdayakan") == ukuran::persentase);
    CHECK(measure_of("Prosentase SDM") == ukuran::persentase);
    CHECK(measure_of("1. Nilai SAKIP OPD") == ukuran::nilai);
    CHECK(measure_of("- Indeks Kepuasan Masyarakat") == ukuran::indeks);
    CHECK(measure_of("Laporan tingkat kesehatan KSP/USP") == ukuran::laporan);
    CHECK(measure_of("Pertumbuhan omset aset koperasi") == ukuran::pertumbuhan);
    CHECK(measure_of("Cakupan layanan") == ukuran::cakupan);
    CHECK(measure_of("Rasio: guru/murid") == ukuran::rasio);
    CHECK(measure_of("Panjang Jalan yang Dibangun") == ukuran::besaran);
    CHECK(measure_of("Tersedianya layanan kantor dengan baik") == ukuran::unknown);
    CHECK(measure_of("") == ukuran::unknown);
    CHECK(measure_of("1.") == ukuran::unknown);
}

TEST_CASE("indikator contradicts a unit that it cannot be counted in") {
    CHECK(satuan_contradicts("persentase umkm yang diberdayakan", "Unit Usaha") == satuan_conflict::percentage_with_count);
    CHECK(satuan_contradicts("Persentase temuan hasil pemeriksaan keuangan OPD", "Dokumen") == satuan_conflict::percentage_with_count);
    CHECK(satuan_contradicts("Jumlah koperasi yang dilatih", "Persen") == satuan_conflict::count_with_percent);
    CHECK(satuan_contradicts("Jumlah koperasi yang dilatih", "%") == satuan_conflict::count_with_percent);
    CHECK(satuan_contradicts("Jumlah Laporan Evaluasi Kinerja Perangkat Daerah", "Dokumen ") == satuan_conflict::laporan_with_dokumen);
    CHECK(satuan_contradicts("Jumlah Laporan Capaian Kinerja SKPD dan Laporan Hasil Koordinasi", "dokumen") ==
          satuan_conflict::laporan_with_dokumen);
}

TEST_CASE("indikator goes with a unit that only looks odd") {
    struct row {
        std::string_view indikator;
        std::string_view satuan;
    };
    for (const row& r : std::array<row, 12>{{
             {"Jumlah Dokumen RKA-SKPD dan Laporan Hasil Koordinasi Penyusunan Dokumen RKA-SKPD", "Dokumen"},
             {"Jumlah Laporan Penyediaan Jasa Pelayanan Umum Kantor yang Disediakan", "Laporan"},
             {"Jumlah Laporan Hasil Koordinasi", "Laporan / Dokumen"},
             {"Laporan tingkat kesehatan KSP/USP", "Dokumen"},
             {"Persentase koperasi sehat", "Persen"},
             {"Persentase koperasi sehat", "Poin"},
             {"Persentase koperasi sehat", "entah"},
             {"Persentase koperasi sehat", ""},
             {"Jumlah Persentase Kehadiran", "Persen"},
             {"Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", "Orang/bulan"},
             {"Nilai SAKIP OPD", "Poin"},
             {"Tersedianya layanan kantor dengan baik", "Persen"},
         }}) {
        INFO(r.indikator << " | " << r.satuan);
        CHECK(satuan_contradicts(r.indikator, r.satuan) == satuan_conflict::none);
    }
}

TEST_CASE("indikator direction is told only where the words are plain") {
    for (const std::string_view text :
         {"Angka kemiskinan", "Persentase Penduduk Miskin", "Prevalensi balita stunting", "Angka Kematian Bayi",
          "Tingkat Pengangguran Terbuka (TPT)", "Jumlah temuan BPK", "Rasio gini", "1. Laju inflasi"}) {
        INFO(text);
        CHECK(infer_arah(text) == arah::turun_baik);
    }
    for (const std::string_view text : {"Indeks Kepuasan Masyarakat", "Nilai SAKIP OPD", "Angka Harapan Hidup"}) {
        INFO(text);
        CHECK(infer_arah(text) == arah::naik_baik);
    }
    for (const std::string_view text :
         {"Persentase temuan hasil pemeriksaan keuangan OPD", "Jumlah temuan yang ditindaklanjuti", "Persentase penurunan angka kemiskinan",
          "Menurunnya angka kemiskinan", "Jumlah kasus stunting yang ditangani", "Persentase kecelakaan tertangani", "Jumlah Dokumen", "",
          "Persentase koperasi sehat", "Jumlah Rumah Tangga Miskin yang Mendapatkan Bantuan"}) {
        INFO(text);
        CHECK(infer_arah(text) == arah::tidak_diketahui);
    }
}
