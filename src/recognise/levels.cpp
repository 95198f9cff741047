#include "recognise/levels.hpp"

#include <algorithm>

#include "recognise/program_parse.hpp"

namespace renaksi::recognise {
namespace {

/// Columns that may fail in one program before its sums are given up as a guide.
constexpr std::int64_t max_bound = 8;
/// Rows of a program up to which sums are searched, and of a table without marked programs.
constexpr std::size_t max_program_rows = 600;
constexpr std::size_t max_unmarked_rows = 240;

/// Rows [begin, end): a program and what is below it, or rows above the first program.
struct segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_program = true;
};

[[nodiscard]] std::optional<program_parse> best_parse(const std::vector<level_evidence>& rows, const segment& part) {
    if (part.end - part.begin > max_program_rows) return std::nullopt;
    for (std::int64_t bound = 0; bound <= max_bound; ++bound) {
        const program_search search(rows, part.begin, part.end, part.has_program, bound);
        if (auto parse = search.best_until(part.end)) return parse;
    }
    return std::nullopt;
}

/// Where sums do not help: the row under a program and every row with a cue of an upper level is a kegiatan.
[[nodiscard]] program_parse parse_by_cues(const std::vector<level_evidence>& rows, const segment& part) {
    program_parse out;
    const std::size_t first = part.begin + (part.has_program ? 1U : 0U);
    for (std::size_t row = first; row < part.end; ++row) {
        if (row == first || rows[row].upper) out.kegiatan.push_back(row);
    }
    return out;
}

[[nodiscard]] bool is_marked(const std::vector<level_evidence>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const level_evidence& row) { return row.program_name; });
}

[[nodiscard]] std::vector<segment> marked_segments(const std::vector<level_evidence>& rows) {
    std::vector<segment> out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        // Rows above the first marked program have none: they are read as kegiatan and sub kegiatan that lost theirs.
        if (rows[row].program_name || row == 0) out.push_back(segment{row, rows.size(), rows[row].program_name});
        if (out.size() > 1) out[out.size() - 2].end = out.back().begin;
    }
    return out;
}

/// Programs told by sums alone: the cheapest way to part all rows into programs, each with kegiatan and sub kegiatan that sum to it.
[[nodiscard]] std::optional<std::vector<segment>> unmarked_segments(const std::vector<level_evidence>& rows, std::int64_t& ways) {
    const std::size_t n = rows.size();
    if (n > max_unmarked_rows) return std::nullopt;
    struct step {
        std::int64_t cost = -1;
        std::int64_t ways = 0;
        std::size_t from = 0;
    };
    for (std::int64_t bound = 0; bound <= max_bound; bound += 4) {
        std::vector<step> best(n + 1);
        best[0] = step{0, 1, 0};
        for (std::size_t begin = 0; begin < n; ++begin) {
            if (best[begin].cost < 0) continue;
            const program_search search(rows, begin, n, true, bound - best[begin].cost);
            for (std::size_t end = begin + 2; end <= n && !rows[end - 1].opens_group; ++end) {
                const auto nested = search.best_until(end);
                const std::int64_t flat = flat_cost(rows, begin, end);
                const bool is_nested = nested && nested->cost <= flat;
                const std::int64_t cost = best[begin].cost + (is_nested ? nested->cost : flat);
                if (cost > bound) continue;
                const std::int64_t count = std::min(many_ways, best[begin].ways * (is_nested ? nested->ways : 1));
                if (best[end].cost < 0 || cost < best[end].cost) {
                    best[end] = step{cost, count, begin};
                } else if (cost == best[end].cost) {
                    best[end].ways = std::min(many_ways, best[end].ways + count);
                }
            }
        }
        if (best[n].cost < 0) continue;
        ways = best[n].ways;
        std::vector<segment> out;
        for (std::size_t end = n; end > 0; end = best[end].from) out.push_back(segment{best[end].from, end, true});
        std::reverse(out.begin(), out.end());
        return out;
    }
    return std::nullopt;
}

[[nodiscard]] std::vector<segment> segments_by_cues(const std::vector<level_evidence>& rows) {
    std::vector<segment> out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row == 0 || rows[row].opens_group) out.push_back(segment{row, rows.size(), true});
        if (out.size() > 1) out[out.size() - 2].end = out.back().begin;
    }
    return out;
}

/// True when in every program the rows below sum to it as they stand: a plan of two levels, without sub kegiatan.
[[nodiscard]] bool is_flat(const std::vector<level_evidence>& rows, const std::vector<segment>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&rows](const segment& part) {
        return part.has_program && (part.end == part.begin + 1 || flat_cost(rows, part.begin, part.end) == 0);
    });
}

void apply(const segment& part, const program_parse& parse, std::vector<level>& levels) {
    for (std::size_t row = part.begin; row < part.end; ++row) levels[row] = level::sub_kegiatan;
    if (part.has_program) levels[part.begin] = level::program;
    for (const std::size_t row : parse.kegiatan) levels[row] = level::kegiatan;
}

[[nodiscard]] level_reading read_by_sums(const std::vector<level_evidence>& rows) {
    level_reading out;
    out.levels.assign(rows.size(), level::sub_kegiatan);
    out.verdict = level_verdict{level_status::unique, level_source::arithmetic, 0};
    std::vector<segment> parts;
    bool guessed = false;
    if (is_marked(rows)) {
        parts = marked_segments(rows);
    } else if (auto found = unmarked_segments(rows, out.ways)) {
        parts = *std::move(found);
    } else {
        parts = segments_by_cues(rows);
        guessed = true;
    }
    const bool flat = is_flat(rows, parts);
    bool counted = !is_marked(rows);
    for (const segment& part : parts) {
        if (flat) {
            for (std::size_t row = part.begin; row < part.end; ++row)
                out.levels[row] = row == part.begin ? level::program : level::kegiatan;
            continue;
        }
        if (part.has_program && part.end == part.begin + 1) {
            out.levels[part.begin] = level::program;
            continue;
        }
        auto parse = best_parse(rows, part);
        guessed = guessed || !parse;
        if (!parse) parse = parse_by_cues(rows, part);
        apply(part, *parse, out.levels);
        out.verdict.cost += parse->cost;
        if (!counted) out.ways = std::min(many_ways, out.ways * parse->ways);
    }
    if (guessed) {
        out.verdict.source = level_source::cues;
        out.ways = std::max<std::int64_t>(out.ways, 2);
    }
    if (out.ways > 1) out.verdict.status = level_status::ambiguous;
    return out;
}

/// Codes settle the level of their rows; a row without one stands one level below the last row with one, or beside it.
[[nodiscard]] level_reading read_by_kode(const std::vector<level_evidence>& rows) {
    level_reading out;
    out.verdict = level_verdict{level_status::given, level_source::kode, 0};
    level last = level::program;
    for (const level_evidence& row : rows) {
        if (row.by_kode) {
            last = *row.by_kode;
        } else {
            out.ways = 2;
            last = row.program_name ? level::program : level::sub_kegiatan;
        }
        out.levels.push_back(last);
    }
    if (out.ways > 1) out.verdict.status = level_status::ambiguous;
    return out;
}

}  // namespace

level_reading find_levels(const std::vector<level_evidence>& rows) {
    if (rows.empty()) return {};
    const auto coded = std::count_if(rows.begin(), rows.end(), [](const level_evidence& row) { return row.by_kode.has_value(); });
    if (coded * 2 > static_cast<std::ptrdiff_t>(rows.size())) return read_by_kode(rows);
    return read_by_sums(rows);
}

}  // namespace renaksi::recognise
