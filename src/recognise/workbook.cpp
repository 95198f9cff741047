#include "recognise/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/formats.hpp"
#include "recognise/arrangement.hpp"
#include "recognise/recognise.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

[[nodiscard]] std::int64_t filled_rows(const io::grid& cells) {
    std::int64_t out = 0;
    for (std::size_t row = 0; row < cells.rows(); ++row) out += cells.filled(row) > 0 ? 1 : 0;
    return out;
}

/// What `read_options::sheet` finds it under: its name, else its number from 1.
[[nodiscard]] std::string name_of(const io::workbook& from, std::size_t sheet) {
    return from.sheets[sheet].name.empty() ? std::to_string(sheet + 1) : from.sheets[sheet].name;
}

/// A name as it is spelt comes before one in other capitals, and any name before a number.
[[nodiscard]] std::optional<std::size_t> find_sheet(const io::workbook& from, std::string_view wanted) {
    for (std::size_t i = 0; i < from.sheets.size(); ++i) {
        if (from.sheets[i].name == wanted) return i;
    }
    for (std::size_t i = 0; i < from.sheets.size(); ++i) {
        if (!from.sheets[i].name.empty() && equal_nocase(trim(from.sheets[i].name), trim(wanted))) return i;
    }
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (failure != std::errc{} || end != wanted.data() + wanted.size()) return std::nullopt;
    return number >= 1 && number <= from.sheets.size() ? std::optional(number - 1) : std::nullopt;
}

[[nodiscard]] error no_such_sheet(const io::workbook& from, std::string_view wanted) {
    std::string detail(wanted);
    detail.append("; ");
    for (std::size_t i = 0; i < from.sheets.size(); ++i) detail.append(i == 0 ? "" : ", ").append(name_of(from, i));
    return make_error(errc::not_found, std::move(detail));
}

/// How much of a plan was found: its rows, then the amounts and targets in them.
using plan_measure = std::pair<std::size_t, std::size_t>;

[[nodiscard]] plan_measure measure(const plan& p) {
    std::size_t said = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (const plan_column column : plan_columns_all) {
            said += p[i].money(column).state == amount_state::value ? 1U : 0U;
            for (std::size_t k = 0; k < p[i].indikator_count(); ++k) said += has_value(p[i].indikator(k).target(column)) ? 1U : 0U;
        }
    }
    return {p.body_size(), said};
}

/// What a sheet gave, without notes about the others.
struct candidate {
    std::size_t sheet = 0;
    result<plan> read;
    plan_measure found{};  ///< of the plan; nothing where there is none
};

class sheet_reader {
public:
    sheet_reader(io::workbook& from, const read_options& options, plan_builder builder)
        : from_(from), options_(options), builder_(std::move(builder)) {
        for (const io::sheet& one : from.sheets) filled_.push_back(filled_rows(one.cells));
        builder_.allow(io::most_plan_bytes(from.bytes));
    }

    /// Reads one sheet alone.
    [[nodiscard]] result<plan> only(std::size_t sheet) {
        for (std::size_t i = 0; i < from_.sheets.size(); ++i) {
            if (i != sheet) from_.sheets[i].cells = {};
        }
        note_others(sheet);
        return read(sheet, std::move(builder_));
    }

    /// The sheet of those that are hidden, or of those that are not, which gives the most of a plan; else the first failure that says more
    /// than that there is no table. O(cells).
    [[nodiscard]] std::optional<candidate> best(bool hidden) {
        std::optional<candidate> best;
        for (std::size_t i = 0; i < filled_.size(); ++i) {
            if (from_.sheets[i].hidden != hidden) continue;
            plan_builder alone;
            alone.info() = builder_.info();
            // Two plans are held while they are compared.
            alone.allow(io::most_plan_bytes(from_.bytes) / (filled_.size() > 1 ? 2 : 1));
            candidate next{i, read(i, std::move(alone)), {}};
            if (next.read) next.found = measure(*next.read);
            if (!best || is_better(next, *best)) best = std::move(next);
        }
        return best;
    }

    /// The plan of the sheet that was chosen, with what is said before it and about the others: said about every candidate, that would
    /// take the square of their number.
    [[nodiscard]] result<plan> finish(candidate chosen) {
        if (!chosen.read) return std::move(chosen.read);
        note_others(chosen.sheet);
        auto before = std::move(builder_).finish();
        if (!before) return std::move(before).error();
        return plan_builder::with_notes_in_front(before->notes(), *std::move(chosen.read));
    }

private:
    void note_others(std::size_t sheet) {
        for (std::size_t i = 0; i < filled_.size(); ++i) {
            if (i != sheet && filled_[i] > 0) builder_.add_note(note{note_kind::other_sheet, 0, 0, filled_[i], name_of(from_, i)});
        }
    }

    /// Takes the sheet's cells, so it is read once.
    [[nodiscard]] result<plan> read(std::size_t sheet, plan_builder builder) {
        for (note& one : std::exchange(from_.sheets[sheet].notes, {})) builder.add_note(std::move(one));
        io::grid cells = std::move(from_.sheets[sheet].cells);
        auto read = from_.sheets[sheet].flat ? io::read_flat_table(std::move(cells), options_, std::move(builder))
                                             : recognised(std::move(cells), std::move(builder));
        if (!read) return named(std::move(read).error(), sheet);
        return read;
    }

    [[nodiscard]] result<plan> recognised(io::grid cells, plan_builder builder) const {
        auto arranged = arrange_columns(arrange_rows(arrangement{std::move(cells), {}, {}}, options_), options_);
        if (!arranged) return std::move(arranged).error();
        for (note& one : std::exchange(arranged->notes, {})) builder.add_note(std::move(one));
        return recognise_plan(*std::move(arranged), recognise::options{options_.numbers, options_.names}, std::move(builder));
    }

    [[nodiscard]] static bool is_better(const candidate& one, const candidate& other) {
        if (one.read && other.read) return one.found > other.found;
        if (one.read || other.read) return one.read.has_value();
        return other.read.error().code == errc::no_table && one.read.error().code != errc::no_table;
    }

    /// A line alone does not say where, in a document of several sheets.
    [[nodiscard]] error named(error failure, std::size_t sheet) const {
        if (from_.sheets.size() > 1) failure.detail = name_of(from_, sheet) + (failure.detail.empty() ? "" : ": " + failure.detail);
        return failure;
    }

    io::workbook& from_;
    const read_options& options_;
    plan_builder builder_;
    std::vector<std::int64_t> filled_;
};

}  // namespace

result<plan> recognise_workbook(io::workbook from, const read_options& options, plan_builder builder) {
    sheet_reader reader(from, options, std::move(builder));
    if (!options.sheet.empty()) {
        const auto sheet = find_sheet(from, options.sheet);
        if (!sheet) return no_such_sheet(from, options.sheet);
        return reader.only(*sheet);
    }
    if (from.sheets.size() == 1) return reader.only(0);
    auto visible = reader.best(false);
    if (visible && visible->read) return reader.finish(*std::move(visible));
    auto hidden = reader.best(true);
    if (hidden && (hidden->read || !visible)) return reader.finish(*std::move(hidden));
    return visible ? std::move(visible->read) : make_error(errc::no_table);
}

}  // namespace renaksi::recognise
