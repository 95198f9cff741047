#include "renaksi/money/allocate.hpp"

#include <rapidcheck.h>

#include <limits>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

using sen_list = std::vector<std::int64_t>;

constexpr allocation every_allocation[] = {allocation::largest_remainder, allocation::last_takes_remainder,
                                           allocation::first_takes_remainder, allocation::cumulative};

sen_list split(std::int64_t whole, const sen_list& weights, allocation mode = allocation::largest_remainder, std::int64_t unit = 100) {
    const result<std::vector<rupiah>> parts = allocate(rupiah::from_sen(whole), weights, mode, unit);
    REQUIRE(parts);
    sen_list out;
    for (const rupiah part : *parts) out.push_back(part.sen());
    return out;
}
errc refused(std::int64_t whole, const sen_list& weights, std::int64_t unit = 100) {
    const result<std::vector<rupiah>> parts = allocate(rupiah::from_sen(whole), weights, allocation::largest_remainder, unit);
    REQUIRE_FALSE(parts);
    return parts.error().code;
}

}  // namespace

TEST_CASE("ten Rupiah over three parts, in every mode") {
    CHECK(split(1000, {1, 1, 1}) == sen_list{400, 300, 300});
    CHECK(split(1100, {1, 1, 1}) == sen_list{400, 400, 300});
    CHECK(split(1000, {1, 1, 1}, allocation::last_takes_remainder) == sen_list{300, 300, 400});
    CHECK(split(1000, {1, 1, 1}, allocation::first_takes_remainder) == sen_list{400, 300, 300});
    CHECK(split(1000, {1, 1, 1}, allocation::cumulative) == sen_list{300, 400, 300});
}

TEST_CASE("the monthly cash plan of an office: equal thousands, the last month takes the rest") {
    const std::int64_t year = (std::int64_t{40897000} * 11 + 40897453) * 100;
    const result<std::vector<rupiah>> months = allocate_equal(rupiah::from_sen(year), 12, allocation::last_takes_remainder, 100000);
    REQUIRE(months);
    REQUIRE(months->size() == 12);
    for (std::size_t i = 0; i < 11; ++i) CHECK((*months)[i] == rupiah::from_rupiah(40897000));
    CHECK((*months)[11] == rupiah::from_rupiah(40897453));
}

TEST_CASE("sen below a whole Rupiah go with the mode") {
    CHECK(split(1050, {1, 1}) == sen_list{550, 500});
    CHECK(split(1050, {1, 1}, allocation::last_takes_remainder) == sen_list{500, 550});
    CHECK(split(1050, {1, 1}, allocation::cumulative) == sen_list{500, 550});
    CHECK(split(1001, {1, 1}, allocation::largest_remainder, 1) == sen_list{501, 500});
    CHECK(split(160, {159, 1}, allocation::cumulative) == sen_list{160, 0});
    CHECK(split(3, {1, 1}, allocation::cumulative, 1) == sen_list{2, 1});
}

TEST_CASE("a weight of zero gets nothing, not even what is left over") {
    for (const allocation mode : every_allocation) {
        const sen_list parts = split(1001, {0, 1, 1, 1, 0}, mode);
        CHECK(parts.front() == 0);
        CHECK(parts.back() == 0);
    }
}

TEST_CASE("a negative whole is split like its opposite, down to the smallest") {
    CHECK(split(-1000, {1, 1, 1}) == sen_list{-400, -300, -300});
    CHECK(split(std::numeric_limits<std::int64_t>::min(), {1}) == sen_list{std::numeric_limits<std::int64_t>::min()});
    CHECK(split(0, {1, 2}) == sen_list{0, 0});
}

TEST_CASE("weights that say nothing are refused") {
    CHECK(refused(100, {}) == errc::invalid_argument);
    CHECK(refused(100, {0, 0}) == errc::invalid_argument);
    CHECK(refused(100, {1, -1, 3}) == errc::invalid_argument);
    CHECK(refused(100, {1}, 0) == errc::invalid_argument);
    CHECK(refused(100, {std::numeric_limits<std::int64_t>::max(), 1}) == errc::overflow);
    CHECK(allocate_equal(rupiah::from_sen(5), 0).error().code == errc::invalid_argument);
    CHECK(allocate_equal(rupiah::from_sen(5), std::numeric_limits<std::size_t>::max()).error().code == errc::limit_exceeded);
}

TEST_CASE("what every split keeps, against exact quotas") {
    CHECK(rc::check("sums, fairness and order", [](std::int64_t whole) {
        const auto count = *rc::gen::inRange<std::size_t>(1, 20);
        const std::int64_t most = *rc::gen::element<std::int64_t>(3, 1000, std::numeric_limits<std::int64_t>::max() / 32);
        const auto weights = *rc::gen::container<sen_list>(count, rc::gen::inRange<std::int64_t>(0, most));
        const std::int64_t unit = *rc::gen::element<std::int64_t>(1, 7, 100, 100000);
        int128 total = 0;
        for (const std::int64_t weight : weights) total += weight;
        RC_PRE(total > 0);
        for (const allocation mode : every_allocation) {
            const sen_list parts = split(whole, weights, mode, unit);
            int128 sum = 0;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                sum += parts[i];
                RC_ASSERT((whole < 0 ? parts[i] <= 0 : parts[i] >= 0));
                if (weights[i] == 0) RC_ASSERT(parts[i] == 0);
                const int128 off = static_cast<int128>(parts[i]) * total - static_cast<int128>(whole) * weights[i];
                const int128 allowed = total * unit;
                if (mode == allocation::largest_remainder) RC_ASSERT(off < allowed && off > -allowed);
                if (mode == allocation::cumulative) RC_ASSERT(off <= allowed && off >= -allowed);
                if (mode != allocation::largest_remainder) continue;
                for (std::size_t j = 0; j < i; ++j) {
                    const bool less = weights[j] < weights[i];
                    if (less) RC_ASSERT((whole < 0 ? parts[j] >= parts[i] : parts[j] <= parts[i]));
                }
            }
            RC_ASSERT(sum == whole);
        }
    }));
}
