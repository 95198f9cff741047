/// \file
/// Sizes as the command line writes them: `512`, `64K`, `256M`, `1G`, in powers of 1024.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace renaksi::cli {

/// A number of bytes or rows, perhaps with K, M or G behind it; at least 1. Nothing for any other text.
[[nodiscard]] std::optional<std::size_t> parse_size(std::string_view text) noexcept;

/// As `parse_size` reads it, with the largest unit that leaves a whole number.
[[nodiscard]] std::string size_text(std::size_t size);

}  // namespace renaksi::cli
