#include <algorithm>
#include <boost/json.hpp>

#include "renaksi/io/report.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;
namespace json = boost::json;

TEST_CASE("rollup as text gives the groups and their total", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.width = 100;
    const std::string text = write_rollup_text({"rencana.txt", p, roll_up(p, roll_up_key::program)}, options);
    CHECK(text ==
          "rencana.txt\n"
          "RENCANA AKSI KINERJA DINAS CONTOH\n"
          "Year 2022 · 1 program, 1 kegiatan, 2 sub kegiatan\n"
          "\n"
          "line  rows  program                                         pagu     TW I    TW II   TW III    TW IV\n"
          "   3     4  PROGRAM PENUNJANG URUSAN                   1,500,000  400,000  250,000  250,000  500,000\n"
          "         4  Total                                      1,500,000  400,000  250,000  250,000  500,000\n");
}

TEST_CASE("rollup by level holds the levels against each other", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.lang = language::id;
    options.width = 100;
    const std::string text = write_rollup_text({"", p, roll_up(p, roll_up_key::level)}, options);
    CHECK(text.find("\nbutir  jenjang ") != std::string::npos);
    CHECK(text.find("\n    2  sub kegiatan ") != std::string::npos);
    CHECK(text.find("\n       Jumlah baris terbawah ") != std::string::npos);
}

TEST_CASE("a group without a name is called that", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"10", "10", "", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const roll_up_result rolled = roll_up(*built, roll_up_key::penanggung_jawab);
    CHECK(write_rollup_text({"", *built, rolled}).find("(no penanggung jawab)") != std::string::npos);
    CHECK(json::parse(write_rollup_json({"", *built, rolled})).at("groups").at(0).at("key").is_null());
}

TEST_CASE("rollup as json has the contract's keys, and names the file only where it is given", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.layout = json_layout::one_line;
    const roll_up_result rolled = roll_up(p, roll_up_key::sasaran);
    const std::string body =
        R"({"schema":"renaksi-rollup/1","by":"sasaran","groups":[{"key":"Meningkatnya layanan","line":3,"rows":4,"pagu":"1500000",)"
        R"("tw1":"400000","tw2":"250000","tw3":"250000","tw4":"500000","nama":null}],)"
        R"("totals":{"pagu":"1500000","tw1":"400000","tw2":"250000","tw3":"250000","tw4":"500000"})";
    CHECK(write_rollup_json({"", p, rolled}, options) == body + "}\n");
    CHECK(write_rollup_json({"a.txt", p, rolled}, options) == body + R"(,"file":"a.txt"})" + "\n");
    CHECK(json::parse(write_rollup_json({"", p, roll_up(p, roll_up_key::level)}, options)).at("groups").at(0).at("line").is_null());
}

TEST_CASE("rollup and check as csv are one table for all files", "[report]") {
    const plan p = report_test::small_plan();
    CHECK(rollup_csv_header() + write_rollup_csv({"a,b.txt", p, roll_up(p, roll_up_key::level)}) ==
          "file,by,key,nama,line,rows,pagu,tw1,tw2,tw3,tw4\r\n"
          "\"a,b.txt\",level,program,,,1,1500000,400000,250000,250000,500000\r\n"
          "\"a,b.txt\",level,kegiatan,,,1,1500000,400000,250000,250000,500000\r\n"
          "\"a,b.txt\",level,sub_kegiatan,,,2,1500000,400000,250000,250000,500000\r\n");
    const check_result checked = report_test::sums_only(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    CHECK(check_csv_header() == "file,rule,slug,severity,cause,line,level,nama,column,expected,found,difference,roots,message\r\n");
    const std::string records = write_check_csv({"a.txt", p, checked, mistakes});
    CHECK(records.find("a.txt,R101,year-differs-from-triwulan,error,root,6,sub_kegiatan,Rapat Koordinasi,pagu,400000,500000,100000,6,") ==
          0);
    CHECK(std::count(records.begin(), records.end(), '\n') == 4);
}
