// Where everything of a plan stands on its sheet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::report {

/// Columns of the table, from 0. A plan without codes has no column for them.
struct sheet_columns {
    explicit sheet_columns(bool has_kode) noexcept;

    std::uint16_t no = 0;
    std::uint16_t sasaran = 1;
    std::optional<std::uint16_t> kode;
    std::uint16_t nama = 0;
    std::uint16_t jenjang = 0;
    std::uint16_t indikator = 0;
    std::uint16_t satuan = 0;
    std::uint16_t target = 0;  ///< the year's; the four triwulan follow
    std::uint16_t money = 0;   ///< the year's; the four triwulan follow
    std::uint16_t penanggung_jawab = 0;

    [[nodiscard]] std::uint16_t target_of(plan_column column) const noexcept {
        return static_cast<std::uint16_t>(target + position(column));
    }
    [[nodiscard]] std::uint16_t money_of(plan_column column) const noexcept { return static_cast<std::uint16_t>(money + position(column)); }
    [[nodiscard]] std::uint16_t last() const noexcept { return penanggung_jawab; }
    /// The column that a finding is about; that of the names for none.
    [[nodiscard]] std::uint16_t of(cell_column column) const noexcept;
};

/// Rows of a plan's row on the sheet: one, or one an indicator.
struct row_block {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

struct sheet_layout {
    sheet_columns columns;
    std::vector<std::string> title;
    std::uint32_t header = 0;       ///< the first of three rows
    std::uint32_t body = 0;         ///< the first row below the header
    std::vector<row_block> blocks;  ///< by the plan's rows
    std::uint32_t signature = 0;    ///< the first row below the table and a blank one
};

/// Errors: limit_exceeded for more rows than a sheet has, with the line. O(rows).
[[nodiscard]] result<sheet_layout> lay_out(const plan& p);

/// `Sub Kegiatan`: a level in the column `Jenjang`.
[[nodiscard]] std::string_view jenjang_text(level which) noexcept;

}  // namespace renaksi::report
