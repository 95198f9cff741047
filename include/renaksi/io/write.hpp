/// \file
/// Writing: from a plan to the bytes of a document, and what that document cannot hold.
///
/// Contract: pure functions; the same arguments give the same bytes, in which there is nothing of the machine, the time or the locale. They
/// may be called from any thread. The NIP is written out: a written plan is the plan itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/language.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi {

/// The forms in which a plan can be written.
enum class plan_form : std::uint8_t {
    json = 0,  ///< `renaksi-plan/1`: all of it
    csv = 1,   ///< the flat table
    xlsx = 2,  ///< a workbook in the official form, with the findings
    txt = 3,   ///< text with tabs in the official form
};

/// `json`, `csv`, `xlsx`, `txt`. Errors: unknown_format.
[[nodiscard]] result<plan_form> parse_plan_form(std::string_view text);

/// What the findings of a workbook are made of; all views, which must outlive the call.
struct write_options {
    language lang = language::id;           ///< of the workbook's labels and findings
    const check_result* checked = nullptr;  ///< missing: a workbook without findings
    const std::vector<mistake>* mistakes = nullptr;
};

/// The plan in a form. Errors: limit_exceeded for what a workbook cannot have (1,048,576 rows, 32,767 characters a cell), with the line.
/// Cost: linear in the plan.
[[nodiscard]] result<std::string> write_plan(const plan& p, plan_form form, const write_options& options = {});

/// Something of a plan that another has not or has otherwise.
struct plan_loss {
    std::string field;       ///< `judul`, `pengesahan.nip`, `level`, `nama`, `pagu`, `indikator.tw1` …
    std::int64_t count = 0;  ///< how often
    std::int64_t line = 0;   ///< of the first, 0 for the document
    std::string before;      ///< of the first
    std::string after;
};

/// What a reader of `after` does not learn that a reader of `before` does; lines and notes do not count. No loss: the same plan. By field,
/// in the order of the plan's columns. O(rows).
[[nodiscard]] std::vector<plan_loss> losses(const plan& before, const plan& after);

}  // namespace renaksi
