/// \file
/// Findings of one rule, for its tests.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/money/format.hpp"
#include "support/plans.hpp"

namespace renaksi::test {

[[nodiscard]] inline std::vector<finding> findings_of(std::string_view rule, const plan& p) {
    const auto only = rule_selection::parse(rule);
    return check(p, only.value()).findings;
}

[[nodiscard]] inline std::vector<finding> findings_of(std::string_view rule, const std::string& table) {
    return findings_of(rule, make_plan(table));
}

/// Lines of the findings, in their order.
[[nodiscard]] inline std::vector<std::int64_t> lines_of(const std::vector<finding>& findings) {
    std::vector<std::int64_t> lines;
    for (const finding& f : findings) lines.push_back(f.line);
    return lines;
}

/// A value as JSON writes it, empty for none.
[[nodiscard]] inline std::string plain(const finding_value& value) {
    if (const auto* money = std::get_if<rupiah>(&value)) return to_plain(*money);
    if (const auto* number = std::get_if<decimal>(&value)) return to_string(*number);
    if (const auto* written = std::get_if<finding_text>(&value)) return written->text;
    return {};
}

using lines = std::vector<std::int64_t>;

}  // namespace renaksi::test
