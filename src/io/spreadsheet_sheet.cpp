#include "io/spreadsheet_sheet.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "io/formats.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

// A plan whose rows stand on a plain sheet stays far below the first figures; the factors let a large document have more. Together with
// what the readers hold of the file itself they keep under twenty times its size.
constexpr std::size_t most_sheets = 10'000;
constexpr std::size_t free_cells = std::size_t{1} << 20U;
constexpr std::size_t bytes_a_cell = 8;
constexpr std::size_t free_copies = std::size_t{1} << 16U;
constexpr std::size_t bytes_a_copy = 32;
constexpr std::size_t free_text_bytes = std::size_t{16} << 20U;
constexpr std::size_t text_factor = 4;
constexpr std::size_t free_made_bytes = std::size_t{1} << 20U;

/// A formula may be longer, and many cells may share one.
constexpr std::size_t longest_note = 1'000;
/// Formulas of one sheet that are told one by one; the last of these counts the others.
constexpr std::size_t most_formula_notes = std::size_t{1} << 16U;
/// With the mark of what was cut away it needs no memory of its own.
constexpr std::size_t shortest_note = 12;

/// No spreadsheet has more; places beyond are those of a broken file.
constexpr std::size_t most_rows = std::size_t{1} << 24U;
constexpr std::size_t most_columns = std::size_t{1} << 20U;

[[nodiscard]] std::size_t end_of(std::size_t begin, std::size_t count, std::size_t limit) {
    return begin >= limit ? limit : begin + std::min(count, limit - begin);
}

}  // namespace

spreadsheet_budget spreadsheet_budget::of(std::size_t unpacked_bytes) noexcept {
    spreadsheet_budget out;
    out.sheets = most_sheets;
    out.cells = free_cells + unpacked_bytes / bytes_a_cell;
    out.copies = free_copies + unpacked_bytes / bytes_a_copy;
    out.text_bytes = free_text_bytes + unpacked_bytes * text_factor;
    out.made_bytes = free_made_bytes + unpacked_bytes;
    out.note_bytes = free_made_bytes + unpacked_bytes;
    return out;
}

std::optional<error> spreadsheet_budget::take_sheet() {
    if (sheets == 0) return make_error(errc::limit_exceeded, "sheets > " + std::to_string(most_sheets));
    --sheets;
    return std::nullopt;
}

error sheet_builder::fail(errc code, std::string_view what, std::size_t row, std::size_t column) const {
    std::string detail;
    if (!name_.empty()) detail.append(collapse(name_)).append(": ");
    error e = make_error(code, detail.append(what));
    e.where.line = static_cast<std::int64_t>(row) + 1;
    e.where.column = static_cast<std::int64_t>(column) + 1;
    return e;
}

error sheet_builder::over(std::string_view what, std::size_t limit, std::size_t row, std::size_t column) const {
    return fail(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit), row, column);
}

std::optional<error> sheet_builder::go_to(std::size_t row, std::size_t column, std::size_t text_bytes) {
    const std::size_t columns = std::min(limits_.columns, most_columns);
    if (row >= most_rows) return over("row", most_rows, row, column);
    if (column >= columns) return over("columns", columns, row, column);
    if (text_bytes > limits_.cell_bytes) return over("cell bytes", limits_.cell_bytes, row, column);
    if (text_bytes > budget_.text_bytes) return fail(errc::limit_exceeded, "text of all cells", row, column);
    budget_.text_bytes -= text_bytes;
    const std::size_t rows = cells_.rows();
    const bool first = rows == 0;
    const bool same = !first && sheet_row(rows - 1) == row && cells_.columns(rows - 1) <= column;
    if (!same) {
        ordered_ = ordered_ && (first || sheet_row(rows - 1) < row);
        cells_.begin_row(static_cast<std::int64_t>(row) + 1);
    }
    width_ = std::max(width_, column + 1);
    return std::nullopt;
}

std::optional<error> sheet_builder::put(std::size_t row, std::size_t column, std::string_view text, cell_type type) {
    const std::string_view shown = trim(text);
    if (shown.empty()) return std::nullopt;
    if (auto failure = go_to(row, column, shown.size())) return failure;
    if (shown.size() > budget_.made_bytes) return fail(errc::limit_exceeded, "text of all cells", row, column);
    budget_.made_bytes -= shown.size();
    cells_.add_blanks(column - cells_.columns(cells_.rows() - 1));
    cells_.add_cell(shown, type, 0, lines_in_front(text));
    return std::nullopt;
}

std::optional<error> sheet_builder::put_shared(std::size_t row, std::size_t column, const grid& from, std::size_t numbered) {
    if (auto failure = go_to(row, column, from.text_of(numbered).size())) return failure;
    cells_.add_cell_of(from, numbered, column);
    return std::nullopt;
}

std::optional<error> sheet_builder::take_copies(std::size_t count, std::size_t text_bytes) {
    const std::size_t row = sheet_row(cells_.rows() - 1);
    if (count > budget_.copies) return fail(errc::limit_exceeded, "repeated cells of all sheets", row, 0);
    if (text_bytes > budget_.text_bytes) return fail(errc::limit_exceeded, "text of all cells", row, 0);
    budget_.copies -= count;
    budget_.text_bytes -= text_bytes;
    return std::nullopt;
}

std::optional<error> sheet_builder::repeat_cell(std::size_t count) {
    const std::size_t last = cells_.rows() - 1;
    const std::size_t columns = std::min(limits_.columns, most_columns);
    if (count > columns - cells_.columns(last)) return over("columns", columns, sheet_row(last), columns);
    if (auto failure = take_copies(count, count * cells_.text_of(cells_.filled() - 1).size())) return failure;
    cells_.repeat_cell(count);
    width_ = std::max(width_, cells_.columns(last));
    return std::nullopt;
}

std::optional<error> sheet_builder::repeat_row(std::size_t count) {
    const std::size_t last = cells_.rows() - 1;
    if (count >= most_rows - sheet_row(last)) return over("row", most_rows, most_rows, 0);
    std::size_t text_bytes = 0;
    for (std::size_t i = cells_.filled_begin(last); i < cells_.filled_end(last); ++i) text_bytes += cells_.text_of(i).size();
    if (auto failure = take_copies(count * (cells_.filled(last) + 1), count * text_bytes)) return failure;
    cells_.repeat_row(count);
    return std::nullopt;
}

void sheet_builder::add_note(note_kind kind, std::size_t row, std::size_t column, std::string_view text) {
    if (kind != note_kind::unplaced_text && notes_.size() >= most_formula_notes) {
        ++notes_.back().amount;
        return;
    }
    std::string_view quoted = utf8_prefix(text, longest_note);
    if (quoted.size() > budget_.note_bytes) quoted = utf8_prefix(text, shortest_note);
    budget_.note_bytes -= std::min(budget_.note_bytes, quoted.size());
    std::string kept(quoted);
    if (kept.size() < text.size()) kept.append("…");
    const auto cell = static_cast<std::int32_t>(std::min(column, most_columns)) + 1;
    notes_.push_back(note{kind, static_cast<std::int64_t>(row) + 1, cell, 0, std::move(kept)});
}

void sheet_builder::order_cells() {
    if (ordered_) return;
    struct placed_cell {
        std::size_t row = 0;
        std::size_t numbered = 0;
    };
    detail::block_list<placed_cell> places;
    for (std::size_t row = 0; row < cells_.rows(); ++row) {
        for (std::size_t i = cells_.filled_begin(row); i < cells_.filled_end(row); ++i) places.push_back({sheet_row(row), i});
    }
    const auto before = [this](const placed_cell& a, const placed_cell& b) {
        return a.row != b.row ? a.row < b.row : cells_.column_of(a.numbered) < cells_.column_of(b.numbered);
    };
    std::stable_sort(places.begin(), places.end(), before);
    grid ordered;
    ordered.keep_texts_of(cells_);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i - 1].row != places[i].row) ordered.begin_row(static_cast<std::int64_t>(places[i].row) + 1);
        // Of several texts for one cell the last one holds.
        if (i + 1 < places.size() && !before(places[i], places[i + 1])) continue;
        ordered.add_cell_of(cells_, places[i].numbered, cells_.column_of(places[i].numbered));
    }
    cells_ = std::move(ordered);
}

void sheet_builder::take_out(const std::vector<std::size_t>& numbered) {
    if (numbered.empty()) return;
    grid left;
    left.keep_texts_of(cells_);
    auto next = numbered.begin();
    for (std::size_t row = 0; row < cells_.rows(); ++row) {
        bool begun = false;
        for (std::size_t i = cells_.filled_begin(row); i < cells_.filled_end(row); ++i) {
            if (next != numbered.end() && *next == i) {
                ++next;
                continue;
            }
            if (!std::exchange(begun, true)) left.begin_row(cells_.line(row));
            left.add_cell_of(cells_, i, cells_.column_of(i));
        }
    }
    cells_ = std::move(left);
}

std::optional<error> sheet_builder::check_size() {
    if (cells_.rows() > limits_.rows) return over("rows", limits_.rows, sheet_row(limits_.rows), 0);
    for (std::size_t row = 0; row < cells_.rows(); ++row) {
        const std::size_t columns = cells_.columns(row);
        if (columns > budget_.cells) return fail(errc::limit_exceeded, "cells of all sheets", sheet_row(row), columns - 1);
        budget_.cells -= columns;
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
    std::vector<std::size_t> hidden;
    const auto hide_below = [this, &above, &hidden](std::size_t row, std::size_t numbered) {
        const std::size_t column = cells_.column_of(numbered);
        const auto behind = above.upper_bound(column);
        if (behind == above.begin()) return;
        const auto& [first_column, cells] = *std::prev(behind);
        if ((cells.row == row && first_column == column) || cells.column_end <= column || cells.row_end <= row) return;
        add_note(note_kind::unplaced_text, row, column, cells_.text_of(numbered));
        hidden.push_back(numbered);
    };
    for (std::size_t row = 0; row < cells_.rows() && !merges_.empty(); ++row) {
        while (next < merges_.size() && merges_[next].row <= sheet_row(row)) lay(merges_[next++]);
        for (std::size_t i = cells_.filled_begin(row); i < cells_.filled_end(row); ++i) hide_below(sheet_row(row), i);
    }
    take_out(hidden);
    merges_ = std::move(kept);
}

void sheet_builder::place_merges() {
    // The first row of the grid that is this one of the sheet or below.
    const auto grid_row = [this](std::size_t row) {
        std::size_t low = 0;
        for (std::size_t count = cells_.rows(); count > 0;) {
            const std::size_t half = count / 2;
            const bool above = sheet_row(low + half) < row;
            low += above ? half + 1 : 0;
            count = above ? count - half - 1 : half;
        }
        return low;
    };
    for (const merged_cells& one : merges_) {
        const std::size_t first = grid_row(one.row);
        const std::size_t rows = grid_row(one.row + one.rows) - first;
        if (rows > 0 && rows * one.columns > 1) cells_.add_merge({first, one.column, rows, one.columns});
    }
}

void sheet_builder::note_hidden() {
    const auto by_first = [](const run& a, const run& b) { return a.first < b.first; };
    const auto covers = [&by_first](const std::vector<run>& runs, std::size_t at) {
        auto after = std::upper_bound(runs.begin(), runs.end(), run{at, 0}, by_first);
        return after != runs.begin() && at - std::prev(after)->first < std::prev(after)->count;
    };
    std::sort(hidden_rows_.begin(), hidden_rows_.end(), by_first);
    std::sort(hidden_columns_.begin(), hidden_columns_.end(), by_first);
    note rows{note_kind::hidden_cells, 0, 0, 0, {}};
    for (std::size_t row = 0; row < cells_.rows() && !hidden_rows_.empty(); ++row) {
        if (!covers(hidden_rows_, sheet_row(row))) continue;
        if (rows.amount++ == 0) rows.line = cells_.line(row);
    }
    std::vector<bool> filled(width_);
    for (std::size_t i = 0; i < cells_.filled() && !hidden_columns_.empty(); ++i) filled[cells_.column_of(i)] = true;
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
    order_cells();
    settle_merges();
    if (auto failure = check_size()) return *std::move(failure);
    place_merges();
    note_hidden();
    sheet out;
    out.cells = std::move(cells_);
    out.name = std::move(name_);
    out.hidden = hidden_;
    out.notes.reserve(notes_.size());
    out.notes.assign(std::move_iterator(notes_.begin()), std::move_iterator(notes_.end()));
    out.flat = is_flat_table(out.cells);
    return out;
}

}  // namespace renaksi::io
