#include "accuracy/damage.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "renaksi/check/identities.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi::accuracy {

namespace {

/// No amount that a plan holds is larger, so that no sum of damaged cells leaves 64 bits.
constexpr std::int64_t largest_rupiah = 1'000'000'000'000'000;

[[nodiscard]] bool has_amounts(const document_row& row) {
    return std::any_of(row.draft.money.begin(), row.draft.money.end(),
                       [](const amount_cell& cell) { return !cell.value.addend().is_zero(); });
}

/// Positions of the rows that a condition chooses.
template <typename Condition>
[[nodiscard]] std::vector<std::size_t> rows_where(const document& rows, const Condition& wanted) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].draft.level != level::sasaran && wanted(i)) out.push_back(i);
    }
    return out;
}

/// The row whose totals a row is part of, if it has one.
[[nodiscard]] std::optional<std::size_t> parent_of(const document& rows, std::size_t at) {
    const std::vector<std::size_t> above = rows_above(rows, at);
    if (above.empty()) return std::nullopt;
    return above.front();
}

/// How many of the totals above follow a change of a row.
[[nodiscard]] std::size_t totals_that_follow(std::size_t above, recomputed how, dice& die) {
    if (how == recomputed::none) return 0;
    if (how == recomputed::all) return above;
    return 1 + die.index(above - 1);
}

void add_to(document_row& row, std::size_t column, std::int64_t sen) {
    if (sen != 0) set_sen(row, column, sen_of(row, column) + sen);
}

[[nodiscard]] std::optional<std::int64_t> rupiah_of_digits(const std::string& digits) {
    if (digits.empty() || digits.size() > 15) return std::nullopt;
    std::int64_t out = 0;
    for (const char digit : digits) out = out * 10 + (digit - '0');
    return out;
}

/// Another amount out of the digits of the old one.
[[nodiscard]] std::optional<std::int64_t> slip_of_digits(std::int64_t rupiah, damage_kind kind, dice& die) {
    std::string digits = std::to_string(rupiah);
    const std::size_t at = die.index(digits.size());
    const char digit = static_cast<char>('0' + die.index(10));
    switch (kind) {
        case damage_kind::transposed:
            if (at + 1 == digits.size()) return std::nullopt;
            std::swap(digits[at], digits[at + 1]);
            break;
        case damage_kind::dropped_digit:
            digits.erase(at, 1);
            break;
        case damage_kind::added_digit:
            // A key that was hit twice is as common as a neighbouring one.
            digits.insert(at, 1, die.percent(50) ? digits[at] : digit);
            break;
        default:
            digits[at] = digit;
    }
    return rupiah_of_digits(digits);
}

/// Ten or a thousand times as much, or as little where that leaves whole Rupiah.
[[nodiscard]] std::optional<std::int64_t> other_magnitude(std::int64_t rupiah, std::int64_t factor, dice& die) {
    if (rupiah % factor == 0 && die.percent(50)) return rupiah / factor;
    if (rupiah > largest_rupiah / factor) return std::nullopt;
    return rupiah * factor;
}

[[nodiscard]] std::int64_t arbitrary_amount(std::int64_t rupiah, dice& die) {
    constexpr std::array<std::int64_t, 4> units{1, 1, 1'000, 100'000};
    const std::int64_t size = rupiah > 0 ? rupiah : 10'000'000;
    const std::int64_t unit = die.one_of(units);
    return std::max(die.between(size / 4, size * 3) / unit, std::int64_t{1}) * unit;
}

/// What a cell copies, nothing where there is no such cell or it is empty.
[[nodiscard]] std::optional<std::int64_t> neighbour_of(const document& rows, std::size_t at, std::size_t column, damage_kind kind) {
    std::size_t row = at;
    std::size_t from = column;
    if (kind == damage_kind::copied_left) from = column == 0 ? plan_column_count : column - 1;
    if (kind == damage_kind::copied_right) from = column + 1;
    const std::size_t step = kind == damage_kind::copied_above ? rows.size() - 1 : kind == damage_kind::copied_below ? 1 : 0;
    if (step != 0) {
        if ((kind == damage_kind::copied_above && at == 0) || (step == 1 && at + 1 == rows.size())) return std::nullopt;
        row = step == 1 ? at + 1 : at - 1;
    }
    if (from >= plan_column_count || rows[row].draft.level == level::sasaran || sen_of(rows[row], from) == 0) return std::nullopt;
    return sen_of(rows[row], from);
}

/// The wrong amount of a cell, in sen.
[[nodiscard]] std::optional<std::int64_t> wrong_amount(const document& rows, std::size_t at, std::size_t column, damage_kind kind,
                                                       dice& die) {
    const std::int64_t sen = sen_of(rows[at], column);
    const std::int64_t rupiah = sen / sen_per_rupiah;
    if (kind >= damage_kind::copied_left && kind <= damage_kind::copied_below) return neighbour_of(rows, at, column, kind);
    std::optional<std::int64_t> out;
    if (kind == damage_kind::arbitrary) {
        out = arbitrary_amount(rupiah, die);
    } else if (rupiah <= 0) {
        return std::nullopt;
    } else if (kind == damage_kind::blanked) {
        out = 0;
    } else if (kind == damage_kind::wrong_sign) {
        out = -rupiah;
    } else if (kind == damage_kind::factor_10 || kind == damage_kind::factor_1000) {
        out = other_magnitude(rupiah, kind == damage_kind::factor_10 ? 10 : 1'000, die);
    } else {
        out = slip_of_digits(rupiah, kind, die);
    }
    if (!out) return std::nullopt;
    return *out * sen_per_rupiah;
}

/// A row whose cells are damaged. Totals that follow hold formulas and are seldom typed over; where nothing follows every total was typed.
[[nodiscard]] std::size_t draw_row(const document& rows, recomputed how, dice& die) {
    const bool any = how == recomputed::none || die.percent(10);
    const auto chosen = rows_where(rows, [&](std::size_t i) { return any || !is_total(rows, i); });
    return chosen[die.index(chosen.size())];
}

/// Whether a total follows and another above it does not, where that is what is asked for.
[[nodiscard]] bool can_follow(const document& rows, std::size_t at, recomputed how) {
    return how != recomputed::some || rows_above(rows, at).size() >= 2;
}

/// Takes the damage into as many totals above as follow it.
void let_follow(document& rows, std::size_t at, const std::array<std::int64_t, plan_column_count>& change, recomputed how, dice& die) {
    const std::vector<std::size_t> above = rows_above(rows, at);
    const std::size_t count = totals_that_follow(above.size(), how, die);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < plan_column_count; ++c) add_to(rows[above[i]], c, change[c]);
    }
}

[[nodiscard]] std::optional<truth> damage_cell(document& rows, damage_kind kind, recomputed how, dice& die) {
    const std::size_t at = draw_row(rows, how, die);
    if (!can_follow(rows, at, how)) return std::nullopt;
    const std::size_t column = die.index(plan_column_count);
    const std::int64_t old = sen_of(rows[at], column);
    const std::optional<std::int64_t> wrong = wrong_amount(rows, at, column, kind, die);
    if (!wrong || *wrong == old) return std::nullopt;
    truth out{kind, repair_kind::cell, {rows[at].key}, {}, -1, std::nullopt, 0};
    out.mends[column] = old - *wrong;
    if (kind == damage_kind::blanked) {
        set_amount(rows[at], column, amount{});
    } else {
        set_sen(rows[at], column, *wrong);
    }
    std::array<std::int64_t, plan_column_count> change{};
    change[column] = *wrong - old;
    let_follow(rows, at, change, how, die);
    return out;
}

/// Either the triwulan go round by one, or all five cells do. An amount that falls off one end comes in at the other: a sheet loses none.
[[nodiscard]] std::optional<truth> shift_row(document& rows, recomputed how, dice& die) {
    const std::size_t at = draw_row(rows, how, die);
    if (!can_follow(rows, at, how)) return std::nullopt;
    const auto old = rows[at].draft.money;
    const auto first = old.begin() + (die.percent(50) ? 1 : 0);
    const std::size_t from = static_cast<std::size_t>(first - old.begin());
    const std::size_t count = plan_column_count - from;
    const std::size_t by = die.percent(50) ? 1 : count - 1;
    truth out{damage_kind::shifted_row, repair_kind::row_cells, {rows[at].key}, {}, -1, std::nullopt, 0};
    std::array<std::int64_t, plan_column_count> change{};
    for (std::size_t c = from; c < plan_column_count; ++c) {
        rows[at].draft.money[c] = old[from + (c - from + by) % count];
        change[c] = sen_of(rows[at], c) - old[c].value.addend().sen();
        out.mends[c] = -change[c];
    }
    let_follow(rows, at, change, how, die);
    return out;
}

[[nodiscard]] std::array<std::int64_t, plan_column_count> amounts_of(const document_row& row, std::int64_t sign) {
    std::array<std::int64_t, plan_column_count> out{};
    for (std::size_t c = 0; c < plan_column_count; ++c) out[c] = sign * sen_of(row, c);
    return out;
}

[[nodiscard]] std::optional<std::size_t> draw_leaf(const document& rows, dice& die) {
    const auto leaves = rows_where(rows, [&](std::size_t i) { return !is_total(rows, i) && has_amounts(rows[i]); });
    if (leaves.empty()) return std::nullopt;
    return leaves[die.index(leaves.size())];
}

[[nodiscard]] std::int32_t next_key(const document& rows) {
    std::int32_t largest = 0;
    for (const document_row& row : rows) largest = std::max(largest, row.key);
    return largest + 1;
}

[[nodiscard]] std::optional<truth> double_row(document& rows, recomputed how, dice& die) {
    const std::optional<std::size_t> at = draw_leaf(rows, die);
    if (!at || !can_follow(rows, *at, how)) return std::nullopt;
    document_row again = rows[*at];
    again.key = next_key(rows);
    truth out{damage_kind::doubled_row, repair_kind::doubled_row, {again.key, rows[*at].key}, {}, -1, std::nullopt, 0};
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(*at) + 1, std::move(again));
    let_follow(rows, *at, amounts_of(rows[*at], 1), how, die);
    return out;
}

void take_out(document& rows, std::size_t at, truth& out) {
    out.mends = amounts_of(rows[at], 1);
    out.taken = rows[at];
    out.taken_from = at;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
}

[[nodiscard]] std::optional<truth> lose_row(document& rows, dice& die) {
    const std::optional<std::size_t> at = draw_leaf(rows, die);
    if (!at) return std::nullopt;
    const std::vector<std::size_t> above = rows_above(rows, *at);
    if (above.empty()) return std::nullopt;
    truth out{damage_kind::missing_row, repair_kind::missing_row, {rows[above.front()].key}, {}, -1, std::nullopt, 0};
    take_out(rows, *at, out);
    // A total that loses its only row claims no sum any more.
    const std::size_t parent = above.front() > *at ? above.front() - 1 : above.front();
    if (!is_total(rows, parent)) return std::nullopt;
    return out;
}

[[nodiscard]] std::optional<truth> lose_header(document& rows, dice& die) {
    const auto totals = rows_where(rows, [&](std::size_t i) {
        return rows[i].draft.level != level::jumlah && is_total(rows, i) && has_amounts(rows[i]) && parent_of(rows, i);
    });
    if (totals.empty()) return std::nullopt;
    const std::size_t at = totals[die.index(totals.size())];
    truth out{
        damage_kind::missing_header, repair_kind::missing_row, {rows[*parent_of(rows, at)].key}, {}, rows[at + 1].key, std::nullopt, 0};
    take_out(rows, at, out);
    return out;
}

/// The first row below a total moves to the end of the one before, or the last to the beginning of the next.
[[nodiscard]] std::optional<truth> misplace_row(document& rows, dice& die) {
    const std::optional<std::size_t> at = draw_leaf(rows, die);
    if (!at || *at == 0 || *at + 1 >= rows.size()) return std::nullopt;
    const std::optional<std::size_t> parent = parent_of(rows, *at);
    if (!parent || *parent == 0 || rows[*parent].draft.level == level::jumlah) return std::nullopt;
    const auto between = rows.begin() + static_cast<std::ptrdiff_t>(*parent) + 1;
    // Where a level in between prints no amounts the row would leave that as well.
    if (std::any_of(between, rows.begin() + static_cast<std::ptrdiff_t>(*at),
                    [&](const document_row& row) { return is_above(row.draft.level, rows[*at].draft.level); })) {
        return std::nullopt;
    }
    truth out{damage_kind::misplaced_row, repair_kind::misplaced_row, {rows[*at].key}, {}, rows[*parent].key, std::nullopt, 0};
    const document_row moved = rows[*at];
    const bool up = *parent + 1 == *at;
    if (up && rows[*parent - 1].draft.level != moved.draft.level) return std::nullopt;
    const std::size_t passed = up ? *parent : *at + 1;
    if (rows[passed].draft.level != rows[*parent].draft.level || !is_total(rows, passed)) return std::nullopt;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(*at));
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(up ? *parent : *at + 1), moved);
    // A total that loses its only row is another mistake.
    if (!is_total(rows, up ? *parent + 1 : *parent)) return std::nullopt;
    return out;
}

[[nodiscard]] std::optional<truth> damage_once(document& rows, damage_kind kind, recomputed how, dice& die) {
    switch (kind) {
        case damage_kind::shifted_row:
            return shift_row(rows, how, die);
        case damage_kind::doubled_row:
            return double_row(rows, how, die);
        case damage_kind::missing_row:
            return lose_row(rows, die);
        case damage_kind::missing_header:
            return lose_header(rows, die);
        case damage_kind::misplaced_row:
            return misplace_row(rows, die);
        default:
            return damage_cell(rows, kind, how, die);
    }
}

using broken = std::tuple<identity_kind, std::int32_t, plan_column, int128>;

/// The sums that do not hold, by the keys of their rows.
[[nodiscard]] std::vector<broken> broken_sums(const document& rows) {
    std::vector<broken> out;
    for (const identity_violation& wrong : check_identities(build(rows)).violations) {
        out.emplace_back(wrong.kind, rows[wrong.row.position()].key, wrong.column, wrong.difference_sen());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

std::optional<truth> damage(document& rows, damage_kind kind, recomputed how, dice& die) {
    constexpr int most_tries = 40;
    if (is_of_rows(kind) && (how == recomputed::all || (how == recomputed::some && kind != damage_kind::doubled_row))) return std::nullopt;
    const std::vector<broken> before = broken_sums(rows);
    for (int i = 0; i < most_tries; ++i) {
        document spoiled = rows;
        std::optional<truth> done = damage_once(spoiled, kind, how, die);
        if (!done) continue;
        const std::vector<broken> after = broken_sums(spoiled);
        if (after.empty() || after == before) continue;
        rows = std::move(spoiled);
        return done;
    }
    return std::nullopt;
}

}  // namespace renaksi::accuracy
