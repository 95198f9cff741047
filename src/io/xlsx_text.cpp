#include "io/xlsx_text.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

namespace renaksi::io {
namespace {

constexpr std::size_t escape_bytes = 7;  // _xHHHH_

[[nodiscard]] std::optional<std::uint32_t> escaped_unit(std::string_view text, std::size_t at) {
    if (text.size() < at + escape_bytes || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return std::nullopt;
    std::uint32_t unit = 0;
    const char* const end = text.data() + at + 6;
    const auto parsed = std::from_chars(text.data() + at + 2, end, unit, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return unit;
}

void append_character(std::string& out, std::uint32_t c) {
    constexpr std::uint32_t replacement = 0xFFFD;
    if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    const auto push = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0U | (c >> 6U));
    } else if (c < 0x10000) {
        push(0xE0U | (c >> 12U));
        push(0x80U | ((c >> 6U) & 0x3FU));
    } else {
        push(0xF0U | (c >> 18U));
        push(0x80U | ((c >> 12U) & 0x3FU));
        push(0x80U | ((c >> 6U) & 0x3FU));
    }
    push(0x80U | (c & 0x3FU));
}

void append_item_text(std::string& out, const pugi::xml_node& item) {
    for (pugi::xml_node part = item.first_child(); part; part = part.next_sibling()) {
        const std::string_view name = local_name(part);
        if (name == "t") {
            out.append(part.child_value());
        } else if (name == "r") {
            out.append(find_child(part, "t").child_value());
        }
    }
}

}  // namespace

std::string decode_xlsx_text(std::string_view text) {
    if (text.find("_x") == std::string_view::npos && text.find('\r') == std::string_view::npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto unit = escaped_unit(text, i);
        if (!unit) {
            out.push_back(text[i++]);
            continue;
        }
        i += escape_bytes;
        std::uint32_t c = *unit;
        const auto low = escaped_unit(text, i);
        if (c >= 0xD800 && c <= 0xDBFF && low && *low >= 0xDC00 && *low <= 0xDFFF) {
            c = 0x10000U + ((c - 0xD800U) << 10U) + (*low - 0xDC00U);
            i += escape_bytes;
        }
        append_character(out, c);
    }
    std::string lines;
    lines.reserve(out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool half_of_crlf = out[i] == '\r' && i + 1 < out.size() && out[i + 1] == '\n';
        if (!half_of_crlf) lines.push_back(out[i] == '\r' ? '\n' : out[i]);
    }
    return lines;
}

std::string xlsx_item_text(const pugi::xml_node& item) {
    std::string text;
    append_item_text(text, item);
    return decode_xlsx_text(text);
}

xlsx_strings::xlsx_strings(const pugi::xml_node& root) {
    for (pugi::xml_node item = root.first_child(); item; item = item.next_sibling()) {
        if (!is_named(item, "si")) continue;
        if (size_ % row_texts == 0) texts_.begin_row(0);
        const std::string text = xlsx_item_text(item);
        texts_.add_cell(text, cell_type::text, 0, lines_in_front(text));
        ++size_;
    }
    keeper_ = texts_.share_texts();
}

}  // namespace renaksi::io
