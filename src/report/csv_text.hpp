/// \file
/// One record of a CSV file (RFC 4180): commas, CR LF, quotes only where a field needs them; and texts of a document so written that no
/// spreadsheet takes them for formulas.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "renaksi/base/int128.hpp"
#include "renaksi/rollup/rekap_row.hpp"

namespace renaksi::report {

/// A spreadsheet that opens a CSV file computes a cell that begins with `=`, `+`, `-`, `@`, a tab or CR, also one that somebody has put
/// there to do harm. Such a text gets an apostrophe in front, and so does one that itself begins with apostrophes before such a sign, so
/// that one apostrophe can be taken away again. Numbers and bare dashes (`-12.5%`, `-`) are no formulas and stay as they are. O(length).
[[nodiscard]] std::string guard_formula(std::string_view text);

/// The text without the apostrophe that `guard_formula` put in front; others unchanged.
[[nodiscard]] std::string_view without_guard(std::string_view text) noexcept;

class csv_writer {
public:
    /// Adds a field to the record as it is: numbers, and words of this program. Bytes that are no UTF-8 become U+FFFD.
    void field(std::string_view text);
    /// Adds a line or another number from 1; blank where it is not known (0).
    void number(std::int64_t value);
    /// Adds what needs no looking at: a word of this program, or a field as another writer wrote it.
    void written_field(std::string_view field);
    /// Adds an amount in sen.
    void amount(int128 sen);
    /// Adds a kode; blank for none.
    void kode(packed_kode code);
    /// Adds a text of a document, guarded.
    void text(std::string_view text);
    void end_record();
    void record(std::initializer_list<std::string_view> fields);

    /// What was written since the last time.
    [[nodiscard]] std::string take() { return std::exchange(out_, {}); }
    /// The same, for a writer that goes on in the same memory after `clear`.
    [[nodiscard]] std::string_view written() const noexcept { return out_; }
    void clear() noexcept { out_.clear(); }

private:
    void begin_field();

    std::string out_;
    bool first_ = true;
};

}  // namespace renaksi::report
