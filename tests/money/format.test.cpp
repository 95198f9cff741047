#include "renaksi/money/format.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("the canonical form writes decimals only where there are sen") {
    CHECK(to_plain(rupiah::from_sen(2600547300)) == "26005473");
    CHECK(to_plain(rupiah::from_sen(50)) == "0.50");
    CHECK(to_plain(rupiah::from_sen(5)) == "0.05");
    CHECK(to_plain(rupiah::from_sen(-1200)) == "-12");
    CHECK(to_plain(rupiah::from_sen(-50)) == "-0.50");
    CHECK(to_plain(rupiah{}) == "0");
    CHECK(to_plain(rupiah::from_sen(std::numeric_limits<std::int64_t>::min())) == "-92233720368547758.08");
}

TEST_CASE("groups stand where each language puts them") {
    CHECK(format_rupiah(rupiah::from_sen(123450), grouping::dot) == "1.234,50");
    CHECK(format_rupiah(rupiah::from_sen(123450), grouping::comma) == "1,234.50");
    CHECK(format_rupiah(rupiah::from_sen(123450), grouping::none) == "1234.50");
    CHECK(format_rupiah(rupiah::from_sen(99900), grouping::dot) == "999");
    CHECK(format_rupiah(rupiah::from_sen(100000), grouping::dot) == "1.000");
    CHECK(format_rupiah(rupiah::from_sen(-10000000), grouping::dot) == "-100.000");
    CHECK(format_rupiah(rupiah::from_sen(100000000), grouping::comma) == "1,000,000");
}

TEST_CASE("totals beyond one amount are written too") {
    const int128 sen = static_cast<int128>(std::numeric_limits<std::int64_t>::max()) * 1000;
    CHECK(to_plain_sen(sen) == "92233720368547758070");
    CHECK(to_plain_sen(-sen - 1) == "-92233720368547758070.01");
    CHECK(format_sen(sen, grouping::dot) == "92.233.720.368.547.758.070");
}

TEST_CASE("every number of digits is written, one by one") {
    // Digit after digit, without anything that the library knows of numbers.
    const auto written = [](int128 sen) {
        std::string digits;
        for (int128 rest = sen < 0 ? -sen : sen; rest > 0 || digits.size() < 3; rest /= 10) {
            digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
        }
        const std::string part = digits.substr(digits.size() - 2);
        digits.resize(digits.size() - 2);
        return (sen < 0 ? "-" : "") + digits + (part == "00" ? "" : "." + part);
    };
    int128 power = 1;
    for (int digits = 0; digits < 37; ++digits, power *= 10) {
        for (const int128 sen : {power, power - 1, power + 1, power * 7 + 42, -power, -power * 3 - 99}) {
            CAPTURE(digits);
            CHECK(to_plain_sen(sen) == written(sen));
            std::string grouped = format_sen(sen, grouping::comma);
            grouped.erase(std::remove(grouped.begin(), grouped.end(), ','), grouped.end());
            CHECK(grouped == written(sen));
        }
    }
}
