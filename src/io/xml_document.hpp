// One part of a document as a tree of XML, and how to find one's way in it whatever prefixes its writer gave to the namespaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "io/zip_archive.hpp"
#include "renaksi/base/result.hpp"

namespace renaksi::io {

/// Which text is kept.
enum class xml_text : std::uint8_t {
    compact = 0,  ///< as single, but text before an element's first child is that element's own value: a third less memory
    single = 1,   ///< white space alone is kept where it is all that an element holds
    mixed = 2,    ///< all white space is kept, as nodes: for text with markup inside
};

class xml_document {
public:
    /// No tree is deeper, so that walking one by recursion cannot exhaust a stack.
    static constexpr std::size_t most_levels = 256;

    /// `bytes` in UTF-8 or, with a mark, UTF-16; they are not kept. `part` names them in errors.
    /// Errors: damaged_file with part, line, column and reason: broken XML, bytes that are no UTF-8, references to characters that do not
    /// exist; the same for a document with a DOCTYPE, where entities would be defined; limit_exceeded for one whose tree would take many
    /// times its bytes.
    [[nodiscard]] static result<xml_document> parse(std::string_view bytes, std::string_view part, xml_text text = xml_text::single);

    /// The outermost element; always there.
    [[nodiscard]] pugi::xml_node root() const noexcept { return tree_->document_element(); }

private:
    xml_document() = default;

    std::unique_ptr<pugi::xml_document> tree_;
};

/// A part of an archive, parsed. Errors: of `zip_archive::read` and `xml_document::parse`.
[[nodiscard]] result<xml_document> read_xml(zip_archive& archive, std::string_view part, xml_text text = xml_text::single);

/// A name without its prefix.
[[nodiscard]] constexpr std::string_view local_name(std::string_view qualified) noexcept {
    const std::size_t colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) noexcept { return local_name(std::string_view(node.name())); }
[[nodiscard]] inline bool is_named(const pugi::xml_node& node, std::string_view local) noexcept { return local_name(node) == local; }

/// The first child element with this local name; an empty node where there is none.
[[nodiscard]] pugi::xml_node find_child(const pugi::xml_node& parent, std::string_view local) noexcept;
/// The value of the first attribute with this local name, or the fallback.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view local, std::string_view fallback = {}) noexcept;
/// True where the attribute is there and says yes: `1`, `true` or `on`.
[[nodiscard]] bool is_on(const pugi::xml_node& node, std::string_view local) noexcept;
/// The node after `at` in document order within `top`; an empty node at the end. With `skip_children`, the first one behind it.
[[nodiscard]] pugi::xml_node next_node(const pugi::xml_node& top, const pugi::xml_node& at, bool skip_children = false) noexcept;

}  // namespace renaksi::io
