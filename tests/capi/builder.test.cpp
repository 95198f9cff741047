// Plans out of rows.
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

constexpr std::array<const char*, 5> level_names{"jumlah", "sasaran", "program", "kegiatan", "sub_kegiatan"};

std::int32_t level_of(const std::string& name) {
    for (std::size_t i = 0; i < level_names.size(); ++i) {
        if (name == level_names[i]) return static_cast<std::int32_t>(i);
    }
    throw std::logic_error("no level: " + name);
}

/// Calls the builder for every row of a plan: texts by row, money and targets by column.
plan_owner rebuilt(const plan_owner& plan) {
    const table_owner rows = rows_of(plan);
    const table_owner indicators = indicators_of(plan);
    builder_owner builder = new_builder();
    for (std::int32_t field = RENAKSI_FIELD_JUDUL; field <= RENAKSI_FIELD_NIP; ++field) {
        const std::string text = field_of(plan, field);
        REQUIRE(renaksi_builder_set_field(builder.get(), field, text.data(), text.size(), nullptr) == RENAKSI_OK);
    }
    const auto count = static_cast<std::size_t>(renaksi_table_rows(rows.get()));
    std::vector<std::string> nama(count);
    std::vector<std::string> satuan(count);
    std::array<std::vector<std::string>, 5> targets;
    for (auto& column_texts : targets) column_texts.resize(count);
    const auto owners = column(indicators, "row").numbers();
    for (std::size_t i = 0; i < owners.size(); ++i) {
        const auto row = static_cast<std::size_t>(owners[i].value());
        nama[row] = column(indicators, "nama").text(i).value_or("");
        satuan[row] = column(indicators, "satuan").text(i).value_or("");
        for (std::size_t c = 0; c < targets.size(); ++c) targets[c][row] = column(indicators, target_names[c]).text(i).value_or("");
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto text = [&](const char* name) { return column(rows, name).text(i).value_or(""); };
        const std::array<std::string, 5> texts{text("no"), text("kode"), text("sasaran"), text("nama"), text("penanggung_jawab")};
        renaksi_row row{};
        row.struct_size = sizeof row;
        row.level = level_of(text("level"));
        row.line = column(rows, "line").number(i).value();
        row.no = to_text(texts[0]);
        row.kode = to_text(texts[1]);
        row.sasaran = to_text(texts[2]);
        row.nama = to_text(texts[3]);
        row.penanggung_jawab = to_text(texts[4]);
        row.indikator = to_text(nama[i]);
        row.satuan = to_text(satuan[i]);
        std::int64_t position = -1;
        REQUIRE(renaksi_builder_add_row(builder.get(), &row, &position, nullptr) == RENAKSI_OK);
        CHECK(position == static_cast<std::int64_t>(i));
    }
    for (std::int32_t c = 0; c < 5; ++c) {
        const auto at = static_cast<std::size_t>(c);
        const auto* const sen = static_cast<const std::int64_t*>(column(rows, money_names[at]).raw().data);
        const std::string state_name = std::string(money_names[at]) + "_state";
        const auto* const state = static_cast<const std::uint8_t*>(column(rows, state_name).raw().data);
        REQUIRE(renaksi_builder_set_money(builder.get(), 0, count, c, sen, state, nullptr) == RENAKSI_OK);
        const arrow_texts texts(targets[at]);
        REQUIRE(renaksi_builder_set_targets(builder.get(), 0, count, c, texts.bytes.data(), texts.offsets.data(), nullptr) == RENAKSI_OK);
    }
    return finish(std::move(builder));
}

void check_same_column(const table_owner& one, const table_owner& other, const std::string& name) {
    INFO(name);
    if (column(one, name).raw().type == RENAKSI_TYPE_TEXT) {
        CHECK(column(one, name).texts() == column(other, name).texts());
    } else {
        CHECK(column(one, name).numbers() == column(other, name).numbers());
    }
}

/// A builder with a program, a kegiatan and a sub kegiatan.
builder_owner three_rows() {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program", 3));
    add_row(builder, row_of(RENAKSI_LEVEL_KEGIATAN, "Kegiatan", 4));
    add_row(builder, row_of(RENAKSI_LEVEL_SUB_KEGIATAN, "Sub", 5));
    return builder;
}

}  // namespace

TEST_CASE("a plan that is built row by row equals the one that was read", "[capi][builder]") {
    const plan_owner read = sample_plan();
    const plan_owner built = rebuilt(read);
    const table_owner read_rows = rows_of(read);
    const table_owner built_rows = rows_of(built);
    for (const std::string& name : column_names(read_rows)) {
        // A builder is given amounts, not how they were printed.
        if (name.find("_written") == std::string::npos) check_same_column(read_rows, built_rows, name);
    }
    const table_owner read_indicators = indicators_of(read);
    const table_owner built_indicators = indicators_of(built);
    for (const std::string& name : column_names(read_indicators)) check_same_column(read_indicators, built_indicators, name);
    for (std::int32_t field = RENAKSI_FIELD_JUDUL; field <= RENAKSI_FIELD_NIP; ++field)
        CHECK(field_of(read, field) == field_of(built, field));
    CHECK(column(mistakes_of(built), "difference").numbers() == column(mistakes_of(read), "difference").numbers());
    // A reader's notes and the line of the signature block are not part of rows and fields.
    const std::string all_but_notes = "-R010,-R011,-R304";
    check_same_column(findings_of(read, all_but_notes), findings_of(built, all_but_notes), "message");
}

TEST_CASE("amounts that are built are written in plain digits", "[capi][builder]") {
    builder_owner builder = three_rows();
    const std::array<std::int64_t, 3> sen{123'456'750, 5, 7};
    const std::array<std::uint8_t, 3> state{RENAKSI_AMOUNT_VALUE, RENAKSI_AMOUNT_DASH, RENAKSI_AMOUNT_BLANK};
    REQUIRE(renaksi_builder_set_money(builder.get(), 0, 3, RENAKSI_COLUMN_TW2, sen.data(), state.data(), nullptr) == RENAKSI_OK);
    const table_owner rows = rows_of(finish(std::move(builder)));
    CHECK(column(rows, "tw2").numbers() == std::vector<std::optional<std::int64_t>>{123'456'750, std::nullopt, std::nullopt});
    CHECK(column(rows, "tw2_written").texts() == std::vector<std::optional<std::string>>{"1234567.50", "-", std::nullopt});
    CHECK(column(rows, "tw2_state").numbers() == std::vector<std::optional<std::int64_t>>{2, 1, 0});
    CHECK(column(rows, "line").numbers() == std::vector<std::optional<std::int64_t>>{3, 4, 5});
}

TEST_CASE("money is set for a run of rows, again where it was set before", "[capi][builder]") {
    builder_owner builder = three_rows();
    const std::array<std::int64_t, 2> first{100, 200};
    const std::array<std::int64_t, 1> second{300};
    REQUIRE(renaksi_builder_set_money(builder.get(), 1, 2, 0, first.data(), nullptr, nullptr) == RENAKSI_OK);
    REQUIRE(renaksi_builder_set_money(builder.get(), 2, 1, 0, second.data(), nullptr, nullptr) == RENAKSI_OK);
    REQUIRE(renaksi_builder_set_money(builder.get(), 3, 0, 0, nullptr, nullptr, nullptr) == RENAKSI_OK);  // none, behind the last
    const table_owner rows = rows_of(finish(std::move(builder)));
    CHECK(column(rows, "pagu").numbers() == std::vector<std::optional<std::int64_t>>{std::nullopt, 100, 300});
}

TEST_CASE("a bad argument of money changes nothing", "[capi][builder]") {
    builder_owner builder = three_rows();
    const std::array<std::int64_t, 3> sen{1, 2, 3};
    const std::array<std::uint8_t, 3> state{RENAKSI_AMOUNT_VALUE, RENAKSI_AMOUNT_VALUE, 3};
    const auto fails = [&](renaksi_builder* to, std::int64_t first, std::size_t count, std::int32_t at, const std::int64_t* from,
                           const std::uint8_t* states) {
        const failure why =
            failure_of([&](renaksi_error* error) { return renaksi_builder_set_money(to, first, count, at, from, states, error); });
        CHECK(why.status == RENAKSI_INVALID_ARGUMENT);
        return why;
    };
    renaksi_builder* const b = builder.get();
    fails(nullptr, 0, 3, 0, sen.data(), nullptr);
    fails(b, 0, 3, 0, nullptr, nullptr);
    for (const std::int32_t at : {INT32_MIN, -1, 5, INT32_MAX}) fails(b, 0, 3, at, sen.data(), nullptr);
    fails(b, -1, 1, 0, sen.data(), nullptr);
    fails(b, 1, 3, 0, sen.data(), nullptr);
    fails(b, 4, 0, 0, sen.data(), nullptr);
    fails(b, INT64_MAX, 1, 0, sen.data(), nullptr);
    fails(b, 1, SIZE_MAX, 0, sen.data(), nullptr);
    CHECK(fails(b, 0, 3, 0, sen.data(), state.data()).row == 3);
    const table_owner rows = rows_of(finish(std::move(builder)));
    CHECK(column(rows, "pagu_state").numbers() == std::vector<std::optional<std::int64_t>>{0, 0, 0});
}

TEST_CASE("targets keep their texts, and a blank one makes no indicator", "[capi][builder]") {
    builder_owner builder = new_builder();
    renaksi_row with_indicator = row_of(RENAKSI_LEVEL_PROGRAM, "Program");
    with_indicator.indikator = to_text("Jumlah dokumen");
    with_indicator.satuan = to_text("Dokumen");
    add_row(builder, with_indicator);
    add_row(builder, row_of(RENAKSI_LEVEL_KEGIATAN, "Kegiatan"));
    add_row(builder, row_of(RENAKSI_LEVEL_SUB_KEGIATAN, "Sub"));
    const arrow_texts year({"4", "WTP", ""});
    const arrow_texts quarter({"", "B", ""});
    REQUIRE(renaksi_builder_set_targets(builder.get(), 0, 3, RENAKSI_COLUMN_YEAR, year.bytes.data(), year.offsets.data(), nullptr) ==
            RENAKSI_OK);
    REQUIRE(renaksi_builder_set_targets(builder.get(), 0, 3, RENAKSI_COLUMN_TW3, quarter.bytes.data(), quarter.offsets.data(), nullptr) ==
            RENAKSI_OK);
    const table_owner indicators = indicators_of(finish(std::move(builder)));
    CHECK(column(indicators, "row").numbers() == std::vector<std::optional<std::int64_t>>{0, 1});
    CHECK(column(indicators, "nama").texts() == std::vector<std::optional<std::string>>{"Jumlah dokumen", std::nullopt});
    CHECK(column(indicators, "target").texts() == std::vector<std::optional<std::string>>{"4", "WTP"});
    CHECK(column(indicators, "tw3").texts() == std::vector<std::optional<std::string>>{std::nullopt, "B"});
    CHECK(column(indicators, "tw4").texts() == std::vector<std::optional<std::string>>{std::nullopt, std::nullopt});
}

TEST_CASE("a bad argument of targets changes nothing", "[capi][builder]") {
    builder_owner builder = three_rows();
    const arrow_texts texts({"1", "2", "\xC3(\xFF"});
    const std::array<std::int32_t, 3> falling{0, 2, 1};
    const std::array<std::int32_t, 3> empty{5, 5, 5};
    const auto fails = [&](renaksi_builder* to, std::int64_t first, std::size_t count, std::int32_t at, const char* data,
                           const std::int32_t* offsets) {
        return failure_of([&](renaksi_error* error) { return renaksi_builder_set_targets(to, first, count, at, data, offsets, error); });
    };
    renaksi_builder* const b = builder.get();
    const char* const data = texts.bytes.data();
    const std::int32_t* const offsets = texts.offsets.data();
    CHECK(fails(nullptr, 0, 2, 0, data, offsets).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(b, 0, 2, 0, nullptr, offsets).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(b, 0, 2, 0, data, nullptr).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(b, 0, 2, 0, data, falling.data()).status == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t at : {-1, 5}) CHECK(fails(b, 0, 2, at, data, offsets).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(b, 2, 2, 0, data, offsets).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(b, -1, 1, 0, data, offsets).status == RENAKSI_INVALID_ARGUMENT);
    const failure bytes = fails(b, 0, 3, 0, data, offsets);
    CHECK(bytes.status == RENAKSI_BAD_ENCODING);
    CHECK(bytes.row == 3);
    CHECK(fails(b, 0, 2, 0, nullptr, empty.data()).status == RENAKSI_OK);
    CHECK(renaksi_table_rows(indicators_of(finish(std::move(builder))).get()) == 0);
}

TEST_CASE("a bad row is refused and its position not written", "[capi][builder]") {
    builder_owner builder = new_builder();
    std::int64_t position = 77;
    const auto fails = [&](const renaksi_row& row) {
        return failure_of([&](renaksi_error* error) { return renaksi_builder_add_row(builder.get(), &row, &position, error); }).status;
    };
    const renaksi_row good = row_of(RENAKSI_LEVEL_PROGRAM, "Program");
    renaksi_row row = good;
    for (const std::int32_t level : {INT32_MIN, -1, 5, INT32_MAX}) {
        row.level = level;
        CHECK(fails(row) == RENAKSI_INVALID_ARGUMENT);
    }
    row = good;
    row.line = -1;
    CHECK(fails(row) == RENAKSI_INVALID_ARGUMENT);
    constexpr std::array texts{
        &renaksi_row::no,        &renaksi_row::kode,  &renaksi_row::sasaran, &renaksi_row::nama, &renaksi_row::penanggung_jawab,
        &renaksi_row::indikator, &renaksi_row::satuan};
    for (renaksi_text renaksi_row::*text : texts) {
        row = good;
        row.*text = renaksi_text{nullptr, 1};
        CHECK(fails(row) == RENAKSI_INVALID_ARGUMENT);
        row.*text = to_text("\xED\xA0\x80");  // half of a surrogate pair
        CHECK(fails(row) == RENAKSI_BAD_ENCODING);
    }
    row = good;
    row.nama = renaksi_text{"x", std::size_t{1} << 32U};
    CHECK(fails(row) == RENAKSI_LIMIT_EXCEEDED);
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, SIZE_MAX}) {
        row = good;
        row.struct_size = size;
        CHECK(fails(row) == RENAKSI_INVALID_ARGUMENT);
    }
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_add_row(nullptr, &good, &position, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_add_row(builder.get(), nullptr, &position, e); }) ==
          RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_add_row(builder.get(), &good, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_new(nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(position == 77);
    CHECK(renaksi_table_rows(rows_of(finish(std::move(builder))).get()) == 0);
}

TEST_CASE("a row of a later header is taken while what is new in it is zero", "[capi][builder]") {
    struct {
        renaksi_row known;
        std::array<unsigned char, 16> beyond;
    } given{row_of(RENAKSI_LEVEL_PROGRAM, "Program"), {}};
    given.known.struct_size = sizeof given;
    builder_owner builder = new_builder();
    std::int64_t position = 77;
    CHECK(renaksi_builder_add_row(builder.get(), &given.known, &position, nullptr) == RENAKSI_OK);
    CHECK(position == 0);
    given.beyond[15] = 1;
    CHECK(renaksi_builder_add_row(builder.get(), &given.known, &position, nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(position == 0);
}

TEST_CASE("fields are set, set again and emptied", "[capi][builder]") {
    builder_owner builder = new_builder();
    const auto set = [&](std::int32_t field, std::string_view text) {
        return failure_of(
                   [&](renaksi_error* error) { return renaksi_builder_set_field(builder.get(), field, text.data(), text.size(), error); })
            .status;
    };
    CHECK(set(RENAKSI_FIELD_JUDUL, "RENCANA") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_JUDUL, "RENCANA AKSI") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_NIP, "1967") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_NIP, "") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_TAHUN, "2023") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_TAHUN, "20x3") == RENAKSI_BAD_NUMBER);
    CHECK(set(RENAKSI_FIELD_JUDUL, "\xFF") == RENAKSI_BAD_ENCODING);
    for (const std::int32_t field : {INT32_MIN, -1, 8, INT32_MAX}) CHECK(set(field, "x") == RENAKSI_INVALID_ARGUMENT);
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_set_field(nullptr, 0, "x", 1, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_builder_set_field(builder.get(), 0, nullptr, 1, e); }) == RENAKSI_INVALID_ARGUMENT);
    const plan_owner plan = finish(std::move(builder));
    CHECK(field_of(plan, RENAKSI_FIELD_JUDUL) == "RENCANA AKSI");
    CHECK(field_of(plan, RENAKSI_FIELD_NIP).empty());
    CHECK(field_of(plan, RENAKSI_FIELD_TAHUN) == "2023");

    builder = new_builder();
    CHECK(set(RENAKSI_FIELD_TAHUN, "2023") == RENAKSI_OK);
    CHECK(set(RENAKSI_FIELD_TAHUN, "") == RENAKSI_OK);
    CHECK(field_of(finish(std::move(builder)), RENAKSI_FIELD_TAHUN).empty());
}

TEST_CASE("finish refuses what no plan can be and leaves the builder as it was", "[capi][builder]") {
    builder_owner builder = three_rows();
    add_row(builder, row_of(RENAKSI_LEVEL_SASARAN, "Sasaran", 9));
    const std::int64_t sen = 100;
    REQUIRE(renaksi_builder_set_money(builder.get(), 3, 1, RENAKSI_COLUMN_YEAR, &sen, nullptr, nullptr) == RENAKSI_OK);
    renaksi_plan* plan = poison<renaksi_plan>();
    const failure why = failure_of([&](renaksi_error* error) { return renaksi_builder_finish(builder.get(), &plan, error); });
    CHECK(why.status == RENAKSI_BAD_STRUCTURE);
    CHECK(why.row == 4);
    CHECK(why.line == 9);
    CHECK(plan == poison<renaksi_plan>());
    CHECK(renaksi_builder_finish(builder.get(), nullptr, nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(renaksi_builder_finish(nullptr, &plan, nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(plan == poison<renaksi_plan>());
    const std::uint8_t blank = RENAKSI_AMOUNT_BLANK;
    REQUIRE(renaksi_builder_set_money(builder.get(), 3, 1, RENAKSI_COLUMN_YEAR, &sen, &blank, nullptr) == RENAKSI_OK);
    CHECK(column(rows_of(finish(std::move(builder))), "line").numbers() == std::vector<std::optional<std::int64_t>>{3, 4, 5, 9});
}

TEST_CASE("a second Jumlah is refused, and the first comes last wherever it was added", "[capi][builder]") {
    builder_owner builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_JUMLAH, "", 1));
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program", 2));
    add_row(builder, row_of(RENAKSI_LEVEL_JUMLAH, "", 3));
    renaksi_plan* plan = poison<renaksi_plan>();
    const failure why = failure_of([&](renaksi_error* error) { return renaksi_builder_finish(builder.get(), &plan, error); });
    CHECK(why.status == RENAKSI_BAD_STRUCTURE);
    CHECK(why.row == 3);
    builder = new_builder();
    add_row(builder, row_of(RENAKSI_LEVEL_JUMLAH, "", 1));
    add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program", 2));
    CHECK(column(rows_of(finish(std::move(builder))), "line").numbers() == std::vector<std::optional<std::int64_t>>{2, 1});
}

TEST_CASE("a builder that is not finished is freed, and none does nothing", "[capi][builder]") {
    renaksi_builder_free(nullptr);
    builder_owner builder = three_rows();
    builder.reset();
    CHECK(builder == nullptr);
}
