// The mistakes of the page: each with what is printed beside what follows, and what would mend it, linked to the cells of the table.
#include <fmt/format.h>

#include "report/mistake_links.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/repair_text.hpp"
#include "report/repairs.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

using report::linked_mistake;
using report::pulled_sum;

class mistake_article {
public:
    mistake_article(const context& of, const linked_mistake& link) : of_(of), lang_(of.lang), link_(link), one_(*link.mistake) {}

    [[nodiscard]] std::string write() const {
        const std::string anchor = mistake_anchor(one_.id);
        std::string out = fmt::format("<article class=\"mistake\" id=\"{}\" aria-labelledby=\"{}-j\">\n", anchor, anchor);
        out += fmt::format("<h3 id=\"{}-j\">{}. {}</h3>\n", anchor, one_.id, heading());
        out += sums() + proposals() + pulled();
        if (!one_.is_least) out += fmt::format("<p class=\"why\">{}</p>\n", text(report::not_least_text(lang_)));
        return out + "</article>\n";
    }

private:
    [[nodiscard]] std::string heading() const {
        const plan_row row = of_.plan.row(one_.row);
        const std::string where = fmt::format("<a href=\"#{}\">{}</a>", cell_anchor(one_.row, one_.column), row_words(row, lang_));
        if (row.level() == level::jumlah || row.line() == 0) return where + ": " + label_html(row);
        return fmt::format("{}, {}: {}", where, report::level_word(row.level()), label_html(row));
    }

    [[nodiscard]] std::string sum_line(std::string_view label, const std::string& amount, std::string_view classes = {}) const {
        return fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>", classes, label, amount);
    }

    [[nodiscard]] std::string sums() const {
        const std::string_view difference = say(lang_, "selisih", "difference");
        if (link_.violation == nullptr) {
            return "<dl class=\"sums\">" + sum_line(difference, report::signed_grouped(one_.difference_sen, lang_), " class=\"diff\"") +
                   "</dl>\n";
        }
        const identity_violation& violation = *link_.violation;
        const bool across = violation.kind == identity_kind::row;
        const std::string printed = fmt::format("{} {}", report::column_word(violation.column), say(lang_, "tertulis", "as printed"));
        const std::string_view parts =
            across ? say(lang_, "jumlah TW I–IV", "sum of TW I–IV") : say(lang_, "jumlah baris di bawahnya", "sum of the rows below");
        std::string out = "<dl class=\"sums\">" + sum_line(printed, report::grouped(violation.found_sen, lang_));
        out += sum_line(parts, report::grouped(violation.expected_sen, lang_));
        out += sum_line(difference, report::signed_grouped(violation.difference_sen(), lang_), " class=\"diff\"") + "</dl>\n";
        return out + (across ? triwulan() : std::string{});
    }

    /// The four cells as printed, a blank one in words.
    [[nodiscard]] std::string triwulan() const {
        std::string out;
        for (const plan_column column : plan_columns_all) {
            if (column == plan_column::year) continue;
            const std::string cell = report::cell_text(of_.plan.row(one_.row).money(column), lang_);
            out += fmt::format("{}<span>{} <b>{}</b></span>", out.empty() ? "" : " ", report::column_word(column),
                               cell.empty() ? say(lang_, "kosong", "blank") : cell);
        }
        return "<p class=\"cells\">" + out + "</p>\n";
    }

    [[nodiscard]] std::string proposals() const {
        std::string heading = report::candidates_heading(one_, lang_);
        if (one_.candidates.empty()) return fmt::format("<p class=\"none\">{}</p>\n", text(heading));
        if (heading.ends_with(':')) heading.pop_back();
        const bool sure = one_.status == mistake_status::confident;
        std::string out = fmt::format("<h4 class=\"{}\">{}</h4>\n<ol class=\"proposals\">", sure ? "sure" : "unsure", text(heading));
        for (std::size_t i = 0; i < report::shown_candidates(one_); ++i) out += proposal(i);
        out += "</ol>\n";
        if (const std::string more = report::unshown_text(one_, lang_); !more.empty()) {
            out += fmt::format("<p class=\"why\">{}</p>\n", text(more));
        }
        return out;
    }

    [[nodiscard]] std::string proposal(std::size_t at) const {
        const candidate& proposed = one_.candidates[at];
        const bool has_cell = !proposed.changes.empty() && proposed.kind != repair_kind::missing_row;
        const std::string anchor =
            has_cell ? cell_anchor(proposed.changes.front().row, proposed.changes.front().column) : row_anchor(proposed.row);
        std::string out = fmt::format("<li><a href=\"#{}\">{}</a>", anchor, text(report::repair_text(proposed, of_.plan, lang_)));
        if (const std::string tie = report::tie_text(one_, at, lang_); !tie.empty()) out += fmt::format(" ({})", text(tie));
        std::string details = report::reasons_text(proposed, lang_);
        const std::string follows = report::follows_text(proposed, of_.plan, lang_);
        if (!follows.empty()) details += (details.empty() ? "" : "; ") + follows;
        if (!details.empty()) out += fmt::format("<div class=\"why\">{}</div>", text(details));
        return out + "</li>";
    }

    [[nodiscard]] std::string pulled() const {
        if (link_.roots.empty() && link_.pulls.empty()) return {};
        std::string out = fmt::format("<h4>{}</h4>\n<ul class=\"pulls\">", say(lang_, "Ikut terbawa", "It pulls along"));
        for (const identity_violation* const root : link_.roots) out += pulled_line({root, {}});
        for (const pulled_sum& sum : link_.pulls) out += pulled_line(sum);
        return out + "</ul>\n";
    }

    [[nodiscard]] std::string pulled_line(const pulled_sum& sum) const {
        const plan_row row = of_.plan.row(sum.violation->row);
        std::string out = "<li>" + row_link(row, lang_);
        if (row.level() != level::jumlah) out += fmt::format(", {}", report::level_word(row.level()));
        out += ": " + label_html(row);
        if (sum.violation->kind == identity_kind::column) out += fmt::format(", {}", report::column_word(sum.violation->column));
        out += fmt::format(" <b class=\"amount\">{}</b>", report::signed_grouped(sum.violation->difference_sen(), lang_));
        return out + shared_with(sum.others) + "</li>";
    }

    [[nodiscard]] std::string shared_with(const std::vector<std::int64_t>& others) const {
        if (others.empty()) return {};
        if (others.size() > report::most_others) {
            return std::string(say(lang_, " (bersama banyak kesalahan lain)", " (together with many other mistakes)"));
        }
        const std::string_view plural = others.size() > 1 ? "s" : "";
        const std::string numbers = report::listed(others, lang_);
        return lang_ == language::id ? fmt::format(" (bersama kesalahan {})", numbers)
                                     : fmt::format(" (together with mistake{} {})", plural, numbers);
    }

    const context& of_;
    language lang_;
    const linked_mistake& link_;
    const mistake& one_;
};

}  // namespace

std::string mistake_anchor(std::int64_t id) { return fmt::format("m{}", id); }

std::string mistakes_section(const context& of) {
    if (of.mistakes.empty()) return {};
    const std::string count = report::count_text(static_cast<std::int64_t>(of.mistakes.size()), of.lang);
    std::string out = fmt::format("<section id=\"kesalahan\" aria-labelledby=\"kesalahan-j\">\n<h2 id=\"kesalahan-j\">{} ({})</h2>\n",
                                  say(of.lang, "Kesalahan", "Mistakes"), count);
    out += "<div class=\"mistakes\">\n";
    for (const linked_mistake& link : of.mistakes) out += mistake_article(of, link).write();
    return out + "</div>\n</section>\n";
}

}  // namespace renaksi::page
