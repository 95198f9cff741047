#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "io/delimiter.hpp"
#include "io/encoding.hpp"
#include "io/formats.hpp"
#include "io/ooxml_package.hpp"
#include "io/xls_compound.hpp"
#include "io/zip_archive.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

using namespace std::string_view_literals;

/// As much of a text as is looked at. Documents begin with what they are.
constexpr std::size_t looked_at_bytes = std::size_t{256} << 10U;

struct document_kind {
    std::string_view mark;
    std::string_view name;
};

[[nodiscard]] error unknown(std::string_view what) { return make_error(errc::unknown_format, std::string(what)); }

/// What a packed document says about itself in the part `mimetype`.
[[nodiscard]] result<input_format> tell_by_mimetype(std::string_view type) {
    constexpr std::array<document_kind, 5> others{{{"opendocument.text", "ODT (text document); save it as docx"},
                                                   {"opendocument.presentation", "ODP (presentation)"},
                                                   {"opendocument.graphics", "ODG (drawing)"},
                                                   {"opendocument.formula", "ODF (formula)"},
                                                   {"epub", "EPUB (book)"}}};
    if (type.find("opendocument.spreadsheet") != std::string_view::npos) return input_format::ods;
    for (const document_kind& other : others) {
        if (type.find(other.mark) != std::string_view::npos) return unknown(other.name);
    }
    return unknown(type.substr(0, std::min<std::size_t>(type.size(), 80)));
}

[[nodiscard]] result<input_format> tell_archive(std::string_view bytes, const read_limits& limits) {
    auto archive = zip_archive::open(bytes, limits);
    if (!archive) return std::move(archive).error();
    if (archive->contains("mimetype")) {
        const auto type = archive->read("mimetype");
        if (!type) return type.error();
        return tell_by_mimetype(trim(*type));
    }
    const auto main = main_part(*archive, {});
    if (!main) return main.error();
    const std::string part = lower(*main);
    if (part.ends_with("workbook.bin")) return unknown("XLSB (binary Excel); save it as xlsx");
    constexpr std::array<std::pair<std::string_view, input_format>, 2> kinds{
        {{"xl/workbook.xml", input_format::xlsx}, {"word/document.xml", input_format::docx}}};
    for (const auto& [usual, format] : kinds) {
        if (archive->contains(usual) || part.starts_with(usual.substr(0, usual.find('/') + 1))) return format;
    }
    if (archive->contains("ppt/presentation.xml")) return unknown("PPTX (presentation)");
    if (archive->contains("content.xml")) return input_format::ods;
    return unknown("ZIP without an office document in it");
}

[[nodiscard]] result<input_format> tell_compound(std::string_view bytes) {
    const auto file = compound_file::open(bytes);
    if (!file) return file.error();
    if (file->find_stream("EncryptedPackage") != nullptr || file->find_stream("EncryptionInfo") != nullptr) {
        return make_error(errc::password_protected, "EncryptedPackage");
    }
    if (file->find_stream("Workbook") != nullptr || file->find_stream("Book") != nullptr) return input_format::xls;
    constexpr std::array<document_kind, 3> others{{{"WordDocument", "DOC (binary Word); save it as docx"},
                                                   {"PowerPoint Document", "PPT (presentation)"},
                                                   {"__properties_version1.0", "MSG (mail)"}}};
    for (const document_kind& other : others) {
        if (file->find_stream(other.mark) != nullptr) return unknown(other.name);
    }
    return unknown("OLE file without a workbook in it");
}

/// The start of a text up to the end of a line, so that no character is cut.
[[nodiscard]] std::string_view text_start(std::string_view bytes) {
    if (bytes.size() <= looked_at_bytes) return bytes;
    std::size_t end = bytes.rfind('\n', looked_at_bytes);
    if (end == std::string_view::npos) return bytes;
    ++end;
    // In UTF-16 a line feed has a byte before or behind it; characters begin at even places.
    const bool utf16 = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
    if (utf16 && end % 2 != 0) ++end;
    return bytes.substr(0, std::min(end, bytes.size()));
}

/// Without a declaration, comments and white space in front.
[[nodiscard]] std::string_view markup_start(std::string_view text) {
    for (;;) {
        text = trim(text);
        const bool comment = text.starts_with("<!--");
        if (!comment && !text.starts_with("<?")) return text;
        const std::string_view closing = comment ? "-->"sv : "?>"sv;
        const std::size_t end = text.find(closing);
        if (end == std::string_view::npos) return text;
        text.remove_prefix(end + closing.size());
    }
}

/// The name of the first element, without its prefix and in lower case.
[[nodiscard]] std::string first_element(std::string_view markup) {
    if (!markup.starts_with('<')) return {};
    const std::size_t end = std::min(markup.find_first_of(" \t\r\n/>", 1), markup.size());
    const std::string_view name = markup.substr(1, end - 1);
    return lower(name.substr(name.rfind(':') + 1));
}

[[nodiscard]] std::optional<result<input_format>> tell_markup(std::string_view text) {
    constexpr std::array<std::string_view, 12> of_pages{"html",  "head",  "body",  "table", "div",    "meta",
                                                        "title", "style", "thead", "tbody", "center", "p"};
    const std::string_view markup = markup_start(text);
    if (starts_with_nocase(markup, "<!doctype html")) return input_format::html;
    const std::string element = first_element(markup);
    if (std::find(of_pages.begin(), of_pages.end(), element) != of_pages.end()) return input_format::html;
    if (element == "workbook") return unknown("XML Spreadsheet 2003; save it as xlsx");
    if (element == "worddocument") return unknown("Word 2003 XML; save it as docx");
    if (element == "document" && markup.find("opendocument.spreadsheet") != std::string_view::npos) return input_format::ods;
    if (element == "document" && markup.find("opendocument") != std::string_view::npos)
        return unknown("flat OpenDocument; save it as docx");
    if (element == "package" && markup.find("word/document.xml") != std::string_view::npos)
        return unknown("flat Word XML; save it as docx");
    if (text.starts_with("<?xml")) return unknown("XML <" + element + ">");
    return std::nullopt;
}

/// A text that begins as an object or a list of values does, not as a line with a bracket: `[draf] Rencana`.
[[nodiscard]] bool begins_as_json(std::string_view text) {
    if (!text.starts_with('{') && !text.starts_with('[')) return false;
    const std::string_view rest = trim(text.substr(1));
    return rest.empty() || rest.front() == '"' || rest.front() == '{' || rest.front() == '[' || rest.front() == '}' || rest.front() == ']';
}

[[nodiscard]] result<input_format> tell_text(std::string_view bytes) {
    auto text = decode_text(text_start(bytes));
    if (!text) text = decode_text(bytes);  // a few stray bytes weigh less in all of it, and errors give their place
    if (!text) return std::move(text).error();
    const std::string_view start = trim(text->utf8);
    if (begins_as_json(start)) return input_format::json;
    if (start.starts_with('<')) {
        if (auto told = tell_markup(start)) return *std::move(told);
    }
    const std::optional<char> delimiter = tell_delimiter(text->utf8);
    return delimiter && *delimiter != '\t' ? input_format::csv : input_format::tsv;
}

}  // namespace

result<input_format> tell_format(std::string_view bytes, const read_limits& limits) {
    constexpr std::array<document_kind, 2> named{
        {{"%PDF-", "PDF; copy the table out of it, or save it as xlsx or docx"}, {"{\\rtf", "RTF; save it as docx"}}};
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return tell_archive(bytes, limits);
    if (is_compound_file(bytes)) return tell_compound(bytes);
    for (const document_kind& one : named) {
        if (bytes.starts_with(one.mark)) return unknown(one.name);
    }
    return tell_text(bytes);
}

}  // namespace renaksi::io
