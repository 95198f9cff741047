#include "renaksi/plan/nomenklatur.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

kode list_kode(std::string_view text) { return *parse_kode(text); }

nomenklatur_entry list_entry(std::string_view code, std::string nama, jenis_pemda jenis = jenis_pemda::unknown) {
    return {list_kode(code), std::move(nama), {}, {}, jenis, std::nullopt};
}

/// Names of the field, with what makes them hard to tell apart.
nomenklatur small_list() {
    std::vector<nomenklatur_entry> e;
    e.push_back(list_entry("X.XX.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"));
    e.push_back(list_entry("X.XX.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"));
    e.push_back(list_entry("X.XX.01.2.01.0002", "Koordinasi dan Penyusunan Dokumen RKA-SKPD"));
    e.push_back(list_entry("X.XX.01.2.01.0003", "Koordinasi dan Penyusunan Dokumen Perubahan RKA-SKPD"));
    e.push_back(list_entry("X.XX.01.2.01.0004", "Koordinasi dan Penyusunan DPA-SKPD"));
    e.push_back(list_entry("X.XX.01.2.01.0007", "Evaluasi Kinerja Perangkat Daerah"));
    e.push_back(list_entry("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN"));
    e.push_back(
        list_entry("2.17.05.2.01.0001", "Peningkatan Pemahaman dan Pengetahuan Perkoperasian serta Kapasitas dan Kompetensi SDM Koperasi"));
    e.push_back(list_entry("2.17.06.1.01", "Pemberdayaan dan Perlindungan Koperasi", jenis_pemda::provinsi));
    e.push_back(list_entry("2.17.06.2.01", "Pemberdayaan dan Perlindungan Koperasi", jenis_pemda::kabupaten_kota));
    e.push_back(list_entry("2.17.07.2.01.0022", "Pembinaan dan Fasilitasi Perizinan Berusaha bagi UMKM"));
    e.back().sebelumnya = list_kode("2.17.07.2.01.0003");
    e.push_back(list_entry("1.01.02.2.01.0001", "Pembangunan Ruang Kelas Sekolah Dasar"));
    e.push_back(list_entry("1.01.02.2.01.0002", "Pembangunan Ruang Kelas Sekolah Menengah Atas"));
    e.push_back(list_entry("3.30.02.2.01.0001", "Pengelolaan Sarana Pasar Rakyat"));
    return nomenklatur::make(std::move(e));
}

std::vector<std::string> codes_of(const nomenklatur& list, const std::vector<std::size_t>& entries) {
    std::vector<std::string> out;
    for (const std::size_t at : entries) out.push_back(list[at].kode.text());
    return out;
}

using code_list = std::vector<std::string>;

}  // namespace

TEST_CASE("a code is found in every form of it") {
    const nomenklatur list = small_list();
    const auto found = [&list](std::string_view text) { return codes_of(list, list.by_kode(list_kode(text)).entries); };
    CHECK(found("2.17.05") == code_list{"2.17.05"});
    CHECK(found("2.17.05.2.01.0001") == code_list{"2.17.05.2.01.0001"});
    CHECK(found("2.17.05.2.01.01") == code_list{"2.17.05.2.01.0001"});    // two digits, 2019 to 2022
    CHECK(found("X.XX.05") == code_list{"2.17.05"});                      // any bidang
    CHECK(found("2.17.01.2.01.0004") == code_list{"X.XX.01.2.01.0004"});  // the list's is open
    CHECK(found("1.01.01") == code_list{"X.XX.01"});
    CHECK(list.by_kode(list_kode("2.17.05")).status == kode_status::known);
}

TEST_CASE("a bidang's own entry goes before the one of every bidang") {
    const nomenklatur list = nomenklatur::make({list_entry("X.XX.01", "Umum"), list_entry("2.17.01", "Sendiri")});
    CHECK(codes_of(list, list.by_kode(list_kode("2.17.01")).entries) == code_list{"2.17.01"});
    CHECK(codes_of(list, list.by_kode(list_kode("2.18.01")).entries) == code_list{"X.XX.01"});
}

TEST_CASE("a retired code gives what took its place, an unknown one nothing") {
    const nomenklatur list = small_list();
    const kode_lookup retired = list.by_kode(list_kode("2.17.07.2.01.03"));
    CHECK(retired.status == kode_status::retired);
    CHECK(codes_of(list, retired.entries) == code_list{"2.17.07.2.01.0022"});
    CHECK(list.by_kode(list_kode("2.17.07.2.01.0099")).status == kode_status::unknown);
    CHECK(list.by_kode(list_kode("2.17")).status == kode_status::unknown);
    CHECK(list.by_kode(list_kode("2")).entries.empty());
}

TEST_CASE("a name is the same whatever its case, blanks, hyphens, slashes and commas") {
    const nomenklatur list = small_list();
    for (const char* text : {"Koordinasi dan Penyusunan DPA-SKPD", "KOORDINASI DAN PENYUSUNAN DPA - SKPD",
                             " koordinasi  dan penyusunan dpa skpd", "Koordinasi & Penyusunan DPA\xE2\x80\x93SKPD"}) {
        INFO(text);
        const nama_lookup found = list.by_nama(text);
        CHECK(found.how == nama_match::exact);
        CHECK(codes_of(list, found.entries) == code_list{"X.XX.01.2.01.0004"});
    }
    CHECK(list.by_nama("Program Penunjang Urusan Pemerintahan Daerah Kabupaten / Kota").how == nama_match::exact);
    CHECK(list.by_nama("").how == nama_match::none);
    CHECK(list.by_nama(" - ").how == nama_match::none);
}

TEST_CASE("a name that was cut off is found by its beginning, its middle, and a part of a word") {
    const nomenklatur list = small_list();
    for (const char* text :
         {"Peningkatan Pemahaman dan Pengetahuan Perkoperasian serta", "Pemahaman dan Pengetahuan Perkoperasian serta Kapasitas dan",
          "Peningkatan Pemahaman dan Pengetahuan Perkop"}) {
        INFO(text);
        const nama_lookup found = list.by_nama(text);
        CHECK(found.how == nama_match::cut);
        CHECK(codes_of(list, found.entries) == code_list{"2.17.05.2.01.0001"});
    }
}

TEST_CASE("too little of a name is no name, and an official name is no piece of another one") {
    const nomenklatur list = small_list();
    CHECK(list.by_nama("Peningkatan").how == nama_match::none);
    CHECK(list.by_nama("Kompetensi SDM Koperasi").how == nama_match::none);
    CHECK(codes_of(list, list.by_nama("Evaluasi Kinerja Perangkat Daerah").entries) == code_list{"X.XX.01.2.01.0007"});
}

TEST_CASE("slips of the keyboard are close, other words are not") {
    const nomenklatur list = small_list();
    const auto close = [&list](std::string_view text) {
        const nama_lookup found = list.by_nama(text);
        return found.how == nama_match::close ? codes_of(list, found.entries) : code_list{};
    };
    CHECK(close("PROGRAM PENDIDIKAN DAN LATHAN PERKOPERASIAN") == code_list{"2.17.05"});
    CHECK(close("Pendidikan dan Latihan Perkoperasian") == code_list{"2.17.05"});
    CHECK(close("Program Pendidikan, Latihan Perkoperasian") == code_list{"2.17.05"});
    CHECK(close("Program Pendidikan adn Latihan Perkoperasian") == code_list{"2.17.05"});
    CHECK(close("ProgramPendidikan dan Latihan Perkoperasian").empty());
    CHECK(close("Program Pendidikan dan Pelatihan Perkoperasian") == code_list{"2.17.05"});
    CHECK(close("Pembangunan RuangKelas Sekolah Dasar") == code_list{"1.01.02.2.01.0001"});
    // "Pasar" is a word of the list, so it is not "Dasar" mistyped.
    CHECK(close("Pembangunan Ruang Kelas Sekolah Pasar").empty());
    CHECK(close("Pembangunan Ruang Kelas Sekolah Dasra") == code_list{"1.01.02.2.01.0001"});
    CHECK(close("Pengelolaan Prasarana Pasar Rakyat").empty());
}

TEST_CASE("an acronym counts as a whole: RKA is not DPA") {
    const nomenklatur list = small_list();
    CHECK(codes_of(list, list.by_nama("Koordinasi dan Penyusunan Dokumen RKA-SKPD").entries) == code_list{"X.XX.01.2.01.0002"});
    CHECK(list.by_nama("Koordinasi dan Penyusunan Dokumen DPA-SKPD").how == nama_match::none);
    CHECK(list.by_nama("Koordinasi dan Penyusunan Dokumen Perubahan DPA-SKPD").how == nama_match::none);
    CHECK(list.by_nama("KOORDINASI DAN PENYUSUNAN RPA-SKPD").how == nama_match::none);
    // What the list writes in capitals is an acronym, whether or not anybody knows it.
    const nomenklatur made_up = nomenklatur::make({list_entry("1.01.02.2.01.0001", "Penyusunan Dokumen ZQRA Daerah")});
    CHECK(made_up.by_nama("Penyusunan Dokumen ZQTA Daerah").how == nama_match::none);
    CHECK(made_up.by_nama("penyusunan dokumen zqta daerah").how == nama_match::none);
    CHECK(made_up.by_nama("Penyusunan Dokumne ZQRA Daerah").how == nama_match::close);
}

TEST_CASE("numbers count as a whole") {
    const nomenklatur list = nomenklatur::make({list_entry("1.01.02.2.01.0001", "Pembangunan Gedung Tahap 1")});
    CHECK(list.by_nama("Pembangunan Gedung Tahap 2").how == nama_match::none);
    CHECK(list.by_nama("Pembangunan Gedunng Tahap 1").how == nama_match::close);
}

TEST_CASE("a name that ends in a joining word was cut there, even where a name without it exists") {
    const nomenklatur list = nomenklatur::make(
        {list_entry("1.01.02.2.01.0001", "Penyusunan Rencana"), list_entry("1.01.02.2.01.0002", "Penyusunan Rencana dan Anggaran Daerah")});
    const nama_lookup found = list.by_nama("Penyusunan Rencana dan");
    CHECK(found.how == nama_match::cut);
    CHECK(codes_of(list, found.entries) == code_list{"1.01.02.2.01.0002"});
}

TEST_CASE("a name under several codes is narrowed by level, by what stands above, and by the kind of pemda") {
    const nomenklatur list = small_list();
    const std::string nama = "Pemberdayaan dan Perlindungan Koperasi";
    CHECK(list.by_nama(nama).entries.size() == 2);
    nama_scope scope;
    scope.jenis = jenis_pemda::kabupaten_kota;
    CHECK(codes_of(list, list.by_nama(nama, scope).entries) == code_list{"2.17.06.2.01"});
    scope = {};
    scope.below = list_kode("2.17.05");
    CHECK(list.by_nama(nama, scope).entries.empty());
    scope.below = list_kode("2.17.06");
    scope.level = level::kegiatan;
    CHECK(list.by_nama(nama, scope).entries.size() == 2);
    scope.level = level::sub_kegiatan;
    CHECK(list.by_nama(nama, scope).entries.empty());
    scope = {};
    scope.below = list_kode("2.17.01");
    CHECK(list.by_nama("Koordinasi dan Penyusunan DPA-SKPD", scope).how == nama_match::exact);
}

TEST_CASE("a cut name that several official ones begin with is ambiguous") {
    const nomenklatur list = small_list();
    const nama_lookup found = list.by_nama("Pembangunan Ruang Kelas Sekolah");
    CHECK(found.how == nama_match::cut);
    CHECK(found.entries.size() == 2);
}

TEST_CASE("entries of one code, jenis and name become one, in either width of the code") {
    std::vector<nomenklatur_entry> entries{list_entry("2.17.05.2.01.01", "Nama"), list_entry("2.17.05.2.01.0001", "Nama"),
                                           list_entry("2.17.05.2.01.0001", "Lain")};
    entries[1].satuan = "Orang";
    const nomenklatur list = nomenklatur::make(std::move(entries));
    REQUIRE(list.size() == 2);
    CHECK(list[0].nama == "Lain");
    CHECK(list[1].nama == "Nama");
    CHECK(list[1].satuan == "Orang");
    CHECK(list.has(level::sub_kegiatan));
    CHECK_FALSE(list.has(level::program));
}

TEST_CASE("a text that is far too long for a name is only found as it is") {
    std::string text = "Pembangunan";
    for (int i = 0; i < 3000; ++i) text.append(" Ruang Kelas");
    const nomenklatur list = nomenklatur::make({list_entry("1.01.02.2.01.0001", text)});
    CHECK(list.by_nama(text).how == nama_match::exact);
    CHECK(list.by_nama(text.substr(0, text.size() / 2)).how == nama_match::none);
}

TEST_CASE("an empty list answers") {
    const nomenklatur list = nomenklatur::make({});
    CHECK(list.size() == 0);
    CHECK(list.by_nama("Nama").how == nama_match::none);
    CHECK(list.by_kode(list_kode("2.17")).status == kode_status::unknown);
}

TEST_CASE("properties of a list for any names", "[property]") {
    const auto word = rc::gen::element<std::string>("Koordinasi", "Penyusunan", "dan", "Dokumen", "RKA", "DPA", "SKPD", "di", "Daerah", "2",
                                                    "UMKM", "Pembinaan", "Pelaku", "Usaha", "yang");
    const auto draw_name = [&word] {
        std::string out;
        for (const std::string& one :
             *rc::gen::container<std::vector<std::string>>(static_cast<std::size_t>(*rc::gen::inRange(1, 9)), word)) {
            out.append(out.empty() ? "" : " ").append(one);
        }
        return out;
    };
    const auto draw_list = [&draw_name] {
        std::vector<nomenklatur_entry> entries;
        const int size = *rc::gen::inRange(1, 12);
        for (int i = 0; i < size; ++i)
            entries.push_back(list_entry("2.17.0" + std::to_string(1 + i % 9) + ".2.01.00" + std::to_string(10 + i), draw_name()));
        return entries;
    };
    CHECK(rc::check("a name of the list is found exactly, with every entry that has it", [&] {
        const std::vector<nomenklatur_entry> entries = draw_list();
        const nomenklatur list = nomenklatur::make(entries);
        for (const nomenklatur_entry& e : entries) {
            const nama_lookup found = list.by_nama(e.nama);
            RC_ASSERT(found.how == nama_match::exact);
            std::size_t wanted = 0;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (detail::normalised_nama(list[i].nama) == detail::normalised_nama(e.nama)) ++wanted;
            }
            RC_ASSERT(found.entries.size() == wanted);
            const kode_lookup by_kode = list.by_kode(e.kode);
            RC_ASSERT(by_kode.status == kode_status::known && by_kode.entries.size() == 1);
        }
    }));
    CHECK(rc::check("what is found without the same words never differs in an acronym or a number", [&] {
        const nomenklatur list = nomenklatur::make(draw_list());
        const std::string asked = draw_name();
        const nama_lookup found = list.by_nama(asked);
        const auto wholes = [](std::string_view text) {
            std::string out;
            detail::for_each_name_word(text, [&out](std::string_view one) {
                if (detail::is_in_capitals(one) || one == "2") out.append(one).append(" ");
            });
            return out;
        };
        for (const std::size_t at : found.entries) {
            const std::string official = wholes(list[at].nama);
            const bool part = found.how == nama_match::cut;
            const bool same = part ? official.find(wholes(asked)) != std::string::npos : official == wholes(asked);
            RC_ASSERT(same);
        }
    }));
}
