/// \file
/// Tables: every result with rows as named columns of equal length, in Arrow's memory layout (plan/columns.hpp).
///
/// A table is an immutable value. Its columns are views of memory that the table keeps alive: the plan's own, where the plan already has
/// the column, else memory made for the table. Copying a table copies no rows. Any number of threads may read one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/plan/columns.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "renaksi/repair/patch.hpp"
#include "renaksi/rollup/roll_up.hpp"

namespace renaksi {

/// Numbers as in capi/renaksi.h.
enum class column_type : std::int32_t {
    int64 = 1,
    int32 = 2,
    uint8 = 3,
    money = 4,       ///< int64 sen
    text = 5,        ///< int32 offsets into UTF-8 bytes
    int64_list = 6,  ///< int32 offsets into int64 values
};

struct table_column {
    std::string name;
    column_type type = column_type::int64;
    std::int64_t null_count = 0;
    const std::uint8_t* validity = nullptr;  ///< a bit a row; null where every row has a value
    const std::int32_t* offsets = nullptr;   ///< rows + 1; texts and lists only
    const void* data = nullptr;
    std::shared_ptr<const void> owner;  ///< keeps the memory above alive
};

class table {
public:
    explicit table(std::int64_t rows) : rows_(rows) {}

    [[nodiscard]] std::int64_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_.size(); }
    [[nodiscard]] const table_column& column(std::size_t at) const noexcept { return columns_[at]; }
    /// Position of the column of that name. O(columns).
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;

    /// Adds a column that views `column`, which `owner` keeps alive. The column has as many rows as the table.
    template <typename T>
    void add(std::string name, const number_column<T>& column, std::shared_ptr<const void> owner, column_type type) {
        const bool complete = column.validity().null_count() == 0;
        columns_.push_back(table_column{std::move(name), type, static_cast<std::int64_t>(column.validity().null_count()),
                                        complete ? nullptr : column.validity().data(), nullptr, column.data(), std::move(owner)});
    }
    void add(std::string name, const text_column& column, std::shared_ptr<const void> owner);
    /// Adds a column in which every row has a value.
    void add_values(std::string name, const void* values, std::shared_ptr<const void> owner, column_type type);
    void add_list(std::string name, const buffer<std::int32_t>& offsets, const buffer<std::int64_t>& values,
                  std::shared_ptr<const void> owner);

private:
    std::int64_t rows_;
    std::vector<table_column> columns_;
};

/// The rows of a plan: id, line, level, parent, subtree_end, no, kode, sasaran, nama, penanggung_jawab, pagu, tw1 … tw4 and their _state
/// and _written. Only `level` is made; all else is the plan's memory. O(rows).
[[nodiscard]] table rows_table(const std::shared_ptr<const plan>& p);

/// The indicators of all rows: row, nama, satuan, target, tw1 … tw4 as written. O(indicators).
[[nodiscard]] table indicators_table(const std::shared_ptr<const plan>& p);

/// Groups and, last, the whole: key, nama, line, rows, pagu, tw1 … tw4. Errors: overflow for a total beyond int64 sen. O(groups).
[[nodiscard]] result<table> roll_up_table(const roll_up_result& totals);

/// Findings: rule, slug, severity, cause, line, row, level, nama, column, expected, found, difference, difference_sen, roots, message.
/// O(findings).
[[nodiscard]] table findings_table(const plan& p, const check_result& checked, language lang);

/// Mistakes: id, line, row, level, nama, column, difference, status, pulls (lines). O(mistakes).
[[nodiscard]] table mistakes_table(const plan& p, const std::vector<mistake>& mistakes);

/// What the candidates of all mistakes would change, a row a cell: mistake, rank, candidate (from 1 within its mistake), kind, role, line,
/// row, column, old, new, other_line, reasons (names, joined by `, `). The role is `change` for a cell that is mended and `follows` for a
/// total that changes along. A row that is taken out or moved comes first with role `row`, without column, old and new; `other_line` is
/// that of the row below which it belongs. `old` and `new` are null for a cell without an amount. O(changes).
[[nodiscard]] table candidates_table(const plan& p, const std::vector<mistake>& mistakes);

/// What patches changed, a row a cell: mistake, role, line, row (in the mended plan), column, old, new, old_written, new_written. The role
/// is `change` or `follows`; rows taken out and moved come last with role `removed` or `moved`, without column and amounts, and what is
/// not in the mended plan any more has no `row`. O((changes + rows) · log rows).
[[nodiscard]] table changes_table(const mended_plan& of);

/// What a form could not hold: field, count, line (0: the document), before, after. O(losses).
[[nodiscard]] table losses_table(const std::vector<plan_loss>& of);

}  // namespace renaksi
