// Reading a workbook as large as the plans of a province get: 2,000 rows of 15 columns.
#include <cstddef>
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "renaksi/io/read.hpp"
#include "renaksi/io/write.hpp"

namespace {

constexpr std::size_t sheet_rows = 2'000;

/// The sample with its rows written as often as it takes, as a workbook.
std::string large_workbook() {
    const std::string text = *renaksi::read_bytes(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    const std::size_t rows = renaksi::read_plan(text)->size();
    const std::size_t begin = text.find("No\t");
    const std::size_t end = text.find("Jumlah\t");
    std::string grown = text.substr(0, begin);
    for (std::size_t have = 0; have < sheet_rows; have += rows) grown.append(text, begin, end - begin);
    grown.append(text, text.find('\n', end) + 1);
    const auto plan = renaksi::read_plan(grown);
    return *renaksi::write_plan(*plan, renaksi::plan_form::xlsx);
}

void read_xlsx_of_2000_rows(benchmark::State& state) {
    const std::string bytes = large_workbook();
    for (auto _ : state) benchmark::DoNotOptimize(renaksi::read_plan(bytes));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(read_xlsx_of_2000_rows)->Unit(benchmark::kMillisecond);

}  // namespace
