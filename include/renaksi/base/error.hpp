/// \file
/// Errors: what stops a call. A finding about a readable document is never an error (see check/finding.hpp).
///
/// An error is a plain value: a stable code, a place (file, line, column, each only where it is known) and a detail that names what
/// was found or expected. Its sentence is made from the code on demand, in either language, so that nothing in the core formats
/// text that nobody reads. Errors are copyable and may be handed between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "renaksi/base/language.hpp"

namespace renaksi {

/// Stable numbers: they are never renumbered, new ones are appended.
enum class errc : std::int32_t {
    invalid_argument = 1,     ///< a caller's argument is out of its documented range
    not_found = 2,            ///< a file, a sheet or a year that is not there
    not_a_file = 3,           ///< a folder, a device, a socket
    not_readable = 4,         ///< the system refused to read it
    empty_input = 5,          ///< no bytes, or nothing but white space
    binary_input = 6,         ///< bytes that are no text in any supported encoding
    bad_encoding = 7,         ///< text in an encoding that cannot be told or decoded
    limit_exceeded = 8,       ///< over a limit: those that options can raise, or those that keep memory to a multiple of a document
    no_table = 9,             ///< text without a table of a plan in it
    bad_number = 10,          ///< a text that is no number, with the column of the first character that does not fit
    ambiguous_number = 11,    ///< a number that can be read in two ways and no style was given
    too_many_decimals = 12,   ///< more decimals than the type keeps; nothing is rounded silently
    overflow = 13,            ///< a value that does not fit its type
    bad_kode = 14,            ///< a code that does not follow the classification's pattern
    bad_date = 15,            ///< no such date, or text that is no date
    bad_nip = 16,             ///< no valid NIP; the detail names the part that fails
    bad_structure = 17,       ///< rows given to a builder that no plan can have
    unknown_format = 18,      ///< a format name or content that no reader knows
    unknown_rule = 19,        ///< a rule that the catalogue does not list
    not_writable = 20,        ///< the system refused to write
    damaged_file = 21,        ///< a file of a known format that is cut off or broken inside; the detail names the part
    password_protected = 22,  ///< a document that only a password opens
};

/// Where in an input something stands. Lines and columns count from 1; 0 means "not known". In tables `column` is the cell's number,
/// in a single text (an amount, a date) it is the character's position.
struct place {
    std::string file;
    std::int64_t line = 0;
    std::int64_t column = 0;
};

struct error {
    errc code = errc::invalid_argument;
    std::string detail;  ///< what was found, what was expected; UTF-8, one line, may be empty
    place where;
};

namespace detail {
inline constexpr std::array<bilingual, 23> errc_texts{{
    {"", ""},
    {"argumen tidak sah", "invalid argument"},
    {"tidak ditemukan", "not found"},
    {"bukan berkas biasa", "not a regular file"},
    {"berkas tidak dapat dibaca", "cannot be read"},
    {"masukan kosong", "the input is empty"},
    {"masukan biner, bukan teks", "binary data, not text"},
    {"pengodean teks tidak dikenal", "unknown text encoding"},
    {"melampaui batas", "over a limit"},
    {"tidak ada tabel rencana di dalamnya", "no table of a plan in it"},
    {"bukan bilangan", "not a number"},
    {"bilangan dapat dibaca dengan dua cara", "a number that reads in two ways"},
    {"angka desimal terlalu banyak", "too many decimals"},
    {"nilai terlalu besar", "value out of range"},
    {"kode tidak sah", "not a valid kode"},
    {"tanggal tidak sah", "not a valid date"},
    {"NIP tidak sah", "not a valid NIP"},
    {"susunan baris tidak sah", "rows that no plan can have"},
    {"format tidak dikenal", "unknown format"},
    {"aturan tidak dikenal", "unknown rule"},
    {"tidak dapat ditulis", "cannot be written"},
    {"berkas rusak", "the file is damaged"},
    {"berkas dilindungi kata sandi", "the file is protected by a password"},
}};
}  // namespace detail

/// The short sentence of a code, in static storage.
[[nodiscard]] constexpr std::string_view describe(errc code, language lang) noexcept {
    const auto at = static_cast<std::size_t>(code);
    return at < detail::errc_texts.size() ? detail::errc_texts[at].in(lang) : std::string_view{};
}

/// `file:line:column: sentence: detail`, leaving out what is not known.
[[nodiscard]] inline std::string message(const error& e, language lang) {
    std::string text;
    const auto add_place = [&text](std::string_view part) {
        text.append(part);
        text.push_back(':');
    };
    if (!e.where.file.empty()) add_place(e.where.file);
    if (e.where.line > 0) add_place(std::to_string(e.where.line));
    if (e.where.column > 0) add_place(std::to_string(e.where.column));
    if (!text.empty()) text.push_back(' ');
    text.append(describe(e.code, lang));
    if (!e.detail.empty()) text.append(": ").append(e.detail);
    return text;
}

}  // namespace renaksi
