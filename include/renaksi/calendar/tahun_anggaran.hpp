/// \file
/// `tahun_anggaran`: the fiscal year, which in Indonesia is the calendar year (UU 17/2003 art. 4: 1 January to 31 December).
///
/// Contract: a plain value that always holds a year of 1900..2999; no clock is read anywhere.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi {

/// The years that documents of the domain can name, birth years in a NIP among them.
inline constexpr std::int32_t first_year = 1900;
inline constexpr std::int32_t last_year = 2999;

class tahun_anggaran {
public:
    /// Error: `bad_date` for a year outside 1900..2999.
    [[nodiscard]] static result<tahun_anggaran> make(std::int64_t year) {
        if (year < first_year || year > last_year) return make_error(errc::bad_date, "year " + std::to_string(year));
        return tahun_anggaran(static_cast<std::uint16_t>(year));
    }

    [[nodiscard]] constexpr std::int32_t value() const noexcept { return year_; }

    /// 1 January to 31 December.
    [[nodiscard]] boost::gregorian::date_period period() const {
        return {boost::gregorian::date(year_, 1, 1), boost::gregorian::date(static_cast<std::uint16_t>(year_ + 1), 1, 1)};
    }

    friend constexpr auto operator<=>(tahun_anggaran, tahun_anggaran) noexcept = default;

private:
    constexpr explicit tahun_anggaran(std::uint16_t year) noexcept : year_(year) {}

    std::uint16_t year_;
};

/// Reads `2022`, `TA 2022`, `T.A. 2022`, `Tahun 2022`, `Tahun Anggaran 2022`. Error: `bad_date` with the column.
[[nodiscard]] inline result<tahun_anggaran> parse_tahun_anggaran(std::string_view text) {
    std::size_t at = detail::skip_blanks(text, 0);
    for (const std::string_view lead : {"tahun", "anggaran", "t.a.", "ta."}) {
        if (starts_with_nocase(text.substr(at), lead)) at = detail::skip_blanks(text, at + lead.size());
    }
    if (starts_with_nocase(text.substr(at), "ta")) at = detail::skip_blanks(text, at + 2);
    const std::size_t begin = at;
    std::int64_t year = 0;
    while (at < text.size() && is_digit(text[at]) && at - begin < 4) year = year * 10 + (text[at++] - '0');
    if (at - begin < 4) return detail::unexpected(text, at, "a year of four digits", errc::bad_date);
    const std::size_t end = detail::skip_blanks(text, at);
    if (end != text.size()) return detail::unexpected(text, end, "the end after the year", errc::bad_date);
    result<tahun_anggaran> made = tahun_anggaran::make(year);
    if (!made) return make_error(errc::bad_date, made.error().detail, detail::column_of(text, begin));
    return made;
}

}  // namespace renaksi
