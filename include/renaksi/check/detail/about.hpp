/// \file
/// What the rules share: findings about a row, a cell, a line or the whole document, and the texts that they quote.
///
/// Contract: pure functions, from any thread. The domain's nouns in these texts (pagu, target, TW I) are the same in both languages.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/int128.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/check/finding.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::detail {

inline constexpr std::array<plan_column, 4> triwulan_columns{plan_column::tw1, plan_column::tw2, plan_column::tw3, plan_column::tw4};
inline constexpr std::array<std::string_view, plan_column_count> short_column_names{"", "TW I", "TW II", "TW III", "TW IV"};

[[nodiscard]] inline finding about_document(std::int64_t line = 0) {
    finding out;
    out.line = line;
    return out;
}

[[nodiscard]] inline finding about(const plan_row& row, cell_column column = cell_column::none) {
    finding out;
    out.line = row.line();
    out.row = row.index();
    out.column = column;
    return out;
}

/// Sen as a value: an amount, or its digits where only 128 bits hold it.
[[nodiscard]] inline finding_value money_value(int128 sen) {
    if (const std::optional<std::int64_t> narrowed = narrow(sen)) return rupiah::from_sen(*narrowed);
    return to_plain_sen(sen);
}

/// Appends a part to a list for people: `a, b`.
inline void append_part(std::string& list, std::string_view part) {
    if (!list.empty()) list.append(", ");
    list.append(part);
}

/// A budget row that prints an amount other than zero.
[[nodiscard]] inline bool has_budget(const plan_row& row) noexcept {
    for (const plan_column column : plan_columns_all) {
        if (!row.money(column).addend().is_zero()) return true;
    }
    return false;
}

/// The rows at each line; where a sasaran shares its line with a program, the program.
class rows_by_line {
public:
    explicit rows_by_line(const plan& p) {
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i].line() == 0) continue;
            const auto [place, added] = at_.try_emplace(p[i].line(), p[i].index());
            if (!added && p.row(place->second).level() == level::sasaran) place->second = p[i].index();
        }
    }
    [[nodiscard]] std::optional<row_index> at(std::int64_t line) const {
        const auto found = at_.find(line);
        return found == at_.end() ? std::nullopt : std::optional<row_index>(found->second);
    }

private:
    std::map<std::int64_t, row_index> at_;
};

/// As much of a text as leaves room for more in a sentence.
[[nodiscard]] inline std::string beginning_of(std::string_view text) {
    constexpr std::size_t most = 40;
    std::string out(utf8_prefix(text, most));
    return out.size() < text.size() ? out.append("…") : out;
}

/// ` (+ 250: 101 … 420)`: how many further places a note is about, and from which line to which they are; else nothing.
[[nodiscard]] inline std::string further_places(const note& one) {
    if (one.more == 0) return {};
    const std::string last = one.lines > 0 ? " … " + std::to_string(one.line + one.lines) : std::string{};
    return " (+ " + std::to_string(one.more) + ": " + std::to_string(one.line) + last + ")";
}

/// Calls `make(note, finding)` for each note of that kind, with a finding about its line, and keeps what it fills in. Of a note about
/// many places the finding's text says how many, behind as much of the rest as a sentence has room for.
template <typename Make>
void from_notes(const plan& p, note_kind kind, std::vector<finding>& out, Make make) {
    std::optional<rows_by_line> rows;
    for (const note& one : p.notes()) {
        if (one.kind != kind) continue;
        if (!rows) rows.emplace(p);
        finding f = about_document(one.line);
        f.row = rows->at(one.line);
        make(one, f);
        if (one.more > 0) f.text = beginning_of(f.text) + further_places(one);
        out.push_back(std::move(f));
    }
}

/// Appends the rows, or one finding about the document when `all_of_them` lack the same thing: a document that never had it is one
/// matter to decide, not many to mend.
inline void rows_or_document(std::vector<finding> rows, bool all_of_them, std::vector<finding>& out) {
    if (rows.empty()) return;
    if (!all_of_them) {
        for (finding& one : rows) out.push_back(std::move(one));
        return;
    }
    finding whole = std::move(rows.front());
    whole.line = 0;
    whole.row.reset();
    out.push_back(std::move(whole));
}

}  // namespace renaksi::detail
