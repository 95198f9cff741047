// Findings as an inspector's notes (Catatan Hasil Reviu): what is found, against which rule, what is to be done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::report {

struct review_note {
    std::optional<row_index> row;  ///< missing: the document, or a line that no row stands in
    cell_column column = cell_column::none;
    std::int64_t line = 0;
    rule_id rule;  ///< R000 for a mistake whose rules were not asked for
    renaksi::severity severity = severity::error;
    bool is_mistake = false;
    std::string kondisi;
    std::string kriteria;
    std::string rekomendasi;
};

/// The mistakes in document order, then what they do not explain by severity, rule and line. Lines in the sentences are those of the plan.
/// O((findings + mistakes) · log findings).
[[nodiscard]] std::vector<review_note> review_notes(const plan& p, const std::vector<finding>& findings,
                                                    const std::vector<mistake>& mistakes, language lang);

}  // namespace renaksi::report
