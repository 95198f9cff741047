/// \file
/// Laying out text for a fixed-pitch screen: width in columns, padding, shortening, wrapping, colours. Everything counts characters, not
/// bytes, and works without a locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renaksi::report {

/// UTF-8 that a terminal shows as it is: control characters (also those of U+0080 … U+009F and the ones that turn the direction of writing)
/// become a blank, bytes that are no UTF-8 become U+FFFD. A document must not be able to steer the terminal of its reader.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that printable text takes: none for combining marks, two for East Asian wide characters.
[[nodiscard]] std::size_t width_of(std::string_view text) noexcept;

[[nodiscard]] std::string pad_right(std::string text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string text, std::size_t width);

/// At most `width` columns; what is cut off is marked by a `…` at the end.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks; a word longer than a line is cut. At least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

enum class style : std::uint8_t { plain, bold, faint, red, yellow, green };

/// Puts text into a colour, or leaves it as it is.
class painter {
public:
    explicit painter(bool on) noexcept : on_(on) {}
    [[nodiscard]] std::string operator()(style which, std::string_view text) const;

private:
    bool on_;
};

}  // namespace renaksi::report
