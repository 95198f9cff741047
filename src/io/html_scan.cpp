#include "io/html_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// The rows that are open and those found, as tags come by.
class row_collector {
public:
    explicit row_collector(std::size_t piece_bytes) : piece_bytes_(piece_bytes) {}

    /// A row of a table begins.
    void begin_row(std::size_t at) {
        end_row(at);
        open_ = true;
        if (!has_run_) run_ = {at, at};
        has_run_ = true;
    }
    /// Behind the last row of a group, or of what can be parsed apart.
    void end_run(std::size_t at) {
        end_row(at);
        has_run_ = false;
    }
    /// The open row has something in it that cannot be parsed apart.
    void spoil_row() {
        open_ = false;
        has_run_ = false;
    }
    [[nodiscard]] std::vector<html_rows> take() && { return std::move(found_); }

private:
    void end_row(std::size_t at) {
        if (!open_) return;
        open_ = false;
        run_.end = at;
        if (run_.end - run_.begin < piece_bytes_) return;
        found_.push_back(run_);
        has_run_ = false;
    }

    std::size_t piece_bytes_;
    std::vector<html_rows> found_;
    html_rows run_;
    bool has_run_ = false;
    bool open_ = false;
};

/// How deep a tree a page makes, told from its tags before any tree is built: every tag costs a parser a walk up the tree, so a hundred
/// thousand nested ones take minutes. Deeper than it will be rather than not deep enough; elements that close each other (cells,
/// paragraphs) do not count.
class page_scan {
public:
    page_scan(std::string_view page, std::size_t piece_bytes) : page_(page), rows_(piece_bytes) {}

    [[nodiscard]] result<std::vector<html_rows>> run() {
        while (true) {
            at_ = std::min(page_.find('<', at_), page_.size());
            if (at_ + 1 >= page_.size()) return std::move(rows_).take();
            const std::size_t tag = at_;
            if (page_.substr(at_).starts_with("<!--")) {
                rows_.spoil_row();
                skip_behind("-->");
            } else if (page_[at_ + 1] == '/') {
                at_ += 2;
                const std::string name = take_name();
                if (ends_rows(name)) rows_.end_run(tag);
                close(name);
                skip_attributes();
            } else if (is_alpha(page_[at_ + 1])) {
                ++at_;
                const std::string name = take_name();
                if (skip_attributes() > most_html_attributes) return over_limit("attributes", most_html_attributes, tag);
                open(name);
                if (open_.size() > most_html_levels) return over_limit("levels", most_html_levels, tag);
                note_rows(name, tag);
            } else {
                rows_.spoil_row();
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
    [[nodiscard]] static bool ends_rows(std::string_view name) {
        constexpr std::array<std::string_view, 7> names{"table", "tbody", "thead", "tfoot", "caption", "colgroup", "col"};
        return is_one_of(name, names);
    }
    /// What changes how the text behind its row is parsed, or is parsed by rules of its own.
    [[nodiscard]] static bool spoils_row(std::string_view name) {
        constexpr std::array<std::string_view, 14> names{"table", "template", "form", "object", "applet", "marquee",  "plaintext",
                                                         "html",  "head",     "body", "frame",  "select", "frameset", "noembed"};
        return is_one_of(name, names) || holds_raw_text(name) || is_foreign(name);
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

    void note_rows(const std::string& name, std::size_t tag) {
        if (name == "tr" && foreign_ == 0 && !open_.empty()) {
            rows_.begin_row(tag);
        } else if (spoils_row(name)) {
            rows_.spoil_row();
        } else if (ends_rows(name)) {
            rows_.end_run(tag);
        }
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
    row_collector rows_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::size_t foreign_ = 0;
};

}  // namespace

result<std::vector<html_rows>> scan_html(std::string_view page, std::size_t piece_bytes) { return page_scan(page, piece_bytes).run(); }

}  // namespace renaksi::io
