#include "recognise/frame.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "recognise/money_unit.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/calendar/nip.hpp"
#include "renaksi/calendar/tanggal.hpp"

namespace renaksi::recognise {
namespace {

/// Word and Markdown leave their emphasis around titles: `**RENCANA AKSI`.
[[nodiscard]] std::string_view without_emphasis(std::string_view text) {
    const auto is_mark = [](char c) { return c == '*' || c == '_' || c == '#' || is_space(c); };
    while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
    return text;
}

/// A year from 1945 to 2999 at the start of the text, and nothing but punctuation right behind it.
[[nodiscard]] std::optional<std::int32_t> leading_year(std::string_view text) {
    if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, is_digit)) return std::nullopt;
    if (text.size() > 4 && (is_digit(text[4]) || is_alpha(text[4]))) return std::nullopt;
    std::int32_t year = 0;
    for (const char c : text.substr(0, 4)) year = year * 10 + (c - '0');
    return year >= 1945 && year < 3000 ? std::optional(year) : std::nullopt;
}

struct year_phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int32_t year = 0;
};

/// `TAHUN 2022`, `TAHUN ANGGARAN : 2022`, `T.A. 2022`, or a bare year.
[[nodiscard]] std::optional<year_phrase> find_year(std::string_view line) {
    std::optional<year_phrase> bare;
    std::optional<std::size_t> phrase;
    std::optional<year_phrase> found;
    for_each_word(line, [&](std::string_view word) {
        const auto at = static_cast<std::size_t>(word.data() - line.data());
        const std::string small = lower(word);
        if (small.starts_with("tahun") || small == "t.a." || small == "ta" || small == "ta.") {
            phrase = at;
        } else if (const auto year = leading_year(word)) {
            const year_phrase here{phrase.value_or(at), at + 4, *year};
            if (phrase) found = here;
            if (!bare) bare = here;
        } else if (small != "anggaran" && small != ":" && small != "anggaran:") {
            phrase.reset();
        }
        return !found;
    });
    return found ? found : bare;
}

/// An office in a title without the period that stands behind it: `Bagian Hukum Triwulan I`.
[[nodiscard]] std::string without_period(std::string_view office) {
    std::size_t end = office.size();
    for_each_word(office, [&](std::string_view word) {
        const std::string small = lower(word);
        if (small == "triwulan" || small == "semester" || small == "periode") end = static_cast<std::size_t>(word.data() - office.data());
        return end == office.size();
    });
    return std::string(trim(office.substr(0, end)));
}

/// `SOURCE: https://…`, `Sumber : SIPD`: where a document was taken from, which is no part of its title.
[[nodiscard]] bool names_source(std::string_view line) {
    const std::string_view label = trim(line.substr(0, line.find(':')));
    return label.size() < line.size() && (equal_nocase(label, "source") || equal_nocase(label, "sumber"));
}

/// The text behind the colon of `Nama OPD : Dinas …`.
[[nodiscard]] std::string_view after_colon(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon == std::string_view::npos ? std::string_view{} : trim(line.substr(colon + 1));
}

[[nodiscard]] bool names_office_field(std::string_view line) {
    const std::string small = lower(line.substr(0, line.find(':')));
    return line.find(':') != std::string_view::npos && (small.find("opd") != std::string::npos || small.find("skpd") != std::string::npos ||
                                                        small.find("perangkat daerah") != std::string::npos);
}

[[nodiscard]] std::string joined_cells(const classified_grid& cells, std::size_t row) {
    std::string out;
    for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
        const std::string_view text = without_emphasis(cells.text(row, column));
        if (text.empty()) continue;
        if (!out.empty()) out.push_back(' ');
        out.append(text);
    }
    return collapse(out);
}

[[nodiscard]] std::string_view without_nip_label(std::string_view text) {
    text = trim(text);
    if (!starts_with_nocase(text, "nip")) return {};
    text.remove_prefix(3);
    for (const std::string_view kind : {" pppk", "ppk"}) {
        if (starts_with_nocase(text, kind)) text.remove_prefix(kind.size());
    }
    while (!text.empty() && (text.front() == '.' || text.front() == ':' || is_space(text.front()))) text.remove_prefix(1);
    return text;
}

/// `Purwokerto, 12 Januari 2024`.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> split_place_and_date(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const std::string_view place = trim(text.substr(0, comma));
    const std::string_view date = trim(text.substr(comma + 1));
    if (place.empty() || !parse_tanggal(date)) return std::nullopt;
    return std::pair{std::string(place), std::string(date)};
}

/// The rest behind `Ditetapkan di` or `pada tanggal`, with or without a colon; nothing where the line begins otherwise.
[[nodiscard]] std::optional<std::string> behind(std::string_view line, std::string_view lead) {
    if (!starts_with_nocase(line, lead)) return std::nullopt;
    line = trim(line.substr(lead.size()));
    while (line.starts_with(':')) line = trim(line.substr(1));
    if (line.empty()) return std::nullopt;
    return std::string(line);
}

/// The place and date of a signature, in one line or in two.
[[nodiscard]] bool read_place_and_date(std::string_view line, pengesahan& signature) {
    if (const auto both = split_place_and_date(line); both && signature.tanggal.empty()) {
        signature.tempat = both->first;
        signature.tanggal = both->second;
        return true;
    }
    const auto place = behind(line, "ditetapkan di");
    if (place && signature.tempat.empty()) {
        signature.tempat = *place;
        return true;
    }
    const auto date = behind(line, "pada tanggal");
    if (!date || !signature.tanggal.empty() || !parse_tanggal(*date)) return false;
    signature.tanggal = *date;
    return true;
}

/// `visit(row, column, text)` for every cell below the table that says something, until it returns false. Texts are made when they are
/// asked for: a document may have a hundred thousand short lines there.
template <typename Visit>
void for_each_closing_cell(const classified_grid& cells, row_range rows, Visit visit) {
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
            const std::string text = collapse(without_emphasis(cells.text(row, column)));
            if (!text.empty() && !visit(row, column, text)) return;
        }
    }
}

/// The signature's lines stand in one column: that of the date, else that of the NIP.
[[nodiscard]] std::optional<std::size_t> signature_column(const classified_grid& cells, row_range rows) {
    std::optional<std::size_t> dated;
    std::optional<std::size_t> numbered;
    for_each_closing_cell(cells, rows, [&](std::size_t /*row*/, std::size_t column, const std::string& text) {
        pengesahan ignored;
        if (read_place_and_date(text, ignored)) dated = column;
        if (!numbered && !without_nip_label(text).empty()) numbered = column;
        return !dated;
    });
    return dated ? dated : numbered;
}

/// Fills `info` and gives what it has no place for.
[[nodiscard]] std::vector<note> read_title_rows(const classified_grid& cells, row_range rows, plan_info& info) {
    std::vector<note> others;
    std::string judul;
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        std::string line = joined_cells(cells, row);
        if (line.empty()) continue;
        if (names_source(line)) {
            others.push_back(note{note_kind::unplaced_text, cells.grid().line(row), 0, 0, std::move(line)});
            continue;
        }
        if (names_office_field(line)) {
            info.perangkat_daerah = std::string(after_colon(line));
            continue;
        }
        if (const auto year = find_year(line); year && !info.tahun) {
            info.tahun = year->year;
            line.erase(year->begin, year->end - year->begin);
            line = collapse(line);
            if (line.empty()) continue;
        }
        // The unit of the amounts is no part of the title.
        if (const auto unit = find_unit_phrase(line)) {
            line.erase(unit->begin, unit->end - unit->begin);
            line = collapse(line);
            if (line.empty()) continue;
        }
        if (cells.filled(row) > 1 && is_field_row(cells, row)) {
            others.push_back(note{note_kind::unplaced_text, cells.grid().line(row), 0, 0, std::move(line)});
            continue;
        }
        if (!judul.empty()) judul.push_back(' ');
        judul.append(line);
    }
    info.judul = std::move(judul);
    if (info.perangkat_daerah.empty()) {
        if (const auto office = find_office(info.judul)) info.perangkat_daerah = without_period(info.judul.substr(*office));
    }
    return others;
}

}  // namespace

void read_title(const classified_grid& cells, row_range rows, plan_info& info) { (void)read_title_rows(cells, rows, info); }

void note_other_fields(const classified_grid& cells, row_range rows, plan_builder& builder) {
    plan_info read;
    for (note& one : read_title_rows(cells, rows, read)) builder.add_note(std::move(one));
}

void read_closing(const classified_grid& cells, row_range rows, plan_builder& builder) {
    const auto signing = signature_column(cells, rows);
    pengesahan& signature = builder.info().pengesahan;
    // The name stands last, above the NIP; the lines before it are the office's title.
    std::string last;
    for_each_closing_cell(cells, rows, [&](std::size_t row, std::size_t column, const std::string& text) {
        const bool signs = column == signing;
        const std::int64_t line = cells.grid().line(row);
        if (signs && signature.line == 0) signature.line = line;
        if (signs && read_place_and_date(text, signature)) return true;
        const std::string_view nip = signs ? without_nip_label(text) : std::string_view{};
        if (!nip.empty() && signature.nip.empty()) {
            signature.nip = std::string(nip);
        } else if (signs && signature.nip.empty() && !opens_pangkat(text)) {
            if (!last.empty()) signature.jabatan.append(signature.jabatan.empty() ? "" : " ").append(last);
            last = text;
        } else {
            builder.add_note(note{note_kind::unplaced_text, line, static_cast<std::int32_t>(column) + 1, 0, text});
        }
        return true;
    });
    std::string& place = signature.jabatan.empty() && opens_jabatan(last) ? signature.jabatan : signature.nama;
    place = std::move(last);
}

}  // namespace renaksi::recognise
