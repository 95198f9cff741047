#include "report/plan_workbook.hpp"

#include <rapidcheck.h>

#include <array>
#include <clocale>
#include <string>

#include "io/zip_archive.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/repair/explain.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

std::string workbook_part(const std::string& bytes, const std::string& name) {
    auto archive = io::zip_archive::open(bytes, {});
    if (!archive) return message(archive.error(), language::en);
    const auto read = archive->read(name);
    return read ? *read : message(read.error(), language::en);
}

std::string workbook_of(const plan& p, language lang = language::id) {
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    const auto bytes = write_plan(p, plan_form::xlsx, {lang, &checked, &mistakes});
    REQUIRE(bytes);
    return *bytes;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// What is lost on the way through a form, for people.
std::string lost_on_the_way(const plan& p, const std::string& bytes, input_format form) {
    read_options options;
    options.format = form;
    const auto again = read_plan(bytes, options);
    if (!again) return message(again.error(), language::en);
    std::string out;
    for (const plan_loss& one : losses(p, *again)) {
        out += one.field + " " + std::to_string(one.count) + "x, line " + std::to_string(one.line) + ": '" + one.before + "' > '" +
               one.after + "'\n";
    }
    return out;
}

std::string lost_in_workbook(const plan& p) { return lost_on_the_way(p, workbook_of(p), input_format::xlsx); }

/// Every state of a cell: blank, `-`, 0, whole Rupiah, sen.
amount_cell arbitrary_amount() {
    const int kind = *rc::gen::inRange(0, 8);
    if (kind == 0) return {amount::dash(), "-"};
    if (kind == 1) return {};
    if (kind == 2) return {amount::of(rupiah{}), "0"};
    const std::int64_t sen = *rc::gen::inRange<std::int64_t>(1'000'00, 900'000'000'00) / (kind == 3 ? 1 : 100) * (kind == 3 ? 1 : 100);
    return {amount::of(rupiah::from_sen(sen)), to_plain(rupiah::from_sen(sen))};
}

/// A target is read as every reader of a document reads it.
target_cell target_as_read(const std::string& text) { return {parse_target(text), text}; }

/// A plan as offices write them: every name of its own, amounts of which hardly any adds up, rows with and without a code, a sasaran and a
/// penanggung jawab, sub kegiatan without a kegiatan, a Jumlah or none.
class arbitrary_plan {
public:
    [[nodiscard]] plan make() {
        builder_.info().judul = "RENCANA AKSI KINERJA DINAS CONTOH";
        builder_.info().perangkat_daerah = "DINAS CONTOH";
        builder_.info().tahun = 2024;
        builder_.info().pengesahan = {"Praya", "2 Januari 2024", "Kepala Dinas Contoh", "SITI, S.E.", "196707271995031006", 0};
        const int programs = *rc::gen::inRange(1, 4);
        for (int a = 1; a <= programs; ++a) add_program(a);
        if (*rc::gen::arbitrary<bool>()) {
            row_draft draft = with_amounts(level::jumlah);
            RC_ASSERT(builder_.add_row(std::move(draft)).has_value());
        }
        auto built = std::move(builder_).finish();
        RC_ASSERT(built.has_value());
        return std::move(built).value();
    }

private:
    [[nodiscard]] row_draft with_amounts(level which) {
        row_draft draft;
        draft.level = which;
        draft.line = ++number_;
        for (amount_cell& one : draft.money) one = arbitrary_amount();
        draft.money[0] = amount_cell{amount::of(*rupiah::from_rupiah(5'000'000 + number_)), ""};
        return draft;
    }

    void add_indicators(row_draft& draft) {
        const std::array<std::string, 7> targets{"", "-", "40", "40%", "0,1%", "12 Bulan", "0"};
        const int count = *rc::gen::inRange(1, 4);
        for (int k = 0; k < count; ++k) {
            indikator_draft one;
            one.nama = "Jumlah laporan " + std::to_string(number_) + " " + std::to_string(k);
            one.satuan = "Laporan";
            for (target_cell& t : one.targets) t = target_as_read(targets[static_cast<std::size_t>(*rc::gen::inRange(0, 7))]);
            one.targets[0] = target_as_read("12");
            draft.indikator.push_back(one);
        }
    }

    void add(level which, const std::string& nama, const std::string& kode, const std::string& sasaran = {}) {
        row_draft draft = with_amounts(which);
        draft.nama = nama + " " + std::to_string(number_);
        draft.sasaran = sasaran;
        if (with_kode_) draft.kode = kode;
        if (*rc::gen::inRange(0, 3) == 0) draft.penanggung_jawab = "Kepala Bidang Usaha";
        add_indicators(draft);
        RC_ASSERT(builder_.add_row(std::move(draft)).has_value());
    }

    [[nodiscard]] std::string add_sasaran(int a) {
        row_draft draft;
        draft.level = level::sasaran;
        draft.line = ++number_;
        draft.no = std::to_string(a);
        draft.sasaran = "Meningkatnya usaha daerah " + std::to_string(number_);
        add_indicators(draft);
        std::string out = draft.sasaran;
        RC_ASSERT(builder_.add_row(std::move(draft)).has_value());
        return out;
    }

    void add_program(int a) {
        const std::string kode_program = "2.17.0" + std::to_string(a);
        std::string sasaran;
        if (with_sasaran_) sasaran = add_sasaran(a);
        add(level::program, "PROGRAM PEMBINAAN USAHA", kode_program, *rc::gen::arbitrary<bool>() ? sasaran : std::string{});
        if (*rc::gen::inRange(0, 4) == 0) add(level::sub_kegiatan, "Pengawasan Usaha", "");
        const int kegiatan = *rc::gen::inRange(1, 4);
        for (int b = 1; b <= kegiatan; ++b) {
            const std::string kode_kegiatan = kode_program + ".2.0" + std::to_string(b);
            add(level::kegiatan, "Pembinaan Usaha Daerah", kode_kegiatan);
            const int subs = *rc::gen::inRange(0, 4);
            for (int c = 1; c <= subs; ++c)
                add(level::sub_kegiatan, "Penyediaan Layanan Usaha", kode_kegiatan + ".000" + std::to_string(c));
        }
    }

    plan_builder builder_;
    bool with_kode_ = *rc::gen::arbitrary<bool>();
    bool with_sasaran_ = *rc::gen::arbitrary<bool>();
    int number_ = 0;
};

}  // namespace

TEST_CASE("the sample comes back from a workbook without a loss", "[workbook]") {
    const auto p = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    REQUIRE(p);
    CHECK(lost_in_workbook(*p) == "");
}

TEST_CASE("any plan comes back from a workbook without a loss, wrong totals and all", "[workbook]") {
    const bool held = rc::check("round trip", [] {
        const plan p = arbitrary_plan().make();
        RC_ASSERT(lost_in_workbook(p) == "");
    });
    CHECK(held);
}

TEST_CASE("any plan comes back from a table of text without a loss, wrong totals and all", "[report]") {
    const bool held = rc::check("round trip", [] {
        const plan p = arbitrary_plan().make();
        RC_ASSERT(lost_on_the_way(p, write_plan(p, plan_form::txt).value(), input_format::tsv) == "");
    });
    CHECK(held);
}

TEST_CASE("the same plan gives the same bytes, under any locale", "[workbook]") {
    const plan p = make_plan("P A | 10.50 1.50 2 3 4\nK B | 10.50 1.50 2 3 4");
    const std::string first = workbook_of(p);
    CHECK(workbook_of(p) == first);
    // A program may have set a locale with a comma before decimals; where none is installed this says nothing.
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr && std::setlocale(LC_ALL, "id_ID.UTF-8") == nullptr) return;
    const std::string again = workbook_of(p);
    std::setlocale(LC_ALL, "C");
    CHECK(again == first);
}

TEST_CASE("a total that holds is a formula with its value, a wrong one a red number with its finding", "[workbook]") {
    const std::string bytes = workbook_of(report_test::small_plan());
    const std::string sheet = workbook_part(bytes, "xl/worksheets/sheet1.xml");
    CHECK(has(sheet, "<f>SUM(L11:L12)</f><v>1500000</v>"));
    CHECK(has(sheet, "<f>SUM(M11:P11)</f><v>1000000</v>"));
    CHECK_FALSE(has(sheet, "SUM(M12:P12)"));
    CHECK(has(sheet, "<v>500000</v>"));
    const std::string comments = workbook_part(bytes, "xl/comments1.xml");
    CHECK(has(comments, "<author>renaksi</author>"));
    CHECK(has(comments, "ref=\"L12\""));
    CHECK(has(comments, "Rapat Koordinasi: pagu Rp500.000, jumlah TW I–IV Rp400.000"));
}

TEST_CASE("the second sheet has the mistakes first, names rows of the first sheet, and no NIP", "[workbook]") {
    const plan p = report_test::small_plan();
    const std::string id = workbook_part(workbook_of(p), "xl/sharedStrings.xml");
    CHECK(has(id, "CATATAN HASIL REVIU"));
    CHECK(has(id, "Kesalahan hitung dan usul perbaikannya"));
    CHECK(has(id, "Baris 12, pagu"));
    CHECK(has(id, "Permendagri 77/2020"));
    CHECK(id.find("196707271995031006") == id.rfind("196707271995031006"));
    const std::string en = workbook_part(workbook_of(p, language::en), "xl/sharedStrings.xml");
    CHECK(has(en, "Row 12, pagu"));
    CHECK(has(en, "Recommendation"));
    CHECK(has(workbook_part(workbook_of(p), "xl/worksheets/sheet2.xml"), "location=\"'Rencana Aksi'!L12\""));
}

TEST_CASE("a plan without findings says so, and one that was not checked has no second sheet", "[workbook]") {
    const plan p = report_test::small_plan();
    check_result nothing;
    const auto clean = write_plan(p, plan_form::xlsx, {language::id, &nothing, nullptr});
    REQUIRE(clean);
    CHECK(has(workbook_part(*clean, "xl/sharedStrings.xml"), "Tidak ada temuan menurut aturan yang diperiksa."));
    const auto bare = write_plan(p, plan_form::xlsx);
    REQUIRE(bare);
    CHECK(has(workbook_part(*bare, "xl/worksheets/sheet2.xml"), "missing"));
}

TEST_CASE("no text of a plan becomes a formula, an escape or broken XML", "[workbook]") {
    plan_builder builder;
    row_draft row = renaksi::test::row_of("P A | 4000 1000 1000 1000 1000 | Jumlah; Unit; 4; 1 1 1 1", 1);
    row.nama = "=HYPERLINK(\"http://x\")";
    row.sasaran = "_x0041_ <b>&\x01";
    row.penanggung_jawab = std::string("a\0b\xFF", 4);
    REQUIRE(builder.add_row(row));
    const auto p = std::move(builder).finish();
    REQUIRE(p);
    const std::string bytes = workbook_of(*p);
    CHECK_FALSE(has(workbook_part(bytes, "xl/worksheets/sheet1.xml"), "HYPERLINK"));
    const std::string strings = workbook_part(bytes, "xl/sharedStrings.xml");
    CHECK(has(strings, "=HYPERLINK("));
    CHECK(has(strings, "_x005F_x0041_ &lt;b&gt;&amp;_x0001_"));
    CHECK(has(strings,
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD"));
}

TEST_CASE("an amount beyond fifteen digits is text and says why", "[workbook]") {
    const plan p = make_plan("P PROGRAM A | 1234567890123456 1234567890123456 _ _ _ | Jumlah; Unit; 4; 1 1 1 1");
    const std::string bytes = workbook_of(p);
    CHECK(has(workbook_part(bytes, "xl/sharedStrings.xml"), "<t>1234567890123456</t>"));
    CHECK(has(workbook_part(bytes, "xl/comments1.xml"), "lebih dari 15 angka"));
}

TEST_CASE("what no cell holds is refused with its line", "[workbook]") {
    plan_builder builder;
    row_draft row = renaksi::test::row_of("P A | 4 1 1 1 1", 7);
    row.nama = std::string(32'767, 'x');
    REQUIRE(builder.add_row(row));
    row.nama += "\xC3\xA9";
    row.line = 8;
    REQUIRE(builder.add_row(row));
    const auto p = std::move(builder).finish();
    REQUIRE(p);
    const auto refused = write_plan(*p, plan_form::xlsx);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::limit_exceeded);
    CHECK(refused.error().where.line == 8);
    CHECK(refused.error().detail == "nama > 32767");
}
