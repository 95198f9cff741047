#include <string>
#include <string_view>
#include <vector>

#include "io/formats.hpp"
#include "io/text_table.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// `name: line|cell|cell / line|cell`, a sheet a text.
std::vector<std::string> sheets_of(std::string_view text, input_format format = input_format::tsv) {
    const auto read = io::read_text(text, format, read_limits{});
    if (!read) return {message(read.error(), language::en)};
    std::vector<std::string> out;
    for (const io::sheet& one : read->sheets) {
        std::string& shown = out.emplace_back(one.name + ":");
        for (std::size_t row = 0; row < one.cells.rows(); ++row) {
            shown += (row > 0 ? " / " : " ") + std::to_string(one.cells.line(row));
            for (std::size_t column = 0; column < one.cells.columns(row); ++column) {
                shown.append("|").append(one.cells.cell(row, column));
            }
        }
    }
    return out;
}

using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a text without sheet lines is one sheet without a name", "[io]") {
    CHECK(sheets_of("a\tb\nc\n") == texts{": 1|a|b / 2|c"});
    CHECK(sheets_of("a;b\nc;d\n", input_format::csv) == texts{": 1|a|b / 2|c|d"});
    CHECK(sheets_of("") == texts{":"});
}

TEST_CASE("each sheet line begins a sheet, and lines keep their numbers", "[io]") {
    CHECK(sheets_of("### SHEET Satu\na\tb\n### SHEET  Dua lagi \nc\n\nd\n") == texts{"Satu: 2|a|b", "Dua lagi: 4|c / 5| / 6|d"});
    CHECK(sheets_of("### SHEET Satu\r\na\r\n### SHEET\r\nb") == texts{"Satu: 2|a", ": 4|b"});
    CHECK(sheets_of("### SHEETS a\n### SHEET\nx\n") == texts{": 1|### SHEETS a / 3|x"});
}

TEST_CASE("what stands before the first sheet line is its title, or a sheet of its own where it is cut into cells", "[io]") {
    CHECK(sheets_of("SOURCE: x, y\n### SHEET Satu\na\tb\n### SHEET Dua\nc\td\n") == texts{"Satu: 1|SOURCE: x, y / 3|a|b", "Dua: 5|c|d"});
    CHECK(sheets_of("x\ty\n### SHEET Satu\na\tb\n") == texts{": 1|x|y", "Satu: 3|a|b"});
}

TEST_CASE("a sheet line inside a quoted cell of another delimiter", "[io]") {
    CHECK(sheets_of("### SHEET A\nx;\"y;z\"\n### SHEET B\nu;v\n", input_format::csv) == texts{"A: 2|x|y;z", "B: 4|u|v"});
}

TEST_CASE("Excel's line sep= is honoured and left out", "[io]") {
    CHECK(sheets_of("sep=;\na;b,c\n", input_format::csv) == texts{": 2|a|b,c"});
    CHECK(sheets_of("sep=|\r\na|b\tc\r\n", input_format::tsv) == texts{": 2|a|b\tc"});
    CHECK(sheets_of("sep=;", input_format::csv) == texts{":"});
}

TEST_CASE("csv with tabs may quote them", "[io]") {
    CHECK(sheets_of("\"a\tb\"\tc\n\"d \"\"e\"\"\"\tf\n", input_format::csv) == texts{": 1|a\tb|c / 2|d \"e\"|f"});
    CHECK(sheets_of("\"a\tb\"\tc\n", input_format::tsv) == texts{": 1|\"a|b\"|c"});
}

TEST_CASE("a flat table keeps the line ends inside its cells", "[io]") {
    CHECK(sheets_of("level,nama,pagu\nprogram,\"a\r\nb\n\",1\n", input_format::csv) == texts{": 1|level|nama|pagu / 2|program|a\x1E"
                                                                                             "b\x1E|1"});
    CHECK(sheets_of("nama2,pagu\n\"a\nb\",1\n", input_format::csv) == texts{": 1|nama2|pagu / 2|a b|1"});
}

TEST_CASE("errors of a sheet name the line of the file", "[io]") {
    CHECK(sheets_of("### SHEET A\na;b;c\n### SHEET B\nc;\"d\n", input_format::csv) ==
          texts{"4:2: unknown format: expected a closing quote, found the end of the input"});
}
