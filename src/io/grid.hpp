// The grid: cells with their place, and nothing about what they mean. Every reader fills one; recognition knows nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/block_list.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/io/read.hpp"

namespace renaksi::io {

/// What a document's format knows about a cell besides its text.
enum class cell_type : std::uint8_t {
    text = 0,    ///< words, or figures as somebody typed them
    number = 1,  ///< a number by its format: the text is in plain style (`1234.5`), whatever the column's hand-typed cells look like
    date = 2,    ///< a date by its format: the text is `31 Desember 2024`
};

/// Cells [row, row + rows) × [column, column + columns) that the document shows as one. The first holds the text, the others are empty.
struct merged_cells {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

/// Line ends in the white space in front of a text that has more in it; 65,535 at most.
[[nodiscard]] std::uint16_t lines_in_front(std::string_view text);

/// Texts that stay where they are put until their rows are let go. Copies share what was put before.
class text_store {
public:
    text_store() = default;
    text_store(const text_store& other) : pieces_(other.pieces_) {}
    text_store(text_store&& other) noexcept { swap(other); }
    text_store& operator=(text_store other) noexcept {
        swap(other);
        return *this;
    }
    ~text_store() = default;

    /// Room for so many bytes of a text of that row, the last so far.
    [[nodiscard]] char* room(std::size_t bytes, std::size_t row);
    /// Frees what holds texts of rows before `row` only.
    void let_go_before(std::size_t row);
    /// Texts of the last row so far, `from`, are those of rows up to `to` as well.
    void lengthen(std::size_t from, std::size_t to);

private:
    void swap(text_store& other) noexcept {
        std::swap(pieces_, other.pieces_);
        std::swap(at_, other.at_);
        std::swap(left_, other.left_);
        std::swap(size_, other.size_);
        std::swap(gone_, other.gone_);
    }

    struct piece {
        std::shared_ptr<char[]> bytes;  // NOLINT(modernize-avoid-c-arrays): a buffer
        std::size_t first_row = 0;
    };

    std::vector<piece> pieces_;
    char* at_ = nullptr;
    std::size_t left_ = 0;
    std::size_t size_ = 0;  ///< of the last piece
    std::size_t gone_ = 0;  ///< pieces let go
};

/// Rows of cells, trimmed of white space at both ends. A blank cell costs nothing and keeps nothing but its place.
class grid {
public:
    /// No row has more cells.
    static constexpr std::size_t most_columns = (std::size_t{1} << 24U) - 1;

    [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
    /// Number of cells of a row, blank ones at its end among them; rows differ in length.
    [[nodiscard]] std::size_t columns(std::size_t row) const noexcept { return rows_[row].columns; }
    /// A cell's text; empty beyond the end of its row.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept {
        const packed_cell* found = find(row, column);
        return found == nullptr ? std::string_view{} : std::string_view(found->text, found->length);
    }
    [[nodiscard]] cell_type type(std::size_t row, std::size_t column) const noexcept {
        const packed_cell* found = find(row, column);
        return found == nullptr ? cell_type::text : static_cast<cell_type>(found->type);
    }
    /// Line ends that stood in front of the text and were trimmed away with the white space there; 65,535 at most.
    [[nodiscard]] std::size_t lines_before(std::size_t row, std::size_t column) const noexcept { return rest_of(row, column).lines_before; }
    /// 1-based cell of the input that the text stood in: `column + 1` unless the cells were arranged anew since.
    [[nodiscard]] std::int32_t origin(std::size_t row, std::size_t column) const noexcept {
        const std::int32_t moved = rest_of(row, column).origin;
        return moved > 0 ? moved : static_cast<std::int32_t>(column) + 1;
    }
    /// 1-based line (text) or row (sheets) of the input.
    [[nodiscard]] std::int64_t line(std::size_t row) const noexcept { return rows_[row].line; }
    /// In no particular order; they do not overlap.
    [[nodiscard]] const std::vector<merged_cells>& merges() const noexcept { return merges_; }

    // The cells that are not blank are numbered through, row by row.

    /// Of all rows.
    [[nodiscard]] std::size_t filled() const noexcept { return cells_.size(); }
    /// Of one row.
    [[nodiscard]] std::size_t filled(std::size_t row) const noexcept { return filled_end(row) - filled_begin(row); }
    [[nodiscard]] std::size_t filled_begin(std::size_t row) const noexcept { return rows_[row].begin; }
    [[nodiscard]] std::size_t filled_end(std::size_t row) const noexcept {
        return row + 1 < rows_.size() ? std::size_t{rows_[row + 1].begin} : cells_.size();
    }
    [[nodiscard]] std::size_t column_of(std::size_t filled) const noexcept { return cells_[filled].column; }
    [[nodiscard]] std::string_view text_of(std::size_t filled) const noexcept { return {cells_[filled].text, cells_[filled].length}; }
    [[nodiscard]] cell_type type_of(std::size_t filled) const noexcept { return static_cast<cell_type>(cells_[filled].type); }
    /// Nothing for a blank cell.
    [[nodiscard]] std::optional<std::size_t> number_of(std::size_t row, std::size_t column) const noexcept {
        const std::size_t begin = filled_begin(row);
        const std::size_t count = filled_end(row) - begin;
        // Most rows have no blank cell but at their end.
        if (column < count && cells_[begin + column].column == column) return begin + column;
        return count == 0 ? std::nullopt : search(begin, count, column);
    }

    void begin_row(std::int64_t line) { rows_.push_back({cells_.size() & most_cells, 0, line}); }
    /// Adds a cell to the last row, which must not have `most_columns` yet. `origin`: 0 for its own place. `lines_before`: see above, for a
    /// text that is trimmed already.
    void add_cell(std::string_view text, cell_type type = cell_type::text, std::int32_t origin = 0, std::uint16_t lines_before = 0);
    /// Adds blank cells to the last row; they and those of the row must be no more than `most_columns`.
    void add_blanks(std::size_t count) { rows_.back().columns = (rows_.back().columns + count) & most_columns; }
    /// Adds the last cell of the last row so many times again; it must be there and not blank. The text is there once.
    void repeat_cell(std::size_t count);
    /// Adds the last row so many times again, with the lines that follow.
    void repeat_row(std::size_t count);
    /// Adds to the last row what another grid has in a cell that is not blank; no cell of the row stands in that column or behind it. The
    /// text stays where it is: see `keep_texts`.
    void add_cell_of(const grid& from, std::size_t numbered, std::size_t column);
    /// What keeps the texts alive that the grid has by now, those of other grids that it keeps apart. O(bytes of text / 32 KiB).
    [[nodiscard]] std::shared_ptr<const void> share_texts() const { return std::make_shared<const text_store>(texts_); }
    /// Those texts then live as long as this grid.
    void keep_texts(std::shared_ptr<const void> texts) { kept_.push_back(std::move(texts)); }
    /// All texts that the other grid has or keeps.
    void keep_texts_of(const grid& from);
    void add_merge(const merged_cells& cells) { merges_.push_back(cells); }
    /// Frees what the rows before `row` take; they must not be asked for again.
    void let_go_before(std::size_t row);

private:
    static constexpr std::uint64_t most_cells = (std::uint64_t{1} << 40U) - 1;
    static constexpr std::uint64_t most_bytes = (std::uint64_t{1} << 36U) - 1;

    struct packed_cell {
        const char* text = nullptr;
        std::uint64_t length : 36 = 0;
        std::uint64_t column : 24 = 0;
        std::uint64_t type : 2 = 0;
        std::uint64_t has_rest : 1 = 0;  ///< a `cell_rest` stands in front of the text
    };
    struct packed_row {
        std::uint64_t begin : 40 = 0;  ///< its first cell that is not blank
        std::uint64_t columns : 24 = 0;
        std::int64_t line = 0;
    };
    /// What few cells have.
    struct cell_rest {
        std::int32_t origin = 0;
        std::uint16_t lines_before = 0;
    };
    static_assert(sizeof(packed_cell) == 16 && sizeof(packed_row) == 16);

    [[nodiscard]] const packed_cell* find(std::size_t row, std::size_t column) const noexcept {
        const auto number = number_of(row, column);
        return number ? &cells_[*number] : nullptr;
    }
    [[nodiscard]] std::optional<std::size_t> search(std::size_t begin, std::size_t count, std::size_t column) const noexcept;
    [[nodiscard]] cell_rest rest_of(std::size_t row, std::size_t column) const noexcept;

    text_store texts_;
    std::vector<std::shared_ptr<const void>> kept_;  ///< where other texts stand
    detail::block_list<packed_cell> cells_;
    detail::block_list<packed_row> rows_;
    std::vector<merged_cells> merges_;
};

}  // namespace renaksi::io
