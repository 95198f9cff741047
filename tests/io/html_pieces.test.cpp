#include "io/html_pieces.hpp"

#include <rapidcheck.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "io/formats.hpp"
#include "io/html_scan.hpp"
#include "io/sheets.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"

namespace {

using renaksi::read_limits;
using renaksi::io::html_rows;
using renaksi::io::read_html_in_pieces;
using renaksi::test::shown_merges;
using renaksi::test::shown_sheets;

using piece_list = std::vector<std::string>;

constexpr std::size_t no_pieces = std::numeric_limits<std::size_t>::max();

/// What is read of a page: its sheets with everything that belongs to them, or why not.
piece_list all_of_page(std::string_view page, std::size_t piece_bytes) {
    const auto read = read_html_in_pieces(page, read_limits{}, piece_bytes);
    piece_list out = shown_sheets(read);
    if (!read) return out;
    for (const renaksi::io::sheet& one : read->sheets) {
        for (const std::string& merge : shown_merges(one.cells)) out.push_back(merge);
        for (const renaksi::note& note : one.notes)
            out.push_back(std::to_string(note.line) + ": " + std::to_string(note.amount) + note.text);
        for (std::size_t row = 0; row < one.cells.rows(); ++row) out.push_back(std::to_string(one.cells.line(row)));
    }
    return out;
}

/// The rows that are parsed by themselves.
piece_list pieces_of(std::string_view page, std::size_t piece_bytes) {
    const auto found = renaksi::io::scan_html(page, piece_bytes);
    if (!found) return {"refused"};
    piece_list out;
    for (const html_rows& one : *found) out.emplace_back(page.substr(one.begin, one.end - one.begin));
    return out;
}

}  // namespace

TEST_CASE("html pieces: rows are cut out whole, as many as make a piece") {
    CHECK(pieces_of("<table><tr><td>a<tr><td>b</tr>\n<tr><td>c</table>", 1) == piece_list{"<tr><td>a", "<tr><td>b</tr>\n", "<tr><td>c"});
    CHECK(pieces_of("<table><tr><td>a<tr><td>b</tr><tr><td>c</table>", 10) == piece_list{"<tr><td>a<tr><td>b</tr>"});
    CHECK(pieces_of("<table><thead><tr><th>a</thead><tbody><tr><td>b<TR ><td>c</tbody></table>", 10) == piece_list{"<tr><td>b<TR ><td>c"});
    CHECK(pieces_of("<table><tr title='<tr>'><td>a<tr x=\">\"><td>b</table>", 1) ==
          piece_list{"<tr title='<tr>'><td>a", "<tr x=\">\"><td>b"});
}

TEST_CASE("html pieces: a row with something that outlives it stays in the page") {
    for (const char* odd :
         {"<!-- x -->", "<script>1</script>", "<svg></svg>", "<template>", "<form>", "<![if !x]>", "<textarea>", "<select>"}) {
        INFO(odd);
        CHECK(pieces_of("<table><tr><td>a<tr><td>" + std::string(odd) + "<td>b<tr><td>c</table>", 1).front() == "<tr><td>a");
        CHECK(pieces_of("<table><tr><td>" + std::string(odd) + "</table>", 1).empty());
    }
    // A table in a row: its own rows are cut, the row around it is not.
    CHECK(pieces_of("<table><tr><td>a<table><tr><td>b</table><td>c<tr><td>d</table>", 1) == piece_list{"<tr><td>b", "<tr><td>d"});
    // What only looks like rows.
    CHECK(pieces_of("<tr><td>a<svg><tr></svg><p><!--<table><tr><td>--><script><table><tr></script>", 1).empty());
}

TEST_CASE("html pieces: text between the cells goes where a page shows it") {
    const std::string page = "<table><tr><th>No<th>A</tr>RENCANA AKSI<tr><td>1<td>2</tr><tr><td>3<td>4</tr></table>";
    CHECK(all_of_page(page, 1) == all_of_page(page, no_pieces));
    CHECK(all_of_page(page, 1)[1] == "RENCANA AKSI");
}

TEST_CASE("html pieces: the tree of a page of bare cells is never there as a whole") {
    std::string page = "<table>";
    while (page.size() < (std::size_t{1} << 20U)) page.append("<tr><td>1<td>2<td>3<td>4<td>5<td>6<td>7");
    const auto whole = read_html_in_pieces(page, read_limits{}, no_pieces);
    REQUIRE_FALSE(whole);
    CHECK(whole.error().code == renaksi::errc::limit_exceeded);
    const auto read = renaksi::io::read_html(page, read_limits{});
    REQUIRE(read);
    REQUIRE(read->sheets.size() == 1);
    CHECK(read->sheets[0].cells.rows() == (page.size() - 7) / 39);
}

TEST_CASE("html pieces: the sheets do not depend on the pieces") {
    const std::vector<std::string> pieces{"<table>",
                                          "</table>",
                                          "<tr>",
                                          "<tr>",
                                          "<tr hidden>",
                                          "<td>",
                                          "<td>",
                                          "<td rowspan=2>",
                                          "<th colspan=3>",
                                          "</td>",
                                          "</tr>",
                                          "<tbody>",
                                          "<caption>",
                                          "<p>",
                                          "<b>",
                                          "</b>",
                                          "<div>",
                                          "</div>",
                                          "<svg>",
                                          "x",
                                          "12.000",
                                          "<br>",
                                          "<td rowspan=0>",
                                          "<select>",
                                          "<input>",
                                          "<a name=table0>",
                                          "</a>",
                                          "<!--",
                                          "-->",
                                          "<",
                                          "<table><tr>",
                                          "<form>",
                                          "</form>",
                                          "<thead>",
                                          "<td><table>",
                                          "<nav>",
                                          "</nav>",
                                          "<script>",
                                          "</script>",
                                          "<col hidden>",
                                          "<template>",
                                          "</template>",
                                          "<math>",
                                          "<td hidden>",
                                          "</html>",
                                          "<button>",
                                          "<plaintext>",
                                          "<option>",
                                          "<tr><td>1<td>",
                                          "</tr><tr><td>2 ",
                                          "</table><table><tr><td>",
                                          "<hr>"};
    CHECK(rc::check("pieces of any size give the same sheets", [&] {
        std::string page = *rc::gen::arbitrary<bool>() ? "<table><tr><td>" : "";
        for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()))) {
            page.append(pieces[at]);
        }
        const std::size_t size = *rc::gen::inRange<std::size_t>(1, 40);
        RC_ASSERT(all_of_page(page, size) == all_of_page(page, no_pieces));
    }));
}
