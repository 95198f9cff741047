/// \file
/// The rows of a flat table (CSV, RFC 4180) out of its bytes, at the speed of memory: separators are found eight to sixty-four bytes at a
/// time, quotes included, and amounts and codes are read without a copy. All kernels give the same result, and so do all ways of dividing a
/// table into blocks.
///
/// Lines end with LF or CR LF. Blank lines, and rows of which every cell is blank, are passed over. A quote that opens inside a cell, text
/// behind a closing quote, and a quote that is not closed (within `csv_row::longest_quoted` bytes) cost the row; reading goes on behind the
/// line in which that cell begins.
///
/// Contract: a scanner belongs to one thread. Nothing is thrown but `std::bad_alloc`. A row that cannot be read becomes an error with its
/// line and column and is left out; the rows after it are read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi::rekap_detail {

/// Which way of looking at bytes is used.
enum class scan_kernel : std::uint8_t { portable = 0, avx2 = 1, avx512 = 2 };

inline constexpr std::array<scan_kernel, 3> scan_kernels_all{scan_kernel::portable, scan_kernel::avx2, scan_kernel::avx512};

/// The fastest that this processor has.
[[nodiscard]] scan_kernel best_kernel() noexcept;
[[nodiscard]] bool has_kernel(scan_kernel kernel) noexcept;

/// Which cell of a row is which column.
struct flat_header {
    static constexpr std::uint32_t missing = static_cast<std::uint32_t>(-1);
    std::uint32_t cells = 0;  ///< in the header line
    std::uint32_t opd = missing;
    std::uint32_t kode = missing;
    std::uint32_t level = missing;
    std::array<std::uint32_t, plan_column_count> amounts{missing, missing, missing, missing, missing};
    std::size_t bytes = 0;    ///< of the header line with its line end, and what stands before it: a BOM, blank lines
    std::uint64_t lines = 0;  ///< line ends in them
};

/// Reads the header line at the beginning of `bytes`; `is_all` where nothing comes behind them. Errors: `empty_input`; `bad_structure` with
/// line and column for a name that stands twice and for a quote that stands wrong, with the line where neither `kode` nor `level`, or no
/// `opd`, or no amount column is there; `limit_exceeded` for a line that does not end within `bytes`.
[[nodiscard]] result<flat_header> read_flat_header(std::string_view bytes, bool is_all);

/// A row that could not be read; `line` counts as the scanner was told, `column` is that of the cell, from 1 (0: the row).
struct flat_error {
    errc code = errc::bad_structure;
    std::uint64_t line = 0;
    std::uint32_t column = 0;
    std::string detail;
};

/// Rows that keep their memory when they are cleared: a vector would write what it grows by twice.
class row_list {
public:
    [[nodiscard]] const rekap_row* data() const noexcept { return rows_.data(); }
    [[nodiscard]] rekap_row* data() noexcept { return rows_.data(); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] const rekap_row* begin() const noexcept { return data(); }
    [[nodiscard]] const rekap_row* end() const noexcept { return data() + size_; }
    [[nodiscard]] const rekap_row& operator[](std::size_t i) const noexcept { return rows_[i]; }
    void clear() noexcept { size_ = 0; }

    /// Where `count` more rows may be written before `grow` says how many were.
    [[nodiscard]] rekap_row* room(std::size_t count) {
        if (rows_.size() - size_ < count) rows_.resize(2 * rows_.size() + count);
        return rows_.data() + size_;
    }
    void grow(std::size_t count) noexcept { size_ += count; }

private:
    std::vector<rekap_row> rows_;
    std::size_t size_ = 0;
};

/// What one block gave. The views are into the block, or into `texts`.
struct flat_batch {
    struct office_start {
        std::size_t row = 0;  ///< first row of it in `rows`
        std::string_view opd;
    };
    row_list rows;
    std::vector<office_start> offices;  ///< one for the first row, one for each row whose opd is not that of the row before
    std::vector<flat_error> errors;
    std::deque<std::string> texts;  ///< names of offices that are written with doubled quotes or with CR LF in them
    std::size_t bytes = 0;          ///< read: whole rows
    std::uint64_t lines = 0;        ///< line ends in them

    void clear();
};

class flat_scanner {
public:
    explicit flat_scanner(const flat_header& header, scan_kernel kernel = best_kernel());
    flat_scanner(flat_scanner&& other) noexcept;
    flat_scanner& operator=(flat_scanner&& other) noexcept;
    ~flat_scanner();

    /// Reads the rows that begin before `stop` in `block` and whose end is in it, into an emptied `out`. `first_line` is the number of its
    /// first line. Where `is_last`, what stands behind the last line end is a row too. No bytes are read (`out.bytes`) where not one row
    /// ends in the block: it has to be larger then. Bytes of `block` before `padding` and behind its end are read but mean nothing: 64 on
    /// both sides must be readable memory. O(bytes).
    void scan(std::string_view block, std::size_t stop, bool is_last, std::uint64_t first_line, flat_batch& out);

    static constexpr std::size_t padding = 64;

private:
    class work;
    std::unique_ptr<work> work_;
};

}  // namespace renaksi::rekap_detail
