// A sheet arranged as recognition reads it: columns that a header names without doubt know their role, and what a plan has no place for
// is set aside with a note. The passes stand in the order in which they run; each takes the arrangement of the one before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "io/grid.hpp"
#include "recognise/cells.hpp"
#include "recognise/roles.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/plan/note.hpp"

namespace renaksi::recognise {

struct arrangement {
    io::grid cells;
    known_roles known;  ///< by column; missing ones and those beyond are told from their content
    std::vector<note> notes;
    bool changed = false;               ///< false: `cells` are the sheet's own
    std::int32_t tahun = 0;             ///< of several years the one whose columns were taken, which is the plan's; 0: nothing was chosen
    std::vector<cell_class> classes{};  ///< of `cells`, where a pass told them and changed none; else empty
};

/// Rows: realisasi rows under their target rows, rows with nothing but errors, rows that sum up an evaluation and, where a column names the
/// level of each row, rows above the programs are set aside; that column is known as such.
[[nodiscard]] arrangement arrange_rows(arrangement from, const read_options& options);

/// Columns: a code in several cells becomes one; months become triwulan; of pairs K/Rp, of years and of stages (Sebelum/Sesudah) one is
/// taken; `3 Laporan` becomes target and satuan; several groups of indicator columns become several indicators; realisasi and what else a
/// plan does not hold is set aside. A sheet whose header does not say such things comes back as it was. Errors: not_found for a year that
/// the document does not have.
[[nodiscard]] result<arrangement> arrange_columns(arrangement from, const read_options& options);

}  // namespace renaksi::recognise
