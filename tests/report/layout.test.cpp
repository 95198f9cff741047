#include "report/layout.hpp"

#include <rapidcheck.h>

#include "renaksi/base/text.hpp"
#include "support/catch.hpp"

using namespace renaksi::report;

TEST_CASE("a document cannot steer the reader's terminal", "[report]") {
    CHECK(printable("a\x1B[31mb\tc\r\nd") == "a [31mb c  d");
    CHECK(printable("CSI \xC2\x9B, RLO \xE2\x80\xAE, RLI \xE2\x81\xA7, BOM \xEF\xBB\xBF.") == "CSI  , RLO  , RLI  , BOM  .");
    CHECK(printable("n\xC3\xA9 \xE2\x89\xA0") == "n\xC3\xA9 \xE2\x89\xA0");
    CHECK(printable("\xFF\xC3") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("width counts columns, not bytes", "[report]") {
    CHECK(width_of("pagu") == 4);
    CHECK(width_of("I\xE2\x80\x93IV \xE2\x89\xA0") == 6);  // I–IV ≠
    CHECK(width_of("e\xCC\x81") == 1);                     // e and a combining acute
    CHECK(width_of("\xE6\xBC\xA2") == 2);                  // a Han character
    CHECK(pad_left("\xE2\x89\xA0", 3) == "  \xE2\x89\xA0");
    CHECK(pad_right("abcd", 3) == "abcd");
}

TEST_CASE("a long name is cut at a character and marked", "[report]") {
    CHECK(shorten("Penyediaan", 10) == "Penyediaan");
    CHECK(shorten("Penyediaan Gaji", 12) == "Penyediaan\xE2\x80\xA6");
    CHECK(shorten("\xC3\xA9\xC3\xA9\xC3\xA9", 2) == "\xC3\xA9\xE2\x80\xA6");
    CHECK(shorten("abc", 0) == "");
}

TEST_CASE("text wraps at blanks", "[report]") {
    CHECK(wrap("Fasilitasi Usaha Mikro", 12) == std::vector<std::string>{"Fasilitasi", "Usaha Mikro"});
    CHECK(wrap("", 5) == std::vector<std::string>{""});
    CHECK(wrap("abcdefgh ij", 3) == std::vector<std::string>{"abc", "def", "gh", "ij"});
    CHECK(wrap("\xE6\xBC\xA2\xE6\xBC\xA2", 1) == std::vector<std::string>{"\xE6\xBC\xA2\xE6\xBC\xA2"});  // wider than any line
}

TEST_CASE("wrapping loses no character and no line is too wide", "[report][property]") {
    CHECK(rc::check([](const std::string& bytes) {
        const std::string text = printable(bytes);
        const auto width = *rc::gen::inRange<std::size_t>(2, 30);
        std::string joined;
        for (const std::string& line : wrap(text, width)) {
            RC_ASSERT(width_of(line) <= width);
            joined += line;
        }
        const auto without_blanks = [](std::string_view from) {
            std::string out;
            for (const char c : from) out += renaksi::is_space(c) ? std::string{} : std::string(1, c);
            return out;
        };
        RC_ASSERT(without_blanks(joined) == without_blanks(text));
        RC_ASSERT(width_of(shorten(text, width)) <= width);
    }));
}

TEST_CASE("a word behind a mark without a width is divided as any other", "[report]") {
    CHECK(wrap("\xCD\x87 Zaaaa", 2) == std::vector<std::string>{"\xCD\x87", "Za", "aa", "a"});
}

TEST_CASE("colours are written only when asked for", "[report]") {
    CHECK(painter(false)(style::red, "galat") == "galat");
    CHECK(painter(true)(style::red, "galat") == "\x1B[1;31mgalat\x1B[0m");
    CHECK(painter(true)(style::plain, "galat") == "galat");
    CHECK(painter(true)(style::red, "") == "");
}
