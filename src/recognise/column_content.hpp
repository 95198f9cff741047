// What the cells of each column are like, over the rows of the table.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "recognise/cells.hpp"

namespace renaksi::recognise {

struct column_content {
    int filled = 0;  ///< cells that are not blank
    int dashes = 0;
    int wording = 0;  ///< words, units among them
    int units = 0;
    int codes = 0;
    int ordinals = 0;
    int numbers = 0;  ///< counts, percentages and predicates
    int money = 0;
    int with_unit = 0;  ///< `12 Bulan`: of the numbers, those with a unit behind them
    int serials = 0;    ///< whole numbers that a spreadsheet shows as a date of this century (45292)

    /// Cells that say something.
    [[nodiscard]] int says() const noexcept { return filled - dashes; }
    /// True where at least `percent` of those that say something are `part`.
    [[nodiscard]] bool mostly(int part, int percent = 50) const noexcept { return part > 0 && part * 100 >= says() * percent; }
};

/// By column, at least as many as the widest row has. O(cells).
[[nodiscard]] std::vector<column_content> read_contents(const classified_grid& cells, const std::vector<std::size_t>& body);

/// Columns [begin, end).
struct column_range {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

/// The columns over which codes are spread, a group or two in each (`5 | 01 | 01 | 2,01`): in most rows they read as one code of a program
/// or of something below it. Nothing where whole codes stand in one column, or fewer than three columns take part. O(cells).
[[nodiscard]] std::optional<column_range> find_code_columns(const classified_grid& cells, const std::vector<std::size_t>& body);

}  // namespace renaksi::recognise
