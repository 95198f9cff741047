#include "report/json_text.hpp"

#include <rapidcheck.h>

#include <algorithm>

#include "renaksi/base/text.hpp"
#include "support/catch.hpp"

using namespace renaksi;
namespace json = boost::json;

TEST_CASE("json is laid out with two blanks a level, short plain containers on one line", "[report]") {
    const json::value document = json::object{{"a", json::array{1, 2}}, {"b", json::object{{"c", nullptr}, {"d", json::array{}}}}};
    CHECK(report::serialise(document, json_layout::indented) ==
          "{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": null,\n    \"d\": []\n  }\n}\n");
    CHECK(report::serialise(document, json_layout::one_line) == "{\"a\":[1,2],\"b\":{\"c\":null,\"d\":[]}}\n");
}

TEST_CASE("a long plain container is broken, one item a line", "[report]") {
    json::array words;
    for (int i = 0; i < 12; ++i) words.emplace_back("kata yang panjang");
    const std::string text = report::serialise(words, json_layout::indented);
    CHECK(std::count(text.begin(), text.end(), '\n') == 14);
}

TEST_CASE("json is valid whatever the bytes of a name are", "[report][property]") {
    CHECK(rc::check([](const std::string& bytes, bool indented) {
        const json::value document = json::object{{"nama", report::json_string(bytes)}};
        const std::string text = report::serialise(document, indented ? json_layout::indented : json_layout::one_line);
        RC_ASSERT(!first_invalid_utf8(text));
        RC_ASSERT(json::parse(text) == document);
    }));
}

TEST_CASE("money is text, and what is missing is null", "[report]") {
    CHECK(report::money(int128{50}) == json::value("0.50"));
    CHECK(report::money(amount{}).is_null());
    CHECK(report::money(amount::dash()).is_null());
    CHECK(report::money(amount::of(rupiah{})) == json::value("0"));
    CHECK(report::text_or_null("").is_null());
    CHECK(report::line_or_null(0).is_null());
}
