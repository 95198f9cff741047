// A rekap as `renaksi-rekap/1`. Groups are written one by one: there may be millions of them.
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "renaksi/io/rekap.hpp"
#include "report/json_text.hpp"
#include "report/rekap_figures.hpp"

namespace renaksi {

namespace json = boost::json;

namespace {

void put_totals(json::object& out, const rekap_totals& totals) {
    out["rows"] = totals.rows;
    out["violations"] = totals.violations;
    report::put_money(out, [&totals](plan_column column) { return report::money(totals.sen[position(column)]); });
}

json::value line_of(std::uint64_t line) { return report::line_or_null(static_cast<std::int64_t>(line)); }

json::object root_json(const rekap_root& root) {
    json::object out;
    out["rule"] = json::string(report::rekap_rule(root));
    out["opd"] = report::json_string(root.opd);
    out["kode"] = report::text_or_null(report::kode_text(root.kode));
    out["level"] = json::string(to_string(root.level));
    out["column"] = json::string(money_column_name(root.column));
    out["expected"] = report::money(root.expected_sen);
    out["found"] = report::money(root.found_sen);
    out["difference"] = report::money(root.found_sen - root.expected_sen);
    out["file"] = report::json_string(root.source);
    out["line"] = line_of(root.line);
    return out;
}

json::object error_json(const rekap_error& one, language lang) {
    json::object out;
    out["file"] = report::json_string(one.source);
    out["line"] = line_of(one.line);
    out["column"] = line_of(one.column);
    out["message"] = report::json_string(report::error_text(one, lang));
    return out;
}

/// An object whose values are written as they come; each value, and each item of a list, on a line of its own where the layout is indented.
class object_writer {
public:
    explicit object_writer(json_layout layout) : indented_(layout == json_layout::indented) { out_.push_back('{'); }

    void value(std::string_view key, const json::value& value) {
        begin(key);
        out_.append(json::serialize(value));
    }
    void begin_list(std::string_view key) {
        begin(key);
        out_.push_back('[');
        is_first_item_ = true;
    }
    void item(const json::value& value) {
        if (!is_first_item_) out_.push_back(',');
        line(2);
        out_.append(json::serialize(value));
        is_first_item_ = false;
    }
    void end_list() {
        if (!is_first_item_) line(1);
        out_.push_back(']');
    }
    [[nodiscard]] std::string take() {
        line(0);
        out_.append("}\n");
        return std::move(out_);
    }

private:
    void begin(std::string_view key) {
        if (!is_first_key_) out_.push_back(',');
        is_first_key_ = false;
        line(1);
        out_.append("\"").append(key).append(indented_ ? "\": " : "\":");
    }
    void line(std::size_t depth) {
        if (indented_) out_.append("\n").append(2 * depth, ' ');
    }

    std::string out_;
    bool indented_;
    bool is_first_key_ = true;
    bool is_first_item_ = true;
};

json::object group_json(const rekap& of, std::size_t i) {
    const rekap_key& by = of.settings().by;
    json::object one;
    one["key"] = report::json_string(report::rekap_key_text(of, i));
    std::string text;
    for (std::size_t part = 0; part < by.size() && by.size() > 1; ++part) {
        text.clear();
        of.append_part(text, i, part);
        one[to_string(by[part])] = report::text_or_null(text);
    }
    put_totals(one, of.group(i));
    return one;
}

}  // namespace

std::string write_rekap_json(const rekap& of, const report_options& options) {
    object_writer out(options.layout);
    out.value("schema", "renaksi-rekap/1");
    json::array by;
    for (std::size_t part = 0; part < of.settings().by.size(); ++part) by.emplace_back(json::string(to_string(of.settings().by[part])));
    out.value("by", by);
    out.value("penunjang", of.settings().fold_penunjang ? "folded" : "kept");
    out.begin_list("groups");
    for (std::size_t i = 0; i < of.size(); ++i) out.item(group_json(of, i));
    out.end_list();
    json::object totals;
    put_totals(totals, of.totals());
    out.value("totals", totals);
    out.value("offices", of.offices());
    out.value("roots", of.root_count());
    out.begin_list("largest_roots");
    for (const rekap_root& root : report::largest_roots(of, report::roots_told)) out.item(root_json(root));
    out.end_list();
    out.value("errors", of.error_count());
    out.begin_list("first_errors");
    for (const rekap_error& one : of.errors()) out.item(error_json(one, options.lang));
    out.end_list();
    return out.take();
}

}  // namespace renaksi
