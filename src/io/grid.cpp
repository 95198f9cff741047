#include "io/grid.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "renaksi/base/text.hpp"

namespace renaksi::io {

std::uint16_t lines_in_front(std::string_view text) {
    const auto white = text.substr(0, static_cast<std::size_t>(trim(text).data() - text.data()));
    const auto lines = std::count(white.begin(), white.end(), '\n');
    return static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(lines, std::numeric_limits<std::uint16_t>::max()));
}

char* text_store::room(std::size_t bytes, std::size_t row) {
    constexpr std::size_t smallest = 64;
    constexpr std::size_t largest = std::size_t{32} << 10U;
    if (bytes > left_) {
        size_ = std::max(bytes, std::clamp(size_ * 2, smallest, largest));
        pieces_.push_back({std::shared_ptr<char[]>(new char[size_]), row});  // NOLINT(modernize-avoid-c-arrays): a buffer
        at_ = pieces_.back().bytes.get();
        left_ = size_;
    }
    char* const out = at_;
    at_ += bytes;
    left_ -= bytes;
    return out;
}

void text_store::let_go_before(std::size_t row) {
    // The row with which a piece begins may have its first texts in the piece before.
    for (; gone_ + 1 < pieces_.size() && pieces_[gone_ + 1].first_row < row; ++gone_) pieces_[gone_].bytes.reset();
}

void text_store::lengthen(std::size_t from, std::size_t to) {
    for (auto one = pieces_.rbegin(); one != pieces_.rend() && one->first_row == from; ++one) one->first_row = to;
}

void grid::add_cell(std::string_view text, cell_type type, std::int32_t origin, std::uint16_t lines_before) {
    packed_row& row = rows_.back();
    const std::uint64_t column = row.columns;
    row.columns = (column + 1) & most_columns;
    text = trim(text);
    if (text.empty()) return;
    const cell_rest rest{origin == static_cast<std::int32_t>(column) + 1 ? 0 : origin, lines_before};
    const bool has_rest = rest.origin > 0 || rest.lines_before > 0;
    const std::size_t rest_bytes = has_rest ? sizeof rest : 0;
    char* const at = texts_.room(rest_bytes + text.size(), rows_.size() - 1);
    if (has_rest) std::memcpy(at, &rest, sizeof rest);
    std::memcpy(at + rest_bytes, text.data(), text.size());
    packed_cell cell;
    cell.text = at + rest_bytes;
    cell.length = text.size() & most_bytes;
    cell.column = column & most_columns;
    cell.type = static_cast<std::uint64_t>(type) & 3U;
    cell.has_rest = has_rest ? 1U : 0U;
    cells_.push_back(cell);
}

void grid::repeat_cell(std::size_t count) {
    packed_row& row = rows_.back();
    packed_cell cell = cells_.back();
    for (; count > 0; --count) {
        cell.column = row.columns;
        cells_.push_back(cell);
        row.columns = (row.columns + 1) & most_columns;
    }
}

void grid::repeat_row(std::size_t count) {
    const std::size_t first = rows_.size() - 1;
    const std::size_t begin = filled_begin(first);
    const std::size_t end = filled_end(first);
    packed_row row = rows_.back();
    for (std::size_t times = 0; times < count; ++times) {
        row.begin = cells_.size() & most_cells;
        ++row.line;
        rows_.push_back(row);
        for (std::size_t i = begin; i < end; ++i) cells_.push_back(packed_cell(cells_[i]));
    }
    texts_.lengthen(first, rows_.size() - 1);
}

void grid::add_cell_of(const grid& from, std::size_t numbered, std::size_t column) {
    packed_cell cell = from.cells_[numbered];
    cell.column = column & most_columns;
    cells_.push_back(cell);
    rows_.back().columns = (column + 1) & most_columns;
}

void grid::keep_texts_of(const grid& from) {
    kept_.insert(kept_.end(), from.kept_.begin(), from.kept_.end());
    keep_texts(from.share_texts());
}

void grid::let_go_before(std::size_t row) {
    row = std::min(row, rows());
    cells_.let_go_before(row < rows() ? filled_begin(row) : cells_.size());
    texts_.let_go_before(row);
    rows_.let_go_before(row);
}

std::optional<std::size_t> grid::search(std::size_t begin, std::size_t count, std::size_t column) const noexcept {
    // Columns grow from cell to cell, so none is further to the right in its row than its column is.
    std::size_t low = 0;
    std::size_t high = std::min(count, column);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t there = cells_[begin + middle].column;
        if (there == column) return begin + middle;
        if (there < column) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return std::nullopt;
}

grid::cell_rest grid::rest_of(std::size_t row, std::size_t column) const noexcept {
    cell_rest out;
    const packed_cell* const found = find(row, column);
    if (found != nullptr && found->has_rest != 0) std::memcpy(&out, found->text - sizeof out, sizeof out);
    return out;
}

}  // namespace renaksi::io
