// Runs a command and says what it took, from outside and with next to no memory of its own: an interpreter that starts a process leaves
// its own peak in that process's figure.
//
// usage: renaksi_bench_measure FILE COMMAND [ARGUMENT ...]
//
// FILE gets one line: nanoseconds of wall time, microseconds of user and of system time, KiB of memory at most. Ends as the command does.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace {

[[nodiscard]] long long now_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<long long>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

[[nodiscard]] long long microseconds(const timeval& time) { return static_cast<long long>(time.tv_sec) * 1'000'000 + time.tv_usec; }

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: renaksi_bench_measure FILE COMMAND [ARGUMENT ...]\n");
        return 2;
    }
    const long long begin = now_ns();
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        std::perror(argv[2]);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        std::perror("renaksi_bench_measure");
        return 1;
    }
    const long long wall = now_ns() - begin;
    std::FILE* out = std::fopen(argv[1], "w");
    if (out == nullptr ||
        std::fprintf(out, "%lld %lld %lld %ld\n", wall, microseconds(used.ru_utime), microseconds(used.ru_stime), used.ru_maxrss) < 0 ||
        std::fclose(out) != 0) {
        std::perror(argv[1]);
        return 1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
