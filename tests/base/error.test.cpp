#include "renaksi/base/error.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("an error's message names the places that are known and no others") {
    CHECK(message(error{errc::bad_number, "found 'x'", place{"rencana.txt", 12, 3}}, language::en) ==
          "rencana.txt:12:3: not a number: found 'x'");
    CHECK(message(error{errc::bad_number, "", place{"rencana.txt", 12, 0}}, language::id) == "rencana.txt:12: bukan bilangan");
    CHECK(message(error{errc::not_found, "", place{"a.txt", 0, 0}}, language::id) == "a.txt: tidak ditemukan");
    CHECK(message(error{errc::overflow, "", {}}, language::en) == "value out of range");
    CHECK(message(error{errc::bad_date, "day 31", place{"", 0, 4}}, language::en) == "4: not a valid date: day 31");
}

TEST_CASE("every code has its own sentence in both languages") {
    std::set<std::string_view> seen;
    for (std::int32_t code = 1; code <= static_cast<std::int32_t>(errc::not_writable); ++code) {
        for (const language lang : {language::id, language::en}) {
            const std::string_view text = describe(static_cast<errc>(code), lang);
            INFO(code);
            CHECK_FALSE(text.empty());
            CHECK(seen.insert(text).second);
        }
    }
}

TEST_CASE("a code from a newer version has no sentence and does no harm") {
    CHECK(describe(static_cast<errc>(9999), language::en).empty());
    CHECK(describe(static_cast<errc>(-1), language::en).empty());
}

TEST_CASE("error numbers are fixed") {
    CHECK(static_cast<int>(errc::invalid_argument) == 1);
    CHECK(static_cast<int>(errc::bad_number) == 10);
    CHECK(static_cast<int>(errc::overflow) == 13);
    CHECK(static_cast<int>(errc::bad_nip) == 16);
    CHECK(static_cast<int>(errc::not_writable) == 20);
}
