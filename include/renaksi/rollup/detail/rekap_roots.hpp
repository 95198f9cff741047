/// \file
/// The roots and errors that a rekap names: a bounded number of them, chosen by an order that goes by what they say and not by when they
/// came, so that every way of putting parts together chooses the same.
///
/// Contract: belongs to one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/base/block_list.hpp"
#include "renaksi/base/error.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/rollup/detail/rekap_names.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

/// A list that keeps the first `limit` by `Before`. What is behind them is thrown away when the list has grown to twice the limit, so that
/// an addition costs O(1) and `n` of them O(n).
template <typename T>
class first_of_many {
public:
    template <typename Before>
    void add(T one, std::uint64_t limit, Before before) {
        items_.push_back(std::move(one));
        if (is_long(limit)) cut(limit, before);
    }
    /// Adds all of another list.
    template <typename Before>
    void take(first_of_many&& other, std::uint64_t limit, Before before) {
        items_.take(std::move(other.items_));
        if (is_long(limit)) cut(limit, before);
    }
    template <typename Before>
    void cut(std::uint64_t limit, Before before) {
        if (items_.size() <= limit) return;
        std::nth_element(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(limit), items_.end(), before);
        items_.cut(static_cast<std::size_t>(limit));
    }

    [[nodiscard]] block_list<T>& items() noexcept { return items_; }
    [[nodiscard]] const block_list<T>& items() const noexcept { return items_; }

private:
    [[nodiscard]] bool is_long(std::uint64_t limit) const noexcept { return items_.size() / 2 >= limit && items_.size() >= 256; }

    block_list<T> items_;
};

/// A root with its texts as numbers.
struct stored_root {
    int128 expected_sen = 0;
    int128 found_sen = 0;
    std::uint64_t kode = 0;
    std::uint64_t line = 0;  ///< in its source
    std::uint32_t office = 0;
    std::uint32_t source = 0;
    rekap_level level = rekap_level::jumlah;
    bool is_row = false;
    std::uint8_t column = 0;

    [[nodiscard]] uint128 distance() const noexcept {
        return found_sen < expected_sen ? static_cast<uint128>(expected_sen) - static_cast<uint128>(found_sen)
                                        : static_cast<uint128>(found_sen) - static_cast<uint128>(expected_sen);
    }
};

struct stored_error {
    errc code = errc::invalid_argument;
    std::uint32_t source = 0;
    std::uint64_t line = 0;
    std::uint32_t column = 0;
    std::string detail;
};

inline constexpr std::uint64_t errors_limit = 100;

/// Where a source stands among sources: by name, then by its bytes. Lines that are not known (0) are the same in every part of a file.
struct source_order {
    const std::vector<rekap_source>& sources;

    [[nodiscard]] int names(std::uint32_t a, std::uint32_t b) const noexcept {
        return a == b ? 0 : sources[a].name.compare(sources[b].name);
    }
    [[nodiscard]] bool place_before(std::uint32_t a, std::uint64_t line_a, std::uint32_t b, std::uint64_t line_b) const noexcept {
        const int by_name = names(a, b);
        if (by_name != 0) return by_name < 0;
        const auto place = [this](std::uint32_t source, std::uint64_t line) {
            return std::pair(line == 0 ? 0 : sources[source].begin, line);
        };
        return place(a, line_a) < place(b, line_b);
    }
};

/// Which of two roots is named where there is room for one: the larger difference, then by what they are. Their places come last, because
/// only those change when parts of a file are joined.
struct root_priority {
    const rekap_names& offices;
    source_order sources;

    [[nodiscard]] bool operator()(const stored_root& a, const stored_root& b) const noexcept {
        if (a.distance() != b.distance()) return a.distance() > b.distance();
        if (a.office != b.office) return text_before(offices[a.office], offices[b.office]);
        const auto what = [](const stored_root& r) {
            return std::tuple(packed_kode(r.kode).text_rank(), r.level, !r.is_row, r.column, r.expected_sen, r.found_sen);
        };
        if (what(a) != what(b)) return what(a) < what(b);
        return sources.place_before(a.source, a.line, b.source, b.line);
    }
};

/// The order in which roots are told. Offices and sources are in order of their numbers. What tells nearly all of them apart is asked
/// first.
[[nodiscard]] inline bool told_before(const stored_root& a, const stored_root& b) noexcept {
    if (a.office != b.office) return a.office < b.office;
    const std::uint64_t rank_a = packed_kode(a.kode).text_rank();
    const std::uint64_t rank_b = packed_kode(b.kode).text_rank();
    if (rank_a != rank_b) return rank_a < rank_b;
    if (a.is_row != b.is_row) return a.is_row;
    if (a.column != b.column) return a.column < b.column;
    const auto rest = [](const stored_root& r) { return std::tuple(r.source, r.line, r.level, r.expected_sen, r.found_sen); };
    return rest(a) < rest(b);
}

/// Puts roots in that order. What an office has stands together already, so that they are read nearly in a row when they are put into new
/// memory; to change places they would each be fetched from afar. `offices`: how many there are. O(roots log roots of one office).
inline void put_in_told_order(block_list<stored_root>& roots, std::size_t offices) {
    std::vector<std::size_t> begins(offices + 1);
    for (const stored_root& root : std::as_const(roots)) ++begins[root.office + std::size_t{1}];
    for (std::size_t i = 0; i < offices; ++i) begins[i + 1] += begins[i];
    std::vector<std::size_t> order(roots.size());
    std::vector<std::size_t> next(begins.begin(), begins.end() - 1);
    std::size_t at = 0;
    for (const stored_root& root : std::as_const(roots)) order[next[root.office]++] = at++;
    block_list<stored_root> out;
    for (std::size_t office = 0; office < offices; ++office) {
        const auto first = order.begin() + static_cast<std::ptrdiff_t>(begins[office]);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(begins[office + 1]);
        std::sort(first, end, [&roots](std::size_t a, std::size_t b) { return told_before(roots[a], roots[b]); });
        for (auto one = first; one != end; ++one) out.push_back(roots[*one]);
    }
    roots = std::move(out);
}

struct error_order {
    source_order sources;

    [[nodiscard]] bool operator()(const stored_error& a, const stored_error& b) const {
        if (sources.place_before(a.source, a.line, b.source, b.line)) return true;
        if (sources.place_before(b.source, b.line, a.source, a.line)) return false;
        return std::tie(a.column, a.code, a.detail) < std::tie(b.column, b.code, b.detail);
    }
};

}  // namespace renaksi::detail
