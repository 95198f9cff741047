// The rows of a flat table as the contract has them, read one character at a time and without any regard for speed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "io/plain_amount.hpp"
#include "rekap/csv_row.hpp"
#include "rekap/flat_rows.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/level.hpp"
#include "report/csv_text.hpp"

namespace renaksi::flat_oracle {

struct row {
    std::string opd;
    std::uint64_t kode = 0;
    int level = 0;
    std::array<std::int64_t, 5> sen{};
    int printed = 0;
    std::uint64_t line = 0;

    friend bool operator==(const row&, const row&) = default;
};

/// code, line, column
using failure = std::tuple<errc, std::uint64_t, std::uint32_t>;

struct answer {
    std::vector<row> rows;
    std::vector<failure> failures;
    std::uint64_t lines = 0;
    std::size_t bytes = 0;
};

namespace detail {

struct cells_of_row {
    std::vector<std::string> cells;
    bool broken = false;
    std::uint64_t broken_line = 0;  ///< counted from the row's first
    std::size_t next = 0;
};

inline cells_of_row read_cells(std::string_view text, std::size_t at) {
    cells_of_row out;
    for (;;) {
        std::string cell;
        const std::size_t begin = at;
        const auto lines_before = [&](std::size_t end) {
            std::uint64_t count = 0;
            for (const char c : text.substr(0, end)) count += c == '\n' ? 1U : 0U;
            return count;
        };
        const auto broken = [&] {
            out.broken = true;
            out.broken_line = lines_before(begin);
            const std::size_t end = text.find('\n', begin);
            out.next = end == std::string_view::npos ? text.size() : end + 1;
            return out;
        };
        if (at < text.size() && text[at] == '"') {
            bool closed = false;
            for (++at; at < text.size() && !closed; ++at) {
                if (text[at] != '"') {
                    cell.push_back(text[at]);
                } else if (at + 1 < text.size() && text[at + 1] == '"') {
                    cell.push_back(text[at++]);
                } else {
                    closed = true;
                }
            }
            const std::string_view rest = text.substr(at);
            if (!closed || !(rest.empty() || rest == "\r" || rest[0] == ',' || rest[0] == '\n' || rest.substr(0, 2) == "\r\n"))
                return broken();
            if (!rest.empty() && rest[0] == '\r') ++at;
            std::string joined;
            for (std::size_t i = 0; i < cell.size(); ++i) {
                if (cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
                joined.push_back(cell[i] == '\r' ? '\n' : cell[i]);
            }
            cell = joined;
        } else {
            for (; at < text.size() && text[at] != ',' && text[at] != '\n'; ++at) {
                if (text[at] == '"') return broken();
                cell.push_back(text[at]);
            }
        }
        out.cells.emplace_back(trim(cell));
        out.next = at < text.size() ? at + 1 : at;
        if (at == text.size() || text[at] == '\n') return out;
        at = out.next;
    }
}

inline std::optional<int> level_of(const std::string& word) {
    if (equal_nocase(word, "urusan")) return 2;
    if (equal_nocase(word, "bidang")) return 3;
    const auto named = parse_level(word);
    if (!named) return std::nullopt;
    const int number = static_cast<int>(*named);
    return number < 2 ? number : number + 2;
}

/// Fills in kode and level, or tells what is wrong and whether it is the kode's cell.
inline std::optional<std::pair<errc, bool>> read_identity(std::string kode, std::string word, row& to) {
    kode = std::string(report::without_guard(kode));
    word = std::string(report::without_guard(word));
    const auto named = level_of(word);
    if (kode.empty() && word.empty()) return std::pair(errc::bad_structure, true);
    if (kode.empty() && !named) return std::pair(errc::bad_structure, false);
    to.level = named.value_or(0);
    if (kode.empty()) return std::nullopt;
    const auto parsed = parse_kode_tolerant(kode);
    const bool above_all = named && *named < 2;
    if (above_all && (!parsed || parsed->value.tingkat() < kode_tingkat::program)) return std::nullopt;
    if (!parsed) return std::pair(errc::bad_kode, true);
    to.level = static_cast<int>(parsed->value.tingkat()) + 1;
    if (named && *named != to.level) return std::pair(errc::bad_structure, false);
    to.kode = pack(parsed->value).bits();
    return std::nullopt;
}

inline void read_row(const std::vector<std::string>& cells, const rekap_detail::flat_header& header, std::uint64_t line, answer& to) {
    bool blank = true;
    for (const std::string& cell : cells) blank = blank && cell.empty();
    if (blank) return;
    if (cells.size() != header.cells) return to.failures.emplace_back(errc::bad_structure, line, 0), void();
    const auto cell = [&](std::uint32_t column) { return column == rekap_detail::flat_header::missing ? std::string() : cells[column]; };
    row out;
    out.line = line;
    if (const auto wrong = read_identity(cell(header.kode), cell(header.level), out)) {
        const std::uint32_t column = wrong->second ? header.kode : header.level;
        to.failures.emplace_back(wrong->first, line, column + 1);
        return;
    }
    for (std::size_t c = 0; c < 5; ++c) {
        const std::string written = cell(header.amounts[c]);
        if (written.empty()) continue;
        const auto read = io::parse_plain_amount(written);
        if (!read) return to.failures.emplace_back(read.error().code, line, header.amounts[c] + 1), void();
        out.sen[c] = read->value.sen();
        out.printed |= 1 << c;
    }
    const std::string opd = cell(header.opd);
    if (first_invalid_utf8(opd)) return to.failures.emplace_back(errc::bad_encoding, line, header.opd + 1), void();
    out.opd = std::string(report::without_guard(opd));
    to.rows.push_back(out);
}

}  // namespace detail

/// The rows of `text`, which begins behind the header line, that begin before `stop`.
inline answer read(std::string_view text, const rekap_detail::flat_header& header, std::uint64_t first_line, std::size_t stop = SIZE_MAX) {
    answer out;
    while (out.bytes < text.size() && out.bytes < stop) {
        const std::string_view rest = text.substr(out.bytes);
        const detail::cells_of_row row = detail::read_cells(rest, 0);
        const std::uint64_t line = first_line + out.lines;
        if (row.broken)
            out.failures.emplace_back(errc::bad_structure, line + row.broken_line, static_cast<std::uint32_t>(row.cells.size() + 1));
        if (!row.broken) detail::read_row(row.cells, header, line, out);
        for (const char c : rest.substr(0, row.next)) out.lines += c == '\n' ? 1U : 0U;
        out.bytes += row.next;
    }
    return out;
}

/// The same by the scanner, in blocks of `block` bytes, which grow where no row ends in one.
inline answer scan(std::string_view text, const rekap_detail::flat_header& header, std::uint64_t first_line,
                   rekap_detail::scan_kernel kernel, std::size_t block, std::size_t stop = SIZE_MAX, char beyond = '"') {
    using rekap_detail::flat_scanner;
    answer out;
    flat_scanner scanner(header, kernel);
    rekap_detail::flat_batch batch;
    for (std::size_t size = block; out.bytes < text.size() && out.bytes < stop;) {
        const std::string_view part = text.substr(out.bytes, size);
        std::string memory(flat_scanner::padding, beyond);
        memory.append(part).append(flat_scanner::padding, beyond);
        const std::string_view view = std::string_view(memory).substr(flat_scanner::padding, part.size());
        const bool is_last = out.bytes + part.size() == text.size();
        scanner.scan(view, stop - out.bytes, is_last, first_line + out.lines, batch);
        std::size_t office = 0;
        for (std::size_t i = 0; i < batch.rows.size(); ++i) {
            const rekap_row& one = batch.rows[i];
            if (office < batch.offices.size() && batch.offices[office].row == i) ++office;
            const std::string_view opd = office > 0 ? batch.offices[office - 1].opd : std::string_view("no office");
            out.rows.push_back({std::string(opd), one.kode.bits(), static_cast<int>(one.level), one.sen, one.printed, one.line});
        }
        for (const auto& one : batch.errors) out.failures.emplace_back(one.code, one.line, one.column);
        out.bytes += batch.bytes;
        out.lines += batch.lines;
        if (batch.bytes == 0 && is_last) break;
        size = batch.bytes == 0 ? size * 2 : block;
    }
    return out;
}

}  // namespace renaksi::flat_oracle
