/// \file
/// A rule is data: its number, slug, severity, titles, legal basis, messages, and the function that looks. One `rule` and one case
/// folder under tests/cases make a new one; check/catalogue.hpp lists them all.
///
/// Contract: rules are constants in static storage; `look` is a pure function and may be called from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// What a rule may look at. Everything is computed once per check and shared by the rules.
struct check_context {
    const renaksi::plan& plan;
    const identity_report& identities;
};

/// A rule. `message` holds one sentence per language; `{name}` in it stands for a part of the finding: `{label}`, `{column}`,
/// `{expected}`, `{found}`, `{difference}`, `{roots}`, `{text}` (check/message.hpp fills them in).
struct rule {
    rule_id id;
    std::string_view slug;
    renaksi::severity severity;
    bilingual title;
    std::string_view basis;  ///< regulation behind the rule, empty where it is plain arithmetic or good practice
    bilingual message;
    /// Appends the rule's findings, in any order. A finding whose `rule` is left at R000 gets the id and severity of this entry.
    void (*look)(const check_context&, std::vector<finding>&);
};

/// `R101`.
[[nodiscard]] inline std::string to_string(rule_id id) {
    std::string digits = std::to_string(id.number);
    return "R" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

}  // namespace renaksi
