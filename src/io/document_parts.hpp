// The tables of a page or a text document with the paragraphs between them, and how they become sheets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/workbook.hpp"

namespace renaksi::io {

enum class part_kind : std::uint8_t { paragraph, page_break, table };

/// One thing of a document, in its order.
struct document_part {
    part_kind kind = part_kind::paragraph;
    bool nested = false;             ///< a table in a cell of the one before: nothing around it is its text
    std::vector<std::string> cells;  ///< of a paragraph: what stands between its tabs
    std::unique_ptr<sheet> table;    ///< of a table: rows numbered from 1, notes with those numbers
};

/// Long ones do not move as they grow, and are freed from the front while sheets are made of them.
using document_parts = std::deque<document_part>;

/// A paragraph, its first cell at the margin. A run of tabs is one: how many somebody needs to get to a place depends on the text before
/// them. Nothing for text that is blank.
void add_paragraph(document_parts& to, std::string_view text);

/// A table inside another.
struct nested_table {
    std::size_t row = 0;  ///< of the outer table, as is the column
    std::size_t column = 0;
    std::string before;          ///< what the outer cell says before it, behind the nested table before
    std::string after;           ///< what it says behind its last nested table
    std::size_t first_part = 0;  ///< the parts that came of it
    std::size_t last_part = 0;   ///< behind the last
};

/// Puts a table among the parts, before those that came of tables inside it: these are the ones from `first_part` on. One that only lays
/// out others (none of its rows has more than three cells that say something) is no table but paragraphs, with the others between them.
/// `nested`: in the order of the document.
void add_table(document_parts& to, std::size_t first_part, sheet table, std::vector<nested_table> nested);

/// A sheet for each table that is one by its content, in document order. Tables without figures in columns and with few cells a row (an
/// address, a signature block) are text, unless all are like that. Text before the first table and after the last belongs to them, a line a
/// row. Between two tables it is divided at a page break; else below the last line that begins with `NIP`; else all belongs to the table
/// below. A table goes on in the next one where both have as many columns and nothing stands between them but page numbers and what stood
/// above the first. Rows are numbered from 1 in each sheet. Errors: no_table, limit_exceeded.
[[nodiscard]] result<workbook> make_sheets(document_parts parts, const read_limits& limits);

}  // namespace renaksi::io
