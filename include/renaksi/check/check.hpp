/// \file
/// `check`: all findings of a plan, in one call.
///
/// Contract: a pure function of the plan, from any thread; its result owns what it holds and stays valid without the plan.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/check_options.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/check/rule_selection.hpp"
#include "renaksi/plan/nomenklatur.hpp"
#include "renaksi/plan/official_rows.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

struct check_result {
    identity_report identities;
    /// By severity, then roots before inherited before the rest, then by line, column and rule.
    std::vector<finding> findings;

    [[nodiscard]] std::int64_t count(severity which) const noexcept {
        return std::count_if(findings.begin(), findings.end(), [which](const finding& f) { return f.severity == which; });
    }
    /// Number of root findings.
    [[nodiscard]] std::int64_t roots() const noexcept {
        return std::count_if(findings.begin(), findings.end(), [](const finding& f) { return f.cause == finding_cause::root; });
    }
};

namespace detail {

/// Runs one rule. A finding keeps the severity that the rule gave it, unless the user has chosen another.
inline void run_rule(const rule& one, std::optional<severity_choice> chosen, const check_context& about_plan, std::vector<finding>& out) {
    const std::size_t before = out.size();
    one.look(about_plan, out);
    for (std::size_t i = before; i < out.size(); ++i) {
        finding& f = out[i];
        if (f.rule == rule_id{}) {
            f.rule = one.id;
            f.severity = one.severity;
        }
        if (chosen) f.severity = chosen->severity;
    }
}

}  // namespace detail

/// Runs the rules that are selected and not off. Never fails: a finding is data. O(rows log rows).
[[nodiscard]] inline check_result check(const plan& p, const check_options& options = {}) {
    check_result out;
    out.identities = check_identities(p);
    std::vector<official_row> official;
    if (options.names != nullptr) official = find_official_rows(p, *options.names);
    const check_context about_plan{p, out.identities, options.names, options.settings, options.names != nullptr ? &official : nullptr};
    for (const rule* one : rule_catalogue) {
        const std::optional<severity_choice> chosen = options.severities.of(one->id);
        if (!options.rules.includes(one->id) || (chosen && chosen->off)) continue;
        detail::run_rule(*one, chosen, about_plan, out.findings);
    }
    const auto order = [](const finding& f) { return std::tuple(f.severity, f.cause, f.line, f.column, f.rule); };
    std::stable_sort(out.findings.begin(), out.findings.end(), [&](const finding& a, const finding& b) { return order(a) < order(b); });
    return out;
}

/// The same, with the severities of the catalogue.
[[nodiscard]] inline check_result check(const plan& p, const rule_selection& rules) {
    check_options options;
    options.rules = rules;
    return check(p, options);
}

}  // namespace renaksi
