#include "report/page_figures.hpp"

#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// A plan of one leaf with these indicators, each as year and four triwulan.
plan plan_of_targets(const std::vector<std::array<std::string, 5>>& indicators) {
    plan_builder builder;
    row_draft program = report_test::row(level::program, 1, "PROGRAM", {"400", "100", "100", "100", "100"});
    for (const auto& written : indicators) {
        indikator_draft one = report_test::indikator("Jumlah dokumen", "Dokumen", written);
        for (std::size_t c = 0; c < written.size(); ++c) one.targets[c].value = parse_target(written[c]);
        program.indikator.push_back(std::move(one));
    }
    REQUIRE(builder.add_row(std::move(program)));
    return std::move(builder).finish().value();
}

std::array<std::int64_t, 4> shares_of(const std::vector<std::array<std::string, 5>>& indicators, std::int64_t counted) {
    const page::target_progress got = page::progress_of_targets(plan_of_targets(indicators));
    CHECK(got.counted == counted);
    CHECK(got.indicators == static_cast<std::int64_t>(indicators.size()));
    return got.per_mille;
}

using shares = std::array<std::int64_t, 4>;

}  // namespace

TEST_CASE("targets tell the pace by their kind over the quarters", "[page]") {
    CHECK(shares_of({{"12", "3", "3", "3", "3"}}, 1) == shares{250, 250, 250, 250});
    CHECK(shares_of({{"30", "-", "30", "-", "-"}}, 1) == shares{0, 1000, 0, 0});
    // A running total: what each quarter adds.
    CHECK(shares_of({{"10", "2", "5", "7", "10"}}, 1) == shares{200, 300, 200, 300});
    // A level that is held.
    CHECK(shares_of({{"95", "95", "95", "95", "95"}}, 1) == shares{250, 250, 250, 250});
    CHECK(shares_of({{"95", "", "95", "", "95"}}, 1) == shares{0, 500, 0, 500});
    CHECK(shares_of({{"12", "3", "3", "3", "3"}, {"30", "-", "30", "-", "-"}}, 2) == shares{125, 625, 125, 125});
}

TEST_CASE("targets that are no numbers or make no year do not count", "[page]") {
    CHECK(shares_of({{"B", "-", "-", "-", "B"}}, 0) == shares{});
    CHECK(shares_of({{"100", "10", "10", "10", "10"}}, 0) == shares{});
    CHECK(shares_of({{"0", "0", "0", "0", "0"}}, 0) == shares{});
    CHECK(shares_of({{"12", "3", "3", "3", "3"}, {"", "", "", "", ""}}, 1) == shares{250, 250, 250, 250});
}

TEST_CASE("money is that of the lowest rows, by program", "[page]") {
    const plan p = report_test::small_plan();
    const std::vector<page::program_money> programs = page::money_by_program(p);
    REQUIRE(programs.size() == 1);
    CHECK(programs[0].name == "PROGRAM PENUNJANG URUSAN");
    CHECK(programs[0].totals == total(p));
    CHECK(page::quarters_sum(programs[0].totals) == int128{140'000'000});
    CHECK(page::running_sums(programs[0].totals)[1] == int128{65'000'000});
    CHECK_FALSE(page::differing_jumlah(p, total(p)).has_value());
}
