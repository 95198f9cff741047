// Plans whose right form is known: drawn at random as offices write them, or the sample plan with its three mistakes mended.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::accuracy {

/// Numbers from the engine itself: the distributions of the standard library differ from one library to the next.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}

    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return engine_() % n; }
    [[nodiscard]] std::size_t index(std::size_t n) { return static_cast<std::size_t>(below(n)); }
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    [[nodiscard]] bool percent(std::uint64_t n) { return below(100) < n; }

    template <typename T, std::size_t N>
    [[nodiscard]] const T& one_of(const std::array<T, N>& choices) {
        return choices[index(N)];
    }

    /// A position, each as likely as its weight is large.
    template <std::size_t N>
    [[nodiscard]] std::size_t weighted(const std::array<std::uint64_t, N>& weights) {
        std::uint64_t sum = 0;
        for (const std::uint64_t weight : weights) sum += weight;
        std::uint64_t left = below(sum);
        std::size_t at = 0;
        while (left >= weights[at]) left -= weights[at++];
        return at;
    }

private:
    std::mt19937_64 engine_;
};

/// A row and its key, which stays with it when rows come, go and move.
struct document_row {
    std::int32_t key = 0;
    row_draft draft;
};

/// All rows of a plan in document order; the Jumlah row, where there is one, is the last, so that positions are those in the plan.
using document = std::vector<document_row>;

[[nodiscard]] inline std::int64_t sen_of(const document_row& row, std::size_t column) {
    return row.draft.money[column].value.addend().sen();
}

/// Prints another amount into a cell; nothing is printed as the document's other cells of the row print it.
void set_sen(document_row& row, std::size_t column, std::int64_t sen);

void set_amount(document_row& row, std::size_t column, amount value);

/// The rows whose totals a row is part of, from the bottom up; levels that print no amounts are passed over. O(rows).
[[nodiscard]] std::vector<std::size_t> rows_above(const document& rows, std::size_t at);

/// Whether other rows add up to this one.
[[nodiscard]] bool is_total(const document& rows, std::size_t at);

/// A plan with a shape, habits and amounts of its own, in which every sum holds.
[[nodiscard]] document draw_document(dice& die);

/// The sample plan without its three mistakes. Throws where it is not the sample.
[[nodiscard]] document mended_sample(const std::string& path);

/// Lines are numbered from 1.
[[nodiscard]] plan build(const document& rows);

}  // namespace renaksi::accuracy
