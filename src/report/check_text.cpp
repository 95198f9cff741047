// `check` as a planner reads it: the verdict, the mistakes with what each pulls along and what would mend them, the other findings by
// weight, a summary.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "renaksi/io/report.hpp"
#include "report/check_findings.hpp"
#include "report/layout.hpp"
#include "report/mistake_links.hpp"
#include "report/repair_text.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::linked_mistake;
using report::painter;
using report::pulled_sum;
using report::style;

namespace {

constexpr std::size_t level_columns = 12;  // "sub kegiatan"
constexpr std::size_t least_name = 12;

class check_text {
public:
    check_text(const check_report& report, const report_options& options)
        : report_(report),
          plan_(report.plan),
          lang_(options.lang),
          width_(std::max(options.width, least_report_width)),
          paint_(options.colour),
          links_(report::link_mistakes(report.mistakes, report.checked.identities)) {
        std::int64_t last = 0;
        for (std::size_t i = 0; i < plan_.size(); ++i) last = std::max(last, plan_[i].line());
        line_columns_ = std::to_string(last).size();
    }

    [[nodiscard]] std::string write() {
        head();
        verdict();
        if (!links_.empty()) mistakes();
        out_.append(report::other_findings(report_, {lang_, width_, line_columns_, paint_}));
        summary();
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

    void head() {
        for (const std::string& text : report::headline(plan_, report_.file, lang_)) line(text, style::bold);
        const level_verdict& levels = plan_.info().levels;
        if (levels.status == level_status::unique) {
            line(word("Jenjang baris tidak tertulis; hanya satu susunan yang cocok.",
                      "The levels of the rows are not printed; only one arrangement fits."),
                 style::faint);
        } else if (levels.status == level_status::ambiguous) {
            line(word("Jenjang baris tidak tertulis; ada beberapa susunan yang sama cocoknya, yang pertama dipakai.",
                      "The levels of the rows are not printed; several arrangements fit equally well, the first is used."),
                 style::yellow);
        }
        blank_line();
    }

    void verdict() {
        const identity_report& identities = report_.checked.identities;
        const std::string checked = report::count_text(identities.checked, lang_);
        const std::size_t violated = identities.violations.size();
        if (identities.checked == 0) {
            line(word("Tidak ada jumlah yang dapat diperiksa.", "There are no sums to check."), style::bold);
            return;
        }
        if (violated == 0) {
            line(id() ? fmt::format("{} jumlah diperiksa, semuanya cocok.", checked)
                      : fmt::format("{} {} checked, {}.", checked, identities.checked == 1 ? "sum" : "sums",
                                    identities.checked == 1 ? "and it holds" : "all of them hold"),
                 style::green);
            return;
        }
        line(violated_sentence(checked, violated), style::red);
    }

    [[nodiscard]] std::string violated_sentence(const std::string& checked, std::size_t violated) const {
        const std::size_t mistakes = links_.size();
        std::string text;
        if (id()) {
            text = fmt::format("{} jumlah diperiksa, {} tidak cocok", checked, count(violated));
            if (mistakes > 0)
                text += fmt::format("; {} kesalahan menjelaskan {}", count(mistakes), violated == 1 ? "jumlah itu" : "semuanya");
        } else {
            text = fmt::format("{} sums checked, {} {} not hold", checked, count(violated), violated == 1 ? "does" : "do");
            if (mistakes > 0) {
                text += fmt::format("; {} {} {}", count(mistakes), mistakes == 1 ? "mistake explains" : "mistakes explain",
                                    violated == 1 ? "it" : "them all");
            }
        }
        return text + ".";
    }

    void mistakes() {
        for (const linked_mistake& link : links_) {
            blank_line();
            mistake_block(link);
        }
    }

    void mistake_block(const linked_mistake& link) {
        const plan_row row = plan_.row(link.mistake->row);
        const std::string number = fmt::format("{}. ", link.mistake->id);
        const std::string where = row.line() > 0 ? fmt::format("{} {}, ", word("Baris", "Line"), row.line()) : std::string{};
        const std::string head = fmt::format("{}{}{}: ", number, where, report::level_word(row.level()));
        const std::size_t used = report::width_of(head);
        line(head + report::shorten(report::printable(row.label()), width_ > used ? width_ - used : least_name), style::bold);
        const std::string margin(number.size(), ' ');
        if (link.violation != nullptr) {
            identity(margin, row, *link.violation);
        } else {
            const std::string difference = report::signed_grouped(link.mistake->difference_sen, lang_);
            label_columns_ = amount_columns_ = 0;
            amount_line(margin, word("selisih", "difference"), difference, {}, style::red);
        }
        if (!link.roots.empty() || !link.pulls.empty()) line(fmt::format("{}{}", margin, word("Ikut terbawa:", "It pulls along:")));
        for (const identity_violation* const root : link.roots) pulled_line(margin, {root, {}});
        for (const pulled_sum& sum : link.pulls) pulled_line(margin, sum);
        out_.append(report::candidates_text(*link.mistake, plan_, {lang_, width_, margin, paint_}));
    }

    /// What is printed, what its parts give, and the difference, under each other.
    void identity(const std::string& margin, const plan_row& row, const identity_violation& violation) {
        const bool across = violation.kind == identity_kind::row;
        const std::string_view parts =
            across ? word("jumlah TW I–IV", "sum of TW I–IV") : word("jumlah baris di bawahnya", "sum of the rows below");
        const std::string printed = fmt::format("{} {}", report::column_word(violation.column), word("tertulis", "as printed"));
        const std::string_view difference = word("selisih", "difference");
        const std::string found_text = report::grouped(violation.found_sen, lang_);
        const std::string expected_text = report::grouped(violation.expected_sen, lang_);
        const std::string difference_text = report::signed_grouped(violation.difference_sen(), lang_);
        label_columns_ = std::max({report::width_of(printed), report::width_of(parts), report::width_of(difference)});
        amount_columns_ = std::max({report::width_of(found_text), report::width_of(expected_text), report::width_of(difference_text)});
        amount_line(margin, printed, found_text, {});
        amount_line(margin, parts, expected_text, across ? triwulan(row) : std::string{});
        amount_line(margin, difference, difference_text, {}, style::red);
    }

    void amount_line(const std::string& margin, std::string_view label, std::string amount, const std::string& detail,
                     style which = style::plain) {
        std::string text = margin + "  " + report::pad_right(std::string(label), label_columns_) + "  ";
        const std::size_t used = report::width_of(text) + amount_columns_ + 3;
        text += paint_(which, report::pad_left(std::move(amount), amount_columns_));
        if (detail.empty() || used + report::width_of(detail) <= width_) {
            line(detail.empty() ? text : text + "   " + paint_(style::faint, detail));
            return;
        }
        line(text);
        line(margin + "    " + detail, style::faint);
    }

    /// The four cells as printed, a blank one in words.
    [[nodiscard]] std::string triwulan(const plan_row& row) const {
        std::string text;
        for (const plan_column column : plan_columns_all) {
            if (column == plan_column::year) continue;
            const std::string cell = report::cell_text(row.money(column), lang_);
            const std::string_view numeral = report::column_word(column).substr(3);
            text += fmt::format("{}{}: {}", text.empty() ? "" : "  ", numeral, cell.empty() ? word("kosong", "blank") : cell);
        }
        return "(" + text + ")";
    }

    void pulled_line(const std::string& margin, const pulled_sum& sum) {
        const plan_row row = plan_.row(sum.violation->row);
        std::string text = margin + "  ";
        if (row.line() > 0) {
            text += fmt::format("{} {}  ", word("baris", "line"), report::pad_left(std::to_string(row.line()), line_columns_));
        }
        text += report::pad_right(std::string(report::level_word(row.level())), level_columns) + "  ";
        std::string name = row.level() == level::jumlah ? std::string{} : report::printable(row.label());
        if (sum.violation->kind == identity_kind::column) {
            name = fmt::format("{}{}{}", report::column_word(sum.violation->column), name.empty() ? "" : ", ", name);
        }
        const std::string shared = shared_with(sum.others);
        const std::string difference = report::signed_grouped(sum.violation->difference_sen(), lang_);
        const std::size_t used = report::width_of(text) + report::width_of(difference) + 2;
        std::size_t room = std::max(width_ > used ? width_ - used : least_name, least_name);
        if (!shared.empty()) {
            const std::size_t taken = report::width_of(shared) + 1;
            name = report::shorten(name, room > taken + least_name ? room - taken : least_name);
            name += (name.empty() ? "" : " ") + shared;
        }
        text += report::pad_right(report::shorten(name, room), room) + "  " + difference;
        line(text);
    }

    [[nodiscard]] std::string shared_with(const std::vector<std::int64_t>& others) const {
        if (others.empty()) return {};
        const std::string_view with = word("bersama kesalahan", "together with mistake");
        const std::string_view plural = !id() && others.size() > 1 ? "s" : "";
        if (others.size() > report::most_others)
            return std::string(word("(bersama banyak kesalahan lain)", "(together with many other mistakes)"));
        return fmt::format("({}{} {})", with, plural, report::listed(others, lang_));
    }

    void summary() {
        const check_result& checked = report_.checked;
        const std::int64_t errors = checked.count(severity::error);
        const std::int64_t inherited =
            static_cast<std::int64_t>(std::count_if(checked.findings.begin(), checked.findings.end(), [](const finding& f) {
                return f.cause == finding_cause::inherited && f.severity == severity::error;
            }));
        std::string text = report::severity_count(severity::error, errors, lang_);
        if (inherited > 0) {
            text += id() ? fmt::format(" ({} di antaranya ikutan)", report::count_text(inherited, lang_))
                         : fmt::format(" ({} of them inherited)", report::count_text(inherited, lang_));
        }
        for (const severity which : {severity::warning, severity::info}) {
            text += ", " + report::severity_count(which, checked.count(which), lang_);
        }
        blank_line();
        line(fmt::format("{} {}.", word("Ringkasan:", "Summary:"), text), errors > 0 ? style::red : style::bold);
    }

    const check_report& report_;
    const plan& plan_;
    language lang_;
    std::size_t width_;
    painter paint_;
    std::vector<linked_mistake> links_;
    std::size_t line_columns_ = 0;
    std::size_t label_columns_ = 0;
    std::size_t amount_columns_ = 0;
    std::string out_;
};

}  // namespace

std::string write_check_text(const check_report& report, const report_options& options) { return check_text(report, options).write(); }

}  // namespace renaksi
