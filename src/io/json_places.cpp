#include "io/json_places.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// A key that an object of the text has twice, or nothing. The keys are sorted.
[[nodiscard]] std::optional<json_key> doubled(std::vector<json_key>& keys) {
    std::stable_sort(keys.begin(), keys.end(), [](const json_key& a, const json_key& b) { return a.name < b.name; });
    const auto first = std::adjacent_find(keys.begin(), keys.end(), [](const json_key& a, const json_key& b) { return a.name == b.name; });
    if (first == keys.end()) return std::nullopt;
    return *(first + 1);
}

/// Offset of an item of the array or object that begins at `at`, or nothing.
[[nodiscard]] std::optional<std::size_t> item_of(std::string_view json, std::size_t at, const std::string& token) {
    const bool object = json[at] == '{';
    if (!object && json[at] != '[') return std::nullopt;
    at = skip_json_space(json, at + 1);
    for (std::size_t index = 0; json[at] != '}' && json[at] != ']'; ++index) {
        std::string name;
        if (object) {
            name = json_string_at(json, at);
            at = skip_json_space(json, behind_json_string(json, at));
            at = skip_json_space(json, at + 1);
        } else {
            name = std::to_string(index);
        }
        if (name == token) return at;
        at = skip_json_space(json, behind_json_value(json, at));
        if (json[at] == ',') at = skip_json_space(json, at + 1);
    }
    return std::nullopt;
}

}  // namespace

place place_of(std::string_view text, std::size_t offset) noexcept {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    place out;
    out.line = static_cast<std::int64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    out.column = static_cast<std::int64_t>(utf8_length(before.substr(line_start))) + 1;
    return out;
}

std::size_t skip_json_space(std::string_view json, std::size_t at) noexcept {
    while (at < json.size() && is_space(json[at])) ++at;
    return at;
}

std::size_t behind_json_string(std::string_view json, std::size_t at) noexcept {
    ++at;
    while (json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
    return at + 1;
}

std::size_t behind_json_value(std::string_view json, std::size_t at) noexcept {
    std::size_t depth = 0;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = behind_json_string(json, at);
            continue;
        }
        const bool closes = c == '}' || c == ']';
        if (depth == 0 && (closes || c == ',')) return at;
        if (c == '{' || c == '[') ++depth;
        if (closes) --depth;
        ++at;
    }
    return at;
}

std::string json_string_at(std::string_view json, std::size_t at) {
    const std::string_view quoted = json.substr(at, behind_json_string(json, at) - at);
    if (quoted.find('\\') == std::string_view::npos) return std::string(quoted.substr(1, quoted.size() - 2));
    return boost::json::value_to<std::string>(boost::json::parse(boost::json::string_view(quoted.data(), quoted.size())));
}

std::optional<bad_key> find_bad_key(std::string_view json) {
    std::vector<std::vector<json_key>> open;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            const std::size_t end = behind_json_string(json, at);
            const std::size_t next = skip_json_space(json, end);
            if (next < json.size() && json[next] == ':') {
                json_key key{json_string_at(json, at), at};
                if (open.back().size() == most_json_keys) return bad_key{std::move(key), true};
                open.back().push_back(std::move(key));
            }
            at = end;
            continue;
        }
        if (json[at] == '{') open.emplace_back();
        if (json[at] == '}') {
            if (auto found = doubled(open.back())) return bad_key{*std::move(found), false};
            open.pop_back();
        }
        ++at;
    }
    return std::nullopt;
}

std::size_t offset_of(std::string_view json, const std::vector<std::string>& path) {
    std::size_t at = skip_json_space(json, 0);
    for (const std::string& token : path) {
        const auto next = item_of(json, at, token);
        if (!next) break;
        at = *next;
    }
    return at;
}

std::string pointer_of(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& token : path) {
        out.push_back('/');
        for (const char c : token) out.append(c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c));
    }
    return out;
}

}  // namespace renaksi::io
