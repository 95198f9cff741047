// What mends a plan: candidates and patches.
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

using optional_number = std::optional<std::int64_t>;
using optional_text = std::optional<std::string>;

renaksi_fix_options fix_options(std::string_view apply) {
    renaksi_fix_options options{};
    options.struct_size = sizeof options;
    options.apply = to_text(apply);
    return options;
}

struct mended {
    plan_owner plan;
    table_owner changes;
};

mended mend(const plan_owner& plan, const renaksi_fix_options* options) {
    renaksi_plan* out = nullptr;
    renaksi_table* changes = nullptr;
    renaksi_error error{};
    if (renaksi_plan_fix(plan.get(), options, &out, &changes, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    return {plan_owner(out), table_owner(changes)};
}
mended mend(const plan_owner& plan, std::string_view apply) {
    const renaksi_fix_options options = fix_options(apply);
    return mend(plan, &options);
}

failure mend_failure(const plan_owner& plan, const renaksi_fix_options& options) {
    renaksi_plan* out = poison<renaksi_plan>();
    renaksi_table* changes = poison<renaksi_table>();
    const failure why = failure_of([&](renaksi_error* error) { return renaksi_plan_fix(plan.get(), &options, &out, &changes, error); });
    if (why.status == RENAKSI_OK) {
        renaksi_plan_release(out);
        renaksi_table_release(changes);
    } else {
        CHECK(out == poison<renaksi_plan>());
        CHECK(changes == poison<renaksi_table>());
    }
    return why;
}

table_owner candidates_of(const plan_owner& plan) {
    return table_of([&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_candidates(plan.get(), table, error); });
}

std::vector<optional_number> broken_lines(const plan_owner& plan) { return column(findings_of(plan, "R101,R102"), "line").numbers(); }

}  // namespace

TEST_CASE("candidates come with what they would change, best first", "[capi][fix]") {
    const table_owner candidates = candidates_of(sample_plan());
    CHECK(column_names(candidates) == std::vector<std::string>{"mistake", "rank", "candidate", "kind", "role", "line", "row", "column",
                                                               "old", "new", "other_line", "reasons"});
    CHECK(column(candidates, "old").raw().type == RENAKSI_TYPE_MONEY);
    CHECK(column(candidates, "candidate").raw().type == RENAKSI_TYPE_INT32);
    const column mistake(candidates, "mistake");
    const column number(candidates, "candidate");
    const column role(candidates, "role");
    const auto first_of = [&](std::int64_t wanted) {
        std::size_t row = 0;
        while (row < mistake.size() && !(mistake.number(row) == wanted && number.number(row) == 1)) ++row;
        REQUIRE(row < mistake.size());
        return row;
    };
    const std::array<std::int64_t, 3> lines{53, 68, 106};
    const std::array<const char*, 3> columns{"tw3", "tw2", "tw1"};
    const std::array<std::int64_t, 3> old_sen{1965564000, 183497000, 1500000000};
    const std::array<std::int64_t, 3> new_sen{2600547300, 0, 1287400000};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t row = first_of(static_cast<std::int64_t>(i) + 1);
        CHECK(role.text(row) == "change");
        CHECK(column(candidates, "kind").text(row) == "cell");
        CHECK(column(candidates, "rank").number(row) == 1);
        CHECK(column(candidates, "line").number(row) == lines[i]);
        CHECK(column(candidates, "column").text(row) == columns[i]);
        CHECK(column(candidates, "old").number(row) == old_sen[i]);
        CHECK(column(candidates, "new").number(row) == new_sen[i]);
        CHECK(column(candidates, "other_line").number(row) == std::nullopt);
        CHECK(role.text(row + 1) == "follows");
    }
}

TEST_CASE("the rows of candidates are those of the plan", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const table_owner candidates = candidates_of(plan);
    const table_owner rows = rows_of(plan);
    REQUIRE(renaksi_table_rows(candidates.get()) > 0);
    for (std::size_t i = 0; i < column(candidates, "row").size(); ++i) {
        const auto row = static_cast<std::size_t>(column(candidates, "row").number(i).value_or(-1));
        CHECK(column(rows, "line").number(row) == column(candidates, "line").number(i));
        const auto name = column(candidates, "column").text(i);
        if (name) CHECK(column(rows, *name).number(row) == column(candidates, "old").number(i));
    }
}

TEST_CASE("fixing what is confident leaves what is not", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const std::string before = written(plan, RENAKSI_WRITE_PLAN_JSON);
    const mended fixed = mend(plan, nullptr);
    CHECK(column_names(fixed.changes) ==
          std::vector<std::string>{"mistake", "role", "line", "row", "column", "old", "new", "old_written", "new_written"});
    CHECK(broken_lines(fixed.plan) == std::vector<optional_number>{53, 50, 51, 109});
    CHECK(renaksi_table_rows(mistakes_of(fixed.plan).get()) == 1);
    CHECK(written(plan, RENAKSI_WRITE_PLAN_JSON) == before);
    CHECK(broken_lines(plan).size() == 9);
    const std::string chosen = written(fixed.plan, RENAKSI_WRITE_PLAN_JSON);
    for (const char* const same : {"", "confident", "Confident", "2,3", "3,2", "2:1, 3:1"}) {
        CHECK(written(mend(plan, same).plan, RENAKSI_WRITE_PLAN_JSON) == chosen);
    }
    CHECK(chosen != before);
}

TEST_CASE("the best of all mistakes give the table that the office meant", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const mended fixed = mend(plan, "all");
    CHECK(broken_lines(fixed.plan).empty());
    CHECK(renaksi_table_rows(mistakes_of(fixed.plan).get()) == 0);
    REQUIRE(renaksi_table_rows(fixed.changes.get()) == 12);
    CHECK(count_of(fixed.changes, "role", "change") == 3);
    CHECK(count_of(fixed.changes, "role", "follows") == 9);
    const table_owner before = rows_of(plan);
    const table_owner after = rows_of(fixed.plan);
    const column row(fixed.changes, "row");
    const column name(fixed.changes, "column");
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto at = static_cast<std::size_t>(row.number(i).value_or(-1));
        const std::string what = name.text(i).value_or("");
        CHECK(column(before, "line").number(at) == column(fixed.changes, "line").number(i));
        CHECK(column(before, what).number(at) == column(fixed.changes, "old").number(i));
        CHECK(column(before, what + "_written").text(at) == column(fixed.changes, "old_written").text(i));
        CHECK(column(after, what).number(at) == column(fixed.changes, "new").number(i));
        CHECK(column(after, what + "_written").text(at) == column(fixed.changes, "new_written").text(i));
    }
    CHECK(column(after, "pagu").number(56) == column(before, "pagu").number(56));
    const std::array<std::int64_t, 5> jumlah{936166477400, 147707925100, 620719878200, 102582692500, 65155981600};
    for (std::size_t i = 0; i < jumlah.size(); ++i) CHECK(column(after, money_names[i]).number(56) == jumlah[i]);
}

TEST_CASE("a candidate is taken by its number", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const table_owner candidates = candidates_of(plan);
    const column mistake(candidates, "mistake");
    std::vector<std::string> tried;
    for (std::size_t i = 0; i < mistake.size(); ++i) {
        if (mistake.number(i) != 1 || column(candidates, "role").text(i) != "change") continue;
        const std::string number = std::to_string(column(candidates, "candidate").number(i).value_or(0));
        const mended fixed = mend(plan, "1:" + number);
        INFO("candidate " << number);
        const auto row = static_cast<std::size_t>(column(candidates, "row").number(i).value_or(-1));
        tried.push_back(column(candidates, "column").text(i).value_or(""));
        CHECK(column(rows_of(fixed.plan), tried.back()).number(row) == column(candidates, "new").number(i));
        CHECK(column(fixed.changes, "column").text(0) == tried.back());
        CHECK(renaksi_table_rows(mistakes_of(fixed.plan).get()) == 2);
    }
    CHECK(tried == std::vector<std::string>{"tw3", "tw1", "tw2", "tw4", "pagu"});
}

TEST_CASE("mending what is whole changes nothing", "[capi][fix]") {
    const mended once = mend(sample_plan(), "all");
    for (const char* const apply : {"confident", "all"}) {
        const mended twice = mend(once.plan, apply);
        CHECK(renaksi_table_rows(twice.changes.get()) == 0);
        CHECK(renaksi_table_columns(twice.changes.get()) == 9);
        CHECK(written(twice.plan, RENAKSI_WRITE_PLAN_JSON) == written(once.plan, RENAKSI_WRITE_PLAN_JSON));
    }
    CHECK(renaksi_table_rows(candidates_of(once.plan).get()) == 0);
}

TEST_CASE("a mended plan stands by itself", "[capi][fix]") {
    plan_owner plan = sample_plan();
    mended fixed = mend(plan, "all");
    const column new_written(fixed.changes, "new_written");
    const auto texts = new_written.texts();
    plan.reset();
    fixed.plan.reset();
    CHECK(new_written.texts() == texts);
    fixed = mend(sample_plan(), "all");
    fixed.changes.reset();
    CHECK(field_of(fixed.plan, RENAKSI_FIELD_NIP) == "196707271995031006");
    CHECK(broken_lines(fixed.plan).empty());
}

TEST_CASE("changes need not be asked for", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const renaksi_fix_options options = fix_options("all");
    renaksi_plan* out = nullptr;
    REQUIRE(renaksi_plan_fix(plan.get(), &options, &out, nullptr, nullptr) == RENAKSI_OK);
    const plan_owner owner(out);
    CHECK(written(owner, RENAKSI_WRITE_PLAN_JSON) == written(mend(plan, "all").plan, RENAKSI_WRITE_PLAN_JSON));
}

TEST_CASE("a list may name mistakes beside a word", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const std::string all = written(mend(plan, "all").plan, RENAKSI_WRITE_PLAN_JSON);
    CHECK(written(mend(plan, "confident,1").plan, RENAKSI_WRITE_PLAN_JSON) == all);
    CHECK(written(mend(plan, "1,confident").plan, RENAKSI_WRITE_PLAN_JSON) == all);
}

TEST_CASE("a list that is none is refused with its column, and nothing is written", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    const auto refused = [&](std::string_view list) {
        const failure why = mend_failure(plan, fix_options(list));
        CHECK(why.status == RENAKSI_INVALID_ARGUMENT);
        CHECK(why.row == 0);
        return why.column;
    };
    CHECK(refused("sure") == 1);
    CHECK(refused(" ") == 1);
    CHECK(refused("2,sure") == 3);
    CHECK(refused("2,") == 3);
    CHECK(refused("2,4") == 3);
    CHECK(refused("2,0") == 3);
    CHECK(refused("2,99999999999999999999") == 3);
    CHECK(refused("2,1:6") == 5);
    CHECK(refused("2,1:0") == 5);
    CHECK(refused("1,2,1:3") == 5);
    CHECK(refused(std::string_view("2\0003", 3)) == 1);
    CHECK(refused("\xFF\xFE") == 1);
    CHECK(refused(std::string(100'000, '9')) == 1);
    CHECK(mend_failure(plan, fix_options("2,4")).message == "apply: invalid argument: '4': no such mistake, of 3");
}

TEST_CASE("a bad argument of a fix writes nothing", "[capi][fix]") {
    const plan_owner plan = sample_plan();
    renaksi_fix_options options = fix_options("all");
    renaksi_plan* out = poison<renaksi_plan>();
    renaksi_table* table = poison<renaksi_table>();
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_fix(nullptr, &options, &out, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_fix(plan.get(), &options, nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_candidates(nullptr, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_plan_candidates(plan.get(), nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rules(RENAKSI_LANGUAGE_ID, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t language : {INT32_MIN, -1, 2, INT32_MAX}) {
        CHECK(status([&](renaksi_error* e) { return renaksi_rules(language, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    }
    options.apply = renaksi_text{nullptr, 3};
    CHECK(mend_failure(plan, options).status == RENAKSI_INVALID_ARGUMENT);
    options = fix_options("all");
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{4097}, SIZE_MAX}) {
        options.struct_size = size;
        CHECK(mend_failure(plan, options).status == RENAKSI_INVALID_ARGUMENT);
    }
    CHECK(out == poison<renaksi_plan>());
    CHECK(table == poison<renaksi_table>());
    options.apply = renaksi_text{nullptr, 3};  // not covered by this size
    options.struct_size = offsetof(renaksi_fix_options, apply);
    CHECK(mend_failure(plan, options).status == RENAKSI_OK);
    options.apply = renaksi_text{nullptr, 0};
    options.struct_size = sizeof options;
    CHECK(mend_failure(plan, options).status == RENAKSI_OK);

    struct {
        renaksi_fix_options known;
        std::array<unsigned char, 64> beyond;
    } future{fix_options("confident"), {}};
    future.known.struct_size = sizeof future;
    CHECK(mend_failure(plan, future.known).status == RENAKSI_OK);
    future.beyond[63] = 1;
    CHECK(mend_failure(plan, future.known).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("a total that two mistakes would make too large is an overflow, and nothing is written", "[capi][fix]") {
    constexpr std::int64_t half = (INT64_MAX - 150) / 2;
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program", 1));
    add_row(builder, row_of(RENAKSI_LEVEL_KEGIATAN, "Kegiatan", 2));
    add_row(builder, row_of(RENAKSI_LEVEL_SUB_KEGIATAN, "Satu", 3));
    add_row(builder, row_of(RENAKSI_LEVEL_SUB_KEGIATAN, "Dua", 4));
    const auto set = [&](std::int32_t which, std::int64_t sen) {  // the same in both sub kegiatan, twice that above
        const std::array<std::int64_t, 4> all{2 * sen, 2 * sen, sen, sen};
        REQUIRE(renaksi_builder_set_money(builder.get(), 0, 4, which, all.data(), nullptr, nullptr) == RENAKSI_OK);
    };
    set(RENAKSI_COLUMN_YEAR, half);  // 100 sen less than its triwulan: one such mistake can be mended, two are beyond 64 bits
    set(RENAKSI_COLUMN_TW1, half / 2 + 50);
    set(RENAKSI_COLUMN_TW2, half - half / 2 + 50);
    set(RENAKSI_COLUMN_TW3, 0);
    set(RENAKSI_COLUMN_TW4, 0);
    const plan_owner plan = finish(std::move(builder));
    const table_owner candidates = candidates_of(plan);
    const auto mends_year_of = [&](std::int64_t mistake) {
        for (std::size_t i = 0; i < column(candidates, "mistake").size(); ++i) {
            if (column(candidates, "mistake").number(i) == mistake && column(candidates, "role").text(i) == "change" &&
                column(candidates, "column").text(i) == "pagu") {
                return std::to_string(mistake) + ":" + std::to_string(column(candidates, "candidate").number(i).value_or(0));
            }
        }
        throw std::runtime_error("no candidate mends the year");
    };
    const std::string one = mends_year_of(1);
    const std::string other = mends_year_of(2);
    CHECK(mend_failure(plan, fix_options(one)).status == RENAKSI_OK);
    CHECK(mend_failure(plan, fix_options(other)).status == RENAKSI_OK);
    const failure both = mend_failure(plan, fix_options(one + "," + other));
    CHECK(both.status == RENAKSI_OVERFLOW);
    CHECK(both.line == 1);
}
