#include "report/csv_text.hpp"

#include "support/catch.hpp"

TEST_CASE("csv quotes what needs quotes and ends records with CR LF", "[report]") {
    renaksi::report::csv_writer out;
    out.record({"a", "b,c", "d\"e", "", "f\ng"});
    out.record({"x", "\xFF"});
    CHECK(out.take() == "a,\"b,c\",\"d\"\"e\",,\"f\ng\"\r\nx,\xEF\xBF\xBD\r\n");
}
