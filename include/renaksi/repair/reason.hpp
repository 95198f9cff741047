/// \file
/// Why a repair is proposed: named values, with a text in both languages, so that a person can judge.
///
/// Contract: constants and pure functions, from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "renaksi/base/language.hpp"

namespace renaksi {

enum class repair_reason : std::uint8_t {
    repeats_above = 0,        ///< the old value is the one of the cell above
    repeats_below,            ///< … below
    repeats_left,             ///< … to the left
    repeats_right,            ///< … to the right
    digits_swapped,           ///< two neighbouring digits changed places
    digit_changed,            ///< one digit is another
    digit_dropped,            ///< one digit was lost
    digit_added,              ///< one digit too many
    two_digits_off,           ///< two such slips
    wrong_magnitude,          ///< 10, 100, 1000 … times too much or too little
    wrong_sign,               ///< the minus
    cell_left_empty,          ///< an amount is missing here
    should_be_empty,          ///< the amount does not belong here
    only_quarter_with_money,  ///< the row's whole pagu falls into this triwulan
    quarter_with_target,      ///< the triwulan has a target
    quarter_without_target,   ///< the triwulan has none
    same_as_other_triwulan,   ///< the new value is that of another triwulan of the row
    like_neighbouring_row,    ///< the new value or pattern is that of the row above or below
    sum_of_rows_below,        ///< the total becomes what the rows below it sum to
    sum_of_triwulan,          ///< the pagu becomes what its triwulan sum to
    mends_two_sums,           ///< the change mends two sums at once
    row_twice,                ///< the row stands in the table twice
    row_missing,              ///< what the sums lack is itself a row that adds up
    header_missing,           ///< the rows from here on lack the row that they belong to
    other_parent,             ///< the row is lacking where it would fit
    cells_moved,              ///< the row's own amounts in another order
    row_left_empty,           ///< the row has no amounts, and the sums lack one row's
};

inline constexpr std::size_t repair_reason_count = 27;

namespace detail {

struct reason_text {
    std::string_view name;
    bilingual text;
};

inline constexpr std::array<reason_text, repair_reason_count> reason_texts{{
    {"repeats_above", {"mengulang sel di atasnya", "repeats the cell above"}},
    {"repeats_below", {"mengulang sel di bawahnya", "repeats the cell below"}},
    {"repeats_left", {"mengulang sel di kirinya", "repeats the cell to the left"}},
    {"repeats_right", {"mengulang sel di kanannya", "repeats the cell to the right"}},
    {"digits_swapped", {"dua angka bersebelahan tertukar", "two neighbouring digits swapped"}},
    {"digit_changed", {"satu angka salah ketik", "one digit mistyped"}},
    {"digit_dropped", {"satu angka hilang", "one digit dropped"}},
    {"digit_added", {"satu angka berlebih", "one digit too many"}},
    {"two_digits_off", {"dua angka salah ketik", "two digits mistyped"}},
    {"wrong_magnitude", {"kelebihan atau kekurangan angka nol", "zeros too many or too few"}},
    {"wrong_sign", {"tanda minus keliru", "wrong sign"}},
    {"cell_left_empty", {"sel belum terisi", "the cell was left empty"}},
    {"should_be_empty", {"sel seharusnya kosong", "the cell should be empty"}},
    {"only_quarter_with_money", {"satu-satunya triwulan yang beranggaran", "the only triwulan with money"}},
    {"quarter_with_target", {"triwulan ini bertarget", "the triwulan has a target"}},
    {"quarter_without_target", {"triwulan ini tanpa target", "the triwulan has no target"}},
    {"same_as_other_triwulan", {"sama dengan triwulan lain di baris ini", "as in another triwulan of this row"}},
    {"like_neighbouring_row", {"seperti baris di dekatnya", "as in the neighbouring row"}},
    {"sum_of_rows_below", {"menjadi jumlah baris di bawahnya", "becomes the sum of the rows below"}},
    {"sum_of_triwulan", {"menjadi jumlah triwulannya", "becomes the sum of its triwulan"}},
    {"mends_two_sums", {"memperbaiki dua jumlah sekaligus", "mends two sums at once"}},
    {"row_twice", {"baris tercantum dua kali", "the row stands there twice"}},
    {"row_missing", {"kekurangannya sendiri berupa satu baris yang utuh", "what is lacking is itself a row that adds up"}},
    {"header_missing", {"baris induk di atas baris-baris ini hilang", "the row above these rows is missing"}},
    {"other_parent", {"baris ini kurang di induk yang lain", "the row is lacking under another parent"}},
    {"cells_moved", {"angka-angka baris ini bergeser sel", "the row's amounts stand in the wrong cells"}},
    {"row_left_empty", {"baris ini belum terisi anggaran", "the row has no amounts yet"}},
}};

}  // namespace detail

/// The name in JSON and tables, such as `repeats_above`.
[[nodiscard]] constexpr std::string_view to_string(repair_reason reason) noexcept {
    return detail::reason_texts[static_cast<std::size_t>(reason)].name;
}

/// The reason as a person reads it.
[[nodiscard]] constexpr std::string_view reason_text(repair_reason reason, language lang) noexcept {
    const bilingual& text = detail::reason_texts[static_cast<std::size_t>(reason)].text;
    return lang == language::id ? text.id : text.en;
}

}  // namespace renaksi
