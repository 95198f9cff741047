#include "renaksi/plan/builder.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "renaksi/plan/draft.hpp"
#include "renaksi/plan/invariants.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;

namespace {

row_draft bare_row(level which, std::int64_t line = 0) {
    row_draft row;
    row.level = which;
    row.line = line;
    return row;
}

/// The parent by its definition: the nearest row above of a higher level.
std::int32_t parent_by_search(const std::vector<level>& levels, std::size_t row) {
    for (std::size_t above = row; above-- > 0;) {
        if (is_above(levels[above], levels[row])) return static_cast<std::int32_t>(above);
    }
    return -1;
}

}  // namespace

TEST_CASE("builder: a row stands below the nearest row above it of a higher level") {
    CHECK(rc::check([] {
        const auto levels =
            *rc::gen::container<std::vector<level>>(rc::gen::element(level::sasaran, level::program, level::kegiatan, level::sub_kegiatan));
        plan_builder builder;
        for (const level which : levels) RC_ASSERT(builder.add_row(bare_row(which)).has_value());
        const auto made = std::move(builder).finish();
        RC_ASSERT(made.has_value());
        RC_ASSERT(!broken_invariant(*made));
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto parent = (*made)[i].parent();
            RC_ASSERT((parent ? parent->value : -1) == parent_by_search(levels, i));
            std::size_t end = i + 1;
            while (end < levels.size() && is_above(levels[i], levels[end])) ++end;
            RC_ASSERT((*made)[i].subtree_end().position() == end);
        }
    }));
}

TEST_CASE("builder: Jumlah is kept for the end, below nothing and above nothing") {
    plan_builder builder;
    REQUIRE(builder.add_row(bare_row(level::jumlah, 9)));
    REQUIRE(builder.add_row(bare_row(level::program, 1)));
    REQUIRE(builder.add_row(bare_row(level::kegiatan, 2)));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    REQUIRE(made->jumlah());
    CHECK(made->row(*made->jumlah()).line() == 9);
    CHECK_FALSE(made->row(*made->jumlah()).parent());
    CHECK((*made)[0].subtree_end().value == 2);
    CHECK(made->body_size() == 2);
    CHECK_FALSE(broken_invariant(*made));
}

TEST_CASE("builder: refuses what no plan can have, with the line") {
    plan_builder builder;
    REQUIRE(builder.add_row(bare_row(level::jumlah, 9)));
    const auto second = builder.add_row(bare_row(level::jumlah, 12));
    REQUIRE_FALSE(second);
    CHECK(second.error().code == errc::bad_structure);
    CHECK(second.error().where.line == 12);

    row_draft sasaran = bare_row(level::sasaran, 3);
    sasaran.money[1] = test::money_cell_of("0");
    const auto refused = builder.add_row(sasaran);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::bad_structure);
    CHECK(refused.error().where.line == 3);
}

TEST_CASE("builder: an empty plan is a plan") {
    const auto made = plan_builder().finish();
    REQUIRE(made);
    CHECK(made->size() == 0);
    CHECK_FALSE(made->jumlah());
    CHECK_FALSE(broken_invariant(*made));
}

TEST_CASE("builder: of a hundred notes of a kind each is kept, of more those that say the same are one") {
    plan_builder builder;
    builder.add_note(note{note_kind::shifted_row, 1, 2, 1, {}});
    for (std::int64_t line = 1; line <= 100; ++line) builder.add_note(note{note_kind::unplaced_text, line, 1, 0, "x"});
    for (std::int64_t line = 101; line <= 350; ++line) {
        builder.add_note(note{note_kind::unplaced_text, line, 1, 0, line % 2 == 0 ? "even" : "odd"});
    }
    builder.add_note(note{note_kind::unplaced_text, 351, 7, 0, "odd"});
    builder.add_note(note{note_kind::unplaced_text, 352, 1, 0, "said once"});
    builder.add_note(note{note_kind::shifted_row, 353, 2, 1, {}});
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    const std::vector<note>& notes = made->notes();
    REQUIRE(notes.size() == 105);
    CHECK(notes[100].line == 100);
    CHECK(notes[100].more == 0);
    const auto says = [&](std::size_t at, std::string_view text, std::int64_t line, std::int32_t column, std::int32_t more,
                          std::int32_t lines) {
        const note& one = notes[at];
        return one.text == text && one.line == line && one.column == column && one.more == more && one.lines == lines;
    };
    CHECK(says(101, "odd", 101, 0, 125, 250));
    CHECK(says(102, "even", 102, 1, 124, 248));
    CHECK(says(103, "said once", 352, 1, 0, 0));
    CHECK(says(104, "", 353, 2, 0, 0));

    SECTION("and a plan made of it again has the same notes") {
        const auto again = plan_of(*made, {});
        REQUIRE(again);
        REQUIRE(again->notes().size() == notes.size());
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const note& one = again->notes()[i];
            CHECK(says(i, one.text, one.line, one.column, one.more, one.lines));
        }
    }
}

TEST_CASE("builder: every different text of a great many is kept in a note") {
    plan_builder builder;
    for (int round = 0; round < 3; ++round) {
        for (std::int64_t line = 1; line <= 5'000; ++line) {
            builder.add_note(note{note_kind::set_aside_row, line + round * 5'000, 0, 0, std::to_string(line)});
        }
    }
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    // The first hundred twice: one by one, and with what says the same behind them.
    REQUIRE(made->notes().size() == 5'100);
    std::int64_t places = 0;
    for (const note& one : made->notes()) places += 1 + one.more;
    CHECK(places == 15'000);
}

TEST_CASE("builder: with room for what comes, nothing grows") {
    std::vector<row_draft> rows;
    plan_room room;
    for (int i = 0; i < 1'000; ++i) {
        row_draft row = bare_row(i == 0 ? level::program : level::sub_kegiatan, i + 1);
        row.nama = "Nama " + std::to_string(i);
        row.money[0] = amount_cell{amount{amount_state::value, *rupiah::from_rupiah(i)}, std::to_string(i)};
        row.indikator.resize(static_cast<std::size_t>(i % 3));
        for (indikator_draft& one : row.indikator) one.nama = "Indikator";
        room.add(row);
        rows.push_back(row);
    }
    plan_builder builder;
    REQUIRE(!builder.reserve(room));
    for (const row_draft& row : rows) REQUIRE(builder.add_row(row));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    CHECK(!broken_invariant(*made));
    CHECK((*made)[999].nama() == "Nama 999");
    const plan_columns& columns = made->columns();
    CHECK(columns.id.capacity() == 1'001);
    CHECK(columns.indikator_begin.capacity() == 1'002);
    CHECK(columns.money[4].state.capacity() == 1'001);
    CHECK(columns.indikator.targets[4].upper_scale.capacity() == 999);
}

TEST_CASE("builder: what a plan may take in memory holds for its rows and its notes") {
    plan_room room;
    room.rows = 1'000;
    room.nama = 4'000;
    plan_builder builder;
    builder.allow(room.bytes() - 1);
    const auto refused = builder.reserve(room);
    REQUIRE(refused);
    CHECK(refused->code == errc::limit_exceeded);
    builder.allow(room.bytes());
    CHECK(!builder.reserve(room));
    builder.add_note(note{note_kind::unplaced_text, 1, 1, 0, "of its own"});
    CHECK(builder.reserve(room));

    plan_builder noted;
    noted.allow(20'000);
    for (std::int64_t line = 1; line <= 200; ++line) noted.add_note(note{note_kind::unplaced_text, line, 1, 0, std::to_string(line)});
    const auto kept = plan_builder(noted);
    for (std::int64_t line = 201; line <= 400; ++line) noted.add_note(note{note_kind::unplaced_text, line, 1, 0, std::to_string(line)});
    CHECK(std::move(noted).finish().error().code == errc::limit_exceeded);
    // Those that say what was said already take nothing.
    plan_builder again(kept);
    for (std::int64_t line = 201; line <= 10'000; ++line) again.add_note(note{note_kind::unplaced_text, line, 1, 0, "150"});
    CHECK(std::move(again).finish());
}

TEST_CASE("builder: notes can be put in front of a plan's own") {
    plan_builder builder;
    REQUIRE(builder.add_row(bare_row(level::program, 1)));
    builder.add_note(note{note_kind::joined_row, 2, 0, 1, {}});
    auto made = std::move(builder).finish();
    REQUIRE(made);
    const plan after = plan_builder::with_notes_in_front({note{note_kind::other_sheet, 0, 0, 3, "Lain"}}, *std::move(made));
    REQUIRE(after.notes().size() == 2);
    CHECK(after.notes()[0].text == "Lain");
    CHECK(after.notes()[1].kind == note_kind::joined_row);
    CHECK(after.size() == 1);
}
