/// \file
/// What the reports share: values of findings as text, the words of the domain, numbers as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/language.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/money/amount.hpp"
#include "renaksi/plan/level.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi::report {

/// The canonical text of a value: money and numbers in plain digits; empty where there is none.
[[nodiscard]] std::string plain_text(const finding_value& value);

/// `sub kegiatan`: a level's name in a sentence.
[[nodiscard]] std::string_view level_word(level which) noexcept;

/// `pagu`, `TW I` … `TW IV`: a money column's name over a table and in a sentence.
[[nodiscard]] std::string_view column_word(plan_column column) noexcept;

/// Digits grouped as the language does: `26.005.473`, `26,005,473`.
[[nodiscard]] std::string grouped(int128 sen, language lang);
/// With its sign, also a plus.
[[nodiscard]] std::string signed_grouped(int128 sen, language lang);
/// A cell as printed: empty, `-`, or the amount in the language's grouping.
[[nodiscard]] std::string cell_text(const amount& printed, language lang);

/// A count in the language's grouping.
[[nodiscard]] std::string count_text(std::int64_t count, language lang);

/// `3`, `3 dan 4`, `3, 4 dan 5`.
[[nodiscard]] std::string listed(const std::vector<std::int64_t>& numbers, language lang);

/// `DINAS …` and the year, where the title does not say them already; the title itself comes first. Printable.
[[nodiscard]] std::vector<std::string> headline(const plan& p, std::string_view file, language lang);

}  // namespace renaksi::report
