// One office of the made-up nation: what it is called and what its plan says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace renaksi::national {

/// Number of regions: 38 provinces and their 514 kabupaten and kota.
[[nodiscard]] std::size_t region_count() noexcept;

struct office {
    std::uint32_t wilayah = 0;   ///< 5202; 5200 is the province itself
    std::uint32_t bidang = 0;    ///< 217: what it is responsible for first
    std::uint32_t also = 0;      ///< a second bidang, or 0
    std::uint32_t number = 1;    ///< of several with the same bidang
    bool keeps_generic = false;  ///< its penunjang program is `X.XX.01`
    bool leaves_zeros = false;   ///< a sub kegiatan's triwulan without money is blank
    std::int64_t unit = 1;       ///< its amounts are multiples of so many Rupiah
};

enum class row_level : std::uint8_t { program = 0, kegiatan = 1, sub_kegiatan = 2 };

struct plan_line {
    row_level level = row_level::program;
    std::uint32_t program = 0;
    std::uint32_t kegiatan = 0;
    std::uint32_t sub = 0;
    std::size_t above = 0;              ///< position of the row it is part of; its own for a program
    std::array<std::int64_t, 5> sen{};  ///< pagu, tw1 … tw4
};

/// Office `number` of a region, the same whatever else is made.
[[nodiscard]] office make_office(std::uint64_t seed, std::size_t region, std::size_t number);

/// Its plan of about `size` rows, parents before children, with totals that add up but for what is wrong in about one row in a hundred.
[[nodiscard]] std::vector<plan_line> make_plan(std::uint64_t seed, const office& of, std::size_t size);

/// The plan as lines of a flat table.
void append_csv(std::string& out, const office& of, const std::vector<plan_line>& plan);

}  // namespace renaksi::national
