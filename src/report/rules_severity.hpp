/// \file
/// How severe a rule is under options, as reports of the catalogue say it.
#pragma once

#include <optional>
#include <string_view>

#include "renaksi/check/check_options.hpp"

namespace renaksi::report {

/// `error`, `warning`, `info`, or `off` where the options leave the rule out.
[[nodiscard]] inline std::string_view severity_under(const check_options& options, const rule& one) noexcept {
    const std::optional<severity_choice> chosen = options.severities.of(one.id);
    if (!options.rules.includes(one.id) || (chosen && chosen->off)) return "off";
    return to_string(chosen ? chosen->severity : one.severity);
}

}  // namespace renaksi::report
