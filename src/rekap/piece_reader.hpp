/// \file
/// One piece of a flat table, block by block, into a rekap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "rekap/flat_rows.hpp"
#include "rekap/input.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/rollup/rekap.hpp"

namespace renaksi::rekap_detail {

/// Rows that begin at byte `begin` or later and before byte `end`.
struct piece {
    static constexpr std::uint64_t to_the_end = UINT64_MAX;

    std::uint64_t begin = 0;
    std::uint64_t end = to_the_end;
};

/// Where the rows of a piece really began and ended. Those of two pieces that follow each other meet; where they do not, a line end was
/// taken for that of a row although it stands in a text between quotes.
struct piece_bounds {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// What reading takes and the next piece can use again: of many small files, memory that is fetched anew for each would cost more than
/// reading.
struct piece_memory {
    std::vector<char> block;
    flat_batch batch;
};

using block_done = std::function<void(std::uint64_t bytes)>;

class piece_reader {
public:
    piece_reader(const input& from, piece which, piece_memory& memory, rekap& into)
        : from_(from), which_(which), into_(into), bytes_(memory.block), batch_(memory.batch) {}

    /// Reads it all and calls `done` after each block. Memory: that of a block, which grows with the longest row up to `longest_row`.
    /// Errors: those of `input::read` and `read_flat_header`; limit_exceeded with its line for a row that is longer.
    [[nodiscard]] result<piece_bounds> read(const block_done& done);

    static constexpr std::size_t block_bytes = std::size_t{1} << 18U;
    static constexpr std::size_t longest_row = std::size_t{1} << 24U;

private:
    using failing = std::optional<error>;

    [[nodiscard]] std::string_view block() const noexcept { return {bytes_.data() + flat_scanner::padding, size_}; }
    /// Bytes of the block that rows may begin at.
    [[nodiscard]] std::size_t stop() const noexcept;
    [[nodiscard]] error failure(errc code, std::string detail) const;

    [[nodiscard]] failing fill();
    [[nodiscard]] failing fill_or_grow();
    void drop(std::size_t count) noexcept;
    [[nodiscard]] failing read_header();
    [[nodiscard]] failing find_first_row();
    [[nodiscard]] std::optional<std::size_t> first_row_in_block();
    [[nodiscard]] std::size_t read_block();
    [[nodiscard]] failing read_rows(const block_done& done);
    void hand_over();

    const input& from_;
    piece which_;
    rekap& into_;
    flat_header header_;
    std::optional<flat_scanner> scanner_;
    std::vector<char>& bytes_;
    flat_batch& batch_;
    std::size_t size_ = 0;    ///< bytes in the block
    std::uint64_t at_ = 0;    ///< of the block's first byte in the input
    std::uint64_t line_ = 1;  ///< of the block's first byte in the piece
    bool is_last_ = false;    ///< the input ends with the block
};

}  // namespace renaksi::rekap_detail
