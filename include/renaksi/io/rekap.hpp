/// \file
/// Rekap of flat tables: files of any size, several threads, one answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/io/table.hpp"
#include "renaksi/rollup/rekap.hpp"

namespace renaksi {

struct rekap_options {
    rekap_settings settings;
    unsigned threads = 0;            ///< 0: as many as the machine has
    bool strict = false;             ///< the first row that cannot be read (by file, then line) is an error
    std::uint64_t begin = 0;         ///< only rows that begin at this byte or later, and
    std::uint64_t end = UINT64_MAX;  ///< before this one: a part of one file; see `rekap_source`
    std::uint64_t piece_bytes = 0;   ///< of the pieces of a large file that threads take in turn; 0: as it suits
    std::function<void(std::uint64_t done, std::uint64_t all)>
        progress;  ///< bytes; called from one thread at a time; all is 0 where it is not known
};

/// Reads flat tables and closes nothing that a cut divided: with `begin` and `end` left alone the result is closed. `-` is standard input.
/// Errors: those of opening a file; those of its header; `bad_structure` for an office in two places of what cannot be read twice.
[[nodiscard]] result<rekap> rekap_files(std::span<const std::string> paths, const rekap_options& options);
/// The same of bytes in memory; `name` stands for the file.
[[nodiscard]] result<rekap> rekap_bytes(std::string_view bytes, std::string_view name, const rekap_options& options);

enum class rekap_table_kind : std::uint8_t { groups = 0, roots = 1, errors = 2, totals = 3, sources = 4 };
/// groups: key (parts joined by `/`), then a text column a part, rows, violations int64, pagu, tw1 ... tw4 money. Errors: overflow. O(rows
/// of it).
[[nodiscard]] result<table> rekap_table(const rekap& of, rekap_table_kind kind);

[[nodiscard]] std::string write_rekap_text(const rekap& of, const report_options& options = {});
/// `renaksi-rekap/1`.
[[nodiscard]] std::string write_rekap_json(const rekap& of, const report_options& options = {});
/// key, then a column a part where there are several, rows, violations, pagu, tw1 ... tw4; with its header record.
[[nodiscard]] std::string write_rekap_csv(const rekap& of);
/// Roots as CSV: rule, opd, kode, level, column, expected, found, difference, file, line.
[[nodiscard]] std::string write_rekap_roots_csv(const rekap& of);
/// The same, handed on in pieces of some 64 KiB: there may be a million roots.
void write_rekap_roots_csv(const rekap& of, const std::function<void(std::string_view piece)>& write);

}  // namespace renaksi
