#include "recognise/quarter_block.hpp"

#include <algorithm>
#include <cstdint>

#include "recognise/vocabulary.hpp"
#include "renaksi/base/decimal.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/indikator.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi::recognise {
namespace {

/// More numeric columns than this are searched only as neighbours: choosing any five of them would not end.
constexpr std::size_t max_free_choice = 9;
/// Rows looked at: what a column holds shows in the first few hundred.
constexpr std::size_t max_sample_rows = 400;

[[nodiscard]] std::vector<std::size_t> sample(const std::vector<std::size_t>& body) {
    std::vector<std::size_t> out;
    const std::size_t step = body.size() / max_sample_rows + 1;
    for (std::size_t i = 0; i < body.size(); i += step) out.push_back(body[i]);
    return out;
}

struct column_count {
    std::size_t fits = 0;      ///< cells that may stand in the block
    std::size_t says = 0;      ///< of those, cells that are not blank
    std::size_t contrary = 0;  ///< cells that may not
};

template <typename Fits>
[[nodiscard]] column_count count_column(const classified_grid& cells, const std::vector<std::size_t>& rows, std::size_t column, Fits fits) {
    column_count out;
    for (const std::size_t row : rows) {
        const cell_class c = cells.at(row, column);
        if (!fits(c)) {
            ++out.contrary;
            continue;
        }
        ++out.fits;
        out.says += c == cell_class::blank ? 0U : 1U;
    }
    return out;
}

/// Blocks of five out of `candidates`, each tried as year plus four triwulan from left to right; `score` says how many rows agree.
template <typename Score>
[[nodiscard]] std::optional<quarter_block> best_block(const std::vector<std::size_t>& candidates, Score score) {
    std::optional<quarter_block> best;
    std::int64_t best_score = 0;
    const auto consider = [&](const quarter_block& block) {
        const auto ends = std::minmax_element(block.begin(), block.end());
        const auto spread = static_cast<std::int64_t>(*ends.second - *ends.first);
        const bool year_first = block[0] < block[1];
        const std::int64_t agreeing = score(block);
        // Agreement first; then closeness and the usual order decide between equals.
        const std::int64_t total = agreeing * 1000 - spread * 2 + (year_first ? 1 : 0);
        if (agreeing > 0 && (!best || total > best_score)) {
            best = block;
            best_score = total;
        }
    };
    const std::size_t n = candidates.size();
    for (std::size_t i = 0; i + 5 <= n; ++i) {
        consider({candidates[i], candidates[i + 1], candidates[i + 2], candidates[i + 3], candidates[i + 4]});
    }
    if (n > max_free_choice) return best;
    for (std::size_t year = 0; year < n; ++year) {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < n; ++i) {
            if (i != year) rest.push_back(candidates[i]);
        }
        for (std::size_t a = 0; a + 3 < rest.size(); ++a) {
            for (std::size_t b = a + 1; b + 2 < rest.size(); ++b) {
                for (std::size_t c = b + 1; c + 1 < rest.size(); ++c) {
                    for (std::size_t d = c + 1; d < rest.size(); ++d) consider({candidates[year], rest[a], rest[b], rest[c], rest[d]});
                }
            }
        }
    }
    return best;
}

/// Puts the four triwulan into the order that the header gives. Labels may stand beside their columns, but all by the same distance.
void order_by_labels(quarter_block& block, const std::vector<triwulan_labels>& labels) {
    constexpr std::array<std::ptrdiff_t, 5> offsets{0, -1, 1, -2, 2};
    for (const triwulan_labels& row : labels) {
        for (const std::ptrdiff_t offset : offsets) {
            quarter_block ordered = block;
            std::array<bool, 5> seen{};
            bool complete = true;
            for (std::size_t q = 1; q < block.size() && complete; ++q) {
                const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(block[q]) + offset;
                const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(row.size());
                const auto label = inside ? static_cast<std::size_t>(row[static_cast<std::size_t>(at)]) : 0;
                complete = label > 0 && !seen[label];
                seen[label] = true;
                if (complete) ordered[label] = block[q];
            }
            if (complete) {
                block = ordered;
                return;
            }
        }
    }
}

[[nodiscard]] number_style style_of(const classified_grid& cells, std::size_t row, std::size_t column) {
    return cells.type(row, column) == io::cell_type::number ? number_style::plain : number_style::automatic;
}

using amount_row = std::vector<std::int64_t>;

/// Sen of the candidate columns, row by row; 0 where a cell holds no amount.
[[nodiscard]] std::vector<amount_row> amounts_of(const classified_grid& cells, const std::vector<std::size_t>& rows,
                                                 const std::vector<std::size_t>& candidates) {
    std::vector<amount_row> out;
    for (const std::size_t row : rows) {
        amount_row line(cells.width(), 0);
        for (const std::size_t column : candidates) {
            // A column that its header says to be in thousands or more is compared as if in thousands.
            const std::int64_t unit = cells.is_taken_for_money(column) ? 1'000 : 1;
            const auto parsed = parse_amount(cells.text(row, column), style_of(cells, row, column), unit);
            if (parsed) line[column] = parsed->addend().sen();
        }
        out.push_back(std::move(line));
    }
    return out;
}

/// True for a column of small numbers: counts and percentages, no Rupiah.
[[nodiscard]] bool holds_counts(const std::vector<amount_row>& amounts, std::size_t column) {
    std::size_t large = 0;
    std::size_t small = 0;
    for (const amount_row& line : amounts) {
        const std::int64_t sen = line[column];
        large += sen >= smallest_money_sen || sen <= -smallest_money_sen ? 1U : 0U;
        small += sen != 0 && sen < smallest_money_sen && sen > -smallest_money_sen ? 1U : 0U;
    }
    return small > large;
}

using target_row = std::vector<target>;

[[nodiscard]] std::vector<target_row> targets_of(const classified_grid& cells, const std::vector<std::size_t>& rows,
                                                 const std::vector<std::size_t>& candidates) {
    std::vector<target_row> out;
    for (const std::size_t row : rows) {
        target_row line(cells.width());
        for (const std::size_t column : candidates) line[column] = parse_target(cells.text(row, column), style_of(cells, row, column));
        out.push_back(std::move(line));
    }
    return out;
}

/// A year with a value beside triwulan that give it counts most; a year whose triwulan are silent a little; silence in the year counts
/// against the block.
[[nodiscard]] std::int64_t target_score(const target_row& line, const quarter_block& block) {
    const target& year = line[block[0]];
    const std::array<target, 4> quarters{line[block[1]], line[block[2]], line[block[3]], line[block[4]]};
    const bool any = std::any_of(quarters.begin(), quarters.end(), [](const target& t) { return has_value(t); });
    if (!has_value(year)) return any ? -4 : 0;
    if (!any) return 1;
    return infer_quarter_kind(year, quarters) == quarter_kind::unknown ? 0 : 4;
}

}  // namespace

std::vector<triwulan_labels> find_triwulan_labels(const classified_grid& cells, const sections& parts) {
    std::vector<triwulan_labels> out;
    for (const row_range& header : parts.headers) {
        for (std::size_t row = header.begin; row < header.end; ++row) {
            triwulan_labels labels(cells.grid().columns(row), 0);
            bool any = false;
            for (std::size_t column = 0; column < labels.size(); ++column) {
                labels[column] = triwulan_label(cells.text(row, column)).value_or(0);
                any = any || labels[column] != 0;
            }
            if (any) out.push_back(std::move(labels));
        }
    }
    return out;
}

std::optional<quarter_block> find_money_block(const classified_grid& cells, const std::vector<std::size_t>& body,
                                              const std::vector<bool>& taken, const std::vector<triwulan_labels>& labels) {
    const std::vector<std::size_t> rows = sample(body);
    std::vector<std::size_t> candidates;
    for (std::size_t column = 0; column < cells.width(); ++column) {
        if (taken[column]) continue;
        const column_count n = count_column(cells, rows, column, is_amount_like);
        // A few shifted rows bring words into a column of amounts.
        if (n.says > 0 && n.contrary * 5 <= rows.size()) candidates.push_back(column);
    }
    const std::vector<amount_row> amounts = amounts_of(cells, rows, candidates);
    candidates.erase(
        std::remove_if(candidates.begin(), candidates.end(), [&](std::size_t column) { return holds_counts(amounts, column); }),
        candidates.end());
    auto block = best_block(candidates, [&amounts](const quarter_block& b) {
        std::int64_t agreeing = 0;
        for (const amount_row& line : amounts) {
            const int128 sum = static_cast<int128>(line[b[1]]) + line[b[2]] + line[b[3]] + line[b[4]];
            agreeing += line[b[0]] >= smallest_money_sen && sum == line[b[0]] ? 1 : 0;
        }
        return agreeing;
    });
    if (block) order_by_labels(*block, labels);
    return block;
}

std::optional<quarter_block> find_target_block(const classified_grid& cells, const std::vector<std::size_t>& body,
                                               const std::vector<bool>& taken, const std::vector<triwulan_labels>& labels) {
    const std::vector<std::size_t> rows = sample(body);
    const auto fits = [](cell_class c) { return is_amount_like(c) || c == cell_class::percent || c == cell_class::predicate; };
    std::vector<std::size_t> candidates;
    for (std::size_t column = 0; column < cells.width(); ++column) {
        if (taken[column]) continue;
        const column_count n = count_column(cells, rows, column, fits);
        if (n.says * 4 >= rows.size() && n.contrary * 5 <= rows.size()) candidates.push_back(column);
    }
    const std::vector<target_row> targets = targets_of(cells, rows, candidates);
    auto block = best_block(candidates, [&targets](const quarter_block& b) {
        std::int64_t agreeing = 0;
        for (const target_row& line : targets) agreeing += target_score(line, b);
        return agreeing;
    });
    if (block) order_by_labels(*block, labels);
    return block;
}

}  // namespace renaksi::recognise
