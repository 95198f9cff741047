#include "renaksi/plan/columns.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("columns: buffers begin on the boundary that Arrow recommends") {
    number_column<std::int64_t> numbers;
    text_column texts;
    for (int i = 0; i < 1000; ++i) {
        numbers.push(i);
        REQUIRE(texts.push("teks"));
    }
    for (const void* begin : {static_cast<const void*>(numbers.data()), static_cast<const void*>(numbers.validity().data()),
                              static_cast<const void*>(texts.offsets()), static_cast<const void*>(texts.bytes())}) {
        CHECK(reinterpret_cast<std::uintptr_t>(begin) % column_alignment_bytes == 0);
    }
}

TEST_CASE("columns: a missing number is told from zero, a missing text from an empty one") {
    number_column<std::int64_t> numbers;
    numbers.push(std::int64_t{0});
    numbers.push_null();
    CHECK(numbers.has_value(0));
    CHECK_FALSE(numbers.has_value(1));
    CHECK(numbers[1] == 0);
    CHECK(numbers.validity().null_count() == 1);

    text_column texts;
    REQUIRE(texts.push(""));
    texts.push_null();
    REQUIRE(texts.push_or_null(""));
    CHECK(texts.has_value(0));
    CHECK_FALSE(texts.has_value(1));
    CHECK_FALSE(texts.has_value(2));
}

TEST_CASE("columns: the bitmap has Arrow's bit order") {
    validity_bitmap bits;
    for (const bool valid : {true, false, false, true, false, false, false, false, true}) bits.push(valid);
    CHECK(bits.data()[0] == 0b0000'1001);
    CHECK(bits.data()[1] == 0b0000'0001);
}

TEST_CASE("columns: what goes in comes out, missing values included") {
    CHECK(rc::check("text", [](const std::vector<std::pair<bool, std::string>>& given) {
        text_column column;
        for (const auto& [valid, text] : given) {
            if (valid) RC_ASSERT(column.push(text));
            if (!valid) column.push_null();
        }
        RC_ASSERT(column.size() == given.size());
        for (std::size_t i = 0; i < given.size(); ++i) {
            RC_ASSERT(column.has_value(i) == given[i].first);
            RC_ASSERT(column[i] == (given[i].first ? given[i].second : ""));
        }
    }));
    CHECK(rc::check("numbers", [](const std::vector<std::pair<bool, std::int64_t>>& given) {
        number_column<std::int64_t> column;
        for (const auto& [valid, number] : given) column.push(valid ? std::optional(number) : std::nullopt);
        for (std::size_t i = 0; i < given.size(); ++i) {
            RC_ASSERT(column.has_value(i) == given[i].first);
            RC_ASSERT(column[i] == (given[i].first ? given[i].second : 0));
        }
    }));
}
