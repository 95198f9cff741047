#include "recognise/sections.hpp"

#include <algorithm>

#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

enum class row_kind : std::uint8_t { blank, header, numbering, loose, table, total };

/// `2023 | 2024 | 2023 | 2024`, with or without labels beside them: years that grow from left to right, once or again from the first.
[[nodiscard]] bool is_row_of_years(const classified_grid& cells, std::size_t row) {
    constexpr std::size_t enough_years = 2;
    std::size_t years = 0;
    std::string_view first;
    std::string_view last;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const std::string_view text = cells.grid().text_of(at);
        if (is_year(text)) {
            if (years == 0) first = text;
            if (text <= last && (text != first || last == first)) return false;
            last = text;
            ++years;
        } else if (!is_header_text(text)) {
            return false;
        }
    }
    return years >= enough_years;
}

/// All cells are labels; or, of at least three, most are, and the others are words that no vocabulary knows, years or a column's number.
[[nodiscard]] bool is_header_row(const classified_grid& cells, std::size_t row) {
    constexpr std::size_t enough_labels = 3;
    std::size_t labels = 0;
    std::size_t others = 0;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const std::string_view text = cells.grid().text_of(at);
        const bool is_amount = cells.class_of(at) == cell_class::money && !is_year(text);
        if (is_header_text(text) && !is_amount) {
            ++labels;
        } else if (is_wording(cells.class_of(at)) || is_year(text) || (text.size() == 1 && is_digit(text.front()))) {
            ++others;
        } else {
            return false;
        }
    }
    return labels > 0 && (others == 0 || (labels >= enough_labels && labels > 2 * others));
}

/// `Format Benar :` somewhere in a row of few cells: a remark beside a table, not a row of one.
[[nodiscard]] bool is_short_label(std::string_view text) {
    constexpr int most_words = 3;
    if (!text.ends_with(':')) return false;
    int words = 0;
    for_each_word(text, [&words](std::string_view) { return ++words <= most_words; });
    return words <= most_words;
}

[[nodiscard]] bool is_total_row(const classified_grid& cells, std::size_t row) {
    bool labelled = false;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const std::string_view text = cells.grid().text_of(at);
        if (is_total_label(text)) {
            labelled = true;
        } else if (is_wording(cells.class_of(at))) {
            return false;
        }
    }
    return labelled && cells.count(row, cell_class::money) > 0;
}

/// A row of a table has an amount beside other cells, or several cells that say something.
[[nodiscard]] row_kind kind_of(const classified_grid& cells, std::size_t row) {
    const std::size_t filled = cells.filled(row);
    if (filled == 0) return row_kind::blank;
    if (is_numbering_row(cells, row)) return row_kind::numbering;
    if (is_header_row(cells, row) || is_row_of_years(cells, row)) return row_kind::header;
    if (is_total_row(cells, row)) return row_kind::total;
    if (is_field_row(cells, row)) return row_kind::loose;
    if (filled >= 3 || (filled == 2 && cells.count(row, cell_class::money) > 0)) return row_kind::table;
    return row_kind::loose;
}

[[nodiscard]] bool heads(row_kind kind) noexcept { return kind == row_kind::header || kind == row_kind::numbering; }

/// Runs of header rows, over blank rows between them, from the first row that holds several labels: a line such as `TAHUN 2022` above
/// belongs to the title.
[[nodiscard]] std::vector<row_range> find_headers(const classified_grid& cells, const std::vector<row_kind>& kinds) {
    std::vector<row_range> out;
    for (std::size_t row = 0; row < kinds.size();) {
        if (!heads(kinds[row])) {
            ++row;
            continue;
        }
        std::size_t begin = kinds.size();
        std::size_t end = row;
        for (; row < kinds.size() && (heads(kinds[row]) || kinds[row] == row_kind::blank); ++row) {
            if (cells.filled(row) >= 2) begin = std::min(begin, row);
            if (heads(kinds[row])) end = row + 1;
        }
        if (begin < end) out.push_back(row_range{begin, end});
    }
    return out;
}

[[nodiscard]] bool opens_group(const classified_grid& cells, std::size_t row) {
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        if (opens_sasaran(cells.grid().text_of(at))) return true;
    }
    return false;
}

[[nodiscard]] bool within(const std::vector<row_range>& ranges, std::size_t row) {
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), row, [](std::size_t r, const row_range& one) { return r < one.begin; });
    return after != ranges.begin() && row < std::prev(after)->end;
}

}  // namespace

bool is_numbering_row(const classified_grid& cells, std::size_t row) {
    constexpr std::size_t few = 4;
    constexpr std::size_t many = 8;
    std::vector<int> figures;
    bool labels = false;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        std::string_view text = cells.grid().text_of(at);
        if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
        if (text.size() > 2 || !std::all_of(text.begin(), text.end(), is_digit)) {
            if (!is_header_text(text)) return false;
            labels = true;
            continue;
        }
        int value = 0;
        for (const char c : text) value = value * 10 + (c - '0');
        figures.push_back(value);
    }
    const bool growing = std::is_sorted(figures.begin(), figures.end());
    std::sort(figures.begin(), figures.end());
    const bool distinct = std::adjacent_find(figures.begin(), figures.end()) == figures.end();
    return distinct && figures.size() >= (growing && !labels ? few : many);
}

bool is_field_row(const classified_grid& cells, std::size_t row) {
    constexpr std::size_t few_cells = 4;
    const bool few = cells.filled(row) <= few_cells && cells.count(row, cell_class::kode) == 0;
    for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
        const std::string_view text = cells.grid().text_of(at);
        if (text == ":" || (cells.grid().column_of(at) < 2 && text.ends_with(':')) || (few && is_short_label(text))) return true;
    }
    return false;
}

std::optional<sections> find_sections(const classified_grid& cells) {
    std::vector<row_kind> kinds(cells.rows());
    for (std::size_t row = 0; row < cells.rows(); ++row) kinds[row] = kind_of(cells, row);

    sections out;
    out.headers = find_headers(cells, kinds);
    const auto in_table = [&](std::size_t row) {
        return (kinds[row] == row_kind::table || kinds[row] == row_kind::total) && !within(out.headers, row);
    };
    // A table begins under its first header that has table rows under it, or with its first row where it has no header.
    std::size_t first = 0;
    while (first < cells.rows() && !in_table(first)) ++first;
    // A sasaran on a line of its own says little, but opens the table where no header does.
    while (first > 0 && first < cells.rows() && kinds[first - 1] == row_kind::loose && opens_group(cells, first - 1)) --first;
    std::size_t last = cells.rows();
    while (last > first && !in_table(last - 1)) --last;
    if (first >= last) return std::nullopt;
    // Rows that were made of one line of the document, one an indicator, stay together however little the last of them says.
    while (last < cells.rows() && cells.grid().line(last) == cells.grid().line(last - 1)) ++last;

    std::size_t begin = first;
    for (const row_range& header : out.headers) {
        if (header.begin < first) begin = std::min(begin, header.begin);
    }
    out.title = row_range{0, begin};
    out.closing = row_range{last, cells.rows()};
    for (std::size_t row = begin; row < last; ++row) {
        if (kinds[row] == row_kind::blank || within(out.headers, row)) continue;
        (kinds[row] == row_kind::total ? out.totals : out.body).push_back(row);
    }
    out.headers.erase(std::remove_if(out.headers.begin(), out.headers.end(), [last](const row_range& one) { return one.begin >= last; }),
                      out.headers.end());
    return out;
}

}  // namespace renaksi::recognise
