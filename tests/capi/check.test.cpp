// How a plan is checked: the catalogue of rules, severities, settings, official names.
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

using optional_check_text = std::optional<std::string>;

table_owner rules_in(std::int32_t language) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_rules(language, table, error); });
}
renaksi_check_options how_to_check() {
    renaksi_check_options options{};
    options.struct_size = sizeof options;
    return options;
}
table_owner checked(const plan_owner& plan, const renaksi_check_options& options) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_check(plan.get(), &options, table, error); });
}
failure unchecked(const plan_owner& plan, const renaksi_check_options& options) {
    renaksi_table* table = poison<renaksi_table>();
    const failure why = failure_of([&](renaksi_error* error) { return renaksi_plan_check(plan.get(), &options, &table, error); });
    if (why.status == RENAKSI_OK) {
        renaksi_table_release(table);
    } else {
        CHECK(table == poison<renaksi_table>());
    }
    return why;
}

std::string official_names() {
    std::ifstream in(RENAKSI_TEST_DATA "/nomenklatur-koperasi.csv", std::ios::binary);
    if (!in) throw std::runtime_error("no list of names in " RENAKSI_TEST_DATA);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr std::string_view check_header_row =
    "No\tSasaran\tIndikator\tSatuan\tTarget\tI\tII\tIII\tIV\tProgram/Kegiatan\tAnggaran\tI\tII\tIII\tIV\tPenanggung Jawab\n";

}  // namespace

TEST_CASE("the catalogue of rules", "[capi][check]") {
    const table_owner english = rules_in(RENAKSI_LANGUAGE_EN);
    const table_owner indonesian = rules_in(RENAKSI_LANGUAGE_ID);
    CHECK(column_names(english) == std::vector<std::string>{"rule", "id", "slug", "severity", "title_id", "title_en", "basis", "looks_at"});
    const column id(english, "id");
    REQUIRE(id.size() > 40);
    const auto r101 = [&] {
        std::size_t row = 0;
        while (row < id.size() && id.text(row) != "R101") ++row;
        return row;
    }();
    REQUIRE(r101 < id.size());
    CHECK(column(english, "rule").raw().type == RENAKSI_TYPE_INT32);
    CHECK(column(english, "rule").number(r101) == 101);
    CHECK(column(english, "slug").text(r101) == "year-differs-from-triwulan");
    CHECK(column(english, "severity").text(r101) == "error");
    CHECK(column(english, "title_id").texts() == column(indonesian, "title_id").texts());
    CHECK(column(english, "looks_at").texts() != column(indonesian, "looks_at").texts());
    CHECK(column(english, "basis").raw().null_count > 0);
    const plan_owner plan = sample_plan();
    for (const auto& one : id.texts()) CHECK_NOTHROW(findings_of(plan, one.value_or("")));
}

TEST_CASE("severities are chosen as on the command line", "[capi][check]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = how_to_check();
    const std::int64_t all = renaksi_table_rows(checked(plan, options).get());
    CHECK(count_of(checked(plan, options), "severity", "error") == 10);
    options.severities = to_text("R101=info, R208=off");
    const table_owner findings = checked(plan, options);
    CHECK(count_of(findings, "severity", "error") == 1);
    CHECK(count_of(findings, "rule", "R101") == 9);
    CHECK(count_of(findings, "rule", "R208") == 0);
    CHECK(renaksi_table_rows(findings.get()) == all - renaksi_table_rows(findings_of(plan, "R208").get()));

    options.severities = to_text("R101=info,R999=off");
    failure why = unchecked(plan, options);
    CHECK(why.status == RENAKSI_UNKNOWN_RULE);
    CHECK(why.column == 11);
    CHECK(why.message == "severities: unknown rule: 'R999'");
    options.severities = to_text("R101=grave");
    why = unchecked(plan, options);
    CHECK(why.status == RENAKSI_INVALID_ARGUMENT);
    CHECK(why.column == 6);
    options.severities = renaksi_text{nullptr, 3};
    CHECK(unchecked(plan, options).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("settings come as JSON, and what is said beside them goes before", "[capi][check]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = how_to_check();
    options.settings = to_text(R"({"select": "R101,R304", "rules": {"R101": "warning"}, "settings": {"most_indicators": 3}})");
    table_owner findings = checked(plan, options);
    CHECK(renaksi_table_rows(findings.get()) == 10);
    CHECK(count_of(findings, "severity", "warning") >= 9);
    options.severities = to_text("R1xx=info");
    options.rules = to_text("R101");
    findings = checked(plan, options);
    CHECK(renaksi_table_rows(findings.get()) == 9);
    CHECK(count_of(findings, "severity", "info") == 9);

    options = how_to_check();
    options.rules = to_text("R106");
    const std::int64_t usual = renaksi_table_rows(checked(plan, options).get());
    options.settings = to_text(R"({"settings": {"largest_triwulan_percent": 60}})");
    CHECK(renaksi_table_rows(checked(plan, options).get()) > usual);
}

TEST_CASE("settings that are none have a place", "[capi][check]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = how_to_check();
    const auto refused = [&](std::string_view settings) {
        options.settings = to_text(settings);
        const failure why = unchecked(plan, options);
        CHECK(why.message.starts_with("settings: "));
        return why;
    };
    const failure unknown = refused("{\n \"rules\": {\"R999\": \"off\"}\n}");
    CHECK(unknown.status == RENAKSI_UNKNOWN_RULE);
    CHECK(unknown.line == 2);
    CHECK(unknown.column == 12);
    CHECK(refused("{\"ruls\": {}}").status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused("[]").status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused("{").status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused("{\"settings\": {\"most_indicators\": 0}}").status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused(" \n").status == RENAKSI_EMPTY_INPUT);
    CHECK(refused(std::string((std::size_t{1} << 20U) + 1, ' ')).status == RENAKSI_LIMIT_EXCEEDED);
    options.settings = renaksi_text{nullptr, 3};
    CHECK(unchecked(plan, options).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("a list of official names lets the rules speak that need one", "[capi][check]") {
    const plan_owner plan = sample_plan();
    const std::string names = official_names();
    renaksi_check_options options = how_to_check();
    options.rules = to_text("R0xx");
    const std::int64_t without = renaksi_table_rows(checked(plan, options).get());
    options.nomenklatur = to_text(names);
    CHECK(renaksi_table_rows(checked(plan, options).get()) > without);

    options.nomenklatur = to_text("nama;umur\nBudi;30\n");
    const failure none = unchecked(plan, options);
    CHECK(none.status == RENAKSI_NO_TABLE);
    CHECK(none.message.starts_with("nomenklatur: "));
    options.nomenklatur = to_text(" ");
    CHECK(unchecked(plan, options).status == RENAKSI_EMPTY_INPUT);
    options.nomenklatur = to_text("kode,nama\n2.17,\"Urusan\n");
    CHECK(unchecked(plan, options).status == RENAKSI_UNKNOWN_FORMAT);
    options.nomenklatur = renaksi_text{nullptr, 3};
    CHECK(unchecked(plan, options).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("the options of a check that knew less still work", "[capi][check]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = how_to_check();
    options.rules = to_text("R101");
    options.severities = options.settings = options.nomenklatur = renaksi_text{nullptr, 3};
    options.struct_size = offsetof(renaksi_check_options, severities);
    CHECK(renaksi_table_rows(checked(plan, options).get()) == 9);
    options.severities = to_text("R101=off");
    options.struct_size = offsetof(renaksi_check_options, settings);
    CHECK(renaksi_table_rows(checked(plan, options).get()) == 0);
}

TEST_CASE("a list of official names tells levels when a plan is read", "[capi][check]") {
    std::string names = "kode,nama\n2.17.02,PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM\n2.17.02.2.01,Penerbitan Izin Usaha\n";
    names += "2.17.02.2.01.0001,Fasilitasi Pemenuhan Izin\n2.17.02.2.01.0002,Koordinasi Perizinan\n";
    std::string bytes(check_header_row);
    bytes +=
        "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tPROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM\t3.000\t750\t750\t750\t750\tSekretaris\n";
    bytes += "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tFasilitasi Pemenuhan Izin\t1.000\t250\t250\t250\t250\t\n";
    bytes += "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tKoordinasi Perizinan\t2.000\t500\t500\t500\t500\t\n";
    const auto levels = [&](const renaksi_read_options& options) {
        renaksi_plan* plan = nullptr;
        renaksi_error error{};
        if (renaksi_plan_read(bytes.data(), bytes.size(), &options, &plan, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
        return column(rows_of(plan_owner(plan)), "level").texts();
    };
    renaksi_read_options options{};
    options.struct_size = sizeof options;
    const auto guessed = levels(options);
    options.nomenklatur = to_text(names);
    const auto told = levels(options);
    CHECK(told == std::vector<optional_check_text>{"program", "sub_kegiatan", "sub_kegiatan"});
    CHECK(told != guessed);
    options.struct_size = offsetof(renaksi_read_options, nomenklatur);
    options.nomenklatur = renaksi_text{nullptr, 3};
    CHECK(levels(options) == guessed);

    options.struct_size = sizeof options;
    const auto refused = [&](renaksi_text given) {
        options.nomenklatur = given;
        renaksi_plan* plan = poison<renaksi_plan>();
        const failure why =
            failure_of([&](renaksi_error* error) { return renaksi_plan_read(bytes.data(), bytes.size(), &options, &plan, error); });
        CHECK(plan == poison<renaksi_plan>());
        return why;
    };
    CHECK(refused(renaksi_text{nullptr, 3}).status == RENAKSI_INVALID_ARGUMENT);
    const failure none = refused(to_text("no list at all"));
    CHECK(none.status == RENAKSI_NO_TABLE);
    CHECK(none.message.starts_with("nomenklatur: "));
    options.limit_bytes = 1000;
    CHECK(refused(to_text(std::string(1001, 'x'))).status == RENAKSI_LIMIT_EXCEEDED);
}
