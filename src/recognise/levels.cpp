#include "recognise/levels.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "recognise/program_parse.hpp"

namespace renaksi::recognise {
namespace {

/// What may be wrong in one part before its sums are given up as a guide.
constexpr std::int64_t largest_bound = 24;
/// Rows of a part up to which sums are searched, where it is one program and where it may be several.
constexpr std::size_t max_program_rows = 600;
constexpr std::size_t max_unmarked_rows = 240;
/// A column of a total that is exactly the sum below it is no chance: what a reading that leaves it unexplained has to save elsewhere.
constexpr std::int64_t worth_of_a_column = 1;

/// Label insertions of all searches of one document: for each row, and besides.
constexpr std::int64_t effort_per_row = 500;
constexpr std::int64_t effort_besides = 3'000'000;

struct document {
    const std::vector<level_evidence>& rows;
    std::vector<level_part> parts;
    bool marked = false;
    std::int64_t effort = 0;  ///< left
};

struct part_answer {
    part_reading reading;
    bool guessed = false;  ///< by cues, because the sums say nothing
};

[[nodiscard]] bool is_lone_program(const document& of, const level_part& part) {
    return part.marked && part.end == part.begin + 1 && marks_program(of.rows[part.begin]);
}

[[nodiscard]] bool is_empty(const level_evidence& row) {
    return std::all_of(row.sen.begin(), row.sen.end(), [](std::int64_t sen) { return sen == 0; });
}

/// Programs begin parts where they are marked; else a sasaran does, which has programs only.
[[nodiscard]] document part_document(const std::vector<level_evidence>& rows) {
    document out{rows, {}, std::any_of(rows.begin(), rows.end(), marks_program), effort_besides};
    out.effort += effort_per_row * static_cast<std::int64_t>(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row != 0 && !(out.marked ? marks_program(rows[row]) : rows[row].opens_group)) continue;
        if (row != 0) out.parts.back().end = row;
        level_part part;
        part.begin = row;
        part.end = rows.size();
        part.marked = out.marked;
        out.parts.push_back(part);
    }
    return out;
}

/// Where sums do not help: codes and names where there are any; else the row under a program and every row with a cue of an upper level is
/// a kegiatan.
[[nodiscard]] part_reading read_by_cues(const document& of, const level_part& part) {
    part_reading out;
    out.cost = largest_bound;
    out.ways = 2;
    for (std::size_t at = part.begin; at < part.end; ++at) {
        const level_evidence& row = of.rows[at];
        const bool below_program = at > part.begin && out.levels.back() == level::program;
        level read_as = row.upper || below_program ? level::kegiatan : level::sub_kegiatan;
        if (at == part.begin) read_as = !part.marked || marks_program(row) ? level::program : level::kegiatan;
        if (row.by_name) read_as = *row.by_name;
        if (row.by_kode) read_as = *row.by_kode;
        out.levels.push_back(read_as);
    }
    return out;
}

[[nodiscard]] std::optional<part_reading> read_by_sums(document& of, const level_part& part) {
    if (is_lone_program(of, part)) return part_reading{0, 0, 1, {level::program}};
    if (part.end - part.begin > (part.marked && part.deep ? max_program_rows : max_unmarked_rows) && part.deep) return std::nullopt;
    return read_part(of.rows, part, largest_bound, of.effort);
}

/// Columns of totals, of a level or below it, that are exactly the sum of the rows one level below; the levels are those from row `begin`
/// on.
[[nodiscard]] std::int64_t columns_kept(const document& of, std::size_t begin, const std::vector<level>& levels, level from) {
    std::int64_t out = 0;
    for (std::size_t at = 0; at < levels.size(); ++at) {
        if (is_above(levels[at], from) || levels[at] == level::sub_kegiatan) continue;
        const auto& total = of.rows[begin + at].sen;
        std::array<int128, plan_column_count> sum{};
        for (std::size_t below = at + 1; below < levels.size() && is_above(levels[at], levels[below]); ++below) {
            const bool is_child = static_cast<int>(levels[below]) == static_cast<int>(levels[at]) + 1;
            for (std::size_t c = 0; c < sum.size() && is_child; ++c) sum[c] += of.rows[begin + below].sen[c];
        }
        for (std::size_t c = 0; c < sum.size(); ++c) out += total[c] != 0 && sum[c] == total[c] ? 1 : 0;
    }
    return out;
}

/// True where the sums below a total that is missing leave the place of a row without amounts open: it may be one more total that is
/// missing.
[[nodiscard]] bool leaves_empty_row_open(const document& of, const level_part& part, const std::vector<level>& levels) {
    std::array<std::optional<std::size_t>, level_count> above;
    const auto is_blank_total = [&](std::optional<std::size_t> total) {
        if (!total || !is_empty(of.rows[part.begin + *total])) return false;
        for (std::size_t at = *total + 1; at < levels.size() && is_above(levels[*total], levels[at]); ++at) {
            if (!is_empty(of.rows[part.begin + at])) return true;
        }
        return false;
    };
    bool any_amount = false;
    bool any_below = false;
    for (std::size_t at = 0; at < levels.size(); ++at) {
        const level_evidence& row = of.rows[part.begin + at];
        above[static_cast<std::size_t>(levels[at])] = at;
        any_amount = any_amount || !is_empty(row);
        if (levels[at] == level::program || row.by_kode || row.by_name) continue;
        any_below = true;
        if (levels[at] != level::sub_kegiatan || !is_empty(row)) continue;
        if (is_blank_total(above[static_cast<std::size_t>(level::kegiatan)])) return true;
        if (is_blank_total(above[static_cast<std::size_t>(level::program)])) return true;
    }
    return any_below && !any_amount;
}

/// A program whose kegiatan have no sub kegiatan, in a document where others have them, is a possibility too, at the cost of a lost row.
[[nodiscard]] part_answer read_deep(document& of, level_part part) {
    auto deep = read_by_sums(of, part);
    if (is_lone_program(of, part)) return {*std::move(deep), false};
    part.deep = false;
    const std::int64_t kept = deep ? worth_of_a_column * columns_kept(of, part.begin, deep->levels, level::kegiatan) : 0;
    const std::int64_t most = deep ? deep->cost + level_cost::margin - level_cost::lost_row - kept : 0;
    auto flat = deep && deep->cost == 0 ? std::nullopt : read_part(of.rows, part, most, of.effort);
    if (!deep && !flat) return {read_by_cues(of, part), true};
    if (flat) flat->cost += level_cost::lost_row;
    if (!deep || (flat && flat->cost + kept + level_cost::margin < deep->cost)) return {*std::move(flat), false};
    if (flat && flat->levels != deep->levels) {
        const std::int64_t ways = deep->ways + flat->ways;
        const bool take_flat = part.upper_decides && flat->doubt < deep->doubt;
        if (take_flat) deep = std::move(flat);
        deep->ways = ways;
    }
    if (leaves_empty_row_open(of, part, deep->levels)) deep->ways = std::max<std::int64_t>(deep->ways, 2);
    return {*std::move(deep), false};
}

/// What stands in the cells of rows whose level sums alone decide.
struct cue_count {
    std::int64_t kegiatan = 0;
    std::int64_t kegiatan_with = 0;
    std::int64_t subs = 0;
    std::int64_t subs_with = 0;
};

void count_cues(const document& of, const level_part& part, const part_reading& read, cue_count& into) {
    for (std::size_t at = part.begin; at < part.end; ++at) {
        const bool has_cue = of.rows[at].upper;
        if (read.levels[at - part.begin] == level::kegiatan) {
            ++into.kegiatan;
            into.kegiatan_with += has_cue ? 1 : 0;
        } else if (read.levels[at - part.begin] == level::sub_kegiatan) {
            ++into.subs;
            into.subs_with += has_cue ? 1 : 0;
        }
    }
}

/// Cues decide where they do so in the rest of the document: they are next to never seen on a sub kegiatan.
[[nodiscard]] std::vector<part_answer> read_all_deep(document& of) {
    std::vector<part_answer> out;
    cue_count seen;
    for (const level_part& part : of.parts) {
        out.push_back(read_deep(of, part));
        if (out.back().reading.ways == 1) count_cues(of, part, out.back().reading, seen);
    }
    const bool decides = seen.subs_with * 20 <= seen.subs;
    const bool in_use = decides && seen.kegiatan_with * 10 > seen.kegiatan;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].reading.ways == 1 || out[i].guessed) continue;
        of.parts[i].upper_decides = decides;
        of.parts[i].upper_in_use = in_use;
        out[i] = read_deep(of, of.parts[i]);
    }
    return out;
}

/// Nothing where some part cannot be read so.
[[nodiscard]] std::optional<std::vector<part_answer>> read_all_flat(document& of) {
    std::vector<part_answer> out;
    for (level_part part : of.parts) {
        part.deep = false;
        auto flat = read_by_sums(of, part);
        if (!flat) return std::nullopt;
        out.push_back({*std::move(flat), false});
    }
    return out;
}

[[nodiscard]] level_reading join(const std::vector<part_answer>& answers) {
    level_reading out;
    out.verdict = level_verdict{level_status::unique, level_source::arithmetic, 0};
    for (const part_answer& one : answers) {
        out.levels.insert(out.levels.end(), one.reading.levels.begin(), one.reading.levels.end());
        out.verdict.cost += one.reading.cost;
        out.ways = std::min(many_ways, out.ways * one.reading.ways);
        if (one.guessed) out.verdict.source = level_source::cues;
    }
    return out;
}

[[nodiscard]] std::int64_t price(const document& of, const level_reading& reading) {
    return reading.verdict.cost - worth_of_a_column * columns_kept(of, 0, reading.levels, level::program);
}

/// True when every program is followed by a row without amounts and then by some that have them: then rows without may be kegiatan of which
/// the document prints no totals, or kegiatan without budget, and nothing tells.
[[nodiscard]] bool may_lack_totals(const document& of) {
    bool any = false;
    for (const level_part& part : of.parts) {
        if (is_lone_program(of, part)) continue;
        const std::size_t first = part.begin + 1;
        if (first >= part.end || !is_empty(of.rows[first])) return false;
        for (std::size_t at = first; at < part.end; ++at) any = any || !is_empty(of.rows[at]);
    }
    return any;
}

/// The reading of such a document in which the rows without amounts are the kegiatan.
void read_without_totals(const document& of, std::vector<level>& levels) {
    for (const level_part& part : of.parts) {
        for (std::size_t at = part.begin + 1; at < part.end; ++at) {
            const bool leads = is_empty(of.rows[at]) && (at == part.begin + 1 || (at + 1 < part.end && !is_empty(of.rows[at + 1])));
            if (levels[at] != level::program) levels[at] = leads ? level::kegiatan : level::sub_kegiatan;
        }
    }
}

/// The plan of two levels instead, where that is the better reading, or one way more where it is as good.
void weigh_flat(document& of, level_reading& deep) {
    const auto answers = read_all_flat(of);
    if (!answers) return;
    level_reading flat = join(*answers);
    // What could not be read with all levels is no worse reading for it, so only a perfect fit is let in.
    if (deep.verdict.source == level_source::cues && flat.verdict.cost > 0) return;
    const std::int64_t saved = price(of, deep) - price(of, flat);
    const bool is_close =
        flat.levels != deep.levels && (std::abs(saved) <= level_cost::margin || (flat.verdict.cost == 0 && deep.verdict.cost == 0));
    const std::int64_t ways = is_close ? std::min(many_ways, deep.ways + flat.ways) : saved > 0 ? flat.ways : deep.ways;
    if (saved > 0) {
        deep = std::move(flat);
        deep.ways = ways;
        if (!may_lack_totals(of)) return;
        read_without_totals(of, deep.levels);
        ++deep.ways;
    }
    deep.ways = std::max(deep.ways, ways);
}

[[nodiscard]] level_reading read_uncoded(const std::vector<level_evidence>& rows) {
    document all = part_document(rows);
    level_reading out = join(read_all_deep(all));
    // A plan that fits with all its levels below marked programs needs no other reading.
    if (!all.marked || out.verdict.cost > 0 || columns_kept(all, 0, out.levels, level::program) == 0) weigh_flat(all, out);
    if (out.ways > 1) out.verdict.status = level_status::ambiguous;
    return out;
}

/// The same, and what decided: official names where the rows would be read otherwise without them.
[[nodiscard]] level_reading read_with_names(const std::vector<level_evidence>& rows) {
    level_reading out = read_uncoded(rows);
    const auto has_hint = [](const level_evidence& row) { return row.by_kode || row.by_name; };
    if (std::none_of(rows.begin(), rows.end(), has_hint)) return out;
    std::vector<level_evidence> bare = rows;
    for (level_evidence& row : bare) row.by_kode = row.by_name = std::nullopt;
    const level_reading without = read_uncoded(bare);
    if (without.ways == 1 && without.levels == out.levels) return out;
    const bool any_kode = std::any_of(rows.begin(), rows.end(), [](const level_evidence& row) { return row.by_kode.has_value(); });
    out.verdict.source = any_kode ? level_source::kode : level_source::nomenklatur;
    return out;
}

/// Codes settle the level of their rows. The others of a program that has some without are read from sums and names, and where these do
/// not decide either, one level below the last row with a code, or beside it.
[[nodiscard]] level_reading read_by_kode(const std::vector<level_evidence>& rows) {
    level_reading out;
    out.verdict = level_verdict{level_status::given, level_source::kode, 0};
    const auto is_coded = [](const level_evidence& row) { return row.by_kode.has_value(); };
    document all = part_document(rows);
    const bool deep = std::any_of(rows.begin(), rows.end(), [](const level_evidence& row) { return row.by_kode == level::sub_kegiatan; });
    for (level_part& part : all.parts) {
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(part.begin);
        const auto last = rows.begin() + static_cast<std::ptrdiff_t>(part.end);
        std::optional<part_reading> read;
        if (!std::all_of(first, last, is_coded)) {
            part.deep = deep;
            part.upper_decides = true;
            read = read_by_sums(all, part);
            out.ways = std::min(many_ways, out.ways * (read ? read->ways : 2));
            out.verdict.status = level_status::unique;
            if (read) out.verdict.cost += read->cost;
        }
        for (auto row = first; row != last; ++row) {
            const level guessed = row->program_name ? level::program : level::sub_kegiatan;
            const level worked_out = read ? read->levels[static_cast<std::size_t>(row - first)] : guessed;
            out.levels.push_back(row->by_kode.value_or(worked_out));
        }
    }
    if (out.ways > 1) out.verdict.status = level_status::ambiguous;
    return out;
}

}  // namespace

level_reading find_levels(const std::vector<level_evidence>& rows) {
    if (rows.empty()) return {};
    const auto coded = std::count_if(rows.begin(), rows.end(), [](const level_evidence& row) { return row.by_kode.has_value(); });
    if (coded * 2 > static_cast<std::ptrdiff_t>(rows.size())) return read_by_kode(rows);
    return read_with_names(rows);
}

}  // namespace renaksi::recognise
