#include <string>
#include <string_view>
#include <vector>

#include "io/formats.hpp"
#include "io/sheets.hpp"
#include "io/stored_zip.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"

namespace {

using renaksi::errc;
using renaksi::note;
using renaksi::note_kind;
using renaksi::read_limits;
using renaksi::io::read_docx;
using renaksi::test::shown_merges;
using renaksi::test::shown_rows;
using renaksi::test::shown_sheets;
using renaksi::test::stored_zip;

using lines = std::vector<std::string>;

std::string document_xml(std::string_view body) {
    return "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\" xmlns:wps=\"urn:wps\"><w:body>" + std::string(body) +
           "</w:body></w:document>";
}

std::string docx_file(std::string_view body) { return stored_zip({{"word/document.xml", document_xml(body)}}); }

lines docx_sheets(std::string_view body) { return shown_sheets(read_docx(docx_file(body), read_limits{})); }

lines docx_rows(std::string_view body) {
    const auto read = read_docx(docx_file(body), read_limits{});
    return read && read->sheets.size() == 1 ? shown_rows(read->sheets[0].cells) : shown_sheets(read);
}

lines docx_merges(std::string_view body) {
    const auto read = read_docx(docx_file(body), read_limits{});
    return read && read->sheets.size() == 1 ? shown_merges(read->sheets[0].cells) : shown_sheets(read);
}

std::string run(std::string_view text) { return "<w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>"; }
std::string paragraph(std::string_view text) { return "<w:p>" + run(text) + "</w:p>"; }
std::string cell_of(std::string_view content, std::string_view properties = {}) {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}
std::string cell(std::string_view text, std::string_view properties = {}) { return cell_of(paragraph(text), properties); }
std::string row(const std::vector<std::string>& cells, std::string_view properties = {}) {
    std::string out = "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>";
    for (const std::string& one : cells) out.append(one);
    return out + "</w:tr>";
}
std::string table(const std::vector<std::string>& rows) {
    std::string out = "<w:tbl><w:tblPr/><w:tblGrid/>";
    for (const std::string& one : rows) out.append(one);
    return out + "</w:tbl>";
}
std::string one_cell(std::string_view content) { return table({row({cell_of(content)})}); }
std::string plan_table() {
    return table({row({cell("No"), cell("Program"), cell("Pagu"), cell("TW I")}),
                  row({cell("1"), cell("A"), cell("20.000"), cell("5.000")}), row({cell("2"), cell("B"), cell("30.000"), cell("6.000")})});
}

lines with_plan_table(lines before, const lines& after) {
    for (const char* text : {"No | Program | Pagu | TW I", "1 | A | 20.000 | 5.000", "2 | B | 30.000 | 6.000"}) before.emplace_back(text);
    before.insert(before.end(), after.begin(), after.end());
    return before;
}

}  // namespace

TEST_CASE("docx: cells that span columns and rows") {
    const std::string header = table({row({cell("No", "<w:vMerge w:val=\"restart\"/>"), cell("Program", "<w:vMerge w:val=\"restart\"/>"),
                                           cell("TW", "<w:gridSpan w:val=\"2\"/>")}),
                                      row({cell("", "<w:vMerge/>"), cell("", "<w:vMerge w:val=\"continue\"/>"), cell("I"), cell("II")}),
                                      row({cell("1"), cell("A"), cell("5"), cell("6")})});
    CHECK(docx_rows(header) == lines{"No | Program | TW", " |  | I | II", "1 | A | 5 | 6"});
    CHECK(docx_merges(header) == lines{"0,0 2x1", "0,1 2x1", "0,2 1x2"});
}

TEST_CASE("docx: the old way to merge across, and rows that begin further right") {
    const std::string across =
        table({row({cell("a", "<w:hMerge w:val=\"restart\"/>"), cell("", "<w:hMerge/>"), cell("b")}),
               row({cell("c")}, "<w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/>"), row({cell("d", "<w:hMerge/>"), cell("e")})});
    CHECK(docx_rows(across) == lines{"a |  | b", " |  | c", "d | e"});
    CHECK(docx_merges(across) == lines{"0,0 1x2"});
}

TEST_CASE("docx: a merge that goes on from nothing is a cell, and text under a merge becomes a note") {
    CHECK(docx_rows(table({row({cell("", "<w:vMerge/>"), cell("a")}), row({cell("", "<w:vMerge/>"), cell("b")})})) ==
          lines{" | a", " | b"});
    const auto read = read_docx(
        docx_file(table({row({cell("a"), cell("b", "<w:vMerge w:val=\"restart\"/>")}), row({cell("c"), cell("under", "<w:vMerge/>")})})),
        read_limits{});
    CHECK(shown_sheets(read) == lines{"###", "a | b", "c | "});
    REQUIRE(read);
    REQUIRE(read->sheets[0].notes.size() == 1);
    const note& said = read->sheets[0].notes[0];
    CHECK(said.kind == note_kind::unplaced_text);
    CHECK(said.text == "under");
    CHECK(said.line == 2);
    CHECK(said.column == 2);
}

TEST_CASE("docx: the text of a cell") {
    CHECK(docx_rows(one_cell(paragraph("a") + paragraph("") + "<w:p>" + run("b ") + run("c") +
                             "<w:r><w:br/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r></w:p>")) == lines{"a\\nb c\\nd\\ne"});
    CHECK(docx_rows(one_cell("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/></w:r></w:p>")) ==
          lines{"a b-c"});
    CHECK(docx_rows(one_cell("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F033\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"
                             "<w:sym w:font=\"Arial\" w:char=\"00E9\"/><w:sym w:char=\"zz\"/></w:r></w:p>")) ==
          lines{"3\xE2\x80\xA2\xC3\xA9"});
    CHECK(docx_rows(one_cell("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>"
                             "<w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt></w:p>")) == lines{"ab"});
}

TEST_CASE("docx: tracked changes are read as accepted") {
    CHECK(docx_rows(
              one_cell("<w:p><w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del><w:ins><w:r><w:t>20.000</w:t></w:r></w:ins>"
                       "<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>")) ==
          lines{"20.000"});
    CHECK(docx_rows(table({row({cell("a"), cell("b")}), row({cell("no"), cell("no")}, "<w:del/>"),
                           row({cell("c"), cell("d")}, "<w:ins/>")})) == lines{"a | b", "c | d"});
}

TEST_CASE("docx: of a field the result is read") {
    const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    const std::string separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    const std::string end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    CHECK(docx_rows(one_cell("<w:p>" + begin + "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>" + run("no") + separate + run("50.000") +
                             end + "</w:p>")) == lines{"50.000"});
    // A field that never comes to an end takes nothing with it.
    CHECK(docx_rows(one_cell("<w:p>" + begin + "</w:p>" + paragraph("a"))) == lines{"a"});
}

TEST_CASE("docx: of a text box one of the two ways to write it is read") {
    const std::string box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>" +
                            paragraph("Praya, Maret 2022") + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                            paragraph("Praya, Maret 2022") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    CHECK(docx_rows(plan_table() + "<w:p>" + box + run("IKSAN") + "</w:p>") == with_plan_table({}, {"Praya, Maret 2022", "IKSAN"}));
    CHECK(docx_rows(one_cell("<w:p>" + run("a") + "<mc:AlternateContent><mc:Fallback>" + run("b") +
                             "</mc:Fallback></mc:AlternateContent></w:p>")) == lines{"ab"});
}

TEST_CASE("docx: paragraphs around the table, their tabs as cells") {
    const std::string tabs = "<w:p><w:r><w:tab/><w:tab/><w:t>Praya</w:t></w:r></w:p><w:p>" + run("Mengetahui") +
                             "<w:r><w:tab/><w:tab/></w:r>" + run("Kepala Dinas") + "</w:p>";
    CHECK(docx_rows(paragraph("RENCANA AKSI") + paragraph(" ") + "<w:p>" + run("TAHUN") + "<w:r><w:br/></w:r>" + run("2024") + "</w:p>" +
                    plan_table() + tabs) == with_plan_table({"RENCANA AKSI", "TAHUN", "2024"}, {" | Praya", "Mengetahui | Kepala Dinas"}));
    const std::string signature =
        table({row({cell("Mengetahui"), cell_of(paragraph("Kepala Dinas") + paragraph("") + paragraph("IKSAN"))})});
    CHECK(docx_rows(plan_table() + paragraph("") + signature) == with_plan_table({}, {"Mengetahui | Kepala Dinas", " | IKSAN"}));
}

TEST_CASE("docx: a table cut by page breaks is one") {
    const std::string page_break = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    const std::string section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
    const lines twice = with_plan_table(with_plan_table({"RENCANA AKSI"}, {}), {});
    CHECK(docx_rows(paragraph("RENCANA AKSI") + plan_table() + paragraph("") + page_break + plan_table()) == twice);
    CHECK(docx_rows(paragraph("RENCANA AKSI") + plan_table() + paragraph("- 2 -") + section + paragraph("RENCANA AKSI") + plan_table()) ==
          twice);
    CHECK(docx_sheets(plan_table() + paragraph("NIP. 1") + page_break + paragraph("Lampiran") + plan_table()) ==
          with_plan_table(with_plan_table({"###"}, {"NIP. 1", "###", "Lampiran"}), {}));
    CHECK(docx_sheets(plan_table() + table({row({cell("a"), cell("b"), cell("c"), cell("d"), cell("e")})})) ==
          with_plan_table({"###"}, {"###", "a | b | c | d | e"}));
    const auto read = read_docx(docx_file(paragraph("x") + plan_table() + plan_table()), read_limits{});
    REQUIRE(read);
    for (std::size_t i = 0; i < read->sheets[0].cells.rows(); ++i) CHECK(read->sheets[0].cells.line(i) == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("docx: tables in tables") {
    const std::string layout = table({row({cell_of(paragraph("RENCANA AKSI") + plan_table() + paragraph("Praya"))})});
    CHECK(docx_rows(layout) == with_plan_table({"RENCANA AKSI"}, {"Praya"}));
    CHECK(docx_rows(table({row({cell_of(paragraph("1") + layout + paragraph("2"))})})) ==
          with_plan_table({"1", "RENCANA AKSI"}, {"Praya", "2"}));
    const std::string outer = table({row({cell("a"), cell("b"), cell("c"), cell_of(paragraph("d") + plan_table() + paragraph("e"))})});
    CHECK(docx_sheets(outer) == with_plan_table({"###", "a | b | c | d\\ne", "###"}, {}));
}

TEST_CASE("docx: hidden rows are read and counted, a table's title is its name") {
    const std::string body = "<w:tbl><w:tblPr><w:tblCaption w:val=\"Renja\"/></w:tblPr>" + row({cell("a"), cell("b")}) +
                             row({cell("c"), cell("d")}, "<w:hidden/>") + row({cell("e"), cell("f")}, "<w:hidden w:val=\"0\"/>") +
                             "</w:tbl>";
    const auto read = read_docx(docx_file(body), read_limits{});
    CHECK(shown_sheets(read) == lines{"### Renja", "a | b", "c | d", "e | f"});
    REQUIRE(read);
    REQUIRE(read->sheets[0].notes.size() == 1);
    CHECK(read->sheets[0].notes[0].kind == note_kind::hidden_cells);
    CHECK(read->sheets[0].notes[0].amount == 1);
}

TEST_CASE("docx: the text is found by the file's relations") {
    const std::string relations =
        "<Relationships><Relationship Type=\"urn:x/styles\" Target=\"no.xml\"/>"
        "<Relationship Type=\"urn:x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    const std::string file = stored_zip({{"_rels/.rels", relations}, {"word/document2.xml", document_xml(one_cell(paragraph("a")))}});
    CHECK(shown_sheets(read_docx(file, read_limits{})) == lines{"###", "a"});
}

TEST_CASE("docx: files that cannot be read") {
    const auto docx_refusal = [](const std::string& file) {
        const auto read = read_docx(file, read_limits{});
        return read ? std::string("read") : message(read.error(), renaksi::language::en);
    };
    CHECK(docx_refusal(docx_file(paragraph("no table"))) == "no table of a plan in it: tables: 0");
    CHECK(docx_refusal(docx_file(table({}))) == "no table of a plan in it: tables: 0");
    CHECK(docx_refusal(stored_zip({{"other.xml", "<a/>"}})) == "the file is damaged: _rels/.rels");
    CHECK(docx_refusal(stored_zip({{"word/document.xml", "<w:hdr/>"}})) == "the file is damaged: word/document.xml: <w:hdr>");
    const auto code = [](const std::string& file) { return read_docx(file, read_limits{}).error().code; };
    const std::string whole = docx_file(plan_table());
    CHECK(code(whole.substr(0, whole.size() / 2)) == errc::damaged_file);
    CHECK(code(stored_zip({{"word/document.xml", "<w:document><w:body>"}})) == errc::damaged_file);
    CHECK(code(stored_zip({{"word/document.xml", "<!DOCTYPE d [<!ENTITY a \"b\">]><w:document>&a;</w:document>"}})) == errc::damaged_file);
    CHECK(docx_refusal(docx_file(table({row({cell("a", "<w:gridSpan w:val=\"1000000\"/>")})}))) == "1:1: over a limit: columns > 1024");
    CHECK(docx_refusal(docx_file(table({row({cell("a")}), row({cell("b")}, "<w:gridBefore w:val=\"1000000\"/>")}))) ==
          "2:1: over a limit: columns > 1024");
    std::string tables;
    for (int i = 0; i <= 20'000; ++i) tables.append("<w:tbl/>");
    CHECK(docx_refusal(docx_file(one_cell(tables))) == "over a limit: tables > 20000");
    CHECK(docx_refusal(docx_file(one_cell(paragraph(std::string(40'000, 'x'))))) == "1:1: over a limit: cell bytes > 32768");
}
