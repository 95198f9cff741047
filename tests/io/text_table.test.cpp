#include "io/text_table.hpp"

#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/text.hpp"
#include "support/catch.hpp"

namespace {

using renaksi::errc;
using renaksi::read_limits;
using renaksi::io::grid;
using renaksi::io::read_tabbed_text;

using table = std::vector<std::vector<std::string>>;

table cells_of(const grid& cells) {
    table out;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        out.emplace_back();
        for (std::size_t column = 0; column < cells.columns(row); ++column) out.back().emplace_back(cells.cell(row, column));
    }
    return out;
}

table read(std::string_view text) {
    const auto cells = read_tabbed_text(text, read_limits{});
    return cells ? cells_of(*cells) : table{{"refused: " + message(cells.error(), renaksi::language::en)}};
}

std::vector<std::int64_t> lines_of(std::string_view text) {
    const auto cells = read_tabbed_text(text, read_limits{});
    std::vector<std::int64_t> out;
    for (std::size_t row = 0; cells && row < cells->rows(); ++row) out.push_back(cells->line(row));
    return out;
}

}  // namespace

TEST_CASE("a row a line, a cell between tabs, trimmed") {
    CHECK(read("a\tb\n c \t\td\n") == table{{"a", "b"}, {"c", "", "d"}});
    CHECK(read("a\tb") == table{{"a", "b"}});
    CHECK(read("a\t\xC2\xA0 b \xC2\xA0\t") == table{{"a", "b", ""}});
    CHECK(read("").empty());
    CHECK(read("\n\n") == table{{""}, {""}});
}

TEST_CASE("LF, CRLF and lone CR end a line and count one each") {
    CHECK(read("a\r\nb\rc\n\r\nd") == table{{"a"}, {"b"}, {"c"}, {""}, {"d"}});
    CHECK(lines_of("a\r\nb\rc\n\r\nd") == std::vector<std::int64_t>{1, 2, 3, 4, 5});
    CHECK(read("a\tb\r\n") == table{{"a", "b"}});
}

TEST_CASE("a cell beyond the end of its row is empty") {
    const auto cells = read_tabbed_text("a\tb\nc", read_limits{});
    REQUIRE(cells);
    CHECK(cells->columns(1) == 1);
    CHECK(cells->cell(1, 0) == "c");
    CHECK(cells->cell(1, 1).empty());
    CHECK(cells->cell(1, 1000).empty());
}

TEST_CASE("cells that a spreadsheet put into quotes") {
    SECTION("line ends inside become blanks, and the lines still count") {
        CHECK(read("a\t\"satu\ndua\"\tc\nd") == table{{"a", "satu dua", "c"}, {"d"}});
        CHECK(lines_of("a\t\"satu\ndua\"\tc\nd") == std::vector<std::int64_t>{1, 3});
        CHECK(lines_of("a\t\"satu\r\ndua\"\tc\r\nd") == std::vector<std::int64_t>{1, 3});
        CHECK(lines_of("\"satu\rdua\"\rd") == std::vector<std::int64_t>{1, 3});
    }
    SECTION("doubled quotes are one") {
        CHECK(read("\"Rapat \"\"koordinasi\"\" SKPD\"\tx") == table{{"Rapat \"koordinasi\" SKPD", "x"}});
        CHECK(read("\"\"\tx") == table{{"", "x"}});
        CHECK(read("\"\"\"\"\tx") == table{{"\"", "x"}});
    }
    SECTION("at the end of the text") { CHECK(read("a\t\"b\nc\"") == table{{"a", "b c"}}); }
}

TEST_CASE("a quote that is no spreadsheet's is an ordinary character") {
    CHECK(read("\"a\tb\"\n") == table{{"\"a", "b\""}});
    CHECK(read("Program \"Desa\" maju\tx") == table{{"Program \"Desa\" maju", "x"}});
    CHECK(read("\"Desa\" maju\tx") == table{{"\"Desa\" maju", "x"}});
    CHECK(read("5\"\tx\n6\"\ty") == table{{"5\"", "x"}, {"6\"", "y"}});
    CHECK(read("\"never closed\nnext\tcell") == table{{"\"never closed"}, {"next", "cell"}});
    CHECK(read("a\t\"") == table{{"a", "\""}});
}

TEST_CASE("every limit stops the reading with its line and column") {
    read_limits few;
    few.rows = 3;
    few.columns = 4;
    few.cell_bytes = 5;
    const auto refused = [&few](std::string_view text) {
        const auto cells = read_tabbed_text(text, few);
        return cells ? renaksi::error{} : cells.error();
    };
    SECTION("rows") {
        CHECK(read_tabbed_text("1\n2\n3", few));
        CHECK(read_tabbed_text("1\n2\n3\n", few));
        const renaksi::error why = refused("1\n2\n3\n4");
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 4);
    }
    SECTION("columns") {
        CHECK(read_tabbed_text("a\tb\tc\td", few));
        const renaksi::error why = refused("x\na\tb\tc\td\te");
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 2);
        CHECK(why.where.column == 5);
    }
    SECTION("bytes of a cell") {
        CHECK(read_tabbed_text("12345\t12345", few));
        const renaksi::error why = refused("x\n1\t123456\t1");
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 2);
        CHECK(why.where.column == 2);
    }
    SECTION("bytes of a quoted cell, at the line it begins on") {
        few.rows = 9;
        CHECK(read_tabbed_text("\"12345\"", few));
        const renaksi::error why = refused("x\n\"1\n2\n3456\"");
        CHECK(why.code == errc::limit_exceeded);
        CHECK(why.where.line == 2);
        CHECK(why.where.column == 1);
    }
    SECTION("a raised limit lets the same text through") {
        few.cell_bytes = 6;
        CHECK(read_tabbed_text("x\n1\t123456\t1", few));
    }
}

TEST_CASE("any printable table that is joined with tabs reads back cell for cell", "[property]") {
    CHECK(rc::check([](const std::vector<std::vector<std::string>>& drawn, bool crlf, bool last_end) {
        table wanted;
        std::string text;
        for (const std::vector<std::string>& row : drawn) {
            wanted.emplace_back();
            std::string line;
            for (std::size_t column = 0; column <= row.size(); ++column) {
                std::string cell;
                for (const char c : column < row.size() ? row[column] : std::string{}) {
                    const auto byte = static_cast<unsigned char>(c);
                    cell.push_back(static_cast<char>(0x20 + byte % 0x5F));
                }
                // A cell that begins with a quote is a spreadsheet's business.
                if (!cell.empty() && cell.front() == '"') cell.front() = '\'';
                line.append(column > 0 ? "\t" : "").append(cell);
                wanted.back().emplace_back(renaksi::trim(cell));
            }
            text.append(line).append(crlf ? "\r\n" : "\n");
        }
        if (!last_end && !wanted.empty()) text.erase(text.size() - (crlf ? 2 : 1));
        // Without its line end, an empty last row is no row.
        if (!last_end && !wanted.empty() && wanted.back() == std::vector<std::string>{""} && !text.empty() && text.back() == '\n') {
            wanted.pop_back();
        }
        if (text.empty()) wanted.clear();
        RC_ASSERT(read(text) == wanted);
    }));
}

TEST_CASE("a table quoted as spreadsheets quote it reads back cell for cell", "[property]") {
    CHECK(rc::check([](const std::vector<std::vector<std::string>>& drawn) {
        table wanted;
        std::string text;
        for (const std::vector<std::string>& row : drawn) {
            wanted.emplace_back();
            for (std::size_t column = 0; column <= row.size(); ++column) {
                std::string value;
                std::string quoted = "\"";
                for (const char drawn_char : column < row.size() ? row[column] : std::string{}) {
                    const char c = "ab \"\n,"[static_cast<unsigned char>(drawn_char) % 6];
                    quoted.append(c == '"' ? "\"\"" : std::string(1, c));
                    value.push_back(c == '\n' ? ' ' : c);
                }
                text.append(column > 0 ? "\t" : "").append(quoted).append("\"");
                wanted.back().emplace_back(renaksi::trim(value));
            }
            text.append("\n");
        }
        RC_ASSERT(read(text) == wanted);
    }));
}

namespace {

table delimited(std::string_view text, char delimiter) {
    const auto cells = renaksi::io::read_delimited_text(text, delimiter, read_limits{});
    return cells ? cells_of(*cells) : table{{"refused: " + message(cells.error(), renaksi::language::en)}};
}

}  // namespace

TEST_CASE("other delimiters, by RFC 4180") {
    CHECK(delimited("a,b\nc,,d\r\n", ',') == table{{"a", "b"}, {"c", "", "d"}});
    CHECK(delimited("a;b,c|d\te\r", ';') == table{{"a", "b,c|d\te"}});
    CHECK(delimited("a|b", '|') == table{{"a", "b"}});
    CHECK(delimited("\"a,b\",\"c \"\"d\"\"\"\n", ',') == table{{"a,b", "c \"d\""}});
    CHECK(delimited("\"a\nb\r\nc\",d\n", ',') == table{{"a b c", "d"}});
    CHECK(delimited("\"a\"b,c", ',') == table{{"ab", "c"}});
    CHECK(delimited("a\"b,c", ',') == table{{"a\"b", "c"}});
    CHECK(delimited("\"\"\n", ',') == table{{""}});
    CHECK(delimited("", ',').empty());
    CHECK(delimited("\"a\tb\"\t\"c\"", '\t') == read("\"a\tb\"\t\"c\""));
}

TEST_CASE("a quote that is not closed is refused with its place") {
    const auto read_cells = renaksi::io::read_delimited_text("a,b\nc,\"d\ne,f\n", ',', read_limits{});
    REQUIRE_FALSE(read_cells);
    CHECK(read_cells.error().code == errc::unknown_format);
    CHECK(read_cells.error().where.line == 2);
    CHECK(read_cells.error().where.column == 2);
}

TEST_CASE("limits of delimited text come with line and column") {
    read_limits limits;
    limits.cell_bytes = 3;
    limits.columns = 2;
    limits.rows = 2;
    const auto failure = [&limits](std::string_view text) {
        const auto cells = renaksi::io::read_delimited_text(text, ',', limits);
        return cells ? std::string("none") : message(cells.error(), renaksi::language::en);
    };
    CHECK(failure("abc,def\nabc\n") == "none");
    CHECK(failure("a,b\nc,abcd\n") == "2:2: over a limit: cell bytes > 3");
    CHECK(failure("a,\"b\nbbb\"\n") == "1:2: over a limit: cell bytes > 3");
    CHECK(failure("a,b,c") == "1:3: over a limit: columns > 2");
    CHECK(failure("a\nb\nc\n") == "3: over a limit: rows > 2");
}

TEST_CASE("a table quoted for any delimiter reads back cell for cell", "[property]") {
    CHECK(rc::check([](const std::vector<std::vector<std::string>>& drawn) {
        const char delimiter = *rc::gen::element(',', ';', '|');
        table wanted;
        std::string text;
        for (const std::vector<std::string>& row : drawn) {
            wanted.emplace_back();
            for (std::size_t column = 0; column <= row.size(); ++column) {
                std::string value;
                std::string quoted = "\"";
                for (const char drawn_char : column < row.size() ? row[column] : std::string{}) {
                    const char c = "ab \"\n,;|\t"[static_cast<unsigned char>(drawn_char) % 9];
                    quoted.append(c == '"' ? "\"\"" : std::string(1, c));
                    value.push_back(c == '\n' ? ' ' : c);
                }
                text.append(column > 0 ? std::string(1, delimiter) : "").append(quoted).append("\"");
                wanted.back().emplace_back(renaksi::trim(value));
            }
            text.append("\n");
        }
        RC_ASSERT(delimited(text, delimiter) == wanted);
    }));
}
