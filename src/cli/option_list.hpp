/// \file
/// The options of every command as CLI11 knows them, and what was written behind them, not yet judged.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "renaksi/base/language.hpp"

namespace renaksi::cli {

/// Every option as it was written; words are judged after CLI11 is done, so that what is said about them is in the user's language.
struct raw_options {
    std::vector<std::string> files;
    std::string in_file;
    std::string format = "text";
    std::string lang;
    std::string colour = "auto";
    std::string input_format = "auto";
    std::string number_style = "auto";
    std::string nomenklatur;
    std::string rules;
    std::string severity;
    std::string settings;
    std::string by;
    std::string out_file;
    std::string to;
    std::string apply = "confident";
    bool names = false;
    bool dry_run = false;
    std::string sheet;
    std::string tahun;
    std::string tahap = "perubahan";
    std::string max_bytes;
    std::string max_rows;
    std::string max_columns;
    std::string max_cell_bytes;
    std::string max_unpacked;
    std::string penunjang = "kept";
    std::string threads;
    std::string roots_file;
    std::string roots_limit;
    std::string state_file;
    bool strict = false;
    bool scattered = false;
};

/// Adds the commands and their options to `app`, with help in the language. What is written behind them goes into `raw`, which must stay
/// where it is while `app` is used.
void declare_options(CLI::App& app, raw_options& raw, language lang, const std::string& version);

}  // namespace renaksi::cli
