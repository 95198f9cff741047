// `renaksi rules`, and how options and a settings file choose rules and severities.
#include <boost/json.hpp>

#include "cli/process.hpp"
#include "support/catch.hpp"

using cli_test::folder;
using cli_test::outcome;
using cli_test::run;

namespace {

const std::string rules_sample = RENAKSI_TEST_DATA "/lombok-tengah-2022.txt";

bool rules_say(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The severity of the rule's first finding, empty when it has none.
std::string severity_found(std::vector<std::string> words, const std::string& rule) {
    words.insert(words.begin(), {"check", rules_sample, "--format", "json"});
    const boost::json::value report = boost::json::parse(run(words).out);
    for (const boost::json::value& one : report.at("findings").as_array()) {
        if (one.at("rule") == boost::json::value(rule)) return std::string(one.at("severity").as_string());
    }
    return {};
}

}  // namespace

TEST_CASE("docs/rules.md is what the program says of its rules", "[cli]") {
    const outcome got = run({"rules", "--format", "markdown"});
    CHECK(got.code == 0);
    CHECK(got.out == cli_test::contents(RENAKSI_SOURCE_DIR "/docs/rules.md"));
    // Both languages stand in it, so that the language of the caller makes no difference.
    CHECK(got.out == run({"rules", "--format", "markdown", "--lang", "id"}).out);
}

TEST_CASE("the rules come as text, json and csv", "[cli]") {
    CHECK(rules_say(run({"rules"}).out, "R101  error"));
    CHECK(rules_say(run({"rules", "--lang", "id"}).out, "R101  galat"));
    CHECK(boost::json::parse(run({"rules", "--format", "json"}).out).at("schema") == "renaksi-rules/1");
    CHECK(run({"rules", "--format", "csv"}).out.rfind("rule,slug,severity,", 0) == 0);
    CHECK(run({"rules", rules_sample}).code == 2);
    CHECK(run({"rules", "--format", "xml"}).code == 2);
    CHECK(rules_say(run({"rules", "--severity", "R101=off"}).out, "R101  off"));
}

TEST_CASE("severities are chosen by option and by file, the option before the file", "[cli]") {
    const folder work;
    const std::string file = work.write("aturan.json", R"({"select": "-R209", "rules": {"R106": "warning", "R220": "error"}})");
    CHECK(severity_found({}, "R106") == "info");
    CHECK(severity_found({"--severity", "R106=error"}, "R106") == "error");
    CHECK(severity_found({"--severity", "R106=off"}, "R106").empty());
    CHECK(severity_found({"--settings", file}, "R106") == "warning");
    CHECK(severity_found({"--settings", file, "--severity", "R106=error"}, "R106") == "error");
    CHECK(severity_found({"--settings", file, "--severity", "R2xx=info"}, "R220") == "info");
    CHECK(severity_found({"--settings", file}, "R209").empty());
    CHECK(severity_found({"--settings", file, "--rules", "R209"}, "R209") == "warning");
    CHECK(severity_found({"--settings", work.write("angka.json", R"({"settings": {"largest_triwulan_percent": 100}})")}, "R106").empty());
}

TEST_CASE("a severity decides the exit code", "[cli]") {
    CHECK(run({"check", rules_sample, "--severity", "R0xx=info,R1xx=info,R2xx=info,R3xx=info"}).code == 0);
    CHECK(run({"check", rules_sample, "--rules", "R106"}).code == 0);
    CHECK(run({"check", rules_sample, "--rules", "R106", "--severity", "R106=error"}).code == 1);
}

TEST_CASE("a settings file that cannot be used gives 3 and the place, a severity that is none gives 2", "[cli]") {
    const folder work;
    const std::string file = work.write("aturan.json", "{\"rules\":\n {\"R999\": \"off\"}}");
    const outcome wrong = run({"check", rules_sample, "--settings", file});
    CHECK(wrong.code == 3);
    CHECK(wrong.out.empty());
    CHECK(wrong.err == "renaksi: " + file + ":2:3: unknown rule: 'R999'\n");
    CHECK(run({"check", rules_sample, "--settings", work.path("tidak-ada.json")}).code == 3);
    CHECK(rules_say(run({"check", rules_sample, "--severity", "R101=besar"}).err, "--severity: invalid argument: R101='besar'"));
    CHECK(run({"check", rules_sample, "--severity", "R101=besar"}).code == 2);
    CHECK(run({"show", rules_sample, "--severity", "R101=off"}).code == 2);
    CHECK(run({"check", "-", "--settings", "-"}).code == 2);
}

TEST_CASE("a nomenklatur adds what can be told by it, and what of it cannot be used is said", "[cli]") {
    const folder work;
    const std::string list = work.write("daftar.csv", "kode,nama\n2.17.02,PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM\nsalah,Bukan Kode\n");
    const outcome got = run({"check", rules_sample, "--nomenklatur", list, "--rules", "R016", "--format", "csv"});
    CHECK(got.code == 0);
    CHECK(rules_say(got.out, "2.17.02"));
    CHECK(rules_say(got.err, list + ":3:1: "));
    CHECK_FALSE(rules_say(run({"check", rules_sample, "--rules", "R016", "--format", "csv"}).out, "R016"));
    CHECK(run({"show", rules_sample, "--nomenklatur", work.path("tidak-ada.csv")}).code == 3);
    CHECK(run({"check", rules_sample, "--nomenklatur", work.write("bukan.csv", "apa saja\n")}).code == 3);
}
