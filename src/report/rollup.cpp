// `rollup` as text and as `renaksi-rollup/1`.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "renaksi/io/report.hpp"
#include "report/json_text.hpp"
#include "report/layout.hpp"
#include "report/money_table.hpp"
#include "report/values.hpp"

namespace renaksi {

namespace json = boost::json;
using report::money_table_row;
using report::style;

namespace {

std::string_view key_word(roll_up_key by) noexcept {
    switch (by) {
        case roll_up_key::level:
            return "jenjang";
        case roll_up_key::sasaran:
            return "sasaran";
        case roll_up_key::program:
            return "program";
        case roll_up_key::kegiatan:
            return "kegiatan";
        case roll_up_key::penanggung_jawab:
            return "penanggung jawab";
    }
    return {};
}

class group_table {
public:
    group_table(const roll_up_result& rolled, language lang) : rolled_(rolled), lang_(lang) {
        std::int64_t last = 0;
        std::int64_t most = 0;
        for (const roll_up_group& group : rolled.groups) {
            last = std::max(last, group.line);
            most = std::max(most, group.rows);
            all_ += group.rows;
        }
        line_columns_ = last > 0 ? std::max(std::to_string(last).size(), word("baris", "line").size()) : 0;
        rows_columns_ = std::max(report::count_text(std::max(most, all_), lang).size(), word("butir", "rows").size());
    }

    [[nodiscard]] money_table_row heading() const {
        money_table_row row;
        row.left = left(word("baris", "line"), word("butir", "rows"));
        row.name = rolled_.by == roll_up_key::level ? word("jenjang", "level") : std::string(key_word(rolled_.by));
        for (const plan_column column : plan_columns_all) row.cells[position(column)] = report::column_word(column);
        row.style = style::bold;
        return row;
    }

    [[nodiscard]] std::vector<money_table_row> rows() const {
        std::vector<money_table_row> out;
        for (const roll_up_group& group : rolled_.groups) {
            money_table_row row;
            row.left = left(group.line > 0 ? std::to_string(group.line) : std::string{}, report::count_text(group.rows, lang_));
            row.name = name_of(group);
            fill(row, group.totals);
            out.push_back(std::move(row));
        }
        money_table_row sum;
        const bool levels = rolled_.by == roll_up_key::level;
        sum.left = left({}, levels ? std::string{} : report::count_text(all_, lang_));
        sum.name = levels ? word("Jumlah baris terbawah", "Total of the lowest rows") : word("Jumlah", "Total");
        sum.style = style::bold;
        fill(sum, rolled_.totals);
        out.push_back(std::move(sum));
        return out;
    }

private:
    [[nodiscard]] std::string word(const char* id, const char* en) const { return lang_ == language::id ? id : en; }

    [[nodiscard]] std::string left(std::string line, std::string rows) const {
        std::string out = report::pad_left(std::move(rows), rows_columns_);
        if (line_columns_ > 0) out = report::pad_left(std::move(line), line_columns_) + "  " + out;
        return out;
    }

    [[nodiscard]] std::string name_of(const roll_up_group& group) const {
        if (!group.key) return fmt::format("({} {})", word("tanpa", "no"), key_word(rolled_.by));
        if (rolled_.by == roll_up_key::level) {
            const std::optional<level> which = parse_level(*group.key);
            return std::string(which ? report::level_word(*which) : std::string_view(*group.key));
        }
        return report::printable(group.nama ? *group.key + " " + *group.nama : *group.key);
    }

    void fill(money_table_row& row, const money_totals& totals) const {
        for (const plan_column column : plan_columns_all) row.cells[position(column)] = report::grouped(totals[position(column)], lang_);
    }

    const roll_up_result& rolled_;
    language lang_;
    std::size_t line_columns_ = 0;
    std::size_t rows_columns_ = 0;
    std::int64_t all_ = 0;
};

json::value optional_text(const std::optional<std::string>& text) {
    if (!text) return nullptr;
    return report::json_string(*text);
}

}  // namespace

std::string write_rollup_text(const rollup_report& report, const report_options& options) {
    const report::painter paint(options.colour);
    std::string out;
    for (const std::string& line : report::headline(report.plan, report.file, options.lang)) out.append(paint(style::bold, line)) += '\n';
    out += '\n';
    const group_table table(report.rolled, options.lang);
    out.append(report::lay_out(table.heading(), table.rows(), std::max(options.width, least_report_width), paint));
    return out;
}

std::string write_rollup_json(const rollup_report& report, const report_options& options) {
    json::array groups;
    for (const roll_up_group& group : report.rolled.groups) {
        json::object one;
        one["key"] = optional_text(group.key);
        one["line"] = report::line_or_null(group.line);
        one["rows"] = group.rows;
        report::put_money(one, [&group](plan_column column) { return report::money(group.totals[position(column)]); });
        one["nama"] = optional_text(group.nama);
        groups.emplace_back(std::move(one));
    }
    json::object out;
    out["schema"] = "renaksi-rollup/1";
    out["by"] = json::string(to_string(report.rolled.by));
    out["groups"] = std::move(groups);
    out["totals"] = report::money_object(report.rolled.totals);
    if (!report.file.empty()) out["file"] = report::json_string(report.file);
    return report::serialise(json::value(std::move(out)), options.layout);
}

}  // namespace renaksi
