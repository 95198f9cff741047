/// \file
/// Whether two texts name the same office: a title ("RENCANA AKSI KINERJA DINAS … KABUPATEN …") and the jabatan of who signs ("Kepala Dinas
/// …").
///
/// Contract: pure functions; views keep the life of their argument. All are O(length).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"

namespace renaksi::detail {

/// Words before the office in titles of these documents.
inline constexpr std::array<std::string_view, 27> title_words{
    "rencana", "aksi",    "renaksi", "(renaksi)", "rencana-aksi", "kinerja", "perjanjian", "pencapaian", "capaian",
    "target",  "dokumen", "matriks", "matrik",    "formulir",     "form",    "lampiran",   "atas",       "dan",
    "pada",    "per",     "untuk",   "perubahan", "triwulan",     "tahunan", "tahun",      "anggaran",   "opd"};

inline constexpr std::array<std::string_view, 10> region_words{"kabupaten", "kab",  "kab.",  "kota",       "provinsi",
                                                               "propinsi",  "prov", "prov.", "pemerintah", "pemkab"};

/// The first word of an office's name, where it is one of the usual kinds; it ends the name of a region before it.
inline constexpr std::array<std::string_view, 15> office_words_first{"dinas",     "badan",     "kantor", "inspektorat", "sekretariat",
                                                                     "kecamatan", "kelurahan", "bagian", "rsud",        "rumah",
                                                                     "puskesmas", "satuan",    "uptd",   "upt",         "balai"};

template <std::size_t N>
[[nodiscard]] constexpr bool is_any_word(std::string_view word, const std::array<std::string_view, N>& words) noexcept {
    for (const std::string_view one : words) {
        if (equal_nocase(word, one)) return true;
    }
    return false;
}

[[nodiscard]] constexpr bool is_number_word(std::string_view word) noexcept {
    for (const char c : word) {
        if (!is_digit(c)) return false;
    }
    return !word.empty();
}

/// The part of a title that names the office, empty when there is none: from the first word that does not belong to the kind of
/// document, up to the year.
[[nodiscard]] constexpr std::string_view office_in_title(std::string_view title) noexcept {
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
    for_each_word(title, [&](std::string_view word) {
        const auto at = static_cast<std::size_t>(word.data() - title.data());
        if (begin == std::string_view::npos) {
            if (is_any_word(word, title_words) || is_number_word(word)) return true;
            begin = at;
        } else if (is_number_word(word) || equal_nocase(word, "tahun") || equal_nocase(word, "ta") || equal_nocase(word, "t.a.")) {
            return false;
        }
        end = at + word.size();
        return true;
    });
    return begin == std::string_view::npos ? std::string_view{} : title.substr(begin, end - begin);
}

/// The office that a jabatan heads, empty when the jabatan does not name one that way (a Bupati, an Inspektur) or heads only a part of one.
[[nodiscard]] constexpr std::string_view office_in_jabatan(std::string_view jabatan) noexcept {
    constexpr std::array<std::string_view, 8> acting{"plt", "plt.", "plh", "plh.", "pj", "pj.", "pjs", "pjs."};
    constexpr std::array<std::string_view, 2> heads{"kepala", "direktur"};
    bool headed = false;
    std::size_t begin = std::string_view::npos;
    for_each_word(jabatan, [&](std::string_view word) {
        if (headed) {
            begin = static_cast<std::size_t>(word.data() - jabatan.data());
            return false;
        }
        headed = is_any_word(word, heads);
        return headed || is_any_word(word, acting);
    });
    if (begin == std::string_view::npos) return {};
    const std::string_view office = trim(jabatan.substr(begin));
    for (const std::string_view part : {"bidang", "seksi", "sub", "subag", "unit"}) {
        if (starts_with_nocase(office, part)) return {};
    }
    return office;
}

/// An office's own words and those of its region, in the form in which they are compared.
struct office_words {
    std::vector<std::string> own;
    std::vector<std::string> region;
};

[[nodiscard]] inline office_words split_office(std::string_view text) {
    office_words out;
    bool in_region = false;
    for_each_word(text, [&](std::string_view word) {
        std::string plain = lower(word);
        while (!plain.empty() && (plain.back() == ',' || plain.back() == '.' || plain.back() == ';')) plain.pop_back();
        if (plain == "&") plain = "dan";
        // The kind of region is written in too many ways; its name is what counts.
        const bool region = is_any_word(plain, region_words);
        in_region = (in_region || region) && !is_any_word(plain, office_words_first);
        if (region || plain.empty()) return true;
        (in_region ? out.region : out.own).push_back(std::move(plain));
        return true;
    });
    return out;
}

/// Same words, but for case, punctuation and "&"; a region counts only where both name one.
[[nodiscard]] inline bool same_office(std::string_view a, std::string_view b) {
    const office_words left = split_office(a);
    const office_words right = split_office(b);
    if (left.own != right.own) return false;
    return left.region.empty() || right.region.empty() || left.region == right.region;
}

}  // namespace renaksi::detail
