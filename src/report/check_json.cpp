// `renaksi-check/1`: the order of the keys is the contract's.
#include <type_traits>
#include <utility>
#include <variant>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/money/format.hpp"
#include "report/json_text.hpp"
#include "report/values.hpp"

namespace renaksi {

namespace json = boost::json;
using report::line_or_null;
using report::text_or_null;

namespace {

json::value to_json(const finding_value& value) {
    if (std::holds_alternative<std::monostate>(value)) return nullptr;
    return report::json_string(report::plain_text(value));
}

json::object plan_json(const plan& p) {
    const plan_info& info = p.info();
    const level_counts counts = p.counts();
    json::object out;
    out["judul"] = text_or_null(info.judul);
    out["perangkat_daerah"] = text_or_null(info.perangkat_daerah);
    out["tahun"] = info.tahun ? json::value(*info.tahun) : json::value(nullptr);
    out["counts"] = json::object{
        {"sasaran", counts.sasaran}, {"program", counts.program}, {"kegiatan", counts.kegiatan}, {"sub_kegiatan", counts.sub_kegiatan}};
    out["levels"] = json::object{{"status", json::string(to_string(info.levels.status))},
                                 {"source", json::string(to_string(info.levels.source))},
                                 {"cost", info.levels.cost}};
    out["satuan_uang"] = info.satuan_uang;
    return out;
}

json::value row_level(const plan& p, const std::optional<row_index>& row) {
    if (!row) return nullptr;
    return json::string(to_string(p.row(*row).level()));
}

json::value row_label(const plan& p, const std::optional<row_index>& row) {
    return row ? text_or_null(p.row(*row).label()) : json::value(nullptr);
}

json::object finding_json(const finding& f, const plan& p, language lang) {
    const rule* known = find_rule(f.rule);
    json::object out;
    out["rule"] = json::string(to_string(f.rule));
    out["slug"] = text_or_null(known != nullptr ? known->slug : std::string_view{});
    out["severity"] = json::string(to_string(f.severity));
    out["cause"] = text_or_null(to_string(f.cause));
    out["line"] = line_or_null(f.line);
    out["level"] = row_level(p, f.row);
    out["nama"] = row_label(p, f.row);
    out["column"] = text_or_null(column_name(f.column));
    out["expected"] = to_json(f.expected);
    out["found"] = to_json(f.found);
    out["difference"] = to_json(f.difference);
    json::array roots;
    for (const std::int64_t line : f.roots) roots.emplace_back(line);
    out["roots"] = std::move(roots);
    out["message"] = report::json_string(message(f, p, lang));
    return out;
}

json::object change_json(const cell_change& change) {
    return {{"column", json::string(money_column_name(change.column))},
            {"old", report::money(change.old_value)},
            {"new", report::money(change.new_value)}};
}

json::array changes_json(const std::vector<cell_change>& changes, const plan& p) {
    json::array out;
    for (const cell_change& change : changes) {
        json::object one{{"line", line_or_null(p.row(change.row).line())}};
        for (const json::key_value_pair& part : change_json(change)) one.insert(part);
        out.emplace_back(std::move(one));
    }
    return out;
}

json::object candidate_json(const candidate& proposed, const plan& p, language lang) {
    // A repair of one cell is that cell; one of a row says which row and what happens to it.
    json::object out{{"column", nullptr}, {"old", nullptr}, {"new", nullptr}};
    if (proposed.kind == repair_kind::cell) out = change_json(proposed.changes.front());
    json::array reasons;
    json::array texts;
    for (const repair_reason reason : proposed.reasons) {
        reasons.emplace_back(json::string(to_string(reason)));
        texts.emplace_back(json::string(reason_text(reason, lang)));
    }
    out["reasons"] = std::move(reasons);
    out["follows"] = changes_json(proposed.follows, p);
    out["kind"] = json::string(to_string(proposed.kind));
    out["line"] = line_or_null(p.row(proposed.row).line());
    out["changes"] = changes_json(proposed.changes, p);
    out["other_line"] = proposed.other ? line_or_null(p.row(*proposed.other).line()) : json::value(nullptr);
    out["rank"] = proposed.rank;
    out["reason_texts"] = std::move(texts);
    return out;
}

json::object mistake_json(const mistake& m, const plan& p, language lang) {
    const plan_row row = p.row(m.row);
    json::object out;
    out["id"] = m.id;
    out["line"] = line_or_null(row.line());
    out["level"] = json::string(to_string(row.level()));
    out["nama"] = text_or_null(row.label());
    out["difference"] = report::money(int128{m.difference_sen});
    out["status"] = m.status == mistake_status::confident ? "confident" : "ambiguous";
    json::array candidates;
    for (const candidate& proposed : m.candidates) candidates.emplace_back(candidate_json(proposed, p, lang));
    out["candidates"] = std::move(candidates);
    return out;
}

}  // namespace

std::string write_check_json(const check_report& report, const report_options& options) {
    const plan& p = report.plan;
    const check_result& checked = report.checked;
    json::object out;
    out["schema"] = "renaksi-check/1";
    out["file"] = report::json_string(report.file);
    out["plan"] = plan_json(p);
    out["totals"] = report::money_object(total(p));
    out["declared_totals"] = p.jumlah() ? json::value(report::money_object(p.row(*p.jumlah()))) : json::value(nullptr);
    out["identities"] = json::object{{"checked", checked.identities.checked},
                                     {"independent", checked.identities.independent},
                                     {"violated", static_cast<std::int64_t>(checked.identities.violations.size())}};
    json::array findings;
    findings.reserve(checked.findings.size());
    for (const finding& f : checked.findings) findings.emplace_back(finding_json(f, p, options.lang));
    out["findings"] = std::move(findings);
    json::array mistakes;
    for (const mistake& m : report.mistakes) mistakes.emplace_back(mistake_json(m, p, options.lang));
    out["mistakes"] = std::move(mistakes);
    out["summary"] = json::object{{"errors", checked.count(severity::error)},
                                  {"warnings", checked.count(severity::warning)},
                                  {"infos", checked.count(severity::info)},
                                  {"roots", checked.roots()}};
    return report::serialise(json::value(std::move(out)), options.layout);
}

}  // namespace renaksi
