#include "renaksi/io/check_settings.hpp"

#include "support/catch.hpp"

using namespace renaksi;

namespace {

check_options settings_of(std::string_view text) {
    const auto read = read_check_settings(text);
    INFO((read ? std::string() : message(read.error(), language::en)));
    REQUIRE(read);
    return *read;
}

std::string settings_failure(std::string_view text) {
    const auto read = read_check_settings(text, "aturan.json");
    REQUIRE_FALSE(read);
    return message(read.error(), language::en);
}

}  // namespace

TEST_CASE("a settings file selects rules, gives severities and sets figures") {
    const check_options read = settings_of(R"({
  "select": "R1xx, R2xx, -R104",
  "rules": {"R106": "warning", "R2xx": "info", "repeated-indicator": "off"},
  "settings": {"largest_triwulan_percent": 80, "most_indicators": 3}
})");
    CHECK(read.rules.includes(rule_id{101}));
    CHECK_FALSE(read.rules.includes(rule_id{104}));
    CHECK_FALSE(read.rules.includes(rule_id{301}));
    CHECK(read.severities.of(rule_id{106}) == severity_choice{false, severity::warning});
    CHECK(read.severities.of(rule_id{201}) == severity_choice{false, severity::info});
    CHECK(read.severities.of(rule_id{209})->off);
    CHECK(read.settings.largest_triwulan_percent == 80);
    CHECK(read.settings.most_indicators == 3);
    CHECK(read.settings.highest_percentage == check_settings{}.highest_percentage);
    CHECK(read.names == nullptr);
}

TEST_CASE("what a settings file does not say keeps its default") {
    for (const char* text : {"{}", " { } \n", "\xEF\xBB\xBF{\"rules\": {}, \"settings\": {}}"}) {
        const check_options read = settings_of(text);
        CHECK(read.rules.includes(rule_id{101}));
        CHECK(read.severities.of(rule_id{101}) == std::nullopt);
        CHECK(read.settings == check_settings{});
    }
}

TEST_CASE("a key may be written with escapes and values may hold anything that JSON allows in front of others") {
    const check_options read = settings_of(R"({"\u0072ules": {"R106" :"off" , "R209":"info"}, "select": "R1xx"})");
    CHECK(read.severities.of(rule_id{106})->off);
    CHECK(read.severities.of(rule_id{209}) == severity_choice{false, severity::info});
}

TEST_CASE("a mistake in a settings file has its line and column and what was expected") {
    CHECK(settings_failure("{\n \"aturan\": 1}") ==
          "aturan.json:2:2: invalid argument: unknown key \"aturan\"; known are select, rules, settings");
    CHECK(settings_failure("{\n  \"rules\": {\n    \"R106\": \"info\",\n    \"R999\": \"off\"}}") ==
          "aturan.json:4:5: unknown rule: 'R999'");
    CHECK(settings_failure("{\"rules\": {\"R106\": \"besar\"}}") ==
          "aturan.json:1:20: invalid argument: \"R106\": \"error\", \"warning\", \"info\" or \"off\" was expected");
    CHECK(settings_failure("{\"rules\": {\"R106\": true}}").rfind("aturan.json:1:20: ", 0) == 0);
    CHECK(settings_failure("{\"rules\": [\"R106\"]}") == "aturan.json:1:11: invalid argument: \"rules\": an object was expected");
    CHECK(settings_failure("{\"select\": [\"}\"], \"x\": 1}").rfind("aturan.json:1:12: invalid argument: \"select\": a text", 0) == 0);
    CHECK(settings_failure("{\"select\": \"R1xx,R9xx\"}") == "aturan.json:1:12: unknown rule: 'R9xx'");
    CHECK(settings_failure("{\"settings\": {\"most_indicators\": 0}}") ==
          "aturan.json:1:34: invalid argument: \"most_indicators\": a whole number from 1 to 1000 was expected");
    CHECK(settings_failure("{\"settings\": {\"most_indicators\": 2.5}}").rfind("aturan.json:1:34: ", 0) == 0);
    CHECK(settings_failure("{\"settings\": {\"ambang\": 1}}")
              .find("known are largest_triwulan_percent, highest_percentage, most_indicators") != std::string::npos);
    // Characters count, not bytes.
    CHECK(settings_failure("{\"é\": 1}").rfind("aturan.json:1:2: ", 0) == 0);
    CHECK(settings_failure("{\"select\": \"é\"  , \"é\": 1}").rfind("aturan.json:1:12: ", 0) == 0);
}

TEST_CASE("a key that stands twice is not lost") {
    CHECK(settings_failure("{\"rules\": {\"R106\": \"info\", \"R106\": \"off\"}}") ==
          "aturan.json:1:28: invalid argument: the key \"R106\" stands here a second time");
    CHECK(settings_failure("{\"rules\": {},\n\"rules\": {}}").rfind("aturan.json:2:1: ", 0) == 0);
}

TEST_CASE("text that is no JSON object is refused with the place") {
    CHECK(settings_failure("[]") == "aturan.json:1:1: invalid argument: an object was expected: {\"select\", \"rules\", \"settings\"}");
    CHECK(settings_failure("{\"rules\": {\"R106\" \"off\"}}").rfind("aturan.json:1:19: invalid argument: JSON: ", 0) == 0);
    CHECK(settings_failure("{\n\"rules\": {").rfind("aturan.json:2:", 0) == 0);
    CHECK(settings_failure("{} {}").rfind("aturan.json:1:4: ", 0) == 0);
    CHECK(settings_failure("\"R101\"").rfind("aturan.json:1:1: ", 0) == 0);
    CHECK(settings_failure("R101=off").rfind("aturan.json:1:1: invalid argument: JSON: ", 0) == 0);
    CHECK(settings_failure("").find("the input is empty") != std::string::npos);
    CHECK(settings_failure(std::string(most_settings_bytes + 1, ' ')).find("over a limit") != std::string::npos);
    // Deeper than any settings are.
    CHECK(settings_failure("{\"select\": " + std::string(200, '[')).rfind("aturan.json:1:", 0) == 0);
}

TEST_CASE("a settings file that is not there is an error of reading") {
    const auto read = read_check_settings_file(RENAKSI_TEST_DATA "/tidak-ada.json");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == errc::not_found);
}
