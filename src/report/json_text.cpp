#include "report/json_text.hpp"

#include "renaksi/base/text.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi::report {

namespace json = boost::json;

namespace {

constexpr std::size_t indent_columns = 2;
constexpr std::size_t one_line_columns = 120;

bool is_plain(const json::value& value) { return !value.is_object() && !value.is_array(); }

/// Depth is that of the reports' own shapes, at most six, so recursion is safe here.
class indenting_writer {
public:
    [[nodiscard]] std::string write(const json::value& document) {
        value(document, 0);
        out_.push_back('\n');
        return std::move(out_);
    }

private:
    void value(const json::value& v, std::size_t depth) {
        if (const json::object* object = v.if_object()) {
            container(*object, depth, '{', '}');
        } else if (const json::array* array = v.if_array()) {
            container(*array, depth, '[', ']');
        } else {
            out_.append(json::serialize(v));
        }
    }

    [[nodiscard]] static const json::value& value_of(const json::key_value_pair& item) { return item.value(); }
    [[nodiscard]] static const json::value& value_of(const json::value& item) { return item; }
    void key_of(const json::key_value_pair& item) { out_.append(json::serialize(json::string(item.key()))).append(": "); }
    void key_of(const json::value& /*item*/) {}

    template <typename Container>
    void container(const Container& items, std::size_t depth, char open, char close) {
        out_.push_back(open);
        const std::size_t start = out_.size();
        if (!on_one_line(items, depth)) {
            out_.resize(start);
            bool first = true;
            for (const auto& item : items) {
                out_.append(first ? "\n" : ",\n").append((depth + 1) * indent_columns, ' ');
                key_of(item);
                value(value_of(item), depth + 1);
                first = false;
            }
            out_.append("\n").append(depth * indent_columns, ' ');
        }
        out_.push_back(close);
    }

    /// False when the container does not belong on one line; what it has written by then is to be taken back.
    template <typename Container>
    [[nodiscard]] bool on_one_line(const Container& items, std::size_t depth) {
        const std::size_t start = out_.size();
        for (const auto& item : items) {
            if (!is_plain(value_of(item))) return false;
            if (out_.size() > start) out_.append(", ");
            key_of(item);
            value(value_of(item), depth);
            if (utf8_length(std::string_view(out_).substr(start)) + depth * indent_columns > one_line_columns) return false;
        }
        return true;
    }

    std::string out_;
};

}  // namespace

json::string json_string(std::string_view text) {
    json::string out;
    while (const std::optional<std::size_t> bad = first_invalid_utf8(text)) {
        out.append(text.substr(0, *bad));
        out.append("\xEF\xBF\xBD");
        text.remove_prefix(*bad + 1);
    }
    out.append(text);
    return out;
}

json::value text_or_null(std::string_view text) {
    if (text.empty()) return nullptr;
    return json_string(text);
}

json::value line_or_null(std::int64_t line) {
    if (line <= 0) return nullptr;
    return line;
}

json::value money(int128 sen) { return json::string(to_plain_sen(sen)); }

json::value money(const amount& printed) {
    if (!printed.has_value()) return nullptr;
    return json::string(to_plain(printed.value));
}

json::object money_object(const money_totals& totals) {
    json::object out;
    put_money(out, [&totals](plan_column column) { return money(totals[position(column)]); });
    return out;
}

json::object money_object(const plan_row& row) {
    json::object out;
    put_money(out, [&row](plan_column column) { return money(row.money(column)); });
    return out;
}

std::string serialise(const json::value& document, json_layout layout) {
    if (layout == json_layout::indented) return indenting_writer().write(document);
    return json::serialize(document) + "\n";
}

}  // namespace renaksi::report
