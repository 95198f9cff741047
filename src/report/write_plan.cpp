#include "renaksi/io/write.hpp"

#include <array>

#include "renaksi/io/report.hpp"
#include "report/plan_workbook.hpp"

namespace renaksi {

result<plan_form> parse_plan_form(std::string_view text) {
    constexpr std::array<std::string_view, 4> names{"json", "csv", "xlsx", "txt"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<plan_form>(i);
    }
    return make_error(errc::unknown_format, std::string(text));
}

result<std::string> write_plan(const plan& p, plan_form form, const write_options& options) {
    switch (form) {
        case plan_form::json:
            return write_show_json({{}, p});
        case plan_form::csv:
            return write_show_csv({{}, p});
        case plan_form::xlsx:
            return report::write_plan_workbook(p, options);
        case plan_form::txt:
            return write_plan_text(p);
    }
    return make_error(errc::invalid_argument, "plan_form");
}

}  // namespace renaksi
