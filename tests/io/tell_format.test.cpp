#include <string>
#include <string_view>

#include "io/formats.hpp"
#include "io/xls_compound.hpp"
#include "support/catch.hpp"
#include "zip_parts.hpp"

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using renaksi::errc;
using renaksi::input_format;
using renaksi::read_limits;
using renaksi::io::tell_format;
using test_documents::pack;

input_format told(std::string_view bytes) { return tell_format(bytes, read_limits{}).value_or(input_format::automatic); }

std::string not_told(std::string_view bytes) {
    const auto format = tell_format(bytes, read_limits{});
    return format ? "it was told" : std::to_string(static_cast<int>(format.error().code)) + " " + format.error().detail;
}

/// A compound file with one empty stream of that name.
std::string compound(std::string_view name) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(512 * 3 - 8, '\0');
    const auto put = [&bytes](std::size_t at, std::uint64_t value, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) bytes[at + i] = static_cast<char>(static_cast<std::uint8_t>(value >> (8U * i)));
    };
    put(24, 0x3E, 2);
    put(26, 3, 2);
    put(28, 0xFFFE, 2);
    put(30, 9, 2);
    put(32, 6, 2);
    put(44, 1, 4);  // one sector of the table
    put(48, 1, 4);  // the directory is sector 1
    put(56, 4096, 4);
    put(60, 0xFFFFFFFE, 4);
    put(68, 0xFFFFFFFE, 4);
    put(76, 0, 4);  // the table is sector 0
    for (std::size_t i = 1; i < 109; ++i) put(76 + 4 * i, 0xFFFFFFFF, 4);
    put(512, 0xFFFFFFFD, 4);
    put(516, 0xFFFFFFFE, 4);
    const auto entry = [&](std::size_t index, std::string_view text, std::uint8_t type) {
        const std::size_t at = 1024 + 128 * index;
        for (std::size_t i = 0; i < text.size(); ++i) bytes[at + 2 * i] = text[i];
        put(at + 64, 2 * text.size() + 2, 2);
        bytes[at + 66] = static_cast<char>(type);
    };
    entry(0, "Root Entry", 5);
    entry(1, name, 2);
    return bytes;
}

}  // namespace

TEST_CASE("packed documents are told by their parts") {
    CHECK(told(test_documents::xlsx("<sheetData/>")) == input_format::xlsx);
    CHECK(told(test_documents::ods("")) == input_format::ods);
    CHECK(told(pack({{"word/document.xml", "<a/>"}})) == input_format::docx);
    CHECK(not_told(pack({{"ppt/presentation.xml", "<a/>"}})) == "18 PPTX (presentation)");
    CHECK(not_told(pack({{"mimetype", "application/vnd.oasis.opendocument.text"}})) == "18 ODT (text document); save it as docx");
    CHECK(not_told(pack({{"mimetype", "application/epub+zip"}})) == "18 EPUB (book)");
    CHECK(not_told(pack({{"foto.jpg", "x"}})) == "18 ZIP without an office document in it");
    CHECK(not_told("PK\x03\x04 cut off").rfind("21 ZIP directory: ", 0) == 0);
}

TEST_CASE("compound files are told by their streams") {
    CHECK(told(compound("Workbook")) == input_format::xls);
    CHECK(told(compound("Book")) == input_format::xls);
    CHECK(not_told(compound("EncryptedPackage")) == "22 EncryptedPackage");
    CHECK(not_told(compound("WordDocument")) == "18 DOC (binary Word); save it as docx");
    CHECK(not_told(compound("Lain")) == "18 OLE file without a workbook in it");
    CHECK(renaksi::io::read_xls(compound("Workbook"), read_limits{}).error().detail == "XLS (binary Excel); save it as xlsx");
    const std::string good = compound("Workbook");
    for (std::size_t length = 8; length < 1'280; length += 8) CHECK(not_told(good.substr(0, length)).rfind("21 OLE ", 0) == 0);
}

TEST_CASE("a table of sectors that goes in circles is refused") {
    std::string bytes = compound("Workbook");
    bytes[516] = '\1';  // the directory's sector follows itself
    bytes[517] = bytes[518] = bytes[519] = '\0';
    CHECK(not_told(bytes) == "21 OLE directory: cut off or broken");
    bytes = compound("Workbook");
    bytes[68] = bytes[69] = bytes[70] = bytes[71] = '\0';
    CHECK(not_told(bytes).rfind("21 OLE ", 0) == 0);
}

TEST_CASE("markup and JSON") {
    CHECK(told("{\"schema\": \"renaksi-plan/1\"}") == input_format::json);
    CHECK(told("\xEF\xBB\xBF \n[{}]") == input_format::json);
    CHECK(told("[draf] Rencana Aksi\tPagu\n1\t2\n") == input_format::tsv);
    CHECK(told("<!DOCTYPE html><p>") == input_format::html);
    CHECK(told("  <!-- a --><HTML xmlns:o=\"urn:schemas-microsoft-com:office:office\">") == input_format::html);
    CHECK(told("<?xml version=\"1.0\"?><html:html>") == input_format::html);
    CHECK(told("<table border=1><tr>") == input_format::html);
    CHECK(told("<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">") ==
          input_format::ods);
    CHECK(not_told("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
                   "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">") == "18 XML Spreadsheet 2003; save it as xlsx");
    CHECK(not_told("<?xml version=\"1.0\"?><rss/>") == "18 XML <rss>");
    CHECK(told("<10\t5\n") == input_format::tsv);
}

TEST_CASE("text: tabs or another delimiter, in any encoding") {
    CHECK(told("No\tNama\tPagu\n1\tA, B\t1,250,000\n2\tC, D\t2,250,000\n") == input_format::tsv);
    CHECK(told("No;Nama;Pagu\n1;A;5\n2;B;6\n") == input_format::csv);
    CHECK(told("\xFF\xFEN\0o\0;\0P\0\n\0\x31\0;\0\x35\0\n\0"sv) == input_format::csv);
    CHECK(told("satu baris saja\n") == input_format::tsv);
    std::string large = "No;Nama\n";
    while (large.size() < 400'000) large.append("1;P\xC3\xA9nanggung jawab\n");
    CHECK(told(large) == input_format::csv);
}

TEST_CASE("what is no plan at all is named") {
    CHECK(not_told("%PDF-1.7\n").rfind("18 PDF", 0) == 0);
    CHECK(not_told("{\\rtf1 a}").rfind("18 RTF", 0) == 0);
    CHECK(not_told("\x7F"
                   "ELF\x02\x01\x01\0\0\0"sv)
              .rfind("6 ", 0) == 0);
    CHECK(not_told("\x89PNG\r\n\x1A\n").rfind("6 PNG", 0) == 0);
}
