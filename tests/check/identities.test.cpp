#include "renaksi/check/identities.hpp"

#include <rapidcheck.h>

#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

using rows = std::vector<std::int32_t>;

rows roots_of(const identity_violation& wrong) {
    rows out;
    for (const row_index root : wrong.roots) out.push_back(root.value);
    return out;
}

/// The definitions, cell by cell, as they are written down; no cost is too high.
class oracle {
public:
    explicit oracle(const plan& p) : p_(p) {}

    bool prints(level which, bool pagu) const {
        for (std::size_t i = 0; i < p_.size(); ++i) {
            for (const plan_column c : plan_columns_all) {
                if (p_[i].level() == which && (c == plan_column::year) == pagu && !blank(i, c)) return true;
            }
        }
        return false;
    }
    bool prints(std::size_t v, plan_column c) const { return prints(p_[v].level(), c == plan_column::year); }
    bool blank(std::size_t v, plan_column c) const { return p_[v].money(c).state == amount_state::blank; }

    std::vector<std::size_t> children(std::size_t v) const {
        std::vector<std::size_t> out;
        for (std::size_t u = 0; u < p_.body_size(); ++u) {
            if (!is_budget(p_[u].level())) continue;
            std::optional<std::size_t> above;
            if (const auto parent = p_[u].parent(); parent && is_budget(p_.row(*parent).level())) above = parent->position();
            if (!above && p_.jumlah()) above = p_.jumlah()->position();
            if (above == v) out.push_back(u);
        }
        return out;
    }
    bool printed_below(std::size_t v, plan_column c) const {
        for (const std::size_t u : children(v)) {
            if (prints(u, c) || printed_below(u, c)) return true;
        }
        return false;
    }
    int128 below(std::size_t v, plan_column c) const {
        int128 sum = 0;
        for (const std::size_t u : children(v)) sum += value(u, c);
        return sum;
    }
    int128 quarters(std::size_t v) const {
        return value(v, plan_column::tw1) + value(v, plan_column::tw2) + value(v, plan_column::tw3) + value(v, plan_column::tw4);
    }
    bool pagu_missing(std::size_t v) const {
        return prints(v, plan_column::year) && prints(v, plan_column::tw1) && blank(v, plan_column::year) && quarters(v) != 0;
    }
    int128 value(std::size_t v, plan_column c) const {
        if (!blank(v, c)) return p_[v].money(c).addend().sen();
        if (c == plan_column::year && pagu_missing(v) && !printed_below(v, c)) return quarters(v);
        return below(v, c);
    }
    bool row_checked(std::size_t v) const {
        return prints(v, plan_column::year) && prints(v, plan_column::tw1) && p_[v].has_money() && !pagu_missing(v);
    }
    bool column_checked(std::size_t v, plan_column c) const {
        return prints(v, c) && printed_below(v, c) && (!blank(v, c) || below(v, c) == 0);
    }
    /// found − expected by (row, kind, column), of what is violated.
    std::map<std::tuple<std::size_t, int, int>, int128> violations() const {
        std::map<std::tuple<std::size_t, int, int>, int128> out;
        for (std::size_t v = 0; v < p_.size(); ++v) {
            if (p_[v].level() == level::sasaran) continue;
            const int128 residual = value(v, plan_column::year) - quarters(v);
            if (row_checked(v) && residual != 0) out[{v, 0, 0}] = residual;
            for (const plan_column c : plan_columns_all) {
                const int128 difference = value(v, c) - below(v, c);
                if (column_checked(v, c) && difference != 0) out[{v, 1, static_cast<int>(c)}] = difference;
            }
        }
        return out;
    }
    std::int64_t checked() const {
        std::int64_t count = 0;
        for (std::size_t v = 0; v < p_.size(); ++v) {
            if (p_[v].level() == level::sasaran) continue;
            count += row_checked(v) ? 1 : 0;
            for (const plan_column c : plan_columns_all) count += column_checked(v, c) ? 1 : 0;
        }
        return count;
    }

private:
    const plan& p_;
};

/// Whether each level prints its pagu and its triwulan, and how cells are filled.
struct shape {
    std::array<std::array<bool, 2>, level_count> prints{};
    bool all_printed = false;
};

amount_cell random_cell(bool printed, bool always) {
    if (!printed) return {};
    const int what = always ? 9 : *rc::gen::inRange(0, 10);
    if (what == 0) return {};
    if (what == 1) return {amount::dash(), "-"};
    return {amount::of(rupiah::from_sen(*rc::gen::inRange(-3, 6))), "x"};
}

row_draft random_row(level which, const shape& s) {
    row_draft row;
    row.level = which;
    row.nama = "x";
    if (which == level::sasaran) return row;
    for (const plan_column c : plan_columns_all) {
        const bool printed = s.prints[static_cast<std::size_t>(which)][c == plan_column::year ? 0 : 1];
        row.money[position(c)] = random_cell(printed, s.all_printed);
    }
    return row;
}

plan random_plan(bool all_printed) {
    shape s;
    s.all_printed = all_printed;
    for (auto& of_level : s.prints) {
        for (bool& block : of_level) block = all_printed || *rc::gen::inRange(0, 4) > 0;
    }
    plan_builder builder;
    const int count = *rc::gen::inRange(0, 14);
    for (int i = 0; i < count; ++i) {
        const auto which = static_cast<level>(*rc::gen::inRange(1, 5));
        RC_ASSERT(static_cast<bool>(builder.add_row(random_row(which, s))));
    }
    if (*rc::gen::inRange(0, 3) > 0) RC_ASSERT(static_cast<bool>(builder.add_row(random_row(level::jumlah, s))));
    return std::move(*std::move(builder).finish());
}

/// What a root row adds to the residual of a sum that it is behind.
int128 contribution(const identity_report& report, row_index root) {
    int128 columns = 0;
    for (const identity_violation& wrong : report.violations) {
        if (wrong.row != root) continue;
        if (wrong.kind == identity_kind::row && wrong.root) return wrong.difference_sen();
        if (wrong.kind == identity_kind::column) columns += (wrong.column == plan_column::year ? 1 : -1) * wrong.difference_sen();
    }
    return columns;
}

}  // namespace

TEST_CASE("a plan that adds up has no violation, and its identities are counted") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 30 5 10 15 0
        K B | 30 5 10 15 -
        U C | 10 5 _ 5 _
        U D | 20 - 10 10 -
        J   | 30 5 10 15 0)"));
    CHECK(report.checked == 5 + 15);
    CHECK(report.independent == 2 + 15);
    CHECK(report.violations.empty());
    CHECK(report.missing.empty());
}

TEST_CASE("a wrong leaf is the root of every sum that it breaks further up") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 30 5 10 16 0
        K B | 30 5 10 16 0
        U C | 10 5 0 5 0
        U D | 20 0 10 11 0
        J   | 30 5 10 16 0)"));
    REQUIRE(report.violations.size() == 4);
    for (const identity_violation& wrong : report.violations) {
        CHECK(wrong.kind == identity_kind::row);
        CHECK(wrong.difference_sen() == -100);
        CHECK(roots_of(wrong) == rows{3});
        CHECK(wrong.root == (wrong.row.value == 3));
    }
}

TEST_CASE("a total that was not recomputed is a root of its own, and carries its row identity with it") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 31 5 10 15 0
        K B | 30 5 10 15 0
        U C | 30 5 10 15 0)"));
    REQUIRE(report.violations.size() == 2);
    CHECK(report.violations[0].kind == identity_kind::row);
    CHECK_FALSE(report.violations[0].root);
    CHECK(roots_of(report.violations[0]) == rows{0});
    CHECK(report.violations[1].kind == identity_kind::column);
    CHECK(report.violations[1].root);
    CHECK(report.violations[1].column == plan_column::year);
    CHECK(report.violations[1].expected_sen == 3000);
    CHECK(report.violations[1].found_sen == 3100);
}

TEST_CASE("two mistakes that cancel leave the sum above whole") {
    const identity_report report = check_identities(make_plan(R"(
        K B | 30 10 20 0 0
        U C | 10 11 0 0 0
        U D | 20 -1 20 0 0)"));
    REQUIRE(report.violations.size() == 2);
    CHECK(report.violations[0].root);
    CHECK(report.violations[1].root);
}

TEST_CASE("mistakes that cancel are not behind what another mistake breaks") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 60 31 30 0 0
        K B | 30 10 20 0 0
        U C | 10 11 0 0 0
        U D | 20 -1 20 0 0
        K E | 30 21 10 0 0
        U F | 30 21 10 0 0)"));
    REQUIRE(report.violations.size() == 5);
    CHECK(report.violations[0].row.value == 0);
    CHECK(roots_of(report.violations[0]) == rows{5});
}

TEST_CASE("a level that prints nothing claims no sums and passes on those below it") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 31 5 10 15 1
        K B
        U C | 10 5 0 5 0
        U D | 20 0 10 10 0)"));
    CHECK(report.checked == 3 + 5);
    CHECK(report.independent == 2 + 5);
    REQUIRE(report.violations.size() == 2);
    CHECK(report.violations[0].column == plan_column::year);
    CHECK(report.violations[1].column == plan_column::tw4);
    CHECK(report.missing.empty());
}

TEST_CASE("a level that prints only its pagu still lets a leaf's mistake through to the top") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 30 5 10 16 0
        K B | 30
        U C | 30 5 10 16 0)"));
    REQUIRE(report.violations.size() == 2);
    CHECK(roots_of(report.violations[0]) == rows{2});
    CHECK_FALSE(report.violations[0].root);
    CHECK(report.violations[1].row.value == 2);
}

TEST_CASE("a blank total is missing, not wrong, and the sums above take what it should say") {
    const identity_report report = check_identities(make_plan(R"(
        P A | 50 10 15 25 0
        K B | 30 _ 10 15 _
        U C | 30 5 10 15 0
        K D | 20 5 5 10 0
        U E | 20 5 5 10 0)"));
    CHECK(report.violations.empty());
    REQUIRE(report.missing.size() == 1);
    CHECK(report.missing[0].row.value == 1);
    CHECK(report.missing[0].column == plan_column::tw1);
    CHECK(report.missing[0].computed_sen == 500);
}

TEST_CASE("a leaf's blank pagu beside its triwulan is missing") {
    const identity_report report = check_identities(make_plan(R"(
        K B | 30 10 20 0 0
        U C | _ 10 - - -
        U D | 20 - 20 - -)"));
    CHECK(report.violations.empty());
    REQUIRE(report.missing.size() == 1);
    CHECK(report.missing[0].column == plan_column::year);
    CHECK(report.missing[0].computed_sen == 1000);
}

TEST_CASE("a pagu whose four triwulan are blank is a difference where the level prints triwulan") {
    const identity_report report = check_identities(make_plan(R"(
        U C | 10 _ _ _ _
        U D | 20 20 - - -
        U E | 0 _ _ _ _)"));
    REQUIRE(report.violations.size() == 1);
    CHECK(report.violations[0].row.value == 0);
    CHECK(report.violations[0].difference_sen() == 1000);
    CHECK(check_identities(make_plan("U C | 10\nU D | 20")).checked == 0);
}

TEST_CASE("Jumlah adds up the rows at the top, also a kegiatan without a program, a sasaran adds nothing") {
    const identity_report report = check_identities(make_plan(R"(
        K Z | 7 7 0 0 0
        S Satu
        P A | 30 5 10 15 0
        J   | 37 12 10 15 0)"));
    CHECK(report.violations.empty());
    CHECK(report.checked == 3 + 5);
    CHECK(report.independent == 2 + 5);
}

TEST_CASE("sums beyond 64 bits are exact") {
    const std::string most = "92233720368547758.07";
    const identity_report report = check_identities(make_plan("U A | " + most + " " + most + " " + most + " 0 0"));
    REQUIRE(report.violations.size() == 1);
    CHECK(narrow(report.violations[0].expected_sen) == std::nullopt);
    CHECK(report.violations[0].difference_sen() == -static_cast<int128>(INT64_MAX));
}

TEST_CASE("what is violated is what the definitions say, cell by cell") {
    CHECK(rc::check("violations, checked", [] {
        const plan p = random_plan(false);
        const identity_report report = check_identities(p);
        const oracle expected(p);
        std::map<std::tuple<std::size_t, int, int>, int128> found;
        for (const identity_violation& wrong : report.violations) {
            found[{wrong.row.position(), static_cast<int>(wrong.kind), static_cast<int>(wrong.column)}] = wrong.difference_sen();
        }
        RC_ASSERT(found == expected.violations());
        RC_ASSERT(report.checked == expected.checked());
        RC_ASSERT(report.independent <= report.checked);
    }));
}

TEST_CASE("the residual of an inherited violation is the sum of its roots' residuals") {
    CHECK(rc::check("residuals", [] {
        const plan p = random_plan(false);
        const identity_report report = check_identities(p);
        for (const identity_violation& wrong : report.violations) {
            int128 sum = 0;
            for (const row_index root : wrong.roots) {
                const bool inside =
                    root == wrong.row || wrong.row == p.jumlah() || (root > wrong.row && root < p.row(wrong.row).subtree_end());
                RC_ASSERT(inside);
                sum += contribution(report, root);
            }
            RC_ASSERT(!wrong.roots.empty());
            RC_ASSERT(std::is_sorted(wrong.roots.begin(), wrong.roots.end()));
            if (wrong.root) {
                RC_ASSERT(wrong.roots == std::vector<row_index>{wrong.row});
            } else {
                RC_ASSERT(sum == wrong.difference_sen());
            }
        }
    }));
}

TEST_CASE("of a plan with every cell printed L + 5 I identities are independent") {
    CHECK(rc::check("counts", [] {
        const plan p = random_plan(true);
        const identity_report report = check_identities(p);
        std::int64_t leaves = 0;
        std::int64_t inner = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i].level() == level::sasaran) continue;
            const bool above_others = p[i].has_children() || (p[i].level() == level::jumlah && oracle(p).children(i).size() > 0);
            (above_others ? inner : leaves) += 1;
        }
        RC_ASSERT(report.checked == leaves + 6 * inner);
        RC_ASSERT(report.independent == leaves + 5 * inner);
        RC_ASSERT(report.missing.empty());
    }));
}
