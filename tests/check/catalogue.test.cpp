#include "renaksi/check/catalogue.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("every rule has what its documentation and its messages need") {
    std::set<std::string> slugs;
    for (const rule* one : rule_catalogue) {
        INFO(to_string(one->id));
        CHECK(slugs.insert(std::string(one->slug)).second);
        CHECK(one->slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        for (const language lang : {language::id, language::en}) {
            CHECK_FALSE(one->title.in(lang).empty());
            CHECK_FALSE(one->message.in(lang).empty());
            CHECK_FALSE(one->message.in(lang).ends_with('.'));
        }
        CHECK(one->look != nullptr);
    }
}

TEST_CASE("rules are found by id and by slug") {
    REQUIRE(find_rule("R101") != nullptr);
    CHECK(find_rule("r101") == find_rule(rule_id{101}));
    CHECK(find_rule("Invalid-NIP") == find_rule("R302"));
    CHECK(find_rule("R999") == nullptr);
    CHECK(find_rule("R10") == nullptr);
    CHECK(find_rule("") == nullptr);
    CHECK(to_string(rule_id{5}) == "R005");
}
