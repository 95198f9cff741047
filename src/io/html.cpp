#include <gumbo.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/document_builder.hpp"
#include "io/formats.hpp"
#include "io/html_cell.hpp"
#include "io/html_page.hpp"
#include "io/html_pieces.hpp"
#include "io/html_scan.hpp"

namespace renaksi::io {
namespace {

/// A page without the rows that are parsed by themselves. Where such rows stood it has an empty one.
class page_outline {
public:
    page_outline(std::string_view page, std::vector<html_rows> rows) : rows_(std::move(rows)), text_(page) {
        if (rows_.empty()) return;
        std::size_t from = 0;
        for (const html_rows& one : rows_) {
            cut_.append(page.substr(from, one.begin - from));
            marks_.push_back(cut_.size());
            cut_.append("<tr>");
            from = one.end;
        }
        cut_.append(page.substr(from));
        text_ = cut_;
    }
    page_outline(const page_outline&) = delete;
    page_outline& operator=(const page_outline&) = delete;
    page_outline(page_outline&&) = delete;
    page_outline& operator=(page_outline&&) = delete;
    ~page_outline() = default;

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] const std::vector<html_rows>& rows() const noexcept { return rows_; }
    [[nodiscard]] bool is_mark(const GumboElement& element, std::size_t of) const noexcept {
        return of < marks_.size() && element.tag == GUMBO_TAG_TR && element.original_tag.data == text_.data() + marks_[of];
    }

private:
    std::vector<html_rows> rows_;
    std::vector<std::size_t> marks_;
    std::string cut_;
    std::string_view text_;
};

class html_reader {
public:
    html_reader(std::string_view page, const page_outline& outline, const read_limits& limits)
        : page_(page), outline_(&outline), out_(limits, white_space::collapse) {}

    /// Nothing where the page is not what `scan_html` took it for: then it has to be read without parts.
    [[nodiscard]] std::optional<result<workbook>> read() {
        const auto page = html_page::parse(outline_->text(), html_part::whole, most_tree_bytes(page_.size()));
        if (!page) return page.error();
        if (auto failure = walk(page->top())) return *std::move(failure);
        if (misread_ || next_rows_ < outline_->rows().size()) return std::nullopt;
        return out_.finish();
    }

private:
    /// Everything below a node, in the order of the text.
    [[nodiscard]] std::optional<error> walk(const GumboNode& top) {
        struct position {
            const GumboNode* node;
            unsigned next;
        };
        std::vector<position> path{{&top, 0}};
        while (!misread_) {
            position& at = path.back();
            const GumboVector* children = children_of(*at.node);
            if (children == nullptr || at.next == children->length) {
                if (path.size() == 1) return std::nullopt;
                if (auto failure = leave(at.node->v.element)) return failure;
                path.pop_back();
                continue;
            }
            const auto* child = static_cast<const GumboNode*>(children->data[at.next++]);
            if (child->type == GUMBO_NODE_ELEMENT) {
                const GumboElement& element = child->v.element;
                if (is_left_out(element)) continue;
                const bool mark = outline_->is_mark(element, next_rows_);
                if (auto failure = mark ? read_rows(outline_->rows()[next_rows_++]) : enter(element)) return failure;
                if (!mark) path.push_back({child, 0});
            } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA) {
                add_text(child->v.text.text);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_rows(const html_rows& rows) {
        const std::string_view text = page_.substr(rows.begin, rows.end - rows.begin);
        const auto parsed = html_page::parse(text, html_part::rows, most_tree_bytes(page_.size()));
        if (!parsed) return parsed.error();
        const GumboVector& children = parsed->top().v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            const bool row = child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_TR;
            // Text between the cells: a page shows it before the table.
            if (!row && child->type != GUMBO_NODE_WHITESPACE) misread_ = true;
        }
        return misread_ ? std::nullopt : walk(parsed->top());
    }

    [[nodiscard]] static const GumboVector* children_of(const GumboNode& node) {
        if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
        return node.type == GUMBO_NODE_ELEMENT ? &node.v.element.children : nullptr;
    }

    /// Hidden text beside the tables is nobody's title.
    void add_text(std::string_view text) {
        if (sheet_name_open_) {
            sheet_name_.append(text);
        } else if (hidden_ == 0 || out_.in_table()) {
            out_.add_text(text);
        }
    }

    [[nodiscard]] std::optional<error> enter(const GumboElement& element) {
        const bool hidden = is_hidden(element);
        hidden_ += hidden ? 1U : 0U;
        switch (element.tag) {
            case GUMBO_TAG_TABLE:
                return out_.begin_table(hidden_ > 0, name_behind_colon(std::exchange(sheet_name_, {})));
            case GUMBO_TAG_TR:
                return out_.begin_row(hidden);
            case GUMBO_TAG_TD:
            case GUMBO_TAG_TH:
                if (out_.begin_cell(hidden)) cells_.push_back(&element);
                break;
            case GUMBO_TAG_CAPTION:
                out_.begin_caption();
                break;
            case GUMBO_TAG_COL:
                if (hidden) out_.hide_column();
                break;
            case GUMBO_TAG_THEAD:
            case GUMBO_TAG_TBODY:
            case GUMBO_TAG_TFOOT:
                out_.end_group();
                break;
            case GUMBO_TAG_BR:
                out_.break_line();
                break;
            case GUMBO_TAG_HR:
                out_.break_page();
                break;
            case GUMBO_TAG_INPUT:
                add_text(input_value(element));
                break;
            case GUMBO_TAG_A:
                begin_anchor(element);
                break;
            default:
                if (is_block(element.tag)) out_.break_block();
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> leave(const GumboElement& element) {
        hidden_ -= is_hidden(element) ? 1U : 0U;
        switch (element.tag) {
            case GUMBO_TAG_TABLE:
                out_.end_table();
                break;
            case GUMBO_TAG_TR:
                out_.end_row();
                break;
            case GUMBO_TAG_TD:
            case GUMBO_TAG_TH:
                return end_cell(element);
            case GUMBO_TAG_CAPTION:
                out_.end_caption();
                break;
            case GUMBO_TAG_A:
                sheet_name_open_ = false;
                break;
            default:
                if (is_block(element.tag)) out_.break_block();
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> end_cell(const GumboElement& element) {
        if (cells_.empty() || cells_.back() != &element) return std::nullopt;
        cells_.pop_back();
        const std::string text = out_.end_cell();
        const std::optional<std::string> number = number_of_cell(element, text);
        return out_.add_cell(number ? *number : text, span_of_cell(element), number ? cell_type::number : cell_type::text);
    }

    /// LibreOffice writes the sheets of a workbook below each other, each under a heading in an anchor `table0`, `table1` …, and an
    /// overview of them on top.
    void begin_anchor(const GumboElement& element) {
        if (out_.in_table() || !is_sheet_anchor(html_attribute(element, "name"))) return;
        if (!out_.has_tables()) out_.forget_paragraphs();
        sheet_name_.clear();
        sheet_name_open_ = true;
    }

    std::string_view page_;
    const page_outline* outline_;
    std::size_t next_rows_ = 0;
    bool misread_ = false;
    document_builder out_;
    std::vector<const GumboElement*> cells_;  ///< open ones, from the outermost
    std::string sheet_name_;
    bool sheet_name_open_ = false;
    std::size_t hidden_ = 0;
};

}  // namespace

result<workbook> read_html(std::string_view utf8, const read_limits& limits) {
    constexpr std::size_t piece_bytes = std::size_t{4} << 10U;
    return read_html_in_pieces(utf8, limits, piece_bytes);
}

result<workbook> read_html_in_pieces(std::string_view utf8, const read_limits& limits, std::size_t piece_bytes) {
    auto rows = scan_html(utf8, piece_bytes);
    if (!rows) return std::move(rows).error();
    {
        const page_outline outline(utf8, *std::move(rows));
        if (auto read = html_reader(utf8, outline, limits).read()) return *std::move(read);
    }
    const page_outline whole(utf8, {});
    auto read = html_reader(utf8, whole, limits).read();
    return read ? *std::move(read) : make_error(errc::no_table);
}

}  // namespace renaksi::io
