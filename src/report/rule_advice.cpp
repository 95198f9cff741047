#include "report/rule_advice.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "renaksi/check/catalogue.hpp"

namespace renaksi::report {

namespace {

struct advice {
    std::uint16_t rule;
    bilingual text;
};

// Ids ascending: a lookup searches in halves.
constexpr std::array advices{
    advice{1, {"Tautkan program dengan sasaran yang didukungnya", "Link the program to the sasaran that it serves"}},
    advice{2,
           {"Tetapkan program untuk sasaran ini atau keluarkan sasarannya dari rencana",
            "Name the program for this sasaran, or take the sasaran out of the plan"}},
    advice{3,
           {"Cantumkan baris induknya atau pindahkan baris ini ke induk yang benar",
            "Add the row above it, or move the row below the right one"}},
    advice{4, {"Sesuaikan kode dengan kode induknya", "Bring the kode into line with the one above it"}},
    advice{5, {"Tulis kode sebagai teks dalam bentuk bakunya", "Write the kode as text in its standard form"}},
    advice{6, {"Ganti dengan kode yang berlaku", "Replace it with the kode in force"}},
    advice{7, {"Tulis nama sesuai nomenklatur", "Write the name as the nomenklatur has it"}},
    advice{8, {"Hapus baris yang berulang atau bedakan keduanya", "Take out the repeated row, or tell the two apart"}},
    advice{9, {"Perbaiki penomoran", "Mend the numbering"}},
    advice{10,
           {"Biarkan pengolah kata mengulang kepala tabel, jangan menyalinnya",
            "Let the word processor repeat the header instead of copying it"}},
    advice{11, {"Geser isi baris ke kolomnya", "Move the cells of the row into their columns"}},
    advice{12, {"Pindahkan teks ke kolom yang tepat atau hapus", "Move the text into its column, or take it out"}},
    advice{13, {"Simpan berkas sebagai UTF-8", "Save the file as UTF-8"}},
    advice{14, {"Cantumkan kode pada setiap baris agar jenjangnya pasti", "Print a kode in every row, so that its level is certain"}},
    advice{15, {"Satukan teks yang terputus halaman", "Join the text that a page break has cut"}},
    advice{16, {"Cantumkan kode resminya", "Print the official kode"}},
    advice{17, {"Cocokkan nama dengan nomenklatur yang berlaku", "Hold the name against the nomenklatur in force"}},
    advice{18, {"Pindahkan ke dokumen lain bila bukan bagian rencana", "Keep it in another document if it is no part of the plan"}},
    advice{19, {"Pisahkan baris yang bukan baris rencana", "Keep rows that are no rows of the plan apart"}},
    advice{20, {"Pastikan lembar yang dibaca memang rencananya", "Make sure that the sheet that was read is the plan"}},
    advice{21, {"Pastikan satuan uangnya; lebih baik tulis Rupiah penuh", "Make sure of the unit; whole Rupiah are better"}},
    advice{
        22,
        {"Pastikan tahun atau tahap yang dibaca memang yang dimaksud", "Make sure that the year or stage that was read is the one meant"}},
    advice{23, {"Tampilkan atau hapus yang tersembunyi", "Show what is hidden, or take it out"}},
    advice{24,
           {"Buka dan simpan ulang berkasnya agar rumus memiliki nilai", "Open and save the file again, so that the formula has a value"}},
    advice{25, {"Ganti rumus ke berkas lain dengan nilainya", "Put the value in place of the formula into another file"}},
    advice{26, {"Tulis satu satuan uang untuk seluruh dokumen", "Name one unit of money for the whole document"}},
    advice{101,
           {"Cocokkan pagu dengan rencana triwulannya dan perbaiki sel yang salah",
            "Hold the pagu against its triwulan and mend the wrong cell"}},
    advice{102, {"Hitung ulang induk dari rinciannya dan perbaiki sel yang salah", "Add up the rows below again and mend the wrong cell"}},
    advice{103, {"Hitung ulang baris Jumlah dari seluruh program", "Add up the Jumlah row from all programs again"}},
    advice{104, {"Periksa tanda minus; anggaran tidak negatif", "Look at the minus; a budget is not negative"}},
    advice{105, {"Isi pagu atau keluarkan barisnya dari rencana", "Fill in the pagu, or take the row out of the plan"}},
    advice{106,
           {"Pastikan pelaksanaannya memang pada satu triwulan, atau bagi anggarannya",
            "Make sure that it happens in one triwulan, or spread the budget"}},
    advice{108, {"Samakan triwulan dengan jumlah bulannya", "Bring the triwulan into line with its months"}},
    advice{111, {"Bulatkan ke Rupiah penuh", "Round to whole Rupiah"}},
    advice{112, {"Periksa nilai yang luar biasa besar", "Look at the amounts that are out of all proportion"}},
    advice{113, {"Cantumkan jumlahnya", "Print the total"}},
    advice{114, {"Tulis nilainya sebagai bilangan", "Write the amount as a number"}},
    advice{115, {"Tulis ribuan dan desimal dengan tanda yang tetap", "Keep to one mark for thousands and one for decimals"}},
    advice{201, {"Sesuaikan target setahun dengan target triwulannya", "Bring the year's target into line with its triwulan"}},
    advice{202, {"Tulis target sebagai angka, satuannya di kolom satuan", "Write the target as a number and its unit under satuan"}},
    advice{203, {"Pastikan persentasenya dan tulis dengan satu cara", "Make sure of the percentage and write it in one way"}},
    advice{204, {"Ganti satuan atau perbaiki rumusan indikatornya", "Change the satuan, or word the indikator differently"}},
    advice{205, {"Lengkapi indikator, satuan, dan targetnya", "Add indikator, satuan and target"}},
    advice{206, {"Isi targetnya", "Fill in the targets"}},
    advice{207, {"Bulatkan target atau ganti satuannya", "Make the target whole, or change the satuan"}},
    advice{208,
           {"Selaraskan jadwal anggaran dengan target triwulannya", "Bring the triwulan of the budget and those of the targets together"}},
    advice{209, {"Beri setiap baris indikator sendiri", "Give each row an indikator of its own"}},
    advice{210, {"Pastikan target kumulatif tidak turun", "Make sure that a cumulative target does not fall"}},
    advice{211, {"Bagi layanan bulanan tiga bulan setiap triwulan", "Plan three months of a monthly service in each triwulan"}},
    advice{212, {"Pakai satuan dari nomenklatur", "Use the satuan of the nomenklatur"}},
    advice{213, {"Pakai predikat dari skala yang berlaku", "Use a predikat of the scale in force"}},
    advice{215, {"Tulis tanda persen pada semua target atau tidak sama sekali", "Write the percent sign with all targets or with none"}},
    advice{216, {"Pakai indikator dari nomenklatur", "Use the indikator of the nomenklatur"}},
    advice{
        220,
        {"Rumuskan indikator dengan ukuran (jumlah, persentase, nilai)", "Word the indikator with a measure (jumlah, persentase, nilai)"}},
    advice{221, {"Pisahkan menjadi satu ukuran per indikator", "Split it into one measure for each indikator"}},
    advice{222, {"Rumuskan hasil yang diukur, bukan kegiatannya", "Say what is measured, not what is done"}},
    advice{223, {"Pilih indikator yang paling menggambarkan hasil", "Choose the indikator that shows the result best"}},
    advice{224, {"Lengkapi satuannya", "Add the satuan"}},
    advice{301, {"Tetapkan penanggung jawab program", "Name who is responsible for the program"}},
    advice{302, {"Perbaiki NIP pada pengesahan", "Mend the NIP under the signature"}},
    advice{303, {"Lengkapi tempat, tanggal, jabatan, dan nama", "Add place, date, office and name"}},
    advice{304, {"Samakan nama perangkat daerah pada judul dan pengesahan", "Use one name of the office in title and signature"}},
    advice{305, {"Samakan tahun pada judul dan pengesahan", "Use one year in title and signature"}},
};

constexpr bool advices_ascend() noexcept {
    for (std::size_t i = 1; i < advices.size(); ++i) {
        if (advices[i - 1].rule >= advices[i].rule) return false;
    }
    return true;
}
static_assert(advices_ascend());

constexpr std::uint16_t rules_a_family = 100;

/// What holds for every rule of a family: structure, money, targets, people.
constexpr bilingual family_advice(std::uint16_t rule) noexcept {
    switch (rule / rules_a_family) {
        case 0:
            return {"Periksa susunannya pada dokumen asal", "Look at the arrangement in the original document"};
        case 1:
            return {"Periksa nilainya pada dokumen asal", "Look at the amounts in the original document"};
        case 2:
            return {"Periksa indikator dan targetnya", "Look at the indikator and its targets"};
        default:
            return {"Periksa pada dokumen asal", "Look it up in the original document"};
    }
}

}  // namespace

std::string_view recommendation(rule_id of, language lang) noexcept {
    const auto* const at = std::lower_bound(advices.begin(), advices.end(), of.number,
                                            [](const advice& one, std::uint16_t wanted) { return one.rule < wanted; });
    if (at != advices.end() && at->rule == of.number) return at->text.in(lang);
    return family_advice(of.number).in(lang);
}

std::string criterion(rule_id of, language lang) {
    const rule* const known = find_rule(of);
    if (known == nullptr) return to_string(of);
    std::string out(known->title.in(lang));
    if (!known->basis.empty()) out.append(" (").append(known->basis).append(")");
    return out;
}

}  // namespace renaksi::report
