#include "recognise/sheet_copy.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace renaksi::recognise {

sheet_copy::sheet_copy(const io::grid& from) : copied_(from.rows()) {
    rows_.resize(from.rows());
    for (std::size_t at = 0; at < from.rows(); ++at) {
        rows_[at].line = from.line(at);
        rows_[at].cells.reserve(from.columns(at));
        for (std::size_t column = 0; column < from.columns(at); ++column) {
            rows_[at].cells.push_back(cell{std::string(from.cell(at, column)), from.origin(at, column), from.type(at, column)});
        }
    }
}

std::string_view sheet_copy::text(std::size_t row, std::size_t column) const noexcept {
    return column < rows_[row].cells.size() ? std::string_view(rows_[row].cells[column].text) : std::string_view{};
}

std::int32_t sheet_copy::origin(std::size_t row, std::size_t column) const noexcept {
    const std::int32_t known = column < rows_[row].cells.size() ? rows_[row].cells[column].origin : 0;
    return known > 0 ? known : static_cast<std::int32_t>(column) + 1;
}

void sheet_copy::set(std::size_t row, std::size_t column, std::string text, io::cell_type type, std::int32_t origin) {
    std::vector<cell>& cells = rows_[row].cells;
    if (column >= cells.size()) cells.resize(column + 1);
    cells[column] = cell{std::move(text), origin, type};
}

void sheet_copy::clear(std::size_t row, std::size_t column) {
    if (column < rows_[row].cells.size()) rows_[row].cells[column] = cell{};
}

void sheet_copy::carry(std::size_t row, std::size_t column, std::size_t to_row, std::size_t to_column) {
    if (row == to_row && column == to_column) return;
    std::vector<cell>& from = rows_[row].cells;
    cell moved = column < from.size() ? std::exchange(from[column], cell{}) : cell{};
    std::vector<cell>& to = rows_[to_row].cells;
    if (to_column >= to.size()) to.resize(to_column + 1);
    to[to_column] = std::move(moved);
}

void sheet_copy::shift(std::size_t row, std::ptrdiff_t by) {
    std::vector<cell>& cells = rows_[row].cells;
    if (by >= 0) {
        cells.insert(cells.begin(), static_cast<std::size_t>(by), cell{});
    } else {
        const auto gone = std::min(static_cast<std::size_t>(-by), cells.size());
        cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(gone));
    }
}

std::size_t sheet_copy::add_row_below(std::size_t row) {
    assert(row < copied_);
    const std::int64_t line = rows_[row].line;
    rows_[row].added.push_back(rows_.size());
    rows_.emplace_back();
    rows_.back().line = line;
    return rows_.size() - 1;
}

io::grid sheet_copy::write(const io::grid& from) const {
    io::grid out;
    std::vector<std::size_t> moved_to;
    const auto write_row = [&out](const sheet_row& one) {
        out.begin_row(one.line);
        for (const cell& each : one.cells) out.add_cell(each.text, each.type, each.origin);
    };
    for (std::size_t at = 0; at < copied_; ++at) {
        moved_to.push_back(out.rows());
        write_row(rows_[at]);
        for (const std::size_t added : rows_[at].added) write_row(rows_[added]);
    }
    for (io::merged_cells one : from.merges()) {
        one.row = one.row < moved_to.size() ? moved_to[one.row] : one.row;
        out.add_merge(one);
    }
    return out;
}

}  // namespace renaksi::recognise
