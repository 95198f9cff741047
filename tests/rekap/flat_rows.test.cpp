#include "rekap/flat_rows.hpp"

#include <rapidcheck.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rekap/csv_row.hpp"
#include "rekap/flat_oracle.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::rekap_detail;

namespace {

constexpr std::string_view whole_header = "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\n";

flat_header header_of(std::string_view line) {
    auto read = read_flat_header(line, true);
    if (!read) throw std::runtime_error(message(read.error(), language::en));
    return *read;
}

std::string header_refusal(std::string_view text, bool is_all = true) {
    const auto read = read_flat_header(text, is_all);
    return read ? std::string("read") : message(read.error(), language::en);
}

/// What every kernel makes of a table, which has to be the same; offices as `opd: first row`.
struct read_table {
    std::vector<rekap_row> rows;
    std::vector<std::string> offices;
    std::vector<std::string> errors;
};

read_table table_by(std::string_view text, scan_kernel kernel) {
    std::string memory(flat_scanner::padding, '"');
    memory.append(text).append(flat_scanner::padding, '"');
    const flat_header header = header_of(text);
    const std::string_view rows(memory.data() + flat_scanner::padding + header.bytes, text.size() - header.bytes);
    flat_batch batch;
    flat_scanner(header, kernel).scan(rows, rows.size(), true, header.lines + 1, batch);
    read_table out;
    for (const rekap_row& row : batch.rows) out.rows.push_back(row);
    for (const auto& office : batch.offices) out.offices.push_back(std::string(office.opd) + ": " + std::to_string(office.row));
    for (const flat_error& one : batch.errors) {
        out.errors.push_back(std::to_string(one.line) + ":" + std::to_string(one.column) + ": " +
                             std::string(describe(one.code, language::en)) + ": " + one.detail);
    }
    return out;
}

std::string row_text(const rekap_row& row) {
    std::string out = std::to_string(row.line) + " " + std::string(to_string(row.level)) + " ";
    row.kode.append_to(out);
    for (std::size_t c = 0; c < row.sen.size(); ++c) out += (row.printed >> c & 1) != 0 ? " " + std::to_string(row.sen[c]) : " -";
    return out;
}

read_table table_of(std::string_view text) {
    read_table first = table_by(text, scan_kernel::portable);
    for (const scan_kernel kernel : scan_kernels_all) {
        if (!has_kernel(kernel)) continue;
        const read_table other = table_by(text, kernel);
        INFO(static_cast<int>(kernel));
        REQUIRE(other.rows.size() == first.rows.size());
        for (std::size_t i = 0; i < other.rows.size(); ++i) CHECK(row_text(other.rows[i]) == row_text(first.rows[i]));
        CHECK(other.offices == first.offices);
        CHECK(other.errors == first.errors);
    }
    return first;
}

/// The one row of a table, as text, or its error.
std::string one_row(std::string_view cells) {
    // A row that is read at a glance stands before it, so that the kernels have their turn.
    const read_table read = table_of(std::string(whole_header) + "1,2.17.01,,,,,,,\n" + std::string(cells) + "\n");
    std::string out;
    for (std::size_t i = 1; i < read.rows.size(); ++i) out += row_text(read.rows[i]).substr(2);
    for (const std::string& one : read.errors) out += one;
    return out;
}

void require_same(const flat_oracle::answer& found, const flat_oracle::answer& expected) {
    RC_ASSERT(found.rows == expected.rows);
    const bool same_failures = found.failures == expected.failures;
    RC_ASSERT(same_failures);
    RC_ASSERT(found.lines == expected.lines);
    RC_ASSERT(found.bytes == expected.bytes);
}

rc::Gen<std::string> joined_tokens(std::vector<std::string> tokens) {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::move(tokens))),
                        [](const std::vector<std::string>& parts) {
                            std::string out;
                            for (const std::string& part : parts) out += part;
                            return out;
                        });
}

/// A cell that fits its column most often.
std::string some_cell(std::size_t column) {
    static const std::vector<std::vector<std::string>> cells{
        {"1.01", "1.01", "1.01", "1.01", "1.02", "\"1.01\"", "\"Dinas, \"\"A\"\"\"", "'=1", "a\xFF", "", " 1.01"},
        {"2.17", "2.17.01", "2.17.01.2.01", "2.17.01.2.01.0001", "2.17.01.2.01.01", "X.XX.01", "X.XX.01.2.02.0003", "\"2.17.02\"", "2.17.1",
         "2,17", "2.00.01", "2.17.01.2.01.0000", "", "'2.17.01", "x.xx.01", "2.17.01.2.01.00011", "9", "X", "2.17.0:"},
        {"", "", "", "program", "kegiatan", "sub_kegiatan", "Sub Kegiatan", "jumlah", "sasaran", "bidang", "nothing", "\"program\""},
        {"x", "\"a, b\"", "\"a\nb\"", "\"a\r\nb\"", "\"\"\"\"", "", "\"", "a\"b", "\"a\"b"}};
    static const std::vector<std::string> amounts{"",
                                                  "0",
                                                  "1",
                                                  "12",
                                                  "123",
                                                  "1250000",
                                                  "99999999",
                                                  "123456789",
                                                  "1234567890123",
                                                  "12345678901234",
                                                  "123456789012345",
                                                  "1234567890123456",
                                                  "12345678901234.5",
                                                  "12345678901234567",
                                                  "92233720368547758.07",
                                                  "92233720368547758.08",
                                                  "99999999999999999999",
                                                  "1.5",
                                                  "1.50",
                                                  ".5",
                                                  ".50",
                                                  "1.",
                                                  "1.505",
                                                  "12345678.9",
                                                  "1234567890123.45",
                                                  "1..5",
                                                  "1.5.5",
                                                  "-3",
                                                  "-3.25",
                                                  "+3",
                                                  "1,5",
                                                  "1e6",
                                                  "\"1250000\"",
                                                  "\"3.5\"",
                                                  "\"\"",
                                                  " 7 ",
                                                  "00012",
                                                  "1:",
                                                  "Rp1",
                                                  "/1",
                                                  "-",
                                                  "1.:5",
                                                  "1 2"};
    return *rc::gen::elementOf(column < cells.size() ? cells[column] : amounts);
}

}  // namespace

TEST_CASE("a flat table's rows are what stands in them", "[rekap]") {
    const read_table read = table_of(std::string(whole_header) +
                                     "1.01,2.17.01,program,Penunjang,1250000,1000000,250000.5,,\n"
                                     "1.01,2.17.01.2.01,kegiatan,\"a, \"\"b\"\"\",1250000,1000000,250000.50,0,-3\n"
                                     "1.01,2.17.01.2.01.0001,,x,12,,,,\r\n"
                                     "\n"
                                     "1.02,X.XX.01,,y,,,,,9999999999999999\n"
                                     "1.02,,jumlah,,1,,,,");
    REQUIRE(read.rows.size() == 5);
    CHECK(row_text(read.rows[0]) == "2 program 2.17.01 125000000 100000000 25000050 - -");
    CHECK(row_text(read.rows[1]) == "3 kegiatan 2.17.01.2.01 125000000 100000000 25000050 0 -300");
    CHECK(row_text(read.rows[2]) == "4 sub_kegiatan 2.17.01.2.01.0001 1200 - - - -");
    CHECK(row_text(read.rows[3]) == "6 program X.XX.01 - - - - 999999999999999900");
    CHECK(row_text(read.rows[4]) == "7 jumlah  100 - - - -");
    CHECK(read.offices == std::vector<std::string>{"1.01: 0", "1.02: 3"});
    CHECK(read.errors.empty());
}

TEST_CASE("amounts of a flat table are plain decimals", "[rekap]") {
    CHECK(one_row("1,2.17.01,,,0.05,000,1.5,\"12.34\", 7 ") == "program 2.17.01 5 0 150 1234 700");
    CHECK(one_row("1,2.17.01,,,92233720368547758.07,,,,") == "program 2.17.01 9223372036854775807 - - - -");
    CHECK(one_row("1,2.17.01,,,92233720368547758.08,,,,").find("3:5: value out of range: pagu: ") == 0);
    CHECK(one_row("1,2.17.01,,,,1.505,,,").find("3:6: too many decimals: tw1: '1.505'") == 0);
    CHECK(one_row("1,2.17.01,,,,,\"1,250\",,").find("3:7: not a number: tw2: '1,250': an amount here has no groups") == 0);
    CHECK(one_row("1,2.17.01,,,,,,1e6,").find("3:8: not a number: tw3: '1e6': a spreadsheet has shortened") == 0);
    for (const char* text : {"+3", "Rp5", ".5", "5.", "1.2.3", "-", "1 000", "5:"}) {
        INFO(text);
        CHECK(one_row("1,2.17.01,,,,,,," + std::string(text)).find("3:9: not a number: tw4: ") == 0);
    }
}

TEST_CASE("amounts of every length are read to the sen, in every column", "[rekap]") {
    const std::string digits = "12345678901234567";
    for (std::size_t whole = 1; whole <= digits.size(); ++whole) {
        for (const std::string_view decimals : {"", ".7", ".07"}) {
            const std::string amount = digits.substr(0, whole) + std::string(decimals);
            const std::string sen = digits.substr(0, whole) + (decimals.empty() ? "00" : decimals == ".7" ? "70" : "07");
            for (std::size_t column = 0; column < plan_column_count; ++column) {
                CAPTURE(amount, column);
                std::string cells = "1,2.17.01,,";
                std::string expected = "program 2.17.01";
                for (std::size_t c = 0; c < plan_column_count; ++c) {
                    cells += "," + (c == column ? amount : std::string("3"));
                    expected += c == column ? " " + sen : " 300";
                }
                CHECK(one_row(cells) == expected);
            }
        }
    }
}

TEST_CASE("a row of a flat table is placed by its kode, or by its level", "[rekap]") {
    CHECK(one_row("1,2,urusan,,1,,,,") == "urusan 2 100 - - - -");
    CHECK(one_row("1,2.17,,,1,,,,") == "bidang 2.17 100 - - - -");
    CHECK(one_row("1,2.17.01.2.01.01,Sub Kegiatan,,1,,,,") == "sub_kegiatan 2.17.01.2.01.01 100 - - - -");
    CHECK(one_row("1,'2.17.1,,,1,,,,") == "program 2.17.01 100 - - - -");
    CHECK(one_row("1,,Program,,1,,,,") == "program  100 - - - -");
    CHECK(one_row("1,S1,sasaran,,,,,,") == "sasaran  - - - - -");
    CHECK(one_row("1,2.17.01,kegiatan,,1,,,,") ==
          "3:3: rows that no plan can have: level: 'kegiatan' beside 2.17.01, which is the kode of a program");
    CHECK(one_row("1,2.17.01,sasaran,,1,,,,").find("3:3: ") == 0);
    CHECK(one_row("1,2.00.01,program,,1,,,,").find("3:2: not a valid kode: kode: '2.00.01': ") == 0);
    CHECK(one_row("1,,,x,1,,,,") == "3:2: rows that no plan can have: neither kode nor level");
    CHECK(one_row("1,,x,x,1,,,,") == "3:3: rows that no plan can have: level: 'x' is no level");
}

TEST_CASE("a row that has not the header's cells is an error, a blank one is nothing", "[rekap]") {
    CHECK(one_row("1,2.17.01,,,1,,,") == "3:0: rows that no plan can have: expected 9 cells, found 8");
    CHECK(one_row("1,2.17.01,,,1,,,,,") == "3:0: rows that no plan can have: expected 9 cells, found 10");
    CHECK(one_row(",,,,,,,,") == "");
    CHECK(one_row(",, ,") == "");
    CHECK(one_row("  ") == "");
}

TEST_CASE("a stray quote costs its row and no other", "[rekap]") {
    const read_table read = table_of(std::string(whole_header) +
                                     "1,2.17.01,,,1,,,,\n"
                                     "1,2.17.02,,a\"b,2,,,,\n"
                                     "1,2.17.03,,\"a\" b,3,,,,\n"
                                     "1,2.17.04,,\"a,4,,,,\n"
                                     "1,2.17.05,,\"a, b\",5,,,,\n"
                                     "1,2.17.06,,\"a\nb\",6,,,,\n"
                                     "1,2.17.07,,\"a,7,,,,\n"
                                     "1,2.17.08,,,8,,,,\n");
    CHECK(read.errors == std::vector<std::string>{
                             "3:4: rows that no plan can have: a quote in a cell that does not begin with one",
                             "4:4: rows that no plan can have: text behind a closing quote",
                             "5:4: rows that no plan can have: a quote that is not closed",
                             "9:4: rows that no plan can have: a quote that is not closed",
                         });
    std::string codes;
    for (const rekap_row& row : read.rows) codes += std::to_string(row.line) + " " + std::to_string(row.sen[0]) + "; ";
    CHECK(codes == "2 100; 6 500; 7 600; 10 800; ");
}

TEST_CASE("a text between quotes has an end", "[rekap]") {
    std::string text(whole_header);
    text += "1,2.17.01,,\"" + std::string(csv_row::longest_quoted - 1, 'a') + "\",1,,,,\n";
    text += "1,2.17.02,,\"" + std::string(csv_row::longest_quoted, 'a') + "\",2,,,,\n";
    text += "1,2.17.03,,,3,,,,\n";
    const read_table read = table_of(text);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].sen[0] == 100);
    CHECK(read.rows[1].sen[0] == 300);
    CHECK(read.errors == std::vector<std::string>{"3:4: rows that no plan can have: a quote that is not closed"});
}

TEST_CASE("an office is known however it is written", "[rekap]") {
    const read_table read = table_of(std::string(whole_header) +
                                     "\"Dinas \"\"A\"\"\",2.17.01,,,1,,,,\n"
                                     "\"Dinas \"\"A\"\"\",2.17.02,,,1,,,,\n"
                                     "B,2.17.01,,,1,,,,\n"
                                     "\"B\",2.17.02,,,1,,,,\n"
                                     " B ,2.17.03,,,1,,,,\n"
                                     "'=C,2.17.01,,,1,,,,\n"
                                     "\"D\r\nE\",2.17.01,,,1,,,,\n"
                                     ",2.17.01,,,1,,,,\n"
                                     "a\xFF,2.17.01,,,1,,,,\n");
    CHECK(read.offices == std::vector<std::string>{"Dinas \"A\": 0", "B: 2", "=C: 5", "D\nE: 6", ": 7"});
    CHECK(read.errors == std::vector<std::string>{"11:1: unknown text encoding: opd: expected UTF-8, found byte 0xFF"});
    CHECK(read.rows.size() == 8);
}

TEST_CASE("a flat table's header names the columns in any order", "[rekap]") {
    const flat_header plain = header_of(whole_header);
    CHECK(plain.cells == 9);
    CHECK(plain.opd == 0);
    CHECK(plain.amounts == std::array<std::uint32_t, 5>{4, 5, 6, 7, 8});
    CHECK(plain.bytes == whole_header.size());
    CHECK(plain.lines == 1);
    const flat_header other = header_of("\xEF\xBB\xBF\r\n tw4 ,\"a, \"\"\nb\",\"opd\",level,pagu\r\nrest");
    CHECK(other.cells == 5);
    CHECK(other.opd == 2);
    CHECK(other.kode == flat_header::missing);
    CHECK(other.level == 3);
    CHECK(other.amounts == std::array<std::uint32_t, 5>{4, flat_header::missing, flat_header::missing, flat_header::missing, 0});
    CHECK(other.bytes == std::string_view("\xEF\xBB\xBF\r\n tw4 ,\"a, \"\"\nb\",\"opd\",level,pagu\r\n").size());
    CHECK(other.lines == 3);
    const read_table read = table_of("tw1,x,kode,\"y,z\",opd\n5,,2.17.01,\",\",1\n,,2.17.01,\"\n\",1\r\n6,,2.17.02,\"\",1\n");
    REQUIRE(read.rows.size() == 3);
    CHECK(row_text(read.rows[2]) == "5 program 2.17.02 - 600 - - -");
}

TEST_CASE("what is no header of a flat table is refused with what is missing", "[rekap]") {
    CHECK(header_refusal("") == "the input is empty: no header line");
    CHECK(header_refusal("\xEF\xBB\xBF\n \n") == "the input is empty: no header line");
    CHECK(header_refusal("opd,kode,opd,pagu\n") == "1:3: rows that no plan can have: a second column opd");
    CHECK(header_refusal("kode,pagu\n") == "1: rows that no plan can have: no column opd");
    CHECK(header_refusal("opd,nama,pagu\n") == "1: rows that no plan can have: neither a column kode nor a column level");
    CHECK(header_refusal("opd,kode,Pagu\n") == "1: rows that no plan can have: none of the columns pagu, tw1, tw2, tw3, tw4");
    CHECK(header_refusal("opd;kode;pagu\n").find("between the columns of a flat table stand commas") != std::string::npos);
    CHECK(header_refusal("opd,kode,pagu\r1,2,3\r").find("lines have to end with LF or CR LF") != std::string::npos);
    CHECK(header_refusal("\nopd,\"kode\n") == "2:2: rows that no plan can have: a quote that is not closed");
    CHECK(header_refusal("opd,kode,pagu", false).find("over a limit") != std::string::npos);
}

TEST_CASE("rows that begin at the stop are the next part's", "[rekap]") {
    const std::string rows = "1,2.17.01,1\n1,2.17.02,\"2\"\n1,2.17.03,3\n";
    const flat_header header = header_of("opd,kode,pagu\n");
    for (const scan_kernel kernel : scan_kernels_all) {
        if (!has_kernel(kernel)) continue;
        for (std::size_t stop = 0; stop <= rows.size(); ++stop) {
            const auto expected = flat_oracle::read(rows, header, 2, stop);
            const auto found = flat_oracle::scan(rows, header, 2, kernel, 1000, stop);
            CHECK((found.rows == expected.rows && found.bytes == expected.bytes));
        }
    }
}

TEST_CASE("a cut at any byte changes nothing", "[rekap]") {
    const flat_header header = header_of("opd,kode,pagu\n");
    const std::string text =
        "1,2.17.01,\"5\n\"\r\n1,2.17.01,\"5\"\n\r\n1,2.17.02,\"5\"\"\"\n1,\"2.17.01\n\"x,1\n\"1\n\"\"2\",2.17.01,7\r\n"
        "1,2.17.03,\"3\n1,2.17.04,\"4\"\n\"1\"\r,2.17.05,5\n1,2.17.06,6\r\n1,2.17.07,\"7\"\r";
    const auto expected = flat_oracle::read(text, header, 2);
    CHECK(expected.failures.size() == 5);
    for (std::size_t block = 1; block <= text.size(); ++block) {
        for (const scan_kernel kernel : scan_kernels_all) {
            if (!has_kernel(kernel)) continue;
            const auto found = flat_oracle::scan(text, header, 2, kernel, block);
            INFO(block);
            CHECK(found.rows == expected.rows);
            CHECK((found.failures == expected.failures));
            CHECK((found.lines == expected.lines && found.bytes == expected.bytes));
        }
    }
}

TEST_CASE("a quote is seen wherever it stands among sixty-four bytes", "[rekap]") {
    const flat_header header = header_of("opd,kode,x,pagu\n");
    for (const std::string_view cell : {"\"a\"", "\"a\"b", "a\"", "a\"b\"", "\"a\"\"b\"", "\"a\nb\"", "\"", "\"\"", "\"a\"\r"}) {
        for (std::size_t shift = 0; shift < 130; ++shift) {
            const std::string text = "1,2.17.01,,1\n1,2.17.02," + std::string(shift, 'x') + ",2\n1,2.17.03," + std::string(cell) +
                                     ",3\n1,2.17.04,,4\n1,2.17.05,\"x\",5\n";
            const auto expected = flat_oracle::read(text, header, 2);
            for (const scan_kernel kernel : scan_kernels_all) {
                if (!has_kernel(kernel)) continue;
                const auto found = flat_oracle::scan(text, header, 2, kernel, text.size());
                CHECK((found.rows == expected.rows && found.failures == expected.failures));
            }
        }
    }
}

TEST_CASE("every text that is one character away from an amount or a kode is read as it should be", "[rekap]") {
    const flat_header header = header_of(whole_header);
    std::vector<std::string> amounts{"1..5", "12..5", "1.2.3", "123.4.56", ".", "..", "-.5", "1.-5"};
    std::vector<std::string> codes{"2.17", "2.17.01", "X.XX.01", "XX.XX.01", "X.1X.01", "2.17.0X"};
    const auto vary = [](std::vector<std::string>& to, const std::string& text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (int c = 0; c < 256; ++c) {
                if (c == ',' || c == '"' || c == '\n') continue;
                to.push_back(text);
                to.back()[i] = static_cast<char>(c);
            }
        }
    };
    for (std::size_t length = 1; length < 19; ++length) {
        vary(amounts, std::string("123456789012345678").substr(0, length));
        if (length > 2) vary(amounts, std::string("98765432109876543").substr(0, length - 2) + ".5");
        if (length > 3) vary(amounts, std::string("98765432109876543").substr(0, length - 3) + ".25");
    }
    for (const char* code : {"1", "2.17", "2.17.03", "2.17.03.2.01", "2.17.03.2.04.05", "2.17.03.2.04.0506", "X.XX.01.2.01.0001"})
        vary(codes, code);
    std::string text;
    for (const std::string& amount : amounts) text += "1,2.17.01,,," + amount + ",,,," + amount + "\n1,2.17.01,,,," + amount + ",,,\n";
    for (const std::string& code : codes) text += "1," + code + ",,,1,2,3,4,5\n";
    const auto expected = flat_oracle::read(text, header, 2);
    for (const scan_kernel kernel : scan_kernels_all) {
        if (!has_kernel(kernel)) continue;
        const auto found = flat_oracle::scan(text, header, 2, kernel, text.size());
        REQUIRE(found.rows.size() == expected.rows.size());
        CHECK(found.rows == expected.rows);
        CHECK((found.failures == expected.failures));
    }
}

TEST_CASE("any bytes, in any blocks, give what the plain reader gives", "[rekap]") {
    CHECK(rc::check("small alphabet", [] {
        const std::string text = *rc::gen::resize(60, joined_tokens({",", "\"", "\n", "\r\n", "\r", "1", "2.17.01", ".5", " ", "a",
                                                                     "1,2.17.01,5\n", "1,2.17.01,\"5\"\r\n", "\"\n\"", "-"}));
        const flat_header header = header_of(*rc::gen::element("opd,kode,pagu\n", "pagu,kode,opd\n", "kode,x,level,opd,tw2\n"));
        const auto block = *rc::gen::inRange<std::size_t>(1, 120);
        const auto expected = flat_oracle::read(text, header, 2);
        for (const scan_kernel kernel : scan_kernels_all) {
            if (has_kernel(kernel)) require_same(flat_oracle::scan(text, header, 2, kernel, block), expected);
        }
    }));
}

TEST_CASE("any table, in any blocks, gives what the plain reader gives", "[rekap]") {
    CHECK(rc::check("tables", [] {
        const bool in_order = *rc::gen::arbitrary<bool>();
        const std::string line_end = *rc::gen::element("\n", "\r\n");
        const std::vector<std::size_t> columns =
            in_order ? std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8} : std::vector<std::size_t>{8, 3, 1, 5, 0, 4, 2};
        static const std::vector<std::string> names{"opd", "kode", "level", "nama", "pagu", "tw1", "tw2", "tw3", "tw4"};
        std::string head;
        for (const std::size_t column : columns) head += (head.empty() ? "" : ",") + names[column];
        const flat_header header = header_of(head + "\n");
        const auto rows = *rc::gen::inRange<std::size_t>(0, 30);
        const auto odd = *rc::gen::inRange<int>(0, 4);
        std::string text;
        for (std::size_t row = 0; row < rows; ++row) {
            // Most rows have one odd cell or none, so that it is that cell which tells.
            const auto which = *rc::gen::inRange<std::size_t>(0, columns.size() + 2 * static_cast<std::size_t>(odd));
            for (std::size_t i = 0; i < columns.size(); ++i) {
                static const std::vector<std::string> usual{"1.01", "2.17.01.2.01.0001", "", "x", "1250000", "1000000", "250000", "0", ""};
                text += (i > 0 ? "," : "") + (which == i || odd == 0 ? some_cell(columns[i]) : usual[columns[i]]);
            }
            text += line_end;
        }
        const auto block = *rc::gen::inRange<std::size_t>(1, 400);
        const auto stop = *rc::gen::inRange<std::size_t>(0, 2 * text.size() + 1);
        const auto expected = flat_oracle::read(text, header, 2, stop);
        const char beyond = *rc::gen::element('"', '\n', ',', '0');
        for (const scan_kernel kernel : scan_kernels_all) {
            if (has_kernel(kernel)) require_same(flat_oracle::scan(text, header, 2, kernel, block, stop, beyond), expected);
        }
    }));
}

TEST_CASE("a table larger than what is looked at in one go is read as a whole", "[rekap]") {
    const flat_header header = header_of(whole_header);
    std::string text;
    for (std::size_t row = 0; text.size() < 100'000; ++row) {
        const std::string number = std::to_string(row);
        text += "1.0" + std::to_string(row / 150) + ",2.17.01.2.01.000" + std::to_string(1 + row % 9) + ",sub_kegiatan,";
        text += row % 3 == 0 ? "\"Rapat, " + number + "\nlagi\"" : row % 101 == 0 ? "\"nie" : row % 7 == 0 ? "" : "Rapat " + number;
        text +=
            "," + number + "." + std::to_string(row % 90 + 10) + "," + (row % 5 == 0 ? "" : number) + "," + number + "000000,,-" + number;
        text += row % 97 == 0 ? ",\n" : "\n";
    }
    text += "1.01,2.17.01,,\"" + std::string(40'000, 'a') + "\",1,,,,\n1.01,2.17.01,,,2,,,,";
    const auto expected = flat_oracle::read(text, header, 2);
    CHECK(expected.failures.size() > 10);
    for (const scan_kernel kernel : scan_kernels_all) {
        if (!has_kernel(kernel)) continue;
        for (const std::size_t block : {std::size_t{1000}, std::size_t{16'384}, std::size_t{20'011}, text.size()}) {
            INFO(block);
            const auto found = flat_oracle::scan(text, header, 2, kernel, block);
            CHECK(found.rows == expected.rows);
            CHECK((found.failures == expected.failures));
            CHECK((found.lines == expected.lines && found.bytes == expected.bytes));
        }
    }
}
