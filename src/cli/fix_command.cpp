#include <algorithm>
#include <map>
#include <utility>

#include "cli/commands.hpp"
#include "cli/whole_file.hpp"
#include "renaksi/check/check.hpp"
#include "renaksi/plan/draft.hpp"
#include "renaksi/repair/explain.hpp"
#include "renaksi/repair/name_repair.hpp"
#include "renaksi/repair/patch.hpp"

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

/// Whether a reader of `b` learns what a reader of `a` does: the same plan but for its lines.
[[nodiscard]] bool says_the_same(const plan& a, const plan& b) {
    const auto same_cells = [](const row_draft& x, const row_draft& y) {
        const auto same = [](const amount_cell& one, const amount_cell& other) { return one.value == other.value; };
        return std::equal(x.money.begin(), x.money.end(), y.money.begin(), same);
    };
    const auto same_indikator = [](const indikator_draft& x, const indikator_draft& y) {
        const auto same = [](const target_cell& one, const target_cell& other) { return one.written == other.written; };
        return x.nama == y.nama && x.satuan == y.satuan && std::equal(x.targets.begin(), x.targets.end(), y.targets.begin(), same);
    };
    const auto same_row = [&](const row_draft& x, const row_draft& y) {
        return x.level == y.level && x.no == y.no && x.kode == y.kode && x.sasaran == y.sasaran && x.nama == y.nama &&
               x.penanggung_jawab == y.penanggung_jawab && same_cells(x, y) &&
               std::equal(x.indikator.begin(), x.indikator.end(), y.indikator.begin(), y.indikator.end(), same_indikator);
    };
    const std::vector<row_draft> rows = drafts_of(a);
    const std::vector<row_draft> others = drafts_of(b);
    const pengesahan& by = a.info().pengesahan;
    const pengesahan& other_by = b.info().pengesahan;
    return a.info().judul == b.info().judul && a.info().tahun == b.info().tahun && a.info().perangkat_daerah == b.info().perangkat_daerah &&
           by.tempat == other_by.tempat && by.tanggal == other_by.tanggal && by.jabatan == other_by.jabatan && by.nama == other_by.nama &&
           by.nip == other_by.nip && std::equal(rows.begin(), rows.end(), others.begin(), others.end(), same_row);
}

/// The plan in the form that was asked for. Text is a table that its reader has to recognise: where that would not give the same plan
/// (levels that nothing on the page tells, say), it is refused rather than written. Errors: not_writable.
[[nodiscard]] result<std::string> bytes_of(const session& now, const plan& p) {
    const fix_choice& fix = now.asked.fix;
    switch (fix.form) {
        case plan_form::json:
            return write_show_json({fix.out_file, p}, {now.asked.lang, false, default_report_width, json_layout::indented});
        case plan_form::csv:
            return write_show_csv({fix.out_file, p});
        case plan_form::txt:
            break;
    }
    std::string text = write_plan_text(p);
    read_options again = now.reading;
    again.name = fix.out_file;
    again.format = input_format::tsv;
    const result<plan> read = read_plan(text, again);
    if (read && says_the_same(p, *read)) return text;
    const bool id = now.asked.lang == language::id;
    error why = make_error(errc::not_writable, id ? "sebagai tabel teks rencana ini akan terbaca lain; pilih --to json"
                                                  : "as a table of text this plan would be read differently; choose --to json");
    why.where.file = fix.out_file;
    return why;
}

/// What `fix` must not write over.
[[nodiscard]] bool is_an_input(const arguments& asked, const std::string& file) {
    for (const std::string* const input : {&file, &asked.nomenklatur_file, &asked.settings_file}) {
        if (!input->empty() && is_same_file(*input, asked.fix.out_file)) return true;
    }
    return false;
}

[[nodiscard]] exit_code refuse(const session& now, const error& why) {
    complain(message(why, now.asked.lang));
    return why.code == errc::invalid_argument ? exit_code::wrong_use : exit_code::unreadable;
}

[[nodiscard]] std::optional<error> write_mended(const session& now, const plan& mended) {
    const result<std::string> bytes = bytes_of(now, mended);
    if (!bytes) return bytes.error();
    return write_whole_file(now.asked.fix.out_file, *bytes);
}

[[nodiscard]] exit_code fix_one(const session& now, const std::string& file, const plan& p) {
    const fix_choice& fix = now.asked.fix;
    const check_result checked = check(p, now.checking);
    const std::vector<mistake> mistakes = explain(p, checked);
    const auto taken = chosen_repairs(fix.apply, mistakes, now.asked.lang);
    if (!taken) return refuse(now, taken.error());
    std::vector<patch> patches;
    for (const applied_repair& one : *taken) patches.push_back(make_patch(p, *one.of, one.of->candidates[one.candidate]));
    result<mended_plan> mended = apply_patches(p, patches);
    if (!mended) return refuse(now, mended.error());
    std::vector<name_change> names;
    if (now.checking.names != nullptr) names = propose_names(p, *now.checking.names);
    if (fix.names) {
        result<plan> named = with_names(mended->mended, p, names);
        if (!named) return refuse(now, named.error());
        mended->mended = *std::move(named);
    }
    if (!fix.dry_run) {
        if (const auto failed = write_mended(now, mended->mended)) return refuse(now, *failed);
    }
    const check_result after = check(mended->mended, now.checking);
    const std::string_view written_to = fix.dry_run ? std::string_view{} : std::string_view(fix.out_file);
    const fix_report report{file, p, checked, mistakes, *taken, *mended, after, names, fix.names, written_to};
    now.out.write(now.asked.format == output_format::json ? write_fix_json(report, now.reporting) : write_fix_text(report, now.reporting));
    return after.count(severity::error) > 0 ? exit_code::findings : exit_code::done;
}

}  // namespace

exit_code run_fix(const session& now) {
    const std::string& file = now.asked.files.front();
    if (!now.asked.fix.dry_run && is_an_input(now.asked, file)) {
        const bool id = now.asked.lang == language::id;
        complain(id ? "-o: " + now.asked.fix.out_file + " adalah masukan; fix tidak pernah menimpanya"
                    : "-o: " + now.asked.fix.out_file + " is an input, which fix never writes over");
        return exit_code::wrong_use;
    }
    return for_each_plan(now, [&now](const std::string& name, const plan& p) { return fix_one(now, name, p); });
}

}  // namespace renaksi::cli
