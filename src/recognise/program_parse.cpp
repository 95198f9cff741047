#include "recognise/program_parse.hpp"

#include <algorithm>

namespace renaksi::recognise {
namespace {

using sums = std::array<int128, plan_column_count>;

/// Labels kept at one row.
constexpr std::size_t max_labels = 256;
/// Label insertions of one search.
constexpr std::int64_t most_effort = 1'000'000;
/// Rows that stand twice below one kegiatan and are tried as counted twice.
constexpr std::size_t max_twice = 8;

[[nodiscard]] sums amounts_of(const level_evidence& row) {
    sums out{};
    for (std::size_t c = 0; c < out.size(); ++c) out[c] = row.sen[c];
    return out;
}

[[nodiscard]] sums difference(const sums& a, const sums& b) {
    sums out = a;
    for (std::size_t c = 0; c < out.size(); ++c) out[c] -= b[c];
    return out;
}

[[nodiscard]] std::int64_t columns_off(const sums& lacks) {
    return static_cast<std::int64_t>(lacks.size()) - std::count(lacks.begin(), lacks.end(), int128{0});
}

[[nodiscard]] std::int64_t cost_off(const sums& lacks) {
    const std::int64_t off = columns_off(lacks);
    return off == static_cast<std::int64_t>(lacks.size()) ? level_cost::nothing_fits : off * level_cost::column_off;
}

[[nodiscard]] std::int64_t columns_below_zero(const sums& lacks) {
    return std::count_if(lacks.begin(), lacks.end(), [](int128 value) { return value < 0; });
}

/// True when the amounts could be those of a row: nothing negative, and the year is the sum of its triwulan.
[[nodiscard]] bool is_proper_row(const sums& amounts) {
    return columns_below_zero(amounts) == 0 && amounts[0] == amounts[1] + amounts[2] + amounts[3] + amounts[4];
}

/// Spreads row numbers over 64 bits, so that sums of them tell sets of rows apart.
[[nodiscard]] std::uint64_t spread(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

}  // namespace

bool marks_program(const level_evidence& row) {
    if (row.by_kode) return *row.by_kode == level::program;
    return row.program_name || row.by_name == level::program;
}

part_search::part_search(const std::vector<level_evidence>& rows, const level_part& part, std::int64_t bound, std::int64_t effort)
    : rows_(rows), part_(part), bound_(bound), effort_(std::min(effort, most_effort)), given_(effort_), first_label_(part.begin) {
    steps_.push_back(step{});
    sum_up();
    labels_at(part_.begin)[state{}].choices.push_back(choice{});
    for (std::size_t at = part_.begin; at <= part_.end && !labels_.empty() && !ran_out(); ++at) {
        leave(at);
        if (at == part_.end) break;
        labels_.pop_front();
        ++first_label_;
    }
}

std::map<part_search::state, part_search::label>& part_search::labels_at(std::size_t at) {
    if (at - first_label_ >= labels_.size()) labels_.resize(at - first_label_ + 1);
    return labels_[at - first_label_];
}

std::optional<part_reading> part_search::best() const {
    if (ran_out() || labels_.empty()) return std::nullopt;
    const auto found = labels_.back().find(state{});
    if (found == labels_.back().end()) return std::nullopt;
    const std::vector<choice>& choices = found->second.choices;
    const choice& taken = choices.front();
    const std::int64_t most = taken.cost + (taken.cost > 0 ? level_cost::margin : 0);
    const auto as_good = [this, &taken, most](const choice& other) {
        return other.cost <= most && (other.doubt <= taken.doubt || !part_.upper_decides);
    };
    part_reading out;
    out.cost = taken.cost;
    out.doubt = taken.doubt;
    out.ways = std::count_if(choices.begin(), choices.end(), as_good);
    if (dropped_cost_ <= most) out.ways = static_cast<std::int64_t>(max_part_ways);
    out.levels = trace(taken.last);
    return out;
}

void part_search::sum_up() {
    // Where no row is below another, no run of rows is ever summed up.
    before_.reserve(part_.deep ? part_.end - part_.begin + 1 : 1);
    prefix next;
    before_.push_back(next);
    for (std::size_t at = part_.begin; at < part_.end; ++at) {
        for (std::size_t c = 0; c < next.sum.size(); ++c) {
            next.sum[c] += row(at).sen[c];
            no_negatives_ = no_negatives_ && row(at).sen[c] >= 0;
        }
        next.upper += row(at).upper ? 1 : 0;
        next.against += against(at, level::sub_kegiatan);
        next.empty += is_empty(at) ? 1 : 0;
        any_amount_ = any_amount_ || !is_empty(at);
        repeated_name_ = repeated_name_ || row(at).repeats_name;
        if (part_.deep) before_.push_back(next);
    }
}

/// Goes on from every label at a row in every way. A program that is closed leaves a label at the same row, which comes first.
void part_search::leave(std::size_t at) {
    std::map<state, label>& here = labels_at(at);
    for (const auto& [from, reached] : here) {
        if (from.at != phase::between) close_program(at, from, reached);
    }
    if (at == part_.end) return;
    open_programs(at);
    for (const auto& [from, reached] : here) {
        if (from.at == phase::between) continue;
        read_kegiatan(at, from, reached);
        // Where nothing marks a program, any rows could be what is left of one that lost all its totals.
        if (part_.deep && (part_.marked || from.at == phase::open)) read_lost_kegiatan(at, from, reached);
        read_doubled_kegiatan(at, from, reached);
        if (ran_out()) return;
    }
}

void part_search::close_program(std::size_t at, const state& from, const label& reached) {
    if (at == part_.begin) return;
    const std::int64_t off = cost_off(from.lacks);
    const std::int64_t cost = is_proper_row(from.lacks) ? std::min(off, level_cost::lost_row) : off;
    if (!part_.marked && cost >= level_cost::nothing_fits) return;
    for (const choice& before : reached.choices) {
        const step& last = steps_[before.last];
        const bool is_alone = before.last != 0 && last.row + 1 == at - part_.begin && last.which == level::program;
        choice next = before;
        next.cost += is_alone ? level_cost::lost_row : cost;
        put(at, state{}, next, at, std::nullopt);
    }
}

void part_search::open_programs(std::size_t at) {
    const std::map<state, label>& here = labels_at(at);
    const auto found = here.find(state{});
    if (found == here.end()) return;
    const bool is_marked = part_.marked && at == part_.begin && marks_program(row(at));
    const std::int64_t cost = against(at, level::program) + (part_.marked && !is_marked ? level_cost::unmarked_program : 0);
    const std::vector<choice> choices = found->second.choices;
    for (const choice& before : choices) {
        choice next = before;
        next.cost += cost;
        put(at + 1, state{phase::open, amounts_of(row(at))}, next, at, level::program);
        if (is_empty(at) && any_amount_) {
            next.cost += level_cost::blank_total;
            put(at + 1, state{phase::without_total, {}}, next, at, level::program);
        }
        if (is_marked) continue;
        if (at + 1 < part_.end && repeats(at + 1)) {
            next = before;
            next.cost += cost + repeated_cost(at + 1);
            put(at + 1, state{}, next, at, level::program);
        }
        next = before;
        next.cost += row(at).opens_group ? level_cost::under_lost_sasaran : level_cost::lost_row;
        put(at, state{phase::without_total, {}}, next, at, std::nullopt);
    }
}

/// Makes row `at` a kegiatan, with every run of rows behind it as its sub kegiatan.
void part_search::read_kegiatan(std::size_t at, const state& from, const label& reached) {
    const std::int64_t head_cost = against(at, level::kegiatan);
    const bool empty = is_empty(at);
    const std::int64_t room = bound_ - reached.choices.front().cost - head_cost;
    const prefix& start = sums_before(at + 1);
    std::vector<std::size_t> twice;
    for (std::size_t end = at + 1; end <= (part_.deep ? part_.end : at + 1) && --effort_ > 0; ++end) {
        const prefix& stop = sums_before(end);
        const sums children = difference(stop.sum, start.sum);
        if (end > at + 2 && repeats(end - 1) && twice.size() < max_twice) twice.push_back(end - 1);
        const gap below = between_kegiatan_and(children, at, end, twice);
        if (!part_.marked && below.cost >= level_cost::nothing_fits) continue;
        edge way;
        way.to = end;
        way.cost = head_cost + below.cost + stop.against - start.against;
        way.doubt = stop.upper - start.upper;
        // A row of nothing is sooner the sub kegiatan of a kegiatan of nothing.
        way.guess = empty ? 0 : stop.empty - start.empty;
        if (part_.deep && end == at + 1 && !row(at).upper && (part_.upper_in_use || empty)) ++way.guess;
        way.counts = amounts_of(row(at));
        way.head = level::kegiatan;
        follow(at, from, reached, way);
        if (below.head_is_off) {
            way.counts = children;
            follow(at, from, reached, way);
        }
        if (!no_negatives_) continue;
        // Amounts only grow from here, so what is too much stays so.
        const std::int64_t too_much = columns_below_zero(difference(amounts_of(row(at)), children)) * level_cost::column_off;
        const std::int64_t at_most = empty ? level_cost::blank_total : repeated_name_ ? level_cost::repeated_name : level_cost::doubled_row;
        if (std::min(too_much, at_most) > room) break;
    }
}

/// Rows from `at` on as the sub kegiatan of a kegiatan whose own row is missing.
void part_search::read_lost_kegiatan(std::size_t at, const state& from, const label& reached) {
    if (reached.choices.front().cost + level_cost::lost_row > bound_) return;
    const prefix& start = sums_before(at);
    for (std::size_t end = at + 1; end <= part_.end && --effort_ > 0; ++end) {
        const prefix& stop = sums_before(end);
        edge way;
        way.to = end;
        way.cost = level_cost::lost_row + stop.against - start.against;
        way.doubt = stop.upper - start.upper;
        // A total that explains some of these rows is sooner there than not.
        way.guess = static_cast<std::int64_t>(end - at) - (part_.upper_in_use ? 1 : 0);
        way.counts = difference(stop.sum, start.sum);
        follow(at, from, reached, way);
    }
}

/// Row `at` as a kegiatan that stands there a second time in the row behind it, and counts once.
void part_search::read_doubled_kegiatan(std::size_t at, const state& from, const label& reached) {
    if (at + 1 >= part_.end || !repeats(at + 1)) return;
    edge way;
    way.to = at + 1;
    way.cost = repeated_cost(at + 1) + against(at, level::kegiatan);
    way.head = level::kegiatan;
    follow(at, from, reached, way);
}

void part_search::follow(std::size_t at, const state& from, const label& reached, const edge& way) {
    state to = from;
    if (to.at == phase::open) to.lacks = difference(from.lacks, way.counts);
    for (const choice& before : reached.choices) {
        if (before.cost + way.cost > bound_) break;
        choice next = before;
        next.cost += way.cost;
        next.doubt += way.doubt;
        next.guess += way.guess;
        put(way.to, to, next, at, way.head);
    }
}

void part_search::put(std::size_t at, const state& to, choice next, std::size_t row, std::optional<level> head) {
    --effort_;
    if (next.cost + least_cost(to) > bound_) return;
    if (head) next.set += spread(row * level_count + static_cast<std::size_t>(*head));
    std::map<state, label>& there = labels_at(at);
    std::vector<choice>& choices = there[to].choices;
    // What follows costs all choices of a label the same.
    if (!choices.empty() && next.cost > choices.front().cost + level_cost::margin) return;
    const auto same = std::find_if(choices.begin(), choices.end(), [&next](const choice& other) { return other.set == next.set; });
    if (same != choices.end()) {
        if (!better(next, *same)) return;
        choices.erase(same);
    } else if (choices.size() == max_part_ways) {
        if (!better(next, choices.back())) return;
        choices.pop_back();
    }
    if (head) {
        steps_.push_back(step{static_cast<std::uint32_t>(next.last), static_cast<std::uint32_t>(row - part_.begin), *head});
        next.last = steps_.size() - 1;
    }
    choices.insert(std::upper_bound(choices.begin(), choices.end(), next, better), next);
    while (choices.back().cost > choices.front().cost + level_cost::margin) choices.pop_back();
    if (there.size() > max_labels) drop_dearest(at);
}

void part_search::drop_dearest(std::size_t at) {
    std::map<state, label>& there = labels_at(at);
    const auto cost_of = [this](const auto& entry) { return entry.second.choices.front().cost + least_cost(entry.first); };
    const auto dearest =
        std::max_element(there.begin(), there.end(), [&cost_of](const auto& a, const auto& b) { return cost_of(a) < cost_of(b); });
    dropped_cost_ = std::min(dropped_cost_, cost_of(*dearest));
    there.erase(dearest);
    effort_ -= static_cast<std::int64_t>(max_labels / 8);
}

bool part_search::better(const choice& a, const choice& b) noexcept {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.doubt != b.doubt ? a.doubt < b.doubt : a.guess < b.guess;
}

bool part_search::is_empty(std::size_t at) const {
    return std::all_of(row(at).sen.begin(), row(at).sen.end(), [](std::int64_t sen) { return sen == 0; });
}

bool part_search::repeats(std::size_t at) const { return row(at).sen == row(at - 1).sen && !is_empty(at); }

std::int64_t part_search::against(std::size_t at, level read_as) const {
    if (row(at).by_kode) return *row(at).by_kode == read_as ? 0 : level_cost::against_kode;
    return row(at).by_name && *row(at).by_name != read_as ? level_cost::against_name : 0;
}

std::int64_t part_search::repeated_cost(std::size_t at) const {
    return row(at).repeats_name ? level_cost::repeated_name : level_cost::doubled_row;
}

part_search::gap part_search::between_kegiatan_and(const sums& children, std::size_t at, std::size_t end,
                                                   const std::vector<std::size_t>& twice) const {
    if (!part_.deep) return {};
    const bool empty = is_empty(at);
    if (end == at + 1) {
        const std::int64_t nothing_below = any_amount_ ? level_cost::childless_blank : 0;
        return {empty ? nothing_below : level_cost::lost_row, false};
    }
    const sums lacks = difference(amounts_of(row(at)), children);
    const std::int64_t off = cost_off(lacks);
    if (off == 0) return {};
    if (empty) return {std::min(off, level_cost::blank_total), true};
    if (is_proper_row(lacks)) return {std::min(off, level_cost::lost_row), false};
    std::int64_t cost = off;
    bool head_is_off = true;
    for (const std::size_t second : twice) {
        if (columns_off(difference(difference(children, amounts_of(row(at))), amounts_of(row(second)))) != 0) continue;
        cost = std::min(cost, repeated_cost(second));
        head_is_off = false;
    }
    return {cost, head_is_off};
}

/// What the open program will cost at least: amounts below it only add up.
std::int64_t part_search::least_cost(const state& at) const {
    if (at.at != phase::open || !no_negatives_) return 0;
    return columns_below_zero(at.lacks) * level_cost::column_off;
}

std::vector<level> part_search::trace(std::size_t last) const {
    std::vector<level> out(part_.end - part_.begin, level::sub_kegiatan);
    for (std::size_t at = last; at != 0; at = steps_[at].before) out[steps_[at].row] = steps_[at].which;
    return out;
}

std::optional<part_reading> read_part(const std::vector<level_evidence>& rows, const level_part& part, std::int64_t max_bound,
                                      std::int64_t& effort) {
    const auto search_within = [&](std::int64_t bound, bool& ran_out) {
        const part_search search(rows, part, bound, effort);
        effort -= search.effort_used();
        ran_out = search.ran_out();
        return search.best();
    };
    bool ran_out = false;
    for (std::int64_t bound = 0; bound <= max_bound && !ran_out; bound += bound < 8 ? 1 : 4) {
        auto found = search_within(bound, ran_out);
        if (!found) continue;
        const std::int64_t wanted = found->cost + (found->cost > 0 ? level_cost::margin : 0);
        if (wanted <= bound) return found;
        if (auto again = search_within(wanted, ran_out)) return again;
        found->ways = static_cast<std::int64_t>(max_part_ways);
        return found;
    }
    return std::nullopt;
}

}  // namespace renaksi::recognise
