/// \file
/// Rules about who answers for a plan (R3xx): penanggung jawab and the signature block.
///
/// Contract: data and pure functions; see check/rule.hpp. A NIP is personal data: findings carry it masked.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/calendar/nip.hpp"
#include "renaksi/calendar/tanggal.hpp"
#include "renaksi/check/detail/about.hpp"
#include "renaksi/check/detail/office_name.hpp"
#include "renaksi/check/rule.hpp"

namespace renaksi {

namespace detail {

/// A sasaran may name who answers for all its programs.
[[nodiscard]] inline bool has_penanggung_jawab(const plan& p, const plan_row& row) {
    if (!trim(row.penanggung_jawab()).empty()) return true;
    return row.parent() && !trim(p.row(*row.parent()).penanggung_jawab()).empty();
}

inline void programs_without_penanggung_jawab(const check_context& about_plan, std::vector<finding>& out) {
    const plan& p = about_plan.plan;
    std::vector<finding> without;
    bool any = false;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (p[i].level() != level::program) continue;
        if (has_penanggung_jawab(p, p[i])) {
            any = true;
        } else {
            without.push_back(about(p[i], cell_column::penanggung_jawab));
        }
    }
    rows_or_document(std::move(without), !any, out);
}

/// The digits of a number that is no NIP, hidden the way `masked` hides those of one that is.
[[nodiscard]] inline std::string masked_digits(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) digits += is_digit(c) ? 1U : 0U;
    std::string out;
    std::size_t seen = 0;
    for (const char c : text) {
        if (!is_digit(c)) continue;
        const bool shown = digits >= 9 && (seen < 4 || seen + 3 >= digits);
        out.push_back(shown ? c : '*');
        ++seen;
    }
    return out;
}

inline void invalid_nip(const check_context& about_plan, std::vector<finding>& out) {
    const pengesahan& signature = about_plan.plan.info().pengesahan;
    if (trim(signature.nip).empty() || parse_nip(signature.nip)) return;
    finding f = about_document(signature.line);
    f.text = masked_digits(signature.nip);
    f.found = f.text;
    out.push_back(std::move(f));
}

inline void incomplete_signature(const check_context& about_plan, std::vector<finding>& out) {
    const pengesahan& signature = about_plan.plan.info().pengesahan;
    std::string missing;
    if (trim(signature.tempat).empty()) append_part(missing, "tempat");
    if (trim(signature.tanggal).empty()) append_part(missing, "tanggal");
    if (trim(signature.nama).empty()) append_part(missing, "nama");
    if (missing.empty()) return;
    finding f = about_document(signature.line);
    f.text = std::move(missing);
    out.push_back(std::move(f));
}

inline void different_offices(const check_context& about_plan, std::vector<finding>& out) {
    const plan_info& info = about_plan.plan.info();
    std::string_view titled = office_in_title(info.judul);
    if (titled.empty()) titled = trim(info.perangkat_daerah);
    const std::string_view signed_by = office_in_jabatan(info.pengesahan.jabatan);
    if (titled.empty() || signed_by.empty() || same_office(titled, signed_by)) return;
    finding f = about_document(info.pengesahan.line);
    f.expected = collapse(titled);
    f.found = collapse(signed_by);
    out.push_back(std::move(f));
}

inline void different_years(const check_context& about_plan, std::vector<finding>& out) {
    const plan_info& info = about_plan.plan.info();
    const result<tanggal> when = parse_tanggal(info.pengesahan.tanggal);
    if (!info.tahun || !when || when->tahun == *info.tahun) return;
    finding f = about_document(info.pengesahan.line);
    f.expected = decimal{*info.tahun, 0};
    f.found = decimal{when->tahun, 0};
    f.text = collapse(info.pengesahan.tanggal);
    out.push_back(std::move(f));
}

}  // namespace detail

/// In the order of their ids.
inline constexpr std::array<rule, 5> people_rules{{
    {{301},
     "program-without-penanggung-jawab",
     severity::warning,
     {"Program tanpa penanggung jawab", "Program without a penanggung jawab"},
     "PermenPANRB 53/2014",
     {"{label}: penanggung jawab program belum disebut", "{label}: nobody is named as penanggung jawab of the program"},
     detail::programs_without_penanggung_jawab,
     sight::program | sight::penanggung_jawab},
    {{302},
     "invalid-nip",
     severity::error,
     {"NIP tidak sah", "NIP not valid"},
     "Perka BKN 22/2007",
     {"NIP {text} tidak sah: harus 18 angka (tanggal lahir 8, tahun dan bulan pengangkatan 6, jenis kelamin 1, nomor urut 3)",
      "NIP {text} is not valid: 18 digits are due (date of birth 8, year and month of appointment 6, sex 1, sequence 3)"},
     detail::invalid_nip,
     sight::pengesahan},
    {{303},
     "incomplete-signature",
     severity::warning,
     {"Pengesahan tidak lengkap", "Signature block incomplete"},
     "PermenPANRB 53/2014",
     {"Pengesahan belum memuat {text}", "The pengesahan lacks {text}"},
     detail::incomplete_signature,
     sight::pengesahan},
    {{304},
     "office-differs",
     severity::warning,
     {"Nama perangkat daerah tidak sama", "Names of the perangkat daerah differ"},
     "",
     {"Judul menyebut {expected}, pengesahan {found}", "The title names {expected}, the pengesahan {found}"},
     detail::different_offices,
     sight::judul | sight::pengesahan},
    {{305},
     "year-differs",
     severity::warning,
     {"Tahun tidak sama", "Years differ"},
     "",
     {"Judul untuk tahun {expected}, tetapi disahkan {text}", "The title is for {expected}, but the pengesahan is of {text}"},
     detail::different_years,
     sight::judul | sight::pengesahan},
}};

}  // namespace renaksi
