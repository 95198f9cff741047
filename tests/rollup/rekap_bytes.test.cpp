// Bytes that are no rekap.
#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <utility>

#include "renaksi/rollup/rekap.hpp"
#include "rollup/rekap_rows.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

/// One of a file, or of a part that leaves offices open.
rekap sample_rekap(bool closed, std::string_view key) {
    rekap out(by(key));
    out.keep_open(std::vector<std::string>{"kept"});
    out.begin_source("a.csv", 0, false);
    add_table(out, "@11.01\n1.01.01 | 7 1 1 1 1\n1.01.01.2.01 | 4 1 1 1 1\n@52.02\nX.XX.01 | 4 1 1 1 1\njumlah | 1 _ 0 0 0");
    out.add_error({errc::bad_number, 9, 3, "'12a' is no number"});
    out.end_source(100, 9, !closed);
    if (closed) REQUIRE_FALSE(out.close());
    return out;
}

std::string sealed(std::string bytes) {
    bytes.resize(bytes.size() - 8);
    std::uint64_t code = 0xCBF2'9CE4'8422'2325U;
    for (const char c : bytes) code = (code ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
    for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(code >> shift));
    return bytes;
}

errc code_of(const std::string& bytes) {
    const auto read = rekap::from_bytes(bytes);
    REQUIRE_FALSE(read.has_value());
    return read.error().code;
}

/// Does all that can be done with it.
void use(rekap of) {
    const std::string bytes = of.to_bytes();
    RC_ASSERT(rekap::from_bytes(bytes).has_value());
    rekap other = sample_rekap(true, "opd,program,level");
    (void)other.merge(std::move(of));
    (void)other.close();
    std::string text;
    for (std::size_t i = 0; i < other.size(); ++i) text += key_text(other, i);
    for (const rekap_root& root : other.roots()) text += root.opd;
}

}  // namespace

TEST_CASE("bytes of another kind, of another version, cut off or changed are told apart") {
    const std::string bytes = sample_rekap(true, "opd,program,level").to_bytes();
    CHECK(rekap::from_bytes(bytes)->to_bytes() == bytes);
    CHECK(code_of("") == errc::unknown_format);
    CHECK(code_of("opd,kode,pagu") == errc::unknown_format);
    std::string newer = bytes;
    newer[8] = 2;
    CHECK(code_of(newer) == errc::unknown_format);
    CHECK(code_of(bytes.substr(0, 12)) == errc::damaged_file);
    CHECK(code_of(bytes + "x") == errc::damaged_file);
    CHECK(code_of(sealed(bytes + "x")) == errc::damaged_file);
    for (std::size_t i = 12; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x10);
        CHECK(code_of(changed) == errc::damaged_file);
    }
}

TEST_CASE("the bytes of version 1 stay as they are") {
    const std::string bytes = sample_rekap(true, "program").to_bytes();
    CHECK(bytes.substr(0, 12) == std::string("RNKREKAP\x01\0\0\0", 12));
    std::uint64_t code = 0;
    for (unsigned i = 0; i < 8; ++i) code |= std::uint64_t{static_cast<unsigned char>(bytes[bytes.size() - 8 + i])} << (8 * i);
    CHECK(code == 0xB063'AE4B'5EA9'65A9U);
}

TEST_CASE("a number of things for which there are no bytes is refused before room is made for them") {
    // Magic and version, no key, no flags, no limit of roots; then so many sources, or none and so many offices, groups, roots, errors.
    const std::string many = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
    for (std::size_t before = 0; before < 7; ++before) {
        const std::string bytes = std::string("RNKREKAP\x01\0\0\0", 12) + std::string(3 + before, '\0') + many + std::string(40, '\0');
        CHECK(code_of(sealed(bytes + "checksum")) == errc::damaged_file);
    }
    CHECK(rekap::from_bytes(sealed(std::string("RNKREKAP\x01\0\0\0", 12) + std::string(11, '\0') + "checksum")).has_value());
}

TEST_CASE("bytes that somebody made up do no harm") {
    CHECK(rc::check("cut, changed, with a checksum that fits", [] {
        std::string bytes = sample_rekap(*rc::gen::arbitrary<bool>(), "opd,program,level").to_bytes();
        const int changes = *rc::gen::inRange(0, 4);
        for (int i = 0; i < changes; ++i) {
            bytes[*rc::gen::inRange<std::size_t>(12, bytes.size() - 8)] = static_cast<char>(*rc::gen::inRange(0, 256));
        }
        if (*rc::gen::inRange(0, 4) == 0) {
            const std::size_t at = *rc::gen::inRange<std::size_t>(12, bytes.size() - 8);
            bytes.erase(at, *rc::gen::inRange<std::size_t>(0, bytes.size() - 8 - at + 1));
        }
        auto read = rekap::from_bytes(sealed(std::move(bytes)));
        if (!read) {
            RC_ASSERT(read.error().code == errc::damaged_file);
            return;
        }
        use(std::move(*read));
    }));
}
