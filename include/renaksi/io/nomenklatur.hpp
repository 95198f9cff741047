/// \file
/// Reading an official list (plan/nomenklatur.hpp) from the table that a user has of it.
///
/// Any table with a header row will do: CSV by RFC 4180 with `,`, `;` or `|` between the cells, or tabs. Columns go by their names, in any
/// order, of which some may be missing and others are left alone:
///
/// | column | names |
/// |---|---|
/// | code | `kode`, `kode_sub_kegiatan`, `kode_kegiatan`, `kode_program` |
/// | name | `nama`, `uraian`, `nomenklatur`, `nama_sub_kegiatan`, `nama_kegiatan`, `nama_program`, or the level alone (`SUBKEGIATAN`) |
/// | indicator, unit | `indikator`, `satuan` |
/// | for whom | `jenis_pemda` (`PROV`, `KABKOT`); without it a kegiatan's first digit tells, 1 or 2 |
/// | predecessor | `kode_sebelumnya`, `SUBKEGIATAN SEBELUMNYA` |
///
/// A name column without its code column has the code before each name (`2.17.02 PROGRAM …`).
///
/// Contract: a pure function, from any thread; the bytes are not kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/plan/nomenklatur.hpp"

namespace renaksi {

/// What a reader has to say about a row; stable numbers.
enum class nomenklatur_note_kind : std::uint8_t {
    repaired_kode = 0,   ///< a damaged code was mended; the row is used
    bad_kode = 1,        ///< no code: that level of the row is not used
    no_kode = 2,         ///< a name without a code: not used
    no_nama = 3,         ///< a code without a name: not used
    bad_jenis = 4,       ///< neither province nor kabupaten or kota: used for both
    bad_sebelumnya = 5,  ///< no code where the predecessor's is due: used without it
};

struct nomenklatur_note {
    nomenklatur_note_kind kind = nomenklatur_note_kind::bad_kode;
    std::int64_t line = 0;
    std::int64_t column = 0;  ///< the cell, from 1
    std::string text;         ///< as written
    std::string detail;       ///< what was expected, or what was read instead; may be empty
};

/// One line for people.
[[nodiscard]] std::string to_string(const nomenklatur_note& about, language lang);

struct nomenklatur_reading {
    nomenklatur list;
    std::int64_t rows = 0;      ///< below the header, blank ones not counted
    std::int64_t not_used = 0;  ///< rows of which nothing could be used; each has a note
    std::vector<nomenklatur_note> notes;
};

/// Reads a list. Errors, all with the file and what is known of line and column: those of `read_plan` about bytes and encodings;
/// unknown_format (a quote that is not closed); no_table (no header row with a code and a name among the first lines, or no row that can
/// be used). O(bytes + rows log rows).
[[nodiscard]] result<nomenklatur_reading> read_nomenklatur(std::string_view bytes, const std::string& file_name,
                                                           const read_limits& limits = {});

}  // namespace renaksi
