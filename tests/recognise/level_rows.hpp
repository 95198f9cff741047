/// \file
/// Rows for the tests of level recognition: from amounts, and drawn as trees whose levels are known.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "recognise/levels.hpp"
#include "recognise/program_parse.hpp"

namespace level_rows {

using namespace renaksi;
using namespace renaksi::recognise;

using amounts = std::array<std::int64_t, plan_column_count>;

inline level_evidence row_of(const amounts& sen, bool program = false) {
    level_evidence out;
    out.sen = sen;
    out.program_name = program;
    return out;
}

/// A row whose year is n and whose quarters are all in the first triwulan.
inline level_evidence row_of(std::int64_t n, bool program = false) { return row_of(amounts{n, n, 0, 0, 0}, program); }

inline std::string letters(const std::vector<level>& levels) {
    std::string out;
    for (const level one : levels) out += "JSPKU"[static_cast<std::size_t>(one)];
    return out;
}

struct drawn_tree {
    std::vector<level_evidence> rows;
    std::string levels;
};

inline void add(amounts& sum, const amounts& part) {
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += part[c];
}

/// Programs of one to three kegiatan of one to four sub kegiatan, with amounts large enough that no two sums agree by chance.
inline drawn_tree draw_tree(bool marked) {
    drawn_tree out;
    const auto programs = *rc::gen::inRange<std::size_t>(1, 4);
    for (std::size_t p = 0; p < programs; ++p) {
        const std::size_t program = out.rows.size();
        out.rows.push_back(row_of(0, marked));
        out.levels += 'P';
        const auto kegiatan = *rc::gen::inRange<std::size_t>(1, 4);
        for (std::size_t k = 0; k < kegiatan; ++k) {
            const std::size_t at = out.rows.size();
            out.rows.push_back(row_of(0));
            out.levels += 'K';
            const auto subs = *rc::gen::inRange<std::size_t>(1, 5);
            for (std::size_t s = 0; s < subs; ++s) {
                amounts sen{};
                for (std::size_t c = 1; c < sen.size(); ++c) {
                    sen[c] = *rc::gen::inRange<std::int64_t>(1, std::int64_t{1} << 40);
                    sen[0] += sen[c];
                }
                out.rows.push_back(row_of(sen));
                out.levels += 'U';
                add(out.rows[at].sen, sen);
            }
            add(out.rows[program].sen, out.rows[at].sen);
        }
    }
    return out;
}

/// The price of one choice of levels, by trying every explanation of it: which rows behind a kegiatan are its own and which lost theirs,
/// whether a total or the rows below it are to be believed, where a program was lost. Written down without labels, bounds or sums kept.
class explanations {
public:
    explanations(const std::vector<level_evidence>& rows, const std::vector<level>& levels) : rows_(rows), levels_(levels) {
        for (const level_evidence& row : rows) any_amount_ = any_amount_ || row.sen != amounts{};
    }

    [[nodiscard]] std::int64_t cheapest() const { return between(0); }

private:
    static constexpr std::int64_t never = 1'000;

    [[nodiscard]] static std::int64_t off(const amounts& lacks) {
        const auto wrong = static_cast<std::int64_t>(lacks.size()) - std::count(lacks.begin(), lacks.end(), 0);
        return wrong == 5 ? level_cost::nothing_fits : wrong;
    }
    [[nodiscard]] static bool could_be_row(const amounts& sen) {
        return *std::min_element(sen.begin(), sen.end()) >= 0 && sen[0] == sen[1] + sen[2] + sen[3] + sen[4];
    }
    [[nodiscard]] static amounts minus(amounts from, const amounts& part) {
        for (std::size_t c = 0; c < from.size(); ++c) from[c] -= part[c];
        return from;
    }
    [[nodiscard]] bool stands_twice(std::size_t at) const { return rows_[at].sen == rows_[at - 1].sen && rows_[at].sen != amounts{}; }
    [[nodiscard]] std::int64_t twice_cost(std::size_t at) const {
        return rows_[at].repeats_name ? level_cost::repeated_name : level_cost::doubled_row;
    }

    [[nodiscard]] std::int64_t between(std::size_t at) const {
        if (at == rows_.size()) return 0;
        const bool is_marked = at == 0;
        std::int64_t best = never;
        if (levels_[at] == level::program) {
            const std::int64_t cost = is_marked ? 0 : level_cost::unmarked_program;
            best = cost + below(at + 1, &rows_[at].sen, true, at);
            if (rows_[at].sen == amounts{} && any_amount_)
                best = std::min(best, cost + level_cost::blank_total + below(at + 1, nullptr, true, at));
            if (!is_marked && at + 1 < rows_.size() && stands_twice(at + 1))
                best = std::min(best, cost + twice_cost(at + 1) + between(at + 1));
        }
        if (!is_marked && levels_[at] != level::program) best = std::min(best, level_cost::lost_row + below(at, nullptr, false, at));
        return best;
    }

    /// From row `at` on below a program that still lacks these amounts; none where its total is missing.
    [[nodiscard]] std::int64_t below(std::size_t at, const amounts* lacks, bool alone, std::size_t begun) const {
        std::int64_t closed = lacks == nullptr ? 0 : off(*lacks);
        if (lacks != nullptr && could_be_row(*lacks)) closed = std::min(closed, level_cost::lost_row);
        if (alone) closed = level_cost::lost_row;
        // A program that was lost has a row below it at least.
        const bool may_close = alone || lacks != nullptr || at != begun;
        std::int64_t best = may_close ? closed + between(at) : never;
        if (at == rows_.size() || levels_[at] == level::program) return best;
        const auto go_on = [&](std::size_t to, const amounts& counted) {
            if (lacks == nullptr) return below(to, nullptr, false, begun);
            const amounts left = minus(*lacks, counted);
            return below(to, &left, false, begun);
        };
        amounts sum{};
        if (levels_[at] == level::sub_kegiatan) {
            for (std::size_t end = at + 1; end <= rows_.size() && levels_[end - 1] == level::sub_kegiatan; ++end) {
                add(sum, rows_[end - 1].sen);
                best = std::min(best, level_cost::lost_row + go_on(end, sum));
            }
            return best;
        }
        if (at + 1 < rows_.size() && stands_twice(at + 1)) best = std::min(best, twice_cost(at + 1) + go_on(at + 1, amounts{}));
        const bool empty = rows_[at].sen == amounts{};
        const std::int64_t childless_blank = any_amount_ ? level_cost::childless_blank : 0;
        best = std::min(best, (empty ? childless_blank : level_cost::lost_row) + go_on(at + 1, rows_[at].sen));
        for (std::size_t end = at + 2; end <= rows_.size() && levels_[end - 1] == level::sub_kegiatan; ++end) {
            add(sum, rows_[end - 1].sen);
            const amounts gap = minus(rows_[at].sen, sum);
            std::int64_t cost = off(gap);
            bool believed = cost == 0;
            if (empty && cost > 0) {
                cost = std::min(cost, level_cost::blank_total);
            } else if (could_be_row(gap)) {
                cost = std::min(cost, level_cost::lost_row);
                believed = true;
            }
            for (std::size_t u = at + 2; u < end && cost > 0 && !believed && !empty; ++u) {
                if (!stands_twice(u) || minus(sum, rows_[at].sen) != rows_[u].sen) continue;
                cost = std::min(cost, twice_cost(u));
                believed = true;
            }
            best = std::min(best, cost + go_on(end, rows_[at].sen));
            if (!believed) best = std::min(best, cost + go_on(end, sum));
        }
        return best;
    }

    const std::vector<level_evidence>& rows_;
    const std::vector<level>& levels_;
    bool any_amount_ = false;
};

struct oracle_answer {
    std::int64_t cost = 1'000;
    std::int64_t ways = 0;
};

/// Every choice of levels for the rows below a marked program.
inline oracle_answer brute_force(const std::vector<level_evidence>& rows) {
    std::vector<std::int64_t> costs;
    std::vector<level> levels(rows.size(), level::program);
    std::size_t choices = 1;
    for (std::size_t i = 1; i < rows.size(); ++i) choices *= 3;
    for (std::size_t number = 0; number < choices; ++number) {
        std::size_t rest = number;
        for (std::size_t i = 1; i < rows.size(); ++i, rest /= 3) levels[i] = static_cast<level>(2 + rest % 3);
        costs.push_back(explanations(rows, levels).cheapest());
    }
    oracle_answer out;
    out.cost = *std::min_element(costs.begin(), costs.end());
    const std::int64_t most = out.cost + (out.cost > 0 ? level_cost::margin : 0);
    out.ways = std::count_if(costs.begin(), costs.end(), [most](std::int64_t cost) { return cost <= most; });
    return out;
}

inline level_part whole(const std::vector<level_evidence>& rows) {
    level_part out;
    out.end = rows.size();
    out.marked = true;
    return out;
}

/// What `find_levels` says, as letters, and ? behind it where it is ambiguous.
inline std::string read_letters(const std::vector<level_evidence>& rows) {
    const level_reading read = find_levels(rows);
    return letters(read.levels) + (read.verdict.status == level_status::ambiguous ? "?" : "");
}

/// Two programs: P K U U K U U, P K U U; no two sums agree.
inline std::vector<level_evidence> two_programs() {
    return {row_of({1'500, 400, 400, 400, 300}, true),
            row_of({600, 150, 150, 150, 150}),
            row_of({200, 60, 60, 40, 40}),
            row_of({400, 90, 90, 110, 110}),
            row_of({900, 250, 250, 250, 150}),
            row_of({500, 170, 130, 130, 70}),
            row_of({400, 80, 120, 120, 80}),
            row_of({77, 11, 22, 33, 11}, true),
            row_of({77, 11, 22, 33, 11}),
            row_of({30, 5, 10, 10, 5}),
            row_of({47, 6, 12, 23, 6})};
}

inline std::vector<level_evidence> without(std::vector<level_evidence> rows, std::size_t at) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    return rows;
}

inline std::vector<level_evidence> with_twice(std::vector<level_evidence> rows, std::size_t at, bool named) {
    level_evidence again = rows[at];
    again.repeats_name = named;
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, again);
    return rows;
}

}  // namespace level_rows
