#include "io/grid.hpp"

#include "renaksi/base/text.hpp"

namespace renaksi::io {

void grid::add_cell(std::string_view text) {
    text = trim(text);
    cells_.push_back(span{arena_.size(), text.size()});
    arena_.append(text);
}

}  // namespace renaksi::io
