// Cells that hold more than one thing: a target with its unit, several indicators one a line or in a numbered list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/arrangement.hpp"

namespace renaksi::recognise {

/// Those of a row stand in memory together, at several hundred bytes each, until the row is a plan's.
inline constexpr std::size_t most_indikator_of_a_row = 5'000;

/// The items of a cell: its lines, or the items of a list numbered from 1 (`1. … 2. …`, `1) … 2) …`), without their numbers. One where the
/// cell holds no more; lines of an item that goes over several are joined. O(length).
[[nodiscard]] std::vector<std::string> split_items(std::string_view text);

/// Where a document has no column of units, numbers with a unit behind them (`3 Laporan`) are parted into target and satuan; a row whose
/// cells name different units keeps them whole. Cells with several indicators, one an item, become rows of their own where the target or
/// satuan cell has as many items. Other sheets come back as they were.
[[nodiscard]] arrangement split_indikator_cells(arrangement from);

}  // namespace renaksi::recognise
