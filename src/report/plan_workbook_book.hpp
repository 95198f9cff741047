// A workbook being written: cells, formats, comments. What libxlsxwriter leaves open is settled here: texts are made fit for XML, the bytes
// depend on nothing but the calls (no clock, no locale), and a workbook that fails leaves nothing behind.
#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi::report {

/// Characters (UTF-16 units) that a cell or a comment may have, and rows that a sheet may have.
inline constexpr std::size_t most_cell_characters = 32'767;
inline constexpr std::size_t most_sheet_rows = 1'048'576;

/// What its sheets have in common.
inline constexpr std::uint32_t header_fill = 0xD9E1F2;
inline constexpr double line_points = 12;    ///< height of a line of text
inline constexpr double most_points = 409;   ///< of a row, as Excel has it
inline constexpr std::uint8_t paper_a4 = 9;  ///< ECMA-376 part 1, 18.3.1.63

enum class number_look : std::uint8_t { general, whole, with_sen, with_decimals };
enum class horizontal : std::uint8_t { left, centre, right };
enum class vertical : std::uint8_t { top, centre, bottom };

/// How a cell looks. Equal looks share one format of the workbook.
struct cell_look {
    bool bold = false;
    bool underlined = false;
    bool bordered = true;
    bool link = false;
    std::uint8_t indent = 0;
    std::uint8_t points = 9;
    number_look number = number_look::general;
    horizontal across = horizontal::left;
    vertical down = vertical::top;
    std::uint32_t fill = 0;  ///< RGB, 0 for none

    friend constexpr auto operator<=>(const cell_look&, const cell_look&) noexcept = default;
};

struct cell_range {
    std::uint32_t first_row = 0;
    std::uint16_t first_column = 0;
    std::uint32_t last_row = 0;
    std::uint16_t last_column = 0;

    [[nodiscard]] bool is_one_cell() const noexcept { return first_row == last_row && first_column == last_column; }
};

/// UTF-16 units of UTF-8 text, as spreadsheets count characters.
[[nodiscard]] std::size_t cell_characters(std::string_view text) noexcept;

/// Text as a cell keeps it: bytes that are no UTF-8 and characters that XML has not become U+FFFD, and what would be read as an escape
/// (`_x0041_`) is escaped itself.
[[nodiscard]] std::string cell_string(std::string_view text);

/// `M7`, from positions that count from 0.
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint16_t column);
[[nodiscard]] std::string column_name_of(std::uint16_t column);

/// Lines that a text takes in a column of that width (as spreadsheets count it) in the table's letters: nobody but the program that shows a
/// sheet knows exactly, and none fits the height of merged cells by itself.
[[nodiscard]] std::size_t lines_of(std::string_view text, double column_width);

/// Rows and columns count from 0. Belongs to one thread.
class workbook_book {
public:
    /// Errors: not_writable where there is no room for a temporary file.
    [[nodiscard]] static result<workbook_book> open(std::string_view title);
    ~workbook_book();
    workbook_book(workbook_book&& from) noexcept;
    workbook_book(const workbook_book&) = delete;
    workbook_book& operator=(const workbook_book&) = delete;
    workbook_book& operator=(workbook_book&&) = delete;

    [[nodiscard]] lxw_worksheet* add_sheet(const char* name);
    [[nodiscard]] lxw_format* format(const cell_look& look);

    /// A text; an empty one leaves a blank cell with its border.
    void text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text, const cell_look& look);
    /// A text over several cells, shown as one.
    void text(lxw_worksheet* sheet, const cell_range& cells, std::string_view text, const cell_look& look);
    void comment(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const std::string& text);

    /// The bytes; the book is done then. Errors: not_writable with the library's reason.
    [[nodiscard]] result<std::string> finish();

private:
    workbook_book(lxw_workbook* book, std::string file) : book_(book), file_(std::move(file)) {}

    lxw_workbook* book_;
    std::string file_;
    std::map<cell_look, lxw_format*> formats_;
};

}  // namespace renaksi::report
