// The flat table: a plan as one row a line, which other programs read without knowing what a plan is, and renaksi reads back.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "io/flat_table.hpp"
#include "io/target_style.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/money/format.hpp"
#include "report/csv_text.hpp"

namespace renaksi {

using report::csv_writer;

namespace {

void put_amounts(csv_writer& out, const plan_row& row) {
    for (const plan_column column : plan_columns_all) {
        const amount printed = row.money(column);
        out.field(printed.has_value() ? to_plain(printed.value) : std::string{});
    }
}

/// A value that stands in one line.
void append_value(std::string& out, std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool line_end = value[i] == '\n' || value[i] == '\r';
        if (value.substr(i).starts_with("\r\n")) ++i;
        line_end ? out.append(io::inner_line_end) : out.append(1, value[i]);
    }
}

/// One value of each indicator; empty where all values are.
template <typename Value>
std::string joined(const plan_row& row, Value value_of) {
    std::string out;
    bool any = false;
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        if (k > 0) out.push_back(io::value_end);
        const std::string_view value = value_of(row.indikator(k));
        any = any || !value.empty();
        append_value(out, value);
    }
    return any ? out : std::string{};
}

void put_indikator(csv_writer& out, const plan_row& row) {
    out.text(joined(row, [](const indikator_view& one) { return one.nama(); }));
    out.text(joined(row, [](const indikator_view& one) { return one.satuan(); }));
    for (const plan_column column : plan_columns_all) {
        out.text(joined(row, [column](const indikator_view& one) { return one.written(column); }));
    }
    out.field(joined(row, [](const indikator_view& one) { return io::style_name(io::style_of_targets(one)); }));
}

/// The money columns that print "-", which an amount column cannot hold.
std::string dashed_columns(const plan_row& row) {
    std::string out;
    for (const plan_column column : plan_columns_all) {
        if (row.money(column).state == amount_state::dash) out.append(out.empty() ? "" : " ").append(money_column_name(column));
    }
    return out;
}

}  // namespace

std::string write_show_csv(const show_report& report) {
    const plan& p = report.plan;
    const plan_info& info = p.info();
    const std::string tahun = info.tahun ? std::to_string(*info.tahun) : std::string{};
    const std::string satuan_uang = info.satuan_uang != 1 ? std::to_string(info.satuan_uang) : std::string{};
    csv_writer out;
    for (const std::string_view name : io::flat_column_names) out.field(name);
    out.end_record();
    for (std::size_t i = 0; i < p.size(); ++i) {
        const plan_row row = p[i];
        out.text(info.perangkat_daerah);
        out.text(row.kode());
        out.field(to_string(row.level()));
        out.text(row.level() == level::sasaran ? row.label() : row.nama());
        put_amounts(out, row);
        out.number(row.line());
        out.text(row.no());
        out.text(row.sasaran());
        out.text(row.penanggung_jawab());
        out.field(tahun);
        put_indikator(out, row);
        out.field(dashed_columns(row));
        out.field(satuan_uang);
        out.end_record();
    }
    return out.take();
}

}  // namespace renaksi
