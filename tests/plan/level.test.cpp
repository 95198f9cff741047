#include "renaksi/plan/level.hpp"

#include <array>
#include <string>
#include "support/catch.hpp"

using renaksi::is_above;
using renaksi::is_budget;
using renaksi::level;
using renaksi::parse_level;

namespace {
constexpr std::array<level, renaksi::level_count> all_levels{level::jumlah, level::sasaran, level::program, level::kegiatan,
                                                             level::sub_kegiatan};
}

TEST_CASE("level names are those of the contract and read back") {
    CHECK(to_string(level::jumlah) == "jumlah");
    CHECK(to_string(level::sasaran) == "sasaran");
    CHECK(to_string(level::program) == "program");
    CHECK(to_string(level::kegiatan) == "kegiatan");
    CHECK(to_string(level::sub_kegiatan) == "sub_kegiatan");
    for (const level which : all_levels) CHECK(parse_level(to_string(which)) == which);
}

TEST_CASE("level reads the spellings of documents") {
    CHECK(parse_level("sub kegiatan") == level::sub_kegiatan);
    CHECK(parse_level("Subkegiatan") == level::sub_kegiatan);
    CHECK(parse_level("  SUB  KEGIATAN ") == level::sub_kegiatan);
    CHECK(parse_level("Sub-Kegiatan") == level::sub_kegiatan);
    CHECK(parse_level("TOTAL") == level::jumlah);
    CHECK(parse_level("Jumlah") == level::jumlah);
    CHECK(parse_level("Sasaran Strategis") == level::sasaran);
}

TEST_CASE("level refuses what names no level") {
    CHECK_FALSE(parse_level(""));
    CHECK_FALSE(parse_level("   "));
    CHECK_FALSE(parse_level("programs"));
    CHECK_FALSE(parse_level("sub"));
    CHECK_FALSE(parse_level("-program"));
    CHECK_FALSE(parse_level("PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM"));
    CHECK_FALSE(parse_level("Jumlah Dokumen Perencanaan Perangkat Daerah"));
    CHECK_FALSE(parse_level(std::string(10000, 'k')));
    CHECK(to_string(static_cast<level>(9)).empty());
}

TEST_CASE("level knows where a budget stands and what is above what") {
    for (const level which : all_levels) CHECK(is_budget(which) == (which != level::jumlah && which != level::sasaran));
    for (std::size_t a = 0; a < all_levels.size(); ++a) {
        for (std::size_t b = 0; b < all_levels.size(); ++b) CHECK(is_above(all_levels[a], all_levels[b]) == (a < b));
    }
}
