// Which row is a program, which a kegiatan, which a sub kegiatan, in a document that does not say so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "renaksi/plan/plan.hpp"

namespace renaksi::recognise {

/// What a budget row gives to go by.
struct level_evidence {
    std::array<std::int64_t, plan_column_count> sen{};  ///< blank and "-" as 0
    bool program_name = false;                          ///< `PROGRAM …` in capitals
    bool opens_group = false;                           ///< the first budget row under a sasaran
    bool upper = false;  ///< a sasaran, a penanggung jawab, or a percentage: seen on programs and kegiatan, not below
    std::optional<level> by_kode;
};

struct level_reading {
    std::vector<level> levels;  ///< one per evidence row
    level_verdict verdict;
    std::int64_t ways = 1;  ///< equally good readings, counted up to a large number
};

/// Order of trust: printed codes, `PROGRAM`, sums, cues. Linear for codes; else O(n · m) for n rows and programs of m rows, at worst
/// O(n · m²) where no row is marked as a program.
[[nodiscard]] level_reading find_levels(const std::vector<level_evidence>& rows);

}  // namespace renaksi::recognise
