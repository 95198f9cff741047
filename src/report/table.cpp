#include "renaksi/io/table.hpp"

namespace renaksi {

std::optional<std::size_t> table::find(std::string_view name) const noexcept {
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        if (columns_[at].name == name) return at;
    }
    return std::nullopt;
}

void table::add(std::string name, const text_column& column, std::shared_ptr<const void> owner) {
    const bool complete = column.validity().null_count() == 0;
    columns_.push_back(table_column{std::move(name), column_type::text, static_cast<std::int64_t>(column.validity().null_count()),
                                    complete ? nullptr : column.validity().data(), column.offsets(), column.bytes(), std::move(owner)});
}

void table::add_values(std::string name, const void* values, std::shared_ptr<const void> owner, column_type type) {
    columns_.push_back(table_column{std::move(name), type, 0, nullptr, nullptr, values, std::move(owner)});
}

void table::add_list(std::string name, const buffer<std::int32_t>& offsets, const buffer<std::int64_t>& values,
                     std::shared_ptr<const void> owner) {
    columns_.push_back(table_column{std::move(name), column_type::int64_list, 0, nullptr, offsets.data(), values.data(), std::move(owner)});
}

}  // namespace renaksi
