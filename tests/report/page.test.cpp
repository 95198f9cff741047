#include "renaksi/io/page.hpp"

#include <rapidcheck.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/repair/explain.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

std::string page_of(const plan& p, language lang = language::en, std::string_view file = "plan.txt") {
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    report_options options;
    options.lang = lang;
    return write_report_page({file, p, checked, mistakes}, options);
}

std::size_t times_in_page(const std::string& page, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + what.size())) ++count;
    return count;
}

bool page_has(const std::string& page, std::string_view what) { return page.find(what) != std::string::npos; }

/// The page without what the build put into it, which the document has no part in.
std::string document_part(std::string page) {
    for (const std::string_view name : {"style", "script"}) {
        const std::size_t begin = page.find("<" + std::string(name) + ">") + name.size() + 2;
        const std::size_t end = page.find("</" + std::string(name) + ">", begin);
        page.erase(begin, end - begin);
    }
    return page;
}

/// Whether every element that is opened is closed in order, and every attribute is quoted.
std::string first_nesting_fault(const std::string& page) {
    static const std::regex tag(R"(<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][-a-zA-Z:]*(?:="[^"<>]*")?)*)\s*(/?)>)");
    const std::set<std::string> empty{"meta", "input", "br"};
    std::vector<std::string> open;
    std::string rest = page.substr(page.find("<html"));
    for (std::sregex_iterator at(rest.begin(), rest.end(), tag), end; at != end; ++at) {
        const std::string name = (*at)[2].str();
        if ((*at)[4].length() > 0 || empty.count(name) > 0) continue;
        if ((*at)[1].length() == 0) {
            open.push_back(name);
            continue;
        }
        if (open.empty() || open.back() != name) return "</" + name + "> behind " + (open.empty() ? "nothing" : open.back());
        open.pop_back();
    }
    const auto tags = static_cast<std::size_t>(std::distance(std::sregex_iterator(rest.begin(), rest.end(), tag), std::sregex_iterator()));
    if (tags != times_in_page(rest, "<")) return "a < that opens nothing";
    return open.empty() ? "" : "<" + open.back() + "> stays open";
}

plan plan_named(const std::string& text) {
    plan_builder builder;
    builder.info().judul = text;
    builder.info().perangkat_daerah = text;
    builder.info().pengesahan = {text, text, text, text, text, 1};
    row_draft program = report_test::row(level::program, 1, text, {"100", "25", "25", "25", "20"});
    program.no = program.kode = program.sasaran = program.penanggung_jawab = text;
    program.indikator.push_back(report_test::indikator(text, text, {text, text, "3", "-", ""}));
    REQUIRE(builder.add_row(std::move(program)));
    return std::move(builder).finish().value();
}

}  // namespace

TEST_CASE("the page is one whole document in the language asked for", "[page]") {
    const plan p = report_test::small_plan();
    const std::string english = page_of(p, language::en);
    const std::string indonesian = page_of(p, language::id);
    CHECK(english.rfind("<!DOCTYPE html>\n<html lang=\"en\">", 0) == 0);
    CHECK(indonesian.rfind("<!DOCTYPE html>\n<html lang=\"id\">", 0) == 0);
    CHECK(page_has(english, "do not add up yet"));
    CHECK(page_has(indonesian, "belum cocok"));
    CHECK(page_has(english, "1,500,000"));
    CHECK(page_has(indonesian, "1.500.000"));
    CHECK(first_nesting_fault(document_part(english)) == "");
    CHECK(first_nesting_fault(document_part(indonesian)) == "");
}

TEST_CASE("the same check gives the same page, and no folder of the machine is in it", "[page]") {
    const plan p = report_test::small_plan();
    const std::string page = page_of(p, language::id, "/home/somebody/plans/plan.txt");
    CHECK(page == page_of(p, language::id, "C:\\plans\\plan.txt"));
    CHECK(page_has(page, "plan.txt"));
    CHECK_FALSE(page_has(page, "somebody"));
}

TEST_CASE("the page allows no script and no style but its own", "[page]") {
    const std::string page = page_of(report_test::small_plan());
    CHECK(page_has(page, "default-src 'none'"));
    CHECK_FALSE(page_has(page, "unsafe"));
    CHECK(std::regex_search(page, std::regex("script-src 'sha256-[A-Za-z0-9+/]{43}='")));
    CHECK(std::regex_search(page, std::regex("style-src 'sha256-[A-Za-z0-9+/]{43}='")));
    CHECK(times_in_page(page, "<script") == 1);
    CHECK(times_in_page(page, "<style") == 1);
    CHECK_FALSE(page_has(document_part(page), " style="));
    CHECK_FALSE(page_has(page, "http:"));
    CHECK_FALSE(page_has(page, "https:"));
}

TEST_CASE("a mistake is linked to its cell, and the cell to its mistake", "[page]") {
    const std::string page = page_of(report_test::small_plan());
    CHECK(page_has(page, "id=\"m1\""));
    CHECK(page_has(page, "<a href=\"#r5-pagu\">line 6</a>"));
    CHECK(page_has(page, "<td id=\"r5-pagu\" class=\"bad\">500,000"));
    CHECK(page_has(page, "≠ TW I–IV 400,000"));
    // What follows from it is marked otherwise.
    CHECK(page_has(page, "<td id=\"r3-pagu\" class=\"off\">1,500,000"));
}

TEST_CASE("every link of the page leads somewhere, and no two elements share an id", "[page]") {
    const std::string page = document_part(page_of(report_test::small_plan()));
    std::set<std::string> ids;
    static const std::regex id(" id=\"([^\"]*)\"");
    for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at) {
        INFO((*at)[1].str());
        CHECK(ids.insert((*at)[1].str()).second);
    }
    static const std::regex link("(?:href=\"#|url\\(#)([^\")]*)");
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
        INFO((*at)[1].str());
        CHECK(ids.count((*at)[1].str()) == 1);
    }
}

TEST_CASE("what a document says stays text", "[page]") {
    for (const std::string text : {"<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='x", "]]>", "{{7*7}}",
                                   "</title></style><b>", "&lt;b&gt; &amp;", "<!--", "-->"}) {
        INFO(text);
        const std::string page = document_part(page_of(plan_named(text)));
        CHECK(first_nesting_fault(page) == "");
        CHECK_FALSE(page_has(page, "<script>alert"));
        CHECK_FALSE(page_has(page, "\" onmouseover"));
        CHECK(times_in_page(page, "<b>") == times_in_page(page, "</b>"));
    }
    CHECK(page_has(page_of(plan_named("a & b < c")), "a &amp; b &lt; c"));
}

TEST_CASE("characters that steer a reader do not reach the page", "[page]") {
    const std::string page =
        page_of(plan_named("a\xE2\x80\xAE"
                           "b\xE2\x81\xA7"
                           "c\xD8\x9C"
                           "d\x01"
                           "e\x1B"
                           "f\xFF"
                           "g"));
    for (const std::string_view unwanted : {"\xE2\x80\xAE", "\xE2\x81\xA7", "\xD8\x9C", "\x01", "\x1B", "\xFF"}) {
        CHECK_FALSE(page_has(page, unwanted));
    }
    CHECK_FALSE(first_invalid_utf8(page).has_value());
    CHECK(page_has(page, "a b c d e f\xEF\xBF\xBDg"));
}

TEST_CASE("a NIP is masked wherever it stands", "[page]") {
    for (const std::string nip : {"196707271995031006", "19670727 199503 1 006", "19670727.199503.1.006"}) {
        INFO(nip);
        const std::string page = page_of(plan_named("IKSAN NIP. " + nip));
        CHECK_FALSE(page_has(page, nip));
        CHECK(page_has(page, "1967"));
    }
    CHECK_FALSE(page_has(page_of(report_test::small_plan()), "196707271995031006"));
}

TEST_CASE("a long name is there in full", "[page]") {
    const std::string name(400, 'W');
    CHECK(times_in_page(page_of(plan_named(name)), name) > 3);
}

TEST_CASE("any text at all leaves the page whole", "[page][property]") {
    const bool whole = rc::check("elements nest and the page is UTF-8", [](const std::string& text) {
        const std::string page = document_part(page_of(plan_named(text)));
        RC_ASSERT(first_nesting_fault(page) == "");
        RC_ASSERT(!first_invalid_utf8(page).has_value());
    });
    CHECK(whole);
}

TEST_CASE("a plan without rows, without amounts or without findings has its page", "[page]") {
    plan_builder nothing;
    const std::string empty = page_of(std::move(nothing).finish().value());
    CHECK(page_has(empty, "There are no sums to check"));
    CHECK(page_has(empty, "There are no rows."));
    CHECK_FALSE(page_has(empty, "<svg"));

    plan_builder builder;
    builder.info().tahun = 2022;
    REQUIRE(builder.add_row(report_test::row(level::program, 1, "PROGRAM", {"", "", "", "", ""})));
    const std::string bare = page_of(std::move(builder).finish().value(), language::id);
    CHECK(page_has(bare, "Tidak ada anggaran yang dapat digambar"));
    CHECK(page_has(bare, "Tidak ada pagu yang dapat dibagi"));
    CHECK_FALSE(page_has(bare, "<svg"));
    CHECK(first_nesting_fault(document_part(bare)) == "");
}

TEST_CASE("the sample's page is small and grows with its rows", "[page]") {
    const auto sample = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    REQUIRE(sample);
    CHECK(page_of(*sample).size() < 200'000);

    const auto size_of = [](std::int64_t rows) {
        plan_builder builder;
        for (std::int64_t i = 0; i < rows; ++i) {
            const auto which = i % 10 == 0 ? level::program : level::kegiatan;
            if (!builder.add_row(report_test::row(which, i + 1, "Row " + std::to_string(i), {"100", "25", "25", "25", "20"}))) throw i;
        }
        return page_of(std::move(builder).finish().value()).size();
    };
    const std::size_t base = size_of(0);
    CHECK(size_of(2000) - base < 5 * (size_of(500) - base));
}
