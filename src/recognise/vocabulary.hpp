// The words by which parts of a plan are told: header labels, the openings of sasaran, indikator and jabatan, names of offices.
// They are words of the field, never of one office or one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renaksi::recognise {

/// What a header label names.
enum class header_label : std::uint8_t { none, no, kode, sasaran, indikator, satuan, target, nama, pagu, penanggung_jawab, other };

/// True when every word of the cell is a word of table headers (and there is one).
[[nodiscard]] bool is_header_text(std::string_view cell);

/// The role that a header cell names, `other` where it is a header for something that a plan has no place for.
[[nodiscard]] header_label label_of(std::string_view cell);

/// 1 … 4 for `I`, `TW II`, `Triwulan 3`, `TRIWULAN IV`.
[[nodiscard]] std::optional<int> triwulan_label(std::string_view cell);

/// 1 … 12 for `Januari`, `Peb`, `Bulan Maret`, `Agt. 2022`.
[[nodiscard]] std::optional<int> month_label(std::string_view cell);

/// The words of a label in lower case; `s/d` is one, other marks part words.
[[nodiscard]] std::vector<std::string> label_words(std::string_view cell);

[[nodiscard]] bool opens_sasaran(std::string_view text);    ///< `Meningkatnya …`, `Terwujudnya …`
[[nodiscard]] bool opens_indikator(std::string_view text);  ///< `Jumlah …`, `Persentase …`
[[nodiscard]] bool opens_jabatan(std::string_view text);    ///< `Kepala …`, `Sekretaris …`
[[nodiscard]] bool opens_pangkat(std::string_view text);    ///< `Pembina Utama Muda`: the rank printed between a name and its NIP
/// The word `PROGRAM` in capitals before a name: the mark of a program row.
[[nodiscard]] bool is_program_name(std::string_view text);
/// `Jumlah`, `TOTAL ANGGARAN`, …: the label of a total row and nothing else.
[[nodiscard]] bool is_total_label(std::string_view text);
/// A word that no name ends with: what follows was cut off (`yang`, `dan`).
[[nodiscard]] bool ends_in_function_word(std::string_view text);
/// A word that no name begins with (`dan`, `serta`), in small letters or capitals: what stands before it is in the row above.
[[nodiscard]] bool begins_with_function_word(std::string_view text);
/// A year as headers and titles print it: four digits from 1945 on.
[[nodiscard]] bool is_year(std::string_view text);
/// Offset of the word that opens the name of an office (`DINAS`, `Badan`, `Kecamatan` …), if there is one.
[[nodiscard]] std::optional<std::size_t> find_office(std::string_view text);

}  // namespace renaksi::recognise
