// `fix`: what it writes and what it never touches.
#include <sys/stat.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "cli/process.hpp"
#include "support/catch.hpp"

using cli_test::contents;
using cli_test::folder;
using cli_test::outcome;
using cli_test::run;

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const std::string sample_plan = RENAKSI_TEST_DATA "/lombok-tengah-2022.txt";

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::int64_t> violated_lines(const std::string& file) {
    const json::value report = json::parse(run({"check", file, "--format", "json", "--rules", "R101,R102,R103"}).out);
    std::vector<std::int64_t> out;
    for (const json::value& finding : report.at("findings").as_array()) out.push_back(finding.at("line").as_int64());
    std::sort(out.begin(), out.end());
    return out;
}

mode_t mode_of(const std::string& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 07777 : 0;
}

}  // namespace

TEST_CASE("fix mends what is sure, leaves the rest, and never writes its input", "[cli][fix]") {
    const folder work;
    const std::string input = work.write("rencana.txt", contents(sample_plan));
    const std::string out = work.path("hasil.txt");
    const outcome got = run({"fix", input, "-o", out, "--format", "json"});
    CHECK(got.code == 1);
    CHECK(got.err.empty());
    const json::value report = json::parse(got.out);
    CHECK(report.at("schema") == "renaksi-fix/1");
    CHECK(report.at("applied").as_array().size() == 2);
    CHECK(report.at("left") == json::array{1});
    CHECK(report.at("identities") == json::parse(R"({"violated_before": 9, "violated_after": 4})"));
    CHECK(contents(input) == contents(sample_plan));
    CHECK(names_in(fs::path(out).parent_path().string()) == std::vector<std::string>{"hasil.txt", "rencana.txt"});

    const json::value after = json::parse(run({"check", out, "--format", "json", "--rules", "R101,R102,R103"}).out);
    CHECK(after.at("identities").at("violated") == 4);
    CHECK(after.at("mistakes").as_array().size() == 1);
    CHECK(after.at("mistakes").at(0).at("nama") == "Pemberdayaan melalui Kemitraan Usaha Mikro");
}

TEST_CASE("the lines that stay wrong are those of the mistake that was left", "[cli][fix]") {
    const folder work;
    const std::string out = work.path("hasil.json");
    REQUIRE(run({"fix", sample_plan, "-o", out}).code == 1);
    CHECK(violated_lines(sample_plan).size() == 9);
    const std::string text = run({"fix", sample_plan, "--dry-run", "--lang", "id"}).out;
    CHECK(says(text, "3 kesalahan, 2 diperbaiki; jumlah yang tidak cocok: 9 sebelumnya, 4 sesudahnya."));
    CHECK(says(text, "  1. Baris 53, sub kegiatan, pagu: selisih +6.349.833\n"));
    CHECK(says(text, "baris 51, 50 dan 109 ikut berubah"));
    CHECK(json::parse(contents(out)).at("jumlah").at("tw2") == "6207198782");
}

TEST_CASE("with the best of each mistake all sums hold, twelve cells change, and a second time nothing does", "[cli][fix]") {
    const folder work;
    const std::string out = work.path("hasil.txt");
    const json::value report = json::parse(run({"fix", sample_plan, "-o", out, "--apply", "all", "--format", "json"}).out);
    std::size_t cells = 0;
    for (const json::value& one : report.at("applied").as_array()) cells += one.at("cells").as_array().size();
    CHECK(cells == 12);
    CHECK(report.at("left").as_array().empty());
    CHECK(report.at("identities").at("violated_after") == 0);

    const json::value plan = json::parse(run({"show", out, "--format", "json"}).out);
    const json::value& jumlah = plan.at("jumlah");
    CHECK(jumlah.at("tw1") == "1477079251");
    CHECK(jumlah.at("tw2") == "6207198782");
    CHECK(jumlah.at("tw3") == "1025826925");
    CHECK(jumlah.at("tw4") == "651559816");

    const std::string again = work.path("lagi.txt");
    const json::value second = json::parse(run({"fix", out, "-o", again, "--apply", "all", "--format", "json"}).out);
    CHECK(second.at("applied").as_array().empty());
    CHECK(contents(again) == contents(out));
}

TEST_CASE("a plan without errors gives 0", "[cli][fix]") {
    const folder work;
    CHECK(run({"fix", sample_plan, "-o", work.path("a.csv"), "--apply", "all", "--rules", "R101,R102,R103"}).code == 0);
    CHECK(contents(work.path("a.csv")).rfind("opd,kode,level,", 0) == 0);
    CHECK(run({"fix", sample_plan, "-o", work.path("b.csv"), "--rules", "R101,R102,R103"}).code == 1);
}

TEST_CASE("mistakes and proposals are taken by number", "[cli][fix]") {
    const std::vector<std::pair<std::string, std::pair<std::size_t, int>>> cases{
        {"1", {1, 6}}, {"1:2", {1, 6}}, {"confident,1", {3, 0}}, {"2, 3:1", {2, 4}}, {"all", {3, 0}}};
    for (const auto& [apply, expected] : cases) {
        INFO(apply);
        const json::value report = json::parse(run({"fix", sample_plan, "--dry-run", "--apply", apply, "--format", "json"}).out);
        CHECK(report.at("applied").as_array().size() == expected.first);
        CHECK(report.at("identities").at("violated_after") == expected.second);
    }
    const json::value second = json::parse(run({"fix", sample_plan, "--dry-run", "--apply", "1:2", "--format", "json"}).out);
    CHECK(second.at("applied").at(0).at("candidate") == 2);
}

TEST_CASE("wrong use of fix gives 2 and writes nothing", "[cli][fix]") {
    const folder work;
    const std::string out = work.path("a.json");
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"fix", sample_plan}, "fix needs -o OUT or --dry-run"},
        {{"fix", sample_plan, "-o", "-"}, "-o needs the name of a file"},
        {{"fix", sample_plan, "-o", work.path("a.docx")}, "the form is not clear; choose --to json|csv|xlsx|txt"},
        {{"fix", sample_plan, "-o", out, "--to", "docx"}, "--to: docx is unknown"},
        {{"fix", sample_plan, "-o", out, "--apply", "sure"}, "--apply: invalid argument: 'sure'"},
        {{"fix", sample_plan, "-o", out, "--apply", "1,1:2"}, "--apply: invalid argument: '1': the mistake is named twice"},
        {{"fix", sample_plan, "-o", out, "--apply", "0"}, "--apply: invalid argument: '0': no such mistake, of 3"},
        {{"fix", sample_plan, "-o", out, "--apply", "4"}, "--apply: invalid argument: '4': no such mistake, of 3"},
        {{"fix", sample_plan, "-o", out, "--apply", "1:99"}, "--apply: invalid argument: '99': no such candidate, of "},
        {{"fix", sample_plan, "-o", out, "--names"}, "--names needs --nomenklatur"},
        {{"fix", sample_plan, sample_plan, "-o", out}, "fix takes one file"},
        {{"fix", sample_plan, "-o", out, "--format", "csv"}, "--format: csv is unknown; choose text|json"},
    };
    for (const auto& [words, why] : cases) {
        const outcome got = run(words);
        INFO(why);
        INFO(got.err);
        CHECK(got.code == 2);
        CHECK(got.out.empty());
        CHECK(says(got.err, why));
    }
    CHECK(names_in(fs::path(out).parent_path().string()).empty());
}

TEST_CASE("the input is refused as output, by whatever name", "[cli][fix]") {
    const folder work;
    const std::string input = work.write("rencana.txt", contents(sample_plan));
    fs::create_symlink(input, work.path("tautan.txt"));
    fs::create_hard_link(input, work.path("nama-lain.txt"));
    fs::create_directory(work.path("sub"));
    for (const std::string& out : {input, work.path("tautan.txt"), work.path("nama-lain.txt"), work.path("sub/../rencana.txt")}) {
        INFO(out);
        const outcome got = run({"fix", input, "-o", out});
        CHECK(got.code == 2);
        CHECK(says(got.err, "is an input, which fix never writes over"));
    }
    CHECK(contents(input) == contents(sample_plan));
}

TEST_CASE("a dry run writes nothing, also where an output is named", "[cli][fix]") {
    const folder work;
    const std::string out = work.path("hasil.txt");
    const outcome got = run({"fix", sample_plan, "-o", out, "--dry-run"});
    CHECK(got.code == 1);
    CHECK(says(got.out, "Nothing was written."));
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("an output is replaced whole, keeps its permissions, and a link to it stays a link", "[cli][fix]") {
    const folder work;
    const std::string out = work.write("hasil.json", "lama");
    fs::permissions(out, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("hasil.json", work.path("tautan.json"));
    CHECK(run({"fix", sample_plan, "-o", work.path("tautan.json")}).code == 1);
    CHECK(mode_of(out) == 0640);
    CHECK(fs::is_symlink(work.path("tautan.json")));
    CHECK(json::parse(contents(out)).at("schema") == "renaksi-plan/1");
    CHECK(names_in(fs::path(out).parent_path().string()) == std::vector<std::string>{"hasil.json", "tautan.json"});
}

TEST_CASE("what cannot be written gives 3, says why and leaves nothing behind", "[cli][fix]") {
    const folder work;
    fs::create_directory(work.path("folder.json"));
    const outcome got = run({"fix", sample_plan, "-o", work.path("folder.json")});
    CHECK(got.code == 3);
    CHECK(got.out.empty());
    CHECK(got.err == "renaksi: " + work.path("folder.json") + ": not a regular file\n");
    const outcome nowhere = run({"fix", sample_plan, "-o", work.path("tidak-ada/a.json")});
    CHECK(nowhere.code == 3);
    CHECK(says(nowhere.err, "cannot be written: No such file"));
    CHECK(run({"fix", sample_plan, "-o", "/dev/null", "--to", "json"}).code == 3);
    CHECK(run({"fix", work.path("tidak-ada.txt"), "-o", work.path("a.json")}).code == 3);
    CHECK(names_in(work.path("")) == std::vector<std::string>{"folder.json"});
}

TEST_CASE("names of the nomenklatur are shown, and applied when asked", "[cli][fix]") {
    const folder work;
    const std::string list = RENAKSI_TEST_DATA "/nomenklatur-koperasi.csv";
    const std::string out = work.path("hasil.json");
    const json::value shown = json::parse(run({"fix", sample_plan, "-o", out, "--nomenklatur", list, "--format", "json"}).out);
    REQUIRE_FALSE(shown.at("names").as_array().empty());
    for (const json::value& one : shown.at("names").as_array()) CHECK(one.at("applied") == false);

    const std::string named_out = work.path("bernama.json");
    const json::value applied =
        json::parse(run({"fix", sample_plan, "-o", named_out, "--nomenklatur", list, "--names", "--format", "json"}).out);
    const std::string before = contents(out);
    const std::string after = contents(named_out);
    std::size_t sure = 0;
    for (const json::value& one : applied.at("names").as_array()) {
        CHECK(one.at("applied") == one.at("confident"));
        if (one.at("applied") != true || one.at("column") != "nama") continue;
        ++sure;
        const std::string name = json::serialize(one.at("new"));
        INFO(name);
        CHECK_FALSE(says(before, "\"nama\": " + name));
        CHECK(says(after, "\"nama\": " + name));
    }
    CHECK(sure > 0);
    const outcome text = run({"fix", sample_plan, "--dry-run", "--nomenklatur", list, "--lang", "id"});
    CHECK(says(text.out, "Usul nama, kode dan satuan menurut nomenklatur (diterapkan dengan --names):"));
}

TEST_CASE("a plan that its text would not give back is not written as text, but as json", "[cli][fix]") {
    const folder work;
    REQUIRE(run({"convert", sample_plan, work.path("a.json")}).code == 0);
    json::value plan = json::parse(contents(work.path("a.json")));
    plan.as_object().at("rows").as_array().at(1).as_object().at("nama") = "PROGRAM\tA";  // a text with tabs holds no tab in a cell
    const std::string input = work.write("tab.json", json::serialize(plan));
    const outcome got = run({"fix", input, "-o", work.path("hasil.txt"), "--lang", "en"});
    CHECK(got.code == 3);
    CHECK(says(got.err, "hasil.txt: cannot be written: as a table of text this plan would be read differently; choose --to json"));
    CHECK_FALSE(fs::exists(work.path("hasil.txt")));
    CHECK(run({"fix", input, "-o", work.path("hasil.json")}).code == 1);
    CHECK(fs::exists(work.path("hasil.json")));
}
