#include <algorithm>
#include <optional>
#include <string>

#include "rekap/csv_row.hpp"
#include "rekap/flat_cells.hpp"
#include "rekap/flat_rows.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::rekap_detail {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

[[nodiscard]] error at_place(errc code, std::string detail, std::uint64_t line, std::size_t column) {
    error out = make_error(code, std::move(detail));
    out.where.line = static_cast<std::int64_t>(line);
    out.where.column = static_cast<std::int64_t>(column);
    return out;
}

[[nodiscard]] std::uint32_t* place_of(std::string_view name, flat_header& header) {
    if (name == name_of(flat_cell::opd)) return &header.opd;
    if (name == name_of(flat_cell::kode)) return &header.kode;
    if (name == name_of(flat_cell::level)) return &header.level;
    for (const plan_column column : plan_columns_all) {
        if (name == money_column_name(column)) return &header.amounts[position(column)];
    }
    return nullptr;
}

/// What a flat table cannot be without. `line` is the header's text.
[[nodiscard]] std::optional<std::string> what_is_missing(const flat_header& header, std::string_view line) {
    const bool has_amount =
        std::any_of(header.amounts.begin(), header.amounts.end(), [](std::uint32_t column) { return column != flat_header::missing; });
    const bool has_rows = header.kode != flat_header::missing || header.level != flat_header::missing;
    if (header.opd != flat_header::missing && has_rows && has_amount) return std::nullopt;
    std::string out = !has_rows ? "neither a column kode nor a column level" : "none of the columns pagu, tw1, tw2, tw3, tw4";
    if (header.opd == flat_header::missing) out = "no column opd";
    const bool has_other_separators = header.cells == 1 && line.find_first_of(";\t|") != std::string_view::npos;
    if (has_other_separators) out.append("; between the columns of a flat table stand commas");
    if (line.find('\r') != std::string_view::npos) out.append("; lines have to end with LF or CR LF");
    return out;
}

}  // namespace

result<flat_header> read_flat_header(std::string_view bytes, bool is_all) {
    std::size_t at = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    std::uint64_t line = 1;
    csv_row row;
    csv_row::outcome outcome = csv_row::outcome::unfinished;
    std::string changed;
    for (;; at = row.next(), line += row.lines()) {
        if (at == bytes.size() && is_all) return at_place(errc::empty_input, "no header line", 0, 0);
        outcome = row.read(bytes, at, is_all);
        const bool is_blank =
            outcome == csv_row::outcome::whole && row.cells().size() == 1 && csv_row::content(bytes, row.cells().front(), changed).empty();
        if (!is_blank) break;
    }
    if (outcome == csv_row::outcome::unfinished) {
        return at_place(errc::limit_exceeded, "a header line of more than " + std::to_string(bytes.size() - at) + " bytes", line, 0);
    }
    if (outcome == csv_row::outcome::broken) {
        return at_place(errc::bad_structure, std::string(row.reason()), line + row.broken_line(), row.broken_cell());
    }
    flat_header out;
    out.cells = static_cast<std::uint32_t>(row.cells().size());
    for (std::uint32_t i = 0; i < out.cells; ++i) {
        const std::string_view name = csv_row::content(bytes, row.cells()[i], changed);
        std::uint32_t* const place = place_of(name, out);
        if (place == nullptr) continue;
        if (*place != flat_header::missing) {
            return at_place(errc::bad_structure, "a second column " + std::string(name), line, std::size_t{i} + 1);
        }
        *place = i;
    }
    if (auto missing = what_is_missing(out, trim(bytes.substr(at, row.next() - at)))) {
        return at_place(errc::bad_structure, *std::move(missing), line, 0);
    }
    out.bytes = row.next();
    out.lines = line - 1 + row.lines();
    return out;
}

}  // namespace renaksi::rekap_detail
