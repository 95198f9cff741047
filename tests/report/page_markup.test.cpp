#include "report/page_markup.hpp"

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("text is escaped for elements and attributes alike", "[page]") {
    CHECK(page::text("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    CHECK(page::text("") == "");
    CHECK(page::text("a\nb\tc") == "a b c");
}

TEST_CASE("shares are rounded half away from zero, and no whole is no share", "[page]") {
    CHECK(page::per_mille(1, 3) == 333);
    CHECK(page::per_mille(2, 3) == 667);
    CHECK(page::per_mille(1, 2000) == 1);
    CHECK(page::per_mille(-1, 2000) == -1);
    CHECK(page::per_mille(1, 2001) == 0);
    CHECK(page::per_mille(5, 0) == 0);
    CHECK(page::per_mille(-3, -2) == 1500);
    const int128 huge = int128{1} << 126;
    CHECK(page::per_mille(huge, huge) == 1000);
    CHECK(page::per_mille(huge, 1) == 10'000'000);
    CHECK(page::per_mille(huge, -1) == -10'000'000);
}

TEST_CASE("shares agree with the plain quotient", "[page][property]") {
    CHECK(rc::check("per_mille", [](std::int32_t part, std::int32_t whole) {
        RC_PRE(whole != 0);
        const std::int64_t over = std::abs(std::int64_t{part}) * 2000 + std::abs(std::int64_t{whole});
        const std::int64_t plain = over / (2 * std::abs(std::int64_t{whole}));
        RC_PRE(plain < 10'000'000);
        RC_ASSERT(page::per_mille(part, whole) == ((part < 0) != (whole < 0) ? -plain : plain));
    }));
}

TEST_CASE("a share and a short amount are written as the language does", "[page]") {
    CHECK(page::percent_text(158, language::id) == "15,8%");
    CHECK(page::percent_text(-5, language::en) == "-0.5%");
    CHECK(page::short_rupiah(936'166'477'400, language::id) == "Rp9,36 miliar");
    CHECK(page::short_rupiah(40'079'922'000, language::en) == "Rp401 million");
    CHECK(page::short_rupiah(99'999'999'999, language::id) == "Rp1,00 miliar");
    CHECK(page::short_rupiah(-150'000'000, language::id) == "-Rp1,50 juta");
    CHECK(page::short_rupiah(99'900, language::id) == "Rp999");
    CHECK(page::short_rupiah(0, language::en) == "Rp0");
    CHECK(page::short_rupiah(50, language::id) == "Rp0,50");
}

TEST_CASE("only what has the form of a NIP is masked", "[page]") {
    CHECK(page::without_nips("196707271995031006") == "1967***********006");
    CHECK(page::without_nips("NIP 19670727 199503 1 006, Kepala") == "NIP 1967**** ****** * 006, Kepala");
    CHECK(page::without_nips("Rp26.005.473 dan 19.655.640") == "Rp26.005.473 dan 19.655.640");
    CHECK(page::without_nips("2.17.01.2.01.0001") == "2.17.01.2.01.0001");
    CHECK(page::without_nips("12345678901234567") == "12345678901234567");
}
