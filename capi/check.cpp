// What is checked, explained and mended: findings, rules, mistakes, candidates, patches.
#include "renaksi/check/check.hpp"
#include "check_options.hpp"
#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/io/check_settings.hpp"
#include "renaksi/io/nomenklatur.hpp"
#include "renaksi/io/rules.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/repair/patch.hpp"
#include "renaksi/repair/patch_selection.hpp"

static_assert(static_cast<int>(renaksi::language::en) == RENAKSI_LANGUAGE_EN);

using namespace renaksi::capi;
using renaksi::result;

namespace renaksi::capi {

result<std::unique_ptr<const nomenklatur>> read_names(renaksi_text text, const read_limits& limits) {
    if (text.size == 0) return std::unique_ptr<const nomenklatur>();
    auto read = read_nomenklatur(view(text), "nomenklatur", limits);
    if (!read) return error_in("nomenklatur", std::move(read).error());
    return std::unique_ptr<const nomenklatur>(std::make_unique<nomenklatur>(std::move(read->list)));
}

namespace {

/// All but the list of names.
result<check_options> checking_of(const renaksi_check_options& given) {
    check_options out;
    if (given.settings.size > 0) {
        auto read = read_check_settings(view(given.settings), "settings");
        if (!read) return error_in("settings", std::move(read).error());
        out = *std::move(read);
    }
    if (given.rules.size > 0) {
        auto parsed = rule_selection::parse(view(given.rules));
        if (!parsed) return error_in("rules", std::move(parsed).error());
        out.rules = *std::move(parsed);
    }
    if (given.severities.size > 0) {
        auto parsed = severity_overrides::parse(view(given.severities));
        if (!parsed) return error_in("severities", std::move(parsed).error());
        out.severities.add(*parsed);
    }
    return out;
}

}  // namespace

std::optional<renaksi_status> read_check_options(const renaksi_check_options* options, chosen_check& out, renaksi_error* error) {
    renaksi_check_options given;
    if (!read_struct(options, given)) return invalid(error, "options: struct_size");
    if (!within(given.language, RENAKSI_LANGUAGE_EN)) return invalid(error, "options: language is none of RENAKSI_LANGUAGE_*");
    for (const renaksi_text text : {given.rules, given.severities, given.settings, given.nomenklatur}) {
        if (is_missing(text)) return invalid(error, "options: texts with a size must not be NULL");
    }
    auto chosen = checking_of(given);
    if (!chosen) return fail(error, chosen.error());
    auto names = read_names(given.nomenklatur, {});
    if (!names) return fail(error, names.error());
    out.lang = static_cast<language>(given.language);
    out.names = *std::move(names);
    out.options = *std::move(chosen);
    out.options.names = out.names.get();
    return std::nullopt;
}

namespace {

std::vector<mistake> mistakes_of(const plan& p) { return explain(p, check(p)); }

}  // namespace

}  // namespace renaksi::capi

extern "C" {

renaksi_status renaksi_plan_check(const renaksi_plan* plan, const renaksi_check_options* options, renaksi_table** table,
                                  renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        chosen_check how;
        if (const auto refused = read_check_options(options, how, error)) return *refused;
        const renaksi::plan& p = *plan->value;
        return give(renaksi::findings_table(p, renaksi::check(p, how.options), how.lang), table);
    });
}

renaksi_status renaksi_rules(int32_t language, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr) return invalid(error, "table must not be NULL");
        if (!within(language, RENAKSI_LANGUAGE_EN)) return invalid(error, "language is none of RENAKSI_LANGUAGE_*");
        return give(renaksi::rules_table(static_cast<renaksi::language>(language)), table);
    });
}

renaksi_status renaksi_plan_mistakes(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        const renaksi::plan& p = *plan->value;
        return give(renaksi::mistakes_table(p, mistakes_of(p)), table);
    });
}

renaksi_status renaksi_plan_candidates(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        const renaksi::plan& p = *plan->value;
        return give(renaksi::candidates_table(p, mistakes_of(p)), table);
    });
}

renaksi_status renaksi_plan_fix(const renaksi_plan* plan, const renaksi_fix_options* options, renaksi_plan** mended,
                                renaksi_table** changes, renaksi_error* error) {
    return guarded(error, [&] {
        renaksi_fix_options given;
        if (plan == nullptr || mended == nullptr) return invalid(error, "plan and mended must not be NULL");
        if (!read_struct(options, given)) return invalid(error, "options: struct_size");
        if (is_missing(given.apply)) return invalid(error, "options: apply must not be NULL");
        const renaksi::plan& p = *plan->value;
        const auto patches = renaksi::select_patches(p, mistakes_of(p), given.apply.size == 0 ? "confident" : view(given.apply));
        if (!patches) return fail(error, error_in("apply", patches.error()));
        auto applied = renaksi::apply_patches(p, *patches);
        if (!applied) return fail(error, applied.error());
        // Both or none: nothing is written before everything is made.
        auto table = changes == nullptr ? nullptr : std::make_unique<renaksi_table>(renaksi::changes_table(*applied));
        *mended = new renaksi_plan(std::make_shared<const renaksi::plan>(std::move(applied->mended)));
        if (changes != nullptr) *changes = table.release();
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_plan_summary(const renaksi_plan* plan, renaksi_summary* summary, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || summary == nullptr) return invalid(error, "plan and summary must not be NULL");
        if (!is_struct_size(summary->struct_size)) return invalid(error, "summary: struct_size");
        const renaksi::plan& p = *plan->value;
        const renaksi::check_result checked = renaksi::check(p);
        const renaksi::level_counts counts = p.counts();
        renaksi_summary out{};
        out.rows = static_cast<int64_t>(p.size());
        out.sasaran = counts.sasaran;
        out.program = counts.program;
        out.kegiatan = counts.kegiatan;
        out.sub_kegiatan = counts.sub_kegiatan;
        out.identities_checked = checked.identities.checked;
        out.identities_independent = checked.identities.independent;
        out.identities_violated = static_cast<int64_t>(checked.identities.violations.size());
        out.errors = checked.count(renaksi::severity::error);
        out.warnings = checked.count(renaksi::severity::warning);
        out.infos = checked.count(renaksi::severity::info);
        out.roots = checked.roots();
        out.jumlah_row = p.jumlah() ? p.jumlah()->value : -1;
        write_struct(out, summary);
        return renaksi_status{RENAKSI_OK};
    });
}

}  // extern "C"
