#include "cli/commands.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "cli/terminal.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::cli {

namespace {

result<plan> read_input(const std::string& file, const read_options& options) {
    read_options named = options;
    named.name = file;
    if (file != "-") return read_plan_file(file, named);
    const result<std::string> bytes = read_bytes(file, named.limits);
    if (!bytes) return bytes.error();
    return read_plan(*bytes, named);
}

class session {
public:
    session(const arguments& asked, output& out) : asked_(asked), out_(out) {
        options_.lang = asked.lang;
        options_.colour = wants_colour(asked.colour);
        options_.width = output_width();
        options_.layout = several() ? json_layout::one_line : json_layout::indented;
    }

    [[nodiscard]] exit_code run() {
        header();
        exit_code code = exit_code::done;
        for (const std::string& file : asked_.files) code = std::max(code, one(file));
        return code;
    }

private:
    [[nodiscard]] bool several() const noexcept { return asked_.files.size() > 1; }

    /// The first record of a CSV table that all files share.
    void header() {
        if (asked_.format != output_format::csv) return;
        if (asked_.command == command::check) out_.write(check_csv_header());
        if (asked_.command == command::rollup) out_.write(rollup_csv_header());
    }

    [[nodiscard]] exit_code one(const std::string& file) {
        const result<plan> read = read_input(file, asked_.read);
        if (!read) {
            error why = read.error();
            if (why.where.file.empty()) why.where.file = file;
            complain(message(why, asked_.lang));
            return exit_code::unreadable;
        }
        if (asked_.format == output_format::text && std::exchange(printed_, true)) out_.write("\n");
        switch (asked_.command) {
            case command::check:
                return check_one(file, *read);
            case command::show:
                show_one(file, *read);
                break;
            case command::rollup:
                rollup_one(file, *read);
                break;
        }
        return exit_code::done;
    }

    [[nodiscard]] exit_code check_one(const std::string& file, const plan& p) {
        const check_result checked = check(p, asked_.rules);
        const std::vector<mistake> mistakes = explain(p, checked);
        const check_report report{file, p, checked, mistakes};
        switch (asked_.format) {
            case output_format::text:
                out_.write(write_check_text(report, options_));
                break;
            case output_format::json:
                out_.write(write_check_json(report, options_));
                break;
            case output_format::csv:
                out_.write(write_check_csv(report, options_));
                break;
        }
        return checked.count(severity::error) > 0 ? exit_code::findings : exit_code::done;
    }

    void show_one(const std::string& file, const plan& p) {
        const show_report report{file, p};
        switch (asked_.format) {
            case output_format::text:
                out_.write(write_show_text(report, options_));
                break;
            case output_format::json:
                out_.write(write_show_json(report, options_));
                break;
            case output_format::csv:
                out_.write(write_show_csv(report));
                break;
        }
    }

    void rollup_one(const std::string& file, const plan& p) {
        const roll_up_result rolled = roll_up(p, asked_.by);
        switch (asked_.format) {
            case output_format::text:
                out_.write(write_rollup_text({file, p, rolled}, options_));
                break;
            case output_format::json:
                out_.write(write_rollup_json({several() ? std::string_view(file) : std::string_view{}, p, rolled}, options_));
                break;
            case output_format::csv:
                out_.write(write_rollup_csv({file, p, rolled}));
                break;
        }
    }

    const arguments& asked_;
    output& out_;
    report_options options_;
    bool printed_ = false;
};

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
    const exit_code code = session(asked, out).run();
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
