#include "cli/commands.hpp"
#include "cli/written_plan.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/io/page.hpp"
#include "renaksi/repair/explain.hpp"

namespace renaksi::cli {

exit_code run_report(const session& now) {
    if (is_an_input(now.asked)) return complain_input(now);
    return for_each_plan(now, [&now](const std::string& file, const plan& p) {
        const check_result checked = check(p, now.checking);
        const std::vector<mistake> mistakes = explain(p, checked);
        const std::string page = write_report_page({file, p, checked, mistakes}, now.reporting);
        if (const auto failed = put_bytes(now, page)) return complain_unwritable(now, *failed);
        return exit_code::done;
    });
}

}  // namespace renaksi::cli
