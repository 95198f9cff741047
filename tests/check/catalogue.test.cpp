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
        CHECK_FALSE(to_string(one->looks_at, language::en).empty());
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

TEST_CASE("what a rule looks at is named in the order of a row") {
    CHECK(to_string(sight::target | sight::program | sight::triwulan, language::id) == "program, target, TW I–IV");
    CHECK(to_string(sight::layout, language::en) == "layout of the file");
    CHECK(to_string(sights{}, language::en).empty());
    CHECK(find_rule("R105")->looks_at.has(sight::pagu));
    CHECK_FALSE(find_rule("R105")->looks_at.has(sight::triwulan));
}

TEST_CASE("every setting belongs to a rule and its default is within its bounds") {
    for (const check_setting& one : check_settings_all) {
        INFO(one.name);
        CHECK(find_rule(rule_id{one.rule}) != nullptr);
        CHECK(check_settings{}.*(one.field) >= one.least);
        CHECK(check_settings{}.*(one.field) <= one.most);
        CHECK(find_check_setting(one.name) == &one);
    }
    CHECK(find_check_setting("apa") == nullptr);
}
