#include "io/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

struct cell_place {
    std::size_t row = 0;
    std::size_t column = 0;
};

/// A number that is all of the text; nothing otherwise.
[[nodiscard]] std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `B12`, `$B$12` as row 11, column 1.
[[nodiscard]] std::optional<cell_place> parse_cell_name(std::string_view name) {
    constexpr std::size_t most_letters = 4;
    std::size_t i = 0;
    std::size_t column = 0;
    const auto skip_dollar = [&name, &i] { i += i < name.size() && name[i] == '$' ? 1U : 0U; };
    skip_dollar();
    const std::size_t letters = i;
    for (; i < name.size() && is_alpha(name[i]); ++i) column = column * 26 + static_cast<std::size_t>(to_lower(name[i]) - 'a') + 1;
    if (i == letters || i - letters > most_letters) return std::nullopt;
    skip_dollar();
    const auto row = whole_number(name.substr(i));
    if (!row || *row == 0) return std::nullopt;
    return cell_place{*row - 1, column - 1};
}

[[nodiscard]] std::optional<merged_cells> parse_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto a = parse_cell_name(text.substr(0, colon));
    const auto b = parse_cell_name(text.substr(colon + 1));
    if (!a || !b) return std::nullopt;
    const auto [top, bottom] = std::minmax(a->row, b->row);
    const auto [left, right] = std::minmax(a->column, b->column);
    return merged_cells{top, left, bottom - top + 1, right - left + 1};
}

class xlsx_sheet_reader {
public:
    xlsx_sheet_reader(const xlsx_shared& shared, sheet_builder& into) : shared_(shared), into_(into) {}

    [[nodiscard]] std::optional<error> read(const pugi::xml_node& root) {
        for (pugi::xml_node part = root.first_child(); part; part = part.next_sibling()) {
            const std::string_view name = local_name(part);
            if (name == "cols") {
                read_columns(part);
            } else if (name == "sheetData") {
                if (auto failure = read_rows(part)) return failure;
            } else if (name == "mergeCells") {
                read_merges(part);
            }
        }
        return std::nullopt;
    }

private:
    void read_columns(const pugi::xml_node& columns) {
        for (pugi::xml_node one = columns.first_child(); one; one = one.next_sibling()) {
            if (!is_on(one, "hidden")) continue;
            const std::size_t first = whole_number(attribute(one, "min")).value_or(0);
            const std::size_t last = whole_number(attribute(one, "max")).value_or(0);
            if (first > 0 && first <= last) into_.hide_columns(first - 1, last - first + 1);
        }
    }

    void read_merges(const pugi::xml_node& merges) {
        for (pugi::xml_node one = merges.first_child(); one; one = one.next_sibling()) {
            if (const auto range = parse_range(attribute(one, "ref"))) into_.merge(*range);
        }
    }

    /// Rows and cells may lack their place; they then follow the one before.
    [[nodiscard]] std::optional<error> read_rows(const pugi::xml_node& rows) {
        std::size_t next = 0;
        for (pugi::xml_node row = rows.first_child(); row; row = row.next_sibling()) {
            if (!is_named(row, "row")) continue;
            if (const std::string_view number = attribute(row, "r"); !number.empty()) {
                const auto value = whole_number(number);
                if (!value || *value == 0) return into_.fail(errc::damaged_file, "row " + std::string(number), next, 0);
                next = *value - 1;
            }
            if (is_on(row, "hidden")) into_.hide_rows(next, 1);
            if (auto failure = read_row(row, next)) return failure;
            ++next;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_row(const pugi::xml_node& row, std::size_t number) {
        cell_place at{number, 0};
        for (pugi::xml_node cell = row.first_child(); cell; cell = cell.next_sibling()) {
            if (!is_named(cell, "c")) continue;
            std::string_view type;
            std::string_view style;
            for (pugi::xml_attribute one = cell.first_attribute(); one; one = one.next_attribute()) {
                const std::string_view name = one.name();
                if (name == "r") {
                    const auto place = parse_cell_name(one.value());
                    if (!place) return into_.fail(errc::damaged_file, "cell " + std::string(one.value()), at.row, at.column);
                    at = *place;
                } else if (name == "t") {
                    type = one.value();
                } else if (name == "s") {
                    style = one.value();
                }
            }
            if (auto failure = read_cell(cell, at, type, whole_number(style).value_or(0))) return failure;
            ++at.column;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_cell(const pugi::xml_node& cell, const cell_place& at, std::string_view type,
                                                 std::size_t style) {
        pugi::xml_node stored;
        pugi::xml_node formula;
        for (pugi::xml_node part = cell.first_child(); part; part = part.next_sibling()) {
            const std::string_view name = local_name(part);
            if (name == "v" || name == "is") {
                stored = part;
            } else if (name == "f") {
                formula = part;
            }
        }
        if (formula) note_formula(stored, formula, at, type);
        if (!stored) return std::nullopt;
        if (is_named(stored, "is")) return into_.put(at.row, at.column, xlsx_item_text(stored));
        const std::string_view value = stored.child_value();
        if (type == "s") return put_shared(at, value);
        if (type.empty() || type == "n") return put_number(at, value, style);
        if (type == "b") return into_.put(at.row, at.column, trim(value) == "1" || trim(value) == "true" ? "TRUE" : "FALSE");
        if (type == "d") {
            if (const auto date = show_iso_date(value)) return into_.put(at.row, at.column, *date, cell_type::date);
        }
        return into_.put(at.row, at.column, decode_xlsx_text(value));
    }

    [[nodiscard]] std::optional<error> put_shared(const cell_place& at, std::string_view value) {
        const auto index = whole_number(trim(value));
        if (!index || *index >= shared_.strings.size()) {
            const std::string what = "shared text " + std::string(value) + " of " + std::to_string(shared_.strings.size());
            return into_.fail(errc::damaged_file, what, at.row, at.column);
        }
        const auto numbered = shared_.strings.number_of(*index);
        return numbered ? into_.put_shared(at.row, at.column, shared_.strings.texts(), *numbered) : std::nullopt;
    }

    [[nodiscard]] std::optional<error> put_number(const cell_place& at, std::string_view value, std::size_t style) {
        if (trim(value).empty()) return std::nullopt;
        const auto number = plain_number(value);
        if (!number) return into_.put(at.row, at.column, value);
        const number_form& form = shared_.styles.form(style);
        if (form.kind == number_form_kind::plain && form.suffix.empty()) return into_.put(at.row, at.column, *number, cell_type::number);
        const number_cell shown = show_number(*number, form, shared_.dates);
        return into_.put(at.row, at.column, shown.text, shown.type);
    }

    void note_formula(const pugi::xml_node& value, const pugi::xml_node& formula, const cell_place& at, std::string_view type) {
        std::string_view text = formula.child_value();
        if (attribute(formula, "t") == "shared") {
            // Only the first cell of a shared formula has its text.
            std::string_view& first = shared_formulas_[std::string(attribute(formula, "si"))];
            if (!text.empty()) first = text;
            if (text.empty()) text = first;
        }
        const std::string_view stored = is_named(value, "v") ? value.child_value() : "";
        // An empty text is a value; a number without digits is none.
        const bool has_value = !stored.empty() || type == "str";
        if (!has_value) {
            into_.add_note(note_kind::unknown_formula, at.row, at.column, "=" + std::string(text));
        } else if (is_linked_formula(text, shared_.linked_files)) {
            into_.add_note(note_kind::linked_formula, at.row, at.column, "=" + std::string(text));
        }
    }

    const xlsx_shared& shared_;
    sheet_builder& into_;
    std::map<std::string, std::string_view> shared_formulas_;  ///< by their number; views into the part
};

}  // namespace

bool is_linked_formula(std::string_view formula, std::size_t linked_files) {
    if (linked_files == 0) return false;
    bool quoted = false;  // inside a text
    for (std::size_t i = 0; i < formula.size(); ++i) {
        if (formula[i] == '"') quoted = !quoted;
        if (quoted || formula[i] != '[') continue;
        const std::size_t end = formula.find(']', i);
        if (end == std::string_view::npos) return false;
        const auto number = whole_number(formula.substr(i + 1, end - i - 1));
        if (!number || *number == 0 || *number > linked_files) continue;
        if (i > 0 && formula[i - 1] == '\'') return true;
        // A column of a table stands in brackets too; only a file is followed by a sheet, or by the mark of a name.
        const std::size_t after = formula.find_first_of("!()[],;+*/&<>=\"", end + 1);
        if (after != std::string_view::npos && formula[after] == '!') return true;
    }
    return false;
}

std::optional<error> read_xlsx_sheet(const pugi::xml_node& root, const xlsx_shared& shared, sheet_builder& into) {
    return xlsx_sheet_reader(shared, into).read(root);
}

}  // namespace renaksi::io
