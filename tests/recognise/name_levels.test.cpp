#include "recognise/name_levels.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/io/nomenklatur.hpp"
#include "renaksi/io/read.hpp"
#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("a name that the list has on one level gives the level") {
    std::vector<nomenklatur_entry> e;
    const auto add = [&e](std::string_view code, std::string nama) {
        e.push_back({*parse_kode(code), std::move(nama), {}, {}, jenis_pemda::unknown, std::nullopt});
    };
    add("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN");
    add("2.17.05.2.01", "Pendidikan Perkoperasian bagi Koperasi");
    add("2.17.05.2.01.0001", "Koordinasi Penataan Ruang");
    add("2.17.06.2.02", "Koordinasi Penataan Ruang");
    add("2.17", "URUSAN PEMERINTAHAN BIDANG KOPERASI");
    const nomenklatur list = nomenklatur::make(std::move(e));
    const std::vector<std::string_view> names{"Program Pendidikan dan Latihan Perkoperasian",
                                              "PENDIDIKAN PERKOPERASIAN BAGI KOPRASI",
                                              "Koordinasi Penataan Ruang",
                                              "Tidak dikenal sama sekali",
                                              "",
                                              "Urusan Pemerintahan Bidang Koperasi",
                                              "Program Pendidikan dan Latihan Perkoperasian"};
    const std::vector<std::optional<level>> wanted{level::program, level::kegiatan, std::nullopt,  std::nullopt,
                                                   std::nullopt,   std::nullopt,    level::program};
    CHECK(recognise::levels_by_name(names, list) == wanted);
    CHECK(recognise::levels_by_name({}, list).empty());
}

TEST_CASE("the names of a real plan give no wrong level, and most levels") {
    const auto list = read_nomenklatur(*read_bytes(RENAKSI_TEST_DATA "/nomenklatur-koperasi.csv"), "nomenklatur-koperasi.csv");
    const auto p = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    REQUIRE(list);
    REQUIRE(p);
    std::vector<std::string_view> names;
    std::vector<level> levels;
    for (std::size_t i = 0; i < p->body_size(); ++i) {
        if (!is_budget((*p)[i].level())) continue;
        names.push_back((*p)[i].nama());
        levels.push_back((*p)[i].level());
    }
    const auto hints = recognise::levels_by_name(names, list->list);
    std::size_t known = 0;
    for (std::size_t i = 0; i < hints.size(); ++i) {
        if (!hints[i]) continue;
        INFO(names[i]);
        CHECK(*hints[i] == levels[i]);
        ++known;
    }
    CHECK(known == 43);
}
