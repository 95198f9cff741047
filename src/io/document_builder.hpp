// Reading a page or a text document element by element: the tables that are open, their cells, and the paragraphs around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/cell_text.hpp"
#include "io/document_parts.hpp"
#include "io/span_table.hpp"

namespace renaksi::io {

/// Tables nest: what is read belongs to the innermost open one. A table inside a cell is a table of its own and no text of that cell.
class document_builder {
public:
    /// `limits` must outlive the builder.
    document_builder(const read_limits& limits, white_space mode);

    [[nodiscard]] bool in_table() const noexcept { return !tables_.empty(); }
    [[nodiscard]] bool in_cell() const noexcept { return in_table() && tables_.back().in_cell; }
    /// Rows of the innermost table so far.
    [[nodiscard]] std::size_t rows() const noexcept { return in_table() ? tables_.back().cells.rows() : 0; }

    /// Text of the open cell or caption, else of a paragraph; between the cells of a table it is dropped, as a page's blanks are.
    void add_text(std::string_view text);
    /// To the next tab stop, which in a cell is a blank.
    void add_tab() { add_text(in_table() ? " " : "\t"); }
    void break_line();
    void break_block();
    void break_page();

    /// Error: limit_exceeded for more tables than any document has.
    [[nodiscard]] std::optional<error> begin_table(bool hidden, std::string name = {});
    void end_table();
    /// Nothing of these happens outside a table. Errors: of `span_table`.
    [[nodiscard]] std::optional<error> begin_row(bool hidden);
    [[nodiscard]] std::optional<error> skip_places(std::size_t columns);
    void end_row();
    void end_group();
    void hide_column();

    /// False where no row is open: what follows is text like any other.
    [[nodiscard]] bool begin_cell(bool hidden = false);
    /// The open cell's text; the cell is no longer open and waits for `add_cell` or `drop_cell`.
    [[nodiscard]] std::string end_cell();
    /// Errors: of `span_table`.
    [[nodiscard]] std::optional<error> add_cell(std::string_view text, const cell_span& span, cell_type type = cell_type::text);
    /// A cell that shows nothing, since another covers it: its text, if it has any, becomes a note.
    void drop_cell(std::string_view text);

    void begin_caption();
    void end_caption();

    /// Text that turned out to be none of the plan's: what was read of the paragraphs so far, and whether a table was.
    [[nodiscard]] bool has_tables() const noexcept;
    void forget_paragraphs();

    /// Not to be used after that. Errors: of `make_sheets`.
    [[nodiscard]] result<workbook> finish();

private:
    struct open_table {
        open_table(const read_limits& limits, white_space mode, std::size_t parts_before)
            : cells(limits), text(mode, limits.cell_bytes), first_part(parts_before) {}

        sheet out;
        span_table cells;
        cell_text text;  ///< of the open cell or caption
        std::string caption;
        std::size_t first_part;
        std::vector<nested_table> nested;
        std::size_t cell_nested = 0;  ///< tables nested in the cell
        bool in_cell = false;
        bool in_caption = false;
        std::int64_t hidden_rows = 0;
        std::int64_t hidden_columns = 0;
        std::int64_t hidden_cells = 0;  ///< of the open row
    };
    [[nodiscard]] cell_text* target();
    void end_paragraph() { add_paragraph(parts_, paragraph_.take()); }
    void add_caption(std::string_view caption, std::size_t first_part);

    const read_limits* limits_;
    white_space mode_;
    document_parts parts_;
    std::vector<open_table> tables_;
    std::size_t begun_ = 0;  ///< tables
    cell_text paragraph_;
};

}  // namespace renaksi::io
