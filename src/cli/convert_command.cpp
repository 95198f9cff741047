#include <utility>

#include "cli/commands.hpp"
#include "cli/written_plan.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"

namespace renaksi::cli {

namespace {

[[nodiscard]] result<std::string> bytes_of(const session& now, const plan& p) {
    if (now.asked.form != plan_form::xlsx) return write_plan(p, now.asked.form, {now.asked.lang, nullptr, nullptr});
    const check_result checked = check(p, now.checking);
    const std::vector<mistake> mistakes = explain(p, checked);
    return write_plan(p, now.asked.form, {now.asked.lang, &checked, &mistakes});
}

}  // namespace

exit_code run_convert(const session& now) {
    if (is_an_input(now.asked)) return complain_input(now);
    return for_each_plan(now, [&now](const std::string& file, const plan& p) {
        const result<std::string> bytes = bytes_of(now, p);
        if (!bytes) {
            // A text that the form has no room for has its line in the input.
            error why = bytes.error();
            if (why.where.line > 0) why.where.file = file;
            return complain_unwritable(now, std::move(why));
        }
        if (const auto failed = put_bytes(now, *bytes)) return complain_unwritable(now, *failed);
        tell_losses(now, p, *bytes);
        return exit_code::done;
    });
}

}  // namespace renaksi::cli
