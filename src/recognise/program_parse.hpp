// The rows of one part of a document, a program or several, parted into programs, kegiatan and sub kegiatan by their sums.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "recognise/levels.hpp"
#include "renaksi/base/block_list.hpp"
#include "renaksi/base/int128.hpp"

namespace renaksi::recognise {

/// Ways are counted up to here.
inline constexpr std::int64_t many_ways = 1'000'000'000;
/// Equally good readings of one part that are kept apart.
inline constexpr std::size_t max_part_ways = 16;

/// What a reading pays. One wrong cell breaks one sum, or two when it is itself a total; everything else is told in the same coin.
namespace level_cost {
inline constexpr std::int64_t column_off = 1;
inline constexpr std::int64_t lost_row = 3;       ///< a total without its row, a sum short by one proper row, a kegiatan with nothing below
inline constexpr std::int64_t doubled_row = 3;    ///< a row counted twice that stands there twice
inline constexpr std::int64_t repeated_name = 1;  ///< the same where the name is repeated too
inline constexpr std::int64_t blank_total = 3;    ///< no amount at all over rows that have some
inline constexpr std::int64_t childless_blank = 2;     ///< a kegiatan without amounts and without sub kegiatan
inline constexpr std::int64_t nothing_fits = 6;        ///< a total that is off in every column: what supports it as a total?
inline constexpr std::int64_t under_lost_sasaran = 2;  ///< a lost program where a new sasaran says that there was one
inline constexpr std::int64_t unmarked_program = 3;    ///< a program without the mark that the other programs have
inline constexpr std::int64_t against_name = 4;        ///< another level than the official name says
inline constexpr std::int64_t against_kode = 50;       ///< another level than the printed code says
/// Readings that cost so little more than the best are as good, where even the best does not fit without a mistake.
inline constexpr std::int64_t margin = 1;
}  // namespace level_cost

/// Whether the row says by itself that it is a program: its code, else `PROGRAM`, else its official name.
[[nodiscard]] bool marks_program(const level_evidence& row);

/// Rows [begin, end) of a document and what is known about all of its rows.
struct level_part {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool marked = false;        ///< the document marks its programs: a program starts at `begin` if that is marked, and rather nowhere else
    bool deep = true;           ///< kegiatan have sub kegiatan; else they are the lowest level
    bool upper_in_use = false;  ///< kegiatan carry cues here, so that a row without is rather a sub kegiatan
    bool upper_decides = false;  ///< between readings of equal cost the cues decide; else they only choose which of them is taken
};

/// The best reading of a part.
struct part_reading {
    std::int64_t cost = 0;
    std::int64_t doubt = 0;     ///< cues on rows that became sub kegiatan
    std::int64_t ways = 1;      ///< readings as good as this one; `max_part_ways` stands for that many or more
    std::vector<level> levels;  ///< of rows begin … end - 1
};

/// The search in one part. Label search: a label is (next row, what the open program still lacks) with the cheapest ways to give the rows
/// before their levels; labels that cost more than `bound` are dropped. `rows` must outlive the search.
///
/// A label keeps up to `max_part_ways` different choices of levels: two explanations of the same levels are one reading. Effort is limited
/// to O(rows) label insertions, each O(log labels); where it does not suffice there is no reading.
class part_search {
public:
    part_search(const std::vector<level_evidence>& rows, const level_part& part, std::int64_t bound, std::int64_t effort);

    /// Nothing where no reading is within the bound or within the effort.
    [[nodiscard]] std::optional<part_reading> best() const;
    /// True when the effort did not suffice; with a higher bound it would not either.
    [[nodiscard]] bool ran_out() const noexcept { return effort_ <= 0; }
    [[nodiscard]] std::int64_t effort_used() const noexcept { return given_ - effort_; }

private:
    using sums = std::array<int128, plan_column_count>;
    enum class phase : std::uint8_t { between, open, without_total };
    struct state {
        phase at = phase::between;
        sums lacks{};  ///< of the open program
        [[nodiscard]] friend bool operator<(const state& a, const state& b) noexcept {
            return a.at != b.at ? a.at < b.at : a.lacks < b.lacks;
        }
    };
    /// One choice of levels for the rows before a label; the rows are a list through `steps_`, the last first.
    struct choice {
        std::int64_t cost = 0;
        std::int64_t doubt = 0;  ///< cues on rows that became sub kegiatan
        std::int64_t guess = 0;  ///< marks against it that choose but do not decide
        std::uint64_t set = 0;   ///< of the rows above sub kegiatan: equal for equal levels
        std::size_t last = 0;    ///< its last step, 0 for none
    };
    /// A search inserts no more labels than fit 32 bits, and reaches no more rows.
    struct step {
        std::uint32_t before = 0;
        std::uint32_t row = 0;  ///< from the part's first
        level which = level::sub_kegiatan;
    };
    struct label {
        std::vector<choice> choices;  ///< best first
    };
    /// The running sums of the rows from the part's first to a row.
    struct prefix {
        sums sum{};
        std::int64_t upper = 0;
        std::int64_t against = 0;  ///< what reading all of them as sub kegiatan costs
        std::int64_t empty = 0;
    };
    /// Rows that are added to a label, and what that costs.
    struct edge {
        std::size_t to = 0;
        std::int64_t cost = 0;
        std::int64_t doubt = 0;
        std::int64_t guess = 0;
        sums counts{};
        std::optional<level> head;  ///< of the edge's first row where it is no sub kegiatan
    };
    struct gap {
        std::int64_t cost = 0;
        bool head_is_off = false;
    };

    void sum_up();
    void leave(std::size_t at);
    void open_programs(std::size_t at);
    void close_program(std::size_t at, const state& from, const label& reached);
    void read_kegiatan(std::size_t at, const state& from, const label& reached);
    void read_lost_kegiatan(std::size_t at, const state& from, const label& reached);
    void read_doubled_kegiatan(std::size_t at, const state& from, const label& reached);
    void follow(std::size_t at, const state& from, const label& reached, const edge& way);
    void put(std::size_t at, const state& to, choice next, std::size_t row, std::optional<level> head);
    void drop_dearest(std::size_t at);

    [[nodiscard]] std::map<state, label>& labels_at(std::size_t at);
    [[nodiscard]] const prefix& sums_before(std::size_t at) const { return before_[part_.deep ? at - part_.begin : 0]; }
    [[nodiscard]] const level_evidence& row(std::size_t at) const { return rows_[at]; }
    [[nodiscard]] bool is_empty(std::size_t at) const;
    [[nodiscard]] bool repeats(std::size_t at) const;
    [[nodiscard]] std::int64_t against(std::size_t at, level read_as) const;
    [[nodiscard]] std::int64_t repeated_cost(std::size_t at) const;
    [[nodiscard]] gap between_kegiatan_and(const sums& children, std::size_t at, std::size_t end,
                                           const std::vector<std::size_t>& twice) const;
    [[nodiscard]] std::int64_t least_cost(const state& at) const;
    [[nodiscard]] std::vector<level> trace(std::size_t last) const;
    [[nodiscard]] static bool better(const choice& a, const choice& b) noexcept;

    const std::vector<level_evidence>& rows_;
    level_part part_;
    std::int64_t bound_;
    std::int64_t effort_;
    std::int64_t given_;
    bool no_negatives_ = true;
    bool any_amount_ = false;
    bool repeated_name_ = false;
    std::int64_t dropped_cost_ = many_ways;      ///< the cheapest label for which there was no room
    std::vector<prefix> before_;                 ///< by row, from the part's first; of a part that is not deep one for all
    std::deque<std::map<state, label>> labels_;  ///< by row, from the first that was not left
    std::size_t first_label_;
    detail::block_list<step> steps_;
};

/// The best reading of a part, for rising bounds up to `max_bound`. Takes what it used from `effort`, label insertions that the document
/// has left.
[[nodiscard]] std::optional<part_reading> read_part(const std::vector<level_evidence>& rows, const level_part& part, std::int64_t max_bound,
                                                    std::int64_t& effort);

}  // namespace renaksi::recognise
