// The rows of one program, parted into kegiatan and their sub kegiatan by their sums.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "recognise/levels.hpp"
#include "renaksi/base/int128.hpp"

namespace renaksi::recognise {

/// Ways are counted up to here.
inline constexpr std::int64_t many_ways = 1'000'000'000;

/// One best reading of a program's rows.
struct program_parse {
    std::int64_t cost = 0;              ///< columns that do not add up, 2 for a kegiatan without sub kegiatan
    std::int64_t doubt = 0;             ///< cues on rows that became sub kegiatan
    std::int64_t ways = 1;              ///< readings of the same cost and doubt
    std::vector<std::size_t> kegiatan;  ///< rows that are kegiatan; the others below the program are sub kegiatan
};

/// The search below one program. Label search: a label is (next row, amounts of the kegiatan so far) with the least cost and the number of
/// ways; labels that cost more than `bound` are dropped. `rows` must outlive the search.
class program_search {
public:
    /// Reads rows below `program` up to `end`; `has_program` is false for rows that stand before the first program, from `program` on.
    program_search(const std::vector<level_evidence>& rows, std::size_t program, std::size_t end, bool has_program, std::int64_t bound);

    /// The best reading of the rows before `end`, where there is one within the bound.
    [[nodiscard]] std::optional<program_parse> best_until(std::size_t end) const;

private:
    using sums = std::array<int128, plan_column_count>;
    struct label {
        std::int64_t cost = 0;
        std::int64_t doubt = 0;
        std::int64_t ways = 1;
        std::size_t from_row = 0;  ///< the kegiatan whose children end here
        sums from_sum{};           ///< the label it was reached from
    };

    [[nodiscard]] static bool better(const label& a, const label& b) noexcept;
    void extend(std::size_t at);
    void put(std::map<sums, label>& into, const sums& sum, const label& next);
    [[nodiscard]] std::vector<std::size_t> trace(std::size_t end, sums sum) const;

    const std::vector<level_evidence>& rows_;
    const level_evidence* program_;
    std::size_t first_;
    std::size_t end_;
    std::int64_t bound_;
    bool full_ = false;
    std::vector<std::map<sums, label>> labels_;  ///< by row, from the first
};

/// Columns in which the rows below do not sum to the program: the reading in which all of them are kegiatan.
[[nodiscard]] std::int64_t flat_cost(const std::vector<level_evidence>& rows, std::size_t program, std::size_t end);

}  // namespace renaksi::recognise
