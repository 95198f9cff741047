#include "cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/choices.hpp"
#include "cli/option_list.hpp"
#include "cli/size_text.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::cli {

namespace {

/// Wrong use, in the user's language.
struct wrong_use {
    std::string text;
};

constexpr std::size_t most_threads = 1024;

class parser {
public:
    parser(language lang, std::string_view version)
        : lang_(lang),
          version_("renaksi " + std::string(version)),
          app_(std::string(word("Membaca dan memeriksa rencana aksi kinerja perangkat daerah.",
                                "Reads and checks performance action plans (rencana aksi kinerja) of Indonesian local government.")),
               "renaksi") {
        declare_options(app_, raw_, lang_, version_);
    }

    [[nodiscard]] std::variant<arguments, answer> parse(std::vector<std::string> words) {
        std::reverse(words.begin(), words.end());
        try {
            app_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return answer{exit_code::done, app_.help()};
        } catch (const CLI::CallForVersion& version) {
            return answer{exit_code::done, std::string(version.what()) + "\n"};
        } catch (const CLI::ExtrasError&) {
            return wrong(unexpected_word());
        } catch (const CLI::ArgumentMismatch& failure) {
            const std::string what = failure.what();
            return wrong(std::string(word("pilihan ini memerlukan nilai: ", "this option needs a value: ")) +
                         what.substr(0, what.find(':')));
        } catch (const CLI::ParseError& failure) {
            return wrong(failure.what());
        }
        try {
            return interpret();
        } catch (const wrong_use& why) {
            return wrong(why.text);
        }
    }

private:
    [[nodiscard]] std::string_view word(std::string_view id, std::string_view en) const noexcept { return lang_ == language::id ? id : en; }

    [[nodiscard]] answer wrong(std::string text) const {
        const std::vector<const CLI::App*> chosen = chosen_commands();
        const std::string name = chosen.empty() ? "renaksi" : "renaksi " + chosen.front()->get_name();
        text.append(word("\nBantuan: `", "\nHelp: `")).append(name).append(" --help`");
        return {exit_code::wrong_use, std::move(text)};
    }

    [[nodiscard]] std::vector<const CLI::App*> chosen_commands() const {
        return app_.get_subcommands([](const CLI::App* sub) { return sub->parsed(); });
    }

    [[nodiscard]] std::string unexpected_word() const {
        const std::vector<std::string> left = app_.remaining(true);
        const std::string first = left.empty() ? std::string{} : left.front();
        const bool option = first.size() > 1 && first.front() == '-';
        if (option) return std::string(word("pilihan tidak dikenal: ", "unknown option: ")) + first;
        return std::string(word("perintah tidak dikenal: ", "unknown command: ")) + first;
    }

    template <typename Value, std::size_t Count>
    [[nodiscard]] Value pick(const char* name, std::string_view text, const std::array<choice<Value>, Count>& choices) const {
        if (const std::optional<Value> value = chosen(text, choices)) return *value;
        throw wrong_use{std::string(name) + ": " + std::string(text) + std::string(word(" tidak dikenal; pilih ", " is unknown; choose ")) +
                        listed(choices, "|")};
    }

    void take_size(const char* name, const std::string& text, std::size_t& limit) const {
        if (text.empty()) return;
        const std::optional<std::size_t> size = parse_size(text);
        if (!size) throw wrong_use{std::string(name) + ": " + text + std::string(word(" bukan batas yang sah", " is not a valid limit"))};
        limit = *size;
    }

    /// What was asked for. Throws `wrong_use`.
    [[nodiscard]] arguments interpret() const {
        const std::vector<const CLI::App*> called = chosen_commands();
        if (called.empty()) throw wrong_use{std::string(word("perintah belum disebut: ", "no command given: ")) + listed(commands, ", ")};
        arguments out;
        out.command = pick("", called.front()->get_name(), commands);
        out.lang = raw_.lang.empty() ? lang_ : pick("--lang", raw_.lang, languages);
        out.format = picked_format(out.command);
        out.colour = pick("--color", raw_.colour, colours);
        if (!raw_.rules.empty()) out.rules = checked("--rules", rule_selection::parse(raw_.rules));
        if (!raw_.severity.empty()) out.severities = checked("--severity", severity_overrides::parse(raw_.severity));
        out.settings_file = raw_.settings;
        out.nomenklatur_file = raw_.nomenklatur;
        if (out.command != cli::command::rules) take_input(out);
        if (out.command == cli::command::rekap) take_rekap(out);
        if (out.command == cli::command::fix) take_fix(out);
        if (out.command == cli::command::convert || out.command == cli::command::report) take_output(out);
        if (out.command == cli::command::rollup) {
            if (raw_.by.empty())
                throw wrong_use{std::string(word("rollup memerlukan --by ", "rollup needs --by ")) + listed(roll_up_keys, "|")};
            out.by = pick("--by", raw_.by, roll_up_keys);
        }
        return out;
    }

    [[nodiscard]] output_format picked_format(cli::command of) const {
        if (of == cli::command::rules) return pick("--format", raw_.format, rules_formats);
        if (of == cli::command::fix) return pick("--format", raw_.format, fix_formats);
        return pick("--format", raw_.format, formats);
    }

    void take_rekap(arguments& out) const {
        rekap_options& options = out.rekap.options;
        // Without a key the files must be states, which know theirs.
        if (!raw_.by.empty()) options.settings.by = checked("--by", parse_rekap_key(raw_.by));
        options.settings.fold_penunjang = pick("--penunjang", raw_.penunjang, penunjang_choices);
        options.settings.scattered = raw_.scattered;
        options.strict = raw_.strict;
        std::size_t threads = 0;
        take_size("--threads", raw_.threads, threads);
        options.threads = static_cast<unsigned>(std::min(threads, most_threads));
        std::size_t roots = rekap_settings{}.roots_limit;
        take_size("--roots-limit", raw_.roots_limit, roots);
        options.settings.roots_limit = roots;
        out.rekap.roots_file = raw_.roots_file;
        out.rekap.state_file = raw_.state_file;
        for (const std::string& file : {raw_.roots_file, raw_.state_file}) {
            if (file == "-")
                throw wrong_use{std::string(word("--roots dan --state memerlukan nama berkas", "--roots and --state need a file's name"))};
        }
    }

    void take_fix(arguments& out) const {
        out.fix.apply = raw_.apply;
        out.fix.names = raw_.names;
        out.fix.dry_run = raw_.dry_run;
        if (out.fix.names && raw_.nomenklatur.empty())
            throw wrong_use{std::string(word("--names memerlukan --nomenklatur", "--names needs --nomenklatur"))};
        if (raw_.out_file.empty() && out.fix.dry_run) {
            if (!raw_.to.empty()) out.form = pick("--to", raw_.to, plan_forms);
            return;
        }
        if (raw_.out_file.empty()) {
            throw wrong_use{std::string(word("fix memerlukan -o OUT atau --dry-run", "fix needs -o OUT or --dry-run"))};
        }
        // Standard output has the report.
        if (raw_.out_file == "-") throw wrong_use{std::string(word("-o memerlukan nama berkas", "-o needs the name of a file"))};
        take_output(out);
    }

    /// Where the result goes and, but for pages, in what form: that of `--to`, else that of the file's ending.
    void take_output(arguments& out) const {
        out.out_file = raw_.out_file;
        if (out.out_file.empty()) {
            throw wrong_use{std::string(out.command == cli::command::report
                                            ? word("report memerlukan -o OUT", "report needs -o OUT")
                                            : word("convert memerlukan IN dan OUT", "convert needs IN and OUT"))};
        }
        if (out.command == cli::command::report) return;
        const std::size_t dot = out.out_file.rfind('.');
        const std::string ending = dot == std::string::npos ? std::string{} : lower(out.out_file.substr(dot + 1));
        const std::optional<plan_form> told = raw_.to.empty() ? chosen(ending, plan_forms) : pick("--to", raw_.to, plan_forms);
        if (!told) {
            throw wrong_use{out.out_file +
                            std::string(word(": bentuknya tidak jelas; pilih --to ", ": the form is not clear; choose --to ")) +
                            listed(plan_forms, "|")};
        }
        out.form = *told;
    }

    /// The files, and how they are to be read.
    void take_input(arguments& out) const {
        out.files = raw_.files;
        if (!raw_.in_file.empty()) out.files.push_back(raw_.in_file);
        if (out.files.empty()) throw wrong_use{std::string(word("berkas belum disebut", "no file given"))};
        if (out.command == cli::command::show && out.files.size() > 1) {
            throw wrong_use{std::string(word("show menampilkan satu berkas saja", "show takes one file"))};
        }
        if (out.command == cli::command::fix && out.files.size() > 1) {
            throw wrong_use{std::string(word("fix memperbaiki satu berkas saja", "fix takes one file"))};
        }
        if (out.command == cli::command::report && out.files.size() > 1) {
            throw wrong_use{std::string(word("report menulis halaman satu berkas saja", "report takes one file"))};
        }
        const auto from_stdin = std::count(out.files.begin(), out.files.end(), "-") + (out.settings_file == "-" ? 1 : 0) +
                                (out.nomenklatur_file == "-" ? 1 : 0);
        if (from_stdin > 1) {
            throw wrong_use{std::string(word("stdin (`-`) hanya dapat dibaca sekali", "stdin (`-`) can be read only once"))};
        }
        out.read.numbers = pick("--number-style", raw_.number_style, number_styles);
        take_size("--max-bytes", raw_.max_bytes, out.read.limits.bytes);
        take_size("--max-rows", raw_.max_rows, out.read.limits.rows);
        take_size("--max-columns", raw_.max_columns, out.read.limits.columns);
        take_size("--max-cell-bytes", raw_.max_cell_bytes, out.read.limits.cell_bytes);
        take_size("--max-unpacked", raw_.max_unpacked, out.read.limits.unpacked_bytes);
        out.read.format = checked("--input-format", parse_input_format(raw_.input_format));
        out.read.sheet = raw_.sheet;
        out.read.tahap = pick("--tahap", raw_.tahap, tahap_choices);
        if (!raw_.tahun.empty()) out.read.tahun = year_of(raw_.tahun);
    }

    [[nodiscard]] std::int32_t year_of(const std::string& text) const {
        const std::optional<std::size_t> year = text.size() == 4 ? parse_size(text) : std::nullopt;
        if (!year || *year < 1945 || *year > 2999) {
            throw wrong_use{"--tahun: " + text + std::string(word(" bukan tahun 1945 sampai 2999", " is no year from 1945 to 2999"))};
        }
        return static_cast<std::int32_t>(*year);
    }

    template <typename Value>
    [[nodiscard]] Value checked(const char* name, result<Value> parsed) const {
        if (!parsed) {
            error why = parsed.error();
            why.where = {};
            throw wrong_use{std::string(name) + ": " + message(why, lang_)};
        }
        return std::move(parsed).value();
    }

    language lang_;
    std::string version_;
    raw_options raw_;
    CLI::App app_;
};

/// The language decides how help is written, so it is needed before the words are parsed. A word that is no language is complained about
/// later.
language language_of(const std::vector<std::string>& words, const environment& env) {
    language lang = cli::language_of(env);
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        std::string_view value;
        constexpr std::string_view name = "--lang";
        if (words[i] == name && i + 1 < words.size()) value = words[i + 1];
        if (words[i].rfind("--lang=", 0) == 0) value = std::string_view(words[i]).substr(name.size() + 1);
        for (const choice<language>& one : languages) {
            if (one.word == value) lang = one.value;
        }
    }
    return lang;
}

}  // namespace

language language_of(const environment& env) noexcept {
    for (const std::string* variable : {&env.lc_all, &env.lc_messages, &env.lang}) {
        if (!variable->empty()) return variable->rfind("id", 0) == 0 ? language::id : language::en;
    }
    return language::en;
}

std::variant<arguments, answer> parse_arguments(const std::vector<std::string>& words, const environment& env) {
    return parser(language_of(words, env), RENAKSI_VERSION).parse(words);
}

}  // namespace renaksi::cli
