// Runs every case below this folder.
#include <sys/wait.h>

#include <cstdlib>
#include <set>

#include "cases/case.hpp"
#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/plan/invariants.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/rollup/roll_up.hpp"
#include "support/catch.hpp"

namespace {

using namespace renaksi;
using namespace renaksi::test;

const std::vector<test_case>& all_cases() {
    static const std::vector<test_case> cases = load_cases(RENAKSI_TEST_CASES);
    return cases;
}

std::string written(const test_case& one, const plan& p, const std::string& what) {
    report_options options;
    options.lang = one.lang;
    if (what == "show") return write_show_json({one.read.name, p}, options);
    if (what == "check") {
        check_options asked;
        asked.rules = one.rules;
        asked.names = one.names.get();
        const check_result checked = check(p, asked);
        const std::vector<mistake> mistakes = explain(p, checked);
        return write_check_json({one.read.name, p, checked, mistakes}, options);
    }
    const auto key = parse_roll_up_key(what.substr(std::string("rollup-").size()));
    if (!key) throw std::runtime_error(one.name + ": no such key: " + what);
    const roll_up_result rolled = roll_up(p, *key);
    return write_rollup_json({one.read.name, p, rolled}, options);
}

std::string without_line_end(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

#ifdef RENAKSI_COMMAND
/// The command's exit code for a file, with whatever it prints left aside.
int exit_code_of(const std::string& command, const fs::path& file) {
    const std::string line = std::string("'") + RENAKSI_COMMAND + "' " + command + " '" + file.string() + "' >/dev/null 2>&1";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
#endif

void run_unreadable(const test_case& one) {
    const auto read = read_plan(read_text(one.input), one.read);
    REQUIRE_FALSE(read);
    CHECK(message(read.error(), one.lang) == without_line_end(read_text(one.error)));
#ifdef RENAKSI_COMMAND
    // Limits and number styles are not options of the command.
    if (!fs::exists(one.folder / "options")) CHECK(exit_code_of("check", one.input) == 3);
#endif
}

void run_readable(const test_case& one) {
    const auto read = read_plan(read_text(one.input), one.read);
    INFO((read ? std::string() : message(read.error(), language::en)));
    REQUIRE(read);
    CHECK(broken_invariant(*read).value_or("") == "");
    for (const auto& [what, file] : one.expected) {
        const std::string answer = written(one, *read, what);
        const json::value found = json::parse(answer);
        INFO(what);
        CHECK(mismatch(json::parse(read_text(file)), found) == "");
        CHECK(written(one, *read, what) == answer);
    }
}

}  // namespace

TEST_CASE("cases", "[cases]") {
    REQUIRE_FALSE(all_cases().empty());
    for (const test_case& one : all_cases()) {
        DYNAMIC_SECTION(one.name) {
            if (one.error.empty()) {
                run_readable(one);
            } else {
                run_unreadable(one);
            }
        }
    }
}

TEST_CASE("every rule has a case in which it speaks and one in which it has nothing to say", "[cases]") {
    std::set<std::string> speaks;
    std::set<std::string> silent;
    for (const test_case& one : all_cases()) {
        for (const auto& [what, file] : one.expected) {
            const json::value expected = json::parse(read_text(file));
            if (what != "check" || !expected.as_object().contains("findings")) continue;
            std::set<std::string> here;
            for (const json::value& f : expected.at("findings").as_array()) {
                here.insert(std::string(std::string_view(f.at("rule").as_string())));
            }
            speaks.insert(here.begin(), here.end());
            for (const rule* const known : rule_catalogue) {
                const std::string id = to_string(known->id);
                const bool could_speak = one.names || !known->looks_at.has(sight::nomenklatur);
                if (could_speak && one.rules.includes(known->id) && here.count(id) == 0) silent.insert(id);
            }
        }
    }
    for (const rule* const known : rule_catalogue) {
        const std::string id = to_string(known->id);
        INFO(id << " " << known->slug);
        CHECK(speaks.count(id) == 1);
        CHECK(silent.count(id) == 1);
    }
}

TEST_CASE("a case that expects more than there is fails with the place", "[cases]") {
    const json::value found = json::parse(R"({"a": 1, "b": [{"c": "x", "d": null}, 2], "e": {}})");
    const auto why = [&found](const char* expected) { return mismatch(json::parse(expected), found); };
    CHECK(why("{}") == "");
    CHECK(why(R"({"b": [{"c": "x"}, 2]})") == "");
    CHECK(why(R"({"a": 2})") == "$.a is 1, expected 2");
    CHECK(why(R"({"b": [{"c": "y"}, 2]})") == R"($.b[0].c is "x", expected "y")");
    CHECK(why(R"({"b": [{"c": "x"}]})") == "$.b has 2 elements, expected 1; too much: 2");
    CHECK(why(R"({"b": [{}, 2, 3]})") == "$.b has 2 elements, expected 3; missing: 3");
    CHECK(why(R"({"b": [{"d": 0}, 2]})") == "$.b[0].d is null, expected 0");
    CHECK(why(R"({"f": null})") == "$.f is missing");
    CHECK(why(R"({"e": []})") == "$.e is {}, expected []");
}
