// The parts of a document: what stands above its table, the header blocks, the rows of the table, the Jumlah row, and what stands below.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "recognise/cells.hpp"

namespace renaksi::recognise {

/// Rows [begin, end) of the grid.
struct row_range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct sections {
    row_range title;
    std::vector<row_range> headers;   ///< in document order; the first one heads the table, the others repeat it
    std::vector<std::size_t> body;    ///< rows of the table without headers, blank rows and totals
    std::vector<std::size_t> totals;  ///< rows labelled as totals, in document order
    row_range closing;                ///< everything below the table
};

/// Nothing when the document has no row that could belong to a plan's table.
[[nodiscard]] std::optional<sections> find_sections(const classified_grid& cells);

/// `1 2 4 5 6 …`: figures only, each once; growing from left to right, or many of them where columns were moved about or stand beside
/// labels.
[[nodiscard]] bool is_numbering_row(const classified_grid& cells, std::size_t row);

/// `Nama OPD | : | Dinas …`: a label, its colon and what it names, however many cells they take.
[[nodiscard]] bool is_field_row(const classified_grid& cells, std::size_t row);

}  // namespace renaksi::recognise
