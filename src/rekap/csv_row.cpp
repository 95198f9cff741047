#include "rekap/csv_row.hpp"

#include <algorithm>

#include "renaksi/base/text.hpp"

namespace renaksi::rekap_detail {
namespace {

constexpr std::string_view not_closed = "a quote that is not closed";
constexpr std::string_view text_behind = "text behind a closing quote";
constexpr std::string_view quote_inside = "a quote in a cell that does not begin with one";

}  // namespace

csv_row::outcome csv_row::read(std::string_view text, std::size_t at, bool is_last) {
    cells_.clear();
    at_ = at;
    lines_ = 0;
    for (;;) {
        cell_begin_ = at_;
        cell_line_ = lines_;
        switch (read_cell(text, is_last)) {
            case step::next_cell:
                break;
            case step::end_of_row:
                next_ = at_;
                return outcome::whole;
            case step::unfinished:
                return outcome::unfinished;
            case step::broken:
                return give_up(text, is_last);
        }
    }
}

csv_row::step csv_row::read_cell(std::string_view text, bool is_last) {
    if (at_ < text.size() && text[at_] == '"') return read_quoted(text, is_last);
    csv_cell cell{at_, at_, false};
    while (at_ < text.size() && text[at_] != ',' && text[at_] != '\n') {
        if (text[at_] == '"') {
            reason_ = quote_inside;
            return step::broken;
        }
        ++at_;
    }
    cell.end = at_;
    const bool ends_line = at_ == text.size() || text[at_] == '\n';
    if (ends_line && cell.end > cell.begin && text[cell.end - 1] == '\r') --cell.end;
    return end_cell(text, is_last, cell);
}

csv_row::step csv_row::read_quoted(std::string_view text, bool is_last) {
    const std::size_t begin = ++at_;
    const std::size_t limit = std::min(text.size(), begin + longest_quoted);
    std::uint64_t lines = 0;
    for (; at_ < limit; ++at_) {
        if (text[at_] == '\n') ++lines;
        if (text[at_] != '"') continue;
        if (at_ + 1 == text.size() || text[at_ + 1] != '"') break;
        ++at_;
    }
    if (at_ >= limit) {
        if (limit == text.size() && !is_last) return step::unfinished;
        reason_ = not_closed;
        return step::broken;
    }
    const csv_cell cell{begin, at_++, true};
    const std::string_view behind = text.substr(at_, 2);
    if (behind == "\r" || behind == "\r\n") ++at_;
    if (at_ < text.size() && text[at_] != ',' && text[at_] != '\n') {
        reason_ = lines > 0 ? not_closed : text_behind;
        return step::broken;
    }
    lines_ += lines;
    return end_cell(text, is_last, cell);
}

/// At the byte behind a cell.
csv_row::step csv_row::end_cell(std::string_view text, bool is_last, const csv_cell& cell) {
    if (at_ == text.size() && !is_last) return step::unfinished;
    cells_.push_back(cell);
    if (at_ == text.size()) return step::end_of_row;
    const bool ends_row = text[at_++] == '\n';
    if (!ends_row) return step::next_cell;
    ++lines_;
    return step::end_of_row;
}

csv_row::outcome csv_row::give_up(std::string_view text, bool is_last) {
    const std::size_t end = text.find('\n', cell_begin_);
    if (end == std::string_view::npos && !is_last) return outcome::unfinished;
    next_ = end == std::string_view::npos ? text.size() : end + 1;
    lines_ = cell_line_ + (end == std::string_view::npos ? 0 : 1);
    return outcome::broken;
}

std::string_view csv_row::content(std::string_view text, const csv_cell& cell, std::string& changed) {
    const std::string_view written = text.substr(cell.begin, cell.end - cell.begin);
    if (!cell.is_quoted || written.find_first_of("\"\r") == std::string_view::npos) return trim(written);
    changed.clear();
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        const char behind = i + 1 < written.size() ? written[i + 1] : '\0';
        if (c == '\r' && behind == '\n') continue;
        changed.push_back(c == '\r' ? '\n' : c);
        if (c == '"') ++i;
    }
    return trim(changed);
}

}  // namespace renaksi::rekap_detail
