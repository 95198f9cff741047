/// \file
/// The two languages that messages come in. The domain's own nouns (program, kegiatan, triwulan, pagu …) stay Indonesian in both.
#pragma once

#include <cstdint>
#include <string_view>

namespace renaksi {

enum class language : std::uint8_t { id = 0, en = 1 };

/// One text in both languages; a view of static storage.
struct bilingual {
    std::string_view id;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(language lang) const noexcept { return lang == language::id ? id : en; }
};

}  // namespace renaksi
