#include "recognise/arrangement.hpp"
#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;
using renaksi::test::document;
using renaksi::test::small_plan;

namespace {

result<arrangement> arrange_text(const document& text, const read_options& options = {}) {
    return arrange_columns(arrangement{text.grid(), {}, {}}, options);
}

std::string note_texts(const arrangement& from, note_kind kind) {
    std::string out;
    for (const note& one : from.notes) {
        if (one.kind == kind) out.append(out.empty() ? "" : "; ").append(one.text);
    }
    return out;
}

const std::string months_header = "Kode|Program/Kegiatan|Januari|Februari|Maret|Triwulan I\n";

}  // namespace

TEST_CASE("a header that says nothing of the kind leaves its sheet as it was") {
    const document text(small_plan);
    const auto out = arrange_text(text);
    REQUIRE(out);
    CHECK_FALSE(out->changed);
    CHECK(out->notes.empty());
    CHECK(out->known.empty());
}

TEST_CASE("a header that names every column of numbers settles their roles, where sums tell nothing") {
    const document text(
        "Program/Kegiatan|Indikator|Satuan|Target|Target Triwulan||||Pagu (Rp)|Anggaran Triwulan (Rp)||||Penanggung Jawab\n"
        "||||I|II|III|IV||I|II|III|IV|\n"
        "PROGRAM SATU|Jumlah dokumen|Dokumen|12|||||9.000.000|-|-|-|-|Dinas Kesehatan\n"
        "Kegiatan satu|Jumlah laporan|Laporan|12|||||7.000.000|-|-|-|-|Dinas Kesehatan\n");
    const auto out = arrange_text(text);
    REQUIRE(out);
    CHECK_FALSE(out->changed);
    CHECK(out->notes.empty());
    REQUIRE(out->known.size() == 14);
    for (std::size_t part = 0; part < plan_column_count; ++part) {
        INFO(part);
        REQUIRE(out->known[3 + part]);
        CHECK(out->known[3 + part]->what == role::target);
        CHECK(position(out->known[3 + part]->part) == part);
        REQUIRE(out->known[8 + part]);
        CHECK(out->known[8 + part]->what == role::money);
        CHECK(position(out->known[8 + part]->part) == part);
    }
    REQUIRE(out->known[13]);
    CHECK(out->known[13]->what == role::penanggung_jawab);
}

TEST_CASE("a printed triwulan stays, and says so where its months give another sum") {
    const document text(months_header +
                        "1.02.02|PROGRAM SATU|1.000.000|2.000.000|3.000.000|6.000.000\n"
                        "1.02.02.2.01|Kegiatan satu|1.000.000|2.000.000|3.000.000|6.000.007\n");
    const auto out = arrange_text(text);
    REQUIRE(out);
    CHECK(note_texts(*out, note_kind::months_differ) == "6.000.007 / 6000000");
    CHECK(out->cells.cell(2, 5) == "6.000.007");
}

TEST_CASE("a triwulan that is blank takes the sum of its months, of which a broken one breaks it") {
    const document text(months_header +
                        "1.02.02|PROGRAM SATU|1.000.000|2.000.000|0,50|\n"
                        "1.02.02.2.01|Kegiatan satu|1.000.000|x|3.000.000|\n"
                        "1.02.02.2.02|Kegiatan dua|1.000.000|1.000.000|1.000.000|3.000.000\n");
    const auto out = arrange_text(text);
    REQUIRE(out);
    CHECK(out->cells.cell(1, 5) == "3000000.50");
    CHECK(out->cells.type(1, 5) == io::cell_type::number);
    CHECK(out->cells.origin(1, 5) == 5);
    CHECK(out->cells.cell(2, 5) == "1.000.000 + x + 3.000.000");
}

TEST_CASE("of several years one is taken, and one that is not there is an error that lists the others") {
    const document text(
        "Kode|Program/Kegiatan|Tahun 2023||Tahun 2024|\n"
        "||K|Rp|K|Rp\n"
        "1.02.02|PROGRAM SATU|1|-|2|6.000.000\n"
        "1.02.02.2.01|Kegiatan satu|1|-|2|6.000.000\n");
    const auto first = arrange_text(text);
    REQUIRE(first);
    CHECK(first->tahun == 2024);
    CHECK(note_texts(*first, note_kind::chosen_columns) == "2024 / 2023");
    read_options options;
    options.tahun = 2023;
    REQUIRE(arrange_text(text, options));
    CHECK(arrange_text(text, options)->tahun == 2023);
    options.tahun = 2030;
    const auto none = arrange_text(text, options);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == errc::not_found);
    CHECK(none.error().detail == "tahun 2030; 2023, 2024");
}

TEST_CASE("a row that stands one cell beside its place is moved with its code") {
    const document text(
        "No|Kode|||||Program/Kegiatan|Pagu\n"
        "1||5|01|01||PROGRAM SATU|6.000.000\n"
        "2||5|01|01|2,01|Kegiatan satu|3.000.000\n"
        "|5|01|01|2,02|Kegiatan dua|1.000.000\n"
        "3||5|01|01|2,03|Kegiatan tiga|2.000.000\n");
    const auto out = arrange_text(text);
    REQUIRE(out);
    int moved = 0;
    for (const note& one : out->notes) moved += one.kind == note_kind::shifted_row && one.line == 4 && one.amount == 1 ? 1 : 0;
    CHECK(moved == 1);
    CHECK(out->cells.cell(3, 6) == "Kegiatan dua");
    CHECK(out->cells.cell(3, 2) == "5.01.01.2,02");
}
