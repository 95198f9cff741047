/// \file
/// The sample plan beside what a correct reading of it gives (tests/data/lombok-tengah-2022.truth.json, worked out by hand and script).
///
/// Contract: for tests; what cannot be loaded throws.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/io/read.hpp"

namespace renaksi::test {

namespace json = boost::json;

[[nodiscard]] inline std::string data_file(const std::string& name) {
    std::ifstream in(RENAKSI_TEST_DATA "/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

[[nodiscard]] inline const json::object& truth() {
    static const json::value loaded = json::parse(data_file("lombok-tengah-2022.truth.json"));
    return loaded.as_object();
}

[[nodiscard]] inline const json::value& truth(std::string_view part) { return truth().at(part); }
[[nodiscard]] inline const json::value& lint(std::string_view part) { return truth("lints").at(part); }

[[nodiscard]] inline const plan& sample_plan() {
    static const result<plan> read = read_plan(data_file("lombok-tengah-2022.txt"));
    if (!read) throw std::runtime_error(message(read.error(), language::en));
    return *read;
}

[[nodiscard]] inline std::string text_of(const json::value& value) { return std::string(std::string_view(value.as_string())); }

using line_set = std::set<std::int64_t>;

/// An array of lines, or the keys of an object.
[[nodiscard]] inline line_set lines_of(const json::value& value) {
    line_set out;
    if (value.is_array()) {
        for (const json::value& one : value.as_array()) out.insert(one.as_int64());
    } else {
        for (const json::key_value_pair& one : value.as_object()) out.insert(std::stoll(std::string(std::string_view(one.key()))));
    }
    return out;
}

/// The budget row of a line.
[[nodiscard]] inline plan_row budget_row(const plan& p, std::int64_t line) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i].line() == line && p[i].level() != level::sasaran) return p[i];
    }
    throw std::runtime_error("no row at line " + std::to_string(line));
}

/// Whole Rupiah as a text, the form of the truth file.
[[nodiscard]] inline std::string whole_rupiah(int128 sen) { return std::to_string(static_cast<std::int64_t>(sen / 100)); }

}  // namespace renaksi::test
