#include "recognise/indikator_cells.hpp"

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi::recognise;

using item_list = std::vector<std::string>;

TEST_CASE("the items of a cell") {
    CHECK(split_items("").empty());
    CHECK(split_items("Jumlah dokumen") == item_list{"Jumlah dokumen"});
    CHECK(split_items("Jumlah dokumen\nJumlah laporan") == item_list{"Jumlah dokumen", "Jumlah laporan"});
    CHECK(split_items("1. Jumlah dokumen 2. Jumlah laporan") == item_list{"Jumlah dokumen", "Jumlah laporan"});
    CHECK(split_items("1) Jumlah\ndokumen\n2) Jumlah laporan") == item_list{"Jumlah dokumen", "Jumlah laporan"});
    CHECK(split_items("1. 12 2. 95") == item_list{"12", "95"});
}

TEST_CASE("figures that open no list stay in their cell") {
    CHECK(split_items("1.250 Orang") == item_list{"1.250 Orang"});
    CHECK(split_items("1. Jumlah dokumen") == item_list{"1. Jumlah dokumen"});
    CHECK(split_items("1. Jumlah dokumen tahun 2. 2024").size() == 2);
    CHECK(split_items("2. Jumlah dokumen 3. Jumlah laporan").size() == 1);
}

TEST_CASE("a numbered list gives back its items") {
    CHECK(rc::check("items of a numbered list", [] {
        const auto n = *rc::gen::inRange(2, 15);
        item_list wanted;
        std::string text;
        for (int i = 1; i <= n; ++i) {
            wanted.push_back("Jumlah " + *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z'))));
            text += (i > 1 ? std::string(*rc::gen::element(" ", "\n")) : "") + std::to_string(i) + ". " + wanted.back();
        }
        RC_ASSERT(split_items(text) == wanted);
    }));
}

TEST_CASE("indicators one a line become rows of one line, with the unit that is written once") {
    renaksi::io::grid cells;
    const auto add = [&cells](std::initializer_list<std::string_view> row) {
        cells.begin_row(static_cast<std::int64_t>(cells.rows()) + 1);
        for (const std::string_view cell : row) cells.add_cell(cell);
    };
    add({"Kode", "Program/Kegiatan", "Indikator", "Satuan", "Target", "Pagu"});
    add({"1.02.02", "PROGRAM SATU", "Persentase layanan", "Persen", "90", "6.000.000"});
    add({"1.02.02.2.01", "Kegiatan satu", "Jumlah dokumen\nJumlah laporan", "Dokumen", "12\n4", "3.000.000"});
    add({"1.02.02.2.02", "Kegiatan dua", "Jumlah dokumen\nyang disusun", "Dokumen", "3", "3.000.000"});
    const arrangement out = split_indikator_cells(arrangement{cells, {}, {}});
    REQUIRE(out.cells.rows() == 5);
    CHECK(out.cells.cell(2, 2) == "Jumlah dokumen");
    CHECK(out.cells.cell(2, 4) == "12");
    CHECK(out.cells.cell(3, 2) == "Jumlah laporan");
    CHECK(out.cells.cell(3, 3) == "Dokumen");
    CHECK(out.cells.cell(3, 4) == "4");
    CHECK(out.cells.cell(3, 5).empty());
    CHECK(out.cells.line(3) == 3);
    CHECK(out.cells.cell(4, 4) == "3");
}
