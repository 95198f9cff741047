// Settings of `check` out of JSON. Boost.JSON says whether the text is JSON; the walk over its members is done here, because a person who
// has misspelt a key wants to know in which line, and because a key given twice must not be lost.
#include "renaksi/io/check_settings.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "io/json_places.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/io/read.hpp"

namespace renaksi {
namespace {

namespace json = boost::json;

/// One `"key": value` of an object, with the offsets of both in the text.
struct member {
    std::string key;
    std::size_t key_at = 0;
    std::size_t value_at = 0;
    json::value value;
};

/// The members of the object that begins at `at`, in the order of the text.
std::vector<member> members_of(std::string_view text, std::size_t at) {
    std::vector<member> out;
    at = io::skip_json_space(text, at + 1);
    while (text[at] != '}') {
        member one;
        one.key_at = at;
        one.key = io::json_string_at(text, at);
        one.value_at = io::skip_json_space(text, text.find(':', io::behind_json_string(text, at)) + 1);
        const std::size_t end = io::behind_json_value(text, one.value_at);
        one.value = json::parse(text.substr(one.value_at, end - one.value_at));
        out.push_back(std::move(one));
        at = text[end] == ',' ? io::skip_json_space(text, end + 1) : end;
    }
    return out;
}

class settings_reader {
public:
    settings_reader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    [[nodiscard]] result<check_options> read() {
        json::stream_parser parser;
        json::error_code failure;
        const std::size_t taken = parser.write_some(text_.data(), text_.size(), failure);
        if (!failure) {
            // The parser stops behind a whole value and leaves the rest alone.
            if (const std::size_t rest = io::skip_json_space(text_, taken); rest < text_.size())
                return wrong(rest, "nothing may follow the object");
            parser.finish(failure);
        }
        if (failure) return wrong(taken, "JSON: " + failure.message());
        const std::size_t start = io::skip_json_space(text_, 0);
        if (text_[start] != '{') return wrong(start, "an object was expected: {\"select\", \"rules\", \"settings\"}");
        each(start, "select, rules, settings", [this](const member& one) { return take(one); });
        if (failure_) return *std::move(failure_);
        return std::move(out_);
    }

private:
    error wrong(std::size_t offset, std::string detail, errc code = errc::invalid_argument) const {
        place where = io::place_of(text_, offset);
        where.file = name_;
        return error{code, std::move(detail), std::move(where)};
    }
    void fail(std::size_t offset, std::string detail, errc code = errc::invalid_argument) {
        if (!failure_) failure_ = wrong(offset, std::move(detail), code);
    }

    /// Calls `take` for each member until one fails; it returns false for a key that it does not know.
    template <typename Take>
    void each(std::size_t at, const std::string& known, Take take) {
        std::vector<std::string> seen;
        for (const member& one : members_of(text_, at)) {
            if (std::find(seen.begin(), seen.end(), one.key) != seen.end()) {
                fail(one.key_at, "the key \"" + one.key + "\" stands here a second time");
            } else if (!take(one)) {
                fail(one.key_at, "unknown key \"" + one.key + "\"; known are " + known);
            }
            if (failure_) return;
            seen.push_back(one.key);
        }
    }

    bool take(const member& one) {
        if (one.key == "select") {
            take_selection(one);
        } else if (one.key == "rules" || one.key == "settings") {
            if (!one.value.is_object()) {
                fail(one.value_at, "\"" + one.key + "\": an object was expected");
            } else if (one.key == "rules") {
                each(one.value_at, {}, [this](const member& rule) { return take_severity(rule); });
            } else {
                each(one.value_at, setting_names(), [this](const member& figure) { return take_setting(figure); });
            }
        } else {
            return false;
        }
        return true;
    }

    void take_selection(const member& one) {
        const json::string* const list = one.value.if_string();
        if (list == nullptr) return fail(one.value_at, R"("select": a text was expected, such as "R1xx,-R104")");
        auto rules = rule_selection::parse(std::string_view(*list));
        if (!rules) return fail(one.value_at, rules.error().detail, rules.error().code);
        out_.rules = *std::move(rules);
    }

    bool take_severity(const member& one) {
        if (detail::rules_named(one.key).empty()) {
            fail(one.key_at, "'" + one.key + "'", errc::unknown_rule);
            return true;
        }
        const json::string* const word = one.value.if_string();
        const auto choice = word != nullptr ? parse_severity_choice(std::string_view(*word)) : std::nullopt;
        if (!choice) {
            fail(one.value_at, "\"" + one.key + R"(": "error", "warning", "info" or "off" was expected)");
            return true;
        }
        return out_.severities.set(one.key, *choice);
    }

    bool take_setting(const member& one) {
        const check_setting* const setting = find_check_setting(one.key);
        if (setting == nullptr) return false;
        const std::int64_t* const number = one.value.if_int64();
        if (number == nullptr || *number < setting->least || *number > setting->most) {
            fail(one.value_at, "\"" + one.key + "\": a whole number from " + std::to_string(setting->least) + " to " +
                                   std::to_string(setting->most) + " was expected");
            return true;
        }
        out_.settings.*(setting->field) = *number;
        return true;
    }

    [[nodiscard]] static std::string setting_names() {
        std::string out;
        for (const check_setting& one : check_settings_all) out.append(out.empty() ? "" : ", ").append(one.name);
        return out;
    }

    std::string_view text_;
    const std::string& name_;
    check_options out_;
    std::optional<error> failure_;
};

}  // namespace

result<check_options> read_check_settings(std::string_view bytes, const std::string& name) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (bytes.size() > most_settings_bytes) {
        return error{errc::limit_exceeded, "bytes > " + std::to_string(most_settings_bytes), place{name, 0, 0}};
    }
    if (trim(bytes).empty()) return error{errc::empty_input, {}, place{name, 0, 0}};
    return settings_reader(bytes, name).read();
}

result<check_options> read_check_settings_file(const std::string& path) {
    read_limits limits;
    limits.bytes = most_settings_bytes;
    const result<std::string> bytes = read_bytes(path, limits);
    if (!bytes) return bytes.error();
    return read_check_settings(*bytes, path);
}

}  // namespace renaksi
