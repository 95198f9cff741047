#include "report/plan_workbook_findings.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "renaksi/base/text.hpp"
#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/plan/draft.hpp"
#include "report/plan_workbook_totals.hpp"

namespace renaksi::report {

namespace {

/// The same plan, its lines those of the sheet: what is said about it then names rows that the reader of the workbook sees.
[[nodiscard]] result<plan> with_sheet_lines(const plan& p, const sheet_layout& layout) {
    std::vector<row_draft> rows = drafts_of(p);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].line = std::int64_t{layout.blocks[i].first} + 1;
    return plan_of(p, std::move(rows));
}

/// Lines of the document that the findings name, as rows of the sheet.
class line_map {
public:
    line_map(const plan& p, const plan& on_sheet, const check_result& checked) : on_sheet_(on_sheet) {
        // A sasaran may share its line with the program that it stands beside, which is the one that has amounts.
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i].level() != level::sasaran)
                rows_[p[i].line()] = p[i].index();
            else
                rows_.emplace(p[i].line(), p[i].index());
        }
        for (const identity_violation& one : checked.identities.violations) {
            roots_[{one.row, one.column, one.kind == identity_kind::row}] = &one.roots;
        }
    }

    [[nodiscard]] finding moved(finding f) const {
        if (f.row) f.line = on_sheet_.row(*f.row).line();
        const auto roots = f.row ? roots_.find({*f.row, money_column_of(f.column), f.rule == rule_id{101}}) : roots_.end();
        if (roots != roots_.end() && f.cause != finding_cause::none) {
            f.roots.clear();
            for (const row_index row : *roots->second) f.roots.push_back(on_sheet_.row(row).line());
        }
        if (names_a_line(f)) {
            if (const auto line = sheet_line(f.text)) f.text = std::to_string(*line);
        }
        return f;
    }

private:
    /// Some rules quote the line of another row.
    [[nodiscard]] static bool names_a_line(const finding& f) {
        const rule* const known = find_rule(f.rule);
        return known != nullptr && known->message.id.find("baris {text}") != std::string_view::npos;
    }
    [[nodiscard]] std::optional<std::int64_t> sheet_line(const std::string& text) const {
        constexpr std::size_t most_digits = 9;
        if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
        const auto row = rows_.find(std::stoll(text));
        if (row == rows_.end()) return std::nullopt;
        return on_sheet_.row(row->second).line();
    }

    const plan& on_sheet_;
    std::map<std::int64_t, row_index> rows_;
    std::map<std::tuple<row_index, plan_column, bool>, const std::vector<row_index>*> roots_;
};

class marker {
public:
    marker(const plan& p, const sheet_layout& layout, language lang, sheet_findings& out)
        : plan_(p), layout_(layout), lang_(lang), out_(out) {}

    void mark(const std::vector<finding>& findings, const std::vector<mistake>& mistakes) {
        for (const review_note& one : out_.notes) {
            if (!one.is_mistake) continue;
            say(cell_of(*one.row, one.column), one.kondisi + "\n" + one.rekomendasi);
            told_.insert({*one.row, one.column});
        }
        for (std::size_t i = 0; i < mistakes.size(); ++i) mark_changes(mistakes[i], out_.notes[i]);
        for (const finding& f : findings) {
            if (!f.row) continue;
            const sheet_cell cell = cell_of(*f.row, f.column);
            if (f.severity == severity::error) out_.wrong.insert(cell);
            if (f.cause == finding_cause::root && told_.count({*f.row, f.column}) > 0) continue;
            say(cell, to_string(f.rule) + ": " + message(f, plan_, lang_) + ".");
        }
    }

    /// Amounts that a spreadsheet would round.
    void mark_long_amounts() {
        for (std::size_t i = 0; i < plan_.size(); ++i) {
            for (const plan_column column : plan_columns_all) {
                const amount cell = plan_[i].money(column);
                if (!cell.has_value() || fits_number(cell.value, plan_.info().satuan_uang)) continue;
                review_note about;
                about.row = plan_[i].index();
                about.column = money_cell(column);
                about.line = plan_[i].line();
                about.severity = severity::info;
                about.kondisi =
                    bilingual{
                        "Nilai ini lebih dari 15 angka; sebagai bilangan ia akan dibulatkan, maka ditulis sebagai teks dan "
                        "tidak ikut dijumlahkan oleh rumus.",
                        "This amount has more than 15 digits; as a number it would be rounded, so it is written as text and "
                        "no formula adds it."}
                        .in(lang_);
                say(cell_of(*about.row, about.column), about.kondisi);
                about.rekomendasi = bilingual{"Cocokkan angka ini dengan DPA.", "Compare this amount with the DPA."}.in(lang_);
                out_.notes.push_back(std::move(about));
            }
        }
    }

private:
    [[nodiscard]] sheet_cell cell_of(row_index row, cell_column column) const {
        const std::uint32_t first = layout_.blocks[row.position()].first;
        const bool in_jumlah = plan_.row(row).level() == level::jumlah;
        const bool money = column >= cell_column::pagu && column <= cell_column::tw4;
        // The label of Jumlah stands in its first cell.
        return {first, in_jumlah && !money ? std::uint16_t{0} : layout_.columns.of(column)};
    }

    void say(sheet_cell cell, const std::string& text) {
        std::string& all = out_.comments[cell];
        if (!all.empty()) all.append("\n\n");
        all.append(text);
    }

    /// The cells that a sure repair would change say so too.
    void mark_changes(const mistake& of, const review_note& about) {
        if (of.status != mistake_status::confident || of.candidates.empty()) return;
        const candidate& repair = of.candidates.front();
        if (repair.kind != repair_kind::cell && repair.kind != repair_kind::row_cells) return;
        for (const cell_change& one : repair.changes) {
            if (one.row == of.row && one.column == of.column) continue;
            say(cell_of(one.row, money_cell(one.column)), about.rekomendasi);
        }
    }

    const plan& plan_;
    const sheet_layout& layout_;
    language lang_;
    sheet_findings& out_;
    std::set<std::pair<row_index, cell_column>> told_;
};

}  // namespace

result<sheet_findings> findings_on_sheet(const plan& p, const sheet_layout& layout, const write_options& options) {
    auto on_sheet = with_sheet_lines(p, layout);
    if (!on_sheet) return std::move(on_sheet).error();
    sheet_findings out;
    marker marks(*on_sheet, layout, options.lang, out);
    if (options.checked != nullptr) {
        const line_map lines(p, *on_sheet, *options.checked);
        std::vector<finding> findings;
        for (const finding& f : options.checked->findings) findings.push_back(lines.moved(f));
        const std::vector<mistake> none;
        const std::vector<mistake>& mistakes = options.mistakes != nullptr ? *options.mistakes : none;
        out.notes = review_notes(*on_sheet, findings, mistakes, options.lang);
        marks.mark(findings, mistakes);
    }
    marks.mark_long_amounts();
    return out;
}

}  // namespace renaksi::report
