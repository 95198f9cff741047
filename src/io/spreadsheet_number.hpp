// Numbers of spreadsheets: from what a file stores and the format it is shown in to the text of a cell. Nothing is ever rounded away that
// the spreadsheet program itself works with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/grid.hpp"

namespace renaksi::io {

/// What a number format makes of a number, as far as a plan wants to know.
enum class number_form_kind : std::uint8_t {
    plain = 0,    ///< digits, whatever the grouping and however many decimals are shown
    percent = 1,  ///< a hundred times the number with a percent sign
    zeros = 2,    ///< as many digits as the format has zeros, with what stands between them: `00`, `0.00`, `0"."00`
    date = 3,
    time = 4,
};

struct number_form {
    number_form_kind kind = number_form_kind::plain;
    std::string mask;          ///< of zeros: `0` for a digit, other characters as they are shown; before the decimal point
    std::string suffix;        ///< words behind the number: ` Laporan`
    std::size_t decimals = 0;  ///< of zeros: digits shown behind the point, at least
    bool shows_day = true;     ///< of dates
    bool shows_month = true;
    bool shows_year = true;
    bool shows_time = false;
};

/// Which day a serial number counts from.
enum class date_system : std::uint8_t {
    from_1900 = 0,  ///< 1 is 1 January 1900, 60 the 29 February 1900 that never was, 61 is 1 March 1900
    from_1904 = 1,  ///< 0 is 1 January 1904
};

/// A number format's code (ECMA-376 part 1, 18.8.31): its section for positive numbers.
[[nodiscard]] number_form parse_number_format(std::string_view code);
/// A format that has a number instead of a code (18.8.30).
[[nodiscard]] number_form builtin_number_format(std::uint32_t id);

/// A number in plain style without an exponent: `-1234.5`. Whole numbers of up to 18 digits as they stand, others to the 15 significant
/// digits that spreadsheet programs work with, so `0.95999999999999996` is `0.96`. Nothing where the text is no finite number.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view stored);
/// The same of a number in memory.
[[nodiscard]] std::optional<std::string> plain_number(double stored);

/// `0.125` and 2 give `12.5`; `plain` is in plain style.
[[nodiscard]] std::string shift_point(std::string_view plain, std::size_t places);

struct number_cell {
    std::string text;
    cell_type type = cell_type::number;
};

/// A number, in plain style, as a cell of that form. A date that no calendar has comes out as the number.
[[nodiscard]] number_cell show_number(std::string_view plain, const number_form& form, date_system dates = date_system::from_1900);

/// A number, in plain style, beside the text that a document shows for it: that text where it is the same digits with zeros around them
/// (`01`, `5.10`), with points that no grouping puts there (`5.01.01`) or with words behind them (`12 Laporan`), else the number.
[[nodiscard]] number_cell prefer_shown(std::string_view plain, std::string_view shown);

/// `2024-12-31` or `2024-12-31T08:30:00` as a cell shows it: `31 Desember 2024`, `31 Desember 2024 08:30`. Nothing where it is no date.
[[nodiscard]] std::optional<std::string> show_iso_date(std::string_view iso);
/// `PT08H30M00S` as `08:30`. Nothing where it is no such duration.
[[nodiscard]] std::optional<std::string> show_iso_duration(std::string_view iso);

}  // namespace renaksi::io
