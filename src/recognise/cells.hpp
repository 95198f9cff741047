// What each cell looks like, told once from its text and from what the document's format knows about it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "io/grid.hpp"

namespace renaksi::recognise {

enum class cell_class : std::uint8_t {
    blank,
    dash,
    number,   ///< below 1,000, or with decimals
    percent,  ///< with its sign
    money,    ///< 1,000 or more, grouped, or with `Rp`
    kode,
    satuan,     ///< a known unit
    predicate,  ///< `B`, `WTP`
    ordinal,    ///< `1.`, `a.`, `II`: a number of the "No" column
    broken,     ///< `#REF!`, `#DIV/0!`: what a spreadsheet prints in place of a number
    text,
};

/// Rp 1,000: smaller numbers are counts and percentages until their column says otherwise.
inline constexpr std::int64_t smallest_money_sen = 100'000;

[[nodiscard]] cell_class classify(std::string_view cell, io::cell_type type = io::cell_type::text);

/// True for what a money cell may hold.
[[nodiscard]] constexpr bool is_amount_like(cell_class c) noexcept {
    return c == cell_class::blank || c == cell_class::dash || c == cell_class::number || c == cell_class::money || c == cell_class::broken;
}

/// True for words: what may be a name, an indikator, a sasaran, somebody's office.
[[nodiscard]] constexpr bool is_wording(cell_class c) noexcept {
    return c == cell_class::text || c == cell_class::satuan || c == cell_class::predicate;
}

/// The grid with the class of every cell.
class classified_grid {
public:
    explicit classified_grid(const io::grid& cells);
    /// With the classes that `take_classes` gave for the same cells; with none, these are told anew.
    classified_grid(const io::grid& cells, std::vector<cell_class> classes);

    [[nodiscard]] const io::grid& grid() const noexcept { return *cells_; }
    [[nodiscard]] std::size_t rows() const noexcept { return cells_->rows(); }
    [[nodiscard]] std::size_t width() const noexcept { return width_; }
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const noexcept { return cells_->cell(row, column); }
    [[nodiscard]] io::cell_type type(std::size_t row, std::size_t column) const noexcept { return cells_->type(row, column); }
    [[nodiscard]] cell_class at(std::size_t row, std::size_t column) const noexcept {
        const auto number = cells_->number_of(row, column);
        return number ? classes_[*number] : cell_class::blank;
    }
    /// Cells that are not blank.
    [[nodiscard]] std::size_t filled(std::size_t row) const noexcept { return cells_->filled(row); }
    /// The class of a cell that is not blank, by its number in the grid.
    [[nodiscard]] cell_class class_of(std::size_t filled) const noexcept { return classes_[filled]; }
    /// Numbers of a column from `row` on are money, however small: its header says that they are in thousands or millions.
    void take_for_money(std::size_t column, std::size_t row);
    [[nodiscard]] bool is_taken_for_money(std::size_t column) const noexcept {
        return std::find(small_money_.begin(), small_money_.end(), column) != small_money_.end();
    }
    /// Cells of one class.
    [[nodiscard]] std::size_t count(std::size_t row, cell_class wanted) const noexcept;
    /// The classes of the cells that are not blank, for a pass that looks at the same cells again.
    [[nodiscard]] std::vector<cell_class> take_classes() && { return std::move(classes_); }

private:
    const io::grid* cells_;
    std::vector<cell_class> classes_;  ///< by the cell's number in the grid
    std::size_t width_ = 0;
    std::vector<std::size_t> small_money_;
};

}  // namespace renaksi::recognise
