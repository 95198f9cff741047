// The pictures by program: who has how much of the pagu, and in which triwulan it falls. Both are tables with a drawing in each row, so
// that long names wrap and every figure can be read out.
#include <fmt/format.h>

#include <algorithm>

#include "report/page_figures.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/page_svg.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

/// More programs than these are folded into one line of the rest.
constexpr std::size_t most_bars = 12;
/// Tints of the heat map, from 1; none for nothing.
constexpr std::int64_t most_heat = 7;

std::string name_of(const program_money& one, language lang) {
    if (one.name.empty()) return std::string(say(lang, "(tanpa program)", "(no program)"));
    return "<bdi>" + text(one.name) + "</bdi>";
}

int128 pagu_of(const program_money& one) { return year_of(one.totals); }

struct share_bar {
    std::string name;  ///< HTML
    int128 sen = 0;
};

/// The greatest first; those that do not fit into the picture as one last bar.
std::vector<share_bar> bars_of(std::vector<program_money> programs, language lang) {
    std::stable_sort(programs.begin(), programs.end(),
                     [](const program_money& a, const program_money& b) { return pagu_of(a) > pagu_of(b); });
    const std::size_t shown = programs.size() > most_bars ? most_bars - 1 : programs.size();
    std::vector<share_bar> bars;
    for (std::size_t i = 0; i < shown; ++i) bars.push_back({name_of(programs[i], lang), pagu_of(programs[i])});
    if (shown == programs.size()) return bars;
    const std::string count = report::count_text(static_cast<std::int64_t>(programs.size() - shown), lang);
    share_bar rest{count + std::string(say(lang, " program lainnya", " other programs")), 0};
    for (std::size_t i = shown; i < programs.size(); ++i) rest.sen += pagu_of(programs[i]);
    bars.push_back(std::move(rest));
    return bars;
}

std::string bar_drawing(int128 sen, int128 longest) {
    const std::int64_t length = std::clamp<std::int64_t>(per_mille(sen, longest), 0, 1000);
    return fmt::format(
        "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
        "class=\"track\" width=\"1000\" height=\"10\"/><rect class=\"c1\" width=\"{}\" height=\"10\"/></svg>",
        length);
}

/// The least tint that tells the share from nothing, the deepest for all of the year.
std::int64_t heat_of(std::int64_t share) {
    if (share <= 0) return 0;
    return std::clamp<std::int64_t>((share * most_heat + 999) / 1000, 1, most_heat);
}

std::string heat_cell(int128 sen, int128 year, language lang) {
    if (sen == 0) return "<td><span>0</span></td>";
    const std::int64_t share = per_mille(sen, year);
    const std::int64_t heat = heat_of(share);
    const std::string drawing =
        heat == 0 ? std::string{}
                  : fmt::format(
                        "<svg class=\"heat h{}\" viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
                        "width=\"1\" height=\"1\"/></svg>",
                        heat);
    return fmt::format("<td>{}<span>{}</span></td>", drawing, percent_text(share, lang));
}

std::string heat_row(const program_money& one, language lang) {
    std::string out = fmt::format("<tr><th scope=\"row\">{}</th>", name_of(one, lang));
    const int128 year = pagu_of(one);
    for (std::size_t q = 0; q < quarter_count; ++q) {
        out += year > 0 ? heat_cell(quarter_of(one.totals, q), year, lang) : std::string("<td><span>–</span></td>");
    }
    return out + "</tr>\n";
}

}  // namespace

std::string shares_figure(const context& of) {
    const language lang = of.lang;
    const std::string_view title = say(lang, "Pagu menurut program", "Pagu by program");
    const std::vector<program_money> programs = money_by_program(of.plan);
    int128 whole = 0;
    for (const program_money& one : programs) whole += pagu_of(one);
    const std::vector<share_bar> bars = bars_of(programs, lang);
    if (whole <= 0) {
        return figure("bagian", title,
                      say(lang, "Tidak ada pagu yang dapat dibagi menurut program.", "There is no pagu to be shared among programs."), {});
    }
    const std::string amount = short_rupiah(whole, lang);
    if (programs.size() == 1) {
        return figure("bagian", title,
                      lang == language::id ? fmt::format("Seluruh pagu, {}, ada pada satu program: {}.", amount, bars[0].name)
                                           : fmt::format("The whole pagu, {}, is that of one program: {}.", amount, bars[0].name),
                      {});
    }
    const std::string share = percent_text(per_mille(bars[0].sen, whole), lang);
    const std::string sentence = lang == language::id ? fmt::format("{} dari {} ada pada {}.", share, amount, bars[0].name)
                                                      : fmt::format("{} of {} is that of {}.", share, amount, bars[0].name);
    std::string body = fmt::format(
        "<div class=\"scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\"><table class=\"data bars\"><caption "
        "class=\"vh\">{}</caption><thead><tr><th scope=\"col\">Program</th><th "
        "scope=\"col\">Pagu (Rp)</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
        title, title, say(lang, "Bagian", "Share"));
    for (const share_bar& bar : bars) {
        body += fmt::format("<tr><th scope=\"row\">{}{}</th><td>{}</td><td>{}</td></tr>\n", bar.name, bar_drawing(bar.sen, bars[0].sen),
                            report::grouped(bar.sen, lang), percent_text(per_mille(bar.sen, whole), lang));
    }
    return figure("bagian", title, sentence, body + "</tbody></table></div>\n");
}

std::string heat_figure(const context& of) {
    const language lang = of.lang;
    const std::string_view title = say(lang, "Program dan triwulan", "Programs and triwulan");
    const std::vector<program_money> programs = money_by_program(of.plan);
    const bool any = std::any_of(programs.begin(), programs.end(),
                                 [](const program_money& one) { return pagu_of(one) > 0 && quarters_sum(one.totals) != 0; });
    if (!any) {
        return figure(
            "panas", title,
            say(lang, "Tidak ada program dengan pagu yang dibagi ke triwulan.", "No program has a pagu that is spread over the triwulan."),
            {});
    }
    std::string body = fmt::format(
        "<div class=\"scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\"><table class=\"data heatmap\"><caption "
        "class=\"vh\">{}</caption><thead><tr><th "
        "scope=\"col\">Program</th><th scope=\"col\">TW I</th><th scope=\"col\">TW II</th><th scope=\"col\">TW III</th><th "
        "scope=\"col\">TW IV</th></tr></thead><tbody>\n",
        title, title);
    for (const program_money& one : programs) body += heat_row(one, lang);
    return figure("panas", title,
                  say(lang, "Bagian pagu setiap program yang direncanakan pada setiap triwulan; makin pekat makin besar.",
                      "The part of each program's pagu that is planned in each triwulan; the deeper the tint, the larger."),
                  body + "</tbody></table></div>\n");
}

std::string pictures_section(const context& of) {
    return fmt::format("<section id=\"gambar\" aria-labelledby=\"gambar-j\">\n<h2 id=\"gambar-j\">{}</h2>\n<div class=\"pictures\">\n",
                       say(of.lang, "Gambaran anggaran", "The budget in pictures")) +
           curve_figure(of) + pace_figure(of) + shares_figure(of) + heat_figure(of) + "</div>\n</section>\n";
}

}  // namespace renaksi::page
