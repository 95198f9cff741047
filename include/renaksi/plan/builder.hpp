/// \file
/// The only way to make a plan: rows in document order, then `finish`. A builder belongs to one thread; the plan that it gives does not.
///
/// The builder works out who stands below whom from the levels: a row's parent is the nearest row above it of a higher level. It
/// refuses only what no plan can have (two Jumlah rows, amounts on a sasaran, an unknown unit of money, more rows or text than 32-bit
/// offsets address); a kegiatan without a program is a document's mistake and becomes a finding later.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/ids.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/plan/detail/note_list.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi {

struct amount_cell {
    amount value;
    std::string written;
};

struct target_cell {
    target value;
    std::string written;
};

struct indikator_draft {
    std::string nama;
    std::string satuan;
    std::array<target_cell, plan_column_count> targets;
};

/// A row as a caller knows it. Texts are UTF-8; an empty one means that the cell is blank.
struct row_draft {
    node_id
        id;  ///< where the row keeps one from an earlier plan, else 0: then its place in the plan, from 1. The caller keeps them unique.
    renaksi::level level = level::sub_kegiatan;
    std::int64_t line = 0;
    std::string no;
    std::string kode;
    std::string sasaran;
    std::string nama;
    std::string penanggung_jawab;
    std::array<amount_cell, plan_column_count> money;
    std::vector<indikator_draft> indikator;
};

/// How much a plan will hold, counted before it is made: see `plan_builder::reserve`.
struct plan_room {
    std::size_t rows = 0;
    std::size_t indikator = 0;
    std::size_t notes = 0;
    // Bytes of text by column.
    std::size_t no = 0;
    std::size_t kode = 0;
    std::size_t sasaran = 0;
    std::size_t nama = 0;
    std::size_t penanggung_jawab = 0;
    std::array<std::size_t, plan_column_count> money{};
    std::size_t indikator_nama = 0;
    std::size_t indikator_satuan = 0;
    std::array<std::size_t, plan_column_count> targets{};

    /// What the columns of such a plan take in memory; its notes not counted.
    [[nodiscard]] std::size_t bytes() const noexcept {
        constexpr std::size_t a_row = 116;         // of plan_columns without the texts' bytes, bitmaps counted
        constexpr std::size_t an_indikator = 124;  // of indikator_columns
        std::size_t out = rows * a_row + indikator * an_indikator + no + kode + sasaran + nama + penanggung_jawab;
        for (const std::size_t texts : money) out += texts;
        for (const std::size_t texts : targets) out += texts;
        return out + indikator_nama + indikator_satuan;
    }

    /// Room for one more row.
    void add(const row_draft& row) noexcept {
        ++rows;
        no += row.no.size();
        kode += row.kode.size();
        sasaran += row.sasaran.size();
        nama += row.nama.size();
        penanggung_jawab += row.penanggung_jawab.size();
        for (std::size_t c = 0; c < plan_column_count; ++c) money[c] += row.money[c].written.size();
        indikator += row.indikator.size();
        for (const indikator_draft& one : row.indikator) {
            indikator_nama += one.nama.size();
            indikator_satuan += one.satuan.size();
            for (std::size_t c = 0; c < plan_column_count; ++c) targets[c] += one.targets[c].written.size();
        }
    }
};

class plan_builder {
public:
    /// What the document says about itself; may be filled at any time before `finish`.
    [[nodiscard]] plan_info& info() noexcept { return plan_.info_; }

    /// Keeps a note behind those already there. Of a kind of which a hundred are there, notes that say the same (their kind, text and
    /// amount; of joined rows the kind) are one, which tells how many places it is about and where the last of them is: no text is lost.
    void add_note(note about) { notes_.add(std::move(about)); }

    /// The plan may take so many bytes of memory. More notes than fit into them are not kept and end in the error of `finish`, which is
    /// how a document that was made to fill a machine's memory is refused before it does. Without a call there is no such limit.
    void allow(std::size_t bytes) noexcept {
        most_bytes_ = bytes;
        notes_.allow(bytes);
    }

    /// Room for so much more than is there. A builder works without, but its columns then grow as vectors do, and while one grows it is
    /// in memory twice: who knows how much is coming takes half the memory. What comes may be more, or less. O(rows and notes there).
    /// Error, and nothing is taken: limit_exceeded where that is more than `allow` allows.
    [[nodiscard]] std::optional<error> reserve(const plan_room& more) {
        if (notes_.overfull() || notes_.bytes() > most_bytes_ || more.bytes() > most_bytes_ - notes_.bytes()) return too_large();
        notes_.settle(more.notes);
        plan_columns& c = plan_.columns_;
        // One for a Jumlah.
        const std::size_t rows = c.id.size() + more.rows + 1;
        c.id.reserve(rows);
        c.line.reserve(rows);
        c.level.reserve(rows);
        c.parent.reserve(rows);
        c.subtree_end.reserve(rows);
        c.indikator_begin.reserve(rows + 1);
        const auto widen = [](text_column& column, std::size_t texts, std::size_t bytes) {
            column.reserve(texts, column.byte_count() + bytes);
        };
        widen(c.no, rows, more.no);
        widen(c.kode, rows, more.kode);
        widen(c.sasaran, rows, more.sasaran);
        widen(c.nama, rows, more.nama);
        widen(c.penanggung_jawab, rows, more.penanggung_jawab);
        const std::size_t indikator = c.indikator.nama.size() + more.indikator;
        widen(c.indikator.nama, indikator, more.indikator_nama);
        widen(c.indikator.satuan, indikator, more.indikator_satuan);
        for (std::size_t i = 0; i < plan_column_count; ++i) {
            c.money[i].sen.reserve(rows);
            c.money[i].state.reserve(rows);
            widen(c.money[i].written, rows, more.money[i]);
            target_cells& cells = c.indikator.targets[i];
            cells.kind.reserve(indikator);
            cells.unscaled.reserve(indikator);
            cells.scale.reserve(indikator);
            cells.upper_unscaled.reserve(indikator);
            cells.upper_scale.reserve(indikator);
            widen(cells.written, indikator, more.targets[i]);
        }
        return std::nullopt;
    }

    /// Adds a row below those already there; the Jumlah row may come at any time and is kept for the end.
    /// Errors: bad_structure (a second Jumlah, amounts on a sasaran), limit_exceeded (2^31 - 2 rows, 2 GiB of one column's text).
    [[nodiscard]] result<row_index> add_row(row_draft draft) {
        if (draft.level == level::jumlah) {
            if (jumlah_) return at_line(errc::bad_structure, "jumlah", draft.line);
            jumlah_ = std::move(draft);
            return row_index{-1};
        }
        if (draft.level == level::sasaran) {
            for (const amount_cell& cell : draft.money) {
                if (cell.value.state != amount_state::blank) return at_line(errc::bad_structure, "sasaran: pagu", draft.line);
            }
        }
        return append(draft);
    }

    /// Gives the plan and leaves the builder empty. Errors: bad_structure for a `satuan_uang` that is no unit; limit_exceeded where notes
    /// were not kept. O(rows).
    [[nodiscard]] result<plan> finish() && {
        if (notes_.overfull()) return too_large();
        if (!is_satuan_uang(plan_.info_.satuan_uang)) {
            return make_error(errc::bad_structure, "satuan_uang: " + std::to_string(plan_.info_.satuan_uang));
        }
        if (jumlah_) {
            auto added = append(*jumlah_);
            if (!added) return std::move(added).error();
        }
        close_down_to(0);
        plan_.columns_.indikator_begin.push_back(static_cast<std::int32_t>(plan_.columns_.indikator.nama.size()));
        plan_.notes_ = std::move(notes_).take();
        return std::move(plan_);
    }

    /// The same plan with notes in front of its own, which stay as they are. O(notes).
    [[nodiscard]] static plan with_notes_in_front(std::vector<note> front, plan of) {
        if (front.empty()) return of;
        front.reserve(front.size() + of.notes_.size());
        for (note& one : of.notes_) front.push_back(std::move(one));
        of.notes_ = std::move(front);
        return of;
    }

private:
    static constexpr std::size_t max_rows = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) - 1;

    [[nodiscard]] error too_large() const {
        return make_error(errc::limit_exceeded, "bytes of the plan in memory > " + std::to_string(most_bytes_));
    }

    [[nodiscard]] static error at_line(errc code, std::string detail, std::int64_t line) {
        error e = make_error(code, std::move(detail));
        e.where.line = line;
        return e;
    }

    [[nodiscard]] result<row_index> append(const row_draft& draft) {
        plan_columns& c = plan_.columns_;
        if (c.id.size() >= max_rows) return at_line(errc::limit_exceeded, "rows", draft.line);
        const auto at = static_cast<std::int32_t>(c.id.size());
        c.id.push_back(draft.id.value > 0 ? draft.id.value : at + 1);
        c.line.push_back(draft.line);
        c.level.push_back(static_cast<std::uint8_t>(draft.level));
        place_in_tree(draft.level, at);
        bool fits = c.no.push_or_null(draft.no) && c.kode.push_or_null(draft.kode) && c.sasaran.push_or_null(draft.sasaran) &&
                    c.nama.push_or_null(draft.nama) && c.penanggung_jawab.push_or_null(draft.penanggung_jawab);
        for (const plan_column column : plan_columns_all) fits = fits && push_money(column, draft.money[position(column)]);
        c.indikator_begin.push_back(static_cast<std::int32_t>(c.indikator.nama.size()));
        for (const indikator_draft& one : draft.indikator) fits = fits && push_indikator(one);
        if (!fits) return at_line(errc::limit_exceeded, "text bytes", draft.line);
        return row_index{at};
    }

    void place_in_tree(level which, std::int32_t at) {
        plan_columns& c = plan_.columns_;
        std::size_t depth = open_.size();
        while (depth > 0 && !is_above(static_cast<level>(c.level[static_cast<std::size_t>(open_[depth - 1])]), which)) --depth;
        if (which == level::jumlah) depth = 0;
        close_down_to(depth);
        if (open_.empty() || which == level::jumlah) {
            c.parent.push_null();
        } else {
            c.parent.push(open_.back());
        }
        c.subtree_end.push_back(at + 1);
        open_.push_back(at);
    }

    /// Rows that were still open below `depth` end where the next row begins.
    void close_down_to(std::size_t depth) {
        plan_columns& c = plan_.columns_;
        const auto end = static_cast<std::int32_t>(c.subtree_end.size());
        while (open_.size() > depth) {
            c.subtree_end[static_cast<std::size_t>(open_.back())] = end;
            open_.pop_back();
        }
    }

    [[nodiscard]] bool push_money(plan_column column, const amount_cell& cell) {
        money_cells& cells = plan_.columns_.money[position(column)];
        if (cell.value.state == amount_state::value) {
            cells.sen.push(cell.value.value.sen());
        } else {
            cells.sen.push_null();
        }
        cells.state.push_back(static_cast<std::uint8_t>(cell.value.state));
        return cells.written.push_or_null(cell.written);
    }

    [[nodiscard]] bool push_indikator(const indikator_draft& one) {
        indikator_columns& columns = plan_.columns_.indikator;
        if (columns.nama.size() >= max_rows || !columns.nama.push_or_null(one.nama) || !columns.satuan.push_or_null(one.satuan))
            return false;
        for (const plan_column column : plan_columns_all) {
            target_cells& cells = columns.targets[position(column)];
            const target_cell& cell = one.targets[position(column)];
            cells.kind.push_back(static_cast<std::uint8_t>(cell.value.kind));
            cells.unscaled.push_back(cell.value.value.unscaled);
            cells.scale.push_back(cell.value.value.scale);
            cells.upper_unscaled.push_back(cell.value.upper.unscaled);
            cells.upper_scale.push_back(cell.value.upper.scale);
            if (!cells.written.push_or_null(cell.written)) return false;
        }
        return true;
    }

    plan plan_;
    detail::note_list notes_;
    std::vector<std::int32_t> open_;  ///< rows whose subtree has not ended, outermost first
    std::optional<row_draft> jumlah_;
    std::size_t most_bytes_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace renaksi
