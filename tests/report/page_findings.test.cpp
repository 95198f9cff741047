#include <set>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/repair/explain.hpp"
#include "report/page_advice.hpp"
#include "report/page_parts.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("every finding stands in exactly one entry of the review", "[page]") {
    const plan p = report_test::small_plan();
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    const std::vector<page::review_entry> entries = page::review_entries({"", p, checked, mistakes});
    std::set<const finding*> seen;
    for (const page::review_entry& entry : entries) {
        REQUIRE_FALSE(entry.findings.empty());
        for (const finding* const f : entry.findings) {
            CHECK(seen.insert(f).second);
            CHECK(f->rule == entry.findings.front()->rule);
            CHECK(f->severity == entry.findings.front()->severity);
        }
        const finding& first = *entry.findings.front();
        if (first.severity != severity::info && first.cause != finding_cause::inherited) CHECK(entry.findings.size() == 1);
    }
    CHECK(seen.size() == checked.findings.size());
    for (std::size_t i = 1; i < entries.size(); ++i) {
        CHECK(entries[i - 1].findings.front()->severity <= entries[i].findings.front()->severity);
    }
}

TEST_CASE("every rule of the catalogue asks for something and advises something, in both languages", "[page]") {
    for (const rule* const one : rule_catalogue) {
        INFO(to_string(one->id));
        for (const language lang : {language::id, language::en}) {
            CHECK(page::criterion(one->id, lang).rfind(std::string(one->title.in(lang)), 0) == 0);
            CHECK(page::recommendation(one->id, lang).size() > 5);
            CHECK_FALSE(page::recommendation(one->id, lang).ends_with('.'));
        }
        CHECK(page::recommendation(one->id, language::id) != page::recommendation(one->id, language::en));
    }
}

TEST_CASE("a rule that nobody knows is advised by its family", "[page]") {
    CHECK(page::recommendation(rule_id{199}, language::en) == "Look at the amounts in the original document");
    CHECK(page::criterion(rule_id{999}, language::en) == "R999");
}
