// A rekap from rows that are read already: what an office's rows cost until they are in groups.
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "renaksi/rollup/rekap.hpp"

namespace {

struct office_rows {
    std::string opd;
    std::vector<renaksi::rekap_row> rows;
};

renaksi::packed_kode kode(std::string_view bidang, unsigned program, unsigned kegiatan, unsigned sub) {
    const auto digits = [](unsigned value, std::size_t width) {
        std::string out = std::to_string(value);
        return std::string(width - out.size(), '0') + out;
    };
    std::string text = std::string(bidang) + "." + digits(program, 2);
    if (kegiatan > 0) text += ".2." + digits(kegiatan, 2);
    if (sub > 0) text += "." + digits(sub, 4);
    return *renaksi::parse_packed_kode(text);
}

renaksi::rekap_row row_of(renaksi::packed_kode of) {
    renaksi::rekap_row row;
    row.kode = of;
    row.level = of.groups() == 3   ? renaksi::rekap_level::program
                : of.groups() == 5 ? renaksi::rekap_level::kegiatan
                                   : renaksi::rekap_level::sub_kegiatan;
    row.printed = renaksi::rekap_row::all_printed;
    return row;
}

void add(renaksi::rekap_row& sum, const renaksi::rekap_row& part) {
    for (std::size_t c = 0; c < renaksi::plan_column_count; ++c) sum.sen[c] += part.sen[c];
}

/// Five programs of four kegiatan of four sub kegiatan an office, 105 rows; one sub kegiatan in a hundred does not add up.
std::vector<office_rows> nation(std::size_t offices) {
    constexpr std::array<std::string_view, 6> bidang{"1.01", "1.02", "2.17", "3.27", "4.01", "5.02"};
    std::mt19937_64 random(2022);
    std::vector<office_rows> out(offices);
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < offices; ++i) {
        out[i].opd = std::to_string(11 + i % 83) + "." + std::to_string(10 + i % 61) + "." + std::to_string(100'000 + i);
        std::vector<renaksi::rekap_row>& rows = out[i].rows;
        for (unsigned p = 1; p <= 5; ++p) {
            const std::size_t program = rows.size();
            rows.push_back(row_of(kode(bidang[i % bidang.size()], p, 0, 0)));
            for (unsigned k = 1; k <= 4; ++k) {
                const std::size_t kegiatan = rows.size();
                rows.push_back(row_of(kode(bidang[i % bidang.size()], p, k, 0)));
                for (unsigned s = 1; s <= 4; ++s) {
                    renaksi::rekap_row sub = row_of(kode(bidang[i % bidang.size()], p, k, s));
                    for (std::size_t c = 1; c < renaksi::plan_column_count; ++c) {
                        sub.sen[c] = static_cast<std::int64_t>(random() % 100'000'000'000);
                        sub.sen[0] += sub.sen[c];
                    }
                    if (random() % 100 == 0) sub.sen[0] += 100'00;
                    add(rows[kegiatan], sub);
                    add(rows[program], sub);
                    rows.push_back(sub);
                }
            }
        }
        for (renaksi::rekap_row& row : rows) row.line = ++line;
    }
    return out;
}

std::size_t count_rows(const std::vector<office_rows>& offices) {
    std::size_t rows = 0;
    for (const office_rows& office : offices) rows += office.rows.size();
    return rows;
}

renaksi::rekap filled(const renaksi::rekap_settings& settings, const std::vector<office_rows>& offices) {
    renaksi::rekap out(settings);
    out.begin_source("nasional.csv", 0, false);
    for (const office_rows& office : offices) {
        out.begin_office(office.opd);
        out.add_rows(office.rows);
    }
    out.end_source(1, 1, false);
    return out;
}

constexpr std::array<std::string_view, 4> keys{"program", "sub_kegiatan", "opd,sub_kegiatan", "provinsi,level"};

renaksi::rekap_settings settings_of(const benchmark::State& state) {
    renaksi::rekap_settings settings;
    settings.by = *renaksi::parse_rekap_key(keys[static_cast<std::size_t>(state.range(0))]);
    return settings;
}

void report(benchmark::State& state, std::size_t rows) {
    const auto all = static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rows);
    state.SetItemsProcessed(all);
    state.counters["row"] =
        benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.SetLabel(std::string(keys[static_cast<std::size_t>(state.range(0))]));
}

/// The rows of 100 offices stay in the cache, as those of a reader's block do.
void rekap_rows(benchmark::State& state) {
    const std::vector<office_rows> offices = nation(100);
    const renaksi::rekap_settings settings = settings_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(filled(settings, offices).root_count());
    report(state, count_rows(offices));
}
BENCHMARK(rekap_rows)->DenseRange(0, keys.size() - 1);

void rekap_close(benchmark::State& state) {
    const std::vector<office_rows> offices = nation(10'000);
    const renaksi::rekap_settings settings = settings_of(state);
    for (auto _ : state) {
        state.PauseTiming();
        renaksi::rekap one = filled(settings, offices);
        state.ResumeTiming();
        benchmark::DoNotOptimize(one.close().has_value());
    }
    report(state, count_rows(offices));
}
BENCHMARK(rekap_close)->DenseRange(0, keys.size() - 1)->Unit(benchmark::kMillisecond);

void rekap_bytes_and_back(benchmark::State& state) {
    renaksi::rekap one = filled(settings_of(state), nation(10'000));
    if (one.close()) state.SkipWithError("it does not close");
    std::size_t size = 0;
    for (auto _ : state) {
        const std::string bytes = one.to_bytes();
        size = bytes.size();
        benchmark::DoNotOptimize(renaksi::rekap::from_bytes(bytes).has_value());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
    state.counters["bytes"] = static_cast<double>(size);
    state.counters["groups"] = static_cast<double>(one.size());
    state.SetLabel(std::string(keys[static_cast<std::size_t>(state.range(0))]));
}
BENCHMARK(rekap_bytes_and_back)->DenseRange(0, keys.size() - 1)->Unit(benchmark::kMillisecond);

}  // namespace
