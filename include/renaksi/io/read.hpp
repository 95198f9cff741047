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
    static constexpr std::size_t default_unpacked_bytes = std::size_t{1} << 30U;
    static constexpr std::size_t default_pack_ratio = 200;

    std::size_t bytes = default_bytes;
    std::size_t rows = default_rows;
    std::size_t columns = default_columns;
    std::size_t cell_bytes = default_cell_bytes;
    std::size_t unpacked_bytes = default_unpacked_bytes;  ///< of all parts of a packed document (xlsx, ods, docx) together
    std::size_t pack_ratio = default_pack_ratio;          ///< how many times larger than packed a part of more than 1 MiB may be
};

/// The formats that can be read.
enum class input_format : std::uint8_t {
    automatic = 0,  ///< told from the content, never from a name
    tsv = 1,        ///< text with tabs, as it comes out of Word, Excel or a PDF
    csv = 2,        ///< text with `,`, `;`, `|` or tabs and quotes (RFC 4180); the flat table among them
    json = 3,       ///< `renaksi-plan/1`
    xlsx = 4,       ///< Office Open XML workbook
    ods = 5,        ///< OpenDocument spreadsheet
    xls = 6,        ///< Excel's binary workbook (BIFF)
    docx = 7,       ///< Office Open XML text; its tables
    html = 8,       ///< its tables
};

/// Which columns a plan is read from where a document prints an amount before and after a change (`Sebelum`/`Sesudah`).
enum class tahap : std::uint8_t {
    perubahan = 0,  ///< after the change
    murni = 1,      ///< before it
};

struct read_options {
    read_limits limits;
    input_format format = input_format::automatic;
    number_style numbers = number_style::automatic;  ///< automatic: decided per column
    const nomenklatur* names = nullptr;              ///< the reference list, which tells levels from names; must outlive the call
    std::string sheet;       ///< name or number (from 1) of the sheet or table to read; empty: the one that reads best
    std::int32_t tahun = 0;  ///< which year of a document with a column a year; 0: its title's, else the first with amounts
    renaksi::tahap tahap = renaksi::tahap::perubahan;
    std::string name;  ///< how errors call the input; usually the file name
};

/// `auto`, `tsv`, `csv`, `json`, `xlsx`, `ods`, `xls`, `docx`, `html`. Errors: unknown_format.
[[nodiscard]] result<input_format> parse_input_format(std::string_view text);

/// Reads a plan from bytes, which are not kept.
/// Errors: empty_input, binary_input, bad_encoding, limit_exceeded, no_table, overflow (an amount that no Rupiah fits), unknown_format,
/// damaged_file, password_protected, not_found (no such sheet, no such year), bad_structure (JSON that is no plan).
/// Cost: linear in the bytes; recognising levels from arithmetic alone is quadratic in the rows of one program at worst.
[[nodiscard]] result<plan> read_plan(std::string_view bytes, const read_options& options = {});

/// Reads a file; `options.name` defaults to the path. Errors: as `read_plan`, and not_found, not_a_file, not_readable.
[[nodiscard]] result<plan> read_plan_file(const std::string& path, const read_options& options = {});

/// Reads all bytes of a file or, for the path `-`, of standard input, up to the limit.
/// Errors: not_found, not_a_file, not_readable, limit_exceeded.
[[nodiscard]] result<std::string> read_bytes(const std::string& path, const read_limits& limits = {});

}  // namespace renaksi
