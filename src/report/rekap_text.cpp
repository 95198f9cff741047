// A rekap for people: the groups with what they hold and how many sums in them are broken, then the gravest of those, then the rows that
// could not be read.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "renaksi/io/rekap.hpp"
#include "report/layout.hpp"
#include "report/money_table.hpp"
#include "report/rekap_figures.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::count_text;
using report::money_table_row;
using report::style;

namespace {

constexpr std::size_t lines_told = 10;

std::string number(std::uint64_t value, language lang) { return count_text(static_cast<std::int64_t>(value), lang); }

class rekap_page {
public:
    rekap_page(const rekap& of, const report_options& options)
        : of_(of),
          options_(options),
          paint_(options.colour),
          rows_columns_(width_of_counts(of.totals().rows, word("butir", "rows"))),
          violations_columns_(width_of_counts(of.totals().violations, word("salah", "broken"))) {}

    [[nodiscard]] std::string write() {
        std::vector<money_table_row> rows;
        for (std::size_t i = 0; i < of_.size(); ++i) {
            rows.push_back(row(name_of(i), of_.group(i)));
        }
        rows.push_back(row(word("Jumlah", "Total"), of_.totals()));
        rows.back().style = style::bold;
        out_ = report::lay_out(heading(), rows, std::max(options_.width, least_report_width), paint_);
        summary();
        roots();
        errors();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string word(const char* id, const char* en) const { return options_.lang == language::id ? id : en; }
    [[nodiscard]] std::size_t width_of_counts(std::uint64_t most, const std::string& name) const {
        return std::max(number(most, options_.lang).size(), name.size());
    }
    [[nodiscard]] std::string left(std::string rows, std::string violations) const {
        return report::pad_left(std::move(rows), rows_columns_) + "  " + report::pad_left(std::move(violations), violations_columns_);
    }

    [[nodiscard]] money_table_row heading() const {
        money_table_row out;
        out.left = left(word("butir", "rows"), word("salah", "broken"));
        const rekap_key& by = of_.settings().by;
        for (std::size_t part = 0; part < by.size(); ++part) {
            out.name.append(part > 0 ? " / " : "").append(by[part] == rekap_part::sub_kegiatan ? "sub kegiatan" : to_string(by[part]));
        }
        for (const plan_column column : plan_columns_all) out.cells[position(column)] = report::column_word(column);
        out.style = style::bold;
        return out;
    }

    [[nodiscard]] std::string name_of(std::size_t group) const {
        std::string out;
        std::string text;
        for (std::size_t part = 0; part < of_.settings().by.size(); ++part) {
            text.clear();
            of_.append_part(text, group, part);
            out.append(part > 0 ? " / " : "").append(text.empty() ? word("(tanpa)", "(none)") : report::printable(text));
        }
        return out;
    }

    [[nodiscard]] money_table_row row(std::string name, const rekap_totals& totals) const {
        money_table_row out;
        out.left = left(number(totals.rows, options_.lang), number(totals.violations, options_.lang));
        out.name = std::move(name);
        if (totals.violations > 0) out.style = style::red;
        for (const plan_column column : plan_columns_all) {
            out.cells[position(column)] = report::grouped(totals.sen[position(column)], options_.lang);
        }
        return out;
    }

    void line(style which, const std::string& text) { out_.append(paint_(which, text)).push_back('\n'); }

    /// `1 office`, `2 offices`.
    [[nodiscard]] std::string counted(std::uint64_t count, const char* one, const char* several) const {
        return number(count, options_.lang) + " " + (count == 1 ? one : several);
    }

    void summary() {
        const language lang = options_.lang;
        const std::uint64_t rows = of_.totals().rows;
        const std::uint64_t broken = of_.totals().violations;
        out_.push_back('\n');
        if (lang == language::id) {
            line(style::bold,
                 fmt::format("{} perangkat daerah, {} butir, {} jumlah yang tidak cocok dengan {} akar", number(of_.offices(), lang),
                             number(rows, lang), number(broken, lang), number(of_.root_count(), lang)));
            return;
        }
        line(style::bold, fmt::format("{}, {}, {} with {}", counted(of_.offices(), "office", "offices"), counted(rows, "row", "rows"),
                                      counted(broken, "broken sum", "broken sums"), counted(of_.root_count(), "root", "roots")));
    }

    void roots() {
        const std::vector<rekap_root> largest = report::largest_roots(of_, lines_told);
        if (largest.empty()) return;
        out_.push_back('\n');
        line(style::bold, word("Selisih terbesar", "Largest differences"));
        for (const rekap_root& root : largest) {
            line(style::plain,
                 fmt::format("  {}  {} {} {}: {} {}  ({})", report::rekap_rule(root), report::printable(root.opd),
                             root.kode.is_none() ? std::string(to_string(root.level)) : report::kode_text(root.kode),
                             report::column_word(root.column), word("selisih", "difference"),
                             report::signed_grouped(root.found_sen - root.expected_sen, options_.lang), place_of(root.source, root.line)));
        }
    }

    void errors() {
        if (of_.error_count() == 0) return;
        out_.push_back('\n');
        line(style::bold, fmt::format("{} {}", number(of_.error_count(), options_.lang),
                                      word("baris tidak terbaca dan tidak dijumlahkan",
                                           of_.error_count() == 1 ? "row could not be read and is in no total"
                                                                  : "rows could not be read and are in no total")));
        std::size_t told = 0;
        for (const rekap_error& one : of_.errors()) {
            if (told++ == lines_told) break;
            std::string place = place_of(one.source, one.line);
            if (one.column > 0) place.append(":").append(std::to_string(one.column));
            line(style::red, "  " + place + ": " + report::printable(report::error_text(one, options_.lang)));
        }
    }

    [[nodiscard]] static std::string place_of(std::string_view source, std::uint64_t line) {
        std::string out = report::printable(source);
        if (line > 0) out.append(":").append(std::to_string(line));
        return out;
    }

    const rekap& of_;
    const report_options& options_;
    report::painter paint_;
    std::size_t rows_columns_;
    std::size_t violations_columns_;
    std::string out_;
};

}  // namespace

std::string write_rekap_text(const rekap& of, const report_options& options) { return rekap_page(of, options).write(); }

}  // namespace renaksi
