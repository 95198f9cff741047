#include "cli/commands.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/repair/explain.hpp"

namespace renaksi::cli {

exit_code run_check(const session& now) {
    // The first record of a CSV table that all files share.
    if (now.asked.format == output_format::csv) now.out.write(check_csv_header());
    return for_each_plan(now, [&now](const std::string& file, const plan& p) {
        const check_result checked = check(p, now.checking);
        const std::vector<mistake> mistakes = explain(p, checked);
        const check_report report{file, p, checked, mistakes};
        switch (now.asked.format) {
            case output_format::json:
                now.out.write(write_check_json(report, now.reporting));
                break;
            case output_format::csv:
                now.out.write(write_check_csv(report, now.reporting));
                break;
            default:
                now.out.write(write_check_text(report, now.reporting));
        }
        return checked.count(severity::error) > 0 ? exit_code::findings : exit_code::done;
    });
}

}  // namespace renaksi::cli
