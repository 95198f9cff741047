// What a header says about a column: what it names, which year, triwulan or month it is for, and whether it speaks of the plan or of
// something beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/column_content.hpp"

namespace renaksi::recognise {

/// The labels over a column, from the uppermost to the lowest.
using label_path = std::vector<std::string>;

enum class column_name : std::uint8_t {
    none,  ///< the labels name nothing known, or several things at once
    no,
    kode,
    sasaran,
    indikator,
    satuan,
    nama,
    penanggung_jawab,
    target,
    money,
    other,  ///< something that a plan has no place for: keterangan, lokasi, sumber dana, jadwal, tujuan
};

enum class column_time : std::uint8_t {
    plan,
    realised,  ///< realisasi, capaian, predikat
    period,    ///< another time than the plan's: last year, the end of the period of RPJMD or Renstra, `s/d`
    forward,   ///< prakiraan maju
    change,    ///< the difference between two stages
};

enum class column_stage : std::uint8_t { none, before, after };

struct named_column {
    column_name name = column_name::none;
    column_time time = column_time::plan;
    column_stage stage = column_stage::none;
    int tahun = 0;        ///< 0: none is named
    int triwulan = 0;     ///< 1 … 4
    int bulan = 0;        ///< 1 … 12
    bool total = false;   ///< labelled as the total of columns beside it
    bool result = false;  ///< keluaran, hasil, outcome …: a dimension of indicators
    std::string label;    ///< its path, ` / ` between labels
};

/// What one label names by itself.
[[nodiscard]] column_name name_of_label(std::string_view label);

/// Reads a path from its lowest label up. What the labels leave open, the content decides.
[[nodiscard]] named_column name_column(const label_path& path, const column_content& content);

/// How well a column's content goes with a name: positive where it does, negative where it does not, 0 where nothing can be said.
[[nodiscard]] int content_fit(column_name name, const column_content& content);

}  // namespace renaksi::recognise
