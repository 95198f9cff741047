#include "io/document_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// A table of a plan has at least a name, a unit, a target and an amount or two.
constexpr std::size_t most_loose_cells = 3;
constexpr std::size_t most_loose_rows = 40;

[[nodiscard]] std::size_t filled_cells(const grid& cells, std::size_t row) {
    std::size_t filled = 0;
    for (std::size_t column = 0; column < cells.columns(row); ++column) filled += cells.cell(row, column).empty() ? 0U : 1U;
    return filled;
}

[[nodiscard]] std::size_t most_filled_cells(const grid& cells) {
    std::size_t most = 0;
    for (std::size_t row = 0; row < cells.rows(); ++row) most = std::max(most, filled_cells(cells, row));
    return most;
}

/// `Tahun | : | 2022`
[[nodiscard]] bool is_field_row(const grid& cells, std::size_t row) {
    for (std::size_t column = 0; column < cells.columns(row); ++column) {
        if (cells.cell(row, column).ends_with(':') || cells.cell(row, column).starts_with(':')) return true;
    }
    return false;
}

/// Digits and what stands between them in amounts and shares; the eighteen digits of a NIP are none.
[[nodiscard]] bool is_figure(std::string_view cell) {
    constexpr std::ptrdiff_t nip_digits = 18;
    if (starts_with_nocase(cell, "rp")) cell.remove_prefix(2);
    const auto digits = std::count_if(cell.begin(), cell.end(), is_digit);
    const auto fits = [](char c) { return is_digit(c) || std::string_view(" .,()-%").find(c) != std::string_view::npos; };
    return digits > 0 && digits != nip_digits && std::all_of(cell.begin(), cell.end(), fits);
}

/// An address, a field list, a signature block: few cells a row, and no column of figures.
[[nodiscard]] bool is_loose(const grid& cells) {
    if (cells.rows() > most_loose_rows || most_filled_cells(cells) > most_loose_cells) return false;
    std::vector<bool> has_figure;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        if (is_field_row(cells, row)) continue;
        has_figure.resize(std::max(has_figure.size(), cells.columns(row)));
        for (std::size_t column = 0; column < cells.columns(row); ++column) {
            if (!is_figure(cells.cell(row, column))) continue;
            if (has_figure[column]) return false;
            has_figure[column] = true;
        }
    }
    return true;
}

[[nodiscard]] std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trim(line);
}

void add_lines(document_parts& to, std::string_view text, std::size_t column = 0) {
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) continue;
        document_part& part = to.emplace_back();
        part.cells.resize(column);
        part.cells.emplace_back(line);
    }
}

/// The first lines of all cells beside each other, then the second ones, each in its column.
void add_loose_row(document_parts& to, const grid& cells, std::size_t row) {
    std::vector<std::string_view> rest;
    for (std::size_t column = 0; column < cells.columns(row); ++column) rest.push_back(cells.cell(row, column));
    while (std::any_of(rest.begin(), rest.end(), [](std::string_view text) { return !text.empty(); })) {
        std::vector<std::string> lines;
        lines.reserve(rest.size());
        for (std::string_view& text : rest) lines.emplace_back(take_line(text));
        while (!lines.empty() && lines.back().empty()) lines.pop_back();
        if (lines.empty()) continue;
        to.emplace_back().cells = std::move(lines);
    }
}

/// Three signatures side by side would look like a row of a table; so they come below each other, each in its column.
void add_loose_rows(document_parts& to, const grid& cells) {
    std::size_t width = 0;
    bool wide = false;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        width = std::max(width, cells.columns(row));
        wide = wide || (filled_cells(cells, row) >= most_loose_cells && !is_field_row(cells, row));
    }
    for (std::size_t column = 0; wide && column < width; ++column) {
        for (std::size_t row = 0; row < cells.rows(); ++row) add_lines(to, cells.cell(row, column), column);
    }
    for (std::size_t row = 0; !wide && row < cells.rows(); ++row) add_loose_row(to, cells, row);
}

/// `3`, `- 3 -`, `Halaman 3 dari 10`, `3 | P a g e`
[[nodiscard]] bool is_page_number(const document_part& part) {
    constexpr std::array<std::string_view, 14> words{"halaman", "hal", "hal.", "page", "p", "a", "g",
                                                     "e",       "of",  "dari", "-",    "|", "/", ":"};
    constexpr std::size_t most_digits = 4;
    bool has_figure = false;
    bool others = false;
    for (const std::string& cell : part.cells) {
        for_each_word(cell, [&](std::string_view word) {
            const bool figure = word.size() <= most_digits && std::all_of(word.begin(), word.end(), is_digit);
            has_figure = has_figure || figure;
            others = others || (!figure && std::find(words.begin(), words.end(), lower(word)) == words.end());
            return !others;
        });
    }
    return has_figure && !others;
}

[[nodiscard]] std::size_t width_of(const grid& cells) {
    std::size_t width = 0;
    for (std::size_t row = 0; row < cells.rows(); ++row) width = std::max(width, cells.columns(row));
    for (const merged_cells& merge : cells.merges()) width = std::max(width, merge.column + merge.columns);
    return width;
}

class sheet_maker {
public:
    explicit sheet_maker(const read_limits& limits) : limits_(&limits) {}

    [[nodiscard]] result<workbook> make(document_parts parts) {
        for (; !parts.empty(); parts.pop_front()) {
            document_part& part = parts.front();
            if (part.nested) {
                nested_.push_back(std::move(*part.table));
            } else if (part.kind != part_kind::table) {
                waiting_.push_back(std::move(part));
            } else if (auto failure = add_table(*part.table)) {
                return *std::move(failure);
            }
        }
        if (out_.sheets.empty()) return make_error(errc::no_table, "tables: 0");
        if (auto failure = end_sheet(waiting_.end())) return *std::move(failure);
        return std::move(out_);
    }

private:
    using part_iterator = document_parts::iterator;

    [[nodiscard]] std::optional<error> begin_row() {
        grid& cells = out_.sheets.back().cells;
        cells.begin_row(static_cast<std::int64_t>(cells.rows()) + 1);
        if (cells.rows() <= limits_->rows) return std::nullopt;
        return over_limit("rows", limits_->rows, 0);
    }

    [[nodiscard]] error over_limit(std::string_view what, std::size_t limit, std::size_t column) const {
        error e = make_error(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit));
        e.where.line = static_cast<std::int64_t>(out_.sheets.back().cells.rows());
        e.where.column = static_cast<std::int64_t>(column);
        return e;
    }

    [[nodiscard]] std::optional<error> add_rows(part_iterator from, const part_iterator& to) {
        for (; from != to; ++from) {
            if (from->kind != part_kind::paragraph) continue;
            if (auto failure = begin_row()) return failure;
            for (const std::string& cell : from->cells) {
                grid& cells = out_.sheets.back().cells;
                if (cell.size() > limits_->cell_bytes) {
                    return over_limit("cell bytes", limits_->cell_bytes, cells.columns(cells.rows() - 1) + 1);
                }
                cells.add_cell(cell);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> append(sheet& table) {
        sheet& to = out_.sheets.back();
        const std::size_t before = to.cells.rows();
        for (std::size_t row = 0; row < table.cells.rows(); ++row) {
            if (auto failure = begin_row()) return failure;
            for (std::size_t column = 0; column < table.cells.columns(row); ++column) {
                to.cells.add_cell(table.cells.cell(row, column), table.cells.type(row, column));
            }
        }
        for (merged_cells merge : table.cells.merges()) {
            merge.row += before;
            to.cells.add_merge(merge);
        }
        for (note& one : table.notes) {
            one.line += one.line > 0 ? static_cast<std::int64_t>(before) : 0;
            to.notes.push_back(std::move(one));
        }
        width_ = std::max(width_, width_of(table.cells));
        table = sheet{};  // its text is kept twice no longer
        return std::nullopt;
    }

    [[nodiscard]] bool goes_on(const sheet& table) const {
        if (out_.sheets.empty() || out_.sheets.back().hidden != table.hidden || width_of(table.cells) != width_) return false;
        return std::all_of(waiting_.begin(), waiting_.end(), [this](const document_part& part) {
            const auto repeats = [&part](const document_part& above) { return above.cells == part.cells; };
            return part.kind == part_kind::page_break || is_page_number(part) || std::any_of(above_.begin(), above_.end(), repeats);
        });
    }

    /// The text behind the table, then the tables that stood in its cells.
    [[nodiscard]] std::optional<error> end_sheet(const part_iterator& text_end) {
        if (auto failure = add_rows(waiting_.begin(), text_end)) return failure;
        for (sheet& table : nested_) {
            begin_sheet(table);
            if (auto failure = append(table)) return failure;
        }
        nested_.clear();
        return std::nullopt;
    }

    void begin_sheet(sheet& table) {
        sheet& to = out_.sheets.emplace_back();
        to.name = std::move(table.name);
        to.hidden = table.hidden;
        width_ = 0;
    }

    [[nodiscard]] std::optional<error> add_table(sheet& table) {
        if (goes_on(table)) {
            waiting_.clear();
            return append(table);
        }
        const auto from = out_.sheets.empty() ? waiting_.begin() : divide();
        if (!out_.sheets.empty()) {
            if (auto failure = end_sheet(from)) return failure;
        }
        begin_sheet(table);
        if (auto failure = add_rows(from, waiting_.end())) return failure;
        above_.assign(std::make_move_iterator(from), std::make_move_iterator(waiting_.end()));
        waiting_.clear();
        return append(table);
    }

    /// Where the text between two tables ceases to belong to the one above.
    [[nodiscard]] part_iterator divide() {
        const auto page_break =
            std::find_if(waiting_.begin(), waiting_.end(), [](const document_part& part) { return part.kind == part_kind::page_break; });
        if (page_break != waiting_.end()) return page_break;
        const auto names_nip = [](const document_part& part) {
            return std::any_of(part.cells.begin(), part.cells.end(),
                               [](const std::string& cell) { return starts_with_nocase(cell, "nip"); });
        };
        return std::find_if(waiting_.rbegin(), waiting_.rend(), names_nip).base();
    }

    const read_limits* limits_;
    workbook out_;
    document_parts waiting_;     ///< since the last table
    std::vector<sheet> nested_;  ///< tables in cells of the last sheet's table
    document_parts above_;       ///< what stands above the last sheet's table
    std::size_t width_ = 0;      ///< of the last sheet's table
};

/// What lays out other tables, told as paragraphs. Takes the nested tables' parts out of `parts`.
[[nodiscard]] document_parts told_as_text(document_parts& parts, const grid& cells, std::vector<nested_table>& nested) {
    document_parts out;
    auto next = nested.begin();
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        if (next == nested.end() || next->row != row) {
            add_loose_row(out, cells, row);
            continue;
        }
        for (std::size_t column = 0; column < cells.columns(row); ++column) {
            if (next == nested.end() || next->row != row || next->column != column) {
                add_lines(out, cells.cell(row, column));
                continue;
            }
            for (; next != nested.end() && next->row == row && next->column == column; ++next) {
                add_lines(out, next->before);
                for (std::size_t i = next->first_part; i < next->last_part; ++i) out.push_back(std::move(parts[i]));
                add_lines(out, next->after);
            }
        }
    }
    return out;
}

}  // namespace

void add_paragraph(document_parts& to, std::string_view text) {
    if (trim(text).empty()) return;
    document_part part;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t tab = std::min(text.find('\t', at), text.size());
        part.cells.emplace_back(trim(text.substr(at, tab - at)));
        at = std::min(text.find_first_not_of('\t', tab), text.size());
    }
    while (part.cells.back().empty()) part.cells.pop_back();
    to.push_back(std::move(part));
}

void add_table(document_parts& to, std::size_t first_part, sheet table, std::vector<nested_table> nested) {
    if (table.cells.rows() == 0) return;
    if (!nested.empty() && most_filled_cells(table.cells) <= most_loose_cells) {
        document_parts text = told_as_text(to, table.cells, nested);
        to.resize(first_part);
        to.insert(to.end(), std::make_move_iterator(text.begin()), std::make_move_iterator(text.end()));
        return;
    }
    for (std::size_t i = first_part; i < to.size(); ++i) to[i].nested = to[i].kind == part_kind::table;
    document_part part;
    part.kind = part_kind::table;
    part.table = std::make_unique<sheet>(std::move(table));
    to.insert(to.begin() + static_cast<std::ptrdiff_t>(first_part), std::move(part));
}

result<workbook> make_sheets(document_parts parts, const read_limits& limits) {
    const auto is_table = [](const document_part& part) { return part.kind == part_kind::table; };
    const bool has_other =
        std::any_of(parts.begin(), parts.end(), [&](const document_part& part) { return is_table(part) && !is_loose(part.table->cells); });
    if (has_other) {
        document_parts told;
        for (; !parts.empty(); parts.pop_front()) {
            document_part& part = parts.front();
            if (is_table(part) && !part.nested && is_loose(part.table->cells)) {
                add_loose_rows(told, part.table->cells);
            } else {
                told.push_back(std::move(part));
            }
        }
        parts = std::move(told);
    }
    return sheet_maker(limits).make(std::move(parts));
}

}  // namespace renaksi::io
