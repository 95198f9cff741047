#include "recognise/row_code.hpp"

#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

[[nodiscard]] std::optional<repaired_kode> parsed(std::string_view text) {
    const auto read = parse_kode_tolerant(text);
    return read ? std::optional(*read) : std::nullopt;
}

}  // namespace

row_code read_row_code(const table_row& row) {
    row_code out{row.kode, std::nullopt, row.nama.text};
    if (!out.cell.blank()) out.value = parsed(out.cell.text);
    const std::size_t blank = out.nama.find(' ');
    if (blank == std::string_view::npos) return out;
    const std::string_view before = out.nama.substr(0, blank);
    if (out.cell.blank() && looks_like_kode(before)) {
        out.cell = placed_cell{before, row.nama.column};
        out.value = parsed(before);
        out.nama = trim(out.nama.substr(blank));
    } else if (out.value && before.find('.') != std::string_view::npos) {
        const auto again = parsed(before);
        if (again && again->value == out.value->value) out.nama = trim(out.nama.substr(blank));
    }
    return out;
}

}  // namespace renaksi::recognise
