// The catalogue of rules for people: on a screen, and as docs/rules.md.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/io/rules.hpp"
#include "report/layout.hpp"
#include "report/rules_severity.hpp"

namespace renaksi {

using report::style;

namespace {

struct family {
    std::uint16_t hundred;
    bilingual name;
};

constexpr std::array<family, 4> families{{{0, {"Susunan baris", "Rows and layout"}},
                                          {1, {"Anggaran", "Budget"}},
                                          {2, {"Indikator dan target", "Indicators and targets"}},
                                          {3, {"Penanggung jawab dan pengesahan", "Penanggung jawab and pengesahan"}}}};

constexpr bool every_rule_has_a_family() noexcept {
    return std::all_of(rule_catalogue.begin(), rule_catalogue.end(), [](const rule* one) {
        return std::any_of(families.begin(), families.end(), [one](const family& of) { return one->id.number / 100 == of.hundred; });
    });
}
static_assert(every_rule_has_a_family(), "a rule of another hundred would be in no list");

std::string_view severity_word(std::string_view severity, language lang) noexcept {
    if (lang == language::en) return severity == "info" ? "note" : severity;
    if (severity == "error") return "galat";
    if (severity == "warning") return "peringatan";
    return severity == "info" ? "keterangan" : "mati";
}

style style_of(std::string_view severity) noexcept {
    if (severity == "error") return style::red;
    if (severity == "warning") return style::yellow;
    return severity == "off" ? style::faint : style::plain;
}

/// Appends the text, wrapped, each line but the first behind as many blanks as `indent`.
void put_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
    bool first = true;
    for (const std::string& line : report::wrap(text, width - indent)) {
        if (!first) out.append(indent, ' ');
        out.append(line).push_back('\n');
        first = false;
    }
}

void put_rule(std::string& out, const rule& one, const check_options& options, const report_options& layout, std::size_t width) {
    constexpr std::size_t indent = 18;
    constexpr std::size_t severity_columns = 11;
    const report::painter paint(layout.colour);
    const std::string_view severity = report::severity_under(options, one);
    const std::string word = report::pad_right(std::string(severity_word(severity, layout.lang)), severity_columns);
    out.append(fmt::format("{}  {} ", paint(style::bold, to_string(one.id)), paint(style_of(severity), word)));
    put_wrapped(out, one.title.in(layout.lang), indent, width);
    std::string more = fmt::format("{}: {}", one.slug, to_string(one.looks_at, layout.lang));
    if (!one.basis.empty()) more.append(fmt::format("; {}", one.basis));
    out.append(indent, ' ');
    put_wrapped(out, more, indent, width);
}

std::string cell(std::string_view text) { return text.empty() ? "–" : std::string(text); }

}  // namespace

std::string write_rules_text(const check_options& options, const report_options& layout) {
    const std::size_t width = std::max(layout.width, least_report_width);
    const report::painter paint(layout.colour);
    std::string out;
    for (const family& of : families) {
        if (!out.empty()) out.push_back('\n');
        out.append(paint(style::bold, of.name.in(layout.lang))).push_back('\n');
        for (const rule* one : rule_catalogue) {
            if (one->id.number / 100 == of.hundred) put_rule(out, *one, options, layout, width);
        }
    }
    out.push_back('\n');
    out.append(paint(style::bold, bilingual{"Angka yang dapat diatur", "Settings"}.in(layout.lang))).push_back('\n');
    for (const check_setting& one : check_settings_all) {
        constexpr std::size_t indent = 6;
        out.append(fmt::format("{}  ", to_string(rule_id{one.rule})));
        put_wrapped(out, fmt::format("{} = {}: {}", one.name, options.settings.*(one.field), one.meaning.in(layout.lang)), indent, width);
    }
    return out;
}

std::string write_rules_markdown() {
    std::string out =
        "# Rules\n\n"
        "Written by `renaksi rules --format markdown`; a test holds this file and the program together.\n\n"
        "A finding names its rule by its id. `--rules` and `--severity` take ids, slugs and families (`R2xx`), and so does a settings file "
        "([settings.md](settings.md)). An *error* makes `check` end with exit code 1, a *warning* and an *info* do not. *Basis* is the "
        "regulation behind the rule, – where it is plain arithmetic or good practice. Rules that look at the *nomenklatur* have nothing to "
        "say unless one is given with `--nomenklatur`.\n";
    for (const family& of : families) {
        out.append(fmt::format("\n## R{}xx {} · {}\n\n", of.hundred, of.name.en, of.name.id));
        out.append("| rule | slug | severity | title | judul | looks at | basis |\n|---|---|---|---|---|---|---|\n");
        for (const rule* one : rule_catalogue) {
            if (one->id.number / 100 != of.hundred) continue;
            out.append(fmt::format("| {} | `{}` | {} | {} | {} | {} | {} |\n", to_string(one->id), one->slug, to_string(one->severity),
                                   one->title.en, one->title.id, to_string(one->looks_at, language::en), cell(one->basis)));
        }
    }
    out.append("\n## Settings\n\n| setting | default | bounds | rule | meaning | arti |\n|---|---|---|---|---|---|\n");
    for (const check_setting& one : check_settings_all) {
        out.append(fmt::format("| `{}` | {} | {}–{} | {} | {} | {} |\n", one.name, check_settings{}.*(one.field), one.least, one.most,
                               to_string(rule_id{one.rule}), one.meaning.en, one.meaning.id));
    }
    return out;
}

}  // namespace renaksi
