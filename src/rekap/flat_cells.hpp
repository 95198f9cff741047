// The meaning of the cells of a flat table, for rows that are not read at a glance, and for callers who have columns instead of bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/error.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi::rekap_detail {

/// The cells that a row is read from.
enum class flat_cell : std::uint8_t { opd = 0, kode = 1, level = 2, pagu = 3, tw1 = 4, tw2 = 5, tw3 = 6, tw4 = 7 };

inline constexpr std::size_t flat_cell_count = 8;

[[nodiscard]] constexpr flat_cell money_cell(plan_column column) noexcept { return static_cast<flat_cell>(3 + position(column)); }

/// The name of its column.
[[nodiscard]] std::string_view name_of(flat_cell cell) noexcept;

/// What is wrong with a row: `detail` begins with the name of the cell's column.
struct cell_failure {
    flat_cell cell = flat_cell::opd;
    errc code = errc::bad_structure;
    std::string detail;
};

/// Fills in `kode` and `level` from the two cells' texts, which are trimmed; a kode is read as tolerantly as in a plan's table. The kode
/// tells the level, so a level beside it is only held against it, and one that nobody knows is passed over; without kode the level tells.
/// Jumlah and sasaran are known by their level, and have no kode. `urusan` and `bidang` are levels too. Errors: bad_kode; bad_structure for
/// a level that is none or another than that of the kode, and where there is neither. O(length).
[[nodiscard]] std::optional<cell_failure> read_identity(std::string_view kode, std::string_view level, rekap_row& row);

/// Fills in a column's amount, blank for an empty text; the text is trimmed. Errors: those of `io::parse_plain_amount`.
[[nodiscard]] std::optional<cell_failure> read_amount(std::string_view text, plan_column column, rekap_row& row);

/// An office's text, trimmed, as it was before it was guarded. Error: bad_encoding.
[[nodiscard]] std::optional<cell_failure> read_office(std::string_view text, std::string_view& office);

}  // namespace renaksi::rekap_detail
