#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "cli/choices.hpp"
#include "cli/size_text.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::cli {

namespace {

/// Every option as it was written; words are judged after CLI11 is done, so that what is said about them is in the user's language.
struct raw_options {
    std::vector<std::string> files;
    std::string in_file;
    std::string format = "text";
    std::string lang;
    std::string colour = "auto";
    std::string input_format = "auto";
    std::string number_style = "auto";
    std::string nomenklatur;
    std::string rules;
    std::string severity;
    std::string settings;
    std::string by;
    std::string out_file;
    std::string to;
    std::string apply = "confident";
    bool names = false;
    bool dry_run = false;
    std::string sheet;
    std::string tahun;
    std::string tahap = "perubahan";
    std::string max_bytes;
    std::string max_rows;
    std::string max_columns;
    std::string max_cell_bytes;
    std::string max_unpacked;
};

/// Wrong use, in the user's language.
struct wrong_use {
    std::string text;
};

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
        add_fix();
        add_convert();
        add_report();
        add_rules();
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

    /// A command with what every command has; its reports have no form to choose where `formats_listed` is null.
    CLI::App& command(const char* name, std::string text, const char* formats_listed) {
        CLI::App& sub = *app_.add_subcommand(name, std::move(text));
        sub.group(std::string(word("Perintah", "Commands")));
        add_flags(sub);
        if (formats_listed != nullptr) {
            option(sub, "--format", raw_.format, formats_listed,
                   std::string(word("Bentuk keluaran (bawaan: text)", "Form of the output (default: text)")));
        }
        option(sub, "--lang", raw_.lang, "id|en", lang_text());
        option(sub, "--color", raw_.colour, "auto|always|never",
               std::string(word("Warna (bawaan: auto, hanya di terminal)", "Colours (default: auto, only on a terminal)")));
        return sub;
    }

    /// A command that reads plans.
    CLI::App& plan_command(const char* name, std::string text, bool several, const char* formats_listed = "text|json|csv") {
        CLI::App& sub = command(name, std::move(text), formats_listed);
        sub.add_option("FILE", raw_.files, std::string(word("Rencana; `-` membaca stdin", "The plan; `-` reads stdin")))
            ->option_text(several ? "..." : " ");
        add_reading_options(sub);
        return sub;
    }

    /// How a plan is read.
    void add_reading_options(CLI::App& sub) {
        option(sub, "--input-format", raw_.input_format, "auto|tsv|csv|json|xlsx|ods|xls|docx|html",
               std::string(word("Format masukan (bawaan: auto, menurut isinya)", "Format of the input (default: auto, by its content)")));
        option(sub, "--sheet", raw_.sheet, "NAME|N",
               std::string(word("Lembar atau tabel yang dibaca, dengan nama atau nomornya (bawaan: yang paling lengkap)",
                                "Sheet or table to read, by name or number (default: the one that reads best)")));
        option(sub, "--tahun", raw_.tahun, "YYYY",
               std::string(word("Tahun yang dibaca dari dokumen beberapa tahun", "Year to read from a document of several")));
        option(sub, "--tahap", raw_.tahap, "perubahan|murni",
               std::string(word("Kolom yang dibaca bila ada Sebelum dan Sesudah (bawaan: perubahan)",
                                "Columns to read where there are Sebelum and Sesudah (default: perubahan)")));
        option(sub, "--number-style", raw_.number_style, "auto|dot|comma|plain",
               std::string(word("Penulisan bilangan: 1.234,50 (dot), 1,234.50 (comma), 1234.50 (plain); bawaan auto, per kolom",
                                "How numbers are written: 1.234,50 (dot), 1,234.50 (comma), 1234.50 (plain); default auto, by column")));
        option(sub, "--nomenklatur", raw_.nomenklatur, "CSV",
               std::string(word("Daftar nomenklatur, untuk jenjang dan pemeriksaan nama dan kode",
                                "The nomenklatur list, for levels and for checks of names and codes")));
        limit(sub, "--max-bytes", raw_.max_bytes, word("Batas ukuran masukan", "Limit of the input's size"), read_limits::default_bytes);
        limit(sub, "--max-rows", raw_.max_rows, word("Batas banyaknya baris", "Limit of the number of rows"), read_limits::default_rows);
        limit(sub, "--max-columns", raw_.max_columns, word("Batas banyaknya kolom", "Limit of the number of columns"),
              read_limits::default_columns);
        limit(sub, "--max-cell-bytes", raw_.max_cell_bytes, word("Batas panjang sel", "Limit of a cell's length"),
              read_limits::default_cell_bytes);
        limit(sub, "--max-unpacked", raw_.max_unpacked, word("Batas ukuran isi berkas terkompresi", "Limit of a packed file's content"),
              read_limits::default_unpacked_bytes);
    }

    /// How to check.
    void add_rule_options(CLI::App& sub) {
        option(sub, "--rules", raw_.rules, "LIST",
               std::string(word("Aturan yang diperiksa, mis. R101,R2xx; dengan `-` di depan: dikecualikan, mis. -R204",
                                "Rules to check, as R101,R2xx; with a `-` before it one is left out, as -R204")));
        option(sub, "--severity", raw_.severity, "LIST",
               std::string(word("Bobot aturan: error, warning, info atau off, mis. R106=warning,R209=off",
                                "Severities of rules: error, warning, info or off, as R106=warning,R209=off")));
        option(sub, "--settings", raw_.settings, "FILE",
               std::string(word("Berkas JSON dengan aturan, bobot dan angka; pilihan di atas didahulukan",
                                "JSON file with rules, severities and figures; the options above go before it")));
    }

    void limit(CLI::App& app, const char* name, std::string& value, std::string_view text, std::size_t usual) const {
        std::string whole(text);
        whole.append(word(" (bawaan: ", " (default: ")).append(size_text(usual)).append(")");
        option(app, name, value, "N[K|M|G]", std::move(whole));
    }

    void add_check() {
        add_rule_options(plan_command("check",
                                      std::string(word("Memeriksa: jumlah yang tidak cocok, kesalahan di baliknya, dan temuan lain",
                                                       "Checks: sums that do not hold, the mistakes behind them, other findings")),
                                      true));
    }

    void add_show() {
        plan_command("show",
                     std::string(word("Menampilkan rencana sebagai pohon, yang tertulis di samping yang dihitung",
                                      "Shows the plan as a tree, what is printed beside what is computed")),
                     false);
    }

    void add_rollup() {
        CLI::App& sub = plan_command(
            "rollup", std::string(word("Menjumlahkan pagu dan triwulan menurut satu kunci", "Adds up pagu and triwulan by a key")), true);
        option(sub, "--by", raw_.by, "KEY", std::string(word("Kunci: ", "The key: ")) + listed(roll_up_keys, ", "));
    }

    void add_fix() {
        CLI::App& sub = plan_command("fix",
                                     std::string(word("Memperbaiki: menerapkan usul perbaikan dan menulis rencana hasilnya ke berkas lain",
                                                      "Mends: applies proposed repairs and writes the mended plan to another file")),
                                     false, "text|json");
        option(sub, "-o,--output", raw_.out_file, "OUT",
               std::string(word("Berkas hasil; bukan berkas masukan", "The result; never the input")));
        add_form_option(sub);
        option(sub, "--apply", raw_.apply, "confident|all|ID[:N],...",
               std::string(word(
                   "Yang diterapkan: usul yang yakin, usul terbaik tiap kesalahan, atau usul ke-N dari kesalahan ID (bawaan: confident)",
                   "What to apply: confident repairs, the best of each mistake, or the Nth of mistake ID (default: confident)")));
        const std::string group(word("Pilihan", "Options"));
        sub.add_flag("--names", raw_.names,
                     std::string(word("Terapkan juga nama, kode dan satuan yang pasti menurut nomenklatur",
                                      "Apply the nomenklatur's names, codes and units too, where they are certain")))
            ->group(group);
        sub.add_flag("--dry-run", raw_.dry_run,
                     std::string(word("Tampilkan saja apa yang akan berubah; tidak ada yang ditulis",
                                      "Only show what would change; write nothing")))
            ->group(group);
        add_rule_options(sub);
    }

    void add_form_option(CLI::App& sub) {
        option(sub, "--to", raw_.to, "json|csv|xlsx|txt",
               std::string(word("Bentuk hasil (bawaan: menurut akhiran OUT)", "Form of the result (default: by OUT's ending)")));
    }

    void add_convert() {
        CLI::App& sub =
            command("convert",
                    std::string(word("Mengubah bentuk rencana: json, csv, xlsx dalam bentuk resmi dengan temuannya, atau tabel teks",
                                     "Converts a plan: json, csv, xlsx in the official form with its findings, or a table of text")),
                    nullptr);
        sub.add_option("IN", raw_.in_file, std::string(word("Rencana; `-` membaca stdin", "The plan; `-` reads stdin")))->option_text(" ");
        sub.add_option("OUT", raw_.out_file,
                       std::string(word("Berkas hasil, bukan berkas masukan; `-` menulis ke stdout dan memerlukan --to",
                                        "The result, never the input; `-` writes to stdout and needs --to")))
            ->option_text(" ");
        add_form_option(sub);
        add_reading_options(sub);
        add_rule_options(sub);
    }

    void add_report() {
        CLI::App& sub = plan_command("report",
                                     std::string(word("Menulis satu halaman HTML: pohon rencana, kesalahan, temuan, dan grafiknya",
                                                      "Writes one HTML page: the plan's tree, mistakes, findings and pictures")),
                                     false, nullptr);
        option(sub, "-o,--output", raw_.out_file, "OUT",
               std::string(word("Berkas halaman; bukan berkas masukan; `-` menulis ke stdout",
                                "The page's file, never the input; `-` writes to stdout")));
        add_rule_options(sub);
    }

    void add_rules() {
        add_rule_options(command("rules", std::string(word("Mendaftar semua aturan", "Lists all rules")), "text|json|csv|markdown"));
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
