#include "rekap/flat_cells.hpp"

#include <array>
#include <utility>

#include "io/plain_amount.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "report/csv_text.hpp"

namespace renaksi::rekap_detail {
namespace {

[[nodiscard]] cell_failure wrong(flat_cell cell, errc code, const std::string& detail) {
    return cell_failure{cell, code, std::string(name_of(cell)) + ": " + detail};
}

[[nodiscard]] std::optional<rekap_level> level_named(std::string_view word) {
    if (equal_nocase(word, "urusan")) return rekap_level::urusan;
    if (equal_nocase(word, "bidang")) return rekap_level::bidang;
    const std::optional<level> named = parse_level(word);
    if (!named) return std::nullopt;
    constexpr std::array<rekap_level, level_count> levels{rekap_level::jumlah, rekap_level::sasaran, rekap_level::program,
                                                          rekap_level::kegiatan, rekap_level::sub_kegiatan};
    return levels[static_cast<std::size_t>(*named)];
}

[[nodiscard]] rekap_level level_of(const kode& code) {
    constexpr std::array<rekap_level, 6> levels{rekap_level::urusan,  rekap_level::urusan,   rekap_level::bidang,
                                                rekap_level::program, rekap_level::kegiatan, rekap_level::sub_kegiatan};
    return levels[static_cast<std::size_t>(code.tingkat())];
}

}  // namespace

std::string_view name_of(flat_cell cell) noexcept {
    constexpr std::array<std::string_view, 3> names{"opd", "kode", "level"};
    const auto at = static_cast<std::size_t>(cell);
    return at < names.size() ? names[at] : money_column_name(plan_columns_all[at - names.size()]);
}

std::optional<cell_failure> read_identity(std::string_view kode, std::string_view level, rekap_row& row) {
    kode = report::without_guard(kode);
    level = report::without_guard(level);
    const std::optional<rekap_level> named = level_named(level);
    row.kode = packed_kode{};
    if (named) row.level = *named;
    if (kode.empty()) {
        if (named) return std::nullopt;
        if (level.empty()) return cell_failure{flat_cell::kode, errc::bad_structure, "neither kode nor level"};
        return wrong(flat_cell::level, errc::bad_structure, "'" + std::string(level) + "' is no level");
    }
    const auto parsed = parse_kode_tolerant(kode);
    const bool needs_no_kode = named == rekap_level::jumlah || named == rekap_level::sasaran;
    if (needs_no_kode && (!parsed || !parsed->value.plan_level())) return std::nullopt;
    if (!parsed) return wrong(flat_cell::kode, parsed.error().code, "'" + std::string(kode) + "': " + parsed.error().detail);
    const rekap_level told = level_of(parsed->value);
    if (named && *named != told) {
        return wrong(
            flat_cell::level, errc::bad_structure,
            "'" + std::string(level) + "' beside " + std::string(kode) + ", which is the kode of a " + std::string(to_string(told)));
    }
    row.kode = pack(parsed->value);
    row.level = told;
    return std::nullopt;
}

std::optional<cell_failure> read_amount(std::string_view text, plan_column column, rekap_row& row) {
    const auto bit = static_cast<std::uint8_t>(1U << position(column));
    row.sen[position(column)] = 0;
    row.printed = static_cast<std::uint8_t>(row.printed & ~bit);
    if (text.empty()) return std::nullopt;
    const auto read = io::parse_plain_amount(text);
    if (!read) return wrong(money_cell(column), read.error().code, read.error().detail);
    row.sen[position(column)] = read->value.sen();
    row.printed = static_cast<std::uint8_t>(row.printed | bit);
    return std::nullopt;
}

std::optional<cell_failure> read_office(std::string_view text, std::string_view& office) {
    if (const auto at = first_invalid_utf8(text)) {
        return wrong(flat_cell::opd, errc::bad_encoding, "expected UTF-8, found " + renaksi::detail::shown(text, *at));
    }
    office = report::without_guard(text);
    return std::nullopt;
}

}  // namespace renaksi::rekap_detail
