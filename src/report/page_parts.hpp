/// \file
/// The parts of the page. Each gives a section of its own with its heading, or its piece of one; page.cpp puts them together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/io/report.hpp"
#include "report/mistake_links.hpp"

namespace renaksi::page {

/// What every part needs; views of what must outlive it.
struct context {
    const check_report& report;
    const renaksi::plan& plan;
    language lang = language::en;
    std::vector<renaksi::report::linked_mistake> mistakes;
};

/// The verdict in a sentence and the head figures.
[[nodiscard]] std::string summary_section(const context& of);

/// Each mistake with what is printed, what follows and what would mend it; empty where there is none.
[[nodiscard]] std::string mistakes_section(const context& of);

/// The four pictures.
[[nodiscard]] std::string pictures_section(const context& of);
[[nodiscard]] std::string curve_figure(const context& of);
[[nodiscard]] std::string pace_figure(const context& of);
[[nodiscard]] std::string shares_figure(const context& of);
[[nodiscard]] std::string heat_figure(const context& of);

/// The plan's own table.
[[nodiscard]] std::string plan_section(const context& of);

/// Catatan Hasil Reviu.
[[nodiscard]] std::string findings_section(const context& of);

/// A finding as a row of that form; several of one rule may share one.
struct review_entry {
    std::vector<const finding*> findings;
};

/// The entries in the order of the form, numbered from 1. Each error and warning that is no consequence stands alone; what is for
/// information and what follows from a mistake shares one entry a rule. O(findings log findings).
[[nodiscard]] std::vector<review_entry> review_entries(const check_report& report);

/// `c3`: the id of the entry of that number.
[[nodiscard]] std::string entry_anchor(std::size_t number);
[[nodiscard]] std::string mistake_anchor(std::int64_t id);

}  // namespace renaksi::page
