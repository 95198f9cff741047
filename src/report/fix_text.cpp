// `fix` as a planner reads it: what was mended and why, the totals that follow, what is left, names, where the mended plan is.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "renaksi/io/report.hpp"
#include "report/layout.hpp"
#include "report/repair_text.hpp"
#include "report/repairs.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::painter;
using report::style;

namespace {

constexpr std::size_t column_columns = 6;  // "TW III"

class fix_text {
public:
    fix_text(const fix_report& report, const report_options& options)
        : report_(report),
          plan_(report.plan),
          rows_(report.mended),
          lang_(options.lang),
          width_(std::max(options.width, least_report_width)),
          paint_(options.colour) {}

    [[nodiscard]] std::string write() {
        for (const std::string& text : report::headline(plan_, report_.file, lang_)) line(text, style::bold);
        blank_line();
        verdict();
        applied();
        totals();
        left();
        names();
        closing();
        return std::move(out_);
    }

private:
    [[nodiscard]] bool id() const noexcept { return lang_ == language::id; }
    [[nodiscard]] std::string_view word(std::string_view indonesian, std::string_view english) const noexcept {
        return id() ? indonesian : english;
    }
    [[nodiscard]] std::string count(std::size_t number) const { return report::count_text(static_cast<std::int64_t>(number), lang_); }
    void line(std::string_view text, style which = style::plain) { out_.append(paint_(which, text)).push_back('\n'); }
    void blank_line() { out_.push_back('\n'); }
    void hang(const std::string& left, const std::string& text) { out_ += report::hanging(left, text, width_); }
    void heading(std::string_view text) {
        blank_line();
        line(text, style::bold);
    }

    void verdict() {
        const std::size_t before = report_.checked.identities.violations.size();
        const std::size_t after = report_.checked_after.identities.violations.size();
        const std::size_t all = report_.mistakes.size();
        const std::size_t taken = report_.applied.size();
        const std::string text = id() ? fmt::format("{} kesalahan, {} diperbaiki; jumlah yang tidak cocok: {} sebelumnya, {} sesudahnya.",
                                                    count(all), count(taken), count(before), count(after))
                                      : fmt::format("{} {}, {} mended; sums that do not hold: {} before, {} after.", count(all),
                                                    all == 1 ? "mistake" : "mistakes", count(taken), count(before), count(after));
        line(text, after > 0 ? style::red : style::green);
    }

    void applied() {
        if (report_.applied.empty()) return;
        heading(word("Diperbaiki:", "Mended:"));
        for (const applied_repair& taken : report_.applied) {
            const candidate& repair = taken.of->candidates[taken.candidate];
            const std::string left = fmt::format("  {}. ", taken.of->id);
            hang(left, report::acts_on_row(repair.kind) ? report::repair_text(repair, plan_, lang_) : mended_cells(taken));
            const std::string reasons = report::reasons_text(repair, lang_);
            if (!reasons.empty()) out_ += paint_(style::faint, report::hanging(std::string(left.size(), ' '), reasons, width_));
        }
    }

    /// The cells as they are now: two repairs of one cell add up.
    [[nodiscard]] std::string mended_cells(const applied_repair& taken) const {
        std::string text;
        for (const changed_cell& cell : report_.mended.cells) {
            if (cell.mistake_id != taken.of->id || cell.follows) continue;
            text += fmt::format("{}{}, {}: {} → {}", text.empty() ? "" : "; ", place(cell.row), report::column_word(cell.column),
                                value(cell.old_value), value(cell.new_value));
        }
        if (text.empty()) return report::repair_text(taken.of->candidates[taken.candidate], plan_, lang_);
        return text;
    }

    [[nodiscard]] std::string value(const amount& printed) const {
        const std::string text = report::cell_text(printed, lang_);
        return text.empty() ? std::string(word("kosong", "blank")) : text;
    }
    [[nodiscard]] std::string place(node_id row) const {
        if (rows_.line(row) > 0) return fmt::format("{} {}", word("baris", "line"), rows_.line(row));
        const std::optional<row_index> at = rows_.find(row);
        if (!at) return std::string(word("baris", "row"));
        const plan_row r = report_.mended.mended.row(*at);
        return fmt::format("{} \"{}\"", report::level_word(r.level()), report::shorten(report::printable(r.label()), width_ / 2));
    }

    /// Old and new of the totals above, aligned.
    void totals() {
        struct entry {
            std::string where, column, old_value, new_value;
        };
        std::vector<entry> entries;
        std::size_t where_columns = 0;
        std::size_t old_columns = 0;
        std::size_t new_columns = 0;
        for (const changed_cell& cell : report_.mended.cells) {
            if (!cell.follows) continue;
            entry one{place(cell.row), std::string(report::column_word(cell.column)), value(cell.old_value), value(cell.new_value)};
            if (const std::optional<row_index> at = rows_.find(cell.row); at && rows_.line(cell.row) > 0) {
                one.where.append(", ").append(report::level_word(report_.mended.mended.row(*at).level()));
            }
            where_columns = std::max(where_columns, report::width_of(one.where));
            old_columns = std::max(old_columns, report::width_of(one.old_value));
            new_columns = std::max(new_columns, report::width_of(one.new_value));
            entries.push_back(std::move(one));
        }
        if (entries.empty()) return;
        heading(word("Jumlah yang ikut berubah:", "Totals that follow:"));
        for (const entry& one : entries) {
            line(fmt::format("  {}  {}  {} → {}", report::pad_right(one.where, where_columns),
                             report::pad_right(one.column, column_columns), report::pad_left(one.old_value, old_columns),
                             report::pad_left(one.new_value, new_columns)));
        }
    }

    void left() {
        bool any = false;
        for (const mistake& one : report_.mistakes) {
            if (report::is_applied(report_.applied, one)) continue;
            if (!std::exchange(any, true)) heading(word("Belum diperbaiki, perlu diputuskan:", "Left for you to decide:"));
            const plan_row row = plan_.row(one.row);
            const std::string number = fmt::format("{}. ", one.id);
            const std::string where = row.line() > 0 ? fmt::format("{} {}, ", word("Baris", "Line"), row.line()) : std::string{};
            const std::string head =
                fmt::format("  {}{}{}, {}: {} {}", number, where, report::level_word(row.level()), report::column_word(one.column),
                            word("selisih", "difference"), report::signed_grouped(int128{one.difference_sen}, lang_));
            line(head, style::bold);
            out_ += report::candidates_text(one, plan_, {lang_, width_, std::string(number.size() + 2, ' '), paint_});
        }
    }

    void names() {
        if (report_.names.empty()) return;
        heading(report_.names_applied ? word("Nama, kode dan satuan menurut nomenklatur:", "Names, codes and units by the nomenklatur:")
                                      : word("Usul nama, kode dan satuan menurut nomenklatur (diterapkan dengan --names):",
                                             "Proposed names, codes and units by the nomenklatur (--names applies them):"));
        for (const name_change& one : report_.names) {
            const plan_row row = plan_.row(one.row);
            const std::string old_text = one.old_text.empty() ? std::string(word("kosong", "blank")) : report::printable(one.old_text);
            std::string text = fmt::format("{}: {} → {}", column_name(one.column), old_text, report::printable(one.new_text));
            if (!one.confident) text += std::string(word(" (ragu, tidak diterapkan)", " (in doubt, not applied)"));
            const std::string where = row.line() > 0 ? fmt::format("{} {}, ", word("baris", "line"), row.line()) : std::string{};
            hang("  " + where, text);
        }
    }

    void closing() {
        blank_line();
        const std::int64_t unplaced = report::unplaced_texts(plan_);
        if (unplaced > 0) {
            hang({},
                 id() ? fmt::format("{} teks dokumen yang tidak termasuk tabel rencana tidak ikut dalam hasil.",
                                    report::count_text(unplaced, lang_))
                      : fmt::format("{} {} of the document that no column of a plan takes {} not in the result.",
                                    report::count_text(unplaced, lang_), unplaced == 1 ? "text" : "texts", unplaced == 1 ? "is" : "are"));
        }
        if (report_.written_to.empty()) {
            line(word("Tidak ada berkas yang ditulis.", "Nothing was written."));
        } else {
            line(fmt::format("{} {}", word("Tertulis ke", "Written to"), report::printable(report_.written_to)));
        }
    }

    const fix_report& report_;
    const plan& plan_;
    report::rows_by_id rows_;
    language lang_;
    std::size_t width_;
    painter paint_;
    std::string out_;
};

}  // namespace

std::string write_fix_text(const fix_report& report, const report_options& options) { return fix_text(report, options).write(); }

}  // namespace renaksi
