/// \file
/// `rekap`: totals and violated identities over the plans of many offices, as a value that merges.
///
/// Rows come office by office, each office's in any order. When an office is complete its tree is built from the kode (a row's parent is
/// the nearest code above it that the office has), every identity of `check/identities.hpp` is held against it, and what is left of it are
/// additions to groups: rows, violations, five sums. So memory is that of the groups, the names of the offices and the roots, whatever the
/// number of rows. An office that a cut of the input may have divided stays open, with its rows, until the part on the other side of the
/// cut is merged or `close` is called.
///
/// `merge` is associative and commutative, and the byte form of a closed rekap depends on the rows alone: not on their order, nor on how
/// they were divided among sources, threads, processes or machines. Nothing is rounded; sums run in 128 bits, which 2^62 rows do not fill.
///
/// Contract: a rekap belongs to one thread at a time; two may be filled in two threads and then merged. Only `std::bad_alloc` may be
/// thrown.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/rollup/detail/rekap_state.hpp"
#include "renaksi/rollup/detail/rekap_state_bytes.hpp"
#include "renaksi/rollup/rekap_key.hpp"
#include "renaksi/rollup/rekap_row.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi {

class rekap {
public:
    explicit rekap(const rekap_settings& settings) : state_(settings) {}

    // ---- filling: begin_source, { begin_office, add_rows ... } ..., end_source

    /// Begins a file, or a part of it from byte `begin` on. `continues_before`: its first office may have rows in the part before.
    void begin_source(std::string_view name, std::uint64_t begin, bool continues_before) {
        state_.is_closed = false;
        rekap_source source;
        source.name = name;
        source.begin = begin;
        detail::source_edges edges;
        edges.front = {continues_before, continues_before, detail::rekap_names::none};
        source_ = state_.sources.add(std::move(source), edges);
        office_ = detail::rekap_names::none;
        first_office_ = detail::rekap_names::none;
        errors_before_ = state_.error_count;
    }

    /// The rows that follow are of this office. The name of the office whose rows are being added changes nothing.
    void begin_office(std::string_view opd) {
        if (office_ != detail::rekap_names::none && state_.names[office_] == opd) return;
        end_office(false);
        office_ = state_.office_of(opd);
        const bool is_first = first_office_ == detail::rekap_names::none;
        if (is_first) first_office_ = office_;
        detail::rekap_office& office = state_.offices[office_];
        const bool is_cut = is_first && state_.sources.edges_of(source_).front.continues;
        const bool stays_open = state_.settings.scattered || office.is_kept || is_cut;
        is_open_ = office.status == detail::office_status::open;
        if (office.status == detail::office_status::closed) {
            office.is_scattered = true;
        } else if (stays_open || is_open_) {
            is_open_ = true;
            state_.opened(office_);
        }
        if (is_cut && is_open_) {
            state_.sources.edges_of(source_).front.office = office_;
            ++state_.open[office.open].holds;
        }
    }

    /// Rows of the office that has been begun, in the order of their lines. Their kode are well-formed, `source` may be anything. O(rows).
    void add_rows(std::span<const rekap_row> rows) {
        assert(office_ != detail::rekap_names::none);
        if (!is_open_) return void(rows_.insert(rows_.end(), rows.begin(), rows.end()));
        std::vector<rekap_row>& kept = state_.open[state_.offices[office_].open].rows;
        kept.insert(kept.end(), rows.begin(), rows.end());
        for (std::size_t i = kept.size() - rows.size(); i < kept.size(); ++i) kept[i].source = source_;
    }

    /// All rows of an office that stand together, when no more will follow them: nothing of them has to be kept. They are as `add_rows`
    /// wants them, and in any state afterwards. O(rows).
    void add_office(std::string_view opd, std::span<rekap_row> rows) {
        if (office_ != detail::rekap_names::none && state_.names[office_] == opd) return add_rows(rows);
        begin_office(opd);
        if (is_open_) {
            add_rows(rows);
        } else if (state_.offices[office_].status != detail::office_status::closed) {
            state_.fold(office_, rows, source_, fold_);
        }
        end_office(false);
    }

    /// A row that could not be read. All are counted; the first hundred by source, line and column are kept.
    void add_error(const rekap_row_error& one) {
        ++state_.error_count;
        state_.errors.add({one.code, source_, one.line, one.column, one.detail}, detail::errors_limit, state_.errors_in_order());
    }

    /// Ends the source behind byte `end`, after `lines` line ends. `continues_after`: its last office may have rows in the part behind.
    void end_source(std::uint64_t end, std::uint64_t lines, bool continues_after) {
        end_office(continues_after);
        rekap_source& source = state_.sources[source_];
        source.end = end;
        source.lines = lines;
        detail::source_edges& edges = state_.sources.edges_of(source_);
        edges.back = {continues_after, continues_after, detail::rekap_names::none};
        source.is_whole = !edges.front.continues && !continues_after;
        const bool is_empty = source.begin == end && lines == 0 && state_.error_count == errors_before_;
        if (is_empty && edges.front.continues && continues_after) return state_.sources.drop_last();
        if (continues_after && last_office_ != detail::rekap_names::none) {
            edges.back.office = last_office_;
            ++state_.open[state_.offices[last_office_].open].holds;
        }
        state_.place_source(source_, fold_);
    }

    /// Offices that had rows again after they had been closed. Their new rows are in no total, and `close` refuses. Names, in order.
    /// O(offices log offices).
    [[nodiscard]] std::vector<std::string> scattered() const { return state_.scattered(); }

    /// Offices that are closed in one and have rows in the other, for which `merge` refuses. Names, in order. O(the smaller one's offices).
    [[nodiscard]] std::vector<std::string> clashes(const rekap& other) const {
        const bool is_larger = state_.offices.size() >= other.state_.offices.size();
        return is_larger ? state_.clashes(other.state_) : other.state_.clashes(state_);
    }

    /// These offices stay open until `close`: for a second run over inputs where they were found in several places.
    void keep_open(std::span<const std::string> offices) {
        for (const std::string& name : offices) state_.offices[state_.office_of(name)].is_kept = true;
    }

    // ---- joining

    /// Adds what the other one holds. Errors, which leave both as they were: `invalid_argument` for other settings; `bad_structure` for an
    /// office that is closed in one and has rows in the other, and for a source that is in both. O(the smaller one), times log where
    /// sources are many.
    [[nodiscard]] std::optional<error> merge(rekap&& other) {
        if (state_.settings != other.state_.settings) return make_error(errc::invalid_argument, "two rekap of different settings");
        for (const rekap_source& source : other.state_.sources.all()) {
            if (!state_.sources.has(source)) continue;
            error twice = make_error(errc::bad_structure, "a source that is there already");
            twice.where.file = source.name;
            return twice;
        }
        const std::vector<std::string> both = clashes(other);
        if (!both.empty()) return make_error(errc::bad_structure, "the rows of opd '" + both.front() + "' stand in several places");
        const bool scattered = state_.settings.scattered || other.state_.settings.scattered;
        if (state_.weight() < other.state_.weight()) std::swap(state_, other.state_);
        state_.settings.scattered = scattered;
        detail::merge_states(state_, std::move(other.state_), fold_);
        errors_.clear();
        return std::nullopt;
    }

    /// Folds the offices that are still open, joins parts to files and puts everything in order. Errors, which leave it as it was:
    /// `bad_structure` with the file for parts that do not make it up or that are there twice, and for an office that `scattered` names.
    /// O(n log n).
    [[nodiscard]] std::optional<error> close() {
        if (std::optional<error> failure = detail::close_state(state_, fold_)) return failure;
        find_answers();
        return std::nullopt;
    }

    // ---- byte form (docs/formats/rekap-state.md)

    /// The bytes that it begins with, by which a file of it is told.
    static constexpr std::string_view magic = detail::rekap_magic;

    /// One form for one closed rekap. O(n); of one that is not closed, O(n log n) and a copy of it.
    [[nodiscard]] std::string to_bytes() const { return detail::state_to_bytes(state_); }

    /// Errors: `unknown_format` for bytes that are no rekap or one of another version, `damaged_file` with what is wrong. Never more memory
    /// than a small multiple of the bytes, whatever they are.
    [[nodiscard]] static result<rekap> from_bytes(std::string_view bytes) {
        result<detail::rekap_state> read = detail::state_from_bytes(bytes);
        if (!read) return std::move(read).error();
        rekap out(std::move(*read));
        if (out.is_closed()) out.find_answers();
        return out;
    }

    // ---- answers of a closed one

    [[nodiscard]] const rekap_settings& settings() const noexcept { return state_.settings; }
    [[nodiscard]] bool is_closed() const noexcept { return state_.is_closed; }

    /// Groups, in the order of their parts: kode, opd, provinsi and kabupaten by their texts, levels from the top; none before any.
    [[nodiscard]] std::size_t size() const noexcept { return state_.groups.size(); }
    /// Appends the text of the `part`-th part of a group's key; nothing where its rows have none.
    void append_part(std::string& out, std::size_t group, std::size_t part) const {
        const detail::rekap_group_key& key = state_.groups[group].key;
        state_.plan.append_part(out, key, state_.settings.by[part], state_.plan.has_opd() ? state_.names[key.office] : std::string_view{});
    }
    [[nodiscard]] const rekap_totals& group(std::size_t i) const noexcept { return state_.groups[i].totals; }
    /// Of everything: the sums of the lowest rows.
    [[nodiscard]] const rekap_totals& totals() const noexcept { return totals_; }

    /// How many roots are named.
    [[nodiscard]] std::size_t named_roots() const noexcept { return state_.roots.named.items().size(); }
    /// One of them, in the order of opd, kode, a row's before its columns', column, source, line.
    [[nodiscard]] rekap_root root(std::size_t i) const {
        const detail::stored_root& root = state_.roots.named.items()[i];
        return {state_.names[root.office],
                packed_kode(root.kode),
                state_.sources.all()[root.source].name,
                root.line,
                root.level,
                root.is_row,
                static_cast<plan_column>(root.column),
                root.expected_sen,
                root.found_sen};
    }
    /// All of them. O(roots).
    [[nodiscard]] std::vector<rekap_root> roots() const {
        std::vector<rekap_root> out;
        out.reserve(named_roots());
        for (std::size_t i = 0; i < named_roots(); ++i) out.push_back(root(i));
        return out;
    }
    [[nodiscard]] std::uint64_t root_count() const noexcept { return state_.roots.count; }

    /// The first hundred, by source, line, column.
    [[nodiscard]] std::span<const rekap_error> errors() const noexcept { return errors_; }
    [[nodiscard]] std::uint64_t error_count() const noexcept { return state_.error_count; }
    /// The first by source, line, column, also of one that is not closed: its line is 0 then where only the parts before it would tell.
    [[nodiscard]] std::optional<rekap_error> first_error() const {
        if (!errors_.empty()) return errors_.front();
        std::optional<rekap_error> first;
        for (const detail::stored_error& one : state_.errors.items()) {
            const rekap_source& source = state_.sources.all()[one.source];
            rekap_error here{one.code, source.name, source.begin == 0 ? one.line : 0, one.column, one.detail};
            const auto place = [](const rekap_error& e) { return std::tie(e.source, e.line, e.column); };
            if (!first || place(here) < place(*first)) first = std::move(here);
        }
        return first;
    }

    /// How many offices have rows.
    [[nodiscard]] std::uint64_t offices() const noexcept { return office_count_; }
    /// Files by name.
    [[nodiscard]] std::span<const rekap_source> sources() const noexcept { return state_.sources.all(); }

private:
    explicit rekap(detail::rekap_state&& state) : state_(std::move(state)) {}

    void end_office(bool continues_after) {
        last_office_ = rows_end_open(continues_after);
        office_ = detail::rekap_names::none;
        is_open_ = false;
        rows_.clear();
    }

    /// Folds the office or keeps it, and says which office is kept.
    [[nodiscard]] std::uint32_t rows_end_open(bool continues_after) {
        if (office_ == detail::rekap_names::none) return office_;
        if (is_open_) return office_;
        if (state_.offices[office_].status == detail::office_status::closed) return detail::rekap_names::none;
        if (!continues_after) {
            state_.fold(office_, rows_, source_, fold_);
            return detail::rekap_names::none;
        }
        for (rekap_row& row : rows_) row.source = source_;
        std::vector<rekap_row>& kept = state_.opened(office_).rows;
        kept.insert(kept.end(), rows_.begin(), rows_.end());
        return office_;
    }

    void find_answers() {
        totals_ = {};
        for (std::size_t i = 0; i < state_.groups.size(); ++i) detail::add_to(totals_, state_.groups[i].totals);
        if (state_.plan.has_level()) totals_.sen = state_.leaves;
        errors_.clear();
        for (const detail::stored_error& one : state_.errors.items()) {
            errors_.push_back({one.code, state_.sources.all()[one.source].name, one.line, one.column, one.detail});
        }
        office_count_ = 0;
        for (const detail::rekap_office& office : state_.offices) office_count_ += office.status == detail::office_status::closed ? 1U : 0U;
    }

    detail::rekap_state state_;
    detail::office_fold fold_;
    std::vector<rekap_row> rows_;  ///< of the office that is being read, where nothing keeps it open
    std::uint32_t source_ = 0;
    std::uint32_t office_ = detail::rekap_names::none;
    std::uint32_t first_office_ = detail::rekap_names::none;
    std::uint32_t last_office_ = detail::rekap_names::none;
    bool is_open_ = false;
    std::uint64_t errors_before_ = 0;
    rekap_totals totals_;
    std::vector<rekap_error> errors_;
    std::uint64_t office_count_ = 0;
};

}  // namespace renaksi
