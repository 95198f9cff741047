#include "renaksi/plan/official_rows.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

nomenklatur_entry official_entry(std::string_view code, std::string nama, jenis_pemda jenis = jenis_pemda::unknown) {
    return {*parse_kode(code), std::move(nama), {}, {}, jenis, std::nullopt};
}

nomenklatur koperasi_list() {
    constexpr auto prov = jenis_pemda::provinsi;
    constexpr auto kab = jenis_pemda::kabupaten_kota;
    std::vector<nomenklatur_entry> e;
    e.push_back(official_entry("X.XX.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", kab));
    e.push_back(official_entry("X.XX.01.1.02", "Administrasi Keuangan Perangkat Daerah", prov));
    e.push_back(official_entry("X.XX.01.2.02", "Administrasi Keuangan Perangkat Daerah", kab));
    e.push_back(official_entry("X.XX.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", kab));
    e.push_back(official_entry("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN"));
    e.push_back(official_entry("2.17.06", "PROGRAM PEMBERDAYAAN DAN PERLINDUNGAN KOPERASI"));
    e.push_back(official_entry("2.17.06.2.01", "Pemberdayaan Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota", kab));
    e.push_back(official_entry("2.17.06.3.01", "Pemberdayaan Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota", kab));
    e.push_back(official_entry("2.17.06.2.01.0004", "Fasilitasi Kemitraan Koperasi yang Keanggotaannya Daerah Kabupaten/Kota", kab));
    e.back().sebelumnya = *parse_kode("2.17.06.2.01.0001");
    e.push_back(official_entry("2.18.02.2.01", "Fasilitasi Kemitraan Koperasi yang Keanggotaannya di Kota Lain", kab));
    return nomenklatur::make(std::move(e));
}

std::string code_of(const official_row& row) { return row.official_kode ? row.official_kode->text() : std::string{}; }

plan titled(const std::string& table, const std::string& perangkat_daerah) {
    return make_plan(table, [&](plan_builder& b) { b.info().perangkat_daerah = perangkat_daerah; });
}

}  // namespace

TEST_CASE("rows without codes are found by their names, each below the one above it") {
    const nomenklatur list = koperasi_list();
    const plan p = titled(
        "P PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA\nK Administrasi Keuangan Perangkat Daerah\n"
        "U Penyediaan Gaji dan Tunjangan ASN\nP PROGRAM PEMBERDAYAAN DAN PERLINDUNGAN KOPERASI\n"
        "K Pemberdayaan Koperasi yang Keanggotaannya dalam\nU Fasilitasi Kemitraan Koperasi yang Keanggotaannya",
        "DINAS KOPERASI KABUPATEN SEJAHTERA");
    const auto rows = find_official_rows(p, list);
    // X.XX is the office's own bidang, which the names of its other programs tell.
    CHECK(code_of(rows[0]) == "2.17.01");
    CHECK(code_of(rows[1]) == "2.17.01.2.02");
    CHECK(code_of(rows[2]) == "2.17.01.2.02.0001");
    CHECK(code_of(rows[3]) == "2.17.06");
    CHECK(code_of(rows[4]) == "2.17.06.2.01");
    CHECK(rows[4].how == nama_match::cut);
    CHECK(code_of(rows[5]) == "2.17.06.2.01.0004");
    CHECK_FALSE(rows[5].is_official_name);
}

TEST_CASE("without a word about province or kabupaten both codes are possible") {
    const nomenklatur list = koperasi_list();
    const auto rows = find_official_rows(make_plan("P A\nK Administrasi Keuangan Perangkat Daerah"), list);
    CHECK(rows[1].entries.size() == 2);
    CHECK_FALSE(rows[1].official_kode);
    CHECK(rows[1].one_name);
    const auto province = find_official_rows(titled("P A\nK Administrasi Keuangan Perangkat Daerah", "DINAS KOPERASI PROVINSI MAJU"), list);
    CHECK(code_of(province[1]) == "X.XX.01.1.02");
}

TEST_CASE("a printed code says what the row is, whatever its name") {
    const nomenklatur list = koperasi_list();
    const auto rows = find_official_rows(
        make_plan("P PROGRAM LAIN SAMA SEKALI | kode=2.17.05\nP PROGRAM PEMBERDAYAAN DAN PERLINDUNGN KOPERASI | kode=2.17.06"), list);
    CHECK(rows[0].by_kode);
    CHECK(rows[0].how == nama_match::none);
    CHECK(code_of(rows[0]) == "2.17.05");
    CHECK(rows[1].how == nama_match::close);
}

TEST_CASE("retired and unknown codes") {
    const nomenklatur list = koperasi_list();
    const auto rows =
        find_official_rows(make_plan("P PROGRAM PEMBERDAYAAN DAN PERLINDUNGAN KOPERASI | kode=2.17.06\nK K | kode=2.17.06.2.01\n"
                                     "U Lama | kode=2.17.06.2.01.01\nU Tidak ada | kode=2.17.06.2.01.0077"),
                           list);
    CHECK(rows[2].printed == kode_status::retired);
    REQUIRE(rows[2].successors.size() == 1);
    CHECK(list[rows[2].successors[0]].kode.text() == "2.17.06.2.01.0004");
    CHECK(rows[3].printed == kode_status::unknown);
    CHECK(rows[3].entries.empty());
}

TEST_CASE("a list of one level says nothing about the codes of others") {
    const nomenklatur list = nomenklatur::make({official_entry("2.17.06.2.01.0004", "Fasilitasi")});
    const auto rows = find_official_rows(make_plan("P A | kode=2.17.09\nK B | kode=2.17.09.2.01\nU C | kode=2.17.09.2.01.0001"), list);
    CHECK(rows[0].printed == kode_status::known);
    CHECK(rows[1].printed == kode_status::known);
    CHECK(rows[2].printed == kode_status::unknown);
}

TEST_CASE("a name that only resembles one has to stand where that one stands") {
    const nomenklatur list = koperasi_list();
    const auto rows = find_official_rows(
        titled("P PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN\nK Pemberdayaan Koperasi yang Keanggotaannya dalam Daerah\n"
               "P PROGRAM PEMBERDAYAAN DAN PERLINDUNGAN KOPERASI\nK Pemberdayaan Koperasi yang Keanggotaannya dalam Daerah",
               "KABUPATEN SEJAHTERA"),
        list);
    CHECK(rows[1].entries.empty());
    CHECK(code_of(rows[3]) == "2.17.06.2.01");
}

TEST_CASE("rows that are no part of the budget are left alone") {
    const nomenklatur list = koperasi_list();
    const auto rows = find_official_rows(make_plan("S Sasaran\nP PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN\nJ Jumlah"), list);
    CHECK(rows[0].entries.empty());
    CHECK(rows[1].entries.size() == 1);
    CHECK(rows[2].entries.empty());
}
