// Texts of a workbook: shared ones, and those that stand in a cell, with their runs of formatting joined.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/xml_document.hpp"

namespace renaksi::io {

/// `_x000D_` and the like as characters (ECMA-376 part 1, 22.4.2.4); line ends as LF.
[[nodiscard]] std::string decode_xlsx_text(std::string_view text);

/// The text of a string item (`si`, `is`) without readings for East Asian scripts.
[[nodiscard]] std::string xlsx_item_text(const pugi::xml_node& item);

/// The table of texts that cells refer to by number.
class xlsx_strings {
public:
    xlsx_strings() = default;
    /// `root` is the part's outermost element.
    explicit xlsx_strings(const pugi::xml_node& root);

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    /// Needs `index` below the size.
    [[nodiscard]] std::string_view operator[](std::size_t index) const noexcept {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(arena_).substr(begin, ends_[index] - begin);
    }

private:
    std::string arena_;
    std::vector<std::size_t> ends_;
};

}  // namespace renaksi::io
