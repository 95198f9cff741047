// Which delimiter holds a text together.
#pragma once

#include <optional>
#include <string_view>

namespace renaksi::io {

/// The character that a first line `sep=;` names, which Excel reads and leaves out.
[[nodiscard]] std::optional<char> said_delimiter(std::string_view utf8);

/// The delimiter that the first line names, or that parts the names of a flat table's columns there, else the one of `\t`, `;`, `|`, `,`
/// that gives the records of the text the same number of fields, quotes (RFC 4180) respected. A text with tabs in half of its lines is held
/// together by them, whatever its numbers and names are full of; commas between the words of a sentence or between groups of digits hold
/// nothing together. Nothing where no delimiter does. Only the first 256 KiB count. O(length) of those.
[[nodiscard]] std::optional<char> tell_delimiter(std::string_view utf8);

}  // namespace renaksi::io
