#include "renaksi/rollup/rekap.hpp"

#include <string>
#include <utility>
#include <vector>

#include "rollup/rekap_rows.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

using rekap_texts = std::vector<std::string>;

const char* const two_offices = R"(
    @52.02.1
    2.17.02           | 3 3 0 0 0
    2.17.02.2.01      | 3 3 0 0 0
    2.17.02.2.01.0001 | 1 1 0 0 0
    2.17.02.2.01.0002 | 2 2 0 0 0
    @11.01.1
    1.01.01           | 9 9 0 0 0
    1.01.01.2.01      | 8 8 0 0 0
    2.17.02           | 4 5 0 0 0)";

}  // namespace

TEST_CASE("a rekap by program adds the lowest rows and counts what is violated") {
    const rekap r = rekap_of(by("program"), two_offices);
    CHECK(groups_of(r) == rekap_texts{"1.01.01: 2 2 800 800 0 0 0", "2.17.02: 5 1 700 800 0 0 0"});
    CHECK(text_of(r.totals()) == "7 3 1500 1600 0 0 0");
    CHECK(roots_of(r) == rekap_texts{"11.01.1 1.01.01 7 pagu 800 900", "11.01.1 1.01.01 7 tw1 800 900", "11.01.1 2.17.02 9 row 500 400"});
    CHECK(r.root_count() == 3);
    CHECK(r.offices() == 2);
}

TEST_CASE("every part of a key tells rows apart, and what a row has not is empty") {
    CHECK(groups_of(rekap_of(by(""), two_offices)) == rekap_texts{": 7 3 1500 1600 0 0 0"});
    CHECK(groups_of(rekap_of(by("urusan"), two_offices)) == rekap_texts{"1: 2 2 800 800 0 0 0", "2: 5 1 700 800 0 0 0"});
    CHECK(groups_of(rekap_of(by("sub_kegiatan"), two_offices)) ==
          rekap_texts{": 5 3 1200 1300 0 0 0", "2.17.02.2.01.0001: 1 0 100 100 0 0 0", "2.17.02.2.01.0002: 1 0 200 200 0 0 0"});
    CHECK(groups_of(rekap_of(by("opd"), two_offices)) == rekap_texts{"11.01.1: 3 3 1200 1300 0 0 0", "52.02.1: 4 0 300 300 0 0 0"});
    CHECK(groups_of(rekap_of(by("kabupaten,bidang"), two_offices)) ==
          rekap_texts{"11.01/1.01: 2 2 800 800 0 0 0", "11.01/2.17: 1 1 400 500 0 0 0", "52.02/2.17: 4 0 300 300 0 0 0"});
    CHECK(groups_of(rekap_of(by("program,provinsi,opd"), two_offices)) == rekap_texts{"1.01.01/11/11.01.1: 2 2 800 800 0 0 0",
                                                                                      "2.17.02/11/11.01.1: 1 1 400 500 0 0 0",
                                                                                      "2.17.02/52/52.02.1: 4 0 300 300 0 0 0"});
    CHECK(groups_of(rekap_of(by("kegiatan,urusan"), two_offices)) == rekap_texts{"/1: 1 2 0 0 0 0 0", "/2: 2 1 400 500 0 0 0",
                                                                                 "1.01.01.2.01/1: 1 0 800 800 0 0 0",
                                                                                 "2.17.02.2.01/2: 3 0 300 300 0 0 0"});
}

TEST_CASE("by level, what each level prints, and totals stay those of the lowest rows") {
    const rekap r = rekap_of(by("level"), std::string(two_offices) + "\n jumlah | 100 1 1 1 1");
    CHECK(groups_of(r) == rekap_texts{"jumlah: 0 6 10000 100 100 100 100", "program: 3 3 1600 1700 0 0 0", "kegiatan: 2 0 1100 1100 0 0 0",
                                      "sub_kegiatan: 2 0 300 300 0 0 0"});
    CHECK(text_of(r.totals()) == "7 9 1500 1600 0 0 0");
}

TEST_CASE("an office's code gives provinsi and kabupaten only where it begins with one") {
    const auto places = [](const std::string& opd) {
        return groups_of(rekap_of(by("provinsi,kabupaten"), "@" + opd + "\n2.17.02 | 0 0 0 0 0")).at(0);
    };
    CHECK(places("52") == "52/: 1 0 0 0 0 0 0");
    CHECK(places("52.02") == "52/52.02: 1 0 0 0 0 0 0");
    CHECK(places("5202.17 Dinas") == "52/52.02: 1 0 0 0 0 0 0");
    CHECK(places("520") == "52/: 1 0 0 0 0 0 0");
    CHECK(places("52.2") == "52/: 1 0 0 0 0 0 0");
    CHECK(places("52-02") == "/: 1 0 0 0 0 0 0");
    CHECK(places("Dinas 52") == "/: 1 0 0 0 0 0 0");
    CHECK(groups_of(rekap_of(by("kabupaten"), "@52\n2.17.02 | 0 0 0 0 0")).at(0) == ": 1 0 0 0 0 0 0");
    CHECK(groups_of(rekap_of(by("provinsi"), "@52.02\n2.17.02 | 0 0 0 0 0")).at(0) == "52: 1 0 0 0 0 0 0");
}

TEST_CASE("penunjang of all bidang is one group where it is folded") {
    const char* const table = "@a\n1.01.01 | 1 1 0 0 0\n1.01.02 | 2 2 0 0 0\n@b\n2.17.01 | 4 4 0 0 0\n@c\nX.XX.01 | 8 8 0 0 0";
    CHECK(groups_of(rekap_of(by("program"), table)) == rekap_texts{"1.01.01: 1 0 100 100 0 0 0", "1.01.02: 1 0 200 200 0 0 0",
                                                                   "2.17.01: 1 0 400 400 0 0 0", "X.XX.01: 1 0 800 800 0 0 0"});
    rekap_settings folded = by("bidang,program");
    folded.fold_penunjang = true;
    CHECK(groups_of(rekap_of(folded, table)) == rekap_texts{"1.01/1.01.02: 1 0 200 200 0 0 0", "X.XX/X.XX.01: 3 0 1300 1300 0 0 0"});
}

TEST_CASE("X.XX.01 is the 01 of the only bidang that has one in the office, and stands alone elsewhere") {
    CHECK(roots_of(rekap_of(by(""), "@a\nX.XX.01 | 3 3 0 0 0\n2.17.01.2.01 | 1 1 0 0 0\n2.17.02 | 5 5 0 0 0")) ==
          rekap_texts{"a X.XX.01 2 pagu 100 300", "a X.XX.01 2 tw1 100 300"});
    CHECK(roots_of(rekap_of(by(""), "@a\n2.17.01 | 3 3 0 0 0\nX.XX.01.2.01 | 1 1 0 0 0")) ==
          rekap_texts{"a 2.17.01 2 pagu 100 300", "a 2.17.01 2 tw1 100 300"});
    CHECK(roots_of(rekap_of(by(""), "@a\nX.XX.01 | 3 3 0 0 0\n2.17.01.2.01 | 1 1 0 0 0\n1.01.01 | 5 5 0 0 0")).empty());
}

TEST_CASE("rows of one kode are one node whose amounts are added, and each has its own row identity") {
    const rekap r = rekap_of(by("program"), R"(
        @a
        2.17.02      | 10 10 0 0 0
        2.17.02.2.01 | 4 4 0 0 0
        2.17.02.2.01 | 6 5 0 0 0)");
    CHECK(groups_of(r) == rekap_texts{"2.17.02: 3 2 1000 900 0 0 0"});
    CHECK(roots_of(r) == rekap_texts{"a 2.17.02 2 tw1 900 1000", "a 2.17.02.2.01 4 row 500 600"});
    // The program's two rows differ from below together: their row identities follow where one is off, and are roots where both are.
    CHECK(roots_of(rekap_of(by(""), "@a\n2.17.02 | 4 4 0 0 0\n2.17.02 | 3 2 0 0 0\n2.17.02.2.01 | 7 6 0 0 0")) ==
          rekap_texts{"a 2.17.02.2.01 4 row 600 700"});
    CHECK(roots_of(rekap_of(by(""), "@a\n2.17.02 | 4 5 0 0 0\n2.17.02 | 3 2 0 0 0\n2.17.02.2.01 | 7 7 0 0 0")) ==
          rekap_texts{"a 2.17.02 2 row 500 400", "a 2.17.02 3 row 200 300"});
}

TEST_CASE("in an office with a row without kode levels and order tell what is part of what") {
    CHECK(roots_of(rekap_of(by("program"), R"(
        @a
        program  | 5 5 0 0 0
        kegiatan | 2 2 0 0 0
        kegiatan | 2 2 0 0 0
        2.17.02  | 1 1 0 0 0
        jumlah   | 6 6 0 0 0)")) == rekap_texts{"a program 2 pagu 400 500", "a program 2 tw1 400 500"});
}

TEST_CASE("the roots that are named are those with the largest difference, and all are counted") {
    rekap_settings few = by("");
    few.roots_limit = 2;
    const rekap r = rekap_of(few, "@a\n1.01.01 | 1 0 0 0 0\n1.01.02 | 9 0 0 0 0\n@b\n1.01.01 | 0 5 0 0 0\n1.01.02 | 0 1 0 0 0");
    CHECK(r.root_count() == 4);
    CHECK(roots_of(r) == rekap_texts{"a 1.01.02 3 row 0 900", "b 1.01.01 5 row 500 0"});
}

TEST_CASE("amounts near the end of 64 bits are added and compared exactly") {
    rekap r(by(""));
    rekap_row big = flat_row("1.01.01 | 0 0 0 0 0", 1);
    big.sen = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    r.begin_source("a", 0, false);
    r.begin_office("a");
    for (std::uint64_t i = 1; i <= 9; ++i) {
        big.kode = packed_kode(parse_packed_kode("1.01.01")->bits() + ((i - 1) << 44U));
        r.add_rows({&big, 1});
    }
    r.end_source(1, 1, false);
    REQUIRE_FALSE(r.close());
    CHECK(r.totals().sen[0] == int128{INT64_MAX} * 9);
    CHECK(r.totals().sen[4] == int128{INT64_MIN} * 9);
    CHECK(r.root_count() == 9);
    CHECK(r.roots()[0].expected_sen == int128{INT64_MAX} * 2 + int128{INT64_MIN} * 2);
}

TEST_CASE("an office in two places is told, and nothing is answered") {
    rekap r(by("opd"));
    r.begin_source("a.csv", 0, false);
    add_table(r, "@x\n1.01.01 | 1 1 0 0 0\n@y\n1.01.01 | 1 1 0 0 0\n@x\n1.01.02 | 2 2 0 0 0");
    r.end_source(10, 6, false);
    CHECK(r.scattered() == rekap_texts{"x"});
    const auto failure = r.close();
    REQUIRE(failure);
    CHECK(failure->code == errc::bad_structure);
    CHECK(failure->detail.find("'x'") != std::string::npos);

    rekap again(by("opd"));
    again.keep_open(std::vector<std::string>{"x", "unused"});
    again.begin_source("a.csv", 0, false);
    add_table(again, "@x\n1.01.01 | 1 1 0 0 0\n@y\n1.01.01 | 1 1 0 0 0\n@x\n1.01.02 | 2 2 0 0 0");
    again.end_source(10, 6, false);
    REQUIRE_FALSE(again.close());
    CHECK(groups_of(again) == rekap_texts{"x: 2 0 300 300 0 0 0", "y: 1 0 100 100 0 0 0"});
    CHECK(again.offices() == 2);
}

TEST_CASE("errors are counted, the first hundred by place are kept") {
    rekap r(by(""));
    for (const char* name : {"b.csv", "a.csv"}) {
        r.begin_source(name, 0, false);
        for (std::uint64_t line = 400; line > 0; --line) r.add_error({errc::bad_kode, line, 2, "x"});
        r.end_source(1, 400, false);
    }
    REQUIRE_FALSE(r.close());
    CHECK(r.error_count() == 800);
    REQUIRE(r.errors().size() == 100);
    CHECK(r.errors()[0].source == "a.csv");
    CHECK(r.errors()[0].line == 1);
    CHECK(r.errors()[99].line == 100);
}
