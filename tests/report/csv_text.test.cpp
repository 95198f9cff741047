#include "report/csv_text.hpp"

#include <string>

#include "support/catch.hpp"

TEST_CASE("csv quotes what needs quotes and ends records with CR LF", "[report]") {
    renaksi::report::csv_writer out;
    out.record({"a", "b,c", "d\"e", "", "f\ng"});
    out.record({"x", "\xFF"});
    CHECK(out.take() == "a,\"b,c\",\"d\"\"e\",,\"f\ng\"\r\nx,\xEF\xBF\xBD\r\n");
}

TEST_CASE("a text that a spreadsheet would compute gets an apostrophe, which can be taken away again", "[report]") {
    using renaksi::report::guard_formula;
    for (const char* text : {"=1+1", "+SUM(A1)", "-1+2", "@A1", "\t=1", "\r=1", "-cmd", "--1", "'=1", "''-a", "'-", "-5 Orang"}) {
        CAPTURE(text);
        CHECK(guard_formula(text) == "'" + std::string(text));
        CHECK(renaksi::report::without_guard(guard_formula(text)) == text);
    }
    for (const char* text : {"", "a=1", "-", "--", "-12", "-12.5%", "+62", "-1,250.00", "'", "''", "'a", "1-2", " =1"}) {
        CAPTURE(text);
        CHECK(guard_formula(text) == text);
        CHECK(renaksi::report::without_guard(text) == text);
    }
}

TEST_CASE("texts of a document are guarded, words and numbers of the program are not", "[report]") {
    renaksi::report::csv_writer out;
    out.text("=1");
    out.field("=1");
    out.end_record();
    CHECK(out.take() == "'=1,=1\r\n");
}

TEST_CASE("amounts, codes and numbers are fields of their own", "[report]") {
    renaksi::report::csv_writer out;
    out.amount(-123450);
    out.kode(*renaksi::parse_packed_kode("X.XX.01.2.01.0003"));
    out.kode(renaksi::packed_kode{});
    out.number(0);
    out.number(1234567);
    out.written_field("\"a, b\"");
    out.end_record();
    CHECK(out.written() == "-1234.50,X.XX.01.2.01.0003,,,1234567,\"a, b\"\r\n");
    out.clear();
    out.field("next");
    CHECK(out.take() == "next");
}
