// Memory that runs out at every point of every function that gives something: NO_MEMORY, nothing written, nothing leaked.
#include "arrow_source.hpp"
#include "starving.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

constexpr std::string_view small_plan =
    "RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH\nTAHUN 2022\n\n"
    "No\tSasaran\tIndikator\tSatuan\tTarget\tTW I\tTW II\tTW III\tTW IV\tProgram/Kegiatan\tAnggaran\tTW I\tTW II\tTW III\tTW "
    "IV\tPenanggung Jawab\n"
    "1\tTerwujudnya koperasi yang berkualitas dan mandiri\tPersentase koperasi\tPersen\t16%\n"
    "\t\tJumlah dokumen yang disusun\tDokumen\t4\t1\t1\t1\t1\tPROGRAM PENGAWASAN "
    "KOPERASI\t100.000.000\t25.000.000\t25.000.000\t25.000.000\t25.000.000\tSekretaris Dinas\n"
    "\t\tJumlah dokumen yang disusun\tDokumen\t4\t1\t1\t1\t1\tPengawasan koperasi di "
    "kabupaten\t100.000.000\t25.000.000\t25.000.000\t25.000.000\t25.000.000\t\n"
    "\t\tJumlah dokumen yang disusun\tDokumen\t4\t1\t1\t1\t1\tPengawasan koperasi simpan "
    "pinjam\t100.000.000\t25.000.000\t25.000.000\t25.000.000\t20.000.000\t\n"
    "\t\t\t\t\t\t\t\t\tJumlah\t100.000.000\t25.000.000\t25.000.000\t25.000.000\t25.000.000\t\n";

constexpr std::string_view few_names =
    "kode,nama\n2.17.02,PROGRAM PENGAWASAN KOPERASI\n2.17.02.2.01,Pengawasan koperasi di kabupaten\n"
    "2.17.02.2.01.0001,Pengawasan koperasi simpan pinjam\n";

}  // namespace

TEST_CASE("reading a plan runs out of memory anywhere", "[capi][no_memory]") {
    check_allocations(starve_handle<renaksi_plan>(
                          [](renaksi_plan** plan, renaksi_error* error) {
                              return renaksi_plan_read(small_plan.data(), small_plan.size(), nullptr, plan, error);
                          },
                          renaksi_plan_release),
                      50);
}

TEST_CASE("writing a plan runs out of memory anywhere", "[capi][no_memory]") {
    const plan_owner plan = read_plan(small_plan);
    for (const std::int32_t format : {RENAKSI_WRITE_PLAN_JSON, RENAKSI_WRITE_CHECK_JSON, RENAKSI_WRITE_PLAN_CSV, RENAKSI_WRITE_PLAN_XLSX,
                                      RENAKSI_WRITE_PLAN_TEXT, RENAKSI_WRITE_PAGE}) {
        INFO("format " << format);
        check_allocations(
            starve_handle<renaksi_blob>(
                [&](renaksi_blob** blob, renaksi_error* error) { return renaksi_plan_write(plan.get(), format, blob, error); },
                renaksi_blob_release),
            3);
    }
    starve_table("losses", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_losses(plan.get(), plan.get(), t, e); });
}

TEST_CASE("every answer runs out of memory anywhere", "[capi][no_memory]") {
    const plan_owner plan = read_plan(small_plan);
    REQUIRE(renaksi_table_rows(mistakes_of(plan).get()) > 0);
    renaksi_check_options options{};
    options.struct_size = sizeof options;
    starve_table("rows", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_rows(plan.get(), t, e); });
    starve_table("indicators", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_indicators(plan.get(), t, e); });
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) {
        starve_table("roll-up", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_roll_up(plan.get(), by, t, e); });
    }
    options.rules = to_text("-R208");
    options.severities = to_text("R1xx=warning");
    options.settings = to_text(R"({"rules": {"R2xx": "info"}, "settings": {"most_indicators": 3}})");
    options.nomenklatur = to_text(few_names);
    starve_table("check", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_check(plan.get(), &options, t, e); });
    starve_table("mistakes", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_mistakes(plan.get(), t, e); });
    starve_table("candidates", [&](renaksi_table** t, renaksi_error* e) { return renaksi_plan_candidates(plan.get(), t, e); });
    starve_table("rules", [](renaksi_table** t, renaksi_error* e) { return renaksi_rules(RENAKSI_LANGUAGE_EN, t, e); });
    const std::array<std::int64_t, 3> sen{1, 2, 300'000'000'000'000'000};
    starve_table("format", [&](renaksi_table** t, renaksi_error* e) {
        return renaksi_rupiah_format_many(sen.data(), nullptr, 3, RENAKSI_GROUPING_DOT, t, e);
    });
}

TEST_CASE("reading a plan with official names runs out of memory anywhere", "[capi][no_memory]") {
    renaksi_read_options options{};
    options.struct_size = sizeof options;
    options.nomenklatur = to_text(few_names);
    check_allocations(starve_handle<renaksi_plan>(
                          [&](renaksi_plan** plan, renaksi_error* error) {
                              return renaksi_plan_read(small_plan.data(), small_plan.size(), &options, plan, error);
                          },
                          renaksi_plan_release),
                      60);
}

TEST_CASE("mending a plan runs out of memory anywhere and gives both or none", "[capi][no_memory]") {
    const plan_owner plan = read_plan(small_plan);
    renaksi_fix_options options{};
    options.struct_size = sizeof options;
    options.apply = to_text("1:1");
    const std::string before = written(plan, RENAKSI_WRITE_PLAN_JSON);
    renaksi_table* changes = nullptr;
    check_allocations(starve_handle<renaksi_plan>(
                          [&](renaksi_plan** mended, renaksi_error* error) {
                              changes = poison<renaksi_table>();
                              const renaksi_status status = renaksi_plan_fix(plan.get(), &options, mended, &changes, error);
                              if (status == RENAKSI_OK) {
                                  renaksi_table_release(changes);
                              } else if (changes != poison<renaksi_table>()) {
                                  FAIL("a failing call wrote a table");
                              }
                              return status;
                          },
                          renaksi_plan_release),
                      50);
    CHECK(written(plan, RENAKSI_WRITE_PLAN_JSON) == before);
}

TEST_CASE("a summary runs out of memory anywhere", "[capi][no_memory]") {
    const plan_owner plan = read_plan(small_plan);
    renaksi_summary summary{};
    summary.struct_size = sizeof summary;
    summary.rows = -77;
    const std::int64_t allocations = starve(
        [&](renaksi_error* error) {
            summary.rows = -77;
            return renaksi_plan_summary(plan.get(), &summary, error);
        },
        [&] {
            if (summary.rows != -77 && summary.rows != 5) FAIL("a failing call wrote a summary");
        });
    check_allocations(allocations, 3);
    CHECK(summary.rows == 5);
}

TEST_CASE("reading many amounts runs out of memory and writes none", "[capi][no_memory]") {
    const arrow_texts texts({"1", "2"});
    std::array<std::int64_t, 2> sen{};
    std::array<std::uint8_t, 2> state{};
    const std::int64_t allocations = starve(
        [&](renaksi_error* error) {
            sen.fill(-77);
            return renaksi_rupiah_parse_many(texts.bytes.data(), texts.offsets.data(), 2, 0, sen.data(), state.data(), error);
        },
        [&] { CHECK(sen[0] == -77); });
    check_allocations(allocations, 1);
}

TEST_CASE("an export runs out of memory anywhere", "[capi][no_memory]") {
    const table_owner findings = findings_of(read_plan(small_plan));
    ArrowSchema schema{};
    ArrowArray array{};
    ArrowArrayStream stream{};
    check_allocations(starve(
                          [&](renaksi_error* error) {
                              schema = ArrowSchema{};
                              array = ArrowArray{};
                              const renaksi_status status = renaksi_table_export(findings.get(), &schema, &array, error);
                              if (status == RENAKSI_OK) {
                                  schema.release(&schema);
                                  array.release(&array);
                              }
                              return status;
                          },
                          [&] {
                              if (schema.format != nullptr || array.buffers != nullptr) FAIL("a failing call wrote an export");
                          }),
                      30);
    check_allocations(starve(
                          [&](renaksi_error* error) {
                              const renaksi_status status = renaksi_table_export_stream(findings.get(), &stream, error);
                              if (status == RENAKSI_OK) stream.release(&stream);
                              return status;
                          },
                          [&] {
                              if (stream.release != nullptr) FAIL("a failing call wrote a stream");
                          }),
                      2);
}

TEST_CASE("a stream that runs out of memory says so and can go on", "[capi][no_memory]") {
    const table_owner findings = findings_of(read_plan(small_plan));
    ArrowArrayStream stream{};
    REQUIRE(renaksi_table_export_stream(findings.get(), &stream, nullptr) == RENAKSI_OK);
    constexpr int out_of_memory = 12;  // ENOMEM
    ArrowSchema schema{};
    ArrowArray array{};
    int refused = 0;
    for (std::int64_t at = 1; schema.release == nullptr || array.release == nullptr; ++at) {
        const std::int64_t before = live_allocations();
        int status = 0;
        const bool wants_schema = schema.release == nullptr;
        {
            const failing_allocation hunger(wants_schema ? at : at - refused);
            status = wants_schema ? stream.get_schema(&stream, &schema) : stream.get_next(&stream, &array);
        }
        if (status == 0 && wants_schema) refused = static_cast<int>(at);
        if (status == 0) continue;
        REQUIRE(status == out_of_memory);
        CHECK(live_allocations() == before);
        CHECK(stream.get_last_error(&stream) != nullptr);
        CHECK((wants_schema ? schema.release == nullptr : array.release == nullptr));
    }
    CHECK(refused > 10);
    CHECK(stream.get_last_error(&stream) == nullptr);
    CHECK(array.length == renaksi_table_rows(findings.get()));
    array.release(&array);
    schema.release(&schema);
    stream.release(&stream);
}

TEST_CASE("a new builder runs out of memory", "[capi][no_memory]") {
    check_allocations(starve_handle<renaksi_builder>(renaksi_builder_new, renaksi_builder_free), 1);
}

TEST_CASE("a builder that runs out of memory stays as it was", "[capi][no_memory]") {
    const std::string text(100, 'x');  // too long to be held without memory of its own
    renaksi_row row = row_of(RENAKSI_LEVEL_PROGRAM, text);
    row.no = row.kode = row.sasaran = row.penanggung_jawab = row.indikator = row.satuan = to_text(text);
    const std::array<std::int64_t, 2> sen{INT64_MAX, INT64_MAX};
    const arrow_texts targets({text, text});
    arrow_source source(2);
    source.add_texts("level", {"program", "kegiatan"});
    source.add_texts("nama", {text, text});
    source.add_texts("target", {text, std::nullopt});
    source.add_numbers("pagu", {INT64_MAX, 1});

    /// What a call changes, by what the plan then is; builders of the same calls give the same.
    const auto plan_after = [&](auto call, std::int64_t at, renaksi_status& status, bool& failed) {
        builder_owner builder = new_builder();
        for (int i = 0; i < 2; ++i) add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program"));
        renaksi_error error{};
        {
            const failing_allocation hunger(at);
            status = call(builder.get(), &error);
            failed = failing_allocation::has_failed();
        }
        const plan_owner plan = finish(std::move(builder));
        return written(plan, RENAKSI_WRITE_PLAN_JSON) + field_of(plan, RENAKSI_FIELD_JUDUL);
    };
    const auto check_call = [&](std::string_view what, auto call, std::int64_t least) {
        INFO(what);
        renaksi_status status = RENAKSI_OK;
        bool failed = false;
        const std::string before = plan_after([](renaksi_builder*, renaksi_error*) { return RENAKSI_OK; }, 0, status, failed);
        std::int64_t at = 1;
        for (; at < 10'000; ++at) {
            const std::int64_t live = live_allocations();
            bool is_unchanged = false;
            {
                const std::string after = plan_after(call, at, status, failed);
                is_unchanged = after == before;
            }
            CHECK(live_allocations() == live);
            if (!failed) break;
            CHECK(status == RENAKSI_NO_MEMORY);
            CHECK(is_unchanged);
        }
        CHECK(status == RENAKSI_OK);
        CHECK(at > least);
    };
    check_call(
        "row",
        [&](renaksi_builder* b, renaksi_error* e) {
            std::int64_t position = -1;
            const renaksi_status status = renaksi_builder_add_row(b, &row, &position, e);
            CHECK((position == -1) == (status != RENAKSI_OK));
            return status;
        },
        6);
    check_call(
        "field",
        [&](renaksi_builder* b, renaksi_error* e) {
            return renaksi_builder_set_field(b, RENAKSI_FIELD_JUDUL, text.data(), text.size(), e);
        },
        1);
    check_call(
        "money",
        [&](renaksi_builder* b, renaksi_error* e) {
            return renaksi_builder_set_money(b, 0, 2, RENAKSI_COLUMN_YEAR, sen.data(), nullptr, e);
        },
        1);
    check_call(
        "targets",
        [&](renaksi_builder* b, renaksi_error* e) {
            return renaksi_builder_set_targets(b, 0, 2, RENAKSI_COLUMN_YEAR, targets.bytes.data(), targets.offsets.data(), e);
        },
        2);
    check_call(
        "import", [&](renaksi_builder* b, renaksi_error* e) { return renaksi_builder_import(b, &source.schema, &source.array, e); }, 4);
}

TEST_CASE("finish that runs out of memory leaves the builder as it was", "[capi][no_memory]") {
    for (std::int64_t at = 1; at < 10'000; ++at) {
        const std::int64_t live = live_allocations();
        bool failed = false;
        {
            builder_owner builder = new_builder();
            add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, std::string(100, 'x')));
            add_row(builder, row_of(RENAKSI_LEVEL_JUMLAH, ""));
            renaksi_plan* plan = poison<renaksi_plan>();
            renaksi_status status = RENAKSI_OK;
            {
                const failing_allocation hunger(at);
                status = renaksi_builder_finish(builder.get(), &plan, nullptr);
                failed = failing_allocation::has_failed();
            }
            if (!failed) {
                CHECK(status == RENAKSI_OK);
                static_cast<void>(builder.release());
                renaksi_plan_release(plan);
                CHECK(at > 20);
            } else {
                CHECK(status == RENAKSI_NO_MEMORY);
                CHECK(plan == poison<renaksi_plan>());
                const plan_owner again = finish(std::move(builder));
                CHECK(renaksi_table_rows(rows_of(again).get()) == 2);
            }
        }
        CHECK(live_allocations() == live);
        if (!failed) break;
    }
}
