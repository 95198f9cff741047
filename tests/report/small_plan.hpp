/// \file
/// A plan with one mistake in it, small enough to know by heart: a sub kegiatan prints 500.000 for a year whose triwulan give 400.000, and
/// kegiatan, program and Jumlah carry the difference.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "renaksi/check/check.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/repair/explain.hpp"

namespace report_test {

inline renaksi::amount_cell cell(const std::string& written) {
    if (written.empty()) return {};
    if (written == "-") return {renaksi::amount::dash(), written};
    std::string digits;
    for (const char c : written) digits += renaksi::is_digit(c) ? std::string(1, c) : std::string{};
    return {renaksi::amount::of(*renaksi::rupiah::from_rupiah(std::stoll(digits))), written};
}

inline renaksi::row_draft row(renaksi::level level, std::int64_t line, std::string nama, const std::array<std::string, 5>& money) {
    renaksi::row_draft draft;
    draft.level = level;
    draft.line = line;
    draft.nama = std::move(nama);
    for (std::size_t i = 0; i < money.size(); ++i) draft.money[i] = cell(money[i]);
    return draft;
}

inline renaksi::indikator_draft indikator(std::string nama, std::string satuan, const std::array<std::string, 5>& targets) {
    renaksi::indikator_draft draft;
    draft.nama = std::move(nama);
    draft.satuan = std::move(satuan);
    for (std::size_t i = 0; i < targets.size(); ++i) draft.targets[i].written = targets[i];
    return draft;
}

inline renaksi::row_draft sasaran_row() {
    renaksi::row_draft draft = row(renaksi::level::sasaran, 3, "", {});
    draft.no = "1";
    draft.sasaran = "Meningkatnya layanan";
    draft.indikator.push_back(indikator("Nilai SAKIP", "Predikat", {"B", "", "-", "", ""}));
    return draft;
}

inline renaksi::plan small_plan() {
    renaksi::plan_builder builder;
    builder.info().judul = "RENCANA AKSI KINERJA DINAS CONTOH";
    builder.info().perangkat_daerah = "Dinas Contoh";
    builder.info().tahun = 2022;
    builder.info().pengesahan = {"Praya", "Maret 2022", "Kepala Dinas Contoh", "SITI, S.E.", "196707271995031006", 10};
    builder.info().levels = {renaksi::level_status::unique, renaksi::level_source::arithmetic, 0};
    const auto add = [&builder](renaksi::row_draft draft) { return builder.add_row(std::move(draft)).has_value(); };
    renaksi::row_draft program =
        row(renaksi::level::program, 3, "PROGRAM PENUNJANG URUSAN", {"1,500,000", "400,000", "250,000", "250,000", "500,000"});
    program.penanggung_jawab = "Sekretaris";
    bool added = add(sasaran_row()) && add(std::move(program));
    added = added && add(row(renaksi::level::kegiatan, 4, "Administrasi Umum", {"1,500,000", "400,000", "250,000", "250,000", "500,000"}));
    added =
        added && add(row(renaksi::level::sub_kegiatan, 5, "Penyediaan Bahan", {"1,000,000", "250,000", "250,000", "250,000", "250,000"}));
    added = added && add(row(renaksi::level::sub_kegiatan, 6, "Rapat Koordinasi", {"500,000", "150,000", "-", "", "250,000"}));
    added = added && add(row(renaksi::level::jumlah, 7, "", {"1,500,000", "400,000", "250,000", "250,000", "500,000"}));
    auto built = std::move(builder).finish();
    if (!added || !built) throw std::logic_error("the test plan cannot be built");
    return std::move(built).value();
}

/// The money rules alone, so that the other rules' findings and sentences do not matter here.
inline renaksi::check_result sums_only(const renaksi::plan& p) {
    return renaksi::check(p, renaksi::rule_selection::parse("R101,R102,R103").value());
}

}  // namespace report_test
