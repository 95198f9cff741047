#include "recognise/row_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/level.hpp"

namespace renaksi::recognise {
namespace {

/// In lower case, without what is no letter at the ends of a word; words without letters are left out.
[[nodiscard]] std::vector<std::string> small_words(std::string_view text) {
    std::vector<std::string> out;
    for_each_word(text, [&out](std::string_view word) {
        while (!word.empty() && !is_alpha(word.back())) word.remove_suffix(1);
        while (!word.empty() && !is_alpha(word.front())) word.remove_prefix(1);
        if (!word.empty()) out.push_back(lower(word));
        return true;
    });
    return out;
}

template <std::size_t N>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t N>
[[nodiscard]] bool all_of(const std::vector<std::string>& words, const std::array<std::string_view, N>& list) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [&list](const std::string& word) { return is_one_of(list, word); });
}

}  // namespace

bool is_heading_word(std::string_view cell) {
    constexpr std::array<std::string_view, 3> words{"bidang", "urusan", "pemerintahan"};
    return all_of(small_words(cell), words);
}

bool is_summary_word(std::string_view cell) {
    const std::vector<std::string> words = small_words(cell);
    return words.size() == 1 && (words.front() == "kinerja" || words.front() == "predikat");
}

bool is_level_word(std::string_view cell) { return parse_level(cell).has_value() || is_heading_word(cell) || is_summary_word(cell); }

bool names_heading(std::string_view name) {
    const std::vector<std::string> words = small_words(name);
    if (words.size() < 2) return false;
    if (words[0] == "non" || words[0] == "bidang") return words[1] == "urusan";
    return words[0] == "urusan" && (words[1] == "pemerintahan" || words[1] == "wajib" || words[1] == "pilihan");
}

bool names_summary(std::string_view text) {
    constexpr std::array<std::string_view, 12> list{"anggaran", "capaian", "faktor", "kinerja",   "keuangan",  "kegiatan",
                                                    "predikat", "program", "rata",   "rata-rata", "realisasi", "tingkat"};
    const std::vector<std::string> words = small_words(text);
    const auto sums_up = [](const std::string& word) { return word == "rata-rata" || word == "rata" || word == "predikat"; };
    return words.size() >= 2 && all_of(words, list) && std::any_of(words.begin(), words.end(), sums_up);
}

bool is_grade(std::string_view text) {
    constexpr std::array<std::string_view, 7> list{"baik", "cukup", "kurang", "rendah", "sangat", "sedang", "tinggi"};
    return all_of(small_words(text), list);
}

bool is_budget_part(std::string_view name) {
    constexpr std::array<std::string_view, 3> list{"belanja", "pembiayaan", "pendapatan"};
    std::vector<std::string> words = small_words(name);
    if (words.size() == 2 && words.back() == "daerah") words.pop_back();
    return words.size() == 1 && is_one_of(list, words.front());
}

}  // namespace renaksi::recognise
