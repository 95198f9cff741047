/// \file
/// What the forms of a rekap share: its keys and its roots as texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/rollup/rekap.hpp"

namespace renaksi::report {

/// The parts of a group's key joined by `/`; an empty part stays between its slashes.
[[nodiscard]] std::string rekap_key_text(const rekap& of, std::size_t group);

/// `R101` for the identity of a row, `R103` for a column of Jumlah, else `R102`.
[[nodiscard]] std::string_view rekap_rule(const rekap_root& root) noexcept;

/// The code; empty for none.
[[nodiscard]] std::string kode_text(packed_kode code);

/// So many roots and errors are told where people read; the lists are whole in tables and in CSV.
inline constexpr std::size_t roots_told = 100;

/// The roots with the largest differences, largest first; equal ones in the order of `root`. O(roots log most).
[[nodiscard]] std::vector<rekap_root> largest_roots(const rekap& of, std::size_t most);

/// Why a row is in no total: `too many decimals: ...`.
[[nodiscard]] std::string error_text(const rekap_error& one, language lang);

}  // namespace renaksi::report
