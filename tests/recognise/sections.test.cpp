#include "recognise/sections.hpp"

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi::recognise;
using renaksi::test::document;
using renaksi::test::small_plan;
using renaksi::test::small_plan_with;

namespace {

std::vector<std::int64_t> lines(const document& text, const std::vector<std::size_t>& rows) {
    std::vector<std::int64_t> out;
    for (const std::size_t row : rows) out.push_back(text.grid().line(row));
    return out;
}

using line_list = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("the parts of a small plan") {
    const document text(small_plan);
    const sections parts = text.sections();
    CHECK(parts.title.begin == 0);
    CHECK(parts.title.end == 4);
    REQUIRE(parts.headers.size() == 1);
    CHECK(parts.headers[0].begin == 4);
    CHECK(parts.headers[0].end == 5);
    CHECK(lines(text, parts.body) == line_list{6, 7, 8, 9, 10, 11, 12});
    CHECK(lines(text, parts.totals) == line_list{13});
    CHECK(text.grid().line(parts.closing.begin) == 14);
    CHECK(parts.closing.end == text.grid().rows());
}

TEST_CASE("headers of several rows, with a row of numbers, repeated") {
    const document text(
        "RENCANA AKSI\nTAHUN 2024\n\n"
        "No|Program|Anggaran|||||\n|||Triwulan||||\n|||I|II|III|IV|\n1|2|3|4|5|6|7|8\n"
        "1.|PROGRAM SATU|4,000|1,000|1,000|1,000|1,000|Sekretaris\n\n"
        "No|Program|Anggaran|||||\n|||I|II|III|IV|\n(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)\n"
        "|Kegiatan satu|4,000|1,000|1,000|1,000|1,000|\n");
    const sections parts = text.sections();
    REQUIRE(parts.headers.size() == 2);
    CHECK(parts.headers[0].begin == 3);
    CHECK(parts.headers[0].end == 7);
    CHECK(parts.headers[1].begin == 9);
    CHECK(parts.headers[1].end == 12);
    CHECK(lines(text, parts.body) == line_list{8, 13});
    CHECK(parts.title.end == 3);
}

TEST_CASE("a table without a header begins with its first row") {
    const document text(
        "RENCANA AKSI\n\n|PROGRAM SATU|4,000|1,000|1,000|1,000|1,000|Sekretaris\n|Kegiatan|4,000|1,000|1,000|1,000|1,000|\n");
    const sections parts = text.sections();
    CHECK(parts.headers.empty());
    CHECK(lines(text, parts.body) == line_list{3, 4});
    CHECK(parts.title.end == 2);
}

TEST_CASE("no row that a plan could have is no table") {
    for (const char* text : {"", "Kepada Yth.", "a|b\nc|d", "No|Program|Anggaran\n"}) {
        INFO(text);
        const document read(text);
        CHECK_FALSE(find_sections(read.cells()));
    }
}

TEST_CASE("a total row needs an amount, and a label that says nothing else") {
    const auto totals = [](std::string_view row) {
        const document text(std::string("|PROGRAM SATU|4,000|1,000|1,000|1,000|1,000|Sekretaris\n") + std::string(row) + "\n");
        return text.sections().totals.size();
    };
    CHECK(totals("Jumlah||4,000|1,000|1,000|1,000|1,000|") == 1);
    CHECK(totals("|TOTAL|4,000|1,000|1,000|1,000|1,000|") == 1);
    CHECK(totals("|Jumlah|930.000.000|||||") == 1);
    CHECK(totals("|Sub Total|4,000|1,000|1,000|1,000|1,000|") == 1);
    CHECK(totals("|Jumlah dokumen|4,000|1,000|1,000|1,000|1,000|") == 0);
    CHECK(totals("Jumlah|||||||") == 0);
}

TEST_CASE("a header with words that are none of a header's own is still a header") {
    const document text(small_plan_with("|Indikator|", "|Indikator dan Formula Perhitungan|"));
    CHECK(text.sections().headers.size() == 1);
    CHECK(lines(text, text.sections().body) == line_list{6, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("cells above the table are no rows of it") {
    const document text(small_plan_with("DINAS PERPUSTAKAAN KOTA BLITAR\n", "Nama OPD|:|Dinas Perpustakaan\n"));
    CHECK(lines(text, text.sections().body) == line_list{6, 7, 8, 9, 10, 11, 12});
}
