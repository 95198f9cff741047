#include "report/csv_text.hpp"

#include <algorithm>
#include <cstddef>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi::report {
namespace {

constexpr std::string_view formula_signs = "=+-@\t\r";

[[nodiscard]] bool has_only(std::string_view text, std::string_view characters) noexcept {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

/// Whether the text begins with a sign of a formula, apostrophes before it passed over.
[[nodiscard]] bool needs_guard(std::string_view text) noexcept {
    const std::size_t sign = text.find_first_not_of('\'');
    if (sign == std::string_view::npos || formula_signs.find(text[sign]) == std::string_view::npos) return false;
    const std::string_view rest = text.substr(sign + 1);
    const bool number = (text[sign] == '-' || text[sign] == '+') && has_only(rest, "0123456789.,%");
    const bool dashes = text[sign] == '-' && has_only(rest, "-");
    return sign > 0 || !(number || dashes);
}

/// ASCII that may stand in a field as it is. Nearly every field is that from end to end.
[[nodiscard]] constexpr bool stays_as_it_is(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x80 && c != ',' && c != '"' && c != '\r' && c != '\n';
}

}  // namespace

std::string guard_formula(std::string_view text) {
    std::string out;
    if (needs_guard(text)) out.push_back('\'');
    return out.append(text);
}

std::string_view without_guard(std::string_view text) noexcept {
    return text.starts_with('\'') && needs_guard(text) ? text.substr(1) : text;
}

void csv_writer::begin_field() {
    if (!first_) out_.push_back(',');
    first_ = false;
}

void csv_writer::written_field(std::string_view field) {
    begin_field();
    out_.append(field);
}

void csv_writer::number(std::int64_t value) {
    begin_field();
    if (value > 0) detail::append_digits(out_, static_cast<uint128>(value));
}

void csv_writer::amount(int128 sen) {
    begin_field();
    append_plain_sen(out_, sen);
}

void csv_writer::kode(packed_kode code) {
    begin_field();
    code.append_to(out_);
}

void csv_writer::field(std::string_view text) {
    begin_field();
    if (std::all_of(text.begin(), text.end(), stays_as_it_is)) return void(out_.append(text));
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out_.push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_sequence(text.substr(i));
        if (length == 0) {
            out_.append("\xEF\xBF\xBD");
            ++i;
            continue;
        }
        if (text[i] == '"') out_.push_back('"');
        out_.append(text.substr(i, length));
        i += length;
    }
    if (quoted) out_.push_back('"');
}

void csv_writer::text(std::string_view text) {
    if (!needs_guard(text)) return field(text);
    field(guard_formula(text));
}

void csv_writer::end_record() {
    out_.append("\r\n");
    first_ = true;
}

void csv_writer::record(std::initializer_list<std::string_view> fields) {
    for (const std::string_view text : fields) field(text);
    end_record();
}

}  // namespace renaksi::report
