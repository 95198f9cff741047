#include <gumbo.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/document_builder.hpp"
#include "io/formats.hpp"
#include "io/html_cell.hpp"
#include "io/html_page.hpp"

namespace renaksi::io {
namespace {

class html_reader {
public:
    html_reader(const html_page& page, const read_limits& limits) : page_(&page), out_(limits, white_space::collapse) {}

    [[nodiscard]] result<workbook> read() {
        struct position {
            const GumboNode* node;
            unsigned next;
        };
        std::vector<position> path{{&page_->document(), 0}};
        while (!path.empty()) {
            position& at = path.back();
            const GumboVector* children = children_of(*at.node);
            if (children == nullptr || at.next == children->length) {
                if (at.node->type == GUMBO_NODE_ELEMENT) {
                    if (auto failure = leave(at.node->v.element)) return *std::move(failure);
                }
                path.pop_back();
                continue;
            }
            const auto* child = static_cast<const GumboNode*>(children->data[at.next++]);
            if (child->type == GUMBO_NODE_ELEMENT) {
                if (is_left_out(child->v.element)) continue;
                if (auto failure = enter(child->v.element)) return *std::move(failure);
                path.push_back({child, 0});
            } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA) {
                add_text(child->v.text.text);
            }
        }
        return out_.finish();
    }

private:
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
                out_.begin_table(hidden_ > 0, name_behind_colon(std::exchange(sheet_name_, {})));
                break;
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

    const html_page* page_;
    document_builder out_;
    std::vector<const GumboElement*> cells_;  ///< open ones, from the outermost
    std::string sheet_name_;
    bool sheet_name_open_ = false;
    std::size_t hidden_ = 0;
};

}  // namespace

result<workbook> read_html(std::string_view utf8, const read_limits& limits) {
    const auto page = html_page::parse(utf8);
    if (!page) return page.error();
    return html_reader(*page, limits).read();
}

}  // namespace renaksi::io
