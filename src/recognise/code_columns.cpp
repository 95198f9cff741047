#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "recognise/column_work.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"

namespace renaksi::recognise {
namespace {

/// The texts of some cells; those before the first column are blank.
[[nodiscard]] std::vector<std::string_view> texts_of(const sheet_copy& sheet, std::size_t row, std::ptrdiff_t begin, std::size_t count) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::ptrdiff_t column = begin + static_cast<std::ptrdiff_t>(i);
        out.push_back(column < 0 ? std::string_view{} : sheet.text(row, static_cast<std::size_t>(column)));
    }
    return out;
}

[[nodiscard]] std::string joined(const std::vector<std::string_view>& texts, std::string_view between) {
    std::string out;
    for (const std::string_view text : texts) {
        if (!text.empty()) out.append(out.empty() ? "" : between).append(text);
    }
    return out;
}

/// By how much a row has to be moved so that its code is read whole. Of equal readings the row's own place wins.
[[nodiscard]] std::ptrdiff_t shift_of(const sheet_copy& sheet, std::size_t row, column_range at) {
    constexpr std::array<std::ptrdiff_t, 3> moves{0, 1, -1};
    std::ptrdiff_t best = 0;
    std::size_t longest = 0;
    for (const std::ptrdiff_t by : moves) {
        // A row that is moved to the left must not lose its first cell.
        if (by < 0 && !sheet.text(row, 0).empty()) continue;
        const auto texts = texts_of(sheet, row, static_cast<std::ptrdiff_t>(at.begin) - by, at.size());
        const auto read = join_kode(std::span<const std::string_view>(texts.data(), texts.size()));
        const std::size_t length = read ? read->value.text().size() : 0;
        if (length > longest) {
            longest = length;
            best = by;
        }
    }
    return best;
}

void move_row(column_work& work, std::size_t row, std::ptrdiff_t by) {
    std::size_t first = 0;
    while (work.sheet.text(row, first).empty()) ++first;
    work.notes.push_back(note{note_kind::shifted_row, work.sheet.line(row), work.sheet.origin(row, first), by, {}});
    work.sheet.shift(row, by);
}

void set_row_aside(column_work& work, std::size_t row, std::size_t columns) {
    const auto texts = texts_of(work.sheet, row, 0, columns);
    work.notes.push_back(note{note_kind::set_aside_row, work.sheet.line(row), 0, 0, joined(texts, " | ")});
    for (std::size_t column = 0; column < columns; ++column) work.sheet.clear(row, column);
}

/// What stands in place of the groups: the code as it is written, a dot between cells, where that reads as the same code.
[[nodiscard]] std::string code_text(const std::vector<std::string_view>& texts, const kode& read) {
    std::string written = joined(texts, ".");
    const auto again = parse_kode_tolerant(written);
    return again && again->value == read ? written : read.text();
}

}  // namespace

void join_code_columns(column_work& work, column_range at) {
    for (const std::size_t row : work.parts.body) {
        if (const std::ptrdiff_t by = shift_of(work.sheet, row, at); by != 0) move_row(work, row, by);
        const auto texts = texts_of(work.sheet, row, static_cast<std::ptrdiff_t>(at.begin), at.size());
        const auto filled = static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), [](auto text) { return !text.empty(); }));
        if (filled == 0) continue;
        const auto read = join_kode(std::span<const std::string_view>(texts.data(), texts.size()));
        if (read && !read->value.plan_level()) {
            set_row_aside(work, row, work.width() + 1);
            continue;
        }
        std::size_t first = at.begin;
        while (work.sheet.text(row, first).empty()) ++first;
        const std::int32_t origin = work.sheet.origin(row, first);
        std::string text = read ? code_text(texts, read->value) : joined(texts, " ");
        for (std::size_t column = at.begin; column < at.end; ++column) work.sheet.clear(row, column);
        work.sheet.set(row, at.begin, std::move(text), io::cell_type::text, origin);
    }
    for (std::size_t column = at.begin; column < at.end; ++column) work.known[column] = column_role{};
    work.known[at.begin] = column_role{role::kode};
}

}  // namespace renaksi::recognise
