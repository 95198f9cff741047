#include "renaksi/io/read.hpp"
#include "renaksi/io/report.hpp"

#include <rapidcheck.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "renaksi/plan/invariants.hpp"
#include "support/catch.hpp"

namespace {

using namespace std::string_view_literals;
using renaksi::errc;
using renaksi::error;
using renaksi::plan;
using renaksi::read_options;
using renaksi::read_plan;

std::string sample() {
    std::ifstream in(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The sample with the first `from` replaced.
std::string sample_with(std::string_view from, std::string_view to) {
    std::string text = sample();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

error read_refusal(std::string_view bytes, const read_options& options = {}) {
    const auto read = read_plan(bytes, options);
    if (read) return error{errc::invalid_argument, "was read", {}};
    return read.error();
}

std::size_t notes_of(const plan& p, renaksi::note_kind kind) {
    std::size_t found = 0;
    for (const renaksi::note& one : p.notes()) found += one.kind == kind ? 1U : 0U;
    return found;
}

}  // namespace

TEST_CASE("nothing, and nothing but white space, is an empty input") {
    for (const std::string_view bytes : {""sv, " "sv, "\n\n\r\n\t\t \n"sv, "\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xC2\xA0\n"sv}) {
        CHECK(read_refusal(bytes).code == errc::empty_input);
    }
}

TEST_CASE("text without a table of a plan is refused with the place where the search began") {
    const std::array<std::string_view, 6> texts{
        "Kepada Yth. Bupati Lombok Tengah\n\nDengan hormat, bersama ini kami sampaikan rencana aksi.\n"sv,
        "x"sv,
        "a\tb\tc\nd\te\tf\n"sv,
        "a,b\nc,d\n"sv,
        "a;b;c\nd;e;f\n"sv,
        "\t\t\t1\n"sv};
    for (const std::string_view text : texts) {
        INFO(text);
        const error why = read_refusal(text);
        CHECK(why.code == errc::no_table);
        CHECK(why.where.line == 1);
        CHECK(why.where.column == 1);
    }
}

TEST_CASE("a hundred megabytes of one line end in an error that names the place") {
    const error why = read_refusal(std::string(100'000'000, 'x'));
    CHECK(why.code == errc::limit_exceeded);
    CHECK(why.where.line == 1);
    CHECK(why.where.column == 1);
}

TEST_CASE("tens of megabytes between quotes, or of cells without end, end in an error that names the place") {
    SECTION("one quoted cell") {
        const error why = read_refusal(std::string("No\tNama\n\"").append(20'000'000, 'x'));
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 2);
    }
    SECTION("many cells") {
        const error why = read_refusal(std::string(20'000'000, '\t').append("x"));
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 1);
        CHECK(why.where.column == 1025);
    }
}

TEST_CASE("every limit can be raised and lowered") {
    const std::string text = sample();
    read_options options;
    options.name = "plan.txt";
    SECTION("bytes") {
        options.limits.bytes = text.size();
        CHECK(read_plan(text, options));
        options.limits.bytes = text.size() - 1;
        CHECK(read_refusal(text, options).code == errc::limit_exceeded);
        CHECK(read_refusal(text, options).where.file == "plan.txt");
    }
    SECTION("rows") {
        options.limits.rows = 116;
        CHECK(read_plan(text, options));
        options.limits.rows = 100;
        CHECK(read_refusal(text, options).code == errc::limit_exceeded);
        CHECK(read_refusal(text, options).where.line == 101);
    }
    SECTION("columns") {
        options.limits.columns = 17;
        CHECK(read_plan(text, options));
        options.limits.columns = 10;
        CHECK(read_refusal(text, options).code == errc::limit_exceeded);
        CHECK(read_refusal(text, options).where.line == 6);
        CHECK(read_refusal(text, options).where.column == 11);
    }
    SECTION("bytes of a cell") {
        options.limits.cell_bytes = 30;
        CHECK(read_refusal(text, options).code == errc::limit_exceeded);
        CHECK(read_refusal(text, options).where.line == 3);
        options.limits.cell_bytes = 300;
        CHECK(read_plan(text, options));
    }
}

TEST_CASE("a plan that would take far more memory than its document is refused, and an office's is not") {
    std::string short_rows;
    std::string rows;
    for (int i = 0; i < 50'000; ++i) {
        short_rows.append("A;9000\n");
        rows.append("Nama ").append(std::to_string(i)).append(";9000\n");
    }
    const error refused = read_refusal(short_rows);
    CHECK(refused.code == errc::limit_exceeded);
    CHECK(refused.detail == "bytes of the plan in memory > 5315536");
    CHECK(read_plan(rows));
    CHECK(read_plan(std::string_view(short_rows).substr(0, 3'500)));
    // Each of these lines would have a note.
    const std::string table =
        "Program;TW1;TW2;TW3;TW4;Pagu\nProgram Satu;1000;1000;1000;1000;4000\nProgram Dua;1000;1000;1000;1000;4000\nJumlah;;;;;8000\n";
    std::string lines = table;
    for (int i = 100'000; i < 150'000; ++i) lines.append(std::to_string(i)).append("\n");
    CHECK(read_plan(lines));
    lines = table;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; ++b) {
            for (char c = '!'; c <= '~'; ++c) lines.append({a, b, c, '\n'});
        }
    }
    CHECK(read_refusal(lines).code == errc::limit_exceeded);
}

TEST_CASE("more indicators of one row than any has are refused with the line") {
    std::string text = "Program;Indikator;Satuan;Target;Pagu\nSatu;b;%;1;5000\n";
    for (int i = 1; i < 5'000; ++i) text.append(";indikator;%;1\n");
    CHECK(read_plan(text));
    const error refused = read_refusal(text + ";indikator;%;1\n");
    CHECK(refused.code == errc::limit_exceeded);
    CHECK(refused.detail == "indikator of a row > 5000");
    CHECK(refused.where.line == 5'002);
    std::string values = "1";
    for (int i = 1; i < 5'000; ++i) values.append("\n1");
    const std::string flat = "level;nama;pagu;target\nprogram;Satu;1;\"";
    CHECK(read_plan(flat + values + "\"\n" + std::string(50'000, '\n')));
    CHECK(read_refusal(flat + values + "\n1\"\n").code == errc::limit_exceeded);
}

TEST_CASE("an amount that no Rupiah fits is refused with its line and cell") {
    const std::string forty(40, '9');
    SECTION("without groups") {
        const error why = read_refusal(sample_with("2,609,164", forty));
        CHECK(why.code == errc::overflow);
        CHECK(why.where.line == 24);
        CHECK(why.where.column == 12);
    }
    SECTION("in groups") {
        std::string grouped = "9";
        for (int i = 0; i < 13; ++i) grouped += ",999";
        const error why = read_refusal(sample_with("2,609,164", grouped));
        CHECK(why.code == errc::overflow);
        CHECK(why.where.line == 24);
        CHECK(why.where.column == 12);
    }
    SECTION("in the Jumlah row") {
        const error why = read_refusal(sample_with("9,361,664,774", forty));
        CHECK(why.code == errc::overflow);
        CHECK(why.where.line == 109);
        CHECK(why.where.column == 10);
    }
    SECTION("the largest one is read, the one above it is not") {
        CHECK(read_plan(sample_with("2,609,164", "92,233,720,368,547,758.07")));
        CHECK(read_refusal(sample_with("2,609,164", "92,233,720,368,547,758.08")).code == errc::overflow);
    }
    SECTION("as a target it is kept as text") {
        const auto read = read_plan(sample_with("\tUnit Usaha\t120\t", "\tUnit Usaha\t" + forty + "\t"));
        REQUIRE(read);
        for (std::size_t i = 0; i < read->size(); ++i) {
            if ((*read)[i].line() == 24) CHECK((*read)[i].indikator(0).written(renaksi::plan_column::year) == forty);
        }
    }
}

TEST_CASE("a NUL in a cell is refused with file, line and cell") {
    read_options options;
    options.name = "plan.txt";
    const error why = read_refusal(sample_with("53,443,446", "53,443\0,446"sv), options);
    CHECK(why.code == errc::binary_input);
    CHECK(message(why, renaksi::language::en).rfind("plan.txt:24:13: ", 0) == 0);
    CHECK(message(why, renaksi::language::id).rfind("plan.txt:24:13: ", 0) == 0);
}

TEST_CASE("binary files are refused and named") {
    CHECK(read_refusal("PK\x03\x04\x14\0\x06\0"sv).code == errc::damaged_file);
    CHECK(read_refusal("%PDF-1.4\n").code == errc::unknown_format);
    CHECK(read_refusal("\x7F"
                       "ELF\x02\x01\x01\0\0\0"sv)
              .code == errc::binary_input);
}

TEST_CASE("converted encodings give the same plan, and a note says what was converted") {
    const std::string text = sample();
    const auto plain = read_plan(text);
    REQUIRE(plain);
    CHECK(notes_of(*plain, renaksi::note_kind::encoding_converted) == 0);

    std::string utf16 = "\xFF\xFE";
    for (const char c : text) utf16.append(1, c).append(1, '\0');
    const auto wide = read_plan(utf16);
    REQUIRE(wide);
    REQUIRE(wide->size() == plain->size());
    CHECK(notes_of(*wide, renaksi::note_kind::encoding_converted) == 1);
    CHECK(wide->notes().front().text == "UTF-16LE");

    // Word's dash for "nothing" in place of one hyphen.
    const auto western = read_plan(sample_with("81,112,500\t-\t", "81,112,500\t\x96\t"));
    REQUIRE(western);
    REQUIRE(western->size() == plain->size());
    CHECK(western->notes().front().text == "Windows-1252");
    for (std::size_t i = 0; i < plain->size(); ++i) {
        for (const renaksi::plan_column column : renaksi::plan_columns_all) {
            CHECK((*western)[i].money(column) == (*plain)[i].money(column));
            CHECK((*wide)[i].written(column) == (*plain)[i].written(column));
        }
        CHECK((*wide)[i].nama() == (*plain)[i].nama());
    }
}

TEST_CASE("a plan in json and a flat table say what they were converted from, too") {
    constexpr std::string_view flat = "level,nama,pagu\nprogram,Program A,1\n";
    const std::string json = renaksi::write_show_json({{}, *read_plan(flat)});
    for (const std::string_view text : {flat, std::string_view(json)}) {
        INFO(text);
        const auto plain = read_plan(text);
        REQUIRE(plain);
        CHECK(plain->notes().empty());
        std::string wide = "\xFF\xFE";
        for (const char c : text) wide.append(1, c).append(1, '\0');
        const auto read = read_plan(wide);
        REQUIRE(read);
        CHECK((*read)[0].nama() == "Program A");
        REQUIRE(read->notes().size() == 1);
        CHECK(read->notes().front().kind == renaksi::note_kind::encoding_converted);
        CHECK(read->notes().front().text == "UTF-16LE");
    }
}

TEST_CASE("the names of formats") {
    REQUIRE(renaksi::parse_input_format("auto"));
    CHECK(*renaksi::parse_input_format("auto") == renaksi::input_format::automatic);
    REQUIRE(renaksi::parse_input_format("tsv"));
    CHECK(*renaksi::parse_input_format("tsv") == renaksi::input_format::tsv);
    REQUIRE_FALSE(renaksi::parse_input_format("xml"));
    CHECK(renaksi::parse_input_format("xml").error().code == errc::unknown_format);
}

TEST_CASE("whatever the bytes, reading gives a sound plan or an error", "[property]") {
    CHECK(rc::check([](const std::string& bytes) {
        const auto read = read_plan(bytes);
        if (read) RC_ASSERT(!renaksi::broken_invariant(*read));
    }));
    // Random bytes are hardly ever a table; random cells are.
    CHECK(rc::check([](const std::vector<std::vector<std::uint8_t>>& drawn) {
        constexpr std::array<std::string_view, 30> words{"",
                                                         "",
                                                         "",
                                                         "-",
                                                         "0",
                                                         "1",
                                                         "2",
                                                         "30",
                                                         "1,000",
                                                         "2,000",
                                                         "3,000",
                                                         "12.000",
                                                         "Rp 5.000",
                                                         "16%",
                                                         "0.37",
                                                         "B",
                                                         "Dokumen",
                                                         "Persen",
                                                         "PROGRAM ANGKASA RAYA",
                                                         "Penyusunan Dokumen",
                                                         "Jumlah dokumen",
                                                         "Jumlah",
                                                         "Terwujudnya desa",
                                                         "2.17.01",
                                                         "2.17.01.2.01",
                                                         "1.",
                                                         "No",
                                                         "I",
                                                         "Kepala Bidang Satu",
                                                         "#REF!"};
        std::string text;
        for (const auto& row : drawn) {
            for (const std::uint8_t cell : row) text.append(words[cell % words.size()]).append("\t");
            text.append("\n");
        }
        const auto read = read_plan(text);
        if (read) {
            RC_ASSERT(!renaksi::broken_invariant(*read));
            RC_ASSERT(read->size() <= 2 * drawn.size());
        } else {
            RC_ASSERT(read.error().code == errc::no_table || read.error().code == errc::empty_input);
        }
    }));
}

TEST_CASE("cutting the sample anywhere never breaks the reading", "[property]") {
    const std::string text = sample();
    CHECK(rc::check([&text](std::size_t from, std::size_t length, const std::string& instead) {
        std::string damaged = text;
        const std::size_t at = from % text.size();
        damaged.replace(at, length % 400, instead);
        const auto read = read_plan(damaged);
        if (read) RC_ASSERT(!renaksi::broken_invariant(*read));
    }));
}
