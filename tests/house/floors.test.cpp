#include "house/floors.hpp"

#include "support/catch.hpp"

namespace {

house::source_file made_up(const std::string& path, const std::string& line) { return {path, {"#pragma once", line}}; }

}  // namespace

TEST_CASE("no file includes from a floor above its own", "[house]") {
    const auto files = house::headers_and_sources();
    REQUIRE(files.size() > 5);
    CHECK(house::upward_includes(files) == "");
}

TEST_CASE("no two folders of the core include each other", "[house]") { CHECK(house::circles(house::headers_and_sources()) == ""); }

TEST_CASE("every folder of the core and of src has its floor", "[house]") {
    for (const house::source_file& file : house::headers_and_sources()) {
        INFO(file.path);
        CHECK((file.path.rfind("include/renaksi/renaksi.hpp", 0) == 0 || house::room_of(file.path).has_value()));
    }
}

TEST_CASE("an include that goes up is reported with its place", "[house]") {
    CHECK(house::upward_includes({made_up("include/renaksi/money/a.hpp", "#include \"renaksi/plan/plan.hpp\"")}) ==
          "include/renaksi/money/a.hpp:2: money includes renaksi/plan/plan.hpp, which stands above it\n");
    CHECK(house::upward_includes({made_up("src/io/a.cpp", "#  include \"cli/options.hpp\"")}) != "");
    CHECK(house::upward_includes({made_up("include/renaksi/check/a.hpp", "#include \"renaksi/renaksi.hpp\"")}) != "");
    CHECK(house::upward_includes({made_up("include/renaksi/plan/a.hpp", "#include \"renaksi/base/result.hpp\"")}) == "");
    CHECK(house::upward_includes({made_up("src/cli/a.cpp", "#include \"renaksi/renaksi.hpp\"")}) == "");
}

TEST_CASE("folders that include each other are reported", "[house]") {
    const auto there = made_up("include/renaksi/check/a.hpp", "#include \"renaksi/rollup/b.hpp\"");
    const auto back = made_up("include/renaksi/rollup/b.hpp", "#include \"renaksi/check/c.hpp\"");
    CHECK(house::circles({there}) == "");
    CHECK(house::circles({there, back}) == "include/renaksi/rollup/b.hpp:2: rollup and check include each other\n");
}
