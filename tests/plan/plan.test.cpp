#include "renaksi/plan/plan.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;

TEST_CASE("plan: blank, \"-\" and 0 stay apart and keep their text") {
    plan_builder builder;
    row_draft row;
    row.level = level::program;
    row.money[1] = {*parse_amount("-"), "-"};
    row.money[2] = {*parse_amount("0"), "0"};
    row.money[3] = {*parse_amount("Rp 1.000,50"), "Rp 1.000,50"};
    REQUIRE(builder.add_row(row));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    const plan_row r = (*made)[0];
    CHECK(r.money(plan_column::year).state == amount_state::blank);
    CHECK(r.money(plan_column::tw1).state == amount_state::dash);
    CHECK(r.money(plan_column::tw2).state == amount_state::value);
    CHECK(r.money(plan_column::tw2).value.is_zero());
    CHECK(r.money(plan_column::tw3).value.sen() == 100050);
    CHECK(r.written(plan_column::year).empty());
    CHECK(r.written(plan_column::tw1) == "-");
    CHECK(r.written(plan_column::tw3) == "Rp 1.000,50");
    CHECK(r.has_money());
}

TEST_CASE("plan: indicators belong to their rows, with targets as written") {
    plan_builder builder;
    row_draft program;
    program.level = level::program;
    program.indikator.push_back(test::indikator_of("Jumlah dokumen; Dokumen; 4; 1 1 1 1"));
    program.indikator.push_back(test::indikator_of("Nilai SAKIP; Poin; B; _ _ - -"));
    row_draft kegiatan;
    kegiatan.level = level::kegiatan;
    row_draft sub;
    sub.level = level::sub_kegiatan;
    sub.indikator.push_back(test::indikator_of("Persentase; Persen; 43%; - - 43% -"));
    for (const auto& row : {program, kegiatan, sub}) REQUIRE(builder.add_row(row));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    REQUIRE((*made)[0].indikator_count() == 2);
    CHECK((*made)[1].indikator_count() == 0);
    REQUIRE((*made)[2].indikator_count() == 1);
    const indikator_view sakip = (*made)[0].indikator(1);
    CHECK(sakip.nama() == "Nilai SAKIP");
    CHECK(sakip.target(plan_column::year).kind == target_kind::predicate);
    CHECK(sakip.target(plan_column::tw1).kind == target_kind::blank);
    CHECK(sakip.target(plan_column::tw3).kind == target_kind::dash);
    CHECK((*made)[2].indikator(0).written(plan_column::tw3) == "43%");
}

TEST_CASE("plan: counts, ancestors and labels") {
    plan_builder builder;
    row_draft sasaran;
    sasaran.level = level::sasaran;
    sasaran.sasaran = "Meningkatnya layanan";
    row_draft program;
    program.level = level::program;
    program.nama = "PROGRAM A";
    row_draft sub;
    sub.level = level::sub_kegiatan;
    for (const auto& row : {sasaran, program, sub}) REQUIRE(builder.add_row(row));
    const auto made = std::move(builder).finish();
    REQUIRE(made);
    const level_counts counts = made->counts();
    CHECK(counts.sasaran == 1);
    CHECK(counts.program == 1);
    CHECK(counts.kegiatan == 0);
    CHECK(counts.sub_kegiatan == 1);
    CHECK((*made)[0].label() == "Meningkatnya layanan");
    CHECK((*made)[1].label() == "PROGRAM A");
    CHECK((*made)[2].label().empty());
    CHECK(made->ancestor(row_index{2}, level::program) == row_index{1});
    CHECK(made->ancestor(row_index{2}, level::sasaran) == row_index{0});
    CHECK_FALSE(made->ancestor(row_index{2}, level::kegiatan));
}
