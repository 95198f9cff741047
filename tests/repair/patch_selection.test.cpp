#include "renaksi/repair/patch_selection.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

candidate candidate_of(repair_kind kind, std::int32_t row, plan_column column = plan_column::year) {
    candidate out;
    out.kind = kind;
    out.row = row_index{row};
    if (kind == repair_kind::cell) out.changes.push_back({row_index{row}, column, {}, amount::of(rupiah::from_sen(100))});
    return out;
}

mistake mistake_of(std::int64_t id, mistake_status status, std::vector<candidate> candidates) {
    mistake out;
    out.id = id;
    out.status = status;
    out.candidates = std::move(candidates);
    return out;
}

/// Confident with two candidates, a missing row before a cell, nothing to go by, a doubled row.
struct chosen_among {
    plan of = make_plan("P A | 4 1 1 1 1\nU B | 4 1 1 1 1\nU C | 4 1 1 1 1");
    std::vector<mistake> mistakes{
        mistake_of(1, mistake_status::confident,
                   {candidate_of(repair_kind::cell, 1, plan_column::tw1), candidate_of(repair_kind::cell, 1, plan_column::tw2)}),
        mistake_of(2, mistake_status::confident, {candidate_of(repair_kind::missing_row, 0), candidate_of(repair_kind::cell, 0)}),
        mistake_of(3, mistake_status::ambiguous, {}),
        mistake_of(4, mistake_status::ambiguous, {candidate_of(repair_kind::doubled_row, 2)})};

    /// `mistake kind row column`, or `!column message` for a list that is refused.
    [[nodiscard]] std::vector<std::string> by(std::string_view list) const {
        const auto selected = select_patches(of, mistakes, list);
        if (!selected) {
            CHECK(selected.error().code == errc::invalid_argument);
            CHECK(selected.error().where.line == 0);
            return {"!" + std::to_string(selected.error().where.column) + " " + selected.error().detail};
        }
        std::vector<std::string> out;
        for (const patch& one : *selected) {
            const auto row = static_cast<std::size_t>(one.row.value);
            out.push_back(std::to_string(one.mistake_id) + " " + std::string(to_string(one.kind)) + " " + std::to_string(row));
            if (!one.cells.empty()) out.back() += " " + std::string(money_column_name(one.cells.front().column));
        }
        return out;
    }
};

using texts = std::vector<std::string>;

/// The id of a row, as `chosen_among::by` writes it.
std::string id_of(const chosen_among& given, std::size_t row) { return std::to_string(given.of[row].id().value); }

}  // namespace

TEST_CASE("confident takes what is confident, all takes what is there, and neither a row that has to be looked up") {
    const chosen_among given;
    CHECK(given.by("confident") == texts{"1 cell " + id_of(given, 1) + " tw1"});
    CHECK(given.by(" Confident ") == given.by("confident"));
    CHECK(given.by("all") == texts{"1 cell " + id_of(given, 1) + " tw1", "4 doubled_row " + id_of(given, 2)});
    CHECK(given.by("ALL") == given.by("all"));
    CHECK(select_patches(given.of, {}, "confident")->empty());
    CHECK(select_patches(given.of, {}, "all")->empty());
}

TEST_CASE("a list names mistakes and candidates, in any order and with blanks") {
    const chosen_among given;
    CHECK(given.by("1") == texts{"1 cell " + id_of(given, 1) + " tw1"});
    CHECK(given.by("1:2") == texts{"1 cell " + id_of(given, 1) + " tw2"});
    CHECK(given.by(" 4 , 2 : 2,1:01") ==
          texts{"4 doubled_row " + id_of(given, 2), "2 cell " + id_of(given, 0) + " pagu", "1 cell " + id_of(given, 1) + " tw1"});
}

TEST_CASE("a list may name mistakes beside a group, and what it names goes before the group") {
    const chosen_among given;
    CHECK(given.by("1:2,all") == texts{"1 cell " + id_of(given, 1) + " tw2", "4 doubled_row " + id_of(given, 2)});
    CHECK(given.by("confident,4") == texts{"4 doubled_row " + id_of(given, 2), "1 cell " + id_of(given, 1) + " tw1"});
    CHECK(given.by("confident,all") == given.by("all"));
}

TEST_CASE("a refusal is said in the language asked for") {
    const chosen_among given;
    const auto refused = select_patches(given.of, given.mistakes, "9", language::id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail == "'9': tidak ada kesalahan itu; seluruhnya 4");
}

TEST_CASE("what a list gets wrong is said with its column") {
    const chosen_among given;
    const std::string expected = ": expected confident, all, or a list of ID or ID:CANDIDATE";
    CHECK(given.by("") == texts{"!1 ''" + expected});
    CHECK(given.by("  ") == texts{"!1 ''" + expected});
    CHECK(given.by("1,") == texts{"!3 ''" + expected});
    CHECK(given.by("1,,4") == texts{"!3 ''" + expected});
    CHECK(given.by(":2") == texts{"!1 ':2'" + expected});
    CHECK(given.by("1, semua") == texts{"!4 'semua'" + expected});
    CHECK(given.by("1\u00E9") == texts{"!1 '1\u00E9'" + expected});
    CHECK(given.by("-1") == texts{"!1 '-1'" + expected});
    CHECK(given.by("1 4") == texts{"!1 '1 4'" + expected});
    CHECK(given.by("4,1:") == texts{"!3 '1': expected the number of a candidate after the colon"});
    CHECK(given.by("4,1:x") == texts{"!5 'x': expected the number of a candidate after the colon"});
    CHECK(given.by("1:2:1") == texts{"!3 '2:1': expected the number of a candidate after the colon"});
}

TEST_CASE("what a list names must be there, once, and be something that can be done") {
    const chosen_among given;
    CHECK(given.by("1,5") == texts{"!3 '5': no such mistake, of 4"});
    CHECK(given.by("0") == texts{"!1 '0': no such mistake, of 4"});
    for (const char* const beyond : {"9223372036854775807", "9223372036854775808", "18446744073709551617", "99999999999999999999999999"}) {
        CHECK(given.by(beyond) == texts{"!1 '" + std::string(beyond) + "': no such mistake, of 4"});
    }
    CHECK(given.by("1:3") == texts{"!3 '3': no such candidate, of 2 of mistake 1"});
    CHECK(given.by("1:0") == texts{"!3 '0': no such candidate, of 2 of mistake 1"});
    CHECK(given.by("3") == texts{"!1 '3': no such candidate, of 0 of mistake 3"});
    CHECK(given.by("2") == texts{"!1 '2': the missing row has to be looked up"});
    CHECK(given.by("4,2:1") == texts{"!5 '1': the missing row has to be looked up"});
    CHECK(given.by("1,4,1:2") == texts{"!5 '1': the mistake is named twice"});
}
