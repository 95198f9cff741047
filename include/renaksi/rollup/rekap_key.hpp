/// \file
/// What a rekap groups by: prefixes of the kode (Permendagri 90/2019), the office and the prefixes of its code (kode wilayah, Permendagri
/// 72/2019), the level, and any combination of them.
///
/// Contract: plain values without allocation but for the texts they print; safe to share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi {

/// One part of a key. The numbers are part of the byte form of a rekap and never change.
enum class rekap_part : std::uint8_t {
    urusan = 0,        ///< `2`
    bidang = 1,        ///< `2.17`
    program = 2,       ///< `2.17.02`
    kegiatan = 3,      ///< `2.17.02.2.01`
    sub_kegiatan = 4,  ///< `2.17.02.2.01.0001`
    opd = 5,           ///< the office's code as written
    provinsi = 6,      ///< the first two digits of the office's code
    kabupaten = 7,     ///< the first four, as `52.02`: a kabupaten or kota
    level = 8,         ///< `program`, `kegiatan`, ...
};

inline constexpr std::size_t rekap_part_count = 9;

namespace detail {
inline constexpr std::array<std::string_view, rekap_part_count> rekap_part_names{
    "urusan", "bidang", "program", "kegiatan", "sub_kegiatan", "opd", "provinsi", "kabupaten", "level"};
}

/// The name as it is written in a list of keys and over a column.
[[nodiscard]] constexpr std::string_view to_string(rekap_part part) noexcept {
    return detail::rekap_part_names[static_cast<std::size_t>(part)];
}

/// The parts of a key, each once, in the order in which the caller named them: that is the order in which groups are sorted.
class rekap_key {
public:
    constexpr rekap_key() noexcept = default;

    /// Whether the part was new and is now the last one.
    constexpr bool add(rekap_part part) noexcept {
        if (has(part)) return false;
        parts_[size_++] = part;
        return true;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr rekap_part operator[](std::size_t i) const noexcept { return parts_[i]; }
    [[nodiscard]] constexpr bool has(rekap_part part) const noexcept {
        for (std::size_t i = 0; i < size_; ++i) {
            if (parts_[i] == part) return true;
        }
        return false;
    }

    friend constexpr bool operator==(const rekap_key&, const rekap_key&) noexcept = default;

private:
    std::array<rekap_part, rekap_part_count> parts_{};
    std::uint8_t size_ = 0;
};

/// The key as `parse_rekap_key` reads it.
[[nodiscard]] inline std::string to_string(const rekap_key& key) {
    std::string out;
    for (std::size_t i = 0; i < key.size(); ++i) out.append(i > 0 ? "," : "").append(to_string(key[i]));
    return out;
}

/// Reads a list such as `program`, `provinsi,urusan`, `opd,sub_kegiatan` (`sub-kegiatan` is as good). Errors: `invalid_argument` with the
/// column of a part that is none, that stands twice or that is missing.
[[nodiscard]] inline result<rekap_key> parse_rekap_key(std::string_view text) {
    const auto part_of = [](std::string_view word) -> std::optional<rekap_part> {
        if (word == "sub-kegiatan") return rekap_part::sub_kegiatan;
        for (std::size_t i = 0; i < rekap_part_count; ++i) {
            if (word == detail::rekap_part_names[i]) return static_cast<rekap_part>(i);
        }
        return std::nullopt;
    };
    rekap_key key;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = text.find(',', begin) == std::string_view::npos ? text.size() : text.find(',', begin);
        const std::string_view word = text.substr(begin, end - begin);
        const auto column = static_cast<std::int64_t>(begin) + 1;
        const std::optional<rekap_part> part = part_of(word);
        if (!part) {
            std::string names;
            for (const std::string_view name : detail::rekap_part_names) names.append(names.empty() ? "" : ", ").append(name);
            return make_error(errc::invalid_argument, "'" + std::string(word) + "' is no key; known: " + names, column);
        }
        if (!key.add(*part)) return make_error(errc::invalid_argument, "'" + std::string(word) + "' stands twice", column);
        begin = end + 1;
    }
    return key;
}

}  // namespace renaksi
