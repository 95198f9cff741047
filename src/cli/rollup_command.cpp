#include "cli/commands.hpp"
#include "renaksi/rollup/roll_up.hpp"

namespace renaksi::cli {

exit_code run_rollup(const session& now) {
    // The first record of a CSV table that all files share.
    if (now.asked.format == output_format::csv) now.out.write(rollup_csv_header());
    return for_each_plan(now, [&now](const std::string& file, const plan& p) {
        const roll_up_result rolled = roll_up(p, now.asked.by);
        switch (now.asked.format) {
            case output_format::json:
                now.out.write(write_rollup_json({now.several() ? std::string_view(file) : std::string_view{}, p, rolled}, now.reporting));
                break;
            case output_format::csv:
                now.out.write(write_rollup_csv({file, p, rolled}));
                break;
            default:
                now.out.write(write_rollup_text({file, p, rolled}, now.reporting));
        }
        return exit_code::done;
    });
}

}  // namespace renaksi::cli
