#include <boost/json.hpp>

#include "renaksi/io/report.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;
namespace json = boost::json;

namespace {

std::vector<std::string> keys(const json::value& object) {
    std::vector<std::string> out;
    for (const json::key_value_pair& item : object.as_object()) out.emplace_back(item.key());
    return out;
}

}  // namespace

TEST_CASE("show draws the tree with what is computed beside what is printed", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.lang = language::id;
    options.width = 120;
    CHECK(write_show_text({"rencana.txt", p}, options) ==
          "rencana.txt\n"
          "RENCANA AKSI KINERJA DINAS CONTOH\n"
          "Tahun 2022 · 1 program, 1 kegiatan, 2 sub kegiatan\n"
          "\n"
          "baris  jenjang       uraian                                                     pagu     TW I    TW II   TW III    TW IV\n"
          "    3  sasaran       Meningkatnya layanan\n"
          "                                                               dihitung    1.500.000  400.000  250.000  250.000  500.000\n"
          "    3  program         PROGRAM PENUNJANG URUSAN                          ≠ 1.500.000  400.000  250.000  250.000  500.000\n"
          "                                                         jumlah TW I–IV    1.400.000\n"
          "    4  kegiatan          Administrasi Umum                               ≠ 1.500.000  400.000  250.000  250.000  500.000\n"
          "                                                         jumlah TW I–IV    1.400.000\n"
          "    5  sub kegiatan        Penyediaan Bahan                                1.000.000  250.000  250.000  250.000  250.000\n"
          "    6  sub kegiatan        Rapat Koordinasi                                ≠ 500.000  150.000        -           250.000\n"
          "                                                         jumlah TW I–IV      400.000\n"
          "    7  jumlah        Jumlah                                              ≠ 1.500.000  400.000  250.000  250.000  500.000\n"
          "                                                         jumlah TW I–IV    1.400.000\n"
          "\n"
          "≠ tertulis lain daripada yang dihitung\n"
          "\n"
          "Praya, Maret 2022\n"
          "Kepala Dinas Contoh\n"
          "SITI, S.E.\n"
          "NIP 1967***********006\n");
}

TEST_CASE("where the screen is narrow, a name stands above its amounts", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.width = 80;
    const std::string text = write_show_text({"", p}, options);
    CHECK(text.find("   3  program         PROGRAM PENUNJANG URUSAN\n"
                    "                                 ≠ 1,500,000  400,000  250,000  250,000  500,000\n"
                    "                 sum of TW I–IV    1,400,000\n") != std::string::npos);
}

TEST_CASE("a cell that contradicts the rows below is marked, a blank one is only completed", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"90", "", "-", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 2, "Kegiatan B", {"80", "50", "30", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    report_options options;
    options.width = 100;
    const std::string text = write_show_text({"", *built}, options);
    CHECK(text.find("≠ 90          ≠ -") != std::string::npos);
    CHECK(text.find("computed    80    50     30\n") != std::string::npos);
}

TEST_CASE("show as json holds the whole plan in the contract's order", "[report]") {
    const plan p = report_test::small_plan();
    const json::value shown = json::parse(write_show_json({"rencana.txt", p}));
    CHECK(keys(shown) == std::vector<std::string>{"schema", "judul", "perangkat_daerah", "tahun", "pengesahan", "rows", "jumlah", "levels",
                                                  "satuan_uang"});
    CHECK(keys(shown.at("pengesahan")) == std::vector<std::string>{"tempat", "tanggal", "jabatan", "nama", "nip", "line"});
    CHECK(shown.at("pengesahan").at("nip") == "196707271995031006");
    REQUIRE(shown.at("rows").as_array().size() == 5);
    CHECK(keys(shown.at("rows").at(0)) == std::vector<std::string>{"line", "level", "parent_line", "kode", "no", "sasaran", "nama",
                                                                   "indikator", "pagu", "tw1", "tw2", "tw3", "tw4", "computed",
                                                                   "penanggung_jawab", "written"});
    CHECK(shown.at("rows").at(0) == json::parse(R"({"line":3,"level":"sasaran","parent_line":null,"kode":null,"no":"1",
        "sasaran":"Meningkatnya layanan","nama":null,
        "indikator":[{"nama":"Nilai SAKIP","satuan":"Predikat","target":"B","tw1":null,"tw2":"-","tw3":null,"tw4":null,
                      "numbers":null}],
        "pagu":null,"tw1":null,"tw2":null,"tw3":null,"tw4":null,
        "computed":{"pagu":"1500000","tw1":"400000","tw2":"250000","tw3":"250000","tw4":"500000"},
        "penanggung_jawab":null,"written":{"pagu":null,"tw1":null,"tw2":null,"tw3":null,"tw4":null}})"));
    CHECK(shown.at("rows").at(1).at("parent_line") == 3);
    CHECK(shown.at("rows").at(1).at("penanggung_jawab") == "Sekretaris");
    const json::value& leaf = shown.at("rows").at(4);
    CHECK(leaf.at("computed").is_null());
    CHECK(leaf.at("tw2").is_null());
    CHECK(leaf.at("tw3").is_null());
    CHECK(leaf.at("written") == json::parse(R"({"pagu":"500,000","tw1":"150,000","tw2":"-","tw3":null,"tw4":"250,000"})"));
    CHECK(keys(shown.at("jumlah")) == std::vector<std::string>{"line", "pagu", "tw1", "tw2", "tw3", "tw4", "computed", "written", "kode",
                                                               "no", "sasaran", "nama", "indikator", "penanggung_jawab"});
    CHECK(shown.at("jumlah").at("line") == 7);
}

TEST_CASE("a plan without Jumlah, signature and rows shows as nulls", "[report]") {
    const auto built = plan_builder().finish();
    REQUIRE(built);
    const json::value shown = json::parse(write_show_json({"", *built}));
    CHECK(shown.at("jumlah").is_null());
    CHECK(shown.at("rows") == json::array{});
    CHECK(shown.at("pengesahan").at("nama").is_null());
    CHECK(write_show_text({"", *built}).find("0 program, 0 kegiatan, 0 sub kegiatan") == 0);
}

TEST_CASE("show as csv is the flat exchange table", "[report]") {
    const plan p = report_test::small_plan();
    CHECK(write_show_csv({"rencana.txt", p}) ==
          "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4,line,no,sasaran,penanggung_jawab,tahun,indikator,satuan,target,target_tw1,target_tw2,"
          "target_tw3,target_tw4,numbers,dashes,satuan_uang\r\n"
          "Dinas Contoh,,sasaran,Meningkatnya layanan,,,,,,3,1,Meningkatnya layanan,,2022,Nilai SAKIP,Predikat,B,,-,,,,,\r\n"
          "Dinas Contoh,,program,PROGRAM PENUNJANG URUSAN,1500000,400000,250000,250000,500000,3,,,Sekretaris,2022,,,,,,,,,,\r\n"
          "Dinas Contoh,,kegiatan,Administrasi Umum,1500000,400000,250000,250000,500000,4,,,,2022,,,,,,,,,,\r\n"
          "Dinas Contoh,,sub_kegiatan,Penyediaan Bahan,1000000,250000,250000,250000,250000,5,,,,2022,,,,,,,,,,\r\n"
          "Dinas Contoh,,sub_kegiatan,Rapat Koordinasi,500000,150000,,,250000,6,,,,2022,,,,,,,,,tw2,\r\n"
          "Dinas Contoh,,jumlah,,1500000,400000,250000,250000,500000,7,,,,2022,,,,,,,,,,\r\n");
}

TEST_CASE("the flat table keeps several indicators apart, line by line", "[report]") {
    plan_builder builder;
    row_draft row = report_test::row(level::program, 1, "PROGRAM A", {"1", "", "", "", ""});
    row.indikator.push_back(report_test::indikator("Nilai", "", {"B", "", "", "", ""}));
    row.indikator.push_back(report_test::indikator("Jumlah\nlaporan", "Laporan", {"", "", "", "", "4"}));
    REQUIRE(builder.add_row(row));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const std::string csv = write_show_csv({"", *built});
    CHECK(csv.find(",\"Nilai\nJumlah\xE2\x80\xA8laporan\",\"\nLaporan\",\"B\n\",,,,\"\n4\",") != std::string::npos);
}

TEST_CASE("show as json tells the style of targets and what the Jumlah row says besides amounts", "[report]") {
    plan_builder builder;
    row_draft row = report_test::row(level::jumlah, 1, "TOTAL", {"1", "", "", "", ""});
    row.indikator.push_back(report_test::indikator("Nilai", "", {"1.234", "", "", "", ""}));
    row.indikator.front().targets[0].value = parse_target("1.234", number_style::dot_groups);
    builder.info().satuan_uang = 1'000;
    REQUIRE(builder.add_row(row));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const json::value shown = json::parse(write_show_json({"", *built}));
    CHECK(shown.at("jumlah").at("nama") == "TOTAL");
    CHECK(shown.at("jumlah").at("indikator").at(0).at("numbers") == "dot");
    CHECK(shown.at("satuan_uang") == 1'000);
    CHECK(shown.at("levels") == json::parse(R"({"status":"given","source":"kode","cost":0})"));
}
