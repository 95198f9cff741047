// Reading the rows of a flat table, kernel by kernel, beside what memory gives in the same run.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "rekap/csv_marks.hpp"
#include "rekap/flat_rows.hpp"

namespace {

using namespace renaksi::rekap_detail;

constexpr std::size_t table_bytes = std::size_t{64} << 20U;
constexpr std::size_t block_bytes = std::size_t{1} << 20U;

/// A table with room around it, whose rows are about 100 bytes long: offices of some 120 rows, names of which a third needs quotes, blank
/// quarters, some sen.
class table {
public:
    explicit table(std::string_view line_end, bool all_quoted) : bytes_(flat_scanner::padding, '\0') {
        const std::string quote = all_quoted ? "\"" : "";
        const std::string between = quote + "," + quote;
        std::mt19937_64 random(2022);
        const auto number = [&random](std::uint64_t below) { return random() % below; };
        bytes_.reserve(table_bytes + 1024);
        bytes_.append("opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4").append(line_end);
        for (std::uint64_t row = 0; bytes_.size() < table_bytes; ++row) {
            const std::string opd = std::to_string(1101 + row / 9000 % 8000) + "." + std::to_string(100 + row / 120 % 75);
            bytes_.append(quote + opd + between);
            const std::uint64_t depth = row % 120 == 0 ? 3 : row % 8 == 1 ? 5 : 6;
            bytes_.append(kode(depth, row)).append(between);
            bytes_.append(depth == 3 ? "program" : depth == 5 ? "kegiatan" : "sub_kegiatan").append(between);
            bytes_.append(name(number(12), all_quoted));
            put_amounts(number, between);
            bytes_.append(quote).append(line_end);
            ++rows_;
        }
        bytes_.append(flat_scanner::padding, '\0');
    }
    [[nodiscard]] std::string_view text() const {
        return std::string_view(bytes_).substr(flat_scanner::padding, bytes_.size() - 2 * flat_scanner::padding);
    }
    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    [[nodiscard]] static std::string kode(std::uint64_t depth, std::uint64_t row) {
        const auto two = [](std::uint64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        std::string out = std::to_string(1 + row / 5000 % 7) + "." + two(1 + row / 700 % 30) + "." + two(1 + row / 120 % 9);
        if (depth > 3) out += ".2." + two(1 + row / 8 % 15);
        if (depth > 5) out += ".00" + two(1 + row % 8);
        return out;
    }
    [[nodiscard]] static std::string name(std::uint64_t which, bool all_quoted) {
        constexpr std::array<std::string_view, 12> names{"Penyusunan Renstra dan Renja",
                                                         "\"Penyediaan Gaji, Tunjangan ASN\"",
                                                         "Evaluasi Kinerja Perangkat Daerah",
                                                         "\"Pembinaan \"\"Desa Wisata\"\"\"",
                                                         "Administrasi Umum",
                                                         "Pemeliharaan Gedung Kantor",
                                                         "\"Sosialisasi, Bimbingan Teknis\"",
                                                         "Pengadaan Alat Kesehatan",
                                                         "Rehabilitasi Jaringan Irigasi",
                                                         "\"Fasilitasi, Koordinasi, Monitoring\"",
                                                         "Pelayanan Terpadu Satu Pintu",
                                                         "Penyelenggaraan Jalan Kabupaten"};
        const std::string_view chosen = names[which];
        if (!all_quoted) return std::string(chosen);
        return std::string(chosen.starts_with('"') ? chosen.substr(1, chosen.size() - 2) : chosen);
    }
    template <typename Number>
    void put_amounts(Number number, const std::string& between) {
        std::array<std::uint64_t, 5> amounts{};
        for (std::size_t i = 1; i < amounts.size(); ++i) {
            const std::uint64_t digits = 1 + number(6);
            std::uint64_t scale = 1'000'00;
            for (std::uint64_t d = 0; d < digits; ++d) scale *= 10;
            amounts[i] = number(5) == 0 ? 0 : number(scale) / 100 * 100 + (number(40) == 0 ? number(100) : 0);
            amounts[0] += amounts[i];
        }
        for (const std::uint64_t sen : amounts) {
            bytes_.append(between);
            if (sen == 0) continue;
            bytes_.append(std::to_string(sen / 100));
            if (sen % 100 != 0) bytes_.append(sen % 100 < 10 ? ".0" : ".").append(std::to_string(sen % 100));
        }
    }

    std::string bytes_;
    std::size_t rows_ = 0;
};

const table& plain_table() {
    static const table made("\n", false);
    return made;
}
const table& quoted_table() {
    static const table made("\r\n", true);
    return made;
}

void scan(benchmark::State& state, scan_kernel kernel, const table& from) {
    if (!has_kernel(kernel)) return state.SkipWithError("this processor has no such kernel");
    const auto header = read_flat_header(from.text(), true);
    if (!header) return state.SkipWithError("no header");
    flat_scanner scanner(*header, kernel);
    flat_batch batch;
    std::size_t rows = 0;
    for (auto _ : state) {
        rows = 0;
        std::uint64_t line = 2;
        for (std::size_t at = header->bytes; at < from.text().size(); at += batch.bytes) {
            const std::string_view block = from.text().substr(at, block_bytes);
            scanner.scan(block, block.size(), at + block.size() == from.text().size(), line, batch);
            if (batch.bytes == 0 || !batch.errors.empty()) return state.SkipWithError("a row was not read");
            rows += batch.rows.size();
            line += batch.lines;
        }
    }
    if (rows != from.rows()) return state.SkipWithError("rows were lost");
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(from.text().size()));
    state.counters["row_time"] = benchmark::Counter(static_cast<double>(rows) * static_cast<double>(state.iterations()),
                                                    benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void marks(benchmark::State& state, scan_kernel kernel) {
    if (!has_kernel(kernel)) return state.SkipWithError("this processor has no such kernel");
    const std::string_view text = plain_table().text();
    csv_marks found;
    const find_csv_marks find = marks_finder(kernel);
    for (auto _ : state) {
        for (std::size_t at = 0; at + csv_marks::stretch <= text.size(); at += csv_marks::stretch) {
            find(text.data() + at, csv_marks::stretch, found);
            benchmark::DoNotOptimize(found.row_count);
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

void flat_rows_portable(benchmark::State& state) { scan(state, scan_kernel::portable, plain_table()); }
void flat_rows_avx2(benchmark::State& state) { scan(state, scan_kernel::avx2, plain_table()); }
void flat_rows_avx512(benchmark::State& state) { scan(state, scan_kernel::avx512, plain_table()); }
void flat_rows_all_quoted_best(benchmark::State& state) { scan(state, best_kernel(), quoted_table()); }
void csv_marks_portable(benchmark::State& state) { marks(state, scan_kernel::portable); }
void csv_marks_avx2(benchmark::State& state) { marks(state, scan_kernel::avx2); }
void csv_marks_avx512(benchmark::State& state) { marks(state, scan_kernel::avx512); }
BENCHMARK(flat_rows_portable)->Unit(benchmark::kMillisecond);
BENCHMARK(flat_rows_avx2)->Unit(benchmark::kMillisecond);
BENCHMARK(flat_rows_avx512)->Unit(benchmark::kMillisecond);
BENCHMARK(flat_rows_all_quoted_best)->Unit(benchmark::kMillisecond);
BENCHMARK(csv_marks_portable)->Unit(benchmark::kMillisecond);
BENCHMARK(csv_marks_avx2)->Unit(benchmark::kMillisecond);
BENCHMARK(csv_marks_avx512)->Unit(benchmark::kMillisecond);

/// The same bytes, copied.
void memory_copied(benchmark::State& state) {
    const std::string_view text = plain_table().text();
    std::vector<char> to(text.size());
    for (auto _ : state) {
        std::memcpy(to.data(), text.data(), text.size());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(memory_copied)->Unit(benchmark::kMillisecond);

/// The same bytes, read and no more.
void memory_read(benchmark::State& state) {
    const std::string_view text = plain_table().text();
    for (auto _ : state) {
        std::array<std::uint64_t, 8> sums{};
        for (std::size_t at = 0; at + 64 <= text.size(); at += 64) {
            for (std::size_t i = 0; i < sums.size(); ++i) {
                std::uint64_t word = 0;
                std::memcpy(&word, text.data() + at + 8 * i, sizeof word);
                sums[i] += word;
            }
        }
        benchmark::DoNotOptimize(sums);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(memory_read)->Unit(benchmark::kMillisecond);

}  // namespace
