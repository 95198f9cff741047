// The plan as a workbook in the official form (docs/formats/xlsx-out.md).
#pragma once

#include <string>

#include "renaksi/base/result.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::report {

/// Errors: limit_exceeded, with the line, for more rows than a sheet has and for a text that is longer than a cell may be; not_writable
/// where the system has no room for a temporary file. O(rows · log rows).
[[nodiscard]] result<std::string> write_plan_workbook(const plan& p, const write_options& options);

}  // namespace renaksi::report
