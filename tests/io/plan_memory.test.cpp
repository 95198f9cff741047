// From bytes to a plan, counted to the byte: what a process grows by counts what was freed as well.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "counted_memory.hpp"
#include "io/stored_zip.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/renaksi.hpp"
#include "support/catch.hpp"
#include "zip_parts.hpp"

#if RENAKSI_MEASURES_MEMORY

namespace {

constexpr std::size_t large_document = std::size_t{1} << 19U;
/// What a file may take besides, however small it is: a page's and a workbook's parts are read with tools of a size of their own.
constexpr std::size_t free_bytes = std::size_t{96} << 10U;
/// What the search for levels takes at most where a made-up table is nothing but rows of one amount, or one row of thousands of values.
constexpr std::size_t free_search = std::size_t{8} << 20U;

[[nodiscard]] std::string table_of(std::string_view begin, std::string_view row, std::string_view end, std::size_t bytes) {
    std::string out(begin);
    while (out.size() < bytes) out.append(row);
    return out.append(end);
}

[[nodiscard]] std::size_t taken_by_reading(const std::string& bytes) {
    renaksi::read_options options;
    // A list alone is told as text with commas.
    if (bytes.front() == '[' || bytes.front() == '{') options.format = renaksi::input_format::json;
    return renaksi::test::most_held_by([&] { static_cast<void>(renaksi::read_plan(bytes, options).has_value()); });
}

[[nodiscard]] bool keeps_to_twenty(const std::string& bytes, std::size_t besides) {
    const std::size_t taken = taken_by_reading(bytes);
    INFO(taken << " bytes for " << bytes.size() << " of " << bytes.substr(bytes.size() / 2, 60));
    CHECK(taken <= 20 * bytes.size() + besides);
    return taken <= 20 * bytes.size() + besides;
}

/// The shortest rows that are read as rows of a plan, or as sheets.
[[nodiscard]] std::vector<std::string> made_up_texts(std::size_t bytes) {
    std::string different;
    for (int i = 0; different.size() < bytes; ++i) different.append("Nama ").append(std::to_string(i)).append(";5000\n");
    return {table_of("", "Nama;5000\n", "", bytes),
            table_of("", "A;5000;5000;0;0;0\n", "", bytes),
            table_of("Program;Pagu\n", "A;5000;;;;z\n", "", bytes),
            table_of("Nama;Indikator;Satuan;Target;TW1;TW2;TW3;TW4;Pagu\n", "A;b;%;1;1;1;1;1;5000\n", "", bytes),
            table_of("kode;nama;pagu\n", "1.01.01;A;5000\n", "", bytes),
            table_of("", "### SHEET x\nA;5000\n", "", bytes),
            table_of("", "### SHEET\n", "", bytes),
            table_of("", "### SHEET\nA\n", "", bytes),
            different};
}

/// `row(i)` for i = 0, 1, … below `begin`, in some bytes.
template <typename Row>
[[nodiscard]] std::string numbered(std::string_view begin, std::size_t bytes, Row row) {
    std::string out(begin);
    for (int i = 0; out.size() < bytes; ++i) out.append(row(i));
    return out;
}

/// Rows of a few bytes whose sums could belong together in many ways, and rows of thousands of values.
[[nodiscard]] std::vector<std::string> searching_texts(std::size_t bytes) {
    const std::string lines = table_of("", "\n", "", std::min<std::size_t>(bytes, 32'000));
    const std::string values = table_of("", "a\n", "", std::min<std::size_t>(bytes, 32'000));
    return {
        table_of("", "A;5000\n", "", bytes),
        table_of("", "A;5000\nB;-\n", "", bytes),
        table_of("Program;Pagu\n", "A;5000\nB;-\n", "", bytes),
        table_of("Program;Pagu\n", "A;9\n", "", bytes),
        table_of("kode;nama;pagu;indikator\n", "1.01.01;A;1;\"" + lines + "\"\n", "", bytes),
        table_of("kode;nama;pagu;indikator\n", "1.01.01;A;1;\"" + values + "\"\n", "", bytes),
        table_of("Program;Indikator;Satuan;Target;Pagu\n", "A;\"" + values + "\";%;1;5000\n", "", bytes),
        table_of("Program;Indikator;Satuan;Target;Pagu\n", "A;\"" + values + "\";\"" + values + "\";\"" + values + "\";5000\n", "", bytes),
        table_of("Program;Indikator;Satuan;Target;Pagu\nA;b;%;1;5000\n", ";b;%;1\n", "", bytes),
        table_of("level;nama;pagu;indikator\n", "program;A;1;b\n", "", bytes)};
}

/// What more than twenty times its bytes would go into: rows of a few bytes, a note for each line, trees of single figures.
/// No office writes such a thing; who does is told so.
[[nodiscard]] std::vector<std::string> hungry_texts(std::size_t bytes) {
    const std::string table = "Program;TW1;TW2;TW3;TW4;Pagu\nProgram Satu;9;;;;9\nProgram Dua;9;;;;9\nJumlah;18;;;;18\n";
    const auto number = [](int i) { return std::to_string(i); };
    std::vector<std::string> out{
        table_of("kode;nama;pagu\n", "1.01.01\n", "", bytes),
        numbered("Program;Pagu\n", bytes, [&](int i) { return "A;x" + number(i) + "\n"; }),
        numbered(table.substr(0, table.find("Jumlah")), bytes, [&](int i) { return ";;x" + number(i % 100'000) + "\n"; }),
        numbered(table.substr(0, table.find("Jumlah")), bytes, [&](int i) { return "A;x" + number(i) + "\n"; }),
        numbered(table, bytes, [&](int i) { return number(i) + "\n"; }),
        numbered(table + "Praya, 3 Januari 2022\n", bytes, [&](int i) { return "x" + number(i % 10) + "\n"; }),
        table_of(table + "Praya, 3 Januari 2022\n", "x\n", "", bytes),
        table_of("[1", ",1", "]", bytes),
        table_of("[{}", ",{}", "]", bytes),
        table_of("[[]", ",[]", "]", bytes),
        table_of("{\"schema\":\"renaksi-plan/1\",\"x\":[1", ",1", "]}", bytes),
        table_of("{\"schema\":\"renaksi-plan/1\",\"x\":[1", ",1234567", "]}", bytes),
        table_of("[\"a\"", ",\"a\"", "]", bytes),
    };
    std::string keys = "{\"a\":1";
    for (int i = 0; keys.size() < bytes; ++i) keys.append(",\"").append(number(i)).append("\":1");
    out.push_back(keys + "}");
    return out;
}

/// The sample's first lines, or its rows again and again.
[[nodiscard]] std::string sample_of(std::size_t bytes) {
    const std::string text = *renaksi::read_bytes(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    const std::size_t begin = text.find("No\t");
    const std::size_t end = text.find("Jumlah\t");
    if (bytes < end) return text.substr(0, text.rfind('\n', std::max(bytes, begin + 1'000)) + 1);
    return table_of(text.substr(0, begin), text.substr(begin, end - begin), "", bytes);
}

/// The cells of a text with tabs, each between `cell` and `cell_end`.
[[nodiscard]] std::string marked_up(std::string_view text, std::string_view row, std::string_view cell, std::string_view cell_end,
                                    std::string_view row_end) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        out.append(row).append(cell);
        for (const char c : text.substr(at, line_end - at)) {
            if (c == '\t') {
                out.append(cell_end).append(cell);
            } else if (c == '&') {
                out.append("&amp;");
            } else if (c != '<' && c != '\r') {
                out.push_back(c);
            }
        }
        out.append(cell_end).append(row_end);
        at = line_end + 1;
    }
    return out;
}

/// The same plan in every form; the packed ones are as large as what is in them.
[[nodiscard]] std::vector<std::string> forms_of(std::size_t bytes) {
    const std::string text = sample_of(bytes);
    const auto plan = renaksi::read_plan(text);
    REQUIRE(plan);
    return {text,
            *renaksi::write_plan(*plan, renaksi::plan_form::csv),
            *renaksi::write_plan(*plan, renaksi::plan_form::json),
            "<table>" + marked_up(text, "<tr>", "<td>", "</td>", "</tr>") + "</table>",
            renaksi::test::stored_zip(
                {{"word/document.xml",
                  "<document><body><tbl>" + marked_up(text, "<tr>", "<tc><p><t>", "</t></p></tc>", "</tr>") + "</tbl></body></document>"}}),
            renaksi::test::stored_zip(test_documents::xlsx_parts(
                "<sheetData>" + marked_up(text, "<row>", "<c t=\"inlineStr\"><is><t>", "</t></is></c>", "</row>") + "</sheetData>"))};
}

}  // namespace

TEST_CASE("the room of a plan says what its columns take") {
    renaksi::plan_room room;
    room.rows = 100'000;
    room.indikator = 70'000;
    room.nama = 1'000'000;
    room.targets[2] = 500'000;
    renaksi::plan_builder builder;
    const std::size_t taken = renaksi::test::most_held_by([&] { static_cast<void>(builder.reserve(room)); });
    CHECK(taken <= room.bytes() + room.bytes() / 100);
    CHECK(taken >= room.bytes() - room.bytes() / 100);
}

TEST_CASE("no plan of rows as short as can be takes twenty times its bytes from bytes to plan") {
    for (const std::string& text : made_up_texts(large_document)) CHECK(keeps_to_twenty(text, free_bytes));
}

TEST_CASE("no text that is made to take more is read, or takes more before it is refused") {
    for (const std::size_t bytes : std::array<std::size_t, 4>{1'000, 30'000, 200'000, large_document}) {
        for (const std::string& text : hungry_texts(bytes)) CHECK(keeps_to_twenty(text, free_bytes));
        for (const std::string& text : searching_texts(bytes)) CHECK(keeps_to_twenty(text, free_search));
    }
}

TEST_CASE("a workbook whose rows are said once and repeated takes no more either") {
    const auto cell = [](std::string_view text) {
        return "<table:table-cell><text:p>" + std::string(text) + "</text:p></table:table-cell>";
    };
    const std::string document = test_documents::ods("<table:table-row>" + cell("Program") + cell("Pagu") +
                                                     "</table:table-row><table:table-row table:number-rows-repeated=\"32000\">" +
                                                     cell("Program Satu") + cell("5000") + "</table:table-row>");
    CHECK(keeps_to_twenty(document, free_search));
    const auto read = renaksi::read_plan(document);
    REQUIRE(!read);
    CHECK(read.error().code == renaksi::errc::limit_exceeded);
}

TEST_CASE("no small made-up table takes more than twenty times its bytes and what the search for levels may take") {
    for (const std::size_t bytes : std::array<std::size_t, 3>{300, 1'000, 10'000}) {
        for (const std::string& text : made_up_texts(bytes)) CHECK(keeps_to_twenty(text, free_search));
    }
}

TEST_CASE("no small plan takes more than twenty times its bytes and a little, in whichever form") {
    for (const std::size_t bytes : std::array<std::size_t, 3>{1'000, 10'000, 50'000}) {
        for (const std::string& form : forms_of(bytes)) {
            static_cast<void>(renaksi::read_plan(form).has_value());  // tables that are made once stay
            CHECK(keeps_to_twenty(form, free_bytes));
        }
    }
}

#endif
