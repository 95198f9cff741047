#include <string>
#include <string_view>
#include <vector>

#include "io/formats.hpp"
#include "support/catch.hpp"
#include "zip_parts.hpp"

namespace {

using renaksi::errc;
using renaksi::note_kind;
using renaksi::read_limits;
using renaksi::io::cell_type;
using renaksi::io::read_ods;

std::vector<std::string> ods_rows(std::string_view bytes) {
    const auto read = read_ods(bytes, read_limits{});
    if (!read) return {"refused: " + message(read.error(), renaksi::language::en)};
    std::vector<std::string> out;
    const auto& cells = read->sheets.front().cells;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        std::string text = std::to_string(cells.line(row)) + ":";
        for (std::size_t column = 0; column < cells.columns(row); ++column) {
            const cell_type type = cells.type(row, column);
            text.append(column == 0 ? " " : "|").append(cells.cell(row, column));
            text.append(type == cell_type::number ? "#" : type == cell_type::date ? "@" : "");
        }
        out.push_back(std::move(text));
    }
    return out;
}

using ods_lines = std::vector<std::string>;

std::string typed(std::string_view type, std::string_view value, std::string_view text) {
    return "<table:table-cell office:value-type=\"" + std::string(type) + "\" " + std::string(value) + "><text:p>" + std::string(text) +
           "</text:p></table:table-cell>";
}

}  // namespace

TEST_CASE("values of every type, codes as they are shown") {
    CHECK(ods_rows(test_documents::ods(
              "<table:table-row>" + typed("float", "office:value=\"0.95999999999999996\"", "0,96") +
              typed("percentage", "office:value=\"0.005\"", "1%") + typed("float", "office:value=\"5.1\"", "5,10") +
              typed("float", "office:value=\"1\"", "01") + typed("date", "office:date-value=\"2024-12-31\"", "31/12/24") +
              typed("boolean", "office:boolean-value=\"true\"", "BENAR") + typed("currency", "office:value=\"1234567\"", "Rp1.234.567") +
              typed("string", "", "a") + "</table:table-row>")) == ods_lines{"1: 0.96#|0.5%#|5.10#|01#|31 Desember 2024@|TRUE|1234567#|a"});
}

TEST_CASE("paragraphs are lines, and comments and phonetic readings are none") {
    CHECK(ods_rows(test_documents::ods("<table:table-row><table:table-cell><office:annotation><text:p>komentar</text:p></"
                                       "office:annotation><text:p>satu <text:span>dua</text:span> "
                                       "<text:span>tiga</text:span></text:p><text:p>x<text:s "
                                       "text:c=\"2\"/>y<text:tab/>z<text:line-break/>w</text:p></table:table-cell></table:table-row>")) ==
          ods_lines{"1: satu dua tiga\nx  y z\nw"});
}

TEST_CASE("repeated places: empty ones cost nothing, filled ones are filled, too many are refused") {
    CHECK(ods_rows(test_documents::ods("<table:table-header-rows><table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
                                       "table:number-columns-repeated=\"1024\"/></table:table-row>"
                                       "</table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
                                       "table:number-columns-repeated=\"2\"><text:p>a</text:p>"
                                       "</table:table-cell></table:table-row><table:table-row "
                                       "table:number-rows-repeated=\"1048571\"><table:table-cell/></table:table-row>")) ==
          ods_lines{"4: a|a", "5: a|a"});
    const auto many =
        read_ods(test_documents::ods(
                     "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000\">"
                     "<text:p>a</text:p></table:table-cell></table:table-row>"),
                 read_limits{});
    REQUIRE_FALSE(many);
    CHECK(many.error().code == errc::limit_exceeded);
    CHECK(many.error().detail == "Rencana: repeated cells of all sheets");
    CHECK(ods_rows(test_documents::ods("<table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>a</text:p>"
                                       "</table:table-cell><table:table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
                                       "</table:table-row><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell>"
                                       "</table:table-row>")) == ods_lines{"1: a||b", "2: a||b", "3: c"});
}

TEST_CASE("more sheets than any document has are refused") {
    std::string tables;
    for (int i = 0; i <= 10'000; ++i) tables.append("<table:table/>");
    const auto read = read_ods(test_documents::pack(test_documents::ods_parts("<office:body><office:spreadsheet>" + tables +
                                                                              "</office:spreadsheet></office:body>")),
                               read_limits{});
    REQUIRE_FALSE(read);
    CHECK(read.error().detail == "sheets > 10000");
}

TEST_CASE("spans, hidden rows and formulas") {
    const auto read = read_ods(
        test_documents::ods(
            "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-row table:visibility=\"filter\">"
            "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><text:p>judul</text:p></table:table-cell>"
            "<table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row><table:table-row>"
            "<table:covered-table-cell><text:p>tertutup</text:p></table:covered-table-cell><table:covered-table-cell/>"
            "<table:table-cell table:formula=\"of:=SUM([.A1])\"/>" +
            typed("float", "table:formula=\"of:='file:///a.ods'#$B.C1\" office:value=\"7\"", "7") + "</table:table-row>"),
        read_limits{});
    REQUIRE(read);
    const auto& one = read->sheets.front();
    REQUIRE(one.cells.merges().size() == 1);
    CHECK((one.cells.merges()[0].rows == 2 && one.cells.merges()[0].columns == 2));
    std::vector<std::string> notes;
    for (const auto& note : one.notes) {
        notes.push_back(std::to_string(static_cast<int>(note.kind)) + " " + std::to_string(note.line) + ":" + std::to_string(note.column) +
                        " " + note.text);
    }
    CHECK(notes == std::vector<std::string>{"18 2:3 =SUM([.A1])", "19 2:4 ='file:///a.ods'#$B.C1", "3 2:1 tertutup", "17 1:0 "});
}

TEST_CASE("hidden sheets, flat documents, encrypted documents") {
    const std::string body =
        "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
        "table:display=\"false\"/></style:style>"
        "</office:automatic-styles><office:body><office:spreadsheet><table:table "
        "table:name=\"A\"><table:table-row><table:table-cell><text:p>a</text:p>"
        "</table:table-cell></table:table-row></table:table><table:table table:name=\"B\" "
        "table:style-name=\"ta2\"/></office:spreadsheet></office:body>";
    auto parts = test_documents::ods_parts(body);
    const auto read = read_ods(test_documents::pack(parts), read_limits{});
    REQUIRE(read);
    REQUIRE(read->sheets.size() == 2);
    CHECK_FALSE(read->sheets[0].hidden);
    CHECK(read->sheets[1].hidden);
    CHECK(ods_rows(parts[1].second) == ods_lines{"1: a"});
    parts[2].second = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    CHECK(read_ods(test_documents::pack(parts), read_limits{}).error().code == errc::password_protected);
    CHECK(ods_rows(test_documents::pack({{"content.xml", "<a/>"}})) ==
          ods_lines{"refused: the file is damaged: content.xml: no office:spreadsheet"});
    CHECK(ods_rows(test_documents::pack({{"x", "y"}})) == ods_lines{"refused: the file is damaged: content.xml: missing"});
}
