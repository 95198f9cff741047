// The CSV forms of `check` and `rollup`.
#include <array>
#include <string>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/io/report.hpp"
#include "report/csv_text.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::csv_writer;

namespace {

void put_totals(csv_writer& out, const money_totals& totals) {
    for (const int128 sen : totals) out.amount(sen);
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
        out.text(report.file);
        out.field(to_string(f.rule));
        out.field(known != nullptr ? known->slug : std::string_view{});
        out.field(to_string(f.severity));
        out.field(to_string(f.cause));
        out.number(f.line);
        out.field(f.row ? to_string(report.plan.row(*f.row).level()) : std::string_view{});
        out.text(f.row ? report.plan.row(*f.row).label() : std::string_view{});
        out.field(column_name(f.column));
        out.text(report::plain_text(f.expected));
        out.text(report::plain_text(f.found));
        out.text(report::plain_text(f.difference));
        out.field(roots);
        out.text(message(f, report.plan, options.lang));
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
        out.text(report.file);
        out.field(to_string(report.rolled.by));
        out.text(group.key.value_or(std::string{}));
        out.text(group.nama.value_or(std::string{}));
        out.number(group.line);
        out.field(std::to_string(group.rows));
        put_totals(out, group.totals);
        out.end_record();
    }
    return out.take();
}

}  // namespace renaksi
