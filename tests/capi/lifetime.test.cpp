// Owners of handles: retained and released in any order, on any thread.
#include <algorithm>
#include <atomic>
#include <numeric>
#include <random>
#include <thread>

#include "rekap_support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

std::int64_t sum_of(const table_owner& table, std::string_view name) {
    std::int64_t sum = 0;
    const column values(table, name);
    for (std::size_t row = 0; row < values.size(); ++row) sum += values.number(row).value_or(0);
    return sum;
}

/// Every answer about a plan, as one number: what each thread must find.
std::int64_t digest(const plan_owner& plan) {
    std::int64_t sum = sum_of(rows_of(plan), "pagu") + sum_of(mistakes_of(plan), "difference") + sum_of(findings_of(plan), "line");
    for (std::int32_t by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) sum += sum_of(roll_up_of(plan, by), "tw2");
    sum += static_cast<std::int64_t>(written(plan, RENAKSI_WRITE_PLAN_JSON).size());
    return sum + static_cast<std::int64_t>(field_of(plan, RENAKSI_FIELD_TAHUN).size());
}

}  // namespace

TEST_CASE("releasing nothing does nothing", "[capi][lifetime]") {
    renaksi_plan_retain(nullptr);
    renaksi_plan_release(nullptr);
    renaksi_table_retain(nullptr);
    renaksi_table_release(nullptr);
    renaksi_blob_retain(nullptr);
    renaksi_blob_release(nullptr);
    const renaksi_text none = renaksi_blob_bytes(nullptr);
    CHECK(none.data != nullptr);
    CHECK(none.size == 0);
}

TEST_CASE("a table keeps what it shows alive, whichever is released first", "[capi][lifetime]") {
    plan_owner plan = sample_plan();
    table_owner rows = rows_of(plan);
    const column pagu(rows, "pagu");
    const column nama(rows, "nama");
    plan.reset();
    CHECK(pagu.number(1) == 3253539300);
    CHECK(nama.text(1) == "PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM");
    rows.reset();

    plan = sample_plan();
    rows = rows_of(plan);
    rows.reset();
    CHECK(field_of(plan, RENAKSI_FIELD_TAHUN) == "2022");
}

TEST_CASE("a retained handle lives until its last owner", "[capi][lifetime]") {
    renaksi_plan* const plan = sample_plan().release();
    for (int i = 0; i < 3; ++i) renaksi_plan_retain(plan);
    for (int i = 0; i < 3; ++i) renaksi_plan_release(plan);
    renaksi_table* table = nullptr;
    REQUIRE(renaksi_plan_rows(plan, &table, nullptr) == RENAKSI_OK);
    renaksi_blob* blob = nullptr;
    REQUIRE(renaksi_plan_write(plan, RENAKSI_WRITE_PLAN_CSV, &blob, nullptr) == RENAKSI_OK);
    renaksi_plan_release(plan);
    renaksi_table_retain(table);
    renaksi_table_release(table);
    CHECK(renaksi_table_rows(table) == 57);
    renaksi_table_release(table);
    const renaksi_text bytes = renaksi_blob_bytes(blob);
    renaksi_blob_retain(blob);
    renaksi_blob_release(blob);
    CHECK(to_view(bytes).find("32535393") != std::string_view::npos);
    renaksi_blob_release(blob);
}

TEST_CASE("many threads read one plan without locks and find the same", "[capi][lifetime][threads]") {
    const plan_owner plan = sample_plan();
    const std::int64_t expected = digest(plan);
    std::atomic<int> agreeing{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 3; ++round) agreeing += digest(plan) == expected ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(agreeing == 12);
}

TEST_CASE("threads read and build plans of their own at the same time", "[capi][lifetime][threads]") {
    const std::string bytes = sample_bytes();
    const std::int64_t expected = digest(read_plan(bytes));
    std::atomic<int> agreeing{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            agreeing += digest(read_plan(bytes)) == expected ? 1 : 0;
            builder_owner builder = new_builder();
            add_row(builder, row_of(RENAKSI_LEVEL_PROGRAM, "Program"));
            agreeing += renaksi_table_rows(rows_of(finish(std::move(builder))).get()) == 1 ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(agreeing == 8);
}

TEST_CASE("threads make, merge and ask rekaps of one table", "[capi][lifetime][threads]") {
    state_options left = options_by("opd,program");
    left.threads = 2;
    state_options right = left;
    const std::string whole = state_of(two_offices, left);
    left.end = right.begin = two_offices.find("Dua");
    const std::string first = state_of(two_offices, left);
    std::atomic<int> agreeing{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const std::string made = merged({state_of(two_offices, right), first});
            agreeing += made == whole ? 1 : 0;
            agreeing += sum_of(rekap_table(whole, RENAKSI_REKAP_GROUPS), "pagu") == 80'050 ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(agreeing == 8);
}

TEST_CASE("handles are released by other threads in any order", "[capi][lifetime][threads]") {
    std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same orders in every run
    for (int round = 0; round < 8; ++round) {
        renaksi_plan* const plan = sample_plan().release();
        renaksi_table* rows = nullptr;
        renaksi_table* findings = nullptr;
        renaksi_blob* blob = nullptr;
        ArrowArray array{};
        ArrowArrayStream stream{};
        REQUIRE(renaksi_plan_rows(plan, &rows, nullptr) == RENAKSI_OK);
        REQUIRE(renaksi_plan_check(plan, nullptr, &findings, nullptr) == RENAKSI_OK);
        REQUIRE(renaksi_plan_write(plan, RENAKSI_WRITE_PLAN_JSON, &blob, nullptr) == RENAKSI_OK);
        REQUIRE(renaksi_table_export(rows, nullptr, &array, nullptr) == RENAKSI_OK);
        REQUIRE(renaksi_table_export_stream(rows, &stream, nullptr) == RENAKSI_OK);
        std::vector<int> order(10);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), random);
        for (int i = 0; i < 2; ++i) {
            renaksi_plan_retain(plan);
            renaksi_table_retain(rows);
        }
        const auto release = [&](int which) {
            if (which < 3) renaksi_plan_release(plan);
            if (which >= 3 && which < 6) renaksi_table_release(rows);
            if (which == 6) renaksi_table_release(findings);
            if (which == 7) renaksi_blob_release(blob);
            if (which == 8) array.release(&array);
            if (which == 9) stream.release(&stream);
        };
        std::vector<std::thread> threads;
        for (std::size_t begin = 0; begin < order.size(); begin += 2) {
            threads.emplace_back([&, begin] {
                release(order[begin]);
                release(order[begin + 1]);
            });
        }
        for (std::thread& thread : threads) thread.join();
    }
}
