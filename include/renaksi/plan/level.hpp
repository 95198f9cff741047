/// \file
/// The levels of a plan's rows, as the regulations name them: a sasaran opens a group of programs, a program has kegiatan, a kegiatan has
/// sub kegiatan, and the Jumlah row adds up the programs (Permendagri 90/2019 and 86/2017).
///
/// Contract: pure functions on values, no allocation but where a string is built, safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "renaksi/base/text.hpp"

namespace renaksi {

/// Stable numbers, from the top down: they stand in columns and files.
enum class level : std::uint8_t { jumlah = 0, sasaran = 1, program = 2, kegiatan = 3, sub_kegiatan = 4 };

inline constexpr std::size_t level_count = 5;

/// The name used in every machine-readable output, in static storage.
[[nodiscard]] constexpr std::string_view to_string(level which) noexcept {
    constexpr std::array<std::string_view, level_count> names{"jumlah", "sasaran", "program", "kegiatan", "sub_kegiatan"};
    const auto at = static_cast<std::size_t>(which);
    return at < names.size() ? names[at] : std::string_view{};
}

/// Reads a level's name without regard to case; `sub kegiatan`, `Sub-Kegiatan`, `subkegiatan`, `Sasaran Strategis` and `total` are names
/// too. Nothing when the text names no level. O(length).
[[nodiscard]] constexpr std::optional<level> parse_level(std::string_view text) noexcept {
    struct spelling {
        std::string_view name;
        level which;
    };
    constexpr std::array<spelling, 7> spellings{{{"jumlah", level::jumlah},
                                                 {"total", level::jumlah},
                                                 {"sasaran", level::sasaran},
                                                 {"sasaranstrategis", level::sasaran},
                                                 {"program", level::program},
                                                 {"kegiatan", level::kegiatan},
                                                 {"subkegiatan", level::sub_kegiatan}}};
    constexpr std::size_t longest = 16;
    std::array<char, longest> buffer{};
    std::size_t length = 0;
    text = trim(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joint = is_space(text[i]) || text[i] == '_' || text[i] == '-';
        const bool inside = i > 0 && i + 1 < text.size();
        if (joint && inside) continue;
        if (length == longest) return std::nullopt;
        buffer[length++] = to_lower(text[i]);
    }
    const std::string_view letters(buffer.data(), length);
    for (const spelling& known : spellings) {
        if (letters == known.name) return known.which;
    }
    return std::nullopt;
}

/// Whether rows of this level carry a budget of their own; a sasaran declares none and Jumlah is the sum of the others.
[[nodiscard]] constexpr bool is_budget(level which) noexcept {
    return which == level::program || which == level::kegiatan || which == level::sub_kegiatan;
}

/// Whether `a` stands higher in the tree than `b`; a level is not above itself.
[[nodiscard]] constexpr bool is_above(level a, level b) noexcept { return static_cast<std::uint8_t>(a) < static_cast<std::uint8_t>(b); }

}  // namespace renaksi
