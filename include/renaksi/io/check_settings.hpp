/// \file
/// Reading how `check` is to look from a settings file (docs/settings.md): a JSON object with up to three keys.
///
///     {"select": "R1xx,R2xx,-R208", "rules": {"R106": "warning", "R209": "off"}, "settings": {"most_indicators": 7}}
///
/// Functions may be called from any thread at any time; what they return owns what it holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"
#include "renaksi/check/check_options.hpp"

namespace renaksi {

/// What a settings file may hold at most.
inline constexpr std::size_t most_settings_bytes = std::size_t{1} << 20U;

/// Reads settings from bytes, which are not kept; `name` is how errors call them, usually the file name. What the text does not set keeps
/// its default; `names` stays null. Every error has line and column and says what was expected: invalid_argument (no JSON, an unknown key,
/// a key given twice, a value of the wrong type or out of its bounds), unknown_rule, limit_exceeded, empty_input. O(bytes).
[[nodiscard]] result<check_options> read_check_settings(std::string_view bytes, const std::string& name = {});

/// Reads a file, or standard input for the path `-`. Errors: as above, and not_found, not_a_file, not_readable.
[[nodiscard]] result<check_options> read_check_settings_file(const std::string& path);

}  // namespace renaksi
