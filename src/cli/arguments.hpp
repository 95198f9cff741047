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
#include "renaksi/io/rekap.hpp"
#include "renaksi/io/write.hpp"
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

enum class command : std::uint8_t { check, show, rollup, fix, convert, report, rules, rekap };
enum class output_format : std::uint8_t { text, json, csv, markdown };
enum class colour_choice : std::uint8_t { automatic, always, never };

/// What of the process's environment matters.
struct environment {
    std::string lc_all;
    std::string lc_messages;
    std::string lang;
};

/// What `fix` is to do.
struct fix_choice {
    std::string apply;   ///< as repair/patch_selection.hpp reads it
    bool names = false;  ///< with what the nomenklatur proposes
    bool dry_run = false;
};

/// What `rekap` is to do.
struct rekap_choice {
    rekap_options options;
    std::string roots_file;  ///< empty where none is asked for
    std::string state_file;  ///< empty where none is asked for
};

struct arguments {
    cli::command command = cli::command::check;
    std::vector<std::string> files;  ///< at least one where the command reads plans; at most one `-` with those below
    output_format format = output_format::text;
    language lang = language::en;
    colour_choice colour = colour_choice::automatic;
    read_options read;                      ///< without its `names`, which are read from `nomenklatur_file`
    std::string nomenklatur_file;           ///< empty where none is given
    std::string settings_file;              ///< empty where none is given
    std::optional<rule_selection> rules;    ///< goes before what the settings file selects
    severity_overrides severities;          ///< go before those of the settings file
    roll_up_key by = roll_up_key::program;  ///< rollup
    fix_choice fix;                         ///< fix
    rekap_choice rekap;                     ///< rekap; a key of no parts where states alone tell it
    std::string out_file;                   ///< fix, convert, report: empty for a dry run of `fix`, `-` for standard output
    plan_form form = plan_form::json;       ///< fix, convert: of `out_file`
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
