#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/formats.hpp"
#include "io/ooxml_package.hpp"
#include "io/spreadsheet_sheet.hpp"
#include "io/xlsx_sheet.hpp"
#include "io/xml_document.hpp"
#include "io/zip_archive.hpp"

namespace renaksi::io {
namespace {

class xlsx_reader {
public:
    xlsx_reader(zip_archive archive, const read_limits& limits) : archive_(std::move(archive)), limits_(limits) {}

    [[nodiscard]] result<workbook> read() {
        const auto main = main_part(archive_, "xl/workbook.xml");
        if (!main) return main.error();
        const auto book = read_xml(archive_, *main);
        if (!book) return book.error();
        const auto relations = read_relationships(archive_, *main);
        if (!relations) return relations.error();
        if (auto failure = read_shared(book->root(), *relations)) return *std::move(failure);
        workbook out;
        out.bytes = archive_.unpacked_bytes();
        budget_ = spreadsheet_budget::of(out.bytes);
        const pugi::xml_node sheets = find_child(book->root(), "sheets");
        for (pugi::xml_node one = sheets.first_child(); one; one = one.next_sibling()) {
            if (!is_named(one, "sheet")) continue;
            if (auto failure = read_sheet(one, *relations, out)) return *std::move(failure);
        }
        if (out.sheets.empty()) return make_error(errc::damaged_file, *main + ": no sheets");
        return out;
    }

private:
    [[nodiscard]] std::optional<error> read_shared(const pugi::xml_node& book, const std::vector<ooxml_relationship>& relations) {
        if (is_on(find_child(book, "workbookPr"), "date1904")) shared_.dates = date_system::from_1904;
        const pugi::xml_node links = find_child(book, "externalReferences");
        for (pugi::xml_node one = links.first_child(); one; one = one.next_sibling()) {
            shared_.linked_files += is_named(one, "externalReference") ? 1U : 0U;
        }
        if (const ooxml_relationship* const part = find_relationship(relations, "sharedStrings")) {
            const auto xml = read_xml(archive_, part->target, xml_text::compact);
            if (!xml) return xml.error();
            shared_.strings = xlsx_strings(xml->root());
        }
        if (const ooxml_relationship* const part = find_relationship(relations, "styles")) {
            const auto xml = read_xml(archive_, part->target, xml_text::compact);
            if (!xml) return xml.error();
            shared_.styles = xlsx_styles(xml->root());
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_sheet(const pugi::xml_node& entry, const std::vector<ooxml_relationship>& relations,
                                                  workbook& into) {
        const std::string name(attribute(entry, "name"));
        const std::string_view id = relationship_id(entry);
        const ooxml_relationship* part = nullptr;
        for (const ooxml_relationship& one : relations) {
            if (one.id == id) part = &one;
        }
        if (part == nullptr) return make_error(errc::damaged_file, "sheet " + name + ": no relationship " + std::string(id));
        if (part->type != "worksheet") return std::nullopt;  // a chart or a dialogue: no cells
        if (auto failure = budget_.take_sheet()) return failure;
        sheet_builder builder(name, limits_, budget_);
        builder.keep_texts(shared_.strings.keeper());
        if (const std::string_view state = attribute(entry, "state"); state == "hidden" || state == "veryHidden") builder.hide();
        {
            const auto xml = read_xml(archive_, part->target, xml_text::compact);
            if (!xml) return xml.error();
            if (auto failure = read_xlsx_sheet(xml->root(), shared_, builder)) return failure;
        }
        auto read = builder.finish();
        if (!read) return std::move(read).error();
        into.sheets.push_back(*std::move(read));
        return std::nullopt;
    }

    /// `r:id`, whatever the prefix; `sheetId` is another number.
    [[nodiscard]] static std::string_view relationship_id(const pugi::xml_node& entry) {
        for (pugi::xml_attribute one = entry.first_attribute(); one; one = one.next_attribute()) {
            const std::string_view name = one.name();
            if (name.ends_with(":id")) return one.value();
        }
        return {};
    }

    zip_archive archive_;
    const read_limits& limits_;
    spreadsheet_budget budget_;
    xlsx_shared shared_;
};

}  // namespace

result<workbook> read_xlsx(std::string_view bytes, const read_limits& limits) {
    auto archive = zip_archive::open(bytes, limits);
    if (!archive) return std::move(archive).error();
    return xlsx_reader(*std::move(archive), limits).read();
}

}  // namespace renaksi::io
