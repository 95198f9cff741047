// The main job on the sample plan: as a library call, and as the whole process that a planner waits for.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <string>

#include <benchmark/benchmark.h>
#include <fcntl.h>

#include "renaksi/io/read.hpp"
#include "renaksi/renaksi.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it undeclared

namespace {

const std::string sample_path = RENAKSI_TEST_DATA "/lombok-tengah-2022.txt";

std::string sample_text() { return *renaksi::read_bytes(sample_path); }

/// The sample with its table written `times` times one after the other, title and signature once.
std::string grown_sample(std::size_t times) {
    const std::string text = sample_text();
    const std::size_t begin = text.find("No\t");
    const std::size_t end = text.find("Jumlah\t");
    std::string out = text.substr(0, begin);
    for (std::size_t i = 0; i < times; ++i) out.append(text, begin, end - begin);
    return out.append(text, text.find('\n', end) + 1);
}

void read_sample(benchmark::State& state) {
    const std::string text = sample_text();
    for (auto _ : state) benchmark::DoNotOptimize(renaksi::read_plan(text));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_sample)->Unit(benchmark::kMicrosecond);

void check_and_explain_sample(benchmark::State& state) {
    const auto plan = renaksi::read_plan(sample_text());
    for (auto _ : state) {
        const auto checked = renaksi::check(*plan);
        benchmark::DoNotOptimize(renaksi::explain(*plan, checked));
    }
}
BENCHMARK(check_and_explain_sample)->Unit(benchmark::kMicrosecond);

/// Growth: the time per row must not rise with the rows.
void read_and_check_grown(benchmark::State& state) {
    const std::string text = grown_sample(static_cast<std::size_t>(state.range(0)));
    std::int64_t rows = 0;
    for (auto _ : state) {
        const auto plan = renaksi::read_plan(text);
        benchmark::DoNotOptimize(renaksi::check(*plan));
        rows += static_cast<std::int64_t>(plan->size());
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(read_and_check_grown)->Arg(1)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void run(std::array<std::string, 3> words) {
    std::array<char*, 4> argv{words[0].data(), words[1].data(), words[2].data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int status = 0;
    if (posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ) == 0) waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
}

void whole_process_check(benchmark::State& state) {
    for (auto _ : state) run({RENAKSI_COMMAND, "check", sample_path});
}
BENCHMARK(whole_process_check)->Unit(benchmark::kMillisecond)->UseRealTime();

/// What starting any process costs here: the floor under the figure above.
void whole_process_version(benchmark::State& state) {
    for (auto _ : state) run({RENAKSI_COMMAND, "--version", ""});
}
BENCHMARK(whole_process_version)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
