// The CSV forms of the three commands.
#include <array>
#include <string>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/money/format.hpp"
#include "report/csv_text.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::csv_writer;

namespace {

std::string number_or_blank(std::int64_t number) { return number > 0 ? std::to_string(number) : std::string{}; }

void put_totals(csv_writer& out, const money_totals& totals) {
    for (const int128 sen : totals) out.field(to_plain_sen(sen));
}

void put_amounts(csv_writer& out, const plan_row& row) {
    for (const plan_column column : plan_columns_all) {
        const amount printed = row.money(column);
        out.field(printed.has_value() ? to_plain(printed.value) : std::string{});
    }
}

}  // namespace

std::string check_csv_header() {
    csv_writer out;
    out.record({"file", "rule", "slug", "severity", "cause", "line", "level", "nama", "column", "expected", "found", "difference", "roots",
                "message"});
    return out.take();
}

std::string write_check_csv(const check_report& report, const report_options& options) {
    csv_writer out;
    for (const finding& f : report.checked.findings) {
        const rule* known = find_rule(f.rule);
        std::string roots;
        for (const std::int64_t line : f.roots) roots.append(roots.empty() ? "" : " ").append(std::to_string(line));
        out.field(report.file);
        out.field(to_string(f.rule));
        out.field(known != nullptr ? known->slug : std::string_view{});
        out.field(to_string(f.severity));
        out.field(to_string(f.cause));
        out.field(number_or_blank(f.line));
        out.field(f.row ? to_string(report.plan.row(*f.row).level()) : std::string_view{});
        out.field(f.row ? report.plan.row(*f.row).label() : std::string_view{});
        out.field(column_name(f.column));
        out.field(report::plain_text(f.expected));
        out.field(report::plain_text(f.found));
        out.field(report::plain_text(f.difference));
        out.field(roots);
        out.field(message(f, report.plan, options.lang));
        out.end_record();
    }
    return out.take();
}

std::string write_show_csv(const show_report& report) {
    const plan& p = report.plan;
    csv_writer out;
    out.record({"opd", "kode", "level", "nama", "pagu", "tw1", "tw2", "tw3", "tw4", "line", "no", "sasaran", "penanggung_jawab"});
    for (std::size_t i = 0; i < p.size(); ++i) {
        const plan_row row = p[i];
        out.field(p.info().perangkat_daerah);
        out.field(row.kode());
        out.field(to_string(row.level()));
        out.field(row.level() == level::sasaran ? row.label() : row.nama());
        put_amounts(out, row);
        out.field(number_or_blank(row.line()));
        out.field(row.no());
        out.field(row.sasaran());
        out.field(row.penanggung_jawab());
        out.end_record();
    }
    return out.take();
}

std::string rollup_csv_header() {
    csv_writer out;
    out.record({"file", "by", "key", "nama", "line", "rows", "pagu", "tw1", "tw2", "tw3", "tw4"});
    return out.take();
}

std::string write_rollup_csv(const rollup_report& report) {
    csv_writer out;
    for (const roll_up_group& group : report.rolled.groups) {
        out.field(report.file);
        out.field(to_string(report.rolled.by));
        out.field(group.key.value_or(std::string{}));
        out.field(group.nama.value_or(std::string{}));
        out.field(number_or_blank(group.line));
        out.field(std::to_string(group.rows));
        put_totals(out, group.totals);
        out.end_record();
    }
    return out.take();
}

}  // namespace renaksi
