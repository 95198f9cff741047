/// \file
/// The key of a group in sixteen bytes. Whatever parts are asked for, what they say of a row is a prefix of its kode, its office or a
/// prefix of the office's code, and its level.
///
/// Contract: pure functions and plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/text.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

struct rekap_group_key {
    std::uint64_t kode = 0;    ///< bits of a `packed_kode`; 0: no part of it
    std::uint32_t office = 0;  ///< number of the office, or a `wilayah`
    std::uint32_t level = 0;

    friend bool operator==(const rekap_group_key&, const rekap_group_key&) noexcept = default;
};

/// The first two or four digits of an office's code as a number that orders as their texts do: 0 for none, then 20000 + them where there
/// are two, 40000 + them where there are four.
struct wilayah {
    static constexpr std::uint32_t two_digits = 20'000;
    static constexpr std::uint32_t four_digits = 40'000;

    /// `52...` gives 52, `52.02...` and `5202...` 5202; text that follows two digits with anything else is no code.
    [[nodiscard]] static constexpr std::uint32_t of(std::string_view opd, bool with_provinsi, bool with_kabupaten) noexcept {
        const auto digit = [opd](std::size_t i) { return static_cast<std::uint32_t>(opd[i] - '0'); };
        const auto digits_at = [opd](std::size_t i) { return i + 2 <= opd.size() && is_digit(opd[i]) && is_digit(opd[i + 1]); };
        if (!digits_at(0) || (opd.size() > 2 && opd[2] != '.' && !is_digit(opd[2]))) return 0;
        const std::uint32_t provinsi = digit(0) * 10 + digit(1);
        const std::size_t next = opd.size() > 2 && opd[2] == '.' ? 3 : 2;
        if (with_kabupaten && digits_at(next)) return four_digits + provinsi * 100 + digit(next) * 10 + digit(next + 1);
        return with_provinsi ? two_digits + provinsi : 0;
    }
    [[nodiscard]] static constexpr bool has_provinsi_only(std::uint32_t value) noexcept {
        return value >= two_digits && value < two_digits + 100;
    }
    [[nodiscard]] static constexpr bool has_kabupaten(std::uint32_t value) noexcept {
        return value >= four_digits && value < four_digits + 10'000;
    }
    /// 0 where there is none, else 1 + the number.
    [[nodiscard]] static constexpr std::uint32_t provinsi(std::uint32_t value) noexcept {
        return value == 0 ? 0 : 1 + (has_kabupaten(value) ? (value - four_digits) / 100 : value - two_digits);
    }
    [[nodiscard]] static constexpr std::uint32_t kabupaten(std::uint32_t value) noexcept {
        return has_kabupaten(value) ? 1 + value - four_digits : 0;
    }
};

/// Number of groups of a kode that a part of a key takes; 0 for parts that are not of the kode.
[[nodiscard]] constexpr std::size_t kode_groups_of(rekap_part part) noexcept {
    constexpr std::array<std::size_t, rekap_part_count> groups{1, 2, 3, 5, 6, 0, 0, 0, 0};
    return groups[static_cast<std::size_t>(part)];
}

/// How the settings make keys.
class rekap_key_plan {
public:
    explicit rekap_key_plan(const rekap_settings& settings) noexcept : by_(settings.by), folds_(settings.fold_penunjang) {
        for (std::size_t i = 0; i < by_.size(); ++i) {
            for (std::size_t have = kode_groups_of(by_[i]); have > 0 && have < keeps_.size(); ++have) {
                if (kode_groups_of(by_[i]) > keeps_[have]) keeps_[have] = kode_groups_of(by_[i]);
            }
        }
        for (std::size_t have = 0; have < keeps_.size(); ++have) {
            if (keeps_[have] == have && have > 0) {
                masks_[have] = ~std::uint64_t{0};
            } else if (keeps_[have] > 0) {
                masks_[have] = packed_kode::digit_masks[keeps_[have]];
                tails_[have] = std::uint64_t{keeps_[have]} << packed_kode::group_shift;
            }
        }
    }

    [[nodiscard]] bool has_kode() const noexcept { return keeps_[6] > 0; }
    /// Whether `kode_part` of sub kegiatan below one kegiatan may differ.
    [[nodiscard]] bool has_sub_kegiatan() const noexcept { return keeps_[6] == 6; }
    [[nodiscard]] bool has_opd() const noexcept { return by_.has(rekap_part::opd); }
    [[nodiscard]] bool has_wilayah() const noexcept {
        return !has_opd() && (by_.has(rekap_part::provinsi) || by_.has(rekap_part::kabupaten));
    }
    [[nodiscard]] bool has_level() const noexcept { return by_.has(rekap_part::level); }

    [[nodiscard]] std::uint32_t office_part(std::uint32_t office, std::string_view opd) const noexcept {
        if (has_opd()) return office;
        return has_wilayah() ? wilayah::of(opd, by_.has(rekap_part::provinsi), by_.has(rekap_part::kabupaten)) : 0;
    }
    /// Whether `office_part` of some office may be this.
    [[nodiscard]] bool is_wilayah(std::uint32_t value) const noexcept {
        return value == 0 || (by_.has(rekap_part::kabupaten) && wilayah::has_kabupaten(value)) ||
               (by_.has(rekap_part::provinsi) && wilayah::has_provinsi_only(value));
    }
    /// The deepest prefix asked for that the kode has.
    [[nodiscard]] std::uint64_t kode_part(packed_kode kode) const noexcept {
        if (folds_) kode = kode.folded_penunjang();
        return (kode.bits() & masks_[kode.groups()]) | tails_[kode.groups()];
    }
    /// Whether `kode_part` of some row may be this.
    [[nodiscard]] bool is_kode_part(std::uint64_t bits) const noexcept {
        const packed_kode kode(bits);
        return bits == 0 || (kode.is_well_formed() && keeps_[kode.groups()] == kode.groups());
    }

    /// What a part of a key counts as where groups are put in order: kode, provinsi and kabupaten by their texts, offices by their numbers
    /// (which follow their texts once they are sorted), levels from the top.
    [[nodiscard]] std::uint64_t rank(const rekap_group_key& key, rekap_part part, std::string_view opd) const noexcept {
        const std::size_t groups = kode_groups_of(part);
        if (groups > 0) {
            const packed_kode kode(key.kode);
            return kode.groups() < groups ? 0 : kode.prefix(groups).text_rank();
        }
        if (part == rekap_part::level) return key.level;
        if (part == rekap_part::opd) return key.office;
        const std::uint32_t place = has_opd() ? wilayah::of(opd, true, true) : key.office;
        return part == rekap_part::provinsi ? wilayah::provinsi(place) : wilayah::kabupaten(place);
    }

    /// The text of a part; nothing where the rows of the group have none.
    void append_part(std::string& out, const rekap_group_key& key, rekap_part part, std::string_view opd) const {
        const std::size_t groups = kode_groups_of(part);
        if (groups > 0) {
            const packed_kode kode(key.kode);
            if (kode.groups() >= groups) kode.prefix(groups).append_to(out);
            return;
        }
        if (part == rekap_part::level) return void(out.append(to_string(static_cast<rekap_level>(key.level))));
        if (part == rekap_part::opd) return void(out.append(opd));
        const auto place = static_cast<std::uint32_t>(rank(key, part, opd));
        if (place == 0) return;
        const std::string digits = std::to_string((part == rekap_part::provinsi ? 100 : 10'000) + place - 1);
        out.append(digits, 1, 2);
        if (part == rekap_part::kabupaten) out.append(".").append(digits, 3, 2);
    }

    [[nodiscard]] const rekap_key& by() const noexcept { return by_; }

private:
    rekap_key by_;
    bool folds_ = false;
    std::array<std::size_t, 7> keeps_{};    ///< by groups of a kode: how many of them stay
    std::array<std::uint64_t, 7> masks_{};  ///< the same as bits
    std::array<std::uint64_t, 7> tails_{};
};

}  // namespace renaksi::detail
