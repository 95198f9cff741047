#include "cli/commands.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "cli/terminal.hpp"

namespace renaksi::cli {

namespace {

/// Text that could not be written is a failure of the program, except that a reader who has read enough needs no word about it.
exit_code finish(output& out, exit_code code, language lang) {
    switch (out.finish()) {
        case output::state::good:
            return code;
        case output::state::closed:
            break;
        case output::state::failed:
            complain(message(error{errc::not_writable, out.reason(), {}}, lang));
            break;
    }
    return exit_code::internal_error;
}

exit_code run_command(const session& now) {
    switch (now.asked.command) {
        case command::check:
            return run_check(now);
        case command::show:
            return run_show(now);
        case command::rollup:
            return run_rollup(now);
        case command::fix:
            return run_fix(now);
        case command::convert:
            return run_convert(now);
        case command::report:
            return run_report(now);
        case command::rules:
            return run_rules(now);
        case command::rekap:
            return run_rekap(now);
    }
    return exit_code::wrong_use;
}

exit_code run_arguments(const arguments& asked, output& out) {
    const result<check_options> checking = checking_of(asked);
    if (!checking) return complain_unreadable(checking.error(), asked.settings_file, asked.lang);
    session now{asked, out, reporting_of(asked), *checking, asked.read};
    std::optional<nomenklatur> names;
    if (!asked.nomenklatur_file.empty()) {
        auto read = names_of(asked);
        if (!read) return complain_unreadable(read.error(), asked.nomenklatur_file, asked.lang);
        names = *std::move(read);
        now.checking.names = &*names;
        now.reading.names = &*names;
    }
    return run_command(now);
}

exit_code run_words(const std::vector<std::string>& words, const environment& env) {
    output out;
    const std::variant<arguments, answer> parsed = parse_arguments(words, env);
    if (const answer* said = std::get_if<answer>(&parsed)) {
        if (said->code != exit_code::done) {
            complain(said->text);
            return said->code;
        }
        out.write(said->text);
        return finish(out, said->code, language_of(env));
    }
    const auto& asked = *std::get_if<arguments>(&parsed);
    const exit_code code = run_arguments(asked, out);
    return finish(out, code, asked.lang);
}

}  // namespace

int run(int argc, char** argv) noexcept {
    try {
        const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
        return static_cast<int>(run_words(words, process_environment()));
    } catch (const std::bad_alloc&) {
        complain("out of memory");
    } catch (const std::exception& failure) {
        complain(failure.what());
    } catch (...) {
        complain("unknown failure");
    }
    return static_cast<int>(exit_code::internal_error);
}

}  // namespace renaksi::cli
