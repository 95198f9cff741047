/// \file
/// The part of the text report of `check` that lists the findings which no mistake explains, by weight and by rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "renaksi/io/report.hpp"
#include "report/layout.hpp"

namespace renaksi::report {

struct findings_layout {
    language lang = language::en;
    std::size_t width = default_report_width;
    std::size_t line_columns = 1;
    const painter& paint;
};

/// All findings but those that the mistakes show, the roots and what is inherited from them. Begins with an empty line; empty when there
/// are none.
[[nodiscard]] std::string other_findings(const check_report& report, const findings_layout& layout);

/// `3 peringatan`, `1 warning`.
[[nodiscard]] std::string severity_count(severity which, std::int64_t count, language lang);

}  // namespace renaksi::report
