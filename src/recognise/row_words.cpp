#include "recognise/row_words.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "recognise/word_set.hpp"
#include "renaksi/plan/level.hpp"

namespace renaksi::recognise {
namespace {

/// How many words there are, where every one is in a set; else 0.
template <std::size_t N>
[[nodiscard]] std::size_t words_if_all_in(std::string_view text, const word_set<N>& set) {
    std::size_t count = 0;
    for_each_small_word(text, [&](std::string_view word) {
        const bool is_in = set.contains(word);
        count = is_in ? count + 1 : 0;
        return is_in;
    });
    return count;
}

/// The first `N` words; empty where there are fewer.
template <std::size_t N>
[[nodiscard]] std::array<std::string, N> first_words_of(std::string_view text) {
    std::array<std::string, N> out;
    std::size_t count = 0;
    for_each_small_word(text, [&](std::string_view word) {
        out[count++] = word;
        return count < N;
    });
    return out;
}

}  // namespace

bool is_heading_word(std::string_view cell) {
    static constexpr word_set words{std::array<std::string_view, 3>{"bidang", "urusan", "pemerintahan"}};
    return words_if_all_in(cell, words) > 0;
}

bool is_summary_word(std::string_view cell) {
    static constexpr word_set words{std::array<std::string_view, 2>{"kinerja", "predikat"}};
    return words_if_all_in(cell, words) == 1;
}

bool is_level_word(std::string_view cell) { return parse_level(cell).has_value() || is_heading_word(cell) || is_summary_word(cell); }

bool names_heading(std::string_view name) {
    const auto [first, second] = first_words_of<2>(name);
    if (first == "non" || first == "bidang") return second == "urusan";
    return first == "urusan" && (second == "pemerintahan" || second == "wajib" || second == "pilihan");
}

bool names_summary(std::string_view text) {
    static constexpr word_set words{std::array<std::string_view, 12>{"anggaran", "capaian", "faktor", "kinerja", "keuangan", "kegiatan",
                                                                     "predikat", "program", "rata", "rata-rata", "realisasi", "tingkat"}};
    if (words_if_all_in(text, words) < 2) return false;
    bool sums_up = false;
    for_each_small_word(text, [&sums_up](std::string_view word) {
        sums_up = word == "rata-rata" || word == "rata" || word == "predikat";
        return !sums_up;
    });
    return sums_up;
}

bool is_grade(std::string_view text) {
    static constexpr word_set words{std::array<std::string_view, 7>{"baik", "cukup", "kurang", "rendah", "sangat", "sedang", "tinggi"}};
    return words_if_all_in(text, words) > 0;
}

bool is_budget_part(std::string_view name) {
    static constexpr word_set words{std::array<std::string_view, 3>{"belanja", "pembiayaan", "pendapatan"}};
    const auto [first, second, third] = first_words_of<3>(name);
    return words.contains(first) && (second.empty() || second == "daerah") && third.empty();
}

}  // namespace renaksi::recognise
