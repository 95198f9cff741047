// The exact lanes: sums in 128 bits beside a sum that wraps, and reading amounts.
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "renaksi/money/parse.hpp"
#include "renaksi/money/sum.hpp"

namespace {

std::vector<std::int64_t> cells(std::size_t count) {
    std::mt19937_64 random(2022);
    std::vector<std::int64_t> out(count);
    for (std::int64_t& sen : out) sen = static_cast<std::int64_t>(random() >> 16U);
    return out;
}

void report(benchmark::State& state) { state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0) * 8); }

void sum_exact(benchmark::State& state) {
    const auto values = cells(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto total = renaksi::sum_sen(values.data(), values.size());
        benchmark::DoNotOptimize(total);
    }
    report(state);
}
BENCHMARK(sum_exact)->Arg(1 << 14)->Arg(1 << 26);

void sum_that_wraps(benchmark::State& state) {
    const auto values = cells(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        std::uint64_t total = 0;
        for (const std::int64_t sen : values) total += static_cast<std::uint64_t>(sen);
        benchmark::DoNotOptimize(total);
    }
    report(state);
}
BENCHMARK(sum_that_wraps)->Arg(1 << 14)->Arg(1 << 26);

void parse_amounts(benchmark::State& state) {
    constexpr std::array<std::string_view, 6> texts{"32,535,393", "Rp. 1.544.000.000,-", "-", "0", "(1.000)", "4,481,018,876"};
    for (auto _ : state) {
        for (const std::string_view text : texts) benchmark::DoNotOptimize(renaksi::parse_amount(text));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size()));
}
BENCHMARK(parse_amounts);

}  // namespace
