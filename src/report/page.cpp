// The page as a whole: its head, the summary, the parts in their order, its foot.
#include "renaksi/io/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "renaksi/base/text.hpp"
#include "renaksi/rollup/totals.hpp"
#include "report/check_findings.hpp"
#include "report/page_assets.hpp"
#include "report/page_figures.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/values.hpp"

namespace renaksi {

namespace page {

namespace {

/// Without its folders: those are somebody's machine.
std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string title_of(const context& of) {
    const plan_info& info = of.plan.info();
    if (!trim(info.judul).empty()) return info.judul;
    if (!trim(info.perangkat_daerah).empty()) return info.perangkat_daerah;
    if (const std::string_view file = file_name(of.report.file); !file.empty()) return std::string(file);
    return "Rencana aksi kinerja";
}

std::string head(const context& of) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#isi\">{}</a>\n",
        say(of.lang, "id", "en"), style_hash(), script_hash(), text(title_of(of)), style_sheet(),
        say(of.lang, "Langsung ke isi", "Skip to the content"));
}

std::string banner(const context& of) {
    const plan_info& info = of.plan.info();
    const std::string title = title_of(of);
    std::string facts;
    const auto fact = [&facts](const std::string& html) { facts += (facts.empty() ? "" : " · ") + html; };
    const std::string known = normalised(title);
    if (!info.perangkat_daerah.empty() && known.find(normalised(info.perangkat_daerah)) == std::string::npos) {
        fact("<bdi>" + text(info.perangkat_daerah) + "</bdi>");
    }
    if (info.tahun) fact(fmt::format("{} {}", say(of.lang, "Tahun", "Year"), *info.tahun));
    const level_counts counts = of.plan.counts();
    if (counts.sasaran > 0) fact(report::count_text(counts.sasaran, of.lang) + " sasaran");
    fact(report::count_text(counts.program, of.lang) + " program");
    fact(report::count_text(counts.kegiatan, of.lang) + " kegiatan");
    fact(report::count_text(counts.sub_kegiatan, of.lang) + " sub kegiatan");
    std::string links;
    const auto link = [&links](std::string_view to, std::string_view name) { links += fmt::format("<a href=\"#{}\">{}</a> ", to, name); };
    if (!of.mistakes.empty()) link("kesalahan", say(of.lang, "Kesalahan", "Mistakes"));
    link("gambar", say(of.lang, "Gambaran", "Pictures"));
    link("rencana", say(of.lang, "Rencana aksi", "The plan"));
    link("catatan", "Catatan Hasil Reviu");
    return fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n<p class=\"facts\">{}</p>\n<nav aria-label=\"{}\">{}</nav>\n</header>\n",
                       text(title), facts, say(of.lang, "Bagian halaman", "Parts of the page"), links);
}

struct verdict {
    std::string_view kind;  ///< class and sign
    std::string_view mark;
    std::string sentence;
};

std::string broken_sums_sentence(const context& of, const std::string& checked) {
    const auto violated = static_cast<std::int64_t>(of.report.checked.identities.violations.size());
    const auto mistakes = static_cast<std::int64_t>(of.mistakes.size());
    const std::string wrong = report::count_text(violated, of.lang);
    const std::string count = report::count_text(mistakes, of.lang);
    if (of.lang == language::id) {
        std::string out =
            fmt::format("Angka rencana ini belum cocok: {} dari {} jumlah yang diperiksa berbeda dari rinciannya", wrong, checked);
        if (mistakes > 0) out += fmt::format("; {} kesalahan menjelaskan {}", count, violated == 1 ? "jumlah itu" : "semuanya");
        return out + ".";
    }
    std::string out = fmt::format("The figures of this plan do not add up yet: {} of {} sums checked {} from {} parts", wrong, checked,
                                  violated == 1 ? "differs" : "differ", violated == 1 ? "its" : "their");
    if (mistakes > 0) {
        out += fmt::format("; {} {} {}", count, mistakes == 1 ? "mistake explains" : "mistakes explain", violated == 1 ? "it" : "them all");
    }
    return out + ".";
}

verdict verdict_of(const context& of) {
    const check_result& checked = of.report.checked;
    const std::int64_t errors = checked.count(severity::error);
    const std::string sums = report::count_text(checked.identities.checked, of.lang);
    if (!checked.identities.violations.empty()) return {"s0", "✗", broken_sums_sentence(of, sums)};
    std::string out;
    if (checked.identities.checked == 0) {
        out = say(of.lang, "Tidak ada jumlah yang dapat diperiksa", "There are no sums to check");
    } else {
        out = of.lang == language::id ? fmt::format("Angka rencana ini cocok: semua {} jumlah yang diperiksa sama dengan rinciannya", sums)
                                      : fmt::format("The figures of this plan add up: all {} sums checked equal their parts", sums);
    }
    if (errors > 0) {
        out += fmt::format("{} {}.", say(of.lang, ", tetapi ada", ", but there are"),
                           report::severity_count(severity::error, errors, of.lang));
        return {"s0", "✗", out};
    }
    const std::int64_t warnings = checked.count(severity::warning);
    const bool quiet = warnings == 0 && checked.identities.checked > 0;
    out += warnings == 0 ? std::string(".")
                         : fmt::format("; {} {}.", report::severity_count(severity::warning, warnings, of.lang),
                                       say(of.lang, "perlu dilihat", "to look at"));
    return {quiet ? "ok" : "s1", quiet ? "✓" : "!", out};
}

class cards {
public:
    explicit cards(const context& of) : of_(of), lang_(of.lang) {}

    [[nodiscard]] std::string write() {
        money();
        const identity_report& identities = of_.report.checked.identities;
        const auto violated = static_cast<std::int64_t>(identities.violations.size());
        card(say(lang_, "Jumlah yang diperiksa", "Sums checked"), report::count_text(identities.checked, lang_),
             violated == 0 ? std::string(say(lang_, "semuanya cocok", "all of them hold"))
                           : report::count_text(violated, lang_) + std::string(say(lang_, " tidak cocok", " do not hold")),
             violated > 0);
        const auto sure = std::count_if(of_.report.mistakes.begin(), of_.report.mistakes.end(),
                                        [](const mistake& one) { return one.status == mistake_status::confident; });
        const auto mistakes = static_cast<std::int64_t>(of_.report.mistakes.size());
        if (mistakes > 0) {
            card(say(lang_, "Kesalahan", "Mistakes"), report::count_text(mistakes, lang_),
                 report::count_text(sure, lang_) + std::string(say(lang_, " dengan usul yang yakin", " with a confident repair")), true);
        }
        findings();
        return "<dl class=\"cards\">\n" + out_ + "</dl>\n";
    }

private:
    void card(std::string_view name, const std::string& figure, const std::string& below, bool bad = false) {
        out_ += fmt::format("<div{}><dt>{}</dt><dd><b>{}</b>{}{}</dd></div>\n", bad ? " class=\"alarm\"" : "", name, figure,
                            below.empty() ? "" : " ", below.empty() ? std::string{} : "<span>" + below + "</span>");
    }

    /// `sama dengan rinciannya`, or by how much it differs.
    [[nodiscard]] std::string compared(int128 difference, std::string_view same, std::string_view from) const {
        if (difference == 0) return std::string(same);
        return fmt::format("{} {}", report::signed_grouped(difference, lang_), from);
    }

    void money() {
        const money_totals leaves = total(of_.plan);
        const int128 computed = leaves[position(plan_column::year)];
        std::optional<amount> declared;
        if (const auto jumlah = of_.plan.jumlah()) declared = of_.plan.row(*jumlah).money(plan_column::year);
        if (declared && declared->has_value()) {
            const int128 difference = int128{declared->value.sen()} - computed;
            card(say(lang_, "Pagu menurut baris Jumlah", "Pagu by the Jumlah row"), rupiah_text(declared->value.sen(), lang_),
                 compared(difference, say(lang_, "sama dengan rinciannya", "equals the rows"),
                          say(lang_, "dari rinciannya, ", "from the rows, ")) +
                     (difference == 0 ? std::string{} : rupiah_text(computed, lang_)),
                 difference != 0);
        } else {
            card(say(lang_, "Pagu menurut rincian", "Pagu by the rows"), rupiah_text(computed, lang_),
                 std::string(say(lang_, "tanpa baris Jumlah", "no Jumlah row")));
        }
        const int128 quarters = quarters_sum(leaves);
        card(say(lang_, "Rencana TW I–IV", "Planned in TW I–IV"), rupiah_text(quarters, lang_),
             compared(quarters - computed, say(lang_, "sama dengan pagu rincian", "equals the pagu of the rows"),
                      say(lang_, "dari pagu rincian", "from the pagu of the rows")),
             quarters != computed);
    }

    void findings() {
        std::string below;
        const check_result& checked = of_.report.checked;
        for (const severity which : {severity::error, severity::warning, severity::info}) {
            below += (below.empty() ? "" : " · ") + report::severity_count(which, checked.count(which), lang_);
        }
        card(say(lang_, "Temuan", "Findings"), report::count_text(static_cast<std::int64_t>(checked.findings.size()), lang_), below);
    }

    const context& of_;
    language lang_;
    std::string out_;
};

std::string foot(const context& of) {
    std::map<rule_id, std::int64_t> rules;
    for (const finding& f : of.report.checked.findings) ++rules[f.rule];
    std::string used;
    for (const auto& [rule, count] : rules) used += fmt::format("{}{} ({})", used.empty() ? "" : ", ", to_string(rule), count);
    std::string out = "<footer>\n<p>";
    if (const std::string_view file = file_name(of.report.file); !file.empty()) {
        out += fmt::format("{} <bdi>{}</bdi>. ", say(of.lang, "Berkas", "File"), text(file));
    }
    out += fmt::format("{} renaksi {}.</p>\n", say(of.lang, "Dibuat oleh", "Made by"), version());
    if (!used.empty()) {
        out += fmt::format("<p>{}: {}.</p>\n", say(of.lang, "Aturan dengan temuan (banyaknya)", "Rules with findings (how many)"), used);
    }
    return out + "</footer>\n";
}

std::string levels_sentence(const context& of) {
    switch (of.plan.info().levels.status) {
        case level_status::unique:
            return std::string(say(of.lang, "Jenjang baris tidak tertulis dalam dokumen; hanya satu susunan yang cocok.",
                                   "The document does not print the levels of its rows; only one arrangement fits."));
        case level_status::ambiguous:
            return std::string(
                say(of.lang, "Jenjang baris tidak tertulis dalam dokumen; ada beberapa susunan yang sama cocoknya, yang pertama dipakai.",
                    "The document does not print the levels of its rows; several arrangements fit equally well, the first is used."));
        case level_status::given:
            break;
    }
    return {};
}

}  // namespace

std::string summary_section(const context& of) {
    const verdict said = verdict_of(of);
    std::string out = fmt::format("<section id=\"ringkasan\" aria-labelledby=\"ringkasan-j\">\n<h2 id=\"ringkasan-j\">{}</h2>\n",
                                  say(of.lang, "Ringkasan", "Summary"));
    out += fmt::format("<p class=\"verdict {}\"><span aria-hidden=\"true\">{}</span> {}</p>\n", said.kind, said.mark, text(said.sentence));
    out += cards(of).write();
    if (const std::string levels = levels_sentence(of); !levels.empty()) out += fmt::format("<p class=\"why\">{}</p>\n", levels);
    return out + "</section>\n";
}

}  // namespace page

std::string write_report_page(const check_report& report, const report_options& options) {
    const page::context of{report, report.plan, options.lang, report::link_mistakes(report.mistakes, report.checked.identities)};
    std::string out = page::head(of) + page::banner(of);
    out += "<main id=\"isi\" tabindex=\"-1\">\n";
    for (const auto part :
         {page::summary_section, page::mistakes_section, page::pictures_section, page::plan_section, page::findings_section}) {
        out += part(of);
    }
    out += "</main>\n" + page::foot(of);
    out.append("<script>").append(page::script()).append("</script>\n</body>\n</html>\n");
    return out;
}

}  // namespace renaksi
