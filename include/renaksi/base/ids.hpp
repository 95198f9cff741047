/// \file
/// Two of the three names of a row (the third is its `kode`, plan/kode.hpp): its position in one plan and the identity that it keeps
/// when a repair makes a new plan. Different types, so that one is never taken for the other.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace renaksi {

/// Position of a row in a plan's columns, from 0.
struct row_index {
    std::int32_t value = 0;

    [[nodiscard]] constexpr std::size_t position() const noexcept { return static_cast<std::size_t>(value); }
    friend constexpr auto operator<=>(row_index, row_index) noexcept = default;
};

/// Identity of a row, stable over repairs; unique within a plan, from 1.
struct node_id {
    std::int64_t value = 0;

    friend constexpr auto operator<=>(node_id, node_id) noexcept = default;
};

}  // namespace renaksi
