#include <boost/json.hpp>

#include "renaksi/io/report.hpp"
#include "report/small_plan.hpp"
#include "support/catch.hpp"

using namespace renaksi;
namespace json = boost::json;

namespace {

std::vector<std::string> keys(const json::value& object) {
    std::vector<std::string> out;
    for (const json::key_value_pair& item : object.as_object()) out.emplace_back(item.key());
    return out;
}

json::value check_json(const plan& p, const check_result& checked, json_layout layout = json_layout::one_line) {
    report_options options;
    options.layout = layout;
    const std::vector<mistake> mistakes = explain(p, checked);
    return json::parse(write_check_json({"a/rencana.txt", p, checked, mistakes}, options));
}

}  // namespace

TEST_CASE("check as json has the contract's keys in the contract's order", "[report]") {
    const plan p = report_test::small_plan();
    const json::value report = check_json(p, report_test::sums_only(p));
    CHECK(keys(report) ==
          std::vector<std::string>{"schema", "file", "plan", "totals", "declared_totals", "identities", "findings", "mistakes", "summary"});
    CHECK(keys(report.at("plan")) == std::vector<std::string>{"judul", "perangkat_daerah", "tahun", "counts", "levels", "satuan_uang"});
    CHECK(keys(report.at("plan").at("counts")) == std::vector<std::string>{"sasaran", "program", "kegiatan", "sub_kegiatan"});
    CHECK(keys(report.at("plan").at("levels")) == std::vector<std::string>{"status", "source", "cost"});
    CHECK(keys(report.at("totals")) == std::vector<std::string>{"pagu", "tw1", "tw2", "tw3", "tw4"});
    CHECK(keys(report.at("identities")) == std::vector<std::string>{"checked", "independent", "violated"});
    CHECK(keys(report.at("findings").at(0)) == std::vector<std::string>{"rule", "slug", "severity", "cause", "line", "level", "nama",
                                                                        "column", "expected", "found", "difference", "roots", "message"});
    CHECK(keys(report.at("mistakes").at(0)) ==
          std::vector<std::string>{"id", "line", "level", "nama", "difference", "status", "candidates"});
    CHECK(keys(report.at("summary")) == std::vector<std::string>{"errors", "warnings", "infos", "roots"});
}

TEST_CASE("check as json says what was found", "[report]") {
    const plan p = report_test::small_plan();
    const json::value report = check_json(p, report_test::sums_only(p));
    CHECK(report.at("schema") == "renaksi-check/1");
    CHECK(report.at("file") == "a/rencana.txt");
    CHECK(report.at("plan").at("tahun") == 2022);
    CHECK(report.at("plan").at("levels") == json::parse(R"({"status":"unique","source":"arithmetic","cost":0})"));
    CHECK(report.at("totals") == json::parse(R"({"pagu":"1500000","tw1":"400000","tw2":"250000","tw3":"250000","tw4":"500000"})"));
    CHECK(report.at("declared_totals") == report.at("totals"));
    CHECK(report.at("identities") == json::parse(R"({"checked":20,"independent":17,"violated":4})"));
    const json::value& root = report.at("findings").at(0);
    CHECK(root.at("rule") == "R101");
    CHECK(root.at("severity") == "error");
    CHECK(root.at("cause") == "root");
    CHECK(root.at("line") == 6);
    CHECK(root.at("level") == "sub_kegiatan");
    CHECK(root.at("nama") == "Rapat Koordinasi");
    CHECK(root.at("column") == "pagu");
    CHECK(root.at("expected") == "400000");
    CHECK(root.at("found") == "500000");
    CHECK(root.at("difference") == "100000");
    CHECK(root.at("roots") == json::array{6});
    const json::value& inherited = report.at("findings").at(3);
    CHECK(inherited.at("cause") == "inherited");
    CHECK(inherited.at("level") == "jumlah");
    CHECK(inherited.at("roots") == json::array{6});
    const json::object& mistake = report.at("mistakes").at(0).as_object();
    CHECK(mistake.at("id") == 1);
    CHECK(mistake.at("line") == 6);
    CHECK(mistake.at("level") == "sub_kegiatan");
    CHECK(mistake.at("nama") == "Rapat Koordinasi");
    CHECK(mistake.at("difference") == "100000");
    CHECK(mistake.at("status") == "ambiguous");
    CHECK_FALSE(mistake.at("candidates").as_array().empty());
    CHECK(report.at("summary") == json::parse(R"({"errors":4,"warnings":0,"infos":0,"roots":1})"));
}

TEST_CASE("candidates are written with what follows from them", "[report]") {
    const plan p = report_test::small_plan();
    const check_result checked = report_test::sums_only(p);
    std::vector<mistake> mistakes = explain(p, checked);
    REQUIRE(mistakes.size() == 1);
    const auto worth = [](std::int64_t whole) { return amount::of(*rupiah::from_rupiah(whole)); };
    candidate proposed;
    proposed.row = mistakes[0].row;
    proposed.changes = {{mistakes[0].row, plan_column::tw2, amount::dash(), worth(100000)}};
    proposed.reasons = {repair_reason::cell_left_empty};
    proposed.follows = {{row_index{2}, plan_column::tw2, worth(250000), worth(350000)}};
    candidate moved;
    moved.kind = repair_kind::misplaced_row;
    moved.row = mistakes[0].row;
    moved.other = row_index{1};
    moved.rank = 2;
    mistakes[0].candidates = {proposed, moved};
    mistakes[0].status = mistake_status::confident;
    const json::value report = json::parse(write_check_json({"x", p, checked, mistakes}));
    CHECK(report.at("mistakes").at(0).at("status") == "confident");
    CHECK(json::serialize(report.at("mistakes").at(0).at("candidates")) ==
          R"([{"column":"tw2","old":null,"new":"100000","reasons":["cell_left_empty"],)"
          R"("follows":[{"line":4,"column":"tw2","old":"250000","new":"350000"}],"kind":"cell","line":6,)"
          R"("changes":[{"line":6,"column":"tw2","old":null,"new":"100000"}],"other_line":null,"rank":1,)"
          R"("reason_texts":["the cell was left empty"]},)"
          R"({"column":null,"old":null,"new":null,"reasons":[],"follows":[],"kind":"misplaced_row","line":6,)"
          R"("changes":[],"other_line":3,"rank":2,"reason_texts":[]}])");
}

TEST_CASE("what a finding does not know is null", "[report]") {
    plan_builder builder;
    const auto built = std::move(builder).finish();
    REQUIRE(built);
    check_result checked;
    finding f;
    f.rule = {10};
    f.severity = severity::info;
    f.found = decimal{370, 3};
    f.expected = std::string("teks");
    checked.findings.push_back(f);
    const json::value report = check_json(*built, checked);
    CHECK(report.at("declared_totals").is_null());
    CHECK(report.at("plan").at("judul").is_null());
    CHECK(report.at("plan").at("tahun").is_null());
    const json::value& written = report.at("findings").at(0);
    for (const char* key : {"cause", "line", "level", "nama", "column", "difference"}) {
        INFO(key);
        CHECK(written.at(key).is_null());
    }
    CHECK(written.at("found") == "0.370");
    CHECK(written.at("expected") == "teks");
    CHECK(written.at("roots") == json::array{});
}

TEST_CASE("both layouts hold the same document, one of them in one line", "[report]") {
    const plan p = report_test::small_plan();
    const check_result checked = check(p);
    CHECK(check_json(p, checked, json_layout::indented) == check_json(p, checked, json_layout::one_line));
    report_options options;
    options.layout = json_layout::one_line;
    const std::string text = write_check_json({"x", p, checked, explain(p, checked)}, options);
    CHECK(text.find('\n') == text.size() - 1);
    CHECK(text == write_check_json({"x", p, checked, explain(p, checked)}, options));
}

TEST_CASE("messages in json and csv are in the language that was asked for", "[report]") {
    const plan p = report_test::small_plan();
    const check_result checked = report_test::sums_only(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    report_options options;
    for (const language lang : {language::id, language::en}) {
        options.lang = lang;
        const std::string sum = lang == language::id ? "jumlah TW I–IV Rp400.000" : "TW I–IV add up to Rp400,000";
        CHECK(write_check_json({"x", p, checked, mistakes}, options).find(sum) != std::string::npos);
        CHECK(write_check_csv({"x", p, checked, mistakes}, options).find(sum) != std::string::npos);
    }
}

TEST_CASE("a NIP appears in no report but the plan itself", "[report]") {
    const plan p = report_test::small_plan();
    const check_result checked = check(p);
    const std::vector<mistake> mistakes = explain(p, checked);
    const std::string nip = "196707271995031006";
    const check_report report{"x", p, checked, mistakes};
    for (const std::string& text : {write_check_text(report), write_check_json(report), write_check_csv(report), write_show_text({"x", p}),
                                    write_show_csv({"x", p})}) {
        CHECK(text.find(nip) == std::string::npos);
    }
    CHECK(write_show_text({"x", p}).find("NIP 1967***********006\n") != std::string::npos);
    CHECK(write_show_json({"x", p}).find(nip) != std::string::npos);
}
