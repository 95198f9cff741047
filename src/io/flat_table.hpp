// The columns of the flat table, for the writer and the reader of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "renaksi/plan/plan_column.hpp"

namespace renaksi::io {

/// In the order in which they are written; new ones are appended. A reader takes them in any order.
enum class flat_column : std::uint8_t {
    opd,
    kode,
    level,
    nama,
    pagu,  ///< pagu … tw4 stand together
    tw1,
    tw2,
    tw3,
    tw4,
    line,
    no,
    sasaran,
    penanggung_jawab,
    tahun,
    indikator,
    satuan,
    target,  ///< target … target_tw4 stand together
    target_tw1,
    target_tw2,
    target_tw3,
    target_tw4,
    numbers,      ///< the style of each indicator's targets where their texts read in two ways: `dot`, `comma`, `plain`
    dashes,       ///< the money columns that print "-", parted by blanks
    satuan_uang,  ///< Rupiah to one unit of the document's amounts, blank for one
};

inline constexpr std::array<std::string_view, 24> flat_column_names{"opd",
                                                                    "kode",
                                                                    "level",
                                                                    "nama",
                                                                    "pagu",
                                                                    "tw1",
                                                                    "tw2",
                                                                    "tw3",
                                                                    "tw4",
                                                                    "line",
                                                                    "no",
                                                                    "sasaran",
                                                                    "penanggung_jawab",
                                                                    "tahun",
                                                                    "indikator",
                                                                    "satuan",
                                                                    "target",
                                                                    "target_tw1",
                                                                    "target_tw2",
                                                                    "target_tw3",
                                                                    "target_tw4",
                                                                    "numbers",
                                                                    "dashes",
                                                                    "satuan_uang"};

[[nodiscard]] constexpr flat_column money_column(plan_column column) noexcept {
    return static_cast<flat_column>(static_cast<std::size_t>(flat_column::pagu) + position(column));
}
[[nodiscard]] constexpr flat_column target_column(plan_column column) noexcept {
    return static_cast<flat_column>(static_cast<std::size_t>(flat_column::target) + position(column));
}

/// Parts the values of several indicators in one cell; a line end inside a value is written as `inner_line_end` (U+2028).
inline constexpr char value_end = '\n';
inline constexpr std::string_view inner_line_end = "\xE2\x80\xA8";

}  // namespace renaksi::io
