/// \file
/// A rule is data: its number, slug, severity, titles, legal basis, messages, and the function that looks. One `rule` and one case
/// folder under tests/cases make a new one; check/catalogue.hpp lists them all.
///
/// Contract: rules are constants in static storage; `look` is a pure function and may be called from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/check_settings.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/check/identities.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

class nomenklatur;
struct official_row;

/// What a rule may look at. Everything is computed once per check and shared by the rules.
struct check_context {
    const renaksi::plan& plan;
    const identity_report& identities;
    const nomenklatur* names = nullptr;  ///< the reference list, null where none is given: rules that need it then have nothing to say
    check_settings settings{};
    const std::vector<official_row>* official = nullptr;  ///< with `names` which row is which of them; a rule finds it where it is null
};

/// What a rule looks at: kinds of rows, columns, and what stands around the table. Bits; stable numbers, new ones are appended.
enum class sight : std::uint32_t {
    jumlah = 1U << 0U,
    sasaran = 1U << 1U,
    program = 1U << 2U,
    kegiatan = 1U << 3U,
    sub_kegiatan = 1U << 4U,
    no = 1U << 5U,
    kode = 1U << 6U,
    nama = 1U << 7U,
    indikator = 1U << 8U,
    satuan = 1U << 9U,
    target = 1U << 10U,
    target_triwulan = 1U << 11U,
    pagu = 1U << 12U,
    triwulan = 1U << 13U,
    penanggung_jawab = 1U << 14U,
    judul = 1U << 15U,
    pengesahan = 1U << 16U,
    layout = 1U << 17U,       ///< what the reader met: header rows, cells out of place, the encoding
    nomenklatur = 1U << 18U,  ///< the reference list; without one the rule has nothing to say
};

struct sights {
    std::uint32_t bits = 0;

    constexpr sights() noexcept = default;
    constexpr sights(sight one) noexcept : bits(static_cast<std::uint32_t>(one)) {}  // NOLINT(google-explicit-constructor): one is a set
    [[nodiscard]] constexpr bool has(sight one) const noexcept { return (bits & static_cast<std::uint32_t>(one)) != 0; }
    friend constexpr sights operator|(sights a, sights b) noexcept {
        sights out;
        out.bits = a.bits | b.bits;
        return out;
    }
    friend constexpr bool operator==(sights, sights) noexcept = default;
};
[[nodiscard]] constexpr sights operator|(sight a, sight b) noexcept { return sights(a) | sights(b); }

inline constexpr sights sight_budget_rows = sight::program | sight::kegiatan | sight::sub_kegiatan;
inline constexpr sights sight_targets = sight::target | sight::target_triwulan;
inline constexpr sights sight_amounts = sight::pagu | sight::triwulan;

/// A rule. `message` holds one sentence per language; `{name}` in it stands for a part of the finding: `{label}`, `{column}`,
/// `{expected}`, `{found}`, `{difference}`, `{roots}`, `{text}` (check/message.hpp fills them in).
struct rule {
    rule_id id;
    std::string_view slug;
    renaksi::severity severity;
    bilingual title;
    std::string_view basis;  ///< regulation behind the rule, empty where it is plain arithmetic or good practice
    bilingual message;
    /// Appends the rule's findings, in any order. A finding whose `rule` is left at R000 gets the id and severity of this entry.
    void (*look)(const check_context&, std::vector<finding>&);
    sights looks_at{};
};

/// `R101`.
[[nodiscard]] inline std::string to_string(rule_id id) {
    std::string digits = std::to_string(id.number);
    return "R" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

/// `program, kegiatan, pagu, TW I–IV`: the same words in both languages, but for the layout.
[[nodiscard]] inline std::string to_string(sights what, language lang) {
    constexpr std::array<bilingual, 19> names{{{"Jumlah", "Jumlah"},
                                               {"sasaran", "sasaran"},
                                               {"program", "program"},
                                               {"kegiatan", "kegiatan"},
                                               {"sub kegiatan", "sub kegiatan"},
                                               {"No", "No"},
                                               {"kode", "kode"},
                                               {"nama", "nama"},
                                               {"indikator", "indikator"},
                                               {"satuan", "satuan"},
                                               {"target", "target"},
                                               {"target TW I–IV", "target TW I–IV"},
                                               {"pagu", "pagu"},
                                               {"TW I–IV", "TW I–IV"},
                                               {"penanggung jawab", "penanggung jawab"},
                                               {"judul", "judul"},
                                               {"pengesahan", "pengesahan"},
                                               {"susunan berkas", "layout of the file"},
                                               {"nomenklatur", "nomenklatur"}}};
    std::string out;
    for (std::size_t bit = 0; bit < names.size(); ++bit) {
        if ((what.bits >> bit & 1U) == 0) continue;
        if (!out.empty()) out.append(", ");
        out.append(names[bit].in(lang));
    }
    return out;
}

}  // namespace renaksi
