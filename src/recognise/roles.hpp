// Which column holds what. The data decides; a header only hints, since its labels may be scrambled or stand beside their columns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "recognise/cells.hpp"
#include "recognise/sections.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi::recognise {

enum class role : std::uint8_t { none, no, kode, sasaran, indikator, satuan, nama, penanggung_jawab, target, money };

struct column_role {
    role what = role::none;
    plan_column part = plan_column::year;  ///< of targets and money
};

class column_roles {
public:
    explicit column_roles(std::size_t width) : roles_(width) {}

    [[nodiscard]] std::size_t width() const noexcept { return roles_.size(); }
    [[nodiscard]] column_role at(std::size_t column) const noexcept { return column < roles_.size() ? roles_[column] : column_role{}; }
    [[nodiscard]] bool is_free(std::size_t column) const noexcept { return roles_[column].what == role::none; }
    void assign(std::size_t column, role what, plan_column part = plan_column::year) { roles_[column] = column_role{what, part}; }
    /// The column of a role, where the document has one. O(width).
    [[nodiscard]] std::optional<std::size_t> find(role what, plan_column part = plan_column::year) const noexcept;

private:
    std::vector<column_role> roles_;
};

[[nodiscard]] column_roles find_roles(const classified_grid& cells, const sections& parts);

}  // namespace renaksi::recognise
