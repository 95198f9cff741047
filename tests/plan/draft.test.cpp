#include "renaksi/plan/draft.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

plan drafted_plan() {
    return make_plan(R"(
        S Sasaran satu | no=1
        P PROGRAM A | 100 25 25 50 - | Jumlah dokumen; Dokumen; 4; 1 1 2 - | pj=Sekretaris
        K Kegiatan A | 100 25 25 50 _ | kode=2.17.01.2.01
        J | 100 25 25 50 0)");
}

}  // namespace

TEST_CASE("a plan made of the drafts of another is the same plan") {
    const plan p = drafted_plan();
    const auto again = plan_of(p, drafts_of(p));
    REQUIRE(again);
    REQUIRE(again->size() == p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
        INFO(i);
        const plan_row a = p[i];
        const plan_row b = (*again)[i];
        CHECK(b.id() == a.id());
        CHECK(b.line() == a.line());
        CHECK(b.level() == a.level());
        CHECK(b.parent() == a.parent());
        CHECK(b.nama() == a.nama());
        CHECK(b.sasaran() == a.sasaran());
        CHECK(b.no() == a.no());
        CHECK(b.kode() == a.kode());
        CHECK(b.penanggung_jawab() == a.penanggung_jawab());
        for (const plan_column c : plan_columns_all) {
            CHECK(b.money(c) == a.money(c));
            CHECK(b.written(c) == a.written(c));
        }
        REQUIRE(b.indikator_count() == a.indikator_count());
        for (std::size_t k = 0; k < a.indikator_count(); ++k) {
            CHECK(b.indikator(k).nama() == a.indikator(k).nama());
            CHECK(b.indikator(k).satuan() == a.indikator(k).satuan());
            for (const plan_column c : plan_columns_all) CHECK(b.indikator(k).written(c) == a.indikator(k).written(c));
        }
    }
}

TEST_CASE("rows keep their identity when others are taken out") {
    const plan p = drafted_plan();
    std::vector<row_draft> rows = drafts_of(p);
    rows.erase(rows.begin() + 1);
    const auto fewer = plan_of(p, std::move(rows));
    REQUIRE(fewer);
    CHECK((*fewer)[0].id() == p[0].id());
    CHECK((*fewer)[1].id() == p[2].id());
    CHECK((*fewer)[2].id() == p[3].id());
}
