/// \file
/// `nip`: the number of a civil servant (Perka BKN 22/2007). 18 digits: birth date (8), year and month of appointment (6), sex (1),
/// sequence (3). Employees with a work agreement (PPPK) have the number of their agreement in the place of the month, from 21 on; numbers
/// from before 2007 have nine digits without inner structure.
///
/// Contract: a value that always holds a number that passed `parse_nip`. It is personal data: output shows `masked` unless asked otherwise.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "renaksi/base/number_text.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/calendar/tanggal.hpp"

namespace renaksi {

enum class nip_kind : std::uint8_t {
    pns = 0,   ///< 18 digits, appointed in a month
    pppk = 1,  ///< 18 digits, a work agreement
    lama = 2,  ///< nine digits
};

enum class jenis_kelamin : std::uint8_t { laki_laki = 1, perempuan = 2 };

class nip {
public:
    [[nodiscard]] constexpr std::string_view digits() const noexcept { return {digits_.data(), size_}; }

    [[nodiscard]] constexpr nip_kind kind() const noexcept {
        if (size_ == 9) return nip_kind::lama;
        return field(12, 2) > 12 ? nip_kind::pppk : nip_kind::pns;
    }

    /// The accessors below give nothing where the kind of number does not carry the part.
    [[nodiscard]] constexpr std::optional<tanggal> birth() const noexcept {
        if (kind() == nip_kind::lama) return std::nullopt;
        return tanggal{static_cast<std::uint16_t>(field(0, 4)), static_cast<std::uint8_t>(field(4, 2)),
                       static_cast<std::uint8_t>(field(6, 2))};
    }
    [[nodiscard]] constexpr std::optional<std::int32_t> appointment_year() const noexcept { return part(8, 4, kind() != nip_kind::lama); }
    /// 1..12, of a civil servant.
    [[nodiscard]] constexpr std::optional<std::int32_t> appointment_month() const noexcept { return part(12, 2, kind() == nip_kind::pns); }
    /// The number of the work agreement, of a PPPK.
    [[nodiscard]] constexpr std::optional<std::int32_t> agreement_number() const noexcept { return part(12, 2, kind() == nip_kind::pppk); }
    [[nodiscard]] constexpr std::optional<jenis_kelamin> sex() const noexcept {
        if (kind() == nip_kind::lama) return std::nullopt;
        return static_cast<jenis_kelamin>(field(14, 1));
    }
    [[nodiscard]] constexpr std::optional<std::int32_t> sequence() const noexcept { return part(15, 3, kind() != nip_kind::lama); }

    /// False when the appointment lies less than 15 years after the birth: a number to look at, though not malformed. True for old numbers.
    [[nodiscard]] constexpr bool plausible_age() const noexcept {
        if (kind() == nip_kind::lama) return true;
        // A PPPK's number has no month; the end of the year is the latest that it can mean.
        const std::int32_t month = appointment_month().value_or(12);
        return field(8, 4) * 12 + month >= (field(0, 4) + 15) * 12 + field(4, 2);
    }

    friend constexpr auto operator<=>(const nip&, const nip&) noexcept = default;

    friend result<nip> parse_nip(std::string_view text);

private:
    constexpr nip() noexcept = default;

    [[nodiscard]] constexpr std::int32_t field(std::size_t at, std::size_t count) const noexcept {
        std::int32_t value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (digits_[i] - '0');
        return value;
    }
    [[nodiscard]] constexpr std::optional<std::int32_t> part(std::size_t at, std::size_t count, bool there) const noexcept {
        if (!there) return std::nullopt;
        return field(at, count);
    }
    /// The first part that cannot be: its position among the digits and what is wrong; an empty text when all are right.
    [[nodiscard]] std::pair<std::size_t, std::string> fault() const {
        if (size_ == 9) return {};
        const auto wrong = [this](std::size_t at, std::size_t count, std::string_view name) {
            return std::pair{at, std::string(name) + ' ' + std::string(digits().substr(at, count))};
        };
        if (field(0, 4) < first_year || field(0, 4) > last_year) return wrong(0, 4, "birth year");
        if (field(4, 2) < 1 || field(4, 2) > 12) return wrong(4, 2, "birth month");
        if (field(6, 2) < 1 || !make_tanggal(field(0, 4), field(4, 2), field(6, 2))) return wrong(6, 2, "birth day");
        if (field(8, 4) < first_year || field(8, 4) > last_year) return wrong(8, 4, "year of appointment");
        if (field(12, 2) == 0) return wrong(12, 2, "month of appointment");
        if (field(14, 1) < 1 || field(14, 1) > 2) return wrong(14, 1, "sex");
        if (field(15, 3) == 0) return wrong(15, 3, "sequence");
        return {};
    }

    std::array<char, 18> digits_{};
    std::uint8_t size_ = 0;
};

namespace detail {

/// Offset after `NIP`, `NIP.`, `NIP :`, `NIPPPK`, `NI PPPK`.
[[nodiscard]] constexpr std::size_t skip_nip_label(std::string_view text) noexcept {
    std::size_t at = skip_blanks(text, 0);
    for (const std::string_view label : {"nipppk", "ni pppk", "nip pppk", "nip"}) {
        if (!starts_with_nocase(text.substr(at), label)) continue;
        at += label.size();
        break;
    }
    at = skip_blanks(text, at);
    while (at < text.size() && (text[at] == '.' || text[at] == ':')) at = skip_blanks(text, at + 1);
    return at;
}

}  // namespace detail

/// Reads a number with or without its label; blanks and dots between the digits do not count.
/// Error: `bad_nip`; the detail names the part that fails, the column is where it begins.
[[nodiscard]] inline result<nip> parse_nip(std::string_view text) {
    nip parsed;
    std::array<std::size_t, 18> offsets{};
    std::size_t at = detail::skip_nip_label(text);
    while (at < text.size()) {
        if (is_digit(text[at])) {
            if (parsed.size_ == 18) return detail::unexpected(text, at, "the end after 18 digits", errc::bad_nip);
            offsets[parsed.size_] = at;
            parsed.digits_[parsed.size_++] = text[at++];
            continue;
        }
        const std::size_t next = text[at] == '.' ? at + 1 : detail::skip_blanks(text, at);
        if (next == at) return detail::unexpected(text, at, "a digit", errc::bad_nip);
        at = next;
    }
    if (parsed.size_ != 18 && parsed.size_ != 9) {
        return make_error(errc::bad_nip, std::to_string(parsed.size_) + " digits, expected 18 (or 9 of an old number)",
                          detail::column_of(text, text.size()));
    }
    auto [part, why] = parsed.fault();
    if (!why.empty()) return make_error(errc::bad_nip, std::move(why), detail::column_of(text, offsets[part]));
    return parsed;
}

/// In the groups of official letters: `19670727 199503 1 006`; an old number `130 900 001`.
[[nodiscard]] inline std::string format(const nip& number) {
    const bool old = number.kind() == nip_kind::lama;
    std::string text;
    for (std::size_t i = 0; i < number.digits().size(); ++i) {
        if (old ? (i == 3 || i == 6) : (i == 8 || i == 14 || i == 15)) text.push_back(' ');
        text.push_back(number.digits()[i]);
    }
    return text;
}

/// The first four and the last three digits, `*` for the others: enough to find the line, not the person.
[[nodiscard]] inline std::string masked(const nip& number) {
    std::string text(number.digits());
    for (std::size_t i = 4; i + 3 < text.size(); ++i) text[i] = '*';
    return text;
}

}  // namespace renaksi
