/// \file
/// Names as numbers: each is kept once. Numbers go by order of arrival until `sort`.
///
/// Contract: belongs to one thread. A view lives until the next `add` or `sort`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace renaksi::detail {

/// Text order byte by byte, as unsigned: that of UTF-8 code points, on every machine.
[[nodiscard]] inline bool text_before(std::string_view a, std::string_view b) noexcept { return a.compare(b) < 0; }

class rekap_names {
public:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::uint32_t id) const noexcept {
        const std::size_t begin = id == 0 ? 0 : ends_[id - 1];
        return {bytes_.data() + begin, ends_[id] - begin};
    }

    /// The number of a name; `none` where it was never added.
    [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept {
        return slots_.empty() ? none : slots_[slot_of(name, hash(name))];
    }

    /// The number of a name, a new one where it has none.
    std::uint32_t add(std::string_view name) {
        if (2 * (size() + 1) > slots_.size()) grow();
        const std::uint32_t code = hash(name);
        std::uint32_t& slot = slots_[slot_of(name, code)];
        if (slot != none) return slot;
        bytes_.insert(bytes_.end(), name.begin(), name.end());
        ends_.push_back(bytes_.size());
        hashes_.push_back(code);
        slot = static_cast<std::uint32_t>(ends_.size() - 1);
        return slot;
    }

    /// Numbers the names that `keep` says yes to in text order, forgets the others, and gives the new number of each old one (`none` where
    /// it is forgotten). O(n log n).
    template <typename Keep>
    std::vector<std::uint32_t> sort(Keep keep) {
        std::vector<std::uint32_t> order;
        order.reserve(size());
        for (std::uint32_t i = 0; i < size(); ++i) {
            if (keep(i)) order.push_back(i);
        }
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) { return text_before((*this)[a], (*this)[b]); });
        std::vector<std::uint32_t> rank(size(), none);
        rekap_names sorted;
        sorted.bytes_.reserve(bytes_.size());
        sorted.ends_.reserve(order.size());
        sorted.hashes_.reserve(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            rank[order[i]] = i;
            const std::string_view name = (*this)[order[i]];
            sorted.bytes_.insert(sorted.bytes_.end(), name.begin(), name.end());
            sorted.ends_.push_back(sorted.bytes_.size());
            sorted.hashes_.push_back(hashes_[order[i]]);
        }
        sorted.index(slots_.size());
        *this = std::move(sorted);
        return rank;
    }

private:
    /// FNV-1a. Where a name lies in the table shows nowhere.
    [[nodiscard]] static std::uint32_t hash(std::string_view name) noexcept {
        std::uint64_t code = 0xCBF2'9CE4'8422'2325U;
        for (const char c : name) code = (code ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
        return static_cast<std::uint32_t>(code ^ (code >> 32U));
    }

    [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint32_t code) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = code & mask;
        while (slots_[at] != none && (hashes_[slots_[at]] != code || (*this)[slots_[at]] != name)) at = (at + 1) & mask;
        return at;
    }

    void grow() { index(std::max<std::size_t>(16, 2 * slots_.size())); }

    void index(std::size_t slots) {
        slots_.assign(slots, none);
        for (std::uint32_t id = 0; id < size(); ++id) {
            std::size_t at = hashes_[id] & (slots - 1);
            while (slots_[at] != none) at = (at + 1) & (slots - 1);
            slots_[at] = id;
        }
    }

    std::vector<char> bytes_;  // a string would keep short texts inside itself, where a view does not outlive a move
    std::vector<std::size_t> ends_;
    std::vector<std::uint32_t> hashes_;
    std::vector<std::uint32_t> slots_;
};

}  // namespace renaksi::detail
