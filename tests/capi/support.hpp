/// \file
/// What the tests of the C interface share: owners of handles, an error with a known content, and cells of tables.
///
/// Nothing here includes a header of the C++ library: these tests see what a caller of renaksi.h sees.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi.h"

namespace capi_test {

template <auto Release>
struct releaser {
    template <typename Handle>
    void operator()(Handle* handle) const noexcept {
        Release(handle);
    }
};
using plan_owner = std::unique_ptr<renaksi_plan, releaser<renaksi_plan_release>>;
using table_owner = std::unique_ptr<renaksi_table, releaser<renaksi_table_release>>;
using blob_owner = std::unique_ptr<renaksi_blob, releaser<renaksi_blob_release>>;
using builder_owner = std::unique_ptr<renaksi_builder, releaser<renaksi_builder_free>>;

/// An error as a caller may have it: full of something else.
[[nodiscard]] inline renaksi_error dirty_error() {
    renaksi_error error;
    std::memset(&error, 0x5A, sizeof error);
    return error;
}
[[nodiscard]] inline bool is_untouched(const renaksi_error& error) {
    const renaksi_error fresh = dirty_error();
    return std::memcmp(&error, &fresh, sizeof error) == 0;
}

/// A pointer that no function may follow nor, when it fails, overwrite.
template <typename Handle>
[[nodiscard]] Handle* poison() {
    return reinterpret_cast<Handle*>(std::uintptr_t{0x5A5A5A50});
}

/// What a failing call left: its status, whether the error agrees with it, and where it points.
struct failure {
    renaksi_status status = RENAKSI_OK;
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::int64_t row = 0;
    std::string message;
};

/// Runs `call(&error)`; throws where the error that was filled says something else than the status, so that a test fails.
template <typename Call>
[[nodiscard]] failure failure_of(Call call) {
    renaksi_error error = dirty_error();
    failure out;
    out.status = call(&error);
    if (out.status == RENAKSI_OK) {
        if (!is_untouched(error)) throw std::logic_error("success wrote an error");
        return out;
    }
    if (error.code != out.status || error.reserved != 0) throw std::logic_error("the error is not that of the status");
    if (std::memchr(error.message, 0, sizeof error.message) == nullptr) throw std::logic_error("the message has no end");
    out.line = error.line;
    out.column = error.column;
    out.row = error.row;
    out.message = error.message;
    if (out.message.empty()) throw std::logic_error("an error without a message");
    if (call(nullptr) != out.status) throw std::logic_error("without an error another status");
    return out;
}

[[nodiscard]] inline std::string_view to_view(renaksi_text text) { return {text.data, text.size}; }
[[nodiscard]] inline renaksi_text to_text(std::string_view text) { return {text.data(), text.size()}; }

[[nodiscard]] inline std::string sample_bytes() {
    std::ifstream in(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt", std::ios::binary);
    if (!in) throw std::runtime_error("no sample plan in " RENAKSI_TEST_DATA);
    return {std::istreambuf_iterator<char>(in), {}};
}

[[nodiscard]] inline plan_owner read_plan(std::string_view bytes) {
    renaksi_plan* plan = nullptr;
    renaksi_error error{};
    if (renaksi_plan_read(bytes.data(), bytes.size(), nullptr, &plan, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    return plan_owner(plan);
}
[[nodiscard]] inline plan_owner sample_plan() { return read_plan(sample_bytes()); }

[[nodiscard]] inline builder_owner new_builder() {
    renaksi_builder* builder = nullptr;
    if (renaksi_builder_new(&builder, nullptr) != RENAKSI_OK) throw std::runtime_error("no builder");
    return builder_owner(builder);
}
[[nodiscard]] inline plan_owner finish(builder_owner builder) {
    renaksi_plan* plan = nullptr;
    renaksi_error error{};
    if (renaksi_builder_finish(builder.get(), &plan, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    static_cast<void>(builder.release());  // used up
    return plan_owner(plan);
}

[[nodiscard]] inline renaksi_row row_of(std::int32_t level, std::string_view nama, std::int64_t line = 0) {
    renaksi_row row{};
    row.struct_size = sizeof row;
    row.level = level;
    row.line = line;
    row.nama = to_text(nama);
    return row;
}
inline void add_row(const builder_owner& builder, const renaksi_row& row) {
    std::int64_t position = -1;
    renaksi_error error{};
    if (renaksi_builder_add_row(builder.get(), &row, &position, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
}

/// The table that `make(table**, error*)` gives.
template <typename Make>
[[nodiscard]] table_owner table_of(Make make) {
    renaksi_table* table = nullptr;
    renaksi_error error{};
    if (make(&table, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    return table_owner(table);
}
[[nodiscard]] inline table_owner rows_of(const plan_owner& plan) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_rows(plan.get(), table, error); });
}
[[nodiscard]] inline table_owner indicators_of(const plan_owner& plan) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_indicators(plan.get(), table, error); });
}
[[nodiscard]] inline table_owner roll_up_of(const plan_owner& plan, std::int32_t by) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_roll_up(plan.get(), by, table, error); });
}
[[nodiscard]] inline table_owner mistakes_of(const plan_owner& plan) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_mistakes(plan.get(), table, error); });
}
[[nodiscard]] inline table_owner findings_of(const plan_owner& plan, std::string_view rules = {},
                                             std::int32_t language = RENAKSI_LANGUAGE_ID) {
    renaksi_check_options options{};
    options.struct_size = sizeof options;
    options.language = language;
    options.rules = to_text(rules);
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_check(plan.get(), &options, table, error); });
}
[[nodiscard]] inline std::string written(const plan_owner& plan, std::int32_t format) {
    renaksi_blob* blob = nullptr;
    renaksi_error error{};
    if (renaksi_plan_write(plan.get(), format, &blob, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    const blob_owner owner(blob);
    return std::string(to_view(renaksi_blob_bytes(blob)));
}
[[nodiscard]] inline std::string field_of(const plan_owner& plan, std::int32_t field) {
    renaksi_text text{};
    if (renaksi_plan_field(plan.get(), field, &text, nullptr) != RENAKSI_OK) throw std::runtime_error("no such field");
    return std::string(to_view(text));
}

/// A column by its name, with its cells as values.
class column {
public:
    column(const table_owner& table, std::string_view name) {
        std::int64_t index = -1;
        column_.struct_size = sizeof column_;
        if (renaksi_table_find(table.get(), name.data(), name.size(), &index, nullptr) != RENAKSI_OK ||
            renaksi_table_column(table.get(), index, &column_, nullptr) != RENAKSI_OK) {
            throw std::runtime_error("no column " + std::string(name));
        }
    }

    [[nodiscard]] const renaksi_column& raw() const { return column_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(column_.length); }
    [[nodiscard]] bool has_value(std::size_t row) const {
        return column_.validity == nullptr || ((static_cast<unsigned>(column_.validity[row / 8]) >> (row % 8)) & 1U) != 0;
    }
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t row) const {
        if (!has_value(row)) return std::nullopt;
        switch (column_.type) {
            case RENAKSI_TYPE_INT64:
            case RENAKSI_TYPE_MONEY:
                return static_cast<const std::int64_t*>(column_.data)[row];
            case RENAKSI_TYPE_INT32:
                return static_cast<const std::int32_t*>(column_.data)[row];
            case RENAKSI_TYPE_UINT8:
                return static_cast<const std::uint8_t*>(column_.data)[row];
            default:
                throw std::logic_error("a column without numbers");
        }
    }
    [[nodiscard]] std::optional<std::string> text(std::size_t row) const {
        if (column_.type != RENAKSI_TYPE_TEXT) throw std::logic_error("a column without texts");
        if (!has_value(row)) return std::nullopt;
        const std::int32_t begin = column_.offsets[row];
        return std::string(static_cast<const char*>(column_.data) + begin, static_cast<std::size_t>(column_.offsets[row + 1] - begin));
    }
    [[nodiscard]] std::vector<std::int64_t> list(std::size_t row) const {
        if (column_.type != RENAKSI_TYPE_INT64_LIST) throw std::logic_error("a column without lists");
        const auto* const values = static_cast<const std::int64_t*>(column_.data);
        return {values + column_.offsets[row], values + column_.offsets[row + 1]};
    }

    [[nodiscard]] std::vector<std::optional<std::int64_t>> numbers() const {
        std::vector<std::optional<std::int64_t>> out;
        for (std::size_t row = 0; row < size(); ++row) out.push_back(number(row));
        return out;
    }
    [[nodiscard]] std::vector<std::optional<std::string>> texts() const {
        std::vector<std::optional<std::string>> out;
        for (std::size_t row = 0; row < size(); ++row) out.push_back(text(row));
        return out;
    }

private:
    renaksi_column column_{};
};

[[nodiscard]] inline std::vector<std::string> column_names(const table_owner& table) {
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < renaksi_table_columns(table.get()); ++i) {
        renaksi_column column{};
        column.struct_size = sizeof column;
        if (renaksi_table_column(table.get(), i, &column, nullptr) != RENAKSI_OK) throw std::runtime_error("no column");
        names.emplace_back(to_view(column.name));
    }
    return names;
}

/// Texts in Arrow's layout, for the functions that take many.
struct arrow_texts {
    explicit arrow_texts(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            bytes += text;
            offsets.push_back(static_cast<std::int32_t>(bytes.size()));
        }
    }

    std::string bytes;
    std::vector<std::int32_t> offsets{0};
};

inline constexpr std::array<const char*, 5> money_names{"pagu", "tw1", "tw2", "tw3", "tw4"};
inline constexpr std::array<const char*, 5> target_names{"target", "tw1", "tw2", "tw3", "tw4"};

/// Rows whose text in a column is `value`.
[[nodiscard]] inline std::int64_t count_of(const table_owner& findings, std::string_view name, std::string_view value) {
    std::int64_t count = 0;
    for (const auto& text : column(findings, name).texts()) count += text == value ? 1 : 0;
    return count;
}

}  // namespace capi_test
