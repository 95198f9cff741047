#include "recognise/indikator_cells.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "recognise/cells.hpp"
#include "recognise/header_paths.hpp"
#include "recognise/sections.hpp"
#include "recognise/sheet_copy.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi::recognise {
namespace {

/// Length of the number that opens item `number` of a list (`2. `, `2) `); 0 where another text stands there.
[[nodiscard]] std::size_t item_mark(std::string_view text, int number) {
    const std::string digits = std::to_string(number);
    if (!text.starts_with(digits) || text.size() < digits.size() + 2) return 0;
    const char mark = text[digits.size()];
    if ((mark != '.' && mark != ')') || !is_space(text[digits.size() + 1])) return 0;
    return digits.size() + 1;
}

[[nodiscard]] std::vector<std::string> numbered_items(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = item_mark(text, 1);
    if (begin == 0) return out;
    for (std::size_t at = begin; at < text.size(); ++at) {
        const std::size_t mark = is_space(text[at - 1]) ? item_mark(text.substr(at), static_cast<int>(out.size()) + 2) : 0;
        if (mark == 0) continue;
        out.push_back(collapse(text.substr(begin, at - begin)));
        begin = at + mark;
        at = begin - 1;
    }
    out.push_back(collapse(text.substr(begin)));
    return out;
}

/// The columns that make an indicator.
struct indikator_columns {
    std::optional<std::size_t> indikator;
    std::optional<std::size_t> satuan;
    std::vector<std::size_t> targets;

    [[nodiscard]] std::vector<std::size_t> all() const {
        std::vector<std::size_t> out = targets;
        if (indikator) out.push_back(*indikator);
        if (satuan) out.push_back(*satuan);
        return out;
    }
};

[[nodiscard]] indikator_columns columns_of(const column_roles& roles) {
    indikator_columns out;
    for (std::size_t column = 0; column < roles.width(); ++column) {
        const role what = roles.at(column).what;
        if (what == role::indikator) out.indikator = column;
        if (what == role::satuan) out.satuan = column;
        if (what == role::target) out.targets.push_back(column);
    }
    return out;
}

/// True where enough target cells that say something are numbers with their unit: a few percentages and bare numbers may stand among them.
[[nodiscard]] bool hold_units(const classified_grid& cells, const sections& parts, const std::vector<std::size_t>& targets) {
    int says = 0;
    int units = 0;
    for (const std::size_t row : parts.body) {
        for (const std::size_t column : targets) {
            const cell_class c = cells.at(row, column);
            if (c == cell_class::blank || c == cell_class::dash || c == cell_class::percent) continue;
            ++says;
            const auto split = split_number_and_satuan(cells.text(row, column));
            units += split && split->satuan != "%" ? 1 : 0;
        }
    }
    return units > 0 && units * 5 >= says;
}

/// The one unit of a row's targets, and where it stands first; nothing where they have none or several.
[[nodiscard]] std::optional<std::pair<std::string, std::size_t>> unit_of(const sheet_copy& sheet, std::size_t row,
                                                                         const std::vector<std::size_t>& targets) {
    std::optional<std::pair<std::string, std::size_t>> out;
    for (const std::size_t column : targets) {
        const auto split = split_number_and_satuan(sheet.text(row, column));
        if (!split || split->satuan == "%") continue;
        if (out && normalised(out->first) != normalised(split->satuan)) return std::nullopt;
        if (!out) out.emplace(std::string(split->satuan), column);
    }
    return out;
}

/// A quick look: most documents have no cell that could be parted.
[[nodiscard]] bool may_hold_more(std::string_view text) {
    if (text.empty()) return false;
    if (text.find('\n') != std::string_view::npos || item_mark(text, 1) > 0) return true;
    if (!is_digit(text.front())) return false;
    const auto split = split_number_and_satuan(text);
    return split && split->satuan != "%";
}

[[nodiscard]] bool may_hold_more(const io::grid& cells) {
    for (std::size_t row = 0; row < cells.rows(); ++row) {
        for (std::size_t column = 0; column < cells.columns(row); ++column) {
            if (may_hold_more(cells.cell(row, column))) return true;
        }
    }
    return false;
}

class cell_splitter {
public:
    cell_splitter(const arrangement& from, const classified_grid& cells, const sections& parts)
        : cells_(cells), parts_(parts), roles_(find_roles(cells, parts, from.known)), columns_(columns_of(roles_)), sheet_(from.cells) {
        if (columns_.targets.empty()) find_labelled(from.known);
    }

    /// True where a cell was changed.
    [[nodiscard]] bool split() {
        const bool units = !columns_.satuan && !columns_.targets.empty() && hold_units(cells_, parts_, columns_.targets);
        if (units) satuan_ = cells_.width();
        bool items = false;
        for (const std::size_t row : parts_.body) {
            const std::size_t before = sheet_.rows();
            split_items_of(row);
            items = items || sheet_.rows() > before;
            if (!units) continue;
            split_unit(row);
            for (std::size_t added = before; added < sheet_.rows(); ++added) split_unit(added);
        }
        return units || items;
    }

    void take(arrangement& into) && {
        into.cells = sheet_.write(into.cells);
        into.changed = true;
        if (!satuan_ && !labelled_) return;
        into.known.resize(cells_.width());
        for (const std::size_t column : columns_.targets) into.known[column] = roles_.at(column);
        if (!satuan_) return;
        // The unit's column is new to the document, so nothing of what was told of its columns may be told anew.
        into.known.resize(*satuan_ + 1);
        if (columns_.indikator) into.known[*columns_.indikator] = column_role{role::indikator};
        into.known[*satuan_] = column_role{role::satuan};
    }

private:
    /// Cells with several targets look like words; the header tells where they stand.
    void find_labelled(const known_roles& known) {
        const std::vector<column_content> contents = read_contents(cells_, parts_.body);
        const std::vector<label_path> paths = find_header_paths(cells_, parts_, contents);
        for (std::size_t column = 0; column < std::min(paths.size(), roles_.width()); ++column) {
            if ((column < known.size() && known[column]) || paths[column].empty()) continue;
            const role at = roles_.at(column).what;
            const column_name name = name_of_label(paths[column].back());
            if (name == column_name::target && at == role::none && columns_.targets.empty()) {
                columns_.targets.push_back(column);
                roles_.assign(column, role::target);
                labelled_ = true;
            } else if (name == column_name::satuan && at == role::none && !columns_.satuan) {
                columns_.satuan = column;
            }
        }
    }

    void split_unit(std::size_t row) {
        const auto unit = unit_of(sheet_, row, columns_.targets);
        if (!unit) return;
        const std::int32_t origin = sheet_.origin(row, unit->second);
        for (const std::size_t column : columns_.targets) {
            const auto split = split_number_and_satuan(sheet_.text(row, column));
            if (!split || split->satuan == "%") continue;
            sheet_.set(row, column, std::string(split->number), io::cell_type::text, sheet_.origin(row, column));
        }
        sheet_.set(row, *satuan_, unit->first, io::cell_type::text, origin);
    }

    void split_items_of(std::size_t row) {
        if (!columns_.indikator) return;
        const std::size_t n = split_items(sheet_.text(row, *columns_.indikator)).size();
        if (n < 2) return;
        bool fits = false;
        for (const std::size_t column : columns_.all()) {
            if (column == *columns_.indikator || sheet_.text(row, column).empty()) continue;
            const std::size_t items = split_items(sheet_.text(row, column)).size();
            // A unit written once is that of every indicator.
            if (items != n && !(items == 1 && columns_.satuan == column)) return;
            fits = fits || items == n;
        }
        if (!fits) return;
        std::vector<std::size_t> rows{row};
        while (rows.size() < n) rows.push_back(sheet_.add_row_below(row));
        for (const std::size_t column : columns_.all()) {
            const std::vector<std::string> items = split_items(sheet_.text(row, column));
            const std::int32_t origin = sheet_.origin(row, column);
            if (items.empty()) continue;
            for (std::size_t i = 0; i < n; ++i) {
                sheet_.set(rows[i], column, items[items.size() == n ? i : 0], io::cell_type::text, origin);
            }
        }
    }

    const classified_grid& cells_;
    const sections& parts_;
    column_roles roles_;
    indikator_columns columns_;
    sheet_copy sheet_;
    std::optional<std::size_t> satuan_;  ///< the column that is added for units
    bool labelled_ = false;              ///< the target's column is known from its label alone
};

}  // namespace

std::vector<std::string> split_items(std::string_view text) {
    text = trim(text);
    if (std::vector<std::string> numbered = numbered_items(text); numbered.size() > 1) return numbered;
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line = collapse(text.substr(0, end));
        if (!line.empty()) out.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

arrangement split_indikator_cells(arrangement from) {
    if (!may_hold_more(from.cells)) return from;
    const classified_grid cells(from.cells, std::exchange(from.classes, {}));
    const auto parts = find_sections(cells);
    if (!parts) return from;
    cell_splitter splitter(from, cells, *parts);
    if (splitter.split()) std::move(splitter).take(from);
    return from;
}

}  // namespace renaksi::recognise
