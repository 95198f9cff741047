// The official list: loading it, and asking it for names that are whole, cut off, mistyped and unknown.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "renaksi/base/text.hpp"
#include "renaksi/io/nomenklatur.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/plan/official_rows.hpp"

namespace {

constexpr std::size_t official_rows = 7'765;  // the list of provinces, kabupaten and kota together

std::string small_list() { return *renaksi::read_bytes(RENAKSI_TEST_DATA "/nomenklatur-koperasi.csv"); }

/// The list of one bidang under as many others as make a whole list, each name with a word of its own.
std::string whole_list() {
    const std::string text = small_list();
    const std::size_t header = text.find('\n') + 1;
    std::string out = text.substr(0, header);
    std::size_t rows = 0;
    for (int bidang = 1; rows < official_rows; ++bidang) {
        const std::string number = (bidang < 10 ? "0" : "") + std::to_string(bidang);
        for (std::size_t at = header; at < text.size() && rows < official_rows; ++rows) {
            const std::size_t end = text.find('\n', at) + 1;
            std::string line = text.substr(at, end - at);
            for (std::size_t from = line.find("2.17"); from != std::string::npos; from = line.find("2.17", from + 4)) {
                line.replace(from, 4, "3." + number);
            }
            for (std::size_t from = line.find("Koperasi"); from != std::string::npos; from = line.find("Koperasi", from + 8)) {
                line.replace(from + 8, 0, "x" + number);
            }
            out.append(line);
            at = end;
        }
    }
    return out;
}

void load_nomenklatur(benchmark::State& state) {
    const std::string text = whole_list();
    for (auto _ : state) benchmark::DoNotOptimize(renaksi::read_nomenklatur(text, "list.csv"));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(official_rows));
}
BENCHMARK(load_nomenklatur)->Unit(benchmark::kMillisecond);

void ask(benchmark::State& state, std::string_view nama) {
    const auto read = renaksi::read_nomenklatur(whole_list(), "list.csv");
    for (auto _ : state) benchmark::DoNotOptimize(read->list.by_nama(nama));
}
BENCHMARK_CAPTURE(ask, whole_name, "Penyediaan Gaji dan Tunjangan ASN");
BENCHMARK_CAPTURE(ask, cut_name, "Pemahaman dan Pengetahuan Perkoperasian serta Kapasitas dan")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, mistyped_name, "Penyediaan Jasa Pelayanan Umum Kantr")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, unknown_name, "Fasilitasi Kemudahan Perizinan Usaha Mikro")->Unit(benchmark::kMicrosecond);

void official_rows_of_sample(benchmark::State& state) {
    const auto read = renaksi::read_nomenklatur(whole_list(), "list.csv");
    const auto plan = renaksi::read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    for (auto _ : state) benchmark::DoNotOptimize(renaksi::find_official_rows(*plan, read->list));
}
BENCHMARK(official_rows_of_sample)->Unit(benchmark::kMicrosecond);

}  // namespace
