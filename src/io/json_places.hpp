// Where in a JSON text something stands, for errors: Boost.JSON says whether a text is JSON and what is in it, but not where, and of a key
// given twice it keeps the last.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/error.hpp"

namespace renaksi::io {

/// Line and column (in characters, from 1) of an offset; no file. O(offset).
[[nodiscard]] place place_of(std::string_view text, std::size_t offset) noexcept;

/// Offset of the first character from `at` on that is no white space.
[[nodiscard]] std::size_t skip_json_space(std::string_view json, std::size_t at) noexcept;
/// Offset behind the string that begins at `at`. All functions from here on need a text that is known to be JSON.
[[nodiscard]] std::size_t behind_json_string(std::string_view json, std::size_t at) noexcept;
/// Offset behind the value that begins at `at`. O(its length), without recursion.
[[nodiscard]] std::size_t behind_json_value(std::string_view json, std::size_t at) noexcept;
/// The text of the string that begins at `at`, escapes resolved.
[[nodiscard]] std::string json_string_at(std::string_view json, std::size_t at);

struct json_key {
    std::string name;
    std::size_t at = 0;
};

/// Keys that an object of a plan, which has some twenty, may have.
inline constexpr std::size_t most_json_keys = 1'000;

struct bad_key {
    json_key key;
    bool one_too_many = false;  ///< else it stands a second time in its object
};

/// The first key that stands a second time in its object, or is one more than an object may have. O(length · log keys).
[[nodiscard]] std::optional<bad_key> find_bad_key(std::string_view json);

/// Offset of the value that a path of keys and numbers (from 0) leads to, or of the last on the way that is there. O(length).
[[nodiscard]] std::size_t offset_of(std::string_view json, const std::vector<std::string>& path);

/// The path as a JSON Pointer (RFC 6901); empty for the document.
[[nodiscard]] std::string pointer_of(const std::vector<std::string>& path);

}  // namespace renaksi::io
