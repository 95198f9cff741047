#include <algorithm>
#include <map>
#include <utility>

#include "cli/commands.hpp"
#include "cli/whole_file.hpp"
#include "cli/written_plan.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/plan/draft.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/repair/name_repair.hpp"
#include "renaksi/repair/patch.hpp"
#include "renaksi/repair/patch_selection.hpp"

namespace renaksi::cli {

namespace {

/// The plan with the names of which the list leaves no doubt. Rows that a repair took out have gone with theirs.
[[nodiscard]] result<plan> with_names(const plan& mended, const plan& before, const std::vector<name_change>& names) {
    std::vector<row_draft> rows = drafts_of(mended);
    std::map<node_id, row_draft*> by_id;
    for (row_draft& row : rows) by_id[row.id] = &row;
    for (const name_change& one : names) {
        const auto row = by_id.find(before.row(one.row).id());
        if (!one.confident || row == by_id.end()) continue;
        if (one.column == cell_column::kode) row->second->kode = one.new_text;
        if (one.column == cell_column::nama) row->second->nama = one.new_text;
        if (one.column == cell_column::satuan) row->second->indikator[one.indikator].satuan = one.new_text;
    }
    return plan_of(mended, std::move(rows));
}

/// The plan in the form that was asked for. Text is a table that its reader has to recognise: where that would not give the same plan
/// (levels that nothing on the page tells, say), it is refused rather than written. Errors: not_writable; those of `write_plan`.
[[nodiscard]] result<std::string> bytes_of(const session& now, const plan& p, const check_result& checked) {
    const std::vector<mistake> mistakes = explain(p, checked);
    result<std::string> bytes = write_plan(p, now.asked.form, {now.asked.lang, &checked, &mistakes});
    if (!bytes || now.asked.form != plan_form::txt) return bytes;
    const auto lost = losses_of(now, p, *bytes);
    if (lost && lost->empty()) return bytes;
    const bool id = now.asked.lang == language::id;
    return make_error(errc::not_writable, id ? "sebagai tabel teks rencana ini akan terbaca lain; pilih --to json"
                                             : "as a table of text this plan would be read differently; choose --to json");
}

/// The repairs that were asked for, in the order of the mistakes.
[[nodiscard]] result<std::vector<applied_repair>> chosen_repairs(const session& now, const std::vector<mistake>& mistakes) {
    auto selected = select_repairs(mistakes, now.asked.fix.apply, now.asked.lang);
    if (!selected) return std::move(selected).error();
    std::sort(selected->begin(), selected->end(), [](const selected_repair& a, const selected_repair& b) { return a.mistake < b.mistake; });
    std::vector<applied_repair> out;
    for (const selected_repair& one : *selected) out.push_back({&mistakes[one.mistake], one.candidate});
    return out;
}

/// Writes the mended plan, and says what its form does not hold.
[[nodiscard]] std::optional<error> write_mended(const session& now, const plan& mended, const check_result& checked) {
    const result<std::string> bytes = bytes_of(now, mended, checked);
    if (!bytes) return bytes.error();
    if (auto failed = write_whole_file(now.asked.out_file, *bytes)) return failed;
    tell_losses(now, mended, *bytes);
    return std::nullopt;
}

[[nodiscard]] exit_code fix_one(const session& now, const std::string& file, const plan& p) {
    const fix_choice& fix = now.asked.fix;
    const check_result checked = check(p, now.checking);
    const std::vector<mistake> mistakes = explain(p, checked);
    const auto taken = chosen_repairs(now, mistakes);
    if (!taken) {
        error why = taken.error();
        why.where = {};
        complain("--apply: " + message(why, now.asked.lang));
        return exit_code::wrong_use;
    }
    std::vector<patch> patches;
    for (const applied_repair& one : *taken) patches.push_back(make_patch(p, *one.of, one.of->candidates[one.candidate]));
    result<mended_plan> mended = apply_patches(p, patches);
    if (!mended) return complain_unwritable(now, mended.error());
    std::vector<name_change> names;
    if (now.checking.names != nullptr) names = propose_names(p, *now.checking.names);
    if (fix.names) {
        result<plan> named = with_names(mended->mended, p, names);
        if (!named) return complain_unwritable(now, named.error());
        mended->mended = *std::move(named);
    }
    const check_result after = check(mended->mended, now.checking);
    if (!fix.dry_run) {
        if (const auto failed = write_mended(now, mended->mended, after)) return complain_unwritable(now, *failed);
    }
    const std::string_view written_to = fix.dry_run ? std::string_view{} : std::string_view(now.asked.out_file);
    const fix_report report{file, p, checked, mistakes, *taken, *mended, after, names, fix.names, written_to};
    now.out.write(now.asked.format == output_format::json ? write_fix_json(report, now.reporting) : write_fix_text(report, now.reporting));
    return after.count(severity::error) > 0 ? exit_code::findings : exit_code::done;
}

}  // namespace

exit_code run_fix(const session& now) {
    if (!now.asked.fix.dry_run && is_an_input(now.asked)) return complain_input(now);
    return for_each_plan(now, [&now](const std::string& name, const plan& p) { return fix_one(now, name, p); });
}

}  // namespace renaksi::cli
