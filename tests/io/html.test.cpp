#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "io/formats.hpp"
#include "io/html_page.hpp"
#include "io/sheets.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"

namespace {

using renaksi::errc;
using renaksi::read_limits;
using renaksi::io::read_html;
using renaksi::test::shown_merges;
using renaksi::test::shown_rows;
using renaksi::test::shown_sheets;

using lines = std::vector<std::string>;

lines page_sheets(std::string_view page) { return shown_sheets(read_html(page, read_limits{})); }

lines page_rows(std::string_view page) {
    const auto read = read_html(page, read_limits{});
    return read && read->sheets.size() == 1 ? shown_rows(read->sheets[0].cells) : shown_sheets(read);
}

lines page_merges(std::string_view page) {
    const auto read = read_html(page, read_limits{});
    return read && read->sheets.size() == 1 ? shown_merges(read->sheets[0].cells) : shown_sheets(read);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out.append(text);
    return out;
}

constexpr std::string_view small_plan =
    "<tr><th>No<th>Program<th>Pagu<th>TW "
    "I</tr><tr><td>1<td>A<td>20.000.000<td>5.000.000</tr><tr><td>2<td>B<td>30.000.000<td>6.000.000</tr>";

lines with_small_plan(lines before, const lines& after) {
    for (const char* row : {"No | Program | Pagu | TW I", "1 | A | 20.000.000 | 5.000.000", "2 | B | 30.000.000 | 6.000.000"}) {
        before.emplace_back(row);
    }
    before.insert(before.end(), after.begin(), after.end());
    return before;
}

}  // namespace

TEST_CASE("page: cells, their spans and what ends them") {
    CHECK(page_rows("<table><tr><td>a<td>b<tr><th>c</th><td>d</td></table>") == lines{"a | b", "c | d"});
    constexpr std::string_view header =
        "<table><tr><th rowspan=2>No</th><th rowspan='2'>Program</th><th colspan=\"2\">TW</th></tr><tr><th>I</th><th>II</th></tr>"
        "<tr><td>1</td><td>A</td><td>5</td><td>6</td></tr></table>";
    CHECK(page_rows(header) == lines{"No | Program | TW", " |  | I | II", "1 | A | 5 | 6"});
    CHECK(page_merges(header) == lines{"0,0 2x1", "0,1 2x1", "0,2 1x2"});
}

TEST_CASE("page: rowspan 0 goes to the end of its group, and no span beyond it") {
    constexpr std::string_view page =
        "<table><thead><tr><th rowspan=9>No<th>x</tr></thead><tbody><tr><td rowspan=0>1<td>a</tr><tr><td>b</tr></tbody>"
        "<tbody><tr><td>2<td>c</tr></tbody></table>";
    CHECK(page_rows(page) == lines{"No | x", "1 | a", " | b", "2 | c"});
    CHECK(page_merges(page) == lines{"1,0 2x1"});
}

TEST_CASE("page: a span that would run into another ends before it") {
    constexpr std::string_view page =
        "<table><tr><td>a<td rowspan=2>b<td>c</tr><tr><td colspan=3>d<td>e</tr><tr><td>f<td>g<td>h</tr></table>";
    CHECK(page_rows(page) == lines{"a | b | c", "d |  | e", "f | g | h"});
    CHECK(page_merges(page) == lines{"0,1 2x1"});
}

TEST_CASE("page: absurd spans make neither rows nor columns") {
    constexpr std::string_view title = "<table><tr><td colspan=1000000>RENCANA AKSI</tr><tr><td>b<td>c</tr></table>";
    CHECK(page_rows(title) == lines{"RENCANA AKSI", "b | c"});
    CHECK(page_merges(title) == lines{"0,0 1x2"});
    CHECK(page_rows("<table><tr><td colspan=-3 rowspan=x>a<td colspan=0>b</tr></table>") == lines{"a | b"});
    CHECK(page_rows("<table><tr><td colspan=1000>a<td colspan=25>b</tr></table>") ==
          lines{"refused: 1:1001: over a limit: columns > 1024"});
    const std::string comb = "<table><tr><td colspan=1000 rowspan=65534>a</tr>" + repeated("<tr><td>b</tr>", 2100) + "</table>";
    CHECK(page_rows(comb) == lines{"refused: 2002:1: over a limit: cells under spans > 2000000"});
}

TEST_CASE("page: the text of a cell") {
    CHECK(page_rows("<table><tr><td>a<br>b<td><p>c</p><p>d</p><td><ul><li>e<li>f</ul><td>x<div>y</div>z</table>") ==
          lines{"a\\nb | c\\nd | e\\nf | x\\ny\\nz"});
    CHECK(page_rows("<table><tr><td> a\n  b\t<b>c</b><i> d</i>e <td>&nbsp;<td>1&nbsp;000 &lt;&amp;&eacute;&#8211;</table>") ==
          lines{"a b c de |  | 1 000 <&\xC3\xA9\xE2\x80\x93"});
    CHECK(page_rows("<table><tr><td>peng<wbr>awasan&shy;nya<td>a<!-- no --><script>no</script><style>no</style><td>b</table>") ==
          lines{"pengawasannya | a | b"});
    CHECK(
        page_rows(
            "<table><tr><td><input value='12'><input type=hidden value=no><td><select><option>a<option selected>b</select><td>c</table>") ==
        lines{"12 | b | c"});
}

TEST_CASE("page: numbers that Excel and LibreOffice keep beside the text") {
    constexpr std::string_view page =
        "<table><tr><td x:num=\"123.5\">124</td><td x:num>77</td><td sdval=\"9361664774\" sdnum=\"1033;\">9,361,664,774</td>"
        "<td sdval=\"1.5E+3\">1,500</td><td x:num=\"-2.5e-2\">(0,03)</td><td x:num='1E400'>9</td>"
        "<td x:num=\"0.95999999999999996\">0,96</td></tr></table>";
    CHECK(page_rows(page) == lines{"#123.5 | #77 | #9361664774 | #1500 | #-0.025 | 9 | #0.96"});
    // What is shown says more than the number: a share, a date, a code with its zero.
    constexpr std::string_view others =
        "<table><tr><td sdval=\"0.16\">16%</td><td x:num=\"44562\">1/1/2022</td><td x:num=\"1\">01</td><td x:num='3'>3 "
        "unit</td></tr></table>";
    CHECK(page_rows(others) == lines{"16% | 1/1/2022 | 01 | 3 unit"});
}

TEST_CASE("page: a comment on a cell is not what the cell says") {
    constexpr std::string_view page =
        "<table><tr><td sdval=\"77\"><a class=\"comment-indicator\"></a>\n<comment>R208: <b>no</b> target.</comment>\n77</td>"
        "<td><Comment>no</Comment></td><td><commentary>yes</commentary></td></tr></table>";
    CHECK(page_rows(page) == lines{"#77 |  | yes"});
}

TEST_CASE("page: text before a table is its title, text behind it its end") {
    const std::string page =
        "<html><head><title>no</title></head><body><nav>no</nav><h1>RENCANA AKSI<br>TAHUN 2024</h1><p>Nama OPD: Dinas X</p>"
        "<div hidden>no</div><table>" +
        std::string(small_plan) + "</table>Praya, Maret 2022<p>Kepala Dinas</p><p>IKSAN</p>NIP. 196707271995031006";
    CHECK(page_rows(page) == with_small_plan({"RENCANA AKSI", "TAHUN 2024", "Nama OPD: Dinas X"},
                                             {"Praya, Maret 2022", "Kepala Dinas", "IKSAN", "NIP. 196707271995031006"}));
}

TEST_CASE("page: fields and signatures in tables of their own are text") {
    const std::string page = "<table><tr><td>Nama OPD<td>:<td>Dinas X</tr><tr><td>Tahun<td>:<td>2024</tr></table><table>" +
                             std::string(small_plan) +
                             "</table><table><tr><td>Mengetahui<br>Bupati<td><td>Kepala Dinas<br><br>IKSAN</table>";
    CHECK(page_rows(page) ==
          with_small_plan({"Nama OPD | : | Dinas X", "Tahun | : | 2024"}, {"Mengetahui |  | Kepala Dinas", "Bupati", " |  | IKSAN"}));
    // Three beside each other would look like a row of the plan.
    const std::string three = "<table>" + std::string(small_plan) + "</table><table><tr><td>A<br>a<td>B<td>C</table>";
    CHECK(page_rows(three) == with_small_plan({}, {"A", "a", " | B", " |  | C"}));
    // A column of figures makes a table, and so does being the only one.
    const std::string figures = "<table>" + std::string(small_plan) + "</table><table><tr><td>A<td>1.000</tr><tr><td>B<td>2.000</table>";
    CHECK(page_sheets(figures) == [] {
        lines both = with_small_plan({"###"}, {"###", "A | 1.000", "B | 2.000"});
        return both;
    }());
    CHECK(page_rows("<table><tr><td>a<td>b</table>") == lines{"a | b"});
}

TEST_CASE("page: a table in a table that lays out the page is read in its place") {
    const std::string page = "<table><tr><td><h1>RENCANA AKSI</h1><table>" + std::string(small_plan) +
                             "</table><p>Praya</p></td><td>side</td></tr><tr><td>foot</td></tr></table>";
    CHECK(page_rows(page) == with_small_plan({"RENCANA AKSI"}, {"Praya", "side", "foot"}));
    const std::string deep = "<table><tr><td>1<table><tr><td>2<table>" + std::string(small_plan) + "</table>3</table>4</table>";
    CHECK(page_rows(deep) == with_small_plan({"1", "2"}, {"3", "4"}));
}

TEST_CASE("page: a table in a cell of a table is a sheet of its own") {
    const std::string page =
        "<table><tr><td>a<td>b<td>c<td>d<table>" + std::string(small_plan) + "</table>e<tr><td>1<td>2<td>3<td>4</table>";
    CHECK(page_sheets(page) == with_small_plan({"###", "a | b | c | d\\ne", "1 | 2 | 3 | 4", "###"}, {}));
}

TEST_CASE("page: a table goes on in the next one") {
    const std::string table = "<table>" + std::string(small_plan) + "</table>";
    const lines twice = with_small_plan(with_small_plan({"RENCANA AKSI"}, {}), {});
    CHECK(page_rows("<h1>RENCANA AKSI</h1>" + table + "<p>&nbsp;</p><p>- 2 -</p>" + table) == twice);
    CHECK(page_rows("<h1>RENCANA AKSI</h1>" + table + "<p>Halaman 2 dari 3</p><h1>RENCANA AKSI</h1>" + table) == twice);
    CHECK(page_sheets(table + "<p>RENCANA AKSI II</p>" + table) ==
          with_small_plan(with_small_plan({"###"}, {"###", "RENCANA AKSI II"}), {}));
    CHECK(page_sheets(table + "<table><tr><td>a<td>b<td>c<td>d<td>e</table>") == with_small_plan({"###"}, {"###", "a | b | c | d | e"}));
}

TEST_CASE("page: text between two tables belongs to one of them") {
    const std::string table = "<table>" + std::string(small_plan) + "</table>";
    CHECK(page_sheets(table + "<p>Praya</p><p>NIP. 1967</p><p>Lampiran II</p>" + table) ==
          with_small_plan(with_small_plan({"###"}, {"Praya", "NIP. 1967", "###", "Lampiran II"}), {}));
    CHECK(page_sheets(table + "<p>Praya</p><hr><p>Lampiran II</p>" + table) ==
          with_small_plan(with_small_plan({"###"}, {"Praya", "###", "Lampiran II"}), {}));
}

TEST_CASE("page: names of sheets") {
    CHECK(page_sheets("<table><caption>Tabel 1<br>Renja</caption><tr><td>a<td>b</table>") ==
          lines{"### Tabel 1 Renja", "Tabel 1", "Renja", "a | b"});
    // A workbook as LibreOffice writes it.
    CHECK(page_sheets("<h1>Overview</h1><a href='#table0'>Renja</a><a href='#table1'>Catatan</a>"
                      "<a name='table0'><h1>Sheet 1: <em>Renja</em></h1></a><table><tr><td>a</table>"
                      "<a name='table1'><h1>Sheet 2: <em>Catatan</em></h1></a><table><tr><td>b<td>c</table>") ==
          lines{"### Renja", "a", "### Catatan", "b | c"});
}

TEST_CASE("page: what is hidden is read and counted") {
    const auto read = read_html(
        "<table><col><col style='display:none'><tr><td>a<td>b</tr><tr style='Display : none'><td>c<td>d</tr>"
        "<tr hidden><td>e<td>f</tr></table><div style='display:none'><table><tr><td>g<td>h<td>i</table></div>",
        read_limits{});
    CHECK(shown_sheets(read) == lines{"###", "a | b", "c | d", "e | f", "### (hidden)", "g | h | i"});
    REQUIRE(read);
    REQUIRE(read->sheets[0].notes.size() == 1);
    CHECK(read->sheets[0].notes[0].kind == renaksi::note_kind::hidden_cells);
    CHECK(read->sheets[0].notes[0].amount == 3);
}

TEST_CASE("page: limits and pages without a table") {
    CHECK(page_sheets("<p>no table here</p>") == lines{"refused: no table of a plan in it: tables: 0"});
    CHECK(page_sheets("<table></table>") == lines{"refused: no table of a plan in it: tables: 0"});
    read_limits limits;
    limits.rows = 2;
    limits.cell_bytes = 4;
    limits.columns = 2;
    const auto refused = [&limits](std::string_view page) { return shown_sheets(read_html(page, limits)).front(); };
    CHECK(refused("<table><tr><td>a<tr><td>b<tr><td>c</table>") == "refused: 2: over a limit: rows > 2");
    CHECK(refused("<p>a</p><table><tr><td>a<tr><td>b</table>") == "refused: 3: over a limit: rows > 2");
    CHECK(refused("<table><tr><td>a<td>bcdef</table>") == "refused: 1:2: over a limit: cell bytes > 4");
    CHECK(refused("<p>abcde</p><table><tr><td>a</table>") == "refused: 1:1: over a limit: cell bytes > 4");
    CHECK(refused("<table><tr><td>a<td>b<td>c</table>") == "refused: 1:3: over a limit: columns > 2");
}

TEST_CASE("page: hostile markup ends in an error") {
    CHECK(page_sheets("a\n" + repeated("<div>", 100'000)) == lines{"refused: 2: over a limit: levels > 512"});
    CHECK(page_sheets(repeated("<table><tr><td>", 600)) == lines{"refused: 1: over a limit: levels > 512"});
    CHECK(page_sheets(repeated("<b><div></b>", 600)) == lines{"refused: 1: over a limit: levels > 512"});
    CHECK(page_sheets(repeated("<svg><td>", 600)) == lines{"refused: 1: over a limit: levels > 512"});
    CHECK(page_sheets("<p" + repeated(" a", 600) + ">") == lines{"refused: 1: over a limit: attributes > 512"});
    std::string open;
    for (int i = 0; i < 300; ++i) open.append("<b a=").append(std::to_string(i)).append(">");
    const std::string page = open + repeated("<p>x", 20'000) + "<table><tr><td>1</table>";
    CHECK(page_sheets(page) ==
          lines{"refused: over a limit: bytes of the page's tree > " + std::to_string(renaksi::io::most_tree_bytes(page.size()))});
    // Plain pages of many elements are none of that.
    CHECK(page_rows(repeated("<p>a</p><div>b</div><br>", 2'000) + "<table><tr><td>1</table>").size() == 4'001);
    CHECK(page_rows("<table>" + repeated("<tr><td><b>a</b>", 2'000) + "</table>").size() == 2'000);
}

TEST_CASE("page: any text is read or refused") {
    const std::vector<std::string> pieces{
        "<table>", "</table>", "<tr>",    "<td rowspan=2>",  "<th colspan=3>", "</td>", "<caption>", "<p>",
        "<b>",     "</b>",     "<div>",   "</div>",          "<svg>",          "x",     "12.000",    "<br>",
        "<tbody>", "<select>", "<input>", "<a name=table0>", "</a>",           "<!--",  "-->",       "<"};
    CHECK(rc::check("sheets with rows and merges inside them, or no table", [&] {
        std::string page;
        for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()))) {
            page.append(pieces[at]);
        }
        const auto read = read_html(page, read_limits{});
        if (!read) {
            RC_ASSERT(read.error().code == errc::no_table);
            return;
        }
        for (const renaksi::io::sheet& sheet : read->sheets) {
            RC_ASSERT(sheet.cells.rows() > 0U);
            for (const renaksi::io::merged_cells& merge : sheet.cells.merges()) RC_ASSERT(merge.row + merge.rows <= sheet.cells.rows());
        }
    }));
}
