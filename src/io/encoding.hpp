// From bytes to UTF-8: byte order marks, UTF-16, Windows-1252, and the refusal of what is no text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi::io {

struct decoded_text {
    std::string utf8;
    std::string_view converted_from;  ///< name of the encoding, empty where the input already was UTF-8
};

/// Adds a code point, which must be one that UTF-8 can have.
void append_utf8(std::string& out, std::uint32_t code_point);

/// UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252.
/// Errors with line and column (the cell): binary_input (a NUL, a container or document format, mostly control bytes), bad_encoding.
[[nodiscard]] result<decoded_text> decode_text(std::string_view bytes);

}  // namespace renaksi::io
