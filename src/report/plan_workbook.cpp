#include "report/plan_workbook.hpp"

#include <array>
#include <optional>
#include <utility>

#include "report/plan_frame.hpp"
#include "report/plan_workbook_book.hpp"
#include "report/plan_workbook_findings.hpp"
#include "report/plan_workbook_layout.hpp"
#include "report/plan_workbook_notes.hpp"
#include "report/plan_workbook_table.hpp"

namespace renaksi::report {

namespace {

[[nodiscard]] bool is_too_long(std::string_view text) noexcept {
    return text.size() > most_cell_characters && cell_characters(cell_string(text)) > most_cell_characters;
}

[[nodiscard]] error too_long(std::string_view field, std::int64_t line) {
    error e = make_error(errc::limit_exceeded, std::string(field) + " > " + std::to_string(most_cell_characters));
    e.where.line = line;
    return e;
}

[[nodiscard]] std::optional<error> long_text_of(const plan_row& row) {
    const std::array<std::pair<std::string_view, std::string_view>, 5> texts{{{"no", row.no()},
                                                                              {"sasaran", row.sasaran()},
                                                                              {"kode", row.kode()},
                                                                              {"nama", row.nama()},
                                                                              {"penanggung_jawab", row.penanggung_jawab()}}};
    for (const auto& [field, text] : texts) {
        if (is_too_long(text)) return too_long(field, row.line());
    }
    for (const plan_column column : plan_columns_all) {
        if (is_too_long(row.written(column))) return too_long(money_column_name(column), row.line());
    }
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const indikator_view one = row.indikator(k);
        if (is_too_long(one.nama())) return too_long("indikator.nama", row.line());
        if (is_too_long(one.satuan())) return too_long("indikator.satuan", row.line());
        for (const plan_column column : plan_columns_all) {
            if (is_too_long(one.written(column))) return too_long(target_column_name(column), row.line());
        }
    }
    return std::nullopt;
}

/// A text that no cell holds.
[[nodiscard]] std::optional<error> long_text(const plan& p) {
    for (const std::string& line : title_lines(p.info())) {
        if (is_too_long(line)) return too_long("judul", 0);
    }
    const pengesahan& by = p.info().pengesahan;
    std::vector<std::string> signature = place_and_office_lines(by);
    signature.push_back(by.nama);
    signature.push_back(nip_line(by));
    for (const std::string& line : signature) {
        if (is_too_long(line)) return too_long("pengesahan", by.line);
    }
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (auto found = long_text_of(p[i])) return found;
    }
    return std::nullopt;
}

}  // namespace

result<std::string> write_plan_workbook(const plan& p, const write_options& options) {
    if (auto failure = long_text(p)) return *std::move(failure);
    const auto layout = lay_out(p);
    if (!layout) return layout.error();
    const auto findings = findings_on_sheet(p, *layout, options);
    if (!findings) return findings.error();
    auto book = workbook_book::open(p.info().judul);
    if (!book) return std::move(book).error();
    write_table_sheet(*book, p, *layout, *findings);
    if (options.checked != nullptr) write_notes_sheet(*book, p, *layout, *findings, options.lang);
    return book->finish();
}

}  // namespace renaksi::report
