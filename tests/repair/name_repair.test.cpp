#include "renaksi/repair/name_repair.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

nomenklatur repair_list() {
    std::vector<nomenklatur_entry> e;
    const auto add = [&e](std::string_view code, std::string nama, std::string satuan = {}) {
        e.push_back({*parse_kode(code), std::move(nama), {}, std::move(satuan), jenis_pemda::unknown, std::nullopt});
    };
    add("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN");
    add("2.17.05.2.01", "Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota");
    add("2.17.05.2.01.0001", "Penyusunan Dokumen RKA-SKPD", "Dokumen");
    add("2.17.05.2.01.0005", "Pembinaan Pelaku Usaha", "Orang");
    e.back().sebelumnya = *parse_kode("2.17.05.2.01.0002");
    return nomenklatur::make(std::move(e));
}

/// `row column: old -> new`, with `?` where a person has to decide.
std::vector<std::string> proposals(const std::string& table) {
    std::vector<std::string> out;
    for (const name_change& one : propose_names(make_plan(table), repair_list())) {
        out.push_back(std::to_string(one.row.value) + " " + std::string(column_name(one.column)) + ": " + one.old_text + " -> " +
                      one.new_text + (one.confident ? "" : " ?"));
    }
    return out;
}

using proposal_list = std::vector<std::string>;

}  // namespace

TEST_CASE("a plan as the list has it needs nothing, in any case and spacing") {
    CHECK(proposals("P Program Pendidikan dan Latihan Perkoperasian | kode=2.17.05\n"
                    "K Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah Kabupaten / Kota | kode=2.17.05.2.01\n"
                    "U Penyusunan Dokumen RKA - SKPD | kode=2.17.05.2.01.0001 | Jumlah; dokumen; 1; 1")
              .empty());
}

TEST_CASE("missing codes, cut and mistyped names") {
    CHECK(
        proposals(
            "P PROGRAM PENDIDIKAN DAN LATHAN PERKOPERASIAN\nK Pendidikan dan Latihan bagi Koperasi yang\nU Penyusunan Dokumen RKA-SKPD") ==
        proposal_list{
            "0 kode:  -> 2.17.05 ?", "0 nama: PROGRAM PENDIDIKAN DAN LATHAN PERKOPERASIAN -> PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN",
            "1 kode:  -> 2.17.05.2.01 ?",
            "1 nama: Pendidikan dan Latihan bagi Koperasi yang -> Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah "
            "Kabupaten/Kota",
            "2 kode:  -> 2.17.05.2.01.0001"});
}

TEST_CASE("retired and unknown codes, and a name that its code does not have, are for a person to decide") {
    CHECK(proposals("P PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN | kode=2.17.05\n"
                    "K Pendidikan dan Latihan bagi Koperasi yang Keanggotaannya dalam Daerah Kabupaten/Kota | kode=2.17.05.2.01\n"
                    "U Nama lama | kode=2.17.05.2.01.0002\nU Pembinaan Pelaku Usaha | kode=2.17.05.2.01.0098\n"
                    "U Rapat | kode=2.17.05.2.01.0001") == proposal_list{"2 kode: 2.17.05.2.01.0002 -> 2.17.05.2.01.0005 ?",
                                                                         "3 kode: 2.17.05.2.01.0098 -> 2.17.05.2.01.0005 ?",
                                                                         "4 nama: Rapat -> Penyusunan Dokumen RKA-SKPD ?"});
}

TEST_CASE("a unit is mended where it is a slip of the keyboard, and proposed where it is another one") {
    const std::string row = "U Penyusunan Dokumen RKA-SKPD | kode=2.17.05.2.01.0001 | Jumlah; ";
    CHECK(proposals(row + "Dokuman; 1; 1") == proposal_list{"0 satuan: Dokuman -> Dokumen"});
    CHECK(proposals(row + "Laporan; 1; 1") == proposal_list{"0 satuan: Laporan -> Dokumen ?"});
    CHECK(proposals(row + "; 1; 1").empty());
}
