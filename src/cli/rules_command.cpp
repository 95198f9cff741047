#include "cli/commands.hpp"
#include "renaksi/io/rules.hpp"

namespace renaksi::cli {

exit_code run_rules(const session& now) {
    switch (now.asked.format) {
        case output_format::text:
            now.out.write(write_rules_text(now.checking, now.reporting));
            break;
        case output_format::json:
            now.out.write(write_rules_json(now.checking, now.reporting));
            break;
        case output_format::csv:
            now.out.write(write_rules_csv(now.checking, now.reporting));
            break;
        case output_format::markdown:
            now.out.write(write_rules_markdown());
            break;
    }
    return exit_code::done;
}

}  // namespace renaksi::cli
