/// \file
/// What the tests of rekap share: a small table of two offices, and states as their bytes.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support.hpp"

namespace capi_test {

/// Two offices, one with a name that needs quotes. In the first, a sub kegiatan's year is 10.00 more than its triwulan, and with it the
/// last triwulan of the kegiatan is 10.00 more than the sum of the two below it.
inline constexpr std::string_view two_offices =
    "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\r\n"
    "52.02.1,2.17.02,program,\"Program satu, \"\"dua\"\"\",300,75,75,75,75\r\n"
    "52.02.1,2.17.02.2.01,kegiatan,Kegiatan,300,75,75,75,75\r\n"
    "52.02.1,2.17.02.2.01.0001,sub_kegiatan,Satu,100,25,25,25,25\r\n"
    "52.02.1,2.17.02.2.01.0002,sub_kegiatan,Dua,200,50,50,50,40\r\n"
    "73.01.5,1.02.01,program,Penunjang,500.50,500.50,,,\r\n";

using state_options = renaksi_rekap_options;

[[nodiscard]] inline state_options options_by(std::string_view by) {
    state_options options{};
    options.struct_size = sizeof options;
    options.by = to_text(by);
    options.threads = 1;
    return options;
}

/// The bytes that `make(blob**, error*)` gives.
template <typename Make>
[[nodiscard]] std::string bytes_of(Make make) {
    renaksi_blob* blob = nullptr;
    renaksi_error error{};
    if (make(&blob, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    const blob_owner owner(blob);
    return std::string(to_view(renaksi_blob_bytes(blob)));
}
[[nodiscard]] inline std::string state_of(std::string_view table, const state_options& options) {
    return bytes_of([&](renaksi_blob** state, renaksi_error* error) {
        return renaksi_rekap_bytes(table.data(), table.size(), &options, state, error);
    });
}
[[nodiscard]] inline std::string merged(const std::vector<std::string>& states, bool close = true) {
    std::vector<renaksi_text> texts;
    for (const std::string& state : states) texts.push_back(to_text(state));
    return bytes_of([&](renaksi_blob** state, renaksi_error* error) {
        return renaksi_rekap_merge(texts.data(), texts.size(), close ? 1 : 0, state, error);
    });
}
[[nodiscard]] inline table_owner rekap_table(const std::string& state, std::int32_t which) {
    return table_of(
        [&](renaksi_table** table, renaksi_error* error) { return renaksi_rekap_table(state.data(), state.size(), which, table, error); });
}
[[nodiscard]] inline std::string written_rekap(const std::string& state, std::int32_t format, std::int32_t language = RENAKSI_LANGUAGE_EN) {
    return bytes_of([&](renaksi_blob** blob, renaksi_error* error) {
        return renaksi_rekap_write(state.data(), state.size(), format, language, blob, error);
    });
}

}  // namespace capi_test
