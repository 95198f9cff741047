#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "counted_memory.hpp"
#include "io/formats.hpp"
#include "io/stored_zip.hpp"
#include "io/xml_document.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"
#include "zip_parts.hpp"

#if RENAKSI_MEASURES_MEMORY

#include <malloc.h>

namespace {

using renaksi::read_limits;

[[nodiscard]] std::size_t largest_size() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<std::size_t>(used.ru_maxrss) << 10U;
}

/// By how many bytes a process grows that does this and nothing else; 0 where it fails.
template <typename Work>
[[nodiscard]] std::size_t growth_by(Work work) {
    // What was freed before is given back, else the child would take that and not grow.
    malloc_trim(0);
    int ends[2] = {};
    if (pipe(ends) != 0) return 0;
    const pid_t child = fork();
    if (child == 0) {
        const std::size_t before = largest_size();
        std::size_t grown = work() ? std::max<std::size_t>(largest_size() - before, 1) : 0;
        const bool said = write(ends[1], &grown, sizeof grown) == static_cast<ssize_t>(sizeof grown);
        _exit(said ? 0 : 1);
    }
    close(ends[1]);
    std::size_t grown = 0;
    if (child < 0 || read(ends[0], &grown, sizeof grown) != static_cast<ssize_t>(sizeof grown)) grown = 0;
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return grown;
}

/// Large beside the pages of the program itself that a reader touches first, which count as well.
constexpr std::size_t measured_bytes = std::size_t{1} << 21U;

[[nodiscard]] std::string filled_up(std::string_view begin, std::string_view row, std::string_view end) {
    std::string out(begin);
    while (out.size() < measured_bytes) out.append(row);
    return out.append(end);
}

/// True where a reader takes 20 times the bytes at most.
template <typename Reader>
[[nodiscard]] bool takes_little(const std::string& bytes, Reader reader) {
    constexpr std::size_t most = 20;
    const std::size_t grown = growth_by([&] { return reader(bytes).has_value(); });
    INFO(grown << " bytes for " << bytes.size() << " of " << bytes.substr(bytes.size() / 2, 60));
    CHECK(grown > 0);
    CHECK(grown <= most * bytes.size());
    return grown > 0 && grown <= most * bytes.size();
}

/// That something was read or refused, whichever it was.
template <typename Result>
[[nodiscard]] std::optional<bool> attempted(const Result& read) {
    return read.has_value();
}

constexpr std::string_view plain_row = "<row><c><v>1</v></c></row>";

/// A workbook whose parts are stored as they are, so that it is as large as what is in it.
[[nodiscard]] std::string stored_xlsx(std::string_view rows, const test_documents::xlsx_extra& extra = {}) {
    return renaksi::test::stored_zip(test_documents::xlsx_parts("<sheetData>" + std::string(rows) + "</sheetData>", extra));
}

[[nodiscard]] std::string stored_ods(std::string_view rows) {
    return renaksi::test::stored_zip(test_documents::ods_parts("<office:body><office:spreadsheet><table:table>" + std::string(rows) +
                                                               "</table:table></office:spreadsheet></office:body>"));
}

[[nodiscard]] std::string stored_docx(std::string_view body) {
    return renaksi::test::stored_zip({{"word/document.xml", "<document><body>" + std::string(body) + "</body></document>"}});
}

[[nodiscard]] std::optional<bool> reads_xlsx(const std::string& bytes) {
    return renaksi::io::read_xlsx(bytes, read_limits{}) ? std::optional(true) : std::nullopt;
}
[[nodiscard]] std::optional<bool> reads_ods(const std::string& bytes) {
    return renaksi::io::read_ods(bytes, read_limits{}) ? std::optional(true) : std::nullopt;
}
[[nodiscard]] std::optional<bool> reads_docx(const std::string& bytes) {
    return renaksi::io::read_docx(bytes, read_limits{}) ? std::optional(true) : std::nullopt;
}

}  // namespace

TEST_CASE("no page of bare cells takes twenty times its bytes to read") {
    const auto read = [](std::string_view page) { return renaksi::io::read_html(page, read_limits{}); };
    for (const char* row : {"<tr><td>1<td>2<td>3<td>4<td>5<td>6<td>7", "<tr><td><td><td><td><td>", "<tr><td>1",
                            "<tr><td>1</td><td>A</td><td>12,345</td><td>12,345</td></tr>\n",
                            "<tr>\n  <td class='angka' style=\"text-align:right\">1</td>\n  <td>Program <b>A</b></td>\n</tr>\n"}) {
        CHECK(takes_little(filled_up("<h1>A</h1><table>", row, "</table>"), read));
    }
}

TEST_CASE("no text of blank cells takes twenty times its bytes to read") {
    const std::string gap(39, ';');
    for (const std::string& row :
         {std::string(";;;;;;;;;;\n"), std::string(",,,,,,,,,,\n"), std::string("||||||||||\n"), gap + "7\n", std::string("7;;;;;;;;;\n"),
          std::string("1;A;12\n"), std::string("1;2;3;4;5;6;7\n"), std::string("\n")}) {
        const std::string text = filled_up("A;B;C\n", row, "");
        CHECK(takes_little(text,
                           [](std::string_view utf8) { return attempted(renaksi::io::read_text(utf8, renaksi::input_format::csv, {})); }));
    }
    const std::string tabs = filled_up("A\tB\tC\n", "\t\t\t\t\t\t\t\t\t\t\n", "");
    CHECK(
        takes_little(tabs, [](std::string_view utf8) { return attempted(renaksi::io::read_text(utf8, renaksi::input_format::tsv, {})); }));
    // To find that no plan is in it must not take more either.
    CHECK(takes_little(filled_up("A;B;C\n", ";;;;;;;;;;\n", ""),
                       [](const std::string& text) { return attempted(renaksi::read_plan(text)); }));
}

TEST_CASE("no page whose rows are those of a plan takes twenty times its bytes to read") {
    const std::string page = filled_up("<table>", "<tr><td>A</td><td>12,345</td></tr>", "</table>");
    CHECK(takes_little(page, [](const std::string& text) { return renaksi::read_plan(text); }));
}

TEST_CASE("no part of XML is made into a tree of twenty times its bytes") {
    const std::string part = filled_up("<row>", "<c/>x", "</row>");
    CHECK(takes_little(part, [](std::string_view xml) { return attempted(renaksi::io::xml_document::parse(xml, "sheet1.xml")); }));
}

TEST_CASE("no plan in JSON takes twenty times its bytes to read") {
    renaksi::plan_builder builder;
    for (std::int64_t row = 1; row <= 6'000; ++row) {
        renaksi::row_draft draft;
        draft.level = renaksi::level::program;
        draft.line = row;
        draft.nama = "A";
        REQUIRE(builder.add_row(draft));
    }
    const auto shortest = std::move(builder).finish();
    REQUIRE(shortest);
    const auto bytes = renaksi::write_plan(*shortest, renaksi::plan_form::json);
    REQUIRE(bytes);
    CHECK(takes_little(*bytes, [](const std::string& text) { return renaksi::read_plan(text); }));
}

TEST_CASE("no sheet of a workbook takes twenty times its bytes to read") {
    const std::string formula = "<row><c><f t=\"shared\" si=\"0\">" + std::string(900, '1') + "</f></c>";
    for (const std::string& bytes :
         {stored_xlsx(filled_up("", "<row><c><v>1</v></c><c><v>2</v></c><c/><c><v>3</v></c></row>", "")),
          stored_xlsx(filled_up("<row><c r=\"B1\"><v>1</v></c></row>", "<row><c r=\"A2\"><v>1</v></c></row>", "")),
          // Formulas without a value: of their own, and one for all.
          stored_xlsx(filled_up("", "<row><c><f/></c><c><f/></c><c><f/></c><c><f/></c></row>", "")),
          stored_xlsx(filled_up("<row><c>", "<f/>", "</c></row>")),
          stored_xlsx(filled_up(formula, "<c><f t=\"shared\" si=\"0\"/></c>", "</row>"))}) {
        CHECK(takes_little(bytes, reads_xlsx));
    }
}

TEST_CASE("no text or format that many cells of a workbook share takes twenty times its bytes to read") {
    std::string cells;
    for (int i = 0; i < 700; ++i) cells.append("<row><c t=\"s\"><v>0</v></c></row>");
    test_documents::xlsx_extra long_text;
    long_text.strings = "<si><t>" + std::string(32'000, 'a') + "</t></si>";
    CHECK(takes_little(stored_xlsx(filled_up(cells, "<row><c r=\"A1\"/></row>", ""), long_text), reads_xlsx));
    test_documents::xlsx_extra many_texts;
    many_texts.strings = filled_up("", "<si/>", "");
    CHECK(takes_little(stored_xlsx(plain_row, many_texts), reads_xlsx));
    for (const auto& [begin, one, end] :
         {std::array{"<numFmts>", "<numFmt/>", "</numFmts>"}, std::array{"<cellXfs>", "<xf/>", "</cellXfs>"}}) {
        test_documents::xlsx_extra formats;
        formats.styles = filled_up(begin, one, end);
        CHECK(takes_little(stored_xlsx(plain_row, formats), reads_xlsx));
    }
    test_documents::xlsx_extra many_formats;
    for (std::size_t id = 100'000; many_formats.styles.size() < measured_bytes; ++id) {
        many_formats.styles.append("<numFmt numFmtId=\"" + std::to_string(id) + "\"/>");
    }
    many_formats.styles = "<numFmts>" + many_formats.styles + "</numFmts>";
    CHECK(takes_little(stored_xlsx(plain_row, many_formats), reads_xlsx));
    // Figures with more zeros in front than any file has room for are refused before they take it.
    test_documents::xlsx_extra zeros;
    zeros.styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"" + std::string(2'000, '0') +
                   "\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>";
    CHECK(takes_little(stored_xlsx(filled_up("", plain_row, ""), zeros),
                       [](const std::string& bytes) { return attempted(renaksi::io::read_xlsx(bytes, read_limits{})); }));
}

TEST_CASE("no list of a workbook's parts takes twenty times its bytes to read") {
    auto parts = test_documents::xlsx_parts(plain_row);
    parts[2].second = filled_up("<r>", "<Relationship/>", parts[2].second.substr(parts[2].second.find("<Relationship Id")));
    parts[2].second.replace(parts[2].second.rfind("</Relationships>"), std::string::npos, "</r>");
    CHECK(takes_little(renaksi::test::stored_zip(parts), reads_xlsx));
    parts = test_documents::xlsx_parts("");
    parts[1].second = filled_up("<workbook><sheets>", "<sheet r:id=\"rId1\"/>", "</sheets></workbook>");
    CHECK(takes_little(renaksi::test::stored_zip(parts),
                       [](const std::string& bytes) { return attempted(renaksi::io::read_xlsx(bytes, read_limits{})); }));
}

TEST_CASE("no spreadsheet of OpenDocument takes twenty times its bytes to read") {
    const auto attempt = [](const std::string& bytes) { return attempted(renaksi::io::read_ods(bytes, read_limits{})); };
    const std::string row = "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>";
    const std::string values =
        "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>";
    const auto repeated = [&values](int times) {
        return "<table:table-row table:number-rows-repeated=\"" + std::to_string(times) + "\">" + values + "</table:table-row>";
    };
    CHECK(takes_little(stored_ods(filled_up("", row, "")), reads_ods));
    CHECK(takes_little(stored_ods(filled_up(repeated(40'000), row, "")), reads_ods));
    CHECK(takes_little(stored_ods(filled_up(repeated(40'000) + "<a>", "<c/>", "</a>")), reads_ods));
    CHECK(takes_little(stored_ods(filled_up(repeated(500'000), row, "")), attempt));
    CHECK(takes_little(stored_ods(filled_up("<table:table-row><table:table-cell><text:p>a", "<s c=\"1000\"/>",
                                            "b</text:p></table:table-cell></table:table-row>")),
                       attempt));
    CHECK(takes_little(
        renaksi::test::stored_zip(test_documents::ods_parts(filled_up("<body><spreadsheet>", "<table/>", "</spreadsheet></body>"))),
        attempt));
}

TEST_CASE("no text document takes twenty times its bytes to read") {
    const auto attempt = [](const std::string& bytes) { return attempted(renaksi::io::read_docx(bytes, read_limits{})); };
    const std::string table = "<tbl><tr><tc><p><t>a</t></p></tc></tr></tbl>";
    CHECK(takes_little(stored_docx(filled_up(table, "<p><t>a</t></p>", "")), reads_docx));
    CHECK(takes_little(stored_docx(filled_up("<p><t>a</t></p>", "<t>a</t><cr/>", table)), reads_docx));
    CHECK(takes_little(stored_docx(filled_up("<tbl>", "<tr/>", "</tbl>")), reads_docx));
    CHECK(takes_little(stored_docx(filled_up("<tbl>", "<tr><tc><t>1</t></tc><tc><t>2</t></tc></tr>", "</tbl>")), reads_docx));
    CHECK(takes_little(stored_docx(filled_up("", "<tbl><tr/></tbl>", "")), attempt));
    CHECK(takes_little(stored_docx(filled_up("<tbl><tr><tc>", "<tbl/>", "</tc></tr></tbl>")), attempt));
}

TEST_CASE("no large plan takes twenty times its bytes, unpacked, to read") {
    const std::string text = *renaksi::read_bytes(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    const std::size_t begin = text.find("No\t");
    const std::size_t end = text.find("Jumlah\t");
    REQUIRE(end != std::string::npos);
    const std::string grown = filled_up(text.substr(0, begin), text.substr(begin, end - begin), "");
    const auto plan = renaksi::read_plan(grown);
    REQUIRE(plan);
    const auto read = [](const std::string& bytes) { return renaksi::read_plan(bytes); };
    CHECK(takes_little(grown, read));
    CHECK(takes_little(*renaksi::write_plan(*plan, renaksi::plan_form::json), read));
    CHECK(takes_little(*renaksi::write_plan(*plan, renaksi::plan_form::csv), read));
}

#endif
