#include "io/ods_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "io/spreadsheet_number.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/calendar/tanggal.hpp"

namespace renaksi::io {
namespace {

/// A count of at least 1 that an attribute gives; 1 where it does not.
[[nodiscard]] std::size_t count_of(const pugi::xml_node& node, std::string_view name) {
    constexpr std::size_t most = std::size_t{1} << 24U;
    const std::string_view text = attribute(node, name);
    std::size_t value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp<std::size_t>(value, 1, most);
}

[[nodiscard]] bool is_hidden(const pugi::xml_node& node) {
    const std::string_view visibility = attribute(node, "visibility");
    return visibility == "collapse" || visibility == "filter";
}

/// Runs of white space are one blank; more of them have elements of their own.
void append_collapsed(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
            out.push_back(' ');
        }
    }
}

/// Blanks that an element counts are added up to one text too long.
void append_paragraph(std::string& out, const pugi::xml_node& paragraph, std::size_t most_bytes) {
    bool skip = false;
    for (pugi::xml_node at = next_node(paragraph, paragraph); at; at = next_node(paragraph, at, skip)) {
        skip = false;
        if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
            append_collapsed(out, at.value());
            continue;
        }
        const std::string_view name = local_name(at);
        if (name == "s") {
            if (out.size() <= most_bytes) out.append(std::min<std::size_t>(count_of(at, "c"), 1'000), ' ');
        } else if (name == "tab") {
            out.push_back(' ');
        } else if (name == "line-break") {
            out.push_back('\n');
        } else {
            skip = name == "annotation" || name == "note" || name == "ruby-text";
        }
    }
}

/// A formula that names a document: `'file:///C:/Anggaran.ods'#$Rekap.B2`.
[[nodiscard]] bool looks_elsewhere(std::string_view formula) {
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < formula.size(); ++i) {
        if (formula[i] == '"') quoted = !quoted;
        if (!quoted && formula[i] == '\'' && formula[i + 1] == '#') return true;
    }
    return false;
}

class ods_sheet_reader {
public:
    explicit ods_sheet_reader(sheet_builder& into) : into_(into) {}

    [[nodiscard]] std::optional<error> read(const pugi::xml_node& table) {
        bool skip = false;
        for (pugi::xml_node at = next_node(table, table); at; at = next_node(table, at, skip)) {
            const std::string_view name = local_name(at);
            skip = true;
            if (name == "table-row") {
                if (auto failure = read_row(at)) return failure;
            } else if (name == "table-column") {
                const std::size_t count = count_of(at, "number-columns-repeated");
                if (is_hidden(at)) into_.hide_columns(next_column_, count);
                next_column_ += count;
            } else {
                // Rows and columns may stand in groups, groups in groups.
                skip = !(name == "table-header-rows" || name == "table-row-group" || name == "table-rows" || name == "table-columns" ||
                         name == "table-header-columns" || name == "table-column-group");
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::optional<error> read_row(const pugi::xml_node& row) {
        const std::size_t times = count_of(row, "number-rows-repeated");
        if (is_hidden(row)) into_.hide_rows(next_row_, times);
        const std::size_t first = next_row_;
        next_row_ += times;
        const std::size_t filled = into_.filled();
        std::size_t column = 0;
        for (pugi::xml_node cell = row.first_child(); cell; cell = cell.next_sibling()) {
            const bool covered = is_named(cell, "covered-table-cell");
            if (!covered && !is_named(cell, "table-cell")) continue;
            const std::size_t count = count_of(cell, "number-columns-repeated");
            if (auto failure = read_cell(cell, {first, column, 1, count})) return failure;
            column += count;
        }
        return times > 1 && into_.filled() > filled ? into_.repeat_row(times - 1) : std::nullopt;
    }

    /// A cell and the places of its row that it stands for.
    [[nodiscard]] std::optional<error> read_cell(const pugi::xml_node& cell, const merged_cells& places) {
        const std::size_t rows = count_of(cell, "number-rows-spanned");
        const std::size_t columns = count_of(cell, "number-columns-spanned");
        if (rows * columns > 1) into_.merge({places.row, places.column, rows, columns});
        const number_cell shown = shown_cell(cell, into_.most_cell_bytes());
        note_formula(cell, shown.text, places);
        if (trim(shown.text).empty()) return std::nullopt;
        if (auto failure = into_.put(places.row, places.column, shown.text, shown.type)) return failure;
        return places.columns > 1 ? into_.repeat_cell(places.columns - 1) : std::nullopt;
    }

    [[nodiscard]] static number_cell shown_cell(const pugi::xml_node& cell, std::size_t most_bytes) {
        const std::string_view type = attribute(cell, "value-type");
        if (!cell.first_child() && type.empty()) return {{}, cell_type::text};
        std::string text = ods_cell_text(cell, most_bytes);
        if (type == "float" || type == "percentage" || type == "currency") {
            const auto number = plain_number(attribute(cell, "value"));
            if (!number) return {std::move(text), cell_type::text};
            if (type == "percentage") return {shift_point(*number, 2) + '%', cell_type::number};
            if (type == "currency") return {*number, cell_type::number};
            return prefer_shown(*number, text);
        }
        if (type == "date") {
            // A cell that shows no day means none.
            const auto when = parse_tanggal(text);
            if (when && when->hari == 0) return {format(*when), cell_type::date};
            if (auto date = show_iso_date(attribute(cell, "date-value"))) return {*std::move(date), cell_type::date};
        }
        if (type == "time") {
            if (auto clock = show_iso_duration(attribute(cell, "time-value"))) return {*std::move(clock), cell_type::text};
        }
        if (type == "boolean") return {attribute(cell, "boolean-value") == "true" ? "TRUE" : "FALSE", cell_type::text};
        if (text.empty() && type == "string") text = attribute(cell, "string-value");
        return {std::move(text), cell_type::text};
    }

    void note_formula(const pugi::xml_node& cell, std::string_view text, const merged_cells& places) {
        std::string_view formula = attribute(cell, "formula");
        if (formula.empty()) return;
        if (const std::size_t begin = formula.find('='); begin != std::string_view::npos) formula.remove_prefix(begin);
        const bool has_value = !text.empty() || !attribute(cell, "value-type").empty();
        if (!has_value) {
            into_.add_note(note_kind::unknown_formula, places.row, places.column, formula);
        } else if (looks_elsewhere(formula)) {
            into_.add_note(note_kind::linked_formula, places.row, places.column, formula);
        }
    }

    sheet_builder& into_;
    std::size_t next_row_ = 0;
    std::size_t next_column_ = 0;
};

}  // namespace

std::string ods_cell_text(const pugi::xml_node& cell, std::size_t most_bytes) {
    std::string text;
    bool first = true;
    for (pugi::xml_node part = cell.first_child(); part; part = part.next_sibling()) {
        if (!is_named(part, "p") && !is_named(part, "h")) continue;
        if (!first) text.push_back('\n');
        first = false;
        append_paragraph(text, part, most_bytes);
    }
    return text;
}

std::optional<error> read_ods_sheet(const pugi::xml_node& table, sheet_builder& into) { return ods_sheet_reader(into).read(table); }

}  // namespace renaksi::io
