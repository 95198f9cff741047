// The plan as the table that its office would hand in: text with tabs, title above, signature below.
#include <array>
#include <string>

#include "renaksi/io/report.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "report/plan_frame.hpp"

namespace renaksi {

namespace {

/// Columns in the order in which offices print them; the reader knows them by their headings and by what stands in them.
class plan_text {
public:
    explicit plan_text(const plan& p) : plan_(p), has_kode_(any([](const plan_row& row) { return !row.kode().empty(); })) {}

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
        for (const std::string_view text : {"Program/Kegiatan/Sub Kegiatan", "Pagu (Rp)", "Anggaran Triwulan (Rp)"}) cell(text);
        cells(3);
        cell("Penanggung Jawab");
        end_row();
        constexpr std::array<std::string_view, 4> quarters{"I", "II", "III", "IV"};
        cells(5);
        for (const std::string_view text : quarters) cell(text);
        cells(has_kode_ ? 3 : 2);
        for (const std::string_view text : quarters) cell(text);
        cell({});
        end_row();
        const std::size_t width = has_kode_ ? 17 : 16;
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
        money_cells(row);
        cell(row.penanggung_jawab());
        end_row();
        for (std::size_t k = 1; k < row.indikator_count(); ++k) {
            cells(2);
            indikator_cells(row, k);
            cells(plan_column_count + (has_kode_ ? 3 : 2));
            end_row();
        }
    }

    void total_row(const plan_row& row) {
        cell("Jumlah");
        cells(has_kode_ ? 10 : 9);
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
    bool first_ = true;
    std::string out_;
};

}  // namespace

std::string write_plan_text(const plan& p) { return plan_text(p).write(); }

}  // namespace renaksi
