// Blocks of five columns, the year and its four triwulan, told by their sums.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "recognise/cells.hpp"
#include "recognise/sections.hpp"

namespace renaksi::recognise {

/// Columns of the year, TW I … TW IV.
using quarter_block = std::array<std::size_t, 5>;

/// Labels `I` … `IV` as the header has them: entry c is the triwulan named over column c, 0 where none is.
using triwulan_labels = std::vector<int>;
[[nodiscard]] std::vector<triwulan_labels> find_triwulan_labels(const classified_grid& cells, const sections& parts);

/// The block of amounts: in most rows the first cell equals the sum of the four others. Among equally good blocks the one whose columns
/// stand together, the year first, as far left as possible. Columns that are `taken` are not looked at.
[[nodiscard]] std::optional<quarter_block> find_money_block(const classified_grid& cells, const std::vector<std::size_t>& body,
                                                            const std::vector<bool>& taken, const std::vector<triwulan_labels>& labels);

/// The block of targets among the columns that are not `taken`: the year's target follows from the triwulan as a sum, the last or the only
/// value.
[[nodiscard]] std::optional<quarter_block> find_target_block(const classified_grid& cells, const std::vector<std::size_t>& body,
                                                             const std::vector<bool>& taken, const std::vector<triwulan_labels>& labels);

}  // namespace renaksi::recognise
