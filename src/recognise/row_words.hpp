// The words by which rows tell what they are: levels, headings above the programs, summaries below them, target and realisasi.
#pragma once

#include <string_view>

namespace renaksi::recognise {

/// `Bidang`, `Urusan`, `Bidang Urusan`: what stands above the programs, in a column of levels.
[[nodiscard]] bool is_heading_word(std::string_view cell);
/// `Kinerja`, `Predikat`: rows of an evaluation that sum up the others, in a column of levels.
[[nodiscard]] bool is_summary_word(std::string_view cell);
/// The name of a level, or one of the words above.
[[nodiscard]] bool is_level_word(std::string_view cell);
/// `URUSAN PEMERINTAHAN …`, `BIDANG URUSAN …`, `NON URUSAN`: the name of a row above the programs.
[[nodiscard]] bool names_heading(std::string_view name);
/// `Rata-rata capaian kinerja (%)`, `Predikat kinerja`: all words are those of a summary.
[[nodiscard]] bool names_summary(std::string_view text);
/// `Sangat Tinggi`, `Rendah`: grades of a predikat (Permendagri 86/2017).
[[nodiscard]] bool is_grade(std::string_view text);
/// `Pendapatan`, `Belanja`, `Pembiayaan` and nothing else: the parts of a budget, none of which is below another (PP 12/2019).
[[nodiscard]] bool is_budget_part(std::string_view name);

}  // namespace renaksi::recognise
