/// \file
/// A case: a folder with an input and what is expected of it (README.md beside this file).
///
/// Contract: for tests; a folder that is no proper case throws with the reason.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/rule_selection.hpp"
#include "renaksi/io/nomenklatur.hpp"
#include "renaksi/io/read.hpp"

namespace renaksi::test {

namespace fs = std::filesystem;
namespace json = boost::json;

struct test_case {
    std::string name;  ///< the folder, below `tests/cases`
    fs::path folder;
    fs::path input;
    read_options read;
    rule_selection rules;
    std::shared_ptr<const nomenklatur> names;  ///< null where the case has none; `read.names` is the same
    language lang = language::en;
    std::vector<std::pair<std::string, fs::path>> expected;  ///< what (`show`, `check`, `rollup-sasaran`) and where it is written
    fs::path error;                                          ///< empty for an input that can be read
};

[[nodiscard]] inline std::string read_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + path.string());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

[[nodiscard]] inline bool is_expectation(const std::string& what) {
    return what == "show" || what == "check" || what.rfind("rollup-", 0) == 0;
}

[[nodiscard]] inline number_style style_named(const std::string& name) {
    if (name == "dot") return number_style::dot_groups;
    if (name == "comma") return number_style::comma_groups;
    if (name == "plain") return number_style::plain;
    throw std::runtime_error("options: no such number style: " + name);
}

/// A list of which a part cannot be used is a mistake of the case.
inline void take_names(test_case& out, const fs::path& file) {
    const auto read = read_nomenklatur(read_text(file), file.string());
    if (!read) throw std::runtime_error("options: " + message(read.error(), language::en));
    if (!read->notes.empty()) throw std::runtime_error("options: " + to_string(read->notes.front(), language::en));
    out.names = std::make_shared<const nomenklatur>(read->list);
    out.read.names = out.names.get();
}

inline void apply_option(test_case& out, const std::string& key, const std::string& value) {
    const std::map<std::string, std::size_t*> limits{{"limit-bytes", &out.read.limits.bytes},
                                                     {"limit-rows", &out.read.limits.rows},
                                                     {"limit-columns", &out.read.limits.columns},
                                                     {"limit-cell-bytes", &out.read.limits.cell_bytes}};
    if (const auto limit = limits.find(key); limit != limits.end()) {
        *limit->second = std::stoul(value);
    } else if (key == "input") {
        out.input = out.folder / value;
    } else if (key == "nomenklatur") {
        take_names(out, out.folder / value);
    } else if (key == "numbers") {
        out.read.numbers = style_named(value);
    } else if (key == "tahun") {
        out.read.tahun = std::stoi(value);
    } else if (key == "tahap" && (value == "murni" || value == "perubahan")) {
        out.read.tahap = value == "murni" ? tahap::murni : tahap::perubahan;
    } else if (key == "sheet") {
        out.read.sheet = value;
    } else if (key == "lang" && (value == "id" || value == "en")) {
        out.lang = value == "id" ? language::id : language::en;
    } else if (key == "rules") {
        auto selected = rule_selection::parse(value);
        if (!selected) throw std::runtime_error("options: " + message(selected.error(), language::en));
        out.rules = *std::move(selected);
    } else if (is_expectation(key)) {
        out.expected.emplace_back(key, out.folder / value);
    } else {
        throw std::runtime_error("options: unknown: " + key);
    }
}

inline void read_options_file(test_case& out) {
    std::istringstream lines(read_text(out.folder / "options"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos) throw std::runtime_error("options: no value: " + line);
        apply_option(out, line.substr(0, blank), line.substr(blank + 1));
    }
}

/// Every file of the folder has to mean something: a misspelt name would otherwise expect nothing and pass.
[[nodiscard]] inline test_case load_case(const fs::path& folder, const fs::path& root) {
    test_case out;
    out.folder = folder;
    out.name = fs::relative(folder, root).generic_string();
    if (fs::exists(folder / "options")) read_options_file(out);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        const std::string stem = entry.path().stem().string();
        if (file == "options" || file == "nomenklatur.csv" || entry.is_directory()) continue;
        if (stem == "input") {
            out.input = entry.path();
        } else if (file == "error.txt") {
            out.error = entry.path();
        } else if (entry.path().extension() == ".json" && is_expectation(stem)) {
            out.expected.emplace_back(stem, entry.path());
        } else if (entry.path().extension() != ".json" || stem.rfind("shared-", 0) != 0) {
            throw std::runtime_error(out.name + ": a case has no file " + file);
        }
    }
    std::sort(out.expected.begin(), out.expected.end());
    if (out.input.empty()) throw std::runtime_error(out.name + ": no input");
    if (out.error.empty() == out.expected.empty()) throw std::runtime_error(out.name + ": either error.txt or something to expect");
    out.read.name = out.input.filename().string();
    return out;
}

/// All cases below a folder, by name.
[[nodiscard]] inline std::vector<test_case> load_cases(const fs::path& root) {
    std::vector<test_case> out;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_directory()) continue;
        const auto is_file = [](const fs::directory_entry& inside) { return !inside.is_directory(); };
        const bool holds_files = std::any_of(fs::directory_iterator(entry.path()), fs::directory_iterator(), is_file);
        if (holds_files) out.push_back(load_case(entry.path(), root));
    }
    std::sort(out.begin(), out.end(), [](const test_case& a, const test_case& b) { return a.name < b.name; });
    return out;
}

/// Where `found` lacks something of `expected`: the place and both values; empty when it lacks nothing. Objects may have more keys than
/// expected, arrays have to be of one length, everything else has to be equal.
[[nodiscard]] inline std::string mismatch(const json::value& expected, const json::value& found, const std::string& place = "$") {
    if (expected.is_object() && found.is_object()) {
        for (const json::key_value_pair& one : expected.as_object()) {
            const std::string key(std::string_view(one.key()));
            const json::value* const at = found.as_object().if_contains(one.key());
            if (at == nullptr) return place + "." + key + " is missing";
            if (std::string why = mismatch(one.value(), *at, place + "." + key); !why.empty()) return why;
        }
        return {};
    }
    if (expected.is_array() && found.is_array()) {
        const json::array& wanted = expected.as_array();
        const json::array& got = found.as_array();
        for (std::size_t i = 0; i < std::min(wanted.size(), got.size()); ++i) {
            if (std::string why = mismatch(wanted[i], got[i], place + "[" + std::to_string(i) + "]"); !why.empty()) return why;
        }
        if (wanted.size() == got.size()) return {};
        const json::array& longer = wanted.size() > got.size() ? wanted : got;
        return place + " has " + std::to_string(got.size()) + " elements, expected " + std::to_string(wanted.size()) + "; " +
               (wanted.size() > got.size() ? "missing: " : "too much: ") + json::serialize(longer[std::min(wanted.size(), got.size())]);
    }
    if (expected == found) return {};
    return place + " is " + json::serialize(found) + ", expected " + json::serialize(expected);
}

}  // namespace renaksi::test
