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

/// Every way to part the rows below a marked program into kegiatan and sub kegiatan, told by the bits of a number; the first row is a
/// kegiatan. Cost as the search counts it: columns that do not add up, two for a kegiatan without sub kegiatan.
struct oracle_answer {
    std::int64_t cost = 1'000;
    std::int64_t ways = 0;
};

std::int64_t columns_off(const amounts& a, const amounts& b) {
    std::int64_t off = 0;
    for (std::size_t c = 0; c < a.size(); ++c) off += a[c] == b[c] ? 0 : 1;
    return off;
}

oracle_answer brute_force(const std::vector<level_evidence>& rows) {
    oracle_answer out;
    const std::size_t below = rows.size() - 1;
    for (unsigned kegiatan = 1; kegiatan < (1U << below); kegiatan += 2) {
        std::int64_t cost = 0;
        amounts of_program{};
        for (std::size_t at = 0; at < below;) {
            amounts of_kegiatan{};
            std::size_t end = at + 1;
            while (end < below && (kegiatan >> end & 1U) == 0) add(of_kegiatan, rows[1 + end++].sen);
            cost += end == at + 1 ? 2 : columns_off(of_kegiatan, rows[1 + at].sen);
            add(of_program, rows[1 + at].sen);
            at = end;
        }
        cost += columns_off(of_program, rows[0].sen);
        if (cost < out.cost) out = {cost, 0};
        if (cost == out.cost) ++out.ways;
    }
    return out;
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
        for (std::size_t i = 0; i < std::min<std::size_t>(drawn.size(), 9); ++i) {
            const std::int64_t small = drawn[i] % 5;
            rows.push_back(row_of({small, small / 2, small - small / 2, 0, 0}, i == 0));
        }
        const oracle_answer wanted = brute_force(rows);
        constexpr std::int64_t bound = 8;
        const auto found = program_search(rows, 0, rows.size(), true, bound).best_until(rows.size());
        RC_ASSERT(found.has_value() == (wanted.cost <= bound));
        if (found) {
            RC_ASSERT(found->cost == wanted.cost);
            RC_ASSERT(found->ways == wanted.ways);
        }
    }));
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
