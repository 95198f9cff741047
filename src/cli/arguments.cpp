#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::cli {

namespace {

/// Every option as it was written; words are judged after CLI11 is done, so that what is said about them is in the user's language.
struct raw_options {
    std::vector<std::string> files;
    std::string format = "text";
    std::string lang;
    std::string colour = "auto";
    std::string input_format = "auto";
    std::string number_style = "auto";
    std::string rules;
    std::string by;
    std::string max_bytes;
    std::string max_rows;
    std::string max_columns;
    std::string max_cell_bytes;
};

template <typename Value>
struct choice {
    std::string_view word;
    Value value;
};

constexpr std::array<choice<output_format>, 3> formats{
    {{"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}}};
constexpr std::array<choice<language>, 2> languages{{{"id", language::id}, {"en", language::en}}};
constexpr std::array<choice<colour_choice>, 3> colours{
    {{"auto", colour_choice::automatic}, {"always", colour_choice::always}, {"never", colour_choice::never}}};
constexpr std::array<choice<number_style>, 4> number_styles{{{"auto", number_style::automatic},
                                                             {"dot", number_style::dot_groups},
                                                             {"comma", number_style::comma_groups},
                                                             {"plain", number_style::plain}}};
constexpr std::array<choice<roll_up_key>, 5> roll_up_keys{{{"level", roll_up_key::level},
                                                           {"sasaran", roll_up_key::sasaran},
                                                           {"program", roll_up_key::program},
                                                           {"kegiatan", roll_up_key::kegiatan},
                                                           {"penanggung-jawab", roll_up_key::penanggung_jawab}}};

/// Wrong use, in the user's language.
struct wrong_use {
    std::string text;
};

/// A number of bytes or rows, perhaps with K, M or G behind it (powers of 1024); at least 1.
std::optional<std::size_t> parse_size(std::string_view text) noexcept {
    unsigned shift = 0;
    if (!text.empty() && is_alpha(text.back())) {
        const char unit = to_lower(text.back());
        shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        if (shift == 0) return std::nullopt;
        text.remove_suffix(1);
    }
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    std::size_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        const auto digit = static_cast<std::size_t>(c - '0');
        if (value > (most - digit) / 10) return std::nullopt;
        value = value * 10 + digit;
    }
    if (value == 0 || value > (most >> shift)) return std::nullopt;
    return value << shift;
}

/// As `parse_size` reads it, with the largest unit that leaves a whole number.
std::string size_text(std::size_t size) {
    constexpr std::size_t step = 1024;
    std::string_view units = "KMG";
    std::string unit;
    while (!units.empty() && size % step == 0) {
        size /= step;
        unit = units.substr(0, 1);
        units.remove_prefix(1);
    }
    return std::to_string(size) + unit;
}

/// Files are needed, although that is judged after the parsing.
class help_formatter : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_option_usage(const CLI::Option* opt) const override {
        return opt->get_name() + (opt->get_option_text() == "..." ? "..." : "");
    }
};

class parser {
public:
    parser(language lang, std::string_view version)
        : lang_(lang),
          version_("renaksi " + std::string(version)),
          app_(std::string(word("Membaca dan memeriksa rencana aksi kinerja perangkat daerah.",
                                "Reads and checks performance action plans (rencana aksi kinerja) of Indonesian local government.")),
               "renaksi") {
        translate();
        add_flags(app_);
        app_.require_subcommand(0, 1);
        option(app_, "--lang", raw_.lang, "id|en", lang_text());
        add_check();
        add_show();
        add_rollup();
        app_.footer(
            std::string(word("Kode keluar: 0 tanpa galat, 1 ada temuan galat, 2 salah pakai, 3 masukan tidak terbaca, 4 kegagalan "
                             "program.\n`renaksi PERINTAH --help` menjelaskan pilihan tiap perintah; berkas `-` adalah stdin.",
                             "Exit codes: 0 no errors, 1 findings of severity error, 2 wrong use, 3 an input cannot be read, 4 the "
                             "program failed.\n`renaksi COMMAND --help` tells the options of a command; the file `-` is stdin.")));
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
    [[nodiscard]] std::string lang_text() const {
        return std::string(word("Bahasa keluaran (bawaan: id bila lingkungan berbahasa Indonesia, selain itu en)",
                                "Language of the output (default: id in an Indonesian environment, else en)"));
    }

    [[nodiscard]] answer wrong(std::string text) const {
        const std::vector<const CLI::App*> chosen = chosen_commands();
        const std::string name = chosen.empty() ? "renaksi" : "renaksi " + chosen.front()->get_name();
        text.append(word("\nBantuan: `", "\nHelp: `")).append(name).append(" --help`");
        return {exit_code::wrong_use, std::move(text)};
    }

    [[nodiscard]] std::vector<const CLI::App*> chosen_commands() const {
        return app_.get_subcommands([](const CLI::App* sub) { return sub->parsed(); });
    }

    void translate() {
        const auto formatter = std::make_shared<help_formatter>();
        formatter->column_width(34);
        if (lang_ == language::id) {
            for (const auto& [key, value] : std::initializer_list<std::pair<const char*, const char*>>{
                     {"Usage", "Pemakaian"}, {"OPTIONS", "PILIHAN"}, {"Positionals", "Berkas"}, {"SUBCOMMAND", "PERINTAH"}}) {
                formatter->label(key, value);
            }
        } else {
            formatter->label("Positionals", "Files");
            formatter->label("SUBCOMMAND", "COMMAND");
        }
        app_.formatter(formatter);
    }

    void add_flags(CLI::App& app) const {
        const std::string group(word("Pilihan", "Options"));
        app.set_help_flag("-h,--help", std::string(word("Tampilkan bantuan ini", "Show this help")))->group(group);
        app.set_version_flag("--version", version_, std::string(word("Tampilkan versi", "Show the version")))->group(group);
    }

    CLI::Option* option(CLI::App& app, const char* name, std::string& value, const char* kind, std::string text) const {
        return app.add_option(name, value, std::move(text))
            ->option_text(kind)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
            ->group(std::string(word("Pilihan", "Options")));
    }

    CLI::App& command(const char* name, std::string text, bool several) {
        CLI::App& sub = *app_.add_subcommand(name, std::move(text));
        sub.group(std::string(word("Perintah", "Commands")));
        add_flags(sub);
        sub.add_option("FILE", raw_.files, std::string(word("Rencana; `-` membaca stdin", "The plan; `-` reads stdin")))
            ->option_text(several ? "..." : " ");
        option(sub, "--format", raw_.format, "text|json|csv",
               std::string(word("Bentuk keluaran (bawaan: text)", "Form of the output (default: text)")));
        option(sub, "--lang", raw_.lang, "id|en", lang_text());
        option(sub, "--color", raw_.colour, "auto|always|never",
               std::string(word("Warna (bawaan: auto, hanya di terminal)", "Colours (default: auto, only on a terminal)")));
        option(sub, "--input-format", raw_.input_format, "auto|tsv",
               std::string(word("Format masukan (bawaan: auto)", "Format of the input (default: auto)")));
        option(sub, "--number-style", raw_.number_style, "auto|dot|comma|plain",
               std::string(word("Penulisan bilangan: 1.234,50 (dot), 1,234.50 (comma), 1234.50 (plain); bawaan auto, per kolom",
                                "How numbers are written: 1.234,50 (dot), 1,234.50 (comma), 1234.50 (plain); default auto, by column")));
        limit(sub, "--max-bytes", raw_.max_bytes, word("Batas ukuran masukan", "Limit of the input's size"), read_limits::default_bytes);
        limit(sub, "--max-rows", raw_.max_rows, word("Batas banyaknya baris", "Limit of the number of rows"), read_limits::default_rows);
        limit(sub, "--max-columns", raw_.max_columns, word("Batas banyaknya kolom", "Limit of the number of columns"),
              read_limits::default_columns);
        limit(sub, "--max-cell-bytes", raw_.max_cell_bytes, word("Batas panjang sel", "Limit of a cell's length"),
              read_limits::default_cell_bytes);
        return sub;
    }

    void limit(CLI::App& app, const char* name, std::string& value, std::string_view text, std::size_t usual) const {
        std::string whole(text);
        whole.append(word(" (bawaan: ", " (default: ")).append(size_text(usual)).append(")");
        option(app, name, value, "N[K|M|G]", std::move(whole));
    }

    void add_check() {
        CLI::App& sub = command("check",
                                std::string(word("Memeriksa: jumlah yang tidak cocok, kesalahan di baliknya, dan temuan lain",
                                                 "Checks: sums that do not hold, the mistakes behind them, other findings")),
                                true);
        option(sub, "--rules", raw_.rules, "LIST",
               std::string(word("Aturan yang diperiksa, mis. R101,R2xx; dengan `-` di depan: dikecualikan, mis. -R204",
                                "Rules to check, as R101,R2xx; with a `-` before it one is left out, as -R204")));
    }

    void add_show() {
        command("show",
                std::string(word("Menampilkan rencana sebagai pohon, yang tertulis di samping yang dihitung",
                                 "Shows the plan as a tree, what is printed beside what is computed")),
                false);
    }

    void add_rollup() {
        CLI::App& sub = command(
            "rollup", std::string(word("Menjumlahkan pagu dan triwulan menurut satu kunci", "Adds up pagu and triwulan by a key")), true);
        option(sub, "--by", raw_.by, "KEY", std::string(word("Kunci: ", "The key: ")) + listed(roll_up_keys, ", "));
    }

    template <typename Value, std::size_t Count>
    [[nodiscard]] static std::string listed(const std::array<choice<Value>, Count>& choices, const char* between) {
        std::string out;
        for (const choice<Value>& one : choices) out.append(out.empty() ? "" : between).append(one.word);
        return out;
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
        for (const choice<Value>& one : choices) {
            if (one.word == text) return one.value;
        }
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
        const std::vector<const CLI::App*> chosen = chosen_commands();
        if (chosen.empty())
            throw wrong_use{std::string(word("perintah belum disebut: check, show, rollup", "no command given: check, show, rollup"))};
        constexpr std::array<choice<cli::command>, 3> commands{
            {{"check", cli::command::check}, {"show", cli::command::show}, {"rollup", cli::command::rollup}}};
        arguments out;
        out.command = pick("", chosen.front()->get_name(), commands);
        out.lang = raw_.lang.empty() ? lang_ : pick("--lang", raw_.lang, languages);
        out.files = raw_.files;
        if (out.files.empty()) throw wrong_use{std::string(word("berkas belum disebut", "no file given"))};
        if (out.command == cli::command::show && out.files.size() > 1) {
            throw wrong_use{std::string(word("show menampilkan satu berkas saja", "show takes one file"))};
        }
        if (std::count(out.files.begin(), out.files.end(), "-") > 1) {
            throw wrong_use{std::string(word("stdin (`-`) hanya dapat dibaca sekali", "stdin (`-`) can be read only once"))};
        }
        out.format = pick("--format", raw_.format, formats);
        out.colour = pick("--color", raw_.colour, colours);
        out.read.numbers = pick("--number-style", raw_.number_style, number_styles);
        take_size("--max-bytes", raw_.max_bytes, out.read.limits.bytes);
        take_size("--max-rows", raw_.max_rows, out.read.limits.rows);
        take_size("--max-columns", raw_.max_columns, out.read.limits.columns);
        take_size("--max-cell-bytes", raw_.max_cell_bytes, out.read.limits.cell_bytes);
        out.read.format = checked("--input-format", parse_input_format(raw_.input_format));
        if (!raw_.rules.empty()) out.rules = checked("--rules", rule_selection::parse(raw_.rules));
        if (out.command == cli::command::rollup) {
            if (raw_.by.empty())
                throw wrong_use{std::string(word("rollup memerlukan --by ", "rollup needs --by ")) + listed(roll_up_keys, "|")};
            out.by = pick("--by", raw_.by, roll_up_keys);
        }
        return out;
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
