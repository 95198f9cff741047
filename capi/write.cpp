// What a plan is written as, and what that could not hold.
#include "renaksi/io/write.hpp"
#include "check_options.hpp"
#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/check/check.hpp"
#include "renaksi/io/page.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/repair/explain.hpp"

static_assert(static_cast<int>(renaksi::language::en) == RENAKSI_LANGUAGE_EN);

using namespace renaksi::capi;
using renaksi::result;

namespace renaksi::capi {
namespace {

/// The form of a plan alone, nothing for reports about one.
[[nodiscard]] std::optional<plan_form> form_of(std::int32_t format) {
    switch (format) {
        case RENAKSI_WRITE_PLAN_JSON:
            return plan_form::json;
        case RENAKSI_WRITE_PLAN_CSV:
            return plan_form::csv;
        case RENAKSI_WRITE_PLAN_XLSX:
            return plan_form::xlsx;
        case RENAKSI_WRITE_PLAN_TEXT:
            return plan_form::txt;
        default:
            return std::nullopt;
    }
}

[[nodiscard]] result<std::string> written(const plan& p, std::int32_t format, language lang, const check_options& checking) {
    const std::optional<plan_form> form = form_of(format);
    if (form && *form != plan_form::xlsx) return write_plan(p, *form);
    const check_result checked = check(p, checking);
    const std::vector<mistake> mistakes = explain(p, checked);
    if (form) return write_plan(p, *form, {lang, &checked, &mistakes});
    report_options reporting;
    reporting.lang = lang;
    const check_report report{{}, p, checked, mistakes};
    return format == RENAKSI_WRITE_PAGE ? write_report_page(report, reporting) : write_check_json(report, reporting);
}

[[nodiscard]] renaksi_status give_written(result<std::string> bytes, renaksi_blob** blob, renaksi_error* error) {
    if (!bytes) return fail(error, bytes.error());
    *blob = new renaksi_blob(*std::move(bytes));
    return RENAKSI_OK;
}

}  // namespace
}  // namespace renaksi::capi

extern "C" {

renaksi_status renaksi_plan_write(const renaksi_plan* plan, int32_t format, renaksi_blob** blob, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || blob == nullptr) return invalid(error, "plan and blob must not be NULL");
        if (!within(format, RENAKSI_WRITE_PAGE)) return invalid(error, "format is none of RENAKSI_WRITE_*");
        const auto lang = format == RENAKSI_WRITE_CHECK_JSON ? renaksi::language::en : renaksi::language::id;
        return give_written(written(*plan->value, format, lang, {}), blob, error);
    });
}

renaksi_status renaksi_plan_write_with(const renaksi_plan* plan, int32_t format, const renaksi_check_options* options, renaksi_blob** blob,
                                       renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || blob == nullptr) return invalid(error, "plan and blob must not be NULL");
        if (!within(format, RENAKSI_WRITE_PAGE)) return invalid(error, "format is none of RENAKSI_WRITE_*");
        chosen_check how;
        if (const auto refused = read_check_options(options, how, error)) return *refused;
        return give_written(written(*plan->value, format, how.lang, how.options), blob, error);
    });
}

renaksi_status renaksi_plan_losses(const renaksi_plan* before, const renaksi_plan* after, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (before == nullptr || after == nullptr || table == nullptr) return invalid(error, "plans and table must not be NULL");
        return give(renaksi::losses_table(renaksi::losses(*before->value, *after->value)), table);
    });
}

}  // extern "C"
