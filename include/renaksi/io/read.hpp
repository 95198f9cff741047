/// \file
/// Reading: from bytes to a plan.
///
/// A messy document is not an error: what a reader leaves out, moves or cannot place becomes a note of the plan. Only input that is not
/// a plan at all gives an error, with file, line and column. Functions may be called from any thread at any time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/number_style.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

class nomenklatur;

/// What a reader takes at most. Every limit exists so that hostile or broken input ends in an error, not in exhausted memory.
struct read_limits {
    static constexpr std::size_t default_bytes = std::size_t{256} << 20U;
    static constexpr std::size_t default_rows = 1'000'000;
    static constexpr std::size_t default_columns = 1'024;
    static constexpr std::size_t default_cell_bytes = std::size_t{32} << 10U;

    std::size_t bytes = default_bytes;
    std::size_t rows = default_rows;
    std::size_t columns = default_columns;
    std::size_t cell_bytes = default_cell_bytes;
};

/// The formats that can be read.
enum class input_format : std::uint8_t {
    automatic = 0,  ///< told from the content
    tsv = 1,        ///< text with tabs, as it comes out of Word, Excel or a PDF
};

struct read_options {
    read_limits limits;
    input_format format = input_format::automatic;
    number_style numbers = number_style::automatic;  ///< automatic: decided per column
    const nomenklatur* names = nullptr;              ///< the reference list, which tells levels from names; must outlive the call
    std::string name;                                ///< how errors call the input; usually the file name
};

/// `auto`, `tsv`. Errors: unknown_format.
[[nodiscard]] result<input_format> parse_input_format(std::string_view text);

/// Reads a plan from bytes, which are not kept.
/// Errors: empty_input, binary_input, bad_encoding, limit_exceeded, no_table, overflow (an amount that no Rupiah fits).
/// Cost: linear in the bytes; recognising levels from arithmetic alone is quadratic in the rows of one program at worst.
[[nodiscard]] result<plan> read_plan(std::string_view bytes, const read_options& options = {});

/// Reads a file; `options.name` defaults to the path. Errors: as `read_plan`, and not_found, not_a_file, not_readable.
[[nodiscard]] result<plan> read_plan_file(const std::string& path, const read_options& options = {});

/// Reads all bytes of a file or, for the path `-`, of standard input, up to the limit.
/// Errors: not_found, not_a_file, not_readable, limit_exceeded.
[[nodiscard]] result<std::string> read_bytes(const std::string& path, const read_limits& limits = {});

}  // namespace renaksi
