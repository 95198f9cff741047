#include "report/review_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "renaksi/check/message.hpp"
#include "report/repair_text.hpp"
#include "report/rule_advice.hpp"
#include "report/values.hpp"

namespace renaksi::report {

namespace {

constexpr std::size_t most_proposals = 3;

[[nodiscard]] std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') text.push_back('.');
    return text;
}

class notes_maker {
public:
    notes_maker(const plan& p, const std::vector<finding>& findings, const std::vector<mistake>& mistakes, language lang)
        : plan_(p), findings_(findings), mistakes_(mistakes), lang_(lang) {
        for (const finding& f : findings) {
            if (f.cause == finding_cause::root && f.row) by_sum_.emplace(sum_key{*f.row, f.column, f.rule == rule_id{101}}, &f);
        }
        for (const mistake& one : mistakes) {
            for (const broken_sum& root : one.roots) explained_.insert(root.row);
            explained_.insert(one.pulls.begin(), one.pulls.end());
        }
    }

    [[nodiscard]] std::vector<review_note> make() {
        std::vector<review_note> out;
        for (const mistake& one : mistakes_) out.push_back(of_mistake(one));
        std::vector<const finding*> others;
        for (const finding& f : findings_) {
            if (!is_explained(f)) others.push_back(&f);
        }
        std::stable_sort(others.begin(), others.end(), [](const finding* a, const finding* b) {
            return std::tuple(a->severity, a->rule, a->line) < std::tuple(b->severity, b->rule, b->line);
        });
        for (const finding* f : others) out.push_back(of_finding(*f));
        return out;
    }

private:
    /// A sum that a finding is about: its row and cell, and whether it is the year's against the triwulan.
    using sum_key = std::tuple<row_index, cell_column, bool>;

    [[nodiscard]] std::string word(std::string_view id, std::string_view en) const { return std::string(lang_ == language::id ? id : en); }

    /// Whether a mistake shows it: a broken sum that is its own or follows from it.
    [[nodiscard]] bool is_explained(const finding& f) const {
        return f.cause != finding_cause::none && f.row && explained_.count(*f.row) > 0;
    }

    [[nodiscard]] const finding* finding_of(const broken_sum& root) const {
        const auto found = by_sum_.find(sum_key{root.row, money_cell(root.column), root.is_row_identity});
        return found == by_sum_.end() ? nullptr : found->second;
    }

    [[nodiscard]] std::string pulled(const mistake& of) const {
        if (of.pulls.empty()) return {};
        std::vector<std::int64_t> lines;
        for (const row_index row : of.pulls) lines.push_back(plan_.row(row).line());
        const std::string rows = listed(lines, lang_);
        return lang_ == language::id ? fmt::format(" Akibatnya jumlah pada baris {} juga tidak cocok.", rows)
                                     : fmt::format(" The sums of line{} {} do not hold because of it.", lines.size() > 1 ? "s" : "", rows);
    }

    [[nodiscard]] review_note of_mistake(const mistake& of) const {
        review_note out;
        out.is_mistake = true;
        out.row = of.row;
        out.column = money_cell(of.column);
        out.line = plan_.row(of.row).line();
        for (const broken_sum& root : of.roots) {
            const finding* const f = finding_of(root);
            if (f == nullptr) continue;
            if (out.rule == rule_id{}) {
                out.rule = f->rule;
                out.severity = f->severity;
            }
            out.kondisi.append(out.kondisi.empty() ? "" : " ").append(sentence(message(*f, plan_, lang_)));
        }
        if (out.kondisi.empty()) {
            out.kondisi = fmt::format("{}: {} {} {}.", plan_.row(of.row).label(), column_word(of.column), word("selisih", "differs by"),
                                      signed_grouped(of.difference_sen, lang_));
        }
        out.kondisi += pulled(of);
        out.kriteria = criterion(out.rule == rule_id{} ? rule_id{101} : out.rule, lang_);
        out.rekomendasi = proposals(of);
        return out;
    }

    [[nodiscard]] std::string proposal(const candidate& one) const {
        std::string out = repair_text(one, plan_, lang_);
        const std::string reasons = reasons_text(one, lang_);
        if (!reasons.empty()) out.append(" (").append(reasons).append(")");
        const std::string follows = follows_text(one, plan_, lang_);
        if (!follows.empty()) out.append("; ").append(follows);
        return sentence(std::move(out));
    }

    [[nodiscard]] std::string proposals(const mistake& of) const {
        if (of.candidates.empty()) {
            return word("Tidak ada satu salah tulis yang menjelaskannya; cocokkan angka-angka ini dengan DPA.",
                        "No single slip explains it; compare these amounts with the DPA.");
        }
        if (of.status == mistake_status::confident) {
            return word("Perbaiki (yakin): ", "Mend (confident): ") + proposal(of.candidates.front());
        }
        std::string out = of.candidates.size() == 1 ? word("Cocokkan dengan DPA; kemungkinannya: ", "Compare with the DPA; it may be: ")
                                                    : word("Cocokkan dengan DPA; pilih salah satu:", "Compare with the DPA; one of:");
        if (of.candidates.size() == 1) return out + proposal(of.candidates.front());
        const std::size_t shown = std::min(of.candidates.size(), most_proposals);
        for (std::size_t i = 0; i < shown; ++i) out += fmt::format("\n{}) {}", i + 1, proposal(of.candidates[i]));
        if (of.candidates.size() > shown) {
            const auto rest = static_cast<std::int64_t>(of.candidates.size() - shown);
            out += word("\ndan ", "\nand ") + count_text(rest, lang_) + word(" kemungkinan lain.", " more.");
        }
        return out;
    }

    [[nodiscard]] review_note of_finding(const finding& f) const {
        review_note out;
        out.row = f.row;
        out.column = f.column;
        out.line = f.line;
        out.rule = f.rule;
        out.severity = f.severity;
        out.kondisi = sentence(message(f, plan_, lang_));
        out.kriteria = criterion(f.rule, lang_);
        out.rekomendasi = sentence(std::string(recommendation(f.rule, lang_)));
        return out;
    }

    const plan& plan_;
    const std::vector<finding>& findings_;
    const std::vector<mistake>& mistakes_;
    language lang_;
    std::map<sum_key, const finding*> by_sum_;
    std::set<row_index> explained_;
};

}  // namespace

std::vector<review_note> review_notes(const plan& p, const std::vector<finding>& findings, const std::vector<mistake>& mistakes,
                                      language lang) {
    return notes_maker(p, findings, mistakes, lang).make();
}

}  // namespace renaksi::report
