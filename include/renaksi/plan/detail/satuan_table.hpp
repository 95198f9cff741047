/// \file
/// The units that `plan/satuan.hpp` knows, in normalised form, by what they measure. Each table is sorted by bytes; a test of the
/// compiler's own at the end sees to it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace renaksi::detail {

// The formatter would put each name on a line of its own.
// clang-format off
inline constexpr std::array<std::string_view, 373> satuan_count{
    "acara", "aduan", "akta", "akta kelahiran", "alat", "ampul", "anak", "anakan", "anggota", "aplikasi", "arsip", "artikel", "asn",
    "asosiasi", "aspek", "atlet", "badan usaha", "bahasa", "balita", "bangunan", "bangunan gedung", "bangunan gedung cagar budaya",
    "bangunan gedung negara", "bangunan konstruksi", "bank sampah", "bantuan teknis", "batang", "bayi", "beasiswa", "bendung",
    "bendungan", "benih", "berita", "berita acara", "berkas", "bh", "bibit", "bidang tanah", "botol", "box", "bpsk", "buah", "buku",
    "bum kampung", "bum perkampungan", "bumdes", "cabang olahraga", "cagar budaya", "daerah", "daftar", "danau", "data", "dataset",
    "desa", "destinasi", "dinas", "dokter", "dokumen", "dosis", "dpa", "dpd", "dus", "dusun", "edisi", "ekor", "eksemplar", "entitas",
    "entry", "even", "event", "fasilitas", "fasyankes", "film", "flyover", "forum", "galur", "gampong", "gapoktan", "gedung", "guru",
    "halte", "helpdesk", "ibu hamil", "ijin", "ikm", "indikator", "industri", "inovasi", "instansi", "investor", "item", "iup", "izin",
    "jaringan", "jembatan", "jenis", "jiwa", "judul", "kab", "kabupaten", "kabupaten kota", "kader", "kajian", "kali", "kamar",
    "kampung", "kampung kb", "kapal", "kapsul", "karya", "kasus", "kawasan", "kawasan genangan", "kawasan transmigrasi", "kebijakan",
    "kecamatan", "kegiatan", "kegiatan usaha", "kejadian", "kelas", "kelompok", "kelompok masyarakat", "kelompok pra koperasi",
    "kelompok pra-koperasi", "kelompok tani", "keluarga", "kelurahan", "kendaraan", "kepala keluarga", "keputusan", "kerja sama",
    "kerjasama", "kesepakatan", "kia", "kios", "kk", "kolam", "komponen", "komunitas", "konten", "konten digital", "kontrak",
    "koperasi", "kota", "kotak", "ktp", "kunjungan", "kursi", "lansia", "laporan", "layanan", "layanan informasi", "lembaga",
    "lembaga kemasyarakatan", "lembaga masyarakat", "lembaga mha", "lembar", "lisensi", "lkjip", "lokasi", "lokus", "lomba", "lpk",
    "lpksm", "macam", "mahasiswa", "makam", "masjid", "mata", "medali", "media", "menara", "mesin", "mitra", "modul", "mou", "nagari",
    "naskah", "nelayan", "nib", "objek", "objek pajak", "obyek", "obyek pajak", "opd", "operasi", "orang", "org", "organisasi", "ormas",
    "paket", "paket data", "paket pekerjaan", "pameran", "panel", "panitia", "pasar", "pasien", "pc", "pcs", "pedagang", "pegawai",
    "pejabat", "pekerja", "pelabuhan perikanan", "pelaku ekonomi", "pelaku usaha", "pelanggaran", "pelapor", "pelatda", "pelatihan",
    "pemuda", "penduduk", "penerbit", "pengaduan", "pengelola", "pengguna", "penghargaan", "pengunjung", "pengurus", "pengusaha",
    "penumpang", "penyelenggara", "penyuluh", "perangkat daerah", "perangkat pendukung", "peraturan", "perawat", "perbup", "perda",
    "perdasus", "perdes", "perguruan tinggi", "perizinan", "perjanjian", "perkada", "perkara", "permohonan", "perpustakaan", "persil",
    "pertemuan", "perusahaan", "perwal", "peserta", "peserta didik", "peta", "petak", "petani", "piala", "plot", "pns", "pohon",
    "pokja", "pokmas", "poktan", "portal", "pos", "posyandu", "prasarana", "prestasi", "produk", "program", "promosi", "provinsi",
    "publikasi", "puskesmas", "rangkaian", "rapat", "raperda", "regu", "regulasi", "rekening", "rekomendasi", "rekomendasi temuan",
    "relawan", "renja", "renstra", "rim", "rka", "roda 2", "roda 4", "rt", "ruang", "ruas", "ruas jalan", "rumah", "rumah negara",
    "rumah sakit", "rumah tangga", "rumpun", "rute", "rw", "sachet", "saluran", "sambungan rumah", "sampel", "sanksi", "sarana",
    "sarana dan prasarana", "satlinmas", "satuan pendidikan", "satuan pendidikan tinggi", "satuan permukiman", "sekolah", "sertifikat",
    "server", "set", "setek", "sidang", "sistem", "sistem drainase lingkungan", "sistem drainase perkotaan", "sistem informasi",
    "siswa", "situ", "sk", "skpd", "skrd", "sop", "sosialisasi", "sp2d", "spesies", "spj", "spm", "sr", "stek", "stel", "strain",
    "sub kegiatan", "sub unit", "sub urusan", "substansi", "surat", "surat keputusan", "tablet", "tatanan", "tempat tidur", "temuan",
    "tenaga kerja", "tenaga kesehatan", "terbitan", "terminal", "tim", "titik", "toko", "tower", "tpa", "tps", "transaksi", "trayek",
    "ukm", "umkm", "unit", "unit kerja", "unit managemen", "unit manajemen", "unit rumah", "unit usaha", "urusan", "usaha",
    "usaha mikro", "usulan", "usulan kebijakan", "varietas", "varietas unggul baru", "vial", "video", "wajib pajak",
    "warisan budaya dunia", "website", "wilayah", "wirausaha", "wisatawan"};

inline constexpr std::array<std::string_view, 40> satuan_measure{
    "are", "cm", "derajat", "detik", "gb", "gr", "gram", "ha", "hektar", "hektare", "kap", "kapita", "kg", "km", "km2", "ku", "kuintal",
    "kva", "kw", "kwh", "kwintal", "l", "liter", "m", "m1", "m2", "m3", "mb", "mbps", "meter", "meter kubik", "meter lari",
    "meter persegi", "ml", "mm", "mw", "permil", "ppm", "ton", "watt"};

inline constexpr std::array<std::string_view, 7> satuan_percent{
    "%", "percent", "persen", "persentase", "presentase", "prosen", "prosentase"};

inline constexpr std::array<std::string_view, 18> satuan_time{
    "bln", "bulan", "caturwulan", "hari", "hari kalender", "hari kerja", "hari operasi", "jam", "jam pelajaran", "jp", "menit",
    "minggu", "periode", "semester", "tahun", "thn", "triwulan", "tw"};

inline constexpr std::array<std::string_view, 16> satuan_index{
    "angka", "bobot", "indeks", "index", "nilai", "nilai akreditasi", "nilai indeks", "peringkat", "poin", "point", "rangking",
    "ranking", "rasio", "score", "skala", "skor"};

inline constexpr std::array<std::string_view, 12> satuan_predicate{
    "akreditasi", "grade", "huruf", "kategori", "klasifikasi", "kriteria", "kualifikasi", "level", "opini", "predikat", "status",
    "tingkat"};

inline constexpr std::array<std::string_view, 15> satuan_money{
    "biaya", "dolar", "juta", "juta rp", "juta rupiah", "miliar", "miliar rupiah", "milyar", "milyar rupiah", "ribu rupiah", "rp",
    "rp juta", "rupiah", "triliun", "usd"};
// clang-format on

template <std::size_t Size>
[[nodiscard]] constexpr bool is_strictly_sorted(const std::array<std::string_view, Size>& names) noexcept {
    for (std::size_t i = 1; i < Size; ++i) {
        if (!(names[i - 1] < names[i])) return false;
    }
    return true;
}

static_assert(is_strictly_sorted(satuan_count) && is_strictly_sorted(satuan_measure) && is_strictly_sorted(satuan_percent) &&
              is_strictly_sorted(satuan_time));
static_assert(is_strictly_sorted(satuan_index) && is_strictly_sorted(satuan_predicate) && is_strictly_sorted(satuan_money));

}  // namespace renaksi::detail
