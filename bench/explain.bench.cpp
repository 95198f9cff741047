// Explaining broken sums: the worst case that is searched exactly, growth with rows and scattered mistakes, and the sample.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "renaksi/io/read.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/renaksi.hpp"

namespace {

using namespace renaksi;

using amounts = std::array<std::int64_t, plan_column_count>;  // in sen

/// Rows of a plan whose amounts may still change.
struct table_row {
    level at = level::sub_kegiatan;
    amounts sen{};
};

amounts draw_leaf(std::mt19937_64& random) {
    amounts out{};
    for (std::size_t c = 1; c < plan_column_count; ++c) {
        // Thousands of Rupiah up to a hundred million, and now and then a triwulan without money.
        if (random() % 4 != 0) out[c] = static_cast<std::int64_t>(random() % 100'000) * 100'000;
        out[0] += out[c];
    }
    return out;
}

/// One program after the other, each of ten kegiatan of ten sub kegiatan, and Jumlah; every sum holds.
std::vector<table_row> draw_table(std::size_t rows) {
    std::mt19937_64 random(2022);
    std::vector<table_row> out;
    std::array<std::size_t, 2> above{};
    table_row jumlah{level::jumlah, {}};
    for (std::size_t i = 0; i + 1 < rows; ++i) {
        const std::size_t in_program = i % 111;
        const std::size_t in_kegiatan = (in_program + 10) % 11;
        if (in_program == 0) {
            above[0] = i;
            out.push_back({level::program, {}});
        } else if (in_kegiatan == 0) {
            above[1] = i;
            out.push_back({level::kegiatan, {}});
        } else {
            out.push_back({level::sub_kegiatan, draw_leaf(random)});
            for (std::size_t c = 0; c < plan_column_count; ++c) {
                for (const std::size_t total : above) out[total].sen[c] += out[i].sen[c];
                jumlah.sen[c] += out[i].sen[c];
            }
        }
    }
    out.push_back(jumlah);
    return out;
}

plan build(const std::vector<table_row>& table) {
    plan_builder builder;
    std::int64_t line = 0;
    for (const table_row& from : table) {
        row_draft row;
        row.line = ++line;
        row.level = from.at;
        row.nama = "Baris " + std::to_string(line);
        for (std::size_t c = 0; c < plan_column_count; ++c) row.money[c].value = amount::of(rupiah::from_sen(from.sen[c]));
        if (!builder.add_row(std::move(row))) std::abort();
    }
    return *std::move(builder).finish();
}

/// A slip in one cell of a row, which the totals above do not know of: two neighbouring digits, or one.
void spoil(table_row& row, std::size_t column, std::mt19937_64& random) {
    std::int64_t unit = 100'000;
    for (std::uint64_t times = random() % 3; times > 0; --times) unit *= 10;
    const auto slip = static_cast<std::int64_t>(1 + random() % 9);
    row.sen[column] += unit * (random() % 2 == 0 ? slip : 9 * slip);
}

/// About every hundredth row has a slip; in a leaf it breaks its own sum and the one above it, in a total two sums of one column. Where
/// Jumlah is wrong in every column, all of them hang together.
plan scattered(std::size_t rows, bool with_jumlah) {
    std::mt19937_64 random(68);
    std::vector<table_row> table = draw_table(rows);
    for (std::size_t i = 50; i < rows; i += 100) {
        // A program would break a sum of Jumlah.
        table_row& row = table[table[i].at == level::program ? i + 1 : i];
        spoil(row, random() % plan_column_count, random);
    }
    for (std::size_t c = 0; with_jumlah && c < plan_column_count; ++c) spoil(table.back(), c, random);
    return build(table);
}

/// Seven sub kegiatan of one kegiatan with a slip each, over all five columns: twelve broken sums that hang together.
plan hanging() {
    std::mt19937_64 random(106);
    std::vector<table_row> table = draw_table(112);
    for (std::size_t i = 0; i < 7; ++i) spoil(table[2 + i], i % plan_column_count, random);
    return build(table);
}

void explain_plan(benchmark::State& state, const plan& p) {
    const check_result checked = check(p, *rule_selection::parse("R101,R102,R103"));
    std::size_t mistakes = 0;
    for (auto _ : state) mistakes = explain(p, checked).size();
    state.counters["sums"] = static_cast<double>(checked.identities.violations.size());
    state.counters["mistakes"] = static_cast<double>(mistakes);
}

void explain_twelve_that_hang_together(benchmark::State& state) { explain_plan(state, hanging()); }
BENCHMARK(explain_twelve_that_hang_together)->Unit(benchmark::kMillisecond);

/// Growth: the time per row must not rise with the rows.
void explain_scattered(benchmark::State& state, bool with_jumlah) {
    explain_plan(state, scattered(static_cast<std::size_t>(state.range(0)), with_jumlah));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK_CAPTURE(explain_scattered, apart, false)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_scattered, below_a_wrong_jumlah, true)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void explain_sample(benchmark::State& state) { explain_plan(state, *read_plan(*read_bytes(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt"))); }
BENCHMARK(explain_sample)->Unit(benchmark::kMicrosecond);

}  // namespace
