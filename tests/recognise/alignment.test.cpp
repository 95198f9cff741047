#include "recognise/alignment.hpp"

#include "recognise/documents.hpp"
#include "recognise/table_rows.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;
using renaksi::test::document;
using renaksi::test::small_plan;
using renaksi::test::small_plan_with;

namespace {

constexpr std::string_view umum =
    "||Jumlah perpustakaan umum|Unit|4|1|1|1|1|Pembinaan Perpustakaan Umum|20,000,000|5,000,000|10,000,000|3,000,000|2,000,000|\n";
constexpr std::size_t umum_row = 9;

row_shift shift_with(std::string_view instead) {
    const document text(small_plan_with(umum, instead));
    return find_shift(text.cells(), text.roles(), umum_row);
}

}  // namespace

TEST_CASE("a row that fits as it stands is not moved") {
    const document text(small_plan);
    const column_roles roles = text.roles();
    for (const std::size_t row : text.sections().body) {
        INFO("line " << text.grid().line(row));
        CHECK(find_shift(text.cells(), roles, row).by == 0);
    }
}

TEST_CASE("rows that were moved as a whole are moved back") {
    const row_shift left = shift_with(
        "|Jumlah perpustakaan umum|Unit|4|1|1|1|1|Pembinaan Perpustakaan Umum|20,000,000|5,000,000|10,000,000|3,000,000|2,000,000|\n");
    CHECK(left.by == 1);
    CHECK(left.from <= 1);
    const row_shift right = shift_with(
        "|||Jumlah perpustakaan umum|Unit|4|1|1|1|1|Pembinaan Perpustakaan Umum|20,000,000|5,000,000|10,000,000|3,000,000|2,000,000\n");
    CHECK(right.by == -1);
    CHECK(right.from <= 3);
}

TEST_CASE("only the amounts of a row may be moved") {
    const row_shift left = shift_with("||Jumlah perpustakaan umum|Unit|4|1|1|1|1|20,000,000|5,000,000|10,000,000|3,000,000|2,000,000||\n");
    CHECK(left.by == 1);
    CHECK(left.from == 9);
}

TEST_CASE("a moved row reads as if it had not been, and it is noted") {
    const plan straight = document(small_plan).must_read();
    const plan moved = document(small_plan_with(umum,
                                                "|Jumlah perpustakaan umum|Unit|4|1|1|1|1|Pembinaan Perpustakaan Umum|20,000,000|"
                                                "5,000,000|10,000,000|3,000,000|2,000,000||\n"))
                           .must_read();
    REQUIRE(moved.size() == straight.size());
    for (std::size_t i = 0; i < straight.size(); ++i) {
        CHECK(moved[i].nama() == straight[i].nama());
        CHECK(moved[i].sasaran() == straight[i].sasaran());
        for (const plan_column column : plan_columns_all) CHECK(moved[i].money(column) == straight[i].money(column));
    }
    REQUIRE(moved.notes().size() == 1);
    CHECK(moved.notes()[0].kind == note_kind::shifted_row);
    CHECK(moved.notes()[0].line == 10);
    CHECK(moved.notes()[0].amount == 1);
}

TEST_CASE("a row whose first filled cell is its name moves with its name") {
    const document text(
        "No|Sasaran|Program|Anggaran|I|II|III|IV\n1|Meningkatnya baca||||||\n"
        "||PROGRAM SATU|9,000|2,000|3,000|2,000|2,000\n||Kegiatan satu|9,000|2,000|3,000|2,000|2,000\n"
        "|Sub kegiatan satu|4,000|1,000|1,000|1,000|1,000\n||Sub kegiatan dua|5,000|1,000|2,000|1,000|1,000\n");
    const plan p = text.must_read();
    REQUIRE(p.size() == 5);
    CHECK(p[3].nama() == "Sub kegiatan satu");
    CHECK(p[3].sasaran().empty());
    CHECK(p[3].money(plan_column::year).value.sen() == 400'000);
}

TEST_CASE("what fits no column is kept as a note, cell by cell") {
    const plan p = document(small_plan_with("8,000,000|\n", "8,000,000||catatan: lanjutan\n")).must_read();
    REQUIRE(p.notes().size() == 1);
    CHECK(p.notes()[0].kind == note_kind::unplaced_text);
    CHECK(p.notes()[0].line == 9);
    CHECK(p.notes()[0].column == 17);
    CHECK(p.notes()[0].text == "catatan: lanjutan");
}
