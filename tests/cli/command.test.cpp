// The contract of the command line: exit codes, what goes to which output, languages, several files.
#include <algorithm>
#include <boost/json.hpp>

#include "cli/process.hpp"
#include "support/catch.hpp"

using cli_test::folder;
using cli_test::outcome;
using cli_test::run;

namespace {

const std::string sample = RENAKSI_TEST_DATA "/lombok-tengah-2022.txt";

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

}  // namespace

TEST_CASE("findings of severity error give 1, without them 0", "[cli]") {
    const outcome found = run({"check", sample});
    CHECK(found.code == 1);
    CHECK(found.err.empty());
    CHECK(contains(found.out, "169 sums checked, 9 do not hold; 3 mistakes explain them all."));
    CHECK(run({"check", sample, "--rules", "R209"}).code == 0);
    CHECK(run({"show", sample}).code == 0);
    CHECK(run({"rollup", sample, "--by", "program"}).code == 0);
}

TEST_CASE("the mistakes stand before everything else, with their lines", "[cli]") {
    const std::string out = run({"check", sample, "--lang", "id"}).out;
    const std::size_t first = out.find("\n1. Baris 53, sub kegiatan: ");
    const std::size_t second = out.find("\n2. Baris 68, sub kegiatan: ");
    const std::size_t third = out.find("\n3. Baris 106, sub kegiatan: ");
    const std::size_t rest = out.find("\nGalat lain\n");
    REQUIRE(rest != std::string::npos);
    CHECK(first < second);
    CHECK(second < third);
    CHECK(third < rest);
}

TEST_CASE("wrong use gives 2, says why on standard error and nothing on standard output", "[cli]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{}, "no command given"},
        {{"periksa"}, "unknown command: periksa"},
        {{"check"}, "no file given"},
        {{"check", "--foo", sample}, "unknown option: --foo"},
        {{"check", sample, "--lang"}, "this option needs a value: --lang"},
        {{"check", sample, "--lang", "fr"}, "--lang: fr is unknown; choose id|en"},
        {{"check", sample, "--format", "xml"}, "--format: xml is unknown; choose text|json|csv"},
        {{"check", sample, "--color", "blue"}, "--color: blue"},
        {{"check", sample, "--input-format", "pdf"}, "--input-format: unknown format"},
        {{"check", sample, "--number-style", "x"}, "--number-style: x"},
        {{"check", sample, "--rules", "R999"}, "--rules: unknown rule: 'R999'"},
        {{"check", sample, "--max-rows", "0"}, "--max-rows: 0 is not a valid limit"},
        {{"check", sample, "--max-bytes", "99999999999999999999"}, "is not a valid limit"},
        {{"check", sample, "--max-bytes", "8G8"}, "is not a valid limit"},
        {{"check", "-", "-"}, "stdin (`-`) can be read only once"},
        {{"show", sample, sample}, "show takes one file"},
        {{"show", sample, "--rules", "R101"}, "unknown option: --rules"},
        {{"rollup", sample}, "rollup needs --by level|sasaran|program|kegiatan|penanggung-jawab"},
        {{"rollup", sample, "--by", "opd"}, "--by: opd is unknown"},
    };
    for (const auto& [words, why] : cases) {
        const outcome got = run(words);
        INFO(why);
        INFO(got.err);
        CHECK(got.code == 2);
        CHECK(got.out.empty());
        CHECK(got.err.rfind("renaksi: ", 0) == 0);
        CHECK(contains(got.err, why));
    }
}

TEST_CASE("an input that cannot be read gives 3 and its name, the other files are still read", "[cli]") {
    const folder work;
    const outcome missing = run({"check", work.path("tidak-ada.txt")});
    CHECK(missing.code == 3);
    CHECK(missing.out.empty());
    CHECK(missing.err == "renaksi: " + work.path("tidak-ada.txt") + ": not found\n");
    CHECK(run({"check", work.path(".")}).code == 3);
    CHECK(run({"check", work.write("kosong.txt", "")}).code == 3);

    const outcome both = run({"check", work.path("tidak-ada.txt"), sample});
    CHECK(both.code == 3);
    CHECK(lines(both.err).size() == 1);
    CHECK(contains(both.out, sample + "\n"));
    CHECK(contains(both.out, "3 mistakes explain them all"));
}

TEST_CASE("limits can be lowered and raised", "[cli]") {
    const outcome small = run({"check", sample, "--max-bytes", "1K"});
    CHECK(small.code == 3);
    CHECK(contains(small.err, "over a limit"));
    CHECK(run({"check", sample, "--max-rows", "10"}).code == 3);
    CHECK(run({"check", sample, "--max-cell-bytes", "20"}).code == 3);
    CHECK(run({"check", sample, "--max-bytes", "1G", "--max-rows", "2M", "--max-columns", "4K", "--max-cell-bytes", "1M"}).code == 1);
}

TEST_CASE("help and version are answers, in either language, for every command", "[cli]") {
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"--help"}, {"check", "--help"}, {"show", "-h"}, {"rollup", "--help"}, {"rules", "--help"}}) {
        const outcome english = run(words);
        CHECK(english.code == 0);
        CHECK(english.err.empty());
        CHECK(contains(english.out, "Usage: renaksi"));
        const outcome indonesian = run(words, {{"LANG=id_ID.UTF-8"}, "/dev/null", ""});
        CHECK(indonesian.code == 0);
        CHECK(contains(indonesian.out, "Pemakaian: renaksi"));
        CHECK(!contains(indonesian.out, "Usage"));
        CHECK(!contains(indonesian.out, "Options"));
    }
    CHECK(run({"--lang", "id", "--help"}).out == run({"--help"}, {{"LANG=id"}, "/dev/null", ""}).out);
    CHECK(contains(run({"check", "--help", "--lang=id"}).out, "Pemakaian"));
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"--version"}, {"check", "--version"}}) {
        const outcome version = run(words);
        CHECK(version.code == 0);
        CHECK(version.out.rfind("renaksi 0.", 0) == 0);
        CHECK(lines(version.out).size() == 1);
    }
}

TEST_CASE("the language comes from --lang, else from the environment", "[cli]") {
    const auto is_indonesian = [](std::vector<std::string> env, std::vector<std::string> words) {
        words.insert(words.begin(), {"check", sample});
        return contains(run(words, {std::move(env), "/dev/null", ""}).out, "jumlah diperiksa");
    };
    CHECK_FALSE(is_indonesian({}, {}));
    CHECK_FALSE(is_indonesian({"LANG=C.UTF-8"}, {}));
    CHECK(is_indonesian({"LANG=id_ID.UTF-8"}, {}));
    CHECK(is_indonesian({"LC_MESSAGES=id", "LANG=en_US.UTF-8"}, {}));
    CHECK(is_indonesian({"LC_ALL=id_ID", "LC_MESSAGES=en_US", "LANG=en_US"}, {}));
    CHECK_FALSE(is_indonesian({"LC_ALL=C", "LANG=id_ID.UTF-8"}, {}));
    CHECK(is_indonesian({"LC_ALL=", "LANG=id_ID.UTF-8"}, {}));
    CHECK(is_indonesian({}, {"--lang", "id"}));
    CHECK_FALSE(is_indonesian({"LANG=id_ID.UTF-8"}, {"--lang=en"}));
}

TEST_CASE("colours never go into a pipe or a file unless they are asked for", "[cli]") {
    const std::vector<std::string> env{"TERM=xterm-256color"};
    for (const char* command : {"check", "show"}) {
        CHECK_FALSE(contains(run({command, sample}, {env, "/dev/null", ""}).out, "\x1B"));
        CHECK_FALSE(contains(run({command, sample, "--color", "never"}, {env, "/dev/null", ""}).out, "\x1B"));
        CHECK(contains(run({command, sample, "--color", "always"}, {env, "/dev/null", ""}).out, "\x1B[1m"));
    }
    CHECK_FALSE(contains(run({"check", sample, "--color", "always", "--format", "json"}).out, "\x1B"));
}

TEST_CASE("a pipe gets the same width whatever COLUMNS says", "[cli]") {
    CHECK(run({"check", sample}, {{"COLUMNS=70"}, "/dev/null", ""}).out == run({"check", sample}).out);
}

TEST_CASE("two files give two json objects, one a line, one file gives one object", "[cli]") {
    const folder work;
    const std::string copy = work.write("salinan.txt", cli_test::contents(sample));
    const outcome two = run({"check", sample, copy, "--format", "json"});
    CHECK(two.code == 1);
    REQUIRE(lines(two.out).size() == 2);
    CHECK(boost::json::parse(lines(two.out)[0]).at("file") == boost::json::value(sample));
    CHECK(boost::json::parse(lines(two.out)[1]).at("file") == boost::json::value(copy));
    const outcome one = run({"check", sample, "--format", "json"});
    CHECK(lines(one.out).size() > 100);
    CHECK(boost::json::parse(one.out) == boost::json::parse(lines(two.out)[0]));

    const outcome totals = run({"rollup", sample, copy, "--by", "level", "--format", "json"});
    REQUIRE(lines(totals.out).size() == 2);
    CHECK(boost::json::parse(lines(totals.out)[1]).at("file") == boost::json::value(copy));
    CHECK_FALSE(boost::json::parse(run({"rollup", sample, "--by", "level", "--format", "json"}).out).as_object().contains("file"));
}

TEST_CASE("with several files text and csv name each file", "[cli]") {
    const folder work;
    const std::string copy = work.write("salinan.txt", cli_test::contents(sample));
    const std::string text = run({"check", sample, copy}).out;
    CHECK(text.rfind(sample + "\n", 0) == 0);
    CHECK(contains(text, "\n\n" + copy + "\n"));
    const std::vector<std::string> records = lines(run({"check", sample, copy, "--format", "csv"}).out);
    CHECK(records.front().rfind("file,rule,", 0) == 0);
    CHECK(records[1].rfind(sample + ",R101,", 0) == 0);
    CHECK(records.back().rfind(copy + ",", 0) == 0);
    CHECK(std::count_if(records.begin(), records.end(), [](const std::string& line) { return line.rfind("file,", 0) == 0; }) == 1);
}

TEST_CASE("standard input is a file called -", "[cli]") {
    const outcome piped = run({"check", "-", "--format", "json"}, {{}, sample, ""});
    CHECK(piped.code == 1);
    const boost::json::value report = boost::json::parse(piped.out);
    CHECK(report.at("file") == "-");
    CHECK(report.at("summary") == boost::json::parse(run({"check", sample, "--format", "json"}).out).at("summary"));
    const outcome nothing = run({"check", "-"});
    CHECK(nothing.code == 3);
    CHECK(nothing.err.rfind("renaksi: -: ", 0) == 0);
}

TEST_CASE("the same input gives the same bytes", "[cli]") {
    for (const char* format : {"text", "json", "csv"}) {
        for (const std::vector<std::string>& words :
             std::vector<std::vector<std::string>>{{"check"}, {"show"}, {"rollup", "--by", "penanggung-jawab"}}) {
            std::vector<std::string> all = words;
            all.insert(all.end(), {sample, "--format", format});
            const std::string first = run(all).out;
            CHECK_FALSE(first.empty());
            CHECK(first == run(all, {{"TZ=Asia/Makassar", "LC_NUMERIC=de_DE.UTF-8", "HOME=/nowhere"}, "/dev/null", ""}).out);
        }
    }
}

TEST_CASE("a file may be named like a command or begin with a dash", "[cli]") {
    const folder work;
    const std::string dashed = work.write("-aneh.txt", cli_test::contents(sample));
    CHECK(run({"check", "--", dashed}).code == 1);
    CHECK(run({"check", "show"}).err == "renaksi: show: not found\n");
    CHECK(run({"check", "--", "--lang"}).err == "renaksi: --lang: not found\n");
    CHECK(run({"check", "--rules", "-R101", sample}).code == 1);
    CHECK(contains(run({"check", "--rules=-R2xx", sample}).out, "R301"));
}

TEST_CASE("output that cannot be written is a failure", "[cli]") {
    if (!std::filesystem::exists("/dev/full")) return;
    const outcome full = run({"check", sample}, {{}, "/dev/null", "/dev/full"});
    CHECK(full.code == 4);
    CHECK(contains(full.err, "cannot be written"));
}
