/// \file
/// Rekap of flat tables: files of any size in, several threads, one answer; and that answer as tables, text, JSON and CSV.
///
/// A flat table is CSV (RFC 4180) with a header line that names the columns, in any order: `opd`, `kode` or `level`, and of `pagu`, `tw1`
/// ... `tw4` at least one; others are passed over. Amounts are plain decimals in Rupiah. docs/scale.md says what it costs.
///
/// Contract: functions without state, from any thread; `rekap_files` and `rekap_bytes` start threads of their own and have joined them when
/// they return. The same rows give the same answer, byte for byte, whatever the order of files, the number of threads and the size of
/// pieces. Results own what they hold. A row that cannot be read is data, not an error: it is counted, kept with its place, and in no
/// total. The writers' texts are those of `io/report.hpp`. Only `std::bad_alloc` may be thrown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/io/table.hpp"
#include "renaksi/rollup/rekap.hpp"

namespace renaksi {

struct rekap_options {
    rekap_settings settings;  ///< with a key of at least one part
    unsigned threads = 0;     ///< 0: as many as the machine has
    bool strict = false;      ///< the first row that cannot be read, by file and line, is an error
    /// Only rows that begin at this byte or later, and before `end`: a part of one file. Its first and last office stay open, for the parts
    /// beside it.
    std::uint64_t begin = 0;
    std::uint64_t end = UINT64_MAX;
    std::uint64_t piece_bytes = 0;  ///< of the pieces of a large file that threads take in turn; 0: as it suits
    /// Called now and then with the bytes read so far and all of them (0 where that is not known), by one thread at a time. It must not
    /// throw.
    std::function<void(std::uint64_t done, std::uint64_t all)> progress;
};

/// Reads flat tables; `-` is standard input. The result is closed, but for a part of a file and for `scattered` rows, which wait for
/// others. Where the rows of an office do not stand together, everything is read a second time and that office's rows are kept meanwhile.
/// Memory: that of the result, and for each thread a block that grows with the longest row up to 16 MiB and the rows of one office. Errors:
/// `invalid_argument` for no path, no key, or a part of several files or of a pipe; those of opening a file; `empty_input` and
/// `bad_structure`, with the place, for a header; `limit_exceeded` for a row that does not end; `bad_structure` for an office that stands
/// in several places of what can be read only once. O(bytes).
[[nodiscard]] result<rekap> rekap_files(std::span<const std::string> paths, const rekap_options& options);
/// The same of one table in memory; `name` stands for its file.
[[nodiscard]] result<rekap> rekap_bytes(std::string_view bytes, std::string_view name, const rekap_options& options);

enum class rekap_table_kind : std::uint8_t { groups = 0, roots = 1, errors = 2, totals = 3, sources = 4 };

/// A closed rekap (for `sources` any) as a table.
///
///     groups   key text (the parts, joined by `/`), a text a part, missing where the rows have none; rows, violations int64; pagu, tw1 ...
///     tw4 money roots    rule, opd, kode, level, column text; expected, found, difference money; file text; line int64 errors   code int32
///     (of `errc`); file text; line, column int64; message text totals   one row: rows, violations int64; pagu, tw1 ... tw4 money; offices,
///     roots, errors int64 sources  file text; begin, end, lines int64
///
/// Errors: `overflow` for a sum beyond 64 bits of sen. O(its rows).
[[nodiscard]] result<table> rekap_table(const rekap& of, rekap_table_kind kind);

/// Groups, the largest differences and the first rows that could not be read, for people. O(groups + roots).
[[nodiscard]] std::string write_rekap_text(const rekap& of, const report_options& options = {});
/// `renaksi-rekap/1`: all groups, the hundred largest roots, the first hundred errors. O(groups + roots).
[[nodiscard]] std::string write_rekap_json(const rekap& of, const report_options& options = {});
/// A record a group, with the header record: key, a column a part where there are several, rows, violations, pagu, tw1 ... tw4. O(groups).
[[nodiscard]] std::string write_rekap_csv(const rekap& of);
/// A record a root, with the header record: rule, opd, kode, level, column, expected, found, difference, file, line. O(roots).
[[nodiscard]] std::string write_rekap_roots_csv(const rekap& of);
/// The same, handed on in pieces of some 64 KiB, in order and on this thread: there may be a million roots. `threads` make them (0: one a
/// core), which changes no byte. Throws what `write` throws.
void write_rekap_roots_csv(const rekap& of, const std::function<void(std::string_view piece)>& write, unsigned threads = 0);

}  // namespace renaksi
