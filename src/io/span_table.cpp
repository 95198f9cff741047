#include "io/span_table.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace renaksi::io {
namespace {

constexpr std::size_t endless = std::numeric_limits<std::size_t>::max();

/// Places under spans in one table: 10,000 rows of a plan with 30 columns have less than a sixth of it.
constexpr std::size_t most_fillers = 2'000'000;

}  // namespace

error span_table::over_limit(std::string_view what, std::size_t limit, std::size_t column) const {
    error e = make_error(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit));
    e.where.line = static_cast<std::int64_t>(cells_.rows());
    e.where.column = static_cast<std::int64_t>(column);
    return e;
}

std::optional<error> span_table::begin_row() {
    if (cells_.rows() >= limits_->rows) return over_limit("rows", limits_->rows, 0);
    cells_.begin_row(static_cast<std::int64_t>(cells_.rows()) + 1);
    next_ = 0;
    return std::nullopt;
}

std::optional<error> span_table::fill_to(std::size_t column) {
    const std::size_t at = cells_.columns(cells_.rows() - 1);
    if (at >= column) return std::nullopt;
    if (column - at > most_fillers - fillers_) return over_limit("cells under spans", most_fillers, at + (most_fillers - fillers_) + 1);
    fillers_ += column - at;
    cells_.add_blanks(column - at);
    return std::nullopt;
}

std::optional<error> span_table::skip_places(std::size_t columns) {
    if (columns > most_columns_ || next_ + columns > most_columns_) return over_limit("columns", most_columns_, next_ + 1);
    next_ += columns;
    return std::nullopt;
}

void span_table::extend(const cell_span& span, std::size_t columns) {
    const std::size_t row = cells_.rows() - 1;
    const std::size_t above = column_ < places_.size() ? places_[column_].merge : 0;
    std::size_t merge = 0;
    if (span.continues && above > 0) {
        merged_cells& from = merges_[above - 1];
        if (from.column == column_ && from.columns == columns && from.row + from.rows == row) {
            ++from.rows;
            merge = above;
        }
    }
    if (merge == 0 && (span.opens || columns > 1 || span.rows != 1)) {
        merges_.push_back(merged_cells{row, column_, span.rows == 0 ? endless - row : span.rows, columns});
        merge = span.opens ? merges_.size() : 0;
    }
    const std::size_t covered_to = span.rows == 0 ? endless : row + span.rows;
    if (places_.size() < column_ + columns) places_.resize(column_ + columns);
    for (std::size_t i = column_; i < column_ + columns; ++i) {
        places_[i] = place{span.rows == 1 ? 0 : covered_to, i == column_ ? merge : 0};
    }
}

std::optional<error> span_table::add_cell(std::string_view text, const cell_span& span, cell_type type) {
    while (is_covered(next_)) ++next_;
    if (next_ >= most_columns_) return over_limit("columns", most_columns_, next_ + 1);
    if (text.size() > limits_->cell_bytes) return over_limit("cell bytes", limits_->cell_bytes, next_ + 1);
    std::size_t columns = std::max<std::size_t>(span.columns, 1);
    if (columns > most_columns_ - next_) return over_limit("columns", most_columns_, next_ + 1);
    for (std::size_t i = 1; i < columns; ++i) {
        if (is_covered(next_ + i)) columns = i;
    }
    if (auto failure = fill_to(next_)) return failure;
    column_ = next_;
    cells_.add_cell(text, type);
    extend(span, columns);
    next_ += columns;
    width_ = std::max(width_, column_ + 1);
    return std::nullopt;
}

void span_table::end_group() {
    for (std::size_t i = group_merges_; i < merges_.size(); ++i)
        merges_[i].rows = std::min(merges_[i].rows, cells_.rows() - merges_[i].row);
    group_merges_ = merges_.size();
    std::fill(places_.begin(), places_.end(), place{});
}

grid span_table::finish() {
    end_group();
    for (merged_cells merge : merges_) {
        merge.columns = std::min(merge.columns, width_ - merge.column);
        if (merge.rows > 1 || merge.columns > 1) cells_.add_merge(merge);
    }
    return std::move(cells_);
}

}  // namespace renaksi::io
