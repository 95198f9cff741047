/// \file
/// The page's style sheet and script, which the build takes from src/report/page/, with their SHA-256 as a Content-Security-Policy names
/// it.
#pragma once

#include <string_view>

namespace renaksi::page {

[[nodiscard]] std::string_view style_sheet() noexcept;
[[nodiscard]] std::string_view style_hash() noexcept;
[[nodiscard]] std::string_view script() noexcept;
[[nodiscard]] std::string_view script_hash() noexcept;
/// The project's version.
[[nodiscard]] std::string_view version() noexcept;

}  // namespace renaksi::page
