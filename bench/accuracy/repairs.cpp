// Mistakes and their repairs on damaged plans: how often the right repair stands first or among the first three, how often a repair that is
// called confident is wrong, and how often taking the first of all gives the undamaged plan. What is printed on standard output is the same
// on every machine; times go to standard error.
//
//     renaksi_accuracy_repairs [--trials N] [--seed N] [--kind K] [--show N]
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accuracy/damage.hpp"
#include "accuracy/random_plan.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/repair/explain.hpp"

namespace {

using namespace renaksi;
using namespace renaksi::accuracy;

using amounts = std::array<std::int64_t, plan_column_count>;

/// One damaged plan and what `explain` says of it.
struct trial {
    document right;
    document damaged;
    std::vector<truth> truths;
    std::vector<mistake> mistakes;
};

[[nodiscard]] std::int32_t key_of(const trial& of, row_index row) { return of.damaged[row.position()].key; }

/// What a repair adds to the cells of the rows; of a missing row to the row that it lacks.
[[nodiscard]] std::map<std::int32_t, amounts> changes_of(const trial& of, const std::vector<cell_change>& cells) {
    std::map<std::int32_t, amounts> out;
    for (const cell_change& cell : cells) {
        const std::int64_t change = cell.new_value.addend().sen() - cell.old_value.addend().sen();
        if (change != 0) out[key_of(of, cell.row)][position(cell.column)] += change;
    }
    return out;
}

/// Whether a repair undoes that damage: it changes just the damaged cells by the right amounts, or names the right rows.
[[nodiscard]] bool is_right(const trial& of, const candidate& repair, const truth& done) {
    if (done.repair == repair_kind::cell || done.repair == repair_kind::row_cells) {
        if (repair.kind != repair_kind::cell && repair.kind != repair_kind::row_cells) return false;
        const std::map<std::int32_t, amounts> changes = changes_of(of, repair.changes);
        return changes.size() == 1 && changes.begin()->first == done.keys.front() && changes.begin()->second == done.mends;
    }
    if (repair.kind != done.repair) return false;
    if (std::find(done.keys.begin(), done.keys.end(), key_of(of, repair.row)) == done.keys.end()) return false;
    return done.other < 0 || (repair.other && key_of(of, *repair.other) == done.other);
}

[[nodiscard]] const truth* undone_by(const trial& of, const candidate& repair) {
    const auto found = std::find_if(of.truths.begin(), of.truths.end(), [&](const truth& done) { return is_right(of, repair, done); });
    return found == of.truths.end() ? nullptr : &*found;
}

/// Whether every cell that a repair changes gets its right amount, though there may be more to mend: no wrong advice.
[[nodiscard]] bool is_harmless(const trial& of, const candidate& repair) {
    if (undone_by(of, repair) != nullptr) return true;
    if (repair.kind != repair_kind::cell && repair.kind != repair_kind::row_cells) return false;
    const std::map<std::int32_t, amounts> changes = changes_of(of, repair.changes);
    return !changes.empty() && std::all_of(changes.begin(), changes.end(), [&of](const auto& change) {
        return std::any_of(of.truths.begin(), of.truths.end(), [&change](const truth& done) {
            bool right = done.repair == repair_kind::row_cells && done.keys.front() == change.first;
            for (std::size_t c = 0; c < plan_column_count; ++c)
                right = right && (change.second[c] == 0 || change.second[c] == done.mends[c]);
            return right;
        });
    });
}

/// The amounts of all rows when the first repair of every mistake is made.
class mending {
public:
    explicit mending(const trial& of) : of_(of) {
        for (const document_row& row : of.damaged) add(row.key, amounts_of(row));
        for (const mistake& one : of.mistakes) {
            if (one.candidates.empty()) {
                whole_ = false;
            } else {
                make(one.candidates.front());
            }
        }
        finish();
    }

    [[nodiscard]] bool restores() const {
        std::map<std::int32_t, amounts> right;
        for (const document_row& row : of_.right) right[row.key] = amounts_of(row);
        return whole_ && right == rows_;
    }

private:
    [[nodiscard]] static amounts amounts_of(const document_row& row) {
        amounts out{};
        for (std::size_t c = 0; c < plan_column_count; ++c) out[c] = sen_of(row, c);
        return out;
    }

    void add(std::int32_t key, const amounts& part) {
        amounts& row = rows_[key];
        for (std::size_t c = 0; c < plan_column_count; ++c) row[c] += part[c];
    }

    void make(const candidate& repair) {
        for (const auto& [key, change] : changes_of(of_, repair.follows)) add(key, change);
        if (repair.kind == repair_kind::cell || repair.kind == repair_kind::row_cells) {
            for (const auto& [key, change] : changes_of(of_, repair.changes)) add(key, change);
            return;
        }
        const truth* done = undone_by(of_, repair);
        if (done == nullptr || !undone_.insert(done->keys.front()).second) {
            whole_ = false;
        } else if (repair.kind == repair_kind::doubled_row) {
            taken_out_.push_back(*done);
        } else if (repair.kind == repair_kind::missing_row) {
            amounts lacking{};
            for (const auto& [key, change] : changes_of(of_, repair.changes)) lacking = change;
            add(done->taken->key, lacking);
        } else {
            ++moved_;
        }
    }

    /// Of a row that stands there twice either may go: what is left counts as the first.
    void finish() {
        for (const truth& done : taken_out_) rows_.erase(done.keys.front());
        const auto moves =
            std::count_if(of_.truths.begin(), of_.truths.end(), [](const truth& t) { return t.repair == repair_kind::misplaced_row; });
        whole_ = whole_ && moved_ == moves;
    }

    const trial& of_;
    std::map<std::int32_t, amounts> rows_;
    std::vector<truth> taken_out_;
    std::set<std::int32_t> undone_;
    std::ptrdiff_t moved_ = 0;
    bool whole_ = true;
};

struct score {
    std::int64_t plans = 0;
    std::int64_t damages = 0;
    std::int64_t mistakes = 0;
    std::int64_t first = 0;
    std::int64_t in_three = 0;
    std::int64_t named = 0;  ///< the first repair is of the right kind, whichever row it is
    std::int64_t confident = 0;
    std::int64_t surely_wrong = 0;
    std::int64_t restored = 0;

    void add(const score& more) {
        plans += more.plans;
        damages += more.damages;
        mistakes += more.mistakes;
        first += more.first;
        in_three += more.in_three;
        named += more.named;
        confident += more.confident;
        surely_wrong += more.surely_wrong;
        restored += more.restored;
    }

    void take(const trial& of) {
        ++plans;
        restored += mending(of).restores() ? 1 : 0;
        for (const truth& done : of.truths) take(of, done);
        for (const mistake& one : of.mistakes) {
            ++mistakes;
            if (one.status != mistake_status::confident) continue;
            ++confident;
            surely_wrong += one.candidates.empty() || !is_harmless(of, one.candidates.front()) ? 1 : 0;
        }
    }

private:
    void take(const trial& of, const truth& done) {
        const auto stands = [&](std::size_t within) {
            return std::any_of(of.mistakes.begin(), of.mistakes.end(), [&](const mistake& one) {
                const std::size_t count = std::min(within, one.candidates.size());
                const auto end = one.candidates.begin() + static_cast<std::ptrdiff_t>(count);
                return std::any_of(one.candidates.begin(), end, [&](const candidate& c) { return is_right(of, c, done); });
            });
        };
        ++damages;
        first += stands(1) ? 1 : 0;
        in_three += stands(3) ? 1 : 0;
        named += std::any_of(of.mistakes.begin(), of.mistakes.end(),
                             [&](const mistake& one) { return !one.candidates.empty() && one.candidates.front().kind == done.repair; })
                     ? 1
                     : 0;
    }
};

[[nodiscard]] std::string share(std::int64_t part, std::int64_t of) {
    if (of == 0) return "-";
    const std::int64_t tenths = (part * 2'000 + of) / (of * 2);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void print_head(std::string_view title, std::string_view first_columns, std::size_t count) {
    std::printf("\n%.*s\n\n| %.*s | plans | first | in three | named | confident | sure, wrong | restored |\n|",
                static_cast<int>(title.size()), title.data(), static_cast<int>(first_columns.size()), first_columns.data());
    for (std::size_t i = 0; i < count; ++i) std::printf("---|");
    std::printf("--:|--:|--:|--:|--:|--:|--:|\n");
}

void print_line(const std::string& names, const score& of) {
    if (of.plans == 0) return;
    std::printf("| %s | %lld | %s | %s | %s | %s | %s | %s |\n", names.c_str(), static_cast<long long>(of.plans),
                share(of.first, of.damages).c_str(), share(of.in_three, of.damages).c_str(), share(of.named, of.damages).c_str(),
                share(of.confident, of.mistakes).c_str(), share(of.surely_wrong, of.mistakes).c_str(),
                share(of.restored, of.plans).c_str());
}

enum class base : std::uint8_t { sample = 0, drawn = 1 };
constexpr std::array<base, 2> bases{base::sample, base::drawn};
constexpr std::array<recomputed, 3> ways{recomputed::none, recomputed::some, recomputed::all};

[[nodiscard]] constexpr std::string_view to_string(base which) noexcept { return which == base::sample ? "sample" : "drawn"; }

struct settings {
    std::size_t trials = 100;
    std::uint64_t seed = 2022;
    std::optional<damage_kind> kind;
    std::size_t show = 0;
};

[[nodiscard]] std::string sen_text(std::int64_t sen) { return format_sen(sen, grouping::comma); }

void show_row(const trial& of, std::size_t at, bool is_damaged) {
    const row_draft& row = of.damaged[at].draft;
    std::printf("  %4zu %s %-24.24s", at, is_damaged ? ">" : " ",
                (std::string(2 * static_cast<std::size_t>(row.level), ' ') + row.nama).c_str());
    for (const amount_cell& cell : row.money) std::printf(" %16s", cell.written.c_str());
    for (const indikator_draft& one : row.indikator) {
        std::printf("   [");
        for (const target_cell& cell : one.targets) std::printf(" %s", cell.written.c_str());
        std::printf(" ]");
    }
    std::printf("\n");
}

void show_change(const cell_change& cell) {
    std::printf(" %d.%s %s -> %s", cell.row.value, std::string(money_column_name(cell.column)).c_str(),
                sen_text(cell.old_value.addend().sen()).c_str(), sen_text(cell.new_value.addend().sen()).c_str());
}

void show_candidate(const trial& of, const candidate& c) {
    std::printf("    %s rank %d cost %lld %s row %d", undone_by(of, c) != nullptr ? "RIGHT" : "     ", c.rank,
                static_cast<long long>(c.cost), std::string(to_string(c.kind)).c_str(), c.row.value);
    if (c.other) std::printf(" other %d", c.other->value);
    for (const cell_change& cell : c.changes) show_change(cell);
    std::printf(" (%zu follow)", c.follows.size());
    for (const repair_reason reason : c.reasons) std::printf(" %s", std::string(to_string(reason)).c_str());
    std::printf("\n");
}

/// A damaged plan around its damage, and what was said of it: for those who improve the search.
void show(const trial& of, std::string_view name) {
    std::printf("\n--- %.*s\n", static_cast<int>(name.size()), name.data());
    std::set<std::size_t> shown;
    std::set<std::size_t> spoiled;
    for (const truth& done : of.truths) {
        std::printf("  %s:", std::string(to_string(done.kind)).c_str());
        for (const std::int64_t sen : done.mends) std::printf(" %s", sen_text(sen).c_str());
        std::printf(done.other < 0 ? "\n" : " other %d\n", done.other);
        for (std::size_t i = 0; i < of.damaged.size(); ++i) {
            if (std::find(done.keys.begin(), done.keys.end(), of.damaged[i].key) == done.keys.end()) continue;
            spoiled.insert(i);
            for (std::size_t k = i < 4 ? 0 : i - 4; k < std::min(i + 4, of.damaged.size()); ++k) shown.insert(k);
            for (const std::size_t above : rows_above(of.damaged, i)) shown.insert(above);
        }
    }
    for (const std::size_t at : shown) show_row(of, at, spoiled.count(at) > 0);
    for (const mistake& one : of.mistakes) {
        std::printf("  mistake %lld row %d %s difference %s %s%s\n", static_cast<long long>(one.id), one.row.value,
                    std::string(money_column_name(one.column)).c_str(), sen_text(one.difference_sen).c_str(),
                    std::string(to_string(one.status)).c_str(), one.is_least ? "" : ", may not be least");
        for (std::size_t i = 0; i < std::min<std::size_t>(one.candidates.size(), 5); ++i) show_candidate(of, one.candidates[i]);
    }
}

class run {
public:
    explicit run(const settings& with) : with_(with), sample_(mended_sample(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt")) {}

    void one_mistake() {
        std::map<std::string, score> by_way;
        std::map<std::string, score> by_kind;
        for (std::size_t k = 0; k < damage_kind_count; ++k) {
            const auto kind = static_cast<damage_kind>(k);
            if (with_.kind && *with_.kind != kind) continue;
            for (const recomputed way : ways) {
                // A row that comes or goes does not show in totals that were computed with it; one that went leaves nothing to follow.
                if (is_of_rows(kind) && way != recomputed::none && (kind != damage_kind::doubled_row || way == recomputed::all)) continue;
                for (const base from : bases) one_kind(kind, way, from, by_way, by_kind);
            }
        }
        print_head("One mistake.", "mistake | totals above recomputed | plan", 3);
        for (const auto& [names, of] : by_way) print_line(names.substr(2), of);
        print_head("One mistake, by what it is.", "mistake | totals above recomputed | plan", 3);
        for (const auto& [names, of] : by_kind) print_line(names.substr(4), of);
    }

    void several_mistakes() {
        constexpr std::array<std::size_t, 5> counts{1, 2, 3, 5, 8};
        if (with_.kind) return;
        print_head("Several mistakes at once.", "mistakes | at once | plan", 3);
        for (const bool with_rows : {false, true}) {
            for (const std::size_t count : counts) {
                for (const base from : bases) {
                    const std::string names = std::string(with_rows ? "any" : "in cells") + " | " + std::to_string(count) + " | ";
                    dice die(seed_of(1'000 + count * 10 + (with_rows ? 5U : 0U) + static_cast<std::uint64_t>(from)));
                    score total;
                    for (std::size_t i = 0; i < with_.trials; ++i) {
                        const auto drawn = draw(from, die, [&](trial& of) { return damage_often(of, count, with_rows, die); });
                        if (drawn) take(*drawn, names + std::string(to_string(from)), total);
                    }
                    print_line(names + std::string(to_string(from)), total);
                }
            }
        }
    }

    /// Times vary from run to run, and so stay out of the tables.
    void print_times() {
        for (auto& [name, times] : times_) {
            std::sort(times.begin(), times.end());
            std::fprintf(stderr, "%s: %zu plans, median %lld us, 99%% below %lld us, at most %lld us\n", name.c_str(), times.size(),
                         static_cast<long long>(times[times.size() / 2] / 1'000),
                         static_cast<long long>(times[times.size() * 99 / 100] / 1'000), static_cast<long long>(times.back() / 1'000));
        }
    }

private:
    [[nodiscard]] std::uint64_t seed_of(std::uint64_t part) const { return with_.seed * 1'000'003 + part; }

    template <typename Spoil>
    [[nodiscard]] std::optional<trial> draw(base from, dice& die, const Spoil& spoil) {
        constexpr int most_tries = 30;
        for (int i = 0; i < most_tries; ++i) {
            trial out;
            out.right = from == base::sample ? sample_ : draw_document(die);
            out.damaged = out.right;
            if (!spoil(out)) continue;
            explain_it(out, from);
            return out;
        }
        return std::nullopt;
    }

    /// Kinds in turn as they come. Where one does not fit into this plan another does.
    [[nodiscard]] static bool damage_often(trial& of, std::size_t count, bool with_rows, dice& die) {
        for (int tries = 0; of.truths.size() < count && tries < 100; ++tries) {
            const auto kind = static_cast<damage_kind>(die.index(with_rows ? damage_kind_count : damage_kind_count - 4));
            constexpr std::array<std::uint64_t, 3> weights{9, 3, 8};
            const recomputed way = is_of_rows(kind) ? recomputed::none : static_cast<recomputed>(die.weighted(weights));
            document spoiled = of.damaged;
            std::optional<truth> done = damage(spoiled, kind, way, die);
            if (!done || touches(of, *done)) continue;
            of.damaged = std::move(spoiled);
            of.truths.push_back(std::move(*done));
        }
        return of.truths.size() == count;
    }

    /// Two slips in one row may look like one, or like others that they are not: what then is the truth?
    [[nodiscard]] static bool touches(const trial& of, const truth& done) {
        std::set<std::int32_t> keys(done.keys.begin(), done.keys.end());
        if (done.other >= 0) keys.insert(done.other);
        if (done.taken) keys.insert(done.taken->key);
        return std::any_of(of.truths.begin(), of.truths.end(), [&](const truth& before) {
            return keys.count(before.other) > 0 || (before.taken && keys.count(before.taken->key) > 0) ||
                   std::any_of(before.keys.begin(), before.keys.end(), [&](std::int32_t key) { return keys.count(key) > 0; });
        });
    }

    void explain_it(trial& of, base from) {
        const plan p = build(of.damaged);
        const check_result checked = check(p, *rule_selection::parse("R101,R102,R103"));
        const auto start = std::chrono::steady_clock::now();
        of.mistakes = explain(p, checked);
        const auto took = std::chrono::steady_clock::now() - start;
        const auto& all = checked.identities.violations;
        const auto roots = std::count_if(all.begin(), all.end(), [](const identity_violation& wrong) { return wrong.root; });
        constexpr std::array<std::string_view, 4> sizes{" 1 to 4", " 5 to 8", " 9 to 12", "above 12"};
        const std::string name = std::string(sizes[std::min<std::size_t>(static_cast<std::size_t>(roots - 1) / 4, 3)]) + " broken sums, " +
                                 std::string(to_string(from));
        times_[name].push_back(std::chrono::duration_cast<std::chrono::nanoseconds>(took).count());
    }

    void take(const trial& of, const std::string& name, score& total) {
        score one;
        one.take(of);
        total.add(one);
        if (shown_ >= with_.show || (one.first == one.damages && one.surely_wrong == 0)) return;
        ++shown_;
        show(of, name);
    }

    void one_kind(damage_kind kind, recomputed way, base from, std::map<std::string, score>& by_way,
                  std::map<std::string, score>& by_kind) {
        const std::uint64_t number =
            static_cast<std::uint64_t>(kind) * 8 + static_cast<std::uint64_t>(way) * 2 + static_cast<std::uint64_t>(from);
        dice die(seed_of(number));
        const std::string where = std::string(accuracy::to_string(way)) + " | " + std::string(to_string(from));
        const std::string names = std::string(accuracy::to_string(kind)) + " | " + where;
        score total;
        for (std::size_t i = 0; i < with_.trials; ++i) {
            const auto drawn = draw(from, die, [&](trial& of) {
                std::optional<truth> done = damage(of.damaged, kind, way, die);
                if (done) of.truths.push_back(std::move(*done));
                return !of.truths.empty();
            });
            if (drawn) take(*drawn, names, total);
        }
        // The tables are in the order of their names: a number before each keeps that of the kinds.
        by_kind[std::to_string(100 + number / 8) + " " + names].add(total);
        const std::string group = is_of_rows(kind) ? "3 rows" : kind == damage_kind::shifted_row ? "2 a row's cells" : "1 one cell";
        by_way[group + " | " + where].add(total);
        if (!is_of_rows(kind)) by_way[group + " | any | " + std::string(to_string(from))].add(total);
    }

    settings with_;
    document sample_;
    std::map<std::string, std::vector<std::int64_t>> times_;
    std::size_t shown_ = 0;
};

[[nodiscard]] std::optional<damage_kind> parse_kind(std::string_view name) {
    for (std::size_t k = 0; k < damage_kind_count; ++k) {
        if (accuracy::to_string(static_cast<damage_kind>(k)) == name) return static_cast<damage_kind>(k);
    }
    return std::nullopt;
}

[[nodiscard]] std::optional<settings> parse(int argc, char** argv) {
    settings out;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view option = argv[i];
        if (i + 1 == argc) return std::nullopt;
        const std::uint64_t number = std::strtoull(argv[i + 1], nullptr, 10);
        if (option == "--trials") {
            out.trials = static_cast<std::size_t>(number);
        } else if (option == "--seed") {
            out.seed = number;
        } else if (option == "--show") {
            out.show = static_cast<std::size_t>(number);
        } else if (option == "--kind" && parse_kind(argv[i + 1])) {
            out.kind = parse_kind(argv[i + 1]);
        } else {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    const std::optional<settings> with = parse(argc, argv);
    if (!with) {
        std::fprintf(stderr, "usage: renaksi_accuracy_repairs [--trials N] [--seed N] [--kind K] [--show N]\n");
        return 2;
    }
    try {
        run all(*with);
        all.one_mistake();
        all.several_mistakes();
        all.print_times();
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "renaksi_accuracy_repairs: %s\n", wrong.what());
        return 1;
    }
    return 0;
}
