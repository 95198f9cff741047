// Cells of a spreadsheet as they come out of a file, in any order and with gaps, made into a sheet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/workbook.hpp"

namespace renaksi::io {

/// What all sheets of a document may take together. A file of a few bytes can say "this text a million times"; what its cells take is held
/// against what the file itself takes.
struct spreadsheet_budget {
    std::size_t sheets = 0;
    std::size_t cells = 0;       ///< blank ones in front of others among them
    std::size_t copies = 0;      ///< cells that only repeat another, and rows that do
    std::size_t text_bytes = 0;  ///< as if each cell had a text of its own
    std::size_t made_bytes = 0;  ///< of texts that do not stand elsewhere already
    std::size_t note_bytes = 0;  ///< of what notes quote

    /// For a document whose parts have `unpacked_bytes`.
    [[nodiscard]] static spreadsheet_budget of(std::size_t unpacked_bytes) noexcept;
    /// Error: limit_exceeded.
    [[nodiscard]] std::optional<error> take_sheet();
};

/// Rows and columns count from 0 here, as in the grid. Rows without text do not come into the grid; a row keeps its number as its line.
class sheet_builder {
public:
    /// Both must outlive it.
    sheet_builder(std::string name, const read_limits& limits, spreadsheet_budget& budget)
        : name_(std::move(name)), limits_(limits), budget_(budget) {}

    /// A cell's text, line ends kept; without any, nothing happens. Error: limit_exceeded with row and column.
    [[nodiscard]] std::optional<error> put(std::size_t row, std::size_t column, std::string_view text, cell_type type = cell_type::text);
    /// A cell that is not blank of a grid whose texts the sheet was told to keep. Error: as `put`.
    [[nodiscard]] std::optional<error> put_shared(std::size_t row, std::size_t column, const grid& from, std::size_t numbered);
    void keep_texts(std::shared_ptr<const void> texts) { cells_.keep_texts(std::move(texts)); }
    /// The last text so many times again, in the columns behind it. Errors: as `put`.
    [[nodiscard]] std::optional<error> repeat_cell(std::size_t count);
    /// The row of the last text so many times again, in the rows below it. Errors: as `put`.
    [[nodiscard]] std::optional<error> repeat_row(std::size_t count);
    /// Texts so far.
    [[nodiscard]] std::size_t filled() const noexcept { return cells_.filled(); }
    [[nodiscard]] std::size_t most_cell_bytes() const noexcept { return limits_.cell_bytes; }
    void merge(const merged_cells& cells) { merges_.push_back(cells); }
    void hide_rows(std::size_t first, std::size_t count) { hidden_rows_.push_back({first, count}); }
    void hide_columns(std::size_t first, std::size_t count) { hidden_columns_.push_back({first, count}); }
    /// What is quoted is cut to a few characters where notes quote too much.
    void add_note(note_kind kind, std::size_t row, std::size_t column, std::string_view text);
    void hide() noexcept { hidden_ = true; }

    /// An error of this sheet: with its name, row and column.
    [[nodiscard]] error fail(errc code, std::string_view what, std::size_t row, std::size_t column) const;

    /// The sheet; of two texts for one cell the later holds. Merged cells that overlap others further up, or lie where there is no text,
    /// are left out. A text that merged cells hide becomes a note. Error: limit_exceeded. O(n log n) in cells and merges.
    [[nodiscard]] result<sheet> finish();

private:
    struct run {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    [[nodiscard]] error over(std::string_view what, std::size_t limit, std::size_t row, std::size_t column) const;
    /// Makes a place the next one of the grid. Errors: limit_exceeded.
    [[nodiscard]] std::optional<error> go_to(std::size_t row, std::size_t column, std::size_t text_bytes);
    [[nodiscard]] std::optional<error> take_copies(std::size_t count, std::size_t text_bytes);
    /// Row of the sheet, from 0.
    [[nodiscard]] std::size_t sheet_row(std::size_t row) const noexcept { return static_cast<std::size_t>(cells_.line(row)) - 1; }
    void order_cells();
    /// Takes out merged cells that overlap, and texts that lie under others.
    void settle_merges();
    void take_out(const std::vector<std::size_t>& numbered);
    [[nodiscard]] std::optional<error> check_size();
    void place_merges();
    void note_hidden();

    std::string name_;
    const read_limits& limits_;
    spreadsheet_budget& budget_;
    grid cells_;  ///< rows and cells as they come until `order_cells`: a row begins anew with a cell that is not behind the one before
    std::vector<merged_cells> merges_;
    std::vector<run> hidden_rows_;
    std::vector<run> hidden_columns_;
    detail::block_list<note, 256> notes_;
    std::size_t width_ = 0;
    bool ordered_ = true;
    bool hidden_ = false;
};

}  // namespace renaksi::io
