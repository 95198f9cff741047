#include "recognise/workbook.hpp"

#include "recognise/documents.hpp"
#include "renaksi/io/write.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using renaksi::test::document;

namespace {

constexpr std::string_view plan_of_two =
    "Kode|Uraian|Indikator|Satuan|Target|Pagu\n"
    "2.23.02|PROGRAM PEMBINAAN PERPUSTAKAAN|Persentase perpustakaan dibina|Persen|80|40.000.000\n"
    "2.23.02.2.01|Pengelolaan Perpustakaan|Jumlah perpustakaan|Unit|12|40.000.000\n";
constexpr std::string_view plan_of_three =
    "Kode|Uraian|Indikator|Satuan|Target|Pagu\n"
    "2.23.03|PROGRAM PELESTARIAN NASKAH|Persentase naskah|Persen|80|60.000.000\n"
    "2.23.03.2.01|Pelestarian Naskah Kuno|Jumlah naskah|Naskah|12|60.000.000\n"
    "2.23.03.2.01.0001|Pengembangan Naskah|Jumlah naskah|Naskah|12|60.000.000\n";

io::sheet sheet_of(std::string name, std::string_view text, bool hidden = false) {
    return io::sheet{std::move(name), hidden, document(text).grid(), {}};
}

result<plan> read_sheets(const io::workbook& from, std::string sheet = {}) {
    read_options options;
    options.sheet = std::move(sheet);
    return recognise::recognise_workbook(from, options, plan_builder{});
}

std::string first_kode(const result<plan>& read) {
    REQUIRE(read);
    return std::string((*read)[0].kode());
}

}  // namespace

TEST_CASE("the sheet with the most rows of a plan is read and the others are notes") {
    const io::workbook book{{sheet_of("Sampul", "DINAS PERPUSTAKAAN"), sheet_of("A", plan_of_two), sheet_of("B", plan_of_three)}};
    const auto read = read_sheets(book);
    CHECK(first_kode(read) == "2.23.03");
    std::vector<std::pair<std::string, std::int64_t>> others;
    for (const note& one : read->notes()) {
        if (one.kind == note_kind::other_sheet) others.emplace_back(one.text, one.amount);
    }
    CHECK(others == std::vector<std::pair<std::string, std::int64_t>>{{"Sampul", 1}, {"A", 3}});
}

TEST_CASE("of equal sheets the first is read, and a hidden one only where no other holds a plan") {
    CHECK(first_kode(read_sheets({{sheet_of("A", plan_of_two), sheet_of("B", plan_of_two)}})) == "2.23.02");
    const io::workbook book{{sheet_of("Lama", plan_of_three, true), sheet_of("Baru", plan_of_two)}};
    CHECK(first_kode(read_sheets(book)) == "2.23.02");
    CHECK(first_kode(read_sheets(book, "Lama")) == "2.23.03");
    CHECK(first_kode(read_sheets({{sheet_of("Lama", plan_of_three, true), sheet_of("Baru", "Catatan")}})) == "2.23.03");
}

TEST_CASE("a sheet is named as it is spelt, in other capitals, or by its number") {
    const io::workbook book{{sheet_of("2", plan_of_two), sheet_of("rencana", plan_of_three), sheet_of("Rencana", plan_of_two)}};
    CHECK(first_kode(read_sheets(book, "rencana")) == "2.23.03");
    CHECK(first_kode(read_sheets(book, "Rencana")) == "2.23.02");
    CHECK(first_kode(read_sheets(book, "RENCANA")) == "2.23.03");
    CHECK(first_kode(read_sheets(book, "2")) == "2.23.02");
    CHECK(first_kode(read_sheets(book, "3")) == "2.23.02");
    for (const char* const missing : {"Lampiran", "0", "4", "1x", "-1"}) {
        const auto read = read_sheets(book, missing);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::not_found);
        CHECK(read.error().detail == std::string(missing) + "; 2, rencana, Rencana");
    }
}

TEST_CASE("a table without a name is called by its number") {
    const auto read = read_sheets({{sheet_of("", plan_of_two), sheet_of("", plan_of_three)}});
    REQUIRE(read);
    REQUIRE(!read->notes().empty());
    CHECK(read->notes().front().text == "1");
}

TEST_CASE("without a plan the failure that says the most is given, with its sheet") {
    constexpr std::string_view overflowing =
        "Kode|Uraian|Indikator|Satuan|Target|Pagu\n"
        "2.23.02|PROGRAM PEMBINAAN|Persentase|Persen|80|999999999999999999999999\n"
        "2.23.02.2.01|Pengelolaan|Jumlah|Unit|12|40.000.000\n";
    const auto read = read_sheets({{sheet_of("Sampul", "DINAS"), sheet_of("Isi", overflowing)}});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == errc::overflow);
    CHECK(read.error().detail.rfind("Isi", 0) == 0);
    CHECK(read.error().where.line == 2);
    CHECK(read.error().where.column == 6);
    const auto nothing = read_sheets({{sheet_of("Sampul", "DINAS"), sheet_of("Isi", "Catatan")}});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().code == errc::no_table);
    CHECK_FALSE(read_sheets({}));
}

TEST_CASE("what the reader says about a sheet goes with its plan and not with another's") {
    io::workbook book{{sheet_of("A", plan_of_two), sheet_of("B", plan_of_three)}};
    book.sheets[0].notes.push_back(note{note_kind::hidden_cells, 1, 0, 4, {}});
    book.sheets[1].notes.push_back(note{note_kind::hidden_cells, 1, 0, 7, {}});
    const auto read = read_sheets(book);
    REQUIRE(read);
    std::vector<std::int64_t> hidden;
    for (const note& one : read->notes()) {
        if (one.kind == note_kind::hidden_cells) hidden.push_back(one.amount);
    }
    CHECK(hidden == std::vector<std::int64_t>{7});
}

TEST_CASE("of very many sheets each is named once, in document order, behind what was said before") {
    constexpr std::size_t sheets = 20'000;
    constexpr std::size_t largest = 12'345;
    constexpr std::size_t bytes_of_a_sheet = 64;  // of which a text may have no more
    const io::grid small = document("A|5000\n").grid();
    const io::grid words = document("A\n").grid();
    io::workbook book;
    book.bytes = sheets * bytes_of_a_sheet;
    for (std::size_t i = 0; i < sheets; ++i)
        book.sheets.push_back(io::sheet{"S" + std::to_string(i), false, i % 20 == 0 ? small : words, {}});
    book.sheets[largest] = sheet_of("Rencana", plan_of_three);
    book.sheets[largest].notes.push_back(note{note_kind::hidden_cells, 1, 0, 7, {}});
    plan_builder builder;
    builder.add_note(note{note_kind::encoding_converted, 0, 0, 0, "windows-1252"});
    const auto read = recognise::recognise_workbook(std::move(book), read_options{}, builder);
    CHECK(first_kode(read) == "2.23.03");
    const std::vector<note>& notes = read->notes();
    REQUIRE(notes.size() >= sheets + 1);
    CHECK(notes.front().kind == note_kind::encoding_converted);
    std::size_t wrong = 0;
    for (std::size_t i = 1; i < sheets; ++i) {
        const std::string name = "S" + std::to_string(i <= largest ? i - 1 : i);
        wrong += notes[i].kind == note_kind::other_sheet && notes[i].text == name && notes[i].amount == 1 ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(notes[sheets].kind == note_kind::hidden_cells);
    for (std::size_t i = sheets; i < notes.size(); ++i) CHECK(notes[i].kind != note_kind::other_sheet);
}

TEST_CASE("a plan from one of several sheets is the one that its sheet alone gives") {
    const auto alone = read_sheets({{sheet_of("Rencana", plan_of_three)}});
    const auto among = read_sheets({{sheet_of("Sampul", "DINAS"), sheet_of("Rencana", plan_of_three), sheet_of("Kosong", "")}});
    REQUIRE(alone);
    REQUIRE(among);
    CHECK(among->notes().size() == alone->notes().size() + 1);
    CHECK(losses(*alone, *among).empty());
    REQUIRE(among->size() == alone->size());
    for (std::size_t i = 0; i < among->size(); ++i) {
        CHECK((*among)[i].id() == (*alone)[i].id());
        CHECK((*among)[i].line() == (*alone)[i].line());
    }
}
