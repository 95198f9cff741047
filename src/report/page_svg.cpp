#include "report/page_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "report/page_markup.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

constexpr std::int64_t most_steps = 5;

/// The greatest multiple of `step` that is not above `value`.
constexpr std::int64_t floor_to(std::int64_t value, std::int64_t step) noexcept {
    const std::int64_t rest = value % step;
    return value - rest - (rest < 0 ? step : 0);
}

}  // namespace

axis axis_for(std::int64_t lowest, std::int64_t highest) noexcept {
    constexpr std::array<std::int64_t, 8> steps{10, 20, 50, 100, 200, 250, 500, 1000};
    lowest = std::min<std::int64_t>(lowest, 0);
    highest = std::max<std::int64_t>(highest, lowest < 0 ? 0 : 10);
    for (std::int64_t scale = 1;; scale *= 100) {
        for (const std::int64_t one : steps) {
            const std::int64_t step = one * scale;
            const axis out{floor_to(lowest, step), -floor_to(-highest, step), step};
            if ((out.high - out.low) / step <= most_steps) return out;
        }
    }
}

std::int64_t chart_frame::y_tenths(std::int64_t per_mille) const noexcept {
    constexpr std::int64_t tenths = 10;
    const std::int64_t span = values.high - values.low;
    return bottom * tenths - ((per_mille - values.low) * (bottom - top) * tenths + span / 2) / span;
}

std::string chart_frame::grid(std::int64_t shift) const {
    std::string lines;
    std::string labels;
    for (std::int64_t at = values.low; at <= values.high; at += values.step) {
        const std::int64_t y = y_tenths(at);
        lines += fmt::format("M{} {}H{}", left, coordinate(y), left + 4 * quarter);
        // Whole per cents, because every step is one.
        labels += svg_text((left - 5) * 10, y + 35, "text-anchor=\"end\" class=\"tick\"", fmt::format("{}%", at / 10));
    }
    std::string out = fmt::format("<path class=\"grid\" d=\"{}\"/>", lines);
    out += fmt::format("<path class=\"base\" d=\"M{} {}H{}\"/>", left, coordinate(y_tenths(0)), left + 4 * quarter);
    for (std::int64_t q = 0; q < 4; ++q) {
        const plan_column column = plan_columns_all[static_cast<std::size_t>(q) + 1];
        labels += svg_text((left + q * quarter + shift) * 10, (bottom + 18) * 10, "text-anchor=\"middle\"", report::column_word(column));
    }
    return out + labels;
}

std::string coordinate(std::int64_t tenths) {
    const std::int64_t size = std::abs(tenths);
    const std::string_view sign = tenths < 0 ? "-" : "";
    return size % 10 == 0 ? fmt::format("{}{}", sign, size / 10) : fmt::format("{}{}.{}", sign, size / 10, size % 10);
}

std::string svg_text(std::int64_t x_tenths, std::int64_t y_tenths, std::string_view more, std::string_view label) {
    return fmt::format("<text x=\"{}\" y=\"{}\" {}>{}</text>", coordinate(x_tenths), coordinate(y_tenths), more, text(label));
}

std::string open_chart(std::string_view id, std::string_view title, std::string_view description) {
    return fmt::format(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-t {}-d\"><title id=\"{}-t\">{}</title>"
        "<desc id=\"{}-d\">{}</desc>",
        chart_frame::width, chart_frame::height, id, id, id, text(title), id, text(description));
}

std::string figure(std::string_view id, std::string_view title, std::string_view sentence, std::string_view body) {
    return fmt::format("<figure id=\"{}\">\n<figcaption><h3>{}</h3><p>{}</p></figcaption>\n{}</figure>\n", id, title, sentence, body);
}

}  // namespace renaksi::page
