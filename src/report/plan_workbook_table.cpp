#include "report/plan_workbook_table.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "report/plan_frame.hpp"
#include "report/plan_workbook_totals.hpp"

namespace renaksi::report {

namespace {

constexpr std::uint32_t sasaran_fill = 0xE2EFDA;
constexpr std::uint32_t program_fill = 0xF2F2F2;
constexpr std::uint32_t wrong_fill = 0xFFC7CE;
constexpr double margin_points = 3;
constexpr std::uint32_t rows_to_sign = 3;

constexpr double no_width = 4.5;
constexpr double sasaran_width = 18;
constexpr double kode_width = 15;
constexpr double nama_width = 32;
constexpr double jenjang_width = 8.5;
constexpr double indikator_width = 28;
constexpr double satuan_width = 9;
constexpr double target_width = 7.5;
constexpr double penanggung_jawab_width = 17;
constexpr double least_money_width = 11;
constexpr double indent_width = 1.5;

/// What a target that is a plain count is as a number; spreadsheets align and add those. Any other text stays as it is printed: a percent
/// sign, a comma or a leading zero would not come back.
[[nodiscard]] bool is_plain_count(std::string_view text) noexcept {
    constexpr std::size_t most_digits = 15;
    if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), is_digit)) return false;
    return text.size() == 1 || text.front() != '0';
}

/// A number grouped so that its text alone could be read in two ways is written as the number it was read as.
[[nodiscard]] bool is_grouped_count(const target& value, std::string_view text) {
    return value.kind == target_kind::number && value.value.scale == 0 && is_ambiguous_number(text) &&
           text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

class table_sheet {
public:
    table_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, const sheet_findings& findings)
        : book_(book),
          plan_(p),
          layout_(layout),
          columns_(layout.columns),
          findings_(findings),
          totals_(p, layout),
          sheet_(book.add_sheet(table_sheet_name)) {}

    void write() {
        page();
        title();
        header();
        for (std::size_t i = 0; i < plan_.body_size(); ++i) body_row(plan_[i]);
        if (plan_.jumlah()) total_row(plan_.row(*plan_.jumlah()));
        signature();
        for (const auto& [cell, text] : findings_.comments) book_.comment(sheet_, cell.first, cell.second, text);
    }

private:
    void page() {
        ::worksheet_set_landscape(sheet_);
        ::worksheet_set_paper(sheet_, paper_a4);
        ::worksheet_fit_to_pages(sheet_, 1, 0);
        ::worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.6);
        ::worksheet_center_horizontally(sheet_);
        ::worksheet_set_footer(sheet_, "&L&A&RHalaman &P dari &N");
        ::worksheet_repeat_rows(sheet_, layout_.header, layout_.body - 1);
        ::worksheet_freeze_panes(sheet_, layout_.body, static_cast<lxw_col_t>(columns_.nama + 1));
        width(columns_.no, no_width);
        width(columns_.sasaran, sasaran_width);
        if (columns_.kode) width(*columns_.kode, kode_width);
        width(columns_.nama, nama_width);
        width(columns_.jenjang, jenjang_width);
        width(columns_.indikator, indikator_width);
        width(columns_.satuan, satuan_width);
        for (const plan_column column : plan_columns_all) {
            width(columns_.target_of(column), target_width);
            width(columns_.money_of(column), money_width(column));
        }
        width(columns_.penanggung_jawab, penanggung_jawab_width);
        // Codes and numbers of rows are texts that look like numbers; no green corner has to say so.
        const std::string table = cell_name(layout_.body, 0) + ":" + cell_name(layout_.signature, columns_.last());
        ::worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, table.c_str());
    }
    void width(std::uint16_t column, double characters) { ::worksheet_set_column(sheet_, column, column, characters, nullptr); }

    /// So that the longest amount shows as figures, not as `####`.
    [[nodiscard]] double money_width(plan_column column) const {
        std::size_t longest = 0;
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            const amount cell = plan_[i].money(column);
            if (cell.has_value()) longest = std::max(longest, format_rupiah(cell.value, grouping::dot).size());
        }
        return std::max(least_money_width, 0.95 * static_cast<double>(longest) + 1);
    }

    void title() {
        cell_look look;
        look.bold = true;
        look.bordered = false;
        look.across = horizontal::centre;
        look.down = vertical::centre;
        look.points = 12;
        std::uint32_t row = 0;
        for (const std::string& line : layout_.title) {
            book_.text(sheet_, {row, 0, row, columns_.last()}, line, look);
            height(row, lines_of(line, table_width() * 0.7), 1.4);
            ++row;
        }
    }
    [[nodiscard]] double table_width() const {
        double all = no_width + sasaran_width + nama_width + jenjang_width + indikator_width + satuan_width + 5 * target_width +
                     penanggung_jawab_width + (columns_.kode ? kode_width : 0);
        for (const plan_column column : plan_columns_all) all += money_width(column);
        return all;
    }
    void height(std::uint32_t row, std::size_t lines, double stretch = 1) {
        const double points = static_cast<double>(lines) * line_points * stretch + margin_points;
        ::worksheet_set_row(sheet_, row, std::min(points, most_points), nullptr);
    }

    [[nodiscard]] static cell_look header_look() {
        cell_look look;
        look.bold = true;
        look.fill = header_fill;
        look.across = horizontal::centre;
        look.down = vertical::centre;
        return look;
    }

    void header() {
        const std::uint32_t top = layout_.header;
        const cell_look look = header_look();
        const auto tall = [&](std::uint16_t column, std::string_view text) {
            book_.text(sheet_, {top, column, top + 1, column}, text, look);
        };
        tall(columns_.no, "No");
        tall(columns_.sasaran, "Sasaran Strategis");
        if (columns_.kode) tall(*columns_.kode, "Kode");
        tall(columns_.nama, "Program/Kegiatan/Sub Kegiatan");
        tall(columns_.jenjang, "Jenjang");
        tall(columns_.indikator, "Indikator Kinerja");
        tall(columns_.satuan, "Satuan");
        tall(columns_.penanggung_jawab, "Penanggung Jawab");
        book_.text(sheet_, {top, columns_.target, top, columns_.target_of(plan_column::tw4)}, "Target", look);
        book_.text(sheet_, {top, columns_.money, top, columns_.money_of(plan_column::tw4)}, money_label(), look);
        constexpr std::array<std::string_view, plan_column_count> parts{"Tahun", "TW I", "TW II", "TW III", "TW IV"};
        for (const plan_column column : plan_columns_all) {
            book_.text(sheet_, top + 1, columns_.target_of(column), parts[position(column)], look);
            book_.text(sheet_, top + 1, columns_.money_of(column), parts[position(column)], look);
        }
        cell_look numbering = look;
        numbering.bold = false;
        numbering.points = 8;
        for (std::uint16_t column = 0; column <= columns_.last(); ++column) {
            ::worksheet_write_number(sheet_, top + 2, column, column + 1, book_.format(numbering));
        }
        height(top, 1, 1.4);
        height(top + 1, 1, 1.4);
        height(top + 2, 1);
    }

    [[nodiscard]] std::string money_label() const {
        const std::string_view unit = satuan_uang_phrase(plan_.info().satuan_uang);
        return unit.empty() ? "Pagu Anggaran (Rp)" : "Pagu Anggaran (" + std::string(unit) + ")";
    }

    [[nodiscard]] cell_look look_of(const plan_row& row) const {
        cell_look look;
        look.bold = row.level() == level::program || row.level() == level::sasaran || row.level() == level::jumlah;
        if (row.level() == level::sasaran) look.fill = sasaran_fill;
        if (row.level() == level::program) look.fill = program_fill;
        if (row.level() == level::jumlah) look.fill = header_fill;
        return look;
    }
    void mark_wrong(sheet_cell cell, cell_look& look) const {
        if (findings_.wrong.count(cell) > 0) look.fill = wrong_fill;
    }

    /// A cell of the row, over all its indicators.
    void tall_text(const plan_row& row, std::uint16_t column, std::string_view text, cell_look look) {
        const row_block block = layout_.blocks[row.index().position()];
        mark_wrong({block.first, column}, look);
        book_.text(sheet_, {block.first, column, block.last, column}, text, look);
    }

    void body_row(const plan_row& row) {
        const cell_look look = look_of(row);
        cell_look centred = look;
        centred.across = horizontal::centre;
        tall_text(row, columns_.no, row.no(), centred);
        tall_text(row, columns_.sasaran, row.sasaran(), look);
        if (columns_.kode) tall_text(row, *columns_.kode, row.kode(), look);
        cell_look indented = look;
        indented.indent = row.level() == level::sub_kegiatan ? 2 : row.level() == level::kegiatan ? 1 : 0;
        tall_text(row, columns_.nama, row.nama(), indented);
        tall_text(row, columns_.jenjang, jenjang_text(row.level()), look);
        tall_text(row, columns_.penanggung_jawab, row.penanggung_jawab(), look);
        for (const plan_column column : plan_columns_all) money_cell_of(row, column, look);
        const row_block block = layout_.blocks[row.index().position()];
        for (std::uint32_t at = block.first; at <= block.last; ++at) indicator_cells(row, at - block.first, at, look);
        heights(row);
    }

    void indicator_cells(const plan_row& row, std::size_t k, std::uint32_t at, cell_look look) {
        look.bold = false;
        const bool there = k < row.indikator_count();
        placed(at, columns_.indikator, there ? row.indikator(k).nama() : std::string_view{}, look);
        placed(at, columns_.satuan, there ? row.indikator(k).satuan() : std::string_view{}, look);
        look.across = horizontal::centre;
        for (const plan_column column : plan_columns_all) {
            const std::uint16_t to = columns_.target_of(column);
            const std::string_view text = there ? row.indikator(k).written(column) : std::string_view{};
            cell_look one = look;
            mark_wrong({at, to}, one);
            if (is_plain_count(text)) {
                ::worksheet_write_number(sheet_, at, to, static_cast<double>(std::stoll(std::string(text))), book_.format(one));
            } else if (!text.empty() && is_grouped_count(row.indikator(k).target(column), text)) {
                ::worksheet_write_number(sheet_, at, to, static_cast<double>(row.indikator(k).target(column).value.unscaled),
                                         book_.format(one));
            } else {
                book_.text(sheet_, at, to, text, one);
            }
        }
    }
    void placed(std::uint32_t at, std::uint16_t column, std::string_view text, cell_look look) {
        mark_wrong({at, column}, look);
        book_.text(sheet_, at, column, text, look);
    }

    /// Blank, `-` and 0 stay what they are; so does a text where an amount is due.
    void money_cell_of(const plan_row& row, plan_column column, cell_look look) {
        const amount cell = row.money(column);
        const row_block block = layout_.blocks[row.index().position()];
        const std::uint16_t to = columns_.money_of(column);
        mark_wrong({block.first, to}, look);
        look.across = cell.state == amount_state::dash ? horizontal::centre : horizontal::right;
        const cell_range cells{block.first, to, block.last, to};
        if (!cell.has_value()) {
            const std::string_view written = row.written(column);
            book_.text(sheet_, cells, cell.state == amount_state::dash && written.empty() ? std::string_view("-") : written, look);
            return;
        }
        const std::int64_t unit = plan_.info().satuan_uang;
        if (!fits_number(cell.value, unit)) {
            book_.text(sheet_, cells, format_in_unit(cell.value, unit, grouping::none), look);
            return;
        }
        const std::int64_t one = unit * sen_per_rupiah;
        look.number = cell.value.sen() % one == 0 ? number_look::whole : unit == 1 ? number_look::with_sen : number_look::with_decimals;
        book_.text(sheet_, cells, {}, look);
        const double value = static_cast<double>(cell.value.sen()) / static_cast<double>(one);
        const std::string formula = totals_.of(row.index(), column);
        if (formula.empty()) {
            ::worksheet_write_number(sheet_, block.first, to, value, book_.format(look));
        } else {
            ::worksheet_write_formula_num(sheet_, block.first, to, formula.c_str(), book_.format(look), value);
        }
    }

    /// Rows as tall as their longest text; texts over several indicators share the rows' heights.
    void heights(const plan_row& row) {
        const row_block block = layout_.blocks[row.index().position()];
        const double indent = row.level() == level::sub_kegiatan ? 2 * indent_width : row.level() == level::kegiatan ? indent_width : 0;
        std::size_t whole = lines_of(row.nama(), nama_width - indent);
        whole = std::max(whole, lines_of(row.sasaran(), sasaran_width));
        whole = std::max(whole, lines_of(row.penanggung_jawab(), penanggung_jawab_width));
        whole = std::max(whole, lines_of(row.kode(), kode_width));
        whole = std::max(whole, lines_of(jenjang_text(row.level()), jenjang_width));
        std::vector<std::size_t> lines;
        std::size_t all = 0;
        for (std::size_t k = 0; k <= block.last - block.first; ++k) {
            std::size_t here = 1;
            if (k < row.indikator_count()) here = indicator_lines(row.indikator(k));
            lines.push_back(here);
            all += here;
        }
        if (all < whole) lines.back() += whole - all;
        for (std::size_t k = 0; k < lines.size(); ++k) height(block.first + static_cast<std::uint32_t>(k), lines[k]);
    }
    [[nodiscard]] static std::size_t indicator_lines(const indikator_view& one) {
        std::size_t lines = std::max(lines_of(one.nama(), indikator_width), lines_of(one.satuan(), satuan_width));
        for (const plan_column column : plan_columns_all) lines = std::max(lines, lines_of(one.written(column), target_width));
        return lines;
    }

    void total_row(const plan_row& row) {
        cell_look look = look_of(row);
        look.down = vertical::centre;
        const std::uint32_t at = layout_.blocks[row.index().position()].first;
        cell_look label = look;
        label.across = horizontal::centre;
        book_.text(sheet_, {at, 0, at, static_cast<std::uint16_t>(columns_.money - 1)}, jenjang_text(level::jumlah), label);
        for (const plan_column column : plan_columns_all) money_cell_of(row, column, look);
        book_.text(sheet_, at, columns_.penanggung_jawab, {}, look);
        height(at, 1, 1.4);
    }

    /// At the right, as offices sign; room above the name. All of it in one column, from which its reader takes it.
    void signature() {
        const pengesahan& by = plan_.info().pengesahan;
        if (by.empty()) return;
        const std::uint16_t first = columns_.money_of(plan_column::tw3);
        cell_look look;
        look.bordered = false;
        look.across = horizontal::centre;
        look.points = 10;
        std::uint32_t at = layout_.signature;
        const double wide = 2 * least_money_width + penanggung_jawab_width;
        const auto line = [&](const std::string& text, const cell_look& how) {
            book_.text(sheet_, {at, first, at, columns_.last()}, text, how);
            height(at, lines_of(text, wide), 1.15);
            ++at;
        };
        for (const std::string& text : place_and_office_lines(by)) line(text, look);
        at += rows_to_sign;
        cell_look name = look;
        name.bold = true;
        name.underlined = true;
        if (!by.nama.empty()) line(by.nama, name);
        if (!by.nip.empty()) line(nip_line(by), look);
    }

    workbook_book& book_;
    const plan& plan_;
    const sheet_layout& layout_;
    const sheet_columns& columns_;
    const sheet_findings& findings_;
    total_formulas totals_;
    lxw_worksheet* sheet_;
};

}  // namespace

void write_table_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, const sheet_findings& findings) {
    table_sheet(book, p, layout, findings).write();
}

}  // namespace renaksi::report
