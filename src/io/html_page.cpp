#include "io/html_page.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace renaksi::io {

/// Gumbo's memory, which is given back at once: Gumbo itself frees a tree by recursion. Freed blocks are handed out again by size. Gumbo
/// has no way to fail, so a page over its budget leaves it by a long jump; there is nothing of C++ in between.
class gumbo_memory {
public:
    explicit gumbo_memory(std::size_t budget) : left_(budget) {}

    [[nodiscard]] static void* allocate(void* self, std::size_t bytes) { return static_cast<gumbo_memory*>(self)->take(bytes); }
    static void release(void* self, void* block) { static_cast<gumbo_memory*>(self)->give_back(block); }

    std::jmp_buf over_budget{};

private:
    /// Stands before each block; the first bytes of a free block say which is the next of its size.
    struct head {
        std::size_t size_class = 0;
    };
    /// Gumbo keeps nothing that is aligned to more than a pointer.
    static constexpr std::size_t step = sizeof(void*);
    static_assert(sizeof(head) == step);
    static constexpr std::size_t small_classes = 64;
    static constexpr std::size_t classes = small_classes + 64;
    static constexpr std::size_t chunk_bytes = std::size_t{64} << 10U;

    /// Small blocks in steps, large ones in powers of two.
    [[nodiscard]] static std::pair<std::size_t, std::size_t> class_of(std::size_t bytes) {
        const std::size_t steps = std::max<std::size_t>((bytes + step - 1) / step, 1);
        if (steps < small_classes) return {steps, steps * step};
        std::size_t power = 9;
        while ((std::size_t{1} << power) < bytes) ++power;
        return {small_classes + power, std::size_t{1} << power};
    }

    [[nodiscard]] void* take(std::size_t bytes) {
        const auto [size_class, size] = class_of(bytes);
        if (void* block = free_[size_class]) {
            std::memcpy(&free_[size_class], block, sizeof(void*));
            return block;
        }
        const std::size_t needed = size + sizeof(head);
        if (bytes > std::numeric_limits<std::size_t>::max() / 4 || needed > left_) stop();
        left_ -= needed;
        if (needed > end_ - at_) {
            const std::size_t chunk = std::max(chunk_bytes, needed);
            std::byte* fresh = new (std::nothrow) std::byte[chunk];
            if (fresh == nullptr) stop();
            chunks_.emplace_back(fresh);
            at_ = 0;
            end_ = chunk;
        }
        head* block = new (chunks_.back().get() + at_) head{size_class};
        at_ += needed;
        return block + 1;
    }

    void give_back(void* memory) {
        if (memory == nullptr) return;
        const std::size_t size_class = (static_cast<head*>(memory) - 1)->size_class;
        std::memcpy(memory, &free_[size_class], sizeof(void*));
        free_[size_class] = memory;
    }

    [[noreturn]] void stop() { std::longjmp(over_budget, 1); }  // NOLINT(cert-err52-cpp): see above

    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::array<void*, classes> free_{};
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t left_;
};

namespace {

// Nothing here changes between the two returns of setjmp.
[[nodiscard]] const GumboOutput* parse_within(gumbo_memory& memory, const GumboOptions& options, std::string_view page) {
    if (setjmp(memory.over_budget) != 0) return nullptr;  // NOLINT(cert-err52-cpp): see gumbo_memory
    return gumbo_parse_with_options(&options, page.data(), page.size());
}

}  // namespace

html_page::html_page(std::unique_ptr<gumbo_memory> memory) : memory_(std::move(memory)) {}
html_page::html_page(html_page&&) noexcept = default;
html_page& html_page::operator=(html_page&&) noexcept = default;
html_page::~html_page() = default;

result<html_page> html_page::parse(std::string_view utf8, html_part part, std::size_t most_bytes) {
    constexpr std::size_t most_text = std::numeric_limits<std::uint32_t>::max();
    if (utf8.size() >= most_text) return make_error(errc::limit_exceeded, "bytes > " + std::to_string(most_text));
    html_page page(std::make_unique<gumbo_memory>(most_bytes));
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &gumbo_memory::allocate;
    options.deallocator = &gumbo_memory::release;
    options.userdata = page.memory_.get();
    options.max_errors = 0;
    if (part == html_part::rows) options.fragment_context = GUMBO_TAG_TBODY;
    const GumboOutput* tree = parse_within(*page.memory_, options, utf8);
    if (tree == nullptr) return make_error(errc::limit_exceeded, "bytes of the page's tree > " + std::to_string(most_bytes));
    page.top_ = part == html_part::rows ? tree->root : tree->document;
    return page;
}

std::string_view html_attribute(const GumboElement& element, const char* name) noexcept {
    const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool has_html_attribute(const GumboElement& element, const char* name) noexcept {
    return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

}  // namespace renaksi::io
