// The labels over each column of a header of several rows. Merged cells tell which columns a label stands over; without them the spans are
// inferred: from the blank cells beside a label, or, where the document lost its blank header cells, from what fits the columns below.
#pragma once

#include <vector>

#include "recognise/column_names.hpp"
#include "recognise/sections.hpp"

namespace renaksi::recognise {

/// One path a column, as many as `contents` has; columns without a label have an empty one. Empty where the table has no header, or where
/// its labels cannot be laid over the columns. O(labels² × columns) where blank cells were lost, else O(header cells).
[[nodiscard]] std::vector<label_path> find_header_paths(const classified_grid& cells, const sections& parts,
                                                        const std::vector<column_content>& contents);

}  // namespace renaksi::recognise
