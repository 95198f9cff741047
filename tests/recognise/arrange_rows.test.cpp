#include "recognise/arrangement.hpp"
#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using renaksi::recognise::arrange_rows;
using renaksi::recognise::arrangement;
using renaksi::test::document;

namespace {

arrangement rows_arranged(std::string_view text) { return arrange_rows(arrangement{document(text).grid(), {}, {}}, {}); }

std::vector<std::int64_t> lines_kept(const arrangement& from) {
    std::vector<std::int64_t> out;
    for (std::size_t row = 0; row < from.cells.rows(); ++row) out.push_back(from.cells.line(row));
    return out;
}

std::vector<std::pair<note_kind, std::int64_t>> places_of(const arrangement& from) {
    std::vector<std::pair<note_kind, std::int64_t>> out;
    for (const note& one : from.notes) out.emplace_back(one.kind, one.line);
    return out;
}

using places = std::vector<std::pair<note_kind, std::int64_t>>;

}  // namespace

TEST_CASE("realisasi rows go with a note, and so does the column that names them") {
    const arrangement out = rows_arranged(
        "Program|Uraian|Pagu|I|II\n"
        "PROGRAM PEMBINAAN|TARGET|90.000.000|20.000.000|30.000.000\n"
        "|REALISASI|50.000.000|20.000.000|30.000.000\n"
        "Layanan Keliling|Target|60.000.000|15.000.000|20.000.000\n"
        "|Realisasi|35.000.000|15.000.000|20.000.000\n");
    CHECK(out.changed);
    CHECK(lines_kept(out) == std::vector<std::int64_t>{1, 2, 4});
    CHECK(places_of(out) == places{{note_kind::set_aside_row, 3}, {note_kind::set_aside_row, 5}, {note_kind::set_aside_column, 1}});
    CHECK(out.notes[0].text == "REALISASI | 50.000.000 | 20.000.000 | 30.000.000");
    CHECK(out.notes[2].text == "Uraian");
    CHECK(out.cells.cell(0, 1) == "Uraian");
    CHECK(out.cells.cell(1, 1).empty());
    CHECK(out.cells.cell(1, 2) == "90.000.000");
}

TEST_CASE("a column of levels is known, a column of units is none") {
    const arrangement levels = rows_arranged(
        "Jenjang|Uraian|Satuan|Pagu\n"
        "Program|Pembinaan|Kegiatan|90.000.000\n"
        "Kegiatan|Pengelolaan|Kegiatan|90.000.000\n"
        "Sub Kegiatan|Layanan|Kegiatan|90.000.000\n");
    REQUIRE(levels.known.size() == 4);
    REQUIRE(levels.known[0]);
    CHECK(levels.known[0]->what == recognise::role::level);
    CHECK_FALSE(levels.known[2]);
    CHECK_FALSE(levels.changed);
    const arrangement units = rows_arranged(
        "Uraian|Satuan|Pagu\n"
        "Pembinaan|Program|90.000.000\n"
        "Pengelolaan|Kegiatan|90.000.000\n"
        "Layanan|Kegiatan|90.000.000\n");
    CHECK(units.known.empty());
}

TEST_CASE("a column labelled Jenjang is known by one word, and where most rows are further indicators") {
    const std::string rows =
        "PROGRAM PEMBINAAN|Program|Jumlah dokumen|90.000.000|40.000.000|50.000.000\n"
        "||Jumlah laporan|||\n"
        "||Jumlah rapat|||\n";
    const arrangement out = rows_arranged("Program|Jenjang|Indikator|Pagu|I|II\n" + rows);
    REQUIRE(out.known.size() > 1);
    REQUIRE(out.known[1]);
    CHECK(out.known[1]->what == renaksi::recognise::role::level);
    CHECK(rows_arranged("Program|Pilihan|Indikator|Pagu|I|II\n" + rows).known.empty());
}

TEST_CASE("merged cells stay with their rows") {
    arrangement from{document("Program|Uraian|Pagu|I\n"
                              "PROGRAM PEMBINAAN|Target|90.000.000|20.000.000\n"
                              "|Realisasi|50.000.000|20.000.000\n"
                              "Layanan Keliling|Target|60.000.000|15.000.000\n"
                              "|Realisasi|35.000.000|15.000.000\n")
                         .grid(),
                     {},
                     {}};
    from.cells.add_merge({1, 3, 4, 1});
    from.cells.add_merge({2, 0, 1, 2});
    const arrangement out = arrange_rows(std::move(from), {});
    REQUIRE(out.cells.merges().size() == 1);
    CHECK(out.cells.merges()[0].row == 1);
    CHECK(out.cells.merges()[0].rows == 2);
    CHECK(out.cells.merges()[0].column == 3);
}

TEST_CASE("rows with nothing but errors and zeros go, a row with a name stays") {
    const arrangement out = rows_arranged(
        "Kode|Uraian|Target|Pagu\n"
        "2.23.02|PROGRAM PEMBINAAN|80|90.000.000\n"
        "2.23.02.2.01|Pengelolaan|#REF!|#REF!\n"
        "#N/A|#N/A|0|#N/A\n");
    CHECK(lines_kept(out) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(places_of(out) == places{{note_kind::set_aside_row, 4}});
}

TEST_CASE("rows that sum up an evaluation go, an indikator of the same words stays") {
    const arrangement out = rows_arranged(
        "Kode|Uraian|Indikator|Satuan|Target|Pagu\n"
        "2.23.02|PROGRAM PEMBINAAN|Rata-rata capaian kinerja|Persen|80|90.000.000\n"
        "||Rata-rata capaian kinerja|Persen|80|\n"
        "|Rata-rata capaian kinerja (%)|||97,5|0\n"
        "|Predikat kinerja|||Sangat Tinggi|0\n");
    CHECK(lines_kept(out) == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("a sheet that asks for nothing comes back as it was") {
    const arrangement out = rows_arranged(renaksi::test::small_plan);
    CHECK_FALSE(out.changed);
    CHECK(out.notes.empty());
    CHECK(out.known.empty());
    CHECK(out.cells.rows() == document(renaksi::test::small_plan).grid().rows());
}
