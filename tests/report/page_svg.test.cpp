#include "report/page_svg.hpp"

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("an axis holds its values with round steps", "[page]") {
    const page::axis whole = page::axis_for(0, 1000);
    CHECK(whole.low == 0);
    CHECK(whole.high == 1000);
    CHECK(whole.step == 200);
    const page::axis below = page::axis_for(-120, 663);
    CHECK(below.low <= -120);
    CHECK(below.high >= 663);
}

TEST_CASE("whatever the values, an axis has few steps and 0 on it", "[page][property]") {
    CHECK(rc::check("axis_for", [](std::int32_t a, std::int32_t b) {
        const page::axis got = page::axis_for(std::min(a, b), std::max(a, b));
        RC_ASSERT(got.low <= std::min({a, b, 0}));
        RC_ASSERT(got.high >= std::max({a, b, 0}));
        RC_ASSERT(got.high > got.low);
        RC_ASSERT((got.high - got.low) / got.step <= 5);
        RC_ASSERT(got.low % got.step == 0);
        RC_ASSERT(got.high % got.step == 0);
        RC_ASSERT(got.step % 10 == 0);
    }));
}

TEST_CASE("coordinates are tenths without floating point", "[page]") {
    CHECK(page::coordinate(1234) == "123.4");
    CHECK(page::coordinate(-5) == "-0.5");
    CHECK(page::coordinate(400) == "40");
    page::chart_frame frame;
    frame.values = {0, 1000, 250};
    CHECK(frame.y_tenths(0) == page::chart_frame::bottom * 10);
    CHECK(frame.y_tenths(1000) == page::chart_frame::top * 10);
}
