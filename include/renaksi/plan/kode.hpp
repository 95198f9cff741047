/// \file
/// `kode`: the official code of an urusan, bidang, program, kegiatan or sub kegiatan (Permendagri 90/2019 and the Kepmendagri that
/// bring its list up to date), as a value that compares, orders and knows its parent; and the reading of codes that a spreadsheet
/// has damaged.
///
///     2 . 17 . 01 . 2.01 . 0001
///     urusan 1-9, bidang 01-99, program 01-99, kegiatan 1-9 "." 01-99, sub kegiatan 01-99 (2019 to 2022) or 0001-9999 (since 2023)
///
/// `X.XX` in place of urusan and bidang is the generic form of the penunjang program, which every perangkat daerah fills in or keeps.
///
/// Contract: plain values without allocation, safe to share between threads. Errors are `bad_kode` with the column of what does not
/// fit and what was expected there; a text is read in O(length).
#pragma once

#include <array>
#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "renaksi/base/language.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/detail/kode_reader.hpp"
#include "renaksi/plan/level.hpp"

namespace renaksi {

/// What a code names; the kegiatan takes two of the groups between dots, so its code has five and a sub kegiatan's six.
enum class kode_tingkat : std::uint8_t { urusan = 1, bidang = 2, program = 3, kegiatan = 4, sub_kegiatan = 5 };

/// A well-formed code. Made by `parse_kode`, `parse_kode_tolerant` or `join_kode`; there is no empty one.
///
/// `==` and `<=>` go by the canonical text, group after group: a parent stands directly before what is below it, `X` after `9`, and a sub
/// kegiatan's two-digit form before the four-digit form of the same number. Use `same_as` to look past `X.XX`.
class kode {
public:
    constexpr explicit kode(detail::kode_parts parts) noexcept : parts_(parts) { assert(parts.size >= 1 && parts.size <= 6); }

    [[nodiscard]] constexpr kode_tingkat tingkat() const noexcept {
        return static_cast<kode_tingkat>(parts_.size <= 3 ? parts_.size : parts_.size - 1);
    }

    /// The level of the row that the code stands on; nothing for urusan and bidang, which no plan has rows for.
    [[nodiscard]] constexpr std::optional<level> plan_level() const noexcept {
        if (parts_.size == 3) return level::program;
        if (parts_.size == 5) return level::kegiatan;
        if (parts_.size == 6) return level::sub_kegiatan;
        return std::nullopt;
    }

    /// Whether urusan and bidang are left open (`X.XX`).
    [[nodiscard]] constexpr bool is_generic() const noexcept { return parts_.group[0] == detail::kode_parts::any_urusan; }

    /// Equality that takes `X.XX` for any urusan and bidang. It is not transitive: 1.01.01 and 2.17.01 are both the same as X.XX.01. The
    /// two widths of a sub kegiatan stay different; compare the `padded()` codes to look past them.
    [[nodiscard]] constexpr bool same_as(kode other) const noexcept {
        return parts_.size == other.parts_.size && parts_.sub_width == other.parts_.sub_width && agrees(other);
    }

    /// Whether `child` stands below this code, at any depth; a code is no prefix of itself. `X.XX` fits any urusan and bidang.
    [[nodiscard]] constexpr bool is_prefix_of(kode child) const noexcept { return parts_.size < child.parts_.size && agrees(child); }

    /// The code one level up; nothing for an urusan.
    [[nodiscard]] constexpr std::optional<kode> parent() const noexcept {
        if (parts_.size == 1) return std::nullopt;
        detail::kode_parts up = parts_;
        up.size = up.size == 5 ? std::uint8_t{3} : static_cast<std::uint8_t>(up.size - 1);
        up.sub_width = 0;
        for (std::size_t i = up.size; i < up.group.size(); ++i) up.group[i] = 0;
        return kode(up);
    }

    /// The sub kegiatan in the four-digit form of Kepmendagri 900.1.15.5-1317/2023, which pads the older two digits with zeros; any other
    /// code unchanged.
    [[nodiscard]] constexpr kode padded() const noexcept {
        kode out = *this;
        if (out.parts_.sub_width == 2) out.parts_.sub_width = 4;
        return out;
    }

    /// The groups as numbers, for those who lay a code out otherwise.
    [[nodiscard]] constexpr const detail::kode_parts& parts() const noexcept { return parts_; }

    /// The canonical text, such as `2.17.01.2.01.0001` or `X.XX.01`; at most 17 characters.
    [[nodiscard]] std::string text() const {
        constexpr std::array<std::uint8_t, 6> widths{1, 2, 2, 1, 2, 0};
        std::string out;
        out.reserve(17);
        for (std::size_t i = 0; i < parts_.size; ++i) {
            if (i > 0) out.push_back('.');
            if (i < 2 && is_generic()) {
                out.append(widths[i], 'X');
                continue;
            }
            std::uint16_t value = parts_.group[i];
            const std::size_t width = i == 5 ? parts_.sub_width : widths[i];
            out.append(width, '0');
            for (std::size_t at = out.size(); value > 0; value = static_cast<std::uint16_t>(value / 10)) {
                out[--at] = static_cast<char>('0' + value % 10);
            }
        }
        return out;
    }

    friend constexpr auto operator<=>(kode, kode) noexcept = default;
    friend constexpr bool operator==(kode, kode) noexcept = default;

private:
    /// Whether the groups that both codes have are the same.
    [[nodiscard]] constexpr bool agrees(kode other) const noexcept {
        const std::size_t common = parts_.size < other.parts_.size ? parts_.size : other.parts_.size;
        for (std::size_t i = is_generic() || other.is_generic() ? 2 : 0; i < common; ++i) {
            if (parts_.group[i] != other.parts_.group[i]) return false;
        }
        return true;
    }

    detail::kode_parts parts_;
};

/// A code and how its text had to be mended.
struct repaired_kode {
    kode value;
    bool repaired = false;
    std::uint16_t damage = 0;         ///< bits of `kode_damage`
    std::optional<kode> alternative;  ///< the other reading where `2.1` may stand for 2.01 and for 2.10

    [[nodiscard]] constexpr bool has(kode_damage which) const noexcept { return (damage & static_cast<std::uint16_t>(which)) != 0; }

    /// One line that says what was mended, for a finding; empty where nothing was.
    [[nodiscard]] inline std::string reason(language lang) const;
};

/// Reads a code that is written exactly in its canonical form. Error: `bad_kode`.
[[nodiscard]] inline result<kode> parse_kode(std::string_view text);

/// Reads a code and mends what spreadsheets and typists do to codes (`kode_damage`); white space around it is no damage. `2.1` in a code
/// whose other zeros are there is 2.10 that went through a number; in one that lost zeros elsewhere it is 2.01. Both times the other
/// reading is the `alternative`. A kode rekening and a kode SKPD are refused. Error: `bad_kode`.
[[nodiscard]] inline result<repaired_kode> parse_kode_tolerant(std::string_view text);

/// Reads a code spread over cells that stand side by side, such as `5`, `01`, `01`, `2,01`; blank cells before and after it are skipped.
/// Error: `bad_kode`, whose column is the number of the cell, from 1.
[[nodiscard]] inline result<repaired_kode> join_kode(std::span<const std::string_view> cells);

/// The same where only the code is asked for, not why there is none. No allocation.
[[nodiscard]] inline std::optional<kode> joined_kode(std::span<const std::string_view> cells) noexcept;

/// Whether a cell's text has the shape of a code of a program or of something below it, or of the generic bidang, as a hint for what a
/// column holds. Amounts (`32.535.393`, `1.234`), dates (`01.02.2022`), list numbers (`1.1.2`) and single numbers do not. What passes here
/// is always read by `parse_kode_tolerant`. No allocation.
[[nodiscard]] inline bool looks_like_kode(std::string_view text) noexcept;

namespace detail {
[[nodiscard]] inline result<repaired_kode> read_kode(kode_groups& groups) {
    kode_reader reader(groups);
    reader.read();
    if (groups.misfit.column) return groups.misfit.to_error();
    repaired_kode out{kode(reader.parts), groups.damage != 0, groups.damage, std::nullopt};
    if (reader.alternative) out.alternative = kode(*reader.alternative);
    return out;
}
}  // namespace detail

inline result<kode> parse_kode(std::string_view text) {
    detail::kode_groups groups;
    groups.read(text, 0);
    const result<repaired_kode> read = detail::read_kode(groups);
    const bool damaged = groups.first.column && (!groups.misfit.column || groups.first.column < groups.misfit.column);
    if (damaged) return groups.first.to_error();
    if (!read) return read.error();
    return read->value;
}

inline result<repaired_kode> parse_kode_tolerant(std::string_view text) {
    detail::kode_groups groups;
    groups.read(text, 0);
    return detail::read_kode(groups);
}

namespace detail {
/// Of cells side by side, up to the first that does not fit.
inline void read_joined(kode_groups& groups, std::span<const std::string_view> cells) noexcept {
    std::size_t hole = 0;
    for (std::size_t i = 0; i < cells.size() && !groups.misfit.column; ++i) {
        const bool blank = trim(cells[i]).empty();
        if (blank && groups.size > 0 && hole == 0) hole = i + 1;
        if (blank) continue;
        if (hole > 0) {
            groups.misfit = {static_cast<std::int64_t>(hole), "a blank cell", "the next group"};
        } else {
            groups.read(cells[i], i + 1);
        }
    }
}
}  // namespace detail

inline result<repaired_kode> join_kode(std::span<const std::string_view> cells) {
    detail::kode_groups groups;
    detail::read_joined(groups, cells);
    return detail::read_kode(groups);
}

inline std::optional<kode> joined_kode(std::span<const std::string_view> cells) noexcept {
    detail::kode_groups groups;
    detail::read_joined(groups, cells);
    detail::kode_reader reader(groups);
    reader.read();
    if (groups.misfit.column) return std::nullopt;
    return kode(reader.parts);
}

inline bool looks_like_kode(std::string_view text) noexcept {
    detail::kode_groups groups;
    groups.read(text, 0);
    detail::kode_reader reader(groups);
    reader.read();
    if (groups.misfit.column || groups.odd_comma) return false;
    if (reader.parts.group[0] == detail::kode_parts::any_urusan) return reader.parts.size >= 2;
    if (reader.parts.size < 3) return false;
    constexpr auto doubtful = static_cast<std::uint16_t>(kode_damage::lost_zero) | static_cast<std::uint16_t>(kode_damage::read_as_number) |
                              static_cast<std::uint16_t>(kode_damage::extra_zero) | static_cast<std::uint16_t>(kode_damage::blanks);
    return groups.size >= 5 || (groups.damage & doubtful) == 0;
}

inline std::string repaired_kode::reason(language lang) const {
    struct wording {
        kode_damage which;
        bilingual text;
    };
    constexpr std::array<wording, 10> wordings{{
        {kode_damage::decimal_comma, {"koma menggantikan titik", "a comma stands for a dot"}},
        {kode_damage::lost_zero, {"nol di depan hilang", "a leading zero is lost"}},
        {kode_damage::read_as_number,
         {"terbaca sebagai bilangan, nol di belakang hilang", "read as a number, the zero at its end is lost"}},
        {kode_damage::extra_zero, {"nol berlebih di depan", "a leading zero too many"}},
        {kode_damage::trailing_dot, {"titik berlebih di akhir", "a dot at the end"}},
        {kode_damage::blanks, {"spasi di dalam kode", "white space inside the kode"}},
        {kode_damage::lower_case, {"huruf kecil", "lower case"}},
        {kode_damage::zero_groups, {"tingkat yang tidak ada ditulis nol", "levels that are not there are written as zeros"}},
        {kode_damage::indicator_number, {"nomor indikator ikut ditulis", "the indicator's number is written after it"}},
        {kode_damage::apostrophe, {"tanda petik di depan", "an apostrophe in front"}},
    }};
    std::string out;
    for (const wording& w : wordings) {
        if (!has(w.which)) continue;
        if (!out.empty()) out.append("; ");
        out.append(w.text.in(lang));
    }
    if (alternative) out.append(lang == language::id ? "; dapat juga " : "; may also be ").append(alternative->text());
    return out;
}

}  // namespace renaksi
