// The unit that a document prints its amounts in, where its title or the headers of its money columns say one:
// `(dalam ribuan rupiah)`, `Rp. 000`, `juta Rp`, `x Rp1.000`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "recognise/cells.hpp"
#include "recognise/roles.hpp"
#include "recognise/sections.hpp"
#include "renaksi/plan/builder.hpp"

namespace renaksi::recognise {

/// A unit as a text says it: bytes [begin, end), the brackets around them included.
struct unit_phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t rupiah = 1;
};

/// The first unit of money that a line of the title says. A sum of money (`50 juta rupiah`) and words in the midst of others are none.
[[nodiscard]] std::optional<unit_phrase> find_unit_phrase(std::string_view line);

/// Lets small numbers count as money under the headers that name a unit, and under those of a pagu where the title names one.
void find_small_money(classified_grid& cells);

/// Sets the plan's `satuan_uang` and notes where it is said. What is said above the table counts for all of it; else what the headers of
/// the money columns say. Where these name different units the amounts are read in Rupiah, and a note of the amount 0 says so.
void take_money_unit(const classified_grid& cells, const sections& parts, const column_roles& roles, plan_builder& builder);

}  // namespace renaksi::recognise
