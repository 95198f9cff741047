#include "recognise/entries.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "recognise/name_levels.hpp"
#include "recognise/row_words.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/satuan.hpp"

namespace renaksi::recognise {
namespace {

constexpr std::uint8_t mark_of_sasaran = 1;
constexpr std::uint8_t mark_of_others = 0;

}  // namespace

void entry_queue::expect(std::size_t entries) {
    evidence_.reserve(entries);
    cues_.reserve(entries);
}

void entry_queue::add(entry next) {
    put_away();
    last_ = std::move(next);
}

/// The last entry will change no more.
void entry_queue::put_away() {
    if (!last_) return;
    const entry& one = *last_;
    const row_draft& draft = one.draft;
    const bool is_program = is_program_name(draft.nama);
    const bool is_part = is_budget_part(draft.nama);
    ++count_;
    persons_ += one.names_person ? 1U : 0U;
    sasaran_texts_ += draft.sasaran.empty() ? 0U : 1U;
    budget_parts_ += is_part ? 1U : 0U;
    programs_ += is_program ? 1U : 0U;
    named_sasaran_ = named_sasaran_ || one.given == level::sasaran;
    drafts_.push(draft, one.is_sasaran ? mark_of_sasaran : mark_of_others);
    if (one.is_sasaran) {
        opens_group_ = true;
        return;
    }
    level_evidence& evidence = evidence_.emplace_back();
    for (std::size_t c = 0; c < draft.money.size(); ++c) evidence.sen[c] = draft.money[c].value.addend().sen();
    evidence.program_name = is_program;
    evidence.opens_group = std::exchange(opens_group_, false);
    evidence.by_kode = one.given ? one.given : one.by_kode;
    const bool first = evidence_.size() == 1;
    std::string name = normalised(draft.nama);
    evidence.repeats_name = !first && !draft.nama.empty() && name == last_name_;
    last_name_ = std::move(name);
    cue& seen = cues_.emplace_back();
    seen.person = one.names_person;
    seen.sasaran = !draft.sasaran.empty();
    seen.percent = !draft.indikator.empty() && is_percent_satuan(draft.indikator.front().satuan);
    seen.budget_part = is_part;
    seen.broken = one.is_broken;
    seen.given = one.given.has_value();
}

/// A text that stands on most rows tells no level. Where several rows are parts of a budget and no row is a program by its name, the
/// document is parted into them.
void entry_queue::use_cues() {
    const bool by_person = persons_ * 2 <= count_;
    const bool by_sasaran = sasaran_texts_ * 2 <= count_;
    const bool in_parts = budget_parts_ > 1 && programs_ == 0;
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
        const cue& seen = cues_[i];
        evidence_[i].upper = (by_person && seen.person) || (by_sasaran && seen.sasaran) || seen.percent;
        evidence_[i].program_name = evidence_[i].program_name || (in_parts && seen.budget_part);
    }
}

level_reading entry_queue::settle_levels(const nomenklatur* names) {
    put_away();
    last_.reset();
    use_cues();
    if (names != nullptr) {
        const std::vector<std::optional<level>> official = levels_by_name(drafts_.names(mark_of_others), *names);
        for (std::size_t i = 0; i < official.size(); ++i) evidence_[i].by_name = official[i];
    }
    level_reading reading = find_levels(evidence_);
    doubt_lost_sums(reading);
    if (!cues_.empty() && std::all_of(cues_.begin(), cues_.end(), [](const cue& seen) { return seen.given; })) {
        reading.verdict = level_verdict{};
    }
    levels_ = std::move(reading.levels);
    for (std::size_t i = 0; i < levels_.size(); ++i) openers_ += levels_[i] == level::program && cues_[i].sasaran ? 1U : 0U;
    std::vector<level_evidence>().swap(evidence_);
    std::vector<cue>().swap(cues_);
    return reading;
}

/// Sums say nothing about a row whose own sums are lost: where nothing else does, its level is open.
void entry_queue::doubt_lost_sums(level_reading& reading) const {
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
        const level_evidence& one = evidence_[i];
        const bool silent = std::all_of(one.sen.begin(), one.sen.end(), [](std::int64_t sen) { return sen == 0; });
        if (!silent || !cues_[i].broken || one.by_kode || one.by_name || one.program_name) continue;
        reading.verdict.status = level_status::ambiguous;
        reading.ways = std::max<std::int64_t>(reading.ways, 2);
    }
}

plan_room entry_queue::room() const {
    plan_room out = drafts_.room();
    if (named_sasaran_) return out;
    out.rows += openers_;
    // A text that stands on a program and on a row of its own stands in two places.
    out.sasaran += openers_ > 0 ? out.sasaran : 0;
    out.no += openers_ > 0 ? out.no : 0;
    return out;
}

std::optional<row_draft> entry_queue::take() {
    if (drafts_.empty()) return std::nullopt;
    std::uint8_t mark = 0;
    row_draft out = drafts_.take(mark);
    out.level = mark == mark_of_sasaran ? level::sasaran : levels_[next_level_++];
    return out;
}

}  // namespace renaksi::recognise
