// Which number format a cell of a workbook has.
#pragma once

#include <cstddef>
#include <cstdint>

#include "io/spreadsheet_number.hpp"
#include "io/xml_document.hpp"
#include "renaksi/base/block_list.hpp"

namespace renaksi::io {

/// The cell formats of a workbook by their number; a cell names one in its attribute `s`.
class xlsx_styles {
public:
    xlsx_styles() { forms_.push_back({}); }
    /// `root` is the part's outermost element.
    explicit xlsx_styles(const pugi::xml_node& root);

    /// That of a number that the workbook does not have is plain.
    [[nodiscard]] const number_form& form(std::size_t style) const noexcept {
        return style < styles_.size() ? forms_[styles_[style]] : forms_[0];
    }

private:
    detail::block_list<number_form, 64> forms_;  ///< the first one is plain
    detail::block_list<std::uint32_t> styles_;   ///< of each cell format: its place in `forms_`
};

}  // namespace renaksi::io
