#include "recognise/recognise.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "recognise/cells.hpp"
#include "recognise/frame.hpp"
#include "recognise/levels.hpp"
#include "recognise/name_levels.hpp"
#include "recognise/numbers.hpp"
#include "recognise/roles.hpp"
#include "recognise/sections.hpp"
#include "recognise/table_rows.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi::recognise {
namespace {

/// A row of the plan to be; its level is settled when all rows are there.
struct entry {
    row_draft draft;
    bool is_sasaran = false;  ///< a sasaran on a line of its own
    std::optional<level> by_kode;
};

class assembler {
public:
    assembler(const classified_grid& cells, const options& chosen, plan_builder builder)
        : cells_(cells), chosen_(chosen), builder_(std::move(builder)) {}

    [[nodiscard]] result<plan> run() {
        const auto parts = find_sections(cells_);
        if (!parts) return no_table();
        const column_roles roles = find_roles(cells_, *parts);
        const bool has_money = roles.find(role::money).has_value();
        const bool has_targets = roles.find(role::target).has_value() && roles.find(role::satuan).has_value();
        if (!has_money && !has_targets) return no_table();

        note_headers(*parts);
        read_title(cells_, parts->title, builder_.info());
        for (const std::size_t row : parts->body) rows_.push_back(read_table_row(cells_, roles, row, builder_));
        styles_ = find_number_styles(rows_, chosen_.numbers);
        if (auto failure = read_total(roles, parts->totals)) return *std::move(failure);
        for (const table_row& row : rows_) {
            at_page_top_ = at_page_top_ || begins_page(*parts, row.row);
            if (auto failure = add_entry(row)) return *std::move(failure);
        }
        settle_levels();
        if (auto failure = add_rows()) return *std::move(failure);
        read_closing(cells_, parts->closing, builder_);
        fill_office();
        return std::move(builder_).finish();
    }

private:
    [[nodiscard]] error no_table() const {
        const std::int64_t lines = cells_.rows() > 0 ? cells_.grid().line(cells_.rows() - 1) : 0;
        error failure = make_error(errc::no_table, "1 … " + std::to_string(lines));
        failure.where.line = lines > 0 ? 1 : 0;
        failure.where.column = lines > 0 ? 1 : 0;
        return failure;
    }

    /// One note for each header that repeats the first, the blank rows around it counted in.
    void note_headers(const sections& parts) {
        const auto is_blank = [this](std::size_t row) { return cells_.filled(row) == 0; };
        for (std::size_t i = 1; i < parts.headers.size(); ++i) {
            row_range block = parts.headers[i];
            const std::int64_t line = cells_.grid().line(block.begin);
            while (block.begin > 0 && is_blank(block.begin - 1)) --block.begin;
            while (block.end < cells_.rows() && is_blank(block.end)) ++block.end;
            builder_.add_note(note{note_kind::repeated_header, line, 0, static_cast<std::int64_t>(block.end - block.begin), {}});
        }
    }

    /// The last total row is the Jumlah; others are kept as notes.
    [[nodiscard]] std::optional<error> read_total(const column_roles& roles, const std::vector<std::size_t>& totals) {
        for (std::size_t i = 0; i < totals.size(); ++i) {
            if (i + 1 < totals.size()) {
                std::string text;
                for (std::size_t column = 0; column < cells_.grid().columns(totals[i]); ++column) {
                    const std::string_view cell = cells_.text(totals[i], column);
                    if (!cell.empty()) text.append(text.empty() ? "" : " | ").append(cell);
                }
                builder_.add_note(note{note_kind::extra_total, cells_.grid().line(totals[i]), 0, 0, std::move(text)});
                continue;
            }
            const table_row row = read_table_row(cells_, roles, totals[i], builder_);
            for (const placed_cell* cell :
                 {&row.no, &row.kode, &row.sasaran, &row.indikator, &row.satuan, &row.nama, &row.penanggung_jawab}) {
                if (cell->blank() || is_total_label(cell->text)) continue;
                builder_.add_note(note{note_kind::unplaced_text, row.line, cell->column, 0, std::string(cell->text)});
            }
            row_draft draft;
            draft.level = level::jumlah;
            draft.line = row.line;
            if (auto failure = read_money(row, draft)) return failure;
            auto added = builder_.add_row(std::move(draft));
            if (!added) return added.error();
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_money(const table_row& row, row_draft& draft) {
        for (std::size_t c = 0; c < row.money.size(); ++c) {
            if (row.money[c].blank()) continue;
            auto cell = read_amount(row.money[c], row.line, styles_.money, builder_);
            if (!cell) return cell.error();
            draft.money[c] = *std::move(cell);
        }
        return std::nullopt;
    }

    [[nodiscard]] indikator_draft read_indikator(const table_row& row) {
        indikator_draft out;
        out.nama = collapse(row.indikator.text);
        out.satuan = collapse(row.satuan.text);
        for (std::size_t c = 0; c < row.target.size(); ++c) {
            if (!row.target[c].blank()) out.targets[c] = read_target(row.target[c], row.line, styles_.targets, builder_);
        }
        return out;
    }

    [[nodiscard]] std::optional<error> add_entry(const table_row& row) {
        if (!entries_.empty() && join_cut_text(row)) return std::nullopt;
        at_page_top_ = false;
        const bool says_indikator = !row.indikator.blank() || !row.satuan.blank() || row.has_target();
        const bool is_budget = !row.nama.blank() || row.has_amount() || !row.kode.blank();
        if (!is_budget && row.sasaran.blank() && !says_indikator) {
            note_stray(row);
            return std::nullopt;
        }
        if (!is_budget && row.sasaran.blank() && row.no.blank() && row.penanggung_jawab.blank() && says_indikator && !entries_.empty()) {
            entries_.back().draft.indikator.push_back(read_indikator(row));
            return std::nullopt;
        }
        entry added;
        const bool named_sasaran = is_sasaran_in_name_column(row);
        added.is_sasaran = (!is_budget && !row.sasaran.blank()) || named_sasaran;
        row_draft& draft = added.draft;
        draft.line = row.line;
        draft.no = collapse(row.no.text);
        draft.sasaran = collapse(named_sasaran ? row.nama.text : row.sasaran.text);
        if (!named_sasaran) draft.nama = collapse(row.nama.text);
        draft.penanggung_jawab = collapse(row.penanggung_jawab.text);
        read_kode(row, added);
        if (row.has_indikator()) draft.indikator.push_back(read_indikator(row));
        if (auto failure = read_money(row, draft)) return failure;
        entries_.push_back(std::move(added));
        return std::nullopt;
    }

    /// The code of its column, or the one that stands before the name in one cell.
    void read_kode(const table_row& row, entry& into) {
        placed_cell cell = row.kode;
        if (cell.blank()) {
            const std::string_view name = row.nama.text;
            const std::size_t blank = name.find(' ');
            if (blank == std::string_view::npos || !looks_like_kode(name.substr(0, blank))) return;
            cell = placed_cell{name.substr(0, blank), row.nama.column};
            into.draft.nama = collapse(name.substr(blank));
        }
        const auto parsed = parse_kode_tolerant(cell.text);
        if (!parsed) {
            builder_.add_note(note{note_kind::unplaced_text, row.line, cell.column, 0, std::string(cell.text)});
            return;
        }
        into.draft.kode = parsed->value.text();
        into.by_kode = parsed->value.plan_level();
        if (parsed->repaired) builder_.add_note(note{note_kind::repaired_kode, row.line, cell.column, 0, std::string(cell.text)});
    }

    /// True when the row is nothing but the rest of texts that a page break cut off; it is then joined to the row above.
    [[nodiscard]] bool join_cut_text(const table_row& row) {
        if (row.has_money() || row.has_target() || !row.satuan.blank() || !row.no.blank() || !row.kode.blank()) return false;
        row_draft& above = entries_.back().draft;
        std::string* const indikator = above.indikator.empty() ? nullptr : &above.indikator.back().nama;
        const std::array<std::pair<std::string_view, std::string*>, 4> texts{{{row.sasaran.text, &above.sasaran},
                                                                              {row.indikator.text, indikator},
                                                                              {row.nama.text, &above.nama},
                                                                              {row.penanggung_jawab.text, &above.penanggung_jawab}}};
        bool any = false;
        for (const auto& [rest, start] : texts) {
            if (rest.empty()) continue;
            const bool only_person = rest.data() == row.penanggung_jawab.text.data() && row.says_only_penanggung_jawab();
            if (start == nullptr || start->empty() || !(only_person || continues(*start, rest))) return false;
            any = true;
        }
        if (!any) return false;
        for (const auto& [rest, start] : texts) {
            if (!rest.empty()) start->append(" ").append(collapse(rest));
        }
        builder_.add_note(note{note_kind::joined_row, row.line, 0, above.line, {}});
        return true;
    }

    /// True for the first row under a repeated header.
    [[nodiscard]] static bool begins_page(const sections& parts, std::size_t row) {
        const auto after = std::upper_bound(parts.headers.begin(), parts.headers.end(), row,
                                            [](std::size_t r, const row_range& header) { return r < header.begin; });
        if (after == parts.headers.begin() || std::prev(after) == parts.headers.begin()) return false;
        const auto first = std::lower_bound(parts.body.begin(), parts.body.end(), std::prev(after)->end);
        return first != parts.body.end() && *first == row;
    }

    /// A number, a person or dashes alone make no row of a plan: a page number, a stray cell. What says something is kept in notes.
    void note_stray(const table_row& row) {
        for (const placed_cell* cell : {&row.no, &row.penanggung_jawab}) {
            if (cell->blank() || classify(cell->text) == cell_class::dash) continue;
            builder_.add_note(note{note_kind::unplaced_text, row.line, cell->column, 0, std::string(cell->text)});
        }
    }

    /// A sasaran written where the names stand, on a line of its own.
    [[nodiscard]] static bool is_sasaran_in_name_column(const table_row& row) {
        return row.sasaran.blank() && row.kode.blank() && !row.has_money() && !row.has_indikator() && opens_sasaran(row.nama.text);
    }

    /// At the top of a page any text without amounts is the rest of the row above; elsewhere its own words must show it.
    [[nodiscard]] bool continues(std::string_view start, std::string_view rest) const {
        if (at_page_top_ && !opens_sasaran(rest) && !is_program_name(rest)) return true;
        if (begins_with_function_word(rest)) return true;
        return is_lower(rest.front()) || ends_in_function_word(start) || start.ends_with(',') || start.ends_with('/') ||
               start.ends_with('-');
    }

    void settle_levels() {
        const auto share = [this](auto has) {
            return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), has)) * 2 <= entries_.size();
        };
        // A text that stands on most rows tells no level.
        const bool by_person = share([](const entry& e) { return !e.draft.penanggung_jawab.empty(); });
        const bool by_sasaran = share([](const entry& e) { return !e.draft.sasaran.empty(); });
        std::vector<level_evidence> evidence;
        std::vector<std::size_t> where;
        bool opens_group = false;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const row_draft& draft = entries_[i].draft;
            if (entries_[i].is_sasaran) {
                opens_group = true;
                continue;
            }
            level_evidence one;
            for (std::size_t c = 0; c < draft.money.size(); ++c) one.sen[c] = draft.money[c].value.addend().sen();
            one.program_name = is_program_name(draft.nama);
            one.opens_group = opens_group;
            one.upper = (by_person && !draft.penanggung_jawab.empty()) || (by_sasaran && !draft.sasaran.empty()) ||
                        (!draft.indikator.empty() && is_percent_satuan(draft.indikator.front().satuan));
            one.by_kode = entries_[i].by_kode;
            one.repeats_name =
                !where.empty() && !draft.nama.empty() && normalised(draft.nama) == normalised(entries_[where.back()].draft.nama);
            evidence.push_back(one);
            where.push_back(i);
            opens_group = false;
        }
        if (chosen_.names != nullptr) add_official_levels(where, evidence);
        const level_reading reading = find_levels(evidence);
        for (std::size_t i = 0; i < where.size(); ++i) entries_[where[i]].draft.level = reading.levels[i];
        builder_.info().levels = reading.verdict;
        if (reading.verdict.status == level_status::ambiguous) {
            builder_.add_note(note{note_kind::ambiguous_levels, 0, 0, reading.ways, {}});
        }
    }

    void add_official_levels(const std::vector<std::size_t>& where, std::vector<level_evidence>& evidence) const {
        std::vector<std::string_view> names;
        names.reserve(where.size());
        for (const std::size_t i : where) names.push_back(entries_[i].draft.nama);
        const std::vector<std::optional<level>> official = levels_by_name(names, *chosen_.names);
        for (std::size_t i = 0; i < official.size(); ++i) evidence[i].by_name = official[i];
    }

    /// A program that carries a sasaran opens that sasaran's group: the sasaran becomes a row of its own on the same line.
    [[nodiscard]] std::optional<error> add_rows() {
        std::string open;
        for (entry& one : entries_) {
            row_draft& draft = one.draft;
            if (one.is_sasaran) {
                draft.level = level::sasaran;
                open = normalised(draft.sasaran);
            } else if (draft.level == level::program && !draft.sasaran.empty() && normalised(draft.sasaran) != open) {
                row_draft opener;
                opener.level = level::sasaran;
                opener.line = draft.line;
                opener.no = draft.no;
                opener.sasaran = draft.sasaran;
                open = normalised(draft.sasaran);
                if (auto added = builder_.add_row(std::move(opener)); !added) return added.error();
            }
            if (auto added = builder_.add_row(std::move(draft)); !added) return added.error();
        }
        return std::nullopt;
    }

    /// Where the title does not name the office, the head's title does: `Kepala Dinas …`.
    void fill_office() {
        plan_info& info = builder_.info();
        if (!info.perangkat_daerah.empty()) return;
        if (const auto office = find_office(info.pengesahan.jabatan)) info.perangkat_daerah = info.pengesahan.jabatan.substr(*office);
    }

    const classified_grid& cells_;
    options chosen_;
    plan_builder builder_;
    std::vector<table_row> rows_;
    std::vector<entry> entries_;
    number_styles styles_;
    bool at_page_top_ = false;  ///< no row under the last repeated header was added yet
};

}  // namespace

result<plan> recognise_plan(const io::grid& cells, const options& chosen, plan_builder builder) {
    const classified_grid classified(cells);
    return assembler(classified, chosen, std::move(builder)).run();
}

}  // namespace renaksi::recognise
