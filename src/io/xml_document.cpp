#include "io/xml_document.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

[[nodiscard]] error xml_error(std::string_view part, std::string_view bytes, std::ptrdiff_t offset, std::string_view what) {
    std::string detail(part);
    if (offset >= 0 && static_cast<std::size_t>(offset) <= bytes.size()) {
        const std::string_view before = bytes.substr(0, static_cast<std::size_t>(offset));
        const std::size_t line_begin = before.rfind('\n') + 1;  // 0 where there is no line end: npos + 1
        detail.append(":").append(std::to_string(std::count(before.begin(), before.end(), '\n') + 1));
        detail.append(":").append(std::to_string(before.size() - line_begin + 1));
    }
    return make_error(errc::damaged_file, detail.append(": ").append(what));
}

[[nodiscard]] unsigned int parse_flags(xml_text text) {
    // The document type is kept only to be refused.
    const unsigned int flags = pugi::parse_default | pugi::parse_doctype;
    switch (text) {
        case xml_text::compact:
            return flags | pugi::parse_embed_pcdata | pugi::parse_ws_pcdata_single;
        case xml_text::single:
            return flags | pugi::parse_ws_pcdata_single;
        default:
            return flags | pugi::parse_ws_pcdata;
    }
}

/// The first byte that is no UTF-8. Documents are ASCII for long stretches, which are passed in words.
[[nodiscard]] std::optional<std::size_t> first_broken_byte(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t i = 0;
    while (i < bytes.size()) {
        std::uint64_t word = high_bits;
        if (bytes.size() - i >= sizeof word) std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & high_bits) == 0) {
            i += sizeof word;
            continue;
        }
        const std::size_t length = utf8_sequence(bytes.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

/// The first reference such as `&#xD800;` to a number that is no character of Unicode, or to NUL, which would end a text.
[[nodiscard]] std::optional<std::size_t> first_false_reference(std::string_view bytes) {
    for (std::size_t at = bytes.find("&#"); at != std::string_view::npos; at = bytes.find("&#", at + 2)) {
        std::string_view figures = bytes.substr(at + 2, 12);
        const bool hex = figures.starts_with('x');
        if (hex) figures.remove_prefix(1);
        std::uint32_t code = 0;
        const auto parsed = std::from_chars(figures.data(), figures.data() + figures.size(), code, hex ? 16 : 10);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (parsed.ec == std::errc::result_out_of_range) return at;
        if (parsed.ec == std::errc{} && (code == 0 || code > 0x10FFFF || surrogate)) return at;
    }
    return std::nullopt;
}

/// What the tree of a part may take for each of its bytes, and besides. Where elements of three letters stand one behind the other it
/// takes sixteen; what takes more is made for it.
constexpr std::size_t tree_ratio = 17;
constexpr std::size_t least_tree_bytes = std::size_t{1} << 20U;

/// What the tree of these bytes takes, or a little more: comments count as what they look like.
[[nodiscard]] std::size_t tree_bytes(std::string_view bytes, xml_text text) {
    constexpr std::size_t node_bytes = 64;
    constexpr std::size_t attribute_bytes = 40;
    std::size_t nodes = 0;
    std::size_t attributes = 0;
    bool behind_start = false;  // the tag before begins an element
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos;) {
        const char kind = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
        const bool ends = kind == '/';
        nodes += ends || kind == '?' ? 0U : 1U;
        const std::size_t close = std::min(bytes.find('>', at), bytes.size());
        const std::string_view tag = bytes.substr(at, close - at);
        attributes += static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '='));
        behind_start = !ends && kind != '?' && kind != '!' && close < bytes.size() && bytes[close - 1] != '/';
        const std::size_t from = std::min(close + 1, bytes.size());
        at = bytes.find('<', from);
        const std::string_view between = bytes.substr(from, std::min(at, bytes.size()) - from);
        const bool alone = behind_start && at != std::string_view::npos && at + 1 < bytes.size() && bytes[at + 1] == '/';
        const bool kept = text == xml_text::mixed ? !between.empty() : !trim(between).empty() || (!between.empty() && alone);
        nodes += kept && !(text == xml_text::compact && behind_start) ? 1U : 0U;
    }
    return nodes * node_bytes + attributes * attribute_bytes;
}

[[nodiscard]] bool is_deeper(const pugi::xml_node& top, std::size_t levels) {
    std::size_t depth = 0;
    pugi::xml_node at = top;
    for (;;) {
        if (const pugi::xml_node child = at.first_child()) {
            at = child;
            if (++depth > levels) return true;
            continue;
        }
        while (at != top && !at.next_sibling()) {
            at = at.parent();
            --depth;
        }
        if (at == top) return false;
        at = at.next_sibling();
    }
}

}  // namespace

result<xml_document> xml_document::parse(std::string_view bytes, std::string_view part, xml_text text) {
    const std::size_t most = bytes.size() * tree_ratio + least_tree_bytes;
    if (tree_bytes(bytes, text) > most) {
        return make_error(errc::limit_exceeded, std::string(part) + ": bytes of the XML's tree > " + std::to_string(most));
    }
    xml_document out;
    out.tree_ = std::make_unique<pugi::xml_document>();
    const pugi::xml_parse_result parsed = out.tree_->load_buffer(bytes.data(), bytes.size(), parse_flags(text));
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    for (const pugi::xml_node& node : out.tree_->children()) {
        if (node.type() == pugi::node_doctype) return xml_error(part, bytes, -1, "XML with a DOCTYPE, which no office document has");
    }
    // Offsets count in UTF-8, whatever the part is written in.
    const bool same_offsets = parsed.encoding == pugi::encoding_utf8;
    if (!parsed) return xml_error(part, bytes, same_offsets ? parsed.offset : -1, parsed.description());
    if (same_offsets) {
        if (const auto at = first_broken_byte(bytes)) return xml_error(part, bytes, static_cast<std::ptrdiff_t>(*at), "not UTF-8");
    }
    if (const auto at = first_false_reference(bytes)) {
        return xml_error(part, bytes, static_cast<std::ptrdiff_t>(*at), "a reference to a character that does not exist");
    }
    if (!out.tree_->document_element()) return xml_error(part, bytes, -1, "XML without an element");
    if (is_deeper(*out.tree_, most_levels))
        return xml_error(part, bytes, -1, "XML of more than " + std::to_string(most_levels) + " levels");
    return out;
}

result<xml_document> read_xml(zip_archive& archive, std::string_view part, xml_text text) {
    const auto bytes = archive.read(part);
    if (!bytes) return bytes.error();
    return xml_document::parse(*bytes, part, text);
}

pugi::xml_node find_child(const pugi::xml_node& parent, std::string_view local) noexcept {
    for (pugi::xml_node child = parent.first_child(); child; child = child.next_sibling()) {
        if (is_named(child, local)) return child;
    }
    return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local, std::string_view fallback) noexcept {
    for (pugi::xml_attribute one = node.first_attribute(); one; one = one.next_attribute()) {
        if (local_name(std::string_view(one.name())) == local) return one.value();
    }
    return fallback;
}

bool is_on(const pugi::xml_node& node, std::string_view local) noexcept {
    const std::string_view value = attribute(node, local);
    return value == "1" || value == "true" || value == "on";
}

pugi::xml_node next_node(const pugi::xml_node& top, const pugi::xml_node& at, bool skip_children) noexcept {
    if (!skip_children) {
        if (const pugi::xml_node child = at.first_child()) return child;
    }
    pugi::xml_node up = at;
    while (up != top) {
        if (const pugi::xml_node sibling = up.next_sibling()) return sibling;
        up = up.parent();
        if (!up) break;
    }
    return {};
}

}  // namespace renaksi::io
