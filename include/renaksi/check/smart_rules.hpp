/// \file
/// Hints about the wording of indicators (R22x): whether an indicator names a measure, one only, and no activity. An indicator has to be
/// specific and measurable (the SMART criteria of PermenPANRB 88/2021); a program can only tell what the words show, so these are notes.
///
/// Contract: data and pure functions; see check/rule.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/decimal.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/detail/indicator_scan.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/plan/indikator.hpp"

namespace renaksi {

namespace detail {

/// Words that name a measure besides those of `measure_named`.
inline constexpr std::array<std::string_view, 36> more_measures{
    "prevalensi", "insiden",   "insidensi",     "proporsi",  "porsi",   "kontribusi", "frekuensi",  "waktu",     "lama",
    "durasi",     "kecepatan", "produksi",      "populasi",  "usia",    "umur",       "gini",       "pdrb",      "ipm",
    "ikm",        "iku",       "iks",           "level",     "derajat", "peringkat",  "kategori",   "status",    "hasil",
    "total",      "omset",     "produktivitas", "perolehan", "debit",   "berat",      "akreditasi", "maturitas", "capaian"};

/// An activity turned into a noun with `ter…nya` or `me…nya` (Terlaksananya, Meningkatnya), a verb (Melaksanakan), or the noun of an
/// activity (Pelaksanaan): what is done, not how it is measured.
[[nodiscard]] constexpr bool is_activity_word(std::string_view word) noexcept {
    constexpr std::array<std::string_view, 16> activities{
        "pelaksanaan", "penyelenggaraan", "penyusunan", "pengadaan", "penyediaan", "pembinaan",    "pengelolaan",  "koordinasi",
        "fasilitasi",  "sosialisasi",     "monitoring", "pembuatan", "pemantauan", "pengembangan", "optimalisasi", "berkurangnya"};
    constexpr std::size_t shortest_noun = 9;
    constexpr std::size_t shortest_verb = 8;
    if (is_one_of(word, activities) || equal_nocase(word, "bertambahnya")) return true;
    const bool nya = word.size() >= shortest_noun && equal_nocase(word.substr(word.size() - 3), "nya");
    if (nya && (starts_with_nocase(word, "ter") || starts_with_nocase(word, "me"))) return true;
    const bool kan = word.size() >= shortest_verb && equal_nocase(word.substr(word.size() - 3), "kan");
    return kan && starts_with_nocase(word, "me");
}

[[nodiscard]] constexpr bool begins_with_activity(std::string_view indikator) noexcept {
    return is_activity_word(first_words<1>(indikator)[0]);
}

[[nodiscard]] constexpr bool is_measure_word(std::string_view word) noexcept {
    return measure_named(word) != ukuran::unknown || is_one_of(word, more_measures);
}

[[nodiscard]] constexpr bool names_measure(std::string_view indikator) noexcept {
    bool any = false;
    for_each_word(indikator, [&any](std::string_view word) {
        word = bare_word(word);
        // "Rasio/persentase", "Jumlah/luas": either will do.
        any = is_measure_word(word.substr(0, word.find('/')));
        return !any;
    });
    return any;
}

/// The second measure of an indicator that joins two: "Jumlah … dan persentase …". Only words that can begin a measure and nothing else
/// count: "dan Laporan …", "dan nilai tambah" and "dan tingkat …" continue the first one.
[[nodiscard]] constexpr std::string_view second_measure(std::string_view indikator) noexcept {
    constexpr std::array<std::string_view, 10> beginnings{"jumlah", "persentase", "prosentase", "presentase", "persen",
                                                          "indeks", "rasio",      "skor",       "banyaknya",  "rata-rata"};
    constexpr std::array<std::string_view, 4> joints{"dan", "serta", "&", "maupun"};
    std::size_t measures = 0;
    bool joined = false;
    std::string_view second;
    for_each_word(indikator, [&](std::string_view word) {
        word = bare_word(word);
        if (joined && measures > 0 && is_one_of(word, beginnings)) second = word;
        if (is_measure_word(word)) ++measures;
        joined = is_one_of(word, joints);
        return second.empty();
    });
    return second;
}

/// Appends a finding about the indicator's text, which it quotes.
inline void about_wording(const plan_row& row, const indikator_view& one, std::vector<finding>& out) {
    finding f = about(row, cell_column::indikator);
    f.found = std::string(one.nama());
    f.text = std::string(one.nama());
    out.push_back(std::move(f));
}

inline void indicators_without_measure(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (trim(one.nama()).empty() || begins_with_activity(one.nama()) || names_measure(one.nama())) return;
        about_wording(row, one, out);
    });
}

inline void joined_measures(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (!second_measure(one.nama()).empty()) about_wording(row, one, out);
    });
}

inline void activities_as_indicators(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        if (begins_with_activity(one.nama())) about_wording(row, one, out);
    });
}

inline void many_indicators(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    const std::int64_t most = about_plan.settings.most_indicators;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const auto count = static_cast<std::int64_t>(p[i].indikator_count());
        if (count <= most) continue;
        out.push_back(about(p[i], cell_column::indikator));
        out.back().expected = decimal{most, 0};
        out.back().found = decimal{count, 0};
    }
}

/// Of a row with a budget R205 says it.
inline void indicators_without_satuan(const check_context& about_plan, std::vector<finding>& out) {
    for_each_indicator(about_plan.plan, [&out](const plan_row& row, const indikator_view& one) {
        const bool others = is_budget(row.level()) && has_budget(row);
        if (others || trim(one.nama()).empty() || !trim(one.satuan()).empty()) return;
        about_wording(row, one, out);
        out.back().column = cell_column::satuan;
        out.back().found = {};
    });
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 5> smart_rules{{
    {{220},
     "indicator-without-measure",
     severity::info,
     {"Indikator tanpa ukuran", "Indikator that names no measure"},
     "PermenPANRB 88/2021",
     {"{label}: indikator \"{text}\" tidak menyebut ukurannya (jumlah, persentase, nilai, …)",
      "{label}: the indikator \"{text}\" names no measure (jumlah, persentase, nilai, …)"},
     detail::indicators_without_measure,
     sight::indikator},
    {{221},
     "joined-measures",
     severity::info,
     {"Dua ukuran dalam satu indikator", "Two measures in one indikator"},
     "PermenPANRB 88/2021",
     {"{label}: indikator \"{text}\" menggabungkan dua ukuran", "{label}: the indikator \"{text}\" joins two measures"},
     detail::joined_measures,
     sight::indikator},
    {{222},
     "activity-as-indicator",
     severity::info,
     {"Kegiatan sebagai indikator", "Activity in place of an indikator"},
     "PermenPANRB 88/2021",
     {"{label}: indikator \"{text}\" menyebut kegiatan atau keadaan, bukan ukuran",
      "{label}: the indikator \"{text}\" names an activity or a state, not a measure"},
     detail::activities_as_indicators,
     sight::indikator},
    {{223},
     "many-indicators",
     severity::info,
     {"Terlalu banyak indikator", "Many indikator on one row"},
     "PermenPANRB 88/2021",
     {"{label}: {found} indikator pada satu baris, lazimnya paling banyak {expected}",
      "{label}: {found} indikator on one row, {expected} are usual at most"},
     detail::many_indicators,
     sight::sasaran | sight_budget_rows | sight::indikator},
    {{224},
     "indicator-without-satuan",
     severity::info,
     {"Indikator tanpa satuan", "Indikator without a satuan"},
     "PermenPANRB 53/2014; PermenPANRB 88/2021",
     {"{label}: satuan indikator \"{text}\" kosong", "{label}: the indikator \"{text}\" has no satuan"},
     detail::indicators_without_satuan,
     sight::indikator | sight::satuan},
}};

}  // namespace renaksi
