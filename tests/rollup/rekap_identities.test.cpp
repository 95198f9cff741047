// A rekap of one office against the checks of a plan with the same rows.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/check/identities.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/rollup/rekap.hpp"
#include "renaksi/rollup/roll_up.hpp"
#include "rollup/rekap_rows.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

/// Gives each row of a plan a code that puts it below the row that the plan puts it below. Levels that are not there get numbers of their
/// own.
class kode_giver {
public:
    std::string next(level which) {
        const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        if (which == level::sasaran) {
            program_ = kegiatan_ = 0;
            return {};
        }
        if (which == level::jumlah) return {};
        if (which == level::program || program_ == 0) {
            program_ = ++programs_;
            kegiatan_ = 0;
        }
        std::string out = "2.17." + two(program_);
        if (which == level::program) return out;
        if (which == level::kegiatan || kegiatan_ == 0) kegiatan_ = ++kegiatans_;
        out += ".2." + two(kegiatan_);
        return which == level::kegiatan ? out : out + "." + two(++subs_);
    }

private:
    int program_ = 0, kegiatan_ = 0, programs_ = 0, kegiatans_ = 0, subs_ = 0;
};

/// Which levels print which block.
using printing = std::array<std::array<bool, 2>, level_count>;

row_draft random_plan_row(level which, const printing& prints, bool has_blanks, std::int64_t unit) {
    row_draft row;
    row.level = which;
    row.nama = "x";
    if (which == level::sasaran) return row;
    for (const plan_column c : plan_columns_all) {
        const bool is_blank =
            !prints[static_cast<std::size_t>(which)][c == plan_column::year ? 0 : 1] || (has_blanks && *rc::gen::inRange(0, 8) == 0);
        if (!is_blank) row.money[position(c)].value = amount::of(rupiah::from_sen(*rc::gen::inRange(-3, 6) * unit));
    }
    return row;
}

plan random_rekap_plan() {
    const bool is_plain = *rc::gen::inRange(0, 3) == 0;
    printing prints{};
    for (auto& of_level : prints) {
        for (bool& block : of_level) block = is_plain || *rc::gen::inRange(0, 4) > 0;
    }
    // Sums of large amounts take the way of 128 bits.
    const std::int64_t unit = *rc::gen::element<std::int64_t>(1, 100, INT64_MAX / 8);
    const bool has_blanks = *rc::gen::inRange(0, 3) > 0;
    plan_builder builder;
    kode_giver kodes;
    const int count = *rc::gen::inRange(0, 16);
    for (int i = 0; i < count; ++i) {
        const auto which = static_cast<level>(*rc::gen::inRange(1, 5));
        row_draft row = random_plan_row(which, prints, has_blanks, unit);
        row.kode = kodes.next(which);
        row.line = i + 1;
        RC_ASSERT(builder.add_row(row).has_value());
    }
    if (*rc::gen::inRange(0, 3) > 0) {
        row_draft jumlah = random_plan_row(level::jumlah, prints, has_blanks, unit);
        jumlah.line = count + 1;
        RC_ASSERT(builder.add_row(jumlah).has_value());
    }
    return std::move(*std::move(builder).finish());
}

std::vector<rekap_row> rekap_rows_of(const plan& p, bool with_kode) {
    std::vector<rekap_row> out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        rekap_row row;
        row.level = p[i].level() <= level::sasaran ? static_cast<rekap_level>(p[i].level())
                                                   : static_cast<rekap_level>(static_cast<int>(p[i].level()) + 2);
        if (with_kode && !p[i].kode().empty()) row.kode = *parse_packed_kode(p[i].kode());
        row.line = static_cast<std::uint32_t>(p[i].line());
        for (const plan_column c : plan_columns_all) {
            if (p[i].money(c).state == amount_state::blank) continue;
            row.printed = static_cast<std::uint8_t>(row.printed | 1U << position(c));
            row.sen[position(c)] = p[i].money(c).addend().sen();
        }
        out.push_back(row);
    }
    return out;
}

rekap rekap_of_rows(const rekap_settings& settings, const std::vector<rekap_row>& rows) {
    rekap out(settings);
    out.begin_source("a.csv", 0, false);
    out.begin_office("a");
    out.add_rows(rows);
    out.end_source(1, 1, false);
    RC_ASSERT(!out.close().has_value());
    return out;
}

rekap rekap_of_office(const rekap_settings& settings, std::vector<rekap_row> rows) {
    rekap out(settings);
    out.begin_source("a.csv", 0, false);
    out.add_office("a", rows);
    out.end_source(1, 1, false);
    RC_ASSERT(!out.close().has_value());
    return out;
}

/// line, R101 or not, column, expected, found
using root_set = std::multiset<std::tuple<std::int64_t, bool, int, int128, int128>>;

root_set roots_of_plan(const plan& p, const identity_report& report) {
    root_set out;
    for (const identity_violation& wrong : report.violations) {
        if (!wrong.root) continue;
        const bool is_row = wrong.kind == identity_kind::row;
        out.insert({p.row(wrong.row).line(), is_row, static_cast<int>(wrong.column), wrong.expected_sen, wrong.found_sen});
    }
    return out;
}

root_set roots_of_rekap(const rekap& of) {
    root_set out;
    for (const rekap_root& root : of.roots()) {
        out.insert({static_cast<std::int64_t>(root.line), root.is_row, static_cast<int>(root.column), root.expected_sen, root.found_sen});
    }
    return out;
}

std::map<std::string, std::pair<std::int64_t, money_totals>> programs_of(const plan& p) {
    std::map<std::string, std::pair<std::int64_t, money_totals>> out;
    for (const roll_up_group& group : roll_up(p, roll_up_key::program).groups) {
        if (group.key && group.rows > 0) out[*group.key] = {group.rows, group.totals};
    }
    return out;
}

void check_office(const plan& p, const std::vector<rekap_row>& rows) {
    const identity_report report = check_identities(p);
    const rekap r = rekap_of_rows(by("program"), rows);
    RC_ASSERT(r.totals().violations == report.violations.size());
    RC_ASSERT(roots_of_rekap(r) == roots_of_plan(p, report));
    RC_ASSERT(r.root_count() == r.roots().size());
    RC_ASSERT(r.totals().sen == total(p));
    RC_ASSERT(rekap_of_office(by("program"), rows).to_bytes() == r.to_bytes());

    std::map<std::string, std::uint64_t> violations;
    for (const identity_violation& wrong : report.violations) ++violations[std::string(to_string(p.row(wrong.row).level()))];
    const rekap levels = rekap_of_rows(by("level"), rows);
    RC_ASSERT(levels.totals().sen == total(p));
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const std::string name = key_text(levels, i);
        RC_ASSERT(levels.group(i).violations == violations[name]);
        if (name == "jumlah") continue;
        for (const roll_up_group& group : roll_up(p, roll_up_key::level).groups) {
            if (group.key != name) continue;
            RC_ASSERT(levels.group(i).rows == static_cast<std::uint64_t>(group.rows));
            RC_ASSERT(levels.group(i).sen == group.totals);
        }
    }
}

}  // namespace

TEST_CASE("an office's rows, in any order, say what its plan says") {
    CHECK(rc::check("kode tells what is part of what", [] {
        const plan p = random_rekap_plan();
        std::vector<rekap_row> rows = rekap_rows_of(p, true);
        check_office(p, rows);
        for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[*rc::gen::inRange<std::size_t>(0, i)]);
        check_office(p, rows);
        // Two stretches in order, as offices write `X.XX.01` first.
        std::sort(rows.begin(), rows.end(), [](const rekap_row& a, const rekap_row& b) { return a.kode < b.kode; });
        std::rotate(rows.begin(), rows.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(rows.size()) + 1),
                    rows.end());
        check_office(p, rows);
        const std::map<std::string, std::pair<std::int64_t, money_totals>> programs = programs_of(p);
        const rekap r = rekap_of_rows(by("program"), rows);
        std::size_t found = 0;
        for (std::size_t i = 0; i < r.size(); ++i) {
            const auto at = programs.find(key_text(r, i));
            if (at == programs.end()) continue;
            ++found;
            RC_ASSERT(r.group(i).rows == static_cast<std::uint64_t>(at->second.first));
            RC_ASSERT(r.group(i).sen == at->second.second);
        }
        RC_ASSERT(found == programs.size());
    }));
}

TEST_CASE("an office's rows without kode say what its plan says") {
    CHECK(rc::check("levels and order tell what is part of what", [] {
        const plan p = random_rekap_plan();
        check_office(p, rekap_rows_of(p, false));
    }));
}
