#include "accuracy/random_plan.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "renaksi/io/read.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi::accuracy {

namespace {

/// How a pagu falls into the triwulan.
enum class spread : std::uint8_t { equal = 0, paired, one, two, rest_in_last, anyhow };
constexpr std::size_t spread_count = 6;

/// What one office does from the first row to the last.
struct habits {
    bool has_programs = true;
    bool has_subs = true;
    bool has_jumlah = true;
    bool has_sasaran = false;
    bool has_indicators = true;
    std::optional<level> silent;  ///< a level that prints no amounts
    std::int64_t unit = 1;        ///< amounts are multiples of it, in Rupiah
    std::size_t least_size = 0;
    std::array<std::uint64_t, spread_count> spreads{};
    std::array<std::uint64_t, 3> empties{};  ///< weights of blank, "-" and 0
    std::uint64_t twins = 0;                 ///< percent of rows with the amounts of the row above
    std::uint64_t agreeing_targets = 0;      ///< percent of triwulan with a target just where there is money
    std::size_t programs = 1;
    std::size_t most_kegiatan = 1;
    std::size_t most_subs = 1;
};

void draw_shape(dice& die, habits& office) {
    office.has_jumlah = !die.percent(15);
    office.has_sasaran = die.percent(30);
    if (die.percent(12)) (die.percent(60) ? office.has_subs : office.has_programs) = false;
    if (die.percent(4) && office.has_subs && office.has_programs) office.silent = level::kegiatan;
    constexpr std::array<std::size_t, 6> programs{1, 2, 4, 6, 9, 12};
    office.programs = die.one_of(programs);
    office.most_kegiatan = 1 + die.index(6);
    office.most_subs = 1 + die.index(10);
    // The largest are as many rows as thirty of the others, and little is learnt from one more of them.
    if (office.programs * office.most_kegiatan * office.most_subs > 300 && !die.percent(25)) {
        office.programs = 1 + die.index(5);
        office.most_subs = 1 + die.index(4);
    }
}

[[nodiscard]] habits draw_habits(dice& die) {
    habits office;
    draw_shape(die, office);
    constexpr std::array<std::int64_t, 7> units{1, 1, 5, 250, 1'000, 1'000, 100'000};
    office.unit = die.one_of(units);
    office.least_size = die.index(4);
    for (std::uint64_t& weight : office.spreads) weight = die.below(10);
    office.spreads[die.index(spread_count)] += 20;
    constexpr std::array<std::array<std::uint64_t, 3>, 5> empties{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {4, 12, 4}, {1, 4, 5}}};
    office.empties = die.one_of(empties);
    office.twins = die.percent(40) ? 10 : 1;
    office.has_indicators = !die.percent(15);
    constexpr std::array<std::uint64_t, 4> agreeing{60, 80, 90, 97};
    office.agreeing_targets = die.one_of(agreeing);
    return office;
}

/// How many below one row: mostly few.
[[nodiscard]] std::size_t draw_count(dice& die, std::size_t most) {
    const std::size_t half = 1 + die.index(most);
    return die.percent(50) ? 1 + die.index(half) : half;
}

using amounts = std::array<std::int64_t, plan_column_count>;  // in units of the office, then in sen

void spread_over_year(dice& die, spread how, std::int64_t year, amounts& out) {
    switch (how) {
        case spread::equal: {
            const std::int64_t part = std::max(year / 4, std::int64_t{1});
            out = {0, part, part, part, part};
            break;
        }
        case spread::paired: {
            const std::int64_t half = std::max(year / 2, std::int64_t{1});
            const std::int64_t first = die.percent(40) ? half : die.between(1, half);
            out = {0, first, half - first, first, half - first};
            if (die.percent(50)) out = {0, out[2], out[1], out[4], out[3]};
            break;
        }
        case spread::one:
            out[1 + die.index(4)] = year;
            break;
        case spread::two: {
            const std::size_t first = die.index(4);
            out[1 + first] = die.between(1, year);
            out[1 + (first + 1 + die.index(3)) % 4] = year - out[1 + first];
            break;
        }
        case spread::rest_in_last: {
            const std::int64_t part = year / (4 + static_cast<std::int64_t>(die.below(3)));
            out = {0, part, part, part, year - 3 * part};
            break;
        }
        case spread::anyhow: {
            std::int64_t rest = year;
            for (std::size_t q = 1; q < 4; ++q) rest -= out[q] = die.percent(15) ? 0 : die.between(0, rest * 2 / 3);
            out[4] = rest;
            break;
        }
    }
}

[[nodiscard]] amounts draw_amounts(dice& die, const habits& office) {
    constexpr std::array<std::int64_t, 7> sizes{500'000, 2'000'000, 8'000'000, 30'000'000, 150'000'000, 900'000'000, 5'000'000'000};
    amounts out{};
    if (die.percent(2)) return out;
    const std::int64_t size = sizes[office.least_size + die.index(4)];
    const std::int64_t year = std::max(die.between(size / 10, size) / office.unit, std::int64_t{1});
    spread_over_year(die, static_cast<spread>(die.weighted(office.spreads)), year, out);
    for (std::size_t c = 1; c < plan_column_count; ++c) {
        out[c] *= office.unit * sen_per_rupiah;
        out[0] += out[c];
    }
    return out;
}

[[nodiscard]] amount empty_of(dice& die, const habits& office) {
    const std::array<amount, 3> empties{amount{}, amount::dash(), amount::of(rupiah{})};
    return empties[die.weighted(office.empties)];
}

[[nodiscard]] target_cell number_target(std::int64_t number) {
    target_cell out;
    out.value.kind = target_kind::number;
    out.value.value = decimal{number, 0};
    out.written = std::to_string(number);
    return out;
}

[[nodiscard]] target_cell no_target() {
    target_cell out;
    out.value.kind = target_kind::dash;
    out.written = "-";
    return out;
}

/// Targets in the triwulan that have money, but for those where the office disagrees with itself.
[[nodiscard]] indikator_draft draw_indicator(dice& die, const habits& office, const amounts& sen) {
    indikator_draft out;
    out.nama = "Jumlah dokumen";
    out.satuan = "Dokumen";
    std::int64_t year = 0;
    for (std::size_t c = 1; c < plan_column_count; ++c) {
        const bool planned = (sen[c] != 0) == die.percent(office.agreeing_targets);
        const std::int64_t number = die.between(1, 12);
        out.targets[c] = planned ? number_target(number) : no_target();
        year += planned ? number : 0;
    }
    out.targets[0] = year > 0 ? number_target(year) : no_target();
    return out;
}

class drawing {
public:
    drawing(dice& die, const habits& office) : die_(die), office_(office) {}

    [[nodiscard]] document draw() {
        for (std::size_t p = 0; p < office_.programs; ++p) {
            if (office_.has_sasaran && (p == 0 || die_.percent(30))) append(level::sasaran);
            add(total_, office_.has_programs ? draw_program() : draw_kegiatan());
        }
        if (office_.has_jumlah) print(append(level::jumlah), total_);
        return std::move(rows_);
    }

private:
    static void add(amounts& sum, const amounts& part) {
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += part[c];
    }

    [[nodiscard]] amounts draw_program() {
        const std::size_t at = append(level::program);
        amounts sum{};
        for (std::size_t k = draw_count(die_, office_.most_kegiatan); k > 0; --k) add(sum, draw_kegiatan());
        print(at, sum);
        return sum;
    }

    [[nodiscard]] amounts draw_kegiatan() {
        if (!office_.has_subs) return draw_leaf(level::kegiatan);
        const std::size_t at = append(level::kegiatan);
        amounts sum{};
        for (std::size_t s = draw_count(die_, office_.most_subs); s > 0; --s) add(sum, draw_leaf(level::sub_kegiatan));
        print(at, sum);
        return sum;
    }

    [[nodiscard]] amounts draw_leaf(level which) {
        const bool twin = !rows_.empty() && rows_.back().draft.level == which && die_.percent(office_.twins);
        if (!twin) leaf_ = draw_amounts(die_, office_);
        const std::size_t at = append(which);
        print(at, leaf_);
        if (office_.has_indicators) rows_[at].draft.indikator.push_back(draw_indicator(die_, office_, leaf_));
        return leaf_;
    }

    std::size_t append(level which) {
        document_row row;
        row.key = static_cast<std::int32_t>(rows_.size());
        row.draft.level = which;
        std::string& text = which == level::sasaran ? row.draft.sasaran : row.draft.nama;
        text = std::string(to_string(which)) + ' ' + std::to_string(row.key);
        rows_.push_back(std::move(row));
        return rows_.size() - 1;
    }

    void print(std::size_t at, const amounts& sen) {
        if (office_.silent == rows_[at].draft.level) return;
        for (std::size_t c = 0; c < sen.size(); ++c) {
            set_amount(rows_[at], c, sen[c] == 0 ? empty_of(die_, office_) : amount::of(rupiah::from_sen(sen[c])));
        }
    }

    dice& die_;
    const habits& office_;
    document rows_;
    amounts total_{};
    amounts leaf_{};
};

[[nodiscard]] row_draft draft_of(const plan_row& row) {
    row_draft out;
    out.level = row.level();
    out.kode = row.kode();
    out.sasaran = row.sasaran();
    out.nama = row.nama();
    out.penanggung_jawab = row.penanggung_jawab();
    for (const plan_column c : plan_columns_all) {
        out.money[position(c)] = {row.money(c), std::string(row.written(c))};
    }
    for (std::size_t k = 0; k < row.indikator_count(); ++k) {
        const indikator_view from = row.indikator(k);
        indikator_draft one{std::string(from.nama()), std::string(from.satuan()), {}};
        for (const plan_column c : plan_columns_all) one.targets[position(c)] = {from.target(c), std::string(from.written(c))};
        out.indikator.push_back(std::move(one));
    }
    return out;
}

[[nodiscard]] bool prints(const document& rows, level which) {
    for (const document_row& row : rows) {
        if (row.draft.level != which) continue;
        for (const amount_cell& cell : row.draft.money) {
            if (cell.value.state != amount_state::blank) return true;
        }
    }
    return false;
}

}  // namespace

void set_amount(document_row& row, std::size_t column, amount value) {
    amount_cell& cell = row.draft.money[column];
    cell.value = value;
    cell.written = value.state == amount_state::blank  ? std::string{}
                   : value.state == amount_state::dash ? std::string{"-"}
                                                       : format_rupiah(value.value, grouping::comma);
}

void set_sen(document_row& row, std::size_t column, std::int64_t sen) {
    if (sen == 0) {
        for (const amount_cell& cell : row.draft.money) {
            if (cell.value.addend().is_zero()) return set_amount(row, column, cell.value);
        }
    }
    set_amount(row, column, amount::of(rupiah::from_sen(sen)));
}

std::vector<std::size_t> rows_above(const document& rows, std::size_t at) {
    std::vector<std::size_t> out;
    if (rows[at].draft.level == level::jumlah) return out;
    level below = rows[at].draft.level;
    for (std::size_t i = at; i-- > 0;) {
        const level which = rows[i].draft.level;
        if (!is_budget(which) || !is_above(which, below)) continue;
        below = which;
        if (prints(rows, which)) out.push_back(i);
    }
    if (rows.back().draft.level == level::jumlah) out.push_back(rows.size() - 1);
    return out;
}

bool is_total(const document& rows, std::size_t at) {
    const level which = rows[at].draft.level;
    if (which == level::jumlah) return true;
    return at + 1 < rows.size() && is_budget(rows[at + 1].draft.level) && is_above(which, rows[at + 1].draft.level);
}

document draw_document(dice& die) {
    const habits office = draw_habits(die);
    return drawing(die, office).draw();
}

document mended_sample(const std::string& path) {
    const result<plan> read = read_plan_file(path);
    if (!read) throw std::runtime_error("cannot read " + path);
    struct slip {
        std::int64_t line;
        std::size_t column;
        std::int64_t right;  // Rupiah
    };
    constexpr std::array<slip, 3> slips{{{53, 3, 26'005'473}, {68, 2, 0}, {106, 1, 12'874'000}}};
    document rows;
    for (std::size_t i = 0; i < read->size(); ++i) rows.push_back({static_cast<std::int32_t>(i), draft_of((*read)[i])});
    for (const slip& one : slips) {
        for (std::size_t i = 0; i < read->size(); ++i) {
            if ((*read)[i].line() != one.line || !is_budget((*read)[i].level())) continue;
            const std::int64_t change = one.right * sen_per_rupiah - sen_of(rows[i], one.column);
            set_sen(rows[i], one.column, one.right * sen_per_rupiah);
            for (const std::size_t above : rows_above(rows, i)) set_sen(rows[above], one.column, sen_of(rows[above], one.column) + change);
        }
    }
    return rows;
}

plan build(const document& rows) {
    plan_builder builder;
    std::int64_t line = 0;
    for (const document_row& row : rows) {
        row_draft draft = row.draft;
        draft.line = ++line;
        if (!builder.add_row(std::move(draft))) throw std::logic_error("the builder refuses a row");
    }
    result<plan> made = std::move(builder).finish();
    if (!made) throw std::logic_error("the builder refuses the plan");
    return std::move(*made);
}

}  // namespace renaksi::accuracy
