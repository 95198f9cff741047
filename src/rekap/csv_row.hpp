// One row of a CSV text (RFC 4180), byte by byte: what is behind the kernels where a row is unlike the others, and what they have to agree
// with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renaksi::rekap_detail {

/// A cell by offsets into its text, without the quotes around it.
struct csv_cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_quoted = false;
};

class csv_row {
public:
    enum class outcome : std::uint8_t {
        whole,      ///< the row has its end
        broken,     ///< a quote stands wrong in it
        unfinished  ///< neither is told within the text
    };

    /// A text between quotes that is longer than this is not one: somewhere before it a quote was not closed.
    static constexpr std::size_t longest_quoted = std::size_t{1} << 20U;

    /// Reads the row that begins at `at`. Where `is_last`, the end of the text ends it. O(length of the row).
    [[nodiscard]] outcome read(std::string_view text, std::size_t at, bool is_last);

    [[nodiscard]] const std::vector<csv_cell>& cells() const noexcept { return cells_; }
    /// Where reading goes on: behind the row's line end; of a broken one behind the line in which the broken cell begins.
    [[nodiscard]] std::size_t next() const noexcept { return next_; }
    /// Line feeds before `next`.
    [[nodiscard]] std::uint64_t lines() const noexcept { return lines_; }
    /// What is broken, of which cell (from 1), so many lines below the row's first.
    [[nodiscard]] std::string_view reason() const noexcept { return reason_; }
    [[nodiscard]] std::size_t broken_cell() const noexcept { return cells_.size() + 1; }
    [[nodiscard]] std::uint64_t broken_line() const noexcept { return cell_line_; }

    /// What stands in a cell: doubled quotes are one, CR LF and CR are LF, white space around it is gone. A view into the text where
    /// nothing had to be changed, else into `changed`.
    [[nodiscard]] static std::string_view content(std::string_view text, const csv_cell& cell, std::string& changed);

private:
    enum class step : std::uint8_t { next_cell, end_of_row, broken, unfinished };

    [[nodiscard]] step read_cell(std::string_view text, bool is_last);
    [[nodiscard]] step read_quoted(std::string_view text, bool is_last);
    [[nodiscard]] step end_cell(std::string_view text, bool is_last, const csv_cell& cell);
    [[nodiscard]] outcome give_up(std::string_view text, bool is_last);

    std::vector<csv_cell> cells_;
    std::size_t at_ = 0;
    std::size_t cell_begin_ = 0;
    std::size_t next_ = 0;
    std::uint64_t lines_ = 0;
    std::uint64_t cell_line_ = 0;
    std::string_view reason_;
};

}  // namespace renaksi::rekap_detail
