#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "renaksi/io/report.hpp"

namespace renaksi::cli {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::size_t widest_report = 200;

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread, and nobody sets variables
    return value == nullptr ? std::string_view{} : std::string_view(value);
}

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace

environment process_environment() {
    return {std::string(variable("LC_ALL")), std::string(variable("LC_MESSAGES")), std::string(variable("LANG"))};
}

bool wants_colour(colour_choice choice) {
    if (choice != colour_choice::automatic) return choice == colour_choice::always;
    return is_terminal() && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

std::size_t output_width() {
    if (!is_terminal()) return default_report_width;
    std::size_t columns = 0;
    const std::string_view text = variable("COLUMNS");
    std::from_chars(text.data(), text.data() + text.size(), columns);
    if (columns == 0) {
        winsize size{};
        if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
    }
    if (columns == 0) return default_report_width;
    return std::clamp(columns, least_report_width, widest_report);
}

output::output() {
    // A reader that has gone away is told by EPIPE then, not by the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
}

void output::write(std::string_view text) {
    pending_.append(text);
    if (pending_.size() >= piece_bytes) flush();
}

void output::flush() {
    std::string_view rest = pending_;
    while (state_ == state::good && !rest.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            state_ = state::closed;
        } else if (errno != EINTR) {
            state_ = state::failed;
            reason_ = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe)
        }
    }
    pending_.clear();
}

output::state output::finish() {
    flush();
    return state_;
}

void complain(std::string_view text) {
    std::string line = "renaksi: ";
    line.append(text).push_back('\n');
    std::fwrite(line.data(), 1, line.size(), stderr);
}

progress_line::progress_line(language lang)
    : lang_(lang), wanted_(::isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"), began_(clock::now()), told_(began_) {}

void progress_line::tell(std::uint64_t done_bytes, std::uint64_t all_bytes) {
    using namespace std::chrono_literals;
    if (!wanted_) return;
    const clock::time_point now = clock::now();
    if (now - began_ < 1s || now - told_ < 100ms) return;
    told_ = now;
    shown_ = true;
    constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
    std::string text = std::to_string(done_bytes / mebibyte) + " MiB";
    if (all_bytes > 0)
        text += " (" + std::to_string(std::min<std::uint64_t>(100, done_bytes / std::max<std::uint64_t>(1, all_bytes / 100))) + " %)";
    static_cast<void>(std::fprintf(stderr, "\r%s %s\x1b[K", lang_ == language::id ? "membaca" : "reading", text.c_str()));
    static_cast<void>(std::fflush(stderr));
}

void progress_line::finish() {
    if (shown_) static_cast<void>(std::fputs("\r\x1b[K", stderr));
    shown_ = false;
}

}  // namespace renaksi::cli
