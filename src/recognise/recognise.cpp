#include "recognise/recognise.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "recognise/alignment.hpp"
#include "recognise/cells.hpp"
#include "recognise/entries.hpp"
#include "recognise/frame.hpp"
#include "recognise/indikator_cells.hpp"
#include "recognise/money_unit.hpp"
#include "recognise/numbers.hpp"
#include "recognise/roles.hpp"
#include "recognise/row_code.hpp"
#include "recognise/row_words.hpp"
#include "recognise/sections.hpp"
#include "recognise/table_rows.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/block_list.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"

namespace renaksi::recognise {
namespace {

/// A row of the table and how it is moved, in eight bytes.
struct table_place {
    std::uint64_t row : 36 = 0;
    std::uint64_t from : 24 = 0;
    std::uint64_t by : 4 = 0;  ///< columns, eight more than they are
};

[[nodiscard]] table_place pack_place(std::size_t row, const row_shift& shift) {
    table_place out;
    out.row = row & ((std::uint64_t{1} << 36U) - 1);
    out.from = shift.from & io::grid::most_columns;
    out.by = static_cast<std::uint64_t>(shift.by + 8) & 15U;
    return out;
}

[[nodiscard]] row_shift shift_of(const table_place& place) {
    return {static_cast<std::ptrdiff_t>(place.by) - 8, static_cast<std::size_t>(place.from)};
}

class assembler {
public:
    /// The grid is that of `cells`; what was read of it is let go.
    assembler(const classified_grid& cells, arrangement& from, const options& chosen, plan_builder builder)
        : cells_(cells), from_(from), chosen_(chosen), builder_(std::move(builder)) {}

    [[nodiscard]] result<plan> run() {
        auto parts = find_sections(cells_);
        if (!parts) return no_table();
        const column_roles roles = find_roles(cells_, *parts, from_.known);
        const bool has_money = roles.has(role::money);
        const bool has_targets = roles.has(role::target) && roles.has(role::satuan);
        if (!has_money && !has_targets) return no_table();

        note_headers(*parts);
        read_title(cells_, parts->title, builder_.info());
        note_other_fields(cells_, parts->title, builder_);
        if (from_.tahun != 0) builder_.info().tahun = from_.tahun;
        take_money_unit(cells_, *parts, roles, builder_);
        spread_persons(roles);
        const std::vector<std::size_t> totals = read_rows(roles, *parts);
        if (auto failure = read_total(roles, totals)) return *std::move(failure);
        if (auto failure = add_entries(roles, *parts)) return *std::move(failure);
        let_go_of(*parts);
        settle_levels();
        if (auto failure = add_rows()) return *std::move(failure);
        read_closing(cells_, parts->closing, builder_);
        fill_office();
        return std::move(builder_).finish();
    }

private:
    /// Who answers for rows, by a merged cell that begins further up.
    struct person {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string_view text;
    };

    [[nodiscard]] error no_table() const {
        const std::int64_t lines = cells_.rows() > 0 ? cells_.grid().line(cells_.rows() - 1) : 0;
        error failure = make_error(errc::no_table, "1 … " + std::to_string(lines));
        failure.where.line = lines > 0 ? 1 : 0;
        failure.where.column = lines > 0 ? 1 : 0;
        return failure;
    }

    /// A merged cell over several rows says the same about all of them.
    void spread_persons(const column_roles& roles) {
        for (const io::merged_cells& one : cells_.grid().merges()) {
            if (one.rows < 2 || one.row >= cells_.rows() || roles.at(one.column).what != role::penanggung_jawab) continue;
            const std::string_view text = cells_.text(one.row, one.column);
            if (!text.empty()) persons_.push_back({one.row, std::min(one.row + one.rows, cells_.rows()), text});
        }
        std::sort(persons_.begin(), persons_.end(), [](const person& a, const person& b) { return a.begin < b.begin; });
    }

    [[nodiscard]] std::string_view person_over(std::size_t row) const {
        const auto after =
            std::upper_bound(persons_.begin(), persons_.end(), row, [](std::size_t r, const person& one) { return r <= one.begin; });
        return after != persons_.begin() && row < std::prev(after)->end ? std::prev(after)->text : std::string_view{};
    }

    /// Reads the rows of the table and gives those of totals: a row that the column of levels calls one is among them, whatever its label.
    [[nodiscard]] std::vector<std::size_t> read_rows(const column_roles& roles, const sections& parts) {
        std::vector<std::size_t> totals = parts.totals;
        number_votes votes;
        const auto levels = roles.find(role::level);
        for (const std::size_t row : parts.body) {
            if (levels && parse_level(cells_.text(row, *levels)) == level::jumlah) {
                totals.insert(std::upper_bound(totals.begin(), totals.end(), row), row);
            } else {
                const row_shift shift = find_shift(cells_, roles, row);
                const table_row read = read_table_row(cells_, roles, row, shift, builder_);
                votes.add(read);
                has_codes_ = has_codes_ || has_plan_code(read);
                rows_.push_back(pack_place(row, shift));
            }
        }
        styles_ = votes.styles(chosen_.numbers);
        return totals;
    }

    [[nodiscard]] static bool has_plan_code(const table_row& row) {
        const row_code code = read_row_code(row);
        return code.value && code.value->value.plan_level();
    }

    /// The rows are read a second time: kept as they were read, those of a large table would take fifty times its bytes.
    [[nodiscard]] std::optional<error> add_entries(const column_roles& roles, const sections& parts) {
        entries_.expect(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto row = static_cast<std::size_t>(rows_[i].row);
            at_page_top_ = at_page_top_ || begins_page(parts, row);
            if (auto failure = add_entry(read_table_row(cells_, roles, row, shift_of(rows_[i])))) return failure;
            if (persons_.empty()) from_.cells.let_go_before(row + 1);
            rows_.let_go_before(i + 1);
        }
        return std::nullopt;
    }

    /// Of the table nothing will be asked for again.
    void let_go_of(sections& parts) {
        std::vector<std::size_t>().swap(parts.body);
        std::vector<person>().swap(persons_);
        rows_ = {};
        from_.cells.let_go_before(parts.closing.begin);
    }

    [[nodiscard]] std::string all_cells(std::size_t row) const {
        std::string text;
        for (std::size_t at = cells_.grid().filled_begin(row); at < cells_.grid().filled_end(row); ++at) {
            text.append(text.empty() ? "" : " | ").append(cells_.grid().text_of(at));
        }
        return text;
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
                builder_.add_note(note{note_kind::extra_total, cells_.grid().line(totals[i]), 0, 0, all_cells(totals[i])});
                continue;
            }
            const row_shift shift = find_shift(cells_, roles, totals[i]);
            const table_row row = read_table_row(cells_, roles, totals[i], shift, builder_);
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

    [[nodiscard]] static error too_many_indikator(std::int64_t line) {
        error failure = make_error(errc::limit_exceeded, "indikator of a row > " + std::to_string(most_indikator_of_a_row));
        failure.where.line = line;
        return failure;
    }

    [[nodiscard]] std::optional<error> add_entry(const table_row& row) {
        if (!entries_.empty() && row.level.blank() && join_cut_text(row)) return std::nullopt;
        at_page_top_ = false;
        const bool says_indikator = !row.indikator.blank() || !row.satuan.blank() || row.has_target();
        const bool is_budget = !row.nama.blank() || row.has_amount() || !row.kode.blank();
        if (!is_budget && row.sasaran.blank() && !says_indikator && row.level.blank()) {
            note_stray(row);
            return std::nullopt;
        }
        const row_code code = read_row_code(row);
        if (!says_indikator && row.level.blank() && is_heading(code)) {
            builder_.add_note(note{note_kind::set_aside_row, row.line, 0, 0, all_cells(row.row)});
            return std::nullopt;
        }
        const bool adds_only = !is_budget && row.sasaran.blank() && row.no.blank() && row.penanggung_jawab.blank() && row.level.blank();
        if (says_indikator && !entries_.empty() && (adds_only || repeats_last(row, code))) {
            note_kode(row, code);
            std::vector<indikator_draft>& there = entries_.last().draft.indikator;
            if (there.size() == most_indikator_of_a_row) return too_many_indikator(row.line);
            there.push_back(read_indikator(row));
            return std::nullopt;
        }
        return add_new_entry(row, code, is_budget);
    }

    [[nodiscard]] std::optional<error> add_new_entry(const table_row& row, const row_code& code, bool is_budget) {
        entry added;
        added.given = parse_level(row.level.text);
        const bool named_sasaran = is_sasaran_in_name_column(row) || (added.given == level::sasaran && row.sasaran.blank());
        added.is_sasaran = added.given ? *added.given == level::sasaran : (!is_budget && !row.sasaran.blank()) || named_sasaran;
        const bool sasaran_is_nama = added.is_sasaran && named_sasaran;
        row_draft& draft = added.draft;
        draft.line = row.line;
        draft.no = collapse(row.no.text);
        draft.sasaran = collapse(sasaran_is_nama ? row.nama.text : row.sasaran.text);
        if (!sasaran_is_nama) draft.nama = collapse(code.nama);
        draft.penanggung_jawab = collapse(row.penanggung_jawab.text);
        added.names_person = !draft.penanggung_jawab.empty();
        if (!added.names_person) draft.penanggung_jawab = collapse(person_over(row.row));
        note_kode(row, code);
        if (code.value) {
            draft.kode = code.value->value.text();
            added.by_kode = code.value->value.plan_level();
            const bool differs = added.given && added.by_kode && added.given != added.by_kode;
            if (differs) builder_.add_note(note{note_kind::ambiguous_levels, row.line, 0, 2, {}});
        }
        if (row.has_indikator()) draft.indikator.push_back(read_indikator(row));
        if (added.is_sasaran) {
            for (const placed_cell& cell : row.money) note_cell(row, cell);
        } else if (auto failure = read_money(row, draft)) {
            return failure;
        }
        added.is_broken = std::any_of(draft.money.begin(), draft.money.end(), [](const amount_cell& cell) {
            return cell.value.state == amount_state::blank && !cell.written.empty();
        });
        entries_.add(std::move(added));
        return std::nullopt;
    }

    /// An urusan or bidang, by its code or by its name. A column of ordinals is full of what may be urusan, so other rows have to have
    /// codes of a plan.
    [[nodiscard]] bool is_heading(const row_code& code) const {
        if (code.value && !code.is_heading()) return false;
        return names_heading(code.nama) || (code.is_heading() && has_codes_);
    }

    /// True for a row that says more about the one above: its code again, with the number of another indikator or without a name.
    [[nodiscard]] bool repeats_last(const table_row& row, const row_code& code) const {
        const row_draft& last = entries_.last().draft;
        if (!code.value || row.has_amount() || last.kode != code.value->value.text()) return false;
        return code.nama.empty() || (code.has_indicator_number() && collapse(code.nama) == last.nama);
    }

    void note_kode(const table_row& row, const row_code& code) {
        if (code.cell.blank() || (code.value && !code.value->repaired)) return;
        const note_kind kind = code.value ? note_kind::repaired_kode : note_kind::unplaced_text;
        builder_.add_note(note{kind, row.line, code.cell.column, 0, std::string(code.cell.text)});
    }

    void note_cell(const table_row& row, const placed_cell& cell) {
        if (cell.blank() || classify(cell.text, cell.type) == cell_class::dash) return;
        builder_.add_note(note{note_kind::unplaced_text, row.line, cell.column, 0, std::string(cell.text)});
    }

    /// True when the row is nothing but the rest of texts that a page break cut off; it is then joined to the row above.
    [[nodiscard]] bool join_cut_text(const table_row& row) {
        if (row.has_money() || row.has_target() || !row.satuan.blank() || !row.no.blank() || !row.kode.blank()) return false;
        row_draft& above = entries_.last().draft;
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
        note_cell(row, row.no);
        note_cell(row, row.penanggung_jawab);
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
        const level_reading reading = entries_.settle_levels(chosen_.names);
        builder_.info().levels = reading.verdict;
        if (reading.verdict.status == level_status::ambiguous) {
            builder_.add_note(note{note_kind::ambiguous_levels, 0, 0, reading.ways, {}});
        }
    }

    /// A program that carries a sasaran opens that sasaran's group: the sasaran becomes a row of its own on the same line.
    [[nodiscard]] std::optional<error> add_rows() {
        if (auto failure = builder_.reserve(entries_.room())) return failure;
        std::string open;
        const bool named = entries_.has_named_sasaran();
        while (auto next = entries_.take()) {
            row_draft& draft = *next;
            if (draft.level == level::sasaran) {
                open = normalised(draft.sasaran);
            } else if (!named && draft.level == level::program && !draft.sasaran.empty() && normalised(draft.sasaran) != open) {
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
    arrangement& from_;
    options chosen_;
    plan_builder builder_;
    detail::block_list<table_place> rows_;
    entry_queue entries_;
    std::vector<person> persons_;
    bool has_codes_ = false;  ///< of programs or what is below them
    number_styles styles_;
    bool at_page_top_ = false;  ///< no row under the last repeated header was added yet
};

}  // namespace

result<plan> recognise_plan(arrangement from, const options& chosen, plan_builder builder) {
    classified_grid classified(from.cells, std::move(from.classes));
    find_small_money(classified);
    return assembler(classified, from, chosen, std::move(builder)).run();
}

}  // namespace renaksi::recognise
