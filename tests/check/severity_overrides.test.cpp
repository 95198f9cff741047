#include "renaksi/check/severity_overrides.hpp"

#include "support/catch.hpp"

using namespace renaksi;

namespace {

constexpr severity_choice off{true, severity::info};
constexpr severity_choice warning{false, severity::warning};
constexpr severity_choice info{false, severity::info};

std::optional<severity_choice> choice_of(std::string_view list, std::uint16_t rule) {
    const auto read = severity_overrides::parse(list);
    REQUIRE(read);
    return read->of(rule_id{rule});
}

}  // namespace

TEST_CASE("a list gives severities to ids, slugs and families") {
    CHECK(severity_overrides{}.of(rule_id{101}) == std::nullopt);
    CHECK(choice_of("R106=warning,R209=off", 106) == warning);
    CHECK(choice_of("R106=warning,R209=off", 209) == off);
    CHECK(choice_of("R106=warning", 209) == std::nullopt);
    CHECK(choice_of(" r106 = WARNING , invalid-nip=info", 302) == info);
    CHECK(choice_of("R2xx=info", 201) == info);
    CHECK(choice_of("R2xx=info", 301) == std::nullopt);
    CHECK(choice_of("R106=warning,R106=info", 106) == info);
}

TEST_CASE("what is said of a rule goes before what is said of its family") {
    CHECK(choice_of("R209=off,R2xx=info", 209) == off);
    CHECK(choice_of("R2xx=info,R209=off", 209) == off);
    CHECK(choice_of("R2xx=info,R209=off", 208) == info);
}

TEST_CASE("what is laid over goes before what was there") {
    auto below = *severity_overrides::parse("R209=off,R101=info");
    below.add(*severity_overrides::parse("R2xx=warning"));
    CHECK(below.of(rule_id{209}) == warning);
    CHECK(below.of(rule_id{101}) == info);
}

TEST_CASE("a word that names no rule and a severity that is none are refused with their column") {
    const auto failure = [](std::string_view list) {
        const auto read = severity_overrides::parse(list);
        REQUIRE_FALSE(read);
        return std::pair(read.error().code, read.error().where.column);
    };
    CHECK(failure("R101=info, R999=off") == std::pair(errc::unknown_rule, std::int64_t{12}));
    CHECK(failure("R101=besar") == std::pair(errc::invalid_argument, std::int64_t{6}));
    CHECK(failure("R101").first == errc::invalid_argument);
    CHECK(failure("").first == errc::unknown_rule);
    CHECK(failure("R101=info,").first == errc::unknown_rule);
}
