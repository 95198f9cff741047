#include "recognise/program_parse.hpp"

#include <algorithm>

namespace renaksi::recognise {
namespace {

constexpr std::int64_t childless_cost = 2;
/// Labels kept at one row; a program that needs more is reported as not decided.
constexpr std::size_t max_labels = 256;

void add(std::array<int128, plan_column_count>& total, const level_evidence& row) {
    for (std::size_t c = 0; c < total.size(); ++c) total[c] += row.sen[c];
}

[[nodiscard]] std::int64_t columns_off(const std::array<int128, plan_column_count>& total, const level_evidence& row) {
    std::int64_t off = 0;
    for (std::size_t c = 0; c < total.size(); ++c) off += total[c] == row.sen[c] ? 0 : 1;
    return off;
}

}  // namespace

program_search::program_search(const std::vector<level_evidence>& rows, std::size_t program, std::size_t end, bool has_program,
                               std::int64_t bound)
    : rows_(rows),
      program_(has_program ? &rows[program] : nullptr),
      first_(program + (has_program ? 1U : 0U)),
      end_(end),
      bound_(bound),
      labels_(end_ - first_ + 1) {
    labels_[0].emplace(sums{}, label{});
    for (std::size_t at = first_; at < end_; ++at) extend(at);
}

bool program_search::better(const label& a, const label& b) noexcept { return a.cost != b.cost ? a.cost < b.cost : a.doubt < b.doubt; }

std::optional<program_parse> program_search::best_until(std::size_t end) const {
    const sums* best_sum = nullptr;
    label total;
    for (const auto& [sum, reached] : labels_[end - first_]) {
        label here = reached;
        if (program_ != nullptr) here.cost += columns_off(sum, *program_);
        if (here.cost > bound_) continue;
        if (best_sum == nullptr || better(here, total)) {
            total = here;
            best_sum = &sum;
        } else if (!better(total, here)) {
            total.ways = std::min(many_ways, total.ways + here.ways);
        }
    }
    if (best_sum == nullptr) return std::nullopt;
    program_parse out;
    out.cost = total.cost;
    out.doubt = total.doubt;
    out.ways = full_ ? many_ways : total.ways;
    out.kegiatan = trace(end, *best_sum);
    return out;
}

/// Makes row `at` a kegiatan, with every run of rows behind it as its sub kegiatan.
void program_search::extend(std::size_t at) {
    const std::map<sums, label>& here = labels_[at - first_];
    if (here.empty()) return;
    sums children{};
    std::int64_t doubt = 0;
    for (std::size_t end = at + 1; end <= end_; ++end) {
        const std::int64_t cost = end == at + 1 ? childless_cost : columns_off(children, rows_[at]);
        for (const auto& [sum, reached] : here) {
            if (reached.cost + cost > bound_) continue;
            sums reached_sum = sum;
            add(reached_sum, rows_[at]);
            put(labels_[end - first_], reached_sum, label{reached.cost + cost, reached.doubt + doubt, reached.ways, at, sum});
        }
        if (end < end_) {
            add(children, rows_[end]);
            doubt += rows_[end].upper ? 1 : 0;
        }
    }
}

void program_search::put(std::map<sums, label>& into, const sums& sum, const label& next) {
    const auto [at, added] = into.try_emplace(sum, next);
    if (added) {
        if (into.size() > max_labels) {
            into.erase(at);
            full_ = true;
        }
    } else if (better(next, at->second)) {
        at->second = next;
    } else if (!better(at->second, next)) {
        at->second.ways = std::min(many_ways, at->second.ways + next.ways);
    }
}

std::vector<std::size_t> program_search::trace(std::size_t end, sums sum) const {
    std::vector<std::size_t> out;
    for (std::size_t at = end; at > first_;) {
        const label& reached = labels_[at - first_].at(sum);
        out.push_back(reached.from_row);
        at = reached.from_row;
        sum = reached.from_sum;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::int64_t flat_cost(const std::vector<level_evidence>& rows, std::size_t program, std::size_t end) {
    std::array<int128, plan_column_count> total{};
    for (std::size_t row = program + 1; row < end; ++row) add(total, rows[row]);
    return columns_off(total, rows[program]);
}

}  // namespace renaksi::recognise
