// Cells of a spreadsheet as they come out of a file, in any order and with gaps, made into a sheet.
#pragma once

#include <cstddef>
#include <cstdint>
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
    std::size_t cells = 0;
    std::size_t text_bytes = 0;

    /// For a document whose parts have `unpacked_bytes`.
    [[nodiscard]] static spreadsheet_budget of(std::size_t unpacked_bytes) noexcept;
};

/// Rows and columns count from 0 here, as in the grid. Rows without text do not come into the grid; a row keeps its number as its line.
class sheet_builder {
public:
    /// Both must outlive it.
    sheet_builder(std::string name, const read_limits& limits, spreadsheet_budget& budget)
        : name_(std::move(name)), limits_(limits), budget_(budget) {}

    /// A cell's text, line ends kept; without any, nothing happens. Error: limit_exceeded with row and column.
    [[nodiscard]] std::optional<error> put(std::size_t row, std::size_t column, std::string_view text, cell_type type = cell_type::text);
    void merge(const merged_cells& cells) { merges_.push_back(cells); }
    void hide_rows(std::size_t first, std::size_t count) { hidden_rows_.push_back({first, count}); }
    void hide_columns(std::size_t first, std::size_t count) { hidden_columns_.push_back({first, count}); }
    void add_note(note_kind kind, std::size_t row, std::size_t column, std::string_view text);
    void hide() noexcept { hidden_ = true; }

    /// An error of this sheet: with its name, row and column.
    [[nodiscard]] error fail(errc code, std::string_view what, std::size_t row, std::size_t column) const;

    /// The sheet; of two texts for one cell the later holds. Merged cells that overlap others further up, or lie where there is no text,
    /// are left out. A text that merged cells hide becomes a note. Error: limit_exceeded. O(n log n) in cells and merges.
    [[nodiscard]] result<sheet> finish();

private:
    struct placed_text {
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        std::size_t begin = 0;
        std::uint32_t length = 0;
        cell_type type = cell_type::text;
        std::uint16_t lines_before = 0;
    };
    struct run {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    void order_texts();
    [[nodiscard]] std::optional<error> fill(grid& cells);
    /// Takes out merged cells that overlap, and texts that lie under others.
    void settle_merges();
    void place_merges(grid& cells) const;
    void note_hidden(const grid& cells);

    std::string name_;
    const read_limits& limits_;
    spreadsheet_budget& budget_;
    std::string arena_;
    std::vector<placed_text> texts_;
    std::vector<merged_cells> merges_;
    std::vector<run> hidden_rows_;
    std::vector<run> hidden_columns_;
    std::vector<note> notes_;
    std::size_t width_ = 0;
    bool ordered_ = true;
    bool hidden_ = false;
};

}  // namespace renaksi::io
