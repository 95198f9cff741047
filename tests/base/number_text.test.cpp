#include "renaksi/base/number_text.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("numbers beyond 64 bits are written digit by digit") {
    CHECK(detail::to_digits(0) == "0");
    CHECK(detail::to_digits(static_cast<uint128>(std::numeric_limits<std::uint64_t>::max()) + 1) == "18446744073709551616");
    CHECK(detail::to_digits(~uint128{0}) == "340282366920938463463374607431768211455");
    CHECK(detail::magnitude(std::numeric_limits<std::int64_t>::min()) == uint128{1} << 63U);
}

TEST_CASE("a character that does not fit is shown so that it can be recognised, on one line") {
    CHECK(detail::shown("a", 0) == "'a'");
    CHECK(detail::shown("a", 1) == "the end");
    CHECK(detail::shown(std::string_view("\0", 1), 0) == "U+0000");
    CHECK(detail::shown("\n", 0) == "U+000A");
    CHECK(detail::shown("\xC2\xA0", 0) == "U+00A0");
    CHECK(detail::shown("\xC2\x85", 0) == "U+0085");
    CHECK(detail::shown("\xE2\x82\xAC", 0) == "'\xE2\x82\xAC'");
    CHECK(detail::shown("\xFF", 0) == "byte 0xFF");
}

TEST_CASE("columns count characters from 1") {
    CHECK(detail::column_of("abc", 0) == 1);
    CHECK(detail::column_of("\xC2\xA0\xE2\x80\x93x", 5) == 3);
}
