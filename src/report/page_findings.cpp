// The findings of the page in the form Catatan Hasil Reviu: no., lokasi, kondisi, kriteria, rekomendasi.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "renaksi/check/message.hpp"
#include "report/check_findings.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/rule_advice.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

bool shares_an_entry(const finding& f) { return f.severity == severity::info || f.cause == finding_cause::inherited; }

std::string_view severity_word(severity which, language lang) {
    switch (which) {
        case severity::error:
            return say(lang, "galat", "error");
        case severity::warning:
            return say(lang, "peringatan", "warning");
        case severity::info:
            break;
    }
    return say(lang, "keterangan", "note");
}

std::string_view severity_mark(severity which) {
    switch (which) {
        case severity::error:
            return "✗";
        case severity::warning:
            return "!";
        case severity::info:
            break;
    }
    return "i";
}

class findings_table {
public:
    explicit findings_table(const context& of) : of_(of), lang_(of.lang) {}

    [[nodiscard]] std::string write(const std::vector<review_entry>& entries) const {
        std::string out = fmt::format(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table class=\"review\" id=\"catatan-t\" "
            "data-count=\"{}\"><caption class=\"vh\">{}</caption>\n<thead><tr><th scope=\"col\">No.</th>"
            "<th scope=\"col\">{}</th><th scope=\"col\">Lokasi</th><th scope=\"col\">Kondisi</th>"
            "<th scope=\"col\">Kriteria</th><th scope=\"col\">Rekomendasi</th></tr></thead>\n<tbody>\n",
            say(lang_, "Tabel catatan", "Table of the entries"), say(lang_, "{n} dari {m} catatan tampil", "{n} of {m} entries shown"),
            say(lang_, "Daftar temuan", "List of the findings"), say(lang_, "Tingkat", "Severity"));
        for (std::size_t i = 0; i < entries.size(); ++i) out += row(i + 1, entries[i]);
        return out + "</tbody></table></div>\n";
    }

    [[nodiscard]] std::string tools() const {
        std::string out = fmt::format("<div class=\"tools\" id=\"catatan-alat\" hidden><div role=\"group\" aria-label=\"{}\">",
                                      say(lang_, "Tampilkan", "Show"));
        for (const severity which : {severity::error, severity::warning, severity::info}) {
            out += fmt::format("<label><input type=\"checkbox\" data-s=\"{}\" checked> {}</label> ", static_cast<int>(which),
                               report::severity_count(which, of_.report.checked.count(which), lang_));
        }
        return out + "</div><p role=\"status\" id=\"catatan-hasil\"></p></div>\n";
    }

private:
    [[nodiscard]] std::string row(std::size_t number, const review_entry& entry) const {
        const finding& first = *entry.findings.front();
        const int weight = static_cast<int>(first.severity);
        std::string out = fmt::format(
            "<tr id=\"{}\" data-s=\"{}\"><td>{}</td><td><span class=\"sev s{}\"><span aria-hidden=\"true\">{}</span> {}</span></td>",
            entry_anchor(number), weight, number, weight, severity_mark(first.severity), severity_word(first.severity, lang_));
        if (entry.findings.size() == 1) {
            out += fmt::format("<td>{}</td><td>{}</td>", place(first), text(message(first, of_.plan, lang_)));
        } else {
            const std::string count = report::count_text(static_cast<std::int64_t>(entry.findings.size()), lang_);
            out += fmt::format("<td>{}</td><td>{}</td>", places(count, first), conditions(entry, count));
        }
        return out + fmt::format("<td>{} {}</td><td>{}</td></tr>\n", to_string(first.rule), text(report::criterion(first.rule, lang_)),
                                 advice(first));
    }

    [[nodiscard]] std::string place(const finding& f) const {
        std::string out;
        if (f.row) {
            out = row_link(of_.plan.row(*f.row), lang_);
        } else {
            out = f.line > 0 ? fmt::format("{} {}", say(lang_, "baris", "line"), f.line) : std::string(say(lang_, "dokumen", "document"));
        }
        if (f.column != cell_column::none) out += fmt::format(", {}", column_label(f.column));
        return out;
    }

    [[nodiscard]] std::string places(const std::string& count, const finding& first) const {
        std::string out = count + std::string(say(lang_, " tempat", " places"));
        if (first.cause == finding_cause::inherited) out += say(lang_, ", ikutan", ", inherited");
        return out;
    }

    /// Open, so that nothing is out of sight without a script; the script closes it.
    [[nodiscard]] std::string conditions(const review_entry& entry, const std::string& count) const {
        std::string out = fmt::format("<details open><summary>{} {}</summary><ul>", count, say(lang_, "temuan", "findings"));
        for (const finding* const f : entry.findings) {
            out += fmt::format("<li>{}: {}</li>", place(*f), text(message(*f, of_.plan, lang_)));
        }
        return out + "</ul></details>";
    }

    [[nodiscard]] std::string_view advice(const finding& f) const {
        if (f.cause != finding_cause::inherited) return report::recommendation(f.rule, lang_);
        return say(lang_, "Cocok dengan sendirinya setelah sel yang salah diperbaiki", "It holds by itself once the wrong cell is mended");
    }

    const context& of_;
    language lang_;
};

}  // namespace

std::string entry_anchor(std::size_t number) { return fmt::format("c{}", number); }

std::vector<review_entry> review_entries(const check_report& report) {
    std::vector<review_entry> entries;
    std::map<std::tuple<severity, rule_id, finding_cause>, std::size_t> shared;
    for (const finding& f : report.checked.findings) {
        if (!shares_an_entry(f)) {
            entries.push_back({{&f}});
            continue;
        }
        const auto [at, added] = shared.try_emplace({f.severity, f.rule, f.cause}, entries.size());
        if (added) entries.emplace_back();
        entries[at->second].findings.push_back(&f);
    }
    return entries;
}

std::string findings_section(const context& of) {
    const std::string count = report::count_text(static_cast<std::int64_t>(of.report.checked.findings.size()), of.lang);
    std::string out =
        fmt::format("<section id=\"catatan\" aria-labelledby=\"catatan-j\">\n<h2 id=\"catatan-j\">Catatan Hasil Reviu ({})</h2>\n", count);
    const std::vector<review_entry> entries = review_entries(of.report);
    if (entries.empty()) return out + fmt::format("<p>{}</p>\n</section>\n", say(of.lang, "Tidak ada temuan.", "There are no findings."));
    const findings_table table(of);
    return out + table.tools() + table.write(entries) + "</section>\n";
}

}  // namespace renaksi::page
