#include "cli/session.hpp"

#include <algorithm>
#include <utility>

#include "renaksi/io/check_settings.hpp"

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

}  // namespace

report_options reporting_of(const arguments& asked) {
    report_options out;
    out.lang = asked.lang;
    out.colour = wants_colour(asked.colour);
    out.width = output_width();
    out.layout = asked.files.size() > 1 ? json_layout::one_line : json_layout::indented;
    return out;
}

result<check_options> checking_of(const arguments& asked) {
    check_options out;
    if (!asked.settings_file.empty()) {
        auto read = read_check_settings_file(asked.settings_file);
        if (!read) return std::move(read).error();
        out = *std::move(read);
    }
    if (asked.rules) out.rules = *asked.rules;
    out.severities.add(asked.severities);
    return out;
}

result<nomenklatur> names_of(const arguments& asked) {
    constexpr std::size_t most_shown = 10;
    const std::string& file = asked.nomenklatur_file;
    const result<std::string> bytes = read_bytes(file, asked.read.limits);
    if (!bytes) return bytes.error();
    result<nomenklatur_reading> read = read_nomenklatur(*bytes, file, asked.read.limits);
    if (!read) return std::move(read).error();
    const std::vector<nomenklatur_note>& notes = read->notes;
    for (std::size_t i = 0; i < std::min(notes.size(), most_shown); ++i) {
        complain(file + ":" + std::to_string(notes[i].line) + ":" + std::to_string(notes[i].column) + ": " +
                 to_string(notes[i], asked.lang));
    }
    if (notes.size() > most_shown) {
        const std::string rest = std::to_string(notes.size() - most_shown);
        complain(file + ": " + (asked.lang == language::id ? "dan " + rest + " catatan lain" : "and " + rest + " more notes"));
    }
    return std::move(read->list);
}

exit_code complain_unreadable(error why, const std::string& file, language lang) {
    if (why.where.file.empty()) why.where.file = file;
    complain(message(why, lang));
    return exit_code::unreadable;
}

exit_code for_each_plan(const session& now, const std::function<exit_code(const std::string&, const plan&)>& run) {
    exit_code code = exit_code::done;
    bool printed = false;
    for (const std::string& file : now.asked.files) {
        const result<plan> read = read_input(file, now.reading);
        if (!read) {
            code = std::max(code, complain_unreadable(read.error(), file, now.asked.lang));
            continue;
        }
        if (now.asked.format == output_format::text && std::exchange(printed, true)) now.out.write("\n");
        code = std::max(code, run(file, *read));
    }
    return code;
}

}  // namespace renaksi::cli
