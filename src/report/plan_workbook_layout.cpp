#include "report/plan_workbook_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "report/plan_frame.hpp"
#include "report/plan_workbook_book.hpp"

namespace renaksi::report {

namespace {

constexpr std::uint32_t header_rows = 3;
constexpr std::size_t rows_around = 32;  // title, header and signature never take as many

[[nodiscard]] bool has_kode(const plan& p) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!p[i].kode().empty()) return true;
    }
    return false;
}

}  // namespace

sheet_columns::sheet_columns(bool has_kode) noexcept {
    std::uint16_t next = 2;
    if (has_kode) kode = next++;
    nama = next++;
    jenjang = next++;
    indikator = next++;
    satuan = next++;
    target = next;
    money = static_cast<std::uint16_t>(target + plan_column_count);
    penanggung_jawab = static_cast<std::uint16_t>(money + plan_column_count);
}

std::uint16_t sheet_columns::of(cell_column column) const noexcept {
    switch (column) {
        case cell_column::no:
            return no;
        case cell_column::kode:
            return kode.value_or(nama);
        case cell_column::sasaran:
            return sasaran;
        case cell_column::indikator:
            return indikator;
        case cell_column::satuan:
            return satuan;
        case cell_column::penanggung_jawab:
            return penanggung_jawab;
        default:
            break;
    }
    const auto number = static_cast<std::uint16_t>(column);
    const auto pagu = static_cast<std::uint16_t>(cell_column::pagu);
    const auto first_target = static_cast<std::uint16_t>(cell_column::target);
    if (column >= cell_column::pagu && column <= cell_column::tw4) return static_cast<std::uint16_t>(money + (number - pagu));
    if (column >= cell_column::target && column <= cell_column::target_tw4) {
        return static_cast<std::uint16_t>(target + (number - first_target));
    }
    return nama;
}

result<sheet_layout> lay_out(const plan& p) {
    sheet_layout out{sheet_columns(has_kode(p)), title_lines(p.info()), 0, 0, {}, 0};
    out.header = out.title.empty() ? 0 : static_cast<std::uint32_t>(out.title.size() + 1);
    out.body = out.header + header_rows;
    out.blocks.reserve(p.size());
    std::size_t next = out.body;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const std::size_t count = std::max<std::size_t>(1, p[i].level() == level::jumlah ? 1 : p[i].indikator_count());
        if (next + count + rows_around > most_sheet_rows) {
            error e = make_error(errc::limit_exceeded, "rows > " + std::to_string(most_sheet_rows));
            e.where.line = p[i].line();
            return e;
        }
        out.blocks.push_back({static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(next + count - 1)});
        next += count;
    }
    out.signature = static_cast<std::uint32_t>(next + 1);
    return out;
}

std::string_view jenjang_text(level which) noexcept {
    constexpr std::array<std::string_view, level_count> words{"Jumlah", "Sasaran", "Program", "Kegiatan", "Sub Kegiatan"};
    return words[static_cast<std::size_t>(which)];
}

}  // namespace renaksi::report
