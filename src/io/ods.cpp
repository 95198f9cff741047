#include <deque>
#include <set>
#include <string>
#include <utility>

#include "io/formats.hpp"
#include "io/ods_sheet.hpp"
#include "io/spreadsheet_sheet.hpp"
#include "io/xml_document.hpp"
#include "io/zip_archive.hpp"

namespace renaksi::io {
namespace {

/// Styles of sheets that are not displayed.
[[nodiscard]] std::set<std::string_view> hidden_sheet_styles(const pugi::xml_node& document) {
    std::set<std::string_view> out;
    const pugi::xml_node styles = find_child(document, "automatic-styles");
    for (pugi::xml_node one = styles.first_child(); one; one = one.next_sibling()) {
        if (!is_named(one, "style") || attribute(one, "family") != "table") continue;
        if (attribute(find_child(one, "table-properties"), "display") == "false") out.insert(attribute(one, "name"));
    }
    return out;
}

/// The sheets of a document whose XML `parse` gives; its tree is gone before the grids are made.
template <typename Parse>
[[nodiscard]] result<workbook> read_document_tree(Parse parse, std::size_t unpacked_bytes, const read_limits& limits) {
    spreadsheet_budget budget = spreadsheet_budget::of(unpacked_bytes);
    std::deque<sheet_builder> builders;
    {
        const result<xml_document> document = parse();
        if (!document) return document.error();
        const pugi::xml_node root = document->root();
        const pugi::xml_node sheets = find_child(find_child(root, "body"), "spreadsheet");
        if (!sheets) return make_error(errc::damaged_file, "content.xml: no office:spreadsheet");
        const std::set<std::string_view> hidden = hidden_sheet_styles(root);
        for (pugi::xml_node table = sheets.first_child(); table; table = table.next_sibling()) {
            if (!is_named(table, "table")) continue;
            if (auto failure = budget.take_sheet()) return *std::move(failure);
            sheet_builder& builder = builders.emplace_back(std::string(attribute(table, "name")), limits, budget);
            if (hidden.count(attribute(table, "style-name")) != 0) builder.hide();
            if (auto failure = read_ods_sheet(table, builder)) return *std::move(failure);
        }
    }
    if (builders.empty()) return make_error(errc::damaged_file, "content.xml: no sheets");
    workbook out;
    out.bytes = unpacked_bytes;
    for (; !builders.empty(); builders.pop_front()) {
        auto read = builders.front().finish();
        if (!read) return std::move(read).error();
        out.sheets.push_back(*std::move(read));
    }
    return out;
}

}  // namespace

result<workbook> read_ods(std::string_view bytes, const read_limits& limits) {
    if (!bytes.starts_with("PK")) {
        // The whole document as one text.
        const auto parse = [bytes] { return xml_document::parse(bytes, "flat OpenDocument", xml_text::mixed); };
        return read_document_tree(parse, bytes.size(), limits);
    }
    auto archive = zip_archive::open(bytes, limits);
    if (!archive) return std::move(archive).error();
    if (archive->contains("META-INF/manifest.xml")) {
        const auto manifest = archive->read("META-INF/manifest.xml");
        if (!manifest) return manifest.error();
        if (manifest->find("encryption-data") != std::string::npos) return make_error(errc::password_protected, "content.xml");
    }
    auto content = archive->read("content.xml");
    if (!content) return std::move(content).error();
    const std::size_t unpacked_bytes = content->size();
    const auto parse = [&content] {
        auto document = xml_document::parse(*content, "content.xml", xml_text::mixed);
        std::string().swap(*content);
        return document;
    };
    return read_document_tree(parse, unpacked_bytes, limits);
}

}  // namespace renaksi::io
