#include "recognise/table_rows.hpp"

#include <algorithm>
#include <string>

#include "recognise/vocabulary.hpp"

namespace renaksi::recognise {
namespace {

[[nodiscard]] placed_cell* cell_for(table_row& out, column_role role) {
    switch (role.what) {
        case role::no:
            return &out.no;
        case role::kode:
            return &out.kode;
        case role::sasaran:
            return &out.sasaran;
        case role::indikator:
            return &out.indikator;
        case role::satuan:
            return &out.satuan;
        case role::nama:
            return &out.nama;
        case role::penanggung_jawab:
            return &out.penanggung_jawab;
        case role::target:
            return &out.target[position(role.part)];
        case role::money:
            return &out.money[position(role.part)];
        case role::level:
            return &out.level;
        case role::none:
            return nullptr;
    }
    return nullptr;
}

/// An amount is nobody's name: where a row was disordered beyond a move, its amounts are reported and not taken for words.
[[nodiscard]] bool fits_role(role what, cell_class c) {
    const bool is_text_role = what == role::nama || what == role::indikator || what == role::sasaran || what == role::penanggung_jawab;
    return !(is_text_role && c == cell_class::money);
}

[[nodiscard]] bool says_more_than_dash(const placed_cell& cell) {
    return !cell.blank() && classify(cell.text, cell.type) != cell_class::dash;
}

void note_shift(const classified_grid& cells, std::size_t row, row_shift shift, plan_builder& builder) {
    if (shift.by == 0) return;
    const std::size_t first = cells.grid().column_of(cells.grid().filled_begin(row));
    const bool whole = shift.from <= first;
    builder.add_note(note{whole ? note_kind::shifted_row : note_kind::shifted_amounts,
                          cells.grid().line(row),
                          cells.grid().origin(row, shift.from),
                          static_cast<std::int64_t>(shift.by),
                          {}});
}

/// Gives `leave` each text that has no role, with its number in the grid.
template <typename Leave>
[[nodiscard]] table_row place_cells(const classified_grid& cells, const column_roles& roles, std::size_t row, row_shift shift,
                                    Leave leave) {
    const io::grid& grid = cells.grid();
    table_row out;
    out.row = row;
    out.line = grid.line(row);
    for (std::size_t at = grid.filled_begin(row); at < grid.filled_end(row); ++at) {
        const std::size_t column = grid.column_of(at);
        if (roles.is_set_aside(column)) continue;
        const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(column) + (column >= shift.from ? shift.by : 0);
        const column_role role = to < 0 ? column_role{} : roles.at(static_cast<std::size_t>(to));
        placed_cell* cell = fits_role(role.what, cells.class_of(at)) ? cell_for(out, role) : nullptr;
        if (cell != nullptr && cell->blank()) {
            *cell = placed_cell{grid.text_of(at), grid.origin(row, column), grid.type_of(at)};
        } else {
            leave(at);
        }
    }
    return out;
}

}  // namespace

bool table_row::has_money() const noexcept {
    return std::any_of(money.begin(), money.end(), [](const placed_cell& cell) { return !cell.blank(); });
}

bool table_row::has_amount() const noexcept { return std::any_of(money.begin(), money.end(), says_more_than_dash); }

bool table_row::has_target() const noexcept { return std::any_of(target.begin(), target.end(), says_more_than_dash); }

bool table_row::says_only_penanggung_jawab() const noexcept {
    return !penanggung_jawab.blank() && no.blank() && kode.blank() && sasaran.blank() && nama.blank() && !has_indikator() && !has_money();
}

bool table_row::has_indikator() const noexcept {
    return !indikator.blank() || !satuan.blank() ||
           std::any_of(target.begin(), target.end(), [](const placed_cell& c) { return !c.blank(); });
}

table_row read_table_row(const classified_grid& cells, const column_roles& roles, std::size_t row, row_shift shift) {
    return place_cells(cells, roles, row, shift, [](std::size_t) {});
}

table_row read_table_row(const classified_grid& cells, const column_roles& roles, std::size_t row, row_shift shift, plan_builder& builder) {
    note_shift(cells, row, shift, builder);
    const io::grid& grid = cells.grid();
    return place_cells(cells, roles, row, shift, [&](std::size_t at) {
        const std::string_view text = grid.text_of(at);
        if (cells.class_of(at) == cell_class::dash || is_total_label(text)) return;
        const std::int32_t number = grid.origin(row, grid.column_of(at));
        builder.add_note(note{note_kind::unplaced_text, grid.line(row), number, 0, std::string(text)});
    });
}

}  // namespace renaksi::recognise
