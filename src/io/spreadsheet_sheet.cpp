#include "io/spreadsheet_sheet.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <tuple>

#include "io/formats.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

// A plan whose rows stand on a plain sheet stays far below the first figures; the factors let a large document have more. Together with
// what the readers hold of the file itself they keep under twenty times its size.
constexpr std::size_t free_cells = std::size_t{1} << 20U;
constexpr std::size_t bytes_a_cell = 8;
constexpr std::size_t free_text_bytes = std::size_t{16} << 20U;
constexpr std::size_t text_factor = 4;

/// A formula may be longer, and many cells may share one.
constexpr std::size_t longest_note = 1'000;

/// No spreadsheet has more; places beyond are those of a broken file.
constexpr std::size_t most_rows = std::size_t{1} << 24U;
constexpr std::size_t most_columns = std::size_t{1} << 20U;

/// Line ends in the white space in front of a text that has more in it.
[[nodiscard]] std::uint16_t lines_before(std::string_view text) {
    const auto white = text.substr(0, static_cast<std::size_t>(trim(text).data() - text.data()));
    const auto lines = std::count(white.begin(), white.end(), '\n');
    return static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(lines, std::numeric_limits<std::uint16_t>::max()));
}

[[nodiscard]] std::size_t end_of(std::size_t begin, std::size_t count, std::size_t limit) {
    return begin >= limit ? limit : begin + std::min(count, limit - begin);
}

}  // namespace

spreadsheet_budget spreadsheet_budget::of(std::size_t unpacked_bytes) noexcept {
    return {free_cells + unpacked_bytes / bytes_a_cell, free_text_bytes + unpacked_bytes * text_factor};
}

error sheet_builder::fail(errc code, std::string_view what, std::size_t row, std::size_t column) const {
    std::string detail;
    if (!name_.empty()) detail.append(collapse(name_)).append(": ");
    error e = make_error(code, detail.append(what));
    e.where.line = static_cast<std::int64_t>(row) + 1;
    e.where.column = static_cast<std::int64_t>(column) + 1;
    return e;
}

std::optional<error> sheet_builder::put(std::size_t row, std::size_t column, std::string_view text, cell_type type) {
    if (trim(text).empty()) return std::nullopt;
    const std::uint16_t lines = lines_before(text);
    text = trim(text);
    const auto over = [this, row, column](std::string_view what, std::size_t limit) {
        return fail(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit), row, column);
    };
    if (row >= most_rows) return over("row", most_rows);
    if (column >= std::min(limits_.columns, most_columns)) return over("columns", std::min(limits_.columns, most_columns));
    if (text.size() > limits_.cell_bytes) return over("cell bytes", limits_.cell_bytes);
    if (text.size() > budget_.text_bytes) return fail(errc::limit_exceeded, "text of all cells", row, column);
    budget_.text_bytes -= text.size();
    // A cell costs as a blank one does, and they are counted together when the rows are known; this bounds what waits until then.
    if (texts_.size() >= budget_.cells) return fail(errc::limit_exceeded, "cells of all sheets", row, column);
    const placed_text placed{static_cast<std::uint32_t>(row),
                             static_cast<std::uint32_t>(column),
                             arena_.size(),
                             static_cast<std::uint32_t>(text.size()),
                             type,
                             lines};
    if (!texts_.empty()) {
        ordered_ = ordered_ && std::tie(texts_.back().row, texts_.back().column) < std::tie(placed.row, placed.column);
    }
    width_ = std::max(width_, column + 1);
    texts_.push_back(placed);
    arena_.append(text);
    return std::nullopt;
}

void sheet_builder::add_note(note_kind kind, std::size_t row, std::size_t column, std::string_view text) {
    std::string kept(utf8_prefix(text, longest_note));
    if (kept.size() < text.size()) kept.append("…");
    const auto cell = static_cast<std::int32_t>(std::min(column, most_columns)) + 1;
    notes_.push_back(note{kind, static_cast<std::int64_t>(row) + 1, cell, 0, std::move(kept)});
}

void sheet_builder::order_texts() {
    if (ordered_) return;
    const auto before = [](const placed_text& a, const placed_text& b) { return std::tie(a.row, a.column) < std::tie(b.row, b.column); };
    std::stable_sort(texts_.begin(), texts_.end(), before);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (i + 1 < texts_.size() && !before(texts_[i], texts_[i + 1])) continue;
        texts_[kept++] = texts_[i];
    }
    texts_.resize(kept);
}

std::optional<error> sheet_builder::fill(grid& cells) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const placed_text& one = texts_[i];
        if (i == 0 || texts_[i - 1].row != one.row) {
            if (cells.rows() >= limits_.rows) return fail(errc::limit_exceeded, "rows > " + std::to_string(limits_.rows), one.row, 0);
            cells.begin_row(static_cast<std::int64_t>(one.row) + 1);
            column = 0;
        }
        const std::size_t needed = one.column - column + 1;
        if (needed > budget_.cells) return fail(errc::limit_exceeded, "cells of all sheets", one.row, one.column);
        budget_.cells -= needed;
        for (; column < one.column; ++column) cells.add_cell({});
        cells.add_cell(std::string_view(arena_).substr(one.begin, one.length), one.type, 0, one.lines_before);
        ++column;
    }
    return std::nullopt;
}

void sheet_builder::settle_merges() {
    std::stable_sort(merges_.begin(), merges_.end(), [](const merged_cells& a, const merged_cells& b) { return a.row < b.row; });
    struct strip {
        std::size_t row;
        std::size_t row_end;
        std::size_t column_end;
    };
    // By first column: the merged cells that reach furthest down so far. Those of the map share no column.
    std::map<std::size_t, strip> above;
    std::vector<merged_cells> kept;
    const auto lay = [this, &above, &kept](const merged_cells& one) {
        const std::size_t row_end = end_of(one.row, one.rows, most_rows);
        const std::size_t column_end = end_of(one.column, one.columns, width_);
        if (one.column >= column_end || (row_end - one.row == 1 && column_end - one.column == 1)) return;
        auto at = above.lower_bound(one.column);
        if (at != above.begin() && std::prev(at)->second.column_end > one.column) --at;
        while (at != above.end() && at->first < column_end) {
            if (at->second.row_end > one.row) return;
            at = above.erase(at);
        }
        above.emplace(one.column, strip{one.row, row_end, column_end});
        kept.push_back({one.row, one.column, row_end - one.row, column_end - one.column});
    };
    std::size_t next = 0;
    std::size_t left = 0;
    for (const placed_text& text : texts_) {
        while (next < merges_.size() && merges_[next].row <= text.row) lay(merges_[next++]);
        const auto behind = above.upper_bound(text.column);
        if (behind != above.begin()) {
            const auto& [column, cells] = *std::prev(behind);
            const bool first = cells.row == text.row && column == text.column;
            if (!first && cells.column_end > text.column && cells.row_end > text.row) {
                add_note(note_kind::unplaced_text, text.row, text.column, std::string_view(arena_).substr(text.begin, text.length));
                continue;
            }
        }
        texts_[left++] = text;
    }
    texts_.resize(left);
    merges_ = std::move(kept);
}

void sheet_builder::place_merges(grid& cells) const {
    std::vector<std::size_t> lines;  // rows of the sheet that are in the grid
    lines.reserve(cells.rows());
    for (std::size_t row = 0; row < cells.rows(); ++row) lines.push_back(static_cast<std::size_t>(cells.line(row)) - 1);
    const auto grid_row = [&lines](std::size_t row) {
        return static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), row) - lines.begin());
    };
    for (const merged_cells& one : merges_) {
        const std::size_t first = grid_row(one.row);
        const std::size_t rows = grid_row(one.row + one.rows) - first;
        if (rows > 0 && rows * one.columns > 1) cells.add_merge({first, one.column, rows, one.columns});
    }
}

void sheet_builder::note_hidden(const grid& cells) {
    const auto by_first = [](const run& a, const run& b) { return a.first < b.first; };
    const auto covers = [&by_first](const std::vector<run>& runs, std::size_t at) {
        auto after = std::upper_bound(runs.begin(), runs.end(), run{at, 0}, by_first);
        return after != runs.begin() && at - std::prev(after)->first < std::prev(after)->count;
    };
    std::sort(hidden_rows_.begin(), hidden_rows_.end(), by_first);
    std::sort(hidden_columns_.begin(), hidden_columns_.end(), by_first);
    note rows{note_kind::hidden_cells, 0, 0, 0, {}};
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        if (!covers(hidden_rows_, static_cast<std::size_t>(cells.line(row)) - 1)) continue;
        if (rows.amount++ == 0) rows.line = cells.line(row);
    }
    std::vector<bool> filled(width_);
    for (const placed_text& one : texts_) filled[one.column] = true;
    note columns{note_kind::hidden_cells, 0, 0, 0, {}};
    for (std::size_t column = 0; column < width_; ++column) {
        if (!filled[column] || !covers(hidden_columns_, column)) continue;
        if (columns.amount++ == 0) columns.column = static_cast<std::int32_t>(column) + 1;
    }
    for (note* one : {&rows, &columns}) {
        if (one->amount > 0) notes_.push_back(std::move(*one));
    }
}

result<sheet> sheet_builder::finish() {
    sheet out;
    order_texts();
    settle_merges();
    if (auto failure = fill(out.cells)) return *std::move(failure);
    place_merges(out.cells);
    note_hidden(out.cells);
    out.name = std::move(name_);
    out.hidden = hidden_;
    out.notes = std::move(notes_);
    out.flat = is_flat_table(out.cells);
    return out;
}

}  // namespace renaksi::io
