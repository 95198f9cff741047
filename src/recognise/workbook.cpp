#include "recognise/workbook.hpp"

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
[[nodiscard]] std::pair<std::size_t, std::size_t> measure(const plan& p) {
    std::size_t said = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (const plan_column column : plan_columns_all) {
            said += p[i].money(column).state == amount_state::value ? 1U : 0U;
            for (std::size_t k = 0; k < p[i].indikator_count(); ++k) said += has_value(p[i].indikator(k).target(column)) ? 1U : 0U;
        }
    }
    return {p.body_size(), said};
}

class sheet_reader {
public:
    sheet_reader(io::workbook& from, const read_options& options, const plan_builder& builder)
        : from_(from), options_(options), builder_(builder) {
        for (const io::sheet& one : from.sheets) filled_.push_back(filled_rows(one.cells));
    }

    /// Takes the sheet's cells, so it is read once.
    [[nodiscard]] result<plan> read(std::size_t sheet) {
        plan_builder builder = builder_;
        for (std::size_t i = 0; i < filled_.size(); ++i) {
            if (i != sheet && filled_[i] > 0) builder.add_note(note{note_kind::other_sheet, 0, 0, filled_[i], name_of(from_, i)});
        }
        for (note& one : from_.sheets[sheet].notes) builder.add_note(std::move(one));
        io::grid cells = std::move(from_.sheets[sheet].cells);
        auto read = from_.sheets[sheet].flat ? io::read_flat_table(std::move(cells), options_, std::move(builder))
                                             : recognised(std::move(cells), std::move(builder));
        if (!read) return named(std::move(read).error(), sheet);
        return read;
    }

    /// The sheet of those that are hidden, or of those that are not, which gives the most of a plan; else the first failure that says more
    /// than that there is no table.
    [[nodiscard]] std::optional<result<plan>> best(bool hidden) {
        std::optional<result<plan>> best;
        for (std::size_t i = 0; i < filled_.size(); ++i) {
            if (from_.sheets[i].hidden != hidden) continue;
            auto read = this->read(i);
            if (!best || is_better(read, *best)) best = std::move(read);
        }
        return best;
    }

private:
    [[nodiscard]] result<plan> recognised(io::grid cells, plan_builder builder) const {
        auto arranged = arrange_columns(arrange_rows(arrangement{std::move(cells), {}, {}}, options_), options_);
        if (!arranged) return std::move(arranged).error();
        for (note& one : std::exchange(arranged->notes, {})) builder.add_note(std::move(one));
        return recognise_plan(*std::move(arranged), recognise::options{options_.numbers, options_.names}, std::move(builder));
    }

    [[nodiscard]] static bool is_better(const result<plan>& one, const result<plan>& other) {
        if (one && other) return measure(*one) > measure(*other);
        if (one || other) return one.has_value();
        return other.error().code == errc::no_table && one.error().code != errc::no_table;
    }

    /// A line alone does not say where, in a document of several sheets.
    [[nodiscard]] error named(error failure, std::size_t sheet) const {
        if (from_.sheets.size() > 1) failure.detail = name_of(from_, sheet) + (failure.detail.empty() ? "" : ": " + failure.detail);
        return failure;
    }

    io::workbook& from_;
    const read_options& options_;
    const plan_builder& builder_;
    std::vector<std::int64_t> filled_;
};

}  // namespace

result<plan> recognise_workbook(io::workbook from, const read_options& options, const plan_builder& builder) {
    sheet_reader reader(from, options, builder);
    if (!options.sheet.empty()) {
        const auto sheet = find_sheet(from, options.sheet);
        if (!sheet) return no_such_sheet(from, options.sheet);
        return reader.read(*sheet);
    }
    auto visible = reader.best(false);
    if (visible && *visible) return *std::move(visible);
    auto hidden = reader.best(true);
    if (hidden && (*hidden || !visible)) return *std::move(hidden);
    return visible ? *std::move(visible) : make_error(errc::no_table);
}

}  // namespace renaksi::recognise
