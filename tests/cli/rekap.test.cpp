// `renaksi rekap`: flat tables of many offices in, totals and broken sums out.
#include <boost/json.hpp>

#include "cli/process.hpp"
#include "support/catch.hpp"

using cli_test::folder;
using cli_test::outcome;
using cli_test::run;

namespace {

const std::string table_ntb = RENAKSI_TEST_DATA "/rekap/52-nusa-tenggara-barat.csv";
const std::string table_jateng = RENAKSI_TEST_DATA "/rekap/33-jawa-tengah.csv";

bool rekap_says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("rekap totals by program: each Rupiah once, rows and broken sums beside it", "[cli]") {
    const outcome got = run({"rekap", table_ntb, table_jateng, "--by", "program", "--format", "csv"});
    CHECK(got.code == 1);
    CHECK(got.out ==
          "key,rows,violations,pagu,tw1,tw2,tw3,tw4\r\n"
          "1.02.01,3,2,300000,75000,75000,75000,57000\r\n"
          "1.02.02,7,2,1600000,225000,575000,575000,225000\r\n"
          "2.17.01,6,0,1000000,250000,250000,250000,250000\r\n"
          "2.17.02,3,0,500000.50,125000.50,125000,125000,125000\r\n");
    CHECK(got.err.empty());
}

TEST_CASE("rekap: penunjang folded, keys combined, level", "[cli]") {
    CHECK(run({"rekap", table_ntb, "--by", "program", "--penunjang", "folded", "--format", "csv"}).out ==
          "key,rows,violations,pagu,tw1,tw2,tw3,tw4\r\n"
          "1.02.02,4,2,900000,225000,225000,225000,225000\r\n"
          "2.17.02,3,0,500000.50,125000.50,125000,125000,125000\r\n"
          "X.XX.01,9,2,1300000,325000,325000,325000,307000\r\n");
    CHECK(run({"rekap", table_jateng, table_ntb, "--by", "provinsi,urusan", "--format", "csv"}).out ==
          "key,provinsi,urusan,rows,violations,pagu,tw1,tw2,tw3,tw4\r\n"
          "33/1,33,1,3,0,700000,0,350000,350000,0\r\n"
          "52/1,52,1,7,4,1200000,300000,300000,300000,282000\r\n"
          "52/2,52,2,9,0,1500000.50,375000.50,375000,375000,375000\r\n");
    // By level, each level's printed amounts: a wrong total shows.
    CHECK(run({"rekap", table_ntb, "--by", "level", "--format", "csv"}).out ==
          "key,rows,violations,pagu,tw1,tw2,tw3,tw4\r\n"
          "program,4,2,2790000.50,675000.50,675000,675000,675000\r\n"
          "kegiatan,5,1,2700000.50,675000.50,675000,675000,675000\r\n"
          "sub_kegiatan,7,1,2700000.50,675000.50,675000,675000,657000\r\n");
    CHECK(rekap_says(run({"rekap", table_ntb, "--by", "kabupaten,opd", "--format", "csv"}).out,
                     "52.02/52.02.2.17.0.00.01,52.02,52.02.2.17.0.00.01,9,0,1500000.50,"));
}

TEST_CASE("rekap names the roots with file and line, and what could not be read", "[cli]") {
    const folder work;
    const std::string roots = work.path("akar.csv");
    const outcome got = run({"rekap", table_ntb, table_jateng, "--by", "opd", "--format", "json", "--roots", roots});
    const boost::json::value said = boost::json::parse(got.out);
    CHECK(said.at("schema") == "renaksi-rekap/1");
    CHECK(said.at("offices") == 3);
    CHECK(said.at("totals").at("rows") == 19);
    CHECK(said.at("totals").at("violations") == 4);
    CHECK(said.at("roots") == 3);
    CHECK(said.at("errors") == 1);
    CHECK(said.at("first_errors").at(0).at("line") == 5);
    CHECK(said.at("first_errors").at(0).at("column") == 5);
    const boost::json::value& largest = said.at("largest_roots").at(0);
    CHECK(largest.at("rule") == "R102");
    CHECK(largest.at("kode") == "1.02.02");
    CHECK(largest.at("column") == "pagu");
    CHECK(largest.at("expected") == "900000");
    CHECK(largest.at("difference") == "90000");
    CHECK(largest.at("line") == 14);
    CHECK(cli_test::contents(roots) ==
          "rule,opd,kode,level,column,expected,found,difference,file,line\r\n"
          "R102,52.03.1.02.0.00.02,1.02.01.2.01,kegiatan,tw4,57000,75000,18000," +
              table_ntb +
              ",12\r\n"
              "R101,52.03.1.02.0.00.02,1.02.01.2.01.0001,sub_kegiatan,pagu,282000,300000,18000," +
              table_ntb +
              ",13\r\n"
              "R102,52.03.1.02.0.00.02,1.02.02,program,pagu,900000,990000,90000," +
              table_ntb + ",14\r\n");
}

TEST_CASE("rekap in text, in both languages", "[cli]") {
    const outcome english = run({"rekap", table_ntb, table_jateng, "--by", "provinsi", "--lang", "en"});
    CHECK(rekap_says(english.out, "3 offices, 19 rows, 4 broken sums with 3 roots"));
    CHECK(rekap_says(english.out, "1 row could not be read and is in no total"));
    CHECK(rekap_says(english.out, table_jateng + ":5:5: not a number"));
    const outcome indonesian = run({"rekap", table_ntb, "--by", "provinsi", "--lang", "id"});
    CHECK(rekap_says(indonesian.out, "2 perangkat daerah, 16 butir, 4 jumlah yang tidak cocok dengan 3 akar"));
    CHECK(rekap_says(indonesian.out, "selisih +90.000"));
}

TEST_CASE("rekap: partial results written, read and merged are the whole", "[cli]") {
    const folder work;
    const std::string first = work.path("ntb.rekap");
    const std::string second = work.path("jateng.rekap");
    const std::string both = work.path("semua.rekap");
    const std::string merged = work.path("gabungan.rekap");
    CHECK(run({"rekap", table_ntb, "--by", "program", "--state", first, "--format", "csv"}).code == 1);
    CHECK(run({"rekap", table_jateng, "--by", "program", "--state", second, "--format", "csv"}).code == 1);
    const outcome whole = run({"rekap", table_jateng, table_ntb, "--by", "program", "--state", both, "--format", "csv"});
    const outcome joined = run({"rekap", second, first, "--state", merged, "--format", "csv"});
    CHECK(joined.out == whole.out);
    CHECK(joined.err.empty());
    CHECK_FALSE(cli_test::contents(both).empty());
    CHECK(cli_test::contents(merged) == cli_test::contents(both));
    CHECK(run({"rekap", first, table_jateng, "--format", "csv"}).out == whole.out);
    const outcome other = run({"rekap", first, table_jateng, "--by", "opd"});
    CHECK(other.code == 3);
    const std::string text = cli_test::contents(first);
    const outcome damaged = run({"rekap", work.write("rusak.rekap", text.substr(0, text.size() / 2))});
    CHECK(damaged.code == 3);
    CHECK(rekap_says(damaged.err, "the file is damaged"));
    CHECK(damaged.out.empty());
}

TEST_CASE("rekap: wrong use and unreadable inputs", "[cli]") {
    const folder work;
    CHECK(run({"rekap", table_ntb}).code == 2);
    CHECK(run({"rekap", "--by", "program"}).code == 2);
    const outcome unknown = run({"rekap", table_ntb, "--by", "program,bulan"});
    CHECK(unknown.code == 2);
    CHECK(rekap_says(unknown.err, "bulan"));
    CHECK(run({"rekap", table_ntb, "--by", "program", "--roots", table_ntb}).code == 2);
    CHECK(run({"rekap", table_ntb, "--by", "program", "--roots", "-"}).code == 2);
    CHECK(run({"rekap", table_ntb, "--by", "program", "--roots", work.path("a"), "--state", work.path("a")}).code == 2);
    const outcome nowhere = run({"rekap", table_ntb, "--by", "program", "--roots", work.path("tidak/ada/akar.csv")});
    CHECK(nowhere.code == 3);
    CHECK(nowhere.out.empty());
    CHECK(run({"rekap", work.path("tidak-ada.csv"), "--by", "program"}).code == 3);
    CHECK(run({"rekap", work.write("kosong.csv", ""), "--by", "program"}).code == 3);
    const outcome header = run({"rekap", work.write("lain.csv", "a,b\n1,2\n"), "--by", "program"});
    CHECK(header.code == 3);
    CHECK(header.out.empty());
    CHECK(rekap_says(header.err, "lain.csv:1"));
    const outcome strict = run({"rekap", table_jateng, "--by", "program", "--strict"});
    CHECK(strict.code == 3);
    CHECK(strict.out.empty());
    CHECK(rekap_says(strict.err, table_jateng + ":5:5: not a number"));
}

TEST_CASE("rekap reads standard input once, and says so where an office comes twice", "[cli]") {
    const folder work;
    const std::string head = "opd,kode,pagu,tw1,tw2,tw3,tw4\n";
    const std::string one = "52.01.a,2.17.02,10,10,,,\n";
    const std::string two = "52.02.b,2.17.02,20,20,,,\n";
    cli_test::settings piped;
    piped.input = work.write("terpencar.csv", head + one + two + one);
    const outcome refused = run({"rekap", "-", "--by", "opd"}, piped);
    CHECK(refused.code == 3);
    CHECK(rekap_says(refused.err, "52.01.a"));
    const outcome asked = run({"rekap", "-", "--by", "opd", "--scattered", "--format", "csv"}, piped);
    CHECK(rekap_says(asked.out, "52.01.a,2,0,20,20,0,0,0\r\n"));
    // A file is simply read again.
    CHECK(run({"rekap", piped.input, "--by", "opd", "--format", "csv"}).out == asked.out);
}
