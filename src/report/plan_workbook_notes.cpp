#include "report/plan_workbook_notes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "renaksi/check/message.hpp"
#include "report/layout.hpp"
#include "report/plan_workbook_table.hpp"
#include "report/values.hpp"

namespace renaksi::report {

namespace {

constexpr const char* notes_sheet_name = "Catatan Hasil Reviu";
constexpr std::uint32_t group_fill = 0xF2F2F2;
constexpr std::uint16_t column_count = 5;
constexpr std::array<double, column_count> widths{5, 34, 62, 38, 62};
constexpr std::size_t most_links = 65'000;  // a sheet has room for 65,530
constexpr std::size_t most_name_columns = 60;

class notes_sheet {
public:
    notes_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, language lang)
        : book_(book), plan_(p), layout_(layout), lang_(lang), sheet_(book.add_sheet(notes_sheet_name)) {}

    void write(const std::vector<review_note>& notes) {
        page();
        heading();
        const std::uint32_t header = next_;
        table_header();
        if (notes.empty()) {
            row_of(word("Tidak ada temuan menurut aturan yang diperiksa.", "No findings by the rules that were checked."), plain());
        }
        for (std::size_t i = 0; i < notes.size(); ++i) {
            if (i == 0 || group_of(notes[i]) != group_of(notes[i - 1])) row_of(group_of(notes[i]), group_look());
            note_row(notes[i], i + 1);
        }
        ::worksheet_repeat_rows(sheet_, header, header);
        ::worksheet_freeze_panes(sheet_, header + 1, 0);
    }

private:
    [[nodiscard]] std::string word(std::string_view id, std::string_view en) const { return std::string(lang_ == language::id ? id : en); }
    [[nodiscard]] static cell_look plain() { return {}; }
    [[nodiscard]] static cell_look group_look() {
        cell_look look;
        look.bold = true;
        look.fill = group_fill;
        return look;
    }

    void page() {
        ::worksheet_set_landscape(sheet_);
        ::worksheet_set_paper(sheet_, paper_a4);
        ::worksheet_fit_to_pages(sheet_, 1, 0);
        ::worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.6);
        ::worksheet_set_footer(sheet_, word("&L&A&RHalaman &P dari &N", "&L&A&RPage &P of &N").c_str());
        for (std::uint16_t column = 0; column < column_count; ++column) {
            ::worksheet_set_column(sheet_, column, column, widths[column], nullptr);
        }
    }

    void heading() {
        cell_look look;
        look.bold = true;
        look.bordered = false;
        look.across = horizontal::centre;
        look.points = 12;
        line_over(word("CATATAN HASIL REVIU", "CATATAN HASIL REVIU (REVIEW NOTES)"), look);
        look.points = 10;
        for (const std::string& text : headline(plan_, {}, lang_)) line_over(text, look);
        ++next_;
    }
    void line_over(std::string_view text, const cell_look& look) {
        book_.text(sheet_, {next_, 0, next_, column_count - 1}, text, look);
        ++next_;
    }

    void table_header() {
        cell_look look = group_look();
        look.fill = header_fill;
        look.across = horizontal::centre;
        look.down = vertical::centre;
        const std::array<std::string, column_count> labels{"No.", word("Lokasi", "Location"), word("Kondisi", "Condition"),
                                                           word("Kriteria", "Criterion"), word("Rekomendasi", "Recommendation")};
        for (std::uint16_t column = 0; column < column_count; ++column) book_.text(sheet_, next_, column, labels[column], look);
        ::worksheet_set_row(sheet_, next_, line_points * 2, nullptr);
        ++next_;
    }

    void row_of(const std::string& text, const cell_look& look) { line_over(text, look); }

    [[nodiscard]] std::string group_of(const review_note& about) const {
        if (about.is_mistake) return word("Kesalahan hitung dan usul perbaikannya", "Mistakes in sums, with what would mend them");
        switch (about.severity) {
            case severity::error:
                return word("Galat", "Errors");
            case severity::warning:
                return word("Peringatan", "Warnings");
            case severity::info:
                return word("Keterangan", "For information");
        }
        return {};
    }

    [[nodiscard]] bool about_signature(const review_note& about) const {
        return !about.row && about.rule.number / 100 == 3 && !plan_.info().pengesahan.empty();
    }

    /// Where it is, as the reader finds it: row and cell of the first sheet, code and name.
    [[nodiscard]] std::string place(const review_note& about) const {
        if (about.row) {
            const plan_row row = plan_.row(*about.row);
            std::string out = word("Baris ", "Row ") + std::to_string(layout_.blocks[about.row->position()].first + 1);
            const std::string_view column = column_label(about.column);
            if (!column.empty()) out.append(", ").append(column);
            out.append(" · ");
            if (!row.kode().empty()) out.append(row.kode()).append(" ");
            const std::string label = shorten(printable(row.label()), most_name_columns);
            return out + (label.empty() ? std::string(level_word(row.level())) : label);
        }
        if (about_signature(about)) return word("Pengesahan", "Signature block");
        if (about.line > 0) return word("Dokumen asal, baris ", "Original document, line ") + std::to_string(about.line);
        return word("Seluruh dokumen", "The whole document");
    }

    [[nodiscard]] std::string target_of(const review_note& about) const {
        std::string cell = "A1";
        if (about.row) {
            const bool money = about.column >= cell_column::pagu && about.column <= cell_column::tw4;
            const bool jumlah = plan_.row(*about.row).level() == level::jumlah;
            const std::uint16_t column = jumlah && !money ? std::uint16_t{0} : layout_.columns.of(about.column);
            cell = cell_name(layout_.blocks[about.row->position()].first, column);
        } else if (about_signature(about)) {
            cell = cell_name(layout_.signature, layout_.columns.money_of(plan_column::tw3));
        }
        return std::string("internal:'") + table_sheet_name + "'!" + cell;
    }

    void note_row(const review_note& about, std::size_t number) {
        const std::string where = place(about);
        cell_look look;
        look.across = horizontal::centre;
        ::worksheet_write_number(sheet_, next_, 0, static_cast<double>(number), book_.format(look));
        const bool has_place = about.row || about_signature(about);
        look = {};
        if (has_place && links_ < most_links) {
            ++links_;
            look.link = true;
            ::worksheet_write_url_opt(sheet_, next_, 1, target_of(about).c_str(), book_.format(look), cell_string(where).c_str(), nullptr);
            look.link = false;
        } else {
            book_.text(sheet_, next_, 1, where, look);
        }
        const std::array<const std::string*, 3> texts{&about.kondisi, &about.kriteria, &about.rekomendasi};
        std::size_t lines = lines_of(where, widths[1]);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto column = static_cast<std::uint16_t>(i + 2);
            const std::string_view shown = utf8_prefix(*texts[i], most_cell_characters / 2);
            book_.text(sheet_, next_, column, shown, look);
            lines = std::max(lines, lines_of(shown, widths[column]));
        }
        ::worksheet_set_row(sheet_, next_, std::min(most_points, static_cast<double>(lines) * line_points + 3), nullptr);
        ++next_;
    }

    workbook_book& book_;
    const plan& plan_;
    const sheet_layout& layout_;
    language lang_;
    lxw_worksheet* sheet_;
    std::uint32_t next_ = 0;
    std::size_t links_ = 0;
};

}  // namespace

void write_notes_sheet(workbook_book& book, const plan& p, const sheet_layout& layout, const sheet_findings& findings, language lang) {
    notes_sheet(book, p, layout, lang).write(findings.notes);
}

}  // namespace renaksi::report
