/// \file
/// Running the commands.
#pragma once

#include "cli/arguments.hpp"

namespace renaksi::cli {

/// The whole program: parses, runs, prints; returns the exit code. Throws nothing.
[[nodiscard]] int run(int argc, char** argv) noexcept;

}  // namespace renaksi::cli
