// Rows out of Arrow arrays.
#include "arrow_source.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

failure import(const builder_owner& builder, const arrow_source& source) {
    return failure_of([&](renaksi_error* error) { return renaksi_builder_import(builder.get(), &source.schema, &source.array, error); });
}

/// The rows of a source that must be good. `failure_of` would add them twice.
table_owner imported(const arrow_source& source) {
    builder_owner builder = new_builder();
    renaksi_error error{};
    const renaksi_status status = renaksi_builder_import(builder.get(), &source.schema, &source.array, &error);
    INFO(error.message);
    REQUIRE(status == RENAKSI_OK);
    CHECK(source.releases == 0);
    return rows_of(finish(std::move(builder)));
}

/// Importing fails, says so, and the builder has no row more than before.
failure refused(const arrow_source& source) {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Before"));
    const failure why = import(builder, source);
    CHECK(why.status != RENAKSI_OK);
    CHECK(source.releases == 0);
    CHECK(renaksi_table_rows(rows_of(finish(std::move(builder))).get()) == 1);
    return why;
}

/// Three good rows; a test adds or breaks what it is about.
std::unique_ptr<arrow_source> three_row_source() {
    auto source = std::make_unique<arrow_source>(3);
    source->add_texts("level", {"program", "kegiatan", "sub_kegiatan"});
    source->add_texts("nama", {"Satu", std::nullopt, "Tiga"});
    source->add_numbers("pagu", {100, std::nullopt, 300});
    return source;
}

}  // namespace

TEST_CASE("rows are imported by the names of their columns", "[capi][import]") {
    arrow_source source(3);
    source.add_texts("tw4", {"-", "", "1.234,50"});
    source.add_texts("nama", {"Satu", "Dua", "Tiga"});
    source.add_texts("something_else", {"x", "y", "z"});
    source.add_texts("level", {"Program", "kegiatan", "Sub Kegiatan"});
    source.add_numbers("line", {7, std::nullopt, 9});
    source.add_texts("no", {"1", std::nullopt, std::nullopt});
    source.add_texts("sasaran", {"S", std::nullopt, std::nullopt});
    source.add_texts("penanggung_jawab", {"Sekretaris", "", std::nullopt});
    source.add_numbers("pagu", {100, std::nullopt, 300});
    const table_owner rows = imported(source);
    CHECK(column(rows, "nama").texts() == optional_texts{"Satu", "Dua", "Tiga"});
    CHECK(column(rows, "level").texts() == optional_texts{"program", "kegiatan", "sub_kegiatan"});
    CHECK(column(rows, "line").numbers() == optional_numbers{7, 0, 9});
    CHECK(column(rows, "no").texts() == optional_texts{"1", std::nullopt, std::nullopt});
    CHECK(column(rows, "sasaran").texts() == optional_texts{"S", std::nullopt, std::nullopt});
    CHECK(column(rows, "penanggung_jawab").texts() == optional_texts{"Sekretaris", std::nullopt, std::nullopt});
    CHECK(column(rows, "pagu").numbers() == optional_numbers{100, std::nullopt, 300});
    CHECK(column(rows, "pagu_state").numbers() == optional_numbers{2, 0, 2});
    CHECK(column(rows, "tw4_state").numbers() == optional_numbers{1, 0, 2});
    CHECK(column(rows, "tw4").numbers() == optional_numbers{std::nullopt, std::nullopt, 123'450});
    CHECK(column(rows, "tw4_written").texts() == optional_texts{"-", std::nullopt, "1.234,50"});
}

TEST_CASE("targets make an indicator where one of its cells says something", "[capi][import]") {
    arrow_source source(3);
    source.add_texts("level", {"program", "kegiatan", "sub_kegiatan"});
    source.add_texts("indikator", {"Jumlah dokumen", std::nullopt, std::nullopt});
    source.add_texts("satuan", {"Dokumen", std::nullopt, std::nullopt});
    source.add_texts("target", {"4", std::nullopt, std::nullopt});
    source.add_texts("target_tw1", {"1", std::nullopt, "B"});
    source.add_texts("target_tw4", {"1", "", std::nullopt});
    builder_owner builder = new_builder();
    REQUIRE(renaksi_builder_import(builder.get(), &source.schema, &source.array, nullptr) == RENAKSI_OK);
    const table_owner indicators = indicators_of(finish(std::move(builder)));
    CHECK(column(indicators, "row").numbers() == optional_numbers{0, 2});
    CHECK(column(indicators, "nama").texts() == optional_texts{"Jumlah dokumen", std::nullopt});
    CHECK(column(indicators, "satuan").texts() == optional_texts{"Dokumen", std::nullopt});
    CHECK(column(indicators, "target").texts() == optional_texts{"4", std::nullopt});
    CHECK(column(indicators, "tw1").texts() == optional_texts{"1", "B"});
    CHECK(column(indicators, "tw4").texts() == optional_texts{"1", std::nullopt});
}

TEST_CASE("the kode tells the level where no column does", "[capi][import]") {
    arrow_source source(3);
    source.add_texts("kode", {"2.17.01", "2.17.01.2.01", "2.17.01.2.01.0001"});
    CHECK(column(imported(source), "level").texts() == optional_texts{"program", "kegiatan", "sub_kegiatan"});
    arrow_source mixed(2);
    mixed.add_texts("kode", {"2.17.01", std::nullopt});
    mixed.add_texts("level", {std::nullopt, "kegiatan"});
    CHECK(column(imported(mixed), "level").texts() == optional_texts{"program", "kegiatan"});
}

TEST_CASE("a slice of the struct, a slice of a child and both at once", "[capi][import]") {
    const auto make = [] {
        auto source = std::make_unique<arrow_source>(12);
        optional_texts levels(12, "program");
        optional_texts names;
        optional_numbers pagu;
        for (std::int64_t i = 0; i < 12; ++i) {
            names.push_back(i % 3 == 1 ? std::optional<std::string>() : std::to_string(i));
            pagu.push_back(i % 4 == 2 ? std::optional<std::int64_t>() : i * 100);
        }
        source->add_texts("level", levels);
        source->add_texts("nama", names);
        source->add_numbers("pagu", pagu);
        return source;
    };
    auto source = make();
    source->slice(9, 3);
    CHECK(column(imported(*source), "nama").texts() == optional_texts{"9", std::nullopt, "11"});
    CHECK(column(imported(*source), "pagu").numbers() == optional_numbers{900, std::nullopt, 1100});
    source = make();
    source->set_child_offset(1, 3);
    source->slice(0, 3);
    CHECK(column(imported(*source), "nama").texts() == optional_texts{"3", std::nullopt, "5"});
    CHECK(column(imported(*source), "pagu").numbers() == optional_numbers{0, 100, std::nullopt});
    source->slice(2, 2);
    CHECK(column(imported(*source), "nama").texts() == optional_texts{"5", "6"});
    CHECK(column(imported(*source), "pagu").numbers() == optional_numbers{std::nullopt, 300});
    source->slice(5, 5);  // the child ends before
    CHECK(refused(*source).status == RENAKSI_BAD_STRUCTURE);
}

TEST_CASE("texts with large offsets are read as well", "[capi][import]") {
    arrow_source source(2);
    source.add_texts("level", {"program", "kegiatan"}, true);
    source.add_texts("nama", {std::nullopt, "Dua"}, true);
    source.add_texts("pagu", {"1.000", "-"}, true);
    const table_owner rows = imported(source);
    CHECK(column(rows, "nama").texts() == optional_texts{std::nullopt, "Dua"});
    CHECK(column(rows, "pagu").numbers() == optional_numbers{100'000, std::nullopt});
}

TEST_CASE("no rows are as good as some", "[capi][import]") {
    arrow_source source(0);
    source.add_texts("level", {});
    source.add_numbers("pagu", {});
    source.child_buffers(0).assign(3, nullptr);
    source.child_buffers(1).assign(2, nullptr);
    CHECK(renaksi_table_rows(imported(source).get()) == 0);
}

TEST_CASE("rows are added below those already there", "[capi][import]") {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_SASARAN, "Sasaran"));
    const auto source = three_row_source();
    REQUIRE(renaksi_builder_import(builder.get(), &source->schema, &source->array, nullptr) == RENAKSI_OK);
    REQUIRE(renaksi_builder_import(builder.get(), &source->schema, &source->array, nullptr) == RENAKSI_OK);
    const std::int64_t sen = 500;
    REQUIRE(renaksi_builder_set_money(builder.get(), 4, 1, RENAKSI_COLUMN_TW1, &sen, nullptr, nullptr) == RENAKSI_OK);
    const table_owner rows = rows_of(finish(std::move(builder)));
    CHECK(column(rows, "parent").numbers() == optional_numbers{std::nullopt, 0, 1, 2, 0, 4, 5});
    CHECK(column(rows, "tw1").number(4) == 500);
}

TEST_CASE("the rows of one plan, exported, import as the same rows", "[capi][import]") {
    const plan_owner plan = sample_plan();
    const table_owner rows = rows_of(plan);
    ArrowSchema schema{};
    ArrowArray array{};
    REQUIRE(renaksi_table_export(rows.get(), &schema, &array, nullptr) == RENAKSI_OK);
    builder_owner builder = new_builder();
    renaksi_error error{};
    const renaksi_status status = renaksi_builder_import(builder.get(), &schema, &array, &error);
    INFO(error.message);
    REQUIRE(status == RENAKSI_OK);
    REQUIRE(schema.release != nullptr);
    REQUIRE(array.release != nullptr);
    schema.release(&schema);
    array.release(&array);
    const table_owner again = rows_of(finish(std::move(builder)));
    for (const char* name : {"nama", "level", "sasaran", "no", "penanggung_jawab"}) {
        CHECK(column(again, name).texts() == column(rows, name).texts());
    }
    for (const char* name : {"line", "parent", "subtree_end", "pagu", "tw1", "tw2", "tw3", "tw4"}) {
        CHECK(column(again, name).numbers() == column(rows, name).numbers());
    }
}

TEST_CASE("a column of another type is refused by name", "[capi][import]") {
    for (const char* format : {"i", "g", "z", "vu", "L", "d:18,2", "+l", "b"}) {
        INFO(format);
        auto source = three_row_source();
        source->add_format("tw1", format, 3);
        const failure why = refused(*source);
        CHECK(why.status == RENAKSI_BAD_STRUCTURE);
        CHECK(why.message.find("tw1") != std::string::npos);
    }
    auto number_as_name = three_row_source();
    number_as_name->add_numbers("kode", {1, 2, 3});
    CHECK(refused(*number_as_name).status == RENAKSI_BAD_STRUCTURE);
    auto text_as_line = three_row_source();
    text_as_line->add_texts("line", {"1", "2", "3"});
    CHECK(refused(*text_as_line).status == RENAKSI_BAD_STRUCTURE);
    auto ignored = three_row_source();
    ignored->add_format("beside", "g", 3);
    CHECK(renaksi_table_rows(imported(*ignored).get()) == 3);
}

TEST_CASE("the numbers of a dictionary are not taken for amounts", "[capi][import]") {
    auto source = three_row_source();
    ArrowSchema dictionary{};
    source->child_schema(2).dictionary = &dictionary;
    CHECK(refused(*source).status == RENAKSI_BAD_STRUCTURE);
}

TEST_CASE("a value that is none names its row", "[capi][import]") {
    auto money = three_row_source();
    money->add_texts("tw1", {"1", "2x", "3"});
    failure why = refused(*money);
    CHECK(why.status == RENAKSI_BAD_NUMBER);
    CHECK(why.row == 2);
    CHECK(why.column == 2);
    auto decimals = three_row_source();
    decimals->add_texts("tw1", {"1", "2", "1,234.567"});
    CHECK(refused(*decimals).row == 3);
    auto bytes = three_row_source();
    bytes->add_texts("no", {"1", "2", "\xFF"});
    why = refused(*bytes);
    CHECK(why.status == RENAKSI_BAD_ENCODING);
    CHECK(why.row == 3);
    auto line = three_row_source();
    line->add_numbers("line", {1, -2, 3});
    why = refused(*line);
    CHECK(why.status == RENAKSI_BAD_STRUCTURE);
    CHECK(why.row == 2);
    arrow_source level(2);
    level.add_texts("level", {"program", "bidang"});
    why = refused(level);
    CHECK(why.status == RENAKSI_BAD_STRUCTURE);
    CHECK(why.row == 2);
    arrow_source kode(2);
    kode.add_texts("kode", {"2.17.01", "??"});
    CHECK(refused(kode).row == 2);
    arrow_source nothing(1);
    nothing.add_texts("nama", {"Satu"});
    CHECK(refused(nothing).status == RENAKSI_BAD_STRUCTURE);
}

TEST_CASE("a row that is null as a whole is refused, counted or not", "[capi][import]") {
    const std::uint8_t second_missing = 0b101;
    const void* bitmap = &second_missing;
    for (const std::int64_t null_count : {std::int64_t{1}, std::int64_t{-1}}) {
        auto source = three_row_source();
        source->array.buffers = &bitmap;
        source->array.null_count = null_count;
        const failure why = refused(*source);
        CHECK(why.status == RENAKSI_BAD_STRUCTURE);
        CHECK(why.row == 2);
    }
    const std::uint8_t none_missing = 0b111;
    bitmap = &none_missing;
    auto source = three_row_source();
    source->array.buffers = &bitmap;
    source->array.null_count = -1;
    CHECK(renaksi_table_rows(imported(*source).get()) == 3);
}

TEST_CASE("what contradicts itself is refused, not followed", "[capi][import]") {
    const auto status = [](auto break_it) {
        auto source = three_row_source();
        break_it(*source);
        return refused(*source).status;
    };
    CHECK(status([](arrow_source& s) { s.schema.format = "u"; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.format = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.n_children = 2; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.children = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.children = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.children[1] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.children[1] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.length = -1; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.offset = -1; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.slice(INT64_MAX, INT64_MAX); }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.length = 4; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(1).offset = -1; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(1).offset = INT64_MAX; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(1).n_buffers = 2; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(1).buffers = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child_buffers(1)[1] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child_buffers(1)[2] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(1).release = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.add_texts("nama", {"a", "b", "c"}); }) == RENAKSI_BAD_STRUCTURE);
    const std::array<std::int32_t, 4> falling{3, 1, 1, 1};
    CHECK(status([&](arrow_source& s) { s.child_buffers(1)[1] = falling.data(); }) == RENAKSI_BAD_STRUCTURE);
}

TEST_CASE("a bad argument of an import adds nothing", "[capi][import]") {
    const auto source = three_row_source();
    builder_owner builder = new_builder();
    const auto status = [](renaksi_builder* to, const ArrowSchema* schema, const ArrowArray* array) {
        return failure_of([&](renaksi_error* error) { return renaksi_builder_import(to, schema, array, error); }).status;
    };
    CHECK(status(nullptr, &source->schema, &source->array) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(builder.get(), nullptr, &source->array) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(builder.get(), &source->schema, nullptr) == RENAKSI_INVALID_ARGUMENT);
    const ArrowSchema released_schema{};
    const ArrowArray released_array{};
    CHECK(status(builder.get(), &released_schema, &source->array) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(builder.get(), &source->schema, &released_array) == RENAKSI_INVALID_ARGUMENT);
    CHECK(renaksi_table_rows(rows_of(finish(std::move(builder))).get()) == 0);
}
