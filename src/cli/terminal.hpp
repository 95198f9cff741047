/// \file
/// The process around the command: environment, terminal, standard output.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace renaksi::cli {

[[nodiscard]] environment process_environment();

/// Colours on standard output: as chosen; automatic means only on a terminal that can show them, and never where NO_COLOR is set.
[[nodiscard]] bool wants_colour(colour_choice choice);

/// Columns of the terminal behind standard output (COLUMNS goes before what the terminal says); elsewhere the default of the reports.
[[nodiscard]] std::size_t output_width();

/// Standard output, written in large pieces. A failure is kept until `finish`.
class output {
public:
    output();
    void write(std::string_view text);

    enum class state { good, closed, failed };
    /// Flushes. `closed`: nobody reads any more; `failed`: an error, whose text `reason` gives.
    [[nodiscard]] state finish();
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    void flush();

    std::string pending_;
    state state_ = state::good;
    std::string reason_;
};

/// How far a long run is, on a terminal behind standard error; quiet elsewhere and in the first second.
class progress_line {
public:
    explicit progress_line(language lang);
    /// `all` is 0 where it is not known. One thread at a time.
    void tell(std::uint64_t done_bytes, std::uint64_t all_bytes);
    /// Takes the line away.
    void finish();

private:
    using clock = std::chrono::steady_clock;

    language lang_;
    bool wanted_;
    bool shown_ = false;
    clock::time_point began_;
    clock::time_point told_;
};

/// A line on standard error, after `renaksi: `.
void complain(std::string_view text);

}  // namespace renaksi::cli
