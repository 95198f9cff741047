#include "recognise/column_content.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi::recognise {
namespace {

/// The days since 1899-12-30 that stand for 2000-01-01 and 2099-12-31.
constexpr std::string_view first_serial = "36526";
constexpr std::string_view last_serial = "73050";

[[nodiscard]] bool is_serial(std::string_view text) {
    return text.size() == first_serial.size() && std::all_of(text.begin(), text.end(), is_digit) && text >= first_serial &&
           text <= last_serial;
}

void count(column_content& into, cell_class c, std::string_view text) {
    ++into.filled;
    into.dashes += c == cell_class::dash ? 1 : 0;
    into.wording += is_wording(c) && c != cell_class::predicate ? 1 : 0;
    into.units += c == cell_class::satuan ? 1 : 0;
    into.codes += c == cell_class::kode ? 1 : 0;
    into.ordinals += c == cell_class::ordinal ? 1 : 0;
    into.money += c == cell_class::money ? 1 : 0;
    const bool number = c == cell_class::number || c == cell_class::percent || c == cell_class::predicate;
    into.numbers += number ? 1 : 0;
    const auto parts = number ? split_number_and_satuan(text) : std::nullopt;
    into.with_unit += parts && parts->satuan != "%" ? 1 : 0;
    into.serials += is_serial(text) ? 1 : 0;
}

constexpr std::size_t least_code_columns = 3;
constexpr std::size_t most_code_columns = 6;

/// Whether a code may begin with this text: with the number of an urusan, or X for one.
[[nodiscard]] bool may_begin_code(std::string_view text) {
    const std::string_view urusan = trim(text);
    return !urusan.empty() && (is_digit(urusan.front()) || std::string_view("Xx'").find(urusan.front()) != std::string_view::npos);
}

/// By column: the rows in which a code may begin there.
[[nodiscard]] std::vector<std::size_t> code_beginnings(const classified_grid& cells, const std::vector<std::size_t>& body) {
    std::vector<std::size_t> out(cells.width());
    for (const std::size_t row : body) {
        for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
            if (may_begin_code(cells.grid().text_of(at))) ++out[cells.grid().column_of(at)];
        }
    }
    return out;
}

/// Length of the code that the cells read as, its groups spread over several of them; 0 where they read as none.
[[nodiscard]] std::size_t code_length(const classified_grid& cells, std::size_t row, column_range at) {
    if (!may_begin_code(cells.text(row, at.begin))) return 0;
    std::array<std::string_view, most_code_columns> texts{};
    std::size_t filled = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        texts[i] = cells.text(row, at.begin + i);
        filled += texts[i].empty() ? 0U : 1U;
    }
    if (filled < least_code_columns) return 0;
    const auto read = joined_kode(std::span<const std::string_view>(texts.data(), at.size()));
    return read && read->plan_level() ? read->text().size() : 0;
}

}  // namespace

std::vector<column_content> read_contents(const classified_grid& cells, const std::vector<std::size_t>& body) {
    std::size_t width = cells.width();
    for (const std::size_t row : body) width = std::max(width, cells.grid().columns(row));
    std::vector<column_content> out(width);
    for (const std::size_t row : body) {
        for (std::size_t at = cells.grid().filled_begin(row); at < cells.grid().filled_end(row); ++at) {
            count(out[cells.grid().column_of(at)], cells.class_of(at), cells.grid().text_of(at));
        }
    }
    return out;
}

std::optional<column_range> find_code_columns(const classified_grid& cells, const std::vector<std::size_t>& body) {
    const std::vector<std::size_t> beginnings = code_beginnings(cells, body);
    std::optional<column_range> best;
    std::size_t best_rows = 0;
    std::size_t best_length = 0;
    for (std::size_t begin = 0; begin + least_code_columns <= cells.width(); ++begin) {
        // Codes of half the rows are none, however long the others': most columns need no second look.
        if (beginnings[begin] * 2 <= body.size()) continue;
        for (std::size_t size = least_code_columns; size <= std::min(most_code_columns, cells.width() - begin); ++size) {
            std::size_t rows = 0;
            std::size_t length = 0;
            for (const std::size_t row : body) {
                const std::size_t code = code_length(cells, row, {begin, begin + size});
                rows += code > 0 ? 1U : 0U;
                length += code;
            }
            // The columns that give the most rows a code and, of those, the longest codes: too few columns cut a kegiatan off its program.
            if (rows < best_rows || (rows == best_rows && length <= best_length)) continue;
            best = column_range{begin, begin + size};
            best_rows = rows;
            best_length = length;
        }
    }
    constexpr std::size_t least_rows = 2;
    return best_rows >= least_rows && best_rows * 2 > body.size() ? best : std::nullopt;
}

}  // namespace renaksi::recognise
