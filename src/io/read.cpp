#include "renaksi/io/read.hpp"

#include "io/encoding.hpp"
#include "io/text_table.hpp"
#include "recognise/recognise.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {
namespace {

[[nodiscard]] result<plan> read_decoded(std::string_view bytes, const read_options& options) {
    if (bytes.size() > options.limits.bytes) return make_error(errc::limit_exceeded, "bytes > " + std::to_string(options.limits.bytes));
    auto text = io::decode_text(bytes);
    if (!text) return std::move(text).error();
    if (trim(text->utf8).empty()) return make_error(errc::empty_input);
    const auto cells = io::read_tabbed_text(text->utf8, options.limits);
    if (!cells) return cells.error();
    plan_builder builder;
    if (!text->converted_from.empty()) {
        builder.add_note(note{note_kind::encoding_converted, 0, 0, 0, std::string(text->converted_from)});
    }
    return recognise::recognise_plan(*cells, recognise::options{options.numbers, options.names}, std::move(builder));
}

}  // namespace

result<input_format> parse_input_format(std::string_view text) {
    if (text == "auto") return input_format::automatic;
    if (text == "tsv") return input_format::tsv;
    return make_error(errc::unknown_format, std::string(text));
}

result<plan> read_plan(std::string_view bytes, const read_options& options) {
    auto read = read_decoded(bytes, options);
    if (read) return read;
    error failure = std::move(read).error();
    failure.where.file = options.name;
    return failure;
}

}  // namespace renaksi
