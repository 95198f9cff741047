// The rows of the plan to be, from the table to the builder: they wait until all are there, since only then their levels are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "recognise/draft_store.hpp"
#include "recognise/levels.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/nomenklatur.hpp"

namespace renaksi::recognise {

/// A row of the plan to be.
struct entry {
    row_draft draft;
    bool is_sasaran = false;     ///< a sasaran on a line of its own
    bool names_person = false;   ///< its own cell says who answers for it, not one merged over several rows
    bool is_broken = false;      ///< a cell that should hold an amount holds none that can be read
    std::optional<level> given;  ///< by a word beside it
    std::optional<level> by_kode;
};

/// First `add` all of them, then `settle_levels`, then `take` them. All but the last are kept as small as their texts.
class entry_queue {
public:
    /// No more than so many will be added.
    void expect(std::size_t entries);
    [[nodiscard]] bool empty() const noexcept { return !last_; }
    /// The one that was added last, which may still be changed. Needs one.
    [[nodiscard]] entry& last() noexcept { return *last_; }
    [[nodiscard]] const entry& last() const noexcept { return *last_; }
    void add(entry next);

    /// Gives all but the sasaran their levels. Nothing can be added or changed after that.
    [[nodiscard]] level_reading settle_levels(const nomenklatur* names);
    /// True where a word beside a row said that it is a sasaran.
    [[nodiscard]] bool has_named_sasaran() const noexcept { return named_sasaran_; }

    /// What the rows take in a plan, with those that may be made of the sasaran of programs. After `settle_levels`.
    [[nodiscard]] plan_room room() const;
    /// The next row, with its level; nothing behind the last.
    [[nodiscard]] std::optional<row_draft> take();

private:
    /// What tells levels in some documents and not in others.
    struct cue {
        bool person : 1 = false;
        bool sasaran : 1 = false;
        bool percent : 1 = false;
        bool budget_part : 1 = false;
        bool broken : 1 = false;
        bool given : 1 = false;
    };
    void put_away();
    void use_cues();
    void doubt_lost_sums(level_reading& reading) const;

    std::optional<entry> last_;
    draft_store drafts_;
    // By row that is no sasaran.
    std::vector<level_evidence> evidence_;
    std::vector<cue> cues_;
    std::vector<level> levels_;
    std::size_t next_level_ = 0;
    std::size_t openers_ = 0;  ///< programs with a sasaran, of which each may open a group
    // Over all rows.
    std::size_t count_ = 0;
    std::size_t persons_ = 0;
    std::size_t sasaran_texts_ = 0;
    std::size_t budget_parts_ = 0;
    std::size_t programs_ = 0;
    std::string last_name_;  ///< of the last row that is no sasaran, normalised
    bool opens_group_ = false;
    bool named_sasaran_ = false;
};

}  // namespace renaksi::recognise
