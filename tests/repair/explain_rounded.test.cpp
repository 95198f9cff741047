// Documents in thousands of Rupiah: what rounding explains is no mistake, and a slip is found in spite of it.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/repair/least_change.hpp"
#include "renaksi/repair/patch.hpp"
#include "support/catch.hpp"
#include "support/plans.hpp"

using namespace renaksi;
using renaksi::test::make_plan;

namespace {

/// Whole plans do not shrink to anything readable, so that a seed is drawn and all else follows from it.
class rounded_draw {
public:
    explicit rounded_draw(std::uint64_t seed) : random_(seed) {}
    /// In [least, most].
    [[nodiscard]] std::int64_t in(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
    }
    [[nodiscard]] std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

private:
    std::mt19937_64 random_;
};

using rounded_row = std::array<std::int64_t, plan_column_count>;

/// A plan in thousands: whole Rupiah behind it, and what is printed of them.
struct rounded_tree {
    std::vector<level> levels;
    std::vector<std::optional<std::size_t>> parents;  ///< none for programs; Jumlah stands last
    std::vector<rounded_row> printed;                 ///< in thousands

    [[nodiscard]] plan make() const {
        plan_builder builder;
        builder.info().satuan_uang = 1'000;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            row_draft row;
            row.level = levels[i];
            row.line = static_cast<std::int64_t>(i) + 1;
            row.nama = "row " + std::to_string(i + 1);
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                row.money[c].value = amount::of(*rupiah::from_rupiah(printed[i][c] * 1'000));
                row.money[c].written = std::to_string(printed[i][c]);
            }
            RC_ASSERT(builder.add_row(std::move(row)).has_value());
        }
        auto made = std::move(builder).finish();
        RC_ASSERT(made.has_value());
        return *std::move(made);
    }
    [[nodiscard]] std::optional<std::size_t> above(std::size_t i) const {
        if (i + 1 == levels.size()) return std::nullopt;
        return parents[i] ? parents[i] : levels.size() - 1;
    }
};

/// Half away from zero, as spreadsheets round.
std::int64_t in_thousands(std::int64_t rupiah) { return (rupiah + 500) / 1'000; }

/// Every cell rounds its own sum where `each_alone`; else the totals add up what is printed below them.
rounded_tree draw_tree(rounded_draw& draw) {
    const bool each_alone = draw.below(2) == 0;
    rounded_tree out;
    std::vector<rounded_row> exact;
    const auto add = [&](level which, std::optional<std::size_t> parent) {
        out.levels.push_back(which);
        out.parents.push_back(parent);
        exact.push_back({});
        out.printed.push_back({});
        return exact.size() - 1;
    };
    const std::int64_t programs = draw.in(1, 3);
    for (int i = 0; i < programs; ++i) {
        const std::size_t program = add(level::program, std::nullopt);
        const std::int64_t kegiatan = draw.in(1, 3);
        for (int k = 0; k < kegiatan; ++k) {
            const std::size_t parent = add(level::kegiatan, program);
            const std::int64_t leaves = draw.in(1, 4);
            for (int u = 0; u < leaves; ++u) {
                const std::size_t leaf = add(level::sub_kegiatan, parent);
                for (std::size_t c = 1; c < plan_column_count; ++c) {
                    exact[leaf][c] = draw.in(1'000'000, 900'000'000);
                    exact[leaf][0] += exact[leaf][c];
                }
            }
        }
    }
    add(level::jumlah, std::nullopt);
    for (std::size_t i = exact.size() - 1; i-- > 0;) {
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (each_alone || out.levels[i] == level::sub_kegiatan) out.printed[i][c] = in_thousands(exact[i][c]);
            exact[*out.above(i)][c] += exact[i][c];
            out.printed[*out.above(i)][c] += out.printed[i][c];
        }
    }
    for (std::size_t c = 0; c < plan_column_count && each_alone; ++c) out.printed.back()[c] = in_thousands(exact.back()[c]);
    return out;
}

/// Swaps two digits, changes one, drops one or adds one, so that the amount is off by more than rounding could be.
std::int64_t slipped(std::int64_t right, rounded_draw& draw) {
    for (;;) {
        std::string digits = std::to_string(right);
        const auto at = draw.below(digits.size() - 1);
        switch (draw.below(4)) {
            case 0:
                std::swap(digits[at], digits[at + 1]);
                break;
            case 1:
                digits[at] = static_cast<char>('0' + draw.in(0, 9));
                break;
            case 2:
                digits.erase(at, 1);
                break;
            default:
                digits.insert(at, 1, static_cast<char>('1' + draw.in(0, 8)));
        }
        const std::int64_t wrong = std::stoll(digits);
        if (std::abs(wrong - right) > 30) return wrong;
    }
}

}  // namespace

TEST_CASE("a document that was only rounded has no mistakes") {
    CHECK(rc::check([](std::uint64_t seed) {
        rounded_draw draw(seed);
        const plan p = draw_tree(draw).make();
        const check_result checked = check(p);
        RC_ASSERT(checked.identities.violations.empty());
        RC_ASSERT(explain(p, checked).empty());
        RC_ASSERT(least_cells(p).count() == 0U);
    }));
}

TEST_CASE("a slip in a leaf of a rounded document is found in its row") {
    std::size_t tried = 0;
    std::size_t named = 0;
    std::size_t restored = 0;
    std::size_t sure = 0;
    std::size_t wrongly_sure = 0;
    CHECK(rc::check([&](std::uint64_t seed) {
        rounded_draw draw(seed);
        rounded_tree tree = draw_tree(draw);
        std::vector<std::size_t> leaves;
        for (std::size_t i = 0; i < tree.levels.size(); ++i) {
            if (tree.levels[i] == level::sub_kegiatan) leaves.push_back(i);
        }
        const std::size_t leaf = leaves[draw.below(leaves.size())];
        const std::size_t column = draw.below(plan_column_count);
        const std::int64_t right = tree.printed[leaf][column];
        const std::int64_t wrong = slipped(right, draw);
        const std::int64_t recomputed = draw.in(0, 3);
        tree.printed[leaf][column] = wrong;
        std::optional<std::size_t> total = tree.above(leaf);
        for (std::int64_t i = 0; i < recomputed && total; ++i, total = tree.above(*total)) tree.printed[*total][column] += wrong - right;

        const plan p = tree.make();
        const check_result checked = check(p);
        const std::vector<mistake> mistakes = explain(p, checked);
        // Every root is explained by one of the mistakes.
        for (const identity_violation& one : checked.identities.violations) {
            if (!one.root) continue;
            const broken_sum sum{one.row, one.column, one.kind == identity_kind::row};
            RC_ASSERT(std::any_of(mistakes.begin(), mistakes.end(),
                                  [&sum](const mistake& m) { return std::find(m.roots.begin(), m.roots.end(), sum) != m.roots.end(); }));
        }
        ++tried;
        if (mistakes.size() != 1 || mistakes[0].candidates.empty()) return;
        const mistake& one = mistakes[0];
        if (one.row.position() == leaf) ++named;
        const candidate& best = one.candidates.front();
        const bool is_right = best.kind == repair_kind::cell && best.row.position() == leaf && best.changes.size() == 1 &&
                              position(best.changes[0].column) == column && best.changes[0].new_value.value.sen() == right * 100'000;
        restored += is_right ? 1U : 0U;
        if (one.status == mistake_status::confident) {
            ++sure;
            wrongly_sure += is_right ? 0U : 1U;
            // What is sure can be applied, and the document then holds.
            const auto mended = apply_patches(p, confident_patches(p, mistakes));
            RC_ASSERT(mended.has_value());
            RC_ASSERT(check(mended->mended).identities.violations.empty());
        }
    }));
    CAPTURE(tried, named, restored, sure, wrongly_sure);
    CHECK(named * 100 >= tried * 97);
    CHECK(restored * 100 >= tried * 75);
    CHECK(wrongly_sure * 100 <= tried * 2);
}
