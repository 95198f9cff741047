// Lengths, openings and leftovers of files.
#include <array>
#include <cctype>
#include <regex>

#include "house/floors.hpp"
#include "support/catch.hpp"

namespace {

constexpr std::size_t longest_header = 400;
constexpr std::size_t longest_source = 500;

bool is_header(const std::string& path) { return path.size() > 4 && path.compare(path.size() - 4, 4, ".hpp") == 0; }

std::string too_long(const house::source_file& file) {
    const std::size_t limit = is_header(file.path) ? longest_header : longest_source;
    if (file.lines.size() <= limit) return "";
    return house::place(file, limit, "the file has " + std::to_string(file.lines.size()) + " lines, more than " + std::to_string(limit));
}

/// Marks of something left undone. Put together here so that this file does not hold them itself.
std::vector<std::string> leftovers() {
    return {std::string("TO") + "DO",     std::string("FIX") + "ME",           std::string("XX") + "X:",
            std::string("HA") + "CK",     std::string("not ") + "implemented", std::string("for ") + "now,",
            std::string("<<<<") + "<<< ", std::string(">>>>") + ">>> "};
}

std::string left_over(const house::source_file& file) {
    static const std::vector<std::string> words = leftovers();
    std::string report;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const std::string& word : words) {
            const std::size_t at = file.lines[i].find(word);
            const bool inside_a_word =
                at != std::string::npos && at > 0 && std::isalnum(static_cast<unsigned char>(file.lines[i][at - 1])) != 0;
            if (at != std::string::npos && !inside_a_word) report += house::place(file, i, "left undone: " + word);
        }
    }
    return report;
}

std::vector<house::source_file> everything_written() {
    std::vector<house::source_file> files;
    for (const char* folder : {"include", "src", "capi", "tests", "bench", "docs", "cmake"}) {
        for (house::source_file& file : house::sources(folder, {".hpp", ".h", ".cpp", ".cmake", ".md", ".sh", ".in", ".py", ".go"})) {
            files.push_back(std::move(file));
        }
    }
    for (const char* name : {"CMakeLists.txt", "README.md", "CHANGELOG.md", "CONTRIBUTING.md"}) files.push_back(house::read_source(name));
    return files;
}

}  // namespace

TEST_CASE("headers have at most 400 lines and sources 500", "[house]") {
    std::string report;
    for (const house::source_file& file : house::headers_and_sources()) report += too_long(file);
    for (const house::source_file& file : house::sources("tests", {".hpp", ".cpp"})) report += too_long(file);
    CHECK(report == "");
}

TEST_CASE("a public header opens with what it is for, and every header guards itself", "[house]") {
    for (const house::source_file& file : house::headers_and_sources()) {
        if (!is_header(file.path)) continue;
        INFO(file.path);
        REQUIRE(file.lines.size() > 2);
        if (file.path.rfind("include/", 0) == 0) {
            CHECK(file.lines[0] == "/// \\file");
            CHECK(file.lines[1].rfind("/// ", 0) == 0);
        }
        CHECK(std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end());
    }
}

TEST_CASE("the one-include header brings in every header of the core", "[house]") {
    std::set<std::string> included;
    for (const house::include_line& line : house::includes(house::read_source("include/renaksi/renaksi.hpp")))
        included.insert("include/" + line.path);
    for (const house::source_file& file : house::sources("include", {".hpp"})) {
        if (!house::is_core(file.path) || file.path == "include/renaksi/renaksi.hpp" || file.path.find("/detail/") != std::string::npos)
            continue;
        INFO(file.path);
        CHECK(included.count(file.path) == 1);
    }
}

TEST_CASE("nothing is left undone", "[house]") {
    std::string report;
    for (const house::source_file& file : everything_written()) report += left_over(file);
    CHECK(report == "");
}

TEST_CASE("no test has a semicolon in its name", "[house]") {
    // The list of tests goes through CMake, where a semicolon ends an entry: two tests that do not exist would stand in for the one that
    // does.
    static const std::regex name_with_semicolon(R"(^TEST_CASE\("[^"]*;)");
    std::string report;
    for (const house::source_file& file : house::sources("tests", {".cpp"})) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (std::regex_search(file.lines[i], name_with_semicolon)) {
                report += house::place(file, i, "a semicolon in the name of a test");
            }
        }
    }
    CHECK(report == "");
}

TEST_CASE("the licence says MIT and whose it is", "[house]") {
    const house::source_file licence = house::read_source("LICENSE");
    REQUIRE(licence.lines.size() > 10);
    CHECK(licence.lines[0] == "MIT License");
    CHECK(licence.lines[2].find("renaksi contributors") != std::string::npos);
}

TEST_CASE("a file that is too long and a mark of undone work are recognised", "[house]") {
    CHECK(too_long({"a.hpp", std::vector<std::string>(400)}) == "");
    CHECK(too_long({"a.hpp", std::vector<std::string>(401)}) == "a.hpp:401: the file has 401 lines, more than 400\n");
    CHECK(too_long({"a.cpp", std::vector<std::string>(500)}) == "");
    CHECK(left_over({"a.cpp", {"int x;", "// " + leftovers().front() + " later"}}) ==
          "a.cpp:2: left undone: " + leftovers().front() + "\n");
    CHECK(left_over({"a.cpp", {"std::mastodon();"}}) == "");
}
