// Packed documents made of parts, for tests.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zip.h>

namespace test_documents {

using parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a ZIP archive with these parts, in this order; the same name may occur twice.
inline std::string pack(const parts& all) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &failure);
    zip_source_keep(buffer);
    zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &failure);
    for (const auto& [name, bytes] : all) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    }
    zip_close(archive);
    zip_source_open(buffer);
    zip_source_seek(buffer, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
    zip_source_seek(buffer, 0, SEEK_SET);
    zip_source_read(buffer, out.data(), out.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return out;
}

/// What a workbook is besides its sheet.
struct xlsx_extra {
    std::string strings;   ///< `<si>…</si>` …
    std::string styles;    ///< what stands in `styleSheet`
    std::string workbook;  ///< in front of the sheets
    std::string state = "visible";
};

inline parts xlsx_parts(std::string_view sheet, const xlsx_extra& extra = {}) {
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&kind](std::string_view id, std::string_view type, std::string_view target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + kind + "/" + std::string(type) + "\" Target=\"" +
               std::string(target) + "\"/>";
    };
    return {{"_rels/.rels", rels + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + kind + "\">" + extra.workbook +
                                    "<sheets><sheet name=\"Rencana\" sheetId=\"9\" state=\"" + extra.state +
                                    "\" r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels", rels + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                               relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
                                               relation("rId3", "styles", "styles.xml") + "</Relationships>"},
            {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + extra.strings + "</sst>"},
            {"xl/styles.xml", "<styleSheet xmlns=\"" + main + "\">" + extra.styles + "</styleSheet>"},
            {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main + "\">" + std::string(sheet) + "</worksheet>"}};
}

inline std::string xlsx(std::string_view sheet, const xlsx_extra& extra = {}) { return pack(xlsx_parts(sheet, extra)); }

/// `content` stands in `office:document-content`.
inline parts ods_parts(std::string_view content) {
    const std::string space = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\"";
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"content.xml", "<office:document-content " + space + ">" + std::string(content) + "</office:document-content>"},
            {"META-INF/manifest.xml", "<manifest/>"}};
}

inline std::string ods(std::string_view rows) {
    return pack(ods_parts("<office:body><office:spreadsheet><table:table table:name=\"Rencana\">" + std::string(rows) +
                          "</table:table></office:spreadsheet></office:body>"));
}

}  // namespace test_documents
