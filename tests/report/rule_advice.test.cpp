#include "report/rule_advice.hpp"

#include <string>

#include "renaksi/check/catalogue.hpp"
#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("every rule of the catalogue asks for something and advises something, in both languages", "[report]") {
    for (const rule* const one : rule_catalogue) {
        INFO(to_string(one->id));
        for (const language lang : {language::id, language::en}) {
            CHECK(report::criterion(one->id, lang).rfind(std::string(one->title.in(lang)), 0) == 0);
            CHECK(report::recommendation(one->id, lang).size() > 5);
            CHECK_FALSE(report::recommendation(one->id, lang).ends_with('.'));
            // What is said of its family is for rules that are not there yet.
            const auto of_family = static_cast<std::uint16_t>(one->id.number / 100 * 100 + 99);
            CHECK(report::recommendation(one->id, lang) != report::recommendation(rule_id{of_family}, lang));
        }
        CHECK(report::recommendation(one->id, language::id) != report::recommendation(one->id, language::en));
    }
}

TEST_CASE("a rule that nobody knows is advised by its family", "[report]") {
    CHECK(report::recommendation(rule_id{199}, language::en) == "Look at the amounts in the original document");
    CHECK(report::criterion(rule_id{999}, language::en) == "R999");
}
