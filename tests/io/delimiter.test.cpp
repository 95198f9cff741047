#include "io/delimiter.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace {

std::string told(std::string_view text) {
    const auto found = renaksi::io::tell_delimiter(text);
    return found ? std::string(1, *found) : "none";
}

}  // namespace

TEST_CASE("the delimiter is the one that cuts every record alike", "[io]") {
    CHECK(told("nama,pagu\nA,1\nB,2\n") == ",");
    CHECK(told("nama;pagu\nA;1,5\nB;2,5\n") == ";");
    CHECK(told("nama|satuan|pagu\r\nA|x, y|1\r\nB|z|2\r\n") == "|");
    CHECK(told("nama\tpagu\nA\t1,234,567\n") == "\t");
    CHECK(told("a,b,c\n1,2,3") == ",");
}

TEST_CASE("a delimiter inside quotes counts for nothing", "[io]") {
    CHECK(told("nama;pagu\n\"Rapat, koordinasi, dan konsultasi\";1\n\"a \"\"b\"\", c\";2\n") == ";");
    CHECK(told("nama,pagu\n\"a;b;c\nd;e;f\",1\n\"g;h;i\",2\n") == ",");
}

TEST_CASE("a document with tabs stays one, whatever its numbers are full of", "[io]") {
    CHECK(told("RENCANA AKSI, TAHUN 2022\nProgram A\t1,234,567\t2,345,678\nKegiatan B\t1,234,567\t2,345,678\nPraya, Maret 2022\n") == "\t");
    CHECK(told("Program A\t1.234.567;\nKegiatan B\t2.345.678;\n") == "\t");
}

TEST_CASE("sentences and numbers are held together by nothing", "[io]") {
    CHECK(told("Dengan hormat,\nbersama ini kami sampaikan, bahwa rencana aksi, sebagaimana\ndimaksud, telah selesai.\nTerima kasih, "
               "kami.\n") == "none");
    CHECK(told("RENCANA AKSI\nProgram A 1,234,567 2,345,678\nKegiatan B 1,234,567 2,345,678\nSub C 1,234,567 2,345,678\n") == "none");
    CHECK(told("Halo, apa kabar, semua?") == "none");
    CHECK(told("satu\ndua\n") == "none");
    CHECK(told("") == "none");
}

TEST_CASE("a header alone tells its delimiter", "[io]") {
    CHECK(told("opd,kode,level,nama,pagu,tw1\r\n") == ",");
    CHECK(told("opd;kode;level;nama;pagu;tw1") == ";");
}

TEST_CASE("the header of a flat table tells its delimiter, whatever its cells are full of", "[io]") {
    CHECK(told("level,nama,pagu\nprogram,\"a\tb\",1\n") == ",");
    CHECK(told("\"level\";\"nama\";\"pagu\"\r\n\"program\";\"a,b,c\";1\r\nx,y,z\r\n") == ";");
    CHECK(told("nama\tpagu\na,b,c\t1\n") == "\t");
}

TEST_CASE("a table between a title and a signature tells its delimiter", "[io]") {
    CHECK(told("RENCANA AKSI\nDINAS CONTOH\n\n1;Program A;100;25;25;25;25\n2;Program B;100;25;25;25;25\n\nPraya, Maret "
               "2022\nKepala\nSITI\n") == ";");
}

TEST_CASE("records that differ in length still tell their delimiter", "[io]") {
    CHECK(told("a,b,c,d,e\n1,2,3,4,5\n1,2,3\n1,2,3,4,5\n") == ",");
}

TEST_CASE("an unclosed quote does not hide the delimiter of what stands before it", "[io]") {
    CHECK(told("nama,pagu,tw1\nA,1,2\n\"B,2,3\nC,4,5\n") == ",");
}

TEST_CASE("Excel's first line says the delimiter", "[io]") {
    CHECK(told("sep=;\nnama,pagu\n") == ";");
    CHECK(told("SEP=|\r\na\n") == "|");
    CHECK(told("sep=\t\na\n") == "\t");
    CHECK_FALSE(renaksi::io::said_delimiter("sep=\na\n"));
    CHECK_FALSE(renaksi::io::said_delimiter("sep=;;\na\n"));
}

TEST_CASE("a text larger than the sample is told by its first lines", "[io]") {
    std::string text = "nama;pagu;tw1\n";
    while (text.size() < (std::size_t{300} << 10U)) text.append("\"Rapat;\nkoordinasi\";1000;250\n");
    CHECK(told(text) == ";");
}
