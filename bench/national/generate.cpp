// Writes a flat table of a nation that does not exist: offices of 38 provinces and 514 kabupaten and kota, each with a plan of some five
// hundred rows. The same rows and seed give the same bytes on every machine.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "national/dice.hpp"
#include "national/office.hpp"

namespace {

using namespace renaksi::national;

constexpr std::uint64_t office_rows = 500;
constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;

struct settings {
    std::uint64_t rows = 1'000'000;
    std::uint64_t seed = 1;
    std::string output = "-";
};

[[nodiscard]] std::optional<settings> parse(int argc, char** argv) {
    settings out;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view option = argv[i];
        if (i + 1 == argc) return std::nullopt;
        char* end = nullptr;
        const std::uint64_t number = std::strtoull(argv[i + 1], &end, 10);
        const bool is_number = end != argv[i + 1] && *end == '\0';
        if (option == "--output") {
            out.output = argv[i + 1];
        } else if (option == "--rows" && is_number && number > 0) {
            out.rows = number;
        } else if (option == "--seed" && is_number) {
            out.seed = number;
        } else {
            return std::nullopt;
        }
    }
    return out;
}

class table_file {
public:
    explicit table_file(const std::string& path) : file_(path == "-" ? stdout : std::fopen(path.c_str(), "wb")) {}
    table_file(const table_file&) = delete;
    table_file& operator=(const table_file&) = delete;
    ~table_file() {
        if (file_ != nullptr && file_ != stdout) std::fclose(file_);
    }

    [[nodiscard]] bool is_open() const noexcept { return file_ != nullptr; }
    [[nodiscard]] bool write(const std::string& text) { return std::fwrite(text.data(), 1, text.size(), file_) == text.size(); }
    [[nodiscard]] bool finish() { return std::fflush(file_) == 0; }

private:
    std::FILE* file_;
};

/// Each office aims at what is left to write, shared among those left, give or take two fifths, and a little above it, as some have not
/// enough programs for their aim: so the table comes out at `rows` or near it.
[[nodiscard]] bool write_nation(const settings& with, table_file& file) {
    const std::uint64_t offices = with.rows < office_rows ? 1 : with.rows / office_rows;
    std::string buffer = "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\n";
    buffer.reserve(2 * buffer_bytes);
    dice die(mix(with.seed + 2));
    std::uint64_t made = 0;
    std::uint64_t written = 0;
    for (std::size_t region = 0; region < region_count(); ++region) {
        const std::uint64_t until = offices * (region + 1) / region_count();
        for (std::size_t number = 0; made < until; ++number, ++made) {
            const std::uint64_t share = written < with.rows ? (with.rows - written) / (offices - made) : 0;
            const bool is_last = made + 1 == offices;
            const office of = make_office(with.seed, region, number);
            const auto plan = make_plan(with.seed, of, is_last ? share : share * (75 + die.below(81)) / 100);
            written += plan.size();
            append_csv(buffer, of, plan);
            if (buffer.size() < buffer_bytes) continue;
            if (!file.write(buffer)) return false;
            buffer.clear();
        }
    }
    return file.write(buffer) && file.finish();
}

}  // namespace

int main(int argc, char** argv) {
    const std::optional<settings> with = parse(argc, argv);
    if (!with) {
        std::fprintf(stderr, "usage: renaksi_bench_national [--rows N] [--seed N] [--output FILE]\n");
        return 2;
    }
    table_file file(with->output);
    if (!file.is_open() || !write_nation(*with, file)) {
        std::perror(with->output.c_str());
        return 1;
    }
    return 0;
}
