#include "renaksi/repair/least_change.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

/// A plan as numbers: the letter of each row and the row above it (-1 for none), and what it prints. The oracle knows nothing else.
struct small_tree {
    std::string letters;
    std::vector<int> above;
    std::vector<std::array<int, 5>> cells;
    std::vector<std::array<bool, 5>> blank;
    std::size_t columns = 5;  ///< 1 where only the pagu is printed

    [[nodiscard]] bool is_leaf(std::size_t row) const {
        return std::find(above.begin(), above.end(), static_cast<int>(row)) == above.end();
    }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            out += std::string(1, letters[i]) + " x |";
            for (std::size_t c = 0; c < 5; ++c) {
                out += c >= columns || (blank[i][c] && cells[i][c] == 0) ? " _" : " " + std::to_string(cells[i][c]);
            }
            out += '\n';
        }
        return out;
    }
};

using equation = std::vector<int>;  // a coefficient for each cell, row by row

std::vector<equation> identities_of(const small_tree& tree) {
    std::vector<equation> out;
    const std::size_t rows = tree.letters.size();
    for (std::size_t i = 0; i < rows; ++i) {
        if (tree.columns == 5) {
            equation sum(rows * 5, 0);
            sum[i * 5] = 1;
            for (std::size_t c = 1; c < 5; ++c) sum[i * 5 + c] = -1;
            out.push_back(sum);
        }
        for (std::size_t c = 0; c < tree.columns && !tree.is_leaf(i); ++c) {
            equation total(rows * 5, 0);
            total[i * 5 + c] = 1;
            for (std::size_t k = 0; k < rows; ++k) {
                if (tree.above[k] == static_cast<int>(i)) total[k * 5 + c] = -1;
            }
            out.push_back(total);
        }
    }
    return out;
}

std::vector<int> residuals_of(const small_tree& tree, const std::vector<equation>& identities) {
    std::vector<int> out;
    for (const equation& one : identities) {
        int sum = 0;
        for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * tree.cells[i / 5][i % 5];
        out.push_back(sum);
    }
    return out;
}

/// Whether changes of these cells can make every identity hold. The coefficients are those of a totally unimodular system, so that every
/// pivot is 1 or -1 and whole numbers do.
bool can_mend(const std::vector<equation>& identities, const std::vector<int>& residuals, const std::vector<std::size_t>& cells) {
    std::vector<std::vector<int>> rows;
    for (std::size_t i = 0; i < identities.size(); ++i) {
        std::vector<int> row;
        for (const std::size_t cell : cells) row.push_back(identities[i][cell]);
        row.push_back(residuals[i]);
        rows.push_back(row);
    }
    std::size_t done = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        std::size_t pivot = done;
        while (pivot < rows.size() && rows[pivot][c] == 0) ++pivot;
        if (pivot == rows.size()) continue;
        std::swap(rows[done], rows[pivot]);
        for (std::size_t i = done + 1; i < rows.size(); ++i) {
            const int factor = rows[i][c] * rows[done][c];
            for (std::size_t k = c; factor != 0 && k < rows[i].size(); ++k) rows[i][k] -= factor * rows[done][k];
        }
        ++done;
    }
    return std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(), [](const auto& row) { return row.back() == 0; });
}

bool some_mend(const std::vector<equation>& identities, const std::vector<int>& residuals, const std::vector<std::size_t>& all,
               std::size_t first, std::size_t count, std::vector<std::size_t>& chosen) {
    if (count == 0) return can_mend(identities, residuals, chosen);
    for (std::size_t i = first; i + count <= all.size(); ++i) {
        chosen.push_back(all[i]);
        if (some_mend(identities, residuals, all, i + 1, count - 1, chosen)) return true;
        chosen.pop_back();
    }
    return false;
}

std::size_t least_by_trying(const small_tree& tree) {
    const std::vector<equation> identities = identities_of(tree);
    const std::vector<int> residuals = residuals_of(tree, identities);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < tree.letters.size() * 5; ++i) {
        if (i % 5 < tree.columns) all.push_back(i);
    }
    for (std::size_t count = 0;; ++count) {
        std::vector<std::size_t> chosen;
        if (some_mend(identities, residuals, all, 0, count, chosen)) return count;
    }
}

/// The roots less the largest number of disjoint groups of them that sum to zero: no set of cells is smaller.
std::size_t counting_bound(const plan& p) {
    const detail::identity_system identities(p, detail::blank_totals::as_nothing);
    const detail::cell_network network(p, identities);
    std::vector<int128> residuals;
    for (const detail::network_vertex v : network.violated()) residuals.push_back(network.residual(v));
    const std::size_t all = std::size_t{1} << residuals.size();
    std::vector<std::size_t> groups(all, 0);
    for (std::size_t set = 1; set < all; ++set) {
        for (std::size_t part = set; part > 0; part = (part - 1) & set) {
            int128 sum = 0;
            for (std::size_t i = 0; i < residuals.size(); ++i) sum += ((part >> i) & 1U) != 0 ? residuals[i] : int128{0};
            groups[set] = std::max(groups[set], groups[set ^ part] + (sum == 0 ? 1U : 0U));
        }
    }
    return residuals.size() - groups.back();
}

small_tree draw_tree(std::mt19937_64& random) {
    static const std::vector<std::pair<std::string, std::vector<int>>> shapes{
        {"KU", {-1, 0}},         {"KUU", {-1, 0, 0}},         {"KUUU", {-1, 0, 0, 0}}, {"UUJ", {2, 2, -1}},         {"PKU", {-1, 0, 1}},
        {"PKUU", {-1, 0, 1, 1}}, {"PKUKU", {-1, 0, 1, 0, 3}}, {"KUUJ", {3, 0, 0, -1}}, {"KUKUJ", {4, 0, 4, 2, -1}}, {"U", {-1}}};
    small_tree out;
    std::tie(out.letters, out.above) = shapes[random() % shapes.size()];
    if (random() % 5 == 0 && out.letters != "U") out.columns = 1;
    const std::size_t rows = out.letters.size();
    out.cells.assign(rows, {});
    out.blank.assign(rows, {});
    bool first = true;
    for (std::size_t i = 0; i < rows; ++i) {
        if (!out.is_leaf(i)) continue;
        std::array<int, 5> leaf{};
        for (std::size_t c = 1; c < 5; ++c) {
            leaf[c] = static_cast<int>(random() % 4);  // small, so that differences cancel by chance
            leaf[0] += leaf[c];
            // A level of which one row prints everything prints; its other rows may leave cells empty.
            out.blank[i][c] = !first && random() % 2 == 0;
        }
        out.blank[i][0] = !first;
        first = false;
        for (int row = static_cast<int>(i); row >= 0; row = out.above[static_cast<std::size_t>(row)]) {
            for (std::size_t c = 0; c < out.columns; ++c) out.cells[static_cast<std::size_t>(row)][c] += leaf[c];
        }
    }
    for (std::uint64_t slips = 1 + random() % 3; slips > 0; --slips) {
        out.cells[random() % rows][random() % out.columns] += static_cast<int>(random() % 5) - 2;
    }
    return out;
}

plan with(small_tree tree, const std::vector<cell_change>& changes) {
    for (const cell_change& one : changes) {
        tree.cells[one.row.position()][position(one.column)] = static_cast<int>(one.new_value.addend().sen() / 100);
    }
    return make_plan(tree.text());
}

}  // namespace

TEST_CASE("least_cells finds no fewer and no more cells than trying all sets of cells does") {
    std::mt19937_64 random(1976);
    std::size_t several = 0;
    for (int i = 0; i < 3'000; ++i) {
        const small_tree tree = draw_tree(random);
        const plan p = make_plan(tree.text());
        const least_change found = least_cells(p);
        INFO(tree.text());
        REQUIRE(found.is_exact);
        REQUIRE(found.count() == least_by_trying(tree));
        REQUIRE(found.count() >= counting_bound(p));
        REQUIRE(check_identities(with(tree, found.changes)).violations.empty());
        several += found.count() > 1 ? 1U : 0U;
    }
    CHECK(several > 500);
}

TEST_CASE("a leaf whose totals were computed with its mistake takes one cell of its own") {
    const plan p = make_plan(R"(
        K B | 30 5 10 15 10
        U C | 30 5 10 15 10)");
    const least_change found = least_cells(p);
    REQUIRE(found.is_exact);
    // The pagu and its total: changing a triwulan takes as many.
    REQUIRE(found.count() == 2);
    CHECK(found.changes[0].column == found.changes[1].column);
}

TEST_CASE("a change says what the cell said and what it would say") {
    const plan p = make_plan("K A | 31 10 20 0 0\nU B | 30 10 20 0 0");
    const least_change found = least_cells(p);
    REQUIRE(found.count() == 1);
    const cell_change& only = found.changes.front();
    CHECK(p.row(only.row).line() == 1);
    CHECK(only.column == plan_column::year);
    CHECK(only.old_value == amount::of(rupiah::from_sen(3'100)));
    CHECK(only.new_value == amount::of(rupiah::from_sen(3'000)));
}

TEST_CASE("a plan that adds up needs no change") {
    const least_change found = least_cells(make_plan("K A | 30 10 20 0 0\nU B | 30 10 20 0 0"));
    CHECK(found.is_exact);
    CHECK(found.count() == 0);
}

TEST_CASE("a level that prints no amounts has no cells, and the sums reach over it") {
    const plan p = make_plan(R"(
        P A | 30 10 20 0 0
        K B | _ _ _ _ _
        U C | 31 10 20 0 0)");
    const least_change found = least_cells(p);
    REQUIRE(found.count() == 1);
    CHECK(p.row(found.changes.front().row).line() == 3);
}

TEST_CASE("a blank total over amounts is a cell to fill") {
    const plan p = make_plan(R"(
        K A | 30 10 _ 0 0
        U B | 30 10 20 0 0
        K C | 5 5 0 0 0
        U D | 5 5 0 0 0)");
    const least_change found = least_cells(p);
    REQUIRE(found.count() == 1);
    CHECK(found.changes.front().old_value.state == amount_state::blank);
    CHECK(found.changes.front().new_value == amount::of(rupiah::from_sen(2'000)));
}

TEST_CASE("where the least was not searched for nothing is claimed") {
    SECTION("more broken sums than are searched exactly") {
        std::string table;
        for (int i = 0; i < 13; ++i) table += "U A | 3 1 1 0 0\n";
        const least_change found = least_cells(make_plan(table));
        CHECK_FALSE(found.is_exact);
        CHECK(found.changes.empty());
    }
    SECTION("a cell in three identities: the rows below print no triwulan") {
        const least_change found = least_cells(make_plan("K A | 31 10 20 0 0\nU B | 30 _ _ _ _"));
        CHECK_FALSE(found.is_exact);
    }
    SECTION("no amount that 64 bits hold") {
        const std::string most = "92233720368547758.07";
        const least_change found = least_cells(make_plan("U A | -" + most + " " + most + " " + most + " " + most + " " + most));
        CHECK_FALSE(found.is_exact);
    }
}
