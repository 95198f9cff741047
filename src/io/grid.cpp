#include "io/grid.hpp"

#include "renaksi/base/text.hpp"

namespace renaksi::io {

void grid::add_cell(std::string_view text, cell_type type, std::int32_t origin, std::uint16_t lines_before) {
    text = trim(text);
    cells_.push_back(span{arena_.size(), static_cast<std::uint32_t>(text.size()), origin, type, lines_before});
    arena_.append(text);
}

}  // namespace renaksi::io
