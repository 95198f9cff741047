// What is said of the sample's mistakes.
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "recognise/truth.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/repair/least_change.hpp"
#include "support/catch.hpp"

namespace {

using namespace renaksi;
using namespace renaksi::test;

const std::vector<mistake>& sample_mistakes() {
    static const std::vector<mistake> mistakes = explain(sample_plan(), check(sample_plan()));
    return mistakes;
}

/// The mistake that shows at a line.
const mistake& mistake_at(std::int64_t line) {
    for (const mistake& one : sample_mistakes()) {
        if (sample_plan().row(one.row).line() == line) return one;
    }
    throw std::runtime_error("no mistake at line " + std::to_string(line));
}

amount rupiah_of(std::int64_t whole) { return amount::of(rupiah::from_sen(whole * 100)); }

}  // namespace

TEST_CASE("three mistakes explain the sample's nine broken sums", "[truth]") {
    REQUIRE(sample_mistakes().size() == 3);
    line_set shown;
    for (const mistake& one : sample_mistakes()) {
        shown.insert(sample_plan().row(one.row).line());
        CHECK(one.is_least);
        REQUIRE_FALSE(one.candidates.empty());
    }
    CHECK(shown == line_set{53, 68, 106});
}

TEST_CASE("two of the sample's mistakes are confident", "[truth]") {
    const mistake& extra = mistake_at(68);
    CHECK(extra.status == mistake_status::confident);
    REQUIRE(extra.candidates.front().changes.size() == 1);
    CHECK(extra.candidates.front().changes.front().column == plan_column::tw2);
    CHECK(extra.candidates.front().changes.front().new_value == rupiah_of(0));

    const mistake& typed = mistake_at(106);
    CHECK(typed.status == mistake_status::confident);
    REQUIRE(typed.candidates.front().changes.size() == 1);
    CHECK(typed.candidates.front().changes.front().column == plan_column::tw1);
    CHECK(typed.candidates.front().changes.front().new_value == rupiah_of(12'874'000));
}

TEST_CASE("the third is not decided by the document", "[truth]") {
    const mistake& open = mistake_at(53);
    CHECK(open.status == mistake_status::ambiguous);
    const std::vector<candidate>& all = open.candidates;
    REQUIRE(all.size() == 5);
    CHECK(all[0].changes.front().column == plan_column::tw3);
    CHECK(all[0].changes.front().new_value == rupiah_of(26'005'473));
    // Three triwulan that repeat each other have nothing to tell them apart.
    constexpr std::array<plan_column, 3> alike{plan_column::tw1, plan_column::tw2, plan_column::tw4};
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(all[i].changes.front().column == alike[i - 1]);
        CHECK(all[i].changes.front().new_value == rupiah_of(6'349'833));
        CHECK(all[i].rank == 2);
    }
    CHECK(all[4].changes.front().column == plan_column::year);
    CHECK(all[4].rank == 5);
}

TEST_CASE("the textbook minimum changes nine cells of the sample", "[truth]") {
    const least_change found = least_cells(sample_plan());
    CHECK(found.is_exact);
    CHECK(found.count() == 9);
}
