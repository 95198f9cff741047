#include "io/target_style.hpp"

#include <algorithm>
#include <array>

#include "renaksi/plan/target.hpp"

namespace renaksi::io {
namespace {

constexpr std::array<std::string_view, 4> style_names{"", "dot", "comma", "plain"};

}  // namespace

std::string_view style_name(number_style style) noexcept { return style_names[static_cast<std::size_t>(style)]; }

std::optional<number_style> parse_style_name(std::string_view name) noexcept {
    const auto found = std::find(style_names.begin() + 1, style_names.end(), name);
    if (found == style_names.end()) return std::nullopt;
    return static_cast<number_style>(found - style_names.begin());
}

target read_target_text(std::string_view text, number_style style) {
    return parse_target(text, style != number_style::automatic && is_ambiguous_number(text) ? style : number_style::automatic);
}

number_style style_of_targets(const indikator_view& indikator) {
    for (const number_style style : {number_style::automatic, number_style::dot_groups, number_style::comma_groups, number_style::plain}) {
        const auto reads_as_printed = [&indikator, style](plan_column column) {
            return read_target_text(indikator.written(column), style) == indikator.target(column);
        };
        if (std::all_of(plan_columns_all.begin(), plan_columns_all.end(), reads_as_printed)) return style;
    }
    return number_style::automatic;
}

}  // namespace renaksi::io
