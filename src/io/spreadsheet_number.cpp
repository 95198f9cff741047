// The one file with floating point: workbooks store what a program computed in binary, and only the same arithmetic tells which decimal
// number was meant. What leaves this file is text.
#include "io/spreadsheet_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "renaksi/base/text.hpp"
#include "renaksi/calendar/tanggal.hpp"

namespace renaksi::io {
namespace {

/// More digits than this a double does not hold for certain.
constexpr int significant_digits = 15;
constexpr std::size_t longest_integer = 18;
constexpr std::int64_t day_seconds = 86'400;
/// 31 December 9999.
constexpr std::int64_t last_serial = 2'958'465;

[[nodiscard]] bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Figures and their point without zeros that say nothing: `007.50` is `7.5`.
[[nodiscard]] std::string tidy_decimal(std::string text) {
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    const std::size_t lead = std::min(text.find_first_not_of('0'), text.size());
    text.erase(0, lead);
    if (text.empty() || text.front() == '.') text.insert(text.begin(), '0');
    return text;
}

[[nodiscard]] std::string with_sign(std::string digits, bool negative) {
    if (negative && digits != "0") digits.insert(digits.begin(), '-');
    return digits;
}

/// What needs no arithmetic: at most 18 digits, or 15 with a point among them.
[[nodiscard]] std::optional<std::string> plain_as_written(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    if (!all_digits(whole)) return std::nullopt;
    if (point == text.size()) {
        if (whole.size() > longest_integer) return std::nullopt;
        return with_sign(tidy_decimal(std::string(whole)), negative);
    }
    if (!all_digits(text.substr(point + 1)) || text.size() - 1 > static_cast<std::size_t>(significant_digits)) return std::nullopt;
    return with_sign(tidy_decimal(std::string(text)), negative);
}

/// Text made by `show_number` or found in a file, split at its point.
struct decimal_parts {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

[[nodiscard]] decimal_parts split_decimal(std::string_view plain) {
    decimal_parts out;
    out.negative = plain.starts_with('-');
    if (out.negative) plain.remove_prefix(1);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    out.whole = plain.substr(0, point);
    if (point < plain.size()) out.fraction = plain.substr(point + 1);
    return out;
}

/// Years, months and days without a limit on the year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days); 0
/// is 1 January 1970.
[[nodiscard]] std::array<std::int64_t, 3> civil_date(std::int64_t day) {
    const std::int64_t z = day + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const std::int64_t of_era = z - era * 146'097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * of_year + 2) / 153;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * shifted_month + 2) / 5 + 1};
}

[[nodiscard]] std::array<std::int64_t, 3> serial_date(std::int64_t serial, date_system dates) {
    constexpr std::int64_t unix_1900 = -25'568;  // 31 December 1899 is -25,568 days from 1970
    constexpr std::int64_t unix_1904 = -24'107;
    if (dates == date_system::from_1904) return civil_date(serial + unix_1904);
    if (serial == 60) return {1900, 2, 29};
    return civil_date(serial + unix_1900 - (serial > 60 ? 1 : 0));
}

[[nodiscard]] std::string two_digits(std::int64_t value) {
    std::string text = std::to_string(value);
    if (text.size() < 2) text.insert(text.begin(), '0');
    return text;
}

/// `08:30`, with seconds where there are any.
[[nodiscard]] std::string clock_text(std::int64_t seconds) {
    std::string text = two_digits(seconds / 3600) + ':' + two_digits(seconds / 60 % 60);
    if (seconds % 60 != 0) text.append(1, ':').append(two_digits(seconds % 60));
    return text;
}

[[nodiscard]] std::string date_text(const std::array<std::int64_t, 3>& date, const number_form& form) {
    std::string text;
    const auto add = [&text](const std::string& part) { text.append(text.empty() ? "" : " ").append(part); };
    if (form.shows_day) add(std::to_string(date[2]));
    if (form.shows_month) add(std::string(nama_bulan(static_cast<std::int32_t>(date[1]))));
    if (form.shows_year) add(std::to_string(date[0]));
    return text;
}

[[nodiscard]] std::optional<std::string> serial_text(std::string_view plain, const number_form& form, date_system dates) {
    double value = 0;
    const auto parsed = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (parsed.ec != std::errc{} || value < 0 || value > static_cast<double>(last_serial) + 1) return std::nullopt;
    const auto seconds = static_cast<std::int64_t>(std::llround(value * static_cast<double>(day_seconds)));
    if (form.kind == number_form_kind::time) return clock_text(seconds);
    const std::int64_t serial = seconds / day_seconds;
    if (serial > last_serial || (serial == 0 && dates == date_system::from_1900)) return std::nullopt;
    std::string text = date_text(serial_date(serial, dates), form);
    if (form.shows_time && seconds % day_seconds != 0) text.append(" ").append(clock_text(seconds % day_seconds));
    return text;
}

/// Digits into the zeros of a mask from the right; what is left stands in front of the first zero.
[[nodiscard]] std::string fill_mask(const std::string& mask, std::string digits) {
    std::string out;
    const std::size_t first = mask.find('0');
    for (std::size_t i = mask.size(); i-- > 0;) {
        if (mask[i] != '0') {
            out.push_back(mask[i]);
            continue;
        }
        out.push_back(digits.empty() ? '0' : digits.back());
        if (!digits.empty()) digits.pop_back();
        if (i == first) {
            out.append(digits.rbegin(), digits.rend());
            digits.clear();
        }
    }
    std::reverse(out.begin(), out.end());
    return out;
}

[[nodiscard]] std::optional<std::string> zeros_text(std::string_view plain, const number_form& form) {
    decimal_parts parts = split_decimal(plain);
    // A mask with signs in it is made for whole numbers: another number would be rounded to fit.
    const bool only_zeros = form.mask.find_first_not_of('0') == std::string::npos;
    if (!only_zeros && !parts.fraction.empty()) return std::nullopt;
    if (parts.fraction.size() < form.decimals) parts.fraction.append(form.decimals - parts.fraction.size(), '0');
    std::string text = fill_mask(form.mask, parts.whole);
    if (!parts.fraction.empty()) text.append(1, '.').append(parts.fraction);
    return parts.negative ? "-" + text : text;
}

[[nodiscard]] bool is_currency(std::string_view words) { return starts_with_nocase(words, "rp") || starts_with_nocase(words, "idr"); }

/// `5.01.01` for 50101: points that stand where no group of three ends.
[[nodiscard]] bool is_masked(std::string_view plain, std::string_view shown) {
    std::string digits;
    bool grouped = true;
    std::size_t group = 0;
    std::size_t points = 0;
    for (const char c : shown) {
        if (is_digit(c)) {
            digits.push_back(c);
            ++group;
        } else if (c == '.') {
            grouped = grouped && (points == 0 || group == 3);
            ++points;
            group = 0;
        } else {
            return false;
        }
    }
    return points > 0 && !(grouped && group == 3) && tidy_decimal(std::move(digits)) == plain;
}

/// One section of a format's code, read character by character.
class format_section {
public:
    explicit format_section(std::string_view code) : code_(code) {}

    [[nodiscard]] number_form read() {
        while (at_ < code_.size() && code_[at_] != ';') step();
        return form();
    }

private:
    void step() {
        const char c = code_[at_++];
        if (c == '"') {
            const std::size_t end = std::min(code_.find('"', at_), code_.size());
            literal(code_.substr(at_, end - at_));
            at_ = std::min(end + 1, code_.size());
        } else if (c == '\\') {
            literal(code_.substr(at_, 1));
            skip_one();
        } else if (c == '_' || c == '*') {
            skip_one();  // a blank as wide as the next character; the next character as often as it fills the cell
        } else if (c == '[') {
            bracket();
        } else if (starts_with_nocase(code_.substr(at_ - 1), "general")) {
            at_ += 6;
            place_holder('#');
        } else if (starts_with_nocase(code_.substr(at_ - 1), "am/pm")) {
            at_ += 4;
            hours_ = true;
        } else {
            sign(c);
        }
    }

    void sign(char c) {
        switch (to_lower(c)) {
            case '0':
            case '#':
            case '?':
                place_holder(c);
                break;
            case '.':
                if (digits_ && !pointed_) {
                    pointed_ = true;
                } else {
                    literal(".");
                }
                break;
            case ',':
                grouped_ = true;
                break;
            case '%':
                percent_ = true;
                break;
            case 'd':
                day_ = true;
                break;
            case 'y':
            case 'e':
                year_ = true;
                exponent_ = exponent_ || (c == 'E' && digits_);
                break;
            case 'm':
                month_ = true;
                break;
            case 'h':
            case 's':
                hours_ = true;
                break;
            case '@':
                break;
            case '/':
                fraction_ = fraction_ || digits_;
                break;
            default:
                literal({&c, 1});
        }
    }

    void skip_one() { at_ = std::min(at_ + 1, code_.size()); }

    void bracket() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string inside = lower(code_.substr(at_, end - at_));
        at_ = std::min(end + 1, code_.size());
        // `[h]`, `[mm]`, `[ss]` count on beyond a day; the others are colours, conditions, currencies and languages.
        if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) elapsed_ = true;
    }

    void place_holder(char c) {
        digits_ = true;
        only_zeros_ = only_zeros_ && c == '0';
        if (pointed_) {
            decimals_ += c == '0' ? 1U : 0U;
        } else {
            mask_.append(behind_).push_back(c);
            behind_.clear();
        }
    }

    void literal(std::string_view text) {
        if (!digits_) return;  // in front: `Rp`, a sign, a bracket
        behind_.append(text);
    }

    [[nodiscard]] number_form form() const {
        number_form out;
        if (!elapsed_ && (!digits_ || hours_) && (day_ || (year_ && !exponent_) || (month_ && !hours_))) {
            out.kind = number_form_kind::date;
            out.shows_day = day_;
            out.shows_year = year_;
            out.shows_month = month_;
            out.shows_time = hours_;
        } else if (elapsed_ || hours_) {
            out.kind = number_form_kind::time;
        } else if (percent_) {
            out.kind = number_form_kind::percent;
        } else if (digits_ && only_zeros_ && !grouped_ && !exponent_ && !fraction_) {
            out.kind = number_form_kind::zeros;
            out.mask = mask_;
            out.decimals = decimals_;
        }
        if (says_unit() && out.kind != number_form_kind::date && out.kind != number_form_kind::time) out.suffix = behind_;
        return out;
    }

    /// Words behind the number that are no currency.
    [[nodiscard]] bool says_unit() const {
        const std::string_view words = trim(behind_);
        return !is_currency(words) && std::any_of(words.begin(), words.end(), [](char c) { return is_alpha(c) || c == '%'; });
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::string mask_;
    std::string behind_;  ///< literal text since the last digit
    std::size_t decimals_ = 0;
    bool digits_ = false;
    bool only_zeros_ = true;
    bool pointed_ = false;
    bool grouped_ = false;
    bool percent_ = false;
    bool exponent_ = false;
    bool fraction_ = false;
    bool day_ = false;
    bool month_ = false;
    bool year_ = false;
    bool hours_ = false;
    bool elapsed_ = false;
};

}  // namespace

number_form parse_number_format(std::string_view code) { return format_section(code).read(); }

number_form builtin_number_format(std::uint32_t id) {
    // 27 … 36 and 50 … 58 are dates wherever they are defined at all (East Asian languages).
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return parse_number_format(id == 17 ? "mmm yy" : "d mmm yy");
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return parse_number_format("h:mm:ss");
    switch (id) {
        case 1:
            return parse_number_format("0");
        case 2:
            return parse_number_format("0.00");
        case 9:
        case 10:
            return parse_number_format("0%");
        case 22:
            return parse_number_format("d mmm yy h:mm");
        default:
            return {};
    }
}

std::optional<std::string> plain_number(std::string_view stored) {
    stored = trim(stored);
    if (auto text = plain_as_written(stored)) return text;
    if (stored.starts_with('+')) stored.remove_prefix(1);
    double value = 0;
    const auto parsed = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != stored.data() + stored.size()) return std::nullopt;
    return plain_number(value);
}

std::optional<std::string> plain_number(double stored) {
    if (!std::isfinite(stored)) return std::nullopt;
    std::array<char, 40> written{};
    const auto end =
        std::to_chars(written.data(), written.data() + written.size(), stored, std::chars_format::scientific, significant_digits - 1);
    std::string_view text(written.data(), static_cast<std::size_t>(end.ptr - written.data()));
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t e = text.find('e');
    int exponent = 0;
    const std::string_view power = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    std::string digits(1, text.front());
    digits.append(text.substr(2, e - 2));
    if (exponent >= 0) {
        const auto whole = static_cast<std::size_t>(exponent) + 1;
        if (digits.size() < whole) digits.append(whole - digits.size(), '0');
        digits.insert(whole, ".");
    } else {
        digits.insert(0, "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0'));
    }
    return with_sign(tidy_decimal(std::move(digits)), negative);
}

std::string shift_point(std::string_view plain, std::size_t places) {
    decimal_parts parts = split_decimal(plain);
    if (parts.fraction.size() < places) parts.fraction.append(places - parts.fraction.size(), '0');
    std::string digits = parts.whole + parts.fraction.substr(0, places) + '.' + parts.fraction.substr(places);
    return with_sign(tidy_decimal(std::move(digits)), parts.negative);
}

number_cell show_number(std::string_view plain, const number_form& form, date_system dates) {
    number_cell out{std::string(plain), cell_type::number};
    switch (form.kind) {
        case number_form_kind::plain:
            break;
        case number_form_kind::percent:
            out.text = shift_point(plain, 2) + '%';
            break;
        case number_form_kind::zeros:
            if (const auto text = zeros_text(plain, form)) {
                out.text = *text;
                if (form.mask.find_first_not_of('0') != std::string::npos) out.type = cell_type::text;
            }
            break;
        case number_form_kind::date:
            if (const auto text = serial_text(plain, form, dates)) return {*text, cell_type::date};
            break;
        case number_form_kind::time:
            if (const auto text = serial_text(plain, form, dates)) return {*text, cell_type::text};
            break;
    }
    if (!form.suffix.empty()) {
        out.text.append(form.suffix);
        if (form.suffix != "%") out.type = cell_type::text;
    }
    return out;
}

number_cell prefer_shown(std::string_view plain, std::string_view shown) {
    shown = trim(shown);
    std::string padded(shown);
    std::replace(padded.begin(), padded.end(), ',', '.');
    const bool negative = padded.starts_with('-');
    const std::string_view figures = std::string_view(padded).substr(negative ? 1 : 0);
    const std::size_t point = figures.find('.');
    const bool one_number =
        all_digits(figures.substr(0, point)) && (point == std::string_view::npos || all_digits(figures.substr(point + 1)));
    if (one_number && with_sign(tidy_decimal(std::string(figures)), negative) == plain) return {padded, cell_type::number};
    if (is_masked(plain, shown)) return {std::string(shown), cell_type::text};
    if (shown.size() > plain.size() && shown.starts_with(plain)) {
        const std::string_view behind = shown.substr(plain.size());
        const std::string_view words = trim(behind);
        const bool word = !words.empty() && (is_alpha(words.front()) || words == "%") && !is_currency(words);
        if (word && (is_space(behind.front()) || words == "%"))
            return {std::string(shown), words == "%" ? cell_type::number : cell_type::text};
    }
    return {std::string(plain), cell_type::number};
}

std::optional<std::string> show_iso_date(std::string_view iso) {
    const auto figures = [iso](std::size_t begin, std::size_t count, std::int64_t& into) {
        const std::string_view part = iso.substr(std::min(begin, iso.size()), count);
        if (part.size() != count || !all_digits(part)) return false;
        std::from_chars(part.data(), part.data() + part.size(), into);
        return true;
    };
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
    if (!figures(0, 4, year) || !figures(5, 2, month) || !figures(8, 2, day) || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    std::string text = date_text({year, month, day}, number_form{});
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    if (iso.size() > 10 && figures(11, 2, hours) && figures(14, 2, minutes)) {
        std::int64_t seconds = 0;
        if (!figures(17, 2, seconds)) seconds = 0;
        const std::int64_t clock = (hours * 60 + minutes) * 60 + seconds;
        if (clock != 0) text.append(" ").append(clock_text(clock));
    }
    return text;
}

std::optional<std::string> show_iso_duration(std::string_view iso) {
    if (!iso.starts_with("PT")) return std::nullopt;
    iso.remove_prefix(2);
    std::int64_t seconds = 0;
    for (const auto& [unit, factor] : {std::pair{'H', 3600}, std::pair{'M', 60}, std::pair{'S', 1}}) {
        const std::size_t end = iso.find(unit);
        if (end == std::string_view::npos) continue;
        std::int32_t value = 0;
        const auto parsed = std::from_chars(iso.data(), iso.data() + end, value);
        if (parsed.ec != std::errc{} || value < 0) return std::nullopt;
        seconds += std::int64_t{value} * factor;
        iso.remove_prefix(end + 1);
    }
    return clock_text(seconds);
}

}  // namespace renaksi::io
