/// \file
/// Plans for tests, written as a table of text:
///
///     S Sasaran satu
///     P Program A  | 100 25 25 25 25 | Jumlah dokumen; Dokumen; 4; 1 1 1 1 | pj=Sekretaris
///     K Kegiatan A | 100 25 25 25 25
///     U Sub A      | 100 25 25 25 25 | Jumlah laporan; Laporan; 4; - - - 4 | kode=2.17.01.2.01.0001
///     J            | 100 25 25 25 25
///
/// The letter is the level (S sasaran, P program, K kegiatan, U sub kegiatan, J Jumlah). A field with `=` sets pj, kode, no or sasaran; one
/// with `;` is an indicator: nama; satuan; the year's target; the four triwulan; any other is the money: pagu and four triwulan. `_` is
/// a blank cell. A row's line is its number in the text, from 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi::test {

[[nodiscard]] inline std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::stringstream in(text);
    for (std::string part; std::getline(in, part, mark);) parts.emplace_back(trim(part));
    return parts;
}

/// The words of a text, `_` as an empty one.
[[nodiscard]] inline std::vector<std::string> cells(const std::string& text) {
    std::vector<std::string> out;
    for_each_word(text, [&out](std::string_view word) {
        out.emplace_back(word == "_" ? std::string_view{} : word);
        return true;
    });
    return out;
}

[[nodiscard]] inline amount_cell money_cell_of(const std::string& written) {
    const auto read = parse_amount(written, number_style::plain);
    if (!read) throw std::invalid_argument("no amount: " + written);
    return {*read, written};
}

[[nodiscard]] inline target_cell target_cell_of_text(const std::string& written) {
    return {parse_target(written, number_style::plain), written};
}

[[nodiscard]] inline indikator_draft indikator_of(const std::string& field) {
    std::vector<std::string> parts = split(field, ';');
    parts.resize(4);
    indikator_draft out;
    out.nama = parts[0];
    out.satuan = parts[1];
    out.targets[0] = target_cell_of_text(parts[2] == "_" ? "" : parts[2]);
    const std::vector<std::string> quarters = cells(parts[3]);
    for (std::size_t q = 0; q < quarters.size() && q < 4; ++q) out.targets[q + 1] = target_cell_of_text(quarters[q]);
    return out;
}

inline void set_attribute(row_draft& row, const std::string& field) {
    const std::string name = field.substr(0, field.find('='));
    std::string value = field.substr(name.size() + 1);
    if (name == "pj") {
        row.penanggung_jawab = std::move(value);
    } else if (name == "kode") {
        row.kode = std::move(value);
    } else if (name == "no") {
        row.no = std::move(value);
    } else if (name == "sasaran") {
        row.sasaran = std::move(value);
    } else {
        throw std::invalid_argument("no such attribute: " + name);
    }
}

[[nodiscard]] inline level level_of(char letter) {
    switch (letter) {
        case 'S':
            return level::sasaran;
        case 'P':
            return level::program;
        case 'K':
            return level::kegiatan;
        case 'U':
            return level::sub_kegiatan;
        case 'J':
            return level::jumlah;
        default:
            throw std::invalid_argument(std::string("no such level: ") + letter);
    }
}

[[nodiscard]] inline row_draft row_of(const std::string& text, std::int64_t line) {
    const std::vector<std::string> fields = split(text, '|');
    row_draft row;
    row.line = line;
    row.level = level_of(fields[0][0]);
    const std::string name(trim(std::string_view(fields[0]).substr(1)));
    (row.level == level::sasaran ? row.sasaran : row.nama) = name;
    for (std::size_t i = 1; i < fields.size(); ++i) {
        if (fields[i].find(';') != std::string::npos) {
            row.indikator.push_back(indikator_of(fields[i]));
        } else if (fields[i].find('=') != std::string::npos) {
            set_attribute(row, fields[i]);
        } else {
            const std::vector<std::string> money = cells(fields[i]);
            for (std::size_t c = 0; c < money.size() && c < plan_column_count; ++c) row.money[c] = money_cell_of(money[c]);
        }
    }
    return row;
}

/// The plan of a table; `more` may add notes and what the document says about itself.
[[nodiscard]] inline plan make_plan(const std::string& table, const std::function<void(plan_builder&)>& more = {}) {
    plan_builder builder;
    std::int64_t line = 0;
    for (const std::string& text : split(table, '\n')) {
        if (text.empty()) continue;
        if (!builder.add_row(row_of(text, ++line))) throw std::invalid_argument("the builder refuses: " + text);
    }
    if (more) more(builder);
    auto made = std::move(builder).finish();
    if (!made) throw std::invalid_argument("the builder refuses the plan");
    return std::move(*made);
}

}  // namespace renaksi::test
