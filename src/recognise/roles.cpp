#include "recognise/roles.hpp"

#include <algorithm>

#include "recognise/quarter_block.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

/// What a column's cells are like, over the rows of the table.
struct column_facts {
    int filled = 0;
    int wording = 0;
    int units = 0;
    int codes = 0;
    int ordinals = 0;
    int numbers = 0;
    int money = 0;
    int programs = 0;
    int indikator = 0;
    int sasaran = 0;
    int jabatan = 0;
    int beside_money = 0;     ///< wording in a row with an amount
    int without_money = 0;    ///< wording in a row without one
    std::size_t letters = 0;  ///< code points of all wording
};

void add_cell_to(column_facts& out, cell_class c, std::string_view text, bool is_beside_money) {
    ++out.filled;
    out.units += c == cell_class::satuan ? 1 : 0;
    out.codes += c == cell_class::kode ? 1 : 0;
    out.ordinals += c == cell_class::ordinal ? 1 : 0;
    out.numbers += c == cell_class::number || c == cell_class::percent ? 1 : 0;
    out.money += c == cell_class::money ? 1 : 0;
    if (!is_wording(c)) return;
    ++out.wording;
    out.letters += utf8_length(text);
    ++(is_beside_money ? out.beside_money : out.without_money);
    out.programs += is_program_name(text) ? 1 : 0;
    out.indikator += opens_indikator(text) ? 1 : 0;
    out.sasaran += opens_sasaran(text) ? 1 : 0;
    out.jabatan += opens_jabatan(text) ? 1 : 0;
}

/// Of every column.
[[nodiscard]] std::vector<column_facts> read_facts(const classified_grid& cells, const std::vector<std::size_t>& body,
                                                   const std::vector<bool>& row_has_money) {
    std::vector<column_facts> out(cells.width());
    const io::grid& grid = cells.grid();
    for (const std::size_t row : body) {
        for (std::size_t at = grid.filled_begin(row); at < grid.filled_end(row); ++at) {
            if (cells.class_of(at) == cell_class::blank) continue;
            add_cell_to(out[grid.column_of(at)], cells.class_of(at), grid.text_of(at), row_has_money[row]);
        }
    }
    return out;
}

[[nodiscard]] int percent(int part, int whole) { return whole > 0 ? 100 * part / whole : 0; }

/// How well a column's content fits a role: 0 … about 200. `rows` = rows of the table, `money_rows` = those with amounts.
[[nodiscard]] int content_score(role what, const column_facts& f, bool leftmost, int rows, int money_rows) {
    const int fill = percent(f.filled, rows);
    const int words = percent(f.wording, f.filled);
    const std::size_t length = f.wording > 0 ? f.letters / static_cast<std::size_t>(f.wording) : 0;
    switch (what) {
        case role::kode:
            return f.codes > 0 ? percent(f.codes, f.filled) + 50 : 0;
        case role::no:
            return 2 * (f.wording + f.money) >= f.filled || (fill >= 60 && !leftmost) ? 0 : percent(f.ordinals + f.numbers, f.filled);
        case role::satuan:
            return percent(f.units, f.filled) > 50 && length < 30 ? percent(f.units, f.filled) + 40 : 0;
        case role::nama: {
            if (words < 60 || length < 5) return 0;
            const int marked = f.programs > 0 ? 60 : 0;
            return percent(f.beside_money, money_rows) * 80 / 100 + marked - percent(f.without_money, f.wording) / 2 -
                   percent(f.indikator + f.jabatan, f.wording) / 2;
        }
        case role::indikator:
            return words < 60 || length < 5 ? 0 : percent(f.indikator, f.wording) + fill / 3 - (f.programs > 0 ? 60 : 0);
        case role::sasaran:
            return words < 60 || length < 5 ? 0
                                            : percent(f.sasaran, f.wording) + (fill < 60 ? 25 : 0) - percent(f.indikator, f.wording) / 2;
        case role::penanggung_jawab:
            return words < 60 ? 0 : percent(f.jabatan, f.wording) + (fill < 60 ? 15 : 0);
        default:
            return 0;
    }
}

/// Labels of the headers over each column. A hint is weak: it breaks ties and decides where the content says nothing.
class header_hints {
public:
    header_hints(const classified_grid& cells, const sections& parts) {
        for (const row_range& header : parts.headers) {
            for (std::size_t row = header.begin; row < header.end; ++row) {
                for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
                    const header_label label = label_of(cells.text(row, column));
                    if (label != header_label::none) labels_.push_back({column, label});
                }
            }
            if (!labels_.empty()) break;  // repeats of the first header add nothing but their own mistakes
        }
    }

    [[nodiscard]] int score(role what, std::size_t column) const {
        int best = 0;
        for (const auto& [at, label] : labels_) {
            if (!names(label, what)) continue;
            if (at == column) best = std::max(best, 30);
            if (at + 1 == column || column + 1 == at) best = std::max(best, 10);
        }
        return best;
    }
    [[nodiscard]] bool over(header_label wanted, std::size_t column) const {
        return std::any_of(labels_.begin(), labels_.end(), [&](const auto& one) { return one.first == column && one.second == wanted; });
    }

private:
    [[nodiscard]] static bool names(header_label label, role what) {
        switch (what) {
            case role::no:
                return label == header_label::no;
            case role::kode:
                return label == header_label::kode;
            case role::sasaran:
                return label == header_label::sasaran;
            case role::indikator:
                return label == header_label::indikator;
            case role::satuan:
                return label == header_label::satuan;
            case role::nama:
                return label == header_label::nama;
            case role::penanggung_jawab:
                return label == header_label::penanggung_jawab;
            default:
                return false;
        }
    }

    std::vector<std::pair<std::size_t, header_label>> labels_;
};

/// Gives each text role the column that fits it best, the clearest fit first.
void assign_text_roles(column_roles& roles, const std::vector<column_facts>& facts, const header_hints& hints, int rows, int money_rows) {
    constexpr std::array<role, 7> wanted{role::kode,    role::satuan,           role::nama, role::indikator,
                                         role::sasaran, role::penanggung_jawab, role::no};
    constexpr int threshold = 40;
    const auto filled = [](const column_facts& f) { return f.filled > 0; };
    const auto leftmost = static_cast<std::size_t>(std::find_if(facts.begin(), facts.end(), filled) - facts.begin());
    for (;;) {
        int best = threshold - 1;
        role best_role = role::none;
        std::size_t best_column = 0;
        for (const role what : wanted) {
            if (roles.find(what)) continue;
            for (std::size_t column = 0; column < roles.width(); ++column) {
                if (!roles.is_free(column) || facts[column].filled == 0) continue;
                const int content = content_score(what, facts[column], column == leftmost, rows, money_rows);
                const int score = content > 0 ? content + hints.score(what, column) : 0;
                if (score > best) {
                    best = score;
                    best_role = what;
                    best_column = column;
                }
            }
        }
        if (best_role == role::none) return;
        roles.assign(best_column, best_role);
    }
}

/// A document without a block of quarters still has a column of amounts: the one under `Pagu` or `Anggaran`, else the fullest.
void assign_single_money(column_roles& roles, const std::vector<column_facts>& facts, const header_hints& hints) {
    int best = 0;
    std::optional<std::size_t> chosen;
    for (std::size_t column = 0; column < roles.width(); ++column) {
        if (!roles.is_free(column) || facts[column].money * 2 <= facts[column].filled) continue;
        const int score = facts[column].money + (hints.over(header_label::pagu, column) ? 1'000'000 : 0);
        if (score > best) {
            best = score;
            chosen = column;
        }
    }
    if (chosen) roles.assign(*chosen, role::money);
}

void assign_single_target(column_roles& roles, const std::vector<column_facts>& facts, const header_hints& hints) {
    for (std::size_t column = 0; column < roles.width(); ++column) {
        if (!roles.is_free(column) || facts[column].numbers * 2 <= facts[column].filled) continue;
        if (hints.over(header_label::target, column)) {
            roles.assign(column, role::target);
            return;
        }
    }
}

[[nodiscard]] std::vector<bool> taken_columns(const column_roles& roles) {
    std::vector<bool> out;
    for (std::size_t column = 0; column < roles.width(); ++column) out.push_back(!roles.is_free(column));
    return out;
}

void assign_block(column_roles& roles, role what, const quarter_block& block) {
    for (std::size_t part = 0; part < block.size(); ++part) roles.assign(block[part], what, static_cast<plan_column>(part));
}

/// The columns of numbers: blocks by their sums, amounts first.
void assign_numbers(column_roles& roles, const classified_grid& cells, const sections& parts, const std::vector<column_facts>& facts,
                    const header_hints& hints) {
    const std::vector<triwulan_labels> labels = find_triwulan_labels(cells, parts);
    if (!roles.has(role::money)) {
        if (const auto money = find_money_block(cells, parts.body, taken_columns(roles), labels)) {
            assign_block(roles, role::money, *money);
        } else {
            assign_single_money(roles, facts, hints);
        }
    }
    if (roles.has(role::target)) return;
    if (const auto target = find_target_block(cells, parts.body, taken_columns(roles), labels)) assign_block(roles, role::target, *target);
}

}  // namespace

std::optional<std::size_t> column_roles::find(role what, plan_column part) const noexcept {
    for (std::size_t column = 0; column < roles_.size(); ++column) {
        if (roles_[column].what == what && roles_[column].part == part) return column;
    }
    return std::nullopt;
}

bool column_roles::has(role what) const noexcept {
    return std::any_of(roles_.begin(), roles_.end(), [what](const column_role& one) { return one.what == what; });
}

column_roles find_roles(const classified_grid& cells, const sections& parts, const known_roles& known) {
    column_roles roles(cells.width());
    for (std::size_t column = 0; column < std::min(known.size(), roles.width()); ++column) {
        if (known[column]) roles.assign(column, known[column]->what, known[column]->part);
    }
    const header_hints hints(cells, parts);
    std::vector<bool> row_has_money(cells.rows(), false);
    int money_rows = 0;
    for (const std::size_t row : parts.body) {
        row_has_money[row] = cells.count(row, cell_class::money) > 0;
        money_rows += row_has_money[row] ? 1 : 0;
    }
    const std::vector<column_facts> facts = read_facts(cells, parts.body, row_has_money);

    assign_numbers(roles, cells, parts, facts, hints);
    assign_text_roles(roles, facts, hints, static_cast<int>(parts.body.size()), money_rows);
    if (!roles.has(role::target)) assign_single_target(roles, facts, hints);
    // A unit alone (`Rp.` before each amount) is the unit of nothing.
    const auto satuan = roles.find(role::satuan);
    const bool is_known = satuan && *satuan < known.size() && known[*satuan];
    if (satuan && !is_known && !roles.has(role::target) && !roles.has(role::indikator)) roles.release(*satuan);
    return roles;
}

}  // namespace renaksi::recognise
