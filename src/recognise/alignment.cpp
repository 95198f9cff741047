#include "recognise/alignment.hpp"

#include <array>
#include <vector>

#include "recognise/vocabulary.hpp"

namespace renaksi::recognise {
namespace {

constexpr int misfit = 3;
constexpr int doubtful = 1;

/// What it costs to read a cell in a role: nothing, a doubt, or a misfit.
[[nodiscard]] int misfit_cost(role what, cell_class c, std::string_view text) {
    if (c == cell_class::blank) return 0;
    const bool words = is_wording(c);
    switch (what) {
        case role::money:
            return is_amount_like(c) ? 0 : misfit;
        case role::target:
            if (c == cell_class::money) return doubtful;
            return is_amount_like(c) || c == cell_class::percent || c == cell_class::predicate ? 0 : misfit;
        case role::satuan:
            return c == cell_class::satuan || c == cell_class::dash ? 0 : words && text.size() < 30 ? doubtful : misfit;
        case role::indikator:
            if (c == cell_class::satuan) return doubtful;
            return c == cell_class::text || c == cell_class::dash ? 0 : misfit;
        case role::sasaran:
            return c == cell_class::text ? (opens_sasaran(text) ? 0 : doubtful) : misfit;
        case role::nama:
            return c == cell_class::text ? 0 : words ? doubtful : misfit;
        case role::penanggung_jawab:
            return words || c == cell_class::dash ? 0 : misfit;
        case role::kode:
            return c == cell_class::kode || c == cell_class::ordinal || c == cell_class::number ? 0 : misfit;
        case role::no:
            return c == cell_class::ordinal || c == cell_class::number ? 0 : is_total_label(text) ? 0 : misfit;
        case role::level:
            return words ? 0 : misfit;
        case role::none:
            return doubtful;
    }
    return misfit;
}

class shift_search {
public:
    shift_search(const classified_grid& cells, const column_roles& roles, std::size_t row) : cells_(cells), roles_(roles), row_(row) {
        const std::size_t n = cells.grid().columns(row);
        stay_.assign(n + 1, 0);
        for (std::size_t column = 0; column < n; ++column) stay_[column + 1] = stay_[column] + cost_at(column, 0);
    }

    [[nodiscard]] row_shift best() const {
        row_shift found;
        // A move must clear at least one misfit. Of equally good ones the nearest wins, then the one that moves the fewest cells.
        int best_cost = stay_.back() - misfit + 1;
        constexpr std::array<std::ptrdiff_t, 4> moves{1, -1, 2, -2};
        for (const std::ptrdiff_t by : moves) {
            int tail = 0;
            for (std::size_t from = cells_.grid().columns(row_); from-- > 0;) {
                tail += cost_at(from, by);
                if (cells_.at(row_, from) == cell_class::blank || !is_free_before(from, by)) continue;
                const int cost = stay_[from] + tail;
                if (cost >= best_cost) continue;
                best_cost = cost;
                found = row_shift{by, from};
            }
        }
        return found;
    }

private:
    [[nodiscard]] int cost_at(std::size_t column, std::ptrdiff_t by) const {
        const cell_class c = cells_.at(row_, column);
        if (c == cell_class::blank) return 0;
        const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(column) + by;
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(roles_.width())) return misfit;
        return misfit_cost(roles_.at(static_cast<std::size_t>(to)).what, c, cells_.text(row_, column));
    }

    /// A move to the left must not run into cells that stay.
    [[nodiscard]] bool is_free_before(std::size_t from, std::ptrdiff_t by) const {
        for (std::ptrdiff_t k = by; k < 0; ++k) {
            const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(from) + k;
            if (column < 0 || cells_.at(row_, static_cast<std::size_t>(column)) != cell_class::blank) return false;
        }
        return true;
    }

    const classified_grid& cells_;
    const column_roles& roles_;
    std::size_t row_;
    std::vector<int> stay_;  ///< cost of the cells before a column, as they stand
};

}  // namespace

row_shift find_shift(const classified_grid& cells, const column_roles& roles, std::size_t row) {
    // A cell alone fits somewhere always; only several of them, or an amount, can stand beside their places.
    if (cells.filled(row) < 3 && cells.count(row, cell_class::money) == 0) return {};
    return shift_search(cells, roles, row).best();
}

}  // namespace renaksi::recognise
