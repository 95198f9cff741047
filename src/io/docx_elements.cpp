#include "io/docx_elements.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "io/encoding.hpp"
#include "io/xml_document.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

[[nodiscard]] bool is_taken_away(const pugi::xml_node& node, std::string_view name) noexcept {
    if (name == "tr") return static_cast<bool>(find_child(find_child(node, "trPr"), "del"));
    if (name == "tc") return static_cast<bool>(find_child(find_child(node, "tcPr"), "cellDel"));
    if (name == "r") return is_said(find_child(find_child(node, "rPr"), "vanish"));
    return false;
}

}  // namespace

bool is_left_out_of_text(const pugi::xml_node& node) noexcept {
    constexpr std::array<std::string_view, 20> names{"del",    "moveFrom", "instrText", "delText", "delInstrText", "pPr",       "rPr",
                                                     "tblPr",  "tblGrid",  "tblPrEx",   "trPr",    "tcPr",         "sdtPr",     "sdtEndPr",
                                                     "sectPr", "object",   "rt",        "binData", "customXmlPr",  "background"};
    const std::string_view name = local_name(node);
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    if (name == "Fallback" || name == "Choice") return node != find_child(node.parent(), "Choice") && find_child(node.parent(), "Choice");
    return is_taken_away(node, name);
}

bool is_said(const pugi::xml_node& node) noexcept { return node && (attribute(node, "val").empty() || is_on(node, "val")); }

std::size_t value_of(const pugi::xml_node& node, std::size_t fallback) noexcept {
    constexpr std::size_t most = 10'000'000;
    const std::string_view text = trim(attribute(node, "val"));
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return fallback;
    std::size_t value = 0;
    for (const char c : text) value = std::min(value * 10 + static_cast<std::size_t>(c - '0'), most);
    return value == 0 ? fallback : value;
}

std::size_t columns_merged_behind(const pugi::xml_node& cell) noexcept {
    std::size_t columns = 0;
    for (pugi::xml_node next = cell.next_sibling(); next; next = next.next_sibling()) {
        const pugi::xml_node properties = find_child(next, "tcPr");
        const pugi::xml_node merge = find_child(properties, "hMerge");
        if (!is_named(next, "tc") || !merge || attribute(merge, "val") == "restart") break;
        columns += value_of(find_child(properties, "gridSpan"), 1);
    }
    return columns;
}

std::string symbol_text(std::string_view hexadecimal, std::string_view font) {
    constexpr std::uint32_t first_private = 0xF000;
    constexpr std::uint32_t last_private = 0xF0FF;
    std::uint32_t code = 0;
    const auto read = std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code, 16);
    if (read.ec != std::errc{} || code < 0x20 || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return {};
    std::string out;
    if (code < first_private || code > last_private) {
        append_utf8(out, code);
        return out;
    }
    const std::uint32_t low = code - first_private;
    if (font == "Symbol" && low >= 0x20 && low < 0x40) return {static_cast<char>(low)};
    return "\xE2\x80\xA2";
}

result<std::string> find_document_part(zip_archive& archive) {
    constexpr std::string_view usual = "word/document.xml";
    constexpr std::string_view relations = "_rels/.rels";
    if (!archive.contains(relations)) {
        if (archive.contains(usual)) return std::string(usual);
        return make_error(errc::damaged_file, std::string(relations));
    }
    const auto document = read_xml(archive, relations);
    if (!document) return document.error();
    for (const pugi::xml_node& relation : document->root().children()) {
        if (!attribute(relation, "Type").ends_with("/officeDocument")) continue;
        std::string_view target = attribute(relation, "Target");
        while (target.starts_with('/')) target.remove_prefix(1);
        if (!target.empty()) return std::string(target);
    }
    return std::string(usual);
}

}  // namespace renaksi::io
