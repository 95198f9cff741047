/// \file
/// Findings: what a check has to say about a plan. Findings are data, never an error; each names its rule, its place, what was expected
/// and what was found. Their sentences are made on demand (check/message.hpp), in either language.
///
/// Contract: plain values that own what they hold; they may be handed between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/ids.hpp"
#include "renaksi/money/rupiah.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi {

enum class severity : std::uint8_t { error = 0, warning = 1, info = 2 };

/// Root: a mistake of its own. Inherited: follows from roots further down. None: the rule knows no such difference.
enum class finding_cause : std::uint8_t { root = 0, inherited = 1, none = 2 };

/// Number of a rule in the catalogue: 101 is R101.
struct rule_id {
    std::uint16_t number = 0;

    friend constexpr auto operator<=>(rule_id, rule_id) noexcept = default;
};

/// The cell that a finding is about.
enum class cell_column : std::uint8_t {
    none = 0,
    pagu,
    tw1,
    tw2,
    tw3,
    tw4,  // money
    target,
    target_tw1,
    target_tw2,
    target_tw3,
    target_tw4,  // targets of an indicator
    no,
    kode,
    sasaran,
    nama,
    indikator,
    satuan,
    penanggung_jawab,  // texts
};

/// The money cell of a column, and the target cell of a column.
[[nodiscard]] constexpr cell_column money_cell(plan_column column) noexcept {
    return static_cast<cell_column>(static_cast<std::size_t>(cell_column::pagu) + position(column));
}
[[nodiscard]] constexpr cell_column target_cell_of(plan_column column) noexcept {
    return static_cast<cell_column>(static_cast<std::size_t>(cell_column::target) + position(column));
}

/// The column of a money cell; `year` for any other cell.
[[nodiscard]] constexpr plan_column money_column_of(cell_column column) noexcept {
    const bool money = column >= cell_column::pagu && column <= cell_column::tw4;
    return money ? plan_columns_all[static_cast<std::size_t>(column) - static_cast<std::size_t>(cell_column::pagu)] : plan_column::year;
}

/// The name in JSON and CSV: `pagu`, `tw1`, …, `target`, `target_tw1`, …, `nama`; empty for `none`.
[[nodiscard]] constexpr std::string_view column_name(cell_column column) noexcept {
    constexpr std::array<std::string_view, 18> names{"",       "pagu",       "tw1",        "tw2",        "tw3",        "tw4",
                                                     "target", "target_tw1", "target_tw2", "target_tw3", "target_tw4", "no",
                                                     "kode",   "sasaran",    "nama",       "indikator",  "satuan",     "penanggung_jawab"};
    return names[static_cast<std::size_t>(column)];
}

/// Text as the value of a finding. It is a type of its own because the std::variant of g++ 12 believes that no copy of a std::string leaves
/// it without a value: where such a copy finds no memory, its destructor takes a way that does not exist.
struct finding_text {
    std::string text;

    /// Wherever a text is meant a text may be given.
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions)
    finding_text(std::string written) noexcept : text(std::move(written)) {}

    friend bool operator==(const finding_text&, const finding_text&) noexcept = default;
};

/// What was expected or found: nothing, an amount, a number, or text as written.
using finding_value = std::variant<std::monostate, rupiah, decimal, finding_text>;

struct finding {
    rule_id rule;
    renaksi::severity severity = severity::warning;
    finding_cause cause = finding_cause::none;
    std::int64_t line = 0;         ///< 0 when the finding is about the whole document
    std::optional<row_index> row;  ///< the plan's row, where there is one
    cell_column column = cell_column::none;
    finding_value expected;
    finding_value found;
    finding_value difference;         ///< found − expected, where both are numbers
    std::vector<std::int64_t> roots;  ///< lines of the root findings behind it, ascending; its own line for a root
    std::string text;                 ///< a detail that the message quotes: another line, a word, a cell's text
};

[[nodiscard]] constexpr std::string_view to_string(severity value) noexcept {
    switch (value) {
        case severity::error:
            return "error";
        case severity::warning:
            return "warning";
        case severity::info:
            return "info";
    }
    return {};
}

/// `root`, `inherited`, and an empty text where a rule knows no cause.
[[nodiscard]] constexpr std::string_view to_string(finding_cause value) noexcept {
    switch (value) {
        case finding_cause::root:
            return "root";
        case finding_cause::inherited:
            return "inherited";
        case finding_cause::none:
            return {};
    }
    return {};
}

}  // namespace renaksi
