// The text of one cell or paragraph, put together from the runs and breaks of a page or a text document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace renaksi::io {

/// What becomes of white space inside a text.
enum class white_space : std::uint8_t {
    collapse = 0,  ///< as in HTML: a run of it, U+00A0 included, is one blank; soft hyphens and zero-width blanks are none
    keep = 1,      ///< as it stands
};

/// Breaks at either end count for nothing, so a text never begins or ends with a line feed.
class cell_text {
public:
    /// More than `most_bytes` is counted but not kept: such a text is refused as a whole.
    explicit cell_text(white_space mode, std::size_t most_bytes) : mode_(mode), most_bytes_(most_bytes) {}

    void add(std::string_view text);
    /// A line break that somebody put there: two of them leave an empty line.
    void break_line() { ++line_feeds_; }
    /// The edge of a paragraph: a new line, however many edges meet here.
    void break_block() { line_feeds_ = line_feeds_ == 0 ? 1 : line_feeds_; }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    void clear() {
        text_.clear();
        line_feeds_ = 0;
        blank_ = false;
    }
    /// The text, leaving none behind.
    [[nodiscard]] std::string take() {
        std::string text = std::move(text_);
        clear();
        return text;
    }

private:
    void add_collapsed(std::string_view text);
    void put(std::string_view visible);

    std::string text_;
    white_space mode_;
    std::size_t most_bytes_;
    std::size_t line_feeds_ = 0;
    bool blank_ = false;
};

}  // namespace renaksi::io
