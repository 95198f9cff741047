// Texts of a workbook: shared ones, and those that stand in a cell, with their runs of formatting joined.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/grid.hpp"
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

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The texts, trimmed; cells of sheets share them.
    [[nodiscard]] const grid& texts() const noexcept { return texts_; }
    /// Keeps them alive: one for all sheets.
    [[nodiscard]] const std::shared_ptr<const void>& keeper() const noexcept { return keeper_; }
    /// The number in `texts()` of one that is not blank. Needs `index` below the size.
    [[nodiscard]] std::optional<std::size_t> number_of(std::size_t index) const noexcept {
        return texts_.number_of(index / row_texts, index % row_texts);
    }

private:
    static constexpr std::size_t row_texts = std::size_t{1} << 20U;

    grid texts_;
    std::shared_ptr<const void> keeper_;
    std::size_t size_ = 0;
};

}  // namespace renaksi::io
