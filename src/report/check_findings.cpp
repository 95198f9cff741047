#include "report/check_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "report/repair_text.hpp"
#include "report/values.hpp"

namespace renaksi::report {

namespace {

/// Findings of one rule, in the order of the check.
struct rule_group {
    rule_id rule;
    renaksi::severity severity = severity::info;
    std::vector<const finding*> findings;
};

/// Lines of the mistakes and of the other sums that they break, ascending.
std::vector<std::int64_t> mistake_lines(const check_report& report) {
    std::vector<std::int64_t> lines;
    for (const mistake& m : report.mistakes) {
        lines.push_back(report.plan.row(m.row).line());
        for (const broken_sum& root : m.roots) lines.push_back(report.plan.row(root.row).line());
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Whether the mistakes show it already: they need not when the user chose rules that know the consequence but not the cause.
bool is_explained(const finding& f, const std::vector<std::int64_t>& mistakes) {
    return f.cause != finding_cause::none && std::any_of(f.roots.begin(), f.roots.end(), [&mistakes](std::int64_t line) {
               return std::binary_search(mistakes.begin(), mistakes.end(), line);
           });
}

std::vector<rule_group> groups_of(const check_report& report) {
    const std::vector<std::int64_t> mistakes = mistake_lines(report);
    std::vector<const finding*> chosen;
    for (const finding& f : report.checked.findings) {
        if (!is_explained(f, mistakes)) chosen.push_back(&f);
    }
    std::stable_sort(chosen.begin(), chosen.end(), [](const finding* a, const finding* b) {
        if (a->severity != b->severity) return a->severity < b->severity;
        return a->rule < b->rule;
    });
    std::vector<rule_group> groups;
    for (const finding* f : chosen) {
        if (groups.empty() || groups.back().rule != f->rule || groups.back().severity != f->severity) {
            groups.push_back({f->rule, f->severity, {}});
        }
        groups.back().findings.push_back(f);
    }
    return groups;
}

class findings_text {
public:
    findings_text(const plan& p, const findings_layout& layout) : plan_(p), layout_(layout) {}

    [[nodiscard]] std::string write(const std::vector<rule_group>& groups) {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (i == 0 || groups[i].severity != groups[i - 1].severity) severity_heading(groups[i].severity);
            if (groups[i].severity == severity::info) {
                condensed(groups[i]);
            } else {
                full(groups[i]);
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool id() const noexcept { return layout_.lang == language::id; }
    [[nodiscard]] std::string_view line_word() const noexcept { return id() ? "baris" : "line"; }

    void severity_heading(severity which) {
        std::string_view text;
        style colour = style::bold;
        switch (which) {
            case severity::error:
                text = id() ? "Galat lain" : "Other errors";
                colour = style::red;
                break;
            case severity::warning:
                text = id() ? "Peringatan" : "Warnings";
                colour = style::yellow;
                break;
            case severity::info:
                text = id() ? "Keterangan" : "For information";
                break;
        }
        out_.append("\n").append(layout_.paint(colour, text)).push_back('\n');
    }

    [[nodiscard]] std::string title(const rule_group& group) const {
        const rule* known = find_rule(group.rule);
        return to_string(group.rule) + "  " + std::string(known != nullptr ? known->title.in(layout_.lang) : std::string_view{});
    }

    /// The rule, then a line or more for each finding.
    void full(const rule_group& group) {
        const std::string count = count_text(static_cast<std::int64_t>(group.findings.size()), layout_.lang);
        out_.append(layout_.paint(style::bold, fmt::format("{} ({})", title(group), count))).push_back('\n');
        for (const finding* f : group.findings) {
            std::string left(6, ' ');
            const std::size_t columns = line_word().size() + 1 + layout_.line_columns;
            if (f->line > 0) {
                left += fmt::format("{} {}", line_word(), pad_left(std::to_string(f->line), layout_.line_columns));
            } else {
                left.append(columns, ' ');
            }
            left += "  ";
            out_ += hanging(left, printable(message(*f, plan_, layout_.lang)), layout_.width);
        }
    }

    /// The rule on one line with the lines that it concerns; what the findings say beyond that stands in JSON and CSV.
    void condensed(const rule_group& group) {
        if (group.findings.size() == 1) {
            full(group);
            return;
        }
        std::vector<std::int64_t> lines;
        for (const finding* f : group.findings) {
            if (f->line > 0) lines.push_back(f->line);
        }
        std::sort(lines.begin(), lines.end());
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        const std::string count = count_text(static_cast<std::int64_t>(group.findings.size()), layout_.lang);
        out_.append(layout_.paint(style::bold, fmt::format("{} ({})", title(group), count))).push_back('\n');
        if (lines.empty()) return;
        const std::string_view plural = !id() && lines.size() > 1 ? "s" : "";
        out_ += hanging(fmt::format("      {}{} ", line_word(), plural), listed(lines, layout_.lang), layout_.width);
    }

    const plan& plan_;
    const findings_layout& layout_;
    std::string out_;
};

}  // namespace

std::string other_findings(const check_report& report, const findings_layout& layout) {
    return findings_text(report.plan, layout).write(groups_of(report));
}

std::string severity_count(severity which, std::int64_t count, language lang) {
    std::string number = count_text(count, lang);
    const bool one = count == 1;
    switch (which) {
        case severity::error:
            return fmt::format("{} {}", number, lang == language::id ? "galat" : one ? "error" : "errors");
        case severity::warning:
            return fmt::format("{} {}", number, lang == language::id ? "peringatan" : one ? "warning" : "warnings");
        case severity::info:
            return fmt::format("{} {}", number, lang == language::id ? "keterangan" : one ? "note" : "notes");
    }
    return number;
}

}  // namespace renaksi::report
