/// \file
/// The page: a check of a plan as one HTML file for a leader, a planner and an archive. Head figures and a verdict, the mistakes with what
/// would mend them, pictures of the money over the year, the plan's own table as a tree that folds, sorts and filters, and the findings as
/// Catatan Hasil Reviu. docs/formats/page.md says what is where.
///
/// Contract: a pure function; the same arguments give the same bytes, in which there is no clock and nothing of the machine. It may be
/// called from any thread. The page loads nothing, runs no script but its own (its Content-Security-Policy names that one by its hash), and
/// shows everything without a script. Text of the document stays text: it is escaped, control characters and the marks that turn the
/// direction of writing become blanks, bytes that are no UTF-8 become U+FFFD. A NIP is masked. Only `std::bad_alloc` may be thrown.
#pragma once

#include <string>

#include "renaksi/io/report.hpp"

namespace renaksi {

/// The whole page, UTF-8, in the language of the options; `colour`, `width` and `layout` do not concern it. Of the file only the name is
/// shown, without its folders. O(rows + indicators + findings · log findings).
[[nodiscard]] std::string write_report_page(const check_report& report, const report_options& options = {});

}  // namespace renaksi
