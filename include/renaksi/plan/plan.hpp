/// \file
/// The plan: a rencana aksi kinerja as immutable columns in pre-order.
///
/// Rows stand in document order, a parent before its children, so that `parent < row`, and the rows below `r` are exactly
/// `r + 1 … subtree_end(r) - 1`: a subtree is a slice and a roll-up one backward pass. The Jumlah row, where there is one, is the last
/// row; it has no parent and no children. A sasaran that opens a group of programs is a row of its own and declares no amounts.
///
/// What a cell says and what follows from other cells stay apart: a plan holds only what the document prints. Blank, "-" and 0 are three
/// states, and the text of every cell can be had back.
///
/// A plan never changes after `plan_builder::finish` (plan/builder.hpp) made it: any number of threads may read it without locks.
/// Views returned by a plan live as long as the plan. All functions are O(1) where nothing else is said.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/ids.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/plan/columns.hpp"
#include "renaksi/plan/level.hpp"
#include "renaksi/plan/note.hpp"
#include "renaksi/plan/pengesahan.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi {

/// How the rows got their levels.
enum class level_status : std::uint8_t {
    given = 0,      ///< the document or the caller names them
    unique = 1,     ///< worked out, and only one way is best
    ambiguous = 2,  ///< worked out, and several ways are about equally good; the likeliest was taken
};
enum class level_source : std::uint8_t { kode = 0, cues = 1, arithmetic = 2, nomenklatur = 3 };

struct level_verdict {
    level_status status = level_status::given;
    level_source source = level_source::kode;
    /// Columns that do not add up under the levels taken; a lost or doubled row counts as at most three.
    std::int64_t cost = 0;
};

[[nodiscard]] constexpr std::string_view to_string(level_status status) noexcept {
    constexpr std::array<std::string_view, 3> names{"given", "unique", "ambiguous"};
    return names[static_cast<std::size_t>(status)];
}
[[nodiscard]] constexpr std::string_view to_string(level_source source) noexcept {
    constexpr std::array<std::string_view, 4> names{"kode", "cues", "arithmetic", "nomenklatur"};
    return names[static_cast<std::size_t>(source)];
}

/// What a document says about itself outside its table. Empty texts are missing in the document.
struct plan_info {
    std::string judul;
    std::string perangkat_daerah;
    std::optional<std::int32_t> tahun;
    renaksi::pengesahan pengesahan;
    level_verdict levels;
    /// Rupiah to one unit of the amounts as the document prints them: 1, 1'000 (`dalam ribuan rupiah`), 1'000'000 or 1'000'000'000. The
    /// amounts of the plan are in Rupiah all the same, and only as exact as the rounding to this unit lets them be (plan/satuan_uang.hpp).
    std::int64_t satuan_uang = 1;
};

/// One money column: sen, state and text of every row.
struct money_cells {
    number_column<std::int64_t> sen;  ///< null where the cell is blank or "-"
    buffer<std::uint8_t> state;       ///< `amount_state`
    text_column written;              ///< as printed; null where the cell is blank
};

/// One target column over all indicators.
struct target_cells {
    buffer<std::uint8_t> kind;  ///< `target_kind`
    buffer<std::int64_t> unscaled;
    buffer<std::uint8_t> scale;
    buffer<std::int64_t> upper_unscaled;  ///< upper end of a range
    buffer<std::uint8_t> upper_scale;
    text_column written;
};

/// Indicators of all rows, one after the other; `plan_columns::indikator_begin` tells whose they are.
struct indikator_columns {
    text_column nama;
    text_column satuan;
    std::array<target_cells, plan_column_count> targets;
};

/// The columns themselves, for those who hand them on or scan them.
struct plan_columns {
    buffer<std::int64_t> id;     ///< `node_id`
    buffer<std::int64_t> line;   ///< 1-based line (text) or row (sheets); 0 where the row came from no document
    buffer<std::uint8_t> level;  ///< `renaksi::level`
    number_column<std::int32_t> parent;
    buffer<std::int32_t> subtree_end;  ///< one past the last row below
    text_column no;
    text_column kode;  ///< as recognised, in canonical form
    text_column sasaran;
    text_column nama;
    text_column penanggung_jawab;
    std::array<money_cells, plan_column_count> money;
    buffer<std::int32_t> indikator_begin;  ///< rows + 1 offsets into `indikator`
    indikator_columns indikator;
};

/// One indicator of a row; a view into the plan.
class indikator_view {
public:
    indikator_view(const indikator_columns& columns, std::size_t at) noexcept : columns_(&columns), at_(at) {}

    [[nodiscard]] std::string_view nama() const noexcept { return columns_->nama[at_]; }
    [[nodiscard]] std::string_view satuan() const noexcept { return columns_->satuan[at_]; }
    [[nodiscard]] std::string_view written(plan_column column) const noexcept { return cells(column).written[at_]; }
    [[nodiscard]] renaksi::target target(plan_column column) const noexcept {
        const target_cells& c = cells(column);
        renaksi::target out;
        out.kind = static_cast<target_kind>(c.kind[at_]);
        out.value = decimal{c.unscaled[at_], c.scale[at_]};
        out.upper = decimal{c.upper_unscaled[at_], c.upper_scale[at_]};
        return out;
    }
    /// The four triwulan in order.
    [[nodiscard]] std::array<renaksi::target, 4> triwulan() const noexcept {
        return {target(plan_column::tw1), target(plan_column::tw2), target(plan_column::tw3), target(plan_column::tw4)};
    }

private:
    [[nodiscard]] const target_cells& cells(plan_column column) const noexcept { return columns_->targets[position(column)]; }

    const indikator_columns* columns_;
    std::size_t at_;
};

/// One row of a plan; a view into it.
class plan_row {
public:
    plan_row(const plan_columns& columns, row_index at) noexcept : columns_(&columns), at_(at) {}

    [[nodiscard]] row_index index() const noexcept { return at_; }
    [[nodiscard]] node_id id() const noexcept { return node_id{columns_->id[i()]}; }
    [[nodiscard]] std::int64_t line() const noexcept { return columns_->line[i()]; }
    [[nodiscard]] renaksi::level level() const noexcept { return static_cast<renaksi::level>(columns_->level[i()]); }
    [[nodiscard]] std::optional<row_index> parent() const noexcept {
        if (!columns_->parent.has_value(i())) return std::nullopt;
        return row_index{columns_->parent[i()]};
    }
    [[nodiscard]] row_index subtree_end() const noexcept { return row_index{columns_->subtree_end[i()]}; }
    [[nodiscard]] bool has_children() const noexcept { return subtree_end().value > at_.value + 1; }

    [[nodiscard]] std::string_view no() const noexcept { return columns_->no[i()]; }
    [[nodiscard]] std::string_view kode() const noexcept { return columns_->kode[i()]; }
    [[nodiscard]] std::string_view sasaran() const noexcept { return columns_->sasaran[i()]; }
    [[nodiscard]] std::string_view nama() const noexcept { return columns_->nama[i()]; }
    [[nodiscard]] std::string_view penanggung_jawab() const noexcept { return columns_->penanggung_jawab[i()]; }
    /// What a person calls the row: its nama, else its sasaran, else its first indicator.
    [[nodiscard]] std::string_view label() const noexcept {
        if (!nama().empty()) return nama();
        if (!sasaran().empty()) return sasaran();
        return indikator_count() > 0 ? indikator(0).nama() : std::string_view{};
    }

    [[nodiscard]] amount money(plan_column column) const noexcept {
        const money_cells& cells = columns_->money[position(column)];
        amount out;
        out.state = static_cast<amount_state>(cells.state[i()]);
        out.value = rupiah::from_sen(cells.sen[i()]);
        return out;
    }
    /// The cell's text as printed, empty where it is blank.
    [[nodiscard]] std::string_view written(plan_column column) const noexcept { return columns_->money[position(column)].written[i()]; }
    /// True when at least one money cell says something ("-" does).
    [[nodiscard]] bool has_money() const noexcept {
        for (const plan_column column : plan_columns_all) {
            if (money(column).state != amount_state::blank) return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t indikator_count() const noexcept {
        return static_cast<std::size_t>(columns_->indikator_begin[i() + 1] - columns_->indikator_begin[i()]);
    }
    [[nodiscard]] indikator_view indikator(std::size_t k) const noexcept {
        assert(k < indikator_count());
        return {columns_->indikator, static_cast<std::size_t>(columns_->indikator_begin[i()]) + k};
    }

private:
    [[nodiscard]] std::size_t i() const noexcept { return at_.position(); }

    const plan_columns* columns_;
    row_index at_;
};

/// Number of rows by level.
struct level_counts {
    std::int64_t sasaran = 0;
    std::int64_t program = 0;
    std::int64_t kegiatan = 0;
    std::int64_t sub_kegiatan = 0;
};

class plan {
public:
    [[nodiscard]] std::size_t size() const noexcept { return columns_.id.size(); }
    [[nodiscard]] plan_row row(row_index at) const noexcept {
        assert(at.value >= 0 && at.position() < size());
        return {columns_, at};
    }
    [[nodiscard]] plan_row operator[](std::size_t at) const noexcept { return row(row_index{static_cast<std::int32_t>(at)}); }

    /// The Jumlah row, where the document has one.
    [[nodiscard]] std::optional<row_index> jumlah() const noexcept {
        if (size() == 0 || (*this)[size() - 1].level() != level::jumlah) return std::nullopt;
        return row_index{static_cast<std::int32_t>(size() - 1)};
    }
    /// Rows without the Jumlah row.
    [[nodiscard]] std::size_t body_size() const noexcept { return jumlah() ? size() - 1 : size(); }

    /// The nearest row above `at` of that level, if any. O(depth).
    [[nodiscard]] std::optional<row_index> ancestor(row_index at, level wanted) const noexcept {
        std::optional<row_index> above = at;
        while (above && row(*above).level() != wanted) above = row(*above).parent();
        return above;
    }

    /// O(rows).
    [[nodiscard]] level_counts counts() const noexcept {
        level_counts out;
        for (const std::uint8_t value : columns_.level) {
            const auto which = static_cast<level>(value);
            out.sasaran += which == level::sasaran ? 1 : 0;
            out.program += which == level::program ? 1 : 0;
            out.kegiatan += which == level::kegiatan ? 1 : 0;
            out.sub_kegiatan += which == level::sub_kegiatan ? 1 : 0;
        }
        return out;
    }

    [[nodiscard]] const plan_info& info() const noexcept { return info_; }
    [[nodiscard]] const std::vector<note>& notes() const noexcept { return notes_; }
    [[nodiscard]] const plan_columns& columns() const noexcept { return columns_; }

private:
    friend class plan_builder;
    plan() = default;

    plan_info info_;
    std::vector<note> notes_;
    plan_columns columns_;
};

}  // namespace renaksi
