/// \file
/// Units of indicators (`satuan`): whether a text is one, what kind it is, and a number parted from the unit that stands behind it.
///
/// The table holds the common units of regional plans: those that the classification of sub kegiatan prescribes (Kepmendagri
/// 050-5889/2021 and later) and those that offices use for programs and kegiatan. Texts are compared without regard to case and white
/// space. A unit that the table lacks is no mistake by itself: program and kegiatan indicators are free in their units.
///
/// Contract: pure functions, safe from any thread; views keep the life of their argument. Lookups are O(length + log of the table).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/detail/satuan_table.hpp"

namespace renaksi {

/// Stable numbers. What a unit measures decides which targets go with it.
enum class satuan_kind : std::uint8_t {
    unknown = 0,
    count = 1,      ///< things that are counted: Dokumen, Orang, Unit Usaha
    measure = 2,    ///< quantities that have parts: km, ha, ton, liter/detik
    percent = 3,    ///< Persen, %
    time = 4,       ///< Bulan, Hari, Tahun
    index = 5,      ///< Indeks, Nilai, Poin, Skor
    predicate = 6,  ///< Predikat, Opini, Kategori
    money = 7,      ///< Rupiah
};

/// Lower case, single blanks, no blanks around `/`, ` per ` as `/`, `m²` as `m2`, no dot at the end, no brackets around the whole: the form
/// in which units are compared.
[[nodiscard]] inline std::string normalised_satuan(std::string_view text) {
    std::string_view inner = trim(text);
    if (inner.size() > 2 && inner.front() == '(' && inner.find(')') == inner.size() - 1) inner = inner.substr(1, inner.size() - 2);
    std::string out = normalised(inner);
    // What is written is never longer than what was read.
    std::size_t size = 0;
    for (std::size_t i = 0; i < out.size();) {
        const char c = out[i];
        const std::string_view rest = std::string_view(out).substr(i);
        std::size_t read = 1;
        if (c == '\xC2' && (rest.starts_with("\xC2\xB2") || rest.starts_with("\xC2\xB3"))) {
            out[size++] = rest[1] == '\xB2' ? '2' : '3';
            read = 2;
        } else if (c == ' ' && (rest.starts_with(" per ") || rest.starts_with(" / "))) {
            read = rest.find(' ', 1) + 1;
            out[size++] = '/';
        } else if ((c == ' ' || c == '/') && (rest.starts_with("/ ") || rest.starts_with(" /"))) {
            out[size++] = '/';
            read = 2;
        } else {
            out[size++] = c;
        }
        i += read;
    }
    while (size > 0 && out[size - 1] == '.') --size;
    out.resize(size);
    return out;
}

namespace detail {

/// The kind of a name that stands in the table as it is.
[[nodiscard]] constexpr satuan_kind tabled_satuan(std::string_view name) noexcept {
    const auto in = [name](const auto& table) { return std::binary_search(table.begin(), table.end(), name); };
    if (in(satuan_count)) return satuan_kind::count;
    if (in(satuan_percent)) return satuan_kind::percent;
    if (in(satuan_time)) return satuan_kind::time;
    if (in(satuan_measure)) return satuan_kind::measure;
    if (in(satuan_index)) return satuan_kind::index;
    if (in(satuan_predicate)) return satuan_kind::predicate;
    if (in(satuan_money)) return satuan_kind::money;
    return satuan_kind::unknown;
}

/// What is known about a normalised unit.
struct satuan_reading {
    satuan_kind kind = satuan_kind::unknown;
    bool rate = false;  ///< parts of different kinds, one per the other: orang/bulan, ton/hari
};

/// A name of the table, or names of it joined by `/` (`laporan/dokumen`, `kg/kap/tahun`).
[[nodiscard]] constexpr satuan_reading read_satuan_parts(std::string_view name) noexcept {
    satuan_reading out;
    out.kind = tabled_satuan(name);
    if (out.kind != satuan_kind::unknown) return out;
    for (bool first = true; !name.empty(); first = false) {
        const std::size_t slash = name.find('/');
        const satuan_kind part = tabled_satuan(trim(name.substr(0, slash)));
        if (part == satuan_kind::unknown) return {};
        if (first) out.kind = part;
        out.rate = out.rate || part != out.kind;
        if (slash == std::string_view::npos) return out;
        name.remove_prefix(slash + 1);
    }
    return {};
}

/// The same, also with an explanation in brackets behind it: `sambungan rumah (sr)`, `% (persen)`.
[[nodiscard]] constexpr satuan_reading read_satuan(std::string_view name) noexcept {
    const satuan_reading whole = read_satuan_parts(name);
    const std::size_t bracket = name.find('(');
    if (whole.kind != satuan_kind::unknown || bracket == std::string_view::npos || name.back() != ')') return whole;
    return read_satuan_parts(trim(name.substr(0, bracket)));
}

/// The same, and for a text of a few words that the table lacks what its first word says: `dokumen sspd`, `persen per tahun`.
[[nodiscard]] constexpr satuan_reading guess_satuan(std::string_view name) noexcept {
    constexpr std::size_t most_words = 4;
    satuan_reading out = read_satuan(name);
    if (out.kind != satuan_kind::unknown) return out;
    std::size_t words = 0;
    std::string_view first;
    for_each_word(name, [&](std::string_view word) {
        if (++words == 1) first = word;
        return words <= most_words;
    });
    return words > 1 && words <= most_words ? read_satuan_parts(first) : out;
}

}  // namespace detail

/// Whether the text is a unit of the table, or several of them joined by `/`.
[[nodiscard]] inline bool is_known_satuan(std::string_view text) {
    return detail::read_satuan(normalised_satuan(text)).kind != satuan_kind::unknown;
}

/// The kind of a unit. A text of up to four words that the table lacks goes by its first word; of parts joined by `/` the first decides.
[[nodiscard]] inline satuan_kind classify_satuan(std::string_view text) { return detail::guess_satuan(normalised_satuan(text)).kind; }

/// Whether only whole numbers of it make sense. A rate such as Orang/bulan may have a fraction.
[[nodiscard]] inline bool is_integer_satuan(std::string_view text) {
    const detail::satuan_reading read = detail::guess_satuan(normalised_satuan(text));
    return read.kind == satuan_kind::count && !read.rate;
}

[[nodiscard]] inline bool is_percent_satuan(std::string_view text) { return classify_satuan(text) == satuan_kind::percent; }

/// `12 Bulan` in its two parts.
struct number_and_satuan {
    std::string_view number;
    std::string_view satuan;
};

/// Parts a number from the unit behind it: `3 Laporan`, `1.250 Orang`, `100%`, `1 (satu) Dokumen`, `5 m2`. Nothing where the text does not
/// begin with a digit, where no unit follows, or where what follows is longer than four words or has other numbers in it. The number
/// is digits with dots and commas between them, not yet read. O(length).
[[nodiscard]] constexpr std::optional<number_and_satuan> split_number_and_satuan(std::string_view text) noexcept {
    constexpr std::size_t most_words = 4;
    text = trim(text);
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size() && (is_digit(text[i]) || (i > 0 && (text[i] == '.' || text[i] == ','))); ++i) {
        if (is_digit(text[i])) end = i + 1;
    }
    if (end == 0) return std::nullopt;
    std::string_view unit = trim(text.substr(end));
    if (unit.starts_with('(')) {
        const std::size_t close = unit.find(')');
        if (close == std::string_view::npos) return std::nullopt;
        const std::string_view spelled = unit.substr(1, close - 1);
        if (std::any_of(spelled.begin(), spelled.end(), is_digit)) return std::nullopt;
        const std::string_view behind = trim(unit.substr(close + 1));
        unit = behind.empty() && detail::tabled_satuan(trim(spelled)) == satuan_kind::percent ? trim(spelled) : behind;
    }
    if (unit.empty() || !(is_alpha(unit.front()) || unit.front() == '%')) return std::nullopt;
    std::size_t words = 0;
    for_each_word(unit, [&words](std::string_view) { return ++words <= most_words; });
    if (words > most_words) return std::nullopt;
    for (std::size_t i = 0; i < unit.size(); ++i) {
        const bool power = i > 0 && (unit[i] == '2' || unit[i] == '3') && to_lower(unit[i - 1]) == 'm';
        if (is_digit(unit[i]) && !power) return std::nullopt;
    }
    return number_and_satuan{text.substr(0, end), unit};
}

}  // namespace renaksi
