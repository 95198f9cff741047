// The plan's own table on the page: a row a row of the plan, with the marks of what does not add up and of what is proposed.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "renaksi/base/text.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/repair_text.hpp"
#include "report/repairs.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

/// What stands below an amount: how bad it is, and notes of HTML.
struct cell_marks {
    bool wrong = false;  ///< a mistake of its own, not only its consequence
    std::string notes;
};

/// What the findings say of a row: errors and warnings only.
struct row_findings {
    std::int64_t count = 0;
    severity worst = severity::warning;
    std::size_t entry = 0;  ///< number of the first
};

class plan_table {
public:
    explicit plan_table(const context& of) : of_(of), plan_(of.plan), lang_(of.lang) {
        for (const identity_violation& violation : of.report.checked.identities.violations) mark_violation(violation);
        for (const missing_total& missing : of.report.checked.identities.missing) mark_missing(missing);
        for (const mistake& one : of.report.mistakes) mark_mistake(one);
        count_findings();
    }

    [[nodiscard]] std::string write() const {
        std::string out = fmt::format(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table class=\"plan\" id=\"rencana-t\" "
            "data-fold=\"{}\" data-count=\"{}\"><caption class=\"vh\">{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th "
            "scope=\"col\">{}</th><th scope=\"col\">Pagu (Rp)</th><th scope=\"col\">TW I</th><th scope=\"col\">TW II</th><th "
            "scope=\"col\">TW III</th><th scope=\"col\">TW IV</th></tr></thead>\n<tbody>\n",
            say(lang_, "Tabel rencana aksi", "Table of the plan"), say(lang_, "Rincian", "Rows below"),
            say(lang_, "{n} dari {m} baris tampil", "{n} of {m} rows shown"),
            say(lang_, "Rencana aksi: baris, indikator dengan target, dan anggaran dalam Rupiah",
                "The plan: rows, indikator with their targets, and the budget in Rupiah"),
            say(lang_, "Program, kegiatan, sub kegiatan", "Program, kegiatan, sub kegiatan"),
            say(lang_, "Indikator dan target, penanggung jawab", "Indikator and target, penanggung jawab"));
        for (std::size_t i = 0; i < plan_.body_size(); ++i) row(plan_[i], out);
        out += "</tbody>\n";
        if (const auto jumlah = plan_.jumlah()) {
            out += "<tfoot>\n";
            row(plan_.row(*jumlah), out);
            out += "</tfoot>\n";
        }
        return out + "</table></div>\n";
    }

    [[nodiscard]] std::string tools() const {
        return fmt::format(
            "<div class=\"tools\" id=\"rencana-alat\" hidden><label>{} <input type=\"search\" id=\"cari\" autocomplete=\"off\" "
            "spellcheck=\"false\"></label> <label><input type=\"checkbox\" id=\"hanya\"> {}</label> <label>{} <select id=\"urut\">"
            "<option value=\"\">{}</option><option value=\"pagu-\">{}</option><option value=\"pagu\">{}</option><option "
            "value=\"nama\">{}</option><option value=\"nama-\">{}</option></select></label> <div role=\"group\" aria-label=\"{}\">"
            "<button type=\"button\" data-l=\"2\">program</button><button type=\"button\" data-l=\"3\">kegiatan</button><button "
            "type=\"button\" data-l=\"4\">{}</button></div><p role=\"status\" id=\"rencana-hasil\"></p></div>\n",
            say(lang_, "Cari", "Search"), say(lang_, "Hanya baris dengan galat atau peringatan", "Only rows with errors or warnings"),
            say(lang_, "Urutkan", "Sort by"), say(lang_, "urutan dokumen", "order of the document"),
            say(lang_, "pagu terbesar", "largest pagu"), say(lang_, "pagu terkecil", "smallest pagu"), say(lang_, "nama A–Z", "name A–Z"),
            say(lang_, "nama Z–A", "name Z–A"), say(lang_, "Buka sampai", "Open down to"), say(lang_, "semua", "all"));
    }

    [[nodiscard]] std::string legend() const {
        if (cells_.empty()) return {};
        return fmt::format(
            "<p class=\"legend\"><span class=\"key bad\">≠</span> {} · <span class=\"key off\">≠</span> {} · <span class=\"key "
            "bad\">✎</span> {}</p>\n",
            say(lang_, "tidak cocok, kesalahan tersendiri", "does not hold, a mistake of its own"),
            say(lang_, "tidak cocok, akibat kesalahan lain", "does not hold, because of another mistake"),
            say(lang_, "sel yang diusulkan diperbaiki", "cell that a repair would change"));
    }

private:
    using cell_key = std::pair<row_index, plan_column>;

    void note(cell_key at, bool wrong, const std::string& html) {
        cell_marks& marks = cells_[at];
        marks.wrong = marks.wrong || wrong;
        marks.notes += "<small>" + html + "</small>";
    }

    void mark_violation(const identity_violation& violation) {
        const std::string_view parts = violation.kind == identity_kind::row ? "TW I–IV" : say(lang_, "rincian", "rows below");
        note({violation.row, violation.column}, violation.root,
             fmt::format("<span class=\"vh\">{}: </span>≠ {} {}", say(lang_, "tidak cocok", "does not hold"), parts,
                         report::grouped(violation.expected_sen, lang_)));
    }

    void mark_missing(const missing_total& missing) {
        note({missing.row, missing.column}, false,
             fmt::format("≠ {} {}", say(lang_, "kosong, seharusnya", "blank, should be"), report::grouped(missing.computed_sen, lang_)));
    }

    [[nodiscard]] std::string mistake_link(const mistake& one) const {
        return fmt::format("<a href=\"#{}\">{} {}</a>", mistake_anchor(one.id), say(lang_, "kesalahan", "mistake"), one.id);
    }

    void mark_mistake(const mistake& one) {
        note({one.row, one.column}, true, mistake_link(one));
        for (std::size_t i = 0; i < report::shown_candidates(one); ++i) {
            const candidate& proposed = one.candidates[i];
            if (report::acts_on_row(proposed.kind) || proposed.kind == repair_kind::missing_row) {
                rows_[proposed.row] += fmt::format("<small class=\"key bad\">✎ {}: {}</small>", mistake_link(one),
                                                   text(report::repair_text(proposed, plan_, lang_)));
                continue;
            }
            for (const cell_change& change : proposed.changes) {
                const std::string value = report::cell_text(change.new_value, lang_);
                note({change.row, change.column}, true,
                     fmt::format("✎ {} {} ({})", say(lang_, "usul", "proposed"), value.empty() ? say(lang_, "kosong", "blank") : value,
                                 mistake_link(one)));
            }
        }
    }

    void count_findings() {
        const std::vector<review_entry> entries = review_entries(of_.report);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            for (const finding* const f : entries[i].findings) {
                if (!f->row || f->severity == severity::info) continue;
                row_findings& of = findings_[*f->row];
                if (++of.count == 1) of.entry = i + 1;
                of.worst = std::min(of.worst, f->severity);
            }
        }
    }

    void row(const plan_row& r, std::string& out) const {
        const auto found = findings_.find(r.index());
        const amount pagu = r.money(plan_column::year);
        out += fmt::format("<tr id=\"{}\" class=\"l{}\"", row_anchor(r.index()), static_cast<int>(r.level()));
        if (pagu.has_value()) out += fmt::format(" data-v=\"{}\"", pagu.value.sen());
        if (found != findings_.end()) out += " data-f";
        out += "><th scope=\"row\">";
        name(r, out);
        if (found != findings_.end()) flag(found->second, out);
        if (const auto notes = rows_.find(r.index()); notes != rows_.end()) out += notes->second;
        out += "</th><td class=\"in\">";
        for (std::size_t k = 0; k < r.indikator_count(); ++k) indikator(r.indikator(k), out);
        if (!trim(r.penanggung_jawab()).empty()) {
            out += fmt::format("<p class=\"pj\">Penanggung jawab: {}</p>", isolated(r.penanggung_jawab()));
        }
        out += "</td>";
        for (const plan_column column : plan_columns_all) cell(r, column, out);
        out += "</tr>\n";
    }

    [[nodiscard]] static std::string isolated(std::string_view from) {
        return from.empty() ? std::string{} : "<bdi>" + text(from) + "</bdi>";
    }

    void name(const plan_row& r, std::string& out) const {
        if (r.level() == level::jumlah) {
            out += "<span class=\"nm\">Jumlah</span>";
            if (!r.nama().empty() && !equal_nocase(trim(r.nama()), "jumlah")) out += " " + isolated(r.nama());
            return;
        }
        out += fmt::format("<span class=\"lv\">{}", report::level_word(r.level()));
        if (r.line() > 0) out += fmt::format(" · {}", row_words(r, lang_));
        out += "</span>";
        const bool has_no = !trim(r.no()).empty();
        if (has_no) out += fmt::format("<span class=\"kd\">{}</span> ", isolated(r.no()));
        if (!r.kode().empty()) out += fmt::format("<span class=\"kd\">{}</span> ", isolated(r.kode()));
        out += fmt::format("<span class=\"nm\">{}</span>", label_html(r));
        if (!r.sasaran().empty() && r.sasaran() != r.label()) out += fmt::format("<small>sasaran: {}</small>", isolated(r.sasaran()));
    }

    void flag(const row_findings& found, std::string& out) const {
        const std::string_view what = say(lang_, "temuan", found.count == 1 ? "finding" : "findings");
        out += fmt::format("<a class=\"flag s{}\" href=\"#{}\">⚑ {} {}</a>", static_cast<int>(found.worst), entry_anchor(found.entry),
                           found.count, what);
    }

    void indikator(const indikator_view& one, std::string& out) const {
        out += "<p>" + isolated(one.nama());
        const std::string_view year = one.written(plan_column::year);
        if (!trim(year).empty() || !one.satuan().empty()) {
            out += fmt::format(" <b>{}{}{}</b>", isolated(year), trim(year).empty() || one.satuan().empty() ? "" : " ",
                               isolated(one.satuan()));
        }
        std::string quarters;
        for (const plan_column column : plan_columns_all) {
            if (column == plan_column::year || trim(one.written(column)).empty()) continue;
            quarters += fmt::format("{}TW&nbsp;{}&nbsp;{}", quarters.empty() ? "" : ", ", report::column_word(column).substr(3),
                                    isolated(one.written(column)));
        }
        if (!quarters.empty()) out += " <span class=\"q\">" + quarters + "</span>";
        out += "</p>";
    }

    void cell(const plan_row& r, plan_column column, std::string& out) const {
        const std::string amount = report::cell_text(r.money(column), lang_);
        const auto marks = cells_.find({r.index(), column});
        if (marks == cells_.end()) {
            out += "<td>" + amount + "</td>";
            return;
        }
        out += fmt::format("<td id=\"{}\" class=\"{}\">{}{}</td>", cell_anchor(r.index(), column), marks->second.wrong ? "bad" : "off",
                           amount, marks->second.notes);
    }

    const context& of_;
    const plan& plan_;
    language lang_;
    std::map<cell_key, cell_marks> cells_;
    std::map<row_index, std::string> rows_;
    std::map<row_index, row_findings> findings_;
};

std::string signature(const context& of) {
    const pengesahan& by = of.plan.info().pengesahan;
    if (by.empty()) return {};
    std::string out = fmt::format("<p class=\"signature\"><b>{}</b>", say(of.lang, "Pengesahan", "Signed"));
    const auto line = [&out](const std::string& html) {
        if (!html.empty()) out += "<br>" + html;
    };
    line(text(by.tempat) + (by.tempat.empty() || by.tanggal.empty() ? "" : ", ") + text(by.tanggal));
    line(text(by.jabatan));
    line(text(by.nama));
    if (!by.nip.empty()) line("NIP " + text(masked_number(by.nip)));
    return out + "</p>\n";
}

}  // namespace

std::string plan_section(const context& of) {
    std::string out = fmt::format("<section id=\"rencana\" aria-labelledby=\"rencana-j\">\n<h2 id=\"rencana-j\">{}</h2>\n",
                                  say(of.lang, "Rencana aksi", "The plan"));
    if (of.plan.size() == 0) return out + fmt::format("<p>{}</p>\n</section>\n", say(of.lang, "Tidak ada baris.", "There are no rows."));
    const plan_table table(of);
    return out + table.tools() + table.legend() + table.write() + signature(of) + "</section>\n";
}

}  // namespace renaksi::page
