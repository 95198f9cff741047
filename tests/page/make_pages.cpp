// Writes the pages that the browser looks at into a folder: the sample in both languages, a document that wants to be a program, one with
// next to nothing in it, and one of two thousand rows.
//
// usage: renaksi_make_pages FOLDER
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>

#include "renaksi/check/check.hpp"
#include "renaksi/io/page.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/repair/explain.hpp"

namespace {

using namespace renaksi;

row_draft row_of(level which, std::int64_t line, std::string nama, std::array<std::int64_t, plan_column_count> money) {
    row_draft out;
    out.level = which;
    out.line = line;
    out.nama = std::move(nama);
    for (std::size_t c = 0; c < money.size(); ++c) {
        out.money[c] = {amount::of(rupiah::from_sen(money[c] * sen_per_rupiah)), std::to_string(money[c])};
    }
    return out;
}

indikator_draft indikator_of(std::string nama, std::string satuan, const std::array<std::string, plan_column_count>& targets) {
    indikator_draft out;
    out.nama = std::move(nama);
    out.satuan = std::move(satuan);
    for (std::size_t c = 0; c < targets.size(); ++c) out.targets[c] = {parse_target(targets[c]), targets[c]};
    return out;
}

void add(plan_builder& builder, row_draft draft) {
    if (!builder.add_row(std::move(draft))) throw std::runtime_error("the plan cannot be built");
}

plan finish(plan_builder builder) {
    auto built = std::move(builder).finish();
    if (!built) throw std::runtime_error("the plan cannot be built");
    return std::move(built).value();
}

plan hostile_plan() {
    plan_builder builder;
    builder.info().judul =
        "</title><script>window.reached=1</script> \xE2\x80\xAE"
        "drawkcab";
    builder.info().perangkat_daerah = "Dinas \"Contoh\" & <b>Rekan</b>";
    builder.info().tahun = 2024;
    builder.info().pengesahan = {"<i>Praya</i>", "Maret 2024", "Kepala", "'SITI'", "196707271995031006", 9};
    row_draft program = row_of(level::program, 1, "<script>window.reached=1</script>", {300, 100, 100, 50, 50});
    program.penanggung_jawab = "\" onmouseover=\"window.reached=1";
    program.kode = "javascript:window.reached=1";
    add(builder, std::move(program));
    add(builder, row_of(level::kegiatan, 2, "<img src=x onerror=window.reached=1> ]]> {{7*7}} ${7*7}", {300, 100, 100, 50, 50}));
    row_draft sub = row_of(level::sub_kegiatan, 3, std::string(400, 'W'), {200, 100, 50, 25, 20});
    sub.indikator.push_back(indikator_of("</td></table><svg onload=window.reached=1>", "<u>Unit</u>", {"12", "3", "3", "3", "3"}));
    sub.sasaran = "\xE2\x81\xA6 sasaran \x01\x1F </script>";
    add(builder, std::move(sub));
    std::string words;
    while (words.size() < 400) words += "kata-kata ";
    add(builder, row_of(level::sub_kegiatan, 4, words + "مرحبا", {100, 0, 50, 25, 25}));
    return finish(std::move(builder));
}

plan bare_plan() {
    plan_builder builder;
    row_draft only;
    only.level = level::program;
    only.nama = "Program";
    add(builder, std::move(only));
    return finish(std::move(builder));
}

plan large_plan() {
    constexpr std::int64_t sub_kegiatan = 2000;
    constexpr std::int64_t a_kegiatan = 10;
    constexpr std::int64_t a_program = 100;
    plan_builder builder;
    builder.info().judul = "RENCANA AKSI KINERJA DINAS BESAR";
    for (std::int64_t i = 0; i < sub_kegiatan; ++i) {
        const std::string number = std::to_string(i);
        if (i % a_program == 0) add(builder, row_of(level::program, i, "Program " + number, {4000, 1000, 1000, 1000, 1000}));
        if (i % a_kegiatan == 0) add(builder, row_of(level::kegiatan, i, "Kegiatan " + number, {400, 100, 100, 100, 100}));
        row_draft sub = row_of(level::sub_kegiatan, i, "Sub kegiatan " + number, {40, 10, 10, 10, 10});
        sub.indikator.push_back(indikator_of("Jumlah dokumen " + number, "Dokumen", {"12", "3", "3", "3", "3"}));
        add(builder, std::move(sub));
    }
    return finish(std::move(builder));
}

void write(const std::filesystem::path& file, const plan& p, language lang) {
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    report_options options;
    options.lang = lang;
    std::ofstream out(file, std::ios::binary);
    out << write_report_page({"sample.txt", p, checked, mistakes}, options);
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count != 2) throw std::runtime_error("usage: renaksi_make_pages FOLDER");
        const std::filesystem::path folder(arguments[1]);
        std::filesystem::create_directories(folder);
        const auto sample = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
        if (!sample) throw std::runtime_error("the sample cannot be read");
        write(folder / "sample-id.html", *sample, language::id);
        write(folder / "sample-en.html", *sample, language::en);
        write(folder / "hostile.html", hostile_plan(), language::id);
        write(folder / "bare.html", bare_plan(), language::en);
        write(folder / "large.html", large_plan(), language::id);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
    return 0;
}
