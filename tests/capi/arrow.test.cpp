// Tables by the Arrow C data interface, against its rules.
#include <functional>

#include "arrow_source.hpp"
#include "arrow_validator.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

/// An exported schema and array, released at the end where that was not done before.
struct exported {
    explicit exported(const table_owner& table) { REQUIRE(renaksi_table_export(table.get(), &schema, &array, nullptr) == RENAKSI_OK); }
    exported(const exported&) = delete;
    exported& operator=(const exported&) = delete;
    ~exported() {
        if (schema.release != nullptr) schema.release(&schema);
        if (array.release != nullptr) array.release(&array);
    }

    [[nodiscard]] std::int64_t find(std::string_view name) const {
        for (std::int64_t i = 0; i < schema.n_children; ++i) {
            if (name == schema.children[i]->name) return i;
        }
        return -1;
    }

    ArrowSchema schema{};
    ArrowArray array{};
};

std::vector<table_owner> all_tables(const plan_owner& plan) {
    std::vector<table_owner> tables;
    tables.push_back(rows_of(plan));
    tables.push_back(indicators_of(plan));
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) tables.push_back(roll_up_of(plan, by));
    tables.push_back(findings_of(plan));
    tables.push_back(mistakes_of(plan));
    const std::array<std::int64_t, 2> sen{100, 200};
    const std::array<std::uint8_t, 2> state{RENAKSI_AMOUNT_BLANK, RENAKSI_AMOUNT_VALUE};
    tables.push_back(table_of([&](renaksi_table** table, renaksi_error* error) {
        return renaksi_rupiah_format_many(sen.data(), state.data(), 2, 0, table, error);
    }));
    return tables;
}

/// Moves a structure as a consumer does: a copy of the bytes, and the old one marked as released.
template <typename Struct>
Struct moved(Struct& from) {
    Struct out = from;
    from.release = nullptr;
    return out;
}

}  // namespace

TEST_CASE("every table is exported by the rules", "[capi][arrow]") {
    const plan_owner sample = sample_plan();
    const plan_owner empty = finish(new_builder());
    for (const plan_owner* plan : {&sample, &empty}) {
        for (const table_owner& table : all_tables(*plan)) {
            const exported one(table);
            CHECK(problems_of(one.schema, one.array) == "");
            CHECK(one.array.length == renaksi_table_rows(table.get()));
            CHECK(one.array.n_children == renaksi_table_columns(table.get()));
        }
    }
}

TEST_CASE("the validator sees what it is there for", "[capi][arrow]") {
    const auto problems = [](const std::function<void(arrow_source&)>& break_it) {
        arrow_source source(3);
        source.add_texts("nama", {"a", std::nullopt, "c"});
        source.add_numbers("pagu", {1, 2, 3});
        source.child_schema(0).flags = ARROW_FLAG_NULLABLE;
        break_it(source);
        return problems_of(source.schema, source.array);
    };
    CHECK(problems([](arrow_source&) {}) == "");
    CHECK(problems([](arrow_source& s) { s.child(0).null_count = 2; }) != "");
    CHECK(problems([](arrow_source& s) { s.child(0).null_count = 4; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_buffers(0)[0] = nullptr; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(0).flags = 0; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(0).flags = 64; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(0).format = "z"; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(1).format = "u"; }) != "");
    CHECK(problems([](arrow_source& s) { s.child(1).length = 2; }) != "");
    CHECK(problems([](arrow_source& s) { s.array.n_children = 1; }) != "");
    CHECK(problems([](arrow_source& s) { s.child(1).release = nullptr; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(1).release = nullptr; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_schema(1).name = nullptr; }) != "");
    CHECK(problems([](arrow_source& s) { s.child_buffers(1)[1] = nullptr; }) != "");
    static const std::array<std::int32_t, 4> falling{0, 1, 0, 1};
    CHECK(problems([](arrow_source& s) { s.child_buffers(0)[1] = falling.data(); }) != "");
}

TEST_CASE("formats, names and metadata of the columns", "[capi][arrow]") {
    const exported rows(rows_of(sample_plan()));
    CHECK(std::string(rows.schema.format) == "+s");
    const auto format = [](const exported& of, const char* name) { return std::string(of.schema.children[of.find(name)]->format); };
    CHECK(format(rows, "id") == "l");
    CHECK(format(rows, "parent") == "i");
    CHECK(format(rows, "pagu_state") == "C");
    CHECK(format(rows, "pagu") == "l");
    CHECK(format(rows, "nama") == "u");
    const exported findings(findings_of(sample_plan()));
    CHECK(format(findings, "roots") == "+l");
    CHECK(std::string(findings.schema.children[findings.find("roots")]->children[0]->format) == "l");
    using pairs = std::vector<std::pair<std::string, std::string>>;
    CHECK(metadata_of(rows.schema.children[rows.find("tw4")]->metadata) == pairs{{"unit", "sen"}});
    CHECK(metadata_of(findings.schema.children[findings.find("difference_sen")]->metadata) == pairs{{"unit", "sen"}});
    CHECK(rows.schema.children[rows.find("id")]->metadata == nullptr);
}

TEST_CASE("an export shows the table's memory and copies nothing", "[capi][arrow]") {
    const table_owner rows = rows_of(sample_plan());
    const exported one(rows);
    for (const std::string& name : column_names(rows)) {
        const renaksi_column raw = column(rows, name).raw();
        const ArrowArray& child = *one.array.children[one.find(name)];
        CHECK(child.buffers[0] == raw.validity);
        CHECK(child.buffers[child.n_buffers - 1] == raw.data);
        CHECK(child.null_count == raw.null_count);
    }
}

TEST_CASE("an export outlives its table and its plan", "[capi][arrow]") {
    plan_owner plan = sample_plan();
    table_owner rows = rows_of(plan);
    const exported one(rows);
    plan.reset();
    rows.reset();
    CHECK(problems_of(one.schema, one.array) == "");
    const ArrowArray& pagu = *one.array.children[one.find("pagu")];
    CHECK(static_cast<const std::int64_t*>(pagu.buffers[1])[1] == 3253539300);
}

TEST_CASE("schema and array are released each alone, and release marks itself", "[capi][arrow]") {
    const table_owner rows = rows_of(sample_plan());
    ArrowSchema schema{};
    ArrowArray array{};
    REQUIRE(renaksi_table_export(rows.get(), &schema, nullptr, nullptr) == RENAKSI_OK);
    REQUIRE(renaksi_table_export(rows.get(), nullptr, &array, nullptr) == RENAKSI_OK);
    CHECK(arrow_validator().problems(schema) == "");
    CHECK(problems_of(schema, array) == "");
    schema.release(&schema);
    CHECK(schema.release == nullptr);
    CHECK(array.length == 57);
    array.release(&array);
    CHECK(array.release == nullptr);
    CHECK(renaksi_table_export(rows.get(), nullptr, nullptr, nullptr) == RENAKSI_OK);
}

TEST_CASE("children may be moved out and outlive their parent", "[capi][arrow]") {
    ArrowSchema pagu_schema{};
    ArrowArray pagu{};
    ArrowArray roots{};
    {
        exported findings(findings_of(sample_plan()));
        const std::int64_t at = findings.find("difference_sen");
        pagu_schema = moved(*findings.schema.children[at]);
        pagu = moved(*findings.array.children[at]);
        roots = moved(*findings.array.children[findings.find("roots")]);
        findings.schema.release(&findings.schema);
        findings.array.release(&findings.array);
    }
    CHECK(std::string(pagu_schema.name) == "difference_sen");
    CHECK(problems_of(pagu_schema, pagu) == "");
    CHECK(static_cast<const std::int64_t*>(pagu.buffers[1])[0] == 634983300);
    ArrowArray items = moved(*roots.children[0]);
    roots.release(&roots);
    CHECK(static_cast<const std::int64_t*>(items.buffers[1])[0] == 53);
    items.release(&items);
    pagu.release(&pagu);
    pagu_schema.release(&pagu_schema);
}

TEST_CASE("a moved parent releases what the old one would have", "[capi][arrow]") {
    const table_owner rows = rows_of(sample_plan());
    exported one(rows);
    ArrowArray array = moved(one.array);
    ArrowSchema schema = moved(one.schema);
    CHECK(problems_of(schema, array) == "");
    array.release(&array);
    schema.release(&schema);
}

TEST_CASE("a stream gives its schema as often as asked, one batch, and the end", "[capi][arrow]") {
    plan_owner plan = sample_plan();
    ArrowArrayStream stream{};
    REQUIRE(renaksi_table_export_stream(rows_of(plan).get(), &stream, nullptr) == RENAKSI_OK);
    plan.reset();
    for (int i = 0; i < 2; ++i) {
        ArrowSchema schema{};
        REQUIRE(stream.get_schema(&stream, &schema) == 0);
        CHECK(arrow_validator().problems(schema) == "");
        if (i == 0) schema.release(&schema);
        if (i == 0) continue;
        ArrowArray batch{};
        REQUIRE(stream.get_next(&stream, &batch) == 0);
        CHECK(problems_of(schema, batch) == "");
        CHECK(batch.length == 57);
        for (int again = 0; again < 2; ++again) {
            ArrowArray end = batch;
            REQUIRE(stream.get_next(&stream, &end) == 0);
            CHECK(end.release == nullptr);
        }
        CHECK(stream.get_last_error(&stream) == nullptr);
        stream.release(&stream);
        CHECK(stream.release == nullptr);
        CHECK(problems_of(schema, batch) == "");  // both outlive their stream
        batch.release(&batch);
        schema.release(&schema);
    }
}

TEST_CASE("a stream that nobody reads is released", "[capi][arrow]") {
    ArrowArrayStream stream{};
    REQUIRE(renaksi_table_export_stream(rows_of(sample_plan()).get(), &stream, nullptr) == RENAKSI_OK);
    stream.release(&stream);
    CHECK(stream.release == nullptr);
}

TEST_CASE("a bad argument of an export writes nothing", "[capi][arrow]") {
    ArrowSchema schema{};
    ArrowArray array{};
    ArrowArrayStream stream{};
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_table_export(nullptr, &schema, &array, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_table_export_stream(nullptr, &stream, e); }) == RENAKSI_INVALID_ARGUMENT);
    const table_owner rows = rows_of(sample_plan());
    CHECK(status([&](renaksi_error* e) { return renaksi_table_export_stream(rows.get(), nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(schema.release == nullptr);
    CHECK(array.release == nullptr);
    CHECK(stream.release == nullptr);
}
