#include "national/names.hpp"

#include <array>
#include <string_view>

#include "national/dice.hpp"

namespace renaksi::national {

namespace {

constexpr std::array<std::string_view, 8> program_acts{"PENGELOLAAN", "PEMBINAAN",    "PENINGKATAN", "PENGEMBANGAN",
                                                       "PENATAAN",    "PEMBERDAYAAN", "PELAYANAN",   "PENGAWASAN"};
constexpr std::array<std::string_view, 24> program_things{
    "PENDIDIKAN",      "PELAYANAN KESEHATAN", "SUMBER DAYA AIR",  "JALAN DAN JEMBATAN", "PERUMAHAN RAKYAT", "KETERTIBAN UMUM",
    "TENAGA KERJA",    "KETAHANAN PANGAN",    "PERTANAHAN",       "LINGKUNGAN HIDUP",   "MASYARAKAT DESA",  "KOPERASI",
    "LALU LINTAS",     "PENANAMAN MODAL",     "KEPEMUDAAN",       "STATISTIK SEKTORAL", "KEBUDAYAAN",       "PERPUSTAKAAN",
    "USAHA PERIKANAN", "PARIWISATA",          "SARANA PERTANIAN", "USAHA MIKRO",        "PERDAGANGAN",      "KEUANGAN DAERAH"};
constexpr std::array<std::string_view, 6> program_tails{
    "", " DAERAH", " DAN KELEMBAGAAN", " TERPADU", ", SARANA DAN PRASARANA", " BERKELANJUTAN"};

constexpr std::array<std::string_view, 20> acts{"Penyediaan",   "Pembinaan",   "Pengawasan", "Pemeliharaan", "Pembangunan",
                                                "Rehabilitasi", "Penyusunan",  "Koordinasi", "Fasilitasi",   "Pelatihan",
                                                "Pendataan",    "Sosialisasi", "Evaluasi",   "Pengadaan",    "Pengelolaan",
                                                "Pendampingan", "Penataan",    "Verifikasi", "Peningkatan",  "Pelaksanaan"};
constexpr std::array<std::string_view, 40> things{
    "Gaji dan Tunjangan", "Jasa Surat Menyurat", "Peralatan Kantor",       "Kendaraan Dinas",   "Ruang Kelas",         "Alat Kesehatan",
    "Saluran Irigasi",    "Jalan Desa",          "Rumah Layak Huni",       "Data Kependudukan", "Arsip Daerah",        "Pasar Rakyat",
    "Kelompok Tani",      "Benih dan Pupuk",     "Koperasi Simpan Pinjam", "Usaha Mikro",       "Tenaga Pendidik",     "Posyandu",
    "Bank Sampah",        "Ruang Terbuka Hijau", "Dokumen Perencanaan",    "Laporan Keuangan",  "Barang Milik Daerah", "Rapat Koordinasi",
    "Pelayanan Terpadu",  "Sistem Informasi",    "Jaringan Komunikasi",    "Bantuan Sosial",    "Pangan Lokal",        "Perikanan Tangkap",
    "Destinasi Wisata",   "Cagar Budaya",        "Organisasi Pemuda",      "Lembaga Adat",      "Izin Usaha",          "Kawasan Permukiman",
    "Drainase Kota",      "Air Minum",           "Hutan Rakyat",           "Ternak Unggas"};
/// Ends of names: of thirty, seven have a comma and one has quotes.
constexpr std::array<std::string_view, 30> tails{"",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 " Daerah",
                                                 " Kabupaten/Kota",
                                                 " Tingkat Kecamatan",
                                                 " Tahun Berjalan",
                                                 " (Lanjutan)",
                                                 " Skala Kecil",
                                                 " Bagi Masyarakat",
                                                 " Antar Wilayah",
                                                 " Perdesaan",
                                                 " SKPD",
                                                 " Sesuai Standar",
                                                 " Dalam Satu Daerah",
                                                 " pada Unit Pelaksana Teknis",
                                                 " Berbasis Masyarakat",
                                                 ", Sarana dan Prasarana",
                                                 ", Pelaporan dan Evaluasi Kinerja",
                                                 ", Honorarium dan Lembur Pegawai",
                                                 ", Monitoring, dan Supervisi",
                                                 ", serta Pemanfaatannya",
                                                 ", Umum dan Kepegawaian",
                                                 ", Desa, dan Kelurahan",
                                                 " melalui Aplikasi \"Satu Data\""};

template <std::size_t A, std::size_t B, std::size_t C>
void append(std::string& out, std::uint64_t code, const std::array<std::string_view, A>& first,
            const std::array<std::string_view, B>& second, const std::array<std::string_view, C>& third) {
    dice die(mix(code));
    out.append(die.one_of(first)).append(" ").append(die.one_of(second)).append(die.one_of(third));
}

}  // namespace

void append_program_name(std::string& out, std::uint64_t code) {
    out.append("PROGRAM ");
    append(out, code, program_acts, program_things, program_tails);
}

void append_activity_name(std::string& out, std::uint64_t code) { append(out, code, acts, things, tails); }

void append_cell(std::string& out, const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        out.append(text);
        return;
    }
    out.push_back('"');
    for (const char c : text) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

}  // namespace renaksi::national
