#include "recognise/levels.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "recognise/level_rows.hpp"
#include "recognise/program_parse.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;

using namespace level_rows;

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
