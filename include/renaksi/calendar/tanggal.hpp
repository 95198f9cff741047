/// \file
/// `tanggal`: the date of a document, which may lack its day ("Maret 2022"), in the spellings that occur in the domain.
///
/// Contract: a plain value; what the functions here return is a date that exists, with a year of 1900..2999. No clock, no locale.
#pragma once

#include <array>
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/language.hpp"
#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/calendar/tahun_anggaran.hpp"

namespace renaksi {

/// Ordered by year, month, day; a date without a day stands before the days of its month.
struct tanggal {
    std::uint16_t tahun = 0;
    std::uint8_t bulan = 0;  ///< 1..12
    std::uint8_t hari = 0;   ///< 0: none

    friend constexpr auto operator<=>(const tanggal&, const tanggal&) noexcept = default;
};

/// The name of a month 1..12; static storage. Empty for another number.
[[nodiscard]] constexpr std::string_view nama_bulan(std::int32_t bulan, language lang = language::id) noexcept {
    constexpr std::array<bilingual, 13> names{{{"", ""},
                                               {"Januari", "January"},
                                               {"Februari", "February"},
                                               {"Maret", "March"},
                                               {"April", "April"},
                                               {"Mei", "May"},
                                               {"Juni", "June"},
                                               {"Juli", "July"},
                                               {"Agustus", "August"},
                                               {"September", "September"},
                                               {"Oktober", "October"},
                                               {"November", "November"},
                                               {"Desember", "December"}}};
    return bulan >= 1 && bulan <= 12 ? names[static_cast<std::size_t>(bulan)].in(lang) : std::string_view{};
}

/// The month of a name: Indonesian, also older spellings (Pebruari, Nopember, Djuni), English, and their abbreviations.
[[nodiscard]] constexpr std::optional<std::uint8_t> parse_bulan(std::string_view word) noexcept {
    struct spelling {
        std::string_view text;
        std::uint8_t bulan;
    };
    constexpr std::array<spelling, 29> others{{
        {"jan", 1},  {"feb", 2},   {"peb", 2},   {"pebruari", 2}, {"mar", 3},  {"mrt", 3},       {"apr", 4},  {"jun", 6},
        {"jul", 7},  {"agu", 8},   {"ags", 8},   {"agt", 8},      {"agst", 8}, {"agust", 8},     {"aug", 8},  {"sep", 9},
        {"sept", 9}, {"okt", 10},  {"oct", 10},  {"nov", 11},     {"nop", 11}, {"nopember", 11}, {"des", 12}, {"dec", 12},
        {"djan", 1}, {"djuni", 6}, {"djuli", 7}, {"mai", 5},      {"pebr", 2},
    }};
    for (std::int32_t bulan = 1; bulan <= 12; ++bulan) {
        if (equal_nocase(word, nama_bulan(bulan)) || equal_nocase(word, nama_bulan(bulan, language::en)))
            return static_cast<std::uint8_t>(bulan);
    }
    for (const spelling& other : others) {
        if (equal_nocase(word, other.text)) return other.bulan;
    }
    return std::nullopt;
}

/// A date that exists; `hari` 0 leaves the day out. Error: `bad_date`, the detail names the part.
[[nodiscard]] inline result<tanggal> make_tanggal(std::int64_t tahun, std::int64_t bulan, std::int64_t hari = 0) {
    if (tahun < first_year || tahun > last_year) return make_error(errc::bad_date, "year " + std::to_string(tahun));
    if (bulan < 1 || bulan > 12) return make_error(errc::bad_date, "month " + std::to_string(bulan));
    const auto year = static_cast<std::uint16_t>(tahun);
    const auto month = static_cast<std::uint16_t>(bulan);
    const std::int64_t days = boost::gregorian::gregorian_calendar::end_of_month_day(year, month);
    if (hari < 0 || hari > days) {
        return make_error(errc::bad_date, "day " + std::to_string(hari) + ", the month has " + std::to_string(days));
    }
    return tanggal{year, static_cast<std::uint8_t>(bulan), static_cast<std::uint8_t>(hari)};
}

/// The days that the date can mean: one, or its whole month. Needs a date made by this header (asserted by Boost otherwise).
[[nodiscard]] inline boost::gregorian::date_period period(const tanggal& when) {
    const boost::gregorian::date begin(when.tahun, when.bulan, when.hari == 0 ? std::uint16_t{1} : std::uint16_t{when.hari});
    if (when.hari == 0) return {begin, begin + boost::gregorian::months(1)};
    return {begin, begin + boost::gregorian::days(1)};
}

/// The day in Boost's type, nothing when the date lacks one.
[[nodiscard]] inline std::optional<boost::gregorian::date> to_date(const tanggal& when) {
    if (when.hari == 0) return std::nullopt;
    return period(when).begin();
}

/// `12 Maret 2022`, `Maret 2022`; in English `12 March 2022`.
[[nodiscard]] inline std::string format(const tanggal& when, language lang = language::id) {
    std::string text;
    if (when.hari > 0) text.append(std::to_string(when.hari)).push_back(' ');
    text.append(nama_bulan(when.bulan, lang)).push_back(' ');
    return text.append(std::to_string(when.tahun));
}

/// `2022-03-12`, `2022-03` (ISO 8601).
[[nodiscard]] inline std::string to_iso(const tanggal& when) {
    const auto two = [](unsigned value) { return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; };
    std::string text = std::to_string(when.tahun) + '-' + two(when.bulan);
    if (when.hari > 0) text.append(1, '-').append(two(when.hari));
    return text;
}

namespace detail {

/// A run of digits or of letters, and the mark before it.
struct date_part {
    std::string_view text{};
    std::size_t at = 0;
    char mark = ' ';

    [[nodiscard]] constexpr bool is_number() const noexcept { return !text.empty() && is_digit(text.front()); }
    [[nodiscard]] constexpr bool is_year() const noexcept { return is_number() && text.size() == 4; }
    [[nodiscard]] constexpr bool is_small() const noexcept { return is_number() && text.size() <= 2; }
    [[nodiscard]] constexpr std::int64_t number() const noexcept {
        std::int64_t value = 0;
        for (const char c : text) value = value * 10 + (c - '0');
        return value;
    }
};

struct date_parts {
    std::array<date_part, 3> part{};
    std::size_t count = 0;

    /// The form of the parts: Y a year, N a number of one or two digits, W a word.
    [[nodiscard]] std::string shape() const {
        std::string form;
        for (std::size_t i = 0; i < count; ++i)
            form.push_back(part[i].is_year() ? 'Y' : part[i].is_small() ? 'N' : part[i].is_number() ? '?' : 'W');
        return form;
    }
    /// True when every mark between the parts is one of those.
    [[nodiscard]] constexpr bool parted_by(std::string_view marks) const noexcept {
        for (std::size_t i = 1; i < count; ++i) {
            if (marks.find(part[i].mark) == std::string_view::npos) return false;
        }
        return true;
    }
};

[[nodiscard]] inline result<date_parts> split_date(std::string_view text) {
    constexpr std::string_view marks = "-/.,";
    date_parts parts;
    std::size_t at = skip_blanks(text, 0);
    while (at < text.size()) {
        char mark = ' ';
        if (parts.count > 0 && marks.find(text[at]) != std::string_view::npos) {
            mark = text[at];
            at = skip_blanks(text, at + 1);
        }
        const std::size_t begin = at;
        const bool digits = at < text.size() && is_digit(text[at]);
        while (at < text.size() && (digits ? is_digit(text[at]) : is_alpha(text[at]))) ++at;
        if (at == begin || parts.count == parts.part.size()) {
            return unexpected(text, begin, parts.count == parts.part.size() ? "the end of the date" : "a day, month or year",
                              errc::bad_date);
        }
        parts.part[parts.count++] = date_part{text.substr(begin, at - begin), begin, mark};
        at = skip_blanks(text, at);
    }
    return parts;
}

/// Which part is which, by position.
struct date_order {
    std::string_view shape;
    std::string_view marks;
    std::size_t year;
    std::size_t month;
    std::size_t day;  ///< 3: none
};

}  // namespace detail

/// Reads `Maret 2022` · `12 Maret 2022` · `12-03-2022` · `12/3/2022` · `2022-03-12` · `2022-03` · `3/2022` · `March 12, 2022`. Years have
/// four digits; between numbers the day stands before the month, as Indonesia writes it. Error: `bad_date` with the column of the part that
/// fails.
[[nodiscard]] inline result<tanggal> parse_tanggal(std::string_view text) {
    constexpr std::array<detail::date_order, 7> orders{{
        {"WY", " -/.,", 1, 0, 3},
        {"NWY", " -/.,", 2, 1, 0},
        {"WNY", " ,.", 2, 0, 1},
        {"NNY", "-/.", 2, 1, 0},
        {"YNN", "-/.", 0, 1, 2},
        {"YN", "-/", 0, 1, 3},
        {"NY", "-/", 1, 0, 3},
    }};
    const result<detail::date_parts> split = detail::split_date(text);
    if (!split) return split.error();
    const auto& part = split->part;
    const std::string shape = split->shape();
    for (const detail::date_order& order : orders) {
        if (shape != order.shape || !split->parted_by(order.marks)) continue;
        const detail::date_part& named = part[order.month];
        const std::optional<std::uint8_t> by_name = named.is_number() ? std::nullopt : parse_bulan(named.text);
        const std::int64_t bulan = named.is_number() ? named.number() : by_name.value_or(0);
        const std::int64_t hari = order.day < 3 ? part[order.day].number() : 0;
        result<tanggal> made = make_tanggal(part[order.year].number(), bulan, hari);
        if (made && (order.day == 3 || hari > 0)) return made;
        const std::int64_t year = part[order.year].number();
        const bool bad_year = year < first_year || year > last_year;
        const bool bad_month = bulan < 1 || bulan > 12;
        const detail::date_part& failing = bad_year ? part[order.year] : bad_month ? named : part[order.day];
        std::string why = made ? "day 0" : made.error().detail;
        if (!bad_year && !named.is_number() && !by_name) why = "no month '" + std::string(named.text) + "'";
        return make_error(errc::bad_date, std::move(why), detail::column_of(text, failing.at));
    }
    return make_error(errc::bad_date, "expected day, month and a year of four digits",
                      detail::column_of(text, detail::skip_blanks(text, 0)));
}

}  // namespace renaksi
