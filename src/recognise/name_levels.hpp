// Levels of rows from their names, by an official list.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "renaksi/plan/level.hpp"
#include "renaksi/plan/nomenklatur.hpp"

namespace renaksi::recognise {

/// For each name the one level on which the list has it; nothing where it has it on none or on several, which is how it is with names of a
/// program that a kegiatan shares. A name with slips of the keyboard counts, a part of one only where it belongs to no other level.
/// O(names · `nomenklatur::by_nama`); equal names are looked for once.
[[nodiscard]] std::vector<std::optional<level>> levels_by_name(const std::vector<std::string_view>& names, const nomenklatur& list);

}  // namespace renaksi::recognise
