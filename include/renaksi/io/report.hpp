/// \file
/// Reports: what a person or a program reads about a plan. Each command has three forms: text made to be read, JSON and CSV made to be
/// processed (docs: the shapes and the order of keys never change silently).
///
/// Contract: pure functions; the same arguments give the same bytes. Nothing of the machine, the time or the locale is in them. They may be
/// called from any thread. Texts are UTF-8 and end with a line feed (CSV: with CR LF, RFC 4180). Control characters and bytes that are no
/// UTF-8 never reach a text report; in JSON and CSV, bytes that are no UTF-8 become U+FFFD. Only `std::bad_alloc` may be thrown.
///
/// The NIP is personal data: it is masked everywhere but in `write_show_json` and `write_plan_text`, which are the plan itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"
#include "renaksi/repair/name_repair.hpp"
#include "renaksi/repair/patch.hpp"
#include "renaksi/rollup/roll_up.hpp"

namespace renaksi {

inline constexpr std::size_t default_report_width = 100;
inline constexpr std::size_t least_report_width = 60;

/// How JSON is laid out: one line ends one document, which is what JSON lines ask for; indented is for people.
enum class json_layout : std::uint8_t { one_line = 0, indented = 1 };

struct report_options {
    renaksi::language lang = language::en;       ///< of sentences and, in text, of the grouping of digits
    bool colour = false;                         ///< text: with ANSI colours
    std::size_t width = default_report_width;    ///< text: columns of the screen; less than `least_report_width` counts as that
    json_layout layout = json_layout::indented;  ///< JSON only
};

/// What a report of `check` is made of; all views, which must outlive the call. `mistakes` come from `explain`.
struct check_report {
    std::string_view file;  ///< as the user named it
    const renaksi::plan& plan;
    const check_result& checked;
    const std::vector<mistake>& mistakes;
};

/// What a report of `show` is made of.
struct show_report {
    std::string_view file;
    const renaksi::plan& plan;
};

/// A mistake and which of its candidates was taken.
struct applied_repair {
    const mistake* of = nullptr;
    std::size_t candidate = 0;  ///< position in `candidates`
};

/// What a report of `fix` is made of; all views, which must outlive the call.
struct fix_report {
    std::string_view file;
    const renaksi::plan& plan;  ///< before
    const check_result& checked;
    const std::vector<mistake>& mistakes;
    const std::vector<applied_repair>& applied;
    const mended_plan& mended;
    const check_result& checked_after;
    const std::vector<name_change>& names;  ///< what the nomenklatur would have instead; none without one
    bool names_applied = false;             ///< whether those of which the list leaves no doubt are in the mended plan
    std::string_view written_to;            ///< empty where nothing was written
};

/// What a report of `rollup` is made of.
struct rollup_report {
    std::string_view file;
    const renaksi::plan& plan;
    const roll_up_result& rolled;
};

/// The mistakes, what each pulls along, the other findings by weight, a summary. O(rows + findings · log findings).
[[nodiscard]] std::string write_check_text(const check_report& report, const report_options& options = {});
/// `renaksi-check/1`.
[[nodiscard]] std::string write_check_json(const check_report& report, const report_options& options = {});
/// A record a finding, without the header record, so that several files give one table.
[[nodiscard]] std::string write_check_csv(const check_report& report, const report_options& options = {});
[[nodiscard]] std::string check_csv_header();

/// The plan as a tree, what is printed beside what follows from the rows below. O(rows).
[[nodiscard]] std::string write_show_text(const show_report& report, const report_options& options = {});
/// `renaksi-plan/1`.
[[nodiscard]] std::string write_show_json(const show_report& report, const report_options& options = {});
/// The flat exchange table, with its header record: `opd, kode, level, nama, pagu, tw1, tw2, tw3, tw4`, then columns that its readers leave
/// alone: `line, no, sasaran, penanggung_jawab`.
[[nodiscard]] std::string write_show_csv(const show_report& report);

/// What was changed and why, the totals that follow, and what is left with its candidates. O(changes · log rows + rows).
[[nodiscard]] std::string write_fix_text(const fix_report& report, const report_options& options = {});
/// `renaksi-fix/1`. A cell that several repairs change stands under the first of them.
[[nodiscard]] std::string write_fix_json(const fix_report& report, const report_options& options = {});

/// The plan as an office's document: title, table with tabs, Jumlah, signature; `read_plan` reads it back. Amounts and texts stand as they
/// are written in the plan, each indicator beyond a row's first on a line of its own. What only notes keep is not in it. O(rows).
[[nodiscard]] std::string write_plan_text(const plan& p);

/// The groups and their total. O(groups).
[[nodiscard]] std::string write_rollup_text(const rollup_report& report, const report_options& options = {});
/// `renaksi-rollup/1`; a file that is not empty is named by a last key `file`.
[[nodiscard]] std::string write_rollup_json(const rollup_report& report, const report_options& options = {});
/// A record a group, without the header record.
[[nodiscard]] std::string write_rollup_csv(const rollup_report& report);
[[nodiscard]] std::string rollup_csv_header();

}  // namespace renaksi
