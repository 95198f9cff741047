#include "renaksi/check/check.hpp"

#include <algorithm>
#include <tuple>

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

const char* const messy = R"(
    S Satu      | Persentase; Persen; 16%; _ _ _ _
    P A         | 30 10 21 0 0 | Jumlah satu; Unit; 3; 3 - - -
    K B         | 30 10 21 0 0
    U C         | 10 10 0 0 0  | Jumlah satu; Unit; 3; - 3 - -
    U D         | 20 0 21 0 0  | Jumlah dua; Unit; 3; - 3 - - | pj=Analis
    J Jumlah    | 31 10 21 0 0)";

}  // namespace

TEST_CASE("findings come by severity, roots before inherited before the rest, then by line, column and rule") {
    const check_result result = check(make_plan(messy));
    const auto order = [](const finding& f) { return std::tuple(f.severity, f.cause, f.line, f.column, f.rule); };
    CHECK(std::is_sorted(result.findings.begin(), result.findings.end(),
                         [&](const finding& a, const finding& b) { return order(a) < order(b); }));
    REQUIRE(result.findings.size() > 5);
    CHECK(result.findings[0].line == 5);
    CHECK(result.findings[0].cause == finding_cause::root);
    CHECK(result.findings[1].rule == rule_id{103});
    CHECK(result.roots() == 2);
    CHECK(result.count(severity::error) + result.count(severity::warning) + result.count(severity::info) ==
          static_cast<std::int64_t>(result.findings.size()));
    CHECK(result.count(severity::error) == 5);
}

TEST_CASE("every finding names its rule with the severity of the catalogue, and a row of the plan") {
    const plan p = make_plan(messy);
    for (const finding& f : check(p).findings) {
        const rule* const from = find_rule(f.rule);
        REQUIRE(from != nullptr);
        CHECK(f.severity == from->severity);
        if (f.row) CHECK(p.row(*f.row).line() == f.line);
    }
}

TEST_CASE("a selection leaves the identities as they are") {
    const auto only = rule_selection::parse("R301");
    const check_result result = check(make_plan(messy), *only);
    CHECK(result.findings.size() == 1);
    CHECK(result.identities.violations.size() == 4);
    CHECK(result.roots() == 0);
}

TEST_CASE("an empty plan has only the findings of an empty document") {
    const check_result result = check(make_plan(""));
    CHECK(result.identities.checked == 0);
    CHECK(result.findings.size() == 1);
    CHECK(result.findings[0].rule == rule_id{303});
}

TEST_CASE("a chosen severity is that of the findings, and off is the same as left out") {
    const plan p = make_plan(messy);
    check_options options;
    options.severities = *severity_overrides::parse("R101=info,R1xx=warning,R2xx=warning,R301=off");
    const check_result chosen = check(p, options);
    CHECK(chosen.count(severity::error) == 0);
    for (const finding& f : chosen.findings) {
        if (f.rule == rule_id{101}) CHECK(f.severity == severity::info);
        if (f.rule == rule_id{103}) CHECK(f.severity == severity::warning);
        CHECK(f.rule != rule_id{301});
    }
    // Causes and identities do not depend on how grave anybody takes them.
    CHECK(chosen.roots() == check(p).roots());
    const auto without = rule_selection::parse("-R301");
    CHECK(check(p, *without).findings.size() == chosen.findings.size());
}

TEST_CASE("rules that need a nomenklatur have nothing to say without one") {
    for (const finding& f : check(make_plan(messy)).findings) CHECK_FALSE(find_rule(f.rule)->looks_at.has(sight::nomenklatur));
}
