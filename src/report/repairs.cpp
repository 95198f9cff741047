#include "report/repairs.hpp"

#include <algorithm>

namespace renaksi::report {

std::string reason_names(const std::vector<repair_reason>& reasons) {
    std::string out;
    for (const repair_reason reason : reasons) out.append(out.empty() ? "" : ", ").append(to_string(reason));
    return out;
}

bool is_applied(const std::vector<applied_repair>& applied, const mistake& one) noexcept {
    return std::any_of(applied.begin(), applied.end(), [&one](const applied_repair& taken) { return taken.of == &one; });
}

std::int64_t unplaced_texts(const plan& p) noexcept {
    std::int64_t count = 0;
    for (const note& one : p.notes()) count += one.kind == note_kind::unplaced_text ? std::int64_t{1} + one.more : 0;
    return count;
}

rows_by_id::rows_by_id(const mended_plan& of) {
    for (const changed_row& change : of.rows) {
        for (const row_draft& row : change.rows) lines_[row.id] = row.line;
    }
    for (std::size_t i = 0; i < of.mended.size(); ++i) {
        const plan_row row = of.mended[i];
        rows_[row.id()] = row.index();
        lines_[row.id()] = row.line();
    }
}

std::optional<row_index> rows_by_id::find(node_id id) const {
    const auto at = rows_.find(id);
    if (at == rows_.end()) return std::nullopt;
    return at->second;
}

std::int64_t rows_by_id::line(node_id id) const {
    const auto at = lines_.find(id);
    return at == lines_.end() ? 0 : at->second;
}

}  // namespace renaksi::report
