// Plans back into bytes, and what those could not hold.
#include <cstdlib>

#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

constexpr std::array<std::int32_t, 6> all_formats{RENAKSI_WRITE_PLAN_JSON, RENAKSI_WRITE_CHECK_JSON, RENAKSI_WRITE_PLAN_CSV,
                                                  RENAKSI_WRITE_PLAN_XLSX, RENAKSI_WRITE_PLAN_TEXT,  RENAKSI_WRITE_PAGE};

std::string written_with(const plan_owner& plan, std::int32_t format, const renaksi_check_options& options) {
    renaksi_blob* blob = nullptr;
    renaksi_error error{};
    if (renaksi_plan_write_with(plan.get(), format, &options, &blob, &error) != RENAKSI_OK) throw std::runtime_error(error.message);
    const blob_owner owner(blob);
    return std::string(to_view(renaksi_blob_bytes(blob)));
}

renaksi_check_options writing_options() {
    renaksi_check_options options{};
    options.struct_size = sizeof options;
    return options;
}

table_owner losses_of(const plan_owner& before, const plan_owner& after) {
    return table_of(
        [&](renaksi_table** table, renaksi_error* error) { return renaksi_plan_losses(before.get(), after.get(), table, error); });
}

}  // namespace

TEST_CASE("a plan is written in each format, twice the same", "[capi][write]") {
    const plan_owner plan = sample_plan();
    CHECK(written(plan, RENAKSI_WRITE_PLAN_JSON).find("\"renaksi-plan/1\"") != std::string::npos);
    CHECK(written(plan, RENAKSI_WRITE_CHECK_JSON).find("\"renaksi-check/1\"") != std::string::npos);
    CHECK(written(plan, RENAKSI_WRITE_PLAN_CSV).find("32535393") != std::string::npos);
    CHECK(written(plan, RENAKSI_WRITE_PLAN_XLSX).starts_with("PK\x03\x04"));
    CHECK(written(plan, RENAKSI_WRITE_PAGE).starts_with("<!"));
    for (const std::int32_t format : all_formats) {
        INFO("format " << format);
        CHECK(written(plan, format) == written(sample_plan(), format));
    }
}

TEST_CASE("what is written is read back", "[capi][write]") {
    const plan_owner plan = sample_plan();
    for (const std::int32_t format : {RENAKSI_WRITE_PLAN_JSON, RENAKSI_WRITE_PLAN_XLSX, RENAKSI_WRITE_PLAN_TEXT}) {
        INFO("format " << format);
        const plan_owner again = read_plan(written(plan, format));
        CHECK(renaksi_table_rows(losses_of(plan, again).get()) == 0);
    }
}

TEST_CASE("what a form cannot hold is said by field", "[capi][write]") {
    const plan_owner plan = sample_plan();
    const table_owner lost = losses_of(plan, read_plan(written(plan, RENAKSI_WRITE_PLAN_CSV)));
    const column field(lost, "field");
    const column before(lost, "before");
    std::optional<std::string> judul;
    for (std::size_t row = 0; row < field.size(); ++row) {
        CHECK(field.text(row) != "pagu");
        CHECK(field.text(row) != "nama");
        if (field.text(row) == "judul") judul = before.text(row);
    }
    CHECK(judul == "RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
}

TEST_CASE("findings that are written follow the options", "[capi][write]") {
    const plan_owner plan = sample_plan();
    renaksi_check_options options = writing_options();
    const std::string all = written_with(plan, RENAKSI_WRITE_CHECK_JSON, options);
    CHECK(written_with(plan, RENAKSI_WRITE_PAGE, options) == written(plan, RENAKSI_WRITE_PAGE));
    CHECK(written_with(plan, RENAKSI_WRITE_PLAN_XLSX, options) == written(plan, RENAKSI_WRITE_PLAN_XLSX));
    CHECK(all != written(plan, RENAKSI_WRITE_CHECK_JSON));  // Indonesian, and English
    options.language = RENAKSI_LANGUAGE_EN;
    CHECK(written_with(plan, RENAKSI_WRITE_CHECK_JSON, options) == written(plan, RENAKSI_WRITE_CHECK_JSON));
    CHECK(written_with(plan, RENAKSI_WRITE_PAGE, options) != written(plan, RENAKSI_WRITE_PAGE));
    options.rules = to_text("R101");
    const std::string few = written_with(plan, RENAKSI_WRITE_CHECK_JSON, options);
    CHECK(few.find("\"R101\"") != std::string::npos);
    CHECK(few.find("\"R102\"") == std::string::npos);
}

TEST_CASE("a bad argument of writing gives no blob", "[capi][write]") {
    const plan_owner plan = sample_plan();
    renaksi_blob* blob = poison<renaksi_blob>();
    const auto status = [&](const renaksi_plan* of, std::int32_t format, renaksi_blob** to) {
        return failure_of([&](renaksi_error* error) { return renaksi_plan_write(of, format, to, error); }).status;
    };
    CHECK(status(nullptr, 0, &blob) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(plan.get(), 0, nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t format : {INT32_MIN, -1, 6, INT32_MAX}) CHECK(status(plan.get(), format, &blob) == RENAKSI_INVALID_ARGUMENT);
    const auto status_with = [&](std::int32_t format, const renaksi_check_options& options) {
        return failure_of([&](renaksi_error* error) { return renaksi_plan_write_with(plan.get(), format, &options, &blob, error); }).status;
    };
    renaksi_check_options options = writing_options();
    CHECK(status_with(6, options) == RENAKSI_INVALID_ARGUMENT);
    options.language = 2;
    CHECK(status_with(0, options) == RENAKSI_INVALID_ARGUMENT);
    options = writing_options();
    options.rules = to_text("R999");
    CHECK(status_with(RENAKSI_WRITE_PAGE, options) == RENAKSI_UNKNOWN_RULE);
    options = writing_options();
    options.struct_size = 3;
    CHECK(status_with(RENAKSI_WRITE_PAGE, options) == RENAKSI_INVALID_ARGUMENT);
    CHECK(blob == poison<renaksi_blob>());
    renaksi_table* table = poison<renaksi_table>();
    const auto compare = [&](const renaksi_plan* a, const renaksi_plan* b, renaksi_table** to) {
        return failure_of([&](renaksi_error* error) { return renaksi_plan_losses(a, b, to, error); }).status;
    };
    CHECK(compare(nullptr, plan.get(), &table) == RENAKSI_INVALID_ARGUMENT);
    CHECK(compare(plan.get(), nullptr, &table) == RENAKSI_INVALID_ARGUMENT);
    CHECK(compare(plan.get(), plan.get(), nullptr) == RENAKSI_INVALID_ARGUMENT);
    CHECK(table == poison<renaksi_table>());
}
