// What the elements of a Word document say (ECMA-376 part 1, 17), and where in the file its text is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "io/zip_archive.hpp"
#include "renaksi/base/result.hpp"

namespace renaksi::io {

/// Elements whose content is no text of the document as it stands: properties, what a tracked change took away, instructions of fields, the
/// second of two ways to say the same (`mc:Fallback`), hidden runs, rows and cells that a tracked change took away.
[[nodiscard]] bool is_left_out_of_text(const pugi::xml_node& node) noexcept;

/// A switch: there, and not switched off by its `val`.
[[nodiscard]] bool is_said(const pugi::xml_node& node) noexcept;
/// The number in `val`, cut to ten million; `fallback` for none, for nonsense and for zero.
[[nodiscard]] std::size_t value_of(const pugi::xml_node& node, std::size_t fallback) noexcept;
/// Grid columns of the cells behind this one that `hMerge` joins to it.
[[nodiscard]] std::size_t columns_merged_behind(const pugi::xml_node& cell) noexcept;
/// A character of another font as text: figures and signs of the font Symbol are those of ASCII, other drawings become a bullet.
[[nodiscard]] std::string symbol_text(std::string_view hexadecimal, std::string_view font);

/// The name of the part with the text. Errors: damaged_file where there is none.
[[nodiscard]] result<std::string> find_document_part(zip_archive& archive);

}  // namespace renaksi::io
