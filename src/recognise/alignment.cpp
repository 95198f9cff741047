#include "recognise/alignment.hpp"

#include <array>
#include <cstddef>

#include "recognise/vocabulary.hpp"

namespace renaksi::recognise {
namespace {

constexpr int misfit = 3;
constexpr int doubtful = 1;

/// What it costs to read a cell in a role: nothing, a doubt, or a misfit.
[[nodiscard]] int misfit_cost(role what, cell_class c, std::string_view text) {
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
    shift_search(const classified_grid& cells, const column_roles& roles, std::size_t row)
        : cells_(cells), roles_(roles), begin_(cells.grid().filled_begin(row)), end_(cells.grid().filled_end(row)) {}

    [[nodiscard]] row_shift best() const {
        row_shift found;
        int stay = 0;
        for (std::size_t at = begin_; at < end_; ++at) stay += cost_at(at, 0);
        // A move must clear at least one misfit. Of equally good ones the nearest wins, then the one that moves the fewest cells.
        int best_cost = stay - misfit + 1;
        if (best_cost <= 0) return found;  // no move costs less than nothing
        constexpr std::array<std::ptrdiff_t, 4> moves{1, -1, 2, -2};
        for (const std::ptrdiff_t by : moves) {
            int before = stay;
            int tail = 0;
            for (std::size_t at = end_; at-- > begin_;) {
                before -= cost_at(at, 0);
                tail += cost_at(at, by);
                if (!is_free_before(at, by)) continue;
                const int cost = before + tail;
                if (cost >= best_cost) continue;
                best_cost = cost;
                found = row_shift{by, cells_.grid().column_of(at)};
            }
        }
        return found;
    }

private:
    [[nodiscard]] int cost_at(std::size_t at, std::ptrdiff_t by) const {
        const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(cells_.grid().column_of(at)) + by;
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(roles_.width())) return misfit;
        return misfit_cost(roles_.at(static_cast<std::size_t>(to)).what, cells_.class_of(at), cells_.grid().text_of(at));
    }

    /// A move to the left must not run into cells that stay.
    [[nodiscard]] bool is_free_before(std::size_t at, std::ptrdiff_t by) const {
        if (by >= 0) return true;
        const auto column = static_cast<std::ptrdiff_t>(cells_.grid().column_of(at));
        const std::ptrdiff_t last_to_stay = at == begin_ ? -1 : static_cast<std::ptrdiff_t>(cells_.grid().column_of(at - 1));
        return column + by > last_to_stay;
    }

    const classified_grid& cells_;
    const column_roles& roles_;
    std::size_t begin_;  ///< the row's cells, by their numbers in the grid
    std::size_t end_;
};

}  // namespace

row_shift find_shift(const classified_grid& cells, const column_roles& roles, std::size_t row) {
    // A cell alone fits somewhere always; only several of them, or an amount, can stand beside their places.
    if (cells.filled(row) < 3 && cells.count(row, cell_class::money) == 0) return {};
    return shift_search(cells, roles, row).best();
}

}  // namespace renaksi::recognise
