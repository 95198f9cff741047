// Rows and rekap for tests, as text.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/rollup/rekap.hpp"
#include "support/plans.hpp"

namespace renaksi::test {

[[nodiscard]] inline rekap_level level_of_kode(packed_kode kode) {
    constexpr std::array<rekap_level, 7> levels{rekap_level::jumlah,  rekap_level::urusan,   rekap_level::bidang,      rekap_level::program,
                                                rekap_level::program, rekap_level::kegiatan, rekap_level::sub_kegiatan};
    return levels[kode.groups()];
}

[[nodiscard]] inline rekap_level rekap_level_of(std::string_view name) {
    for (int i = 0; i <= 6; ++i) {
        if (to_string(static_cast<rekap_level>(i)) == name) return static_cast<rekap_level>(i);
    }
    throw std::invalid_argument("no such level: " + std::string(name));
}

/// `2.17.02 | 10 1 2 3 4`, `jumlah | ...`, `program | ...`; `_` is a blank amount. Amounts are Rupiah.
[[nodiscard]] inline rekap_row flat_row(const std::string& text, std::uint32_t line) {
    const std::vector<std::string> fields = split(text, '|');
    rekap_row row;
    row.line = line;
    if (const auto kode = parse_packed_kode(fields.at(0))) {
        row.kode = *kode;
        row.level = level_of_kode(row.kode);
    } else {
        row.level = rekap_level_of(fields.at(0));
    }
    const std::vector<std::string> money = cells(fields.size() > 1 ? fields[1] : std::string());
    for (std::size_t c = 0; c < money.size() && c < plan_column_count; ++c) {
        if (money[c].empty()) continue;
        row.printed = static_cast<std::uint8_t>(row.printed | 1U << c);
        row.sen[c] = money_cell_of(money[c]).value.addend().sen();
    }
    return row;
}

/// Rows of several offices: a line that begins with `@` begins one. Lines count from 1, the `@` lines too.
inline void add_table(rekap& to, const std::string& table) {
    std::uint32_t line = 0;
    for (const std::string& text : split(table, '\n')) {
        if (text.empty()) continue;
        ++line;
        if (text[0] == '@') {
            to.begin_office(text.substr(1));
        } else {
            const rekap_row row = flat_row(text, line);
            to.add_rows({&row, 1});
        }
    }
}

[[nodiscard]] inline rekap_settings by(std::string_view key) {
    rekap_settings settings;
    if (key.empty()) return settings;
    const auto read = parse_rekap_key(key);
    if (!read) throw std::invalid_argument(read.error().detail);
    settings.by = *read;
    return settings;
}

/// The closed rekap of one file.
[[nodiscard]] inline rekap rekap_of(const rekap_settings& settings, const std::string& table) {
    rekap out(settings);
    out.begin_source("a.csv", 0, false);
    add_table(out, table);
    out.end_source(table.size(), 1, false);
    if (const auto failure = out.close()) throw std::invalid_argument("it does not close: " + failure->detail);
    return out;
}

[[nodiscard]] inline std::string key_text(const rekap& of, std::size_t group) {
    std::string out;
    for (std::size_t part = 0; part < of.settings().by.size(); ++part) {
        if (part > 0) out += '/';
        of.append_part(out, group, part);
    }
    return out;
}

/// `key: rows violations pagu tw1 ... tw4`, in sen.
[[nodiscard]] inline std::string text_of(const rekap_totals& totals) {
    std::string out = std::to_string(totals.rows) + " " + std::to_string(totals.violations);
    for (const int128 sen : totals.sen) out += " " + std::to_string(narrow(sen).value());
    return out;
}
[[nodiscard]] inline std::vector<std::string> groups_of(const rekap& of) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < of.size(); ++i) out.push_back(key_text(of, i) + ": " + text_of(of.group(i)));
    return out;
}

/// `opd kode line column expected found`, `row` for R101, in sen.
[[nodiscard]] inline std::vector<std::string> roots_of(const rekap& of) {
    std::vector<std::string> out;
    for (const rekap_root& root : of.roots()) {
        std::string text(root.opd);
        text += ' ';
        root.kode.is_none() ? void(text += to_string(root.level)) : root.kode.append_to(text);
        text += " " + std::to_string(root.line) + " ";
        text += root.is_row ? std::string_view("row") : money_column_name(root.column);
        text += " " + std::to_string(narrow(root.expected_sen).value()) + " " + std::to_string(narrow(root.found_sen).value());
        out.push_back(text);
    }
    return out;
}

}  // namespace renaksi::test
