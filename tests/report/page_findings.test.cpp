#include <set>

#include "renaksi/repair/explain.hpp"
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
