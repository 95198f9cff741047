/// \file
/// The sources of a rekap: files and parts of files, which parts lie side by side, and whether they make whole files.
///
/// Contract: belongs to one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/rollup/detail/rekap_names.hpp"
#include "renaksi/rollup/detail/rekap_roots.hpp"
#include "renaksi/rollup/rekap_values.hpp"

namespace renaksi::detail {

/// What happens at an end of a part.
struct source_edge {
    bool continues = false;  ///< the file goes on there
    bool is_open = false;    ///< and the part that does is not here yet
    /// The office whose rows may go on there; none where the part has no rows.
    std::uint32_t office = rekap_names::none;
};

struct source_edges {
    source_edge front;
    source_edge back;
};

class rekap_sources {
public:
    [[nodiscard]] const std::vector<rekap_source>& all() const noexcept { return sources_; }
    [[nodiscard]] const std::vector<source_edges>& edges() const noexcept { return edges_; }
    [[nodiscard]] source_edges& edges_of(std::uint32_t source) noexcept { return edges_[source]; }
    [[nodiscard]] source_order order() const noexcept { return {sources_}; }
    [[nodiscard]] std::size_t size() const noexcept { return sources_.size(); }

    /// Adds a source that is being read; it has a place among the others once `place` is called.
    std::uint32_t add(rekap_source source, source_edges edges) {
        sources_.push_back(std::move(source));
        edges_.push_back(edges);
        return static_cast<std::uint32_t>(sources_.size() - 1);
    }
    /// Adds one that stands behind all others.
    void add_in_order(rekap_source source, source_edges edges) {
        source_place place = place_of(source);
        places_.emplace(std::move(place), add(std::move(source), edges));
    }
    [[nodiscard]] rekap_source& operator[](std::uint32_t source) noexcept { return sources_[source]; }
    void drop_last() {
        sources_.pop_back();
        edges_.pop_back();
    }

    /// Whether a source of the same name and bytes is there. O(log sources).
    [[nodiscard]] bool has(const rekap_source& source) const { return places_.count(place_of(source)) > 0; }

    /// Gives the source its place. Where the parts before and behind it are here, the edge between them is closed, and `release` is called
    /// with each office that goes on over no edge there any more, once for every edge that held it. O(log sources).
    template <typename Release>
    void place(std::uint32_t source, Release release) {
        const auto [at, is_new] = places_.emplace(place_of(sources_[source]), source);
        if (!is_new) return;  // `gap` tells that it is there twice
        const auto join_before = [&, begin = at] {
            for (auto here = begin; here != places_.begin() && join(std::prev(here)->second, here->second, release);) --here;
        };
        join_before();
        for (auto here = at; std::next(here) != places_.end() && join(here->second, std::next(here)->second, release);) ++here;
        // What came from behind may go on before parts without rows.
        join_before();
    }

    /// What keeps the parts from being whole files, each once. O(sources log sources).
    [[nodiscard]] std::optional<error> gap() const {
        const std::vector<std::uint32_t> order = in_order();
        for (std::size_t i = 0; i < order.size(); ++i) {
            const rekap_source& part = sources_[order[i]];
            const bool is_first = i == 0 || sources_[order[i - 1]].name != part.name;
            const bool is_last = i + 1 == order.size() || sources_[order[i + 1]].name != part.name;
            if (is_first && edges_[order[i]].front.continues) return gap_error(part, "the part before byte ", part.begin, " is missing");
            if (is_last && edges_[order[i]].back.continues) return gap_error(part, "the part from byte ", part.end, " on is missing");
            if (is_last) continue;
            const rekap_source& next = sources_[order[i + 1]];
            const bool both_go_on = edges_[order[i]].back.continues && edges_[order[i + 1]].front.continues;
            if (next.begin < part.end) return gap_error(part, "what stands from byte ", next.begin, " on is there twice");
            if (!both_go_on) return gap_error(part, "two files have this name; one ends at byte ", part.end, "");
            if (next.begin > part.end) return gap_error(part, "the part from byte ", part.end, " on is missing");
        }
        return std::nullopt;
    }

    /// Where a source's rows are after `make_whole`.
    struct moved {
        std::uint32_t source = 0;
        std::uint64_t lines_before = 0;  ///< in the parts before it
    };

    /// Joins the parts, which have no gap, to whole files in order of their names.
    std::vector<moved> make_whole() {
        std::vector<moved> out(sources_.size());
        std::vector<rekap_source> whole;
        for (const std::uint32_t at : in_order()) {
            rekap_source& part = sources_[at];
            if (whole.empty() || whole.back().name != part.name) {
                whole.push_back(std::move(part));
                out[at] = {static_cast<std::uint32_t>(whole.size() - 1), 0};
                whole.back().is_whole = true;
                continue;
            }
            out[at] = {static_cast<std::uint32_t>(whole.size() - 1), whole.back().lines};
            whole.back().end = part.end;
            whole.back().lines += part.lines;
        }
        sources_ = std::move(whole);
        edges_.assign(sources_.size(), {});
        places_.clear();
        for (std::uint32_t i = 0; i < sources_.size(); ++i) places_.emplace(place_of(sources_[i]), i);
        return out;
    }

    /// Puts the sources in order without joining them.
    std::vector<moved> sort() {
        std::vector<moved> out(sources_.size());
        rekap_sources sorted;
        for (const std::uint32_t at : in_order()) {
            out[at] = {static_cast<std::uint32_t>(sorted.size()), 0};
            sorted.add_in_order(std::move(sources_[at]), edges_[at]);
        }
        *this = std::move(sorted);
        return out;
    }

    void renumber_offices(const std::vector<std::uint32_t>& offices) {
        for (source_edges& edges : edges_) {
            for (source_edge* edge : {&edges.front, &edges.back}) {
                if (edge->office != rekap_names::none) edge->office = offices[edge->office];
            }
        }
    }

private:
    using source_place = std::tuple<std::string, std::uint64_t, std::uint64_t>;

    [[nodiscard]] static source_place place_of(const rekap_source& source) { return {source.name, source.begin, source.end}; }

    [[nodiscard]] std::vector<std::uint32_t> in_order() const {
        std::vector<std::uint32_t> order(sources_.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            const rekap_source& x = sources_[a];
            const rekap_source& y = sources_[b];
            return std::tie(x.name, x.begin, x.end) < std::tie(y.name, y.begin, y.end);
        });
        return order;
    }

    /// Closes the edge between two parts that lie side by side and says whether there was one to be closed.
    template <typename Release>
    bool join(std::uint32_t first, std::uint32_t second, Release release) {
        if (sources_[first].name != sources_[second].name || sources_[first].end != sources_[second].begin) return false;
        source_edge& back = edges_[first].back;
        source_edge& front = edges_[second].front;
        if (!back.is_open || !front.is_open) return false;
        // Between two parts without rows nothing is known yet.
        if (back.office == rekap_names::none && front.office == rekap_names::none) return false;
        back.is_open = front.is_open = false;
        if (back.office == rekap_names::none) {
            hand_on(front.office, edges_[first], edges_[first].front, release);
        } else if (front.office == rekap_names::none) {
            hand_on(back.office, edges_[second], edges_[second].back, release);
        } else {
            release(back.office);
            release(front.office);
        }
        return true;
    }

    /// A part without rows holds what may go on over it at its other edge.
    template <typename Release>
    static void hand_on(std::uint32_t office, source_edges& part, const source_edge& other, Release release) {
        part.front.office = part.back.office = office;
        if (!other.is_open) release(office);
    }

    [[nodiscard]] static error gap_error(const rekap_source& part, const char* before, std::uint64_t byte, const char* after) {
        error out = make_error(errc::bad_structure, before + std::to_string(byte) + after);
        out.where.file = part.name;
        return out;
    }

    std::vector<rekap_source> sources_;
    std::vector<source_edges> edges_;
    std::map<source_place, std::uint32_t> places_;
};

}  // namespace renaksi::detail
