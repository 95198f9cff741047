// Levels of plans that are damaged: how many rows get the level that they had, how many tables all of them, and how often a wrong reading
// is called the only one. Plans are drawn from a fixed seed with shapes and amounts as offices write them, and the sample plan, with its
// three mistakes mended, is damaged in every row.
//
//     renaksi_accuracy_levels [plans drawn]
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/levels.hpp"

namespace {

using namespace renaksi;
using recognise::find_levels;
using recognise::level_evidence;
using recognise::level_reading;

using amounts = std::array<std::int64_t, plan_column_count>;

/// Numbers from the engine itself: the distributions of the standard library differ from one library to the next.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}

    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return engine_() % n; }
    [[nodiscard]] std::size_t index(std::size_t n) { return static_cast<std::size_t>(below(n)); }
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    [[nodiscard]] bool percent(std::uint64_t n) { return below(100) < n; }

private:
    std::mt19937_64 engine_;
};

struct table {
    std::vector<level_evidence> rows;
    std::vector<level> levels;
};

void add(amounts& sum, const amounts& part) {
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += part[c];
}

/// An amount over the year: in one triwulan, the same in two, spread with the rest in the last, or anyhow.
[[nodiscard]] amounts draw_amounts(dice& die) {
    constexpr std::array<std::int64_t, 6> sizes{500'000, 2'000'000, 10'000'000, 60'000'000, 400'000'000, 4'000'000'000};
    constexpr std::array<std::int64_t, 4> units{1, 5, 1'000, 100'000};
    const std::int64_t size = sizes[die.index(sizes.size())];
    const std::int64_t unit = units[die.index(units.size())];
    const std::int64_t year = std::max(die.between(size / 10, size) / unit, std::int64_t{1}) * unit * 100;
    amounts out{year, 0, 0, 0, 0};
    switch (die.below(4)) {
        case 0:
            out[1 + die.index(4)] = year;
            break;
        case 1: {
            const std::size_t first = 1 + die.index(2);
            out[first] = year / 200 * 100;
            out[first + 2] = year - out[first];
            break;
        }
        case 2:
            for (std::size_t c = 1; c < 4; ++c) out[c] = year / 400 * 100;
            out[4] = year - out[1] - out[2] - out[3];
            break;
        default: {
            std::int64_t rest = year / 100;
            for (std::size_t c = 1; c < 4; ++c) {
                const std::int64_t part = die.between(0, rest);
                out[c] = part * 100;
                rest -= part;
            }
            out[4] = rest * 100;
        }
    }
    return out;
}

/// How many below one row: mostly one or two, seldom many.
[[nodiscard]] std::size_t draw_count(dice& die, std::size_t most) {
    const std::size_t half = 1 + die.index(most);
    return die.percent(50) ? 1 + die.index(half) : half;
}

/// What the office writes into its cells, from the first row to the last.
struct habits {
    std::uint64_t person_on_programs = 0;  ///< percent
    std::uint64_t cue_on_kegiatan = 0;
    std::uint64_t cue_on_subs = 0;
    std::uint64_t no_budget = 0;
    std::uint64_t same_as_above = 0;
};

[[nodiscard]] habits draw_habits(dice& die) {
    constexpr std::array<std::uint64_t, 4> shares{0, 20, 50, 95};
    return {die.percent(70) ? 90U : 0U, shares[die.index(shares.size())], die.percent(30) ? 3U : 0U, die.percent(50) ? 4U : 0U,
            die.percent(50) ? 8U : 0U};
}

[[nodiscard]] table draw_table(dice& die) {
    table out;
    const habits office = draw_habits(die);
    const std::size_t programs = 2 + die.index(8);
    const std::size_t most_kegiatan = 1 + die.index(7);
    const std::size_t most_subs = 1 + die.index(8);
    const auto append = [&out](level which, const amounts& sen, bool upper) {
        level_evidence row;
        row.sen = sen;
        row.upper = upper;
        row.program_name = which == level::program;
        out.rows.push_back(row);
        out.levels.push_back(which);
        return out.rows.size() - 1;
    };
    for (std::size_t p = 0; p < programs; ++p) {
        const std::size_t program = append(level::program, {}, die.percent(office.person_on_programs));
        out.rows[program].opens_group = die.percent(20);
        for (std::size_t k = draw_count(die, most_kegiatan); k > 0; --k) {
            const std::size_t kegiatan = append(level::kegiatan, {}, die.percent(office.cue_on_kegiatan));
            for (std::size_t s = draw_count(die, most_subs); s > 0; --s) {
                amounts sen = draw_amounts(die);
                if (die.percent(office.no_budget)) sen = {};
                if (die.percent(office.same_as_above) && out.levels.back() == level::sub_kegiatan) sen = out.rows.back().sen;
                append(level::sub_kegiatan, sen, die.percent(office.cue_on_subs));
                add(out.rows[kegiatan].sen, sen);
            }
            add(out.rows[program].sen, out.rows[kegiatan].sen);
        }
    }
    return out;
}

[[nodiscard]] std::int64_t sen_of(const boost::json::value& text) {
    if (!text.is_string() || text.as_string().empty()) return 0;
    return std::strtoll(text.as_string().c_str(), nullptr, 10) * 100;
}

/// The sample plan as it would be without its three mistakes.
[[nodiscard]] table mended_sample() {
    std::ifstream file(RENAKSI_TEST_DATA "/lombok-tengah-2022.truth.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const boost::json::value truth = boost::json::parse(text);
    table out;
    std::vector<std::int64_t> lines;
    for (const boost::json::value& row : truth.at("rows").as_array()) {
        const level which = parse_level(std::string_view(row.at("level").as_string())).value_or(level::sasaran);
        if (!is_budget(which)) continue;
        level_evidence one;
        one.sen[0] = sen_of(row.at("pagu"));
        for (std::size_t c = 1; c < one.sen.size(); ++c) one.sen[c] = sen_of(row.at("tw").as_array()[c - 1]);
        one.program_name = row.at("nama").as_string().starts_with("PROGRAM ");
        one.upper = !row.at("penanggung_jawab").as_string().empty() || !row.at("sasaran").as_string().empty() ||
                    row.at("satuan").as_string() == "Persen";
        out.rows.push_back(one);
        out.levels.push_back(which);
        lines.push_back(row.at("line").as_int64());
    }
    for (const boost::json::value& repair : truth.at("repairs").as_array()) {
        const boost::json::value& best = repair.at("best");
        const auto column = static_cast<std::size_t>(best.at("column").as_string().back() - '0');
        const std::int64_t change = sen_of(best.at("new")) - sen_of(best.at("old"));
        std::vector<std::int64_t> places{repair.at("line").as_int64()};
        for (const boost::json::value& line : repair.at("chain_lines").as_array()) places.push_back(line.as_int64());
        for (const std::int64_t line : places) {
            const auto at = std::find(lines.begin(), lines.end(), line);
            if (at != lines.end()) out.rows[static_cast<std::size_t>(at - lines.begin())].sen[column] += change;
        }
    }
    return out;
}

void drop_row(table& from, std::size_t at) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    const bool opened = from.rows[at].opens_group;
    from.rows.erase(from.rows.begin() + offset);
    from.levels.erase(from.levels.begin() + offset);
    if (opened && at < from.rows.size()) from.rows[at].opens_group = true;
}

void double_row(table& in, std::size_t at, bool with_name) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    level_evidence again = in.rows[at];
    again.opens_group = false;
    again.repeats_name = with_name;
    in.rows.insert(in.rows.begin() + offset + 1, again);
    in.levels.insert(in.levels.begin() + offset + 1, in.levels[at]);
}

/// A digit too many, one too few, another amount, a blank, or the cell to the left.
void spoil_cell(table& in, dice& die) {
    std::int64_t& cell = in.rows[die.index(in.rows.size())].sen[die.index(plan_column_count)];
    const std::int64_t old = cell;
    switch (die.below(5)) {
        case 0:
            cell = old * 10;
            break;
        case 1:
            cell = old / 1'000 * 100;
            break;
        case 2:
            cell = 0;
            break;
        case 3:
            cell = old + die.between(1, 9) * 100'000;
            break;
        default:
            cell = in.rows[die.index(in.rows.size())].sen[0];
    }
    if (cell == old) cell += 100;
}

/// The rows of one kind of damage that a kegiatan and its only sub kegiatan share: which of the two is gone, no sum can tell.
[[nodiscard]] bool is_only_pair(const table& in, std::size_t at) {
    const auto is_at = [&in](std::size_t row, level which) { return row < in.levels.size() && in.levels[row] == which; };
    if (is_at(at, level::kegiatan)) return is_at(at + 1, level::sub_kegiatan) && !is_at(at + 2, level::sub_kegiatan);
    return is_at(at, level::sub_kegiatan) && is_at(at - 1, level::kegiatan) && !is_at(at + 1, level::sub_kegiatan);
}

struct score {
    std::int64_t tables = 0;
    std::int64_t whole = 0;
    std::int64_t rows = 0;
    std::int64_t right = 0;
    std::int64_t ambiguous = 0;
    std::int64_t surely_wrong = 0;

    void take(const table& damaged, bool show) {
        const level_reading read = find_levels(damaged.rows);
        std::int64_t same = 0;
        for (std::size_t i = 0; i < damaged.levels.size(); ++i) same += read.levels[i] == damaged.levels[i] ? 1 : 0;
        const bool all = same == static_cast<std::int64_t>(damaged.levels.size());
        const bool unsure = read.verdict.status == level_status::ambiguous;
        ++tables;
        whole += all ? 1 : 0;
        rows += static_cast<std::int64_t>(damaged.levels.size());
        right += same;
        ambiguous += unsure ? 1 : 0;
        surely_wrong += !all && !unsure ? 1 : 0;
        if (show && !all && !unsure) print(damaged, read);
    }

    /// What was read against what was there, for those who improve the search.
    static void print(const table& damaged, const level_reading& read) {
        std::printf("cost %lld\n", static_cast<long long>(read.verdict.cost));
        for (std::size_t i = 0; i < damaged.levels.size(); ++i) {
            const level_evidence& row = damaged.rows[i];
            std::printf("%c %c %c", "JSPKU"[static_cast<std::size_t>(damaged.levels[i])], "JSPKU"[static_cast<std::size_t>(read.levels[i])],
                        row.upper ? '^' : ' ');
            for (const std::int64_t sen : row.sen) std::printf(" %14lld", static_cast<long long>(sen / 100));
            std::printf("%s\n", damaged.levels[i] == read.levels[i] ? "" : "   <<<");
        }
    }
};

[[nodiscard]] std::string share(std::int64_t part, std::int64_t of) {
    if (of == 0) return "-";
    const std::int64_t thousandths = (part * 10'000 + of / 2) / of;
    std::string out = std::to_string(thousandths / 100) + "." + std::to_string(100 + thousandths % 100).substr(1);
    return out;
}

void print_line(std::string_view name, const score& of) {
    std::printf("| %-48.*s | %6lld | %6s | %6s | %6s | %6s |\n", static_cast<int>(name.size()), name.data(),
                static_cast<long long>(of.tables), share(of.right, of.rows).c_str(), share(of.whole, of.tables).c_str(),
                share(of.ambiguous, of.tables).c_str(), share(of.surely_wrong, of.tables).c_str());
}

void print_head(std::string_view name) {
    std::printf("\n| %-48.*s | tables | rows %% | whole%% | ambig%% | wrong%% |\n|---|--:|--:|--:|--:|--:|\n",
                static_cast<int>(name.size()), name.data());
}

struct damage {
    std::string_view name;
    /// False where the table offers no such damage.
    std::function<bool(table&, dice&)> apply;
};

/// Drops a row of a kind, told by its number.
[[nodiscard]] std::function<bool(table&, dice&)> dropping(std::function<bool(const table&, std::size_t)> kind) {
    return [kind = std::move(kind)](table& in, dice& die) {
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at < in.rows.size(); ++at) {
            if (kind(in, at)) places.push_back(at);
        }
        if (places.empty()) return false;
        drop_row(in, places[die.index(places.size())]);
        return true;
    };
}

[[nodiscard]] std::function<bool(table&, dice&)> spoiling(std::size_t cells) {
    return [cells](table& in, dice& die) {
        for (std::size_t i = 0; i < cells; ++i) spoil_cell(in, die);
        return true;
    };
}

[[nodiscard]] std::function<bool(table&, dice&)> emptying(std::size_t rows) {
    return [rows](table& in, dice& die) {
        for (std::size_t i = 0; i < rows; ++i) in.rows[die.index(in.rows.size())].sen = {};
        return true;
    };
}

[[nodiscard]] std::function<bool(table&, dice&)> doubling(bool with_name) {
    return [with_name](table& in, dice& die) {
        double_row(in, die.index(in.rows.size()), with_name);
        return true;
    };
}

[[nodiscard]] bool is_kind(const table& in, std::size_t at, level which) { return in.levels[at] == which && !is_only_pair(in, at); }

[[nodiscard]] std::vector<damage> damages() {
    return {
        {"none", [](table&, dice&) { return true; }},
        {"one row dropped, any", dropping([](const table&, std::size_t) { return true; })},
        {"- a program", dropping([](const table& in, std::size_t at) { return is_kind(in, at, level::program); })},
        {"- a kegiatan over several", dropping([](const table& in, std::size_t at) { return is_kind(in, at, level::kegiatan); })},
        {"- a sub kegiatan of several", dropping([](const table& in, std::size_t at) { return is_kind(in, at, level::sub_kegiatan); })},
        {"- of a kegiatan and its only sub kegiatan", dropping(is_only_pair)},
        {"one row doubled, its name too", doubling(true)},
        {"one row doubled, under another name", doubling(false)},
        {"one row without amounts", emptying(1)},
        {"three rows without amounts", emptying(3)},
        {"3 wrong cells", spoiling(3)},
        {"10 wrong cells", spoiling(10)},
    };
}

void hide_marks(table& in) {
    for (level_evidence& row : in.rows) row.program_name = false;
}

void damage_drawn(std::string_view title, std::size_t plans, bool marked, std::string_view shown) {
    print_head(title);
    std::uint64_t seed = 2022;
    for (const damage& kind : damages()) {
        dice die(++seed);
        score total;
        for (std::size_t i = 0; i < plans; ++i) {
            table one = draw_table(die);
            if (!kind.apply(one, die)) continue;
            if (!marked) hide_marks(one);
            total.take(one, kind.name == shown);
        }
        print_line(kind.name, total);
    }
}

void damage_sample(std::string_view title, bool marked, std::string_view shown) {
    print_head(title);
    table sample = mended_sample();
    if (!marked) hide_marks(sample);
    const auto each_row = [&sample, shown](std::string_view name, const std::function<void(table&, std::size_t)>& apply) {
        score total;
        for (std::size_t at = 0; at < sample.rows.size(); ++at) {
            table one = sample;
            apply(one, at);
            total.take(one, name == shown);
        }
        print_line(name, total);
    };
    const auto redrawn = [&sample, shown](const damage& kind) {
        constexpr std::size_t copies = 500;
        dice die(1967);
        score total;
        for (std::size_t i = 0; i < copies; ++i) {
            table one = sample;
            if (kind.apply(one, die)) total.take(one, kind.name == shown);
        }
        print_line(kind.name, total);
    };
    score clean;
    clean.take(sample, false);
    print_line("none", clean);
    each_row("each row dropped", drop_row);
    each_row("each row doubled, its name too", [](table& in, std::size_t at) { double_row(in, at, true); });
    each_row("each row doubled, under another name", [](table& in, std::size_t at) { double_row(in, at, false); });
    each_row("each row without amounts", [](table& in, std::size_t at) { in.rows[at].sen = {}; });
    redrawn({"3 wrong cells", spoiling(3)});
    redrawn({"10 wrong cells", spoiling(10)});
}

}  // namespace

/// A second argument names a damage: tables of that kind which are wrong and called certain are printed.
int main(int argc, char** argv) {
    constexpr std::size_t default_plans = 500;
    const std::size_t plans = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : default_plans;
    const std::string_view shown = argc > 2 ? argv[2] : "";
    std::printf(
        "rows %%: rows with the right level; whole%%: tables with no row wrong; ambig%%: tables called ambiguous;\n"
        "wrong%%: tables with a wrong row that are called certain.\n");
    damage_sample("the sample, mended, programs marked", true, shown);
    damage_sample("the sample, mended, nothing marked", false, shown);
    damage_drawn("drawn plans, programs marked", plans, true, shown);
    damage_drawn("drawn plans, nothing marked", plans, false, shown);
    return 0;
}
