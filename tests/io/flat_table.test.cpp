#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "io/any_plan.hpp"
#include "io/formats.hpp"
#include "io/zip_parts.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/plan/draft.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

result<plan> read_csv(std::string_view text) {
    read_options options;
    options.format = input_format::csv;
    return read_plan(text, options);
}

plan flat(std::string_view text) {
    auto read = read_csv(text);
    if (!read) throw std::runtime_error(message(read.error(), language::en));
    return std::move(read).value();
}

std::string flat_refusal(std::string_view text) {
    const auto read = read_csv(text);
    return read ? std::string("read") : message(read.error(), language::en);
}

std::string notes_of(const plan& p) {
    std::string out;
    for (const note& one : p.notes()) {
        out += std::to_string(static_cast<int>(one.kind)) + " " + std::to_string(one.line) + ":" + std::to_string(one.column) + " " +
               one.text + "\n";
    }
    return out;
}

/// All that a flat table can hold of a plan; amounts without their printed text.
std::string flat_content(const plan& p) {
    std::string out =
        p.info().perangkat_daerah + "|" + std::to_string(p.info().tahun.value_or(0)) + "|" + std::to_string(p.info().satuan_uang) + "\n";
    const auto field = [&out](std::string_view text) { out.append(text).append("|"); };
    for (const row_draft& row : drafts_of(p)) {
        field(to_string(row.level));
        field(std::to_string(row.line));
        for (const std::string* text : {&row.no, &row.kode, &row.sasaran, &row.nama, &row.penanggung_jawab}) field(*text);
        for (const amount_cell& cell : row.money) {
            field(std::to_string(static_cast<int>(cell.value.state)) + " " + std::to_string(cell.value.value.sen()));
        }
        for (const indikator_draft& one : row.indikator) {
            field(one.nama + "/" + one.satuan);
            for (const target_cell& cell : one.targets) {
                field(cell.written + " " + std::to_string(static_cast<int>(cell.value.kind)) + " " + to_string(cell.value.value) + " " +
                      to_string(cell.value.upper));
            }
        }
        out.push_back('\n');
    }
    return out;
}

/// A sheet's row: a cell between `|`, `#` before a number.
std::string flat_sheet_row(int row, std::string_view cells) {
    std::string out = "<row r=\"" + std::to_string(row) + "\">";
    for (std::size_t at = 0; at <= cells.size();) {
        const std::size_t end = std::min(cells.find('|', at), cells.size());
        const std::string text(cells.substr(at, end - at));
        if (text.starts_with('#')) {
            out.append("<c><v>" + text.substr(1) + "</v></c>");
        } else {
            out.append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>");
        }
        at = end + 1;
    }
    return out + "</row>";
}

result<plan> read_flat_sheet(const std::vector<std::string_view>& rows) {
    std::string sheet = "<sheetData>";
    for (std::size_t i = 0; i < rows.size(); ++i) sheet.append(flat_sheet_row(static_cast<int>(i) + 1, rows[i]));
    return read_plan(test_documents::xlsx(sheet + "</sheetData>"), {});
}

}  // namespace

TEST_CASE("a flat table names its columns in any order", "[io]") {
    const plan p = flat(
        "tw4,tw3,tw2,tw1,pagu,nama,level,kode,opd\r\n"
        "25,25,25,25.5,100.5,Program A,program,2.17.01,Dinas Contoh\r\n"
        "25,25,25,25.5,100.5,Kegiatan B,kegiatan,2.17.01.2.01,Dinas Contoh\r\n"
        ",,0,-3,100,Sub C,sub_kegiatan,2.17.01.2.01.0001,Dinas Contoh\r\n"
        "25,25,25,25.5,100.5,,jumlah,,Dinas Contoh\r\n");
    CHECK(p.info().perangkat_daerah == "Dinas Contoh");
    REQUIRE(p.size() == 4);
    CHECK(p[0].level() == level::program);
    CHECK(p[0].money(plan_column::tw1).value.sen() == 2550);
    CHECK(p[1].parent()->value == 0);
    CHECK(p[2].kode() == "2.17.01.2.01.0001");
    CHECK(p[2].money(plan_column::tw1).value.sen() == -300);
    CHECK(p[2].money(plan_column::tw2) == amount::of(rupiah{}));
    CHECK(p[2].money(plan_column::tw3).state == amount_state::blank);
    CHECK(p[2].line() == 4);
    CHECK(p.jumlah()->value == 3);
    CHECK(p.notes().empty());
}

TEST_CASE("the kode tells the level where the table does not", "[io]") {
    const plan p = flat("kode,nama,pagu\n2.17.01,A,1\n2.17.01.2.01,B,1\n2.17.01.2.01.0001,C,1\n");
    CHECK(p[0].level() == level::program);
    CHECK(p[1].level() == level::kegiatan);
    CHECK(p[2].level() == level::sub_kegiatan);
    CHECK(flat_refusal("kode,nama,pagu\n,A,1\n") == "2:1: rows that no plan can have: level: neither level nor kode");
    CHECK(flat_refusal("kode,nama,pagu\nabc,A,1\n").starts_with("2:1: not a valid kode: kode: 'abc'"));
}

TEST_CASE("a row of an urusan or bidang is set aside with a note", "[io]") {
    const plan p = flat("kode,nama,pagu\n2.17,Koperasi,5\n2.17.01,A,1\n");
    CHECK(p.size() == 1);
    CHECK(notes_of(p) == "12 2:0 2.17 | Koperasi | 5\n");
}

TEST_CASE("damaged codes and words that are no level are noted", "[io]") {
    const plan p = flat("level,kode,nama,pagu\nprogram,'2.17.01,A,1\nbagian,2.17.01.2.01,B,1\nsub kegiatan,xyz,C,1\n");
    REQUIRE(p.size() == 3);
    CHECK(p[0].kode() == "2.17.01");
    CHECK(p[1].level() == level::kegiatan);
    CHECK(p[2].kode().empty());
    CHECK(notes_of(p) == "5 2:2 '2.17.01\n3 3:1 bagian\n3 4:2 xyz\n");
    CHECK(flat_refusal("level,nama,pagu\nbagian,A,1\n") == "2:1: rows that no plan can have: level: 'bagian' is no level");
}

TEST_CASE("columns and cells that no plan has a place for are noted", "[io]") {
    const plan p = flat("level,nama,pagu,lokasi,kosong\nprogram,A,1,Praya,\nkegiatan,B,1,,,lebih\n");
    CHECK(notes_of(p) == "11 1:4 lokasi\n3 3:6 lebih\n");
    CHECK(p.notes().front().amount == 1);
}

TEST_CASE("amounts are plain decimals, and an error says what to do", "[io]") {
    const auto with = [](std::string_view cell) { return flat_refusal("level,nama,pagu\nprogram,A," + std::string(cell) + "\n"); };
    CHECK(with("\"1,5\"") ==
          "2:3: not a number: pagu: '1,5': an amount here has no groups, and a dot before its decimals: 1250000 or 1250000.50");
    CHECK(with("1.250.000").starts_with("2:3: not a number: pagu: '1.250.000'"));
    CHECK(with("-").starts_with("2:3: not a number: pagu: '-'"));
    CHECK(with("Rp5").starts_with("2:3: not a number"));
    CHECK(with("1E+09") ==
          "2:3: not a number: pagu: '1E+09': a spreadsheet has shortened this number and digits of it may be lost; all of them are needed, "
          "as in "
          "1250000000");
    CHECK(with("1.234") == "2:3: too many decimals: pagu: '1.234'");
    CHECK(with("999999999999999999999") == "2:3: value out of range: pagu: '999999999999999999999'");
    CHECK(with("1250000.50") == "read");
}

TEST_CASE("a table of several offices or years is refused where the second begins", "[io]") {
    CHECK(flat_refusal("opd,level,nama,pagu\nDinas A,program,X,1\n,kegiatan,Y,1\nDinas B,program,X,1\n") ==
          "4:1: rows that no plan can have: opd: the table holds several offices, and a plan is that of one; 'Dinas B' begins here, behind "
          "'Dinas A'");
    CHECK(flat_refusal("level,nama,pagu,tahun\nprogram,X,1,2022\nprogram,Y,1,2023\n") ==
          "3:4: rows that no plan can have: tahun: the table holds several years; 2023 begins here");
    CHECK(flat_refusal("level,nama,pagu,tahun\nprogram,X,1,MMXXII\n").starts_with("2:4: not a number: tahun: 'MMXXII'"));
}

TEST_CASE("what a builder refuses comes with the line of the table", "[io]") {
    CHECK(flat_refusal("level,nama,pagu,line\njumlah,,1,9\njumlah,,1,10\n").starts_with("3: rows that no plan can have"));
    CHECK(flat_refusal("level,nama,pagu\nsasaran,S,1\n").starts_with("2: rows that no plan can have"));
}

TEST_CASE("dashes stand in a column of their own", "[io]") {
    const plan p = flat("level,nama,pagu,tw1,tw2,dashes\nprogram,A,1,,,tw1\nkegiatan,B,,0,,pagu tw2\n");
    CHECK(p[0].money(plan_column::tw1) == amount::dash());
    CHECK(p[0].money(plan_column::tw2).state == amount_state::blank);
    CHECK(p[0].written(plan_column::tw1) == "-");
    CHECK(p[1].money(plan_column::year) == amount::dash());
    CHECK(p[1].money(plan_column::tw1).has_value());
    CHECK(flat_refusal("level,nama,pagu,dashes\nprogram,A,1,pagu\n") == "2:4: rows that no plan can have: dashes: pagu has an amount");
    CHECK(flat_refusal("level,nama,pagu,dashes\nprogram,A,1,tw5\n") ==
          "2:4: rows that no plan can have: dashes: 'tw5' is no column of money");
}

TEST_CASE("several indicators stand below each other in their cells", "[io]") {
    const plan p = flat(
        "level,nama,pagu,indikator,satuan,target,target_tw4\n"
        "program,A,1,\"Nilai SAKIP\nJumlah dokumen\nTanpa target\",\"Predikat\nDokumen\",\"BB\n4\n\",\"\n4\n\"\n"
        "kegiatan,B,1,,,,\n");
    REQUIRE(p[0].indikator_count() == 3);
    CHECK(p[0].indikator(0).satuan() == "Predikat");
    CHECK(p[0].indikator(0).target(plan_column::year).kind == target_kind::predicate);
    CHECK(p[0].indikator(0).written(plan_column::tw4).empty());
    CHECK(p[0].indikator(1).written(plan_column::tw4) == "4");
    CHECK(p[0].indikator(2).nama() == "Tanpa target");
    CHECK(p[0].indikator(2).satuan().empty());
    CHECK(p[1].indikator_count() == 0);
}

TEST_CASE("a column says how targets are read, else the targets of the table do", "[io]") {
    const auto target_of = [](std::string_view more, std::string_view cells) {
        const plan p = flat("level,nama,pagu,target" + std::string(more) + "\nprogram,A,1," + std::string(cells) + "\n");
        return to_string(p[0].indikator(0).target(plan_column::year).value);
    };
    CHECK(target_of(",numbers", "1.234,dot") == "1234");
    CHECK(target_of(",numbers", "1.234,plain") == "1.234");
    CHECK(target_of(",target_tw1", "1.234,\"0,5\"") == "1234");
    CHECK(notes_of(flat("level,nama,pagu,target\nprogram,A,1,1.234\n")) == "7 2:4 1.234\n");
    CHECK(flat_refusal("level,nama,pagu,target,numbers\nprogram,A,1,2,roman\n") ==
          "2:5: rows that no plan can have: numbers: 'roman': dot, comma or plain");
}

TEST_CASE("lines are those of the document, or of the table, never a mixture", "[io]") {
    const plan all = flat("level,nama,pagu,line\nprogram,A,1,30\n\nkegiatan,B,1,31\n");
    CHECK(all[0].line() == 30);
    CHECK(all[1].line() == 31);
    const plan some = flat("level,nama,pagu,line\nprogram,A,1,30\n\nkegiatan,B,1,\n");
    CHECK(some[0].line() == 2);
    CHECK(some[1].line() == 4);
}

TEST_CASE("a flat table that a spreadsheet program has saved is one", "[io]") {
    const auto read = read_flat_sheet({"opd|kode|level|nama|pagu|tw1|tahun|indikator|satuan|target|catatan",
                                       "Dinas Contoh|2.17.01|program|'=Program A|#1250000.5|#-3|#2022|Persentase|Persen|#1.234|",
                                       "Dinas Contoh|2.17.01.2.01|kegiatan|Kegiatan B|#1250000.5|#-3|#2022|a\nb\nc|\n\nUnit|\n5|lihat"});
    REQUIRE(read);
    const plan& p = *read;
    REQUIRE(p.size() == 2);
    CHECK(p.info().perangkat_daerah == "Dinas Contoh");
    CHECK(p.info().tahun == 2022);
    CHECK(p[0].nama() == "=Program A");
    CHECK(p[0].line() == 2);
    CHECK(p[0].money(plan_column::year).value.sen() == 125'000'050);
    CHECK(p[0].money(plan_column::tw1).value.sen() == -300);
    CHECK(p[0].money(plan_column::tw2).state == amount_state::blank);
    // A number by its format reads in one way only.
    CHECK(to_string(p[0].indikator(0).target(plan_column::year).value) == "1.234");
    CHECK(p[1].level() == level::kegiatan);
    REQUIRE(p[1].indikator_count() == 3);
    CHECK(p[1].indikator(0).satuan().empty());
    CHECK(p[1].indikator(1).satuan().empty());
    CHECK(p[1].indikator(2).satuan() == "Unit");
    CHECK(p[1].indikator(0).written(plan_column::year).empty());
    CHECK(p[1].indikator(1).written(plan_column::year) == "5");
    CHECK(p[1].indikator(2).written(plan_column::year).empty());
    CHECK(notes_of(p) == "11 1:11 catatan\n");

    const auto wrong = read_flat_sheet({"level|nama|pagu", "program|A|1.250.000"});
    REQUIRE_FALSE(wrong);
    CHECK(message(wrong.error(), language::en).starts_with("2:3: not a number: pagu: '1.250.000': an amount here has no groups"));
}

TEST_CASE("a flat table has a column that tells the levels", "[io]") {
    CHECK(flat_refusal("kode,nama\n2.17.01,A\n").find("no table of a plan") != std::string::npos);
    CHECK(flat("kode,nama,pagu\n2.17.01,A,1\n").size() == 1);
    CHECK(flat("level,nama,pagu\nprogram,A,1\n").size() == 1);
}

TEST_CASE("a sasaran stands in nama or in its own column", "[io]") {
    const plan p = flat("level,nama,pagu,sasaran,indikator\nsasaran,Meningkatnya layanan,,,\nsasaran,S,,S,\nsasaran,Nilai,,,Nilai\n");
    CHECK(p[0].sasaran() == "Meningkatnya layanan");
    CHECK(p[0].nama().empty());
    CHECK(p[1].sasaran() == "S");
    CHECK(p[1].nama().empty());
    CHECK(p[2].sasaran().empty());
    CHECK(p[2].label() == "Nilai");
}

TEST_CASE("odd flat tables", "[io]") {
    CHECK(flat_refusal("level,nama,pagu\n") == "1:1: no table of a plan in it: no row below the header");
    CHECK(flat_refusal("level,nama,pagu,pagu\nprogram,A,1,2\n") == "1:4: rows that no plan can have: a second column pagu");
    CHECK(flat_refusal("level,nama,pagu\nprogram,\"A,1\n") == "2:2: unknown format: expected a closing quote, found the end of the input");
    CHECK(flat_refusal(std::string_view("level,nama,pagu\nprogram,A\0,1\n", 28)).starts_with("2:1: binary data"));
    CHECK(flat("\xEF\xBB\xBFsep=;\r\nlevel;nama;pagu\r\nprogram;\"A;\"\"b\"\"\";1.5\r\n")[0].nama() == "A;\"b\"");
    CHECK(flat("level,nama,pagu\rprogram,A\r")[0].line() == 2);
    CHECK(flat("level\tnama\tpagu\nprogram\t\"A\tb\"\t7\n")[0].nama() == "A\tb");
    read_options few;
    few.format = input_format::csv;
    few.limits.cell_bytes = 100;
    const auto long_cell = read_plan("level,nama,pagu\nprogram," + std::string(1000, 'x') + ",1\n", few);
    REQUIRE_FALSE(long_cell);
    CHECK(long_cell.error().code == errc::limit_exceeded);
}

TEST_CASE("texts that a spreadsheet would compute come back as they were", "[io]") {
    plan_builder builder;
    row_draft row;
    row.level = level::program;
    row.nama = "=HYPERLINK(\"x\")";
    row.no = "'=1";
    row.penanggung_jawab = "-";
    row.sasaran = "-5+3";
    REQUIRE(builder.add_row(row));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    const std::string csv = write_show_csv({"", *made});
    CHECK(csv.find("\"'=HYPERLINK(\"\"x\"\")\"") != std::string::npos);
    CHECK(csv.find(",''=1,'-5+3,-,") != std::string::npos);
    CHECK(flat_content(flat(csv)) == flat_content(flat(write_show_csv({"", flat(csv)}))));
    CHECK(flat(csv)[0].nama() == row.nama);
    CHECK(flat(csv)[0].no() == row.no);
    CHECK(flat(csv)[0].sasaran() == row.sasaran);
    CHECK(flat(csv)[0].penanggung_jawab() == "-");
}

TEST_CASE("any plan comes back from its flat table", "[io][property]") {
    CHECK(rc::check([](std::uint64_t seed) {
        const plan drawn = any_plan::draw(seed);
        const std::string csv = write_show_csv({"", drawn});
        const auto read = read_csv(csv);
        if (!read) RC_FAIL(message(read.error(), language::en) + "\n" + csv);
        RC_ASSERT(flat_content(*read) == flat_content(drawn));
        RC_ASSERT(write_show_csv({"", *read}) == csv);
    }));
}
