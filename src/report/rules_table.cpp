// The catalogue of rules as a table and in the forms that programs read.
#include <boost/json.hpp>
#include <memory>
#include <new>
#include <string>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/io/rules.hpp"
#include "report/csv_text.hpp"
#include "report/json_text.hpp"
#include "report/rules_severity.hpp"

namespace renaksi {

namespace json = boost::json;

table rules_table(language lang) {
    struct columns {
        buffer<std::int32_t> number;
        text_column id;
        text_column slug;
        text_column severity;
        text_column title_id;
        text_column title_en;
        text_column basis;
        text_column looks_at;
    };
    const auto made = std::make_shared<columns>();
    const auto push = [](text_column& column, std::string_view text) {
        if (!column.push_or_null(text)) throw std::bad_alloc();
    };
    for (const rule* one : rule_catalogue) {
        made->number.push_back(one->id.number);
        push(made->id, to_string(one->id));
        push(made->slug, one->slug);
        push(made->severity, to_string(one->severity));
        push(made->title_id, one->title.id);
        push(made->title_en, one->title.en);
        push(made->basis, one->basis);
        push(made->looks_at, to_string(one->looks_at, lang));
    }
    table out(static_cast<std::int64_t>(rule_count));
    out.add_values("rule", made->number.data(), made, column_type::int32);
    out.add("id", made->id, made);
    out.add("slug", made->slug, made);
    out.add("severity", made->severity, made);
    out.add("title_id", made->title_id, made);
    out.add("title_en", made->title_en, made);
    out.add("basis", made->basis, made);
    out.add("looks_at", made->looks_at, made);
    return out;
}

std::string write_rules_json(const check_options& options, const report_options& layout) {
    json::object document;
    document["schema"] = "renaksi-rules/1";
    json::array& rules = document["rules"].emplace_array();
    for (const rule* one : rule_catalogue) {
        json::object entry;
        entry["rule"] = to_string(one->id);
        entry["slug"] = one->slug;
        entry["severity"] = report::severity_under(options, *one);
        entry["default_severity"] = to_string(one->severity);
        entry["title_id"] = one->title.id;
        entry["title_en"] = one->title.en;
        entry["basis"] = report::text_or_null(one->basis);
        entry["looks_at"] = to_string(one->looks_at, layout.lang);
        rules.push_back(std::move(entry));
    }
    json::array& settings = document["settings"].emplace_array();
    for (const check_setting& one : check_settings_all) {
        json::object entry;
        entry["name"] = one.name;
        entry["value"] = options.settings.*(one.field);
        entry["default"] = check_settings{}.*(one.field);
        entry["least"] = one.least;
        entry["most"] = one.most;
        entry["rule"] = to_string(rule_id{one.rule});
        entry["meaning"] = one.meaning.in(layout.lang);
        settings.push_back(std::move(entry));
    }
    return report::serialise(document, layout.layout);
}

std::string write_rules_csv(const check_options& options, const report_options& layout) {
    report::csv_writer out;
    out.record({"rule", "slug", "severity", "default_severity", "title_id", "title_en", "basis", "looks_at"});
    for (const rule* one : rule_catalogue) {
        out.record({to_string(one->id), one->slug, report::severity_under(options, *one), to_string(one->severity), one->title.id,
                    one->title.en, one->basis, to_string(one->looks_at, layout.lang)});
    }
    return out.take();
}

}  // namespace renaksi
