/// \file
/// Running the commands. Each has a file of its own; commands.cpp picks the one that is asked for.
#pragma once

#include "cli/arguments.hpp"
#include "cli/session.hpp"

namespace renaksi::cli {

/// The whole program: parses, runs, prints; returns the exit code. Throws nothing.
[[nodiscard]] int run(int argc, char** argv) noexcept;

[[nodiscard]] exit_code run_check(const session& now);
[[nodiscard]] exit_code run_show(const session& now);
[[nodiscard]] exit_code run_rollup(const session& now);
[[nodiscard]] exit_code run_fix(const session& now);
[[nodiscard]] exit_code run_convert(const session& now);
[[nodiscard]] exit_code run_report(const session& now);
[[nodiscard]] exit_code run_rules(const session& now);
[[nodiscard]] exit_code run_rekap(const session& now);

}  // namespace renaksi::cli
