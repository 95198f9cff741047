// A page of HTML as a tree, parsed as browsers do, within limits that no page made for people comes near.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi::io {

class gumbo_memory;

/// What of a page is parsed.
enum class html_part : std::uint8_t {
    whole,
    rows,  ///< what stands in a `<tbody>`
};

/// The memory that the tree of a page of so many bytes may take. Where the rows of its tables are parsed by themselves (`scan_html`), what
/// is left of a page takes a few times its bytes; what takes much more is made for it: markup that is never closed is repeated in every
/// paragraph after it.
[[nodiscard]] constexpr std::size_t most_tree_bytes(std::size_t page) noexcept {
    constexpr std::size_t ratio = 14;
    constexpr std::size_t least = std::size_t{4} << 20U;
    return page * ratio + least;
}

class html_page {
public:
    /// `utf8` must outlive the page, and has to have come through `scan_html`: a tree a hundred thousand levels deep takes minutes.
    /// Errors: limit_exceeded for more than 4 GiB or a tree of more than `most_bytes`.
    [[nodiscard]] static result<html_page> parse(std::string_view utf8, html_part part, std::size_t most_bytes);

    html_page(html_page&&) noexcept;
    html_page& operator=(html_page&&) noexcept;
    html_page(const html_page&) = delete;
    html_page& operator=(const html_page&) = delete;
    ~html_page();

    /// The document, or the element whose children the rows are.
    [[nodiscard]] const GumboNode& top() const noexcept { return *top_; }

private:
    explicit html_page(std::unique_ptr<gumbo_memory> memory);

    std::unique_ptr<gumbo_memory> memory_;
    const GumboNode* top_ = nullptr;
};

/// The value of an attribute (its name in lower case), or nothing: a view with no data.
[[nodiscard]] std::string_view html_attribute(const GumboElement& element, const char* name) noexcept;
[[nodiscard]] bool has_html_attribute(const GumboElement& element, const char* name) noexcept;

}  // namespace renaksi::io
