#include "cli/option_list.hpp"

#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/choices.hpp"
#include "cli/size_text.hpp"

namespace renaksi::cli {

namespace {

/// Files are needed, although that is judged after the parsing.
class help_formatter : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_option_usage(const CLI::Option* opt) const override {
        return opt->get_name() + (opt->get_option_text() == "..." ? "..." : "");
    }
};

class option_list {
public:
    option_list(CLI::App& app, raw_options& raw, language lang, const std::string& version)
        : app_(app), raw_(raw), lang_(lang), version_(version) {}

    void declare() {
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
        add_rekap();
        app_.footer(
            std::string(word("Kode keluar: 0 tanpa galat, 1 ada temuan galat, 2 salah pakai, 3 masukan tidak terbaca, 4 kegagalan "
                             "program.\n`renaksi PERINTAH --help` menjelaskan pilihan tiap perintah; berkas `-` adalah stdin.",
                             "Exit codes: 0 no errors, 1 findings of severity error, 2 wrong use, 3 an input cannot be read, 4 the "
                             "program failed.\n`renaksi COMMAND --help` tells the options of a command; the file `-` is stdin.")));
    }

private:
    [[nodiscard]] std::string_view word(std::string_view id, std::string_view en) const noexcept { return lang_ == language::id ? id : en; }
    [[nodiscard]] std::string lang_text() const {
        return std::string(word("Bahasa keluaran (bawaan: id bila lingkungan berbahasa Indonesia, selain itu en)",
                                "Language of the output (default: id in an Indonesian environment, else en)"));
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

    void add_rekap() {
        CLI::App& sub = command("rekap",
                                std::string(word("Menjumlahkan dan memeriksa rencana banyak perangkat daerah dari tabel datar",
                                                 "Totals and checks the plans of many offices from flat tables")),
                                "text|json|csv");
        sub.add_option("TABLE", raw_.files,
                       std::string(word("Tabel datar (CSV) atau hasil --state; `-` membaca stdin",
                                        "Flat tables (CSV) or what --state wrote; `-` reads stdin")))
            ->option_text("...");
        option(
            sub, "--by", raw_.by, "KEYS",
            std::string(word("Kunci, satu atau beberapa: urusan, bidang, program, kegiatan, sub_kegiatan, opd, provinsi, kabupaten, level",
                             "Keys, one or several of: urusan, bidang, program, kegiatan, sub_kegiatan, opd, provinsi, kabupaten, level")));
        option(sub, "--penunjang", raw_.penunjang, "kept|folded",
               std::string(word("Program penunjang tiap bidang apa adanya, atau dilipat menjadi X.XX.01 (bawaan: kept)",
                                "The penunjang program of each bidang as it is, or folded into X.XX.01 (default: kept)")));
        option(sub, "--roots", raw_.roots_file, "FILE",
               std::string(word("Tulis semua akar jumlah yang tidak cocok ke berkas CSV", "Write all roots of broken sums to a CSV file")));
        option(sub, "--roots-limit", raw_.roots_limit, "N[K|M|G]",
               std::string(word("Banyaknya akar yang disebut, selisih terbesar didahulukan (bawaan: 1000000)",
                                "How many roots are named, largest differences first (default: 1000000)")));
        option(sub, "--state", raw_.state_file, "FILE",
               std::string(word("Tulis hasil antara, yang dapat digabung lagi dengan yang lain",
                                "Write the partial result, which can be merged with others")));
        option(sub, "--threads", raw_.threads, "N",
               std::string(word("Banyaknya utas (bawaan: semua inti)", "Number of threads (default: all cores)")));
        const std::string group(word("Pilihan", "Options"));
        sub.add_flag(
               "--strict", raw_.strict,
               std::string(word("Baris pertama yang tidak terbaca menghentikan semuanya", "The first row that cannot be read ends it all")))
            ->group(group);
        sub.add_flag("--scattered", raw_.scattered,
                     std::string(word("Baris satu perangkat daerah boleh terpencar, juga dari stdin",
                                      "Rows of one office may stand apart, also on stdin")))
            ->group(group);
    }

    CLI::App& app_;
    raw_options& raw_;
    language lang_;
    const std::string& version_;
};

}  // namespace

void declare_options(CLI::App& app, raw_options& raw, language lang, const std::string& version) {
    option_list(app, raw, lang, version).declare();
}

}  // namespace renaksi::cli
