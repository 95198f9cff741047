// `convert` and `report`: what they write, what they say is lost, and what they never touch.
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

const std::string convert_sample = RENAKSI_TEST_DATA "/lombok-tengah-2022.txt";

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t files_in(const std::string& path) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
}

/// What a check says of the sums, without the lines, which are the file's own.
json::value sums_of(const std::string& file) {
    const json::value report = json::parse(run({"check", file, "--format", "json", "--rules", "R101,R102,R103"}).out);
    json::array mistakes;
    for (const json::value& one : report.at("mistakes").as_array()) {
        json::array candidates;
        for (const json::value& candidate : one.at("candidates").as_array()) {
            json::array changes;
            for (const json::value& change : candidate.at("changes").as_array())
                changes.push_back({change.at("column"), change.at("old"), change.at("new")});
            candidates.push_back({candidate.at("kind"), candidate.at("reasons"), changes, candidate.at("follows").as_array().size()});
        }
        mistakes.push_back({one.at("level"), one.at("nama"), one.at("difference"), one.at("status"), candidates});
    }
    return {report.at("plan").at("counts"), report.at("totals"), report.at("declared_totals"), report.at("identities"), mistakes};
}

}  // namespace

TEST_CASE("the sample in every form is the same plan with the same mistakes", "[cli][convert]") {
    const folder work;
    const json::value expected = sums_of(convert_sample);
    for (const std::string form : {"json", "csv", "xlsx", "txt"}) {
        INFO(form);
        const std::string out = work.path("rencana." + form);
        const outcome got = run({"convert", convert_sample, out});
        INFO(got.err);
        CHECK(got.code == 0);
        CHECK(got.out.empty());
        CHECK(sums_of(out) == expected);
    }
}

TEST_CASE("converting twice gives the same bytes, and through a workbook nothing is lost", "[cli][convert]") {
    const folder work;
    for (const std::string form : {"json", "csv", "xlsx", "txt"}) {
        INFO(form);
        REQUIRE(run({"convert", convert_sample, work.path("a." + form)}).code == 0);
        REQUIRE(run({"convert", convert_sample, work.path("b." + form)}).code == 0);
        CHECK(contents(work.path("a." + form)) == contents(work.path("b." + form)));
    }
    const outcome quiet = run({"convert", convert_sample, work.path("c.xlsx")});
    CHECK(quiet.err.empty());
    CHECK(run({"convert", convert_sample, work.path("c.json")}).err.empty());
}

TEST_CASE("what a form cannot hold is said in both languages, and the NIP is not shown", "[cli][convert]") {
    const folder work;
    const outcome en = run({"convert", convert_sample, work.path("a.csv")});
    CHECK(en.code == 0);
    CHECK(mentions(en.err, "a.csv: csv does not hold all of the plan:\n"));
    CHECK(mentions(en.err, "renaksi:   judul: \"RENCANA AKSI"));
    CHECK(mentions(en.err, "renaksi:   pengesahan.nip\n"));
    CHECK_FALSE(mentions(en.err, "1967"));
    const outcome id = run({"convert", convert_sample, work.path("b.csv"), "--lang", "id"});
    CHECK(mentions(id.err, "b.csv: csv tidak memuat seluruh rencana:\n"));
}

TEST_CASE("standard input and output take a plan where the form is named", "[cli][convert]") {
    const folder work;
    REQUIRE(run({"convert", convert_sample, work.path("a.json")}).code == 0);
    const outcome got = run({"convert", "-", "-", "--to", "json"}, {{}, convert_sample, {}});
    CHECK(got.code == 0);
    CHECK(got.out == contents(work.path("a.json")));
    const outcome full = run({"convert", convert_sample, "-", "--to", "csv"}, {{}, "/dev/null", "/dev/full"});
    CHECK(full.code == 4);
    const outcome unclear = run({"convert", convert_sample, "-"});
    CHECK(unclear.code == 2);
    CHECK(mentions(unclear.err, "-: the form is not clear; choose --to json|csv|xlsx|txt"));
}

TEST_CASE("wrong use of convert and report gives 2 and writes nothing", "[cli][convert]") {
    const folder work;
    const std::string input = work.write("rencana.txt", contents(convert_sample));
    fs::create_symlink(input, work.path("tautan.txt"));
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"convert", input}, "convert needs IN and OUT"},
        {{"convert"}, "no file given"},
        {{"convert", input, input}, "is an input, which convert never writes over"},
        {{"convert", input, work.path("tautan.txt")}, "is an input, which convert never writes over"},
        {{"convert", input, work.path("a.docx")}, "the form is not clear"},
        {{"convert", input, work.path("a.json"), "--to", "pdf"}, "--to: pdf is unknown"},
        {{"convert", input, work.path("a.json"), "--tahap", "lain"}, "--tahap: lain is unknown"},
        {{"convert", input, work.path("a.json"), "--tahun", "22"}, "--tahun: 22 is no year from 1945 to 2999"},
        {{"convert", input, work.path("a.json"), "--input-format", "pdf"}, "--input-format: "},
        {{"report", input}, "report needs -o OUT"},
        {{"report", input, "-o", input}, "is an input, which report never writes over"},
        {{"report", input, input, "-o", work.path("a.html")}, "report takes one file"},
    };
    for (const auto& [words, why] : cases) {
        INFO(why);
        const outcome got = run(words);
        INFO(got.err);
        CHECK(got.code == 2);
        CHECK(mentions(got.err, why));
    }
    CHECK(contents(input) == contents(convert_sample));
    CHECK(files_in(work.path("")) == 2);
}

TEST_CASE("what cannot be read or written gives 3 and leaves nothing behind", "[cli][convert]") {
    const folder work;
    CHECK(run({"convert", work.path("tidak-ada.txt"), work.path("a.json")}).code == 3);
    CHECK(run({"convert", convert_sample, work.path("tidak-ada/a.xlsx")}).code == 3);
    CHECK(run({"convert", convert_sample, "/dev/full", "--to", "json"}).code == 3);
    CHECK(run({"report", convert_sample, "-o", work.path("tidak-ada/a.html")}).code == 3);
    const std::string wide = "PROGRAM A\t1.000\t1.000\t0\t0\t0\n" + std::string(33'000, 'x') + "\t1.000\t1.000\t0\t0\t0\n";
    const outcome cell = run({"convert", work.write("lebar.txt", wide), work.path("lebar.xlsx"), "--max-cell-bytes", "1M"});
    CHECK(cell.code == 3);
    CHECK(mentions(cell.err, "over a limit: nama > 32767"));
    CHECK(files_in(work.path("")) == 1);
}

TEST_CASE("report writes one page", "[cli][convert]") {
    const folder work;
    const outcome got = run({"report", convert_sample, "-o", work.path("a.html"), "--lang", "id"});
    INFO(got.err);
    CHECK(got.code == 0);
    CHECK(got.out.empty());
    const std::string page = contents(work.path("a.html"));
    CHECK(page.rfind("<!DOCTYPE html>", 0) == 0);
    CHECK(run({"report", convert_sample, "-o", "-", "--lang", "id"}).out == page);
}

TEST_CASE("help of convert and report names what they take, in both languages", "[cli][convert]") {
    const std::string id = run({"convert", "--help", "--lang", "id"}).out;
    CHECK(mentions(id, "Mengubah bentuk rencana"));
    CHECK(mentions(id, "--to json|csv|xlsx|txt"));
    CHECK(mentions(id, "--tahap perubahan|murni"));
    CHECK_FALSE(mentions(id, "--format "));
    CHECK(mentions(run({"convert", "--help", "--lang", "en"}).out, "Converts a plan"));
    CHECK(mentions(run({"report", "--help", "--lang", "id"}).out, "Menulis satu halaman HTML"));
    const std::string en = run({"report", "--help", "--lang", "en"}).out;
    CHECK(mentions(en, "Writes one HTML page"));
    CHECK(mentions(en, "--sheet NAME|N"));
}
