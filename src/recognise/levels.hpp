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
    std::array<std::int64_t, plan_column_count> sen{};  ///< blank, "-" and what is no amount as 0
    bool program_name = false;                          ///< `PROGRAM …` in capitals
    bool opens_group = false;                           ///< the first budget row under a sasaran
    bool upper = false;         ///< a sasaran, a penanggung jawab, or a percentage: seen on programs and kegiatan, not below
    bool repeats_name = false;  ///< the budget row above has the same name
    std::optional<level> by_kode;
    std::optional<level> by_name;  ///< the level at which a list of official names has this one
};

struct level_reading {
    std::vector<level> levels;  ///< one per evidence row
    level_verdict verdict;      ///< its cost: columns that do not add up, a lost or doubled row counted as at most three
    std::int64_t ways = 1;      ///< equally good readings, counted up to `many_ways`
};

/// Order of trust: printed codes, `PROGRAM`, sums (an official name weighs more than one lost row, and less than two), cues. Rows may be
/// missing, doubled or without amounts. O(n) for codes; else the searches of all parts (see `part_search`) together may take an effort of
/// O(n) label insertions, and the rows for which it does not suffice are read from cues and called ambiguous.
[[nodiscard]] level_reading find_levels(const std::vector<level_evidence>& rows);

}  // namespace renaksi::recognise
