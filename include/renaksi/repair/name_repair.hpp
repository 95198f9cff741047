/// \file
/// Texts of a plan as the official list has them: names that were cut off or mistyped, codes that are missing, retired or wrong, and units.
/// Only proposals: nothing changes a plan.
///
/// Contract: a pure function of plan and list, from any thread; the result owns what it holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/edit_distance.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/plan/nomenklatur.hpp"
#include "renaksi/plan/official_indikator.hpp"
#include "renaksi/plan/official_rows.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// A text cell and the text that it would get.
struct name_change {
    row_index row;
    cell_column column = cell_column::none;  ///< nama, kode or satuan
    std::size_t indikator = 0;               ///< for satuan: which of the row's indicators
    std::string old_text;
    std::string new_text;
    nama_match how = nama_match::none;  ///< how the row's name is like the official one; none where only its code says what it is
    /// Whether the list leaves no doubt. A unit that is more than a slip of the keyboard away is a matter of what was counted, and a
    /// retired code was right in its year: these are for a person to decide.
    bool confident = false;
};

namespace detail {

class name_proposer {
public:
    name_proposer(const plan& p, const nomenklatur& names) : plan_(p), names_(names), rows_(find_official_rows(p, names)) {}

    [[nodiscard]] std::vector<name_change> propose() {
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            propose_kode(plan_[i], rows_[i]);
            propose_nama(plan_[i], rows_[i]);
            propose_satuan(plan_[i], rows_[i]);
        }
        return std::move(out_);
    }

private:
    void add(const plan_row& row, cell_column column, std::string_view old_text, std::string new_text, bool confident) {
        if (old_text == new_text) return;
        out_.push_back({row.index(), column, 0, std::string(old_text), std::move(new_text), rows_[row.index().position()].how, confident});
    }

    void propose_kode(const plan_row& row, const official_row& found) {
        if (row.kode().empty()) {
            if (found.official_kode) add(row, cell_column::kode, {}, found.official_kode->text(), found.how == nama_match::exact);
        } else if (found.printed == kode_status::retired && found.successors.size() == 1) {
            add(row, cell_column::kode, row.kode(), names_[found.successors.front()].kode.text(), false);
        } else if (found.printed == kode_status::unknown && !found.by_kode && found.official_kode) {
            add(row, cell_column::kode, row.kode(), found.official_kode->text(), false);
        }
    }

    /// A name of which nothing is like the official one may stand beside a wrong code instead.
    void propose_nama(const plan_row& row, const official_row& found) {
        if (!found.one_name || row.nama().empty() || found.how == nama_match::exact) return;
        add(row, cell_column::nama, row.nama(), names_[*found.one_name].nama, found.how != nama_match::none);
    }

    void propose_satuan(const plan_row& row, const official_row& found) {
        const auto wrong = wrong_satuan(row, found, names_);
        if (!wrong) return;
        const std::string_view printed = row.indikator(wrong->indikator).satuan();
        const std::string written = normalised_satuan(printed);
        constexpr std::size_t shortest = 4;
        const bool slip = written.size() >= shortest && edit_distance(written, normalised_satuan(wrong->official), 1) <= 1;
        add(row, cell_column::satuan, printed, wrong->official, slip);
        out_.back().indikator = wrong->indikator;
    }

    const plan& plan_;
    const nomenklatur& names_;
    std::vector<official_row> rows_;
    std::vector<name_change> out_;
};

}  // namespace detail

/// What the list would have in place of the plan's texts, in document order; of one row kode, nama, satuan. Names that differ in nothing
/// but case, blanks and punctuation are left as they are. Cost: that of `find_official_rows`.
[[nodiscard]] inline std::vector<name_change> propose_names(const plan& p, const nomenklatur& names) {
    return detail::name_proposer(p, names).propose();
}

}  // namespace renaksi
