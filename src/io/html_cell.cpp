#include "io/html_cell.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "io/html_page.hpp"
#include "io/spreadsheet_number.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) noexcept {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// The figures at the start, 0 where there are none.
[[nodiscard]] std::size_t leading_number(std::string_view text, std::size_t most) noexcept {
    text = trim(text);
    std::size_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) break;
        value = std::min(value * 10 + static_cast<std::size_t>(c - '0'), most);
    }
    return value;
}

/// Digits with what amounts have between and around them.
[[nodiscard]] bool shows_plain_number(std::string_view text) noexcept {
    if (starts_with_nocase(text, "rp")) text.remove_prefix(2);
    text = trim(text);
    const bool padded = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
    const auto fits = [](char c) { return is_digit(c) || std::string_view(" .,()-\xC2\xA0").find(c) != std::string_view::npos; };
    return !padded && std::any_of(text.begin(), text.end(), is_digit) && std::all_of(text.begin(), text.end(), fits);
}

/// What is noted about a cell, not what it says: so Calc writes its comments, hidden by a style.
[[nodiscard]] bool is_comment(const GumboElement& element) noexcept {
    if (element.tag != GUMBO_TAG_UNKNOWN) return false;
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return equal_nocase({name.data, name.length}, "comment");
}

}  // namespace

bool is_left_out(const GumboElement& element) noexcept {
    constexpr std::array<GumboTag, 13> tags{GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE, GUMBO_TAG_HEAD,   GUMBO_TAG_TITLE, GUMBO_TAG_NOSCRIPT,
                                            GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV,   GUMBO_TAG_BUTTON, GUMBO_TAG_SVG,   GUMBO_TAG_IFRAME,
                                            GUMBO_TAG_OBJECT,   GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO};
    if (element.tag == GUMBO_TAG_OPTION) return !has_html_attribute(element, "selected");
    return is_one_of(element.tag, tags) || is_comment(element);
}

bool is_block(GumboTag tag) noexcept {
    constexpr std::array<GumboTag, 31> tags{
        GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_H1,      GUMBO_TAG_H2,     GUMBO_TAG_H3,         GUMBO_TAG_H4,   GUMBO_TAG_H5,
        GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,      GUMBO_TAG_LI,     GUMBO_TAG_DL,         GUMBO_TAG_DT,   GUMBO_TAG_DD,
        GUMBO_TAG_CENTER,  GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,     GUMBO_TAG_MAIN, GUMBO_TAG_ASIDE,
        GUMBO_TAG_ADDRESS, GUMBO_TAG_PRE,     GUMBO_TAG_FIGURE,  GUMBO_TAG_FORM,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_FIELDSET,
        GUMBO_TAG_LEGEND,  GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY};
    return is_one_of(tag, tags);
}

bool is_hidden(const GumboElement& element) {
    if (has_html_attribute(element, "hidden")) return true;
    const std::string_view style = html_attribute(element, "style");
    if (style.empty()) return false;
    std::string dense = lower(style);
    dense.erase(std::remove_if(dense.begin(), dense.end(), is_space), dense.end());
    return dense.find("display:none") != std::string::npos;
}

std::string_view input_value(const GumboElement& element) noexcept {
    constexpr std::array<std::string_view, 8> silent{"hidden", "checkbox", "radio", "button", "submit", "image", "reset", "password"};
    const std::string_view type = html_attribute(element, "type");
    const bool shown = std::none_of(silent.begin(), silent.end(), [type](std::string_view name) { return equal_nocase(type, name); });
    return shown ? html_attribute(element, "value") : std::string_view{};
}

cell_span span_of_cell(const GumboElement& cell) noexcept {
    constexpr std::size_t most_rows = 65'534;
    constexpr std::size_t most_columns = 1'000;
    cell_span span;
    span.columns = std::max<std::size_t>(leading_number(html_attribute(cell, "colspan"), most_columns), 1);
    const std::string_view rows = trim(html_attribute(cell, "rowspan"));
    if (!rows.empty() && is_digit(rows.front())) span.rows = leading_number(rows, most_rows);
    return span;
}

std::optional<std::string> number_of_cell(const GumboElement& cell, std::string_view text) {
    if (!shows_plain_number(text)) return std::nullopt;
    if (has_html_attribute(cell, "x:num")) {
        const std::string_view stored = html_attribute(cell, "x:num");
        return plain_number(trim(stored).empty() ? text : stored);
    }
    if (has_html_attribute(cell, "sdval")) return plain_number(html_attribute(cell, "sdval"));
    return std::nullopt;
}

bool is_sheet_anchor(std::string_view name) noexcept {
    constexpr std::string_view stem = "table";
    if (!name.starts_with(stem) || name.size() == stem.size()) return false;
    return std::all_of(name.begin() + stem.size(), name.end(), is_digit);
}

std::string name_behind_colon(std::string_view heading) {
    const std::size_t colon = heading.find(':');
    return collapse(colon == std::string_view::npos ? heading : heading.substr(colon + 1));
}

}  // namespace renaksi::io
