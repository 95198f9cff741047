// A page of HTML as a tree, parsed as browsers do, within limits that no page made for people comes near.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi::io {

class gumbo_memory;

class html_page {
public:
    /// Deeper than browsers build a tree themselves.
    static constexpr std::size_t most_levels = 512;
    static constexpr std::size_t most_attributes = 512;
    /// Memory of the tree for each byte of the page. A page of plain cells with a word each takes some 25; what takes much more is made for
    /// it: markup that is never closed is repeated in every paragraph after it.
    static constexpr std::size_t most_memory_ratio = 64;

    /// `utf8` must outlive the page. Errors: limit_exceeded with the line where a tree would grow too deep or a tag has too many
    /// attributes, and without one for a page of more than 4 GiB or a tree of more than `most_memory_ratio`.
    [[nodiscard]] static result<html_page> parse(std::string_view utf8);

    html_page(html_page&&) noexcept;
    html_page& operator=(html_page&&) noexcept;
    html_page(const html_page&) = delete;
    html_page& operator=(const html_page&) = delete;
    ~html_page();

    [[nodiscard]] const GumboNode& document() const noexcept { return *document_; }

private:
    explicit html_page(std::unique_ptr<gumbo_memory> memory);

    std::unique_ptr<gumbo_memory> memory_;
    const GumboNode* document_ = nullptr;
};

/// The value of an attribute (its name in lower case), or nothing: a view with no data.
[[nodiscard]] std::string_view html_attribute(const GumboElement& element, const char* name) noexcept;
[[nodiscard]] bool has_html_attribute(const GumboElement& element, const char* name) noexcept;

}  // namespace renaksi::io
