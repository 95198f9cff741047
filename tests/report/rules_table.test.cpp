#include <algorithm>
#include <boost/json.hpp>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/io/rules.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

std::string_view text_at(const table& from, std::string_view column, std::size_t row) {
    const table_column& of = from.column(from.find(column).value());
    REQUIRE(of.type == column_type::text);
    const auto* const bytes = static_cast<const char*>(of.data);
    const auto begin = static_cast<std::size_t>(of.offsets[row]);
    return {bytes + begin, static_cast<std::size_t>(of.offsets[row + 1]) - begin};
}

check_options chosen_options() {
    check_options out;
    out.rules = rule_selection::parse("-R104").value();
    out.severities = severity_overrides::parse("R106=error,R209=off").value();
    out.settings.most_indicators = 9;
    return out;
}

}  // namespace

TEST_CASE("the table of rules has a row a rule, and a blank basis is missing") {
    const table rules = rules_table();
    REQUIRE(rules.rows() == static_cast<std::int64_t>(rule_count));
    for (std::size_t row = 0; row < rule_count; ++row) {
        const rule& one = *rule_catalogue[row];
        CHECK(text_at(rules, "id", row) == to_string(one.id));
        CHECK(text_at(rules, "slug", row) == one.slug);
        CHECK(text_at(rules, "title_id", row) == one.title.id);
        CHECK(text_at(rules, "title_en", row) == one.title.en);
        CHECK_FALSE(text_at(rules, "looks_at", row).empty());
    }
    const auto without = std::count_if(rule_catalogue.begin(), rule_catalogue.end(), [](const rule* one) { return one->basis.empty(); });
    CHECK(rules.column(rules.find("basis").value()).null_count == without);
    CHECK(rules.column(rules.find("severity").value()).null_count == 0);
}

TEST_CASE("json and csv say how severe a rule is under the options, and how it was before") {
    const boost::json::value document = boost::json::parse(write_rules_json(chosen_options()));
    CHECK(document.at("schema") == "renaksi-rules/1");
    const boost::json::array& rules = document.at("rules").as_array();
    REQUIRE(rules.size() == rule_count);
    const auto severity_of = [&rules](const char* id) {
        for (const boost::json::value& one : rules) {
            if (one.at("rule") == id)
                return std::pair(std::string(one.at("severity").as_string()), std::string(one.at("default_severity").as_string()));
        }
        return std::pair(std::string(), std::string());
    };
    CHECK(severity_of("R104") == std::pair(std::string("off"), std::string("error")));
    CHECK(severity_of("R106") == std::pair(std::string("error"), std::string("info")));
    CHECK(severity_of("R209") == std::pair(std::string("off"), std::string("warning")));
    for (const boost::json::value& one : document.at("settings").as_array()) {
        const bool changed = one.at("name") == "most_indicators";
        CHECK((one.at("value") != one.at("default")) == changed);
    }
    const std::string csv = write_rules_csv(chosen_options());
    CHECK(csv.find("\r\nR209,repeated-indicator,off,warning,") != std::string::npos);
    CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == rule_count + 1);
}

TEST_CASE("the text names every rule, in both languages, within the width") {
    for (const language lang : {language::id, language::en}) {
        report_options layout;
        layout.lang = lang;
        layout.width = 72;
        const std::string text = write_rules_text(chosen_options(), layout);
        for (const rule* one : rule_catalogue) CHECK(text.find(std::string(one->slug) + ": ") != std::string::npos);
        CHECK(text.find(lang == language::id ? "R104  mati" : "R104  off") != std::string::npos);
        CHECK(text.find("most_indicators = 9") != std::string::npos);
    }
}
