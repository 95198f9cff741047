/// \file
/// Small documents for the tests of recognition, written as text: `|` parts cells, a line is a row.
///
/// Contract: for tests; a document owns its grid and hands out views of it.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text_table.hpp"
#include "recognise/cells.hpp"
#include "recognise/recognise.hpp"
#include "recognise/roles.hpp"
#include "recognise/sections.hpp"
#include "renaksi/plan/builder.hpp"

namespace renaksi::test {

[[nodiscard]] inline std::string tabbed(std::string text) {
    for (char& c : text) c = c == '|' ? '\t' : c;
    return text;
}

class document {
public:
    explicit document(std::string_view text) {
        auto read = io::read_tabbed_text(tabbed(std::string(text)), read_limits{});
        if (!read) throw std::runtime_error(message(read.error(), language::en));
        grid_ = std::make_unique<io::grid>(*std::move(read));
        cells_ = std::make_unique<recognise::classified_grid>(*grid_);
    }

    [[nodiscard]] const recognise::classified_grid& cells() const noexcept { return *cells_; }
    [[nodiscard]] const io::grid& grid() const noexcept { return *grid_; }
    [[nodiscard]] recognise::sections sections() const {
        auto found = recognise::find_sections(*cells_);
        if (!found) throw std::runtime_error("no table");
        return *std::move(found);
    }
    [[nodiscard]] recognise::column_roles roles() const { return recognise::find_roles(*cells_, sections()); }
    [[nodiscard]] result<plan> read() const { return recognise::recognise_plan({*grid_, {}, {}}, {}, plan_builder{}); }
    [[nodiscard]] plan must_read() const {
        auto read_plan = read();
        if (!read_plan) throw std::runtime_error(message(read_plan.error(), language::en));
        return *std::move(read_plan);
    }

private:
    std::unique_ptr<io::grid> grid_;
    std::unique_ptr<recognise::classified_grid> cells_;
};

/// Roles of the columns by letter: n no, l level, k kode, s sasaran, i indikator, u satuan, a nama, p penanggung jawab, T/t target of the
/// year and of a triwulan, M/m money, `.` none.
[[nodiscard]] inline std::string letters(const recognise::column_roles& roles) {
    std::string out;
    for (std::size_t column = 0; column < roles.width(); ++column) {
        const recognise::column_role one = roles.at(column);
        const bool year = one.part == plan_column::year;
        switch (one.what) {
            case recognise::role::no:
                out += 'n';
                break;
            case recognise::role::kode:
                out += 'k';
                break;
            case recognise::role::sasaran:
                out += 's';
                break;
            case recognise::role::indikator:
                out += 'i';
                break;
            case recognise::role::satuan:
                out += 'u';
                break;
            case recognise::role::nama:
                out += 'a';
                break;
            case recognise::role::penanggung_jawab:
                out += 'p';
                break;
            case recognise::role::target:
                out += year ? 'T' : 't';
                break;
            case recognise::role::money:
                out += year ? 'M' : 'm';
                break;
            case recognise::role::level:
                out += 'l';
                break;
            case recognise::role::none:
                out += '.';
                break;
        }
    }
    return out;
}

/// The levels of a plan's rows by letter: S, P, K, U, J.
[[nodiscard]] inline std::string levels_of(const plan& p) {
    std::string out;
    for (std::size_t i = 0; i < p.size(); ++i) out += "JSPKU"[static_cast<std::size_t>(p[i].level())];
    return out;
}

[[nodiscard]] inline std::vector<std::pair<note_kind, std::int64_t>> notes_of(const plan& p) {
    std::vector<std::pair<note_kind, std::int64_t>> out;
    for (const note& one : p.notes()) out.emplace_back(one.kind, one.line);
    return out;
}

/// A plan of one program with two kegiatan, in 16 columns.
inline constexpr std::string_view small_plan =
    "RENCANA AKSI KINERJA\n"
    "DINAS PERPUSTAKAAN KOTA BLITAR\n"
    "TAHUN 2023\n"
    "\n"
    "No|Sasaran|Indikator|Satuan|Target|I|II|III|IV|Program/Kegiatan|Anggaran|I|II|III|IV|Penanggung Jawab\n"
    "1|Meningkatnya minat baca||||||||||||||\n"
    "||Nilai tingkat kegemaran membaca|Nilai|60|-|-|-|60|PROGRAM PEMBINAAN PERPUSTAKAAN|90,000,000|20,000,000|30,000,000|25,000,000|"
    "15,000,000|Kepala Bidang Perpustakaan\n"
    "||Jumlah perpustakaan yang dibina|Unit|12|3|3|3|3|Pengelolaan Perpustakaan Kota|60,000,000|15,000,000|20,000,000|15,000,000|"
    "10,000,000|\n"
    "||Jumlah perpustakaan sekolah|Unit|8|2|2|2|2|Pembinaan Perpustakaan Sekolah|40,000,000|10,000,000|10,000,000|12,000,000|"
    "8,000,000|\n"
    "||Jumlah perpustakaan umum|Unit|4|1|1|1|1|Pembinaan Perpustakaan Umum|20,000,000|5,000,000|10,000,000|3,000,000|2,000,000|\n"
    "||Jumlah kegiatan literasi|Kegiatan|4|1|1|1|1|Pembudayaan Gemar Membaca|30,000,000|5,000,000|10,000,000|10,000,000|5,000,000|\n"
    "||Jumlah peserta literasi|Orang|200|50|50|50|50|Sosialisasi Budaya Baca|30,000,000|5,000,000|10,000,000|10,000,000|5,000,000|\n"
    "Jumlah||||||||||90,000,000|20,000,000|30,000,000|25,000,000|15,000,000|\n"
    "\n"
    "Blitar, 3 Januari 2023\n"
    "Kepala Dinas Perpustakaan Kota Blitar\n"
    "\n"
    "Drs. BUDI SANTOSO, M.Si\n"
    "NIP. 196801011994031005\n";

/// The small plan with the first `from` replaced.
[[nodiscard]] inline std::string small_plan_with(std::string_view from, std::string_view to) {
    std::string text(small_plan);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not in the plan: " + std::string(from));
    return text.replace(at, from.size(), to);
}

}  // namespace renaksi::test
