#include "io/flat_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/formats.hpp"
#include "io/plain_amount.hpp"
#include "io/target_style.hpp"
#include "io/text_table.hpp"
#include "recognise/indikator_cells.hpp"
#include "recognise/numbers.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "report/csv_text.hpp"

namespace renaksi::io {
namespace {

constexpr std::size_t missing = static_cast<std::size_t>(-1);

class flat_table_reader {
public:
    flat_table_reader(grid cells, const read_options& options, plan_builder builder)
        : cells_(std::move(cells)), options_(options), builder_(std::move(builder)) {
        at_.fill(missing);
    }

    [[nodiscard]] result<plan> read() {
        if (auto failure = read_header()) return *std::move(failure);
        tell_lines();
        tell_style();
        if (auto failure = builder_.reserve(room())) return *std::move(failure);
        std::size_t filled = 0;
        for (std::size_t row = 1; row < cells_.rows(); ++row) {
            if (is_blank(row)) continue;
            ++filled;
            if (auto failure = read_row(row)) return *std::move(failure);
            cells_.let_go_before(row);
        }
        if (filled == 0) return make_place(errc::no_table, "no row below the header", 0, 0);
        return std::move(builder_).finish();
    }

private:
    using failing = std::optional<error>;

    [[nodiscard]] error make_place(errc code, std::string detail, std::size_t row, std::size_t column) const {
        error e = make_error(code, std::move(detail));
        e.where.line = cells_.line(row);
        e.where.column = static_cast<std::int64_t>(column) + 1;
        return e;
    }
    [[nodiscard]] error wrong(errc code, std::string detail, std::size_t row, flat_column column) const {
        return make_place(code, std::string(name_of(column)) + ": " + std::move(detail), row, has(column) ? at(column) : 0);
    }

    [[nodiscard]] static std::string_view name_of(flat_column column) { return flat_column_names[static_cast<std::size_t>(column)]; }
    [[nodiscard]] std::size_t at(flat_column column) const { return at_[static_cast<std::size_t>(column)]; }
    [[nodiscard]] bool has(flat_column column) const { return at(column) != missing; }
    [[nodiscard]] std::string_view cell(std::size_t row, flat_column column) const {
        return has(column) ? cells_.cell(row, at(column)) : std::string_view{};
    }
    [[nodiscard]] cell_type type(std::size_t row, flat_column column) const {
        return has(column) ? cells_.type(row, at(column)) : cell_type::text;
    }
    /// A text as it was before it was guarded, its line ends put back.
    [[nodiscard]] std::string text(std::size_t row, flat_column column) const {
        std::string out(report::without_guard(cell(row, column)));
        std::replace(out.begin(), out.end(), cell_line_end, '\n');
        return out;
    }
    [[nodiscard]] bool is_blank(std::size_t row) const { return cells_.filled(row) == 0; }

    [[nodiscard]] failing read_header() {
        width_ = cells_.columns(0);
        for (std::size_t column = 0; column < width_; ++column) {
            const std::string_view name = cells_.cell(0, column);
            const auto* const known = std::find(flat_column_names.begin(), flat_column_names.end(), name);
            if (known == flat_column_names.end()) {
                note_other_column(column);
                continue;
            }
            std::size_t& place = at_[static_cast<std::size_t>(known - flat_column_names.begin())];
            if (place != missing) return make_place(errc::bad_structure, "a second column " + std::string(name), 0, column);
            place = column;
        }
        return std::nullopt;
    }

    void note_other_column(std::size_t column) {
        std::int64_t filled = 0;
        for (std::size_t row = 1; row < cells_.rows(); ++row) filled += cells_.cell(row, column).empty() ? 0 : 1;
        if (filled == 0) return;
        builder_.add_note(note{note_kind::set_aside_column, cells_.line(0), static_cast<std::int32_t>(column) + 1, filled,
                               std::string(cells_.cell(0, column))});
    }

    /// Lines of the document that the table was made from, where every row has one; else those of the table itself. Never a mixture.
    void tell_lines() {
        has_lines_ = has(flat_column::line);
        for (std::size_t row = 1; row < cells_.rows(); ++row) {
            has_lines_ = has_lines_ && (is_blank(row) || !cell(row, flat_column::line).empty());
        }
    }

    /// Where no column tells the style of targets, the targets do.
    void tell_style() {
        style_ = options_.numbers;
        if (has(flat_column::numbers) || style_ != number_style::automatic) return;
        recognise::style_votes votes;
        for (std::size_t row = 1; row < cells_.rows(); ++row) {
            for (const plan_column column : plan_columns_all) {
                votes.add(recognise::placed_cell{cell(row, target_column(column)), 0, type(row, target_column(column))});
            }
        }
        style_ = votes.winner();
    }

    [[nodiscard]] failing read_row(std::size_t row) {
        row_draft draft;
        draft.line = cells_.line(row);
        if (auto failure = read_line(row, draft)) return failure;
        note_cells_behind_header(row, draft.line);
        if (auto failure = read_document(row)) return failure;
        bool is_row = true;
        if (auto failure = read_level(row, draft, is_row)) return failure;
        if (!is_row) return std::nullopt;
        draft.no = text(row, flat_column::no);
        draft.sasaran = text(row, flat_column::sasaran);
        draft.nama = text(row, flat_column::nama);
        draft.penanggung_jawab = text(row, flat_column::penanggung_jawab);
        if (auto failure = read_money(row, draft)) return failure;
        if (auto failure = read_dashes(row, draft)) return failure;
        if (auto failure = read_indikator(row, draft)) return failure;
        if (draft.level == level::sasaran) name_sasaran(draft);
        auto added = builder_.add_row(std::move(draft));
        if (added) return std::nullopt;
        error failure = std::move(added).error();
        failure.where.line = cells_.line(row);
        return failure;
    }

    /// In `nama` stands what the sasaran is called by: its own text, or where it has none that of its indicator.
    static void name_sasaran(row_draft& draft) {
        const bool by_indikator = !draft.indikator.empty() && draft.indikator.front().nama == draft.nama;
        if (draft.sasaran.empty() && !by_indikator) draft.sasaran = draft.nama;
        if (draft.nama == draft.sasaran || (draft.sasaran.empty() && by_indikator)) draft.nama.clear();
    }

    void note_cells_behind_header(std::size_t row, std::int64_t line) {
        for (std::size_t at = cells_.filled_begin(row); at < cells_.filled_end(row); ++at) {
            if (cells_.column_of(at) < width_) continue;
            builder_.add_note(note{note_kind::unplaced_text, line, static_cast<std::int32_t>(cells_.column_of(at)) + 1, 0,
                                   std::string(report::without_guard(cells_.text_of(at)))});
        }
    }

    /// A whole number from 1; nothing for a blank cell.
    template <typename Number>
    [[nodiscard]] failing read_number(std::size_t row, flat_column column, std::optional<Number>& out) const {
        const std::string_view digits = cell(row, column);
        if (digits.empty()) return std::nullopt;
        Number value{};
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (code != std::errc{} || end != digits.data() + digits.size() || value < 1) {
            return wrong(errc::bad_number, "'" + std::string(digits) + "': a whole number from 1 was expected", row, column);
        }
        out = value;
        return std::nullopt;
    }

    [[nodiscard]] failing read_line(std::size_t row, row_draft& draft) const {
        std::optional<std::int64_t> line;
        if (auto failure = read_number(row, flat_column::line, line)) return failure;
        if (has_lines_) draft.line = *line;
        return std::nullopt;
    }

    /// What is the same in every row: office, year, unit of the amounts.
    [[nodiscard]] failing read_document(std::size_t row) {
        plan_info& info = builder_.info();
        const std::string opd = text(row, flat_column::opd);
        if (!opd.empty() && !info.perangkat_daerah.empty() && opd != info.perangkat_daerah) {
            return wrong(errc::bad_structure,
                         "the table holds several offices, and a plan is that of one; '" + opd + "' begins here, behind '" +
                             info.perangkat_daerah + "'",
                         row, flat_column::opd);
        }
        if (!opd.empty()) info.perangkat_daerah = opd;
        std::optional<std::int32_t> tahun;
        if (auto failure = read_number(row, flat_column::tahun, tahun)) return failure;
        if (tahun && info.tahun && *tahun != *info.tahun) {
            return wrong(errc::bad_structure, "the table holds several years; " + std::to_string(*tahun) + " begins here", row,
                         flat_column::tahun);
        }
        if (tahun) info.tahun = tahun;
        std::optional<std::int64_t> unit;
        if (auto failure = read_number(row, flat_column::satuan_uang, unit)) return failure;
        if (unit && !is_satuan_uang(*unit)) {
            return wrong(errc::bad_structure, "1, 1000, 1000000 or 1000000000 was expected", row, flat_column::satuan_uang);
        }
        if (unit && info.satuan_uang != 1 && *unit != info.satuan_uang) {
            return wrong(errc::bad_structure, "another unit than above", row, flat_column::satuan_uang);
        }
        if (unit) info.satuan_uang = *unit;
        return std::nullopt;
    }

    /// How many values a cell has, one a line.
    [[nodiscard]] std::size_t count_values(std::size_t row, flat_column column) const {
        const std::string_view written = cell(row, column);
        if (written.empty()) return 0;
        const auto ends = std::count_if(written.begin(), written.end(), [](char c) { return c == cell_line_end || c == '\n'; });
        return cells_.lines_before(row, at(column)) + static_cast<std::size_t>(ends) + 1;
    }

    /// At least what the plan will take. O(bytes).
    [[nodiscard]] plan_room room() const {
        plan_room out;
        for (std::size_t row = 1; row < cells_.rows(); ++row) {
            if (is_blank(row)) continue;
            ++out.rows;
            out.no += cell(row, flat_column::no).size();
            out.kode += cell(row, flat_column::kode).size();
            out.sasaran += cell(row, flat_column::sasaran).size();
            out.nama += cell(row, flat_column::nama).size();
            out.penanggung_jawab += cell(row, flat_column::penanggung_jawab).size();
            out.indikator_nama += cell(row, flat_column::indikator).size();
            out.indikator_satuan += cell(row, flat_column::satuan).size();
            std::size_t values = std::max(count_values(row, flat_column::indikator), count_values(row, flat_column::satuan));
            for (const plan_column column : plan_columns_all) {
                out.money[position(column)] += cell(row, money_column(column)).size();
                out.targets[position(column)] += cell(row, target_column(column)).size();
                values = std::max(values, count_values(row, target_column(column)));
            }
            out.indikator += values;
        }
        return out;
    }

    [[nodiscard]] failing read_level(std::size_t row, row_draft& draft, bool& is_row) {
        const std::string word = text(row, flat_column::level);
        const std::string code = text(row, flat_column::kode);
        const std::optional<level> named = parse_level(word);
        std::optional<level> told;
        std::optional<kode_tingkat> tingkat;
        if (!code.empty()) {
            const auto parsed = parse_kode_tolerant(code);
            if (!parsed && !named) return wrong(parsed.error().code, "'" + code + "': " + parsed.error().detail, row, flat_column::kode);
            if (parsed) {
                draft.kode = parsed->value.text();
                told = parsed->value.plan_level();
                tingkat = parsed->value.tingkat();
            }
            const auto column = static_cast<std::int32_t>(at(flat_column::kode)) + 1;
            if (!parsed) builder_.add_note(note{note_kind::unplaced_text, draft.line, column, 0, code});
            if (parsed && parsed->repaired) builder_.add_note(note{note_kind::repaired_kode, draft.line, column, 0, code});
        }
        if (!word.empty() && !named && !told) return wrong(errc::bad_structure, "'" + word + "' is no level", row, flat_column::level);
        if (!word.empty() && !named) {
            builder_.add_note(note{note_kind::unplaced_text, draft.line, static_cast<std::int32_t>(at(flat_column::level)) + 1, 0, word});
        }
        is_row = named || told || !tingkat;
        if (!is_row) set_aside(row, draft.line);
        if (is_row && !named && !told) return wrong(errc::bad_structure, "neither level nor kode", row, flat_column::level);
        if (is_row) draft.level = named ? *named : *told;
        return std::nullopt;
    }

    /// An urusan or a bidang: a plan has no rows for them.
    void set_aside(std::size_t row, std::int64_t line) {
        std::string out;
        for (std::size_t at = cells_.filled_begin(row); at < cells_.filled_end(row); ++at) {
            const std::string_view cell = report::without_guard(cells_.text_of(at));
            if (!cell.empty()) out.append(out.empty() ? "" : " | ").append(cell);
        }
        builder_.add_note(note{note_kind::set_aside_row, line, 0, 0, std::move(out)});
    }

    [[nodiscard]] failing read_money(std::size_t row, row_draft& draft) const {
        for (const plan_column column : plan_columns_all) {
            const std::string_view written = cell(row, money_column(column));
            if (written.empty()) continue;
            auto read = parse_plain_amount(written);
            if (!read) return wrong(read.error().code, read.error().detail, row, money_column(column));
            draft.money[position(column)] = amount_cell{*read, std::string(written)};
        }
        return std::nullopt;
    }

    [[nodiscard]] failing read_dashes(std::size_t row, row_draft& draft) const {
        failing failure;
        for_each_word(cell(row, flat_column::dashes), [&](std::string_view word) {
            const auto named = std::find_if(plan_columns_all.begin(), plan_columns_all.end(),
                                            [word](plan_column column) { return money_column_name(column) == word; });
            if (named == plan_columns_all.end()) {
                failure = wrong(errc::bad_structure, "'" + std::string(word) + "' is no column of money", row, flat_column::dashes);
            } else if (draft.money[position(*named)].value.has_value()) {
                failure = wrong(errc::bad_structure, std::string(word) + " has an amount", row, flat_column::dashes);
            } else {
                draft.money[position(*named)] = amount_cell{amount::dash(), "-"};
            }
            return !failure;
        });
        return failure;
    }

    /// One value a line. A guard stands in front of the cell's first line only; in a workbook that line may be trimmed away.
    [[nodiscard]] std::vector<std::string> values(std::size_t row, flat_column column) const {
        constexpr std::array<char, 2> line_ends{cell_line_end, '\n'};
        std::vector<std::string> out(has(column) ? cells_.lines_before(row, at(column)) : 0);
        const std::string_view joined = out.empty() ? report::without_guard(cell(row, column)) : cell(row, column);
        for (std::size_t begin = 0; begin <= joined.size();) {
            const std::size_t end = std::min(joined.find_first_of({line_ends.data(), line_ends.size()}, begin), joined.size());
            std::string value(trim(joined.substr(begin, end - begin)));
            for (std::size_t at = value.find(inner_line_end); at != std::string::npos; at = value.find(inner_line_end, at)) {
                value.replace(at, inner_line_end.size(), "\n");
            }
            out.push_back(std::move(value));
            begin = end + 1;
        }
        return out;
    }

    [[nodiscard]] failing read_indikator(std::size_t row, row_draft& draft) {
        const std::vector<std::string> names = values(row, flat_column::indikator);
        const std::vector<std::string> units = values(row, flat_column::satuan);
        const std::vector<std::string> styles = values(row, flat_column::numbers);
        std::array<std::vector<std::string>, plan_column_count> targets;
        std::size_t count = std::max(names.size(), units.size());
        for (const plan_column column : plan_columns_all) {
            targets[position(column)] = values(row, target_column(column));
            count = std::max(count, targets[position(column)].size());
        }
        if (count > recognise::most_indikator_of_a_row) {
            const std::string most = std::to_string(recognise::most_indikator_of_a_row);
            return wrong(errc::limit_exceeded, "indikator of a row > " + most, row, flat_column::indikator);
        }
        draft.indikator.reserve(count);
        const auto value = [](const std::vector<std::string>& of, std::size_t k) { return k < of.size() ? of[k] : std::string{}; };
        for (std::size_t k = 0; k < count; ++k) {
            indikator_draft one;
            one.nama = value(names, k);
            one.satuan = value(units, k);
            number_style style = style_;
            if (const std::string word = value(styles, k); !word.empty()) {
                const auto named = parse_style_name(word);
                if (!named) return wrong(errc::bad_structure, "'" + word + "': dot, comma or plain", row, flat_column::numbers);
                style = *named;
            }
            bool any = !one.nama.empty() || !one.satuan.empty();
            for (const plan_column column : plan_columns_all) {
                const std::string written = value(targets[position(column)], k);
                if (written.empty()) continue;
                any = true;
                const recognise::placed_cell from{written, static_cast<std::int32_t>(at(target_column(column))) + 1,
                                                  type(row, target_column(column))};
                one.targets[position(column)] = recognise::read_target(from, draft.line, style, builder_);
            }
            if (any || count > 1) draft.indikator.push_back(std::move(one));
        }
        return std::nullopt;
    }

    grid cells_;             ///< rows that were read are let go
    std::size_t width_ = 0;  ///< of the header
    const read_options& options_;
    std::array<std::size_t, flat_column_names.size()> at_{};
    plan_builder builder_;
    number_style style_ = number_style::automatic;
    bool has_lines_ = false;
};

}  // namespace

bool is_flat_table(const grid& cells) {
    const auto has = [&cells](std::string_view name) {
        for (std::size_t column = 0; cells.rows() > 0 && column < cells.columns(0); ++column) {
            if (cells.cell(0, column) == name) return true;
        }
        return false;
    };
    return has("nama") && has("pagu") && (has("level") || has("kode"));
}

result<plan> read_flat_table(grid cells, const read_options& options, plan_builder builder) {
    return flat_table_reader(std::move(cells), options, std::move(builder)).read();
}

}  // namespace renaksi::io
