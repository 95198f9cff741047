/// \file
/// What Catatan Hasil Reviu says of a rule, on the page and in the workbook: what it asks for (kriteria) and what is to be done
/// (rekomendasi).
#pragma once

#include <string>
#include <string_view>

#include "renaksi/base/language.hpp"
#include "renaksi/check/rule.hpp"

namespace renaksi::report {

/// What is to be done about a finding of that rule, a sentence without a full stop. A rule that this list does not know gets what is said
/// of its family. O(log rules).
[[nodiscard]] std::string_view recommendation(rule_id of, language lang) noexcept;

/// The rule's title and, in brackets, the regulation behind it: `Nilai negatif`, `Target bukan angka (PermenPANRB 53/2014)`. The id alone
/// for a rule that the catalogue does not list.
[[nodiscard]] std::string criterion(rule_id of, language lang);

}  // namespace renaksi::report
