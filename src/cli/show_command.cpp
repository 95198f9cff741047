#include "cli/commands.hpp"

namespace renaksi::cli {

exit_code run_show(const session& now) {
    return for_each_plan(now, [&now](const std::string& file, const plan& p) {
        const show_report report{file, p};
        switch (now.asked.format) {
            case output_format::json:
                now.out.write(write_show_json(report, now.reporting));
                break;
            case output_format::csv:
                now.out.write(write_show_csv(report));
                break;
            default:
                now.out.write(write_show_text(report, now.reporting));
        }
        return exit_code::done;
    });
}

}  // namespace renaksi::cli
