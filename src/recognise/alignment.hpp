// Rows whose cells fit their roles only when moved.
#pragma once

#include <cstddef>

#include "recognise/roles.hpp"

namespace renaksi::recognise {

/// Cells from `from` on stand `by` columns too far left (negative: right) and are read as moved.
struct row_shift {
    std::ptrdiff_t by = 0;
    std::size_t from = 0;
};

/// The smallest move under which the row fits clearly better than as it stands; `by` is 0 for a row that needs none.
[[nodiscard]] row_shift find_shift(const classified_grid& cells, const column_roles& roles, std::size_t row);

}  // namespace renaksi::recognise
