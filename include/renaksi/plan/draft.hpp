/// \file
/// From a plan back to what its builder takes: the way to a plan that differs from another in a few places.
///
/// Contract: pure functions, from any thread; the results own what they hold.
#pragma once

#include <string>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// The row as a draft, with its identity. O(its texts).
[[nodiscard]] inline row_draft draft_of(const plan_row& row) {
    row_draft out;
    out.id = row.id();
    out.level = row.level();
    out.line = row.line();
    out.no = row.no();
    out.kode = row.kode();
    out.sasaran = row.sasaran();
    out.nama = row.nama();
    out.penanggung_jawab = row.penanggung_jawab();
    for (const plan_column column : plan_columns_all) {
        out.money[position(column)] = amount_cell{row.money(column), std::string(row.written(column))};
    }
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const indikator_view from = row.indikator(k);
        indikator_draft& to = out.indikator.emplace_back();
        to.nama = from.nama();
        to.satuan = from.satuan();
        for (const plan_column column : plan_columns_all) {
            to.targets[position(column)] = target_cell{from.target(column), std::string(from.written(column))};
        }
    }
    return out;
}

/// All rows of a plan. O(rows).
[[nodiscard]] inline std::vector<row_draft> drafts_of(const plan& p) {
    std::vector<row_draft> out;
    out.reserve(p.size());
    for (std::size_t i = 0; i < p.size(); ++i) out.push_back(draft_of(p[i]));
    return out;
}

/// The plan of `rows`, with what `from` says outside its table. Errors: those of the builder. O(rows).
[[nodiscard]] inline result<plan> plan_of(const plan& from, std::vector<row_draft> rows) {
    plan_builder builder;
    builder.info() = from.info();
    plan_room room;
    for (const row_draft& row : rows) room.add(row);
    room.notes = from.notes().size();
    if (auto failure = builder.reserve(room)) return *std::move(failure);
    for (const note& about : from.notes()) builder.add_note(about);
    for (row_draft& row : rows) {
        auto added = builder.add_row(std::move(row));
        if (!added) return std::move(added).error();
    }
    return std::move(builder).finish();
}

}  // namespace renaksi
