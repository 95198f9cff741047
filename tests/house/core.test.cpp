// What the core must be free of: floating point, input and output, clocks, locales, and headers of anybody but the standard and Boost.
#include <regex>

#include "house/floors.hpp"
#include "support/catch.hpp"

namespace {

const std::set<std::string>& headers_kept_out() {
    static const std::set<std::string> names = {
        "chrono", "clocale",  "cmath",  "cstdio",   "ctime",         "filesystem",    "fstream",
        "future", "iostream", "locale", "print",    "random",        "syncstream",    "thread",
        "time.h", "stdio.h",  "math.h", "locale.h", "unordered_map", "unordered_set", "boost/json.hpp",
    };
    return names;
}

/// The line without what a reader does not take for code: its comment and its string and character literals.
std::string code_of(const std::string& line) {
    std::string code;
    char open = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (open != 0) {
            if (c == '\\') ++i;
            if (c == open) open = 0;
            continue;
        }
        if (line.compare(i, 2, "//") == 0) break;
        // A quote between two digits separates thousands: 154'400.
        const bool separator = c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(line[i - 1])) != 0;
        if (c == '"' || (c == '\'' && !separator)) open = c;
        code += open != 0 ? ' ' : c;
    }
    return code;
}

std::string floating_point(const house::source_file& file) {
    static const std::regex word(R"((^|[^A-Za-z0-9_])(float|double)([^A-Za-z0-9_]|$))");
    static const std::regex literal(R"((^|[^A-Za-z0-9_.'])[0-9][0-9']*\.[0-9])");
    std::string report;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string code = code_of(file.lines[i]);
        // A deleted overload is how floating point is kept out, a trait how it is recognised.
        if (code.find("= delete") != std::string::npos || code.find("is_floating_point") != std::string::npos) continue;
        if (std::regex_search(code, word) || std::regex_search(code, literal))
            report += house::place(file, i, "floating point in the core: " + code);
    }
    return report;
}

std::string foreign_includes(const house::source_file& file) {
    std::string report;
    for (const house::include_line& line : house::includes(file)) {
        const bool own = line.path.rfind("renaksi/", 0) == 0;
        const bool boost = line.path.rfind("boost/", 0) == 0 && line.path.rfind("boost/json", 0) != 0;
        const bool standard = !line.quoted && line.path.find('/') == std::string::npos && line.path.find('.') == std::string::npos;
        if (headers_kept_out().count(line.path) != 0 || !(own || boost || standard)) {
            report += house::place(file, line.index, "the core does not include " + line.path);
        }
    }
    return report;
}

}  // namespace

TEST_CASE("the core has no floating point", "[house]") {
    std::string report;
    for (const house::source_file& file : house::sources("include", {".hpp"})) {
        if (house::is_core(file.path)) report += floating_point(file);
    }
    CHECK(report == "");
}

TEST_CASE("the core includes only itself, Boost and the quiet part of the standard library", "[house]") {
    std::string report;
    for (const house::source_file& file : house::sources("include", {".hpp"})) {
        if (house::is_core(file.path)) report += foreign_includes(file);
    }
    CHECK(report == "");
}

TEST_CASE("floating point is recognised in code and not in words about it", "[house]") {
    const auto found = [](const std::string& line) { return floating_point({"a.hpp", {line}}) != ""; };
    CHECK(found("double ratio = 1;"));
    CHECK(found("auto x = static_cast<float>(y);"));
    CHECK(found("auto x = y * 0.5;"));
    CHECK_FALSE(found("int x = 1'000;  // no double here, not 0.5 of one"));
    CHECK_FALSE(found("out << \"double entry 1.5\";"));
    CHECK_FALSE(found("static rupiah from(double) = delete;"));
    CHECK_FALSE(found("int double_entry = 2;"));
}

TEST_CASE("headers that do not belong into the core are recognised", "[house]") {
    const auto found = [](const std::string& line) { return foreign_includes({"a.hpp", {line}}) != ""; };
    CHECK(found("#include <fmt/format.h>"));
    CHECK(found("#include <boost/json.hpp>"));
    CHECK(found("#include <fstream>"));
    CHECK_FALSE(found("#include <vector>"));
    CHECK_FALSE(found("#include <boost/multiprecision/cpp_int.hpp>"));
    CHECK_FALSE(found("#include \"renaksi/base/text.hpp\""));
}
