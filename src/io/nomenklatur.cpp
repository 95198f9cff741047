#include "renaksi/io/nomenklatur.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "io/encoding.hpp"
#include "io/text_table.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {
namespace {

constexpr std::size_t absent = static_cast<std::size_t>(-1);
constexpr std::size_t level_columns = 3;  // program, kegiatan, sub kegiatan

/// Where each column stands; `absent` where the table has none. The level is the code's affair, so a column for codes of any level goes by
/// the deepest one.
struct column_map {
    std::array<std::size_t, level_columns> kode{absent, absent, absent};
    std::array<std::size_t, level_columns> nama{absent, absent, absent};
    std::size_t indikator = absent;
    std::size_t satuan = absent;
    std::size_t jenis = absent;
    std::size_t sebelumnya = absent;

    [[nodiscard]] bool any_kode() const noexcept { return kode != std::array<std::size_t, level_columns>{absent, absent, absent}; }
    [[nodiscard]] bool any_nama() const noexcept { return nama != std::array<std::size_t, level_columns>{absent, absent, absent}; }
};

/// A column's name in small letters without anything else: `Kode Sub-Kegiatan` is `kodesubkegiatan`.
[[nodiscard]] std::string column_key(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_alpha(c) || is_digit(c)) out.push_back(to_lower(c));
    }
    return out;
}

struct column_name {
    std::string_view key;
    std::size_t column_map::*single;
    std::array<std::size_t, level_columns> column_map::*by_level;
    std::size_t level;
};

constexpr std::array<column_name, 25> column_names{{
    {"kodeprogram", nullptr, &column_map::kode, 0},
    {"kodekegiatan", nullptr, &column_map::kode, 1},
    {"kodesubkegiatan", nullptr, &column_map::kode, 2},
    {"kodesub", nullptr, &column_map::kode, 2},
    {"kode", nullptr, &column_map::kode, 2},
    {"koderekening", nullptr, &column_map::kode, 2},
    {"kodenomenklatur", nullptr, &column_map::kode, 2},
    {"namaprogram", nullptr, &column_map::nama, 0},
    {"program", nullptr, &column_map::nama, 0},
    {"namakegiatan", nullptr, &column_map::nama, 1},
    {"kegiatan", nullptr, &column_map::nama, 1},
    {"namasubkegiatan", nullptr, &column_map::nama, 2},
    {"subkegiatan", nullptr, &column_map::nama, 2},
    {"nama", nullptr, &column_map::nama, 2},
    {"uraian", nullptr, &column_map::nama, 2},
    {"nomenklatur", nullptr, &column_map::nama, 2},
    {"nomenklaturnama", nullptr, &column_map::nama, 2},
    {"indikator", &column_map::indikator, nullptr, 0},
    {"indikatorsubkegiatan", &column_map::indikator, nullptr, 0},
    {"satuan", &column_map::satuan, nullptr, 0},
    {"jenispemda", &column_map::jenis, nullptr, 0},
    {"kodesebelumnya", &column_map::sebelumnya, nullptr, 0},
    {"kodesubkegiatansebelumnya", &column_map::sebelumnya, nullptr, 0},
    {"subkegiatansebelumnya", &column_map::sebelumnya, nullptr, 0},
    {"kodelama", &column_map::sebelumnya, nullptr, 0},
}};

/// The first column of each name counts.
void take_column(column_map& out, std::string_view header, std::size_t column) {
    const std::string key = column_key(header);
    const auto* const known =
        std::find_if(column_names.begin(), column_names.end(), [&key](const column_name& one) { return one.key == key; });
    if (known == column_names.end()) return;
    std::size_t& place = known->single != nullptr ? out.*known->single : (out.*known->by_level)[known->level];
    if (place == absent) place = column;
}

struct table_header {
    std::int64_t line = 0;
    char delimiter = ',';
};

constexpr std::size_t header_lines = 30;
constexpr std::array<char, 4> delimiters{'\t', ';', ',', '|'};

/// A line's cells, as far as a header needs them: no cell of a header holds a delimiter.
[[nodiscard]] column_map columns_of_line(std::string_view line, char delimiter) {
    column_map out;
    std::size_t column = 0;
    for (std::size_t begin = 0; begin <= line.size(); ++column) {
        const std::size_t end = std::min(line.find(delimiter, begin), line.size());
        take_column(out, line.substr(begin, end - begin), column);
        begin = end + 1;
    }
    return out;
}

[[nodiscard]] std::string_view first_line(std::string_view text) noexcept { return text.substr(0, text.find_first_of("\r\n")); }

/// The first line that names a column of names, and of codes unless the names have theirs before them.
[[nodiscard]] std::optional<table_header> find_header(std::string_view text) {
    std::int64_t number = 1;
    for (std::size_t lines = 0; lines < header_lines && !text.empty(); ++lines, ++number) {
        const std::string_view line = first_line(text);
        for (const char delimiter : delimiters) {
            if (line.find(delimiter) == std::string_view::npos) continue;
            const column_map columns = columns_of_line(line, delimiter);
            if (columns.any_nama()) return table_header{number, delimiter};
        }
        text.remove_prefix(line.size());
        if (text.starts_with("\r\n")) text.remove_prefix(1);
        if (!text.empty()) text.remove_prefix(1);
    }
    return std::nullopt;
}

[[nodiscard]] std::optional<jenis_pemda> read_jenis(std::string_view text) {
    const std::string key = column_key(text);
    if (key == "prov" || key == "provinsi" || key == "propinsi") return jenis_pemda::provinsi;
    for (const std::string_view name : {"kabkot", "kabkota", "kabupatenkota", "kabupaten", "kota", "kab"}) {
        if (key == name) return jenis_pemda::kabupaten_kota;
    }
    return std::nullopt;
}

/// What the kegiatan's level of government says: 1 is a province's, 2 a kabupaten's or kota's, the others are special autonomies of either.
[[nodiscard]] jenis_pemda jenis_of(kode value) {
    constexpr std::size_t digit_at = 8;  // 2.17.01.2
    const std::string text = value.text();
    if (text.size() <= digit_at) return jenis_pemda::unknown;
    if (text[digit_at] == '1') return jenis_pemda::provinsi;
    return text[digit_at] == '2' ? jenis_pemda::kabupaten_kota : jenis_pemda::unknown;
}

class list_reader {
public:
    list_reader(const io::grid& cells, const column_map& columns, std::size_t header) : cells_(cells), columns_(columns), header_(header) {}

    [[nodiscard]] nomenklatur_reading read() {
        entries_.reserve(cells_.rows());
        for (row_ = header_ + 1; row_ < cells_.rows(); ++row_) read_row();
        return {nomenklatur::make(std::move(entries_)), rows_, not_used_, std::move(notes_)};
    }

private:
    [[nodiscard]] std::string_view cell(std::size_t column) const noexcept {
        return column == absent ? std::string_view{} : cells_.cell(row_, column);
    }

    void add_note(nomenklatur_note_kind kind, std::size_t column, std::string_view text, std::string detail) {
        notes_.push_back({kind, cells_.line(row_), static_cast<std::int64_t>(column) + 1, std::string(text), std::move(detail)});
    }

    [[nodiscard]] bool is_blank_row() const noexcept {
        for (std::size_t i = 0; i < cells_.columns(row_); ++i) {
            if (!cells_.cell(row_, i).empty()) return false;
        }
        return true;
    }

    void read_row() {
        if (is_blank_row()) return;
        ++rows_;
        const std::size_t before = entries_.size();
        const std::size_t notes = notes_.size();
        jenis_ = read_jenis(cell(columns_.jenis));
        if (!jenis_ && !cell(columns_.jenis).empty()) add_note(nomenklatur_note_kind::bad_jenis, columns_.jenis, cell(columns_.jenis), {});
        bool repeated = false;
        for (std::size_t which = 0; which < level_columns; ++which) repeated = read_level(which) || repeated;
        if (entries_.size() > before || repeated) return;
        ++not_used_;
        if (notes_.size() == notes) add_note(nomenklatur_note_kind::no_nama, columns_.nama[level_columns - 1], {}, {});
    }

    /// One level of the row. True where it repeats the level of the row before it, as programs and kegiatan do.
    [[nodiscard]] bool read_level(std::size_t which) {
        const std::size_t kode_column = columns_.kode[which];
        std::size_t nama_column = columns_.nama[which];
        // `nama` beside `kode_program`, `kode_kegiatan` …: one column of names for all.
        if (nama_column == absent) return false;
        std::string_view written = cell(kode_column);
        std::string_view nama = cell(nama_column);
        if (kode_column == absent) {
            const std::size_t blank = std::min(nama.find(' '), nama.size());
            if (looks_like_kode(nama.substr(0, blank))) {
                written = nama.substr(0, blank);
                nama = trim(nama.substr(blank));
                if (nama.starts_with('-')) nama = trim(nama.substr(1));
            }
        }
        if (written.empty() && nama.empty()) return false;
        if (which + 1 < level_columns) {
            auto& last = last_[which];
            if (last.jenis == jenis_ && last.kode == written && last.nama == nama) return true;
            last = {jenis_, written, nama};
        }
        add_entry(which, kode_column == absent ? nama_column : kode_column, written, nama);
        return false;
    }

    void add_entry(std::size_t which, std::size_t column, std::string_view written, std::string_view nama) {
        if (written.empty()) return add_note(nomenklatur_note_kind::no_kode, column, nama, {});
        const result<repaired_kode> read = parse_kode_tolerant(written);
        if (!read) return add_note(nomenklatur_note_kind::bad_kode, column, written, read.error().detail);
        if (nama.empty()) return add_note(nomenklatur_note_kind::no_nama, columns_.nama[which], written, {});
        if (read->repaired) add_note(nomenklatur_note_kind::repaired_kode, column, written, read->value.text());
        nomenklatur_entry next{read->value, std::string(nama), {}, {}, jenis_.value_or(jenis_of(read->value)), std::nullopt};
        if (which + 1 == level_columns) {
            next.indikator = cell(columns_.indikator);
            next.satuan = cell(columns_.satuan);
            next.sebelumnya = read_sebelumnya();
        }
        entries_.push_back(std::move(next));
    }

    [[nodiscard]] std::optional<kode> read_sebelumnya() {
        std::string_view written = cell(columns_.sebelumnya);
        if (written.empty() || written == "-") return std::nullopt;
        written = written.substr(0, written.find(' '));
        const result<repaired_kode> read = parse_kode_tolerant(written);
        if (read) return read->value;
        add_note(nomenklatur_note_kind::bad_sebelumnya, columns_.sebelumnya, written, read.error().detail);
        return std::nullopt;
    }

    struct level_texts {
        std::optional<jenis_pemda> jenis;
        std::string_view kode;
        std::string_view nama;
    };

    const io::grid& cells_;
    const column_map& columns_;
    std::size_t header_;
    std::size_t row_ = 0;
    std::optional<jenis_pemda> jenis_;
    std::array<level_texts, level_columns> last_;
    std::vector<nomenklatur_entry> entries_;
    std::vector<nomenklatur_note> notes_;
    std::int64_t rows_ = 0;
    std::int64_t not_used_ = 0;
};

[[nodiscard]] error no_list(std::string detail, std::int64_t line, std::int64_t column = 0) {
    error e = make_error(errc::no_table, std::move(detail));
    e.where.line = line;
    e.where.column = column;
    return e;
}

[[nodiscard]] result<nomenklatur_reading> read_decoded(std::string_view bytes, const read_limits& limits) {
    if (bytes.size() > limits.bytes) return make_error(errc::limit_exceeded, "bytes > " + std::to_string(limits.bytes));
    auto text = io::decode_text(bytes);
    if (!text) return std::move(text).error();
    if (trim(text->utf8).empty()) return make_error(errc::empty_input);
    const std::optional<table_header> header = find_header(text->utf8);
    if (!header) {
        const std::string_view line = utf8_prefix(first_line(text->utf8), 60);
        return no_list("expected columns such as kode and nama, found '" + std::string(line) + "'", 1);
    }
    const result<io::grid> cells = io::read_delimited_text(text->utf8, header->delimiter, limits);
    if (!cells) return cells.error();
    std::size_t row = 0;
    while (row + 1 < cells->rows() && cells->line(row) < header->line) ++row;
    column_map columns;
    for (std::size_t i = 0; i < cells->columns(row); ++i) take_column(columns, cells->cell(row, i), i);
    nomenklatur_reading out = list_reader(*cells, columns, row).read();
    if (out.list.size() > 0) return out;
    if (out.notes.empty()) return no_list("expected rows below the header", header->line);
    const nomenklatur_note& first = out.notes.front();
    return no_list("no row can be used: " + to_string(first, language::en), first.line, first.column);
}

}  // namespace

std::string to_string(const nomenklatur_note& about, language lang) {
    constexpr std::array<bilingual, 6> texts{{
        {"kode rusak diperbaiki", "damaged kode mended"},
        {"kode tidak sah", "not a valid kode"},
        {"nama tanpa kode", "a nama without its kode"},
        {"kode tanpa nama", "a kode without its nama"},
        {"jenis pemda tidak dikenal", "unknown jenis pemda"},
        {"kode sebelumnya tidak sah", "the predecessor is not a valid kode"},
    }};
    std::string out(texts[static_cast<std::size_t>(about.kind)].in(lang));
    if (!about.text.empty()) out.append(": '").append(utf8_prefix(about.text, 60)).append("'");
    if (!about.detail.empty()) out.append(about.kind == nomenklatur_note_kind::repaired_kode ? " -> " : ", ").append(about.detail);
    return out;
}

result<nomenklatur_reading> read_nomenklatur(std::string_view bytes, const std::string& file_name, const read_limits& limits) {
    auto read = read_decoded(bytes, limits);
    if (read) return read;
    error failure = std::move(read).error();
    failure.where.file = file_name;
    return failure;
}

}  // namespace renaksi
