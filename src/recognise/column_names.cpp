#include "recognise/column_names.hpp"

#include <algorithm>
#include <initializer_list>

#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

/// The words of a label and questions about them.
class label_text {
public:
    explicit label_text(std::string_view label) : words_(label_words(label)), small_(normalised(label)) {}

    [[nodiscard]] bool has(std::initializer_list<std::string_view> any) const {
        return std::any_of(words_.begin(), words_.end(),
                           [&](const std::string& word) { return std::find(any.begin(), any.end(), word) != any.end(); });
    }
    /// The label is this word and nothing else but figures and marks.
    [[nodiscard]] bool is(std::initializer_list<std::string_view> any) const {
        return words_.size() == 1 && std::find(any.begin(), any.end(), words_.front()) != any.end();
    }
    [[nodiscard]] bool begins(std::string_view prefix) const {
        return std::any_of(words_.begin(), words_.end(), [prefix](const std::string& word) { return word.starts_with(prefix); });
    }
    [[nodiscard]] bool contains(std::string_view part) const { return small_.find(part) != std::string::npos; }
    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }

private:
    std::vector<std::string> words_;
    std::string small_;
};

[[nodiscard]] bool speaks_of_money(const label_text& label) {
    return label.has({"pagu", "anggaran", "rp", "rupiah", "dana", "pendanaan", "keuangan", "belanja", "biaya", "alokasi"});
}

[[nodiscard]] bool speaks_of_plan(const label_text& label) {
    return label.has({"target", "rencana", "indikator", "tolok", "tolak", "program"});
}

/// `Realisasi`, `Tingkat Capaian`; a label that names the plan before (`Target dan Realisasi`) heads both.
[[nodiscard]] bool is_realised(const label_text& label) {
    bool capaian = false;
    bool tingkat = false;
    for (const std::string& word : label.words()) {
        if (word == "target" || word == "rencana" || word == "anggaran" || word == "pagu") return false;
        if (word == "realisasi" || word == "serapan" || word == "penyerapan") return true;
        capaian = capaian || word == "capaian";
        tingkat = tingkat || word == "tingkat";
        if (capaian && tingkat) return true;
    }
    return false;
}

/// `Capaian`, `Predikat`: realised, unless a lower label says that the target is meant.
[[nodiscard]] bool is_achievement(const label_text& label) { return label.has({"capaian", "predikat"}) && !speaks_of_plan(label); }

[[nodiscard]] bool is_other_period(const label_text& label) {
    if (label.has({"lalu", "rpjmd", "kondisi", "baseline"})) return true;
    if (label.contains("n-1") || label.contains("n-2") || label.contains("n - 1")) return true;
    const bool of_period = label.has({"periode", "renstra", "perencanaan", "tahun"});
    if (label.has({"akhir", "awal"}) && of_period) return true;
    if (label.has({"tahun"}) && label.has({"5", "lima"})) return true;
    const bool until = label.has({"s/d", "sd"}) || (label.has({"sampai"}) && label.has({"dengan"}));
    return until && !label.has({"triwulan", "tw", "twi", "twii", "twiii", "twiv"});
}

[[nodiscard]] column_time time_of(const label_path& path, bool names_target) {
    column_time out = column_time::plan;
    for (const std::string& one : path) {
        const label_text label(one);
        if (is_realised(label)) return column_time::realised;
        if (is_achievement(label) && !names_target) return column_time::realised;
        if (label.has({"prakiraan", "maju"}) || label.contains("n+1")) out = column_time::forward;
        if (is_other_period(label)) out = column_time::period;
        if (label.has({"bertambah", "berkurang", "selisih"})) out = column_time::change;
    }
    return out;
}

[[nodiscard]] column_stage stage_of(const label_path& path) {
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
        const label_text label(*at);
        if (label.has({"sebelum", "murni", "semula"})) return column_stage::before;
        if (label.has({"sesudah", "setelah", "menjadi", "perubahan"})) return column_stage::after;
    }
    return column_stage::none;
}

/// `TW I`, `Anggaran Triwulan 2 (Rp)`, or a label that is a triwulan and nothing else.
[[nodiscard]] int triwulan_of(const std::string& one) {
    if (const auto exact = triwulan_label(one)) return *exact;
    const label_text label(one);
    bool behind = false;
    for (const std::string& word : label.words()) {
        const bool opens = word == "tw" || word == "triwulan";
        if (const auto found = behind || word.starts_with("tw") ? triwulan_label("tw " + (behind ? word : word.substr(2))) : std::nullopt) {
            return *found;
        }
        behind = opens;
    }
    return 0;
}

[[nodiscard]] int tahun_of(const std::string& one) {
    int found = 0;
    for (const std::string& word : label_words(one)) {
        if (is_year(word)) found = std::stoi(word);
    }
    return found;
}

[[nodiscard]] column_name name_of_path(const label_path& path) {
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
        const column_name name = name_of_label(*at);
        if (name != column_name::none) return name;
        // Target and money at once: what stands above says no more.
        if (label_text(*at).has({"target", "kinerja"})) return column_name::none;
    }
    return column_name::none;
}

/// Numbers are told from their size where the labels name neither target nor money, and a unit beside its target from its words.
[[nodiscard]] column_name settle_name(column_name named, const label_path& path, const column_content& content) {
    const bool numeric = content.mostly(content.numbers + content.money);
    if (named == column_name::none && numeric) return content.mostly(content.money) ? column_name::money : column_name::target;
    if (named == column_name::money && content.mostly(content.wording)) return column_name::none;
    if (named == column_name::target && content.mostly(content.units, 70)) return column_name::satuan;
    const bool exact = !path.empty() && label_text(path.back()).is({"k"});
    if (named == column_name::target && !exact && content.mostly(content.money, 70)) return column_name::money;
    return named;
}

}  // namespace

column_name name_of_label(std::string_view text) {
    const label_text label(text);
    if (label.words().empty()) return column_name::none;
    if (label.is({"k", "fisik", "volume", "kinerja", "vol"})) return column_name::target;
    if (label.has({"penanggung", "penanggungjawab", "pelaksana", "pj", "pengampu"})) return column_name::penanggung_jawab;
    if (label.has({"keterangan", "ket", "lokasi", "sumber", "jadwal", "waktu", "formulasi", "karakter", "catatan", "pelaksanaan"})) {
        return column_name::other;
    }
    if (label.has({"indikator", "iku", "tolok", "tolak"})) return column_name::indikator;
    if (label.has({"satuan"}) && !label.has({"kerja"})) return column_name::satuan;
    if (label.has({"tujuan"})) return column_name::other;
    const bool target = label.has({"target", "volume"});
    const bool money = speaks_of_money(label);
    // `Target Kinerja dan Anggaran` stands over both.
    if (target && money) return label.has({"kinerja"}) ? column_name::none : column_name::money;
    if (target) return column_name::target;
    if (label.begins("sasaran")) return column_name::sasaran;
    if (label.has({"kode", "rekening"})) return column_name::kode;
    if (money) return column_name::money;
    if (label.has({"keluaran", "hasil", "manfaat", "dampak", "outcome", "output"}) && !label.has({"program", "kegiatan"})) {
        return column_name::none;
    }
    if (label.has({"program", "kegiatan", "subkegiatan", "keg", "uraian", "nama"})) return column_name::nama;
    if (label.has({"no", "nomor", "urut"})) return column_name::no;
    return column_name::none;
}

named_column name_column(const label_path& path, const column_content& content) {
    named_column out;
    for (const std::string& one : path) out.label.append(out.label.empty() ? "" : " / ").append(one);
    const column_name named = name_of_path(path);
    out.name = settle_name(named, path, content);
    const bool wording = content.mostly(content.wording - content.units);
    out.time = time_of(path, named == column_name::target || named == column_name::indikator || wording);
    out.stage = stage_of(path);
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
        if (out.tahun == 0) out.tahun = tahun_of(*at);
        if (out.triwulan == 0 && out.bulan == 0) out.triwulan = triwulan_of(*at);
        if (out.bulan == 0 && out.triwulan == 0) out.bulan = month_label(*at).value_or(0);
    }
    if (path.empty()) return out;
    const label_text leaf(path.back());
    out.total = leaf.has({"jumlah", "total"});
    out.result = leaf.has({"keluaran", "hasil", "manfaat", "dampak", "outcome", "output"});
    return out;
}

int content_fit(column_name name, const column_content& content) {
    if (content.says() == 0) return 0;
    const auto share = [&content](int part) { return 100 * part / content.says(); };
    const int half = 50;
    switch (name) {
        case column_name::no:
            return share(content.ordinals + content.numbers) - half;
        case column_name::kode:
            return share(content.codes) - half;
        case column_name::satuan:
            return share(content.units) - half / 2;
        case column_name::target:
            return share(content.numbers) - half + (content.mostly(content.money) ? half : 0);
        case column_name::money:
            return share(content.money + content.numbers) - half;
        case column_name::sasaran:
        case column_name::indikator:
        case column_name::nama:
        case column_name::penanggung_jawab:
            return share(content.wording) - half;
        case column_name::none:
        case column_name::other:
            return 0;
    }
    return 0;
}

}  // namespace renaksi::recognise
