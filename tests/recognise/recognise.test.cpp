#include "recognise/recognise.hpp"

#include <rapidcheck.h>

#include "recognise/documents.hpp"
#include "renaksi/plan/invariants.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using renaksi::test::document;
using renaksi::test::levels_of;
using renaksi::test::notes_of;
using renaksi::test::small_plan;
using renaksi::test::small_plan_with;

namespace {

using note_list = std::vector<std::pair<note_kind, std::int64_t>>;

plan read(const std::string& text) { return document(text).must_read(); }

}  // namespace

TEST_CASE("a small plan reads without a note") {
    const plan p = read(std::string(small_plan));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(p.notes().empty());
    CHECK(p.info().tahun == 2023);
    CHECK(p.info().perangkat_daerah == "DINAS PERPUSTAKAAN KOTA BLITAR");
    CHECK(p[0].no() == "1");
    CHECK(p[0].sasaran() == "Meningkatnya minat baca");
    CHECK(p[1].penanggung_jawab() == "Kepala Bidang Perpustakaan");
    CHECK(p[3].indikator(0).satuan() == "Unit");
    CHECK_FALSE(broken_invariant(p));
}

TEST_CASE("a header that is repeated is left out and noted") {
    const std::string header = "No|Sasaran|Indikator|Satuan|Target|I|II|III|IV|Program/Kegiatan|Anggaran|I|II|III|IV|Penanggung Jawab\n";
    const plan p = read(small_plan_with("||Jumlah kegiatan literasi", "\n" + header + "||Jumlah kegiatan literasi"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(notes_of(p) == note_list{{note_kind::repeated_header, 12}});
    CHECK(p.notes()[0].amount == 2);
}

TEST_CASE("a row of more indikator joins the row above") {
    const plan p = read(small_plan_with("||Jumlah perpustakaan yang dibina",
                                        "||Persentase warga yang membaca|Persen|40|10|20|30|40|||||||\n||Jumlah perpustakaan yang dibina"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    REQUIRE(p[1].indikator_count() == 2);
    CHECK(p[1].indikator(1).nama() == "Persentase warga yang membaca");
    CHECK(p[1].indikator(1).written(plan_column::tw4) == "40");
    CHECK(p[2].indikator_count() == 1);
    CHECK(p.notes().empty());
}

TEST_CASE("the rest of a text that was cut off joins the row above and is noted") {
    const plan p = read(small_plan_with("|Pembinaan Perpustakaan Sekolah|40,000,000|10,000,000|10,000,000|12,000,000|8,000,000|\n",
                                        "|Pembinaan dan|40,000,000|10,000,000|10,000,000|12,000,000|8,000,000|\n"
                                        "|||||||||Pengembangan Perpustakaan Sekolah||||||\n"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(p[3].nama() == "Pembinaan dan Pengembangan Perpustakaan Sekolah");
    CHECK(notes_of(p) == note_list{{note_kind::joined_row, 10}});
}

TEST_CASE("a text that goes on in two columns joins both") {
    const plan p =
        read(small_plan_with("||Jumlah perpustakaan sekolah|Unit|8|2|2|2|2|Pembinaan Perpustakaan "
                             "Sekolah|40,000,000|10,000,000|10,000,000|12,000,000|8,000,000|\n",
                             "||Jumlah perpustakaan|Unit|8|2|2|2|2|Pembinaan untuk|40,000,000|10,000,000|10,000,000|12,000,000|8,000,000|\n"
                             "||sekolah dasar|||||||perpustakaan sekolah||||||\n"));
    CHECK(p[3].nama() == "Pembinaan untuk perpustakaan sekolah");
    CHECK(p[3].indikator(0).nama() == "Jumlah perpustakaan sekolah dasar");
}

TEST_CASE("several total rows: the last is Jumlah, the others are notes") {
    const plan p =
        read(small_plan_with("||Jumlah kegiatan literasi",
                             "Jumlah||||||||||60,000,000|15,000,000|20,000,000|15,000,000|10,000,000|\n||Jumlah kegiatan literasi"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(notes_of(p) == note_list{{note_kind::extra_total, 11}});
    CHECK(p[7].money(plan_column::year).value.sen() == 9'000'000'000);
}

TEST_CASE("a sasaran beside a program opens its group on the program's line") {
    std::string text(small_plan);
    text.erase(text.find("1|Meningkatnya"), std::string("1|Meningkatnya minat baca||||||||||||||\n").size());
    text.replace(text.find("||Nilai tingkat"), 2, "1|Meningkatnya minat baca|");
    const plan p = read(text);
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(p[0].line() == p[1].line());
    CHECK(p[0].sasaran() == "Meningkatnya minat baca");
    CHECK_FALSE(p[0].has_money());
}

TEST_CASE("a sasaran beside a kegiatan stays with the kegiatan") {
    const plan p = read(small_plan_with("||Jumlah kegiatan literasi", "|Meningkatnya budaya baca|Jumlah kegiatan literasi"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(p[5].sasaran() == "Meningkatnya budaya baca");
}

TEST_CASE("a page number between the rows is no row") {
    const plan p = read(small_plan_with("||Jumlah kegiatan literasi", "\n2\n\n||Jumlah kegiatan literasi"));
    CHECK(levels_of(p) == "SPKUUKUJ");
    CHECK(p[4].no().empty());
}

TEST_CASE("text that belongs to no column is noted wherever it stands, and nothing is lost", "[property]") {
    CHECK(rc::check([](std::size_t at) {
        const std::string mark = "zzz catatan pinggir";
        std::vector<std::string> lines;
        std::string line;
        for (const char c : std::string(small_plan)) {
            if (c == '\n') {
                lines.push_back(line);
                line.clear();
            } else {
                line.push_back(c);
            }
        }
        // Beside any of the rows of the table, two columns off its right edge.
        lines[5 + at % 8] += "||" + mark;
        std::string text;
        for (const std::string& one : lines) text += one + "\n";
        const plan p = read(text);
        bool kept = false;
        for (const note& one : p.notes()) kept = kept || one.text == mark;
        for (std::size_t i = 0; i < p.size(); ++i) {
            kept = kept || p[i].sasaran() == mark || p[i].nama() == mark || p[i].penanggung_jawab() == mark;
        }
        RC_ASSERT(kept);
    }));
}
