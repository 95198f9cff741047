/// \file
/// What keeps a path from being read, found out before anything is opened.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "renaksi/base/error.hpp"

namespace renaksi::io {

[[nodiscard]] inline error file_error(errc code, const std::string& path, std::string detail = {}) {
    return error{code, std::move(detail), place{path, 0, 0}};
}

/// Errors: not_found; not_a_file for what is neither a file nor a pipe; not_readable with the system's reason.
[[nodiscard]] std::optional<error> why_not_readable(const std::string& path);

}  // namespace renaksi::io
