#include "renaksi/base/text.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("trim takes blanks of every kind from both ends and none from the middle") {
    CHECK(trim("  a b \t\r\n") == "a b");
    CHECK(trim("\xC2\xA0 1.000\xC2\xA0") == "1.000");
    CHECK(trim(" \xC2\xA0\t") == "");
    CHECK(trim("") == "");
    CHECK(trim("\xC2\xA9x") == "\xC2\xA9x");
}

TEST_CASE("collapse makes one blank of a run, so that names compare") {
    CHECK(collapse("  Jumlah   Dokumen\xC2\xA0\tRenja ") == "Jumlah Dokumen Renja");
    CHECK(normalised("JUMLAH  Dokumen") == normalised("Jumlah dokumen "));
    CHECK(lower("Ä ABC") == "Ä abc");
}

TEST_CASE("ASCII case does not matter where it should not") {
    CHECK(starts_with_nocase("PROGRAM penunjang", "Program"));
    CHECK_FALSE(starts_with_nocase("PRO", "program"));
    CHECK(equal_nocase("Tw", "TW"));
    CHECK_FALSE(equal_nocase("TW ", "TW"));
}

TEST_CASE("for_each_word gives the words in order and stops when told") {
    std::vector<std::string> words;
    for_each_word("  satu dua\ttiga ", [&](std::string_view word) {
        words.emplace_back(word);
        return words.size() < 2;
    });
    CHECK(words == std::vector<std::string>{"satu", "dua"});
}

TEST_CASE("UTF-8 is checked as Unicode defines it") {
    CHECK_FALSE(first_invalid_utf8("Rp\xC2\xA0 \xE2\x80\x93 \xF0\x9F\x98\x80").has_value());
    CHECK(first_invalid_utf8("ab\xFFz") == 2);
    CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong
    CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(first_invalid_utf8("a\xE2\x80") == 1);         // cut off
    CHECK(utf8_sequence("\xE2\x80\x93x") == 3);
    CHECK(utf8_sequence("\x80") == 0);
}

TEST_CASE("lengths and prefixes count characters, not bytes") {
    CHECK(utf8_length("\xE2\x80\x93 1\xC2\xA0") == 4);
    CHECK(utf8_prefix("\xE2\x80\x93\xC2\xA0x", 2) == "\xE2\x80\x93\xC2\xA0");
    CHECK(utf8_prefix("abc", 9) == "abc");
    CHECK(utf8_prefix("abc", 0).empty());
}

TEST_CASE("trim and collapse are stable") {
    CHECK(rc::check("collapse of a collapsed text is itself", [](const std::string& text) {
        const std::string once = collapse(text);
        RC_ASSERT(collapse(once) == once);
        RC_ASSERT(std::string(trim(once)) == once);
    }));
}
