// Text with delimiters: one sheet, or one for each line `### SHEET name`.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/delimiter.hpp"
#include "io/formats.hpp"
#include "io/text_table.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// A part of the text: one sheet, or what stands before the first.
struct part {
    std::string_view name;
    std::string_view text;
    std::int64_t first_line = 1;
};

/// Offset behind the line that begins at `at`.
[[nodiscard]] std::size_t next_line(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("\n\r", at);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

/// False where the line begins no sheet.
[[nodiscard]] bool read_mark(std::string_view line, std::string_view& name) {
    constexpr std::string_view mark = "### SHEET";
    if (!line.starts_with(mark)) return false;
    const std::string_view rest = line.substr(mark.size());
    name = trim(rest);
    return rest.empty() || is_space(rest.front());
}

/// A sheet takes several hundred bytes however little is in it, so a text has no more of them than this allows.
[[nodiscard]] std::size_t most_text_sheets(std::size_t bytes) {
    constexpr std::size_t always = 100;
    constexpr std::size_t bytes_of_another = 64;
    constexpr std::size_t at_most = 10'000;
    return std::min(always + bytes / bytes_of_another, at_most);
}

/// The first part has no name; it is what stands before the first mark, perhaps nothing.
[[nodiscard]] result<std::vector<part>> parts_of(std::string_view text, std::int64_t line) {
    const std::size_t most = most_text_sheets(text.size());
    std::vector<part> out(1);
    out.back().first_line = line;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const std::size_t next = next_line(text, at);
        std::string_view name;
        if (read_mark(text.substr(at, next - at), name)) {
            out.back().text = text.substr(begin, at - begin);
            if (out.size() > most) {
                error failure = make_error(errc::limit_exceeded, "sheets > " + std::to_string(most));
                failure.where.line = line;
                return failure;
            }
            out.push_back(part{name, {}, line + 1});
            begin = next;
        }
        at = next;
    }
    out.back().text = text.substr(begin);
    return out;
}

void append_rows(grid& to, const grid& from) {
    for (std::size_t row = 0; row < from.rows(); ++row) {
        to.begin_row(from.line(row));
        for (std::size_t column = 0; column < from.columns(row); ++column) to.add_cell(from.cell(row, column));
    }
}

[[nodiscard]] bool begins_flat_table(std::string_view text, const text_shape& shape, const read_limits& limits) {
    const auto header = read_text_table(text.substr(0, next_line(text, 0)), shape, limits);
    return header && is_flat_table(*header);
}

[[nodiscard]] text_shape shape_of(std::string_view utf8, input_format format) {
    text_shape out;
    out.strict_quotes = format == input_format::csv;
    if (const auto said = said_delimiter(utf8)) {
        out.delimiter = *said;
    } else if (format == input_format::csv) {
        out.delimiter = tell_delimiter(utf8).value_or(',');
    }
    return out;
}

}  // namespace

result<workbook> read_text(std::string_view utf8, input_format format, const read_limits& limits) {
    text_shape shape = shape_of(utf8, format);
    if (said_delimiter(utf8)) {
        utf8.remove_prefix(next_line(utf8, 0));
        ++shape.first_line;
    }
    workbook out;
    if (begins_flat_table(utf8, shape, limits)) {
        shape.strict_quotes = true;
        shape.keep_line_ends = true;
        auto cells = read_text_table(utf8, shape, limits);
        if (!cells) return std::move(cells).error();
        out.sheets.push_back(sheet{{}, false, std::move(*cells), {}, true});
        return out;
    }
    const auto parts = parts_of(utf8, shape.first_line);
    if (!parts) return parts.error();
    out.sheets.reserve(parts->size());
    for (const part& one : *parts) {
        shape.first_line = one.first_line;
        auto cells = read_text_table(one.text, shape, limits);
        if (!cells) return std::move(cells).error();
        out.sheets.push_back(sheet{std::string(one.name), false, std::move(*cells), {}, false});
    }
    // Lines before the first mark that nothing cuts into cells (a source, a remark) are the first sheet's title, not a sheet.
    if (parts->size() > 1 && parts->front().text.find(shape.delimiter) == std::string_view::npos) {
        sheet& first = out.sheets[1];
        append_rows(out.sheets[0].cells, first.cells);
        first.cells = std::move(out.sheets[0].cells);
        out.sheets.erase(out.sheets.begin());
    }
    return out;
}

}  // namespace renaksi::io
