/// \file
/// Writing files so that they are there whole or not at all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/error.hpp"

namespace renaksi::cli {

/// Whether two paths lead to one file, through links of either kind. False where one of them does not exist.
[[nodiscard]] bool is_same_file(const std::string& a, const std::string& b);

/// Writes a new file beside the place and moves it there when everything is on the disk: whoever reads the path sees the old bytes or the
/// new ones. A link is followed; an existing file keeps its permissions. Errors: not_a_file for a folder or a device, not_writable with the
/// system's reason; then nothing has changed.
[[nodiscard]] std::optional<error> write_whole_file(const std::string& path, std::string_view bytes);

using byte_sink = std::function<void(std::string_view)>;

/// The same for bytes that come piece by piece: `produce` is called once, with what takes them.
[[nodiscard]] std::optional<error> write_whole_file(const std::string& path, const std::function<void(const byte_sink&)>& produce);

}  // namespace renaksi::cli
