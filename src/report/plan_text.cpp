// The plan as the table that its office would hand in: text with tabs, title above, signature below.
#include <array>
#include <string>

#include "renaksi/io/report.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "report/plan_frame.hpp"
#include "report/plan_workbook_layout.hpp"

namespace renaksi {

namespace {

[[nodiscard]] bool is_told_by_kode(const plan_row& row) {
    if (row.level() == level::sasaran) return true;
    const auto code = parse_kode(row.kode());
    return code && code->plan_level() == row.level();
}

/// True where a document said the levels in words, or none was read: their reader would work out others. Levels that were worked out before
/// are worked out again.
[[nodiscard]] bool needs_jenjang(const plan& p) {
    if (p.info().levels.status != level_status::given) return false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!is_told_by_kode(p[i])) return true;
    }
    return false;
}

/// Columns in the order in which offices print them; the reader knows them by their headings and by what stands in them.
class plan_text {
public:
    explicit plan_text(const plan& p)
        : plan_(p), has_kode_(any([](const plan_row& row) { return !row.kode().empty(); })), has_jenjang_(needs_jenjang(p)) {}

    [[nodiscard]] std::string write() {
        title();
        heading();
        for (std::size_t i = 0; i < plan_.body_size(); ++i) body_row(plan_[i]);
        if (plan_.jumlah()) total_row(plan_.row(*plan_.jumlah()));
        signature();
        return std::move(out_);
    }

private:
    template <typename Test>
    [[nodiscard]] bool any(Test test) const {
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            if (test(plan_[i])) return true;
        }
        return false;
    }

    /// The columns between the targets and the amounts.
    [[nodiscard]] std::size_t name_columns() const noexcept { return 1U + (has_kode_ ? 1U : 0U) + (has_jenjang_ ? 1U : 0U); }

    /// A tab or a line end would part the cell; a quote at its start would be taken for a spreadsheet's.
    void cell(std::string_view text) {
        if (!first_) out_.push_back('\t');
        first_ = false;
        const bool quoted = !text.empty() && text.front() == '"';
        if (quoted) out_.push_back('"');
        for (const char c : text) {
            if (quoted && c == '"') out_.push_back('"');
            out_.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
        }
        if (quoted) out_.push_back('"');
    }
    void cells(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) cell({});
    }
    void end_row() {
        out_.push_back('\n');
        first_ = true;
    }
    void line(std::string_view text) {
        cell(text);
        end_row();
    }

    void title() {
        for (const std::string& text : report::title_lines(plan_.info())) line(text);
        out_.push_back('\n');
    }

    void heading() {
        for (const std::string_view text : {"No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Target Triwulan"})
            cell(text);
        cells(3);
        if (has_kode_) cell("Kode");
        cell("Program/Kegiatan/Sub Kegiatan");
        if (has_jenjang_) cell("Jenjang");
        for (const std::string_view text : {"Pagu (Rp)", "Anggaran Triwulan (Rp)"}) cell(text);
        cells(3);
        cell("Penanggung Jawab");
        end_row();
        constexpr std::array<std::string_view, 4> quarters{"I", "II", "III", "IV"};
        cells(5);
        for (const std::string_view text : quarters) cell(text);
        cells(name_columns() + 1);
        for (const std::string_view text : quarters) cell(text);
        cell({});
        end_row();
        const std::size_t width = name_columns() + 15;
        for (std::size_t column = 1; column <= width; ++column) cell(std::to_string(column));
        end_row();
    }

    void indikator_cells(const plan_row& row, std::size_t k) {
        if (k >= row.indikator_count()) {
            cells(2 + plan_column_count);
            return;
        }
        const indikator_view indikator = row.indikator(k);
        cell(indikator.nama());
        cell(indikator.satuan());
        for (const plan_column column : plan_columns_all) cell(indikator.written(column));
    }

    void money_cells(const plan_row& row) {
        for (const plan_column column : plan_columns_all) {
            const amount printed = row.money(column);
            const std::string_view written = row.written(column);
            if (!written.empty()) {
                cell(written);
            } else {
                cell(printed.has_value()                   ? format_in_unit(printed.value, plan_.info().satuan_uang, grouping::none)
                     : printed.state == amount_state::dash ? "-"
                                                           : "");
            }
        }
    }

    /// The row with its first indicator, the others on lines below it.
    void body_row(const plan_row& row) {
        cell(row.no());
        cell(row.sasaran());
        indikator_cells(row, 0);
        if (has_kode_) cell(row.kode());
        cell(row.nama());
        if (has_jenjang_) cell(report::jenjang_text(row.level()));
        money_cells(row);
        cell(row.penanggung_jawab());
        end_row();
        for (std::size_t k = 1; k < row.indikator_count(); ++k) {
            cells(2);
            indikator_cells(row, k);
            cells(name_columns() + plan_column_count + 1);
            end_row();
        }
    }

    void total_row(const plan_row& row) {
        cell("Jumlah");
        cells(name_columns() + 8);
        money_cells(row);
        cell({});
        end_row();
    }

    void signature() {
        const pengesahan& by = plan_.info().pengesahan;
        if (by.empty()) return;
        out_.push_back('\n');
        for (const std::string& text : report::place_and_office_lines(by)) line(text);
        if (!by.nama.empty()) line(by.nama);
        if (!by.nip.empty()) line(report::nip_line(by));
    }

    const plan& plan_;
    bool has_kode_;
    bool has_jenjang_;
    bool first_ = true;
    std::string out_;
};

}  // namespace

std::string write_plan_text(const plan& p) { return plan_text(p).write(); }

}  // namespace renaksi
