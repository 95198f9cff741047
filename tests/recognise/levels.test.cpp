#include "recognise/levels.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "recognise/program_parse.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;

namespace {

using amounts = std::array<std::int64_t, plan_column_count>;

level_evidence row_of(const amounts& sen, bool program = false) {
    level_evidence out;
    out.sen = sen;
    out.program_name = program;
    return out;
}

/// A row whose year is n and whose quarters are all in the first triwulan.
level_evidence row_of(std::int64_t n, bool program = false) { return row_of(amounts{n, n, 0, 0, 0}, program); }

std::string letters(const std::vector<level>& levels) {
    std::string out;
    for (const level one : levels) out += "JSPKU"[static_cast<std::size_t>(one)];
    return out;
}

struct drawn_tree {
    std::vector<level_evidence> rows;
    std::string levels;
};

void add(amounts& sum, const amounts& part) {
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += part[c];
}

/// Programs of one to three kegiatan of one to four sub kegiatan, with amounts large enough that no two sums agree by chance.
drawn_tree draw_tree(bool marked) {
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
oracle_answer brute_force(const std::vector<level_evidence>& rows) {
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

level_part whole(const std::vector<level_evidence>& rows) {
    level_part out;
    out.end = rows.size();
    out.marked = true;
    return out;
}

/// What `find_levels` says, as letters, and ? behind it where it is ambiguous.
std::string read_letters(const std::vector<level_evidence>& rows) {
    const level_reading read = find_levels(rows);
    return letters(read.levels) + (read.verdict.status == level_status::ambiguous ? "?" : "");
}

/// Two programs: P K U U K U U, P K U U; no two sums agree.
std::vector<level_evidence> two_programs() {
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

std::vector<level_evidence> without(std::vector<level_evidence> rows, std::size_t at) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    return rows;
}

std::vector<level_evidence> with_twice(std::vector<level_evidence> rows, std::size_t at, bool named) {
    level_evidence again = rows[at];
    again.repeats_name = named;
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, again);
    return rows;
}

}  // namespace

TEST_CASE("printed codes settle the levels") {
    std::vector<level_evidence> rows(4);
    rows[0].by_kode = level::program;
    rows[1].by_kode = level::kegiatan;
    rows[2].by_kode = level::sub_kegiatan;
    rows[3].by_kode = level::sub_kegiatan;
    const level_reading read = find_levels(rows);
    CHECK(letters(read.levels) == "PKUU");
    CHECK(read.verdict.status == level_status::given);
    CHECK(read.verdict.source == level_source::kode);
    CHECK(read.ways == 1);
}

TEST_CASE("a row without a code among rows that have one is a guess, and it is said") {
    std::vector<level_evidence> rows(4);
    rows[0].by_kode = level::program;
    rows[1].by_kode = level::kegiatan;
    rows[3].by_kode = level::sub_kegiatan;
    const level_reading read = find_levels(rows);
    CHECK(read.verdict.status == level_status::ambiguous);
    CHECK(read.levels[3] == level::sub_kegiatan);
}

TEST_CASE("no rows have no levels") { CHECK(find_levels({}).levels.empty()); }

TEST_CASE("sums tell kegiatan from sub kegiatan") {
    const level_reading read =
        find_levels({row_of(100, true), row_of(60), row_of(20), row_of(40), row_of(40), row_of(40), row_of(7, true), row_of(7), row_of(7)});
    CHECK(letters(read.levels) == "PKUUKUPKU");
    CHECK(read.verdict.status == level_status::unique);
    CHECK(read.verdict.source == level_source::arithmetic);
    CHECK(read.verdict.cost == 0);
}

TEST_CASE("a plan of two levels has no sub kegiatan") {
    const level_reading read = find_levels({row_of(100, true), row_of(60), row_of(40), row_of(7, true), row_of(3), row_of(4)});
    CHECK(letters(read.levels) == "PKKPKK");
    CHECK(read.verdict.status == level_status::unique);
    CHECK(read.verdict.cost == 0);
}

TEST_CASE("a program alone") {
    CHECK(letters(find_levels({row_of(100, true)}).levels) == "P");
    CHECK(letters(find_levels({row_of(100, true), row_of(5, true)}).levels) == "PP");
}

TEST_CASE("equal readings are counted") {
    // Two rows of nothing behind a kegiatan: its sub kegiatan, or a kegiatan with its own.
    const std::vector<level_evidence> rows{row_of(40, true), row_of(40), row_of(40), row_of(0), row_of(0)};
    const level_reading read = find_levels(rows);
    CHECK(read.verdict.status == level_status::ambiguous);
    CHECK(read.ways == brute_force(rows).ways);
    CHECK(read.ways == 2);
    CHECK(letters(read.levels) == "PKUKU");
}

TEST_CASE("a wrong amount costs the sums that it breaks and no level") {
    std::vector<level_evidence> rows{row_of({100, 25, 25, 25, 25}, true), row_of({60, 15, 15, 15, 15}), row_of({20, 5, 5, 5, 5}),
                                     row_of({40, 10, 10, 10, 10}),        row_of({40, 10, 10, 10, 10}), row_of({40, 10, 10, 10, 10})};
    rows[2].sen[3] = 7;
    const level_reading read = find_levels(rows);
    CHECK(letters(read.levels) == "PKUUKU");
    CHECK(read.verdict.cost == 1);
    CHECK(read.verdict.status == level_status::unique);
}

TEST_CASE("rows above the first marked program are not lost") {
    const level_reading read = find_levels({row_of(60), row_of(60), row_of(40, true), row_of(40), row_of(40)});
    CHECK(read.levels.size() == 5);
    CHECK(letters(read.levels).substr(2) == "PKU");
    CHECK(read.levels[0] != level::program);
}

TEST_CASE("the search of one program agrees with trying everything", "[property]") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& drawn) {
        RC_PRE(drawn.size() >= 2);
        std::vector<level_evidence> rows;
        for (std::size_t i = 0; i < std::min<std::size_t>(drawn.size(), 7); ++i) {
            const std::int64_t small = drawn[i] % 5;
            rows.push_back(row_of({small, small / 2, small - small / 2, 0, drawn[i] > 250 ? 1 : 0}, i == 0));
            rows.back().repeats_name = drawn[i] % 11 == 0;
        }
        const oracle_answer wanted = brute_force(rows);
        constexpr std::int64_t bound = 12;
        std::int64_t effort = 1'000'000;
        const auto found = read_part(rows, whole(rows), bound, effort);
        RC_ASSERT(found.has_value() == (wanted.cost <= bound));
        if (found) {
            RC_ASSERT(found->cost == wanted.cost);
            RC_ASSERT(found->ways == std::min<std::int64_t>(wanted.ways, max_part_ways));
            RC_ASSERT(explanations(rows, found->levels).cheapest() == wanted.cost);
        }
    }));
}

TEST_CASE("a missing row moves no other", "[levels]") {
    const std::vector<level_evidence> rows = two_programs();
    const std::string whole_plan = "PKUUKUUPKUU";
    REQUIRE(read_letters(rows) == whole_plan);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        std::string wanted = whole_plan;
        wanted.erase(at, 1);
        INFO("row " << at);
        const level_reading read = find_levels(without(rows, at));
        CHECK(letters(read.levels) == wanted);
        CHECK(read.verdict.cost <= 3);
    }
}

TEST_CASE("which of a kegiatan and its only sub kegiatan is missing no sum tells") {
    std::vector<level_evidence> rows = two_programs();
    rows.erase(rows.begin() + 5, rows.begin() + 7);  // the second kegiatan has none of its sub kegiatan left
    CHECK(read_letters(rows) == "PKUUKPKUU?");
    // A document that gives its kegiatan a cue would have given it one.
    rows[1].upper = rows[6].upper = true;
    CHECK(read_letters(rows) == "PKUUUPKUU?");
    rows[4].upper = true;
    CHECK(read_letters(rows) == "PKUUKPKUU");
    rows[4].upper = false;
    rows[4].by_name = level::kegiatan;
    const level_reading named = find_levels(rows);
    CHECK(letters(named.levels) == "PKUUKPKUU");
    CHECK(named.verdict.status == level_status::unique);
    CHECK(named.verdict.source == level_source::nomenklatur);
}

TEST_CASE("official names do not claim what the sums decide") {
    std::vector<level_evidence> rows = two_programs();
    rows[4].by_name = level::kegiatan;
    const level_reading read = find_levels(rows);
    CHECK(read.verdict.source == level_source::arithmetic);
    CHECK(read.verdict.status == level_status::unique);
}

TEST_CASE("one official name stands against a broken sum, and gives way to a plan that fits") {
    std::vector<level_evidence> rows = two_programs();
    rows[5].sen[1] += 1;
    rows[5].by_name = level::sub_kegiatan;
    CHECK(read_letters(rows) == "PKUUKUUPKUU");
    rows = two_programs();
    rows[9].by_name = level::kegiatan;
    CHECK(letters(find_levels(rows).levels) == "PKUUKUUPKUU");
}

TEST_CASE("a name of the list marks a program that lost its capitals") {
    std::vector<level_evidence> rows = two_programs();
    rows[7].program_name = false;
    rows[7].by_name = level::program;
    CHECK(read_letters(rows) == "PKUUKUUPKUU");
}

TEST_CASE("a program without the mark of the others is told by its sums") {
    std::vector<level_evidence> rows = two_programs();
    rows[7].program_name = false;
    CHECK(letters(find_levels(rows).levels) == "PKUUKUUPKUU");
}

TEST_CASE("a row that stands there twice counts once") {
    const std::vector<level_evidence> rows = two_programs();
    const std::string whole_plan = "PKUUKUUPKUU";
    for (const bool named : {true, false}) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            std::string wanted = whole_plan;
            wanted.insert(at, 1, whole_plan[at]);
            INFO("row " << at << (named ? ", its name too" : ""));
            CHECK(letters(find_levels(with_twice(rows, at, named)).levels) == wanted);
        }
    }
    CHECK(read_letters(with_twice(rows, 4, true)) == "PKUUKKUUPKUU");
}

TEST_CASE("a kegiatan whose amounts are missing keeps its rows") {
    std::vector<level_evidence> rows = two_programs();
    rows[4].sen = {};
    CHECK(letters(find_levels(rows).levels) == "PKUUKUUPKUU");
}

TEST_CASE("where no kegiatan has an amount nothing decides, and it is said") {
    std::vector<level_evidence> rows = two_programs();
    for (const std::size_t at : {1U, 4U, 8U}) rows[at].sen = {};
    const level_reading read = find_levels(rows);
    CHECK(letters(read.levels) == "PKUUKUUPKUU");
    CHECK(read.verdict.status == level_status::ambiguous);
    CHECK(read.ways >= 2);
}

TEST_CASE("equal rows that make plans of two and of three levels are ambiguous") {
    CHECK(read_letters(std::vector<level_evidence>(6, row_of(5))) == "PKUPKU?");
}

TEST_CASE("rows without any amounts are ambiguous") {
    const std::vector<level_evidence> rows{row_of(0, true), row_of(0), row_of(0), row_of(0)};
    CHECK(find_levels(rows).verdict.status == level_status::ambiguous);
}

TEST_CASE("numbers without any sums cost bounded effort and are ambiguous") {
    std::vector<level_evidence> rows;
    std::int64_t next = 1;
    for (int i = 0; i < 600; ++i) {
        next = next * 48'271 % 2'147'483'647;
        rows.push_back(row_of({next % 997, next % 89, next % 83, next % 79, next % 73}, i == 0));
    }
    CHECK(find_levels(rows).verdict.status == level_status::ambiguous);
}

TEST_CASE("a table that begins in the middle of a program") {
    const std::vector<level_evidence> all = two_programs();
    const std::vector<level_evidence> rows(all.begin() + 2, all.end());
    CHECK(letters(find_levels(rows).levels) == "UUKUUPKUU");
}

TEST_CASE("a row without a code among rows that have one is decided by the sums") {
    std::vector<level_evidence> rows = two_programs();
    const std::vector<level> levels = find_levels(rows).levels;
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].by_kode = levels[i];
    rows[4].by_kode = std::nullopt;
    const level_reading read = find_levels(rows);
    CHECK(read.levels == levels);
    CHECK(read.verdict.status == level_status::unique);
    CHECK(read.verdict.source == level_source::kode);
}

TEST_CASE("levels drawn at random are recognised from marked programs and sums", "[property]") {
    CHECK(rc::check([] {
        const drawn_tree tree = draw_tree(true);
        const level_reading read = find_levels(tree.rows);
        RC_ASSERT(letters(read.levels) == tree.levels);
        RC_ASSERT(read.verdict.cost == 0);
        // A kegiatan with one sub kegiatan repeats its amounts, and so may a program: equal rows in a chain of three or more may be read
        // in more than one way only where amounts are not generic, which they are.
        RC_ASSERT(read.verdict.status == level_status::unique);
    }));
}

TEST_CASE("levels drawn at random are recognised from the sums alone", "[property]") {
    CHECK(rc::check([] {
        const drawn_tree tree = draw_tree(false);
        const level_reading read = find_levels(tree.rows);
        RC_ASSERT(letters(read.levels) == tree.levels);
        RC_ASSERT(read.verdict.cost == 0);
        RC_ASSERT(read.verdict.status == level_status::unique);
    }));
}

TEST_CASE("one wrong amount below a marked program moves no other program's rows", "[property]") {
    CHECK(rc::check([] {
        drawn_tree tree = draw_tree(true);
        const auto at = *rc::gen::inRange<std::size_t>(0, tree.rows.size());
        const auto column = *rc::gen::inRange<std::size_t>(0, plan_column_count);
        tree.rows[at].sen[column] += 1;
        const level_reading read = find_levels(tree.rows);
        RC_ASSERT(letters(read.levels) == tree.levels);
        RC_ASSERT(read.verdict.cost >= 1);
        RC_ASSERT(read.verdict.cost <= 2);
    }));
}

TEST_CASE("a table that is too large to search is read by its cues and called ambiguous") {
    std::vector<level_evidence> rows{row_of(1'000, true)};
    for (int i = 0; i < 1'000; ++i) {
        rows.push_back(row_of(1));
        rows.back().upper = i % 10 == 0;
    }
    const level_reading read = find_levels(rows);
    CHECK(read.levels.size() == rows.size());
    CHECK(read.levels[0] == level::program);
    // All rows below sum to the program: a plan of two levels.
    CHECK(read.levels[1] == level::kegiatan);
    rows[0].sen[0] = 5;
    const level_reading other = find_levels(rows);
    CHECK(other.verdict.status == level_status::ambiguous);
    CHECK(other.verdict.source == level_source::cues);
    CHECK(other.levels[1] == level::kegiatan);
    CHECK(other.levels[2] == level::sub_kegiatan);
    CHECK(other.levels[11] == level::kegiatan);
}
