#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "recognise/arrangement.hpp"
#include "recognise/column_work.hpp"
#include "recognise/frame.hpp"
#include "recognise/header_paths.hpp"
#include "recognise/indikator_cells.hpp"
#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/money/parse.hpp"

namespace renaksi::recognise {
namespace {

[[nodiscard]] bool is_numeric_name(column_name name) { return name == column_name::target || name == column_name::money; }

/// The lowest label of a path that is this word and nothing else but marks.
[[nodiscard]] bool ends_with_label(const label_path& path, std::string_view word) {
    if (path.empty()) return false;
    const std::vector<std::string> words = label_words(path.back());
    return words.size() == 1 && words.front() == word;
}

/// How well labels and columns go together when every label is moved by `by` columns.
[[nodiscard]] int agreement(const std::vector<label_path>& paths, const std::vector<column_content>& contents, std::ptrdiff_t by) {
    int score = 0;
    for (std::size_t column = 0; column < contents.size(); ++column) {
        const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(column) - by;
        if (from < 0 || from >= static_cast<std::ptrdiff_t>(paths.size())) continue;
        const label_path& path = paths[static_cast<std::size_t>(from)];
        column_name name = column_name::none;
        for (auto at = path.rbegin(); at != path.rend() && name == column_name::none; ++at) name = name_of_label(*at);
        score += content_fit(name, contents[column]);
    }
    return score;
}

/// Labels may stand one column beside their data, all of them by the same distance.
[[nodiscard]] std::vector<label_path> over_their_columns(std::vector<label_path> paths, const std::vector<column_content>& contents) {
    constexpr int clearly = 150;
    std::ptrdiff_t best = 0;
    int best_score = agreement(paths, contents, 0) + clearly;
    for (const std::ptrdiff_t by : {std::ptrdiff_t{1}, std::ptrdiff_t{-1}}) {
        const int score = agreement(paths, contents, by);
        if (score > best_score) {
            best = by;
            best_score = score;
        }
    }
    if (best > 0) paths.insert(paths.begin(), label_path{});
    if (best < 0 && !paths.empty()) paths.erase(paths.begin());
    paths.resize(contents.size());
    return paths;
}

class column_arranger {
public:
    column_arranger(const arrangement& from, const classified_grid& cells, const sections& parts, const read_options& options)
        : options_(options), work_{cells, parts, read_contents(cells, parts.body), {}, from.known, from.notes, {}} {
        paths_ = over_their_columns(find_header_paths(cells, parts, work_.contents), work_.contents);
        for (std::size_t column = 0; column < paths_.size(); ++column) {
            work_.names.push_back(name_column(paths_[column], work_.contents[column]));
        }
        work_.known.resize(work_.width());
        find_code();
        leave_some_period();
        complete_ = is_complete(column_name::target) && is_complete(column_name::money);
        read_title(cells, parts.title, title_);
    }

    /// True where the header says something that recognition does not understand by itself.
    [[nodiscard]] bool has_work() const {
        return code_ || has_pairs() || has_months(work_) || has_stages() || years().size() > 1 || names_other_year() ||
               any([](const named_column& one, const column_content& content) {
                   const bool dates = one.name == column_name::other && content.mostly(content.serials);
                   return content.filled > 0 && (one.time != column_time::plan || dates);
               }) ||
               !find_groups().empty();
    }

    [[nodiscard]] std::optional<error> arrange() {
        work_.sheet = sheet_copy(work_.cells.grid());
        bool chosen = has_pairs() || has_months(work_) || has_stages() || years().size() > 1;
        set_aside_times();
        choose_stage();
        if (auto failure = choose_tahun()) return failure;
        if (code_) join_code_columns(work_, *code_);
        merge_groups();
        chosen = chosen || !groups_.empty();
        fold_months(work_);
        settle_numbers(column_name::money, chosen);
        settle_numbers(column_name::target, chosen);
        settle_text();
        return std::nullopt;
    }

    /// True where the header names every column of targets and of money.
    [[nodiscard]] bool is_complete() const noexcept { return complete_; }

    /// The roles that such a header names; the sheet stays as it is.
    [[nodiscard]] known_roles name_columns() && {
        settle_numbers(column_name::money, false);
        settle_numbers(column_name::target, false);
        for (std::size_t column = 0; column < work_.width(); ++column) settle_by_label(column);
        return std::move(work_.known);
    }

    [[nodiscard]] arrangement take(const io::grid& from) && {
        arrangement out;
        out.cells = work_.sheet.write(from);
        out.known = std::move(work_.known);
        out.notes = std::move(work_.notes);
        out.changed = true;
        out.tahun = tahun_;
        return out;
    }

private:
    /// Columns that make one indicator.
    struct indikator_group {
        std::size_t indikator = 0;
        std::vector<std::size_t> numbers;
        std::optional<std::size_t> satuan;
    };

    template <typename Test>
    [[nodiscard]] bool any(Test test) const {
        for (std::size_t column = 0; column < work_.width(); ++column) {
            if (!work_.known[column] && test(work_.names[column], work_.contents[column])) return true;
        }
        return false;
    }

    /// The cells of a code have to stand under its label: small numbers side by side look like one.
    void find_code() {
        const bool whole = any([](const named_column&, const column_content& content) { return content.mostly(content.codes); });
        const auto found = whole ? std::nullopt : find_code_columns(work_.cells, work_.parts.body);
        if (!found || found->begin >= work_.width() || work_.names[found->begin].name != column_name::kode) return;
        code_ = found;
        while (code_->end < work_.width() && work_.names[code_->end].label == work_.names[code_->begin].label) ++code_->end;
    }

    /// In a document of one period only (a Renstra), that period's columns are the plan's.
    void leave_some_period() {
        const auto is_plan = [](const named_column& one, const column_content& content) {
            return content.says() > 0 && one.time == column_time::plan && is_numeric_name(one.name);
        };
        if (any(is_plan)) return;
        for (named_column& one : work_.names) {
            if (one.time == column_time::period) one.time = column_time::plan;
        }
    }

    /// The header itself names the year and each triwulan once, over columns that hold nothing else on the whole.
    [[nodiscard]] bool is_complete(column_name name) const {
        std::array<int, plan_column_count> named{};
        int fit = 0;
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            if (!work_.is_open(column, name)) continue;
            const auto says_so = [name](const std::string& label) { return name_of_label(label) == name; };
            if (std::none_of(paths_[column].begin(), paths_[column].end(), says_so)) return false;
            if (one.bulan > 0 || one.tahun > 0 || one.stage != column_stage::none) return false;
            ++named[static_cast<std::size_t>(one.triwulan)];
            fit += content_fit(name, work_.contents[column]);
        }
        return fit >= 0 && std::all_of(named.begin(), named.end(), [](int count) { return count == 1; });
    }

    [[nodiscard]] bool has_pairs() const {
        for (std::size_t column = 0; column + 1 < paths_.size(); ++column) {
            if (!ends_with_label(paths_[column], "k")) continue;
            for (std::size_t next = column + 1; next < std::min(column + 3, paths_.size()); ++next) {
                if (ends_with_label(paths_[next], "rp")) return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool has_stage(column_stage stage) const {
        return any([stage](const named_column& one, const column_content&) {
            return one.stage == stage && one.time == column_time::plan && is_numeric_name(one.name);
        });
    }
    [[nodiscard]] bool has_stages() const { return has_stage(column_stage::before) && has_stage(column_stage::after); }

    /// The years of the plan's columns, in their order.
    [[nodiscard]] std::set<int> years() const {
        std::set<int> out;
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            const bool counts = !work_.known[column] && one.time == column_time::plan && is_numeric_name(one.name);
            if (counts && one.tahun > 0) out.insert(one.tahun);
        }
        return out;
    }
    [[nodiscard]] bool names_other_year() const {
        const std::set<int> named = years();
        return options_.tahun != 0 && !named.empty() && named.count(options_.tahun) == 0;
    }

    void set_aside_times() {
        for (std::size_t column = 0; column < work_.width(); ++column) {
            if (!work_.known[column] && work_.names[column].time != column_time::plan) work_.set_aside(column);
        }
    }

    void note_choice(const std::string& taken, const std::string& others) {
        work_.notes.push_back(note{note_kind::chosen_columns, work_.header_line(), 0, 0, taken + " / " + others});
    }

    void choose_stage() {
        if (!has_stages()) return;
        const column_stage taken = options_.tahap == tahap::perubahan ? column_stage::after : column_stage::before;
        const column_stage other = taken == column_stage::after ? column_stage::before : column_stage::after;
        std::string names[2];
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            if (work_.known[column] || one.stage == column_stage::none) continue;
            std::string& list = names[one.stage == other ? 1 : 0];
            list.append(list.empty() ? "" : ", ").append(one.label);
            if (one.stage == other) work_.known[column] = column_role{};
        }
        note_choice(names[0], names[1]);
    }

    /// The first year under which an amount stands, else the first under which anything does.
    [[nodiscard]] int first_filled_year(const std::set<int>& years) const {
        for (const bool money : {true, false}) {
            for (const int tahun : years) {
                for (std::size_t column = 0; column < work_.width(); ++column) {
                    const named_column& one = work_.names[column];
                    if (work_.known[column] || one.tahun != tahun || one.time != column_time::plan) continue;
                    if (money ? work_.contents[column].money > 0 : work_.contents[column].says() > 0) return tahun;
                }
            }
        }
        return *years.begin();
    }

    [[nodiscard]] std::optional<error> choose_tahun() {
        const std::set<int> all = years();
        const auto list = [&all](int without) {
            std::string out;
            for (const int tahun : all) {
                if (tahun != without) out.append(out.empty() ? "" : ", ").append(std::to_string(tahun));
            }
            return out;
        };
        if (names_other_year()) return make_error(errc::not_found, "tahun " + std::to_string(options_.tahun) + "; " + list(0));
        if (all.size() < 2) return std::nullopt;
        const int titled = title_.tahun.value_or(0);
        const int taken = options_.tahun != 0 ? options_.tahun : all.count(titled) > 0 ? titled : first_filled_year(all);
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            if (!work_.known[column] && one.tahun != 0 && one.tahun != taken) work_.known[column] = column_role{};
        }
        note_choice(std::to_string(taken), list(taken));
        tahun_ = taken;
        return std::nullopt;
    }

    /// Indicators side by side: each has its target beside it, and all are about the same row. Labels that name different levels
    /// (`Indikator Sasaran`, `Indikator Program`) are not.
    [[nodiscard]] std::vector<indikator_group> find_groups() const {
        std::vector<indikator_group> out;
        std::set<std::string> levels;
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            if (work_.known[column] || one.time != column_time::plan) continue;
            if (one.name == column_name::indikator) {
                out.push_back(indikator_group{column, {}, std::nullopt});
                std::string named;
                for (const std::string& word : label_words(one.label)) {
                    if (word.starts_with("sasaran") || word == "program" || word == "kegiatan" || word == "subkegiatan") named += word;
                }
                levels.insert(named);
            } else if (out.empty()) {
                continue;
            } else if (one.name == column_name::target) {
                out.back().numbers.push_back(column);
            } else if (one.name == column_name::satuan) {
                out.back().satuan = column;
            } else if (one.name == column_name::nama) {
                break;
            }
        }
        const bool complete = std::all_of(out.begin(), out.end(), [](const indikator_group& one) { return !one.numbers.empty(); });
        return out.size() > 1 && complete && levels.size() == 1 ? out : std::vector<indikator_group>{};
    }

    /// Moves the cells of each group but the first into rows of their own below, in the columns of the first.
    void merge_groups() {
        groups_ = find_groups();
        if (groups_.empty()) return;
        const auto cells_of = [this](const indikator_group& one) {
            std::vector<std::pair<std::size_t, std::size_t>> out{{one.indikator, groups_[0].indikator}};
            if (one.satuan && groups_[0].satuan) out.emplace_back(*one.satuan, *groups_[0].satuan);
            for (const std::size_t from : one.numbers) {
                for (const std::size_t to : groups_[0].numbers) {
                    if (work_.names[from].triwulan == work_.names[to].triwulan) out.emplace_back(from, to);
                }
            }
            return out;
        };
        for (const std::size_t row : work_.parts.body) {
            bool has_one = false;
            for (const indikator_group& group : groups_) {
                const auto cells = cells_of(group);
                const auto says = [&](const auto& one) { return !work_.sheet.text(row, one.first).empty(); };
                if (!std::any_of(cells.begin(), cells.end(), says)) continue;
                const std::size_t into = has_one ? work_.sheet.add_row_below(row) : row;
                for (const auto& [from, to] : cells) work_.sheet.carry(row, from, into, to);
                has_one = true;
            }
        }
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            for (const auto& [from, to] : cells_of(groups_[i])) {
                work_.known[from] = i > 0 ? column_role{} : role_of(work_.names[from]).value_or(column_role{});
            }
        }
    }

    /// Of several columns for one part of a row one with a label is the plan's, a total before one labelled `Pagu`, and this before the
    /// first.
    void settle_part(const std::vector<std::size_t>& columns) {
        const auto rank = [this](std::size_t column) {
            const named_column& one = work_.names[column];
            const std::vector<std::string> words = label_words(one.label);
            const bool pagu = std::find(words.begin(), words.end(), "pagu") != words.end();
            return (work_.contents[column].says() > 0 ? 8 : 0) + (one.label.empty() ? 0 : 4) + (one.total ? 2 : 0) + (pagu ? 1 : 0);
        };
        std::size_t best = columns.front();
        for (const std::size_t column : columns) best = rank(column) > rank(best) ? column : best;
        for (const std::size_t column : columns) {
            if (column == best) {
                work_.known[column] = role_of(work_.names[column]);
            } else {
                work_.set_aside(column);
            }
        }
    }

    /// Targets or money. Where nothing had to be chosen and the year stands beside its triwulan, their sums tell more than their labels do,
    /// unless there is a label for every column.
    void settle_numbers(column_name name, bool chosen) {
        std::array<std::vector<std::size_t>, plan_column_count> parts;
        for (std::size_t column = 0; column < work_.width(); ++column) {
            if (!work_.is_open(column, name) || work_.names[column].bulan > 0) continue;
            parts[static_cast<std::size_t>(work_.names[column].triwulan)].push_back(column);
        }
        const bool quarters = std::all_of(parts.begin() + 1, parts.end(), [](const auto& one) { return one.size() == 1; });
        if (!chosen && !complete_ && !(quarters && parts[0].empty())) return;
        for (const std::vector<std::size_t>& columns : parts) {
            if (!columns.empty()) settle_part(columns);
        }
    }

    [[nodiscard]] std::size_t count_of(column_name name) const {
        std::size_t out = 0;
        for (std::size_t column = 0; column < work_.width(); ++column) out += work_.is_open(column, name) ? 1U : 0U;
        return out;
    }

    /// Text columns whose content agrees with their label; a label twice names nothing.
    void settle_text() {
        for (std::size_t column = 0; column < work_.width(); ++column) {
            const named_column& one = work_.names[column];
            if (work_.known[column] || is_numeric_name(one.name)) continue;
            const column_content& content = work_.contents[column];
            const bool spare_result = one.result && one.name == column_name::none && content.mostly(content.wording);
            if (one.name == column_name::other || (spare_result && !groups_.empty())) {
                work_.set_aside(column);
                continue;
            }
            settle_by_label(column);
        }
    }

    void settle_by_label(std::size_t column) {
        const named_column& one = work_.names[column];
        if (work_.known[column] || is_numeric_name(one.name)) return;
        if (content_fit(one.name, work_.contents[column]) <= 0 || count_of(one.name) > 1) return;
        work_.known[column] = role_of(one);
    }

    const read_options& options_;
    column_work work_;
    std::vector<label_path> paths_;
    std::optional<column_range> code_;
    std::vector<indikator_group> groups_;
    plan_info title_;
    bool complete_ = false;  ///< the header names every column of targets and money
    std::int32_t tahun_ = 0;
};

}  // namespace

void column_work::set_aside(std::size_t column) {
    known[column] = column_role{};
    if (contents[column].filled == 0) return;
    std::int32_t number = static_cast<std::int32_t>(column) + 1;
    for (const std::size_t row : parts.body) {
        if (cells.text(row, column).empty()) continue;
        number = cells.grid().origin(row, column);
        break;
    }
    notes.push_back(note{note_kind::set_aside_column, header_line(), number, contents[column].filled, names[column].label});
}

std::optional<column_role> role_of(const named_column& column) {
    const auto part = static_cast<plan_column>(column.triwulan);
    switch (column.name) {
        case column_name::no:
            return column_role{role::no};
        case column_name::kode:
            return column_role{role::kode};
        case column_name::sasaran:
            return column_role{role::sasaran};
        case column_name::indikator:
            return column_role{role::indikator};
        case column_name::satuan:
            return column_role{role::satuan};
        case column_name::nama:
            return column_role{role::nama};
        case column_name::penanggung_jawab:
            return column_role{role::penanggung_jawab};
        case column_name::target:
            return column_role{role::target, part};
        case column_name::money:
            return column_role{role::money, part};
        case column_name::none:
        case column_name::other:
            return std::nullopt;
    }
    return std::nullopt;
}

result<arrangement> arrange_columns(arrangement from, const read_options& options) {
    {
        classified_grid cells(from.cells, std::move(from.classes));
        const auto parts = find_sections(cells);
        if (!parts || parts->headers.empty()) {
            from.classes = std::move(cells).take_classes();
            return from;
        }
        column_arranger arranger(from, cells, *parts, options);
        if (arranger.has_work()) {
            if (auto failure = arranger.arrange()) return *std::move(failure);
            from = std::move(arranger).take(from.cells);
        } else {
            if (arranger.is_complete()) from.known = std::move(arranger).name_columns();
            from.classes = std::move(cells).take_classes();
        }
    }
    return split_indikator_cells(std::move(from));
}

}  // namespace renaksi::recognise
