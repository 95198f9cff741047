#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "recognise/arrangement.hpp"
#include "recognise/row_words.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/level.hpp"

namespace renaksi::recognise {
namespace {

/// A row needs this many cells with errors, and nothing but zeros besides, before it is nothing but errors.
constexpr std::size_t many_errors = 3;

[[nodiscard]] bool is_zero(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '0' || c == '.' || c == ',' || c == '%'; });
}

[[nodiscard]] bool holds_only_errors(const classified_grid& cells, std::size_t row) {
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const cell_class c = cells.class_of(at);
        if (c == cell_class::dash || c == cell_class::broken) continue;
        if (!is_zero(cells.grid().text_of(at))) return false;
    }
    return cells.count(row, cell_class::broken) >= many_errors;
}

/// `Rata-rata capaian kinerja (%)` with its figures: words of a summary, of grades and of levels, and no others.
[[nodiscard]] bool is_summary_row(const classified_grid& cells, std::size_t row) {
    bool named = false;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const cell_class c = cells.class_of(at);
        if (c == cell_class::kode || c == cell_class::money) return false;
        if (!is_wording(c)) continue;
        const std::string_view text = cells.grid().text_of(at);
        if (!names_summary(text) && !is_summary_word(text) && !is_grade(text)) return false;
        named = named || names_summary(text);
    }
    return named;
}

/// How often the cells of a column over the rows of the table are words of one kind.
struct word_count {
    std::size_t filled = 0;
    std::size_t levels = 0;
    std::size_t targets = 0;
    std::size_t realisasi = 0;
    std::set<level> named;
};

[[nodiscard]] word_count count_words(const classified_grid& cells, const std::vector<std::size_t>& rows, std::size_t column) {
    word_count out;
    for (const std::size_t row : rows) {
        const std::string_view text = cells.text(row, column);
        if (text.empty()) continue;
        ++out.filled;
        out.levels += is_level_word(text) ? 1U : 0U;
        out.targets += equal_nocase(text, "target") ? 1U : 0U;
        out.realisasi += equal_nocase(text, "realisasi") ? 1U : 0U;
        if (const auto which = parse_level(text)) out.named.insert(*which);
    }
    return out;
}

class row_arranger {
public:
    row_arranger(const classified_grid& cells, const sections& parts) : cells_(cells), parts_(parts), gone_(cells.rows(), false) {
        rows_ = parts.body;
        rows_.insert(rows_.end(), parts.totals.begin(), parts.totals.end());
        std::sort(rows_.begin(), rows_.end());
    }

    /// What changes: notes, the column of levels, and the cells where `changed` says so.
    [[nodiscard]] arrangement arrange() && {
        find_columns();
        for (const std::size_t row : rows_) {
            const bool errors = holds_only_errors(cells_, row);
            if (errors || is_summary_row(cells_, row) || is_heading(row) || is_realisasi(row)) set_aside(row);
        }
        if (kinds_) note_kinds();
        if (levels_) {
            out_.known.resize(cells_.width());
            out_.known[*levels_] = column_role{role::level};
        }
        if (kinds_ || std::find(gone_.begin(), gone_.end(), true) != gone_.end()) write();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view label_over(std::size_t column) const {
        if (parts_.headers.empty()) return {};
        const row_range header = parts_.headers.front();
        for (std::size_t row = header.begin; row < header.end; ++row) {
            if (!cells_.text(row, column).empty()) return cells_.text(row, column);
        }
        return {};
    }

    /// A column of levels has hardly any other word and is filled on most rows; `Kegiatan` is a unit, too, so one word alone is none. One
    /// labelled `Jenjang` has to have no more than such words.
    [[nodiscard]] bool names_levels(const word_count& n, std::size_t column) const {
        if (n.levels == 0 || n.levels * 5 < n.filled * 4) return false;
        const std::string_view label = label_over(column);
        if (equal_nocase(trim(label), "jenjang")) return true;
        return n.named.size() >= 2 && n.filled * 2 >= rows_.size() && label_of(label) != header_label::satuan;
    }

    /// `Target` and `Realisasi` in turns.
    [[nodiscard]] bool names_kinds(const word_count& n) const {
        const std::size_t both = n.targets + n.realisasi;
        return n.targets > 0 && n.realisasi > 0 && both * 5 >= n.filled * 4 && both * 2 >= rows_.size();
    }

    void find_columns() {
        for (std::size_t column = 0; column < cells_.width(); ++column) {
            const word_count n = count_words(cells_, rows_, column);
            if (!levels_ && names_levels(n, column)) levels_ = column;
            if (!kinds_ && names_kinds(n)) kinds_ = column;
        }
    }

    [[nodiscard]] bool is_heading(std::size_t row) const {
        if (!levels_) return false;
        const std::string_view word = cells_.text(row, *levels_);
        return is_heading_word(word) || is_summary_word(word);
    }

    [[nodiscard]] bool is_realisasi(std::size_t row) const { return kinds_ && equal_nocase(cells_.text(row, *kinds_), "realisasi"); }

    void set_aside(std::size_t row) {
        std::string text;
        for (std::size_t at = cells_.grid().filled_begin(row); at < cells_.grid().filled_end(row); ++at) {
            text.append(text.empty() ? "" : " | ").append(cells_.grid().text_of(at));
        }
        out_.notes.push_back(note{note_kind::set_aside_row, cells_.grid().line(row), 0, 0, std::move(text)});
        gone_[row] = true;
    }

    void note_kinds() {
        const word_count n = count_words(cells_, rows_, *kinds_);
        const std::int64_t line = parts_.headers.empty() ? 0 : cells_.grid().line(parts_.headers.front().begin);
        const std::int32_t number = cells_.grid().origin(rows_.front(), *kinds_);
        out_.notes.push_back(
            note{note_kind::set_aside_column, line, number, static_cast<std::int64_t>(n.targets), std::string(label_over(*kinds_))});
    }

    /// The cells without the rows set aside and, in the table, without the words for target and realisasi.
    void write() {
        const io::grid& old = cells_.grid();
        io::grid out;
        std::vector<std::size_t> now(old.rows() + 1, 0);
        for (std::size_t row = 0; row < old.rows(); ++row) {
            now[row] = out.rows();
            if (gone_[row]) continue;
            out.begin_row(old.line(row));
            const bool in_table = kinds_ && std::binary_search(rows_.begin(), rows_.end(), row);
            for (std::size_t column = 0; column < old.columns(row); ++column) {
                const bool blank = in_table && column == *kinds_;
                out.add_cell(blank ? std::string_view{} : old.cell(row, column), old.type(row, column), old.origin(row, column));
            }
        }
        now.back() = out.rows();
        for (io::merged_cells one : old.merges()) {
            const std::size_t end = now[std::min(one.row + one.rows, old.rows())];
            one.row = now[std::min(one.row, old.rows())];
            one.rows = end - one.row;
            if (one.rows > 0) out.add_merge(one);
        }
        out_.cells = std::move(out);
        out_.changed = true;
    }

    const classified_grid& cells_;
    const sections& parts_;
    arrangement out_;
    std::vector<std::size_t> rows_;  ///< of the table
    std::vector<bool> gone_;
    std::optional<std::size_t> levels_;  ///< the column that names the level of each row
    std::optional<std::size_t> kinds_;   ///< the column that says `Target` or `Realisasi`
};

}  // namespace

arrangement arrange_rows(arrangement from, const read_options&) {
    classified_grid cells(from.cells, std::move(from.classes));
    const auto parts = find_sections(cells);
    if (!parts) {
        from.classes = std::move(cells).take_classes();
        return from;
    }
    arrangement out = row_arranger(cells, *parts).arrange();
    if (!out.changed) {
        out.classes = std::move(cells).take_classes();
        out.cells = std::move(from.cells);
    }
    out.notes.insert(out.notes.begin(), from.notes.begin(), from.notes.end());
    return out;
}

}  // namespace renaksi::recognise
