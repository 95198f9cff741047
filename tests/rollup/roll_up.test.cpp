#include "renaksi/rollup/roll_up.hpp"

#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

constexpr std::array<roll_up_key, 5> every_key{roll_up_key::level, roll_up_key::sasaran, roll_up_key::program, roll_up_key::kegiatan,
                                               roll_up_key::penanggung_jawab};

std::vector<std::string> keys(const roll_up_result& rolled) {
    std::vector<std::string> out;
    for (const roll_up_group& group : rolled.groups) out.push_back(group.key.value_or("(none)"));
    return out;
}

std::vector<std::int64_t> pagu(const roll_up_result& rolled) {
    std::vector<std::int64_t> out;
    for (const roll_up_group& group : rolled.groups) out.push_back(narrow(group.totals[0] / 100).value());
    return out;
}

using texts = std::vector<std::string>;
using numbers = std::vector<std::int64_t>;

const char* const small_plan = R"(
    K Yatim      | 1 1 0 0 0
    S Satu
    P Program A  | 99 99 0 0 0 | pj=Kepala Bidang
    K Kegiatan A | 5 5 0 0 0   | kode=2.17.02.2.01
    U Sub A      | 2 2 - _ 0
    U Sub B      | 3 3 0 0 0   | pj=Analis
    P Program B  | 7 0 0 0 7   | pj=KEPALA  bidang
    S Dua
    P Program C  | 4 4 0 0 0
    S Tiga
    J Jumlah     | 0 0 0 0 0)";

/// A plan of small words, so that keys repeat.
plan random_plan() {
    plan_builder builder;
    const int count = *rc::gen::inRange(0, 16);
    const auto word = [] { return *rc::gen::element<std::string>("", "a", "b", "c"); };
    const auto kode = [] { return *rc::gen::element<std::string>("", "1.01.01", "1.01.02"); };
    for (int i = 0; i < count; ++i) {
        row_draft row;
        row.level = static_cast<level>(*rc::gen::inRange(1, 5));
        row.line = i + 1;
        row.nama = word();
        row.kode = kode();
        row.sasaran = word();
        row.penanggung_jawab = word();
        if (row.level != level::sasaran) {
            for (amount_cell& cell : row.money) cell.value = amount::of(rupiah::from_sen(*rc::gen::arbitrary<std::int64_t>()));
        }
        RC_ASSERT(static_cast<bool>(builder.add_row(row)));
    }
    return std::move(*std::move(builder).finish());
}

}  // namespace

TEST_CASE("by level, what each level prints") {
    const roll_up_result rolled = roll_up(make_plan(small_plan), roll_up_key::level);
    CHECK(keys(rolled) == texts{"program", "kegiatan", "sub_kegiatan"});
    CHECK(pagu(rolled) == numbers{110, 6, 5});
    CHECK(rolled.groups[0].rows == 3);
    CHECK(rolled.groups[0].line == 0);
    CHECK(narrow(rolled.totals[0]) == 1700);
    CHECK(keys(roll_up(make_plan("P A | 1 1 0 0 0"), roll_up_key::level)) == texts{"program"});
}

TEST_CASE("by sasaran, from the leaves, with a sasaran that has no program") {
    const roll_up_result rolled = roll_up(make_plan(small_plan), roll_up_key::sasaran);
    CHECK(keys(rolled) == texts{"(none)", "Satu", "Dua", "Tiga"});
    CHECK(pagu(rolled) == numbers{1, 12, 4, 0});
    CHECK(rolled.groups[1].line == 2);
    CHECK(rolled.groups[1].rows == 5);
    CHECK(rolled.groups[3].rows == 0);
    CHECK(keys(roll_up(make_plan("P A | 1 1 0 0 0 | sasaran=Satu"), roll_up_key::sasaran)) == texts{"Satu"});
}

TEST_CASE("by program and kegiatan, kode before name") {
    const roll_up_result programs = roll_up(make_plan(small_plan), roll_up_key::program);
    CHECK(keys(programs) == texts{"(none)", "Program A", "Program B", "Program C"});
    CHECK(pagu(programs) == numbers{1, 5, 7, 4});
    const roll_up_result kegiatan = roll_up(make_plan(small_plan), roll_up_key::kegiatan);
    CHECK(keys(kegiatan) == texts{"Yatim", "2.17.02.2.01", "(none)"});
    CHECK(kegiatan.groups[1].nama == "Kegiatan A");
    CHECK(kegiatan.groups[1].line == 4);
    CHECK(pagu(kegiatan) == numbers{1, 5, 11});
}

TEST_CASE("kegiatan of one name under two programs are two") {
    const roll_up_result rolled = roll_up(make_plan("P A\nK X | 1 1 0 0 0\nP B\nK X | 2 2 0 0 0\nK x | 4 4 0 0 0"), roll_up_key::kegiatan);
    CHECK(pagu(rolled) == numbers{1, 6});
}

TEST_CASE("a penanggung jawab answers for all below, however the text is spaced and cased") {
    const roll_up_result rolled = roll_up(make_plan(small_plan), roll_up_key::penanggung_jawab);
    CHECK(keys(rolled) == texts{"(none)", "Kepala Bidang", "Analis"});
    CHECK(pagu(rolled) == numbers{1 + 4, 2 + 7, 3});
    CHECK(rolled.groups[0].line == 1);
    CHECK(rolled.groups[1].line == 3);
}

TEST_CASE("keys are named as on the command line") {
    for (const roll_up_key key : every_key) CHECK(parse_roll_up_key(to_string(key)) == key);
    CHECK(to_string(roll_up_key::penanggung_jawab) == "penanggung-jawab");
    CHECK_FALSE(parse_roll_up_key("Level").has_value());
}

TEST_CASE("groups of every key but the level add up to the total") {
    CHECK(rc::check("sum over groups", [] {
        const plan p = random_plan();
        for (const roll_up_key by : every_key) {
            const roll_up_result rolled = roll_up(p, by);
            RC_ASSERT(rolled.totals == total(p));
            if (by == roll_up_key::level) continue;
            money_totals sum{};
            std::map<std::string, int> seen;
            for (const roll_up_group& group : rolled.groups) {
                for (std::size_t c = 0; c < plan_column_count; ++c) sum[c] += group.totals[c];
                // Kegiatan of one name may be several, of different programs.
                if (by != roll_up_key::kegiatan) RC_ASSERT(++seen[group.key ? "key " + *group.key : ""] == 1);
            }
            RC_ASSERT(sum == rolled.totals);
        }
    }));
}
