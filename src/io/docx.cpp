#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/document_builder.hpp"
#include "io/docx_elements.hpp"
#include "io/formats.hpp"
#include "io/xml_document.hpp"
#include "io/zip_archive.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

class docx_reader {
public:
    docx_reader(const pugi::xml_node& root, document_builder& into) : root_(root), out_(into) {}

    [[nodiscard]] std::optional<error> read() {
        pugi::xml_node at = root_;
        while (true) {
            const bool skip = at.type() != pugi::node_element || is_left_out_of_text(at);
            if (!skip) {
                if (auto failure = enter(at)) return failure;
            }
            if (!skip && at.first_child()) {
                at = at.first_child();
                continue;
            }
            while (true) {
                if (at.type() == pugi::node_element && !is_left_out_of_text(at)) {
                    if (auto failure = leave(at)) return failure;
                }
                if (at == root_) return std::nullopt;
                if (at.next_sibling()) break;
                at = at.parent();
            }
            at = at.next_sibling();
        }
    }

private:
    [[nodiscard]] std::optional<error> enter(const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (name == "t") {
            if (!in_instruction()) add_text_of(node);
        } else if (name == "p") {
            begin_paragraph(node);
        } else if (name == "tbl") {
            return out_.begin_table(false, std::string(attribute(find_child(find_child(node, "tblPr"), "tblCaption"), "val")));
        } else if (name == "tr") {
            return begin_row(node);
        } else if (name == "tc") {
            if (out_.begin_cell()) cells_.push_back(node);
        } else if (name == "fldChar") {
            read_field_mark(attribute(node, "fldCharType"));
        } else if (!in_instruction()) {
            enter_character(node, name);
        }
        return std::nullopt;
    }

    void enter_character(const pugi::xml_node& node, std::string_view name) {
        if (name == "tab" || name == "ptab") {
            out_.add_tab();
        } else if (name == "cr") {
            out_.break_line();
        } else if (name == "br") {
            const std::string_view type = attribute(node, "type");
            type == "page" || type == "column" ? out_.break_page() : out_.break_line();
        } else if (name == "noBreakHyphen") {
            out_.add_text("-");
        } else if (name == "sym") {
            out_.add_text(symbol_text(attribute(node, "char"), attribute(node, "font")));
        }
    }

    [[nodiscard]] std::optional<error> leave(const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (name == "p") {
            fields_.clear();
            out_.break_block();
            if (find_child(find_child(node, "pPr"), "sectPr")) out_.break_page();
        } else if (name == "tbl") {
            out_.end_table();
        } else if (name == "tr") {
            out_.end_row();
        } else if (name == "tc" && !cells_.empty() && cells_.back() == node) {
            cells_.pop_back();
            return end_cell(node);
        }
        return std::nullopt;
    }

    void add_text_of(const pugi::xml_node& node) {
        out_.add_text(node.value());
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out_.add_text(child.value());
        }
    }

    void begin_paragraph(const pugi::xml_node& node) {
        out_.break_block();
        const pugi::xml_node before = find_child(find_child(node, "pPr"), "pageBreakBefore");
        if (before && is_said(before)) out_.break_page();
    }

    [[nodiscard]] std::optional<error> begin_row(const pugi::xml_node& node) {
        const pugi::xml_node properties = find_child(node, "trPr");
        if (auto failure = out_.begin_row(is_said(find_child(properties, "hidden")))) return failure;
        row_has_hmerge_ = false;
        return out_.skip_places(value_of(find_child(properties, "gridBefore"), 0));
    }

    [[nodiscard]] std::optional<error> end_cell(const pugi::xml_node& node) {
        const std::string text = out_.end_cell();
        const pugi::xml_node properties = find_child(node, "tcPr");
        const pugi::xml_node vertical = find_child(properties, "vMerge");
        const pugi::xml_node horizontal = find_child(properties, "hMerge");
        const bool restarts = attribute(horizontal, "val") == "restart";
        if (horizontal && !restarts && row_has_hmerge_) {
            out_.drop_cell(text);
            return std::nullopt;
        }
        row_has_hmerge_ = restarts;
        cell_span span;
        span.columns = value_of(find_child(properties, "gridSpan"), 1);
        if (restarts) span.columns += columns_merged_behind(node);
        span.opens = vertical && attribute(vertical, "val") == "restart";
        span.continues = vertical && !span.opens;
        if (!span.continues) return out_.add_cell(text, span);
        return add_continuing_cell(text, span);
    }

    /// Word shows nothing of what stands in such a cell.
    [[nodiscard]] std::optional<error> add_continuing_cell(std::string_view text, const cell_span& span) {
        if (auto failure = out_.add_cell({}, span)) return failure;
        out_.drop_cell(text);
        return std::nullopt;
    }

    void read_field_mark(std::string_view mark) {
        if (mark == "begin") {
            fields_.push_back(true);
        } else if (mark == "separate" && !fields_.empty()) {
            fields_.back() = false;
        } else if (mark == "end" && !fields_.empty()) {
            fields_.pop_back();
        }
    }

    /// Between the begin of a field and its result.
    [[nodiscard]] bool in_instruction() const { return std::find(fields_.begin(), fields_.end(), true) != fields_.end(); }

    pugi::xml_node root_;
    document_builder& out_;
    std::vector<pugi::xml_node> cells_;  ///< open ones, from the outermost
    std::vector<bool> fields_;           ///< open ones: whether their instruction is being read
    bool row_has_hmerge_ = false;        ///< the cell before began a horizontal merge or belongs to one
};

}  // namespace

result<workbook> read_docx(std::string_view bytes, const read_limits& limits) {
    auto archive = zip_archive::open(bytes, limits);
    if (!archive) return archive.error();
    const auto part = find_document_part(*archive);
    if (!part) return part.error();
    document_builder out(limits, white_space::keep);
    {
        const auto document = read_xml(*archive, *part, xml_text::compact);
        if (!document) return document.error();
        if (!is_named(document->root(), "document")) {
            return make_error(errc::damaged_file, *part + ": <" + document->root().name() + ">");
        }
        if (auto failure = docx_reader(document->root(), out).read()) return *std::move(failure);
    }
    // The tree of the XML is gone before the sheets are made.
    auto sheets = out.finish();
    if (sheets) sheets->bytes = archive->unpacked_bytes();
    return sheets;
}

}  // namespace renaksi::io
