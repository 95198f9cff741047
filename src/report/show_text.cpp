// The plan as a tree. What is printed stands in the row; where something else follows from the rows below or from the triwulan, the cell
// is marked and a line under the row says what follows.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "renaksi/calendar/nip.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/io/report.hpp"
#include "report/layout.hpp"
#include "report/money_table.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::money_table_row;
using report::style;

namespace {

constexpr std::size_t indent_columns = 2;
constexpr std::size_t level_columns = 12;  // "sub kegiatan"

class plan_tree {
public:
    plan_tree(const plan& p, const report_options& options)
        : plan_(p), lang_(options.lang), computed_(computed_totals(p)), identities_(check_identities(p)) {
        std::int64_t last = 0;
        for (std::size_t i = 0; i < p.size(); ++i) last = std::max(last, p[i].line());
        line_columns_ = std::max(std::to_string(last).size(), line_word().size());
        for (std::size_t i = 0; i < p.size(); ++i) add_row(p[i]);
    }

    [[nodiscard]] money_table_row heading() const {
        money_table_row row;
        row.left = left(std::string(line_word()), id() ? "jenjang" : "level");
        row.name = id() ? "uraian" : "name";
        for (const plan_column column : plan_columns_all) row.cells[position(column)] = report::column_word(column);
        row.style = style::bold;
        return row;
    }

    [[nodiscard]] const std::vector<money_table_row>& rows() const noexcept { return rows_; }
    [[nodiscard]] bool marked() const noexcept { return marked_; }

private:
    [[nodiscard]] bool id() const noexcept { return lang_ == language::id; }
    [[nodiscard]] std::string_view line_word() const noexcept { return id() ? "baris" : "line"; }

    [[nodiscard]] std::string left(std::string line, std::string_view level) const {
        return report::pad_left(std::move(line), line_columns_) + "  " + report::pad_right(std::string(level), level_columns);
    }

    [[nodiscard]] std::size_t depth(const plan_row& row) const noexcept {
        std::size_t steps = 0;
        for (auto above = row.parent(); above; above = plan_.row(*above).parent()) ++steps;
        return steps;
    }

    void add_row(const plan_row& row) {
        money_table_row printed;
        printed.left = left(row.line() > 0 ? std::to_string(row.line()) : std::string{}, report::level_word(row.level()));
        printed.indent = depth(row) * indent_columns;
        printed.name = report::printable(row.level() == level::jumlah && row.label().empty() ? "Jumlah" : row.label());
        if (!row.kode().empty()) printed.name = report::printable(row.kode()) + " " + printed.name;
        for (const plan_column column : plan_columns_all) printed.cells[position(column)] = report::cell_text(row.money(column), lang_);
        if (row.level() == level::program || row.level() == level::jumlah || row.level() == level::sasaran) printed.style = style::bold;

        money_table_row below = follow_up(id() ? "dihitung" : "computed");
        const bool has_parts = row.level() == level::jumlah ? plan_.body_size() > 0 : row.has_children();
        bool differs = false;
        for (const plan_column column : plan_columns_all) {
            const int128 computed = computed_[row.index().position()][position(column)];
            if (has_parts && compare(row, column, computed, printed, below)) differs = true;
        }
        money_table_row across = follow_up(id() ? "jumlah TW I–IV" : "sum of TW I–IV");
        const bool uneven = compare_across(row, printed, across);
        rows_.push_back(std::move(printed));
        if (differs) rows_.push_back(std::move(below));
        if (uneven) rows_.push_back(std::move(across));
    }

    [[nodiscard]] static money_table_row follow_up(std::string name) {
        money_table_row row;
        row.name = std::move(name);
        row.style = style::faint;
        row.aside = true;
        return row;
    }

    /// A sasaran declares nothing, so what follows for it is shown but contradicts nothing.
    bool compare(const plan_row& row, plan_column column, int128 computed, money_table_row& printed, money_table_row& below) {
        const amount cell = row.money(column);
        if (int128{cell.addend().sen()} == computed) return false;
        const std::size_t at = position(column);
        below.cells[at] = report::grouped(computed, lang_);
        if (cell.state != amount_state::blank) {
            mark(printed.cells[at]);
            below.style = style::yellow;
        }
        return true;
    }

    bool compare_across(const plan_row& row, money_table_row& printed, money_table_row& across) {
        while (next_ < identities_.violations.size() && identities_.violations[next_].row < row.index()) ++next_;
        for (std::size_t i = next_; i < identities_.violations.size() && identities_.violations[i].row == row.index(); ++i) {
            const identity_violation& violation = identities_.violations[i];
            if (violation.kind != identity_kind::row) continue;
            mark(printed.cells[position(plan_column::year)]);
            across.style = style::yellow;
            across.cells[position(plan_column::year)] = report::grouped(violation.expected_sen, lang_);
            return true;
        }
        return false;
    }

    void mark(std::string& cell) {
        if (cell.rfind("≠", 0) != 0) cell.insert(0, "≠ ");
        marked_ = true;
    }

    const plan& plan_;
    language lang_;
    std::vector<money_totals> computed_;
    identity_report identities_;
    std::size_t line_columns_ = 0;
    std::size_t next_ = 0;  ///< violations of rows above are done with
    bool marked_ = false;
    std::vector<money_table_row> rows_;
};

/// Also a number that is not valid is somebody's.
std::string masked_nip(std::string_view text) {
    if (const result<nip> number = parse_nip(text)) return masked(*number);
    std::string out(text);
    std::size_t digits = 0;
    for (const char c : out) digits += is_digit(c) ? 1U : 0U;
    std::size_t seen = 0;
    for (char& c : out) {
        if (!is_digit(c)) continue;
        ++seen;
        if (seen > 4 && seen + 3 <= digits) c = '*';
    }
    return out;
}

std::string signature(const pengesahan& signed_by) {
    std::string out;
    const std::string_view comma = signed_by.tempat.empty() || signed_by.tanggal.empty() ? "" : ", ";
    const auto line = [&out](std::string_view text) {
        if (!text.empty()) out.append(report::printable(text)).push_back('\n');
    };
    line(fmt::format("{}{}{}", signed_by.tempat, comma, signed_by.tanggal));
    line(signed_by.jabatan);
    line(signed_by.nama);
    if (!signed_by.nip.empty()) line("NIP " + masked_nip(signed_by.nip));
    return out;
}

}  // namespace

std::string write_show_text(const show_report& report, const report_options& options) {
    const report::painter paint(options.colour);
    const bool id = options.lang == language::id;
    std::string out;
    for (const std::string& line : report::headline(report.plan, report.file, options.lang)) out.append(paint(style::bold, line)) += '\n';
    out += '\n';
    const plan_tree tree(report.plan, options);
    out.append(report::lay_out(tree.heading(), tree.rows(), std::max(options.width, least_report_width), paint));
    if (tree.marked()) {
        out.append(id ? "\n≠ tertulis lain daripada yang dihitung\n" : "\n≠ what is printed differs from what is computed\n");
    }
    if (const std::string block = signature(report.plan.info().pengesahan); !block.empty()) out.append("\n").append(block);
    return out;
}

}  // namespace renaksi
