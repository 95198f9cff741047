// Every answer about the sample plan, against figures worked out by hand from the document.
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

using money = std::array<std::int64_t, 5>;  ///< pagu and four triwulan, in Rupiah

money money_at(const table_owner& table, std::size_t row) {
    money out{};
    for (std::size_t i = 0; i < money_names.size(); ++i) {
        const std::int64_t sen = column(table, money_names[i]).number(row).value_or(-1);
        CHECK(sen % 100 == 0);
        out[i] = sen / 100;
    }
    return out;
}

constexpr money whole_plan{9361664774, 1479205251, 6209033752, 1019477092, 651559816};

std::vector<std::string> rules_of(const table_owner& findings) {
    std::vector<std::string> out;
    for (const auto& rule : column(findings, "rule").texts()) out.push_back(rule.value_or("?"));
    return out;
}

failure check_failure(const plan_owner& plan, const renaksi_check_options& options) {
    renaksi_table* table = poison<renaksi_table>();
    const failure why = failure_of([&](renaksi_error* error) { return renaksi_plan_check(plan.get(), &options, &table, error); });
    if (why.status == RENAKSI_OK) {
        renaksi_table_release(table);
    } else {
        CHECK(table == poison<renaksi_table>());
    }
    return why;
}

renaksi_check_options check_options(std::string_view rules = {}) {
    renaksi_check_options options{};
    options.struct_size = sizeof options;
    options.rules = to_text(rules);
    return options;
}

}  // namespace

TEST_CASE("the rows of the sample plan", "[capi][tables]") {
    const table_owner rows = rows_of(sample_plan());
    CHECK(column_names(rows) == std::vector<std::string>{"id",           "line",        "level",       "parent",      "subtree_end",
                                                         "no",           "kode",        "sasaran",     "nama",        "penanggung_jawab",
                                                         "pagu",         "tw1",         "tw2",         "tw3",         "tw4",
                                                         "pagu_state",   "tw1_state",   "tw2_state",   "tw3_state",   "tw4_state",
                                                         "pagu_written", "tw1_written", "tw2_written", "tw3_written", "tw4_written"});
    REQUIRE(renaksi_table_rows(rows.get()) == 57);  // 53 with a budget, 3 sasaran, Jumlah
    CHECK(column(rows, "line").number(1) == 12);
    CHECK(column(rows, "level").text(1) == "program");
    CHECK(column(rows, "parent").number(0) == std::nullopt);
    CHECK(column(rows, "parent").number(1) == 0);
    CHECK(column(rows, "subtree_end").number(1) == 4);
    CHECK(column(rows, "nama").text(1) == "PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM");
    CHECK(column(rows, "sasaran").text(0) == "Terwujudnya koperasi berkualitas");
    CHECK(column(rows, "nama").text(0) == std::nullopt);
    CHECK(column(rows, "pagu").number(1) == 3253539300);
    CHECK(column(rows, "tw4").number(1) == std::nullopt);  // printed "-"
    CHECK(column(rows, "tw4_state").number(1) == RENAKSI_AMOUNT_DASH);
    CHECK(column(rows, "tw4_written").text(1) == "-");
    CHECK(column(rows, "pagu_state").number(0) == RENAKSI_AMOUNT_BLANK);
    CHECK(column(rows, "pagu_written").text(1) == "32,535,393");
    CHECK(column(rows, "level").text(56) == "jumlah");
    CHECK(column(rows, "line").number(56) == 109);
    CHECK(money_at(rows, 56) == whole_plan);
}

TEST_CASE("a row stands below its parent and inside its subtree", "[capi][tables]") {
    const table_owner rows = rows_of(sample_plan());
    const column parent(rows, "parent");
    const column end(rows, "subtree_end");
    for (std::size_t row = 0; row < parent.size(); ++row) {
        const auto above = parent.number(row);
        if (!above) continue;
        CHECK(*above < static_cast<std::int64_t>(row));
        CHECK(end.number(static_cast<std::size_t>(*above)) >= end.number(row));
    }
}

TEST_CASE("types, null counts and views of columns", "[capi][tables]") {
    const table_owner rows = rows_of(sample_plan());
    const auto type = [&](const char* name) { return column(rows, name).raw().type; };
    CHECK(type("id") == RENAKSI_TYPE_INT64);
    CHECK(type("parent") == RENAKSI_TYPE_INT32);
    CHECK(type("pagu_state") == RENAKSI_TYPE_UINT8);
    CHECK(type("pagu") == RENAKSI_TYPE_MONEY);
    CHECK(type("nama") == RENAKSI_TYPE_TEXT);
    for (const std::string& name : column_names(rows)) {
        const column one(rows, name);
        std::int64_t missing = 0;
        for (std::size_t row = 0; row < one.size(); ++row) missing += one.has_value(row) ? 0 : 1;
        CHECK(one.raw().null_count == missing);
        CHECK((one.raw().validity == nullptr) == (missing == 0));
        CHECK((one.raw().offsets != nullptr) == (one.raw().type == RENAKSI_TYPE_TEXT));
        CHECK(to_view(one.raw().name) == name);
        CHECK(one.raw().length == 57);
        CHECK(one.raw().reserved == 0);
    }
    CHECK(column(findings_of(sample_plan()), "roots").raw().type == RENAKSI_TYPE_INT64_LIST);
}

TEST_CASE("money and texts of the rows are the plan's own memory", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    const table_owner one = rows_of(plan);
    const table_owner other = rows_of(plan);
    for (const char* name : {"pagu", "tw4", "nama", "pagu_written", "id", "level"}) {
        CHECK(column(one, name).raw().data == column(other, name).raw().data);
    }
}

TEST_CASE("the indicators of the sample plan", "[capi][tables]") {
    const table_owner indicators = indicators_of(sample_plan());
    CHECK(column_names(indicators) == std::vector<std::string>{"row", "nama", "satuan", "target", "tw1", "tw2", "tw3", "tw4"});
    CHECK(renaksi_table_rows(indicators.get()) == 55);
    CHECK(column(indicators, "row").number(1) == 1);
    CHECK(column(indicators, "nama").text(1) == "Jumlah koperasi yang mendapatkan izin usaha simpan pinjam");
    CHECK(column(indicators, "satuan").text(1) == "Unit");
    CHECK(column(indicators, "target").text(0) == "16%");
    CHECK(column(indicators, "tw1").text(0) == std::nullopt);
    CHECK(column(indicators, "tw2").text(1) == "30");
    CHECK(column(indicators, "tw4").text(1) == "-");
}

TEST_CASE("totals by each key, and the whole plan last", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    const std::array<std::int64_t, 5> groups{3, 3, 8, 14, 5};  // by level, sasaran, program, kegiatan, penanggung jawab
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) {
        INFO("by " << by);
        const table_owner totals = roll_up_of(plan, by);
        CHECK(column_names(totals) == std::vector<std::string>{"key", "nama", "line", "rows", "pagu", "tw1", "tw2", "tw3", "tw4"});
        const auto last = static_cast<std::size_t>(groups[static_cast<std::size_t>(by)]);
        REQUIRE(renaksi_table_rows(totals.get()) == static_cast<std::int64_t>(last) + 1);
        CHECK(column(totals, "key").text(last) == std::nullopt);
        CHECK(column(totals, "line").number(last) == 0);
        CHECK(money_at(totals, last) == whole_plan);
        money sums{};
        for (std::size_t row = 0; row < last; ++row) {
            const money one = money_at(totals, row);
            for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += one[i];
        }
        const bool counts_each_rupiah_once = by != RENAKSI_BY_LEVEL;
        if (counts_each_rupiah_once) CHECK(sums == whole_plan);
    }
}

TEST_CASE("totals by sasaran and by penanggung jawab as worked out by hand", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    const table_owner sasaran = roll_up_of(plan, RENAKSI_BY_SASARAN);
    CHECK(column(sasaran, "key").text(0) == "Terwujudnya koperasi berkualitas");
    CHECK(money_at(sasaran, 0) == money{736867084, 26956766, 582897756, 110812562, 16200000});
    CHECK(money_at(sasaran, 1) == money{5020754459, 431257000, 4538611346, 43836280, 700000});
    CHECK(money_at(sasaran, 2) == money{3604043231, 1020991485, 1087524650, 864828250, 634659816});
    const table_owner people = roll_up_of(plan, RENAKSI_BY_PENANGGUNG_JAWAB);
    CHECK(money_at(people, 0) == money{72212417, 13631882, 46992973, 11587562, 0});
    CHECK(column(people, "key").text(1) == std::nullopt);  // line 15 names nobody
    CHECK(column(people, "line").number(1) == 15);
    CHECK(money_at(people, 1) == money{201761056, 2849164, 117799392, 81112500, 0});
    CHECK(column(people, "key").text(4) == "Sekretaris");
    const table_owner levels = roll_up_of(plan, RENAKSI_BY_LEVEL);
    CHECK(column(levels, "key").texts() == std::vector<std::optional<std::string>>{"program", "kegiatan", "sub_kegiatan", std::nullopt});
    CHECK(column(levels, "rows").numbers() == std::vector<std::optional<std::int64_t>>{8, 14, 31, 53});
}

TEST_CASE("a total beyond 64 bits is an error, not a wrong number", "[capi][tables]") {
    builder_owner builder = new_builder();
    const std::array<std::int64_t, 2> sen{INT64_MAX, INT64_MAX};
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Satu"));
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Dua"));
    REQUIRE(renaksi_builder_set_money(builder.get(), 0, 2, RENAKSI_COLUMN_YEAR, sen.data(), nullptr, nullptr) == RENAKSI_OK);
    const plan_owner plan = finish(std::move(builder));
    renaksi_table* table = poison<renaksi_table>();
    const failure why =
        failure_of([&](renaksi_error* error) { return renaksi_plan_roll_up(plan.get(), RENAKSI_BY_PROGRAM, &table, error); });
    CHECK(why.status == RENAKSI_OVERFLOW);
    CHECK(table == poison<renaksi_table>());
    CHECK(renaksi_table_rows(findings_of(plan).get()) > 0);
    CHECK(!written(plan, RENAKSI_WRITE_CHECK_JSON).empty());
}

TEST_CASE("amounts at the ends of their range pass through every answer", "[capi][tables]") {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program", 1));
    add_row(builder, row_of(RENAKSI_LEVEL_KEGIATAN, "Kegiatan", 2));
    add_row(builder, row_of(RENAKSI_LEVEL_SUB_KEGIATAN, "Sub", INT64_MAX));
    const std::array<std::int64_t, 3> largest{INT64_MAX, INT64_MIN, INT64_MAX};
    const std::array<std::int64_t, 3> smallest{INT64_MIN, INT64_MAX, INT64_MIN};
    for (std::int32_t c = RENAKSI_COLUMN_YEAR; c <= RENAKSI_COLUMN_TW4; ++c) {
        const auto& sen = c == RENAKSI_COLUMN_YEAR ? largest : smallest;
        REQUIRE(renaksi_builder_set_money(builder.get(), 0, 3, c, sen.data(), nullptr, nullptr) == RENAKSI_OK);
    }
    const plan_owner plan = finish(std::move(builder));
    const auto answered = [](auto call) {
        renaksi_table* table = nullptr;
        const renaksi_status status = call(&table);
        renaksi_table_release(table);
        return status == RENAKSI_OK || status == RENAKSI_OVERFLOW;
    };
    CHECK(answered([&](renaksi_table** table) { return renaksi_plan_check(plan.get(), nullptr, table, nullptr); }));
    CHECK(answered([&](renaksi_table** table) { return renaksi_plan_mistakes(plan.get(), table, nullptr); }));
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) {
        CHECK(answered([&](renaksi_table** table) { return renaksi_plan_roll_up(plan.get(), by, table, nullptr); }));
    }
    for (std::int32_t format = RENAKSI_WRITE_PLAN_JSON; format <= RENAKSI_WRITE_PLAN_CSV; ++format) CHECK(!written(plan, format).empty());
}

TEST_CASE("all findings, roots before what follows from them", "[capi][tables]") {
    const table_owner findings = findings_of(sample_plan());
    CHECK(column_names(findings) == std::vector<std::string>{"rule", "slug", "severity", "cause", "line", "row", "level", "nama", "column",
                                                             "expected", "found", "difference", "difference_sen", "roots", "message"});
    REQUIRE(renaksi_table_rows(findings.get()) > 9);
    const column line(findings, "line");
    const column cause(findings, "cause");
    const column difference(findings, "difference_sen");
    const column roots(findings, "roots");
    const std::array<std::int64_t, 9> lines{53, 68, 106, 50, 51, 66, 67, 98, 109};
    const std::array<std::int64_t, 9> differences{6349833, -1834970, -2126000, 6349833, 6349833, -3960970, -1834970, -2126000, 2388863};
    for (std::size_t row = 0; row < lines.size(); ++row) {
        CHECK(column(findings, "rule").text(row) == "R101");
        CHECK(line.number(row) == lines[row]);
        CHECK(difference.number(row) == differences[row] * 100);
        CHECK(cause.text(row) == (row < 3 ? "root" : "inherited"));
    }
    CHECK(roots.list(0) == std::vector<std::int64_t>{53});
    CHECK(roots.list(5) == std::vector<std::int64_t>{68, 106});
    CHECK(roots.list(8) == std::vector<std::int64_t>{53, 68, 106});
    CHECK(roots.list(roots.size() - 1).empty());
    CHECK(column(findings, "expected").text(0) == "19655640");
    CHECK(column(findings, "found").text(0) == "26005473");
    CHECK(column(findings, "difference").text(0) == "6349833");
    CHECK(column(findings, "row").number(0) == 24);
    CHECK(column(findings, "level").text(0) == "sub_kegiatan");
    CHECK(column(findings, "severity").text(0) == "error");
}

TEST_CASE("a finding about the document has a line and no row", "[capi][tables]") {
    const table_owner findings = findings_of(sample_plan(), "R304");
    REQUIRE(renaksi_table_rows(findings.get()) == 1);
    CHECK(column(findings, "line").number(0) == 111);
    CHECK(column(findings, "row").number(0) == std::nullopt);
    CHECK(column(findings, "level").text(0) == std::nullopt);
    CHECK(column(findings, "cause").text(0) == std::nullopt);
    CHECK(column(findings, "difference_sen").number(0) == std::nullopt);
}

TEST_CASE("rules are chosen as on the command line", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    CHECK(rules_of(findings_of(plan, "R101")) == std::vector<std::string>(9, "R101"));
    CHECK(rules_of(findings_of(plan, "year-differs-from-triwulan,R304")).size() == 10);
    CHECK(rules_of(findings_of(plan, "R101,R304,-R101")) == std::vector<std::string>{"R304"});
    CHECK(rules_of(findings_of(plan, "-R208")).size() == rules_of(findings_of(plan)).size() - rules_of(findings_of(plan, "R208")).size());
    CHECK(renaksi_table_rows(findings_of(plan, "R101,-R1xx").get()) == 0);
}

TEST_CASE("messages come in either language and the figures in neither", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    const table_owner indonesian = findings_of(plan, "R101", RENAKSI_LANGUAGE_ID);
    const table_owner english = findings_of(plan, "R101", RENAKSI_LANGUAGE_EN);
    CHECK(column(indonesian, "message").text(0)->find("jumlah TW") != std::string::npos);
    CHECK(column(english, "message").text(0) != column(indonesian, "message").text(0));
    CHECK(column(english, "message").text(0)->find("Rp") != std::string::npos);
    CHECK(column(english, "difference").texts() == column(indonesian, "difference").texts());
    CHECK(column(english, "level").texts() == column(indonesian, "level").texts());
}

TEST_CASE("an unknown rule is named with its column", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    const failure why = check_failure(plan, check_options("R101,R999"));
    CHECK(why.status == RENAKSI_UNKNOWN_RULE);
    CHECK(why.column == 6);
    CHECK(why.message == "rules: unknown rule: 'R999'");
    CHECK(check_failure(plan, check_options("R101,,R304")).status == RENAKSI_UNKNOWN_RULE);
    const failure bytes = check_failure(plan, check_options("R101,\xFF\xFE"));
    CHECK(bytes.status == RENAKSI_UNKNOWN_RULE);
    CHECK(bytes.message.find('\xFF') == std::string::npos);
}

TEST_CASE("a long rule is cut in the message at a character", "[capi][tables]") {
    std::string rules;
    for (int i = 0; i < 1000; ++i) rules += "\xE2\x82\xAC";  // three bytes each: no cut may fall inside
    for (std::size_t lead = 0; lead < 3; ++lead) {
        const failure why = check_failure(sample_plan(), check_options(std::string(lead, 'a') + rules));
        CHECK(why.status == RENAKSI_UNKNOWN_RULE);
        CHECK(why.message.size() >= 477);
        CHECK(why.message.substr(why.message.size() - 3) == "\xE2\x82\xAC");
    }
}

TEST_CASE("a bad argument of a check gives no table", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = check_options();
    for (const std::int32_t language : {INT32_MIN, -1, 2, INT32_MAX}) {
        options.language = language;
        CHECK(check_failure(plan, options).status == RENAKSI_INVALID_ARGUMENT);
    }
    options = check_options();
    options.rules = renaksi_text{nullptr, 3};
    CHECK(check_failure(plan, options).status == RENAKSI_INVALID_ARGUMENT);
    options = check_options();
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, SIZE_MAX}) {
        options.struct_size = size;
        CHECK(check_failure(plan, options).status == RENAKSI_INVALID_ARGUMENT);
    }
    options.struct_size = offsetof(renaksi_check_options, rules);
    options.rules = renaksi_text{nullptr, 3};  // not covered by that size
    CHECK(check_failure(plan, options).status == RENAKSI_OK);
}

TEST_CASE("the three mistakes behind all broken sums", "[capi][tables]") {
    const table_owner mistakes = mistakes_of(sample_plan());
    CHECK(column_names(mistakes) ==
          std::vector<std::string>{"id", "line", "row", "level", "nama", "column", "difference", "status", "pulls"});
    REQUIRE(renaksi_table_rows(mistakes.get()) == 3);
    CHECK(column(mistakes, "line").numbers() == std::vector<std::optional<std::int64_t>>{53, 68, 106});
    CHECK(column(mistakes, "difference").numbers() == std::vector<std::optional<std::int64_t>>{634983300, -183497000, -212600000});
    CHECK(column(mistakes, "difference").raw().type == RENAKSI_TYPE_MONEY);
    CHECK(column(mistakes, "status").text(0) == "ambiguous");
    CHECK(column(mistakes, "pulls").list(0) == std::vector<std::int64_t>{50, 51, 109});
    CHECK(column(mistakes, "pulls").list(1) == std::vector<std::int64_t>{66, 67, 109});
    CHECK(column(mistakes, "pulls").list(2) == std::vector<std::int64_t>{66, 98, 109});
}

TEST_CASE("the summary of the sample plan", "[capi][tables]") {
    renaksi_summary summary{};
    summary.struct_size = sizeof summary;
    REQUIRE(renaksi_plan_summary(sample_plan().get(), &summary, nullptr) == RENAKSI_OK);
    CHECK(summary.struct_size == sizeof summary);
    CHECK(summary.rows == 57);
    CHECK(summary.sasaran == 3);
    CHECK(summary.program == 8);
    CHECK(summary.kegiatan == 14);
    CHECK(summary.sub_kegiatan == 31);
    CHECK(summary.identities_checked == 169);
    CHECK(summary.identities_independent == 146);
    CHECK(summary.identities_violated == 9);
    CHECK(summary.errors == 10);
    CHECK(summary.errors + summary.warnings + summary.infos == renaksi_table_rows(findings_of(sample_plan()).get()));
    CHECK(summary.roots == 3);
    CHECK(summary.jumlah_row == 56);
}

TEST_CASE("a summary of an older and of a later header", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    struct {
        renaksi_summary known;
        std::array<unsigned char, 64> beyond;
    } given;
    const auto fill = [&](std::size_t size) {
        std::memset(&given, 0x5A, sizeof given);
        given.known.struct_size = size;
        return failure_of([&](renaksi_error* error) { return renaksi_plan_summary(plan.get(), &given.known, error); }).status;
    };
    CHECK(fill(offsetof(renaksi_summary, program)) == RENAKSI_OK);
    CHECK(given.known.rows == 57);
    CHECK(given.known.program == 0x5A5A5A5A5A5A5A5A);
    CHECK(fill(sizeof given) == RENAKSI_OK);
    CHECK(given.known.jumlah_row == 56);
    CHECK(given.beyond[0] == 0x5A);
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{4097}, SIZE_MAX}) {
        CHECK(fill(size) == RENAKSI_INVALID_ARGUMENT);
        CHECK(given.known.rows == 0x5A5A5A5A5A5A5A5A);
    }
    CHECK(renaksi_plan_summary(nullptr, &given.known, nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(renaksi_plan_summary(plan.get(), nullptr, nullptr) == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("a plan without Jumlah says so in its summary", "[capi][tables]") {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Satu"));
    renaksi_summary summary{};
    summary.struct_size = sizeof summary;
    REQUIRE(renaksi_plan_summary(finish(std::move(builder)).get(), &summary, nullptr) == RENAKSI_OK);
    CHECK(summary.jumlah_row == -1);
}

TEST_CASE("a bad argument of an answer gives no table", "[capi][tables]") {
    const plan_owner plan = sample_plan();
    renaksi_table* table = poison<renaksi_table>();
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_rows(nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_rows(plan.get(), nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_indicators(nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_indicators(plan.get(), nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_mistakes(nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_mistakes(plan.get(), nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_check(nullptr, nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_check(plan.get(), nullptr, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_roll_up(nullptr, 0, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_roll_up(plan.get(), 0, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t by : {INT32_MIN, -1, 5, INT32_MAX}) {
        CHECK(status([&](renaksi_error* e) { return renaksi_plan_roll_up(plan.get(), by, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    }
    CHECK(table == poison<renaksi_table>());
}

TEST_CASE("columns are found by position and by name", "[capi][tables]") {
    const table_owner rows = rows_of(sample_plan());
    std::int64_t index = 77;
    REQUIRE(renaksi_table_find(rows.get(), "pagu", 4, &index, nullptr) == RENAKSI_OK);
    CHECK(index == 10);
    index = 77;
    const auto find = [&](const renaksi_table* in, const char* name, std::size_t size, std::int64_t* to) {
        return failure_of([&](renaksi_error* error) { return renaksi_table_find(in, name, size, to, error); }).status;
    };
    CHECK(find(rows.get(), "pag", 3, &index) == RENAKSI_NOT_FOUND);
    CHECK(find(rows.get(), "", 0, &index) == RENAKSI_NOT_FOUND);
    CHECK(find(rows.get(), nullptr, 0, &index) == RENAKSI_NOT_FOUND);
    CHECK(find(rows.get(), nullptr, 1, &index) == RENAKSI_INVALID_ARGUMENT);
    CHECK(find(nullptr, "pagu", 4, &index) == RENAKSI_INVALID_ARGUMENT);
    CHECK(find(rows.get(), "pagu", 4, nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(index == 77);

    renaksi_column column{};
    const auto at = [&](const renaksi_table* in, std::int64_t position, renaksi_column* to) {
        return failure_of([&](renaksi_error* error) { return renaksi_table_column(in, position, to, error); }).status;
    };
    std::memset(&column, 0x5A, sizeof column);
    column.struct_size = sizeof column;
    for (const std::int64_t position : {INT64_MIN, std::int64_t{-1}, renaksi_table_columns(rows.get()), INT64_MAX}) {
        CHECK(at(rows.get(), position, &column) == RENAKSI_NOT_FOUND);
    }
    CHECK(at(nullptr, 0, &column) == RENAKSI_INVALID_ARGUMENT);
    CHECK(at(rows.get(), 0, nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, SIZE_MAX}) {
        column.struct_size = size;
        CHECK(at(rows.get(), 0, &column) == RENAKSI_INVALID_ARGUMENT);
    }
    CHECK(column.length == 0x5A5A5A5A5A5A5A5A);
    column.struct_size = offsetof(renaksi_column, length);  // an older caller's
    CHECK(at(rows.get(), 0, &column) == RENAKSI_OK);
    CHECK(column.type == RENAKSI_TYPE_INT64);
    CHECK(column.length == 0x5A5A5A5A5A5A5A5A);
    CHECK(renaksi_table_rows(nullptr) == 0);
    CHECK(renaksi_table_columns(nullptr) == 0);
}

TEST_CASE("a plan without rows has every table, and each is empty", "[capi][tables]") {
    const plan_owner plan = finish(new_builder());
    CHECK(renaksi_table_rows(rows_of(plan).get()) == 0);
    CHECK(renaksi_table_rows(indicators_of(plan).get()) == 0);
    CHECK(renaksi_table_rows(mistakes_of(plan).get()) == 0);
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) {
        CHECK(money_at(roll_up_of(plan, by), 0) == money{});
    }
    renaksi_summary summary{};
    summary.struct_size = sizeof summary;
    CHECK(renaksi_plan_summary(plan.get(), &summary, nullptr) == RENAKSI_OK);
    CHECK(summary.rows == 0);
}
