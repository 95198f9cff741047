#include "recognise/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "recognise/word_set.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

using words = std::string_view;

// The formatter would give each word a line of its own.
// clang-format off
constexpr word_set header_words{std::array<words, 162>{
    "ags", "agt", "agu", "agustus", "akhir", "aksi", "anggaran", "apbd", "apbn", "apr", "april", "atas", "awal", "berjalan",
    "berkurang", "bertambah", "bidang", "bulan", "capaian", "daerah", "dalam", "dan", "dana", "data", "dengan", "des", "desember",
    "dievaluasi", "feb", "februari", "fisik", "formulasi", "hasil", "i", "ii", "iii", "iku", "indikator", "iv", "jadwal", "jan",
    "januari", "jawab", "jenjang", "jul", "juli", "jun", "juni", "juta", "jutaan", "k", "kabupaten", "karakter", "keg", "kegiatan",
    "keluaran", "kepala", "kerja", "keterangan", "keuangan", "kinerja", "kode", "kondisi", "kota", "lalu", "lokasi", "maju", "mar",
    "maret", "mei", "menjadi", "miliar", "miliaran", "milyar", "milyaran", "murni", "n", "nama", "no", "nomor", "nop", "nopember",
    "nov", "november", "okt", "oktober", "opd", "outcome", "output", "pada", "pagu", "peb", "pebruari", "pelaksana", "pelaksanaan",
    "penanggung", "penanggungjawab", "pendanaan", "per", "perangkat", "perencanaan", "periode", "perubahan", "pilihan", "pj",
    "prakiraan", "predikat", "program", "rak", "realisasi", "rekening", "rencana", "renja", "renstra", "ribu", "ribuan", "rincian",
    "rkpd", "rp", "rpjmd", "rupiah", "s/d", "sampai", "sasaran", "sasaranstrategis", "satuan", "sd", "sebelum", "selisih", "semula",
    "sep", "september", "sesudah", "setelah", "skpd", "strategis", "sub", "subkegiatan", "sumber", "tahun", "tahunan", "target", "th",
    "tingkat", "tolak", "tolok", "total", "triwulan", "triwulanan", "tujuan", "tw", "twi", "twii", "twiii", "twiv", "ukur", "unit",
    "uraian", "urusan", "urut", "volume", "waktu"}};
// clang-format on

constexpr std::array<words, 26> sasaran_openings{
    "berkembang",    "menguat",  "meningkat", "menurun",    "optimal",    "pemerataan",  "peningkatan", "tercapai",  "tercipta",
    "terjaga",       "terjamin", "terkelola", "terkendali", "terlaksana", "terlindungi", "terpelihara", "terpenuhi", "tersedia",
    "terselenggara", "tersusun", "tertata",   "tertib",     "terwujud",   "berkurang",   "membaik",     "turunnya"};

constexpr word_set indikator_openings{std::array<words, 28>{
    "angka",      "cakupan",    "frekuensi", "hasil", "indeks",    "jumlah", "kontribusi",  "laju",        "lama",    "laporan",
    "layanan",    "luas",       "nilai",     "opini", "panjang",   "persen", "persentase",  "pertumbuhan", "peserta", "predikat",
    "prevalensi", "prosentase", "proporsi",  "rasio", "rata-rata", "skor",   "tersedianya", "tingkat"}};

constexpr word_set jabatan_openings{std::array<words, 24>{"analis",    "asisten",  "bendahara",  "bidang",      "camat", "direktur",
                                                          "inspektur", "ka",       "kabag",      "kabid",       "kasi",  "kasubag",
                                                          "kasubbag",  "kasubbid", "kepala",     "koordinator", "lurah", "pejabat",
                                                          "plt",       "pptk",     "sekretaris", "seksi",       "staf",  "subbagian"}};

constexpr word_set total_words{std::array<words, 16>{"anggaran", "belanja", "sub", "subtotal", "grand", "jumlah", "kegiatan", "keseluruhan",
                                                     "pagu", "program", "rp", "rupiah", "seluruh", "seluruhnya", "total", "umum"}};

constexpr word_set function_words{std::array<words, 16>{"atas", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "oleh", "pada",
                                                        "serta", "terhadap", "untuk", "yang", "atau", "melalui"}};

constexpr word_set office_words{std::array<words, 20>{
    "badan",     "bagian", "biro",  "cabang", "dinas",       "inspektorat", "kantor", "kecamatan", "kelurahan", "kementerian",
    "puskesmas", "rsud",   "rumah", "satuan", "sekretariat", "sekolah",     "unit",   "upt",       "uptd",      "balai"}};

/// Calls `visit` with each word in lower case, until it returns false; letters, digits and the `/` inside `s/d` belong to words, everything
/// else parts them. The word lives until the next one.
template <typename Visit>
void for_each_label_word(std::string_view text, Visit visit) {
    std::string small;
    const auto inside = [](char c) { return is_alpha(c) || is_digit(c) || (static_cast<std::uint8_t>(c) & 0x80U) != 0; };
    std::size_t i = 0;
    while (i < text.size()) {
        while (i < text.size() && !inside(text[i])) ++i;
        std::size_t end = i;
        while (end < text.size() && inside(text[end])) ++end;
        if (end == i) return;
        if (equal_nocase(text.substr(i, 3), "s/d")) end = i + 3;
        small.assign(text.substr(i, end - i));
        for (char& c : small) c = to_lower(c);
        if (!visit(std::string_view(small))) return;
        i = end;
    }
}

[[nodiscard]] bool is_number_word(std::string_view word) { return std::all_of(word.begin(), word.end(), is_digit); }

/// The first word in lower case, without punctuation at its ends.
[[nodiscard]] std::string first_word(std::string_view text) {
    std::string out;
    for_each_small_word(text, [&out](std::string_view word) {
        out = word;
        return false;
    });
    return out;
}

}  // namespace

bool is_header_text(std::string_view cell) {
    bool all = true;
    bool letters = false;
    for_each_label_word(cell, [&](std::string_view word) {
        if (is_number_word(word)) return true;
        letters = true;
        all = header_words.contains(word);
        return all;
    });
    return all && letters;
}

header_label label_of(std::string_view cell) {
    // In the order of trust: "Indikator Kinerja Program" is about the indikator, "Sasaran Program" about the sasaran.
    bool has[10] = {};
    for_each_label_word(cell, [&has](std::string_view word) {
        has[0] |= word == "penanggung" || word == "penanggungjawab" || word == "pelaksana" || word == "pj";
        has[1] |= word == "indikator" || word == "iku";
        has[2] |= word == "satuan";
        has[3] |= word.starts_with("sasaran");
        has[4] |= word == "kode" || word == "rekening";
        has[5] |= word == "anggaran" || word == "pagu" || word == "rp" || word == "rupiah";
        has[6] |= word == "program" || word == "kegiatan" || word == "subkegiatan" || word == "uraian" || word == "nama";
        has[7] |= word == "target" || word == "volume";
        has[8] |= word == "no" || word == "nomor";
        has[9] |= word == "keterangan" || word == "lokasi" || word == "sumber" || word == "jadwal" || word == "waktu";
        return true;
    });
    constexpr std::array<header_label, 10> labels{header_label::penanggung_jawab,
                                                  header_label::indikator,
                                                  header_label::satuan,
                                                  header_label::sasaran,
                                                  header_label::kode,
                                                  header_label::pagu,
                                                  header_label::nama,
                                                  header_label::target,
                                                  header_label::no,
                                                  header_label::other};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (has[i]) return labels[i];
    }
    return header_label::none;
}

std::optional<int> triwulan_label(std::string_view cell) {
    std::optional<int> found;
    bool only_this = true;
    for_each_label_word(cell, [&](std::string_view word) {
        if (word == "tw" || word == "triwulan") return true;
        if (word.starts_with("tw")) word.remove_prefix(2);
        constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
        constexpr std::array<std::string_view, 4> arabic{"1", "2", "3", "4"};
        for (int q = 0; q < 4; ++q) {
            const auto at = static_cast<std::size_t>(q);
            // A bare figure is a column number, not a triwulan.
            if (word == roman[at] || (word == arabic[at] && !is_number_word(trim(cell)))) {
                only_this = only_this && !found;
                found = q + 1;
                return only_this;
            }
        }
        only_this = false;
        return false;
    });
    return only_this ? found : std::nullopt;
}

std::optional<int> month_label(std::string_view cell) {
    constexpr std::array<std::string_view, 12> names{"januari", "februari", "maret",     "april",   "mei",      "juni",
                                                     "juli",    "agustus",  "september", "oktober", "november", "desember"};
    // Besides the first three letters: older spellings, and the ways in which Agustus is cut short.
    constexpr std::array<std::pair<std::string_view, int>, 6> others{
        {{"pebruari", 2}, {"peb", 2}, {"nopember", 11}, {"nop", 11}, {"agt", 8}, {"ags", 8}}};
    const auto month_of = [&](std::string_view word) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (word == names[i] || (word.size() == 3 && names[i].starts_with(word))) return static_cast<int>(i) + 1;
        }
        for (const auto& [spelling, month] : others) {
            if (word == spelling) return month;
        }
        return 0;
    };
    std::optional<int> found;
    bool only_this = true;
    for_each_label_word(cell, [&](std::string_view word) {
        if (word == "bulan" || word == "bln" || word == "tahun" || is_year(word)) return true;
        const int month = month_of(word);
        only_this = month > 0 && !found;
        found = month;
        return only_this;
    });
    return only_this ? found : std::nullopt;
}

std::vector<std::string> label_words(std::string_view cell) {
    std::vector<std::string> out;
    for_each_label_word(cell, [&out](std::string_view word) {
        out.emplace_back(word);
        return true;
    });
    return out;
}

bool opens_sasaran(std::string_view text) {
    const std::string word = first_word(text);
    return std::any_of(sasaran_openings.begin(), sasaran_openings.end(), [&word](words one) { return word.starts_with(one); });
}

bool opens_indikator(std::string_view text) { return indikator_openings.contains(first_word(text)); }

bool opens_pangkat(std::string_view text) {
    const std::string word = first_word(text);
    return word == "pembina" || word == "penata" || word == "pengatur" || word == "juru" || word == "pangkat";
}

bool is_year(std::string_view text) {
    if (text.size() != 4 || !is_number_word(text)) return false;
    return text >= "1945" && text < "3000";
}

bool opens_jabatan(std::string_view text) { return jabatan_openings.contains(first_word(text)); }

bool is_program_name(std::string_view text) {
    constexpr std::string_view word = "PROGRAM";
    text = trim(text);
    if (!text.starts_with(word) || text.size() <= word.size() || !is_space(text[word.size()])) return false;
    // A kegiatan may speak of a program; only a program's whole name stands in capitals.
    const auto small = std::count_if(text.begin(), text.end(), is_lower);
    const auto large = std::count_if(text.begin(), text.end(), is_upper);
    return large > 4 * small;
}

bool is_total_label(std::string_view text) {
    bool all = true;
    bool named = false;
    for_each_label_word(text, [&](std::string_view word) {
        all = total_words.contains(word);
        named = named || word == "jumlah" || word == "total" || word == "subtotal";
        return all;
    });
    return all && named;
}

bool begins_with_function_word(std::string_view text) {
    const std::string word = first_word(text);
    return word == "dan" || word == "serta" || word == "atau" || word == "yang";
}

bool ends_in_function_word(std::string_view text) {
    text = trim(text);
    const std::size_t blank = text.find_last_of(" \t");
    return function_words.contains(lower(blank == std::string_view::npos ? text : text.substr(blank + 1)));
}

std::optional<std::size_t> find_office(std::string_view text) {
    std::optional<std::size_t> found;
    for_each_word(text, [&](std::string_view word) {
        if (office_words.contains(lower(word))) found = static_cast<std::size_t>(word.data() - text.data());
        return !found;
    });
    return found;
}

}  // namespace renaksi::recognise
