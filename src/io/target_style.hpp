// In which style the targets of an indicator are to be read where their texts alone do not tell: `1.234` is 1234 in one document and 1.234
// in another. What is written for machines says it beside the texts, so that whoever reads it reads the same numbers.
#pragma once

#include <optional>
#include <string_view>

#include "renaksi/base/number_style.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::io {

/// `dot`, `comma`, `plain`; empty for automatic.
[[nodiscard]] std::string_view style_name(number_style style) noexcept;
/// The opposite; nothing for another word.
[[nodiscard]] std::optional<number_style> parse_style_name(std::string_view name) noexcept;

/// A target read as recognition reads it: the style counts only where the text reads in two ways.
[[nodiscard]] target read_target_text(std::string_view text, number_style style);

/// The style that gives all five targets of the indicator back from their texts; automatic where none is needed, or none does.
[[nodiscard]] number_style style_of_targets(const indikator_view& indikator);

}  // namespace renaksi::io
