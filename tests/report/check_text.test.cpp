#include <algorithm>

#include "renaksi/io/report.hpp"
#include "report/layout.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using report_test::sums_only;

namespace {

std::string check_text(const plan& p, const check_result& checked, const report_options& options) {
    const std::vector<mistake> mistakes = explain(p, checked);
    return write_check_text({"rencana.txt", p, checked, mistakes}, options);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("check in Indonesian: the mistake, what it pulls along, the summary", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.lang = language::id;
    options.width = 80;
    CHECK(check_text(p, sums_only(p), options) ==
          "rencana.txt\n"
          "RENCANA AKSI KINERJA DINAS CONTOH\n"
          "Tahun 2022 · 1 program, 1 kegiatan, 2 sub kegiatan\n"
          "Jenjang baris tidak tertulis; hanya satu susunan yang cocok.\n"
          "\n"
          "20 jumlah diperiksa, 4 tidak cocok; 1 kesalahan menjelaskan semuanya.\n"
          "\n"
          "1. Baris 6, sub kegiatan: Rapat Koordinasi\n"
          "     pagu tertulis    500.000\n"
          "     jumlah TW I–IV   400.000   (I: 150.000  II: -  III: kosong  IV: 250.000)\n"
          "     selisih         +100.000\n"
          "   Ikut terbawa:\n"
          "     baris 4  kegiatan      Administrasi Umum                           +100.000\n"
          "     baris 3  program       PROGRAM PENUNJANG URUSAN                    +100.000\n"
          "     baris 7  jumlah                                                    +100.000\n"
          "   Usul perbaikan (ragu, yang terbaik lebih dulu):\n"
          "     1) baris 6, TW I: 150.000 → 250.000\n"
          "        satu angka salah ketik; sama dengan triwulan lain di baris ini; seperti\n"
          "        baris di dekatnya; baris 4, 3 dan 7 ikut berubah\n"
          "     2) baris 6, TW IV: 250.000 → 350.000\n"
          "        mengulang sel di atasnya; baris 4, 3 dan 7 ikut berubah\n"
          "     3) baris 6, TW II: - → 100.000\n"
          "        sel belum terisi; baris 4, 3 dan 7 ikut berubah\n"
          "     4) baris 6, TW III: kosong → 100.000 (sama kuat dengan usul 3)\n"
          "        sel belum terisi; baris 4, 3 dan 7 ikut berubah\n"
          "     dan 1 lagi\n"
          "\n"
          "Ringkasan: 4 galat (3 di antaranya ikutan), 0 peringatan, 0 keterangan.\n");
}

TEST_CASE("check in English, too narrow for the triwulan beside their sum", "[report]") {
    const plan p = report_test::small_plan();
    report_options options;
    options.width = 60;
    const std::string text = check_text(p, sums_only(p), options);
    CHECK(contains(text, "20 sums checked, 4 do not hold; 1 mistake explains them all.\n"));
    CHECK(contains(text,
                   "1. Line 6, sub kegiatan: Rapat Koordinasi\n"
                   "     pagu as printed   500,000\n"
                   "     sum of TW I–IV    400,000\n"
                   "       (I: 150,000  II: -  III: blank  IV: 250,000)\n"
                   "     difference       +100,000\n"
                   "   It pulls along:\n"
                   "     line 4  kegiatan      Administrasi Umum        +100,000\n"));
    CHECK(contains(text, "\nSummary: 4 errors (3 of them inherited), 0 warnings, 0 notes.\n"));
}

TEST_CASE("no line of a text report is wider than asked", "[report]") {
    const plan p = report_test::small_plan();
    for (const std::size_t width : {60U, 75U, 100U, 140U}) {
        report_options options;
        options.width = width;
        std::string text = check_text(p, check(p), options) + write_show_text({"rencana.txt", p}, options) +
                           write_rollup_text({"rencana.txt", p, roll_up(p, roll_up_key::program)}, options);
        while (!text.empty()) {
            const std::string line = text.substr(0, text.find('\n'));
            INFO(line);
            // The amounts themselves are never cut.
            CHECK(report::width_of(line) <= std::max<std::size_t>(width, 80));
            text.erase(0, line.size() + 1);
        }
    }
}

TEST_CASE("a sum that follows from two mistakes names the other one", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"30", "20", "", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 2, "Kegiatan B", {"10", "5", "", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 3, "Kegiatan C", {"20", "15", "", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    report_options options;
    options.width = 80;
    const std::string text = check_text(*built, sums_only(*built), options);
    CHECK(contains(text, "3 do not hold; 2 mistakes explain them all."));
    CHECK(contains(text, "     line 1  program       PROGRAM A (together with mistake 2)               +10\n"));
    CHECK(contains(text, "     line 1  program       PROGRAM A (together with mistake 1)               +10\n"));
    options.lang = language::id;
    CHECK(contains(check_text(*built, sums_only(*built), options), "PROGRAM A (bersama kesalahan 2)"));
}

TEST_CASE("a cell that breaks two sums is one mistake, which shows both", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"40", "40", "", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 2, "Kegiatan B", {"40", "40", "", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::sub_kegiatan, 3, "Sub C", {"30", "40", "", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const std::string text = check_text(*built, sums_only(*built), {});
    CHECK(contains(text, "1. Line 3, sub kegiatan: Sub C\n"));
    CHECK(contains(text, "   It pulls along:\n     line 2  kegiatan      pagu, Kegiatan B"));
    CHECK(contains(text, "1) line 3, pagu: 30 → 40\n"));
}

TEST_CASE("a plan whose sums hold is told so", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"10", "10", "-", "0", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    CHECK(contains(check_text(*built, sums_only(*built), {}), "\n1 sum checked, and it holds.\n\nSummary: 0 errors, "));
    report_options options;
    options.lang = language::id;
    CHECK(contains(check_text(*built, sums_only(*built), options), "\n1 jumlah diperiksa, semuanya cocok.\n"));
}

TEST_CASE("other findings stand by weight and rule, notes are condensed to their lines", "[report]") {
    const plan p = report_test::small_plan();
    check_result checked;
    const auto add = [&checked](std::uint16_t number, severity weight, std::int64_t line) {
        finding f;
        f.rule = {number};
        f.severity = weight;
        f.line = line;
        checked.findings.push_back(f);
    };
    add(10, severity::info, 12);
    add(10, severity::info, 9);
    add(301, severity::warning, 3);
    add(205, severity::error, 5);
    const std::string text = check_text(p, checked, {});
    const std::size_t errors = text.find("\nOther errors\nR205  ");
    const std::size_t warnings = text.find("\nWarnings\nR301  ");
    const std::size_t notes = text.find("\nFor information\nR010  ");
    REQUIRE(notes != std::string::npos);
    CHECK(errors < warnings);
    CHECK(warnings < notes);
    CHECK(contains(text.substr(notes), " (2)\n      lines 9 and 12\n"));
    CHECK(contains(text, "      line 5  "));
}

TEST_CASE("an inherited finding whose cause was not looked for is not lost", "[report]") {
    const plan p = report_test::small_plan();
    check_result checked = sums_only(p);
    checked.findings.erase(
        std::remove_if(checked.findings.begin(), checked.findings.end(), [](const finding& f) { return f.cause == finding_cause::root; }),
        checked.findings.end());
    const std::string text = check_text(p, checked, {});
    CHECK(contains(text, "Other errors\nR101  "));
    CHECK(contains(text, "      line 4  "));
}

TEST_CASE("a document's control characters do not reach the screen", "[report]") {
    plan_builder builder;
    builder.info().judul = "RENCANA\x1B[2JX";
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "A\x1B]0;x\x07", {"1", "2", "", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const std::string text = check_text(*built, check(*built), {}) + write_show_text({"a\x1B.txt", *built}, {}) +
                             write_rollup_text({"", *built, roll_up(*built, roll_up_key::program)}, {});
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    report_options options;
    options.colour = true;
    CHECK(contains(check_text(*built, check(*built), options), "\x1B[1;31m"));
}

TEST_CASE("the other sums that a mistake breaks stand under it with their own differences, and nowhere else", "[report]") {
    plan_builder builder;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM A", {"300", "200", "100", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::kegiatan, 2, "Kegiatan B", {"300", "200", "100", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::sub_kegiatan, 3, "Sub C", {"150", "150", "50", "", ""})));
    REQUIRE(builder.add_row(report_test::row(level::sub_kegiatan, 4, "Sub D", {"150", "100", "50", "", ""})));
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    const check_result checked = sums_only(*built);
    REQUIRE(checked.identities.violations.size() == 2);
    const std::vector<mistake> mistakes = explain(*built, checked);
    REQUIRE(mistakes.size() == 1);
    REQUIRE(mistakes[0].roots.size() == 2);
    report_options options;
    options.width = 80;
    const std::string text = check_text(*built, checked, options);
    const bool shown = contains(text, "   It pulls along:\n     line 2  kegiatan      TW I, Kegiatan B") ||
                       contains(text, "   It pulls along:\n     line 3  sub kegiatan  Sub C");
    CHECK(shown);
    CHECK_FALSE(contains(text, "Other errors"));
    CHECK(contains(text, "TW I: 150 → 100"));
}
