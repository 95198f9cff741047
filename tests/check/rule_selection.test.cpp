#include "renaksi/check/rule_selection.hpp"

#include "support/catch.hpp"

using namespace renaksi;

namespace {

bool takes(std::string_view list, int number) {
    const auto selected = rule_selection::parse(list);
    REQUIRE(selected);
    return selected->includes(rule_id{static_cast<std::uint16_t>(number)});
}

}  // namespace

TEST_CASE("all rules are selected unless a list says otherwise") {
    CHECK(rule_selection{}.includes(rule_id{101}));
    CHECK(rule_selection{}.includes(rule_id{305}));
}

TEST_CASE("a list takes ids, slugs and families") {
    CHECK(takes("R101", 101));
    CHECK_FALSE(takes("R101", 102));
    CHECK(takes(" r208 , year-differs-from-triwulan", 101));
    CHECK(takes("R1xx", 113));
    CHECK_FALSE(takes("r1XX", 201));
    CHECK(takes("R0xx", 15));
}

TEST_CASE("a minus leaves out, wherever it stands") {
    CHECK(takes("-R208", 101));
    CHECK_FALSE(takes("-R208", 208));
    CHECK_FALSE(takes("-R2xx,-invalid-nip", 302));
    CHECK(takes("-R104,R1xx", 103));
    CHECK_FALSE(takes("-R104,R1xx", 104));
    CHECK_FALSE(takes("R101,-R101", 101));
    CHECK_FALSE(takes("R101,-R101", 201));
}

TEST_CASE("an unknown word is refused with its column") {
    const auto column = [](std::string_view list) {
        const auto selected = rule_selection::parse(list);
        REQUIRE_FALSE(selected);
        CHECK(selected.error().code == errc::unknown_rule);
        return selected.error().where.column;
    };
    CHECK(column("R101, R999") == 7);
    CHECK(column("R9xx") == 1);
    CHECK(column("R101,,R102") == 6);
    CHECK(column("-tidak-ada") == 2);
    CHECK(column("") == 1);
}
