/// \file
/// What a command works with: what was asked for, the options that files gave, and where to write.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/arguments.hpp"
#include "cli/terminal.hpp"
#include "renaksi/check/check_options.hpp"
#include "renaksi/io/nomenklatur.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::cli {

struct session {
    const arguments& asked;
    output& out;
    report_options reporting;
    check_options checking;
    read_options reading;

    [[nodiscard]] bool several() const noexcept { return asked.files.size() > 1; }
};

/// How to report: as asked, and as the terminal behind standard output allows.
[[nodiscard]] report_options reporting_of(const arguments& asked);

/// How to check: the settings file and, before it, the options. Errors: those of reading the file.
[[nodiscard]] result<check_options> checking_of(const arguments& asked);

/// Reads the nomenklatur and says on standard error what of it cannot be used. Errors: those of reading the file and of `read_nomenklatur`.
[[nodiscard]] result<nomenklatur> names_of(const arguments& asked);

/// Says on standard error why an input cannot be read, and gives the exit code for it.
exit_code complain_unreadable(error why, const std::string& file, language lang);

/// Reads each file in turn and calls `run` with its name and plan. A file that cannot be read is complained about and the others go on. In
/// text, an empty line stands between two files. Returns the gravest exit code.
[[nodiscard]] exit_code for_each_plan(const session& now, const std::function<exit_code(const std::string&, const plan&)>& run);

}  // namespace renaksi::cli
