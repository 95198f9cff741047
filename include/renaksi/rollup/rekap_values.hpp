/// \file
/// What goes into a rekap and comes out of it beside rows: settings, sources, totals, roots, errors.
///
/// Contract: plain values, safe to share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/error.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/plan/plan_column.hpp"
#include "renaksi/rollup/rekap_key.hpp"
#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi {

struct rekap_settings {
    rekap_key by;
    /// Program 01 of every bidang, and what is below it, count as `X.XX.01`.
    bool fold_penunjang = false;
    /// Rows of one office may stand anywhere: every office stays open until `close`. Memory grows with the rows.
    bool scattered = false;
    /// So many roots are named, those with the largest difference first; all are counted.
    std::uint64_t roots_limit = 1'000'000;

    /// Whether two rekap of these settings can be merged: how their rows came makes no difference.
    [[nodiscard]] friend bool operator==(const rekap_settings& a, const rekap_settings& b) noexcept {
        return a.by == b.by && a.fold_penunjang == b.fold_penunjang && a.roots_limit == b.roots_limit;
    }
};

/// Where rows came from: a file, or a part of one that was cut at row ends.
struct rekap_source {
    std::string name;
    std::uint64_t begin = 0;  ///< first byte of its first row
    std::uint64_t end = 0;    ///< byte behind its last row
    std::uint64_t lines = 0;  ///< line ends in it (of the first part: with the header)
    bool is_whole = true;     ///< it is all of the file: its first and last office go on nowhere else
};

/// A root: a violated identity that follows from no other.
struct rekap_root {
    std::string_view opd;  ///< lives as long as the rekap is not filled, merged or closed
    packed_kode kode;      ///< none for Jumlah and rows without one
    std::string_view source;
    std::uint64_t line = 0;  ///< 0: not known
    rekap_level level = rekap_level::program;
    bool is_row = false;  ///< R101; else the identity of a column: R102, of Jumlah R103
    plan_column column = plan_column::year;
    int128 expected_sen = 0;
    int128 found_sen = 0;
};

/// A row that could not be read, as the reader of a source tells it.
struct rekap_row_error {
    errc code = errc::invalid_argument;
    std::uint64_t line = 0;    ///< counted from the source's first; 0: not known
    std::uint32_t column = 0;  ///< of the cell, from 1; 0: the row
    std::string detail;
};

/// A row that is in no total because it could not be read.
struct rekap_error {
    errc code = errc::invalid_argument;
    std::string source;
    std::uint64_t line = 0;
    std::uint32_t column = 0;  ///< of the cell, from 1; 0: the row
    std::string detail;
};

struct rekap_totals {
    std::uint64_t rows = 0;        ///< budget rows, without Jumlah and sasaran
    std::uint64_t violations = 0;  ///< violated identities of its rows, inherited ones too
    std::array<int128, plan_column_count> sen{};
};

}  // namespace renaksi
