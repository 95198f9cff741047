/// \file
/// The cost model of repairs, as data in one place. Costs are chances in thousandths of a nat (base/log_cost.hpp): what is e times less
/// likely costs 1000 more.
///
/// The model is that of a person who fills a table in: a row's amounts come first, then slips happen to single cells with the chances
/// below, then sums are computed or typed. A repair's cost is how unlikely its slip is, plus how much less (or more) usual the row is with
/// the new value than with the old one, by the habits of the document itself (repair/detail/document_habits.hpp).
///
/// Contract: constants.
#pragma once

#include <cstdint>

namespace renaksi::cost_model {

/// That a cell is wrong at all: an amount typed into a leaf's triwulan, into its pagu (copied from the budget document and looked at by
/// more people), into a total.
inline constexpr std::int64_t triwulan_slip = 5'000;
inline constexpr std::int64_t pagu_slip = 5'500;
inline constexpr std::int64_t total_slip = 4'500;

/// Of a hundred slips in a cell, how many are of each kind.
inline constexpr std::uint64_t all_slips = 100;
inline constexpr std::uint64_t left_empty = 15;
inline constexpr std::uint64_t digits_swapped = 12;
inline constexpr std::uint64_t digit_changed = 14;
inline constexpr std::uint64_t digit_dropped = 10;
inline constexpr std::uint64_t digit_added = 9;
inline constexpr std::uint64_t copied_left = 5;  // filled to the right, as spreadsheets do with one key
inline constexpr std::uint64_t copied_above = 6;
inline constexpr std::uint64_t copied_right = 2;
inline constexpr std::uint64_t copied_below = 2;
inline constexpr std::uint64_t copied_in_row = 2;
inline constexpr std::uint64_t magnitude = 9;
inline constexpr std::uint64_t sign = 3;
inline constexpr std::uint64_t two_digits = 2;
inline constexpr std::uint64_t anything = 9;

/// Of a hundred cells that were left empty, how many have nothing in them, and how many a "-" (as many a 0).
inline constexpr std::uint64_t forgotten_blank = 70;
inline constexpr std::uint64_t forgotten_other = 15;

/// A whole row left out, entered twice, put below another parent, its cells moved, left empty.
inline constexpr std::int64_t row_missing = 6'000;
inline constexpr std::int64_t row_twice = 5'000;
inline constexpr std::int64_t row_without_twin = 4'000;  // on top: nothing says which row it repeats
inline constexpr std::int64_t row_misplaced = 6'500;
inline constexpr std::int64_t row_not_lacking = 2'500;  // on top: the total that it would leave shows nothing of it
inline constexpr std::int64_t row_moved = 6'000;
inline constexpr std::int64_t totals_repeat_it = 1'500;  // on top: the totals above were computed from the moved cells
inline constexpr std::int64_t row_empty = 6'000;
/// That a leaf got a new budget, pagu and triwulan alike, and the totals above did not.
inline constexpr std::int64_t row_revised = 9'000;

/// A digit of an amount that nothing else tells. Ten digits are not equally likely, and amounts of one plan share their ends: less than
/// ln 10.
inline constexpr std::int64_t digit = 1'700;

/// Whatever this model does not think of costs this much for each broken sum, and competes with every explanation.
inline constexpr std::int64_t unthought = 14'000;
/// The same for a total, which only its own cell mends alone.
inline constexpr std::int64_t unthought_total = 20'000;
/// The same for a total of which other columns do not hold either: a slip with its whole row is near at hand.
inline constexpr std::int64_t several_columns = 9'000;

/// A second explanation has to be this much less likely for the first to be called confident (e^4 is about 55 to 1).
inline constexpr std::int64_t clear_margin = 4'000;

/// A repair of a whole row is proposed beside those of its cells up to this much above the best.
inline constexpr std::int64_t worth_saying = 8'000;

/// Broken sums that hang together are searched exactly up to this many.
inline constexpr std::size_t exact_roots = 12;

}  // namespace renaksi::cost_model
