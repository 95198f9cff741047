// `renaksi-plan/1`: the plan itself, so that nothing of it is left out or masked.
#include <utility>

#include "io/target_style.hpp"
#include "renaksi/io/report.hpp"
#include "report/json_text.hpp"

namespace renaksi {

namespace json = boost::json;
using report::line_or_null;
using report::text_or_null;

namespace {

json::object pengesahan_json(const pengesahan& signed_by) {
    json::object out;
    out["tempat"] = text_or_null(signed_by.tempat);
    out["tanggal"] = text_or_null(signed_by.tanggal);
    out["jabatan"] = text_or_null(signed_by.jabatan);
    out["nama"] = text_or_null(signed_by.nama);
    out["nip"] = text_or_null(signed_by.nip);
    out["line"] = line_or_null(signed_by.line);
    return out;
}

json::array indikator_json(const plan_row& row) {
    json::array out;
    out.reserve(row.indikator_count());
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const indikator_view indikator = row.indikator(k);
        json::object one;
        one["nama"] = text_or_null(indikator.nama());
        one["satuan"] = text_or_null(indikator.satuan());
        for (const plan_column column : plan_columns_all) one[target_column_name(column)] = text_or_null(indikator.written(column));
        one["numbers"] = text_or_null(io::style_name(io::style_of_targets(indikator)));
        out.emplace_back(std::move(one));
    }
    return out;
}

json::object written_json(const plan_row& row) {
    json::object out;
    report::put_money(out, [&row](plan_column column) { return text_or_null(row.written(column)); });
    return out;
}

/// What follows for a row: null where nothing stands below it.
json::value computed_json(bool has_parts, const money_totals& computed) {
    if (!has_parts) return nullptr;
    return report::money_object(computed);
}

json::object row_json(const plan& p, const plan_row& row, const money_totals& computed) {
    json::object out;
    out["line"] = line_or_null(row.line());
    out["level"] = json::string(to_string(row.level()));
    out["parent_line"] = row.parent() ? line_or_null(p.row(*row.parent()).line()) : json::value(nullptr);
    out["kode"] = text_or_null(row.kode());
    out["no"] = text_or_null(row.no());
    out["sasaran"] = text_or_null(row.sasaran());
    out["nama"] = text_or_null(row.nama());
    out["indikator"] = indikator_json(row);
    report::put_money(out, [&row](plan_column column) { return report::money(row.money(column)); });
    out["computed"] = computed_json(row.has_children(), computed);
    out["penanggung_jawab"] = text_or_null(row.penanggung_jawab());
    out["written"] = written_json(row);
    return out;
}

json::value jumlah_json(const plan& p, const std::vector<money_totals>& computed) {
    if (!p.jumlah()) return nullptr;
    const plan_row row = p.row(*p.jumlah());
    json::object out;
    out["line"] = line_or_null(row.line());
    report::put_money(out, [&row](plan_column column) { return report::money(row.money(column)); });
    out["computed"] = computed_json(p.body_size() > 0, computed[row.index().position()]);
    out["written"] = written_json(row);
    out["kode"] = text_or_null(row.kode());
    out["no"] = text_or_null(row.no());
    out["sasaran"] = text_or_null(row.sasaran());
    out["nama"] = text_or_null(row.nama());
    out["indikator"] = indikator_json(row);
    out["penanggung_jawab"] = text_or_null(row.penanggung_jawab());
    return out;
}

json::object levels_json(const level_verdict& levels) {
    json::object out;
    out["status"] = json::string(to_string(levels.status));
    out["source"] = json::string(to_string(levels.source));
    out["cost"] = levels.cost;
    return out;
}

}  // namespace

std::string write_show_json(const show_report& report, const report_options& options) {
    const plan& p = report.plan;
    const std::vector<money_totals> computed = computed_totals(p);
    json::object out;
    out["schema"] = "renaksi-plan/1";
    out["judul"] = text_or_null(p.info().judul);
    out["perangkat_daerah"] = text_or_null(p.info().perangkat_daerah);
    out["tahun"] = p.info().tahun ? json::value(*p.info().tahun) : json::value(nullptr);
    out["pengesahan"] = pengesahan_json(p.info().pengesahan);
    json::array rows;
    rows.reserve(p.body_size());
    for (std::size_t i = 0; i < p.body_size(); ++i) rows.emplace_back(row_json(p, p[i], computed[i]));
    out["rows"] = std::move(rows);
    out["jumlah"] = jumlah_json(p, computed);
    out["levels"] = levels_json(p.info().levels);
    out["satuan_uang"] = p.info().satuan_uang;
    return report::serialise(json::value(std::move(out)), options.layout);
}

}  // namespace renaksi
