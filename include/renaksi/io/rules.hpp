/// \file
/// The catalogue of rules as text, JSON, CSV, Markdown and as a table: which rules there are, what each looks at, on which regulation it
/// rests, and how severe it is under given options.
///
/// Contract: pure functions, from any thread; the same arguments give the same bytes. Texts are UTF-8 and end with a line feed (CSV: with
/// CR LF, RFC 4180). Only `std::bad_alloc` may be thrown. All are O(rules).
#pragma once

#include <string>

#include "renaksi/base/language.hpp"
#include "renaksi/check/check_options.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/io/table.hpp"

namespace renaksi {

/// A paragraph a rule, by family, and the settings.
[[nodiscard]] std::string write_rules_text(const check_options& options = {}, const report_options& layout = {});
/// `renaksi-rules/1`: `{"schema", "rules": [{"rule", "slug", "severity", "default_severity", "title_id", "title_en", "basis",
/// "looks_at"}…], "settings": [{"name", "value", "default", "least", "most", "rule", "meaning"}…]}`. `severity` is `off` for a rule that is
/// left out.
[[nodiscard]] std::string write_rules_json(const check_options& options = {}, const report_options& layout = {});
/// A header record and a record a rule, with the columns of the JSON's rules.
[[nodiscard]] std::string write_rules_csv(const check_options& options = {}, const report_options& layout = {});
/// docs/rules.md: the catalogue as it stands, with both titles.
[[nodiscard]] std::string write_rules_markdown();

/// The catalogue: rule (the number), id, slug, severity, title_id, title_en, basis (null where there is none), looks_at. `lang` is the
/// language of looks_at, whose words are but for one the same in both.
[[nodiscard]] table rules_table(language lang = language::en);

}  // namespace renaksi
