#include "io/html_page.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"

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
    static constexpr std::size_t chunk_bytes = std::size_t{256} << 10U;

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

/// How deep a tree a page makes, told from its tags before any tree is built: every tag costs a parser a walk up the tree, so a hundred
/// thousand nested ones take minutes. Deeper than it will be rather than not deep enough; elements that close each other (cells,
/// paragraphs) do not count.
class nesting_check {
public:
    explicit nesting_check(std::string_view page) : page_(page) {}

    [[nodiscard]] std::optional<error> run() {
        while (true) {
            at_ = std::min(page_.find('<', at_), page_.size());
            if (at_ + 1 >= page_.size()) return std::nullopt;
            if (page_.substr(at_).starts_with("<!--")) {
                skip_behind("-->");
            } else if (page_[at_ + 1] == '/') {
                at_ += 2;
                close(take_name());
                skip_attributes();
            } else if (is_alpha(page_[at_ + 1])) {
                ++at_;
                const std::size_t begin = at_;
                const std::string name = take_name();
                if (skip_attributes() > html_page::most_attributes) return over_limit("attributes", html_page::most_attributes, begin);
                open(name);
                if (open_.size() > html_page::most_levels) return over_limit("levels", html_page::most_levels, begin);
            } else {
                skip_behind(">");
            }
        }
    }

private:
    template <std::size_t N>
    [[nodiscard]] static bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }
    [[nodiscard]] static bool is_row_or_cell(std::string_view name) {
        constexpr std::array<std::string_view, 8> names{"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"};
        return is_one_of(name, names);
    }
    /// Never nested in its like without another element between, or never holding anything.
    [[nodiscard]] static bool is_flat(std::string_view name) {
        constexpr std::array<std::string_view, 22> names{"p",      "li",    "dt",   "dd",   "option", "br",   "hr",    "img",
                                                         "input",  "meta",  "link", "col",  "base",   "area", "embed", "param",
                                                         "source", "track", "wbr",  "html", "body",   "head"};
        return is_one_of(name, names);
    }
    [[nodiscard]] static bool holds_raw_text(std::string_view name) {
        constexpr std::array<std::string_view, 7> names{"script", "style", "textarea", "title", "xmp", "iframe", "noframes"};
        return is_one_of(name, names);
    }
    [[nodiscard]] static bool is_foreign(std::string_view name) { return name == "svg" || name == "math"; }

    [[nodiscard]] error over_limit(std::string_view what, std::size_t limit, std::size_t at) const {
        error e = make_error(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit));
        const std::string_view before = page_.substr(0, at);
        e.where.line = 1 + static_cast<std::int64_t>(std::count(before.begin(), before.end(), '\n'));
        return e;
    }

    void skip_behind(std::string_view text) {
        const std::size_t found = page_.find(text, at_ + 1);
        at_ = found == std::string_view::npos ? page_.size() : found + text.size();
    }

    [[nodiscard]] std::string take_name() {
        const std::size_t end = std::min(page_.find_first_of("> /\t\r\n\f", at_), page_.size());
        const std::string_view name = page_.substr(at_, end - at_);
        at_ = end;
        constexpr std::size_t longest = 32;
        return lower(name.substr(0, longest));
    }

    /// To behind the tag; the number of its attributes, a word counting as one.
    std::size_t skip_attributes() {
        std::size_t count = 0;
        char before = ' ';
        for (; at_ < page_.size(); ++at_) {
            const char c = page_[at_];
            if (c == '>') {
                ++at_;
                return count;
            }
            if ((c == '"' || c == '\'') && before == '=') {
                at_ = std::min(page_.find(c, at_ + 1), page_.size() - 1);
                before = ' ';
                continue;
            }
            if (!is_space(c) && (is_space(before) || before == '/')) ++count;
            if (!is_space(c) || before != '=') before = c;
        }
        return count;
    }

    void open(const std::string& name) {
        if (holds_raw_text(name)) {
            skip_raw_text(name);
            return;
        }
        const bool in_foreign = foreign_ > 0;
        if (!in_foreign && is_row_or_cell(name)) {
            while (!open_.empty() && open_.back() != "table") open_.pop_back();
            return;
        }
        if (!in_foreign && is_flat(name)) return;
        foreign_ += is_foreign(name) ? 1U : 0U;
        open_.push_back(name);
    }

    void close(const std::string& name) {
        constexpr std::array<std::string_view, 12> blocks{"div",    "ul",   "ol",   "center", "section",    "article",
                                                          "header", "main", "form", "dl",     "blockquote", "footer"};
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i] == name) {
                foreign_ -= is_foreign(name) ? 1U : 0U;
                const auto place = open_.begin() + static_cast<std::ptrdiff_t>(i);
                // Only what surely goes with an element is taken to go: the end of `<b>` does not end the `<div>` in it.
                if (foreign_ == 0 && (name == "table" || is_one_of(name, blocks))) {
                    open_.erase(place, open_.end());
                } else {
                    open_.erase(place);
                }
                return;
            }
            if (open_[i] == "table") return;
        }
    }

    void skip_raw_text(const std::string& name) {
        while (at_ < page_.size()) {
            at_ = std::min(page_.find("</", at_), page_.size());
            if (at_ == page_.size()) return;
            at_ += 2;
            if (equal_nocase(page_.substr(at_, name.size()), name)) return;
        }
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::size_t foreign_ = 0;
};

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

result<html_page> html_page::parse(std::string_view utf8) {
    constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
    constexpr std::size_t least_budget = std::size_t{1} << 20U;
    if (utf8.size() >= most_bytes) return make_error(errc::limit_exceeded, "bytes > " + std::to_string(most_bytes));
    if (auto failure = nesting_check(utf8).run()) return *std::move(failure);
    const std::size_t budget = utf8.size() * most_memory_ratio + least_budget;
    html_page page(std::make_unique<gumbo_memory>(budget));
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &gumbo_memory::allocate;
    options.deallocator = &gumbo_memory::release;
    options.userdata = page.memory_.get();
    options.max_errors = 0;
    const GumboOutput* tree = parse_within(*page.memory_, options, utf8);
    if (tree == nullptr) return make_error(errc::limit_exceeded, "bytes of the page's tree > " + std::to_string(budget));
    page.document_ = tree->document;
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
