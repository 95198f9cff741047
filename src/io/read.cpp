#include "renaksi/io/read.hpp"

#include <array>
#include <utility>

#include "io/encoding.hpp"
#include "io/formats.hpp"
#include "recognise/workbook.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {
namespace {

/// Formats whose bytes are text in some encoding; the others are packed or binary.
[[nodiscard]] constexpr bool is_text(input_format format) noexcept {
    return format == input_format::tsv || format == input_format::csv || format == input_format::json || format == input_format::html;
}

[[nodiscard]] result<io::workbook> read_binary(std::string_view bytes, input_format format, const read_limits& limits) {
    switch (format) {
        case input_format::xlsx:
            return io::read_xlsx(bytes, limits);
        case input_format::ods:
            return io::read_ods(bytes, limits);
        case input_format::xls:
            return io::read_xls(bytes, limits);
        default:
            return io::read_docx(bytes, limits);
    }
}

[[nodiscard]] result<plan> read_text_plan(std::string utf8, input_format format, const read_options& options, plan_builder builder) {
    if (format == input_format::json) return io::read_plan_json(utf8, options, std::move(builder));
    const std::size_t bytes = utf8.size();
    auto sheets = format == input_format::html ? io::read_html(utf8, options.limits) : io::read_text(utf8, format, options.limits);
    std::string().swap(utf8);  // the sheets have what they need of it
    if (!sheets) return std::move(sheets).error();
    sheets->bytes = bytes;
    return recognise::recognise_workbook(*std::move(sheets), options, std::move(builder));
}

[[nodiscard]] result<plan> read_document(std::string_view bytes, const read_options& options) {
    if (bytes.size() > options.limits.bytes) return make_error(errc::limit_exceeded, "bytes > " + std::to_string(options.limits.bytes));
    if (trim(bytes).empty()) return make_error(errc::empty_input);
    input_format format = options.format;
    if (format == input_format::automatic) {
        const auto told = io::tell_format(bytes, options.limits);
        if (!told) return told.error();
        format = *told;
    }
    if (!is_text(format)) {
        auto sheets = read_binary(bytes, format, options.limits);
        if (!sheets) return std::move(sheets).error();
        return recognise::recognise_workbook(*std::move(sheets), options, plan_builder{});
    }
    auto text = io::decode_text(bytes);
    if (!text) return std::move(text).error();
    if (trim(text->utf8).empty()) return make_error(errc::empty_input);
    plan_builder builder;
    if (!text->converted_from.empty()) {
        builder.add_note(note{note_kind::encoding_converted, 0, 0, 0, std::string(text->converted_from)});
    }
    return read_text_plan(std::move(text->utf8), format, options, std::move(builder));
}

}  // namespace

result<input_format> parse_input_format(std::string_view text) {
    constexpr std::array<std::string_view, 9> names{"auto", "tsv", "csv", "json", "xlsx", "ods", "xls", "docx", "html"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<input_format>(i);
    }
    return make_error(errc::unknown_format, std::string(text));
}

result<plan> read_plan(std::string_view bytes, const read_options& options) {
    auto read = read_document(bytes, options);
    if (read) return read;
    error failure = std::move(read).error();
    failure.where.file = options.name;
    return failure;
}

}  // namespace renaksi
