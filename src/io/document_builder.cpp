#include "io/document_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// Each costs as much as a hundred bytes of text and more, empty or not.
constexpr std::size_t most_tables = 20'000;

}  // namespace

document_builder::document_builder(const read_limits& limits, white_space mode)
    : limits_(&limits), mode_(mode), paragraph_(mode, limits.cell_bytes) {}

cell_text* document_builder::target() {
    if (!in_table()) return &paragraph_;
    open_table& table = tables_.back();
    return table.in_cell || table.in_caption ? &table.text : nullptr;
}

void document_builder::add_text(std::string_view text) {
    if (cell_text* to = target()) to->add(text);
}

void document_builder::break_line() {
    if (!in_table()) {
        end_paragraph();
    } else if (cell_text* to = target()) {
        to->break_line();
    }
}

void document_builder::break_block() {
    if (!in_table()) {
        end_paragraph();
    } else if (cell_text* to = target()) {
        to->break_block();
    }
}

void document_builder::break_page() {
    break_block();
    if (!in_table()) parts_.emplace_back().kind = part_kind::page_break;
}

std::optional<error> document_builder::begin_table(bool hidden, std::string name) {
    if (++begun_ > most_tables) return make_error(errc::limit_exceeded, "tables > " + std::to_string(most_tables));
    if (!in_table()) {
        end_paragraph();
    } else if (tables_.back().in_cell) {
        open_table& outer = tables_.back();
        nested_table nested;
        nested.row = outer.cells.rows() - 1;
        nested.before = outer.text.take();
        nested.first_part = parts_.size();
        outer.nested.push_back(std::move(nested));
        ++outer.cell_nested;
    }
    open_table& table = tables_.emplace_back(*limits_, mode_, parts_.size());
    table.out.hidden = hidden;
    table.out.name = std::move(name);
    return std::nullopt;
}

void document_builder::end_table() {
    if (!in_table()) return;
    open_table table = std::move(tables_.back());
    tables_.pop_back();
    const std::int64_t hidden = table.hidden_rows + table.hidden_columns;
    if (hidden > 0) table.out.notes.push_back(note{note_kind::hidden_cells, 0, 0, hidden, {}});
    table.out.cells = table.cells.finish();
    add_table(parts_, table.first_part, std::move(table.out), std::move(table.nested));
    add_caption(table.caption, table.first_part);
    if (in_cell() && tables_.back().cell_nested > 0) tables_.back().nested.back().last_part = parts_.size();
}

std::optional<error> document_builder::begin_row(bool hidden) {
    if (!in_table()) return std::nullopt;
    open_table& table = tables_.back();
    table.hidden_rows += hidden ? 1 : 0;
    return table.cells.begin_row();
}

std::optional<error> document_builder::skip_places(std::size_t columns) {
    return in_table() ? tables_.back().cells.skip_places(columns) : std::nullopt;
}

void document_builder::end_row() {
    if (!in_table()) return;
    open_table& table = tables_.back();
    table.hidden_columns = std::max(table.hidden_columns, std::exchange(table.hidden_cells, 0));
}

void document_builder::end_group() {
    if (in_table()) tables_.back().cells.end_group();
}

void document_builder::hide_column() {
    if (in_table()) ++tables_.back().hidden_columns;
}

bool document_builder::begin_cell(bool hidden) {
    if (rows() == 0) return false;
    open_table& table = tables_.back();
    table.text.clear();
    table.in_cell = true;
    table.cell_nested = 0;
    table.hidden_cells += hidden ? 1 : 0;
    return true;
}

std::string document_builder::end_cell() {
    open_table& table = tables_.back();
    table.in_cell = false;
    std::string text = table.text.take();
    if (table.cell_nested == 0) return text;
    std::string all;
    for (std::size_t i = table.nested.size() - table.cell_nested; i < table.nested.size(); ++i) {
        all.append(table.nested[i].before).append(table.nested[i].before.empty() ? "" : "\n");
    }
    table.nested.back().after = text;
    return all + text;
}

std::optional<error> document_builder::add_cell(std::string_view text, const cell_span& span, cell_type type) {
    open_table& table = tables_.back();
    if (auto failure = table.cells.add_cell(text, span, type)) return failure;
    for (std::size_t i = table.nested.size() - table.cell_nested; i < table.nested.size(); ++i)
        table.nested[i].column = table.cells.column();
    table.cell_nested = 0;
    return std::nullopt;
}

void document_builder::drop_cell(std::string_view text) {
    if (trim(text).empty()) return;
    open_table& table = tables_.back();
    note hidden{note_kind::unplaced_text, static_cast<std::int64_t>(rows()), 0, 0, collapse(text)};
    hidden.column = static_cast<std::int32_t>(table.cells.column()) + 1;
    table.out.notes.push_back(std::move(hidden));
}

void document_builder::begin_caption() {
    if (!in_table()) return;
    tables_.back().text.clear();
    tables_.back().in_caption = true;
}

void document_builder::end_caption() {
    if (!in_table() || !tables_.back().in_caption) return;
    open_table& table = tables_.back();
    table.in_caption = false;
    table.caption = table.text.take();
    table.out.name = collapse(table.caption);
}

void document_builder::add_caption(std::string_view caption, std::size_t first_part) {
    document_parts title;
    while (!caption.empty()) {
        const std::size_t end = std::min(caption.find('\n'), caption.size());
        add_paragraph(title, caption.substr(0, end));
        caption.remove_prefix(std::min(end + 1, caption.size()));
    }
    parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(first_part), std::make_move_iterator(title.begin()),
                  std::make_move_iterator(title.end()));
}

bool document_builder::has_tables() const noexcept {
    return std::any_of(parts_.begin(), parts_.end(), [](const document_part& part) { return part.kind == part_kind::table; });
}

void document_builder::forget_paragraphs() {
    paragraph_.clear();
    const auto is_other = [](const document_part& part) { return part.kind != part_kind::table; };
    parts_.erase(std::remove_if(parts_.begin(), parts_.end(), is_other), parts_.end());
}

result<workbook> document_builder::finish() {
    while (in_table()) end_table();
    end_paragraph();
    return make_sheets(std::move(parts_), *limits_);
}

}  // namespace renaksi::io
