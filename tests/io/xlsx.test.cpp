#include <rapidcheck.h>

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
using renaksi::io::read_xlsx;
using renaksi::io::sheet;
using test_documents::xlsx;

renaksi::error xlsx_refusal(std::string_view bytes, const read_limits& limits = {}) {
    const auto read = read_xlsx(bytes, limits);
    return read ? renaksi::make_error(errc::invalid_argument, "it was read") : read.error();
}

/// `line: a|b#|c@` for each row.
std::vector<std::string> rows_of(const sheet& from) {
    std::vector<std::string> out;
    for (std::size_t row = 0; row < from.cells.rows(); ++row) {
        std::string text = std::to_string(from.cells.line(row)) + ":";
        for (std::size_t column = 0; column < from.cells.columns(row); ++column) {
            const cell_type type = from.cells.type(row, column);
            text.append(column == 0 ? " " : "|").append(from.cells.cell(row, column));
            text.append(type == cell_type::number ? "#" : type == cell_type::date ? "@" : "");
        }
        out.push_back(std::move(text));
    }
    return out;
}

using lines = std::vector<std::string>;

lines xlsx_rows(std::string_view bytes) {
    const auto read = read_xlsx(bytes, read_limits{});
    if (!read) return {"refused: " + message(read.error(), renaksi::language::en)};
    return rows_of(read->sheets.front());
}

constexpr std::string_view xlsx_strings_xml =
    "<si><t>Nama</t></si><si><r><t>tebal</t></r><r><rPr/><t xml:space=\"preserve\"> </t></r><r><t>miring</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>fonetik</t></rPh></si><si><t>a_x000D_\nb_x005F_x0041_</t></si>";

}  // namespace

TEST_CASE("cells of every type, in their places") {
    const std::string bytes = xlsx(
        "<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>"
        "<row r=\"5\"><c r=\"A5\"><v>0.95999999999999996</v></c><c r=\"B5\" t=\"b\"><v>1</v></c><c r=\"C5\" t=\"e\"><v>#DIV/0!</v></c>"
        "<c r=\"D5\" t=\"str\"><f>A1&amp;\"\"</f><v>hasil</v></c><c r=\"E5\" t=\"inlineStr\"><is><t>di sini</t></is></c>"
        "<c r=\"F5\" t=\"d\"><v>2024-12-31</v></c><c r=\"G5\" t=\"s\"><v>2</v></c></row></sheetData>",
        {std::string(xlsx_strings_xml), "", "", "visible"});
    CHECK(xlsx_rows(bytes) == lines{"2: |Nama||tebal miring", "5: 0.96#|TRUE|#DIV/0!|hasil|di sini|31 Desember 2024@|a\nb_x0041_"});
}

TEST_CASE("number formats: percent, dates, codes") {
    test_documents::xlsx_extra extra;
    extra.styles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d mmmm yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"00\"/></numFmts>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"2\"/><xf "
        "numFmtId=\"14\"/></cellXfs>";
    const std::string_view sheet =
        "<sheetData><row><c s=\"1\"><v>0.96</v></c><c s=\"2\"><v>45657</v></c><c s=\"3\"><v>1</v></c><c s=\"4\"><v>5.1</v></c>"
        "<c s=\"5\"><v>45292</v></c><c s=\"99\"><v>7</v></c></row></sheetData>";
    CHECK(xlsx_rows(xlsx(sheet, extra)) == lines{"1: 96%#|31 Desember 2024@|01#|5.10#|1 Januari 2024@|7#"});
    extra.workbook = "<workbookPr date1904=\"1\"/>";
    CHECK(xlsx_rows(xlsx("<sheetData><row><c s=\"2\"><v>44195</v></c></row></sheetData>", extra)) == lines{"1: 31 Desember 2024@"});
}

TEST_CASE("rows and cells without a place follow the one before") {
    CHECK(xlsx_rows(xlsx("<sheetData><row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"
                         "<row r=\"9\"><c><v>5</v></c></row></sheetData>")) == lines{"1: 1#|||2#|3#", "3: 4#", "9: 5#"});
    CHECK(xlsx_rows(xlsx("<sheetData><row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row><row "
                         "r=\"1\"><c><v>3</v></c></row></sheetData>")) == lines{"1: 3#", "3: 2#|1#"});
}

TEST_CASE("prefixes of namespaces and the strict namespace make no difference") {
    auto parts = test_documents::xlsx_parts("<sheetData/>");
    parts[1].second =
        "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"r\"><x:sheets><x:sheet name=\"R\" "
        "sheetId=\"1\" q:id=\"rId1\"/></x:sheets></x:workbook>";
    parts[5].second =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c "
        "t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    CHECK(xlsx_rows(test_documents::pack(parts)) == lines{"1: a"});
}

TEST_CASE("merged cells: those that overlap or hold nothing are left out, what they hide becomes a note") {
    const auto read = read_xlsx(
        xlsx("<sheetData><row r=\"1\"><c><v>1</v></c><c r=\"C1\"><v>2</v></c></row><row r=\"4\"><c><v>3</v></c><c "
             "r=\"D4\"><v>9</v></c></row>"
             "</sheetData><mergeCells><mergeCell ref=\"A1:B4\"/><mergeCell ref=\"B2:C5\"/><mergeCell ref=\"C1:XFD1\"/>"
             "<mergeCell ref=\"A1:A1048576\"/><mergeCell ref=\"A900:B901\"/><mergeCell ref=\"C2:C2\"/><mergeCell ref=\"Z\"/></mergeCells>"),
        read_limits{});
    REQUIRE(read);
    const sheet& one = read->sheets.front();
    CHECK(rows_of(one) == lines{"1: 1#||2#", "4: |||9#"});
    REQUIRE(one.cells.merges().size() == 2);
    CHECK(one.cells.merges()[0].rows == 2);
    CHECK(one.cells.merges()[0].columns == 2);
    CHECK(one.cells.merges()[1].column == 2);
    CHECK(one.cells.merges()[1].columns == 2);
    REQUIRE(one.notes.size() == 1);
    CHECK(one.notes[0].kind == note_kind::unplaced_text);
    CHECK(one.notes[0].line == 4);
    CHECK(one.notes[0].text == "3");
}

TEST_CASE("formulas: one without a value and one into another file are noted") {
    test_documents::xlsx_extra extra;
    extra.workbook = "<externalReferences><externalReference/></externalReferences>";
    const auto read = read_xlsx(
        xlsx("<sheetData><row><c><f t=\"shared\" si=\"0\" ref=\"A1:B1\">SUM(A2:A9)</f><v/></c><c><f t=\"shared\" si=\"0\"/></c><c "
             "t=\"str\"><f>\"\"</f><v></v></c>"
             "<c><f>'[1]Rekap (2)'!B2</f><v>7</v></c><c><f>[1]Rekap!B2+1</f><v>8</v></c><c><f>SUM(T[1])&amp;\"[1]a!b\"</f><v>9</v></c>"
             "<c><f>T[[#This Row],[1]]</f><v>10</v></c></row></sheetData>",
             extra),
        read_limits{});
    REQUIRE(read);
    CHECK(rows_of(read->sheets.front()) == lines{"1: |||7#|8#|9#|10#"});
    lines notes;
    for (const auto& one : read->sheets.front().notes) {
        notes.push_back(std::string(one.kind == note_kind::unknown_formula  ? "unknown "
                                    : one.kind == note_kind::linked_formula ? "linked "
                                                                            : "other ") +
                        std::to_string(one.column) + one.text);
    }
    CHECK(notes == lines{"unknown 1=SUM(A2:A9)", "unknown 2=SUM(A2:A9)", "linked 4='[1]Rekap (2)'!B2", "linked 5=[1]Rekap!B2+1"});
}

TEST_CASE("what is hidden is read and counted") {
    test_documents::xlsx_extra extra;
    extra.state = "veryHidden";
    const auto read = read_xlsx(xlsx("<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols><sheetData><row r=\"3\" "
                                     "hidden=\"1\"><c><v>1</v></c><c><v>2</v></c></row>"
                                     "<row r=\"4\"><c><v>3</v></c></row><row r=\"7\" hidden=\"1\"/></sheetData>",
                                     extra),
                                read_limits{});
    REQUIRE(read);
    CHECK(read->sheets.front().hidden);
    const auto& notes = read->sheets.front().notes;
    REQUIRE(notes.size() == 2);
    CHECK((notes[0].kind == note_kind::hidden_cells && notes[0].line == 3 && notes[0].amount == 1));
    CHECK((notes[1].kind == note_kind::hidden_cells && notes[1].column == 2 && notes[1].amount == 1));
}

TEST_CASE("a million styled places without text cost nothing, one with text too far out is refused with its place") {
    CHECK(xlsx_rows(xlsx(
              "<cols><col min=\"1\" max=\"16384\" style=\"1\"/></cols><sheetData><row r=\"1\" spans=\"1:16384\"><c r=\"A1\"><v>1</v></c>"
              "<c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row></sheetData>")) == lines{"1: 1#"});
    const auto why = xlsx_refusal(xlsx("<sheetData><row r=\"8\"><c r=\"XFD8\"><v>1</v></c></row></sheetData>"));
    CHECK(why.code == errc::limit_exceeded);
    CHECK(why.detail == "Rencana: columns > 1024");
    CHECK((why.where.line == 8 && why.where.column == 16'384));
}

TEST_CASE("few bytes cannot ask for many cells") {
    std::string rows;
    for (int i = 0; i < 3'000; ++i) rows.append("<row><c r=\"AMJ1\"><v>1</v></c></row>");
    for (std::size_t at = 0, row = 1; (at = rows.find("AMJ1", at)) != std::string::npos; ++at, ++row)
        rows.replace(at, 4, "AMJ" + std::to_string(row));
    const auto why = xlsx_refusal(xlsx("<sheetData>" + rows + "</sheetData>"));
    CHECK(why.code == errc::limit_exceeded);
    CHECK(why.detail == "Rencana: cells of all sheets");
    std::string same;
    for (int i = 0; i < 2'000; ++i) same.append("<c t=\"s\"><v>0</v></c></row><row>");
    test_documents::xlsx_extra extra;
    extra.strings = "<si><t>" + std::string(32'000, 'a') + "</t></si>";
    CHECK(xlsx_refusal(xlsx("<sheetData><row>" + same + "</row></sheetData>", extra)).detail == "Rencana: text of all cells");
}

TEST_CASE("cells that share a text keep it, with the line ends in front of it, in whatever order they come") {
    const auto read = read_xlsx(xlsx("<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"A2\" t=\"s\"><v>1</v></c></row>"
                                     "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row></sheetData>",
                                     {"<si/><si><t xml:space=\"preserve\">\n\n a </t></si>", "", "", "visible"}),
                                read_limits{});
    REQUIRE(read);
    const auto& cells = read->sheets.front().cells;
    CHECK(rows_of(read->sheets.front()) == lines{"1: |a", "2: a|a"});
    CHECK((cells.lines_before(0, 1) == 2 && cells.lines_before(1, 0) == 2 && cells.origin(1, 1) == 2));
}

TEST_CASE("what notes quote is cut short where they would quote more than the document says") {
    std::string cells = "<c><f t=\"shared\" si=\"0\">" + std::string(900, '1') + "</f></c>";
    for (int i = 0; i < 2'000; ++i) cells.append("<c r=\"A" + std::to_string(i + 2) + "\"><f t=\"shared\" si=\"0\"/></c>");
    const auto read = read_xlsx(xlsx("<sheetData><row>" + cells + "</row></sheetData>"), read_limits{});
    REQUIRE(read);
    const auto& notes = read->sheets.front().notes;
    REQUIRE(notes.size() == 2'001);
    CHECK(notes.front().text == "=" + std::string(900, '1'));
    CHECK(notes.back().text == "=11111111111…");
    CHECK((notes.back().line == 2'001 && notes.back().kind == note_kind::unknown_formula));
}

TEST_CASE("the longest cell of a spreadsheet is read, one byte over the limit is refused") {
    const auto cell = [](std::size_t length) {
        return xlsx("<sheetData><row r=\"4\"><c r=\"C4\" t=\"inlineStr\"><is><t>" + std::string(length, 'a') +
                    "</t></is></c></row></sheetData>");
    };
    CHECK(xlsx_rows(cell(32'767)) == lines{"4: ||" + std::string(32'767, 'a')});
    const auto why = xlsx_refusal(cell(32'769));
    CHECK(why.code == errc::limit_exceeded);
    CHECK((why.where.line == 4 && why.where.column == 3));
}

TEST_CASE("broken workbooks: the part, the row and the cell") {
    const auto shared = xlsx_refusal(xlsx("<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>7</v></c></row></sheetData>"));
    CHECK(message(shared, renaksi::language::en) == "2:2: the file is damaged: Rencana: shared text 7 of 0");
    CHECK(xlsx_refusal(xlsx("<sheetData><row r=\"x\"/></sheetData>")).detail == "Rencana: row x");
    CHECK(xlsx_refusal(xlsx("<sheetData><row><c r=\"7\"/></row></sheetData>")).detail == "Rencana: cell 7");
    auto parts = test_documents::xlsx_parts("<sheetData/>");
    parts[5].second = "<worksheet><sheetData></worksheet>";
    CHECK(xlsx_refusal(test_documents::pack(parts)).detail == "xl/worksheets/sheet1.xml:1:25: Start-end tags mismatch");
    parts[5].second = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>";
    CHECK(xlsx_refusal(test_documents::pack(parts)).code == errc::damaged_file);
    parts.pop_back();
    CHECK(xlsx_refusal(test_documents::pack(parts)).detail == "xl/worksheets/sheet1.xml: missing");
    CHECK(xlsx_refusal(test_documents::pack({{"a", "b"}})).detail == "xl/workbook.xml: missing");
}

TEST_CASE("no cut and no flipped byte of a workbook does more than give an error") {
    const std::string good =
        xlsx("<sheetData><row><c t=\"s\"><v>0</v></c><c><v>5</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
             {std::string(xlsx_strings_xml), "", "", "visible"});
    for (std::size_t length = 1; length < good.size(); length += 7) {
        const auto read = read_xlsx(std::string_view(good).substr(0, length), read_limits{});
        CHECK_FALSE(read);
    }
    // Stored, so that a flip reaches the XML and not only the checksum.
    CHECK(rc::check("flipped bytes of the sheet", [] {
        std::string body =
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData><mergeCells><mergeCell "
            "ref=\"A1:B2\"/></mergeCells></worksheet>";
        for (int i = 0; i < 3; ++i) body[*rc::gen::inRange<std::size_t>(0, body.size())] = *rc::gen::arbitrary<char>();
        auto parts = test_documents::xlsx_parts("", {std::string(xlsx_strings_xml), "", "", "visible"});
        parts[5].second = body;
        const auto read = read_xlsx(test_documents::pack(parts), read_limits{});
        // RapidCheck takes an expression apart, so that `||` in one would read the error of a workbook that is there.
        const bool fine = read || read.error().code == errc::damaged_file || read.error().code == errc::limit_exceeded;
        RC_ASSERT(fine);
    }));
}
