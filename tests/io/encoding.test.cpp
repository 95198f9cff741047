#include "io/encoding.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "renaksi/base/text.hpp"
#include "support/catch.hpp"

namespace {

using namespace std::string_view_literals;
using renaksi::errc;
using renaksi::io::decode_text;

/// ASCII as UTF-16 without a mark.
std::string widened(std::string_view text, bool little_endian) {
    std::string out;
    for (const char c : text) {
        if (little_endian) {
            out.push_back(c);
            out.push_back('\0');
        } else {
            out.push_back('\0');
            out.push_back(c);
        }
    }
    return out;
}

struct refusal {
    errc code = errc::invalid_argument;
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::string detail;
};

refusal refused(std::string_view bytes) {
    const auto decoded = decode_text(bytes);
    if (decoded) return {errc::invalid_argument, -1, -1, "accepted as: " + decoded->utf8};
    return {decoded.error().code, decoded.error().where.line, decoded.error().where.column, decoded.error().detail};
}

}  // namespace

TEST_CASE("UTF-8 passes as it is and loses its mark") {
    const auto plain = decode_text("Kab. \xC3\x89 \xE2\x80\x93 x");
    REQUIRE(plain);
    CHECK(plain->utf8 == "Kab. \xC3\x89 \xE2\x80\x93 x");
    CHECK(plain->converted_from.empty());

    const auto marked = decode_text("\xEF\xBB\xBFNo\tNama");
    REQUIRE(marked);
    CHECK(marked->utf8 == "No\tNama");
    CHECK(marked->converted_from.empty());

    const auto nothing = decode_text("");
    REQUIRE(nothing);
    CHECK(nothing->utf8.empty());
}

TEST_CASE("UTF-16 with a mark is converted in both byte orders, and it is said") {
    const auto little = decode_text("\xFF\xFE" + widened("No\tPagu\r\n1\t2.000", true));
    REQUIRE(little);
    CHECK(little->utf8 == "No\tPagu\r\n1\t2.000");
    CHECK(little->converted_from == "UTF-16LE");

    const auto big = decode_text("\xFE\xFF" + widened("No\tPagu\r\n1\t2.000", false));
    REQUIRE(big);
    CHECK(big->utf8 == "No\tPagu\r\n1\t2.000");
    CHECK(big->converted_from == "UTF-16BE");
}

TEST_CASE("UTF-16 reaches every plane") {
    // U+00E9, U+2013, U+1F600 (a surrogate pair), U+FFFD
    const auto read = decode_text("\xFF\xFE\xE9\x00\x13\x20\x3D\xD8\x00\xDE\xFD\xFF"sv);
    REQUIRE(read);
    CHECK(read->utf8 == "\xC3\xA9\xE2\x80\x93\xF0\x9F\x98\x80\xEF\xBF\xBD");
    const auto at_the_end = decode_text("\xFE\xFF\xD8\x3D\xDE\x00"sv);
    REQUIRE(at_the_end);
    CHECK(at_the_end->utf8 == "\xF0\x9F\x98\x80");
}

TEST_CASE("broken UTF-16 is refused with its place") {
    SECTION("a high surrogate without its other half, before another character") {
        const refusal why = refused("\xFF\xFE" + widened("a\nb\t", true) + std::string("\x3D\xD8x\0", 4));
        CHECK(why.code == errc::bad_encoding);
        CHECK(why.line == 2);
        CHECK(why.column == 2);
    }
    SECTION("a high surrogate at the end") { CHECK(refused("\xFF\xFE" + widened("ab", true) + "\x3D\xD8").code == errc::bad_encoding); }
    SECTION("a low surrogate alone") {
        CHECK(refused("\xFF\xFE" + widened("ab", true) + std::string("\x00\xDE", 2)).code == errc::bad_encoding);
    }
    SECTION("two high surrogates") { CHECK(refused("\xFF\xFE\x3D\xD8\x3D\xD8\x00\xDE"sv).code == errc::bad_encoding); }
    SECTION("an odd number of bytes") { CHECK(refused("\xFF\xFE" + widened("ab", true) + "c").code == errc::bad_encoding); }
    SECTION("a NUL among the characters") {
        const refusal why = refused("\xFF\xFE" + widened("a\nb\tc", true) + std::string("\0\0", 2));
        CHECK(why.code == errc::binary_input);
        CHECK(why.line == 2);
        CHECK(why.column == 2);
    }
}

TEST_CASE("UTF-32 is named") {
    CHECK(refused("\xFF\xFE\0\0A\0\0\0"sv).code == errc::bad_encoding);
    CHECK(refused("\0\0\xFE\xFF\0\0\0A"sv).code == errc::bad_encoding);
    CHECK(refused("\xFF\xFE\0\0A\0\0\0"sv).detail == "UTF-32");
}

TEST_CASE("Windows-1252 is converted, and it is said") {
    const auto read = decode_text("Rp 1.000 \x96 2.000 \x93kutip\x94 caf\xE9 \x80 \xA0");
    REQUIRE(read);
    CHECK(read->converted_from == "Windows-1252");
    CHECK(read->utf8 == "Rp 1.000 \xE2\x80\x93 2.000 \xE2\x80\x9Ckutip\xE2\x80\x9D caf\xC3\xA9 \xE2\x82\xAC \xC2\xA0");
}

TEST_CASE("every byte of Windows-1252 that has a character gives one, the five that have none are refused") {
    constexpr std::array<unsigned, 5> undefined{0x81, 0x8D, 0x8F, 0x90, 0x9D};
    for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
        INFO("byte " << byte);
        const std::string text = std::string("No\tNama\n1\tx") + static_cast<char>(static_cast<unsigned char>(byte)) + " y";
        const auto read = decode_text(text);
        if (std::find(undefined.begin(), undefined.end(), byte) != undefined.end()) {
            REQUIRE_FALSE(read);
            CHECK(read.error().code == errc::bad_encoding);
            CHECK(read.error().where.line == 2);
            CHECK(read.error().where.column == 2);
        } else {
            REQUIRE(read);
            CHECK_FALSE(renaksi::first_invalid_utf8(read->utf8));
            CHECK(renaksi::utf8_length(read->utf8) == text.size());
        }
    }
}

TEST_CASE("a NUL is refused with the line and the cell it stands in") {
    const refusal first = refused("\0"sv);
    CHECK(first.code == errc::binary_input);
    CHECK(first.line == 1);
    CHECK(first.column == 1);

    const refusal inside = refused("No\tNama\tPagu\n1\tProgram\t1\0002.000\n"sv);
    CHECK(inside.code == errc::binary_input);
    CHECK(inside.line == 2);
    CHECK(inside.column == 3);
    CHECK(inside.detail.find("NUL") != std::string::npos);
}

TEST_CASE("the place of a refused byte counts CRLF and lone CR as line ends, as the table does") {
    CHECK(refused("a\r\nb\r\nc\t\0"sv).line == 3);
    CHECK(refused("a\rb\rc\t\0"sv).line == 3);
    CHECK(refused("a\rb\rc\t\0"sv).column == 2);
}

TEST_CASE("documents and archives handed over by mistake are named") {
    CHECK(refused("PK\x03\x04rest of an xlsx").detail.find("xlsx") != std::string::npos);
    CHECK(refused("PK\x03\x04rest of an xlsx").code == errc::binary_input);
    CHECK(refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").detail.find("xls") != std::string::npos);
    CHECK(refused("%PDF-1.7\n%...").detail.find("PDF") != std::string::npos);
    CHECK(refused("{\\rtf1\\ansi hello}").detail.find("RTF") != std::string::npos);
    CHECK(refused("\x1F\x8B\x08").detail.find("gzip") != std::string::npos);
    CHECK(refused("\x89PNG\r\n\x1A\n").detail.find("PNG") != std::string::npos);
    CHECK(refused("\xFF\xD8\xFF\xE0").detail.find("JPEG") != std::string::npos);
}

TEST_CASE("control bytes are tolerated while they are rare, and make a binary file when they are not") {
    const std::string text(400, 'x');
    CHECK(decode_text(text + "\x01" + text));
    CHECK(decode_text(text + "\x0C" + text));  // form feeds part the pages of extracted text
    const refusal noise = refused("ab\t\x01\x02\x03\x04\x05\x06");
    CHECK(noise.code == errc::binary_input);
    CHECK(noise.line == 1);
    CHECK(noise.column == 2);
}

TEST_CASE("whatever the bytes, decoding gives valid UTF-8 without NUL, or an error with a place", "[property]") {
    CHECK(rc::check([](const std::string& bytes, int kind) {
        constexpr std::array<std::string_view, 4> marks{"", "\xFF\xFE", "\xFE\xFF", "\xEF\xBB\xBF"};
        const auto read = decode_text(std::string(marks[static_cast<std::size_t>(kind) % marks.size()]) + bytes);
        if (read) {
            RC_ASSERT_FALSE(renaksi::first_invalid_utf8(read->utf8).has_value());
            RC_ASSERT(read->utf8.find('\0') == std::string::npos);
        } else {
            RC_ASSERT(read.error().code == errc::binary_input || read.error().code == errc::bad_encoding);
            RC_ASSERT(read.error().where.line >= 1);
            RC_ASSERT(read.error().where.column >= 1);
        }
    }));
}
