// `renaksi-fix/1`: the order of the keys is the contract's.
#include <algorithm>
#include <utility>

#include "renaksi/io/report.hpp"
#include "report/json_text.hpp"
#include "report/repairs.hpp"

namespace renaksi {

namespace json = boost::json;
using report::line_or_null;
using report::text_or_null;

namespace {

json::array cells_json(const fix_report& report, const report::rows_by_id& rows, std::int64_t mistake) {
    json::array out;
    for (const changed_cell& cell : report.mended.cells) {
        if (cell.mistake_id != mistake) continue;
        out.emplace_back(json::object{{"line", line_or_null(rows.line(cell.row))},
                                      {"column", json::string(money_column_name(cell.column))},
                                      {"old", report::money(cell.old_value)},
                                      {"new", report::money(cell.new_value)},
                                      {"follows", cell.follows}});
    }
    return out;
}

json::array rows_json(const fix_report& report, std::int64_t mistake, bool moved) {
    json::array out;
    for (const changed_row& change : report.mended.rows) {
        if (change.mistake_id != mistake || change.new_position.has_value() != moved) continue;
        for (const row_draft& row : change.rows) {
            out.emplace_back(json::object{{"line", line_or_null(row.line)}, {"nama", text_or_null(row.nama)}});
        }
    }
    return out;
}

json::object applied_json(const fix_report& report, const report::rows_by_id& rows, const applied_repair& taken) {
    const candidate& repair = taken.of->candidates[taken.candidate];
    json::object out;
    out["mistake"] = taken.of->id;
    out["line"] = line_or_null(report.plan.row(repair.row).line());
    out["kind"] = json::string(to_string(repair.kind));
    out["cells"] = cells_json(report, rows, taken.of->id);
    out["removed"] = rows_json(report, taken.of->id, false);
    out["moved"] = rows_json(report, taken.of->id, true);
    out["moved_below"] = repair.kind == repair_kind::misplaced_row && repair.other ? line_or_null(report.plan.row(*repair.other).line())
                                                                                   : json::value(nullptr);
    out["candidate"] = static_cast<std::int64_t>(taken.candidate) + 1;
    json::array reasons;
    for (const repair_reason reason : repair.reasons) reasons.emplace_back(json::string(to_string(reason)));
    out["reasons"] = std::move(reasons);
    return out;
}

json::array names_json(const fix_report& report) {
    json::array out;
    for (const name_change& one : report.names) {
        out.emplace_back(json::object{{"line", line_or_null(report.plan.row(one.row).line())},
                                      {"column", text_or_null(column_name(one.column))},
                                      {"old", text_or_null(one.old_text)},
                                      {"new", text_or_null(one.new_text)},
                                      {"confident", one.confident},
                                      {"applied", report.names_applied && one.confident}});
    }
    return out;
}

}  // namespace

std::string write_fix_json(const fix_report& report, const report_options& options) {
    const report::rows_by_id rows(report.mended);
    json::object out;
    out["schema"] = "renaksi-fix/1";
    out["file"] = report::json_string(report.file);
    json::array applied;
    for (const applied_repair& taken : report.applied) applied.emplace_back(applied_json(report, rows, taken));
    out["applied"] = std::move(applied);
    json::array left;
    for (const mistake& one : report.mistakes) {
        if (!report::is_applied(report.applied, one)) left.emplace_back(one.id);
    }
    out["left"] = std::move(left);
    out["identities"] = json::object{{"violated_before", static_cast<std::int64_t>(report.checked.identities.violations.size())},
                                     {"violated_after", static_cast<std::int64_t>(report.checked_after.identities.violations.size())}};
    out["names"] = names_json(report);
    out["unplaced_texts"] = report::unplaced_texts(report.plan);
    return report::serialise(json::value(std::move(out)), options.layout);
}

}  // namespace renaksi
