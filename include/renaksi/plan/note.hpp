/// \file
/// What a reader has to say about its input: rows it left out, rows it moved, text it could not place. Notes travel with the plan and
/// become findings (check/structure_rules.hpp); a reader never drops anything without one.
#pragma once

#include <cstdint>
#include <string>

namespace renaksi {

enum class note_kind : std::uint8_t {
    repeated_header = 0,     ///< a block of header rows after the first one; `amount` = rows left out
    shifted_row = 1,         ///< all cells were read `amount` columns further right (negative: left)
    shifted_amounts = 2,     ///< only the cells from `column` on were moved by `amount`
    unplaced_text = 3,       ///< `text` stands in a cell that no role fits; it is kept here and nowhere else
    joined_row = 4,          ///< a row with the rest of a text cut off at a page break was joined to the row above
    repaired_kode = 5,       ///< a damaged code was mended; `text` = as written
    unreadable_amount = 6,   ///< `text` stands where an amount is due and is none
    ambiguous_number = 7,    ///< `text` reads in two ways and its column does not tell which
    ambiguous_levels = 8,    ///< `amount` equally good ways to give the rows their levels
    encoding_converted = 9,  ///< `text` = name of the encoding that the input was converted from
    extra_total = 10,        ///< a total row besides the Jumlah row; `text` = its cells
    set_aside_column = 11,   ///< a column that a plan has no place for; `text` = its label, `amount` = its filled cells
    set_aside_row = 12,      ///< a row that is no row of a plan (realisasi, a bidang, cells with nothing but errors); `text` = its cells
    months_differ = 13,      ///< the triwulan printed is not the sum of its months; `text` = `printed / sum`, `column` of the triwulan
    other_sheet = 14,        ///< a sheet, or a table of text, besides the one read; `text` = its name, `amount` = its rows
    scaled_amounts = 15,     ///< amounts are printed in units of `amount` Rupiah; `text` = where that is said
    chosen_columns = 16,     ///< of several years or stages one was read; `text` = `taken / others`
    hidden_cells = 17,       ///< rows or columns that the document hides and that were read all the same; `amount` = how many
    unknown_formula = 18,    ///< a formula without a stored value; `text` = the formula, `amount` = others, of a sheet with 65,536
    linked_formula = 19,     ///< a formula that looks into another file, whose stored value was taken; `text` = the formula
};

struct note {
    note_kind kind = note_kind::unplaced_text;
    std::int64_t line = 0;    ///< 1-based line (text) or row (sheets)
    std::int32_t column = 0;  ///< 1-based cell, 0 when the whole row is meant
    std::int64_t amount = 0;  ///< see the kinds
    std::string text;         ///< see the kinds
    // Of a kind of which there are many, notes that say the same are one (plan/builder.hpp), which stands at the first of its places.
    std::int32_t more = 0;   ///< how many further places it is about
    std::int32_t lines = 0;  ///< the last of them is so many lines below `line`; `column` is 0 where they are not all in one
};

}  // namespace renaksi
