/// \file
/// Repairs in words: what a candidate would change, why, how sure that is and which totals follow.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "renaksi/base/language.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "report/layout.hpp"

namespace renaksi::report {

inline constexpr std::size_t most_candidates = 4;

/// What the candidate does: `baris 53, TW III: 6.012.237 → 12.362.237`.
[[nodiscard]] std::string repair_text(const candidate& proposed, const plan& p, language lang);

/// Its reasons, joined; empty where it has none.
[[nodiscard]] std::string reasons_text(const candidate& proposed, language lang);

/// `baris 51, 50 dan 109 ikut berubah`; empty where no total follows.
[[nodiscard]] std::string follows_text(const candidate& proposed, const plan& p, language lang);

/// `Usul perbaikan (yakin):`, or how the candidates stand to each other, or that there is none.
[[nodiscard]] std::string candidates_heading(const mistake& of, language lang);

/// How many of its candidates a report shows: the best where it is confident, else at most `most_candidates`.
[[nodiscard]] std::size_t shown_candidates(const mistake& of) noexcept;

/// `dan 12 lagi`; empty where all are shown.
[[nodiscard]] std::string unshown_text(const mistake& of, language lang);

/// `sama kuat dengan usul 1`; empty for a candidate that is the first of its rank.
[[nodiscard]] std::string tie_text(const mistake& of, std::size_t at, language lang);

/// The sentence for a mistake that is not surely part of the least explanation.
[[nodiscard]] std::string_view not_least_text(language lang) noexcept;

struct candidates_layout {
    language lang = language::en;
    std::size_t width = 0;
    std::string margin;
    const painter& paint;
};

/// The heading with how sure the best candidate is, then the candidates, best first, numbered as `fix --apply ID:N` takes them: the best
/// where it is confident, else at most `most_candidates`, then how many there are besides. Lines.
[[nodiscard]] std::string candidates_text(const mistake& of, const plan& p, const candidates_layout& layout);

/// `left` and the text beside it, wrapped below itself. Lines.
[[nodiscard]] std::string hanging(const std::string& left, const std::string& text, std::size_t width);

}  // namespace renaksi::report
