/// \file
/// What the command line asks for. Parsing touches neither files nor terminals: the environment is an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/rollup/roll_up.hpp"

namespace renaksi::cli {

/// Exit codes; they are part of the contract.
enum class exit_code : int {
    done = 0,           ///< nothing of severity error
    findings = 1,       ///< findings of severity error
    wrong_use = 2,      ///< the command line makes no sense
    unreadable = 3,     ///< an input cannot be read
    internal_error = 4  ///< the program failed, or its output could not be written
};

enum class command : std::uint8_t { check, show, rollup };
enum class output_format : std::uint8_t { text, json, csv };
enum class colour_choice : std::uint8_t { automatic, always, never };

/// What of the process's environment matters.
struct environment {
    std::string lc_all;
    std::string lc_messages;
    std::string lang;
};

struct arguments {
    cli::command command = cli::command::check;
    std::vector<std::string> files;  ///< at least one; at most one `-`
    output_format format = output_format::text;
    language lang = language::en;
    colour_choice colour = colour_choice::automatic;
    read_options read;
    rule_selection rules;                   ///< check
    roll_up_key by = roll_up_key::program;  ///< rollup
};

/// What is to be printed instead of running: help and version on standard output, wrong use on standard error.
struct answer {
    exit_code code = exit_code::done;
    std::string text;
};

/// Indonesian where the first of LC_ALL, LC_MESSAGES and LANG that is set begins with `id`.
[[nodiscard]] language language_of(const environment& env) noexcept;

/// `words` are the arguments without the program's name.
[[nodiscard]] std::variant<arguments, answer> parse_arguments(const std::vector<std::string>& words, const environment& env);

}  // namespace renaksi::cli
