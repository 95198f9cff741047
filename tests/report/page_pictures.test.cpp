#include <string>

#include "renaksi/repair/explain.hpp"
#include "report/page_parts.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

using amounts = std::array<std::string, 5>;

/// Programs without rows below them; a Jumlah row where `jumlah` says something.
plan plan_of_programs(const std::vector<amounts>& programs, const amounts& jumlah = {}) {
    plan_builder builder;
    std::int64_t line = 0;
    const auto sen_of = [](const std::string& written) {
        renaksi::amount_cell cell;
        if (!written.empty()) cell = {amount::of(*rupiah::from_rupiah(std::stoll(written))), written};
        return cell;
    };
    const auto add = [&](level which, const std::string& name, const amounts& money) {
        row_draft draft;
        draft.level = which;
        draft.line = ++line;
        draft.nama = name;
        for (std::size_t c = 0; c < money.size(); ++c) draft.money[c] = sen_of(money[c]);
        REQUIRE(builder.add_row(std::move(draft)));
    };
    for (std::size_t i = 0; i < programs.size(); ++i) add(level::program, "Program " + std::to_string(i + 1), programs[i]);
    if (!jumlah[0].empty()) add(level::jumlah, "", jumlah);
    return std::move(builder).finish().value();
}

template <typename Figure>
std::string picture(const plan& p, Figure figure) {
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    const check_report report{"", p, checked, mistakes};
    return figure(page::context{report, p, language::en, {}});
}

bool shows(const std::string& html, std::string_view what) { return html.find(what) != std::string::npos; }

std::size_t times(const std::string& html, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = html.find(what); at != std::string::npos; at = html.find(what, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("the curve says how far each triwulan brings the year", "[page]") {
    const std::string html = picture(plan_of_programs({{"1000", "100", "200", "300", "400"}}), page::curve_figure);
    CHECK(shows(html, "TW I 10.0%; TW II 30.0%; TW III 60.0%; TW IV 100.0%"));
    CHECK(shows(html, "The largest triwulan is TW IV"));
    CHECK(shows(html, "The four triwulan add up to the pagu."));
    CHECK_FALSE(shows(html, "dashed"));
}

TEST_CASE("a Jumlah row that differs is a second line", "[page]") {
    const std::string html =
        picture(plan_of_programs({{"1000", "100", "200", "300", "400"}}, {"1000", "200", "200", "300", "300"}), page::curve_figure);
    CHECK(times(html, "class=\"line dashed\"") == 1);
    CHECK(shows(html, "So far by Jumlah (Rp)"));
}

TEST_CASE("without amounts a picture is a sentence", "[page]") {
    const plan nothing = plan_of_programs({{"", "", "", "", ""}});
    const plan zero = plan_of_programs({{"0", "0", "0", "0", "0"}, {"0", "0", "0", "0", "0"}});
    const plan pagu_only = plan_of_programs({{"100", "", "", "", ""}, {"50", "", "", "", ""}});
    for (const auto figure : {page::curve_figure, page::pace_figure, page::heat_figure}) {
        for (const plan* const p : {&nothing, &zero, &pagu_only}) CHECK_FALSE(shows(picture(*p, figure), "<svg"));
    }
    for (const plan* const p : {&nothing, &zero}) CHECK_FALSE(shows(picture(*p, page::shares_figure), "<svg"));
    CHECK(shows(picture(pagu_only, page::shares_figure), "66.7% of Rp150 is that of"));
}

TEST_CASE("negative amounts stay inside their pictures", "[page]") {
    const plan p = plan_of_programs({{"1000", "-200", "600", "300", "300"}, {"-100", "-25", "-25", "-25", "-25"}});
    for (const auto figure : {page::curve_figure, page::pace_figure, page::shares_figure, page::heat_figure}) {
        const std::string html = picture(p, figure);
        CHECK_FALSE(shows(html, "width=\"-"));
        CHECK_FALSE(shows(html, "height=\"-"));
    }
    CHECK(shows(picture(p, page::curve_figure), "TW I -25.0%"));
}

TEST_CASE("programs are sorted by their pagu and the small rest is folded", "[page]") {
    std::vector<amounts> programs;
    for (int i = 1; i <= 20; ++i) programs.push_back({std::to_string(i * 100), "", "", "", ""});
    const std::string html = picture(plan_of_programs(programs), page::shares_figure);
    CHECK(times(html, "<tr>") == 13);
    CHECK(shows(html, "9 other programs"));
    CHECK(html.find("Program 20<") < html.find("Program 19<"));
    CHECK(shows(picture(plan_of_programs({programs[0]}), page::shares_figure), "that of one program"));
}

TEST_CASE("the heat map prints every share and tints by it", "[page]") {
    const std::string html = picture(plan_of_programs({{"1000", "0", "10", "990", ""}}), page::heat_figure);
    CHECK(shows(html, "<td><span>0</span></td>"));
    CHECK(shows(html, "heat h1"));
    CHECK(shows(html, "<span>1.0%</span>"));
    CHECK(shows(html, "heat h7"));
    CHECK(shows(html, "<span>99.0%</span>"));
}
