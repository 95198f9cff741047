/// \file
/// What can be told of an indicator from its text and its targets: the direction in which it improves, how its quarters make up the year,
/// what it measures, and whether its unit fits.
///
/// Contract: pure functions, safe from any thread. What is inferred is a reading of words and
/// numbers: where the words are not plain the answer is "unknown", and a caller who knows better passes what is declared.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/satuan.hpp"
#include "renaksi/plan/target.hpp"

namespace renaksi {

/// Which way is better; it decides the formula of capaian (PermenPANRB 8/2021).
enum class arah : std::uint8_t { tidak_diketahui = 0, naik_baik = 1, turun_baik = 2 };

/// How the quarters' targets make up the year's. Documents mix these without a column that says which.
enum class quarter_kind : std::uint8_t {
    unknown = 0,
    sum = 1,    ///< they add up to the year's
    last = 2,   ///< the last one that is filled is the year's: a level or a running total
    mean = 3,   ///< the year's is their mean
    max = 4,    ///< the year's is the highest
    event = 5,  ///< only one quarter has a target, and it is the year's
};

/// What an indicator's first words say that it measures.
enum class ukuran : std::uint8_t {
    unknown = 0,
    jumlah = 1,
    persentase = 2,
    nilai = 3,  ///< also Skor, Predikat, Opini
    indeks = 4,
    tingkat = 5,
    rasio = 6,
    cakupan = 7,
    laporan = 8,
    dokumen = 9,
    angka = 10,
    rata_rata = 11,
    pertumbuhan = 12,
    besaran = 13,  ///< Panjang, Luas, Volume, Kapasitas
};

/// Why a unit does not go with an indicator.
enum class satuan_conflict : std::uint8_t {
    none = 0,
    count_with_percent = 1,     ///< "Jumlah …" in Persen
    percentage_with_count = 2,  ///< "Persentase …" in Dokumen, Orang …
    laporan_with_dokumen = 3,   ///< "Jumlah Laporan …" in Dokumen
};

namespace detail {

/// Whether two targets can stand in one comparison: both numbers, both of one scale, or both ranges. A fraction below one and a percentage
/// do not mix: 0.37 beside 43% is either 37% or 0.37%, and nothing says which.
[[nodiscard]] constexpr bool are_comparable(const target& a, const target& b) noexcept {
    if (is_numeric(a) && is_numeric(b)) {
        const auto fraction = [](const target& t) {
            return t.kind == target_kind::number && !is_integer(t.value) && t.value < decimal{1, 0} && decimal{-1, 0} < t.value;
        };
        return !(fraction(a) && is_percent(b)) && !(fraction(b) && is_percent(a));
    }
    if (a.kind == target_kind::predicate && b.kind == target_kind::predicate) return a.upper == b.upper;
    return is_range(a) && is_range(b);
}

/// Equal as printed: 95 and 95% are, 0.95 and 95% are not.
[[nodiscard]] constexpr bool are_same_value(const target& a, const target& b) noexcept {
    return are_comparable(a, b) && a.value == b.value && (is_numeric(a) || a.upper == b.upper);
}

/// The filled quarters beside the year, and the figures that each kind is judged by.
struct quarter_figures {
    std::size_t filled = 0;
    bool comparable = true;  ///< every filled quarter with the year
    bool numeric = true;     ///< the year and every filled quarter
    const target* last = nullptr;
    const target* highest = nullptr;
    int128 sum = 0;   ///< at the scale of `year`
    int128 year = 0;  ///< at the largest scale of all

    constexpr quarter_figures(const target& annual, std::span<const target, 4> quarters) noexcept : numeric(is_numeric(annual)) {
        for (const target& quarter : quarters) {
            if (!has_value(quarter)) continue;
            ++filled;
            last = &quarter;
            comparable = comparable && are_comparable(annual, quarter);
            numeric = numeric && is_numeric(quarter);
        }
        if (numeric) add_up(annual, quarters);
    }

    [[nodiscard]] constexpr bool holds(quarter_kind kind, const target& annual) const noexcept {
        if (filled == 0 || !comparable) return false;
        switch (kind) {
            case quarter_kind::sum:
                return numeric && sum == year;
            case quarter_kind::last:
                return are_same_value(annual, *last);
            case quarter_kind::mean:
                return numeric && sum == year * static_cast<int>(filled);
            case quarter_kind::max:
                return numeric && are_same_value(annual, *highest);
            case quarter_kind::event:
                return filled == 1 && are_same_value(annual, *last);
            case quarter_kind::unknown:
                break;
        }
        return false;
    }

private:
    /// Four values of 64 bits brought from scale 0 to 18 stay below 2^125.
    constexpr void add_up(const target& annual, std::span<const target, 4> quarters) noexcept {
        std::uint8_t scale = annual.value.scale;
        for (const target& quarter : quarters) {
            if (has_value(quarter)) scale = std::max(scale, quarter.value.scale);
        }
        year = annual.value.scaled_to(scale);
        for (const target& quarter : quarters) {
            if (!has_value(quarter)) continue;
            sum += quarter.value.scaled_to(scale);
            if (highest == nullptr || highest->value < quarter.value) highest = &quarter;
        }
    }
};

}  // namespace detail

/// The kind that the numbers show, tried in the order event, sum, last, mean, max; exact, by the values as printed (95 and 95% are the
/// same, 0.37 and 37% are not). `unknown` where none holds, where nothing is planned in a quarter, or where the targets do not compare.
[[nodiscard]] constexpr quarter_kind infer_quarter_kind(const target& annual, std::span<const target, 4> quarters) noexcept {
    const detail::quarter_figures figures(annual, quarters);
    for (const quarter_kind kind : {quarter_kind::event, quarter_kind::sum, quarter_kind::last, quarter_kind::mean, quarter_kind::max}) {
        if (figures.holds(kind, annual)) return kind;
    }
    return quarter_kind::unknown;
}

/// Whether the quarters make up the year as declared; with `unknown`, in any of the ways. True also where there is nothing to judge: no
/// target of the year, none of a quarter, or text among them (which is a finding of its own). Numbers that do not mix (0.43 beside 43%)
/// are inconsistent.
[[nodiscard]] constexpr bool quarters_consistent(const target& annual, std::span<const target, 4> quarters,
                                                 quarter_kind declared = quarter_kind::unknown) noexcept {
    const detail::quarter_figures figures(annual, quarters);
    if (!has_value(annual) || figures.filled == 0) return true;
    if (!figures.comparable && !figures.numeric) return true;
    if (declared != quarter_kind::unknown) return figures.holds(declared, annual);
    return infer_quarter_kind(annual, quarters) != quarter_kind::unknown;
}

namespace detail {

/// A word without the signs around it.
[[nodiscard]] constexpr std::string_view bare_word(std::string_view word) noexcept {
    constexpr std::string_view signs = ".,;:-\"'()[]*";
    while (!word.empty() && signs.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && signs.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    return word;
}

/// The first words of an indicator, bare, without a list number in front (`1.`, `a)`, `-`); empty where there are fewer.
template <std::size_t Count>
[[nodiscard]] constexpr std::array<std::string_view, Count> first_words(std::string_view text) noexcept {
    std::array<std::string_view, Count> words{};
    std::size_t count = 0;
    for_each_word(text, [&](std::string_view word) {
        const bool item = word.size() <= 3 && (word.ends_with('.') || word.ends_with(')'));
        word = bare_word(word);
        if (word.empty() || (count == 0 && item)) return true;
        words[count++] = word;
        return count < Count;
    });
    return words;
}

template <std::size_t Size>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& words) noexcept {
    return std::any_of(words.begin(), words.end(), [word](std::string_view known) { return equal_nocase(word, known); });
}

[[nodiscard]] constexpr ukuran measure_named(std::string_view word) noexcept {
    struct name {
        std::string_view word;
        ukuran measure;
    };
    constexpr std::array<name, 29> names{{
        {"jumlah", ukuran::jumlah},
        {"jml", ukuran::jumlah},
        {"banyaknya", ukuran::jumlah},
        {"persentase", ukuran::persentase},
        {"prosentase", ukuran::persentase},
        {"presentase", ukuran::persentase},
        {"persentasi", ukuran::persentase},
        {"persen", ukuran::persentase},
        {"prosen", ukuran::persentase},
        {"nilai", ukuran::nilai},
        {"skor", ukuran::nilai},
        {"predikat", ukuran::nilai},
        {"opini", ukuran::nilai},
        {"indeks", ukuran::indeks},
        {"index", ukuran::indeks},
        {"tingkat", ukuran::tingkat},
        {"rasio", ukuran::rasio},
        {"cakupan", ukuran::cakupan},
        {"laporan", ukuran::laporan},
        {"dokumen", ukuran::dokumen},
        {"angka", ukuran::angka},
        {"rata-rata", ukuran::rata_rata},
        {"rerata", ukuran::rata_rata},
        {"pertumbuhan", ukuran::pertumbuhan},
        {"laju", ukuran::pertumbuhan},
        {"panjang", ukuran::besaran},
        {"luas", ukuran::besaran},
        {"volume", ukuran::besaran},
        {"kapasitas", ukuran::besaran},
    }};
    const auto found = std::find_if(names.begin(), names.end(), [word](const name& n) { return equal_nocase(n.word, word); });
    return found == names.end() ? ukuran::unknown : found->measure;
}

}  // namespace detail

/// What the indicator measures, by its first word, a list number in front passed over. O(length).
[[nodiscard]] constexpr ukuran measure_of(std::string_view indikator) noexcept {
    return detail::measure_named(detail::first_words<1>(indikator)[0]);
}

/// Whether the unit contradicts what the indicator says that it measures. Only plain cases: "Jumlah Persentase …" or an unknown unit are
/// none. "Jumlah Laporan …" in Dokumen is one, though official lists have it too; "Jumlah Dokumen … dan Laporan …" in Dokumen and any
/// indicator in `Laporan / Dokumen` are not.
[[nodiscard]] inline satuan_conflict satuan_contradicts(std::string_view indikator, std::string_view satuan) {
    const std::array<std::string_view, 2> words = detail::first_words<2>(indikator);
    const ukuran measure = detail::measure_named(words[0]);
    if (measure == ukuran::persentase) {
        return classify_satuan(satuan) == satuan_kind::count ? satuan_conflict::percentage_with_count : satuan_conflict::none;
    }
    if (measure != ukuran::jumlah) return satuan_conflict::none;
    const ukuran counted = detail::measure_named(words[1]);
    if (counted != ukuran::persentase && is_percent_satuan(satuan)) return satuan_conflict::count_with_percent;
    if (counted == ukuran::laporan && normalised_satuan(satuan) == "dokumen") return satuan_conflict::laporan_with_dokumen;
    return satuan_conflict::none;
}

namespace detail {

/// Whether the words say that something is done about what the indicator counts, so that more of it may be good: "temuan yang
/// ditindaklanjuti", "penanganan stunting", "penurunan angka kemiskinan". Passives (`di…`, `ter…`) are enough to doubt.
[[nodiscard]] constexpr bool may_turn_direction(std::string_view indikator) noexcept {
    constexpr std::array<std::string_view, 21> turning{
        "yang",         "tindak",     "bebas",       "tidak",          "non",          "tanpa",   "penurunan",
        "pengurangan",  "penanganan", "pencegahan",  "penanggulangan", "penyelesaian", "menurun", "menurunnya",
        "berkurangnya", "selesai",    "pengentasan", "mendapat",       "menerima",     "tuntas",  "mendapatkan"};
    constexpr std::array<std::string_view, 3> harmless{"terbuka", "terhadap", "disabilitas"};
    constexpr std::size_t shortest_passive = 6;
    bool turns = false;
    for_each_word(indikator, [&](std::string_view word) {
        word = bare_word(word);
        const bool passive = word.size() >= shortest_passive && (starts_with_nocase(word, "di") || starts_with_nocase(word, "ter"));
        turns = is_one_of(word, turning) || (passive && !is_one_of(word, harmless));
        return !turns;
    });
    return turns;
}

}  // namespace detail

/// The direction, only where the words leave no doubt: rates and counts of ills (angka kemiskinan, kematian, pengangguran, stunting, jumlah
/// temuan …) get better downwards, and a few well-known figures (indeks kepuasan, nilai SAKIP, harapan hidup …) upwards. O(length).
[[nodiscard]] constexpr arah infer_arah(std::string_view indikator) noexcept {
    constexpr std::array<std::string_view, 20> ills{"kemiskinan", "miskin",      "kematian",  "pengangguran",   "stunting",
                                                    "temuan",     "kesakitan",   "inflasi",   "kriminalitas",   "kejahatan",
                                                    "kecelakaan", "pelanggaran", "kebakaran", "ketimpangan",    "gini",
                                                    "perceraian", "wasting",     "kekerasan", "penyalahgunaan", "underweight"};
    constexpr std::array<std::string_view, 7> goods{"kepuasan", "sakip", "akip", "harapan", "melek", "pembangunan", "partisipasi"};
    constexpr std::array<std::string_view, 2> ill_heads{"prevalensi", "insiden"};
    constexpr std::array<std::string_view, 8> between{"penduduk", "balita", "bayi", "ibu", "anak", "kasus", "neonatal", "keluarga"};

    const std::array<std::string_view, 5> words = detail::first_words<5>(indikator);
    const ukuran measure = detail::measure_named(words[0]);
    const bool figure = measure == ukuran::angka || measure == ukuran::tingkat || measure == ukuran::indeks || measure == ukuran::nilai;
    const bool counted = measure == ukuran::jumlah;
    const bool share = measure == ukuran::persentase || measure == ukuran::rasio || measure == ukuran::pertumbuhan;
    if (figure && detail::is_one_of(words[1], goods)) return arah::naik_baik;
    if (!figure && !counted && !share && !detail::is_one_of(words[0], ill_heads)) return arah::tidak_diketahui;
    std::size_t at = 1;
    while (at + 1 < words.size() && detail::is_one_of(words[at], between)) ++at;
    // Of findings only the number tells: "Persentase temuan …" is as a rule the share that was settled.
    const bool ill = detail::is_one_of(words[at], ills) && (counted || !equal_nocase(words[at], "temuan"));
    return ill && !detail::may_turn_direction(indikator) ? arah::turun_baik : arah::tidak_diketahui;
}

}  // namespace renaksi
