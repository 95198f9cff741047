#include "io/cell_text.hpp"

#include <algorithm>

#include "renaksi/base/text.hpp"

namespace renaksi::io {

void cell_text::put(std::string_view visible) {
    constexpr std::size_t most_line_feeds = 2;
    if (text_.size() > most_bytes_) return;
    if (!text_.empty() && line_feeds_ > 0) {
        text_.append(std::min(line_feeds_, most_line_feeds), '\n');
    } else if (!text_.empty() && blank_) {
        text_.push_back(' ');
    }
    line_feeds_ = 0;
    blank_ = false;
    text_.append(visible.substr(0, most_bytes_ + 1));
}

void cell_text::add_collapsed(std::string_view text) {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    constexpr std::string_view zero_width_blank = "\xE2\x80\x8B";
    while (!text.empty()) {
        std::size_t invisible = 0;
        if (is_space(text.front())) {
            invisible = 1;
            blank_ = true;
        } else if (text.starts_with(no_break_space)) {
            invisible = no_break_space.size();
            blank_ = true;
        } else if (text.starts_with(soft_hyphen)) {
            invisible = soft_hyphen.size();
        } else if (text.starts_with(zero_width_blank)) {
            invisible = zero_width_blank.size();
        }
        if (invisible > 0) {
            text.remove_prefix(invisible);
            continue;
        }
        std::size_t end = 1;
        while (end < text.size() && !is_space(text[end]) && text[end] != '\xC2' && text[end] != '\xE2') ++end;
        put(text.substr(0, end));
        text.remove_prefix(end);
    }
}

void cell_text::add(std::string_view text) {
    if (mode_ == white_space::collapse) {
        add_collapsed(text);
    } else if (!text.empty()) {
        put(text);
    }
}

}  // namespace renaksi::io
